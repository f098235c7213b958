"""Latent features of items and customers, trained together with the eye that sees the items.

After Elsayed, Brinkmeyer and Schmidt-Thieme, *End-to-End Image-Based Fashion
Recommendation* (2022, arXiv 2205.02923): an item is its own latent feature and
what is seen in its photo, a customer a latent feature; pairs are ranked (BPR,
Rendle et al., UAI 2009), and the last blocks of the image network learn too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylist.train import torches
from stylist.train.learner import Checkpoint, Epoch, Learner, Schedule
from stylist.types import Floats, Progress

STAGES = ("training on frozen features", "training end to end")
_FORGET = 0.3
"""Share of items whose own latent feature is hidden, so that their photo alone must do."""
_RIDGE = 0.02
_ROUNDS = 2
_Batch = tuple[NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class LooksPlan:
    """How it is trained: first on frozen features, then, unless `frozen`, end to end.

    Frozen is the default: on the boutique's 510 photos end to end took twenty times
    as long and told unsold items worse (see `evaluate.looks`).
    """

    width: int = 32
    negatives: int = 4
    seen: bool = True
    """Whether photos are looked at; without, it is matrix factorisation."""
    frozen: bool = True
    first: Schedule = field(
        default_factory=lambda: Schedule(epochs=40, patience=4, learning_rate=5e-3, batch=512)
    )
    fine: Schedule = field(
        default_factory=lambda: Schedule(epochs=6, patience=2, learning_rate=1e-3, batch=128)
    )
    """Its batches are so many items, each looked at once, with all who bought them."""
    fine_rate: float = 1e-4
    """Of the blocks of the image network: they know a lot already."""


@dataclass(frozen=True, slots=True)
class Bought:
    """(n,) pairs, in the order of time, and how many customers and items there are."""

    customer: NDArray[np.int64]
    item: NDArray[np.int64]
    customers: int
    items: int


@dataclass(frozen=True, slots=True)
class TrainedLooks:
    """What serves: (customers, width) and (items, width + 1), the last column how liked it is."""

    customers: Floats
    items: Floats
    curve: tuple[Epoch, ...]
    epochs: tuple[int, int]


class Looks:
    """Trains latent features on some pairs, watched on others.

    Parameters
    ----------
    features : (items, c, h, w) float32
        What the trunk of the image network sees; zeros where there is no photo.
    eye : torch.nn.Module
        Its last blocks, to (n, d).
    """

    def __init__(
        self,
        bought: Bought,
        held: Bought | None,
        features: Floats,
        eye: Any,
        plan: LooksPlan,
        checkpoint: Checkpoint,
    ) -> None:
        torch = torches.load()
        self._torch, self._plan, self._checkpoint = torch, plan, checkpoint
        self._bought, self._held = bought, held
        self._device = torches.device()
        torch.manual_seed(plan.first.seed)
        self._features = torch.from_numpy(features).to(self._device)
        pictured = torch.from_numpy(features.reshape(len(features), -1).any(axis=1))
        self._pictured = pictured.to(self._device)
        self._net = _net(bought, eye, plan.width).to(self._device)
        self._keys = np.unique(bought.customer * bought.items + bought.item)
        self._pooled: Any = None
        self.trained: TrainedLooks | None = None

    def run(self) -> Iterator[Progress]:
        """Train; `trained` is there afterwards."""
        with torches.threads(torches.cores()):
            if self._plan.seen:
                yield from self._standardise()
        curve: list[Epoch] = []
        epochs = [0, 0]
        for number, stage in enumerate(STAGES):
            if number and (self._plan.frozen or not self._plan.seen):
                break
            learner = self._stage(number, stage)
            # Small matrices go on one thread, convolutions on as many as there are.
            with torches.threads(torches.cores() if number else 1):
                yield from learner.run()
            curve += learner.curve
            epochs[number] = learner.best
            self._pooled = None
        with torches.threads(1):
            self.trained = self._taken(tuple(curve), (epochs[0], epochs[1]))
        self._checkpoint.remove()

    def _standardise(self) -> Iterator[Progress]:
        """Centre what the eye sees, as it is before it learns: length 1 on average."""
        seen = self._all_seen()
        told = seen[self._pictured]
        if len(told):
            mean = told.mean(dim=0)
            self._net.mean.copy_(mean)
            self._net.scale.copy_((told - mean).norm(dim=1).mean().clamp_min(1e-6))
        yield Progress("looking at photos", 1, 1)

    def _stage(self, number: int, stage: str) -> Learner:
        plan = self._plan
        schedule = plan.fine if number else plan.first
        net = self._net
        latent = [p for n, p in net.named_parameters() if not n.startswith("eye.")]
        groups: list[dict[str, Any]] = [{"params": latent}]
        if number:
            groups.append({"params": list(net.eye.parameters()), "lr": plan.fine_rate})
        elif plan.seen:
            self._pooled = self._all_seen()
        return Learner(
            stage, net, lambda epoch: self._losses(schedule, number, epoch),
            None if self._held is None else self._auc, schedule, self._checkpoint, groups,
        )  # fmt: skip

    def _losses(self, schedule: Schedule, number: int, epoch: int) -> Iterator[Any]:
        torch, bought = self._torch, self._bought
        rng = np.random.default_rng([schedule.seed, number, epoch])
        batches = self._by_items if number else self._by_purchases
        for rows, among in batches(schedule.batch, rng):
            who = bought.customer[rows]
            other = self._not_bought(who, among, rng)
            both = np.concatenate([bought.item[rows][:, None], other], axis=1)
            items, places = np.unique(both, return_inverse=True)
            hidden = torch.from_numpy(rng.random((len(items), 1)) >= _FORGET).to(self._device)
            vectors = self._vectors(torch.from_numpy(items).to(self._device), hidden)
            vectors = vectors[torch.from_numpy(places.reshape(both.shape)).to(self._device)]
            people = self._net.people(torch.from_numpy(who).to(self._device))
            scores = (people[:, None] * vectors[..., :-1]).sum(-1) + vectors[..., -1]
            margin = scores[:, :1] - scores[:, 1:]
            size = people.square().sum(1).mean() + vectors.square().sum(-1).mean()
            yield -torch.nn.functional.logsigmoid(margin).mean() + _RIDGE * size

    def _by_purchases(self, size: int, rng: np.random.Generator) -> Iterator[_Batch]:
        """Rows of the purchases, and all items."""
        order = rng.permutation(len(self._bought.item))
        everything = np.arange(self._bought.items)
        for start in range(0, len(order), size):
            yield order[start : start + size], everything

    def _by_items(self, size: int, rng: np.random.Generator) -> Iterator[_Batch]:
        """Some items drawn by chance, and the rows of their purchases.

        To look at a photo is what takes the time: so each is looked at `_ROUNDS`
        times an epoch, not once a purchase.
        """
        for _ in range(_ROUNDS):
            order = rng.permutation(self._bought.items)
            for start in range(0, len(order), size):
                among = order[start : start + size]
                rows = np.flatnonzero(np.isin(self._bought.item, among))
                if len(rows) and len(among) > 1:
                    yield rows, among

    def _vectors(self, items: Any, own: Any) -> Any:
        """(n, width + 1) of some items: what they are by themselves, and what is seen of them."""
        found = self._net.own(items)
        if own is not None:
            found = found * own
        if not self._plan.seen:
            return found
        if self._pooled is not None:
            seen = self._pooled[items]
        else:
            seen = self._net.eye(self._features[items])
        told = (seen - self._net.mean) / self._net.scale
        return found + self._net.see(told) * self._pictured[items][:, None]

    def _all_seen(self) -> Any:
        with self._torch.no_grad():
            parts = [
                self._net.eye(self._features[start : start + 64])
                for start in range(0, len(self._features), 64)
            ]
            return self._torch.cat(parts)

    def _not_bought(
        self, who: NDArray[np.int64], among: NDArray[np.int64], rng: np.random.Generator
    ) -> NDArray[np.int64]:
        shape = (len(who), self._plan.negatives)
        found = np.zeros(shape, np.int64)
        wrong = np.ones(shape, bool)
        for _ in range(8):
            found[wrong] = among[rng.integers(0, len(among), int(wrong.sum()))]
            key = who[:, None] * self._bought.items + found
            place = np.minimum(np.searchsorted(self._keys, key), len(self._keys) - 1)
            wrong = self._keys[place] == key
            if not wrong.any():
                break
        return found

    def _auc(self) -> float:
        """How probably what was bought later is above what was not."""
        held = self._held
        assert held is not None
        if not len(held.item):
            return 0.0
        taken = self._taken((), (0, 0))
        rng = np.random.default_rng(self._plan.first.seed)
        people = taken.customers[held.customer]
        other = rng.integers(0, held.items, (len(held.item), 8))

        def scores(items: NDArray[np.int64]) -> Floats:
            vectors = taken.items[items]
            found = (people[:, None] * vectors[..., :-1]).sum(-1) + vectors[..., -1]
            return np.asarray(found, np.float32)

        return float((scores(held.item[:, None]) > scores(other)).mean())

    def _taken(self, curve: tuple[Epoch, ...], epochs: tuple[int, int]) -> TrainedLooks:
        torch = self._torch
        sold = torch.zeros(self._bought.items, 1, device=self._device)
        sold[torch.from_numpy(np.unique(self._bought.item)).to(self._device)] = 1
        with torch.no_grad():
            parts = [
                self._vectors(some, sold[some])
                for some in torch.arange(self._bought.items, device=self._device).split(64)
            ]
            items = torch.cat(parts)
            # Of what was never sold and is not pictured nothing is known.
            items = items * ((sold[:, 0] > 0) | (self._pictured & self._plan.seen))[:, None]
            people = self._net.people.weight.clone()
            came = np.bincount(self._bought.customer, minlength=len(people)) > 0
            people[torch.from_numpy(~came).to(self._device)] = 0
            return TrainedLooks(
                np.array(people.cpu().numpy(), np.float32),
                np.array(items.cpu().numpy(), np.float32),
                curve,
                epochs,
            )


def _net(bought: Bought, eye: Any, width: int) -> Any:
    torch = torches.load()
    nn = torch.nn
    with torch.no_grad():
        last = [m for m in eye.modules() if hasattr(m, "out_channels")][-1].out_channels

    class Net(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.people = nn.Embedding(bought.customers, width)
            self.own = nn.Embedding(bought.items, width + 1)
            self.see = nn.Linear(last, width + 1, bias=False)
            self.eye = eye
            self.register_buffer("mean", torch.zeros(last))
            self.register_buffer("scale", torch.ones(()))
            nn.init.normal_(self.people.weight, std=0.1)
            nn.init.normal_(self.own.weight, std=0.1)
            nn.init.normal_(self.see.weight, std=0.1)

    return Net()
