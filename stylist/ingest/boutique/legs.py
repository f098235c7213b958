"""What trousers, jeans and shorts share. Centimetres from the middle of the waist."""

from __future__ import annotations

from dataclasses import dataclass

from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.outline import (
    Points,
    between,
    both,
    curve,
    flip,
    from_middle,
    join,
    points,
)
from stylist.ingest.boutique.palette import Colour, colour
from stylist.ingest.boutique.studio import Details, Drape, Fold, Studio


@dataclass(frozen=True, slots=True)
class Legs:
    """Half widths at waist and hip, the crotch's depth, and each leg's edges at knee and hem."""

    length: float
    waist: float = 18.6
    hip: float = 23.6
    crotch: float = 25.5
    knee: tuple[float, float] = (3.2, 22.0)
    hem: tuple[float, float] = (4.0, 20.0)
    waistband: float = 4.0

    def outer(self) -> Points:
        """From the waistband down the side to the hem."""
        knee_y = self.crotch + (self.length - self.crotch) * 0.45
        hips = [(self.waist + 0.2, self.waistband), (self.hip - 0.9, 13.0), (self.hip, 22.0)]
        if self.length < 60:
            return curve([*hips, (self.hem[1], self.length)])
        return curve([*hips, (self.knee[1], knee_y), (self.hem[1], self.length)])

    def inner(self) -> Points:
        """From the crotch down to the hem."""
        knee_y = self.crotch + (self.length - self.crotch) * 0.45
        if self.length < 60:
            return curve(
                [
                    (0.3, self.crotch),
                    (self.hem[0] * 0.6, (self.crotch + self.length) / 2),
                    (self.hem[0], self.length + 0.6),
                ]
            )
        return curve(
            [
                (0.3, self.crotch),
                (self.knee[0] * 0.62, (self.crotch + knee_y) / 2),
                (self.knee[0], knee_y),
                (self.hem[0], self.length + 0.5),
            ]
        )

    def leg(self) -> Points:
        """Closed outline of the right leg and its half of the seat, under the waistband."""
        hem = curve(
            [
                (self.hem[1], self.length),
                ((self.hem[0] + self.hem[1]) / 2, self.length + 0.9),
                (self.hem[0], self.length + 0.5),
            ]
        )
        return join(
            [(-0.3, self.waistband)],
            self.outer(),
            hem,
            self.inner()[::-1],
            [(-0.3, self.crotch - 4)],
        )


def leg_folds(studio: Studio, legs: Legs, sign: int, strength: float) -> list[Fold]:
    """Whiskers from the crotch, drags at the knee, a break above the hem."""
    rng, folds = studio.rng, []
    for k in range(4):
        y = legs.crotch - 2.5 + k * 1.7 + rng.uniform(-0.5, 0.5)
        reach, lift = rng.uniform(7, 15), rng.uniform(0.5, 5) - k * 1.6
        path = points(
            [(1.0 + 0.35 * k, y), (1 + reach * 0.5, y - lift * 0.6), (1 + reach, y - lift)]
        )
        folds.append(
            Fold(path * (sign, 1), rng.uniform(1.6, 2.8), rng.uniform(0.25, 0.5) * strength)
        )
    if legs.length > 60:
        outer, inner = legs.outer(), legs.inner()
        for t in (0.45, 0.55, 0.62, 0.9, 0.96):
            a, b = (
                inner[int(t * (len(inner) - 1))],
                outer[int((0.35 + 0.65 * t) * (len(outer) - 1))],
            )
            a, b = (a, b) if rng.random() < 0.5 else (b, a)
            reach = rng.uniform(0.4, 0.75)
            path = points(
                [
                    a,
                    a + (b - a) * reach * 0.5 + points([0, rng.uniform(0, 1.6)]),
                    a + (b - a) * reach,
                ]
            )
            folds.append(
                Fold(path * (sign, 1), rng.uniform(1.8, 3.2), rng.uniform(0.2, 0.45) * strength)
            )
        for x in (0.3, 0.7):
            top = inner[3] + (outer[-30] - inner[3]) * x
            end = inner[-1] + (outer[-1] - inner[-1]) * x
            folds.append(Fold(points([top, (top + end) / 2, end]) * (sign, 1), 3.4, 0.3 * strength))
    return folds


def waistband(
    studio: Studio, legs: Legs, fabric: Fabric, *, loops: bool, stitch: Colour | None
) -> None:
    """The band on top, with belt loops and rows of stitches."""
    top = from_middle([(0, 0.9), (legs.waist * 0.6, 0.5), (legs.waist - 0.3, -0.4)])
    low = from_middle(
        [
            (0, legs.waistband + 1.0),
            (legs.waist * 0.6, legs.waistband + 0.7),
            (legs.waist + 0.4, legs.waistband - 0.2),
        ]
    )
    rows = []
    for t in (0.12, 0.88):
        edge = between(top, low, t)
        rows += [edge, flip(edge)]
    studio.panel(
        both(join(top, low[::-1])),
        fabric,
        turn=1.4,
        drape=Drape(0.08),
        hang=-0.001,
        lift=0.2,
        details=Details(stitches=rows, thread=stitch),
    )
    if loops:
        for x in (-13.5, -6.2, 6.2, 13.5):
            y = 0.3 - 0.0035 * x * x + 0.5
            studio.panel(
                [
                    (x - 0.65, y - 0.5),
                    (x + 0.65, y - 0.5),
                    (x + 0.65, y + 4.6),
                    (x - 0.65, y + 4.6),
                ],
                fabric,
                turn=0.4,
                drape=Drape(0.02),
                lift=0.25,
            )


def inside_waist(studio: Studio, legs: Legs, fabric: Fabric) -> None:
    """The inside of the back, seen over the front, with the label."""
    back = join(from_middle([(0, -1.5), (legs.waist * 0.6, -1.2), (legs.waist - 0.3, -0.4)]))
    front = from_middle([(0, 2.0), (legs.waist * 0.6, 1.6), (legs.waist - 0.3, 0.2)])
    studio.panel(both(join(back, front[::-1])), fabric, tone=0.68, turn=0.6, lift=0)
    studio.trim(
        [(-1.8, -0.9), (1.8, -0.9), (1.8, 0.6), (-1.8, 0.6)],
        colour("off white"),
        turn=0.1,
        lift=0,
        gloss=0,
        tone=0.9,
    )


def fly(studio: Studio, legs: Legs, fabric: Fabric, thread: Colour | None) -> None:
    """The fly with its J of stitches."""
    y = legs.waistband + 0.9
    path = join([(3.0, y)], curve([(3.0, y + 9), (2.4, y + 12.5), (0.2, y + 14.5)]))
    rows = [path, path - points([0.55, 0.2])] if thread else [path]
    studio.panel(
        join([(0, y - 0.3), (3.7, y - 0.3)], curve([(3.7, y + 9), (3.1, y + 13), (0.0, y + 15.6)])),
        fabric,
        turn=0.25,
        drape=Drape(0.12),
        lift=0.12,
        details=Details(stitches=rows, thread=thread),
    )
