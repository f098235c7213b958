"""Prints for drawn garments: stripes, checks, dots, flowers, figures, in many sizes and colours.

Each is a seamless tile, (h, w, 3) uint8, with the colour of its ground.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.ingest.boutique.palette import COLOURS, Colour

Picture = NDArray[Any]
Chance = np.random.Generator

_FONTS = (0, 1, 2, 3, 4, 5, 6, 7)
_LETTERS = "ABCDEFGHIJKLMNOPRSTUVWYZ"


def colours(chance: Chance, count: int, apart: float = 16.0) -> list[Colour]:
    """Different colours of cloth, each at least `apart` (ΔE) from the first."""
    found: list[Colour] = []
    for _ in range(200):
        if chance.random() < 0.55:
            new = COLOURS[str(chance.choice(list(COLOURS)))]
        elif chance.random() < 0.4:
            new = Colour("grey", "grey", (int(chance.choice([18, 30, 120, 200, 240, 250])),) * 3)
        else:
            hsv = np.uint8(
                [[[chance.integers(180), chance.integers(60, 235), chance.integers(70, 250)]]]
            )
            new = Colour(
                "dyed", "dyed", tuple(map(int, cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)[0, 0]))
            )
        if not found or math.dist(found[0].lab, new.lab) > apart:
            found.append(new)
        if len(found) == count:
            break
    return found + [found[-1]] * (count - len(found))


def _soft(line: Picture, fine: int = 8) -> Picture:
    return line.reshape(-1, fine, line.shape[-1]).mean(axis=1)


def _bands(chance: Chance, palette: Sequence[Colour], period: int) -> Picture:
    """(period, 3): one to four bands of colour on the first."""
    line = np.full((period * 8, 3), palette[0].srgb, np.float32)
    for other in palette[1 : 1 + int(chance.integers(1, len(palette)))]:
        width = max(int(period * 8 * chance.uniform(0.08, 0.55)), 12)
        start = int(chance.integers(0, period * 8))
        line[np.arange(start, start + width) % len(line)] = other.srgb
        if chance.random() < 0.25:
            again = start + width + int(period * chance.uniform(0.5, 1.5))
            line[np.arange(again, again + width // 3) % len(line)] = other.srgb
    if (line == line[0]).all():
        line[: period * 4] = palette[1].srgb
    return _soft(line)


def stripes(chance: Chance) -> tuple[Picture, Colour]:
    palette = colours(chance, int(chance.choice([2, 2, 2, 3, 4])))
    period = int(np.exp(chance.uniform(math.log(9), math.log(110))))
    if chance.random() < 0.55:
        line = np.repeat(np.float32([palette[0].srgb]), period, 0)
        share = chance.uniform(0.12, 0.6)
        inside = _soft((np.arange(period * 8) < share * period * 8).astype(np.float32)[:, None])
        line += (np.float32(palette[1].srgb) - line) * inside
    else:
        line = _bands(chance, palette, max(period, 24))
    tile = np.repeat(line[:, None], 8, 1)
    if chance.random() < 0.07:  # zigzag
        at = np.arange(0, len(line))
        wave = np.abs((at * 4 // 2) % len(line) - len(line) // 2) // 2
        tile = np.stack([np.roll(line, int(w), 0) for w in wave], 1)
    return np.round(tile).astype(np.uint8), palette[0]


def checks(chance: Chance) -> tuple[Picture, Colour]:
    palette = colours(chance, int(chance.choice([2, 2, 3, 4])))
    kind = chance.random()
    period = int(np.exp(chance.uniform(math.log(14), math.log(100))))
    if kind < 0.3:  # gingham
        line = np.repeat(np.float32([palette[0].srgb]), period, 0)
        line[: period // 2] = palette[1].srgb
    elif kind < 0.45:  # windowpane
        line = np.repeat(np.float32([palette[0].srgb]), period, 0)
        line[: max(2, period // 12)] = palette[1].srgb
        tile = np.where(
            (np.abs(line - palette[0].srgb).sum(1) > 0)[:, None, None], line[:, None], line[None]
        )
        return np.round(tile).astype(np.uint8), palette[0]
    elif kind < 0.52:  # chessboard
        half = np.arange(period) < period // 2
        board = (half[:, None] ^ half[None])[..., None]
        tile = np.where(board, np.float32(palette[1].srgb), np.float32(palette[0].srgb))
        return tile.astype(np.uint8), palette[0]
    else:  # tartan
        line = _bands(chance, palette, max(period, 40))
        if chance.random() < 0.7:
            thin = int(chance.integers(0, len(line)))
            line[thin : thin + 3] = palette[-1].srgb
    other = line if chance.random() < 0.8 else _bands(chance, palette, max(period, 40))
    return np.round((line[:, None] + other[None]) / 2).astype(np.uint8), palette[0]


def _places(chance: Chance, size: int, count: int, apart: float) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for x, y in chance.uniform(0, size, (count * 25, 2)):
        gaps = np.abs(np.array(found or [(1e6, 1e6)]) - (x, y))
        if np.hypot(*np.minimum(gaps, np.abs(size - gaps)).T).min() > apart:
            found.append((float(x), float(y)))
        if len(found) == count:
            break
    return found


def _stamped(
    tile: Picture, x: float, y: float, draw: Callable[[float, float], None], reach: float
) -> None:
    """Draw across the tile's edges too."""
    size = len(tile)
    for dx in (-size, 0, size):
        for dy in (-size, 0, size):
            if -reach < x + dx < size + reach and -reach < y + dy < size + reach:
                draw(x + dx, y + dy)


