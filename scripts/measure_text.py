"""Measure search in words on real data: photos that carry none, products that are words alone.

    uv run --group dev python scripts/measure_text.py ../shared/data

Photos are asked for by the names of their folders, and by the colours in luma-men's file
names; the products of aws-retail by their style, which they do not say themselves.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import yaml
from rich.console import Console
from rich.table import Table

from stylist.evaluate.text import Product, TextReport, evaluate_photos, evaluate_products
from stylist.types import Progress

FASHION = ("apparel", "accessories", "footwear")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    listed = yaml.safe_load((data / "aws-retail" / "products.yaml").read_text(encoding="utf-8"))
    every = [Product(p["name"], p["description"], p["style"], p.get("price")) for p in listed]
    fashion = [p for p, row in zip(every, listed, strict=True) if row["category"] in FASHION]
    runs = {
        "clothing validation, by folder": evaluate_photos([str(data / "clothing" / "validation")]),
        "luma-men, main photos, by colour": evaluate_photos(
            [str(data / "luma-men" / "images" / "**" / "*_main.jpg")], r"-([a-z]+)_main"
        ),
        "aws-retail, fashion, by style": evaluate_products(fashion),
        "aws-retail, all, by style": evaluate_products(every),
    }
    table = Table("", "queries", "items", "", "p@10", "map", "name r@1")
    for name, steps in runs.items():
        report = last(steps)
        for way, values in report.metrics.items():
            named = values.get("name r@1")
            table.add_row(
                name, str(report.queries), str(report.items), way,
                f"{values['p@10']:.3f}", f"{values['map']:.3f}", f"{named:.3f}" if named else "",
            )  # fmt: skip
    Console(width=120).print(table)


def last(steps: Iterator[Progress]) -> TextReport:
    """The report at the end."""
    *_, end = steps
    report = end.result
    assert isinstance(report, TextReport)
    return report


if __name__ == "__main__":
    main()
