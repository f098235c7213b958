"""The studio: panels of cloth and trims are laid on a table one after another and photographed.

What is laid later lies on top and casts its shadow on what lies beneath.
Positions are the garment's centimetres; the studio knows where they fall in
the picture and lets nothing be perfectly straight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.ingest.boutique import light
from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.frame import HEIGHT, WIDTH, Box
from stylist.ingest.boutique.outline import Path, Points, along, curve, ellipse
from stylist.ingest.boutique.palette import Colour

Plane = NDArray[Any]

_SOFTNESS = np.array([1.5, 3.0, 5.0, 8.0])
"""Of folds, in half pixels: each costs one blur."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A soft ridge (`depth` > 0) or crease (< 0) along a spline; centimetres."""

    path: Path
    width: float
    depth: float


@dataclass(frozen=True, slots=True)
class Drape:
    """How a panel hangs: waves `across` and `along` its grain (cm), `depth` cm high.

    `onset` is where along the grain the waves begin and are full, as with
    gathers; `flare` widens the cloth from one half width to another: (from, half
    width, to, half width). `quilt` blows it up between seams: (first seam, row).
    """

    depth: float = 0.25
    across: float = 9.0
    along: float = 26.0
    onset: tuple[float, float] | None = None
    flare: tuple[float, float, float, float] | None = None
    quilt: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What is sewn into a panel: seams are grooves, stitches dashes, ticks the lines of a rib."""

    seams: Sequence[Path] = ()
    stitches: Sequence[Path] = ()
    folds: Sequence[Fold] = ()
    ticks: Sequence[Path] = ()
    thread: Colour | None = None


@dataclass(slots=True)
class Studio:
    """A table of 600 × 800 pixels, `scale` of them a centimetre, its origin at (`left`, `top`)."""

    seed: int
    scale: float
    top: float
    left: float = WIDTH / 2
    wobble: float = 0.35
    rng: np.random.Generator = field(init=False)
    rgb: Plane = field(init=False)
    alpha: Plane = field(init=False)
    _phase: Plane = field(init=False)
    _floor: Plane | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.rng = np.random.default_rng(self.seed)
        self.rgb = np.zeros((3, HEIGHT, WIDTH), np.float32)
        self.alpha = np.zeros((HEIGHT, WIDTH), np.float32)
        self._phase = self.rng.uniform(0, 2 * np.pi, 4).astype(np.float32)

    @classmethod
    def centred(
        cls, seed: int, scale: float, top: float, bottom: float, half: float = 1.0
    ) -> Studio:
        """A studio with what reaches from `top` to `bottom` (cm) in the middle, a little high.

        `scale` is reduced until that height, and `half` to both sides, leave a
        margin.
        """
        scale = min(scale, 720 / (bottom - top), 272 / half)
        return cls(seed, scale, (HEIGHT - (bottom + top) * scale) / 2 - 4)

    def pixels(self, path: Path) -> Points:
        """Where centimetres fall in the picture, with the small unevenness of a real garment."""
        p = np.asarray(path, np.float32)
        a, b, c, d = self._phase
        x = p[:, 0] + self.wobble * (
            np.sin(p[:, 1] / 9 + a) + 0.5 * np.sin(p[:, 1] / 3.7 + p[:, 0] / 8 + b)
        )
        y = p[:, 1] + self.wobble * (
            np.sin(p[:, 0] / 8 + c) + 0.5 * np.sin(p[:, 1] / 5 + p[:, 0] / 4.3 + d)
        )
        return np.stack([self.left + x * self.scale, self.top + y * self.scale], axis=1)

    def panel(
        self,
        outline: Path,
        fabric: Fabric,
        *,
        grain: float = 0.0,
        origin: tuple[float, float] = (0.0, 0.0),
        hang: float = 0.0,
        turn: float = 3.2,
        drape: Drape | None = None,
        details: Details | None = None,
        lift: float = 0.5,
        tone: float = 1.0,
        shade: Sequence[tuple[Path, float, float]] = (),
    ) -> None:
        """Lay a piece of cloth.

        Parameters
        ----------
        outline : closed path
        grain : degrees that the cloth's length leans to the viewer's right
        origin : where the pattern starts
        hang : how much the weft bows down at the sides, in 1/cm
        turn : cm over which the cloth turns away at its edge
        lift : cm above what lies beneath
        tone : brightness, less than 1 for what is inside
        shade : soft darkenings: path, width in cm, strength 0–1
        """
        drape, details = drape or Drape(), details or Details()
        points = self.pixels(outline)
        lo = np.maximum(np.floor(points.min(0)).astype(int) - 5, 0)
        hi = np.minimum(np.ceil(points.max(0)).astype(int) + 6, (WIDTH, HEIGHT))
        if (hi - lo).min() < 2:
            return
        box = Box(int(lo[0]), int(lo[1]), int(hi[0]), int(hi[1]))
        mask = box.fill(points)
        u, v = self._cloth_coordinates(box, grain, origin, hang, drape)
        height = self._height(box, mask, u, v, turn, drape, details, fabric)
        gx, gy = light.gradient(height)
        lit = light.lambert(gx, gy)
        hollow = light.blur(height, 0.9 * self.scale) - height
        lit *= np.clip(1 - 0.045 * hollow, 0.6, 1.12)
        for path, width, strength in shade:
            lit *= 1 - strength * self._soft_line(box, path, width)
        stretch = np.float32(0.1)
        weave = fabric.weave_at(u + gx * stretch, v + gy * stretch)
        base = fabric.colour_at(u + gx * stretch * 4, v + gy * stretch * 4)
        # Dark cloth shows its folds by what it reflects, not by what it absorbs.
        shine = fabric.sheen + 0.45 * (1 - fabric.ground.lab[0] / 100) ** 3
        gloss = np.maximum(lit - 0.99, 0) * np.float32(255 * shine)
        value = base * (lit * weave * np.float32(tone)) + gloss
        self._stitch(box, value, details, tone)
        self._compose(box, mask, value, lift)

    def trim(
        self,
        outline: Path,
        colour: Colour,
        *,
        turn: float = 0.5,
        lift: float = 0.3,
        gloss: float = 0.3,
        tone: float = 1.0,
    ) -> None:
        """Lay something hard: a button, a buckle, a sole."""
        points = self.pixels(outline)
        lo = np.maximum(np.floor(points.min(0)).astype(int) - 4, 0)
        hi = np.minimum(np.ceil(points.max(0)).astype(int) + 5, (WIDTH, HEIGHT))
        box = Box(int(lo[0]), int(lo[1]), int(hi[0]), int(hi[1]))
        mask = box.fill(points)
        height = light.edge_turn((mask > 0.5).astype(np.uint8), max(turn * self.scale, 1.5)) * 1.2
        lit = light.lambert(*light.gradient(height))
        value = colour.planes * (lit * tone) + np.maximum(lit - 1.0, 0) * np.float32(255 * gloss)
        self._compose(box, mask, value, lift)

    def button(self, x: float, y: float, colour: Colour, radius: float = 0.62) -> None:
        """A four-hole button."""
        self.trim(ellipse(x, y, radius, radius), colour, turn=radius * 0.7, lift=0.3, gloss=0.5)
        if radius * self.scale < 2:
            return
        holes = [
            (x + dx * radius * 0.27, y + dy * radius * 0.27) for dx in (-1, 1) for dy in (-1, 1)
        ]
        spots = self.pixels(holes)
        box = Box.around(spots, 3)
        mask = box.spots(spots, radius * self.scale * 0.15) * np.float32(0.9)
        self._over(box, mask, colour.shaded(-0.55).planes)

    def dot(self, x: float, y: float, radius: float, colour: Colour, strength: float = 0.9) -> None:
        """A flat spot: an eyelet's hole, a rivet's middle."""
        self._flat(ellipse(x, y, radius, radius), colour, strength)

    def line(self, path: Path, colour: Colour, width: float, strength: float = 1.0) -> None:
        """A flat line, such as the opening of a pocket or a printed stroke."""
        points = self.pixels(path)
        box = Box.around(points, width * self.scale + 3)
        self._over(
            box, box.stroke(points, width * self.scale) * np.float32(strength), colour.planes
        )

    def cord(self, path: Path, colour: Colour, width: float = 0.5) -> None:
        """A round cord, strap or lace that lies on top, lit along its length."""
        points = self.pixels(path)
        box = Box.around(points, width * self.scale + 6)
        mask = box.stroke(points, width * self.scale)
        height = light.blur(mask, max(width * self.scale * 0.3, 0.7)) * np.float32(
            width * self.scale * 0.7
        )
        lit = light.lambert(*light.gradient(height))
        self._compose(box, mask, colour.planes * lit + np.maximum(lit - 1.05, 0) * 30, 0.35)

    def zip(
        self, path: Path, tape: Colour, metal: Colour, width: float = 1.1, teeth: bool = True
    ) -> None:
        """A zip fastener with its tape, teeth and slider."""
        spine = curve(path)
        self.cord(spine, tape, width)
        if teeth:
            self.line(spine, metal.shaded(-0.35), 0.42)
            dots = along(spine, 0.42)
            points = self.pixels(dots)
            box = Box.around(points, 4)
            self._over(box, box.spots(points, 0.2 * self.scale), metal.planes)

    def ink(self, outline: Path, colour: Colour, ground: Colour) -> None:
        """Print a flat shape on cloth of the colour `ground`; the cloth's folds stay visible."""
        points = self.pixels(outline)
        box = Box.around(points, 3)
        shade = self.rgb[:, box.rows, box.columns].sum(axis=0) / np.float32(sum(ground.srgb))
        mask = box.fill(points) * np.float32(0.94)
        self._over(box, mask, colour.planes * np.clip(shade, 0, 1.3))

    def stand(self, x: float, y: float, rx: float, ry: float, strength: float = 0.45) -> None:
        """Let something touch the floor here: a close shadow, and none around the outline."""
        points = self.pixels(ellipse(x, y, rx, ry)) / 4
        plane = Box(0, 0, WIDTH // 4, HEIGHT // 4).fill(points)
        shadow = cv2.GaussianBlur(plane, (0, 0), ry * self.scale * 0.14) * np.float32(strength)
        self._floor = shadow if self._floor is None else np.maximum(self._floor, shadow)

    def photograph(self) -> NDArray[np.uint8]:
        """The picture: ``(800, 600, 3)`` uint8 RGB."""
        if self._floor is None:
            dark = light.cast(self.alpha, lift=5.0)
        else:
            dark = np.maximum(self._floor, light.cast(self.alpha, lift=1.5) * 0.7)
        picture = light.on_paper(dark, WIDTH, HEIGHT)
        (top, bottom), (left, right) = _span(self.alpha.max(axis=1)), _span(self.alpha.max(axis=0))
        place = np.s_[top:bottom, left:right]
        alpha = self.alpha[place]
        for paper, cloth in zip(picture, self.rgb, strict=True):
            part = paper[place]
            part += (cloth[place] - part) * alpha
        bytes_ = [cv2.convertScaleAbs(np.maximum(plane, 0)) for plane in picture]
        return np.asarray(cv2.merge(bytes_), np.uint8)

    def _cloth_coordinates(
        self, box: Box, grain: float, origin: tuple[float, float], hang: float, drape: Drape
    ) -> tuple[Plane, Plane]:
        x = (np.arange(box.x0, box.x1, dtype=np.float32) + 0.5 - self.left)[None] / np.float32(
            self.scale
        ) - np.float32(origin[0])
        y = (np.arange(box.y0, box.y1, dtype=np.float32) + 0.5 - self.top)[:, None] / np.float32(
            self.scale
        ) - np.float32(origin[1])
        cos, sin = np.float32(np.cos(np.radians(grain))), np.float32(np.sin(np.radians(grain)))
        u, v = x * cos - y * sin, x * sin + y * cos
        if drape.flare:
            v0, w0, v1, w1 = drape.flare
            width = np.clip((v - v0) / (v1 - v0), -0.2, 1.2) * (w1 - w0) + w0
            u = u * (np.float32(w1) / width)
        if hang:
            v = v - np.float32(hang) * u * u
        return u, v

    def _height(
        self,
        box: Box,
        mask: Plane,
        u: Plane,
        v: Plane,
        turn: float,
        drape: Drape,
        details: Details,
        fabric: Fabric,
    ) -> Plane:
        s = self.scale
        height = light.edge_turn((mask > 0.5).astype(np.uint8), max(turn * s, 2.0))
        shift = float(self.rng.uniform(0, 512))
        waves = light.noise(u, v, drape.across, drape.along, shift)
        if drape.onset:
            lo, hi = drape.onset
            waves *= np.clip((v - lo) / (hi - lo), 0, 1)
        height += waves * np.float32(drape.depth * s * fabric.drape)
        if drape.quilt:
            first, row = drape.quilt
            height += np.sqrt(
                np.abs(np.sin((v - np.float32(first)) * np.float32(np.pi / row)))
            ) * np.float32(0.2 * row * s)
        rumple = light.noise(u, v, 3.4, 5.5, shift * 3.1)
        height += rumple * np.float32(0.018 * s * fabric.rumple)
        if details.folds:
            height += self._folds(box, details.folds) * np.float32(fabric.drape)
        if details.seams:
            grooves = np.zeros((2 * box.h, 2 * box.w), np.uint8)
            for seam in details.seams:
                box.draw(grooves, self.pixels(seam), 2)
            groove = box.reduce(grooves)
            height -= light.blur(groove, 0.8) * np.float32(0.2 * s)
        if details.ticks:
            lines = np.zeros((2 * box.h, 2 * box.w), np.uint8)
            for tick in details.ticks:
                box.draw(lines, self.pixels(tick), 1)
            height -= box.reduce(lines) * np.float32(0.16 * s)
        return height

    def _folds(self, box: Box, folds: Sequence[Fold]) -> Plane:
        """Ridges of all folds, drawn at half size in four softnesses."""
        s = self.scale
        layers: dict[float, Plane] = {}
        for fold in folds:
            softness = float(_SOFTNESS[np.abs(_SOFTNESS - fold.width * s * 0.25).argmin()])
            layer = layers.setdefault(
                softness, np.zeros((box.h // 2 + 1, box.w // 2 + 1), np.float32)
            )
            points = (self.pixels(curve(fold.path, 6)) - (box.x0, box.y0)) * 8
            weight = np.sin(np.linspace(0.12, np.pi, len(points))) ** 0.8 * fold.depth * s
            thick = max(1, round(softness * 1.4))
            at = np.round(points).astype(int).tolist()
            for a, b, value in zip(at, at[1:], weight.tolist(), strict=False):
                cv2.line(layer, a, b, value, thick, cv2.LINE_8, 4)
        soft = [cv2.GaussianBlur(layer, (0, 0), s) for s, layer in layers.items()]
        total = np.sum(soft, axis=0)
        return np.asarray(cv2.resize(total, (box.w, box.h), interpolation=cv2.INTER_LINEAR))

    def _soft_line(self, box: Box, path: Path, width: float) -> Plane:
        plane = box.stroke(self.pixels(path), width * self.scale)
        return light.blur(plane, max(width * self.scale * 0.5, 1.0))

    def _stitch(self, box: Box, value: Plane, details: Details, tone: float) -> None:
        if not details.stitches:
            return
        marks = np.zeros((2 * box.h, 2 * box.w), np.uint8)
        for path in details.stitches:
            box.dash(marks, self.pixels(path), self.scale * 0.26)
        if details.thread is None:
            value *= 1 - 0.2 * box.reduce(marks)
        else:
            value += (details.thread.planes * tone - value) * (box.reduce(marks) * np.float32(0.85))

    def _flat(self, outline: Path, colour: Colour, strength: float) -> None:
        points = self.pixels(outline)
        box = Box.around(points, 3)
        self._over(box, box.fill(points) * np.float32(strength), colour.planes)

    def _over(self, box: Box, mask: Plane, value: Plane) -> None:
        rgb, alpha = self.rgb[:, box.rows, box.columns], self.alpha[box.rows, box.columns]
        rgb += (value - rgb) * mask
        np.maximum(alpha, mask, out=alpha)

    def _compose(self, box: Box, mask: Plane, value: Plane, lift: float) -> None:
        if lift > 0:
            self._darken(box.grown(round(lift * self.scale * 2) + 2), box, mask, lift * self.scale)
        rgb, alpha = self.rgb[:, box.rows, box.columns], self.alpha[box.rows, box.columns]
        # An edge over the bare table keeps its own colour; only alpha fades there.
        share = mask / np.maximum(mask + alpha * (1 - mask), 1e-4)
        rgb += (value - rgb) * share
        alpha += (1 - alpha) * mask

    def _darken(self, wide: Box, box: Box, mask: Plane, reach: float) -> None:
        """The shadow of a panel on what lies under it, worked out at half the size."""
        y, x = box.y0 - wide.y0, box.x0 - wide.x0
        move = np.array(
            [[0.5, 0, x / 2 + reach * 0.15], [0, 0.5, y / 2 + reach * 0.25]], np.float32
        )
        small = cv2.warpAffine(
            mask, move, (wide.w // 2 + 1, wide.h // 2 + 1), flags=cv2.INTER_LINEAR
        )
        dark = cv2.GaussianBlur(small, (0, 0), max(reach * 0.28, 0.5))
        dark = cv2.resize(dark, (wide.w, wide.h), interpolation=cv2.INTER_LINEAR)
        self.rgb[:, wide.rows, wide.columns] *= 1 - dark * np.float32(0.38)


def _span(covered: Plane) -> tuple[int, int]:
    """First and past-the-last index where something is."""
    where = np.flatnonzero(covered > 0)
    return (int(where[0]), int(where[-1]) + 1) if len(where) else (0, 1)
