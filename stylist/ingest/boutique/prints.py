"""Patterns: seamless tiles of stripes, checks, dots and flowers, in colours of the palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.ingest.boutique.palette import Colour

Picture = NDArray[Any]
Plane = NDArray[Any]

PITCH = 12.0
"""Tile pixels per centimetre of cloth."""

_FINE = 3
"""Tiles are drawn so many times larger, then reduced."""

Draw = Callable[[tuple[Colour, ...], np.random.Generator], Picture]


def _mix(a: Colour, b: Colour, share: Plane) -> Picture:
    """`share` of b over a, for every pixel."""
    a_rgb, b_rgb = np.array(a.srgb, np.float32), np.array(b.srgb, np.float32)
    return np.round(a_rgb + (b_rgb - a_rgb) * share[..., None]).astype(np.uint8)


def _bands(size: int, *spans: tuple[float, float]) -> Plane:
    """1 within the spans (shares of the tile), 0 without: ``(size,)``, its edges one pixel soft."""
    fine = 16
    at = (np.arange(size * fine) + 0.5) / (size * fine)
    inside = np.zeros(size * fine, np.float32)
    for start, stop in spans:
        inside[(at >= start) & (at < stop)] = 1
    return np.asarray(inside.reshape(size, fine).mean(axis=1))


def _across(profile: Plane, width: int = 8) -> Plane:
    return np.repeat(profile[:, None], width, axis=1)


def _down(profile: Plane, height: int = 8) -> Plane:
    return np.repeat(profile[None], height, axis=0)


def _breton(colours: tuple[Colour, ...], _: np.random.Generator) -> Picture:
    return _mix(colours[0], colours[1], _across(_bands(34, (0.34, 0.66))))


def _wide_stripe(colours: tuple[Colour, ...], _: np.random.Generator) -> Picture:
    return _mix(colours[0], colours[1], _across(_bands(108, (0.0, 0.5))))


def _multi_stripe(colours: tuple[Colour, ...], _: np.random.Generator) -> Picture:
    ground, second, third = (*colours, colours[-1])[:3]
    tile = _mix(ground, second, _across(_bands(132, (0.1, 0.36))))
    share = _across(_bands(132, (0.46, 0.50), (0.56, 0.82)))[..., None]
    return np.round(tile + (np.array(third.srgb, np.float32) - tile) * share).astype(np.uint8)


def _bengal(colours: tuple[Colour, ...], _: np.random.Generator) -> Picture:
    return _mix(colours[0], colours[1], _down(_bands(12, (0.25, 0.75))))


def _pinstripe(colours: tuple[Colour, ...], _: np.random.Generator) -> Picture:
    return _mix(colours[0], colours[1], _down(_bands(24, (0.45, 0.53))) * 0.8)


def _awning(colours: tuple[Colour, ...], _: np.random.Generator) -> Picture:
    return _mix(colours[0], colours[1], _down(_bands(40, (0.3, 0.6), (0.7, 0.76))))


def _gingham(colours: tuple[Colour, ...], _: np.random.Generator) -> Picture:
    stripe = _bands(24, (0.0, 0.5))
    return _mix(colours[0], colours[1], (_across(stripe, 24) + _down(stripe, 24)) / 2)


def _tartan(colours: tuple[Colour, ...], _: np.random.Generator) -> Picture:
    """Two setts crossing: threads over and under mix half and half."""
    ground, second, third = (*colours, colours[-1])[:3]
    size = 120
    sett = np.empty((size, 3), np.float32)
    sett[:] = ground.srgb
    broad = _bands(size, (0.06, 0.40))[:, None]
    narrow = _bands(size, (0.52, 0.56), (0.62, 0.66))[:, None]
    line = _bands(size, (0.225, 0.245), (0.80, 0.83))[:, None]
    for share, colour in ((broad, second), (narrow, second), (line, third)):
        sett += (np.array(colour.srgb, np.float32) - sett) * share
    return np.round((sett[:, None] + sett[None]) / 2).astype(np.uint8)


def _windowpane(colours: tuple[Colour, ...], _: np.random.Generator) -> Picture:
    line = _bands(66, (0.48, 0.515))
    return _mix(colours[0], colours[1], np.maximum(_across(line, 66), _down(line, 66)) * 0.75)


def _glen_check(colours: tuple[Colour, ...], _: np.random.Generator) -> Picture:
    size = 96
    fine = np.tile(_bands(4, (0.0, 0.5)), size // 4)
    broad = np.repeat([1.0, 0.0], size // 2).astype(np.float32)
    weft = np.where(broad > 0, fine, np.roll(np.tile(_bands(12, (0.0, 0.34)), size // 12), 1))
    share = (_across(weft, size) + _down(weft, size)) / 2
    return _mix(colours[0], colours[1], share.astype(np.float32) * 0.85)


def _finer(size: int, ground: Colour) -> Picture:
    return np.full((size * _FINE, size * _FINE, 3), ground.srgb, np.uint8)


def _reduced(fine: Picture) -> Picture:
    h, w = fine.shape[:2]
    return cv2.resize(fine, (w // _FINE, h // _FINE), interpolation=cv2.INTER_AREA)


def _wrapped(size: int) -> list[tuple[int, int]]:
    """Shifts at which a motif is drawn again, so that it crosses the tile's edges."""
    return [(dx * size, dy * size) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]


