"""A pair of shoes from the side.

Centimetres: the heel at x = -15, the toe at x = 15, y = 0 on the floor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.outline import (
    Path,
    Points,
    curve,
    join,
    points,
)
from stylist.ingest.boutique.palette import Colour
from stylist.ingest.boutique.studio import Details, Drape, Fold, Studio

_STILL = Drape(0.05, 5, 5)


class Shoe:
    """One shoe of the pair: puts its parts where that shoe stands."""

    def __init__(self, studio: Studio, fabric: Fabric, dx: float, dy: float) -> None:
        self.studio, self.fabric, self.shift = studio, fabric, points([dx, dy])

    def at(self, path: Path) -> Points:
        """Where the shoe has these points."""
        return np.asarray(path, np.float32) + self.shift

    def upper(
        self,
        outline: Path,
        *,
        fabric: Fabric | None = None,
        turn: float = 2.6,
        lift: float = 0.12,
        seams: Sequence[Path] = (),
        stitches: Sequence[Path] = (),
        folds: Sequence[Fold] = (),
        tone: float = 1.0,
        grain: float = 0.0,
    ) -> None:
        """Lay a piece of the upper, all paths in the shoe's own centimetres."""
        details = Details(
            seams=[self.at(p) for p in seams],
            stitches=[self.at(p) for p in stitches],
            folds=[Fold(self.at(f.path), f.width, f.depth) for f in folds],
        )
        self.studio.panel(
            self.at(outline),
            fabric or self.fabric,
            turn=turn,
            lift=lift,
            drape=_STILL,
            details=details,
            tone=tone,
            grain=grain,
            origin=(float(self.shift[0]), float(self.shift[1])),
        )

    def hard(
        self,
        outline: Path,
        tint: Colour,
        *,
        turn: float = 0.7,
        gloss: float = 0.25,
        lift: float = 0.1,
    ) -> None:
        """Lay a piece of sole or metal."""
        self.studio.trim(self.at(outline), tint, turn=turn, gloss=gloss, lift=lift)

    def cord(self, path: Path, tint: Colour, width: float) -> None:
        """A lace, a tab."""
        self.studio.cord(self.at(path), tint, width)

    def line(self, path: Path, tint: Colour, width: float, strength: float = 0.7) -> None:
        """A flat line."""
        self.studio.line(self.at(path), tint, width, strength)


def pair(garment: Garment, draw: Callable[[Shoe, Garment], None], height: float) -> Studio:
    """The second shoe stands behind the first, so higher in the picture and half hidden."""
    back = 0.42 * height + 2.4
    studio = Studio(
        garment.seed, scale=14.4, top=400 + 14.4 * (height + back) / 2 - 10, wobble=0.04
    )
    for dx, dy in ((-2.6, -back), (1.4, 0.0)):
        studio.stand(dx, dy + 0.1, 14.4, 0.9)
        draw(Shoe(studio, garment.fabric, dx, dy), garment)
    return studio


def slab(top: Path, thick: float, spring: float = 0.9) -> Points:
    """A flat sole under a feather line from heel to toe, its toe lifted from the floor."""
    feather = np.asarray(top, np.float32)
    toe = feather[-1]
    under = curve(
        [
            (toe[0] + 0.1, toe[1] + thick * 0.35),
            (toe[0] - 1.4, -spring * 0.55),
            (8.5, 0.0),
            (-6, 0.0),
            (-13.2, 0.0),
            (feather[0][0] - 0.1, -0.5),
        ]
    )
    return join(feather, under)
