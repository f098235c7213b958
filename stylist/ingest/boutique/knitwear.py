"""Sweaters and cardigans."""

from __future__ import annotations

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
    both,
    curve,
    ellipse,
    flip,
    from_middle,
    join,
)
from stylist.ingest.boutique.studio import Details, Drape, Studio


def sweater(garment: Garment) -> Studio:
    """A knitted pullover with ribbed neck, cuffs and hem."""
    cut, fabric = garment.cut, garment.fabric
    e = cut.ease
    body = Body(
        length=62 + 6 * cut.length,
        neck=8.4,
        shoulder=20.6 + 2.4 * e,
        slope=4.6 + 1.0 * max(e, 0),
        chest=22 + 3 * e,
        armhole=22 + 2 * e,
        waist=21.6 + 3.4 * e,
        hem=20.8 + 2.6 * e,
    )
    high = cut.neck == "turtle"
    studio = Studio.centred(
        garment.seed, 7.7, -9 if high else 0, body.length, body.reach(60, 12.5 + 2 * e)
    )
    line = neckline("high" if high else cut.neck, body.neck)
    rib = fabric.knitted(
        "wide rib" if "chunky" in fabric.weave or fabric.weave == "cable" else "rib"
    )
    if not high:
        inside_back(studio, fabric, body.neck, float(line[0][1]))
    for right in (False, True):
        sleeve(
            studio,
            body,
            fabric,
            right=right,
            length=60,
            angle=12.5 + 2 * e,
            cuff=10.4 + 1.2 * e,
            elbow=1.6,
            rib=(rib, 6.0),
            creases=1.15,
            turn=6,
        )
    seams = [] if fabric.weave == "cable" else [body.shoulder_seam(), flip(body.shoulder_seam())]
    studio.panel(
        body.outline(line),
        fabric,
        hang=0.0028,
        turn=5,
        drape=Drape(0.38, 10, 26),
        details=Details(folds=body_folds(studio, body, 1.2), seams=seams),
        lift=0.7,
    )
    rib_hem(studio, body, rib, 6.0)
    if high:
        _turtle_neck(studio, rib)
    else:
        neck_band(studio, line, fabric.plain(), 2.5)
    return studio


def _turtle_neck(studio: Studio, rib: Fabric) -> None:
    studio.panel(ellipse(0, -7.6, 7.0, 1.7), rib, tone=0.6, turn=0.5, lift=0)
    tube = both(
        join(
            from_middle([(0, -6.2), (4.5, -6.6), (7.2, -7.8)]),
            [(8.7, 0.6)],
            from_middle([(0, 4.9), (5.4, 3.8), (8.7, 0.8)])[::-1],
        )
    )
    studio.panel(tube, rib, turn=2.4, drape=Drape(0.12, 5, 8), lift=0.3, hang=0.01)
    fold = both(
        join(
            from_middle([(0, -6.2), (4.5, -6.6), (7.2, -7.8)]),
            [(8.3, -1.6)],
            from_middle([(0, 1.9), (4.8, 0.9), (8.3, -1.0)])[::-1],
        )
    )
    studio.panel(fold, rib, turn=1.6, drape=Drape(0.1, 5, 8), lift=0.6, hang=0.01)


def cardigan(garment: Garment) -> Studio:
    """A knitted jacket with a ribbed button band."""
    cut, fabric = garment.cut, garment.fabric
    e = cut.ease
    body = Body(
        length=64 + 9 * cut.length,
        neck=8.2,
        shoulder=20.4 + 2 * e,
        chest=21.8 + 2.6 * e,
        armhole=22 + 1.5 * e,
        waist=21.2 + 3 * e,
        hem=21.4 + 2.6 * e,
    )
    studio = Studio.centred(garment.seed, 7.3, 0, body.length, body.reach(59, 13 + 2 * e))
    depth = 24.0 if cut.neck == "v" else 8.2
    line = neckline("deep v" if cut.neck == "v" else "crew", body.neck)
    rib = fabric.knitted("rib")
    inside_back(studio, fabric, body.neck, depth)
    for right in (False, True):
        sleeve(
            studio,
            body,
            fabric,
            right=right,
            length=59,
            angle=13 + 2 * e,
            cuff=10.2 + e,
            elbow=1.6,
            rib=(rib, 5.5),
            turn=6,
        )
    details = Details(
        folds=body_folds(studio, body, 1.1),
        seams=[body.shoulder_seam(), flip(body.shoulder_seam())],
    )
    studio.panel(
        body.outline(line),
        fabric,
        hang=0.0028,
        turn=5,
        drape=Drape(0.36, 10, 28),
        details=details,
        lift=0.6,
    )
    rib_hem(studio, body, rib, 5.5)
    if cut.neck == "v":
        rising = join(
            [(0, depth + 1)],
            curve([(1.2, depth - 2), (body.neck * 0.72, 10.4), (body.neck + 0.9, 0.4)]),
        )
        edge = join(
            [(-1.6, depth)],
            curve([(-0.2, depth - 3.5), (body.neck * 0.52, 9.6), (body.neck - 0.9, -0.4)]),
        )
        left = join(flip(edge), flip(rising)[::-1])
        studio.panel(left, rib, grain=17, turn=1, drape=Drape(0.04), lift=0.2)
    else:
        neck_band(studio, line, fabric.plain(), 2.4)
    low = body.length + body.sway
    placket = [(-1.7, depth - 0.6), (1.7, depth - 0.6), (1.7, low), (-1.7, low)]
    studio.panel(placket, rib, turn=0.9, drape=Drape(0.05, 6, 20), lift=0.3)
    if cut.neck == "v":
        studio.panel(join(edge, rising[::-1]), rib, grain=-17, turn=1, drape=Drape(0.04), lift=0.3)
    count = 5 if cut.neck == "v" else 7
    for k in range(count):
        studio.button(0, depth + 2 + (low - depth - 6) * k / (count - 1), garment.trim, 0.85)
    if "pockets" in cut.extras:
        for sign in (-1, 1):
            x, y = sign * 11.5, body.length - 21
            pocket = [(x - 5, y), (x + 5, y), (x + 5, y + 12), (x - 5, y + 12)]
            studio.panel(
                pocket,
                fabric,
                turn=1,
                drape=Drape(0.12),
                lift=0.25,
                origin=(x, y),
                details=Details(seams=[[(x - 5, y + 2.2), (x + 5, y + 2.2)]]),
            )
    return studio
