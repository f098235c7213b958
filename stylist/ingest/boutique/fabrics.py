"""A fabric: a weave, a print in the palette's colours, and how it falls and shines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.ingest.boutique import weaves
from stylist.ingest.boutique.palette import Colour
from stylist.ingest.boutique.prints import PITCH, print_tile

Plane = NDArray[Any]


_DYED = {"denim", "melange", "linen", "tweed", "canvas"}


@dataclass(frozen=True, slots=True)
class Fabric:
    """Cloth on the roll.

    Attributes
    ----------
    colours : the ground first, then what is printed or woven on it
    weave : one of `weaves.WEAVES`
    pattern : what `prints.print_tile` knows, or ``solid``
    size : of the pattern, 1 as designed
    sheen : 0 (felt) to 1 (patent leather)
    drape, rumple : how deep it folds and how much it creases, 1 for a cotton jersey
    gauge : of the weave, larger is coarser
    """

    colours: tuple[Colour, ...]
    weave: str = "jersey"
    pattern: str = "solid"
    size: float = 1.0
    sheen: float = 0.05
    drape: float = 1.0
    rumple: float = 1.0
    gauge: float = 1.0
    seed: int = 0

    @property
    def ground(self) -> Colour:
        """The colour most of it has."""
        return self.colours[0]

    def plain(self, colour: Colour | None = None) -> Fabric:
        """The same cloth without its pattern, for collars, linings and bindings."""
        return replace(self, pattern="solid", colours=(colour or self.ground,))

    def knitted(self, weave: str, colour: Colour | None = None) -> Fabric:
        """The same yarn in another knit, for ribbed cuffs and hems."""
        return replace(self.plain(colour), weave=weave, rumple=0.5)

    def weave_at(self, u: Plane, v: Plane) -> Plane:
        """Brightness of the surface at cloth coordinates in centimetres."""
        scale = np.float32(weaves.PITCH / self.gauge)
        # The yarns of pale cloth differ less from each other than those of dyed cloth.
        pale = min(max((self.ground.lab[0] - 70) / 25, 0.0), 1.0)
        tile = weaves.weave(self.weave, round(1 - 0.55 * pale, 2) if self.weave in _DYED else 1.0)
        return cv2.remap(tile, u * scale, v * scale, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP)

    def colour_at(self, u: Plane, v: Plane) -> Plane:
        """Colour at cloth coordinates: ``(3, h, w)``, or ``(3, 1, 1)`` where it is plain."""
        if self.pattern == "solid":
            return self.ground.planes
        tile = print_tile(self.pattern, self.colours, self.seed)
        scale = np.float32(PITCH / self.size)
        printed = cv2.remap(
            tile, u * scale, v * scale, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP
        )
        return np.asarray(cv2.split(printed), np.float32)
