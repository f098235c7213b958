"""Sneakers and running shoes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.footwear import Shoe, pair, slab
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.outline import (
    curve,
    join,
    offset,
    points,
)
from stylist.ingest.boutique.palette import colour
from stylist.ingest.boutique.studio import Fold, Studio


def sneaker(garment: Garment) -> Studio:
    """A court sneaker: cupsole, toe cap, eyelet stay, heel tab."""
    return pair(garment, _sneaker, 12.5)


def _sneaker(shoe: Shoe, garment: Garment) -> None:
    trim, fabric = garment.trim, garment.fabric
    sole = colour("off white") if "gum" not in garment.cut.extras else colour("tan")
    topline = curve([(-14.0, -9.6), (-12.2, -8.4), (-9.4, -7.5), (-6.6, -8.2), (-4.6, -10.0)])
    far = curve([(-14.0, -9.6), (-11.0, -9.6), (-7.6, -9.4), (-4.2, -11.2)])
    shoe.upper(
        join(far, topline[::-1]), fabric=fabric.plain(colour("ecru")), tone=0.72, turn=0.6, lift=0
    )
    tongue = curve(
        [(-5.2, -10.4), (-5.0, -13.0), (-3.2, -13.2), (0.6, -10.4), (5.6, -7.2), (-1.0, -8.2)]
    )
    shoe.upper(tongue, fabric=replace(fabric.plain(), rumple=0.6), turn=0.8, tone=0.95)
    slope = curve([(-4.6, -10.2), (-1.0, -9.4), (2.6, -7.7), (6.2, -6.0)])
    toe = curve([(6.2, -6.0), (9.2, -5.5), (12.4, -4.8), (14.4, -3.2), (14.7, -2.0)])
    heel = curve([(-14.4, -2.2), (-14.9, -5.0), (-14.5, -7.6), (-14.0, -9.7)])
    foot = [(14.7, -1.6), (-14.4, -1.6)]
    stay = curve([(-4.9, -9.0), (-1.4, -8.0), (2.0, -6.4), (5.4, -4.9)])
    cap = curve([(6.4, -6.0), (6.9, -4.6), (8.0, -3.2), (10.4, -2.2)])
    counter = curve([(-10.9, -7.6), (-10.0, -5.6), (-8.9, -3.6), (-8.2, -2.0)])
    side = curve([(5.2, -4.8), (1.0, -4.0), (-3.4, -5.2), (-5.6, -8.2)])
    body = join(topline, slope[1:], toe, foot, heel)
    creases = [
        Fold([(6.2, -5.6), (6.8, -4.6), (6.4, -3.2)], 0.6, -0.07),
        Fold([(4.6, -4.6), (5.2, -3.4), (4.8, -2.4)], 0.6, -0.06),
    ]
    shoe.upper(
        body,
        seams=[side],
        stitches=[offset(cap, 0.3), offset(side, 0.25)],
        folds=creases,
        turn=3.0,
        lift=0.15,
    )
    shoe.upper(
        join(curve([(-14.0, -9.8), (-12.6, -8.7), (-11.0, -7.7)]), counter, [(-14.4, -1.6)], heel),
        fabric=fabric.plain(trim),
        turn=2.2,
        lift=0.06,
        stitches=[offset(counter, -0.3)],
    )
    shoe.upper(join(slope, stay[::-1]), turn=0.7, lift=0.1, stitches=[stay + points([0, -0.3])])
    shoe.upper(
        join(cap, [(13.8, -1.7), (14.7, -1.8)], toe[::-1]),
        turn=2.4,
        lift=0.06,
        stitches=[offset(cap, -0.3)],
    )
    lace = colour("white") if trim.family != "white" else colour("off white")
    for k, t in enumerate(np.linspace(0.06, 0.92, 6)):
        a = stay[int(t * (len(stay) - 1))] + points([0.35, -0.45])
        b = slope[int(t * (len(slope) - 1))] + points([0.9, -0.75])
        shoe.studio.dot(
            float(a[0] + shoe.shift[0]), float(a[1] + shoe.shift[1]), 0.24, colour("charcoal"), 0.75
        )
        shoe.cord(curve([a, (a + b) / 2 + points([-0.1, -0.15]), b]), lace, 0.46)
        if k < 5:
            c = slope[int((t + 0.16) * (len(slope) - 1))] + points([0.3, -0.5])
            shoe.cord([b, c], lace.shaded(-0.08), 0.38)
    shoe.cord(curve([(-4.2, -11.2), (-6.2, -10.6), (-6.4, -8.9), (-4.8, -10.2)]), lace, 0.36)
    shoe.cord(curve([(-4.0, -11.2), (-3.4, -9.0), (-4.6, -7.4)]), lace, 0.36)
    feather = curve([(-14.9, -3.1), (-9, -2.7), (0, -2.5), (8, -2.5), (12.4, -2.8), (15.1, -3.3)])
    shoe.hard(slab(feather, 3.0), sole, turn=0.9, gloss=0.12)
    shoe.line(offset(feather, -0.0) + points([0, 0.55]), sole.shaded(-0.4), 0.14, 0.55)
    shoe.line(
        curve([(-14.6, -0.75), (0, -0.6), (9, -0.6), (13.6, -1.2)]), sole.shaded(-0.35), 0.12, 0.5
    )


def runner(garment: Garment) -> Studio:
    """A running shoe: knitted upper, foam sole with a wedge of colour."""
    return pair(garment, _runner, 12.5)


def _runner(shoe: Shoe, garment: Garment) -> None:
    fabric, trim = garment.fabric, garment.trim
    topline = curve([(-13.8, -11.2), (-12.0, -9.8), (-9.4, -9.2), (-6.8, -9.8), (-5.0, -11.2)])
    far = curve([(-13.8, -11.2), (-10.8, -11.0), (-7.6, -10.8), (-4.6, -12.2)])
    shoe.upper(
        join(far, topline[::-1]),
        fabric=fabric.plain(colour("charcoal")),
        tone=0.8,
        turn=0.6,
        lift=0,
    )
    shoe.upper(
        curve(
            [(-5.4, -11.2), (-5.0, -13.4), (-3.4, -13.2), (1.0, -10.4), (5.0, -8.2), (-1.0, -9.0)]
        ),
        fabric=fabric.plain(),
        turn=0.8,
    )
    slope = curve([(-5.0, -11.3), (-1.0, -10.0), (2.8, -8.4), (6.4, -7.0)])
    toe = curve([(6.4, -7.0), (9.6, -6.2), (12.8, -5.0), (14.6, -3.4)])
    heel = curve([(-14.2, -4.0), (-14.8, -6.8), (-14.5, -9.4), (-13.8, -11.3)])
    shoe.upper(
        join(topline, slope[1:], toe, [(14.6, -2.6), (-14.2, -3.0)], heel),
        fabric=replace(fabric, weave="waffle", gauge=0.6),
        turn=3.2,
        lift=0.15,
    )
    overlay = join(
        curve([(-8.4, -3.2), (-5.0, -6.0), (-3.4, -9.4)]),
        curve([(-1.6, -9.0), (-2.6, -6.0), (-5.4, -3.2)]),
    )
    stripe = join(
        curve([(-4.2, -3.4), (-1.6, -5.8), (0.2, -8.2)]),
        curve([(1.8, -7.6), (0.4, -5.4), (-1.8, -3.4)]),
    )
    for shape in (overlay, stripe):
        shoe.upper(shape, fabric=Fabric((trim,), "leather", sheen=0.2), turn=0.5, lift=0.05)
    shoe.upper(
        join(
            curve([(-13.9, -11.0), (-12.4, -9.4), (-11.2, -6.4), (-9.8, -3.2)]),
            [(-14.2, -3.2)],
            heel,
        ),
        fabric=Fabric((trim,), "leather", sheen=0.2),
        turn=1.6,
        lift=0.05,
    )
    shoe.upper(
        join(
            curve([(9.4, -6.2), (10.2, -4.6), (8.6, -3.0)]),
            [(14.6, -2.8), (14.6, -3.4)],
            toe[::-1][:-8],
        ),
        fabric=Fabric((fabric.ground.shaded(-0.25),), "suede"),
        turn=1.8,
        lift=0.05,
    )
    stay = curve([(-4.6, -9.7), (-1.4, -8.7), (2.0, -7.2), (5.4, -5.9)])
    shoe.upper(
        join(slope, stay[::-1]),
        fabric=Fabric((trim.shaded(-0.1),), "leather", sheen=0.2),
        turn=0.6,
        lift=0.08,
    )
    lace = colour("white") if trim.family != "white" else colour("charcoal")
    for t in np.linspace(0.08, 0.9, 6):
        a = stay[int(t * (len(stay) - 1))] + points([0.3, -0.4])
        b = slope[int(t * (len(slope) - 1))] + points([0.9, -0.7])
        shoe.cord(curve([a, (a + b) / 2 + points([-0.1, -0.12]), b]), lace, 0.44)
    feather = curve(
        [(-15.2, -5.0), (-12.5, -4.1), (-6, -3.7), (2, -3.3), (9, -3.1), (13, -3.4), (15.3, -3.9)]
    )
    shoe.hard(slab(feather, 3.6, 1.5), colour("off white"), turn=1.3, gloss=0.12)
    wedge = join(
        curve([(-15.0, -3.0), (-8, -2.2), (0, -1.5), (6.0, -1.2)]),
        curve([(6.0, -1.0), (-4, -0.55), (-14.0, -0.7)]),
    )
    shoe.hard(wedge, trim, turn=0.4, gloss=0.15, lift=0.02)
    shoe.hard(
        curve(
            [
                (13.6, -1.0),
                (8.5, -0.55),
                (-6, -0.55),
                (-13.6, -0.6),
                (-13.2, 0.0),
                (-6, 0.0),
                (8.5, 0.0),
                (12.6, -0.5),
            ]
        ),
        colour("charcoal"),
        turn=0.3,
        gloss=0.1,
        lift=0,
    )
