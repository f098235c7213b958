"""Pages painted: as PDF with vector text and embedded fonts, as pixels."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from stylist.lookbook.pages import (
    FONTS,
    HEIGHT,
    WIDTH,
    LookPage,
    Mark,
    Panel,
    Picture,
    Text,
    canvas,
    font,
)
from stylist.looktypes import ASPECT, PAPER
from stylist.resources import resource
from stylist.types import Rgb

DOTS = 2.0
"""Pixels a point of a PNG: 144 dots an inch."""

_BETWEEN = 24


def as_pdf(title: str, sheets: Sequence[Sequence[Mark]]) -> bytes:
    """The pages as PDF."""
    # Both take a while to import, and little else needs them.
    from reportlab.lib.colors import HexColor
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for weight, file in FONTS.items():
        registerFont(TTFont(f"Inter-{weight}", str(resource("fonts", file))))
    held = io.BytesIO()
    # `invariant`: the same looks make the same bytes.
    canvas = Canvas(held, pagesize=(WIDTH, HEIGHT), invariant=1, lang="en")
    canvas.setTitle(title)
    canvas.setCreator("Stylist")
    pictures: dict[Path, ImageReader] = {}
    for sheet in sheets:
        for mark in sheet:
            if isinstance(mark, Text):
                canvas.setFillColor(HexColor(mark.colour))
                canvas.setFont("Inter-bold" if mark.bold else "Inter-regular", mark.size)
                draw = canvas.drawRightString if mark.right else canvas.drawString
                draw(mark.x, HEIGHT - mark.y, mark.words)
            elif isinstance(mark, Panel):
                canvas.setFillColor(HexColor(mark.colour))
                below = HEIGHT - mark.y - mark.height
                canvas.rect(mark.x, below, mark.width, mark.height, stroke=0, fill=1)
            else:
                if mark.file not in pictures:
                    pictures[mark.file] = ImageReader(str(mark.file))
                canvas.saveState()
                canvas.translate(mark.x, HEIGHT - mark.y)
                canvas.rotate(-mark.rotation)
                left, below = -mark.width / 2, -mark.height / 2
                canvas.drawImage(
                    pictures[mark.file], left, below, mark.width, mark.height, mask="auto"
                )
                canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def as_png(sheets: Sequence[Sequence[Mark]]) -> bytes:
    """The pages as one picture, two beside each other where there are several."""
    painted = [as_picture(sheet) for sheet in sheets]
    columns = min(len(painted), 2)
    rows = -(-len(painted) // columns)
    width, height = painted[0].size
    whole = Image.new(
        "RGB",
        (columns * (width + _BETWEEN) - _BETWEEN, rows * (height + _BETWEEN) - _BETWEEN),
        "#c9c7c2",
    )
    for place, page in enumerate(painted):
        at = (place % columns * (width + _BETWEEN), place // columns * (height + _BETWEEN))
        whole.paste(page, at)
    held = io.BytesIO()
    whole.save(held, "PNG", dpi=(72 * DOTS, 72 * DOTS), optimize=False)
    return held.getvalue()


def as_picture(sheet: Sequence[Mark], dots: float = DOTS) -> Image.Image:
    """A page as pixels, `dots` a point."""
    page = Image.new("RGB", (round(WIDTH * dots), round(HEIGHT * dots)), "white")
    _paint(page, sheet, dots)
    return page


def as_canvas(page: LookPage, height: int) -> Rgb:
    """A look's canvas alone, (height, width, 3) uint8."""
    sheet = list(canvas(page.shown, 0, 0, HEIGHT * ASPECT, HEIGHT))
    picture = Image.new("RGB", (round(height * ASPECT), height), PAPER)
    _paint(picture, sheet, height / HEIGHT)
    return np.asarray(picture)


def _paint(page: Image.Image, sheet: Sequence[Mark], dots: float) -> None:
    draw = ImageDraw.Draw(page)
    for mark in sheet:
        x, y = mark.x * dots, mark.y * dots
        if isinstance(mark, Text):
            face = font("bold" if mark.bold else "regular", max(round(mark.size * dots), 1))
            anchor = "rs" if mark.right else "ls"
            draw.text((x, y), mark.words, font=face, fill=mark.colour, anchor=anchor)
        elif isinstance(mark, Panel):
            ends = (x + mark.width * dots - 1, y + max(mark.height * dots - 1, 0))
            draw.rectangle((x, y, *ends), fill=mark.colour)
        else:
            _paste(page, mark, dots)


def _paste(page: Image.Image, mark: Picture, dots: float) -> None:
    size = max(round(mark.width * dots), 1), max(round(mark.height * dots), 1)
    with Image.open(mark.file) as opened:
        cut = opened.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    if mark.rotation:
        cut = cut.rotate(-mark.rotation, Image.Resampling.BICUBIC, expand=True)
    corner = round(mark.x * dots - cut.width / 2), round(mark.y * dots - cut.height / 2)
    page.paste(cut, corner, cut)
