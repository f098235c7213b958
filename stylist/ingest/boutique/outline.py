"""Outlines of garments: splines through points in centimetres.

A garment is described in its own centimetres: x to the wearer's left (the
viewer's right) from the middle, y down from the highest point of the shoulder
or the waist. Everything here takes and gives ``(n, 2)`` float32 points.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Points = NDArray[Any]
"""``(n, 2)`` float32."""
Path = Sequence[Any] | Points
"""Points, or a sequence of pairs."""


def points(path: ArrayLike) -> Points:
    """A path, or one point, as an array."""
    return np.asarray(path, np.float32)


@lru_cache(maxsize=16)
def _steps(count: int) -> NDArray[Any]:
    """Where on a span its points are drawn: ``(1, count, 1)``, 0 to just under 1."""
    return np.linspace(0, 1, count, endpoint=False, dtype=np.float32)[None, :, None]


def curve(path: Path, steps: int = 10) -> Points:
    """Open uniform Catmull-Rom spline through the points (Catmull and Rom 1974).

    Parameters
    ----------
    path : (n, 2), n ≥ 2
    steps : points drawn per span
    """
    p = points(path)
    if len(p) < 3:
        return p
    ends = np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    a, b, c, d = ends[:-3, None], ends[1:-2, None], ends[2:-1, None], ends[3:, None]
    t = _steps(steps)
    spans = 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
    return np.concatenate([spans.reshape(-1, 2), p[-1:]]).astype(np.float32)


def from_middle(half: Path, steps: int = 10) -> Points:
    """Spline through points of the right half, smooth across the middle it starts from."""
    p = points(half)
    whole = curve(join(flip(p[:0:-1]), p), steps)
    return whole[(len(p) - 1) * steps :]


def join(*paths: Path) -> Points:
    """One path out of several; where they meet there may be a corner."""
    return np.concatenate([points(path) for path in paths])


def mirror(path: Path) -> Points:
    """The same path on the other side of the body, walked the other way."""
    return (points(path) * (-1, 1))[::-1]


def flip(path: Path) -> Points:
    """The same path on the other side of the body, walked the same way."""
    return points(path) * (-1, 1)


def both(half: Path) -> Points:
    """A closed outline from its right half, given from the top middle to the bottom middle."""
    return join(half, mirror(half))


def normals(path: Path) -> Points:
    """Unit normals of an open path, to the right of the way it is walked (y is down)."""
    p = points(path)
    way = np.gradient(p, axis=0)
    way /= np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)[:, None]
    return np.stack([-way[:, 1], way[:, 0]], axis=1).astype(np.float32)


def offset(path: Path, by: float | NDArray[Any]) -> Points:
    """The path moved sideways: to the right of the way it is walked where `by` is positive."""
    p = points(path)
    return points(p + normals(p) * np.reshape(by, (-1, 1)))


def band(path: Path, width: float) -> Points:
    """Closed outline of a ribbon that has the path as one edge."""
    return join(path, offset(path, width)[::-1])


def limb(axis: Path, widths: Sequence[float], steps: int = 10) -> Points:
    """Closed outline around an axis, with a full width at each of its points."""
    middle = curve(axis, steps)
    along = np.linspace(0, 1, len(middle))
    half = np.interp(along, np.linspace(0, 1, len(widths)), widths).astype(np.float32) / 2
    return join(offset(middle, half), offset(middle, -half)[::-1])


def between(a: Path, b: Path, t: float) -> Points:
    """The path a share `t` of the way from one path to another with as many points."""
    return points(points(a) * (1 - t) + points(b) * t)


def ellipse(
    x: float, y: float, rx: float, ry: float, start: float = 0, stop: float = 360
) -> Points:
    """Arc of an ellipse; degrees, clockwise from the right as y is down."""
    t = np.radians(np.linspace(start, stop, 40))
    return np.stack([x + rx * np.cos(t), y + ry * np.sin(t)], axis=1).astype(np.float32)


def along(path: Path, every: float) -> Points:
    """Points at equal distances along a path."""
    p = points(path)
    lengths = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(p, axis=0).T))])
    at = np.arange(0, lengths[-1], every)
    return np.stack([np.interp(at, lengths, p[:, i]) for i in (0, 1)], axis=1).astype(np.float32)


def ribs(path: Path, width: float, every: float = 0.42) -> list[Points]:
    """Short lines across a band that has the path as one edge."""
    middle = along(path, every)
    return [np.stack(pair) for pair in zip(middle, offset(middle, width), strict=True)]
