"""Totes, shoulder bags, bucket bags and backpacks."""

from __future__ import annotations

import numpy as np

from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.outline import (
    along,
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
from stylist.ingest.boutique.studio import Details, Drape, Fold, Studio

_STIFF = Drape(0.12, 9, 14)


def tote(garment: Garment) -> Studio:
    """An open shopper of canvas or leather with two handles."""
    fabric, leather = garment.fabric, garment.fabric.weave == "leather"
    studio = Studio(garment.seed, scale=11.6, top=305, wobble=0.12)
    handle = Fabric(
        (garment.trim,),
        "leather" if leather else "canvas",
        sheen=0.25 if leather else 0.03,
        gauge=0.6,
    )
    studio.stand(0, 35.7, 15.6, 1.0, 0.5)
    _handle(studio, handle, 7.6, 0.4, 17.0, behind=True)
    mouth = join(
        from_middle([(0, -1.5), (10, -1.3), (17.6, 0)]),
        from_middle([(0, 1.6), (10, 1.3), (17.6, 0)])[::-1],
    )
    studio.panel(both(mouth), fabric.plain(), tone=0.55, turn=0.6, lift=0)
    side = curve([(17.6, 0.2), (17.9, 14), (16.6, 28), (16.2, 33.6)])
    low = join(
        curve([(16.2, 33.6), (15.8, 35.2), (14.4, 35.7)]),
        from_middle([(0, 36.1), (8, 36.0), (14.4, 35.7)])[::-1],
    )
    front = from_middle([(0, 1.8), (10, 1.5), (17.6, 0.2)])
    folds = [
        Fold([(x, 4), (x * 0.96, 18), (x * 0.9, 33)], 4.5, studio.rng.uniform(-0.4, 0.4))
        for x in (-12, -5, 4, 11.5)
    ]
    hem = front + points([0, 3.0])
    base = from_middle([(0, 30.2), (8, 30.0), (16.5, 29.2)])
    details = Details(
        folds=folds,
        stitches=[join(mirror(hem), hem[1:])],
        seams=[join(mirror(base), base[1:])] if leather else [],
    )
    studio.panel(
        both(join(front, side, low)), fabric, turn=3.2, drape=_STIFF, details=details, lift=0.3
    )
    _handle(studio, handle, 7.6, 1.8, 15.6, behind=False)
    if leather:
        studio.trim(ellipse(0, 7.0, 0.7, 0.7), colour("saffron"), turn=0.5, gloss=0.8)
    else:
        label = [(-2.2, 20), (2.2, 20), (2.2, 22.2), (-2.2, 22.2)]
        studio.trim(label, garment.trim, turn=0.2, lift=0.08, gloss=0.05)
    return studio


def _handle(
    studio: Studio, cloth: Fabric, x: float, y: float, rise: float, *, behind: bool
) -> None:
    """One handle: a flat strap in an arch, its ends sewn down on the front one."""
    spine = join(
        curve([(-x, y + (0 if behind else 4.4)), (-x + 0.2, y - rise * 0.45)]),
        curve(
            [
                (-x + 0.3, y - rise * 0.5),
                (-x * 0.72, y - rise * 0.86),
                (0, y - rise),
                (x * 0.72, y - rise * 0.86),
                (x - 0.3, y - rise * 0.5),
            ]
        ),
        [(x, y + (0 if behind else 4.4))],
    )
    spine = along(spine, 0.6)
    strap = join(offset(spine, 1.05), offset(spine, -1.05)[::-1])
    studio.panel(
        strap,
        cloth,
        tone=0.8 if behind else 1.0,
        turn=0.6,
        drape=Drape(0.02),
        lift=0.3,
        details=Details(stitches=[offset(spine, 0.75), offset(spine, -0.75)]),
    )
    if not behind:
        for sign in (-1, 1):
            cx, cy = sign * x, y + 3.1
            studio.line(
                [(cx - 0.7, cy - 1), (cx + 0.7, cy + 1)], cloth.ground.shaded(-0.4), 0.14, 0.7
            )
            studio.line(
                [(cx + 0.7, cy - 1), (cx - 0.7, cy + 1)], cloth.ground.shaded(-0.4), 0.14, 0.7
            )


def crossbody(garment: Garment) -> Studio:
    """A flap bag on a long strap; the flap is straight, or round as a saddle's."""
    fabric, metal = garment.fabric, garment.trim
    saddle = "saddle" in garment.cut.extras
    studio = Studio(garment.seed, scale=15.0, top=452, wobble=0.08)
    studio.stand(0, 17.3, 10.4, 0.8, 0.5)
    strap = curve(
        [
            (-11.8, 2.2),
            (-12.4, -8),
            (-8.6, -19),
            (0.4, -24.0),
            (9.2, -18.6),
            (12.4, -8),
            (11.8, 2.2),
        ]
    )
    studio.cord(strap, fabric.ground.shaded(-0.12), 0.95)
    studio.line(strap, fabric.ground.shaded(-0.4), 0.1, 0.35)
    for sign in (-1, 1):
        ring = ellipse(sign * 11.8, 2.4, 0.95, 0.95)
        studio.cord(ring, metal, 0.4)
    if saddle:
        side = curve([(11.4, 1.4), (12.9, 6), (12.2, 12.4), (8.6, 16.6), (0, 17.4)])
        flap_side = curve([(11.6, 0.8), (12.6, 4.2), (10.4, 10.2), (4.6, 13.0), (0, 13.4)])
    else:
        side = join(
            curve([(11.8, 1.2), (12.3, 8), (12.4, 15.0)]),
            curve([(12.4, 15.0), (12.0, 16.8), (10.4, 17.3)]),
            [(0, 17.4)],
        )
        flap_side = join(
            curve([(11.9, 0.8), (12.4, 5), (12.5, 8.4)]),
            curve([(12.5, 8.4), (12.1, 10.2), (10.4, 10.7)]),
            [(0, 11.1)],
        )
    top = from_middle([(0, 0.3), (7, 0.4), (11.4, 1.0)])
    edge = offset(side, 0.45)
    studio.panel(
        both(join(top, side)),
        fabric,
        turn=2.6,
        drape=_STIFF,
        lift=0.3,
        details=Details(stitches=[edge, flip(edge)]),
    )
    roof = from_middle([(0, -0.7), (7, -0.6), (11.2, 0.2)])
    hem = offset(flap_side, 0.5)
    studio.panel(
        both(join(roof, flap_side)),
        fabric,
        turn=2.0,
        drape=_STIFF,
        lift=0.55,
        details=Details(stitches=[hem, flip(hem)]),
    )
    low = float(flap_side[-1][1])
    tab = [(-1.3, low - 3.4), (1.3, low - 3.4), (1.2, low + 1.6), (0, low + 2.4), (-1.2, low + 1.6)]
    studio.panel(tab, fabric, turn=0.6, drape=Drape(0.02), lift=0.3)
    studio.trim(ellipse(0, low + 0.2, 0.72, 0.72), metal, turn=0.5, gloss=0.9)
    return studio


def bucket_bag(garment: Garment) -> Studio:
    """A soft bucket, gathered by a cord through eyelets."""
    fabric = garment.fabric
    studio = Studio(garment.seed, scale=13.6, top=400, wobble=0.1)
    studio.stand(0, 24.8, 9.6, 1.0, 0.5)
    strap = curve(
        [
            (-9.8, 2.6),
            (-11.2, -7),
            (-7.0, -17.5),
            (0.4, -21.0),
            (7.8, -17.2),
            (11.2, -7),
            (9.8, 2.6),
        ]
    )
    studio.cord(strap, fabric.ground.shaded(-0.12), 1.3)
    mouth = both(
        join(
            from_middle([(0, -1.6), (6, -1.3), (10.4, 0.6)]),
            from_middle([(0, 2.2), (6, 1.9), (10.4, 0.6)])[::-1],
        )
    )
    studio.panel(mouth, fabric.plain(), tone=0.55, turn=0.5, lift=0)
    side = curve([(10.4, 0.6), (10.0, 4.2), (11.6, 12), (11.4, 22.6)])
    low = join(
        curve([(11.4, 22.6), (11.0, 24.2), (9.6, 24.6)]),
        from_middle([(0, 25.2), (6, 25.0), (9.6, 24.6)])[::-1],
    )
    lip = from_middle([(0, 2.4), (3.2, 1.9), (6.2, 2.1), (10.4, 0.6)])
    gathers = [
        Fold([(x * 0.86, 2.4), (x * 0.9, 6), (x * 1.05, 14)], 1.6, 0.32 * (1 if k % 2 else -1))
        for k, x in enumerate(np.linspace(-9.6, 9.6, 11))
    ]
    base = from_middle([(0, 20.6), (6, 20.4), (11.6, 19.4)])
    studio.panel(
        both(join(lip, side, low)),
        fabric,
        turn=3.0,
        drape=_STIFF,
        lift=0.3,
        details=Details(folds=gathers, seams=[join(mirror(base), base[1:])]),
    )
    cord = from_middle([(0, 6.2), (4, 6.0), (9.9, 4.4)])
    spots = along(join(mirror(cord), cord[1:]), 2.55)
    for k, (x, y) in enumerate(spots):
        studio.trim(
            ellipse(float(x), float(y), 0.48, 0.48),
            colour("saffron"),
            turn=0.2,
            lift=0.05,
            gloss=0.8,
        )
        studio.dot(float(x), float(y), 0.22, colour("chocolate"))
        if k % 2 and k + 1 < len(spots):
            studio.cord([spots[k], spots[k + 1]], garment.trim, 0.45)
    for dx, drop in ((-1.2, 13.5), (1.0, 12.4)):
        studio.cord(curve([(dx * 0.4, 6.2), (dx * 1.5, 9), (dx, drop)]), garment.trim, 0.42)
        studio.trim(ellipse(dx, drop + 0.3, 0.45, 0.8), garment.trim.shaded(-0.15), turn=0.4)
    return studio


def backpack(garment: Garment) -> Studio:
    """A day pack: rounded body, front pocket with a zip, leather patch, loop handle."""
    fabric = garment.fabric
    studio = Studio(garment.seed, scale=12.8, top=226, wobble=0.1)
    studio.stand(0, 39.5, 11.6, 1.1, 0.5)
    for sign in (-1, 1):
        studio.cord(
            curve([(sign * 7, 2.5), (sign * 15.0, 9), (sign * 16.4, 22), (sign * 12.6, 34)]),
            fabric.ground.shaded(-0.3),
            2.2,
        )
    studio.cord(
        curve([(-3.4, 1.2), (-3.2, -3.4), (0, -4.6), (3.2, -3.4), (3.4, 1.2)]), garment.trim, 1.3
    )
    half = join(
        from_middle([(0, -0.8), (5.5, -0.3), (10.8, 3.0), (13.4, 9.5)]),
        curve([(13.4, 9.5), (14.4, 22), (14.0, 35.6)]),
        curve([(14.0, 35.6), (13.4, 38.6), (10.8, 39.4)]),
        [(0, 39.7)],
    )
    zipper = from_middle([(0, 4.6), (5.0, 5.2), (9.6, 8.2), (11.6, 14)])
    details = Details(
        folds=[Fold([(x, 10), (x * 1.04, 22), (x, 36)], 4.0, 0.3) for x in (-9, 8)],
        seams=[zipper, flip(zipper)],
    )
    studio.panel(both(half), fabric, turn=4.2, drape=_STIFF, lift=0.4, details=details)
    studio.zip(
        join(mirror(zipper), zipper[1:]), fabric.ground.shaded(-0.25), colour("silver grey"), 0.8
    )
    pocket = join(
        [(0, 19.4)],
        [(9.6, 19.4)],
        curve([(9.6, 19.4), (11.4, 20.2), (11.8, 22.2)]),
        curve([(11.8, 22.2), (12.0, 30), (11.6, 35.4)]),
        curve([(11.6, 35.4), (10.8, 37.2), (9.0, 37.6)]),
        [(0, 37.8)],
    )
    studio.panel(
        both(pocket),
        fabric,
        turn=2.4,
        drape=_STIFF,
        lift=0.6,
        details=Details(stitches=[[(-9, 37.0), (9, 37.0)]]),
    )
    studio.zip(
        [(-9.8, 21.6), (0, 21.4), (9.8, 21.6)],
        fabric.ground.shaded(-0.25),
        colour("silver grey"),
        0.8,
    )
    studio.cord([(9.2, 21.8), (9.4, 24.6)], garment.trim, 0.6)
    patch = [(-2.4, 11.4), (2.4, 11.4), (2.4, 15.4), (-2.4, 15.4)]
    studio.panel(
        patch,
        Fabric((garment.trim,), "leather", sheen=0.2, gauge=0.6),
        turn=0.4,
        drape=Drape(0.02),
        lift=0.15,
        details=Details(stitches=[[(-2, 11.8), (2, 11.8), (2, 15.0), (-2, 15.0), (-2, 11.8)]]),
    )
    return studio
