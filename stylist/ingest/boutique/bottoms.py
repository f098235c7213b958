"""Trousers, joggers, jeans and shorts."""

from __future__ import annotations

import numpy as np

from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.legs import Legs, fly, inside_waist, leg_folds, waistband
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
from stylist.ingest.boutique.palette import Colour, colour
from stylist.ingest.boutique.studio import Details, Drape, Fold, Studio


def trousers(garment: Garment) -> Studio:
    """Tailored trousers and chinos: slanted pockets, a crease where they are dressed."""
    cut, fabric = garment.cut, garment.fabric
    wide = cut.flare
    pleats = "pleats" in cut.extras
    legs = Legs(
        length=98 + 5 * cut.length,
        hip=21.6 + 1.5 * max(cut.ease, -0.5) + 0.8 * max(wide, 0),
        knee=(2.6, 19.8 + 4.6 * wide),
        hem=(4.2 - 1.6 * wide, 17.6 + 8.6 * wide),
        crotch=26 + (1.5 if pleats else 0),
    )
    studio = Studio.centred(garment.seed, 6.75, 0, legs.length)
    inside_waist(studio, legs, fabric)
    for sign in (-1, 1):
        side = flip if sign < 0 else points
        pocket = curve(
            [
                (legs.waist - 4.6, legs.waistband + 0.6),
                (legs.waist - 1.6, legs.waistband + 8),
                (legs.hip - 0.9, legs.waistband + 14.5),
            ]
        )
        seams = [side(pocket)]
        folds = leg_folds(studio, legs, sign, 0.8 if "crease" in cut.extras else 1.1)
        middle = (legs.hem[0] + legs.hem[1]) / 2
        if "crease" in cut.extras:
            line = curve([(9.4, 13 if pleats else 30), (10.6, 50), (middle, legs.length)])
            folds.append(Fold(side(line), 0.8, 0.6))
        if pleats:
            folds += [
                Fold(side([(x, legs.waistband), (x + 0.4, 12), (x + 0.8, 24)]), 1.4, -0.6)
                for x in (6.4, 9.6)
            ]
        hem = curve(
            [
                (legs.hem[1], legs.length - 3.4),
                (middle, legs.length - 2.5),
                (legs.hem[0], legs.length - 2.9),
            ]
        )
        stitches = [side(pocket - points([0.6, 0]))] + (
            [] if "crease" in cut.extras else [side(hem)]
        )
        studio.panel(
            side(legs.leg()),
            fabric,
            grain=-sign * 3.0 * (0.4 + wide),
            origin=(sign * 10, 0),
            turn=5.2,
            drape=Drape(0.34, 8, 48),
            lift=0.35,
            details=Details(seams=seams, stitches=stitches, folds=folds),
            shade=[(side(legs.inner()), 4.5, 0.28)],
        )
    fly(studio, legs, fabric, None)
    waistband(studio, legs, fabric, loops="elastic" not in cut.extras, stitch=None)
    studio.button(0.4, legs.waistband * 0.5 + 0.7, garment.trim, 0.75)
    return studio


def joggers(garment: Garment) -> Studio:
    """Sweatpants: elastic waist, drawstring, ribbed ankles."""
    cut, fabric = garment.cut, garment.fabric
    legs = Legs(
        length=92 + 4 * cut.length,
        waist=17.6,
        hip=22 + cut.ease,
        knee=(2.4, 19.6 + cut.ease),
        hem=(4.6, 15.6),
        crotch=27,
        waistband=4.6,
    )
    studio = Studio.centred(garment.seed, 6.9, 0, legs.length + 6)
    rib = fabric.knitted("rib")
    inside_waist(studio, legs, fabric)
    for sign in (-1, 1):
        side = flip if sign < 0 else points
        pocket = curve(
            [
                (legs.waist - 2.6, legs.waistband + 1),
                (legs.waist + 0.6, legs.waistband + 9),
                (legs.hip - 0.6, legs.waistband + 16),
            ]
        )
        studio.panel(
            side(legs.leg()),
            fabric,
            grain=-sign * 1.5,
            origin=(sign * 10, 0),
            turn=6,
            drape=Drape(0.5, 8, 30),
            lift=0.35,
            details=Details(seams=[side(pocket)], folds=leg_folds(studio, legs, sign, 1.5)),
            shade=[(side(legs.inner()), 4.5, 0.28)],
        )
        lo, hi = legs.hem
        cuff = [
            (hi, legs.length - 0.6),
            (hi - 1.3, legs.length + 6),
            (lo + 1.2, legs.length + 6.4),
            (lo, legs.length + 0.1),
        ]
        studio.panel(
            side(cuff),
            rib,
            turn=2.2,
            drape=Drape(0.06),
            lift=0.2,
            details=Details(seams=[side([cuff[0], cuff[3]])]),
        )
    gathers = [
        Fold([(x, legs.waistband - 0.2), (x * 1.02, legs.waistband + 3.2)], 0.8, -0.35)
        for x in np.linspace(-16, 16, 22)
    ]
    top = from_middle([(0, 0.9), (legs.waist * 0.6, 0.5), (legs.waist - 0.3, -0.4)])
    low = top + points([0, legs.waistband])
    studio.panel(
        both(join(top, low[::-1])),
        rib,
        turn=1.6,
        drape=Drape(0.1),
        lift=0.3,
        details=Details(folds=gathers),
    )
    for sign in (-1, 1):
        cord = curve(
            [
                (sign * 1.5, 3.2),
                (sign * 2.4, 7),
                (sign * (1.6 + studio.rng.uniform(0, 1.5)), 12),
                (sign * 2.2, 17),
            ]
        )
        studio.cord(cord, garment.trim, 0.55)
    return studio


