"""Hats and scarves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.outline import (
    Path,
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


def beanie(garment: Garment) -> Studio:
    """A ribbed hat with a turned-up cuff, and a pompom where `extras` says so."""
    fabric = garment.fabric
    pompom = "pompom" in garment.cut.extras
    studio = Studio(garment.seed, scale=17.5, top=440 if pompom else 420, wobble=0.1)
    dome = both(
        from_middle([(0, -13.8), (5.0, -12.8), (9.2, -8.6), (10.9, -2.6), (11.2, 3.0), (10.9, 6.0)])
    )
    if pompom:
        rng = studio.rng
        tuft = np.linspace(0, 2 * np.pi, 90, endpoint=False)
        radius = 4.0 + rng.normal(0, 0.16, 90)
        ball = np.stack([radius * np.cos(tuft), -16.0 + radius * np.sin(tuft)], axis=1)
        studio.panel(
            ball,
            Fabric((garment.trim,), "fleece", rumple=6),
            turn=3.4,
            drape=Drape(0.12, 0.8, 1.0),
            lift=0.2,
        )
    gathers = [
        Fold([(x * 0.12, -13.5), (x * 0.7, -9.8), (x, -4)], 1.6, 0.25 * (1 if k % 2 else -1))
        for k, x in enumerate(np.linspace(-9.5, 9.5, 10))
    ]
    rib = (
        replace(fabric, weave="wide rib", gauge=1.0)
        if fabric.weave != "cable"
        else replace(fabric, gauge=1.0)
    )
    studio.panel(
        dome,
        rib,
        origin=(0, -15),
        turn=4.2,
        drape=Drape(0.25, 6, 10, flare=(0, 3.4, 15, 11)),
        lift=0.2,
        hang=-0.004,
        details=Details(folds=gathers),
    )
    top = from_middle([(0, 0.8), (6, 0.4), (11.6, -0.8)])
    low = from_middle([(0, 8.2), (6, 7.9), (11.2, 6.6)])
    cuff = both(join(top, [(11.9, 3.0)], low[::-1]))
    studio.panel(
        cuff,
        replace(rib, weave="wide rib"),
        turn=2.2,
        drape=Drape(0.12, 6, 10),
        lift=0.45,
        hang=-0.003,
    )
    studio.panel(
        [(6.4, 4.4), (8.8, 4.0), (8.9, 5.5), (6.5, 5.9)],
        Fabric((colour("cognac"),), "leather", gauge=0.5),
        turn=0.2,
        drape=Drape(0.01),
        lift=0.12,
    )
    return studio


def cap(garment: Garment) -> Studio:
    """A six-panel baseball cap from the front."""
    fabric = garment.fabric
    studio = Studio(garment.seed, scale=20.0, top=405, wobble=0.06)
    top = from_middle([(0, 1.0), (5.0, 0.6), (8.6, 0.2), (10.3, 3.6)])
    low = from_middle([(0, 9.4), (5.2, 8.6), (9.2, 6.4), (10.3, 3.6)])
    stitched = []
    for t in (0.34, 0.46, 0.58, 0.70, 0.82, 0.93):
        row = top * (1 - t) + low * t
        stitched.append(join(mirror(row), row[1:])[3:-3])
    cloth = fabric.plain(garment.trim) if "contrast" in garment.cut.extras else fabric
    studio.panel(
        both(join(top, low[::-1])),
        cloth,
        turn=1.6,
        drape=Drape(0.08, 8, 8),
        hang=0.02,
        lift=0.3,
        details=Details(stitches=stitched),
    )
    crown = both(
        join(
            from_middle([(0, -11.6), (4.0, -11.0), (7.8, -7.6), (9.3, -2.0), (9.2, 2.0)]),
            from_middle([(0, 4.3), (5.0, 3.8), (9.2, 2.0)])[::-1],
        )
    )
    arc = curve([(0, -11.4), (4.6, -8.0), (6.0, -1), (5.7, 3.6)])
    sides = [arc, flip(arc)]
    rows = [points([(d, -11), (d, 4)]) for d in (-0.35, 0.35)] + [
        offset(p, d) for p in sides for d in (-0.35, 0.35)
    ]
    studio.panel(
        crown,
        fabric,
        turn=3.4,
        drape=Drape(0.16, 6, 9),
        lift=0.75,
        details=Details(seams=[[(0, -11.4), (0, 4.2)], *sides], stitches=rows),
    )
    for x, y in ((-3.4, -6.8), (3.4, -6.8), (-7.4, -4.2), (7.4, -4.2)):
        studio.cord(ellipse(x, y, 0.3, 0.24), fabric.ground.shaded(-0.15), 0.16)
        studio.dot(x, y, 0.18, fabric.ground.shaded(-0.6))
    studio.trim(ellipse(0, -11.6, 0.85, 0.5), fabric.ground, turn=0.4, lift=0.1, gloss=0.05)
    if "patch" in garment.cut.extras:
        studio.panel(
            [(-2.0, -4.6), (2.0, -4.6), (2.0, -2.2), (-2.0, -2.2)],
            Fabric((garment.trim,), "leather", gauge=0.5),
            turn=0.3,
            drape=Drape(0.01),
            lift=0.12,
            details=Details(
                stitches=[[(-1.7, -4.3), (1.7, -4.3), (1.7, -2.5), (-1.7, -2.5), (-1.7, -4.3)]]
            ),
        )
    return studio


def brimmed(garment: Garment) -> Studio:
    """A hat with a brim: a bucket hat of cloth, or a fedora of felt or straw with its ribbon."""
    if "bucket" in garment.cut.extras:
        return _bucket_hat(garment)
    fabric = garment.fabric
    studio = Studio(garment.seed, scale=14.6, top=425, wobble=0.05)
    wide = 17.5
    brim = both(
        join(
            from_middle([(0, -4.2), (9, -3.4), (15, -1.0), (wide, 0.6)]),
            from_middle([(0, 6.0), (8, 5.4), (14.4, 3.2), (wide, 0.6)])[::-1],
        )
    )
    studio.panel(
        brim,
        fabric,
        turn=2.4,
        drape=Drape(0.3, 14, 10),
        hang=0.012,
        lift=0.3,
        details=Details(
            seams=[offset(from_middle([(0, 5.2), (8, 4.6), (14, 2.6), (16.6, 0.8)]), 0)]
        ),
    )
    crown = join(
        from_middle([(0, -10.4), (2.6, -11.0), (5.6, -11.2), (7.8, -9.2), (8.8, -3.6), (9.2, 0.2)]),
        from_middle([(0, 2.4), (5.2, 1.9), (9.2, 0.2)])[::-1],
    )
    pinch = [
        Fold([(0, -10.4), (0.2, -8), (0, -4.4)], 2.4, -0.5),
        Fold([(-6.4, -8.8), (-4.0, -6.6), (-3.2, -3.6)], 2.2, -0.35),
        Fold([(6.4, -8.8), (4.0, -6.6), (3.2, -3.6)], 2.2, -0.35),
    ]
    studio.panel(
        both(crown),
        fabric,
        turn=3.6,
        drape=Drape(0.1),
        hang=0.012,
        lift=0.5,
        details=Details(folds=pinch),
    )
    top = from_middle([(0, -1.2), (5.0, -1.7), (8.95, -3.2)])
    low = from_middle([(0, 2.2), (5.2, 1.7), (9.2, 0.1)])
    ribbon = Fabric((garment.trim,), "rib", sheen=0.1, gauge=0.5)
    studio.panel(both(join(top, low[::-1])), ribbon, turn=1.0, drape=Drape(0.02), lift=0.15)
    studio.panel(
        [(7.0, -2.6), (8.8, -3.2), (9.0, -0.1), (7.3, 0.7)],
        ribbon,
        turn=0.6,
        drape=Drape(0.02),
        lift=0.25,
    )
    return studio


def _bucket_hat(garment: Garment) -> Studio:
    fabric = garment.fabric
    studio = Studio(garment.seed, scale=17.5, top=400, wobble=0.08)
    crown = both(
        join(
            from_middle([(0, -9.6), (4.2, -9.4), (7.4, -8.0)]),
            curve([(7.4, -8.0), (8.6, -3), (9.6, 1.4)]),
            from_middle([(0, 2.8), (5, 2.5), (9.6, 1.4)])[::-1],
        )
    )
    rim = from_middle([(0, -6.6), (4.4, -6.8), (7.6, -8.0)])
    studio.panel(
        crown,
        fabric,
        turn=2.6,
        drape=Drape(0.2, 6, 9),
        lift=0.3,
        details=Details(
            seams=[join(mirror(rim), rim[1:])],
            stitches=[join(mirror(rim), rim[1:]) + points([0, 0.4])],
        ),
    )
    top = from_middle([(0, 2.4), (5, 2.1), (9.5, 0.8)])
    low = from_middle([(0, 8.6), (7, 8.0), (13.4, 5.4)])
    rows = []
    for t in (0.15, 0.3, 0.45, 0.6, 0.75, 0.9):
        row = top * (1 - t) + low * t
        rows.append(join(mirror(row), row[1:]))
    studio.panel(
        both(join(top, low[::-1])),
        fabric,
        turn=1.6,
        drape=Drape(0.35, 6, 14),
        hang=0.015,
        lift=0.4,
        details=Details(stitches=rows, seams=rows[-1:]),
    )
    return studio


def scarf(garment: Garment) -> Studio:
    """A scarf as worn: looped once, its fringed ends hanging."""
    fabric = garment.fabric
    studio = Studio(garment.seed, scale=8.4, top=205, wobble=0.4)
    rng = studio.rng
    back = join(
        curve([(-12.5, 2), (-10.5, -8.5), (0, -12), (10.5, -8.5), (12.5, 2)]),
        curve([(9, 4), (6, -2), (0, -4.2), (-6, -2), (-9, 4)]),
    )
    studio.panel(back, fabric, tone=0.78, turn=3, lift=0.2, drape=Drape(0.6, 4, 18), grain=90)
    for x, length, lean in ((5.2, 60.0, 3.0), (-5.0, 53.0, -4.5)):
        _tail(studio, fabric, x, length, lean)
    loop = join(
        curve(
            [
                (-12.4, -2.4),
                (-12.9, 2.0),
                (-11.8, 8.0),
                (-5.5, 17.5),
                (1.0, 20.5),
                (7.6, 16.5),
                (12.2, 7.6),
                (12.9, 2.0),
                (12.4, -2.4),
            ]
        ),
        curve(
            [
                (8.0, -5.0),
                (6.2, 0.4),
                (3.2, 5.0),
                (-0.2, 6.6),
                (-3.6, 5.0),
                (-6.4, 0.4),
                (-8.0, -5.0),
            ]
        ),
    )
    folds = []
    for t in (0.15, 0.32, 0.5, 0.68, 0.86):
        arc = [
            (x0 * (1 - t) + x1 * t, y0 * (1 - t) + y1 * t + rng.uniform(-0.5, 0.5))
            for (x0, y0), (x1, y1) in zip(
                [(-13, -1), (-10, 10), (0.5, 20), (11, 9), (13, -1)],
                [(-8.2, -4), (-5.6, 1.6), (-0.2, 6.8), (5.4, 1.6), (8.2, -4)],
                strict=True,
            )
        ]
        folds.append(Fold(arc, 2.6, rng.uniform(0.5, 0.95) * (1 if rng.random() < 0.55 else -1)))
    studio.panel(
        loop,
        fabric,
        turn=4,
        lift=1.2,
        drape=Drape(0.3, 9, 9),
        grain=86,
        details=Details(folds=folds),
    )
    return studio


def _tail(studio: Studio, fabric: Fabric, x: float, length: float, lean: float) -> None:
    rng, half = studio.rng, 7.6
    foot = x + lean
    left: Path = curve(
        [(x - half * 0.72, 9), (x - half * 0.95 + lean * 0.4, 30), (foot - half, length)]
    )
    right: Path = curve(
        [(foot + half, length + 0.8), (x + half * 0.95 + lean * 0.4, 30), (x + half * 0.72, 9)]
    )
    for k in np.arange(-half + 0.35, half, 0.62):
        tip = (foot + k + rng.normal(0, 0.35), length + 5.4 + rng.normal(0, 0.3))
        tint = fabric.colours[int(rng.integers(len(fabric.colours)))]
        studio.cord(
            curve([(foot + k, length - 0.4), (foot + k + rng.normal(0, 0.15), length + 2.6), tip]),
            tint,
            0.42,
        )
    folds = [
        Fold(
            [(x + k * 0.7, 10), (x + k + lean * 0.4, 32), (foot + k * 1.04, length)],
            3.2,
            rng.uniform(0.4, 0.8) * s,
        )
        for k, s in ((-4.6, 1), (-1.2, -1), (2.0, 1), (5.0, -0.7))
    ]
    studio.panel(
        join(left, right),
        fabric,
        grain=-lean * 1.2,
        origin=(x, 0),
        turn=2.0,
        lift=0.7,
        drape=Drape(0.35, 6, 30),
        details=Details(
            folds=folds, seams=[[(foot - half, length - 0.9), (foot + half, length - 0.1)]]
        ),
    )
