"""A tower of customers and one of items, trained to meet; then a head that says how probably.

Covington, Adams and Sargin, *Deep Neural Networks for YouTube Recommendations*
(RecSys 2016); the softmax over the batch is corrected for how often each item
is drawn (Yi et al., *Sampling-Bias-Corrected Neural Modeling*, RecSys 2019).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from stylist.train import torches
from stylist.train.graphs import Graph
from stylist.train.learner import Checkpoint, Epoch, Learner, Schedule
from stylist.train.lessons import Lessons, Longs, Negatives
from stylist.types import Floats, Progress

WIDTH = 32
TIMES = 20
"""Weekdays, months, whether it is a weekend."""
Resampling = Literal["none", "weighted", "undersampled", "lately"]
RESAMPLINGS: tuple[Resampling, ...] = ("none", "weighted", "undersampled", "lately")
"""How the head's examples are made even: as they are; what was bought counts as often as what was
not; as many of either; purchases of the last weeks more often."""
_HIDDEN = 64
_TEMPERATURE = 0.2
_FORGET = 0.3
"""Share of items whose own vector is hidden while training, so that facts alone must do."""
_LEFT_OUT = 0.5
"""Share of a customer's purchases that are hidden while training."""
_LATELY = 60.0
"""Days after which a purchase is drawn half as often, where those of late count more."""


@dataclass(frozen=True, slots=True)
class TowerPlan:
    """How towers are trained; `negatives` a purchase, by a strategy of `STRATEGIES`."""

    negatives: int = 4
    strategy: Negatives = "uniform"
    resampling: Resampling = "none"
    retrieval: Schedule = field(default_factory=Schedule)
    head: Schedule = field(default_factory=lambda: Schedule(epochs=8))


@dataclass(frozen=True, slots=True)
class Trained:
    """What serves: three graphs, and what they are given.

    `own` and `taste` are (items, 32): an item's own vector, and what having bought
    it says of a customer.
    """

    customer: NDArray[np.uint8]
    item: NDArray[np.uint8]
    head: NDArray[np.uint8]
    own: Floats
    taste: Floats
    curve: tuple[Epoch, ...]
    epochs: tuple[int, int]


def times(day: NDArray[np.integer]) -> Floats:
    """(n, 20) float32 of days since 1970: weekday and month, each a 1 among 0s; weekend."""
    weekday = (day.astype(np.int64) + 3) % 7  # the first day was a Thursday
    month = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
    found = np.zeros((len(day), TIMES), np.float32)
    rows = np.arange(len(day))
    found[rows, weekday] = 1
    found[rows, 7 + month] = 1
    found[:, 19] = weekday >= 5
    return found