def jeans(garment: Garment) -> Studio:
    """Five pockets, contrast stitching, rivets, and thighs that have faded."""
    cut, fabric = garment.cut, garment.fabric
    wide, e = cut.flare, cut.ease
    legs = Legs(
        length=98 + 4 * cut.length,
        waist=18.4,
        hip=21.6 + 1.4 * max(e, -0.6),
        knee=(2.8 - 0.4 * wide, 18.8 + 1.6 * e + 3.2 * max(wide, -0.6)),
        hem=(4.6 - 2.0 * max(wide, -0.6), 16.6 + 2.0 * e + 8.0 * max(wide, -0.3)),
        crotch=25 + 1.5 * max(e, 0),
    )
    studio = Studio.centred(garment.seed, 6.75, 0, legs.length)
    thread = garment.trim
    inside_waist(studio, legs, fabric)
    for sign in (-1, 1):
        _jeans_leg(studio, legs, fabric, thread, sign, faded="faded" in cut.extras)
    fly(studio, legs, fabric, thread)
    waistband(studio, legs, fabric, loops=True, stitch=thread)
    studio.button(0.3, legs.waistband * 0.5 + 0.7, colour("cognac"), 0.8)
    return studio


def _jeans_leg(
    studio: Studio, legs: Legs, fabric: Fabric, thread: Colour, sign: int, *, faded: bool
) -> None:
    side = flip if sign < 0 else points
    lo, hi = legs.hem
    hem = curve(
        [(hi, legs.length - 1.9), ((lo + hi) / 2, legs.length - 1.0), (lo, legs.length - 1.4)]
    )
    outer = legs.outer()
    pocket = curve(
        [
            (7.6, legs.waistband + 0.8),
            (9.4, legs.waistband + 5.0),
            (14, legs.waistband + 7.6),
            (legs.hip - 2.0, legs.waistband + 7.2),
        ]
    )
    inseam = legs.inner() + points([0.7, 0])
    stitches = [
        side(hem),
        side(pocket + points([0, 0.7])),
        side(pocket + points([0, 1.4])),
        side(outer - points([0.9, 0]))[:28],
        side(inseam),
    ]
    studio.panel(
        side(legs.leg()),
        fabric,
        grain=-sign * 2.2,
        origin=(sign * 10, 0),
        turn=4.6,
        drape=Drape(0.34, 8, 34),
        lift=0.35,
        details=Details(
            seams=[side(pocket), side(hem), side(outer - points([0.5, 0]))],
            stitches=stitches,
            thread=thread,
            folds=leg_folds(studio, legs, sign, 1.5),
        ),
        shade=[
            (side(legs.inner()), 4.5, 0.26),
            *(
                [
                    (side([(11.4, 24), (11.6, 38), (11.2, 52)]), 9.0, -0.42),
                    (side([(11.0, 58), (11.2, 74)]), 6.0, -0.2),
                ]
                if faded
                else []
            ),
        ],
    )
    coin = [
        (12.6, legs.waistband + 4.2),
        (17.6, legs.waistband + 4.0),
        (17.8, legs.waistband + 7.3),
        (12.9, legs.waistband + 7.2),
    ]
    if sign < 0:
        studio.panel(
            side(coin),
            fabric,
            turn=0.3,
            drape=Drape(0.05),
            lift=0.12,
            details=Details(stitches=[side([coin[0], coin[1]]) + points([0, 0.5])], thread=thread),
        )
    for x, y in ((7.9, legs.waistband + 1.8), (legs.hip - 3.2, legs.waistband + 7.6)):
        studio.trim(side(ellipse(x, y, 0.42, 0.42)), colour("tan"), turn=0.2, lift=0.1, gloss=0.8)
    studio.line(
        side([(0, legs.waistband), (0.1, legs.crotch - 1)]), fabric.ground.shaded(-0.4), 0.2, 0.5
    ) if sign > 0 else None


