"""What a taxonomy is made of: one frozen record a kind of entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Rgb8 = tuple[int, int, int]
SLOTS = ("base", "mid", "outer", "bottom", "dress", "shoes", "bag", "accessory")
SLEEVES = ("sleeveless", "short", "long")
EVIDENCE = ("formality", "category", "material", "pattern", "colour")


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of garment. `clo` by sleeve; the key ``""`` counts where no sleeve is known.

    `kinds` are groups of words for narrower kinds of it; `part_of` are the
    categories it belongs to as well; `kin` is what the shipped model calls it,
    and `pattern` how a photo tells it from its kin.
    """

    key: str
    label: str
    plural: str
    slot: str
    formality: float
    sleeve: str | None
    clo: Mapping[str, float]
    kinds: tuple[tuple[str, ...], ...] = ()
    part_of: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """One of the few colours that filters speak of, with the swatch to paint."""

    key: str
    label: str
    srgb: Rgb8


@dataclass(frozen=True, slots=True)
class Colour:
    """A named colour: its centre in sRGB, and the family it belongs to."""

    key: str
    family: str
    srgb: Rgb8


@dataclass(frozen=True, slots=True)
class Named:
    """A pattern or a sleeve length."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Material:
    """A cloth: its factor on a garment's clo, and the share of wind and rain it keeps out."""

    key: str
    label: str
    warmth: float
    wind: float
    rain: float


@dataclass(frozen=True, slots=True)
class Occasion:
    """What speaks for (to 1) and against (to -1) a garment; `formality` is (least, most).

    `phrase` is the occasion inside a sentence (*fits the office*).
    """

    key: str
    label: str
    phrase: str
    formality: tuple[float, float]
    categories: Mapping[str, float]
    materials: Mapping[str, float]
    patterns: Mapping[str, float]
    colours: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Cue:
    """What the words of an item's texts say of its warmth and of wind and rain; see `Material`."""

    key: str
    label: str
    warmth: float
    wind: float
    rain: float
