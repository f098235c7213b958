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
    """A kind of garment. `clo` by sleeve; the key ``""`` counts where no sleeve is known."""

    key: str
    label: str
    plural: str
    slot: str
    formality: float
    sleeve: str | None
    clo: Mapping[str, float]


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
