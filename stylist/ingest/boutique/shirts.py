"""Shirts of woven cloth, and the collars and plackets that other garments borrow."""

from __future__ import annotations

import numpy as np

from stylist.ingest.boutique.body import (
    Body,
    body_folds,
    collar_back,
    inside_back,
    neckline,
    sleeve,
)
from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.outline import (
    both,
    curve,
    flip,
    from_middle,
    join,
    offset,
    points,
)
from stylist.ingest.boutique.palette import Colour
from stylist.ingest.boutique.studio import Details, Drape, Fold, Studio


def shirt(garment: Garment) -> Studio:
    """A button-through shirt; the collar is classic, band or camp."""
    cut, fabric = garment.cut, garment.fabric
    e, long = cut.ease, cut.sleeve == "long"
    body = Body(
        length=70 + 4 * cut.length,
        neck=7.6,
        shoulder=20.6 + 1.8 * e,
        slope=4.8,
        chest=21.6 + 2.4 * e,
        armhole=21.5 + 1.5 * e,
        waist=20.6 + 2.8 * e,
        hem=21.2 + 2.4 * e,
        sway=0.6,
        hem_corner=0.0 if "straight hem" in cut.extras else 6.0,
    )
    studio = Studio.centred(garment.seed, 7.35, -6, body.length, body.reach(60, 12.5))
    hem = body.hem_line()
    if body.hem_corner:
        hem = curve(
            [
                (body.hem, body.length - 6),
                (body.hem - 3.4, body.length - 4.6),
                (body.hem * 0.52, body.length - 0.3),
                (0, body.length + 0.4),
            ]
        )
    _stand(studio, fabric, deep=cut.neck == "camp", collared=cut.neck != "band")
    for right in (False, True):
        _shirt_sleeve(studio, body, garment, right=right, long=long)
    line = neckline("v" if cut.neck == "camp" else "high", body.neck)
    if cut.neck == "camp":
        line = line * (1, 0.72)
    folds = body_folds(studio, body, 1.15)
    stitches = [hem - (0, 0.8), flip(hem - (0, 0.8))]
    studio.panel(
        body.outline(line, hem),
        fabric,
        hang=0.0022,
        turn=4.4,
        drape=Drape(0.34, 9, 32),
        details=Details(
            folds=folds,
            stitches=stitches,
            seams=[offset(body.shoulder_seam(), 1.6), flip(offset(body.shoulder_seam(), 1.6))],
        ),
        lift=0.5,
    )
    top = float(line[0][1])
    placket(
        studio, fabric, garment.trim, top, body.length + 0.4, buttons=6 if cut.neck == "camp" else 7
    )
    if "pocket" in cut.extras:
        chest_pocket(studio, fabric, 10.2, 20.5)
    if "two pockets" in cut.extras:
        for x in (-10.2, 10.2):
            chest_pocket(studio, fabric, x, 19.5, flap=True, button=garment.trim)
    collar(studio, fabric, cut.neck, garment.trim)
    return studio


def _shirt_sleeve(studio: Studio, body: Body, garment: Garment, *, right: bool, long: bool) -> None:
    fabric, e = garment.fabric, garment.cut.ease
    if not long:
        sleeve(
            studio, body, fabric, right=right, length=24, angle=22 + 3 * e, cuff=17 + 2 * e, hem=2.6
        )
        return
    outer, inner = sleeve(
        studio,
        body,
        fabric,
        right=right,
        length=60,
        angle=12.5,
        cuff=10.4 + e,
        elbow=1.4,
        creases=1.4,
        turn=5.5,
    )
    o, i = outer[-1], inner[-1]
    across = i - o
    up = across[::-1] * (1, -1) / float(np.hypot(*across)) * (-1 if right else 1)
    up = up if up[1] < 0 else -up
    cuff = [
        o + across * 0.02 - up * 0.5,
        o + across * 0.0 + up * 6.4,
        i - across * 0.06 + up * 6.4,
        i - across * 0.04 - up * 0.5,
    ]
    grain = 12.5 if right else -12.5
    studio.panel(
        cuff,
        fabric,
        grain=grain,
        origin=(float(o[0]), float(o[1])),
        turn=2.2,
        drape=Drape(0.05),
        lift=0.3,
        details=Details(
            stitches=[
                [cuff[1] - up * 0.5, cuff[2] - up * 0.5],
                [cuff[0] + up * 0.6, cuff[3] + up * 0.6],
            ],
            seams=[[cuff[1], cuff[2]]],
        ),
    )
    spot = o + (i - o) * 0.34 + up * 3.0
    studio.button(float(spot[0]), float(spot[1]), garment.trim, 0.5)


def _stand(studio: Studio, fabric: Fabric, *, deep: bool, collared: bool) -> None:
    """Inside of the back and of the collar's stand, behind everything."""
    if collared:
        collar_back(studio, fabric)
    inside_back(studio, fabric, 7.6, 13.0 if deep else 4.5, rise=-2.2)
    if not collared:
        back = both(
            join(
                from_middle([(0, -4.3), (4.6, -4.0), (7.2, -2.6)]),
                [(7.5, -0.4)],
                from_middle([(0, -0.4), (4.6, -0.4), (7.4, 0.2)])[::-1],
            )
        )
        studio.panel(back, fabric, tone=0.84, turn=0.8, drape=Drape(0.03), lift=0.2)


