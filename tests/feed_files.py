"""Feeds as shops export them, small and made up; each format's writer and what it must become."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Sample:
    """A format's way to write three products.

    A coat in two sizes and two colours with three photos, a dress in one
    piece, and a pair of shoes; `rows` are its table, `price` and `name` the
    columns of these, `coat` the key under which the coat comes.
    """

    format: str
    columns: Sequence[str]
    rows: Rows
    price: str
    coat: str = "C1"
    dress: str = "D1"
    shoes: str = "S1"
    currency: str | None = None
    joins: bool = True
    photos: bool = True


def write_csv(path: Path, columns: Sequence[str], rows: Rows, **how: str) -> Path:
    encoding = how.pop("encoding", "utf-8")
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", delimiter=how.get("delimiter", ","))
        writer.writeheader()
        writer.writerows(rows)
    return path


HTML = "<p>Warm &amp; long.<br>Lined</p><ul><li>wool</li></ul><script>alert(1)</script>"


def shopify() -> Sample:
    first = {
        "Handle": "c1", "Title": "Anna wool coat", "Body (HTML)": HTML, "Vendor": "Maison",
        "Type": "Coats", "Tags": "winter, new", "Published": "TRUE", "Status": "active",
        "Option1 Name": "Size", "Option2 Name": "Colour",
    }  # fmt: skip
    coat = [
        {
            "Handle": "c1", "Option1 Value": size, "Option2 Value": colour, "Variant SKU":
            f"C1-{size}-{colour}", "Variant Price": "199.00", "Variant Inventory Qty": "3",
        }
        for size in ("S", "M") for colour in ("Navy", "Red")
    ]  # fmt: skip
    coat[0] = first | coat[0] | {"Image Src": "c1_main.jpg", "Image Position": "1"}
    coat += [
        {"Handle": "c1", "Image Src": "c1_back.jpg", "Image Position": "3"},
        {"Handle": "c1", "Image Src": "c1_side.jpg", "Image Position": "2"},
    ]

    def one(handle: str, title: str, kind: str, price: str) -> dict[str, str]:
        return {
            "Handle": handle, "Title": title, "Vendor": "Maison", "Type": kind, "Published": "TRUE",
            "Option1 Name": "Title", "Option1 Value": "Default Title",
            "Variant SKU": handle.upper(), "Variant Price": price,
            "Variant Inventory Qty": "5", "Image Src": f"{handle}.jpg",
        }  # fmt: skip

    rows = [*coat, one("d1", "Silk dress", "Dresses", "120.50"), one("s1", "Boots", "Shoes", "89")]
    columns = list(dict.fromkeys(key for row in rows for key in row))
    return Sample("shopify", columns, rows, "Variant Price", "c1", "d1", "s1")


def woocommerce() -> Sample:
    columns = [
        "ID", "Type", "SKU", "Name", "Published", "Short description", "Description", "In stock?",
        "Stock", "Sale price", "Regular price", "Categories", "Tags", "Images", "Parent",
        "Attribute 1 name", "Attribute 1 value(s)", "Attribute 2 name", "Attribute 2 value(s)",
    ]  # fmt: skip
    rows = [
        {
            "ID": "1", "Type": "variable", "SKU": "C1", "Name": "Anna wool coat", "Published": "1",
            "Description": HTML, "Categories": "Women > Outerwear > Coats, Women",
            "Tags": "winter, new", "Images": "c1_main.jpg, c1_side.jpg, c1_back.jpg",
            "Attribute 1 name": "Size", "Attribute 1 value(s)": "S, M",
            "Attribute 2 name": "Colour", "Attribute 2 value(s)": "Navy, Red",
        },
        *(
            {
                "ID": f"1{i}", "Type": "variation", "SKU": f"C1-{size}-{colour}", "Name": "x",
                "Published": "1", "Stock": "3", "In stock?": "1", "Regular price": "199.00",
                "Parent": "C1" if i % 2 else "id:1",
                "Attribute 1 name": "Size", "Attribute 1 value(s)": size,
                "Attribute 2 name": "Colour", "Attribute 2 value(s)": colour,
            }
            for i, (size, colour) in enumerate(
                (s, c) for s in ("S", "M") for c in ("Navy", "Red")
            )
        ),
        {
            "ID": "2", "Type": "simple", "SKU": "D1", "Name": "Silk dress", "Published": "1",
            "Stock": "5", "Regular price": "120.50", "Categories": "Women > Dresses",
            "Images": "d1.jpg",
        },
        {
            "ID": "3", "Type": "simple", "SKU": "S1", "Name": "Boots", "Published": "1",
            "In stock?": "1", "Regular price": "99", "Sale price": "89", "Categories": "Shoes",
            "Images": "s1.jpg",
        },
    ]  # fmt: skip
    return Sample("woocommerce", columns, rows, "Regular price")


def google() -> Sample:
    def row(key: str, group: str, title: str, price: str, **more: str) -> dict[str, str]:
        return {
            "id": key, "item_group_id": group, "title": title, "description": HTML,
            "availability": "in_stock", "price": price, "brand": "Maison", **more,
        }  # fmt: skip

    coats = [
        row(
            f"C1-{size}-{colour}", "C1", f"Anna wool coat, {colour}, {size}", "199.00 EUR",
            product_type="Women > Coats", color=colour, size=size, image_link="c1_main.jpg",
            additional_image_link="c1_side.jpg,c1_back.jpg",
        )
        for size in ("S", "M") for colour in ("Navy", "Red")
    ]  # fmt: skip
    rows = [
        *coats,
        row("D1", "", "Silk dress", "120.50 EUR", product_type="Dresses", image_link="d1.jpg"),
        row("S1", "", "Boots", "89 EUR", product_type="Shoes", image_link="s1.jpg"),
    ]
    columns = list(dict.fromkeys(key for one in rows for key in one))
    return Sample("google", columns, rows, "price", currency="EUR")


def magento() -> Sample:
    columns = [
        "sku", "store_view_code", "attribute_set_code", "product_type", "categories", "name",
        "description", "product_online", "visibility", "price", "base_image", "additional_images",
        "additional_attributes", "qty", "is_in_stock", "configurable_variations", "related_skus",
    ]  # fmt: skip
    pairs = [(s, c) for s in ("S", "M") for c in ("Navy", "Red")]
    rows = [
        {
            "sku": f"C1-{size}-{colour}", "product_type": "simple", "name": "x", "price": "199.00",
            "visibility": "Not Visible Individually", "qty": "3", "is_in_stock": "1",
            "additional_attributes": f"size={size},color={colour}", "base_image": "c1_main.jpg",
        }
        for size, colour in pairs
    ]  # fmt: skip
    rows += [
        {
            "sku": "C1", "product_type": "configurable", "name": "Anna wool coat",
            "price": "199.00", "attribute_set_code": "Top",
            "categories": "Default Category/Women/Coats,Default Category",
            "description": HTML, "visibility": "Catalog, Search", "base_image": "c1_main.jpg",
            "additional_images": "c1_side.jpg,c1_back.jpg", "related_skus": "D1,S1",
            "additional_attributes": "material=Wool,pattern=Solid",
            "configurable_variations": "|".join(
                f"sku=C1-{s}-{c},size={s},color={c}" for s, c in pairs
            ),
        },
        {
            "sku": "D1", "product_type": "simple", "name": "Silk dress", "price": "120.50",
            "categories": "Default Category/Women/Dresses", "visibility": "Catalog, Search",
            "qty": "5", "is_in_stock": "1", "base_image": "d1.jpg",
        },
        {
            "sku": "S1", "product_type": "simple", "name": "Boots", "price": "89",
            "categories": "Default Category/Shoes", "visibility": "Catalog, Search", "qty": "5",
            "is_in_stock": "1", "base_image": "s1.jpg",
        },
    ]  # fmt: skip
    return Sample("magento", columns, rows, "price")


def hm() -> Sample:
    columns = [
        "article_id", "product_code", "prod_name", "product_type_no", "product_type_name",
        "product_group_name", "graphical_appearance_no", "graphical_appearance_name",
        "colour_group_code", "colour_group_name", "perceived_colour_master_name",
        "index_group_name", "section_name", "garment_group_name", "detail_desc",
    ]  # fmt: skip

    def row(key: str, name: str, kind: str) -> dict[str, str]:
        return {
            "article_id": key, "product_code": key[:6], "prod_name": name,
            "product_type_name": kind, "product_group_name": "Garment Full body",
            "graphical_appearance_name": "Stripe", "colour_group_name": "Dark Blue",
            "index_group_name": "Ladieswear", "section_name": "Womens Everyday",
            "garment_group_name": "Unknown", "detail_desc": HTML,
        }  # fmt: skip

    rows = [
        row("108775015", "Anna coat", "Coat"),  # a spreadsheet has eaten its zero
        row("0108775044", "Silk dress", "Dress"),
        row("0110065001", "Boots", "Boots"),
    ]
    return Sample("hm", columns, rows, "article_id", "0108775015", "0108775044", "0110065001",
                  joins=False, photos=False)  # fmt: skip


def table() -> Sample:
    def row(sku: str, model: str, name: str, kind: str, price: str, **more: str) -> dict[str, str]:
        return {
            "Artikelnummer": sku, "Modell": model, "Bezeichnung": name, "Warengruppe": kind,
            "Preis": price, "Bestand": "3", "Beschreibung": HTML, **more,
        }  # fmt: skip

    rows = [
        row(f"C1-{s}-{c}", "C1", "Anna wool coat", "Coats", "199,00 €", Größe=s, Farbe=c,
            Bilder="c1_main.jpg; c1_side.jpg; c1_back.jpg", Schlagworte="winter; new")
        for s in ("S", "M") for c in ("Navy", "Red")
    ]  # fmt: skip
    rows += [
        row("D1", "", "Silk dress", "Dresses", "120,50 €", Bilder="d1.jpg"),
        row("S1", "", "Boots", "Shoes", "89 €", Bilder="s1.jpg"),
    ]
    columns = list(dict.fromkeys(key for one in rows for key in one))
    return Sample("csv", columns, rows, "Preis", currency="EUR")


SAMPLES: dict[str, Callable[[], Sample]] = {
    one.__name__: one for one in (shopify, woocommerce, google, magento, hm, table)
}


def write_rss(path: Path, rows: Rows, *, head: str = "", version: str = "1.0") -> Path:
    """The Google sample as RSS."""
    from xml.sax.saxutils import escape

    items = "".join(
        "<item>" + "".join(f"<g:{k}>{escape(v)}</g:{k}>" for k, v in row.items() if v) + "</item>\n"
        for row in rows
    )
    path.write_text(
        f'<?xml version="{version}" encoding="UTF-8"?>{head}\n<rss version="2.0" '
        f'xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>\n{items}'
        "</channel></rss>",
        encoding="utf-8",
    )
    return path


def write_jsonl(path: Path, rows: Rows) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path
