"""Looks as a table of SKUs for a shop's own programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from stylist.lookbook.pages import LookPage

COLUMNS = ("look", "client", "sku", "name", "brand", "price", "currency", "id")

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|")
"""What a cell must not begin with, or spreadsheets compute it (OWASP, CSV injection)."""
_BLANK = " \t\r\n\v\f\0\u00a0\u200b\u2060\u3000\ufeff"
"""What some of them leave out before they look."""


def as_csv(looks: Sequence[LookPage]) -> bytes:
    """A row a garment of a look, UTF-8 with the mark that spreadsheets look for."""
    held = io.StringIO(newline="")
    table = csv.writer(held)
    table.writerow(COLUMNS)
    for page in looks:
        for item in page.items:
            price = "" if item.price is None else f"{item.price:.2f}"
            words = (page.look.name, page.look.client, item.sku, item.name, item.brand)
            cells = [safe(word or "") for word in words]
            table.writerow([*cells, price, safe(item.currency or ""), item.id])
    return held.getvalue().encode("utf-8-sig", "replace")


def safe(cell: str) -> str:
    """The text, quoted where a spreadsheet would take it for a formula."""
    hidden = cell[:1] in tuple("\t\r\n")
    return f"'{cell}" if hidden or cell.lstrip(_BLANK).startswith(_FORMULA) else cell
