"""Boots, loafers, pumps and ballet flats."""

from __future__ import annotations

import numpy as np

from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.footwear import Shoe, pair
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.outline import (
    along,
    curve,
    ellipse,
    join,
    offset,
    points,
)
from stylist.ingest.boutique.palette import colour
from stylist.ingest.boutique.studio import Fold, Studio


def boot(garment: Garment) -> Studio:
    """An ankle boot with elastic sides, or laced where `extras` says so."""
    return pair(garment, _boot, 20.5)


def _boot(shoe: Shoe, garment: Garment) -> None:
    laced = "laces" in garment.cut.extras
    topline = curve([(-13.4, -20.0), (-9.0, -19.4), (-4.4, -20.2)])
    far = curve([(-13.4, -20.0), (-9.0, -21.0), (-4.4, -20.2)])
    shoe.upper(
        join(far, topline[::-1]),
        fabric=shoe.fabric.plain(colour("walnut")),
        tone=0.7,
        turn=0.5,
        lift=0,
    )
    front = curve(
        [
            (-4.4, -20.2),
            (-4.2, -15.5),
            (-3.0, -11.6),
            (0.6, -9.0),
            (5.4, -7.4),
            (9.4, -6.3),
            (13.0, -4.6),
            (14.5, -2.6),
        ]
    )
    heel = curve([(-14.0, -1.6), (-14.7, -5.0), (-14.2, -9.0), (-13.9, -14.0), (-13.4, -20.0)])
    folds = [
        Fold([(-3.4, -12.4), (-6.5, -10.8), (-10.5, -10.6)], 1.2, -0.16),
        Fold([(-2.2, -10.9), (-5.0, -9.0), (-9.0, -8.6)], 1.2, 0.12),
        Fold([(4.6, -7.4), (5.4, -5.8), (4.6, -3.6)], 0.9, -0.1),
        Fold([(6.6, -7.0), (7.2, -5.4), (6.4, -3.4)], 0.9, 0.08),
    ]
    shoe.upper(
        join(topline, front, [(14.3, -1.2), (-14.0, -1.2)], heel),
        turn=3.6,
        lift=0.15,
        folds=folds,
        stitches=[offset(curve([(-13.2, -19.2), (-9, -18.6), (-4.6, -19.4)]), 0)],
    )
    if laced:
        quarter = curve(
            [(-5.8, -20.0), (-5.8, -15.0), (-4.6, -11.2), (-1.0, -8.0), (0.4, -4.6), (-0.6, -1.4)]
        )
        shoe.line(quarter, shoe.fabric.ground.shaded(-0.55), 0.18, 0.6)
        shoe.line(offset(quarter, 0.35), garment.trim, 0.1, 0.7)
        tongue = curve([(-4.6, -20.0), (-4.2, -22.0), (-2.6, -21.8), (-3.2, -18.0)])
        shoe.upper(tongue, turn=0.5, lift=0.05)
        for t in np.linspace(0.05, 0.5, 7):
            a, b = (
                quarter[int(t * (len(quarter) - 1))] + points([-0.3, 0]),
                front[int(t * 0.66 * (len(front) - 1))] + points([0.35, -0.1]),
            )
            shoe.cord(
                curve([a, (a + b) / 2 + points([0, -0.3]), b]), garment.trim.shaded(-0.2), 0.5
            )
            shoe.hard(
                curve(
                    [
                        (a[0] - 0.3, a[1]),
                        (a[0], a[1] - 0.3),
                        (a[0] + 0.3, a[1]),
                        (a[0], a[1] + 0.3),
                        (a[0] - 0.3, a[1]),
                    ]
                ),
                colour("tan"),
                turn=0.2,
                gloss=0.8,
            )
    else:
        gusset = join(
            curve([(-11.4, -19.7), (-11.2, -15), (-10.0, -10.6), (-8.8, -9.4)]),
            curve([(-8.4, -9.4), (-7.0, -11), (-6.2, -15), (-6.2, -19.7)]),
        )
        shoe.upper(
            gusset,
            fabric=Fabric((shoe.fabric.ground.shaded(-0.45),), "rib", gauge=0.55),
            turn=0.4,
            lift=0,
        )
        shoe.line(join(gusset, gusset[:1]), shoe.fabric.ground.shaded(-0.5), 0.16, 0.8)
        tab = curve(
            [(-13.9, -18.2), (-14.5, -21.6), (-13.4, -22.6), (-12.6, -21.4), (-12.9, -18.4)]
        )
        shoe.cord(tab, shoe.fabric.ground.shaded(-0.2), 0.55)
    sole = colour("soft black") if "gum" not in garment.cut.extras else colour("walnut")
    welt = curve([(-14.5, -2.2), (-8, -2.0), (-3.6, -1.8), (4, -1.6), (10, -1.8), (15.0, -2.4)])
    under = curve([(15.0, -1.5), (13.4, -0.5), (9, 0.0), (2.0, 0.0), (-2.8, -0.5)])
    block = [(-4.2, -0.6), (-4.6, 0.0), (-14.2, 0.0), (-14.6, -1.2)]
    shoe.hard(join(welt, under, block), sole, turn=0.5, gloss=0.25)
    shoe.line(welt + points([0, 0.18]), colour("tan") if laced else sole.shaded(0.25), 0.14, 0.5)


