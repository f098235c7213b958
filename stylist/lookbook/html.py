"""Looks as one HTML file that needs nothing else: pictures inside, no script, for any screen."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from html import escape
from pathlib import Path

from PIL import Image

from stylist.lookbook.pages import LookPage, Shown
from stylist.looktypes import ASPECT
from stylist.style.prices import in_words, totals
from stylist.text import translate

_SIDE = 480
"""Long side of a picture: a phone shows it at a third of that, in three dots a point."""

_STYLE = """
:root { color-scheme: light; --ink: #1d1d1f; --soft: #6b6b70; --line: #d9d7d2; --paper: #f6f4f0 }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1.5rem 1.25rem 3rem; max-width: 44rem; background: #fff;
  color: var(--ink); font: 1rem/1.45 Inter, system-ui, -apple-system, "Segoe UI", sans-serif }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 1.5rem; overflow-wrap: anywhere }
h2 { font-size: 1.3rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere }
section { margin: 0 0 3rem } p { margin: .3rem 0 0; color: var(--soft); overflow-wrap: anywhere }
.canvas { position: relative; width: 100%; aspect-ratio: __ASPECT__; margin: .9rem 0;
  background: var(--paper); overflow: hidden; border-radius: .4rem }
.canvas div { position: absolute; display: flex; align-items: center; justify-content: center }
.canvas img { max-width: 100%; max-height: 100%; object-fit: contain }
.canvas span { color: var(--soft); font-size: .85rem; text-align: center }
ul { list-style: none; margin: 0; padding: 0 }
li { display: flex; gap: .75rem; padding: .4rem 0; border-bottom: 1px solid var(--line) }
li span:first-child { flex: 1; min-width: 0; overflow-wrap: anywhere }
small { color: var(--soft) } .price { white-space: nowrap; font-variant-numeric: tabular-nums }
.total { border: 0; font-weight: 600 } footer { border-top: 1px solid var(--line);
  padding-top: 1rem; white-space: pre-line; overflow-wrap: anywhere }
@media print { section { break-inside: avoid } }
"""


def as_html(title: str, looks: Sequence[LookPage], contact: str = "") -> bytes:
    """The looks as HTML; every text of a person or a feed is escaped."""
    heading = f"<h1>{escape(title)}</h1>" if len(looks) > 1 else ""
    footer = f"<footer>{escape(contact.strip())}</footer>" if contact.strip() else ""
    text = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        # Even if something slipped through, nothing is fetched and nothing runs.
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title>"
        f"<style>{_STYLE.replace('__ASPECT__', f'{ASPECT:.4f}')}</style></head><body>"
        f"{heading}{''.join(_section(page) for page in looks)}{footer}</body></html>\n"
    )
    return text.encode("utf-8", "replace")


def _section(page: LookPage) -> str:
    look = page.look
    pictures: dict[Path, str] = {}
    about = f"<p>{escape(page.about)}</p>" if page.about else ""
    canvas = "".join(_piece(one, pictures) for one in page.shown)
    rows = "".join(
        f"<li><span>{escape(item.name)}"
        + (f" <small>{escape(item.sku)}</small>" if item.sku else "")
        + f'</span><span class="price">{escape(in_words(totals([item])))}</span></li>'
        for item in page.items
    )
    if page.total:
        total = escape(translate("lookbook", "Total"))
        rows += f'<li class="total"><span>{total}</span><span class="price">{escape(page.total)}'
        rows += "</span></li>"
    warmth = f"<p>{escape(page.warmth)}</p>" if page.warmth else ""
    notes = "".join(f"<p>{escape(line)}</p>" for line in look.notes.splitlines() if line.strip())
    return (
        f'<section><h2>{escape(look.name)}</h2>{about}<div class="canvas">{canvas}</div>'
        f"<ul>{rows}</ul>{warmth}{notes}</section>"
    )


def _piece(one: Shown, pictures: dict[Path, str]) -> str:
    placed = one.placed
    # A square of the longer side, in which the picture is centred.
    high, wide = placed.scale * 100, placed.scale * 100 / ASPECT
    style = (
        f"left:{placed.x * 100 - wide / 2:.2f}%;top:{placed.y * 100 - high / 2:.2f}%;"
        f"width:{wide:.2f}%;height:{high:.2f}%"
    )
    if placed.rotation:
        style += f";transform:rotate({placed.rotation:.1f}deg)"
    if one.cutout is None:
        return f'<div style="{style}"><span>{escape(one.item.name)}</span></div>'
    if one.cutout not in pictures:
        pictures[one.cutout] = _data(one.cutout)
    alt = escape(one.item.name, quote=True)
    return f'<div style="{style}"><img alt="{alt}" src="{pictures[one.cutout]}"></div>'


def _data(file: Path) -> str:
    """A picture as a data URI; WebP keeps transparency at a tenth of a PNG."""
    with Image.open(file) as opened:
        picture = opened.convert("RGBA")
    picture.thumbnail((_SIDE, _SIDE), Image.Resampling.LANCZOS)
    held = io.BytesIO()
    picture.save(held, "WEBP", quality=84, method=4)
    return f"data:image/webp;base64,{base64.b64encode(held.getvalue()).decode('ascii')}"
