from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from stylist.catalog.store import Store
from stylist.errors import LibraryError
from stylist.types import ImportReport, Refusal

CROP = (
    "UPDATE photos SET crop_left = {left}, crop_top = 0, crop_right = {right},"
    " crop_bottom = {bottom} WHERE id = 2"
)


def test_a_sound_catalog(store, photo):
    store.add_photos([photo(n, tags=("a", "b")) for n in range(3)])
    store.set_attribute([1], "category", "hat")
    assert store.check() == []
    assert store.repair() == []


@pytest.mark.parametrize(
    ("harm", "what"),
    [
        ("UPDATE attributes SET effective = 0", "attributes"),
        ("UPDATE attributes SET leading = 0 WHERE item_id = 2", "attributes"),
        ("DELETE FROM item_words WHERE rowid = 2", "words"),
        ("UPDATE item_words SET name = 'other' WHERE rowid = 2", "words"),
        ("INSERT INTO item_words (rowid, name) VALUES (77, 'ghost')", "words"),
        ("UPDATE photos SET main = 0", "main photo"),
        ("DELETE FROM vectors WHERE photo_id = 2 AND channel = 'colour'", "not whole"),
        ("UPDATE vectors SET data = x'0000' WHERE photo_id = 2", "not whole"),
        ("UPDATE photos SET crop_left = 0.1 WHERE id = 2", "crops"),
        ("UPDATE photos SET crop_bottom = 0.1 WHERE id = 2", "crops"),
        (CROP.format(left=0.6, right=0.4, bottom=1), "crops"),
        (CROP.format(left=0.2, right=0.4, bottom=1.5), "crops"),
        ("DELETE FROM photos WHERE id = 2", "belong to nothing"),
        ("INSERT INTO tags VALUES (77, 'ghost')", "belong to nothing"),
    ],
)
def test_what_is_wrong_is_found_and_repaired(store, photo, harm, what):
    store.add_photos([photo(n) for n in range(3)])
    with closing(sqlite3.connect(store.file)) as connection, connection:
        connection.execute(harm)
    found = store.check()
    assert what in found[0].what
    assert not any(problem.repaired for problem in found)
    assert all(problem.repaired for problem in store.repair())
    assert store.check() == []


def test_a_crop_that_is_none_goes_with_the_vector_it_gave(store, photo):
    store.add_photos([photo(n) for n in range(3)])
    with closing(sqlite3.connect(store.file)) as connection, connection:
        connection.execute(CROP.format(left=0.2, right=0.4, bottom=0.9))
    assert store.check() == []
    with closing(sqlite3.connect(store.file)) as connection, connection:
        connection.execute(CROP.format(left=0.6, right=0.4, bottom=0.9))
    store.repair()
    assert store.photo(2).crop is None
    assert [p.id for p in store.unembedded_photos("lite0")] == [2]


def test_damage_is_told_and_left_alone(tmp_path, photo):
    with Store.open(tmp_path) as store:
        store.add_photos([photo(n) for n in range(300)])
        with store.reading() as connection:
            page, size = connection.exec_driver_sql(
                "SELECT rootpage, (SELECT page_size FROM pragma_page_size)"
                " FROM sqlite_master WHERE name = 'vectors_by_revision'"
            ).one()
    with (tmp_path / "catalog.sqlite").open("rb+") as file:
        file.seek((page - 1) * size)
        file.write(b"\x55" * size)
    with Store.open(tmp_path) as store:
        problems = store.repair()
    assert problems
    assert all("damaged" in p.what and not p.repaired for p in problems)


def test_a_backup_is_one_whole_file(store, photo, tmp_path):
    store.add_photos([photo(1)])
    with store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO profiles (name) VALUES ('unfinished')")
        copy = store.backup(tmp_path / "new" / "copy.sqlite")
    assert [file.name for file in copy.parent.iterdir()] == ["copy.sqlite"]
    library = tmp_path / "restored"
    library.mkdir()
    copy.rename(library / "catalog.sqlite")
    with Store.open(library) as restored:
        assert restored.items([1]) == store.items([1])
        assert restored.profiles() == []
        assert restored.check() == []


def test_a_backup_that_fails_keeps_the_one_before(store, photo, tmp_path, monkeypatch):
    copy = store.backup(tmp_path / "copy.sqlite")
    before = copy.read_bytes()
    store.add_photos([photo(1)])

    def full(fd):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(LibraryError, match=r"copy\.sqlite: cannot be written: No space"):
        store.backup(copy)
    assert copy.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir() if "tmp" in file.name] == []


def test_import_runs_are_remembered(store):
    first = store.begin_run("/photos")
    second = store.begin_run("/feeds/\udcff")
    report = ImportReport(3, 1, 1, 0, 0, (Refusal("/photos/\udcff.jpg", "not an image"),), 0.5)
    store.end_run(first, report, "done")
    runs = store.runs()
    assert [(r.id, r.state, r.imported) for r in runs] == [
        (second, "running", 0),
        (first, "done", 1),
    ]
    assert runs[1].finished >= runs[1].started
