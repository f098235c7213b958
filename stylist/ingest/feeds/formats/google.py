"""Google Merchant's feed, as RSS, Atom or a table: an item a variant, joined by their group."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from stylist.ingest.feeds.formats.base import (
    Format,
    grouped,
    least,
    once,
    path_words,
    total,
    worth_telling,
)
from stylist.ingest.feeds.rows import Row, Rows
from stylist.ingest.feeds.values import Prices, as_text, read_stock
from stylist.products import ColumnMap, Product, RowRefusal, Variant

_THERE = frozenset(("in stock", "available for order", "limited availability"))
_BARE_COMMA = re.compile(r",(?=\s*(?:https?:|/|[\w.\-]+\.\w{3,4}(?:,|$)))|\s*\n\s*|[|]")


class _Part(NamedTuple):
    variant: Variant
    currency: str | None
    photos: tuple[str, ...]


class Google(Format):
    """The product data specification; availability without a number counts as one piece."""

    key = "google"
    label = "Google Merchant"
    signs = frozenset(("id", "title", "availability"))
    prices = ("price", "sale price")

    def fits(self, columns: Collection[str]) -> int:
        """A link to a picture or a group is what nobody else has."""
        own = {"image link", "google product category", "item group id"} & set(columns)
        return super().fits(columns) + len(own) if own else 0

    def products(
        self,
        rows: Rows,
        chosen: ColumnMap,
        path: Path,  # noqa: ARG002
    ) -> Iterator[Product | RowRefusal]:
        """A product an ``item_group_id``, or an ``id`` without one."""
        prices, rows = self.learn_prices(rows, chosen)
        groups, refused = grouped(
            rows,
            lambda row: row.get("item group id") or row.need("id"),
            lambda row: _part(row, prices),
        )
        yield from refused
        for key, parts in groups.items():
            yield _product(key, parts)


def _part(row: Row, prices: Prices) -> _Part:
    row.need("title")
    price, currency = prices.read(row.get("price"), "price")
    if "sale price" in row.cells and "sale price effective date" not in row.cells:
        price, currency = prices.read(row.get("sale price"), "sale_price")
    there = row.get("availability").casefold().replace("_", " ")
    stock = read_stock(row.get("quantity", "sell on google quantity"), "quantity")
    if stock is None and there:
        stock = int(there in _THERE)
    photos = [
        photo.strip()
        for column in ("image link", "additional image link", "additional image links")
        for photo in _BARE_COMMA.split(row.get(column))
    ]
    variant = Variant(
        row.need("id"), row.get("size") or None, row.get("color") or None, price, stock
    )
    return _Part(variant, currency, once(photos))


def _product(key: str, parts: list[tuple[Row, _Part]]) -> Product:
    row = parts[0][0]
    variants = [part.variant for _, part in parts]

    def every(column: str, marks: str = "/") -> tuple[str, ...]:
        return once(
            word.strip() for one, _ in parts for word in re.split(f"[{marks}]", one.get(column))
        )

    title = row.get("title")
    if len(parts) > 1:
        title = _common([one.get("title") for one, _ in parts]) or title
    return Product(
        row.number,
        key,
        title,
        sku=key,
        brand=row.get("brand") or None,
        description=as_text(row.get("description")),
        price=least(v.price for v in variants),
        currency=next((part.currency for _, part in parts if part.currency), None),
        stock=total(v.stock for v in variants),
        said={
            "category": once([
                *(w for path in row.get("product type").split("\n") for w in path_words(path)),
                *path_words(row.get("google product category")),
            ]),
            "colour": every("color"),
            "material": every("material"),
            "pattern": every("pattern"),
            "gender": once([row.get("gender")]),
        },
        variants=worth_telling(variants),
        photos=once(photo for _, part in parts for photo in part.photos),
    )  # fmt: skip


def _common(titles: list[str]) -> str:
    """The words that the titles of all variants begin with: *Wool coat* of *Wool coat, red, M*."""
    words = [title.split() for title in titles]
    count = 0
    while all(len(w) > count and w[count] == words[0][count] for w in words):
        count += 1
    return " ".join(words[0][:count]).rstrip(" ,-–—:|/(")
