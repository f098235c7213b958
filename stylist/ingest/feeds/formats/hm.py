"""H&M's ``articles.csv``: a row an article, which is one colour of a product."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from stylist.ingest.feeds.formats.base import Format, once
from stylist.ingest.feeds.rows import CellError, Row, Rows
from stylist.ingest.feeds.values import as_text
from stylist.products import ColumnMap, Product, RowRefusal, Variant

_DIGITS = 10
_UNKNOWN = frozenset(("unknown", "undefined", "other"))


class HM(Format):
    """Purchases and photos name articles, so an article is an item.

    Spreadsheets take the leading zero off article numbers; it is put back. A
    photo lies under the first three digits of the number.
    """

    key = "hm"
    label = "H&M articles"
    signs = frozenset(("article id", "prod name", "product type name", "colour group name"))
    reads = frozenset((
        "article id", "prod name", "product type name", "product group name",
        "graphical appearance name", "colour group name", "perceived colour master name",
        "index group name", "section name", "garment group name", "detail desc",
    ))  # fmt: skip

    def products(
        self,
        rows: Rows,
        chosen: ColumnMap,  # noqa: ARG002
        path: Path,  # noqa: ARG002
    ) -> Iterator[Product | RowRefusal]:
        """A product an article."""
        for row in rows:
            if isinstance(row, RowRefusal):
                yield row
                continue
            key = row.get("article id").zfill(_DIGITS)
            try:
                if not (key.isascii() and key.isdecimal() and len(key) == _DIGITS):
                    raise CellError("article_id", "is no number of up to ten digits")
                yield _product(row, key)
            except CellError as error:
                yield row.refused(error, key)


def _product(row: Row, key: str) -> Product:
    colour = _known(row.get("colour group name"))
    return Product(
        row.number,
        key,
        row.need("prod name"),
        sku=key,
        description=as_text(row.get("detail desc")),
        said={
            "category": once(map(_known, (
                row.get("product type name"), row.get("garment group name"),
                row.get("product group name"),
            ))),
            "colour": once([colour or _known(row.get("perceived colour master name"))]),
            "pattern": once([_known(row.get("graphical appearance name"))]),
        },
        tags=once([row.get("index group name"), row.get("section name")]),
        variants=(Variant(key, None, colour),) if colour else (),
        photos=(f"{key[:3]}/{key}.jpg",),
    )  # fmt: skip


def _known(word: str) -> str:
    return "" if word.casefold() in _UNKNOWN else word
