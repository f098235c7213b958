"""How well clo puts a real shop's range in the order of the weather it is sold for.

    uv run --group dev python scripts/measure_weather.py ../shared/data/luma-men

Of luma-men's 72 products the shop says for which climates each is (Hot, Warm, Mild,
Spring, Cool, Cold, Wintry; Indoor, Windy, Rainy and All-weather say nothing of warmth).
Measured are: of all pairs of a product labelled Cold or Wintry and one labelled Hot, the
share of which the first has more clo (equal counts for a half); and, within tops and
within bottoms, Spearman's rank correlation of clo with the mean coldness of the labels.
Nothing is fitted to these labels.
"""

from __future__ import annotations

import argparse
import csv
import html
import json
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr

from stylist.library import Library
from stylist.types import Attribute, NewItem

COLDNESS = {"Hot": 0, "Warm": 1, "Mild": 2, "Spring": 2, "Cool": 3, "Cold": 4, "Wintry": 5}
COLD, HOT = {"Cold", "Wintry"}, {"Hot"}


@dataclass(frozen=True, slots=True)
class Product:
    """A product as the shop's export tells it."""

    name: str
    shelf: str
    bottom: bool
    material: str
    description: str
    photo: Path
    climate: frozenset[str]

    @property
    def coldness(self) -> float:
        """Mean of the labels that speak of warmth; NaN where none does."""
        said = [COLDNESS[label] for label in self.climate if label in COLDNESS]
        return float(np.mean(said)) if said else float("nan")


def read(folder: Path) -> list[Product]:
    """The configurable products of a Magento export."""
    products = []
    with (folder / "products.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["product_type"] != "configurable":
                continue
            more = dict(
                p.split("=", 1) for p in row["additional_attributes"].split(",") if "=" in p
            )
            shelves = row["categories"].split(",")[0].split("/")
            products.append(
                Product(
                    row["name"],
                    shelves[-1],
                    "Bottoms" in shelves,
                    more.get("material", "").split("|")[0],
                    html.unescape(re.sub(r"<[^>]+>", " ", row["description"])),
                    folder / "images" / row["base_image"].lstrip("/"),
                    frozenset(more.get("climate", "").split("|")),
                )
            )
    return products


def as_told(products: list[Product], *, alone: bool) -> np.ndarray:
    """(n,) clo as an import of the texts would know it; of the category `alone`, or of all."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "l") as library:
        items = []
        for product in products:
            find = library.taxonomy.category
            category = find(product.shelf) or find(product.name)
            said = [Attribute("category", category, 1.0, "feed")] if category else []
            sleeve = library.taxonomy.words["sleeve"].find(product.name)
            if sleeve:
                said.append(Attribute("sleeve", sleeve, 1.0, "feed"))
            if product.material and not alone:
                said.append(Attribute("material", product.material, 1.0, "feed"))
            words = "" if alone else product.description
            items.append(
                NewItem("" if alone else product.name, description=words, attributes=tuple(said))
            )
        return np.asarray(library.warmth(library.add_items(items)))


def as_seen(products: list[Product]) -> np.ndarray:
    """(n,) clo of the main photos alone: no text, no material."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "l") as library:
        for _ in library.import_photos([p.photo for p in products]):
            pass
        ids = library.browse().ids
        known = {item.photo.path: item.id for item in library.items(ids) if item.photo}
        clo = dict(zip(ids.tolist(), library.warmth(ids).tolist(), strict=True))
        # Two products may show the same photo, which is imported once.
        return np.array([clo.get(known.get(p.photo, -1), np.nan) for p in products])


def ordered(clo: np.ndarray, products: list[Product]) -> tuple[float, int]:
    """Share of the pairs of cold and hot in the right order, and how many there are."""
    cold = clo[[bool(p.climate & COLD) and not p.climate & HOT for p in products]]
    hot = clo[[bool(p.climate & HOT) and not p.climate & COLD for p in products]]
    apart = cold[:, None] - hot[None, :]
    right = (apart > 1e-6).sum() + 0.5 * (np.abs(apart) <= 1e-6).sum()
    return float(right / apart.size), int(apart.size)


def correlated(clo: np.ndarray, products: list[Product], *, bottoms: bool) -> tuple[float, int]:
    """Spearman's rho of clo and coldness within tops or bottoms, and of how many products."""
    cold = np.array([p.coldness for p in products])
    some = np.array([p.bottom is bottoms for p in products]) & ~np.isnan(cold) & ~np.isnan(clo)
    return float(spearmanr(clo[some], cold[some]).statistic), int(some.sum())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--each", action="store_true", help="list every product")
    said = parser.parse_args()
    products = read(said.folder)
    ways = {
        "category alone": as_told(products, alone=True),
        "category, material, words": as_told(products, alone=False),
        "photos alone": as_seen(products),
    }
    found = {}
    for way, clo in ways.items():
        pairs, count = ordered(clo, products)
        tops, many_tops = correlated(clo, products, bottoms=False)
        bottoms, many_bottoms = correlated(clo, products, bottoms=True)
        found[way] = {
            "pairs": round(pairs, 4), "of_pairs": count, "unknown": int(np.isnan(clo).sum()),
            "rho_tops": round(tops, 3), "tops": many_tops,
            "rho_bottoms": round(bottoms, 3), "bottoms": many_bottoms,
        }  # fmt: skip
    if said.each:
        order = np.argsort(ways["category, material, words"])
        for row in order:
            clo = "  ".join(f"{values[row]:.2f}" for values in ways.values())
            p = products[row]
            print(
                f"{clo}  {p.coldness:.1f}  {p.name}  ({p.shelf}, {p.material}) {sorted(p.climate)}"
            )
    if said.json:
        print(json.dumps(found, indent=1))
        return
    for way, figures in found.items():
        print(way, *(f"{name} {value}" for name, value in figures.items()), sep="\n  ")


if __name__ == "__main__":
    main()
