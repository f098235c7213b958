"""Against cold and rain: down jackets, padded vests, rain jackets."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stylist.ingest.boutique.body import (
    Body,
    body_folds,
    inside_back,
    sleeve,
)
from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.jackets import jacket_body
from stylist.ingest.boutique.outline import (
    both,
    curve,
    ellipse,
    flip,
    from_middle,
    join,
    mirror,
    points,
)
from stylist.ingest.boutique.studio import Details, Drape, Fold, Studio


def puffer(garment: Garment) -> Studio:
    """Quilted in rows and filled with down; with sleeves, or a vest without."""
    fabric = replace(garment.fabric, rumple=1.6)
    vest = garment.cut.sleeve == "sleeveless"
    body = jacket_body(
        garment, 66, shoulder=19.0 if vest else 22.4, chest=23.6, waist=23.8, hem=23.0
    )
    studio = Studio.centred(garment.seed, 7.4, -8, body.length, 23 if vest else 37.5)
    row = 7.2
    lining = Fabric((garment.trim,), "nylon", sheen=0.2)
    inside_back(studio, lining, 8.4, 9, rise=-3.0, label=True)
    if not vest:
        for right in (False, True):
            _quilted_sleeve(studio, body, fabric, right=right, row=row)
    line = from_middle([(0, 7.4), (4.8, 6.0), (7.8, 2.8), (8.4, 0)])
    levels = np.arange(13.0, body.length - 1.0, row)
    drape = Drape(0.22, 4, 6, quilt=(float(levels[0]), row))
    studio.panel(
        body.outline(line),
        fabric,
        turn=5,
        hang=0.0018,
        drape=drape,
        lift=0.7,
        details=Details(folds=_puckers(studio, levels, 22)),
    )
    stand = both(
        join(
            from_middle([(0, -3.2), (5.0, -3.8), (8.0, -6.2)]),
            [(9.3, -0.6)],
            from_middle([(0, 8.4), (5.2, 6.4), (9.2, 0.4)])[::-1],
        )
    )
    ridge = from_middle([(0, 2.2), (5, 1.0), (9, -2.8)])
    studio.panel(
        stand,
        fabric,
        turn=1.8,
        drape=Drape(0.15, 4, 6),
        lift=0.5,
        details=Details(seams=[join(mirror(ridge), ridge[1:])]),
    )
    studio.zip(
        [(0, -3.0), (0.2, 30), (0, body.length + body.sway)],
        fabric.ground.shaded(-0.2),
        garment.trim.shaded(0.2),
    )
    for sign in (-1, 1):
        studio.line([(sign * 12.5, 44), (sign * 16.5, 53.5)], fabric.ground.shaded(-0.6), 0.45, 0.8)
    return studio


def _puckers(studio: Studio, levels: np.ndarray, half: float) -> list[Fold]:
    """The small gathers on both sides of a quilting seam."""
    rng, folds = studio.rng, []
    for y in levels:
        for x in np.arange(-half, half, 2.6):
            x = x + rng.uniform(-0.8, 0.8)
            folds.append(
                Fold(
                    [
                        (x, y - 1.9),
                        (x + rng.uniform(-0.4, 0.4), y),
                        (x + rng.uniform(-0.5, 0.5), y + 1.9),
                    ],
                    0.9,
                    -rng.uniform(0.1, 0.35),
                )
            )
    return folds


def _quilted_sleeve(studio: Studio, body: Body, fabric: Fabric, *, right: bool, row: float) -> None:
    outer = curve([(body.shoulder, body.slope), (25.6, 9), (31.0, 30), (35.2, 50), (36.0, 63)])
    inner = curve([(body.chest - 3, body.armhole), (20.0, 36), (22.4, 50), (24.6, 62)])
    side = points if right else flip
    outline = join(
        outer, inner[::-1], [(body.chest - 7, body.armhole), (body.shoulder - 6, body.slope + 1)]
    )
    studio.panel(
        side(outline),
        fabric,
        grain=14 if right else -14,
        origin=(body.shoulder if right else -body.shoulder, body.slope),
        turn=6,
        hang=0.012,
        drape=Drape(0.22, 4, 6, quilt=(5.0, row)),
        lift=0.6,
        shade=[(side(body.armhole_seam()), 5, 0.25)],
    )


def raincoat(garment: Garment) -> Studio:
    """A hooded rain jacket with a storm placket and flap pockets."""
    fabric = garment.fabric
    body = jacket_body(garment, 76, hem=24.5, waist=23.6)
    studio = Studio.centred(garment.seed, 6.7, -17, body.length, body.reach(61, 13))
    hood = both(
        join(
            from_middle([(0, -18), (6.8, -16.8), (11.6, -11), (12.6, -3)]),
            curve([(12.6, -3), (12.6, 1), (11.2, 4.6)]),
            [(0, 7)],
        )
    )
    studio.panel(
        hood,
        fabric,
        turn=5,
        drape=Drape(0.5, 5, 9),
        lift=0.4,
        details=Details(seams=[curve([(0, -18), (0.3, -10), (0, 0)])]),
    )
    opening = from_middle([(0, -13.2), (5.2, -12.0), (8.4, -6), (8.2, 0), (4.6, 6.4), (0, 11)])
    lining = Fabric((garment.trim,), "nylon")
    studio.panel(
        both(opening),
        lining,
        tone=0.66,
        turn=2.5,
        lift=0,
        shade=[(opening, 3.5, 0.4), (flip(opening), 3.5, 0.4)],
    )
    for right in (False, True):
        sleeve(
            studio,
            body,
            fabric,
            right=right,
            length=61,
            angle=13,
            cuff=12.6,
            elbow=1.8,
            hem=3.2,
            creases=2.0,
            turn=6,
        )
    line = from_middle([(0, 10.6), (4.6, 6.4), (8.0, 1.6), (8.4, 0)])
    hem = body.hem_line()
    yoke = from_middle([(0, 22.5), (11, 22.3), (22, 21)])
    details = Details(
        folds=body_folds(studio, body, 1.7),
        seams=[join(mirror(yoke), yoke[1:])],
        stitches=[hem - points([0, 2.4]), flip(hem - points([0, 2.4]))],
    )
    studio.panel(
        body.outline(line),
        fabric,
        hang=0.002,
        turn=5,
        drape=Drape(0.5, 9, 18),
        lift=0.7,
        details=details,
    )
    rim = curve([(0.2, 12), (5.0, 6.8), (9.2, 0.2), (9.4, -6.6)])
    edge = curve([(0.0, 9.2), (4.0, 5.0), (7.6, -0.6), (8.2, -6.6)])
    for side in (flip, points):
        studio.panel(
            join(side(rim), side(edge)[::-1]), fabric, turn=1.0, drape=Drape(0.06), lift=0.45
        )
    low = body.length + body.sway
    storm = [(-2.6, 10.0), (2.8, 10.0), (2.8, low), (-2.6, low)]
    studio.panel(
        storm,
        fabric,
        turn=0.7,
        drape=Drape(0.14, 5, 20),
        lift=0.4,
        details=Details(stitches=[[(-2.0, 10), (-2.0, low)]]),
    )
    for k in range(5):
        studio.trim(
            ellipse(0.1, 15 + k * (low - 22) / 4, 0.72, 0.72),
            garment.trim,
            turn=0.5,
            lift=0.2,
            gloss=0.6,
        )
    for sign in (-1, 1):
        x, y = sign * 13.2, 50.0
        studio.panel(
            [(x - 6.6, y), (x + 6.6, y), (x + 6.6, y + 16), (x - 6.6, y + 16)],
            fabric,
            turn=0.8,
            drape=Drape(0.2, 6, 8),
            lift=0.25,
        )
        studio.panel(
            [(x - 7, y - 0.8), (x + 7, y - 0.8), (x + 7, y + 4.4), (x - 7, y + 4.4)],
            fabric,
            turn=0.7,
            drape=Drape(0.08),
            lift=0.4,
        )
    return studio
