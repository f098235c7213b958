"""Rectangles of the picture, and drawing into them at twice its resolution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.ingest.boutique.outline import Points, along

WIDTH, HEIGHT = 600, 800
"""Of every picture, in pixels."""

Plane = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the picture; what is drawn into it is a ``(h, w)`` float32 plane."""

    x0: int
    y0: int
    x1: int
    y1: int

    @classmethod
    def around(cls, points: Points, margin: float) -> Box:
        """The box around points, within the picture and never empty."""
        lo, hi = np.floor(points.min(0) - margin), np.ceil(points.max(0) + margin)
        x0, y0 = max(int(lo[0]), 0), max(int(lo[1]), 0)
        return cls(
            x0, y0, max(min(int(hi[0]), WIDTH), x0 + 2), max(min(int(hi[1]), HEIGHT), y0 + 2)
        )

    @property
    def h(self) -> int:
        """Height in pixels."""
        return self.y1 - self.y0

    @property
    def w(self) -> int:
        """Width in pixels."""
        return self.x1 - self.x0

    @property
    def rows(self) -> slice:
        """Where it lies in the picture, down."""
        return slice(self.y0, self.y1)

    @property
    def columns(self) -> slice:
        """Where it lies in the picture, across."""
        return slice(self.x0, self.x1)

    def grown(self, by: int) -> Box:
        """A box larger by so many pixels on every side."""
        return Box(
            max(self.x0 - by, 0),
            max(self.y0 - by, 0),
            min(self.x1 + by, WIDTH),
            min(self.y1 + by, HEIGHT),
        )

    def _double(self, points: Points) -> NDArray[np.int32]:
        """Fixed-point (4 bits) coordinates at twice the size."""
        return np.round((points - (self.x0, self.y0)) * 32 - 8).astype(np.int32)

    def fill(self, points: Points) -> Plane:
        """A closed outline, filled: 0–1 with soft edges."""
        canvas = np.zeros((2 * self.h, 2 * self.w), np.uint8)
        cv2.fillPoly(canvas, [self._double(points)], 255, cv2.LINE_AA, 4)
        return self.reduce(canvas)

    def stroke(self, points: Points, width: float) -> Plane:
        """A line of so many pixels: 0–1."""
        canvas = np.zeros((2 * self.h, 2 * self.w), np.uint8)
        self.draw(canvas, points, max(1, round(width * 2)))
        return self.reduce(canvas)

    def draw(self, canvas: NDArray[Any], points: Points, thickness: int) -> None:
        """Draw a line on a canvas of twice the size."""
        cv2.polylines(canvas, [self._double(points)], False, 255, thickness, cv2.LINE_AA, 4)

    def dash(self, canvas: NDArray[Any], points: Points, length: float) -> None:
        """Draw a line of stitches on a canvas of twice the size."""
        step = max(length, 1.6)
        dots = along(points, step)
        count = len(dots) // 2
        if count:
            dashes = self._double(dots[: 2 * count]).reshape(count, 2, 2)
            cv2.polylines(canvas, list(dashes), False, 255, 2, cv2.LINE_AA, 4)

    def spots(self, points: Points, radius: float) -> Plane:
        """A spot of so many pixels around every point: 0–1."""
        canvas = np.zeros((2 * self.h, 2 * self.w), np.uint8)
        for x, y in self._double(points):
            cv2.circle(
                canvas, (int(x), int(y)), max(round(radius * 32), 12), 255, -1, cv2.LINE_AA, 4
            )
        return self.reduce(canvas)

    def reduce(self, canvas: NDArray[Any]) -> Plane:
        """A canvas of twice the size as a plane of 0–1."""
        small = cv2.resize(canvas, (self.w, self.h), interpolation=cv2.INTER_AREA)
        return small.astype(np.float32) * np.float32(1 / 255)
