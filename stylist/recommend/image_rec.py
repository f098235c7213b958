"""Recommending by looks: latent features learned with the eye that sees the items.

Trained by `train.looks` (see there for the paper); what serves are vectors.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from stylist.recommend.als import by_cosine
from stylist.recommend.contract import Recommender, register
from stylist.recommend.dataset import Codes, Dataset, IdMap
from stylist.recommend.item_knn import histories
from stylist.train.learner import Epoch
from stylist.train.looks import STAGES, LooksPlan
from stylist.types import Floats, Progress

if TYPE_CHECKING:
    from stylist.train.looks import Bought, TrainedLooks

_RIDGE = 1.0


@dataclass(frozen=True, slots=True)
class ImageRecPlan:
    """How it learns; `held` and `checkpoints` as in `TwoTowerPlan`."""

    looks: LooksPlan = field(default_factory=LooksPlan)
    held: float = 0.15
    checkpoints: Path | None = None


@register
class ImageRec(Recommender):
    """Customers and items as latent features; an item's come from its photo, too."""

    name: ClassVar[str] = "image-rec"
    label: ClassVar[str] = "By looks, learned"
    holds_customers: ClassVar[bool] = True

    def __init__(self, plan: ImageRecPlan | None = None) -> None:
        super().__init__()
        self.plan = plan or ImageRecPlan()
        self._people = IdMap.of([])
        self._customers: Floats = np.zeros((0, self.plan.looks.width), np.float32)
        self._vectors: Floats = np.zeros((0, self.plan.looks.width + 1), np.float32)
        self._curve: NDArray[np.float64] = np.zeros((0, 3))

    def learns_from(self, data: Dataset) -> bool:
        """Whether there are photos."""
        return data.facts.pictures is not None

    def keep_checkpoints(self, folder: Path) -> None:
        """After each epoch; a training of the same purchases goes on with them."""
        self.plan = replace(self.plan, checkpoints=folder)

    @property
    def curve(self) -> Sequence[Epoch]:
        """Mean loss, and AUC on what was held out, of both stages."""
        return [Epoch(STAGES[int(s)], loss, score) for s, loss, score in self._curve.tolist()]

    def _fit(self, data: Dataset) -> Iterator[Progress]:
        from stylist.train import torches
        from stylist.train.learner import Checkpoint
        from stylist.train.looks import Looks

        torches.load()
        looks = self.plan.looks
        self._people = data.customers
        self._customers = np.zeros((len(data.customers), looks.width), np.float32)
        self._vectors = np.zeros((len(data.items), looks.width + 1), np.float32)
        pairs = data.pairs
        order = np.argsort(pairs.first, kind="stable")
        cut = int(len(order) * (1 - self.plan.held))
        if cut < 2:
            yield Progress("too few purchases", 1, 1)
            return
        pictures = data.facts.pictures
        if pictures is None:
            looks = replace(looks, seen=False)
            features, eye = np.zeros((len(data.items), 1, 1, 1), np.float32), _no_eye()
        else:
            yield from pictures.look()
            features, eye = pictures.features(), pictures.eye()
        past = _bought(data, order[:cut])
        held = _bought(data, order[cut:])
        file = None
        if self.plan.checkpoints is not None:
            file = self.plan.checkpoints / f"{self.name}.npz"
        watched = Looks(
            past, held, features, eye, looks, Checkpoint(file, _digest(past, features, looks))
        )
        yield from watched.run()
        trained = watched.trained
        assert trained is not None
        # Then all purchases, for as long as it got better on those that were held out.
        longer = replace(
            looks,
            first=replace(looks.first, epochs=trained.epochs[0]),
            fine=replace(looks.fine, epochs=trained.epochs[1]),
        )
        eye = _no_eye() if pictures is None else pictures.eye()
        whole = Looks(_bought(data, order), None, features, eye, longer, Checkpoint(None, ""))
        yield from whole.run()
        assert whole.trained is not None
        self._take(whole.trained, trained.curve)

    def _take(self, trained: TrainedLooks, curve: tuple[Epoch, ...]) -> None:
        self._customers, self._vectors = trained.customers, trained.items
        self._curve = np.array([[STAGES.index(e.stage), e.loss, e.score] for e in curve])

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        known = np.full(len(customers), -1)
        there = customers >= 0
        if len(data.customers):
            names = data.customers.names[np.maximum(customers, 0)]
            known = np.where(there, self._people.codes(names), -1)
        told = known >= 0
        told[told] = self._customers[known[told]].any(axis=1)
        # Who came to be known after the fit, or bought nothing before it.
        bought = histories(data, customers)
        told &= np.diff(bought.indptr) > 0
        people = np.zeros((len(customers), self._customers.shape[1]), np.float32)
        people[told] = self._customers[known[told]]
        people[~told] = self._folded(bought[~told])
        found = people @ self._vectors[:, :-1].T + self._vectors[:, -1]
        found[~people.any(axis=1)] = -np.inf
        found[:, ~self._vectors.any(axis=1)] = -np.inf
        return np.asarray(found, np.float32)

    def _folded(self, bought: sparse.csr_array) -> Floats:
        """(n, width) of who is new: the ridge regression of having bought on the items."""
        items = self._vectors[:, :-1]
        found = np.zeros((bought.shape[0], items.shape[1]), np.float32)
        for row in range(bought.shape[0]):
            some = items[bought.indices[bought.indptr[row] : bought.indptr[row + 1]]]
            if len(some):
                left = some.T @ some + _RIDGE * np.eye(items.shape[1], dtype=np.float32)
                found[row] = np.linalg.solve(left, some.sum(axis=0))
        return found

    def _likeness(self, data: Dataset, items: Codes) -> Floats:
        return by_cosine(self, data, items, self._vectors[:, :-1])

    def _state(self) -> dict[str, NDArray[Any]]:
        return {
            "people": self._people.names, "customers": self._customers,
            "vectors": self._vectors, "curve": self._curve,
        }  # fmt: skip

    def _restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        self._people = IdMap(state["people"])
        self._customers = np.asarray(state["customers"], np.float32)
        self._vectors = np.asarray(state["vectors"], np.float32)
        self._curve = np.asarray(state["curve"], np.float64)


def _bought(data: Dataset, rows: NDArray[np.int64]) -> Bought:
    from stylist.train.looks import Bought

    pairs = data.pairs
    customer, item = pairs.customer[rows].astype(np.int64), pairs.item[rows].astype(np.int64)
    return Bought(customer, item, len(data.customers), len(data.items))


def _no_eye() -> Any:
    """An eye that is never asked: there are no photos."""
    from stylist.train import torches

    return torches.load().nn.Conv2d(1, 1, 1)


def _digest(bought: Bought, features: Floats, plan: LooksPlan) -> str:
    told = hashlib.blake2b(str(plan).encode(), digest_size=16)
    for array in (bought.customer, bought.item, features):
        told.update(np.ascontiguousarray(array).tobytes())
    return told.hexdigest()
