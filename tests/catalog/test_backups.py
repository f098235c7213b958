"""Backups are made by themselves, thinned out, and bring a catalog back."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from stylist.catalog import keeping, rescue
from stylist.catalog.store import Store
from stylist.errors import DamagedError, LibraryError, NewerSchemaError

NOW = datetime(2026, 11, 21, 9, 30).astimezone()


@pytest.fixture
def filled(tmp_path, photo):
    folder = tmp_path / "library"
    with Store.open(folder) as store:
        store.add_photos([photo(n) for n in range(400)])
    return folder


def hit(folder, table):
    """Overwrite the middle of the pages of a table with junk."""
    file = folder / "catalog.sqlite"
    with closing(sqlite3.connect(file)) as opened:
        size = opened.execute("PRAGMA page_size").fetchone()[0]
        pages = [
            row[0]
            for row in opened.execute(
                "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno",
                [table],
            )
        ]
    with file.open("rb+") as opened:
        opened.seek((pages[len(pages) // 2] - 1) * size)
        opened.write(b"\x55" * size)


def has_dbstat():
    with closing(sqlite3.connect(":memory:")) as opened:
        return any("DBSTAT" in row[0] for row in opened.execute("PRAGMA compile_options"))


needs_dbstat = pytest.mark.skipif(not has_dbstat(), reason="this SQLite tells no page numbers")


def test_one_a_day_is_made_and_verified(filled):
    made = keeping.back_up_daily(filled / "catalog.sqlite", NOW)
    assert keeping.is_whole(made)
    assert keeping.back_up_daily(filled / "catalog.sqlite", NOW + timedelta(hours=23)) is None
    assert keeping.back_up_daily(filled / "catalog.sqlite", NOW + timedelta(hours=25))
    assert len(keeping.listed(filled)) == 2


def test_a_clock_that_was_wrong_bars_no_backup(filled):
    keeping.back_up_daily(filled / "catalog.sqlite", NOW + timedelta(days=900))
    assert keeping.back_up_daily(filled / "catalog.sqlite", NOW)


def test_two_years_of_days_are_thinned_out(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in range(730):
        moment = NOW - timedelta(days=730 - day)
        (folder / keeping.name_for("daily", moment)).touch()
        for backup in keeping.superfluous(keeping.listed(tmp_path)):
            backup.file.unlink()
    kept = [(NOW - backup.made).days for backup in keeping.listed(tmp_path)]
    assert kept[:7] == [1, 2, 3, 4, 5, 6, 7]
    assert 20 <= len(kept) <= 7 + 8 + 12
    assert 300 <= kept[-1] <= 400
    assert max(b - a for a, b in itertools.pairwise(kept)) <= 32


def test_what_was_made_before_a_migration_is_not_thinned_out(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    for days in range(400):
        (folder / keeping.name_for("schema-3", NOW - timedelta(days=days))).touch()
    assert keeping.superfluous(keeping.listed(tmp_path)) == []


def test_other_files_are_no_backups(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("mine.sqlite", "daily-20261301-000000.sqlite", "daily-x-y.sqlite", "a-b.txt"):
        (folder / name).touch()
    assert keeping.listed(tmp_path) == []


def test_a_damaged_backup_is_not_the_newest_good_one(filled):
    good = keeping.back_up_daily(filled / "catalog.sqlite", NOW)
    bad = keeping.back_up_daily(filled / "catalog.sqlite", NOW + timedelta(days=2))
    bad.write_bytes(bad.read_bytes()[:-5000] + b"\x55" * 5000)
    assert keeping.newest_good(filled).file == good


def test_restored_into_another_folder(filled, tmp_path):
    backup = keeping.back_up_daily(filled / "catalog.sqlite", NOW)
    assert rescue.restore(backup, tmp_path / "other" / "library") is None
    with Store.open(filled) as old, Store.open(tmp_path / "other" / "library") as new:
        assert new.count() == old.count() == 400
        assert new.check() == []


def test_restored_under_a_program_that_has_it_open(filled, photo):
    backup = keeping.back_up_daily(filled / "catalog.sqlite", NOW)
    with Store.open(filled) as store:
        store.add_photos([photo(1000)])
        before = store.revision()
        kept = rescue.restore(backup, filled)
        assert store.count() == 400
        # Whoever keeps something of the old one must look at everything again.
        assert store.revision() > before
        chunks = list(store.vectors("lite0", since=before))
        assert sum(len(chunk.photo_ids) for chunk in chunks) == 400
        assert store.check() == []
        store.add_photos([photo(1001)])
    assert keeping.is_whole(kept)
    with closing(sqlite3.connect(kept)) as opened:
        assert opened.execute("SELECT count(*) FROM items").fetchone()[0] == 401


def test_restoring_over_junk_keeps_the_junk(filled):
    backup = keeping.back_up_daily(filled / "catalog.sqlite", NOW)
    (filled / "catalog.sqlite").write_bytes(b"junk" * 5000)
    (filled / "catalog.sqlite-wal").write_bytes(b"more junk")
    with pytest.raises(DamagedError, match="stylist restore"):
        Store.open(filled)
    aside = rescue.restore(backup, filled)
    assert aside.read_bytes() == b"junk" * 5000
    with Store.open(filled) as store:
        assert store.count() == 400


@pytest.mark.parametrize("content", [b"", b"no catalog", b"SQLite format 3\0" + b"\0" * 5000])
def test_what_is_no_backup_changes_nothing(filled, tmp_path, content):
    (tmp_path / "bad.sqlite").write_bytes(content)
    before = (filled / "catalog.sqlite").read_bytes()
    with pytest.raises(LibraryError, match="not a whole backup"):
        rescue.restore(tmp_path / "bad.sqlite", filled)
    with pytest.raises(LibraryError, match="no such backup"):
        rescue.restore(tmp_path / "absent.sqlite", filled)
    assert (filled / "catalog.sqlite").read_bytes() == before


def test_another_programs_database_is_no_backup(filled, tmp_path):
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as opened, opened:
        opened.execute("CREATE TABLE t (a)")
    with pytest.raises(LibraryError, match="not a whole backup"):
        rescue.restore(tmp_path / "other.sqlite", filled)


def test_a_newer_backup_is_refused(filled, tmp_path):
    backup = keeping.back_up_daily(filled / "catalog.sqlite", NOW)
    with closing(sqlite3.connect(backup)) as opened, opened:
        opened.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerSchemaError):
        rescue.restore(backup, filled)


@needs_dbstat
@pytest.mark.parametrize("table", ["items", "photos", "vectors", "attributes"])
def test_what_can_be_read_is_salvaged(filled, table):
    hit(filled, table)
    with Store.open(filled) as store, pytest.raises(DamagedError):
        store.refuse_damage()
    aside, rows = rescue.salvage(filled)
    assert aside.is_file()
    assert rows["items"] >= (1 if table == "items" else 400)
    assert rows["items"] < 400 if table == "items" else rows["items"] == 400
    assert rows[table] > 300
    with Store.open(filled) as store:
        store.repair()
        assert store.check() == []
        assert store.count() == rows["items"]
        assert store.items([1])[0].name == "Item 0"


def test_junk_is_not_salvaged_and_stays(filled):
    (filled / "catalog.sqlite").write_bytes(b"junk" * 5000)
    with pytest.raises(LibraryError, match="cannot be salvaged"):
        rescue.salvage(filled)
    assert (filled / "catalog.sqlite").read_bytes() == b"junk" * 5000
    assert [f.name for f in filled.iterdir() if "tmp" in f.name] == []