class Towers:
    """Trains on some lessons, watched on others.

    Parameters
    ----------
    content : (items, d) float32
        What an item is, whoever bought it: its photo after PCA, its words.
    held : Lessons, optional
        Purchases after those of `lessons`, for stopping; None where the
        schedules say how long.
    """

    def __init__(
        self,
        lessons: Lessons,
        held: Lessons | None,
        content: Floats,
        plan: TowerPlan,
        checkpoint: Checkpoint,
    ) -> None:
        torch = torches.load()
        self._torch, self._plan, self._checkpoint = torch, plan, checkpoint
        self._lessons, self._held = lessons, held
        self._device = torches.device()
        torch.manual_seed(plan.retrieval.seed)
        self._net = _net(lessons, content).to(self._device)
        frequency = np.bincount(lessons.item, minlength=lessons.items) + 1.0
        share = np.log(frequency / frequency.sum()).astype(np.float32)
        self._log_share = torch.from_numpy(share).to(self._device)
        self._goods = {
            id(part): torch.from_numpy(part.goods).to(self._device)
            for part in (lessons, held)
            if part is not None
        }
        self.trained: Trained | None = None

    def told(self, stage: Learner) -> Iterator[Progress]:
        """Run a stage, on one thread: its matrices are small."""
        with torches.threads(1):
            yield from stage.run()

    def done(self) -> None:
        """What was trained is kept elsewhere now."""
        self._checkpoint.remove()

    def finish(self, towers: Learner, plan: TowerPlan) -> Iterator[Progress]:
        """Train the second stage, anew, on towers that were trained by the first."""
        with torches.threads(1):
            head = self.ranking(plan)
            yield from head.run()
            self.trained = self._exported(towers, head)

    def retrieval(self) -> Learner:
        """The first stage: towers that bring a customer and what they buy together."""
        return Learner(
            "training towers", self._net.towers, self._retrieval,
            None if self._held is None else lambda: self._auc(by_head=False),
            self._plan.retrieval, self._checkpoint,
        )  # fmt: skip

    def ranking(self, plan: TowerPlan) -> Learner:
        """The second: a head on towers that stay as they are."""
        self._plan = plan
        self._torch.manual_seed(self._plan.head.seed + 1)
        for part in self._net.head.modules():
            if hasattr(part, "reset_parameters"):
                part.reset_parameters()
        return Learner(
            "training the head", self._net.head, self._ranking,
            None if self._held is None else lambda: self._auc(by_head=True),
            self._plan.head, self._checkpoint,
        )  # fmt: skip

    def _batches(self, schedule: Schedule, epoch: int, stage: int) -> Iterator[tuple[Longs, Any]]:
        rng = np.random.default_rng([schedule.seed, stage, epoch])
        order = rng.permutation(len(self._lessons))
        if stage and self._plan.resampling == "lately":
            day = self._lessons.day
            worth = np.exp2((day - day.max()) / _LATELY)
            order = rng.choice(len(day), len(day), p=worth / worth.sum())
        for start in range(0, len(order), schedule.batch):
            yield order[start : start + schedule.batch], rng

    def _retrieval(self, epoch: int) -> Iterator[Any]:
        torch, plan = self._torch, self._plan
        for rows, rng in self._batches(plan.retrieval, epoch, 0):
            if len(rows) < 2:
                continue
            lessons = self._lessons
            visitor, bought = lessons.visitor[rows], lessons.item[rows]
            other = lessons.negatives(rows, plan.negatives, plan.strategy, rng)
            people = self._people(lessons, rows, rng)
            hidden = rng.random((len(rows), 1 + plan.negatives)) < _FORGET
            both = np.concatenate([bought[:, None], other], axis=1)
            goods = self._goods_of(lessons, np.repeat(visitor, both.shape[1]), both, hidden)
            goods = goods.view(len(rows), both.shape[1], WIDTH)
            share = self._log_share
            codes = torch.from_numpy(both.astype(np.int64)).to(self._device)
            batch = people @ goods[:, 0].T / _TEMPERATURE
            batch = batch - share[codes[:, 0]] - np.log(len(rows))
            # What a visitor bought too is no negative of theirs.
            same = (visitor[:, None] == visitor) | (bought[:, None] == bought)
            np.fill_diagonal(same, False)
            batch = batch.masked_fill(torch.from_numpy(same).to(self._device), -1e4)
            sampled = (people[:, None] * goods[:, 1:]).sum(-1) / _TEMPERATURE
            if plan.strategy == "uniform":
                drawn = float(-np.log(lessons.items))
                sampled = sampled - drawn - np.log(plan.negatives)
            else:
                sampled = sampled - share[codes[:, 1:]] - np.log(plan.negatives)
            target = torch.arange(len(rows), device=self._device)
            logits = torch.cat([batch, sampled], dim=1)
            yield torch.nn.functional.cross_entropy(logits, target)

    def _ranking(self, epoch: int) -> Iterator[Any]:
        torch, plan = self._torch, self._plan
        for rows, rng in self._batches(plan.head, epoch, 1):
            logits, right = self._head(self._lessons, rows, rng)
            weight = torch.ones_like(logits)
            if plan.resampling == "weighted":
                weight[:, 0] = plan.negatives
            elif plan.resampling == "undersampled":
                weight[:, 2:] = 0
            loss = torch.nn.functional.binary_cross_entropy_with_logits(
                logits, right, weight=weight, reduction="sum"
            )
            yield loss / weight.sum()

    def _head(self, lessons: Lessons, rows: Longs, rng: np.random.Generator) -> tuple[Any, Any]:
        """(b, 1 + negatives) logits, the first of what was bought; and what is right."""
        torch = self._torch
        other = lessons.negatives(rows, self._plan.negatives, self._plan.strategy, rng)
        both = np.concatenate([lessons.item[rows][:, None], other], axis=1)
        visitor = np.repeat(lessons.visitor[rows], both.shape[1])
        # A head that learns on what the towers know by heart trusts them too much: it is shown
        # items without their own vector, and learns on customers by half of what they bought.
        learning = torch.is_grad_enabled()
        with torch.no_grad():
            people = self._people(lessons, rows, rng if learning else None)
            people = people.repeat_interleave(both.shape[1], dim=0)
            goods = self._goods_of(lessons, visitor, both, np.ones(both.shape, bool))
        facts = torch.from_numpy(lessons.head_facts(visitor, both.ravel())).to(self._device)
        logits = self._net.head(facts, torch.cat([people, goods, people * goods], dim=1))
        logits = logits.view(both.shape)
        right = torch.zeros_like(logits)
        right[:, 0] = 1
        return logits, right

    def _people(self, lessons: Lessons, rows: Longs, rng: np.random.Generator | None = None) -> Any:
        torch = self._torch
        visitor = lessons.visitor[rows]
        indptr, item, worth = lessons.bag(visitor)
        facts = np.hstack([lessons.people[visitor], times(lessons.day[rows])])
        if rng is not None:  # a part of what they bought must be enough to know them by
            worth = worth * (rng.random(len(worth)) > _LEFT_OUT).astype(np.float32)
        given = [
            torch.from_numpy(part).to(self._device)
            for part in (
                facts, item.astype(np.int64), worth, indptr[:-1]
            )
        ]  # fmt: skip
        return self._net.towers.people(*given)

    def _goods_of(
        self, lessons: Lessons, visitor: NDArray[Any], items: NDArray[Any], hidden: Any
    ) -> Any:
        torch = self._torch
        moment = torch.from_numpy(lessons.moment[visitor].astype(np.int64)).to(self._device)
        codes = torch.from_numpy(items.ravel().astype(np.int64)).to(self._device)
        facts = self._goods[id(lessons)][moment, codes]
        seen = None
        if hidden is not None:
            seen = torch.from_numpy(~hidden.ravel()).to(self._device)
        return self._net.towers.goods(facts, codes, seen)

    def _auc(self, *, by_head: bool, most: int = 20_000) -> float:
        """Of what is held out: how probably a purchase is above what was not bought."""
        held, torch = self._held, self._torch
        assert held is not None
        if not len(held):
            return 0.0
        rng = np.random.default_rng(self._plan.retrieval.seed)
        rows = np.sort(rng.choice(len(held), min(most, len(held)), replace=False))
        scores = []
        with torch.no_grad():
            for start in range(0, len(rows), 2048):
                some = rows[start : start + 2048]
                if by_head:
                    scores.append(self._head(held, some, rng)[0].cpu().numpy())
                    continue
                other = held.negatives(some, self._plan.negatives, self._plan.strategy, rng)
                both = np.concatenate([held.item[some][:, None], other], axis=1)
                people = self._people(held, some)
                visitor = np.repeat(held.visitor[some], both.shape[1])
                goods = self._goods_of(held, visitor, both, None).view(*both.shape, WIDTH)
                scores.append((people[:, None] * goods).sum(-1).cpu().numpy())
        found = np.concatenate(scores)
        above = found[:, :1] > found[:, 1:]
        return float((above + 0.5 * (found[:, :1] == found[:, 1:])).mean())

    def _exported(self, towers: Learner, head: Learner) -> Trained:
        """The graphs, as they serve."""
        net = self._net
        return Trained(
            net.towers.person_graph(),
            net.towers.good_graph(),
            _graph(net.head.layers, net.head.mean, net.head.deviation).sigmoid().bytes(1),
            _array(net.towers.own.weight),
            _array(net.towers.taste.weight),
            (*towers.curve, *head.curve),
            (towers.best, head.best),
        )


