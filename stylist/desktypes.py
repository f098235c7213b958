"""Frozen records of a stylist's desk: ratings, collections, edits of many, twins, gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from math import isfinite
from typing import Any

from stylist.types import Filters, Item

STARS = 5
"""The most stars an item can have."""

FLAGS = ("pick", "reject")
"""What an item can be marked as while culling."""

UNFLAGGED = "none"
"""In a filter: items without a flag."""

EDITABLE = ("brand", "price", "currency", "stock")
"""What can be said of many items at once beside attributes and tags."""

LONGEST = 1_000
"""Characters of words that are taken back from a file."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a collection asks of the library: words, filters, and an order."""

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: str = "relevance"

    def to_json(self) -> dict[str, Any]:
        """As JSON holds it; filters that are not set are left out."""
        return {"text": self.text, "filters": filters_as_json(self.filters), "sort": self.sort}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Asked:
        """From JSON; what is missing, unknown or of a wrong type is as if not said."""
        words, sort = said.get("text"), said.get("sort")
        return cls(
            words[:LONGEST] if isinstance(words, str) else "",
            filters_from_json(said.get("filters")),
            sort if isinstance(sort, str) else "relevance",
        )


@dataclass(frozen=True, slots=True)
class Collection:
    """An album (items in an order made by hand), or, with `asks`, a search that was kept.

    `count` is how many items it holds now; None where nobody has counted.
    """

    id: int
    name: str
    asks: Asked | None = None
    item_ids: tuple[int, ...] = ()
    count: int | None = None

    @property
    def is_album(self) -> bool:
        """Whether it was filled by hand."""
        return self.asks is None


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to be said of several items at once.

    Attributes
    ----------
    says : mapping of attribute to value
        A person's word; None leaves it to feeds and the model again.
    puts : mapping of a name of `EDITABLE` to its value
        None where it is not known.
    hangs, takes : tuple of str
        Tags to hang on, and to take off.
    """

    says: Mapping[str, str | None] = field(default_factory=dict)
    puts: Mapping[str, str | float | int | None] = field(default_factory=dict)
    hangs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.says or self.puts or self.hangs or self.takes)


@dataclass(frozen=True, slots=True)
class Shared:
    """What several items have in common.

    `values` holds, by name, the one value that all of them have (None: none has any), `mixed`
    the names in which they differ. `tags` says how many of them have each.
    """

    count: int
    values: Mapping[str, str | float | int | None]
    mixed: frozenset[str]
    tags: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Twin:
    """An item of a group of twins; `why` says what speaks for keeping it."""

    item: Item
    pixels: int
    known: int
    from_feed: bool
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Twins:
    """Items that show the same, the one to keep first.

    `likeness` is the least cosine that ties one of them to the group; `same_picture` says
    whether the pictures themselves agree, not only what the encoder sees in them.
    """

    members: tuple[Twin, ...]
    likeness: float
    same_picture: bool

    @property
    def item_ids(self) -> tuple[int, ...]:
        """Of its members, the one to keep first."""
        return tuple(member.item.id for member in self.members)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was asked for and that this library did not have.

    `kind` is words, filters, photo or wish; `words` is what was asked, in a person's words;
    `missing` are the things of it that nothing had, ``(kind, value)``. `now` is how many items
    answer it by now (None: not looked).
    """

    key: str
    kind: str
    words: str
    asks: Asked
    missing: tuple[tuple[str, str], ...] = ()
    times: int = 1
    first: datetime | None = None
    last: datetime | None = None
    client: str = ""
    now: int | None = None


@dataclass(frozen=True, slots=True)
class Lack:
    """What several gaps have in common: a kind of garment that was asked for and is not here."""

    words: str
    times: int
    queries: int
    now: int


@dataclass(frozen=True, slots=True)
class GapReport:
    """All gaps, the most asked for first, and what they come to."""

    gaps: tuple[Gap, ...]
    lacks: tuple[Lack, ...]

    @property
    def times(self) -> int:
        """How often something was asked for in vain."""
        return sum(gap.times for gap in self.gaps)


def filters_as_json(filters: Filters) -> dict[str, Any]:
    """Those filters that are set."""
    empty = Filters()
    values = {f.name: getattr(filters, f.name) for f in fields(Filters)}
    return {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()
            if v != getattr(empty, k)}  # fmt: skip


def filters_from_json(said: object) -> Filters:
    """The filters; what is unknown or of a wrong type is left out."""
    table = said if isinstance(said, dict) else {}
    kept = {name: table[name] for name, fits in _FITS.items() if fits(table.get(name))}
    read: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in kept.items()}
    return Filters(**read)


def _word(value: object) -> bool:
    return isinstance(value, str)


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _words(value: object) -> bool:
    return isinstance(value, list) and all(map(_word, value))


def _bounds(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(bound is None or _number(bound) for bound in value)
    )


_FITS: dict[str, Callable[[object], bool]] = {
    **dict.fromkeys(("category", "colour", "pattern", "tag"), _words),
    **dict.fromkeys(("in_stock", "rain", "occasion_ranks", "weather_ranks"), _flag),
    **dict.fromkeys(("occasion", "activity"), _word),
    **dict.fromkeys(("temperature", "wind", "humidity"), _number),
    "price": _bounds,
    "rating": lambda value: type(value) is int and 0 <= value <= STARS,
    "flag": lambda value: value in (*FLAGS, UNFLAGGED),
}
