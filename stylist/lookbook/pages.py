"""Pages of a lookbook: what stands where, in points from the upper left, before any painter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageFont

from stylist.looktypes import ASPECT, PAPER, Placed, StyledLook
from stylist.resources import resource
from stylist.style.prices import in_words, totals
from stylist.text import degrees, speed, translate
from stylist.types import Item

WIDTH, HEIGHT = 595.28, 841.89
"""A4 in points."""

MARGIN = 48.0
INK, SOFT, LINE = "#1d1d1f", "#6b6b70", "#d9d7d2"
FONTS = {"regular": "Inter-Regular.ttf", "bold": "Inter-SemiBold.ttf"}
_LEADING = 1.42
_MEASURED = 200
"""Pixels at which widths are measured, so that hinting rounds nothing away."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A garment on a page: where it lies, what it is, and its cut-out, if there is one."""

    placed: Placed
    item: Item
    cutout: Path | None


@dataclass(frozen=True, slots=True)
class LookPage:
    """What a page says of a look; `warmth` is a sentence, empty without a weather."""

    look: StyledLook
    shown: tuple[Shown, ...]
    occasion: str = ""
    warmth: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Its garments, each once."""
        return tuple({one.item.id: one.item for one in self.shown}.values())

    @property
    def total(self) -> str:
        """*120.00 EUR*; empty where nothing has a price."""
        return in_words(totals(self.items))

    @property
    def about(self) -> str:
        """*For Anna · Office · 8 °C, rain*."""
        look = self.look
        weather = []
        if look.temperature is not None:
            weather.append(degrees(look.temperature))
        if look.rain:
            weather.append(translate("lookbook", "rain"))
        if look.wind:
            weather.append(translate("lookbook", "wind {}").format(speed(look.wind)))
        client = translate("lookbook", "For {}").format(look.client) if look.client else ""
        return " · ".join(part for part in (client, self.occasion, ", ".join(weather)) if part)


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text: its left end and baseline; `right`: its right end."""

    x: float
    y: float
    words: str
    size: float
    bold: bool = False
    colour: str = INK
    right: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its middle, its size, and how far it is turned, in degrees clockwise."""

    x: float
    y: float
    width: float
    height: float
    file: Path
    rotation: float = 0.0


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled rectangle; as high as a hair it is a rule."""

    x: float
    y: float
    width: float
    height: float
    colour: str


Mark = Text | Picture | Panel


def pages(title: str, looks: Sequence[LookPage], contact: str = "") -> list[list[Mark]]:
    """A page a look, and where there are several, or a contact, one with all of them."""
    sheets = [_look(page) for page in looks]
    if len(looks) > 1 or contact:
        sheets += _overview(title, looks, contact)
    if len(sheets) > 1:
        for number, marks in enumerate(sheets, 1):
            marks.append(_number(number, len(sheets)))
    return sheets


def _number(number: int, of: int) -> Text:
    """Which page it is, of all that are printed."""
    words = f"{number} / {of}"
    return Text(WIDTH - MARGIN, HEIGHT - 26, words, 9, colour=SOFT, right=True)


def _look(page: LookPage) -> list[Mark]:
    right = WIDTH - MARGIN
    marks: list[Mark] = []
    y = MARGIN + 22
    for line in wrapped(page.look.name, 26, right - MARGIN, bold=True, most=2):
        marks.append(Text(MARGIN, y, line, 26, bold=True))
        y += 32
    if page.about:
        for line in wrapped(page.about, 11, right - MARGIN, most=2):
            marks.append(Text(MARGIN, y - 8, line, 11, colour=SOFT))
            y += 11 * _LEADING
    listed = list(_listed(page))
    notes = wrapped(page.look.notes, 10, right - MARGIN, most=6)
    below = sum(step for _, step in listed) + len(notes) * 10 * _LEADING + (14 if notes else 0)
    top, bottom = y + 6, HEIGHT - MARGIN - 26 - below
    height = max(min(bottom - top, (right - MARGIN) / ASPECT), 160.0)
    width = min(height * ASPECT, right - MARGIN)
    marks.append(Panel(MARGIN, top, right - MARGIN, height, PAPER))
    marks += canvas(page.shown, (MARGIN + right - width) / 2, top, width, height)
    y = top + height + 26
    for text, step in listed:
        marks += [_moved(mark, y) for mark in text]
        y += step
    for line in notes:
        marks.append(Text(MARGIN, y + 6, line, 10, colour=SOFT))
        y += 10 * _LEADING
    return marks


