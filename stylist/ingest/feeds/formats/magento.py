"""Magento 2's product export: configurable products, and the simple ones they are made of."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from stylist.ingest.feeds.columns import option
from stylist.ingest.feeds.formats.base import Format, least, once, path_words, total, worth_telling
from stylist.ingest.feeds.rows import CellError, Row, Rows
from stylist.ingest.feeds.values import Prices, as_text, listed, read_stock
from stylist.products import ColumnMap, Link, Product, RowRefusal, Variant

_PAIR = re.compile(r",(?=[A-Za-z0-9_]+=)")
_LINKS = {"related": "related_skus", "crosssell": "crosssell_skus", "upsell": "upsell_skus"}
_ROOT = frozenset(("default category", "root catalog"))
_KINDS = frozenset(("simple", "virtual", "downloadable"))
_OUT = "2"
_TOLD = ("material", "pattern", "climate", "season", "gender", "sleeve")


class _Simple(NamedTuple):
    row: Row
    variant: Variant
    currency: str | None
    photos: tuple[str, ...]


class Magento(Format):
    """Files ``related.csv``, ``crosssell.csv`` and ``upsell.csv`` beside it are read as links."""

    key = "magento"
    label = "Magento 2"
    signs = frozenset(("sku", "attribute set code", "product type", "additional attributes"))
    reads = frozenset((
        "sku", "store view code", "attribute set code", "product type", "categories", "name",
        "description", "short description", "product online", "visibility", "price",
        "special price", "special price from date", "special price to date", "base image",
        "additional images", "additional attributes", "qty", "is in stock",
        "configurable variations", "associated skus", "related skus", "crosssell skus",
        "upsell skus", "meta keywords",
    ))  # fmt: skip
    prices = ("price",)

    def products(self, rows: Rows, chosen: ColumnMap, path: Path) -> Iterator[Product | RowRefusal]:
        """A product a configurable, and each simple one that is sold by itself."""
        prices, rows = self.learn_prices(rows, chosen)
        simple: dict[str, _Simple] = {}
        whole: list[tuple[Row, float | None, str | None]] = []
        broken: set[str] = set()
        for row in rows:
            if isinstance(row, RowRefusal):
                yield row
            elif "store view code" not in row.cells and row.get("product online") != _OUT:
                sku = row.get("sku")
                try:
                    row.need("sku")
                    row.need("name")
                    if row.get("product type") in _KINDS:
                        simple[sku] = _simple(row, prices)
                    else:
                        whole.append((row, *_price(row, prices)))
                except CellError as error:
                    broken.add(sku)
                    yield row.refused(error, sku)
        links = _beside(path)
        taken: set[str] = set()
        for row, price, currency in whole:
            options = _variations(row)
            taken |= set(options)
            parts = [(simple[sku], said) for sku, said in options.items() if sku in simple]
            yield _product(row, price, currency, parts, links)
            for sku in options:
                if sku not in simple and sku not in broken:
                    reason = f"names {sku}, which has no row"
                    yield RowRefusal(row.number, "configurable_variations", reason, row.get("sku"))
        for sku, one in simple.items():
            if sku not in taken and not one.row.get("visibility").startswith("Not Visible"):
                price = one.variant.price
                yield _product(one.row, price, one.currency, [(one, {})], links)


def _simple(row: Row, prices: Prices) -> _Simple:
    said = {k: v for name, v in _pairs(row.get("additional attributes")) if (k := option(name))}
    price, currency = _price(row, prices)
    stock = read_stock(row.get("qty"), "qty")
    if row.get("is in stock") == "0":
        stock = 0
    variant = Variant(row.get("sku"), said.get("size"), said.get("colour"), price, stock)
    return _Simple(row, variant, currency, _photos(row))


def _product(
    row: Row,
    price: float | None,
    currency: str | None,
    parts: Sequence[tuple[_Simple, Mapping[str, str]]],
    links: Mapping[str, tuple[Link, ...]],
) -> Product:
    variants = [_named(one.variant, said) for one, said in parts]
    attributes = dict(_pairs(row.get("additional attributes")))
    paths = sorted(listed(row.get("categories")), key=lambda path: -path.count("/"))
    words = once(w for path in paths for w in path_words(path) if w.casefold() not in _ROOT)
    sku = row.get("sku")
    own = [
        Link(kind, other)
        for kind, column in _LINKS.items()
        for other in listed(row.get(column.replace("_", " ")))
    ]
    return Product(
        row.number,
        sku,
        row.get("name"),
        sku=sku,
        brand=attributes.get("manufacturer") or attributes.get("brand"),
        description=as_text(row.get("description", "short description")),
        price=price or least(v.price for v in variants),
        currency=currency,
        stock=total(v.stock for v in variants) if parts else read_stock(row.get("qty"), "qty"),
        said={
            "category": once([*words, row.get("attribute set code")]),
            "colour": _colours(variants, attributes, row),
            **{
                kind: listed(value, "|")
                for name, value in attributes.items()
                if (kind := option(name) or name) in _TOLD
            },
        },
        tags=listed(row.get("meta keywords")),
        variants=worth_telling(variants),
        photos=once([*_photos(row), *(photo for one, _ in parts for photo in one.photos)]),
        links=(*own, *links.get(sku, ())),
    )


def _named(variant: Variant, said: Mapping[str, str]) -> Variant:
    """A variant with what its product says of it, where it says nothing itself."""
    return Variant(
        variant.sku, variant.size or said.get("size"), variant.colour or said.get("colour"),
        variant.price, variant.stock,
    )  # fmt: skip


def _colours(variants: list[Variant], attributes: Mapping[str, str], row: Row) -> tuple[str, ...]:
    """The colours, that of the main photo first: its file names it."""
    named = next((v for k, v in attributes.items() if option(k) == "colour"), "")
    colours = once([*(v.colour for v in variants), *listed(named, "|")])
    photo = row.get("base image").casefold()
    return tuple(sorted(colours, key=lambda colour: colour.casefold() not in photo))


def _variations(row: Row) -> dict[str, dict[str, str]]:
    """SKU → what its product says of it: size and colour."""
    found: dict[str, dict[str, str]] = {}
    for part in listed(row.get("configurable variations"), "|"):
        said = dict(_pairs(part))
        if sku := said.pop("sku", ""):
            found[sku] = {kind: v for name, v in said.items() if (kind := option(name))}
    for part in listed(row.get("associated skus")):
        found.setdefault(part.partition("=")[0], {})
    return found


def _pairs(text: str) -> list[tuple[str, str]]:
    pairs = (part.partition("=") for part in _PAIR.split(text) if part)
    return [(name.strip().strip('"'), value.strip().strip('"')) for name, _, value in pairs]


def _price(row: Row, prices: Prices) -> tuple[float | None, str | None]:
    dated = row.get("special price from date", "special price to date")
    if "special price" in row.cells and not dated:
        return prices.read(row.get("special price"), "special_price")
    return prices.read(row.get("price"), "price")


def _photos(row: Row) -> tuple[str, ...]:
    return once([row.get("base image"), *listed(row.get("additional images"))])


def _beside(path: Path) -> dict[str, tuple[Link, ...]]:
    """The links in files of their own: columns sku and linked_sku, a line each or several."""
    found: dict[str, list[Link]] = {}
    for kind in _LINKS:
        file = path.with_name(f"{kind}.csv")
        if file == path or not file.is_file():
            continue
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            try:
                for row in csv.DictReader(stream):
                    sku = (row.get("sku") or "").strip()
                    for other in re.split(r"[\n,]", row.get("linked_sku") or ""):
                        if sku and other.strip():
                            found.setdefault(sku, []).append(Link(kind, other.strip()))
            except csv.Error:
                continue  # links are an extra: the products do not wait for them
    return {sku: tuple(links) for sku, links in found.items()}
