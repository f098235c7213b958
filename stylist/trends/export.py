"""Trends as a table for spreadsheets and as a picture."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from stylist.errors import StylistError
from stylist.lookbook.sheet import safe
from stylist.trends.records import Series, Trends
from stylist.types import Floats
from stylist.unfinished import whole

COLUMNS = (
    "by", "value", "week", "sold", "last_year", "trend", "trend_low", "trend_high", "season",
)  # fmt: skip
_WIDTH, _HEIGHT, _LEFT, _TOP, _GAP = 440, 170, 60, 96, 88
_SCALE = 2
_GROUND, _INK, _MUTED, _LINE = "#ffffff", "#1d1c1a", "#69655d", "#e6e3dc"
_ACCENT, _BEHIND, _BAND = "#2f5d50", "#b9b4a8", "#e3eee9"


def as_csv(found: Trends) -> bytes:
    """A row a value and week, UTF-8 with the mark that spreadsheets look for."""
    held = io.StringIO(newline="")
    table = csv.writer(held)
    table.writerow(COLUMNS)
    for one in found.series:
        columns = (one.sold, one.last_year, one.trend, one.low, one.high, one.season)
        for place, day in enumerate(found.weeks):
            figures = [_figure(float(column[place])) for column in columns]
            table.writerow([safe(found.by), safe(one.label), day.isoformat(), *figures])
    return held.getvalue().encode("utf-8-sig", "replace")


def write(found: Trends, file: Path) -> Path:
    """Write a table (.csv) or a picture (.png), by the file's ending.

    Raises
    ------
    StylistError
        It is neither, or cannot be written.
    """
    try:
        if file.suffix.lower() == ".csv":
            with whole(file) as temporary:
                temporary.write_bytes(as_csv(found))
        elif file.suffix.lower() == ".png":
            with whole(file) as temporary:
                picture(found).save(temporary, "PNG")
        else:
            raise StylistError(f"{file}: trends are written as .csv or .png")
    except OSError as error:
        raise StylistError(f"{file}: {error.strerror or error}") from error
    return file


def picture(found: Trends) -> Image.Image:
    """Two panels a row, one a value: this year, last year behind it, the trend's interval."""
    count = max(len(found.series), 1)
    columns = min(count, 2)
    rows = -(-count // columns)
    step = (_WIDTH + _GAP, _HEIGHT + _TOP)
    size = (columns * step[0] + 24, rows * step[1] + 72)
    image = Image.new("RGB", (size[0] * _SCALE, size[1] * _SCALE), _GROUND)
    pen = ImageDraw.Draw(image)
    weeks = f"{found.weeks[0]} to {found.weeks[-1]}" if found.weeks else "nothing sold"
    _words(pen, 24, 18, f"Pieces sold by week, by {found.by}: {weeks}", 14, _MUTED)
    told = "dark: sold; light: the year before; shaded: the trend, 19 times in 20"
    _words(pen, size[0] - 24, 18, told, 12, _MUTED, "ra")
    for number, one in enumerate(found.series):
        left = _LEFT + number % columns * step[0]
        _panel(pen, left, _TOP + number // columns * step[1], one, found)
    return image


def _panel(pen: ImageDraw.ImageDraw, left: int, top: int, one: Series, found: Trends) -> None:
    values = np.concatenate([one.sold, one.last_year, one.high])
    most = max(float(np.nanmax(values)) if np.isfinite(values).any() else 0.0, 1.0)

    def at(place: int, value: float) -> tuple[float, float]:
        across = place / max(len(one.sold) - 1, 1)
        return (
            (left + across * _WIDTH) * _SCALE,
            (top + (1 - min(value, most) / most) * _HEIGHT) * _SCALE,
        )

    _words(pen, left, top - 44, one.label, 16, _INK)
    _words(pen, left + _WIDTH, top - 40, course(one), 12, _MUTED, "ra")
    for tick in range(3):
        y = top + _HEIGHT * (1 - tick / 2)
        pen.line([(left * _SCALE, y * _SCALE), ((left + _WIDTH) * _SCALE, y * _SCALE)], _LINE, 2)
        _words(pen, left - 8, y, f"{most * tick / 2:.0f}", 11, _MUTED, "rm")
    band = [at(n, float(v)) for n, v in enumerate(one.low) if np.isfinite(v)]
    above = [at(n, float(v)) for n, v in enumerate(one.high) if np.isfinite(v)]
    if len(band) > 1:
        pen.polygon([*band, *reversed(above)], fill=_BAND)
    for line, colour, width in ((one.last_year, _BEHIND, 3), (one.sold, _ACCENT, 4)):
        points = _told(line)
        if len(points) > 1:
            pen.line([at(n, float(line[n])) for n in points], colour, width, joint="curve")
    for place in (0, len(found.weeks) - 1):
        x = left + place / max(len(found.weeks) - 1, 1) * _WIDTH
        anchor = "ra" if place else "la"
        _words(pen, x, top + _HEIGHT + 8, found.weeks[place].isoformat(), 11, _MUTED, anchor)


def course(one: Series) -> str:
    """*rising, +31 % a quarter (+12 to +54 %)*: of a trend, for a person."""
    if not math.isfinite(one.change):
        return "too few weeks"
    bounds = f"{one.change_low:+.0%} to {one.change_high:+.0%}"
    return f"{one.course}, {one.change:+.0%} a quarter ({bounds})"


def _told(line: Floats) -> Sequence[int]:
    return [int(n) for n in np.flatnonzero(np.isfinite(line))]


def _figure(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if math.isfinite(value) else ""


def _words(
    pen: ImageDraw.ImageDraw, x: float, y: float, words: str, size: int, fill: str,
    anchor: str = "la",
) -> None:  # fmt: skip
    font = ImageFont.load_default(size * _SCALE)
    pen.text((x * _SCALE, y * _SCALE), words, fill=fill, font=font, anchor=anchor)