def canvas(
    shown: Sequence[Shown], left: float, top: float, width: float, height: float
) -> Iterator[Mark]:
    """The garments of a look on a canvas; one without a picture is its name."""
    for one in shown:
        placed = one.placed
        x, y = left + placed.x * width, top + placed.y * height
        longer = placed.scale * height
        if one.cutout is None:
            name = shortened(one.item.name, 10, longer)
            yield Text(x - length(name, 10) / 2, y, name, 10, colour=SOFT)
            continue
        with Image.open(one.cutout) as picture:
            across, down = picture.size
        scale = longer / max(across, down)
        yield Picture(x, y, across * scale, down * scale, one.cutout, placed.rotation)


def _listed(page: LookPage) -> Iterator[tuple[list[Mark], float]]:
    """Rows of the list of garments, each at 0, and how far the next is below."""
    right = WIDTH - MARGIN
    # Very long lists get smaller, so that the picture keeps its half of the page.
    size = 10.5 if len(page.items) <= 10 else max(10.5 * 10 / len(page.items), 5.5)
    for item in page.items:
        price = in_words(totals([item]))
        sku = item.sku or ""
        room = right - MARGIN - length(price, size) - (length(sku, size) + 30 if sku else 14)
        name = shortened(item.name, size, room)
        row: list[Mark] = [Text(MARGIN, 0, name, size)]
        if sku:
            row.append(Text(MARGIN + length(name, size) + 10, 0, sku, size * 0.86, colour=SOFT))
        if price:
            row.append(Text(right, 0, price, size, right=True))
        yield row, size * 1.55
    if page.total or page.warmth:
        rule = Panel(MARGIN, -size * 0.75, right - MARGIN, 0.6, LINE)
        last: list[Mark] = [rule]
        said = page.warmth or translate("lookbook", "Total")
        last.append(Text(MARGIN, size * 0.6, said, size, colour=SOFT))
        if page.total:
            last.append(Text(right, size * 0.6, page.total, size, bold=True, right=True))
        yield last, size * 2.2


def _overview(title: str, looks: Sequence[LookPage], contact: str) -> Iterator[list[Mark]]:
    """All looks, nine a page, and whom to turn to."""
    columns, rows, gap = 3, 3, 18.0
    right = WIDTH - MARGIN
    width = (right - MARGIN - gap * (columns - 1)) / columns
    lines = wrapped(contact, 10.5, right - MARGIN, most=6)
    for start in range(0, len(looks), columns * rows):
        some = looks[start : start + columns * rows]
        marks: list[Mark] = []
        y = MARGIN + 22
        for line in wrapped(title, 26, right - MARGIN, bold=True, most=2):
            marks.append(Text(MARGIN, y, line, 26, bold=True))
            y += 32
        room = HEIGHT - MARGIN - y - len(lines) * 15 - (24 if lines else 0)
        height = min(width / ASPECT, room / rows - 44)
        for place, page in enumerate(some):
            left = MARGIN + place % columns * (width + gap)
            top = y + place // columns * (height + 44)
            marks.append(Panel(left, top, width, height, PAPER))
            inner = min(width, height * ASPECT)
            marks += canvas(page.shown, left + (width - inner) / 2, top, inner, height)
            name = shortened(page.look.name, 10, width, bold=True)
            marks.append(Text(left, top + height + 14, name, 10, bold=True))
            said = shortened(page.total or page.about, 9, width)
            marks.append(Text(left, top + height + 27, said, 9, colour=SOFT))
        if lines and start + columns * rows >= len(looks):
            y = HEIGHT - MARGIN - (len(lines) - 1) * 15
            marks.append(Panel(MARGIN, y - 22, right - MARGIN, 0.6, LINE))
            for line in lines:
                marks.append(Text(MARGIN, y, line, 10.5))
                y += 15
        yield marks


def wrapped(words: str, size: float, width: float, *, bold: bool = False, most: int) -> list[str]:
    """Text in lines, at most so many, the last shortened; breaks in it are kept."""
    lines: list[str] = []
    for paragraph in words.strip().splitlines():
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and length(longer, size, bold) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = f"{kept[-1]} …"
    return [shortened(line, size, width, bold=bold) for line in kept]


def shortened(words: str, size: float, width: float, *, bold: bool = False) -> str:
    """The text on one line, with an ellipsis where it is too long."""
    words = " ".join(words.split())
    if length(words, size, bold) <= width:
        return words
    while words and length(f"{words}…", size, bold) > width:
        words = words[: -max(len(words) // 12, 1)]
    return f"{words.rstrip()}…"


def length(words: str, size: float, bold: bool = False) -> float:
    """How long a text is, in points."""
    return float(font("bold" if bold else "regular", _MEASURED).getlength(words)) * size / _MEASURED


@lru_cache(maxsize=32)
def font(weight: str, pixels: int) -> ImageFont.FreeTypeFont:
    """A font that ships, at a size."""
    file = str(resource("fonts", FONTS[weight]))
    return ImageFont.truetype(file, pixels, layout_engine=ImageFont.Layout.BASIC)


def _moved(mark: Mark, down: float) -> Mark:
    return replace(mark, y=mark.y + down)
