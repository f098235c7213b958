"""What is true of a shop at one moment, worked out once for all who ask: see `features`."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from stylist.index.nearest import Nearest
from stylist.recommend.als import Als
from stylist.recommend.dataset import DAY, Codes, Dataset, ranges
from stylist.recommend.popularity import MONTH, WEEK, YEAR, bought_by, by_segment
from stylist.recommend.user_knn import Tastes
from stylist.recommend.visits import Visits
from stylist.types import Floats

QUARTER = 84
SMOOTH = 5.0
"""Buyers of an item that behave as usual are added to those there are, before shares are taken."""
VISIT_DECAY = 0.8
"""As next-basket recommenders have it (Hu et al., *TIFU-KNN*, SIGIR 2020: 0.7 to 0.9)."""
HALF_LIVES = (20.0, 90.0)
"""Days after which a purchase counts half: for what is bought often, and for taste."""

NEAREST_AMONG = 50_000
"""Customers of a week or month among whom those alike are looked for: of a large shop's hundreds
of thousands the ones who came last are as like, and known in seconds."""


@dataclass
class State:
    """Counts of items and customers as of the end of a dataset."""

    data: Dataset
    visits: Visits = field(init=False)
    items: dict[str, Floats] = field(init=False)
    """Columns (items,) float32 by name."""
    segments: Floats = field(init=False)
    week: sparse.csr_array = field(init=False)
    """(customers, items) of the last week."""
    month: sparse.csr_array = field(init=False)
    worth: tuple[Floats, ...] = field(init=False)
    """Of each pair its purchases, decayed by each of `HALF_LIVES`."""
    pieces: Floats = field(init=False)
    """Of each pair the pieces bought, in all."""
    by_visits: Floats = field(init=False)
    """Of each pair the purchases, each worth `VISIT_DECAY` less for every visit since."""
    lately: Floats = field(init=False)
    """Of each pair the purchases at the customer's last three visits."""
    season: Floats = field(init=False)
    """Of each pair the purchases about this time of last year."""
    _tastes: Tastes | None = field(init=False, default=None)
    _near_of: Als | None = field(init=False, default=None)
    _near: dict[str, tuple[Codes, Nearest]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        data = self.data
        self.visits = Visits.of(data)
        self.items = _items(data)
        self.segments = by_segment(data, QUARTER)
        self.month = data.after(data.end - MONTH * DAY).matrix()
        self.week = data.after(data.end - WEEK * DAY).matrix()
        self.pieces = _pieces(data)
        self.by_visits, self.lately = _by_visits(data, self.visits)
        self.season = _season(data)
        self.worth = tuple(_decayed(data, h) for h in HALF_LIVES)

    @property
    def tastes(self) -> Tastes:
        """Who bought what of late; worked out when it is asked for first."""
        if self._tastes is None:
            self._tastes = Tastes(self.data)
        return self._tastes

    def neighbours(self, als: Als, window: str) -> tuple[Codes, Nearest]:
        """Who bought in the last week or month, by their factors; kept for all who ask."""
        if self._near_of is not als:
            self._near_of, self._near = als, {}
        if window not in self._near:
            lately = self.week if window == "week" else self.month
            here = self._newest(np.flatnonzero(np.diff(lately.indptr)))
            factors = als.customer_factors(self.data, here)
            norms = np.linalg.norm(factors, axis=1, keepdims=True)
            units = np.asarray(factors / np.where(norms > 0, norms, 1), np.float32)
            self._near[window] = here, Nearest(units)
        return self._near[window]

    def _newest(self, here: NDArray[np.int64]) -> Codes:
        """Ascending, of some customers the `NEAREST_AMONG` who came last."""
        last = self.visits.time[self.visits.indptr[here + 1] - 1]
        return np.sort(here[np.argsort(-last, kind="stable")[:NEAREST_AMONG]]).astype(np.int32)

    def customers(self, asked: Codes) -> dict[str, Floats]:
        """Columns (n,) float32 of some customers; NaN of what is not known of them."""
        visits, end = self.visits, self.data.end
        known = asked >= 0
        safe = np.where(known, asked, 0)
        if not len(visits.indptr) - 1:
            known = np.zeros(len(asked), bool)
        start = np.where(known, visits.indptr[safe], 0) if len(asked) else np.zeros(0, np.int64)
        count = np.where(known, visits.indptr[safe + 1] - start, 0) if known.any() else start * 0
        some = count > 0
        rows = ranges(start, count)
        of = np.repeat(np.arange(len(asked)), count)
        total = np.bincount(of, visits.size[rows], minlength=len(asked))
        last = (
            np.where(some, visits.time[np.maximum(start + count - 1, 0)], 0)
            if len(visits.time)
            else np.zeros(len(asked))
        )
        first = (
            np.where(some, visits.time[np.where(some, start, 0)], 0)
            if len(visits.time)
            else np.zeros(len(asked))
        )
        lately = np.bincount(of[visits.time[rows] > end - 2 * MONTH * DAY], minlength=len(asked))
        prows, pof = self.data.pairs.rows_of(asked)
        distinct = np.bincount(pof, minlength=len(asked))
        again = np.bincount(pof, self.data.pairs.baskets[prows] > 1, minlength=len(asked))
        price = self.items["price"][self.data.pairs.item[prows]]
        told = np.isfinite(price)
        spent = np.bincount(pof[told], np.log(np.maximum(price[told], 0.01)), minlength=len(asked))
        priced = np.bincount(pof[told], minlength=len(asked))
        with np.errstate(divide="ignore", invalid="ignore"):
            columns = {
                "visits": count,
                "visits_lately": lately,
                "since_visit": np.where(some, (end - last) / DAY, np.nan),
                "tenure": np.where(some, (end - first) / DAY, np.nan),
                "gap": np.where(count > 1, (last - first) / DAY / (count - 1), np.nan),
                "size": np.where(some, total / count, np.nan),
                "distinct": distinct,
                "again": np.where(distinct > 0, again / distinct, np.nan),
                "log_price": np.where(priced > 0, spent / priced, np.nan),
            }
        return {name: np.asarray(values, np.float32) for name, values in columns.items()}


def _items(data: Dataset) -> dict[str, Floats]:
    count, end = len(data.items), data.end
    since = {days: data.after(end - days * DAY) for days in (3, WEEK, 2 * WEEK, MONTH, QUARTER)}
    buyers = {days: bought_by(since[days]) for days in (3, WEEK, MONTH, QUARTER)}
    all_time = bought_by(data)
    then = end - YEAR * DAY
    year = bought_by(data.after(then, min(then + WEEK * DAY, end)))
    around = bought_by(data.after(then - 2 * WEEK * DAY, min(then + 3 * WEEK * DAY, end)))
    first, last = np.zeros(count, np.int64), np.full(count, -1, np.int64)
    # Purchases are in the order of time, and of several values for a place the last one stays.
    last[data.item] = data.time
    first[data.item[::-1]] = data.time[::-1]
    sold = last >= 0
    price = _mean_price(since[QUARTER], count)
    price = np.where(np.isfinite(price), price, _mean_price(data, count))
    price = np.where(np.isfinite(price), price, data.facts.price)
    pairs = data.pairs
    owners = np.bincount(pairs.item, minlength=count)
    again = np.bincount(pairs.item, pairs.baskets > 1, minlength=count)
    usual = again.sum() / max(owners.sum(), 1)
    several = pairs.baskets > 1
    span = (pairs.last[several] - pairs.first[several]) / DAY / (pairs.baskets[several] - 1)
    times = np.bincount(pairs.item[several], minlength=count)
    spans = np.bincount(pairs.item[several], span, minlength=count)
    mean_span = span.mean() if len(span) else 30.0
    named = {days: np.bincount(since[days].pairs.item, minlength=count) for days in (WEEK, MONTH)}
    week_price = _mean_price(since[2 * WEEK], count)
    columns = {
        "named_week": np.log1p(named[WEEK]),
        "named_month": np.log1p(named[MONTH]),
        "silence": (end - last) / DAY * buyers[MONTH] / MONTH,
        "price_now": np.log(np.maximum(week_price, 0.01) / np.maximum(price, 0.01)),
        "days3": np.log1p(buyers[3]),
        "week": np.log1p(buyers[WEEK]),
        "month": np.log1p(buyers[MONTH]),
        "quarter": np.log1p(buyers[QUARTER]),
        "ever": np.log1p(all_time),
        "trend": np.log1p(buyers[WEEK]) - np.log1p(buyers[MONTH] / 4),
        "trend_month": np.log1p(buyers[MONTH]) - np.log1p(buyers[QUARTER] / 3),
        "year": np.log1p(year),
        "year_trend": np.log1p(year) - np.log1p(around / 5),
        "since_first": np.where(sold, (end - first) / DAY, np.nan),
        "since_sold": np.where(sold, (end - last) / DAY, np.nan),
        "again_rate": (again + SMOOTH * usual) / (owners + SMOOTH),
        "again_gap": (spans + SMOOTH * mean_span) / (times + SMOOTH),
        "price": price,
        **{f"rebought_{days}": _rebought(data, days) for days in (2 * WEEK, 2 * MONTH)},
    }
    return {name: np.asarray(values, np.float32) for name, values in columns.items()}


def _rebought(data: Dataset, days: int) -> NDArray[np.float64]:
    """(items,) of who had an item and came in the last days, the share that bought it again."""
    count, start = len(data.items), data.end - days * DAY
    lately = data.after(start).pairs
    came = np.zeros(len(data.customers), bool)
    came[lately.customer] = True
    pairs = data.pairs
    had = (pairs.first <= start) & came[pairs.customer]
    chances = np.bincount(pairs.item[had], minlength=count)
    taken = np.bincount(pairs.item[had & (pairs.last > start)], minlength=count)
    usual = taken.sum() / max(chances.sum(), 1)
    return np.asarray((taken + SMOOTH * usual) / (chances + SMOOTH))


def _mean_price(data: Dataset, count: int) -> NDArray[np.float64]:
    told = np.isfinite(data.price)
    total = np.bincount(data.item[told], data.price[told], minlength=count)
    number = np.bincount(data.item[told], minlength=count)
    return np.where(number > 0, total / np.maximum(number, 1), np.nan)


def _pieces(data: Dataset) -> Floats:
    pairs, named = data.pairs, data.customer >= 0
    pieces = np.bincount(pairs.of_purchase, data.quantity[named], minlength=len(pairs.item))
    return pieces.astype(np.float32)


def _by_visits(data: Dataset, visits: Visits) -> tuple[Floats, Floats]:
    count, row = len(data.pairs.item), data.pairs.of_purchase
    counts = np.diff(visits.indptr)
    customer = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    since = counts[customer] - visits.until(customer, visits.time)
    since = since[visits.of_purchase]
    worth = np.bincount(row, VISIT_DECAY**since, minlength=count)
    return worth.astype(np.float32), np.bincount(row, since < 3, minlength=count).astype(np.float32)


def _season(data: Dataset) -> Floats:
    then = data.end - (YEAR - WEEK // 2) * DAY
    time = data.time[data.customer >= 0].astype(np.int64)
    row = data.pairs.of_purchase[np.abs(time - then) < 3 * WEEK * DAY]
    return np.bincount(row, minlength=len(data.pairs.item)).astype(np.float32)


def _decayed(data: Dataset, half_life: float) -> Floats:
    """(pairs,) float32: each pair's baskets, worth half as much `half_life` days later."""
    pairs = data.pairs
    named = data.customer >= 0
    worth = np.exp2(-(data.end - data.time[named]) / (half_life * DAY))
    return np.bincount(pairs.of_purchase, worth, minlength=len(pairs.item)).astype(np.float32)
