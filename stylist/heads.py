"""The heads in force in a library: the model's, and the one learned from what people say here."""

from __future__ import annotations

import hashlib
import io
import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from stylist.catalog.store import Store
from stylist.embed.attributes import CategoryHead, Heads
from stylist.embed.learn import LEAST_ANSWERS, Learned, learn
from stylist.embed.models import ModelCard, sha256
from stylist.embed.taught import Taught
from stylist.errors import LibraryError, ModelError, UsageError
from stylist.ingest.prepare import write_whole
from stylist.taxonomy import Taxonomy
from stylist.types import CHANNELS, Progress

HEAD = "encoder-head"
"""Name of the files in a library's ``models`` folder, ``.npz`` and ``.json``."""
_AT_ONCE = 500
"""Items in one transaction."""
_FROM_STYLE = ("category", "sleeve")
"""What the style channel alone tells, so that no photo need be read again."""


@dataclass(frozen=True, slots=True)
class FitReport:
    """What `fit encoder-head` did.

    `metrics` of ``shipped`` and ``learned`` are over the same items, each
    judged by a head that had not seen it. `kept` is False where the learned
    one was worse, and nothing has changed then. `rewritten` counts items.
    """

    model: Path | None
    kept: bool
    examples: int
    added: tuple[str, ...]
    metrics: dict[str, dict[str, float]]
    rewritten: int
    seconds: float


class LibraryHeads:
    """Loads, learns and saves the heads of one library, and lets them speak of its items.

    Parameters
    ----------
    store : Store
    folder : Path
        Where a learned head is kept.
    card : ModelCard
        The model in use.
    changed : callable
        Told of other heads when they come into force.
    """

    def __init__(
        self,
        store: Store,
        folder: Path,
        card: ModelCard,
        taxonomy: Taxonomy,
        changed: Callable[[Heads], None],
    ) -> None:
        self._store = store
        self._changed = changed
        self.encoder = card.identity
        self._folder = folder
        self._card = card
        self._taxonomy = taxonomy
        self._shipped = Heads.load(card, taxonomy, Taught.load(card).head if card.brought else None)
        self.in_force = self._shipped
        with suppress(ModelError):  # damaged, or of another encoder: the shipped one will do
            self.in_force = self._shipped.with_category(self._read())

    @property
    def learned(self) -> bool:
        """Whether a head that was learned here is in force."""
        return self.in_force is not self._shipped

    @property
    def file(self) -> Path:
        """Where the learned head is, or would be."""
        return self._folder / f"{HEAD}.npz"

    def answers(self) -> int:
        """How many items there are to learn from: those whose category somebody has said."""
        return len(self._store.told("category"))

    def fit(self) -> Iterator[Progress]:
        """Learn categories from what people and feeds say; the last progress has a `FitReport`.

        Where the learned head is no worse than the shipped one it is in force
        from then on, and what the model says of each item is told anew.
        Closing the generator cancels; where telling anew had begun, the next
        `fit` or `reset` makes all of it one head's again.

        Raises
        ------
        UsageError
            There are fewer than `LEAST_ANSWERS` answers, or all are the same.
        LibraryError
            The head cannot be saved.
        """
        began = time.perf_counter()
        told = {i: self._taxonomy.category(c) or c for i, c in self._store.told("category")}
        ids, style = self._store.main_vectors(self.encoder, CHANNELS[0], told)
        labels = [told[i] for i in ids.tolist()]
        if len(labels) < LEAST_ANSWERS or len(set(labels)) < 2:
            raise UsageError(
                f"{len(labels)} items have a category that somebody has said, of "
                f"{len(set(labels))} kinds: at least {LEAST_ANSWERS} of 2 kinds are needed; "
                "confirm or correct some first"
            )
        shipped = self._shipped.category
        if shipped is None:
            raise UsageError(
                f"{self._card.name} has no categories to start from: confirm some items' "
                "categories, then `stylist models use` it again"
            )
        learned: Learned | None = None
        for step in learn(shipped, style, labels):
            learned = step.result
            if learned is None:
                yield step
        assert learned is not None
        rewritten = 0
        if learned.kept:
            self._save(learned)
            self._use(self._shipped.with_category(learned.head))
            for step in self.rewrite():
                rewritten = step.done
                yield step
        report = FitReport(
            self.file if learned.kept else None,
            learned.kept,
            learned.examples,
            learned.added,
            learned.metrics,
            rewritten,
            time.perf_counter() - began,
        )
        yield Progress("done", rewritten, rewritten, result=report)

    def reset(self) -> Iterator[Progress]:
        """Forget what was learned: the shipped head is in force again, and tells all items anew."""
        for suffix in (".npz", ".json"):
            self.file.with_suffix(suffix).unlink(missing_ok=True)
        self._use(self._shipped)
        yield from self.rewrite()

    def rewrite(self) -> Iterator[Progress]:
        """Let the heads in force say category and sleeve of every item, from its stored vector.

        It replaces what the model said; what people and feeds say stays.
        """
        began = time.perf_counter()
        heads, known = self.in_force, dict(self._store.told("category"))
        ids, style = self._store.main_vectors(self.encoder, CHANNELS[0])
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE].tolist()
            said = heads.from_style(style[start : start + _AT_ONCE], [known.get(i) for i in some])
            self._store.say_again(_FROM_STYLE, dict(zip(some, said, strict=True)))
            done = start + len(some)
            rate = done / (time.perf_counter() - began)
            yield Progress("telling categories anew", done, len(ids), rate)

    def _use(self, heads: Heads) -> None:
        self.in_force = heads
        self._changed(heads)

    def _read(self) -> CategoryHead:
        """The learned head.

        Raises
        ------
        ModelError
            There is none, it is damaged, or it was learned with another encoder.
        """
        path = self.file.with_suffix(".json")
        try:
            card = json.loads(path.read_text(encoding="utf-8"))
            encoder, digest = card["encoder"], card["sha256"]
        except (OSError, ValueError, RecursionError, KeyError, TypeError) as error:
            raise ModelError(f"{path}: {error}") from error
        if encoder != self.encoder or digest != sha256(self.file):
            raise ModelError(f"{self.file}: learned with another encoder, or damaged")
        return CategoryHead.read(self.file, CategoryHead.width(self._card))

    def _save(self, learned: Learned) -> None:
        arrays = io.BytesIO()
        head = learned.head
        names = np.array(head.names, dtype=np.str_)
        np.savez(arrays, weights=head.weights, bias=head.bias, names=names)
        card: dict[str, Any] = {
            "name": HEAD,
            "encoder": self.encoder,
            "learned": datetime.now(UTC).isoformat(timespec="seconds"),
            "examples": learned.examples,
            "classes": list(head.names),
            "metrics": learned.metrics,
            "sha256": hashlib.sha256(arrays.getvalue()).hexdigest(),
        }
        text = json.dumps(card, indent=2, ensure_ascii=False) + "\n"
        try:
            write_whole(self.file, arrays.getvalue())
            write_whole(self.file.with_suffix(".json"), text.encode())
        except OSError as error:
            raise LibraryError(self.file, f"cannot be written: {error.strerror}") from error
