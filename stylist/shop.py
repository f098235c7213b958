"""A library's purchases and recommenders in memory, in step with their files."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from threading import RLock
from typing import Any

from stylist.errors import LibraryError, ModelError, UsageError
from stylist.history.store import History
from stylist.recommend.contract import REGISTRY, Recommender
from stylist.recommend.dataset import Dataset, IdMap, ItemFacts, item_facts, read_dataset
from stylist.recommend.engines import load, make, save
from stylist.recommend.records import RecommenderInfo
from stylist.unfinished import beside

PLAIN = "repurchase"
"""What answers until something has been fitted."""
Described = Callable[[IdMap, ItemFacts], ItemFacts]


class Shop:
    """Purchases as arrays, and the recommender that serves.

    Parameters
    ----------
    folder : Path
        The library's.
    """

    def __init__(self, folder: Path) -> None:
        self.history = History(folder / "history")
        self._models = folder / "models" / "recommenders"
        self.trainings = folder / "cache" / "trainings"
        """Where long trainings are kept between epochs."""
        self._lock = RLock()
        self._data: tuple[tuple[int, int], Dataset] | None = None
        self._serving: tuple[str, Recommender] | None = None

    def data(self, catalog: int, skus: Callable[[], list[str]], described: Described) -> Dataset:
        """All purchases; kept until the history or the catalog changes.

        Parameters
        ----------
        catalog : int
            The catalog's revision.
        skus
            Those of the catalog: they can be recommended before anybody bought them.
        described
            Adds what the catalog knows of items.
        """
        with self._lock:
            state = (self.history.revision, catalog)
            if self._data is None or self._data[0] != state:
                names = IdMap.of(skus())
                told = self.history.items()
                data = read_dataset(
                    self.history.purchases(),
                    None,
                    self.history.customers(),
                    names=names,
                    describe=lambda items: described(items, item_facts(told, items)),
                )
                self._data = state, data
            return self._data[1]

    def keep(self, model: Recommender, data: Dataset, card: dict[str, object]) -> Path:
        """Write a model that was fitted, and let it serve."""
        file = self._models / f"{model.name}.npz"
        told = {
            **card,
            "fitted": datetime.now(UTC).isoformat(timespec="seconds"),
            "purchases": len(data),
        }
        with self._lock:
            save(model, file, told)
            if self.in_use != model.name:
                self.use(model.name)
            self._serving = model.name, model
        return file

    def serving(self) -> Recommender:
        """The model that answers."""
        with self._lock:
            name = self.in_use
            if self._serving is None or self._serving[0] != name:
                file = self._models / f"{name}.npz"
                model = load(file)[0] if file.exists() else make(name)
                self._serving = name, model
            return self._serving[1]

    @property
    def in_use(self) -> str:
        """The name of the model that answers."""
        return str(self._said().get("use", PLAIN))

    def use(self, name: str) -> None:
        """Let another model answer; `undo_use` goes back.

        Raises
        ------
        UsageError
            It has not been fitted.
        """
        if name != PLAIN and not (self._models / f"{name}.npz").exists():
            fitted = ", ".join([info.name for info in self.listed()])
            raise UsageError(f"{name} has not been fitted here; there are {fitted}")
        with self._lock:
            self._put({"use": name, "before": [*self._said().get("before", []), self.in_use][-20:]})

    def undo_use(self) -> str | None:
        """Let the model answer that did before; its name, None where there is none."""
        with self._lock:
            before = [n for n in self._said().get("before", []) if isinstance(n, str)]
            there = [n for n in before if n == PLAIN or (self._models / f"{n}.npz").exists()]
            if not there:
                return None
            self._put({"use": there[-1], "before": there[:-1]})
            return there[-1]

    def listed(self) -> list[RecommenderInfo]:
        """What has been fitted, and the plain one that needs no fitting."""
        used = self.in_use
        found = [RecommenderInfo(PLAIN, REGISTRY[PLAIN].label, used == PLAIN, None, 0)]
        for file in sorted(self._models.glob("*.npz")):
            with suppress(OSError, ValueError, KeyError):
                card = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
                if file.stem in REGISTRY and file.stem != PLAIN:
                    found.append(
                        RecommenderInfo(
                            file.stem,
                            REGISTRY[file.stem].label,
                            used == file.stem,
                            datetime.fromisoformat(card["fitted"]),
                            int(card["purchases"]),
                            dict(card.get("metrics", {})),
                        )
                    )
        return found

    def forget(self, customer: str) -> int:
        """Remove a customer from the history, and models that hold customers; gives purchases."""
        with self._lock:
            gone = self.history.forget(customer)
            for file in self._models.glob("*.npz"):
                if file.stem in REGISTRY and REGISTRY[file.stem].holds_customers:
                    file.unlink()
                    file.with_suffix(".json").unlink(missing_ok=True)
            # A training that was stopped half way has seen them.
            rmtree(self.trainings, ignore_errors=True)
            if not (self._models / f"{self.in_use}.npz").exists():
                self._put({"use": PLAIN, "before": []})
            self._data = self._serving = None
            return gone

    def code_of(self, data: Dataset, customer: str) -> int:
        """A customer's code, by the id the shop knows or the one that is stored; -1 unknown."""
        if not self.history:
            return -1
        codes = data.customers.codes(list(self.history.names_of(customer)))
        return int(codes.max())

    def _said(self) -> dict[str, Any]:
        try:
            said = json.loads((self._models / "use.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise ModelError(f"{self._models / 'use.json'}: cannot be read: {error}") from error
        return said if isinstance(said, dict) else {}

    def _put(self, said: dict[str, object]) -> None:
        try:
            self._models.mkdir(parents=True, exist_ok=True)
            temporary = beside(self._models / "use.json")
            temporary.write_text(json.dumps(said), encoding="utf-8")
            temporary.replace(self._models / "use.json")
        except OSError as error:
            raise LibraryError(self._models, error.strerror or str(error)) from error
