"""The upper body: bodice, sleeves and necklines that tops, coats and dresses share.

Centimetres from the highest point of the shoulder, on an invisible figure seen
from the front: widths are what the camera sees, about four fifths of flat.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.outline import (
    Path,
    Points,
    band,
    both,
    curve,
    flip,
    from_middle,
    join,
    mirror,
    offset,
    points,
    ribs,
)
from stylist.ingest.boutique.palette import colour
from stylist.ingest.boutique.studio import Details, Drape, Fold, Studio


@dataclass(frozen=True, slots=True)
class Body:
    """Half widths and heights of a bodice; `sway` is how much the hem bows down in the middle."""

    length: float = 66.0
    neck: float = 8.0
    shoulder: float = 20.0
    slope: float = 4.6
    chest: float = 21.5
    armhole: float = 21.0
    waist: float = 20.0
    hem: float = 20.5
    sway: float = 1.2
    hem_corner: float = 0.0

    def reach(self, sleeve: float, angle: float) -> float:
        """How far from the middle a sleeve of that length and angle (degrees) ends."""
        return self.shoulder + sleeve * float(np.sin(np.radians(angle))) + 2.4

    def side(self) -> Points:
        """From underarm to hem, on the right of the picture."""
        waist = self.armhole + (min(self.length, 70) - self.armhole) * 0.45
        return curve(
            [
                (self.chest, self.armhole),
                (self.waist, waist),
                (self.hem, self.length - self.hem_corner),
            ]
        )

    def armhole_seam(self) -> Points:
        """From the shoulder's tip to the underarm."""
        tip, s = (self.shoulder, self.slope), self.shoulder
        return curve(
            [
                tip,
                (s - 1.7, self.slope + 6),
                (s - 1.4, self.armhole - 6),
                (self.chest, self.armhole),
            ]
        )

    def shoulder_seam(self) -> Points:
        """From the neck to the shoulder's tip."""
        middle = (self.neck + self.shoulder) / 2
        return curve([(self.neck, 0), (middle, self.slope * 0.42), (self.shoulder, self.slope)])

    def hem_line(self) -> Points:
        """From the side to the middle."""
        low = self.length + self.sway
        return from_middle(
            [
                (0, low),
                (self.hem * 0.6, low - 0.35 * self.sway),
                (self.hem, self.length - self.hem_corner),
            ]
        )[::-1]

    def outline(self, neckline: Path, hem: Path | None = None) -> Points:
        """Closed, under a neckline that runs from its middle to the right shoulder."""
        last = self.hem_line() if hem is None else hem
        return both(join(neckline, self.shoulder_seam(), self.armhole_seam(), self.side(), last))


def neckline(kind: str, neck: float) -> Points:
    """From the middle of the front up to the right shoulder's neck point."""
    n = neck
    shapes: dict[str, Path] = {
        "crew": from_middle([(0, 8.2), (n * 0.55, 7.0), (n * 0.92, 3.6), (n, 0)]),
        "scoop": from_middle([(0, 13.5), (n * 0.6, 11.8), (n * 1.0, 6.5), (n, 0)]),
        "boat": from_middle([(0, 4.6), (n * 0.55, 3.9), (n * 0.88, 1.9), (n, 0)]),
        "v": join([(0, 17.0)], curve([(0.3, 16.4), (n * 0.62, 8.0), (n, 0)])),
        "deep v": join([(0, 25.0)], curve([(0.3, 24.4), (n * 0.66, 11.0), (n, 0)])),
        "high": from_middle([(0, 3.4), (n * 0.55, 2.7), (n * 0.92, 1.2), (n, 0)]),
    }
    return points(shapes[kind])


def inside_back(
    studio: Studio,
    fabric: Fabric,
    neck: float,
    depth: float,
    *,
    rise: float = -0.4,
    label: bool = True,
) -> None:
    """What one sees through the neck: the inside of the back, in shade, with the shop's label."""
    back = from_middle([(0, rise + 1.9), (neck * 0.55, rise + 1.5), (neck, 0)])
    upper = join(mirror(back), back[1:])
    low = curve(
        [
            (neck, 0),
            (neck * 0.95, depth * 0.6),
            (0, depth + 2),
            (-neck * 0.95, depth * 0.6),
            (-neck, 0),
        ]
    )
    studio.panel(
        join(upper, low),
        fabric,
        tone=0.74,
        turn=1.0,
        lift=0,
        details=Details(seams=[offset(upper, 1.9)]),
        shade=[(low, 5.0, 0.25)],
    )
    if label:
        paper = colour("off white")
        y = rise + 4.0
        studio.trim(
            [(-2.1, y), (2.1, y), (2.1, y + 1.9), (-2.1, y + 1.9)],
            paper,
            turn=0.2,
            lift=0.1,
            gloss=0,
            tone=0.93,
        )
        studio.line([(-1.2, y + 0.95), (1.2, y + 0.95)], colour("charcoal"), 0.28, 0.8)


