"""What to buy again, what to sell off, which colours are new; what was bought next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from stylist.recommend.dataset import DAY, Codes, Dataset
from stylist.trends.records import BoughtNext, NewColour, Reorder, Shown, SlowMover

LATELY = 8
"""Weeks."""
COVER = 4.0
"""Weeks that the stock should last; what lasts less is listed."""
NEXT = 90
"""Days in which something counts as bought next."""
_FEWEST = 2
_YEAR = 364
_EPOCH = date(1970, 1, 1)
Named = Callable[[int], Shown]


def reorder(data: Dataset, stock: NDArray[np.floating], named: Named, k: int = 24) -> list[Reorder]:
    """Items whose stock ends first at the rate of the last four weeks.

    Parameters
    ----------
    stock : (items,) float
        NaN where unknown: then those that sell best are named, and no weeks.
    """
    sold = _pieces(data, 4)
    rate = sold / 4
    with np.errstate(divide="ignore", invalid="ignore"):
        left = stock / rate
    known = np.isfinite(stock)
    wanted = np.flatnonzero((sold >= _FEWEST) & np.where(known, left < COVER, True))
    if known.any():
        wanted = wanted[known[wanted]]
    order = np.lexsort((-rate[wanted], np.where(known, left, 0)[wanted]))
    return [
        Reorder(
            named(int(item)), float(rate[item]),
            int(stock[item]) if known[item] else None,
            float(left[item]) if known[item] else None,
        )
        for item in wanted[order][:k]
    ]  # fmt: skip


def slow_movers(
    data: Dataset, stock: NDArray[np.floating], category: Codes, named: Named, k: int = 24
) -> list[SlowMover]:
    """Items on the shelf for `LATELY` weeks that sold least, against others of their category.

    What rests at this time of every year is not among them.
    """
    sold = _pieces(data, LATELY)
    first = np.full(len(data.items), -1, np.int64)
    first[data.item[::-1]] = data.time[::-1]
    last = np.full(len(data.items), -1, np.int64)
    last[data.item] = data.time
    start = data.end - LATELY * 7 * DAY
    there = (first < start) & ~(stock == 0) & ~_resting(data, sold, first)
    usual = np.zeros(len(sold))
    for one in np.unique(category):
        mine = category == one
        usual[mine] = np.mean(sold[mine & there]) if (mine & there).any() else 0
    wanted = np.flatnonzero(there & (sold < 0.5 * usual))
    order = np.lexsort((last[wanted], sold[wanted] / np.maximum(usual[wanted], 1e-9)))
    return [
        SlowMover(
            named(int(item)), int(sold[item]), float(usual[item]),
            None if last[item] < 0 else _EPOCH + timedelta(days=int(last[item]) // DAY),
            int(stock[item]) if np.isfinite(stock[item]) else None,
        )
        for item in wanted[order][:k]
    ]  # fmt: skip


def new_colours(
    data: Dataset, colour: Sequence[str | None], category: Sequence[str | None], named: Named,
    k: int = 12,
) -> list[NewColour]:  # fmt: skip
    """Colours of categories that were first sold in the last weeks, most sold first."""
    start = data.end - LATELY * 7 * DAY
    if not len(data) or int(data.time[0]) > start - LATELY * 7 * DAY:
        return []  # everything would be new
    kinds: dict[tuple[str, str], list[int]] = {}
    for item, pair in enumerate(zip(colour, category, strict=True)):
        if pair[0] and pair[1]:
            kinds.setdefault((pair[0], pair[1]), []).append(item)
    first = np.full(len(data.items), np.iinfo(np.int64).max)
    first[data.item[::-1]] = data.time[::-1]
    sold = _pieces(data, LATELY)
    found = []
    for (one, other), items in kinds.items():
        begun = int(first[items].min())
        if start < begun <= data.end:
            some = sorted((i for i in items if sold[i]), key=lambda i: -sold[i])
            since = _EPOCH + timedelta(days=begun // DAY)
            shown = tuple(named(i) for i in some)
            found.append(NewColour(one, other, since, int(sold[items].sum()), shown))
    return sorted(found, key=lambda one: (-one.pieces, one.colour, one.category))[:k]


def bought_next(
    data: Dataset, items: Codes, named: Named, *, days: int = NEXT, k: int = 12
) -> list[BoughtNext]:
    """What those who bought any of some items bought afterwards, against what all buy.

    Ordered by how sure it is that it is more than usual: how many customers did over
    how many would have, less the root of the latter (a standard error of a count).
    """
    asked = np.isin(data.item, items) & (data.customer >= 0)
    if not asked.any():
        return []
    begun = np.full(len(data.customers), np.iinfo(np.int64).max)
    np.minimum.at(begun, data.customer[asked], data.time[asked])
    named_rows = data.customer >= 0
    since = np.where(named_rows, begun[np.maximum(data.customer, 0)], np.iinfo(np.int64).max)
    later = (data.time > since) & (data.time - since <= days * DAY) & ~np.isin(data.item, items)
    later &= data.time // DAY > since // DAY
    width = np.int64(len(data.items))
    pairs = np.unique(data.customer[later].astype(np.int64) * width + data.item[later])
    count = np.bincount(pairs % width, minlength=len(data.items))
    # Of all that was sold in the same days, the share of each item.
    share = np.bincount(data.pairs.item, minlength=len(data.items)).astype(np.float64)
    share /= max(share.sum(), 1)
    expected = share * len(pairs)
    worth = (count - expected) / np.sqrt(expected + 1)
    worth[count < _FEWEST] = -np.inf
    order = np.argsort(-worth, kind="stable")[:k]
    return [
        BoughtNext(named(int(i)), int(count[i]), float(count[i] / max(expected[i], 1e-9)))
        for i in order
        if worth[i] > 0
    ]


def _resting(
    data: Dataset, sold: NDArray[np.float64], first: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """(items,) that sold as little in the same weeks of last year, and more over the year."""
    then = data.end - _YEAR * DAY
    before = _pieces(data.before(then), LATELY)
    year = _pieces(data, _YEAR // 7) * LATELY / (_YEAR / 7)
    there = (first >= 0) & (first < then - LATELY * 7 * DAY)
    return np.asarray(there & (before < 0.5 * year) & (sold >= 0.5 * before))


def _pieces(data: Dataset, weeks: int) -> NDArray[np.float64]:
    lately = data.after(data.end - weeks * 7 * DAY)
    return np.bincount(
        lately.item, np.maximum(lately.quantity, 0), minlength=len(data.items)
    ).astype(np.float64)
