"""A learning curve as a picture: loss, and what was measured on what is held out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from stylist.errors import StylistError
from stylist.train.learner import Epoch

_WIDTH, _HEIGHT, _LEFT, _TOP, _GAP = 420, 240, 64, 72, 84
_SCALE = 2
_GROUND, _INK, _MUTED, _LINE, _ACCENT = "#ffffff", "#1d1c1a", "#69655d", "#e6e3dc", "#2f5d50"


def draw_curve(file: Path, curve: Sequence[Epoch], measure: str = "AUC, held out") -> Path:
    """Write a row of two panels a stage: mean loss, and the measure, by epoch.

    The best epoch, which is the one that is kept, is ringed.

    Raises
    ------
    StylistError
        The file cannot be written.
    """
    stages = [(name, list(epochs)) for name, epochs in groupby(curve, key=lambda e: e.stage)]
    size = (
        _LEFT + 2 * (_WIDTH + _GAP),
        max(len(stages), 1) * (_HEIGHT + _TOP + 48),
    )
    image = Image.new("RGB", (size[0] * _SCALE, size[1] * _SCALE), _GROUND)
    pen = ImageDraw.Draw(image)
    for row, (name, epochs) in enumerate(stages):
        top = _TOP + row * (_HEIGHT + _TOP + 48)
        scores = [e.score for e in epochs]
        best = max(range(len(scores)), key=lambda n: (scores[n] == scores[n], scores[n]))
        title = name.removeprefix("training ").capitalize()
        _panel(pen, _LEFT, top, f"{title}: loss", [e.loss for e in epochs], best)
        left = _LEFT + _WIDTH + _GAP
        _panel(pen, left, top, f"{title}: {measure}", scores, best)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        image.save(file)
    except (OSError, ValueError) as error:
        raise StylistError(f"{file}: the picture cannot be written: {error}") from error
    return file


def _panel(
    pen: ImageDraw.ImageDraw, left: int, top: int, title: str, values: Sequence[float], best: int
) -> None:
    told = [v for v in values if v == v] or [0.0]
    low, high = min(told), max(told)
    margin = max((high - low) * 0.1, 0.005)
    low, high = low - margin, high + margin

    def at(place: int, value: float) -> tuple[float, float]:
        across = place / max(len(values) - 1, 1)
        return (
            (left + 8 + across * (_WIDTH - 16)) * _SCALE,
            (top + (high - value) / (high - low) * _HEIGHT) * _SCALE,
        )

    _words(pen, left, top - 34, title, 16, _INK)
    for tick in range(4):
        value = low + margin + (high - low - 2 * margin) * tick / 3
        y = at(0, value)[1] / _SCALE
        pen.line(
            [(left * _SCALE, y * _SCALE), ((left + _WIDTH) * _SCALE, y * _SCALE)],
            fill=_LINE, width=_SCALE,
        )  # fmt: skip
        _words(pen, left - 8, y, f"{value:.3f}", 12, _MUTED, "rm")
    points = [at(n, v) for n, v in enumerate(values) if v == v]
    if len(points) > 1:
        pen.line(points, fill=_ACCENT, width=2 * _SCALE, joint="curve")
    for number, value in enumerate(values):
        if value != value:
            continue
        x, y = at(number, value)
        pen.ellipse((x - 6, y - 6, x + 6, y + 6), fill=_ACCENT)
        if number == best:
            pen.ellipse((x - 14, y - 14, x + 14, y + 14), outline=_INK, width=_SCALE)
        words = f"{number + 1}"
        _words(pen, x / _SCALE, top + _HEIGHT + 10, words, 12, _MUTED, "ma")
    _words(pen, left + _WIDTH / 2, top + _HEIGHT + 30, "epoch", 12, _MUTED, "ma")


def _words(
    pen: ImageDraw.ImageDraw, x: float, y: float, words: str, size: int, fill: str,
    anchor: str = "la",
) -> None:  # fmt: skip
    font = ImageFont.load_default(size * _SCALE)
    pen.text((x * _SCALE, y * _SCALE), words, fill=fill, font=font, anchor=anchor)
