"""Casual jackets: bomber, denim, biker."""

from __future__ import annotations

from stylist.ingest.boutique.body import (
    Body,
    body_folds,
    collar_back,
    inside_back,
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
    mirror,
    offset,
    points,
)
from stylist.ingest.boutique.palette import colour
from stylist.ingest.boutique.shirts import chest_pocket, collar, placket
from stylist.ingest.boutique.studio import Details, Drape, Studio


def jacket_body(garment: Garment, length: float, **more: float) -> Body:
    """The bodice of a jacket of that length (cm); `more` overrides its sizes."""
    e = garment.cut.ease
    sizes = {
        "shoulder": 21.6 + 1.8 * e,
        "chest": 22.8 + 2.2 * e,
        "armhole": 23.0,
        "waist": 22.4 + 2.4 * e,
        "hem": 22.0 + 2.2 * e,
        "neck": 8.4,
        "slope": 4.8,
    }
    return Body(length=length + 4 * garment.cut.length, **{**sizes, **more})


def bomber(garment: Garment) -> Studio:
    """Ribbed collar, cuffs and hem, a zip, slanted pockets."""
    fabric = garment.fabric
    body = jacket_body(garment, 63)
    studio = Studio.centred(garment.seed, 7.5, -4, body.length, body.reach(59, 13))
    rib = Fabric((fabric.ground.shaded(-0.12),), "wide rib", rumple=0.4)
    inside_back(studio, Fabric((garment.trim,), "satin"), 8.4, 9, rise=-1.0)
    for right in (False, True):
        sleeve(
            studio,
            body,
            fabric,
            right=right,
            length=59,
            angle=13,
            cuff=11.5,
            elbow=2.2,
            rib=(rib, 6.0),
            creases=2.0,
            turn=6.5,
        )
    line = from_middle([(0, 9.0), (4.8, 7.6), (7.8, 3.6), (8.4, 0)])
    studio.panel(
        body.outline(line),
        fabric,
        hang=0.0025,
        turn=5,
        drape=Drape(0.45, 9, 18),
        lift=0.6,
        details=Details(
            folds=body_folds(studio, body, 1.5),
            seams=[body.shoulder_seam(), flip(body.shoulder_seam())],
        ),
    )
    rib_hem(studio, body, rib, 6.2)
    for sign in (-1, 1):
        side = points if sign > 0 else flip
        welt = [(12.6, 38), (15.0, 37.4), (18.4, 49.5), (16.0, 50.2)]
        studio.panel(side(welt), fabric, grain=sign * 14, turn=0.6, drape=Drape(0.05), lift=0.4)
    full = join(mirror(line), line[1:])
    outer, inner = full, offset(full, -3.4)
    studio.panel(join(outer, inner[::-1]), rib, turn=1.6, drape=Drape(0.05), lift=0.4)
    studio.zip(
        [(0, 6.0), (0.2, 35), (0, body.length + body.sway)],
        fabric.ground.shaded(-0.3),
        colour("silver grey"),
    )
    return studio


def denim_jacket(garment: Garment) -> Studio:
    """The trucker: pointed yokes, flap pockets, V seams, a waistband."""
    fabric, thread = garment.fabric, garment.trim
    body = jacket_body(garment, 60, hem=20.8 + 2 * garment.cut.ease)
    studio = Studio.centred(garment.seed, 7.7, -4, body.length, body.reach(60, 12.5))
    collar_back(studio, fabric)
    inside_back(studio, fabric, 7.6, 8, rise=-2.2)
    for right in (False, True):
        outer, inner = sleeve(
            studio,
            body,
            fabric,
            right=right,
            length=60,
            angle=12.5,
            cuff=11.4,
            elbow=1.6,
            creases=1.5,
            turn=5.5,
        )
        up = (outer[-7] - outer[-1]) * 0.62
        cuff = [outer[-1], outer[-1] + up, inner[-1] + up, inner[-1]]
        studio.panel(
            cuff,
            fabric,
            grain=12 if right else -12,
            turn=1.6,
            drape=Drape(0.06),
            lift=0.25,
            details=Details(stitches=[[cuff[1] - up * 0.1, cuff[2] - up * 0.1]], thread=thread),
        )
        spot = outer[-1] + (inner[-1] - outer[-1]) * 0.3 + up * 0.5
        _metal_button(studio, float(spot[0]), float(spot[1]), 0.6)
    line = from_middle([(0, 4.2), (4.4, 3.4), (7.2, 1.4), (8.4, 0)])
    stitches, seams = [], []
    for side in (points, flip):
        yoke = curve([(2.0, 18.2), (10.4, 20.4), (body.shoulder - 1.2, 18.0)])
        inner_v = curve([(6.6, 24), (5.4, 38), (4.4, body.length - 4)])
        outer_v = curve([(14.6, 24), (12.0, 40), (9.2, body.length - 4)])
        seams += [
            side(p) for p in (yoke, inner_v, outer_v, body.shoulder_seam() + points([0, 1.8]))
        ]
        stitches += [
            side(p + points(d))
            for p, d in (
                (yoke, (0, 0.5)),
                (inner_v, (0.5, 0)),
                (outer_v, (-0.5, 0)),
                (body.armhole_seam(), (-0.7, 0)),
            )
        ]
    studio.panel(
        body.outline(line),
        fabric,
        hang=0.002,
        turn=4.5,
        drape=Drape(0.34, 9, 30),
        lift=0.6,
        details=Details(
            folds=body_folds(studio, body, 1.3), seams=seams, stitches=stitches, thread=thread
        ),
        shade=[([(-11, 28), (-10, 48)], 9, -0.25), ([(11, 28), (10, 48)], 9, -0.25)],
    )
    low = from_middle(
        [
            (0, body.length + body.sway),
            (body.hem * 0.6, body.length + body.sway * 0.65),
            (body.hem + 0.3, body.length),
        ]
    )
    high = low - points([0, 4.0])
    studio.panel(
        both(join(high, low[::-1])),
        fabric,
        turn=1.2,
        drape=Drape(0.08),
        lift=0.25,
        details=Details(stitches=[join(mirror(high), high) + points([0, 0.6])], thread=thread),
    )
    placket(studio, fabric, thread, 3.4, body.length + body.sway, buttons=2)
    for k in range(6):
        _metal_button(studio, 0.1, 7.4 + k * (body.length - 9.6) / 5, 0.75)
    for x in (-10.4, 10.4):
        chest_pocket(studio, fabric, x, 19.6, flap=True)
        _metal_button(studio, x, 22.6, 0.6)
    collar(studio, fabric, "plain", thread)
    return studio


