"""Records of looks and lookbooks, which cross layers as those of `types` do."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime

from stylist.types import Filters

ASPECT = 4 / 5
"""Width of a canvas over its height."""

PAPER = "#f6f4f0"
"""Colour of a canvas, on screen and on paper."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A garment on the canvas of a look.

    `x` and `y` are where its middle is, in 0–1 of the canvas from the upper left; `scale`
    is the longer side of its picture in heights of the canvas; `rotation` is in degrees,
    clockwise. What comes later in a look lies above what came before.
    """

    item_id: int
    x: float = 0.5
    y: float = 0.5
    scale: float = 0.4
    rotation: float = 0.0


@dataclass(frozen=True, slots=True)
class StyledLook:
    """A look that a stylist made: garments on a canvas, for someone and something.

    `temperature` in °C and `wind` in m/s, None where no weather was said.
    """

    id: int
    name: str
    client: str = ""
    notes: str = ""
    occasion: str | None = None
    temperature: float | None = None
    wind: float | None = None
    rain: bool = False
    pieces: tuple[Placed, ...] = ()
    created: datetime | None = None
    changed: datetime | None = None

    @property
    def item_ids(self) -> tuple[int, ...]:
        """Its garments, each once, in their order."""
        return tuple(dict.fromkeys(piece.item_id for piece in self.pieces))

    @property
    def filters(self) -> Filters:
        """Its occasion and weather, as filters say them."""
        return Filters(
            occasion=self.occasion, temperature=self.temperature, wind=self.wind, rain=self.rain
        )


@dataclass(frozen=True, slots=True)
class Lookbook:
    """Looks in order, to hand over."""

    id: int
    name: str
    look_ids: tuple[int, ...] = ()
    created: datetime | None = None
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class LookDiff:
    """How many looks of another library are new here, are others now, or are gone."""

    new: int = 0
    changed: int = 0
    gone: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.new + self.changed + self.gone


def put_together(looks: Iterable[StyledLook]) -> list[tuple[int, int]]:
    """All pairs of items that share a look."""
    found = []
    for look in looks:
        ids = look.item_ids
        found += [(a, b) for place, a in enumerate(ids) for b in ids[place + 1 :]]
    return found


def spare_name(stem: str, taken: Container[str]) -> str:
    """The first of *Look*, *Look 2*, *Look 3* … that none has yet."""
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem} {number}"
    return name
