"""Records of a wardrobe: what was worn, and what is packed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from stylist.types import Filters


@dataclass(frozen=True, slots=True)
class Wear:
    """How often an item was worn, on `last` most recently (None: never)."""

    item_id: int
    times: int = 0
    last: date | None = None
    price: float | None = None
    currency: str | None = None

    @property
    def each(self) -> float | None:
        """What one wear has cost so far; None before the first, and without a price."""
        return None if self.price is None or not self.times else self.price / self.times


@dataclass(frozen=True, slots=True)
class PackedDay:
    """What is worn on one day, and why; `missing` are slots for which nothing is there."""

    filters: Filters
    item_ids: tuple[int, ...]
    reasons: tuple[str, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Packing:
    """What to pack.

    Attributes
    ----------
    slots : pairs of item id and slot
        Every piece once, in the order in which they are worn.
    proven : bool
        Whether fewer pieces cannot do; False where the search was stopped before it knew.
    """

    slots: tuple[tuple[int, str], ...]
    days: tuple[PackedDay, ...]
    proven: bool
    seconds: float = 0.0

    @property
    def item_ids(self) -> tuple[int, ...]:
        """Every piece once."""
        return tuple(item_id for item_id, _ in self.slots)

    def days_of(self, item_id: int) -> list[int]:
        """On which days (from 1) a piece is worn."""
        return [n + 1 for n, day in enumerate(self.days) if item_id in day.item_ids]
