"""T-shirts, long-sleeved tops and hoodies."""

from __future__ import annotations

import numpy as np

from stylist.ingest.boutique.body import (
    Body,
    body_folds,
    inside_back,
    neck_band,
    neckline,
    rib_hem,
    sleeve,
)
from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.outline import (
    between,
    both,
    curve,
    ellipse,
    flip,
    from_middle,
    join,
    points,
)
from stylist.ingest.boutique.palette import Colour, colour
from stylist.ingest.boutique.studio import Details, Drape, Studio


def tee(garment: Garment) -> Studio:
    """A T-shirt or long-sleeved top of jersey."""
    cut, fabric = garment.cut, garment.fabric
    long = cut.sleeve == "long"
    e = cut.ease
    body = Body(
        length=63 + 7 * cut.length,
        neck=8.2 if cut.neck != "boat" else 11.5,
        shoulder=19.8 + 2.2 * max(e, -0.3),
        slope=4.4 + 0.8 * max(e, 0),
        chest=20.6 + 3 * e,
        armhole=20.5 + 2 * e,
        waist=19.2 + 3.4 * e,
        hem=20.0 + 3.0 * e,
    )
    studio = Studio.centred(
        garment.seed,
        7.7 if long else 8.4,
        0,
        body.length,
        body.reach(58 if long else 24, 13 if long else 30),
    )
    line = neckline(cut.neck, body.neck)
    depth = float(line[0][1])
    inside_back(studio, fabric, body.neck, depth)
    for right in (False, True):
        sleeve(
            studio,
            body,
            fabric,
            right=right,
            length=58 if long else 21 + 2 * e,
            angle=13 if long else 27 + 3 * e,
            cuff=8.4 + e if long else 15.5 + 2.5 * e,
            elbow=1.4 if long else 0,
            hem=2.2,
        )
    hem = [(x, y - 2.2) for x, y in body.hem_line()]
    stitched = [hem, [(-x, y) for x, y in hem]]
    studio.panel(
        body.outline(line),
        fabric,
        hang=0.0028,
        turn=4.2,
        drape=Drape(0.3, 9, 30),
        details=Details(
            folds=body_folds(studio, body),
            stitches=stitched,
            seams=[body.shoulder_seam(), body.shoulder_seam() * (-1, 1)],
        ),
        lift=0.5,
    )
    if "print" in cut.extras:
        _chest_print(studio, fabric.ground, garment.trim, 24.0)
    if "pocket" in cut.extras:
        x, y = 10.0, 21.0
        patch = [
            (x - 4.6, y),
            (x + 4.6, y),
            (x + 4.6, y + 8.6),
            *curve([(x + 4.6, y + 8.6), (x, y + 10.6), (x - 4.6, y + 8.6)]),
        ]
        studio.panel(
            patch,
            fabric,
            turn=0.5,
            drape=Drape(0.1),
            lift=0.18,
            details=Details(stitches=[[(x - 4.6, y + 1.4), (x + 4.6, y + 1.4)]]),
        )
    neck_band(studio, line, fabric.plain(), 1.9)
    return studio


def _chest_print(studio: Studio, ground: Colour, ink: Colour, y: float) -> None:
    """A small screen print: a sun behind hills, arches, or waves."""
    motif = int(studio.rng.integers(3))
    if motif == 0:
        studio.ink(ellipse(0, y + 3.5, 5.6, 5.6, 180, 360), ink, ground)
        for k in range(4):
            top = curve(
                [
                    (-8.2 + k * 0.3, y + 4.6 + 1.7 * k),
                    (-3, y + 3.9 + 1.7 * k),
                    (2.6, y + 5.0 + 1.7 * k),
                    (8.2 - k * 0.3, y + 4.2 + 1.7 * k),
                ]
            )
            studio.ink(join(top, (top + points((0, 0.75)))[::-1]), ink, ground)
    elif motif == 1:
        for k, radius in enumerate((6.6, 4.9, 3.2, 1.5)):
            arch = join(
                [(-radius, y + 9)], ellipse(0, y + 1.5, radius, radius, 180, 360), [(radius, y + 9)]
            )
            inner = join(
                [(radius - 0.85, y + 9)],
                ellipse(0, y + 1.5, radius - 0.85, radius - 0.85, 360, 180),
                [(-radius + 0.85, y + 9)],
            )
            studio.ink(join(arch, inner), ink if k % 2 == 0 else ink.shaded(0.3), ground)
    else:
        for k in range(5):
            top = curve(
                [
                    (x, y + 1.9 * k + (0.55 if i % 2 else -0.55))
                    for i, x in enumerate(np.linspace(-7.5, 7.5, 9))
                ]
            )
            studio.ink(join(top, (top + points((0, 0.8)))[::-1]), ink, ground)


