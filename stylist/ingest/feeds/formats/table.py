"""Any other table, by a column map."""

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
from stylist.ingest.feeds.rows import CellError, Row, Rows, plain
from stylist.ingest.feeds.values import Prices, as_text, listed, read_stock, truth
from stylist.products import ANY_TABLE, ColumnMap, Product, RowRefusal, Variant

_PHOTOS = re.compile(r"[\n;|]|,(?=\s*\S+\.\w{3,4}(?:[,?\s]|$))|,(?=\s*https?:)")
_LISTS = ",;|\n"


class _Part(NamedTuple):
    variant: Variant
    currency: str | None


class AnyTable(Format):
    """What a person, or a guess, says of its columns is all there is to know."""

    key = ANY_TABLE
    label = "Any table"
    signs = frozenset()
    prices = ("price",)

    def fits(self, columns: Collection[str]) -> int:  # noqa: ARG002
        """Always, and never better than another."""
        return 0

    def columns_read(self, chosen: ColumnMap) -> frozenset[str]:
        """Those that mean something."""
        return frozenset(plain(column) for column in chosen.columns.values())

    def products(
        self,
        rows: Rows,
        chosen: ColumnMap,
        path: Path,  # noqa: ARG002
    ) -> Iterator[Product | RowRefusal]:
        """A product a row, or a group of rows where a column joins them."""
        read = _Reader(chosen)
        rows = (row if isinstance(row, RowRefusal) else read.fields(row) for row in rows)
        prices, rows = self.learn_prices(rows, chosen)
        groups, refused = grouped(rows, read.key, lambda row: _part(row, read, prices))
        yield from refused
        for key, parts in groups.items():
            if "group" in chosen.columns:
                yield read.product(key, parts)
                continue
            yield read.product(key, parts[:1])
            for row, _ in parts[1:]:
                reason = f"{key} is in row {parts[0][0].number} already"
                yield RowRefusal(row.number, read.column("sku"), reason, key)


class _Reader:
    """Reads rows whose cells have been renamed to fields."""

    def __init__(self, chosen: ColumnMap) -> None:
        self._columns = chosen.columns
        self._names = {field: plain(column) for field, column in chosen.columns.items()}

    def fields(self, row: Row) -> Row:
        cells = {field: row.cells[name] for field, name in self._names.items() if name in row.cells}
        return Row(row.number, cells)

    def column(self, field: str) -> str:
        """What the table calls a field."""
        return self._columns.get(field, field)

    def key(self, row: Row) -> str:
        key = row.get("group", "sku") if "sku" in self._names else row.get("group", "name")
        if not key:
            raise CellError(self.column("sku"), "is blank")
        return key

    def product(self, key: str, parts: list[tuple[Row, _Part]]) -> Product:
        row = parts[0][0]
        variants = [part.variant for _, part in parts]

        def every(field: str) -> tuple[str, ...]:
            return once(word for one, _ in parts for word in listed(one.get(field), "/|;\n"))

        return Product(
            row.number,
            key,
            next((n for one, _ in parts if (n := one.get("name"))), ""),
            sku=key,
            brand=row.get("brand") or None,
            description=as_text(row.get("description")),
            price=least(v.price for v in variants),
            currency=next((part.currency for _, part in parts if part.currency), None),
            stock=total(v.stock for v in variants),
            said={
                "category": once(
                    word
                    for field in ("kind", "category")
                    for path in listed(row.get(field), ";|\n,")
                    for word in path_words(path)
                ),
                **{name: every(name) for name in ("colour", "material", "pattern")},
                "gender": once([row.get("gender")]),
                "season": once([row.get("season")]),
            },
            tags=once(t for one, _ in parts for t in listed(one.get("tags"), _LISTS)),
            variants=worth_telling(variants),
            photos=once(
                photo.strip()
                for field in ("photos", "more_photos")
                for one, _ in parts
                for photo in _PHOTOS.split(one.get(field))
            ),
        )


def _part(row: Row, read: _Reader, prices: Prices) -> _Part:
    if not row.get("name") and not row.get("group"):
        raise CellError(read.column("name"), "is blank")
    price, currency = prices.read(row.get("price"), read.column("price"))
    if word := row.get("currency"):
        if not re.fullmatch(r"[A-Za-z]{3}", word):
            raise CellError(read.column("currency"), f"{word!r} is no currency such as EUR")
        currency = word.upper()
    told = row.get("stock")
    there = truth(told) if told and not any(c.isdigit() for c in told) else None
    stock = read_stock(told, read.column("stock")) if there is None else int(there)
    colour = row.get("colour") or None
    variant = Variant(row.get("sku") or None, row.get("size") or None, colour, price, stock)
    return _Part(variant, currency)