def shorts(garment: Garment) -> Studio:
    """Chino, denim or drawstring shorts."""
    cut, fabric = garment.cut, garment.fabric
    length = 46 + 5 * cut.length
    soft = "drawstring" in cut.extras
    denim = fabric.weave == "denim"
    thread = garment.trim if denim else None
    legs = Legs(
        length=length, waist=18.6, hip=23.8 + cut.ease, hem=(2.4, 25.6 + 2 * cut.ease), crotch=26.5
    )
    studio = Studio.centred(garment.seed, 9.6, 0, length)
    inside_waist(studio, legs, fabric)
    for sign in (-1, 1):
        side = flip if sign < 0 else points
        pocket = curve(
            [
                (legs.waist - 4.6, legs.waistband + 0.6),
                (legs.waist - 1.4, legs.waistband + 8),
                (legs.hip - 0.6, legs.waistband + 13.5),
            ]
        )
        hem = curve([(legs.hem[1], length - 2.6), (14, length - 1.8), (legs.hem[0], length - 2.1)])
        folds = leg_folds(studio, legs, sign, 1.2)
        for x in (8.0, 14.0, 19.5):
            x = x + studio.rng.uniform(-2, 2)
            folds.append(
                Fold(
                    side([(x * 0.9, 24), (x, 35), (x * 1.06, length)]),
                    3.0,
                    studio.rng.uniform(0.2, 0.5),
                )
            )
        studio.panel(
            side(legs.leg()),
            fabric,
            grain=-sign * 4.0,
            origin=(sign * 10, 0),
            turn=4.6,
            drape=Drape(0.34, 8, 30),
            lift=0.35,
            details=Details(
                seams=[side(pocket)],
                stitches=[side(hem), side(pocket - points([0.6, 0]))],
                folds=folds,
                thread=thread,
            ),
            shade=[(side(legs.inner()), 4.0, 0.25)],
        )
        if "turn-up" in cut.extras:
            inside, outside = legs.hem
            cuff = [
                (outside - 0.35, length - 4.6),
                (outside + 0.4, length + 0.1),
                *curve(
                    [
                        (outside + 0.4, length + 0.1),
                        (14, length + 1.2),
                        (inside - 0.2, length + 0.8),
                    ]
                ),
                (inside - 0.2, length - 3.9),
            ]
            studio.panel(side(cuff), fabric, turn=1.2, drape=Drape(0.12), lift=0.3, grain=-sign * 4)
    if soft:
        gathers = [
            Fold([(x, 3.4), (x * 1.03, 8.5)], 0.9, -0.4) for x in np.linspace(-16.5, 16.5, 24)
        ]
        top = from_middle([(0, 0.9), (legs.waist * 0.6, 0.5), (legs.waist - 0.3, -0.4)])
        low = top + points([0, 4.6])
        studio.panel(
            both(join(top, low[::-1])),
            fabric,
            turn=1.6,
            drape=Drape(0.1),
            lift=0.3,
            details=Details(
                folds=gathers,
                stitches=[join(mirror(top + points([0, 2.2])), top + points([0, 2.2]))],
            ),
        )
        for sign in (-1, 1):
            studio.cord(
                curve([(sign * 1.2, 3.0), (sign * 2.2, 6), (sign * 1.5, 9.5), (sign * 2.2, 13)]),
                garment.trim,
                0.5,
            )
    else:
        fly(studio, legs, fabric, thread)
        waistband(studio, legs, fabric, loops=True, stitch=thread)
        studio.button(
            0.4, legs.waistband * 0.5 + 0.7, colour("cognac") if denim else garment.trim, 0.75
        )
    return studio