def loafer(garment: Garment) -> Studio:
    """A penny loafer: moccasin seam, strap, stacked heel."""
    return pair(garment, _loafer, 9.2)


def _loafer(shoe: Shoe, garment: Garment) -> None:
    topline = curve([(-13.9, -8.8), (-11.0, -7.0), (-6.5, -6.0), (-2.6, -6.4), (0.4, -8.2)])
    far = curve([(-13.9, -8.8), (-9.4, -8.3), (-4.0, -8.0), (0.6, -9.0)])
    shoe.upper(
        join(far, topline[::-1]),
        fabric=shoe.fabric.plain(colour("tan")),
        tone=0.78,
        turn=0.6,
        lift=0,
    )
    vamp = curve(
        [
            (0.4, -8.3),
            (1.2, -9.6),
            (2.8, -9.4),
            (6.4, -7.6),
            (10.2, -6.0),
            (13.2, -4.2),
            (14.5, -2.4),
        ]
    )
    heel = curve([(-14.0, -1.6), (-14.7, -4.6), (-14.4, -7.0), (-13.9, -8.9)])
    apron = curve([(1.6, -5.0), (5.6, -5.0), (10.0, -4.4), (12.8, -3.6)])
    puckers = [
        Fold([p + points([0, -0.5]), p + points([0.15, 0.5])], 0.3, -0.09)
        for p in along(apron[10:], 0.75)
    ]
    shoe.upper(
        join(topline, vamp, [(14.4, -1.2), (-14.0, -1.2)], heel),
        turn=2.8,
        lift=0.15,
        seams=[apron],
        folds=puckers,
        stitches=[offset(topline, 0.4)],
    )
    strap = join(
        curve([(2.2, -9.6), (2.0, -6.6), (0.8, -3.6), (-0.6, -1.4)]),
        curve([(3.4, -1.4), (4.4, -3.6), (5.4, -6.0), (5.9, -8.1)]),
    )
    shoe.upper(
        strap,
        turn=0.8,
        lift=0.12,
        stitches=[
            offset(curve([(2.2, -9.4), (2.0, -6.6), (0.8, -3.6), (-0.4, -1.6)]), -0.35),
            offset(curve([(3.2, -1.6), (4.4, -3.6), (5.4, -6.0), (5.8, -8.0)]), -0.35),
        ],
    )
    if "bit" in garment.cut.extras:
        for x, y in ((1.3, -5.9), (4.9, -5.7)):
            shoe.cord(ellipse(x, y, 0.55, 0.75), colour("saffron"), 0.26)
        shoe.cord(curve([(1.7, -6.2), (3.1, -6.6), (4.5, -6.0)]), colour("saffron"), 0.34)
    else:
        shoe.line(
            curve([(2.3, -6.5), (3.1, -5.8), (4.2, -5.7)]),
            shoe.fabric.ground.shaded(-0.6),
            0.3,
            0.75,
        )
    shoe.upper(
        join(
            curve([(-13.9, -8.8), (-12.6, -7.8), (-11.6, -5.0), (-11.4, -1.4)]),
            [(-14.0, -1.4)],
            heel,
        ),
        turn=1.8,
        lift=0.05,
    )
    welt = curve([(-14.4, -1.9), (-4, -1.6), (4, -1.4), (10, -1.5), (15.0, -2.2)])
    under = curve([(15.0, -1.5), (13.2, -0.6), (8.6, -0.1), (1.5, -0.1), (-3.2, -0.7)])
    shoe.hard(
        join(welt, under, [(-5.4, -0.7), (-5.7, 0.0), (-14.0, 0.0), (-14.5, -1.0)]),
        colour("soft black"),
        turn=0.4,
        gloss=0.3,
    )