def _metal_button(studio: Studio, x: float, y: float, radius: float) -> None:
    studio.trim(
        ellipse(x, y, radius, radius), colour("tan"), turn=radius * 0.8, lift=0.25, gloss=0.9
    )
    studio.dot(x, y, radius * 0.35, colour("walnut"), 0.6)


def biker(garment: Garment) -> Studio:
    """A leather jacket with wide lapels and a slanting zip."""
    fabric, metal = garment.fabric, garment.trim
    body = jacket_body(garment, 58, hem=20.6, waist=20.6, chest=22.0)
    studio = Studio.centred(garment.seed, 7.7, -4, body.length, body.reach(60, 12.5))
    collar_back(studio, fabric)
    inside_back(
        studio, Fabric((fabric.ground.shaded(-0.3),), "satin", sheen=0.2), 8.2, 30, rise=-2.2
    )
    for right in (False, True):
        outer, inner = sleeve(
            studio,
            body,
            fabric,
            right=right,
            length=60,
            angle=12.5,
            cuff=10.8,
            elbow=1.8,
            creases=1.8,
            turn=5.5,
        )
        zipped = [
            outer[-1] + (inner[-1] - outer[-1]) * 0.25,
            outer[-9] + (inner[-9] - outer[-9]) * 0.25,
        ]
        studio.zip(zipped, fabric.ground.shaded(-0.2), metal, 0.9)
    opening = join([(0, 27)], curve([(0.3, 26.4), (5.0, 13), (8.4, 0)]))
    seams = [
        p
        for side in (points, flip)
        for p in (
            side(curve([(12.5, 8.6), (12.4, 30), (13.0, body.length)])),
            side(body.shoulder_seam()),
        )
    ]
    studio.panel(
        body.outline(opening),
        fabric,
        hang=0.002,
        turn=4.5,
        drape=Drape(0.4, 8, 18),
        lift=0.6,
        details=Details(folds=body_folds(studio, body, 1.6), seams=seams),
    )
    studio.zip(
        curve([(9.0, 14.5), (5.4, 28), (3.4, body.length + 0.6)]),
        fabric.ground.shaded(-0.2),
        metal,
        1.2,
    )
    for path in ([(-15.5, 38), (-8.0, 34.5)], [(13.5, 46), (18, 38)], [(-15.5, 26), (-9.5, 23.0)]):
        studio.zip(path, fabric.ground.shaded(-0.2), metal, 1.0)
    for side, foot in ((flip, (-2.6, 30.0)), (points, (5.8, 27.0))):
        roll = curve([foot, (6.4, 17), (7.4, 8.2)])
        edge = curve([(15.4, 12.8), (14.2, 18), (9.4, 25), foot])
        lapel = join(roll, [(10.6, 11.2), (15.4, 12.8)], edge[1:])
        studio.panel(
            side(lapel),
            fabric,
            turn=1.2,
            drape=Drape(0.1),
            lift=0.6,
            details=Details(stitches=[side(offset(edge, 0.5))]),
        )
        studio.trim(side(ellipse(13.4, 13.4, 0.55, 0.55)), metal, turn=0.4, lift=0.15, gloss=0.9)
    for side in (points, flip):
        leaf = join(
            curve([(6.4, -3.6), (8.0, 1.0), (7.2, 8.6)]),
            [(10.8, 10.8), (13.6, 7.4)],
            curve([(13.6, 7.4), (11.4, 1.4), (8.6, -3.0), (6.0, -5.0)]),
        )
        studio.panel(side(leaf), fabric, turn=1.1, drape=Drape(0.06), lift=0.5)
    low = from_middle(
        [
            (0, body.length + body.sway),
            (body.hem * 0.6, body.length + body.sway * 0.65),
            (body.hem + 0.3, body.length),
        ]
    )
    studio.panel(
        both(join(low - points([0, 3.6]), low[::-1])),
        fabric,
        turn=1.1,
        drape=Drape(0.08),
        lift=0.3,
    )
    return studio
