"""Past and future: purchases are split in time, and nothing of the future is known in the past."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stylist.errors import UsageError
from stylist.recommend.dataset import DAY, Codes, Dataset


@dataclass(frozen=True, slots=True)
class Fold:
    """What is known at a moment, and what was bought after it.

    `past` ends at the moment; `future` holds only what is later. They share
    their codes.
    """

    name: str
    past: Dataset
    future: Dataset

    @property
    def customers(self) -> Codes:
        """(n,) who bought in the future, ascending."""
        return self.future.buyers()


def last_days(data: Dataset, days: float, before: float = 0.0) -> Fold:
    """The last days held out, or as many days ending `before` days earlier.

    Raises
    ------
    UsageError
        Nobody bought before or nobody after.
    """
    end = data.end - round(before * DAY)
    cut = end - round(days * DAY)
    return _fold(f"last {days:g} days", data, cut, end)


def rolling(data: Dataset, weeks: int, days: float = 7) -> list[Fold]:
    """As many weeks one after another, each with all before it as its past; oldest first."""
    return [last_days(data, days, week * days) for week in reversed(range(weeks))]


def by_shares(data: Dataset, shares: tuple[float, float, float]) -> tuple[Fold, Fold]:
    """Validation and test of a split of the purchases in the order of time, as 0.7, 0.15, 0.15.

    Raises
    ------
    UsageError
        The shares do not add up to 1, or leave nobody.
    """
    if min(shares) <= 0 or abs(sum(shares) - 1) > 1e-6:
        raise UsageError("a split is three shares that add up to 1, such as 0.7,0.15,0.15")
    if len(data) < 3:
        raise UsageError("there are too few purchases to split")
    first = int(data.time[int(len(data) * shares[0])])
    second = int(data.time[min(int(len(data) * (shares[0] + shares[1])), len(data) - 1)])
    return (
        _fold("validation", data, first, second),
        _fold("test", data, second, data.end),
    )


def _fold(name: str, data: Dataset, cut: int, end: int) -> Fold:
    fold = Fold(name, data.before(cut), data.before(end).after(cut, end))
    if not len(fold.past) or not len(np.unique(fold.future.customer[fold.future.customer >= 0])):
        raise UsageError(f"{name}: no customer bought in it, or nothing was bought before it")
    return fold