def _dots(colours: tuple[Colour, ...], _: np.random.Generator) -> Picture:
    size = 22
    fine = _finer(size, colours[0])
    for x, y in ((0.25, 0.25), (0.75, 0.75)):
        cv2.circle(
            fine,
            (round(x * size * _FINE), round(y * size * _FINE)),
            round(3.1 * _FINE),
            colours[1].srgb,
            -1,
            cv2.LINE_AA,
        )
    return _reduced(fine)


def _pin_dots(colours: tuple[Colour, ...], _: np.random.Generator) -> Picture:
    size = 14
    fine = _finer(size, colours[0])
    for x, y in ((0.25, 0.25), (0.75, 0.75)):
        cv2.circle(
            fine,
            (round(x * size * _FINE), round(y * size * _FINE)),
            round(1.35 * _FINE),
            colours[1].srgb,
            -1,
            cv2.LINE_AA,
        )
    return _reduced(fine)


def _scatter(
    size: int, count: int, apart: float, rng: np.random.Generator
) -> list[tuple[float, float]]:
    """Points in a repeating square that keep apart from each other."""
    found: list[tuple[float, float]] = []
    for x, y in rng.uniform(0, size, (count * 40, 2)):
        gaps = [(abs(x - a), abs(y - b)) for a, b in found]
        if all(np.hypot(min(dx, size - dx), min(dy, size - dy)) > apart for dx, dy in gaps):
            found.append((float(x), float(y)))
        if len(found) == count:
            break
    return found


def _petal(
    fine: Picture,
    x: float,
    y: float,
    angle: float,
    length: float,
    width: float,
    rgb: tuple[int, int, int],
) -> None:
    cx, cy = x + np.cos(angle) * length / 2, y + np.sin(angle) * length / 2
    size = (max(round(length / 2 * 16), 8), max(round(width / 2 * 16), 8))
    cv2.ellipse(
        fine,
        ((float(cx), float(cy)), (size[0] / 8, size[1] / 8), float(np.degrees(angle))),
        rgb,
        -1,
        cv2.LINE_AA,
    )


def _flower(
    fine: Picture, x: float, y: float, radius: float, turn: float, petals: Colour, heart: Colour
) -> None:
    for k in range(5):
        angle = turn + k * 2 * np.pi / 5
        _petal(fine, x, y, angle, radius, radius * 0.78, petals.srgb)
    for k in range(5):
        angle = turn + k * 2 * np.pi / 5
        _petal(fine, x, y, angle, radius * 0.62, radius * 0.14, petals.shaded(-0.16).srgb)
    cv2.circle(
        fine, (round(x), round(y)), max(round(radius * 0.22), 2), heart.srgb, -1, cv2.LINE_AA
    )


def _sprig(fine: Picture, x: float, y: float, length: float, turn: float, leaf: Colour) -> None:
    ex, ey = x + np.cos(turn) * length, y + np.sin(turn) * length
    cv2.line(fine, (round(x), round(y)), (round(ex), round(ey)), leaf.srgb, _FINE, cv2.LINE_AA)
    for t, side in ((0.45, 1), (0.6, -1), (0.78, 1), (0.95, 0)):
        _petal(
            fine,
            x + (ex - x) * t,
            y + (ey - y) * t,
            turn + side * 0.8,
            length * 0.42,
            length * 0.19,
            leaf.srgb,
        )