def pump(garment: Garment) -> Studio:
    """A court shoe with a block heel, or a ballet flat with a bow."""
    flat = "flat" in garment.cut.extras
    return pair(garment, _flat if flat else _pump, 7.4 if flat else 13.0)


def _pump(shoe: Shoe, _: Garment) -> None:
    topline = curve([(-13.6, -13.2), (-10.4, -11.4), (-4.4, -8.9), (2.0, -5.9), (6.6, -5.0)])
    far = curve([(-13.6, -13.2), (-9.4, -12.3), (-2.6, -9.5), (3.4, -6.4), (6.6, -5.1)])
    shoe.upper(
        join(far, topline[::-1]),
        fabric=shoe.fabric.plain(colour("sand")),
        tone=0.85,
        turn=0.6,
        lift=0,
    )
    toe = curve([(6.6, -5.0), (9.6, -4.3), (12.8, -2.6), (15.2, -0.8)])
    bottom = curve(
        [
            (15.2, -0.5),
            (10.0, -0.4),
            (5.0, -0.6),
            (-1.0, -3.2),
            (-6.4, -6.2),
            (-10.2, -7.4),
            (-13.8, -7.6),
        ]
    )
    back = curve([(-13.8, -7.6), (-14.3, -9.6), (-14.1, -11.6), (-13.6, -13.3)])
    heel = join(
        curve([(-13.9, -7.9), (-13.6, -4), (-12.9, 0)]),
        [(-9.6, 0)],
        curve([(-9.6, 0), (-8.9, -4), (-7.6, -6.9)]),
    )
    shoe.upper(heel, turn=1.2, lift=0)
    shoe.hard(
        [(-12.95, -0.35), (-9.65, -0.35), (-9.6, 0.05), (-12.9, 0.05)],
        colour("soft black"),
        turn=0.15,
    )
    shoe.upper(join(topline, toe, bottom, back), turn=2.2, lift=0.12)
    shoe.line(bottom + points([0, -0.12]), colour("soft black"), 0.3, 0.75)
    shoe.line(topline + points([0.05, 0.22]), shoe.fabric.ground.shaded(-0.35), 0.12, 0.5)


def _flat(shoe: Shoe, garment: Garment) -> None:
    topline = curve([(-13.8, -7.0), (-9.4, -4.9), (-2.0, -4.2), (3.6, -4.1), (6.2, -5.0)])
    far = curve([(-13.8, -7.0), (-8.0, -6.4), (-0.5, -5.7), (4.6, -5.4), (6.2, -5.0)])
    shoe.upper(
        join(far, topline[::-1]),
        fabric=shoe.fabric.plain(colour("sand")),
        tone=0.85,
        turn=0.6,
        lift=0,
    )
    toe = curve([(6.2, -5.0), (9.4, -4.6), (12.8, -3.4), (14.6, -1.8), (14.4, -0.8)])
    back = curve([(-14.0, -1.0), (-14.5, -3.4), (-14.2, -5.6), (-13.8, -7.1)])
    shoe.upper(
        join(topline, toe, [(-14.0, -0.6)], back),
        turn=2.2,
        lift=0.12,
        folds=[Fold([(6.6, -4.6), (7.2, -3.0), (6.6, -1.6)], 0.6, -0.06)],
    )
    shoe.line(topline + points([0, 0.25]), garment.trim, 0.34, 0.9)
    shoe.hard(
        join(
            curve([(-14.2, -1.0), (0, -0.7), (10, -0.7), (14.6, -1.2)]),
            curve([(14.4, -0.5), (10, -0.1), (-5, -0.1)]),
            [(-6, -0.2), (-6.1, 0.1), (-13.9, 0.1)],
        ),
        colour("chocolate"),
        turn=0.3,
        gloss=0.2,
    )
    for sign in (-1, 1):
        loop = curve(
            [
                (6.4, -4.9),
                (6.4 + sign * 1.1, -6.2),
                (6.4 + sign * 2.1, -5.7),
                (6.4 + sign * 1.6, -4.6),
                (6.4, -4.9),
            ]
        )
        shoe.upper(loop, fabric=shoe.fabric.plain(garment.trim), turn=0.5, lift=0.1)
    shoe.hard(
        curve(
            [
                (6.0, -5.2),
                (6.4, -5.5),
                (6.8, -5.2),
                (6.8, -4.6),
                (6.4, -4.4),
                (6.0, -4.6),
                (6.0, -5.2),
            ]
        ),
        garment.trim,
        turn=0.3,
    )
