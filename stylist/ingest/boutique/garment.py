"""What the shop knows of one garment before anybody has drawn it."""

from __future__ import annotations

from dataclasses import dataclass

from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.palette import Colour


@dataclass(frozen=True, slots=True)
class Cut:
    """How a style is cut. Numbers run from -1 to 1 around the style's middle.

    `length` short to long, `ease` slim to oversized, `flare` narrow to wide at
    the hem. `neck`, `sleeve` and `extras` are words that the style's drawing
    knows.
    """

    length: float = 0.0
    ease: float = 0.0
    flare: float = 0.0
    neck: str = "crew"
    sleeve: str = "short"
    extras: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Garment:
    """One article of the sample boutique, in one colourway.

    Attributes
    ----------
    sku : unique in the shop
    line : the style it is a colourway of
    style : which drawing makes it (`drawing.STYLES`)
    category : key in the taxonomy
    pattern : the taxonomy's word: solid, striped, checked, …; `fabric` has the print's own
    trim : colour of thread, zips, soles, buttons, as the style uses it
    formality : 0 gym to 5 black tie
    seed : of the picture's accidents: folds, creases
    """

    sku: str
    line: str
    name: str
    category: str
    style: str
    fabric: Fabric
    trim: Colour
    cut: Cut
    pattern: str
    material: str
    sleeve: str | None
    brand: str
    description: str
    price: float
    sizes: tuple[str, ...]
    stock: int
    season: str
    formality: float
    tags: tuple[str, ...]
    seed: int

    @property
    def colours(self) -> tuple[Colour, ...]:
        """Of the cloth, the one there is most of first."""
        return self.fabric.colours