def hoodie(garment: Garment) -> Studio:
    """A hooded sweatshirt, closed or with a zip."""
    cut, fabric = garment.cut, garment.fabric
    e = cut.ease
    body = Body(
        length=62 + 4 * cut.length,
        neck=9.2,
        shoulder=21 + 2.4 * e,
        slope=5.2,
        chest=22.6 + 2.6 * e,
        armhole=22.5 + 2 * e,
        waist=22.4 + 3 * e,
        hem=21.4 + 2.4 * e,
    )
    studio = Studio.centred(garment.seed, 7.0, -17, body.length, body.reach(60, 14 + 2 * e))
    rib = fabric.knitted("rib")
    zipped = "zip" in cut.extras
    hood = both(
        join(
            from_middle([(0, -18.5), (6.5, -17.4), (11.2, -12), (12.4, -4)]),
            curve([(12.4, -4), (12.6, 0), (11.2, 4.2)]),
            [(0, 6)],
        )
    )
    studio.panel(hood, fabric, turn=5, drape=Drape(0.35, 6, 12), lift=0.4)
    opening = from_middle([(0, -13.8), (5.0, -12.6), (8.2, -7), (8.0, -0.5), (4.6, 5.8), (0, 10.5)])
    studio.panel(
        both(opening),
        fabric.plain(),
        tone=0.62,
        turn=2.5,
        lift=0,
        drape=Drape(0.3, 5, 14),
        shade=[(opening, 3.5, 0.4), (flip(opening), 3.5, 0.4)],
        details=Details(seams=[[(0, -13), (0, 2)]]),
    )
    studio.trim(
        [(-2.1, -1), (2.1, -1), (2.1, 1), (-2.1, 1)],
        colour("off white"),
        turn=0.2,
        lift=0.1,
        gloss=0,
        tone=0.9,
    )
    for right in (False, True):
        sleeve(
            studio,
            body,
            fabric,
            right=right,
            length=60,
            angle=14 + 2 * e,
            cuff=10.8 + e,
            elbow=2.0,
            rib=(rib, 6.0),
            creases=1.5,
            turn=6,
        )
    line = from_middle([(0, 10.2), (4.6, 6.0), (8.4, 1.6), (9.2, 0)])
    studio.panel(
        body.outline(line),
        fabric,
        hang=0.0028,
        turn=5,
        drape=Drape(0.42, 10, 24),
        details=Details(
            folds=body_folds(studio, body, 1.5),
            seams=[body.shoulder_seam(), flip(body.shoulder_seam())],
        ),
        lift=0.7,
    )
    rim = curve([(0.2, 11.6), (4.9, 6.4), (9.0, -0.2), (9.2, -7)])
    edge = curve([(0.0, 8.8), (4.0, 4.6), (7.4, -1.0), (8.0, -7)])
    for side in (flip, points):
        studio.panel(
            join(side(rim), side(edge)[::-1]),
            fabric,
            turn=1.0,
            drape=Drape(0.06),
            lift=0.45,
            details=Details(stitches=[side(between(rim, edge, 0.3))]),
        )
    _kangaroo_pocket(studio, body, fabric, zipped=zipped)
    rib_hem(studio, body, rib, 6.0)
    if zipped:
        studio.zip(
            [(0, 10.6), (0.2, 35), (0, body.length + body.sway)],
            fabric.ground.shaded(-0.25),
            garment.trim,
        )
    for sign in (-1, 1):
        rng = studio.rng
        end = rng.uniform(19, 23)
        cord = curve(
            [
                (sign * 3.9, 6.8),
                (sign * 4.3, 10.5),
                (sign * (3.6 + rng.uniform(-0.6, 0.8)), 15),
                (sign * 3.7, end),
            ]
        )
        studio.cord(cord, garment.trim if not zipped else fabric.ground.shaded(0.12), 0.55)
        studio.trim(
            ellipse(sign * 3.95, 6.9, 0.5, 0.5),
            colour("silver grey"),
            turn=0.2,
            lift=0.05,
            gloss=0.6,
        )
        studio.cord([(sign * 3.7, end - 0.2), (sign * 3.7, end + 1.5)], colour("silver grey"), 0.6)
    return studio


def _kangaroo_pocket(studio: Studio, body: Body, fabric: Fabric, *, zipped: bool) -> None:
    low = body.length - 5.2
    right = join(
        [(0, low - 17), (8.6, low - 17)],
        curve([(9.0, low - 16.6), (11.4, low - 11), (14.6, low - 6.4)]),
        [(14.6, low), (0, low + 1.0)],
    )
    opening = curve([(8.2, low - 16.6), (10.6, low - 11), (13.8, low - 6.6)])
    halves = [join(right[:-1], [(0.4, low + 1.0), (0.4, low - 17)])] if zipped else []
    outlines = [*halves, *(flip(half) for half in halves)] if zipped else [both(right)]
    for outline in outlines:
        stitches = [opening, flip(opening), points([(-8.4, low - 16.2), (8.4, low - 16.2)])]
        studio.panel(
            outline,
            fabric,
            turn=1.4,
            drape=Drape(0.25, 6, 9),
            lift=0.45,
            details=Details(stitches=stitches),
        )
