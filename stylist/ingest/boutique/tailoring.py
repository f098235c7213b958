"""Blazers and coats: lapels, flaps, linings."""

from __future__ import annotations

from stylist.ingest.boutique.body import Body, body_folds, collar_back, inside_back, sleeve
from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.outline import (
    Points,
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


def blazer(garment: Garment) -> Studio:
    """A tailored jacket with notched lapels, single- or double-breasted."""
    double = "double" in garment.cut.extras
    e = garment.cut.ease
    body = Body(
        length=72 + 4 * garment.cut.length,
        neck=8.0,
        shoulder=21.2 + 1.2 * e,
        slope=4.2,
        chest=21.8 + 1.6 * e,
        armhole=22,
        waist=20.0 + 2 * e,
        hem=22.2 + 1.8 * e,
        sway=1.0,
    )
    studio = Studio.centred(garment.seed, 7.5, -6, body.length, body.reach(60, 9.5))
    stance = 40.0 if double else 43.0
    _tailored(studio, garment, body, stance, double=double, sleeve_length=60, rounded=not double)
    rows = (stance + 1.2, stance + 12.0) if double else (stance + 1.0, stance + 11.5)
    _buttons(studio, garment.trim, rows, double=double)
    for sign in (-1, 1):
        _flap(studio, garment.fabric, sign, 12.0, 51.0)
    _welt(studio, garment.fabric, 11.2, 25.0)
    return studio


def coat(garment: Garment) -> Studio:
    """An overcoat, double- or single-breasted, or a trench with its belt."""
    cut, fabric = garment.cut, garment.fabric
    double, trench, e = "double" in cut.extras, "trench" in cut.extras, cut.ease
    length = 100 + 12 * cut.length
    body = Body(
        length=length,
        neck=8.2,
        shoulder=22 + 1.4 * e,
        slope=4.6,
        chest=23 + 1.8 * e,
        armhole=23,
        waist=22.2 + 2.2 * e,
        hem=25.0 + 3 * cut.flare + 1.5 * e,
        sway=1.4,
    )
    studio = Studio.centred(garment.seed, 655 / (length + 4), -6, length)
    stance = 38.0 if double or trench else 42.0
    _tailored(
        studio,
        garment,
        body,
        stance,
        double=double or trench,
        sleeve_length=61,
        rounded=False,
        broad=1.2,
    )
    if trench:
        _storm_flap(studio, fabric)
        _buttons(studio, garment.trim, (stance - 9, stance + 2), double=True, spread=8.0)
        _belt(studio, fabric, garment.trim, body.waist + 0.7, 52.0)
        _buttons(studio, garment.trim, (64.0, 76.0), double=True, spread=8.0)
        for sign in (-1, 1):
            _slant_pocket(studio, fabric, sign, 14.5, 61)
    else:
        rows = (
            (stance + 1.0, stance + 13, stance + 25)
            if double
            else (stance + 1.0, stance + 14, stance + 27)
        )
        _buttons(studio, garment.trim, rows, double=double, radius=1.05)
        for sign in (-1, 1):
            if double:
                _slant_pocket(studio, fabric, sign, 14.0, 52)
            else:
                _flap(studio, fabric, sign, 13.2, 60, wide=8.4)
    return studio


def _tailored(
    studio: Studio,
    garment: Garment,
    body: Body,
    stance: float,
    *,
    double: bool,
    sleeve_length: float,
    rounded: bool,
    broad: float = 1.0,
) -> None:
    """Lining, sleeves, fronts, lapels and collar: all but pockets and buttons."""
    fabric = garment.fabric
    cross = 6.0 if double else 1.2
    lining = Fabric((fabric.ground.shaded(-0.35),), "satin", sheen=0.25, rumple=0.6)
    collar_back(studio, fabric)
    inside_back(studio, lining, 8.0, stance, rise=-2.2)
    for right in (False, True):
        outer, inner = sleeve(
            studio,
            body,
            fabric,
            right=right,
            length=sleeve_length,
            angle=9.5,
            cuff=12.0,
            elbow=1.8,
            creases=0.9,
            turn=6,
        )
        for k in range(4 if not double else 3):
            spot = (
                outer[-1]
                + (inner[-1] - outer[-1]) * 0.16
                + (outer[-7] - outer[-1]) * (0.16 + 0.14 * k)
            )
            studio.button(float(spot[0]), float(spot[1]), garment.trim, 0.5)
    point = stance - 0.9 * cross
    opening = join([(0, point)], curve([(0.3, point - 0.6), (4.6, stance * 0.5), (8.0, 0)]))
    low = body.length + body.sway
    if rounded:
        hem = curve(
            [
                (body.hem, body.length),
                (body.hem * 0.6, low),
                (7.5, low - 0.6),
                (3.0, low - 4.2),
                (1.0, low - 11),
            ]
        )
        hem = join(hem, [(0.6, low - 11.5), (0, low - 12)])
    else:
        hem = body.hem_line()
    folds = [
        *body_folds(studio, body, 0.75),
        *(Fold(points([(9.6, 28), (9.2, 40), (10.2, 56)]) * (s, 1), 1.4, -0.25) for s in (-1, 1)),
    ]
    if body.length > 85:
        folds += [
            Fold([(x * 0.8, 58), (x, 80), (x * 1.05, low)], 5.0, studio.rng.uniform(0.3, 0.7))
            for x in (-17, -9, 8, 16)
        ]
    seams = [body.shoulder_seam(), flip(body.shoulder_seam())]
    studio.panel(
        body.outline(opening, hem),
        fabric,
        hang=0.0015,
        turn=5,
        drape=Drape(0.26, 11, 50),
        lift=0.6,
        details=Details(folds=folds, seams=seams),
    )
    edge = curve(
        [
            (cross, stance + 0.5),
            (cross + 0.2, (stance + low) / 2),
            (cross, low - (11.5 if rounded else 0.2)),
        ]
    )
    if double or not rounded:
        studio.line(edge, fabric.ground.shaded(-0.55), 0.28, 0.6)
        studio.line(edge + points([-0.3, 0]), fabric.ground.shaded(0.25), 0.2, 0.35)
    else:
        studio.line(
            [(1.2, stance + 0.5), (1.2, low - 12.5)], fabric.ground.shaded(-0.55), 0.26, 0.6
        )
    _lapels(studio, fabric, stance, cross, broad)


def _lapels(studio: Studio, fabric: Fabric, stance: float, cross: float, broad: float) -> None:
    b = broad
    for sign in (-1, 1):
        side = points if sign > 0 else flip
        # The wearer's left front (the viewer's right) closes over the other.
        foot = (-cross, stance + 0.6) if sign > 0 else (0.4, stance - 0.6)
        roll = curve([foot, (4.2, stance * 0.52), (7.2, 8.6)])
        outer = curve([(13.6 * b, 11.6), (12.0 * b, stance * 0.48), (5.6 * b, stance * 0.83), foot])
        lapel = join(roll, [(10.4 * b, 12.4), (13.6 * b, 11.6)], outer[1:])
        studio.panel(
            side(lapel),
            fabric,
            grain=-sign * 14,
            origin=(sign * 8, 10),
            turn=1.3,
            drape=Drape(0.06),
            lift=0.6,
            details=Details(stitches=[side(offset(outer, 0.45))]),
        )
    for sign in (1, -1):
        side = points if sign > 0 else flip
        leaf = join(
            curve([(0, -4.9), (4.0, -4.6), (6.6, -3.4)])[-3:],
            curve([(6.6, -3.4), (8.2, 1.0), (7.0, 9.0)]),
            [(10.5 * b, 12.2)],
            [(12.4 * b, 8.2)],
            curve([(12.4 * b, 8.2), (11.0 * b, 2.2), (8.6, -2.8), (6.2, -5.0)]),
        )
        studio.panel(
            side(leaf),
            fabric,
            grain=-sign * 20,
            origin=(sign * 8, 0),
            turn=1.1,
            drape=Drape(0.05),
            lift=0.5,
        )


def _buttons(
    studio: Studio,
    button: Colour,
    rows: tuple[float, ...],
    *,
    double: bool,
    spread: float = 5.6,
    radius: float = 0.95,
) -> None:
    for y in rows:
        for x in (-spread, spread) if double else (0.0,):
            studio.button(x, y, button, radius)


def _flap(studio: Studio, fabric: Fabric, sign: int, x: float, y: float, wide: float = 7.2) -> None:
    side = points if sign > 0 else flip
    left, right = x - wide, x + wide
    flap = join(
        [(left, y), (right, y - 0.9)],
        curve([(right + 0.1, y + 3.2), (right - 0.9, y + 4.5), (right - 2, y + 4.7)]),
        curve([(left + 2, y + 5.4), (left + 0.6, y + 5.1), (left + 0.1, y + 4.0)]),
    )
    studio.panel(side(flap), fabric, turn=0.8, drape=Drape(0.06), lift=0.4)
    studio.line(side([(left, y), (right, y - 0.9)]), fabric.ground.shaded(-0.5), 0.3, 0.7)


def _welt(studio: Studio, fabric: Fabric, x: float, y: float) -> None:
    welt = [(x - 4.8, y + 0.9), (x + 4.8, y - 0.3), (x + 4.9, y + 1.9), (x - 4.7, y + 3.1)]
    studio.panel(welt, fabric, turn=0.5, drape=Drape(0.03), lift=0.25)


def _slant_pocket(studio: Studio, fabric: Fabric, sign: int, x: float, y: float) -> None:
    side = points if sign > 0 else flip
    welt = [(x - 1.8, y), (x + 1.2, y - 0.3), (x + 4.0, y + 15), (x + 1.0, y + 15.3)]
    studio.panel(side(welt), fabric, grain=sign * 10, turn=0.7, drape=Drape(0.04), lift=0.4)


def _storm_flap(studio: Studio, fabric: Fabric) -> None:
    flap = join(
        curve([(9.0, 3.0), (16, 5.6), (21.6, 8.0)]),
        curve([(21.0, 17), (17.0, 24.5), (10.6, 26.0), (8.0, 24.0)]),
    )
    edge = curve([(20.4, 16.6), (16.6, 23.8), (10.8, 25.2), (8.4, 23.4)])
    studio.panel(
        flip(flap),
        fabric,
        turn=1.0,
        drape=Drape(0.1),
        lift=0.45,
        details=Details(stitches=[flip(edge)]),
    )


def _belt(studio: Studio, fabric: Fabric, buckle: Colour, half: float, y: float) -> None:
    top: Points = from_middle([(0, y + 0.9), (half * 0.6, y + 0.5), (half, y - 0.4)])
    studio.panel(
        both(join(top, (top + points([0, 4.2]))[::-1])),
        fabric,
        turn=1.2,
        drape=Drape(0.08),
        lift=0.5,
        details=Details(stitches=[join(flip(top)[::-1], top) + points([0, 0.6])]),
    )
    tail = join(
        curve([(2.0, y + 2.0), (6, y + 9), (5.5, y + 21)]),
        curve([(9.4, y + 21.5), (9.6, y + 9), (5.2, y + 1.6)]),
    )
    studio.panel(tail, fabric, grain=6, turn=1.0, drape=Drape(0.1, 3, 12), lift=0.5)
    for a, b in (
        ((-2.6, y - 0.6), (2.8, y - 0.6)),
        ((2.8, y - 0.6), (2.8, y + 6.0)),
        ((2.8, y + 6.0), (-2.6, y + 6.0)),
        ((-2.6, y + 6.0), (-2.6, y - 0.6)),
    ):
        studio.cord([a, b], buckle, 0.8)