def dots(chance: Chance) -> tuple[Picture, Colour]:
    palette = colours(chance, int(chance.choice([2, 2, 2, 3])), 22)
    radius = np.exp(chance.uniform(math.log(4.5), math.log(26)))
    gap = radius * chance.uniform(2.7, 6.0)
    size = round(gap * (2 if chance.random() < 0.6 else 4))
    tile = np.full((size, size, 3), palette[0].srgb, np.uint8)
    if chance.random() < 0.75:
        cells = round(size / gap)
        spots = [((i + 0.5 * (j % 2)) * gap, j * gap) for i in range(cells) for j in range(cells)]
    else:
        size = round(gap * 5)
        tile = np.full((size, size, 3), palette[0].srgb, np.uint8)
        spots = _places(chance, size, 24, 2.1 * radius)
    for x, y in spots:
        ink = palette[1 + int(chance.integers(len(palette) - 1))].srgb
        _stamped(
            tile,
            x,
            y,
            lambda a, b, ink=ink: cv2.circle(
                tile, (round(a * 16), round(b * 16)), round(radius * 16), ink, -1, cv2.LINE_AA, 4
            ),
            radius + 2,
        )
    return cv2.resize(tile, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), palette[0]


def _blob(chance: Chance, radius: float, lobes: int, depth: float) -> Picture:
    """A closed outline around the origin: a circle with waves."""
    angle = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    reach = 1 + depth * np.cos(lobes * angle + chance.uniform(0, 6))
    reach += 0.12 * np.cos(2 * angle + chance.uniform(0, 6))
    return np.stack([np.cos(angle) * reach, np.sin(angle) * reach], 1) * radius


def _fill(tile: Picture, outline: Picture, x: float, y: float, ink: tuple[int, ...]) -> None:
    at = np.round((outline + np.array([x, y])) * 16).astype(np.int32)
    cv2.fillPoly(tile, [at], ink, cv2.LINE_AA, 4)


