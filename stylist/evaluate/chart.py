"""The reliability curve as a picture, drawn with Pillow: no plotting library ships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from stylist.errors import StylistError
from stylist.evaluate.reliability import Bin

_PANEL = 420
_MARGIN = 64
_TITLE = 72
_SCALE = 2
"""Everything is drawn this much larger than it is meant to be looked at."""
_GROUND, _INK, _MUTED, _LINE = "#ffffff", "#1d1c1a", "#69655d", "#e6e3dc"
_RIGHT, _GAP = "#2f5d50", "#e2b7b2"


def draw_reliability(
    file: Path, curves: Mapping[str, Sequence[Bin]], metrics: Mapping[str, Mapping[str, float]]
) -> Path:
    """Write one panel an attribute: how often claims of a confidence were right.

    A mark, and the bar up to it, is the accuracy of a bin, as dark as it has
    claims; between it and the mean confidence is the calibration error.

    Raises
    ------
    StylistError
        The file cannot be written.
    """
    columns = min(len(curves), 2)
    rows = -(-len(curves) // columns)
    step = _PANEL + _MARGIN
    size = (columns * step + _MARGIN, rows * (step + _TITLE) + _MARGIN // 2)
    image = Image.new("RGB", (size[0] * _SCALE, size[1] * _SCALE), _GROUND)
    pen = ImageDraw.Draw(image)
    for number, (name, bins) in enumerate(curves.items()):
        left = _MARGIN + number % columns * step
        top = _TITLE + number // columns * (step + _TITLE)
        _panel(pen, left, top, name, bins, metrics[name])
    try:
        image.save(file)
    except (OSError, ValueError) as error:
        raise StylistError(f"{file}: the picture cannot be written: {error}") from error
    return file


def _panel(
    pen: ImageDraw.ImageDraw,
    left: int,
    top: int,
    name: str,
    bins: Sequence[Bin],
    metrics: Mapping[str, float],
) -> None:
    def at(x: float, y: float) -> tuple[float, float]:
        return (left + x * _PANEL) * _SCALE, (top + (1 - y) * _PANEL) * _SCALE

    def box(x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        return (*at(x0, max(y0, y1)), *at(x1, min(y0, y1)))

    _words(pen, left, top - 56, name.capitalize(), 20, _INK)
    summary = (
        f"{metrics['count']:.0f} claims, {metrics['accuracy']:.1%} right, "
        f"calibration error {metrics['ece']:.3f}"
    )
    _words(pen, left, top - 28, summary, 13, _MUTED)
    for tick in range(6):
        level = tick / 5
        pen.line([at(0, level), at(1, level)], fill=_LINE, width=_SCALE)
        _words(pen, left - 10, top + (1 - level) * _PANEL, f"{level:.0%}", 12, _MUTED, "rm")
        _words(pen, left + level * _PANEL, top + _PANEL + 8, f"{level:.0%}", 12, _MUTED, "ma")
    most = max(b.count for b in bins)
    for b in bins:
        inset = 0.004
        low, high = b.low + inset, b.high - inset
        shade = 0.25 + 0.75 * (b.count / most) ** 0.5
        pen.rectangle(box(low, 0, high, b.accuracy), fill=_mixed(_RIGHT, shade))
        pen.rectangle(box(low, b.accuracy, high, b.confidence), fill=_GAP)
        pen.line([at(low, b.accuracy), at(high, b.accuracy)], fill=_INK, width=2 * _SCALE)
        middle = left + (b.low + b.high) / 2 * _PANEL
        count = f"{b.count}"
        _words(pen, middle, top + _PANEL - 4, count, 10, _GROUND if shade > 0.5 else _INK, "mb")
    pen.line([at(0, 0), at(1, 1)], fill=_INK, width=_SCALE)
    words = "confidence; mark: share that was right; red: how far that is from the confidence"
    _words(pen, left + _PANEL / 2, top + _PANEL + 28, words, 12, _MUTED, "ma")


def _words(
    pen: ImageDraw.ImageDraw,
    x: float,
    y: float,
    words: str,
    size: int,
    fill: str,
    anchor: str = "la",
) -> None:
    font = ImageFont.load_default(size * _SCALE)
    pen.text((x * _SCALE, y * _SCALE), words, fill=fill, font=font, anchor=anchor)


def _mixed(colour: str, share: float) -> tuple[int, int, int]:
    """A colour with `share` of it over white."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return tuple(round(255 + (c - 255) * share) for c in (red, green, blue))  # type: ignore[return-value]