def _floral(colours: tuple[Colour, ...], rng: np.random.Generator) -> Picture:
    """Blossoms in two sizes with leaves, scattered."""
    size = 168
    ground, petals, leaf = (*colours, colours[-1])[:3]
    heart = colours[3] if len(colours) > 3 else leaf
    fine = _finer(size, ground)
    places = _scatter(size, 17, 30, rng)
    for i, (x, y) in enumerate(places):
        turn, large = rng.uniform(0, 2 * np.pi), i % 3 != 2
        radius = rng.uniform(13, 17) if large else rng.uniform(7, 9)
        for dx, dy in _wrapped(size):
            cx, cy = (x + dx) * _FINE, (y + dy) * _FINE
            for k in (0.6, 2.4):
                _sprig(fine, cx, cy, radius * _FINE * 1.7, turn + k, leaf)
        for dx, dy in _wrapped(size):
            cx, cy = (x + dx) * _FINE, (y + dy) * _FINE
            _flower(
                fine, cx, cy, radius * _FINE, turn, petals if large else petals.shaded(0.25), heart
            )
    return _reduced(fine)


def _ditsy(colours: tuple[Colour, ...], rng: np.random.Generator) -> Picture:
    """Small flowers all over, as on Liberty lawn."""
    size = 96
    ground, petals, leaf = (*colours, colours[-1])[:3]
    fine = _finer(size, ground)
    for i, (x, y) in enumerate(_scatter(size, 26, 13.5, rng)):
        turn = rng.uniform(0, 2 * np.pi)
        for dx, dy in _wrapped(size):
            cx, cy = (x + dx) * _FINE, (y + dy) * _FINE
            if i % 4 == 3:
                _sprig(fine, cx, cy, 8.5 * _FINE, turn, leaf)
            else:
                _sprig(fine, cx, cy, 7.5 * _FINE, turn, leaf)
                _flower(fine, cx, cy, 5.2 * _FINE, turn, petals, leaf.shaded(0.4))
    return _reduced(fine)


def _leaves(colours: tuple[Colour, ...], rng: np.random.Generator) -> Picture:
    """Large leaves, as on a holiday shirt."""
    size = 200
    ground, leaf, second = (*colours, colours[-1])[:3]
    fine = _finer(size, ground)
    for i, (x, y) in enumerate(_scatter(size, 17, 42, rng)):
        turn = rng.uniform(0, 2 * np.pi)
        way = np.array([np.cos(turn), np.sin(turn)]) * 24 * _FINE
        tone = leaf if i % 3 else second
        for dx, dy in _wrapped(size):
            foot = np.array([x + dx, y + dy]) * _FINE - way
            for t in np.linspace(0.12, 1, 7):
                for side in (-1, 1):
                    px, py = foot + 2 * way * t
                    _petal(
                        fine,
                        px,
                        py,
                        turn + side * (1.15 - 0.7 * t),
                        (22 - 11 * t) * _FINE,
                        5.6 * _FINE,
                        tone.srgb,
                    )
            (ax, ay), (bx, by) = foot - 0.3 * way, foot + 2.1 * way
            cv2.line(
                fine,
                (round(ax), round(ay)),
                (round(bx), round(by)),
                tone.shaded(-0.25).srgb,
                _FINE,
                cv2.LINE_AA,
            )
    return _reduced(fine)


_PRINTS: dict[str, Draw] = {
    "breton": _breton,
    "wide stripe": _wide_stripe,
    "multi stripe": _multi_stripe,
    "bengal": _bengal,
    "pinstripe": _pinstripe,
    "awning": _awning,
    "gingham": _gingham,
    "tartan": _tartan,
    "windowpane": _windowpane,
    "glen check": _glen_check,
    "dots": _dots,
    "pin dots": _pin_dots,
    "floral": _floral,
    "ditsy": _ditsy,
    "leaves": _leaves,
}

PRINTS = tuple(_PRINTS)


@lru_cache(maxsize=32)
def print_tile(name: str, colours: tuple[Colour, ...], seed: int) -> Picture:
    """Seamless tile ``(h, w, 3)`` uint8; KeyError if there is no such pattern."""
    return _PRINTS[name](colours, np.random.default_rng(seed))