def flowers(chance: Chance) -> tuple[Picture, Colour]:
    palette = colours(chance, 5, 14)
    ground, leaf = palette[0], palette[1]
    size = 512
    tile = np.full((size, size, 3), ground.srgb, np.uint8)
    count = int(np.exp(chance.uniform(math.log(7), math.log(60))))
    radius = 0.5 * size / math.sqrt(count) * chance.uniform(0.45, 0.95)
    painted = chance.random() < 0.5
    line = chance.random() < 0.15
    for x, y in _places(chance, size, count, radius * chance.uniform(0.9, 1.7)):
        r = radius * chance.uniform(0.6, 1.2)
        bloom = palette[2 + int(chance.integers(3))]
        for _ in range(int(chance.integers(0, 5))):
            turn = chance.uniform(0, 6.3)
            spine = np.linspace(0, 1, 12)
            half = np.sin(np.pi * spine) * r * chance.uniform(0.15, 0.35)
            long = r * (0.7 + 1.3 * spine)
            edge = np.concatenate([np.stack([long, half], 1), np.stack([long, -half], 1)[::-1]])
            c, s = math.cos(turn), math.sin(turn)
            outline = edge @ np.array([[c, s], [-s, c]])
            ink = leaf.shaded(float(chance.uniform(-0.3, 0.3))).srgb
            _stamped(tile, x, y, lambda a, b, o=outline, i=ink: _fill(tile, o, a, b, i), 2.2 * r)
        layers = int(chance.integers(3, 6)) if painted else 1
        lobes, depth = int(chance.integers(4, 9)), chance.uniform(0.12, 0.4)
        for k in range(layers):
            outline = _blob(chance, r * (1 - 0.8 * k / layers), lobes, depth * (1 - k / layers))
            ink = bloom.shaded(float(chance.uniform(-0.35, 0.4)) if k else 0.0).srgb
            _stamped(tile, x, y, lambda a, b, o=outline, i=ink: _fill(tile, o, a, b, i), 1.5 * r)
        if not painted:
            heart = palette[2 + int(chance.integers(3))].shaded(0.3).srgb
            outline = _blob(chance, r * chance.uniform(0.15, 0.3), 3, 0.05)
            _stamped(tile, x, y, lambda a, b, o=outline, i=heart: _fill(tile, o, a, b, i), r)
    if line:  # drawn in outline only
        edges = cv2.morphologyEx(tile, cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8)).max(2) > 24
        tile = np.where(edges[..., None], np.uint8(palette[2].srgb), np.uint8(ground.srgb))
    return cv2.resize(tile, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), ground


def motifs(chance: Chance) -> tuple[Picture, Colour]:
    """All over, but neither dots nor flowers: letters, stars, hearts, bones, zigzags."""
    palette = colours(chance, 4, 20)
    size = 512
    tile = np.full((size, size, 3), palette[0].srgb, np.uint8)
    count = int(np.exp(chance.uniform(math.log(6), math.log(45))))
    r = 0.5 * size / math.sqrt(count) * chance.uniform(0.4, 0.8)
    for x, y in _places(chance, size, count, 1.7 * r):
        picture = sign(chance, palette, max(int(2 * r), 8))
        h, w = picture.shape[:2]
        rows, columns = (np.arange(h) + int(y)) % size, (np.arange(w) + int(x)) % size
        part = tile[rows[:, None], columns[None]].astype(np.float32)
        alpha = picture[..., 3:]
        tile[rows[:, None], columns[None]] = part + (picture[..., :3] - part) * alpha
    return cv2.resize(tile, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), palette[0]