def as_long(plan: TowerPlan, epochs: tuple[int, int]) -> TowerPlan:
    """The same for a given number of epochs, with nothing held out."""
    return replace(
        plan,
        retrieval=replace(plan.retrieval, epochs=epochs[0]),
        head=replace(plan.head, epochs=epochs[1]),
    )


def _net(lessons: Lessons, content: Floats) -> Any:
    """The network: `towers` and `head`."""
    torch = torches.load()
    nn = torch.nn

    def tower(width: int) -> Any:
        return nn.Sequential(
            nn.Linear(width, _HIDDEN), nn.ReLU(), nn.LayerNorm(_HIDDEN), nn.Linear(_HIDDEN, WIDTH)
        )

    facts = np.hstack([lessons.people[lessons.visitor], times(lessons.day)])
    facts[:, -TIMES:] = 0  # they are what they are
    sold = lessons.goods.reshape(-1, lessons.goods.shape[2])

    class TwoTowers(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.own = nn.Embedding(lessons.items, WIDTH)
            self.taste = nn.Embedding(lessons.items, WIDTH)
            nn.init.normal_(self.own.weight, std=0.1)
            nn.init.normal_(self.taste.weight, std=0.1)
            for name, values in (("people", facts), ("goods", np.asarray(sold))):
                mean, deviation = _scale(values)
                self.register_buffer(f"{name}_mean", torch.from_numpy(mean))
                self.register_buffer(f"{name}_deviation", torch.from_numpy(deviation))
            self.register_buffer("content", torch.from_numpy(content), persistent=False)
            self.person = tower(facts.shape[1] + WIDTH)
            # A month that training has not seen must say nothing.
            with torch.no_grad():
                self.person[0].weight[:, facts.shape[1] - TIMES : facts.shape[1]] = 0
            self.good = tower(sold.shape[1] + content.shape[1] + WIDTH)

        def people(self, given: Any, bag: Any, worth: Any, offsets: Any) -> Any:
            taste = nn.functional.embedding_bag(
                bag, self.taste.weight, offsets, mode="sum", per_sample_weights=worth
            )
            told = (given - self.people_mean) / self.people_deviation
            return nn.functional.normalize(self.person(torch.cat([told, taste], 1)), dim=1)

        def goods(self, given: Any, codes: Any, seen: Any) -> Any:
            own = self.own(codes)
            if seen is not None:
                own = own * seen[:, None]
            told = (given - self.goods_mean) / self.goods_deviation
            every = torch.cat([told, self.content[codes], own], 1)
            return nn.functional.normalize(self.good(every), dim=1)

        def person_graph(self) -> NDArray[np.uint8]:
            return _graph(self.person, self.people_mean, self.people_deviation).unit().bytes(WIDTH)

        def good_graph(self) -> NDArray[np.uint8]:
            return _graph(self.good, self.goods_mean, self.goods_deviation).unit().bytes(WIDTH)

    class Head(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            rows = np.arange(0, len(lessons), max(len(lessons) // 20_000, 1))
            mean, deviation = _scale(lessons.head_facts(lessons.visitor[rows], lessons.item[rows]))
            self.register_buffer("mean", torch.from_numpy(mean))
            self.register_buffer("deviation", torch.from_numpy(deviation))
            width = 3 * WIDTH + len(mean)
            self.layers = nn.Sequential(
                nn.Linear(width, _HIDDEN), nn.ReLU(), nn.LayerNorm(_HIDDEN), nn.Linear(_HIDDEN, 1)
            )

        def forward(self, facts: Any, vectors: Any) -> Any:
            told = (facts - self.mean) / self.deviation
            return self.layers(torch.cat([told, vectors], 1))

    class Net(nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.towers = TwoTowers()
            self.head = Head()

    return Net()


def _scale(values: Floats) -> tuple[Floats, Floats]:
    """Mean and deviation of each column; 0 and 1 of those that are all the same."""
    deviation = values.std(axis=0)
    told = deviation > 1e-6
    mean = np.where(told, values.mean(axis=0), 0)
    return mean.astype(np.float32), np.where(told, deviation, 1).astype(np.float32)


def _graph(layers: Any, mean: Any, deviation: Any) -> Graph:
    """Facts, standardised, and what is learned behind them, through the layers."""
    first, _, norm, last = layers
    rest = first.in_features - len(mean)
    filled = np.concatenate([_array(mean), np.zeros(rest, np.float32)])
    over = np.concatenate([_array(deviation), np.ones(rest, np.float32)])
    graph = Graph(first.in_features).standardised(filled, over)
    graph.linear(_array(first.weight), _array(first.bias)).relu()
    graph.layer_norm(_array(norm.weight), _array(norm.bias), norm.eps)
    return graph.linear(_array(last.weight), _array(last.bias))


def _array(tensor: Any) -> Floats:
    return np.asarray(tensor.detach().cpu().numpy(), np.float32)
