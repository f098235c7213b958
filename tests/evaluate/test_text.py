"""Measuring search in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stylist.errors import StylistError, UsageError
from stylist.evaluate.text import (
    Product,
    TextReport,
    evaluate_photos,
    evaluate_products,
    read_products,
)


def report(steps) -> TextReport:
    *_, last = steps
    return last.result


def test_products_are_found_by_what_they_do_not_say() -> None:
    products = [
        Product("Luna", "A silk gown for the evening.", "dress"),
        Product("Suede Chelsea boots", "", "shoes"),
        Product("Running trainers", "", "shoes"),
        Product("Wool hat", "Worn with boots it looks best.", "hat"),
    ]
    found = report(evaluate_products(products))
    assert (found.queries, found.items) == (3, 4)
    assert found.by_query == {"dress": 1, "hat": 1, "shoes": 1}
    assert found.metrics["words"]["p@10"] == 1
    assert found.metrics["words"]["name r@1"] == 1
    # Full text alone knows no synonyms.
    assert found.metrics["fts5"]["p@10"] == pytest.approx(1 / 3)


def test_photos_are_found_by_what_they_show(tmp_path: Path, draw, save) -> None:
    for colour in ("red", "blue"):
        for number in range(2):
            save(draw("skirt", colour, seed=number), tmp_path / colour / f"{number}.png")
    found = report(evaluate_photos([str(tmp_path)]))
    assert found.by_query == {"blue": 1, "red": 1}


def test_nothing_to_measure(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        report(evaluate_products([Product("a", "b", "")]))


def test_reading_products(tmp_path: Path) -> None:
    table = tmp_path / "p.csv"
    table.write_text('name,description,kind,price\n"A, b",,hat,9.5\n', encoding="utf-8")
    assert read_products(table, "kind") == [Product("A, b", "", "hat", 9.5)]
    listed = tmp_path / "p.json"
    listed.write_text(json.dumps([{"name": "A", "description": "d", "kind": None}]))
    assert read_products(listed, "kind") == [Product("A", "d", "")]


@pytest.mark.parametrize("text", ["[1]", "{", '[{"name": "a"}]', '{"a": 1}'])
def test_bad_products_are_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "p.json"
    file.write_text(text)
    with pytest.raises(StylistError, match=r"p\.json"):
        read_products(file, "kind")
    with pytest.raises(StylistError, match=r"none\.json"):
        read_products(tmp_path / "none.json", "kind")
