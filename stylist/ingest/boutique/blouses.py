"""Blouses: gathered, full in the sleeve, with a bow or without."""

from __future__ import annotations

from stylist.ingest.boutique.body import (
    Body,
    body_folds,
    inside_back,
    neckline,
)
from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.outline import (
    curve,
    flip,
    join,
    mirror,
    offset,
    points,
)
from stylist.ingest.boutique.studio import Details, Drape, Fold, Studio


def blouse(garment: Garment) -> Studio:
    """A soft blouse with full sleeves: V or round neck, or a bow."""
    cut, fabric = garment.cut, garment.fabric
    long = cut.sleeve == "long"
    body = Body(
        length=61 + 4 * cut.length,
        neck=8.0,
        shoulder=18.6,
        slope=4.6,
        chest=20.6 + 2 * cut.ease,
        armhole=20.5,
        waist=20.6 + 2.6 * cut.ease,
        hem=22.2 + 2 * cut.ease,
        sway=1.6,
    )
    studio = Studio.centred(garment.seed, 8.0, -2, body.length, 34.5)
    kind = "high" if cut.neck == "tie" else cut.neck
    line = neckline(kind, body.neck)
    inside_back(studio, fabric, body.neck, float(line[0][1]))
    for right in (False, True):
        _full_sleeve(studio, body, fabric, right=right, long=long)
    flutes = [
        Fold(
            [(x * 0.35, 6 + abs(x) * 0.3), (x * 0.8, 30), (x * 1.02, body.length)],
            studio.rng.uniform(2.5, 5),
            studio.rng.uniform(0.2, 0.42),
        )
        for x in (-17, -11.5, -6, 6.5, 12, 17)
    ]
    studio.panel(
        body.outline(line),
        fabric,
        hang=0.0025,
        turn=4.5,
        drape=Drape(0.5, 6, 40, onset=(2, 45)),
        lift=0.5,
        details=Details(
            folds=[*flutes, *body_folds(studio, body, 0.8)],
            seams=[body.shoulder_seam(), flip(body.shoulder_seam())],
        ),
    )
    binding = join(mirror(line), line[1:])
    studio.panel(
        join(binding, offset(binding, 1.0)[::-1]),
        fabric.plain() if fabric.pattern == "solid" else fabric,
        turn=0.5,
        drape=Drape(0.02),
        lift=0.2,
    )
    if cut.neck == "tie":
        _bow(studio, fabric)
    elif cut.neck == "v":
        low = float(line[0][1])
        for k in range(4):
            studio.button(0.6, low + 4 + k * 7.5, garment.trim, 0.55)
        studio.line(
            curve([(0, low), (0.5, 40), (0.2, body.length + 1.2)]),
            fabric.ground.shaded(-0.45),
            0.22,
            0.55,
        )
    return studio


def _full_sleeve(studio: Studio, body: Body, fabric: Fabric, *, right: bool, long: bool) -> None:
    side = points if right else flip
    sign = 1 if right else -1
    tip, under = (body.shoulder, body.slope), (body.chest, body.armhole)
    if long:
        outer = curve([tip, (22.6, 6.4), (28.4, 25), (33.6, 46), (33.4, 56), (31.2, 59.6)])
        inner = curve([under, (22.4, 34), (22.8, 48), (23.4, 55), (25.0, 59.0)])
        cuff = [(31.4, 59.0), (31.0, 64.4), (25.2, 63.8), (24.8, 58.4)]
        origin, grain = (20, 5), 12
    else:
        outer = curve([tip, (22.4, 5.2), (28.6, 14), (30.6, 22), (29.4, 26.0)])
        inner = curve([under, (21.6, 22.5), (20.9, 27.4)])
        cuff = [(29.6, 25.2), (29.4, 27.4), (20.8, 29.2), (20.7, 27.0)]
        origin, grain = (20, 5), 20
    rng, folds = studio.rng, []
    end_o, end_i = outer[-1], inner[-1]
    for t in (0.1, 0.26, 0.42, 0.58, 0.74, 0.9):
        foot = end_o + (end_i - end_o) * t
        reach = rng.uniform(0.3, 0.6) * (34 if long else 14)
        lean = (t - 0.5) * -6
        folds.append(
            Fold(
                side(
                    [
                        foot,
                        foot + points((lean * 0.4, -reach * 0.5)),
                        foot + points((lean * 0.8 - 2, -reach)),
                    ]
                ),
                1.8,
                rng.uniform(0.4, 0.8),
            )
        )
    outline = join(
        outer,
        inner[::-1],
        [(body.chest - 6, body.armhole - 1), (body.shoulder - 5, body.slope + 1)],
    )
    studio.panel(
        side(outline),
        fabric,
        grain=sign * grain,
        origin=(sign * origin[0], origin[1]),
        turn=6,
        drape=Drape(0.35, 5, 22),
        details=Details(folds=folds),
        lift=0.5,
        shade=[(side(body.armhole_seam()), 5.0, 0.2)],
    )
    studio.panel(
        side(cuff),
        fabric,
        grain=sign * grain,
        turn=2,
        drape=Drape(0.04),
        lift=0.25,
        details=Details(seams=[side(cuff[:1] + cuff[-1:])]),
    )


def _bow(studio: Studio, fabric: Fabric) -> None:
    """A ribbon tied at the neck, its ends hanging."""
    for sign, drop in ((-1, 27), (1, 24)):
        tail = join(
            curve([(sign * 0.4, 4), (sign * 3.4, 14), (sign * 3.0, drop)]),
            [(sign * 6.4, drop + 2.4)],
            curve([(sign * 6.6, drop + 2), (sign * 5.6, 12), (sign * 1.4, 4)]),
        )
        studio.panel(tail, fabric, grain=sign * 8, turn=1.4, drape=Drape(0.2, 2.5, 14), lift=0.5)
        loop = join(
            curve(
                [
                    (sign * 0.6, 3.0),
                    (sign * 4.5, -0.4),
                    (sign * 8.8, 1.6),
                    (sign * 9.2, 5.6),
                    (sign * 5.0, 6.8),
                    (sign * 0.6, 5.2),
                ]
            )
        )
        studio.panel(
            loop,
            fabric,
            grain=sign * 80,
            turn=2.0,
            drape=Drape(0.2, 3, 8),
            lift=0.5,
            details=Details(
                folds=[Fold([(sign * 1, 4), (sign * 4, 3.2), (sign * 7, 3.8)], 1.4, -0.5)]
            ),
        )
    studio.panel(
        curve(
            [
                (-1.3, 2.4),
                (0, 2.0),
                (1.3, 2.4),
                (1.5, 4.4),
                (1.2, 6.2),
                (0, 6.5),
                (-1.2, 6.2),
                (-1.5, 4.4),
                (-1.3, 2.4),
            ]
        ),
        fabric,
        turn=0.8,
        drape=Drape(0.05),
        lift=0.4,
    )
