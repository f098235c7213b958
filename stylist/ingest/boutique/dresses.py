"""Dresses: a bodice and a skirt, or one piece on straps. Centimetres from the shoulder."""

from __future__ import annotations

from stylist.ingest.boutique.body import (
    Body,
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
    mirror,
    offset,
    points,
)
from stylist.ingest.boutique.shirts import collar, placket
from stylist.ingest.boutique.skirts import flutes, hem_wave, skirt_panel, waist_band
from stylist.ingest.boutique.studio import Details, Drape, Fold, Studio


def dress(garment: Garment) -> Studio:
    """A bodice seamed to a skirt at the waist, with or without sleeves; `extras` names the kind."""
    cut, fabric = garment.cut, garment.fabric
    kind = cut.extras[0] if cut.extras else "a-line"
    shirt = kind == "shirt"
    length = 100 + 18 * cut.length
    hem = 29 + 9 * cut.flare
    waist_y = 40.0
    body = Body(
        length=waist_y,
        neck=9.0 if cut.sleeve == "sleeveless" else 8.4,
        shoulder=14.6 if cut.sleeve == "sleeveless" else 18.2,
        slope=3.6,
        chest=19.0,
        armhole=19.5,
        waist=17.0,
        hem=16.4,
        sway=0.8,
    )
    studio = Studio.centred(garment.seed, 7.4, -6 if shirt else 0, length + 3, max(hem + 3, 36))
    line = neckline("high" if shirt else cut.neck, body.neck)
    if shirt:
        collar_back(studio, fabric)
    inside_back(studio, fabric, body.neck, float(line[0][1]), rise=-2.2 if shirt else -0.2)
    if cut.sleeve != "sleeveless":
        long = cut.sleeve == "long"
        for right in (False, True):
            sleeve(
                studio,
                body,
                fabric,
                right=right,
                length=58 if long else 19,
                angle=14 if long else 24,
                cuff=10 if long else 15,
                hem=1.6,
                elbow=1.4 if long else 0,
                creases=1.2,
            )
    skirt_panel(
        studio,
        fabric,
        (16.9, waist_y - 0.5),
        (hem, length),
        hip=21.5 if cut.flare < -0.3 else None,
        folds=9,
        depth=0.65,
        waves=4,
        swing=0.6,
    )
    if kind == "tiered":
        skirt_panel(
            studio,
            fabric,
            (16.9, waist_y - 0.5),
            (hem * 0.88, length * 0.72),
            folds=11,
            depth=0.5,
            waves=6,
            swing=0.35,
            lift=0.6,
        )
    darts = [
        Fold(points([(8, waist_y), (8.6, 32), (9.4, 25)]) * (s, 1), 1.2, -0.35) for s in (-1, 1)
    ]
    drags = [
        Fold(points([(18.4, y), (12, y + 2.0), (6, y + 4.5)]) * (s, 1), 2.2, 0.3)
        for s in (-1, 1)
        for y in (21.5, 25.0)
    ]
    details = Details(
        folds=[*darts, *drags], seams=[body.shoulder_seam(), flip(body.shoulder_seam())]
    )
    studio.panel(
        body.outline(line),
        fabric,
        hang=0.0025,
        turn=4,
        drape=Drape(0.28, 8, 30),
        details=details,
        lift=0.15,
    )
    binding = join(mirror(line), line[1:])
    if not shirt:
        studio.panel(
            join(binding, offset(binding, 0.8)[::-1]),
            fabric.plain() if fabric.pattern == "solid" else fabric,
            turn=0.4,
            drape=Drape(0.02),
            lift=0.15,
        )
    if cut.sleeve == "sleeveless":
        for side in (points, flip):
            edge = side(body.armhole_seam())
            studio.line(edge, fabric.ground.shaded(-0.35), 0.22, 0.35)
    if shirt:
        placket(studio, fabric, garment.trim, 3.4, length + 2, buttons=10)
        collar(studio, fabric, "classic", garment.trim)
    if kind == "wrap":
        edge = curve([(6.6, 7.5), (0.5, 22), (-9.5, waist_y)])
        studio.line(edge, fabric.ground.shaded(-0.4), 0.25, 0.55)
        studio.line(
            curve([(-9.5, waist_y + 1), (-6, 66), (-8.5, length + 1)]),
            fabric.ground.shaded(-0.4),
            0.3,
            0.5,
        )
    if kind in {"wrap", "belted", "shirt"}:
        _sash(studio, fabric, waist_y, tie=kind != "shirt")
    else:
        seam = from_middle([(0, waist_y + 0.8), (10, waist_y + 0.5), (16.6, waist_y)])
        studio.line(join(mirror(seam), seam[1:]), fabric.ground.shaded(-0.45), 0.2, 0.5)
    return studio