def sign(chance: Chance, palette: Sequence[Colour], side: int) -> Picture:
    """One figure, (side, side, 4) float32, its alpha 0–1: shapes laid over each other."""
    big = 128
    rgb = np.zeros((big, big, 3), np.uint8)
    alpha = np.zeros((big, big), np.uint8)
    for _ in range(int(chance.integers(1, 6))):
        ink = palette[1 + int(chance.integers(len(palette) - 1))].srgb
        x, y = chance.uniform(40, 88, 2)
        kind = int(chance.integers(5))
        for canvas, value in ((rgb, ink), (alpha, (255,))):
            state = np.random.default_rng(int(x * 1e6))
            if kind == 0:
                cv2.putText(
                    canvas,
                    str(state.choice(list(_LETTERS))),
                    (int(x) - 34, int(y) + 30),
                    int(state.choice(_FONTS)),
                    state.uniform(1.6, 3.2),
                    value,
                    int(state.integers(3, 14)),
                    cv2.LINE_AA,
                )
            elif kind == 1:
                _fill(
                    canvas,
                    _blob(
                        state,
                        state.uniform(18, 40),
                        int(state.integers(2, 7)),
                        state.uniform(0.1, 0.5),
                    ),
                    x,
                    y,
                    value,
                )
            elif kind == 2:
                corners = state.uniform(-46, 46, (int(state.integers(3, 8)), 2))
                _fill(canvas, corners, x, y, value)
            elif kind == 3:
                steps = state.normal(0, 22, (int(state.integers(3, 9)), 2))
                path = np.cumsum(steps, 0) + np.array([x, y])
                cv2.polylines(
                    canvas,
                    [path.astype(np.int32)],
                    False,
                    value,
                    int(state.integers(3, 10)),
                    cv2.LINE_AA,
                )
            else:
                size = tuple(map(int, state.uniform(8, 46, 2)))
                cv2.ellipse(
                    canvas,
                    (int(x), int(y)),
                    size,
                    state.uniform(0, 180),
                    0,
                    360,
                    value,
                    -1 if state.random() < 0.6 else 5,
                    cv2.LINE_AA,
                )
    picture = np.dstack([rgb, alpha.astype(np.float32) / 255]).astype(np.float32)
    return cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA)


def chest_print(chance: Chance, ground: Colour) -> Picture:
    """A picture or some lettering, (h, w, 4) float32 with alpha 0–1."""
    palette = [ground, *colours(chance, 3)[:3]]
    palette = [p for p in palette if p is ground or math.dist(p.lab, ground.lab) > 22]
    if len(palette) == 1:
        palette.append(COLOURS["white" if ground.lab[0] < 60 else "black"])
    w, h = int(chance.integers(90, 260)), int(chance.integers(60, 300))
    plate = np.zeros((h, w, 4), np.float32)
    kind = chance.random()
    if kind < 0.75:  # figures, drawn or as a photo's plate
        if chance.random() < 0.35:
            noise = chance.uniform(
                0, 1, (int(chance.integers(3, 9)), int(chance.integers(3, 9)), 3)
            )
            tint = np.float32(palette[-1].srgb)
            smooth = cv2.resize(noise.astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
            plate[..., :3] = np.clip(smooth, 0, 1) * (tint if chance.random() < 0.5 else 255)
            plate[..., 3] = 1
        for _ in range(int(chance.integers(1, 7))):
            side = int(min(h, w) * chance.uniform(0.4, 1))
            figure = sign(chance, palette, side)
            y, x = int(chance.integers(0, h - side + 1)), int(chance.integers(0, w - side + 1))
            part, alpha = plate[y : y + side, x : x + side], figure[..., 3:]
            part[..., :3] += (figure[..., :3] - part[..., :3]) * alpha
            part[..., 3:] = np.maximum(part[..., 3:], alpha)
    if kind > 0.45:  # lettering
        for _ in range(int(chance.integers(1, 5))):
            word = "".join(
                chance.choice(list(_LETTERS + _LETTERS.lower()), int(chance.integers(3, 11)))
            )
            font, thick = int(chance.choice(_FONTS)), int(chance.integers(2, 8))
            (tw, th), _ = cv2.getTextSize(word, font, 1.0, thick)
            scale = w / tw * chance.uniform(0.6, 0.95)
            y = int(chance.uniform(min(th * scale + 4, h - 1), h))
            mask = np.zeros((h, w), np.uint8)
            cv2.putText(mask, word, (int(w * 0.03), y), font, scale, 255, thick, cv2.LINE_AA)
            alpha = mask.astype(np.float32)[..., None] / 255
            ink = np.float32(palette[1 + int(chance.integers(len(palette) - 1))].srgb)
            plate[..., :3] += (ink - plate[..., :3]) * alpha
            plate[..., 3:] = np.maximum(plate[..., 3:], alpha)
    return plate


PRINTS: dict[str, Callable[[Chance], tuple[Picture, Colour]]] = {
    "striped": stripes, "checked": checks, "dotted": dots, "floral": flowers, "graphic": motifs,
}  # fmt: skip
