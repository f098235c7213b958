from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from stylist.catalog import migrate
from stylist.catalog.backup import back_up
from stylist.catalog.store import Store
from stylist.errors import LibraryError, NewerSchemaError


def execute(file, *statements):
    with closing(sqlite3.connect(file)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_new_folder_becomes_a_library_that_opens_again(tmp_path, photo):
    folder = tmp_path / "new" / "library"
    with Store.open(folder) as store:
        store.add_photos([photo(1)])
        revision = store.revision()
    with Store.open(folder, create=False) as store:
        assert store.count() == 1
        assert store.revision() == revision


def test_it_keeps_a_log_and_foreign_keys(store):
    with store.reading() as connection:
        for pragma, value in (("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2)):
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_where_there_is_no_library(tmp_path):
    with pytest.raises(LibraryError, match="no library here"):
        Store.open(tmp_path, create=False)
    assert not list(tmp_path.iterdir())


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="cannot be a library"):
        Store.open(tmp_path / "file")


@pytest.mark.parametrize("name", ["a#b?c%20", "été 👗", os.fsdecode(b"not\xffutf8")])
def test_odd_folder_names(tmp_path, name, photo):
    with Store.open(tmp_path / name) as store:
        store.add_photos([photo(1)])
        copy = store.backup(tmp_path / name / "copy.sqlite")
    assert copy.stat().st_size > 0
    with Store.open(tmp_path / name, create=False) as store:
        assert store.count() == 1


def test_what_is_not_a_database(tmp_path):
    (tmp_path / "catalog.sqlite").write_bytes(b"once upon a time " * 1000)
    with pytest.raises(LibraryError, match=r"catalog\.sqlite: is not a catalog"):
        Store.open(tmp_path)


def test_the_database_of_another_program(tmp_path):
    execute(tmp_path / "catalog.sqlite", "CREATE TABLE notes (words)")
    with pytest.raises(LibraryError, match="another program"):
        Store.open(tmp_path)
    execute(tmp_path / "catalog.sqlite", "PRAGMA user_version = 1")
    with pytest.raises(LibraryError, match="another program"):
        Store.open(tmp_path)


def test_a_newer_schema_is_refused(tmp_path):
    Store.open(tmp_path).close()
    execute(tmp_path / "catalog.sqlite", f"PRAGMA user_version = {migrate.SCHEMA + 1}")
    with pytest.raises(NewerSchemaError, match="newer Stylist"):
        Store.open(tmp_path)


def test_a_damaged_page_is_told_not_read(tmp_path, photo):
    with Store.open(tmp_path) as store:
        store.add_photos([photo(n) for n in range(200)])
    file = tmp_path / "catalog.sqlite"
    content = bytearray(file.read_bytes())
    content[4096:] = b"\x55" * (len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(LibraryError, match="damaged"), Store.open(tmp_path) as store:
        store.items([1])


def test_a_read_only_library_is_read(tmp_path, photo, monkeypatch):
    with Store.open(tmp_path) as store:
        store.add_photos([photo(1)])
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with Store.open(tmp_path) as store:
        assert store.read_only
        assert store.count() == 1
        with pytest.raises(LibraryError, match="read only"):
            store.add_photos([photo(2)])


def test_a_read_only_folder_that_cannot_hold_a_log(tmp_path, photo, monkeypatch):
    with Store.open(tmp_path) as store:
        store.add_photos([photo(1)])
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr("stylist.catalog.database._opens", lambda engine: False)
    with Store.open(tmp_path) as store:
        assert [item.name for item in store.items([1])] == ["Item 1"]


def test_a_read_only_folder_is_backed_up(tmp_path, photo, monkeypatch):
    with Store.open(tmp_path / "lib") as store:
        store.add_photos([photo(1)])
    connect = sqlite3.connect

    class WithoutLog(sqlite3.Connection):
        """In a folder that cannot hold a log."""

        def execute(self, *_):
            raise sqlite3.OperationalError("unable to open database file")

    def without_log(database, **options):
        kind = WithoutLog if "mode=ro" in str(database) else sqlite3.Connection
        return connect(database, factory=kind, **options)

    monkeypatch.setattr(os, "access", lambda path, mode: False)
    monkeypatch.setattr(sqlite3, "connect", without_log)
    back_up(tmp_path / "lib" / "catalog.sqlite", tmp_path / "copy" / "catalog.sqlite")
    monkeypatch.undo()
    with Store.open(tmp_path / "copy", create=False) as copy:
        assert copy.count() == 1


def test_a_read_only_folder_cannot_become_a_library(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(LibraryError, match="read only"):
        Store.open(tmp_path)


def test_a_closed_store_says_so(tmp_path):
    store = Store.open(tmp_path)
    store.close()
    with pytest.raises(RuntimeError, match="closed"):
        store.count()


def test_an_exception_leaves_nothing_behind(store, photo):
    revision = store.revision()

    def fail():
        with store.writing() as connection:
            connection.exec_driver_sql("INSERT INTO profiles (name) VALUES ('Anna')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert store.profiles() == []
    assert store.revision() == revision
    assert not (store.folder / "writer.json").exists()


def test_the_revision_grows_with_every_write(store, photo):
    seen = [store.revision()]
    for write in (
        lambda: store.add_photos([photo(1)]),
        lambda: store.add_tag([1], "vip"),
        lambda: store.set_verdicts("Anna", [1], True),
        lambda: store.undo("Anna"),
    ):
        write()
        seen.append(store.revision())
    assert seen == sorted(set(seen))