def _sash(studio: Studio, fabric: Fabric, y: float, *, tie: bool) -> None:
    waist_band(studio, fabric, 16.9, y - 2.0, 3.6, grow=0.2, lift=0.35)
    if not tie:
        return
    for dx, drop in ((-3.4, 24), (0.6, 28)):
        tail = join(
            curve([(-9.5, y), (-9.5 + dx, y + 12), (-10 + dx, y + drop)]),
            curve([(-7.4 + dx, y + drop + 0.8), (-7.2 + dx, y + 12), (-8.2, y)]),
        )
        studio.panel(tail, fabric, turn=1.0, drape=Drape(0.12, 3, 12), lift=0.4)
    knot = curve(
        [
            (-10.6, y - 1.8),
            (-9, y - 2.4),
            (-7.4, y - 1.6),
            (-7.2, y + 1.4),
            (-9, y + 2.1),
            (-10.7, y + 1.3),
            (-10.6, y - 1.8),
        ]
    )
    studio.panel(knot, fabric, turn=0.9, drape=Drape(0.05), lift=0.4)


def slip_dress(garment: Garment) -> Studio:
    """Thin straps, a V or cowl at the front, cut on the bias in satin."""
    cut, fabric = garment.cut, garment.fabric
    length = 108 + 12 * cut.length
    studio = Studio.centred(garment.seed, 650 / length, 0, length + 3)
    back = both(
        join(from_middle([(0, 21), (6, 20), (11, 18.5)]), [(15.8, 22)], [(14, 30), (0, 30)])
    )
    studio.panel(back, fabric, tone=0.7, lift=0, turn=1)
    for sign in (-1, 1):
        studio.cord(
            curve(
                [
                    (sign * 9.4, 14.0),
                    (sign * 9.0, 6),
                    (sign * 7.6, 0.4),
                    (sign * 7.0, 8),
                    (sign * 6.8, 20.5),
                ]
            ),
            fabric.ground.shaded(-0.12),
            0.55,
        )
    front = join(
        [(0, 22.5)],
        curve([(0.3, 22.2), (4.6, 18.0), (9.4, 13.6)]),
        curve([(9.4, 13.6), (12.4, 17.8), (16.8, 21.5)]),
    )
    side = curve(
        [
            (16.8, 21.5),
            (15.8, 38),
            (20.5, 58),
            (21 + 3 * cut.flare, 84),
            (23.5 + 4 * cut.flare, length),
        ]
    )
    hem = hem_wave(23.5 + 4 * cut.flare, length, 3, 0.5, 1.0)
    folds = flutes(studio, (15.5, 44), (22, length), 6, 0.6)
    rng = studio.rng
    for k in range(4):
        y = 24 + 3.2 * k
        folds.append(
            Fold([(-9 + k, y - 2), (rng.uniform(-2, 2), y + 2.6), (9 - k, y - 2)], 2.2, 0.35)
        )
        folds.append(Fold([(15.5 - k, 36 + 2 * k), (8, 39 + 2.4 * k), (2, 43 + 3 * k)], 2.4, 0.32))
    studio.panel(
        join(flip(front)[::-1], front[1:], side, hem, flip(side)[::-1]),
        fabric,
        turn=4.5,
        drape=Drape(0.4, 7, 40),
        lift=0.4,
        details=Details(folds=folds),
    )
    return studio
