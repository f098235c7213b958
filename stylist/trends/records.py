"""Frozen records of what sells when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stylist.types import Floats

BY = ("all", "category", "colour", "pattern", "material", "price")
"""By what sales are told apart."""
Course = Literal["rising", "falling", "steady", "unknown"]


@dataclass(frozen=True, slots=True)
class Shown:
    """One item and what is said of it: `item_id` is None where the catalog has none of that SKU."""

    sku: str
    item_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Series:
    """Pieces sold by week of one value, oldest first.

    Attributes
    ----------
    value, label : str
        A category, a colour, …; for a person.
    sold : (weeks,) float32
    last_year : (weeks,) float32
        52 weeks before each; NaN where that was not remembered.
    trend, low, high : (weeks,) float32
        Sales without seasons and chance, and 95 % of where they lie; NaN where
        there are too few weeks.
    season : (weeks,) float32
        How many more, or fewer, than the trend are usual in each week; NaN
        with less than two years.
    change, change_low, change_high : float
        The trend of the last 4 weeks over that a quarter before, less 1, and its
        95 % interval.
    course : str
        Rising or falling if the interval leaves 0 out.
    """

    value: str
    label: str
    sold: Floats
    last_year: Floats
    trend: Floats
    low: Floats
    high: Floats
    season: Floats
    change: float
    change_low: float
    change_high: float
    course: Course

    @property
    def total(self) -> float:
        """Pieces in all weeks that are shown."""
        return float(self.sold.sum())


@dataclass(frozen=True, slots=True)
class NewColour:
    """A colour of a category that was not sold before the last weeks."""

    colour: str
    category: str
    since: date
    pieces: int
    items: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Reorder:
    """An item that runs out: `weeks_left` at the rate of the last weeks.

    `stock` and `weeks_left` are None where the stock is not known.
    """

    item: Shown
    a_week: float
    stock: int | None
    weeks_left: float | None


@dataclass(frozen=True, slots=True)
class SlowMover:
    """An item that hardly sells: `since` is the last sale, None if there was none.

    `usual` is what items of its category sell in as many weeks.
    """

    item: Shown
    pieces: int
    usual: float
    since: date | None
    stock: int | None


@dataclass(frozen=True, slots=True)
class BoughtNext:
    """What customers bought after some items: so many of them, so many times the usual."""

    item: Shown
    customers: int
    lift: float


@dataclass(frozen=True, slots=True)
class Trends:
    """Sales by week: `weeks` are their first days."""

    by: str
    weeks: tuple[date, ...]
    series: tuple[Series, ...]
    years: float
    """Whole weeks of history, in years: seasons are told from two on."""

    def named(self, value: str) -> Series | None:
        """The series of a value."""
        return next((one for one in self.series if one.value == value), None)


@dataclass(frozen=True, slots=True)
class Shelves:
    """What a shop may want to do: buy again, sell off; and what is new."""

    new_colours: Sequence[NewColour]
    reorder: Sequence[Reorder]
    slow: Sequence[SlowMover]