def collar_back(studio: Studio, fabric: Fabric) -> None:
    """The part of a turned-down collar behind the neck: its fall, and its stand in shade."""
    fall = from_middle([(0, -6.0), (3.8, -5.8), (7.2, -4.4)])
    foot = from_middle([(0, 1.0), (4.0, 1.0), (9.4, 1.8)])
    studio.panel(
        both(join(fall, foot[::-1])),
        fabric,
        tone=0.8,
        turn=0.8,
        drape=Drape(0.03),
        lift=0.2,
        shade=[(join(flip(foot)[::-1], foot), 3.0, 0.3)],
    )


def sleeve_outline(
    body: Body, length: float, angle: float, cuff: float, elbow: float = 0.0
) -> tuple[Points, Points, Points]:
    """Outline of the right sleeve and its two edges (outer, inner), shoulder to cuff.

    `angle` is from straight down in degrees, `cuff` its full width there,
    `elbow` how much the arm bends outwards, in centimetres.
    """
    way = points([np.sin(np.radians(angle)), np.cos(np.radians(angle))])
    side = points([-way[1], way[0]])
    tip = points([body.shoulder, body.slope])
    under = points([body.chest, body.armhole])
    end_outer = tip + way * length + (points([1.6, 0]) if length > 35 else points([0.8, 0]))
    end_inner = end_outer + side * cuff
    cap = tip + way * 3.6 - side * 0.9
    outer = curve([tip, cap, (tip + end_outer) / 2 + points([elbow + 0.6, -0.2]), end_outer])
    if length > 35:
        # A long sleeve is widest at the upper arm, where the bodice hides its inner edge.
        width = ((0.45, cuff + 4.2), (0.66, cuff + 2.6), (0.86, cuff + 1.1))
        places = [outer[round(at * (len(outer) - 1))] + side * wide for at, wide in width]
        inner = curve([under - points([3, 0]), *places, end_inner])
    else:
        inner = curve([under, under + (end_inner - under) * 0.5 - points([0.5, 0]), end_inner])
    hidden = [(body.chest - 6.5, body.armhole - 1.5), (body.shoulder - 5, body.slope + 1)]
    return join(outer, inner[::-1], hidden), outer, inner


def sleeve(
    studio: Studio,
    body: Body,
    fabric: Fabric,
    *,
    right: bool,
    length: float,
    angle: float,
    cuff: float,
    elbow: float = 0.0,
    hem: float = 0.0,
    rib: tuple[Fabric, float] | None = None,
    turn: float = 5.0,
    creases: float = 1.0,
) -> tuple[Points, Points]:
    """Lay a sleeve behind the bodice; gives its outer and inner edge.

    `hem` is the height of a stitched hem, `rib` a ribbed cuff and its height;
    both end the sleeve.
    """
    side = points if right else flip
    sign = 1 if right else -1
    outline, outer, inner = sleeve_outline(body, length, angle, cuff, elbow)
    rng = studio.rng
    folds = []
    if length > 30:
        for t in (0.16, 0.30, 0.42, 0.5, 0.58, 0.72, 0.86):
            t = t + rng.uniform(-0.03, 0.03)
            a, b = (
                inner[int(t * (len(inner) - 1))],
                outer[int(min(t + rng.uniform(-0.02, 0.1), 1) * (len(outer) - 1))],
            )
            reach = rng.uniform(0.5, 0.95)
            middle = a + (b - a) * reach * 0.5 + points([0, rng.uniform(0.3, 1.4)])
            folds.append(
                Fold(
                    side([a, middle, a + (b - a) * reach]),
                    rng.uniform(1.2, 2.2),
                    rng.uniform(0.25, 0.5) * creases * rng.choice([-0.6, 1, 1]),
                )
            )
            if rng.random() < 0.5:
                folds.append(
                    Fold(
                        side([b, b + (a - b) * 0.25 + points([0, 0.8]), b + (a - b) * 0.45]),
                        rng.uniform(1.2, 2.2),
                        0.4 * creases,
                    )
                )
    else:
        for t in (0.25, 0.6):
            a, b = inner[int(t * (len(inner) - 1))], outer[int(t * (len(outer) - 1))]
            folds.append(
                Fold(
                    side([a, a + (b - a) * 0.3 + points([0, -0.8]), a + (b - a) * 0.6]),
                    2.0,
                    0.35 * creases,
                )
            )
    way = outer[-1] - points([body.shoulder, body.slope])
    grain = float(np.degrees(np.arctan2(way[0], way[1]))) * sign
    middle_of_cap = ((body.shoulder + body.chest) / 2 - 4) * sign
    across = inner[-1] - outer[-1]
    up = -way / np.hypot(*way)
    details = Details(folds=folds)
    if hem:
        line = [outer[-1] + up * hem - across * 0.1, inner[-1] + up * hem + across * 0.1]
        details = Details(folds=folds, stitches=[side(line)])
    studio.panel(
        side(outline),
        fabric,
        grain=grain,
        origin=(middle_of_cap, body.slope),
        turn=turn,
        hang=0.012,
        drape=Drape(0.28, 7, 15),
        details=details,
        lift=0.6,
        shade=[(side(body.armhole_seam()), 5.0, 0.22), (side(inner), 3.0, 0.16)],
    )
    if rib:
        cloth, height = rib
        squeeze = 0.11
        o, i = outer[-1] + across * squeeze, inner[-1] - across * squeeze
        edge = [
            outer[-1] + up * height + across * 0.02,
            o - up * 0.4,
            i - up * 0.4,
            inner[-1] + up * height,
        ]
        studio.panel(
            side(edge),
            cloth,
            grain=grain,
            origin=(middle_of_cap, body.slope),
            turn=2.5,
            drape=Drape(0.05),
            lift=0.15,
            details=Details(seams=[side([edge[0], edge[3]])]),
        )
    return side(outer), side(inner)