def collar(studio: Studio, fabric: Fabric, kind: str, button: Colour) -> None:
    """The collar on top of the bodice, left leaf over right."""
    if kind == "band":
        for side in (flip, points):
            leaf = side(
                join(
                    curve([(-0.9, 5.2), (4.6, 2.4), (7.4, -2.6)]),
                    curve([(8.3, -1.2), (6.0, 3.6), (-0.4, 8.0)]),
                )
            )
            studio.panel(
                leaf,
                fabric,
                turn=0.8,
                drape=Drape(0.03),
                lift=0.3,
                details=Details(stitches=[side(curve([(8.0, -0.9), (5.6, 3.4), (0, 7.2)]))]),
            )
        studio.button(0.1, 6.2, button, 0.5)
        return
    if kind == "camp":
        fold = curve([(0.6, 12.6), (4.0, 6.0), (6.8, -0.4), (6.4, -4.2)])
        edge = [
            (6.4, -4.2),
            *curve([(8.6, -2.2), (10.6, 2.6), (12.6, 8.0)]),
            (9.4, 9.6),
            (11.0, 11.8),
            (0.6, 13.0),
        ]
        inner = curve([(11.6, 7.2), (10.0, 2.8), (8.2, -1.6)])
        grain = 30.0
    else:
        fold = curve([(0.5, 4.2), (4.6, 0.6), (6.9, -3.0), (6.2, -5.0)])
        edge = [
            (6.2, -5.0),
            *curve([(8.4, -3.6), (10.2, 0.2), (10.6, 2.0)]),
            *curve([(10.6, 2.0), (8.6, 6.2), (6.6, 11.0)]),
            *curve([(6.6, 11.0), (3.4, 8.2), (0.5, 4.6)]),
        ]
        inner = curve([(9.7, 2.2), (7.9, 5.8), (6.4, 9.6), (3.6, 7.2), (1.2, 5.0)])
        grain = 38.0
    for sign in (-1, 1):
        side = flip if sign < 0 else points
        studio.panel(
            side(join(fold, edge)),
            fabric,
            grain=sign * grain,
            origin=(sign * 6.0, 0),
            turn=1.0,
            drape=Drape(0.06, 4, 8),
            lift=0.55,
            details=Details(stitches=[side(inner)]),
        )
    if kind == "classic":
        studio.button(0.1, 5.0, button, 0.5)
    if kind == "button-down":
        studio.button(0.1, 5.0, button, 0.5)
        for sign in (-1, 1):
            studio.button(sign * 6.5, 9.6, button, 0.42)


def placket(
    studio: Studio, fabric: Fabric, button: Colour, top: float, bottom: float, *, buttons: int = 7
) -> None:
    """The front edge with its two rows of stitches and the buttons."""
    strip = join(
        curve([(-1.7, top - 0.4), (-1.5, (top + bottom) / 2), (-1.7, bottom - 0.1)]),
        curve([(1.7, bottom + 0.1), (1.9, (top + bottom) / 2), (1.7, top - 0.4)]),
    )
    rows = [curve([(x, top), (x + 0.1, (top + bottom) / 2), (x, bottom)]) for x in (-1.2, 1.2)]
    folds = [Fold([(-1.6, y), (0, y + 0.4), (1.6, y)], 1.5, 0.12) for y in (top + 12, top + 33)]
    studio.panel(
        strip,
        fabric,
        turn=0.5,
        drape=Drape(0.2, 9, 32),
        lift=0.22,
        details=Details(stitches=rows, folds=folds),
    )
    reach = bottom - top - 14.5
    for k in range(buttons):
        studio.button(0.1, top + 7.0 + reach * k / (buttons - 1), button, 0.58)


def chest_pocket(
    studio: Studio,
    fabric: Fabric,
    x: float,
    y: float,
    *,
    flap: bool = False,
    button: Colour | None = None,
) -> None:
    """A patch pocket with a pointed bottom; (x, y) is the middle of its top."""
    w, h = 5.2, 12.0
    patch = [(x - w, y), (x + w, y), (x + w, y + h - 1.8), (x, y + h), (x - w, y + h - 1.8)]
    inner = [
        (x - w + 0.4, y),
        (x - w + 0.4, y + h - 2.1),
        (x, y + h - 0.45),
        (x + w - 0.4, y + h - 2.1),
        (x + w - 0.4, y),
    ]
    studio.panel(
        patch,
        fabric,
        turn=0.6,
        drape=Drape(0.1),
        lift=0.2,
        details=Details(stitches=[inner, [(x - w, y + 1.6), (x + w, y + 1.6)]]),
    )
    if flap:
        cover = [
            (x - w - 0.2, y - 0.8),
            (x + w + 0.2, y - 0.8),
            (x + w + 0.2, y + 2.8),
            (x, y + 4.6),
            (x - w - 0.2, y + 2.8),
        ]
        edge = [
            (x - w + 0.2, y - 0.5),
            (x - w + 0.2, y + 2.5),
            (x, y + 4.1),
            (x + w - 0.2, y + 2.5),
            (x + w - 0.2, y - 0.5),
        ]
        studio.panel(
            cover, fabric, turn=0.6, drape=Drape(0.06), lift=0.3, details=Details(stitches=[edge])
        )
        if button is not None:
            studio.button(x, y + 3.0, button, 0.55)
