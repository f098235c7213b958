"""WooCommerce's product export: products, and variations that name their parent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from stylist.ingest.feeds.columns import option
from stylist.ingest.feeds.formats.base import Format, least, once, path_words, total, worth_telling
from stylist.ingest.feeds.rows import CellError, Row, Rows
from stylist.ingest.feeds.values import Prices, as_text, listed, read_stock, truth
from stylist.products import ColumnMap, Product, RowRefusal, Variant

_MOST_ATTRIBUTES = 20


class _Variation(NamedTuple):
    row: Row
    variant: Variant
    photos: tuple[str, ...]


class WooCommerce(Format):
    """Attributes are ``Attribute 1 name``, ``Attribute 1 value(s)`` and so on."""

    key = "woocommerce"
    label = "WooCommerce"
    signs = frozenset(("type", "sku", "name", "published", "regular price", "categories"))
    prices = ("regular price", "sale price")

    def products(
        self,
        rows: Rows,
        chosen: ColumnMap,
        path: Path,  # noqa: ARG002
    ) -> Iterator[Product | RowRefusal]:
        """A product a row that is no variation; variations are its sizes and colours."""
        prices, rows = self.learn_prices(rows, chosen)
        parents: dict[str, tuple[Row, Product]] = {}
        names: dict[str, str] = {}
        children: dict[str, list[_Variation]] = {}
        for row in rows:
            if isinstance(row, RowRefusal):
                yield row
                continue
            kind = row.get("type").casefold()
            key = _key(row)
            parent = row.get("parent")
            try:
                if "variation" in kind:
                    one = _Variation(row, _variant(row, prices), listed(row.get("images")))
                    children.setdefault(_stripped(parent or row.need("parent")), []).append(one)
                elif product := _product(row, key, prices):
                    parents.setdefault(key, (row, product))
                    names |= {_stripped(n): key for n in (row.get("id"), row.get("sku")) if n}
            except CellError as error:
                yield row.refused(error, names.get(_stripped(parent)) if parent else key)
        orphans = [v for parent, some in children.items() if parent not in names for v in some]
        for one in orphans:
            if truth(one.row.get("published")) is not False:
                parent = one.row.get("parent")
                yield RowRefusal(one.row.number, "Parent", f"no product is {parent!r}")
        joined: dict[str, list[_Variation]] = {}
        for parent, some in children.items():
            if parent in names:
                joined.setdefault(names[parent], []).extend(some)
        for key, (_, product) in parents.items():
            some = sorted(joined.get(key, []), key=lambda one: one.row.number)
            yield _with(product, some)


def _stripped(parent: str) -> str:
    return parent.strip().removeprefix("id:").casefold()


def _key(row: Row) -> str:
    return row.get("sku") or (f"id:{row.get('id')}" if row.get("id") else "")


def _product(row: Row, key: str, prices: Prices) -> Product | None:
    """What a row that is no variation tells; None of one that is not published."""
    if row.get("published") in ("0", "-1"):
        return None
    if not key:
        raise CellError("SKU", "is blank, and so is ID")
    price, currency = _price(row, prices)
    attributes = _attributes(row)
    stock = read_stock(row.get("stock"), "Stock")
    if stock is None and row.get("in stock?"):
        stock = 1 if truth(row.get("in stock?")) or "backorder" in row.get("in stock?") else 0
    variants: tuple[Variant, ...] = ()
    sizes, colours = attributes.get("size", ()), attributes.get("colour", ())
    if "variable" not in row.get("type").casefold() and len(sizes) <= 1 and len(colours) <= 1:
        size, colour = next(iter(sizes), None), next(iter(colours), None)
        variants = worth_telling([Variant(row.get("sku") or None, size, colour, price, stock)])
    categories = sorted(listed(row.get("categories")), key=lambda path: -path.count(">"))
    return Product(
        row.number,
        key,
        row.need("name"),
        sku=row.get("sku") or None,
        brand=row.get("brands", "brand") or next(iter(attributes.get("brand", ())), None),
        description=as_text(row.get("description", "short description").replace("\\n", "\n")),
        price=price,
        currency=currency,
        stock=stock,
        said={
            "category": once(word for path in categories for word in path_words(path)),
            **{k: attributes[k] for k in ("colour", "material", "pattern", "season", "gender")
               if k in attributes},
        },
        tags=listed(row.get("tags")),
        variants=variants,
        photos=listed(row.get("images")),
    )  # fmt: skip


def _variant(row: Row, prices: Prices) -> Variant:
    values = {kind: some[0] for kind, some in _attributes(row).items() if some}
    price, _ = _price(row, prices)
    stock = read_stock(row.get("stock"), "Stock")
    if stock is None and row.get("in stock?"):
        stock = 1 if truth(row.get("in stock?")) else 0
    return Variant(row.get("sku") or None, values.get("size"), values.get("colour"), price, stock)


def _with(product: Product, variations: list[_Variation]) -> Product:
    some = [v for v in variations if truth(v.row.get("published")) is not False]
    if not some:
        return product
    variants = [v.variant for v in some]
    colours = once([*(v.colour for v in variants), *product.said.get("colour", ())])
    return replace(
        product,
        variants=tuple(variants),
        price=least(v.price for v in variants) or product.price,
        # A variation that does not count its stock sells from its parent's.
        stock=total(v.stock for v in variants) if any(
            v.stock is not None for v in variants) else product.stock,
        said={**product.said, "colour": colours},
        photos=once([*product.photos, *(photo for v in some for photo in v.photos)]),
    )  # fmt: skip


def _price(row: Row, prices: Prices) -> tuple[float | None, str | None]:
    regular = prices.read(row.get("regular price"), "Regular price")
    sale = prices.read(row.get("sale price"), "Sale price")
    return regular if sale[0] is None else sale


def _attributes(row: Row) -> dict[str, tuple[str, ...]]:
    """Attributes whose name tells what they are, with their values."""
    found: dict[str, tuple[str, ...]] = {}
    for i in range(1, _MOST_ATTRIBUTES):
        name = row.get(f"attribute {i} name")
        kind = option(name) if name else None
        values = row.get(f"attribute {i} value(s)")
        if name and name.casefold() == "brand":
            kind = "brand"
        if kind and values:
            found[kind] = listed(values, ",|")
    return found
