"""Catalogs of every schema there has been open, and lose nothing."""

from __future__ import annotations

import shutil

import pytest
from old_catalogs import as_of

from stylist.catalog.keeping import is_whole, listed
from stylist.catalog.migrate import SCHEMA
from stylist.catalog.store import Store


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