def body_folds(studio: Studio, body: Body, strength: float = 1.0) -> list[Fold]:
    """Drag lines from the underarms, a few at the waist, soft flutes above the hem."""
    rng, folds = studio.rng, []
    for sign in (1, -1):
        for k in range(3):
            x, y = body.chest - 0.6, body.armhole + 1.0 + 2.6 * k + rng.uniform(-0.8, 0.8)
            reach, fall = rng.uniform(5, 11), rng.uniform(1.5, 8)
            path = points([(x, y), (x - reach * 0.5, y + fall * 0.35 - 0.6), (x - reach, y + fall)])
            folds.append(
                Fold(
                    path * (sign, 1),
                    rng.uniform(1.6, 3.0),
                    rng.uniform(0.25, 0.5) * strength * rng.choice([1, 1, -1]),
                )
            )
        for _ in range(2):
            y = rng.uniform(body.armhole + 10, min(body.length * 0.75, 55))
            x, reach = body.waist, rng.uniform(5, 12)
            path = points(
                [
                    (x, y),
                    (x - reach * 0.5, y + rng.uniform(0, 2)),
                    (x - reach, y + rng.uniform(-2, 3)),
                ]
            )
            folds.append(
                Fold(path * (sign, 1), rng.uniform(2, 3.5), rng.uniform(0.2, 0.45) * strength)
            )
    for _ in range(3):
        x, top = rng.uniform(-0.85, 0.85) * body.hem, body.length * rng.uniform(0.45, 0.7)
        flute = [
            (x * 0.9, top),
            (x + rng.uniform(-1.5, 1.5), (top + body.length) / 2),
            (x * 1.04, body.length),
        ]
        folds.append(Fold(flute, rng.uniform(3, 5.5), rng.uniform(0.25, 0.5) * strength))
    return folds


def neck_band(studio: Studio, line: Path, cloth: Fabric, width: float) -> None:
    """A binding or rib along a neckline, front half given from the middle to the right shoulder."""
    full = join(mirror(line), line[1:])
    ribbon = band(full, width)
    studio.panel(
        ribbon,
        cloth,
        turn=0.9,
        drape=Drape(0.03),
        lift=0.2,
        details=Details(seams=[offset(full, width)], ticks=ribs(full, width)),
    )


def rib_hem(studio: Studio, body: Body, cloth: Fabric, height: float, *, pull: float = 0.6) -> None:
    """A ribbed band that ends the bodice and draws it in."""
    low = body.hem_line()
    high = low - points([0, height])
    inner = low * points([1 - pull / body.hem, 1])
    outline = both(join(high[::-1], [(body.hem + 0.1, body.length - height)], inner))
    studio.panel(
        outline,
        cloth,
        turn=2.2,
        hang=0.0028,
        drape=Drape(0.06, 8, 30),
        lift=0.12,
        details=Details(seams=[join(high, mirror(high))]),
    )
