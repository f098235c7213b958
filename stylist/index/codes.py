"""Eight-bit codes of rows: what a scan and the graph read instead of the rows.

A code is ``rint(scale ∘ row)``, half the size of a float16 row. `scale` holds
the square roots of the usual mixture, so that the plain inner product of two
codes is their rows' similarity under that mixture, and any other mixture is a
question scaled differently. Scores from codes only choose candidates; how far
they can be off is known (`Question.margin`), so nothing is lost by choosing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from threading import Thread
from typing import Any

import numkong
import numpy as np
from numpy.typing import NDArray

from stylist.index.layout import Layout
from stylist.types import Floats

Codes = NDArray[np.int8]
Halves = NDArray[np.float16]

_CHUNK = 8192
_MISS = 1e-9
"""How likely an error beyond the margin may be, per row."""
_SPLIT = 131_072
"""Rows from which a scan uses two cores: below it one takes under 2.5 ms."""


@dataclass(frozen=True, slots=True)
class Question:
    """A weighted query in code space: ``unit * ⟨steps, code⟩`` is its score.

    `margin`: that score is within it of the exact one, but for a chance of 1e-9.
    """

    steps: Codes
    unit: float
    margin: float


class Coder:
    """Makes codes of rows and questions of queries."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        roots = np.sqrt(layout.usual)
        self._channel_scale: Floats = (127 * roots / roots.max()).astype(np.float32)
        self._scale = layout.spread(self._channel_scale)

    def encode(self, rows: Halves) -> Codes:
        """(n, d) float16 to (n, d) int8."""
        codes = np.empty(rows.shape, dtype=np.int8)
        for start in range(0, len(rows), _CHUNK):
            part = singles(rows[start : start + _CHUNK]) * self._scale
            np.clip(np.rint(part, out=part), -127, 127, out=part)
            codes[start : start + _CHUNK] = part
        return codes

    def question(self, query: Floats, weights: Floats) -> Question:
        """Quantise ``weights ∘ query`` ((d,), (c,) summing to 1); exact in direction to 1/127.

        The margin adds two errors. A code is off by at most 1/2 in each place:
        the weighted sum of that is bounded by Hoeffding's inequality (1963,
        theorem 2) and by the sum of absolutes. The question's own rounding is
        bounded by Cauchy-Schwarz, channel by channel, as rows have norm 1.
        """
        wanted = self._layout.spread(weights) * query / self._scale
        unit = max(float(np.abs(wanted).max()) / 127, float(np.finfo(np.float32).tiny))
        steps = np.rint(wanted / unit)
        lost = self._layout.norms(wanted - unit * steps)
        widths = np.array([width for _, width in self._layout.channels])
        longest = self._channel_scale + np.sqrt(widths) / 2
        rounding = min(
            float(np.linalg.norm(wanted)) * math.sqrt(math.log(2 / _MISS) / 2),
            float(np.abs(wanted).sum()) / 2,
        )
        return Question(steps.astype(np.int8), unit, rounding + float(lost @ longest))


def scan(codes: Codes, question: Question) -> Floats:
    """(n,) float32: the scores of `codes`, by SIMD, without the interpreter's lock.

    A long scan lends its second half to a thread that ends with it.
    """
    scores = np.empty(len(codes), dtype=np.float32)
    if len(codes) < _SPLIT:
        _dots(question, codes, scores)
    else:
        half = len(codes) // 2
        helper = Thread(target=_dots, args=(question, codes[half:], scores[half:]))
        helper.start()
        _dots(question, codes[:half], scores[:half])
        helper.join()
    scores *= np.float32(question.unit)
    return scores


def singles(rows: Halves) -> Floats:
    """(n, d) float16 to float32, ten times as fast as NumPy's own conversion."""
    if not rows.size:
        return rows.astype(np.float32)
    return np.asarray(numkong.astype(np.ascontiguousarray(rows), "float32"))


def _dots(question: Question, codes: Codes, out: NDArray[Any]) -> None:
    if len(codes):
        numkong.cdist(question.steps[None], codes, "dot", out=out[None])
