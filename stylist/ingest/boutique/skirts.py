"""Skirts, alone or as the lower part of a dress. Centimetres from the waist."""

from __future__ import annotations

import numpy as np

from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.outline import (
    Points,
    both,
    curve,
    flip,
    from_middle,
    join,
    mirror,
    points,
)
from stylist.ingest.boutique.palette import colour
from stylist.ingest.boutique.shirts import placket
from stylist.ingest.boutique.studio import Details, Drape, Fold, Studio


def hem_wave(half: float, y: float, waves: int, depth: float, phase: float) -> Points:
    """A hem from its right end to the left, rising and falling with the folds above it."""
    x = np.linspace(half, -half, 60, dtype=np.float32)
    bow = 2.2 * (1 - (x / half) ** 2)
    swing = depth * np.sin(np.pi * waves * (x / half) + phase)
    return np.stack([x, y + bow + swing], axis=1).astype(np.float32)


def flutes(
    studio: Studio, top: tuple[float, float], bottom: tuple[float, float], count: int, depth: float
) -> list[Fold]:
    """Folds that fan out from the waist to the hem; each pair is (half width, y)."""
    rng, folds = studio.rng, []
    for x in np.linspace(-0.88, 0.88, count):
        x = x + rng.uniform(-0.06, 0.06)
        start = top[1] + (bottom[1] - top[1]) * rng.uniform(0.0, 0.25)
        path = [
            (x * top[0], start),
            (x * (top[0] * 0.5 + bottom[0] * 0.5), (start + bottom[1]) / 2),
            (x * bottom[0] * 1.02, bottom[1] + 3),
        ]
        folds.append(Fold(path, rng.uniform(2.6, 5.0), depth * rng.uniform(0.5, 1.1)))
    return folds


def skirt_panel(
    studio: Studio,
    fabric: Fabric,
    top: tuple[float, float],
    bottom: tuple[float, float],
    *,
    hip: float | None = None,
    folds: int = 7,
    depth: float = 0.6,
    waves: int = 4,
    swing: float = 0.5,
    hem_stitch: bool = True,
    lift: float = 0.4,
) -> None:
    """A skirt from (half width, y) at its top to its hem."""
    w0, y0 = top
    w1, y1 = bottom
    middle = (
        hip if hip is not None else w0 + (w1 - w0) * 0.42,
        y0 + (y1 - y0) * (0.3 if hip is not None else 0.38),
    )
    side = curve([(w0, y0), middle, (w1, y1)])
    upper = from_middle([(0, y0 + 0.6), (w0 * 0.6, y0 + 0.4), (w0, y0)])
    hem = hem_wave(w1, y1, waves, swing, float(studio.rng.uniform(0, 6)))
    outline = join(mirror(upper), upper[1:], side, hem, flip(side)[::-1])
    span = y1 - y0
    studio.panel(
        outline,
        fabric,
        origin=(0, y0),
        turn=4.6,
        hang=0.0018,
        lift=lift,
        drape=Drape(0.34 * depth / 0.6, 5.5, 60, onset=(0, span * 0.6), flare=(0, w0, span, w1)),
        details=Details(
            folds=flutes(studio, (w0, y0), (w1, y1), folds, depth),
            stitches=[hem - points([0, 1.6])] if hem_stitch else [],
        ),
    )


def waist_band(
    studio: Studio,
    fabric: Fabric,
    half: float,
    y: float,
    height: float,
    grow: float = 0.6,
    lift: float = 0.2,
) -> None:
    """A band around the waist; `grow` is how much wider it is below."""
    top = from_middle([(0, y + 0.9), (half * 0.6, y + 0.5), (half, y)])
    low = from_middle(
        [(0, y + height + 0.9), (half * 0.6, y + height + 0.6), (half + grow, y + height)]
    )
    studio.panel(
        both(join(top, low[::-1])),
        fabric,
        turn=1.3,
        drape=Drape(0.06),
        lift=lift,
        details=Details(seams=[low, flip(low)]),
    )


def _inside_waist(studio: Studio, fabric: Fabric, half: float) -> None:
    back = from_middle([(0, -1.3), (half * 0.6, -1.0), (half, 0)])
    front = from_middle([(0, 1.8), (half * 0.6, 1.4), (half, 0)])
    studio.panel(both(join(back, front[::-1])), fabric, tone=0.68, turn=0.5, lift=0)
    studio.trim(
        [(-1.6, -0.8), (1.6, -0.8), (1.6, 0.7), (-1.6, 0.7)],
        colour("off white"),
        turn=0.1,
        lift=0,
        gloss=0,
        tone=0.9,
    )


