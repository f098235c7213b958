"""Catalogs of every schema there has been open, and lose nothing."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import date

import pytest
from old_catalogs import PHOTOS, as_of, kept, unpacked

from stylist.catalog.keeping import is_whole, listed
from stylist.catalog.migrate import SCHEMA
from stylist.catalog.store import Store
from stylist.errors import NewerSchemaError
from stylist.library import Library
from stylist.settings import Settings

SETTINGS = Settings(threads=1)
LAST = {
    1: lambda library: [i for i, v in library.verdicts("Anna").items() if not v.liked],
    2: lambda library: library.signs("Anna"),
    3: lambda library: library.signs("Anna"),
    4: lambda library: library.lookbooks(),
    5: lambda library: library.wears(),
    6: lambda library: library.collections(),
}
"""What the last step in the catalog kept of a schema brought."""


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_the_catalogs_that_are_kept_open_with_everything(tmp_path, schema):
    assert kept(schema).exists(), "write it: python tests/old_catalogs.py"
    folder = unpacked(schema, tmp_path / "library")
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        assert library._store.check() == []
        items = {item.sku: item for item in library.items(library.browse().ids)}
        fed = {"F1"} if schema >= 3 else set()
        assert set(items) == {f"A{n}" for n in range(1, PHOTOS + 1)} | {"R1"} | fed
        assert (items["R1"].price, items["R1"].currency, items["R1"].stock) == (30.0, "EUR", 2)
        assert items["A1"].value("category").value == "hat"
        assert all(items[f"A{n}"].photo is not None for n in range(1, PHOTOS + 1))
        assert {sku for sku, item in items.items() if "window" in item.tags} == {"A2", "A3"}
        verdicts = library.verdicts("Anna")
        thought = {items[s].id: liked for s, liked in (("A1", True), ("A2", True), ("A3", False))}
        assert {i: v.liked for i, v in verdicts.items()} == thought
        assert library.browse(text="red dress").ids.tolist() == [items["R1"].id]
        bought = [(s.item_id, s.kind) for s in library.signs("Anna")]
        assert bought == ([(items["A6"].id, "bought")] if schema >= 2 else [])
        if fed:
            assert (items["F1"].name, items["F1"].price) == ("Green coat", 90.0)
        looks, books = (["Monday"], ["Week"]) if schema >= 4 else ([], [])
        assert [look.name for look in library.looks()] == looks
        assert [book.name for book in library.lookbooks()] == books
        worn = [date(2026, 1, 5)] if schema >= 5 else []
        assert library.wear_days(items["A7"].id) == worn
        # The last step was written by a program of that day, and is taken back by this one.
        assert library.take_back("Anna")
        assert LAST[schema](library) == []
        # And it is at work: what comes next is kept as in any other.
        known = set(library.verdicts("Anna"))
        library.like("Anna", [items["R1"].id])
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        assert set(library.verdicts("Anna")) == known | {items["R1"].id}
    if schema < SCHEMA:
        assert is_whole(next(b for b in listed(folder) if b.kind == f"schema-{schema}").file)


def test_a_library_of_a_newer_program_is_refused_and_left_alone(tmp_path):
    folder = unpacked(SCHEMA - 1, tmp_path / "library")
    with sqlite3.connect(folder / "catalog.sqlite") as opened:
        opened.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    opened.close()
    before = (folder / "catalog.sqlite").read_bytes()
    with pytest.raises(NewerSchemaError, match="newer Stylist") as refused:
        Library.open(folder, create=False, settings=SETTINGS)
    assert "\n" not in str(refused.value)
    assert (folder / "catalog.sqlite").read_bytes() == before
    assert {f.name for f in folder.iterdir()} == {"catalog.sqlite"}


@pytest.mark.parametrize("schema", range(1, SCHEMA))
def test_an_old_catalog_opens_with_all_that_is_in_it(tmp_path, photo, schema):
    with Store.open(tmp_path / "now") as store:
        store.add_photos([photo(n, tags=("a",)) for n in range(20)])
        store.set_attribute([1], "category", "hat")
        items = store.items(range(1, 21))
        catalog = store.backup(tmp_path / "copy.sqlite")
    folder = tmp_path / "old"
    folder.mkdir()
    as_of(schema, catalog, folder / "catalog.sqlite")
    with Store.open(folder) as store:
        assert store.items(range(1, 21)) == items
        assert store.check() == []
    (kept,) = listed(folder)
    assert kept.kind == f"schema-{schema}"
    assert is_whole(kept.file)
    # What was kept is of the old schema, and opens again too.
    again = tmp_path / "again"
    again.mkdir()
    shutil.copy(kept.file, again / "catalog.sqlite")
    with Store.open(again) as store:
        assert store.count() == 20
