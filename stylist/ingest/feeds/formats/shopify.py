"""Shopify's product export: a row a variant, and rows that only add a photo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from stylist.ingest.feeds.columns import option
from stylist.ingest.feeds.formats.base import (
    Format,
    grouped,
    least,
    once,
    total,
    worth_telling,
)
from stylist.ingest.feeds.rows import CellError, Row, Rows
from stylist.ingest.feeds.values import Prices, as_text, listed, read_stock, truth
from stylist.products import ColumnMap, Product, RowRefusal, Variant

_HANDLE = ("handle", "url handle")
_NO_OPTION = "default title"
_WRITTEN = frozenset(("draft", "archived"))


class _Part(NamedTuple):
    variant: Variant | None
    photo: tuple[int, str] | None
    currency: str | None


class Shopify(Format):
    """Columns of the old template and of the one since 2025."""

    key = "shopify"
    label = "Shopify"
    signs = frozenset(("title", "vendor", "option1 name", "option1 value"))
    prices = ("variant price", "price")

    def products(
        self,
        rows: Rows,
        chosen: ColumnMap,
        path: Path,  # noqa: ARG002
    ) -> Iterator[Product | RowRefusal]:
        """A product a handle."""
        prices, rows = self.learn_prices(rows, chosen)
        names: dict[str, list[str]] = {}

        def key(row: Row) -> str:
            handle = row.get(*_HANDLE)
            if not handle:
                raise CellError("Handle", "is blank")
            return handle

        def read(row: Row) -> _Part:
            # Only the first row of a product names its options.
            said = names.setdefault(key(row), [])
            if not said:
                said += [row.get(f"option{i} name") for i in (1, 2, 3)]
            return _part(row, said, prices)

        groups, refused = grouped(rows, key, read)
        yield from refused
        lost = {one.key for one in refused}
        for handle, parts in groups.items():
            row = next((row for row, _ in parts if "title" in row.cells), None)
            if row is not None:
                if product := _product(handle, row, [part for _, part in parts]):
                    yield product
            elif handle not in lost:
                yield RowRefusal(parts[0][0].number, "Title", "is blank", handle)


def _part(row: Row, options: list[str], prices: Prices) -> _Part:
    photo = row.get("image src", "product image url")
    place = row.get("image position")
    order = int(place) if place.isdecimal() else 10_000
    currency = None
    variant = None
    if row.get("option1 value", "variant price", "price", "variant sku", "sku"):
        values = {
            kind: value
            for i, name in enumerate(options, start=1)
            if (value := row.get(f"option{i} value")) and value.casefold() != _NO_OPTION
            and (kind := option(name)) in ("size", "colour")
        }  # fmt: skip
        price, currency = prices.read(row.get("variant price", "price"), "Variant Price")
        stock = row.get("variant inventory qty", "inventory quantity")
        variant = Variant(
            row.get("variant sku", "sku").lstrip("'") or None,
            values.get("size"),
            values.get("colour"),
            price,
            read_stock(stock, "Variant Inventory Qty"),
        )
    return _Part(variant, (order, photo) if photo else None, currency)


def _product(handle: str, row: Row, parts: list[_Part]) -> Product | None:
    """The product, or None of one that the shop does not show."""
    shown = truth(row.get("published", "published on online store"))
    if shown is False or row.get("status").casefold() in _WRITTEN:
        return None
    variants = [part.variant for part in parts if part.variant is not None]
    photos = sorted(
        (part.photo for part in parts if part.photo is not None), key=lambda photo: photo[0]
    )
    said = {
        "category": once((row.get("type", "custom product type"), *reversed(
            [p.strip() for p in row.get("product category").split(">")]
        ))),
        "colour": once([*(v.colour for v in variants), *_meta(row, "color")]),
        "material": once(_meta(row, "fabric")),
        "pattern": once(_meta(row, "pattern")),
        "gender": once(_meta(row, "target gender")),
    }  # fmt: skip
    return Product(
        row.number,
        handle,
        row.get("title"),
        # A product has no number of its own, but where it is its only variant.
        sku=variants[0].sku if len(variants) == 1 and variants[0].sku else handle,
        brand=row.get("vendor") or None,
        description=as_text(row.get("body (html)", "description")),
        price=least(v.price for v in variants),
        currency=next((part.currency for part in parts if part.currency), None),
        stock=total(v.stock for v in variants),
        said=said,
        tags=listed(row.get("tags")),
        variants=worth_telling(variants),
        photos=once(photo for _, photo in photos),
    )


def _meta(row: Row, name: str) -> list[str]:
    """A metafield of the product taxonomy: ``Color (product.metafields.shopify.color-pattern)``."""
    return [
        value.strip()
        for column, cell in row.cells.items()
        if column.startswith(f"{name} (product.metafields")
        for value in cell.split(";")
    ]
