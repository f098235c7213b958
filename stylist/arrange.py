"""Arranging garments on a canvas: moved, scaled, turned, aligned, spread, raised, snapped.

Distances are in heights of the canvas, on both axes; `Placed.x` alone is in its widths.
`ratios` are the widths of the pieces' pictures over their heights, `chosen` places in
`pieces`. Nothing is changed; the pieces come back as they then lie.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stylist.looktypes import ASPECT, Placed

Edge = Literal["left", "centre", "right", "top", "middle", "bottom"]
Order = Literal["front", "forward", "back", "backward"]
Pieces = tuple[Placed, ...]

LEAST, MOST = 0.04, 2.0
"""Bounds of a piece's longer side: it can always be seen, and taken hold of."""

_AGAIN = 0.03
_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Bounds:
    """An upright rectangle, in heights of the canvas from its upper left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def edges(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Left, middle and right; top, middle and bottom."""
        x, y = self.middle
        return (self.left, x, self.right), (self.top, y, self.bottom)


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that something was aligned to: `at` on the x axis if `upright`, else on y."""

    upright: bool
    at: float


CANVAS = Bounds(0.0, 0.0, ASPECT, 1.0)


def bounds(piece: Placed, ratio: float) -> Bounds:
    """What a piece covers, turned as it is."""
    wide, high = piece.scale * min(ratio, 1.0), piece.scale * min(1 / ratio, 1.0)
    angle = math.radians(piece.rotation)
    cos, sin = abs(math.cos(angle)), abs(math.sin(angle))
    across, down = (wide * cos + high * sin) / 2, (wide * sin + high * cos) / 2
    x, y = piece.x * ASPECT, piece.y
    return Bounds(x - across, y - down, x + across, y + down)


def around(pieces: Sequence[Placed], ratios: Sequence[float], chosen: Collection[int]) -> Bounds:
    """What the chosen pieces, one at least, cover together."""
    every = [bounds(pieces[i], ratios[i]) for i in chosen]
    return Bounds(
        min(b.left for b in every),
        min(b.top for b in every),
        max(b.right for b in every),
        max(b.bottom for b in every),
    )


def moved(pieces: Sequence[Placed], chosen: Collection[int], across: float, down: float) -> Pieces:
    """Moved; no middle leaves the canvas."""
    return _each(pieces, chosen, lambda p: _at(p, p.x * ASPECT + across, p.y + down))


def scaled(
    pieces: Sequence[Placed], ratios: Sequence[float], chosen: Collection[int], times: float
) -> Pieces:
    """Larger or smaller, about the middle of what is chosen."""
    sizes = [pieces[i].scale for i in chosen]
    times = min(max(times, max(LEAST / s for s in sizes)), min(MOST / s for s in sizes))
    x, y = around(pieces, ratios, chosen).middle

    def grown(piece: Placed) -> Placed:
        across, down = piece.x * ASPECT - x, piece.y - y
        larger = replace(piece, scale=round(piece.scale * times, _DIGITS))
        return _at(larger, x + across * times, y + down * times)

    return _each(pieces, chosen, grown)


def turned(
    pieces: Sequence[Placed], ratios: Sequence[float], chosen: Collection[int], degrees: float
) -> Pieces:
    """Turned clockwise, about the middle of what is chosen."""
    x, y = around(pieces, ratios, chosen).middle
    if len(chosen) == 1:  # about its own, which a piece that sticks out of a box has elsewhere
        (only,) = chosen
        x, y = pieces[only].x * ASPECT, pieces[only].y
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def round_it(piece: Placed) -> Placed:
        across, down = piece.x * ASPECT - x, piece.y - y
        angle = (piece.rotation + degrees + 180) % 360 - 180
        there = replace(piece, rotation=round(angle, 2))
        return _at(there, x + across * cos - down * sin, y + across * sin + down * cos)

    return _each(pieces, chosen, round_it)


def aligned(
    pieces: Sequence[Placed], ratios: Sequence[float], chosen: Collection[int], edge: Edge
) -> Pieces:
    """Each by its edge, or its middle, to those of all; one alone to the canvas."""
    to = around(pieces, ratios, chosen) if len(chosen) > 1 else CANVAS
    axis, place = {
        "left": (0, 0), "centre": (0, 1), "right": (0, 2),
        "top": (1, 0), "middle": (1, 1), "bottom": (1, 2),
    }[edge]  # fmt: skip
    changed = list(pieces)
    for i in chosen:
        by = to.edges[axis][place] - bounds(pieces[i], ratios[i]).edges[axis][place]
        changed[i] = moved(pieces, [i], *((by, 0.0) if axis == 0 else (0.0, by)))[i]
    return tuple(changed)


def spread(
    pieces: Sequence[Placed], ratios: Sequence[float], chosen: Collection[int], *, upright: bool
) -> Pieces:
    """With the same distance between one and the next; the outermost stay."""
    axis = 1 if upright else 0
    middles = {i: bounds(pieces[i], ratios[i]).middle[axis] for i in chosen}
    order = sorted(middles, key=lambda i: middles[i])
    changed = list(pieces)
    for place, i in enumerate(order[1:-1], start=1):
        first, last = middles[order[0]], middles[order[-1]]
        by = first + (last - first) * place / (len(order) - 1) - middles[i]
        changed[i] = moved(pieces, [i], *((0.0, by) if upright else (by, 0.0)))[i]
    return tuple(changed)


def ordered(
    pieces: Sequence[Placed], chosen: Collection[int], way: Order
) -> tuple[Pieces, list[int]]:
    """Nearer to the eye, or farther; the pieces, and where the chosen ones are then."""
    places = list(range(len(pieces)))
    picked = sorted(chosen)
    if way in ("front", "back"):
        rest = [i for i in places if i not in chosen]
        places = rest + picked if way == "front" else picked + rest
    else:
        step = 1 if way == "forward" else -1
        for i in reversed(picked) if step > 0 else picked:
            at = places.index(i)
            beside = at + step
            if 0 <= beside < len(places) and places[beside] not in chosen:
                places[at], places[beside] = places[beside], places[at]
    return tuple(pieces[i] for i in places), [places.index(i) for i in picked]


def doubled(pieces: Sequence[Placed], chosen: Collection[int]) -> tuple[Pieces, list[int]]:
    """The chosen ones once more, a little aside and on top; the pieces, and where those are."""
    again = [moved([pieces[i]], [0], _AGAIN, _AGAIN)[0] for i in sorted(chosen)]
    return (*pieces, *again), list(range(len(pieces), len(pieces) + len(again)))


def without(pieces: Sequence[Placed], chosen: Collection[int]) -> Pieces:
    """Those that are not chosen."""
    return tuple(p for i, p in enumerate(pieces) if i not in chosen)


def snapped(
    pieces: Sequence[Placed],
    ratios: Sequence[float],
    chosen: Collection[int],
    across: float,
    down: float,
    near: float,
) -> tuple[float, float, tuple[Guide, ...]]:
    """A move, so that what is moved lies by an edge or middle of others or of the canvas.

    Parameters
    ----------
    near : float
        How far that may be from where it was moved to.

    Returns
    -------
    How far to move instead, and the lines it then lies on.
    """
    here = around(pieces, ratios, chosen)
    others = [bounds(p, ratios[i]) for i, p in enumerate(pieces) if i not in chosen]
    by = [across, down]
    guides = []
    for axis in (0, 1):
        lines = [at for b in (CANVAS, *others) for at in b.edges[axis]]
        best = _nearest((at + by[axis] for at in here.edges[axis]), lines, near)
        if best is not None:
            by[axis] += best[0]
            guides.append(Guide(axis == 0, best[1]))
    return by[0], by[1], tuple(guides)


def _nearest(
    edges: Iterable[float], lines: Sequence[float], near: float
) -> tuple[float, float] | None:
    """How far the nearest line is from an edge, and where it is."""
    ways = [(line - edge, line) for edge in edges for line in lines]
    best = min(ways, key=lambda way: abs(way[0]))
    return best if abs(best[0]) <= near else None


def _at(piece: Placed, x: float, y: float) -> Placed:
    """A piece with its middle there, or as near as the canvas goes."""
    inside = min(max(x / ASPECT, 0.0), 1.0), min(max(y, 0.0), 1.0)
    return replace(piece, x=round(inside[0], _DIGITS), y=round(inside[1], _DIGITS))


def _each(
    pieces: Sequence[Placed], chosen: Collection[int], change: Callable[[Placed], Placed]
) -> Pieces:
    return tuple(change(p) if i in chosen else p for i, p in enumerate(pieces))