def skirt(garment: Garment) -> Studio:
    """A-line, pencil, pleated, slip, tiered or button-through, as `extras` says."""
    cut, fabric = garment.cut, garment.fabric
    kind = cut.extras[0] if cut.extras else "a-line"
    length = 58 + 16 * cut.length
    waist = 17.4
    half = 32.5 if kind == "tiered" else 27 + 9 * cut.flare
    studio = Studio.centred(garment.seed, min(9.4, 600 / length), 0, length + 3, half)
    _inside_waist(studio, fabric, waist)
    if kind == "pencil":
        skirt_panel(
            studio,
            fabric,
            (waist, 3.2),
            (19.0, length),
            hip=20.9,
            folds=3,
            depth=0.3,
            waves=1,
            swing=0.15,
        )
        for x in (-9.5, 9.5):
            studio.line([(x, 4.2), (x * 1.04, 13)], fabric.ground.shaded(-0.4), 0.2, 0.4)
    elif kind == "pleated":
        _pleated(studio, fabric, waist, length, 25 + 8 * cut.flare)
    elif kind == "slip":
        skirt_panel(
            studio,
            fabric,
            (waist, 2.0),
            (25 + 5 * cut.flare, length),
            hip=22.5,
            folds=6,
            depth=0.6,
            waves=3,
            swing=0.45,
            hem_stitch=False,
        )
    elif kind == "tiered":
        tiers = ((waist, 3.0, 24.0, 0.40), (23.0, 0.36, 27.5, 0.70), (26.5, 0.66, 31.0, 1.0))
        for k, (w0, a, w1, b) in reversed(list(enumerate(tiers))):
            y0 = 3.0 if k == 0 else 3 + (length - 3) * a
            skirt_panel(
                studio,
                fabric,
                (w0, y0),
                (w1, 3 + (length - 3) * b),
                folds=11,
                depth=0.5,
                waves=6,
                swing=0.3,
                lift=0.5,
            )
    else:
        skirt_panel(
            studio,
            fabric,
            (waist, 3.2),
            (25 + 8 * cut.flare, length),
            folds=6,
            depth=0.5,
            waves=3,
            swing=0.4,
        )
        if kind == "buttoned":
            placket(studio, fabric, garment.trim, 2.0, length + 2.0, buttons=8)
        if kind == "pockets":
            for sign in (-1, 1):
                pocket = curve(
                    [
                        (sign * 8.4, 4.4),
                        (sign * 10.2, 9.5),
                        (sign * 13.5, 12.0),
                        (sign * 17.4, 12.2),
                    ]
                )
                studio.line(pocket, fabric.ground.shaded(-0.45), 0.22, 0.6)
    waist_band(
        studio,
        fabric.plain() if fabric.pattern in {"floral", "ditsy"} else fabric,
        waist,
        0,
        2.2 if kind == "slip" else 3.4,
    )
    if kind in {"a-line", "pockets"}:
        studio.button(0.4, 2.2, garment.trim, 0.7)
    return studio


def _pleated(studio: Studio, fabric: Fabric, waist: float, length: float, hem: float) -> None:
    """Knife pleats: every edge a crease that opens towards the hem, the hem a saw."""
    count = 17
    edges = np.linspace(-1, 1, count)
    folds = [
        Fold(
            [(x * waist, 3.2), (x * (waist + hem) / 2, length / 2), (x * hem, length + 2)],
            1.0,
            0.75,
        )
        for x in edges[1:-1]
    ]
    seams = [[(x * waist + 0.3, 3.2), (x * hem + 0.7, length + 1.6)] for x in edges[1:-1]]
    x = np.linspace(hem, -hem, 8 * (count - 1) + 1, dtype=np.float32)
    saw = (np.arange(len(x)) % 8) / 8.0
    low = np.stack([x, length + 2.0 * (1 - (x / hem) ** 2) - 0.7 * saw], axis=1).astype(np.float32)
    side = curve([(waist, 3.2), ((waist + hem) / 2 + 1.0, length * 0.42), (hem, length)])
    upper = from_middle([(0, 3.9), (waist * 0.6, 3.6), (waist, 3.2)])
    studio.panel(
        join(mirror(upper), upper[1:], side, low, flip(side)[::-1]),
        fabric,
        origin=(0, 3),
        turn=4,
        hang=0.0018,
        drape=Drape(0.1, 9, 40, flare=(0, waist, length - 3, hem)),
        details=Details(folds=folds, seams=seams),
    )
