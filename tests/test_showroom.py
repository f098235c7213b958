"""Shoppers look at a library, and change nothing in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from stylist.errors import LibraryError
from stylist.library import Library
from stylist.library.showroom import WRITES, Showroom
from stylist.settings import Settings
from stylist.types import Filters, Verdict


@pytest.fixture
def showroom(library: Library) -> Iterator[Showroom]:
    """The library as shoppers have it, beside who may write."""
    with Showroom.open(library.path, settings=Settings(threads=1, nothing_close=0.0)) as opened:
        yield opened


def kept(folder: Path) -> dict[str, str]:
    """What a library holds, caches and SQLite's own shared memory left out."""
    return {
        str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest()
        for f in sorted(folder.rglob("*"))
        if f.is_file() and "cache" not in f.parts and f.suffix != ".sqlite-shm"
        and not f.name.endswith("-shm")
    }  # fmt: skip


def test_sqlite_itself_refuses(showroom: Showroom) -> None:
    assert showroom.read_only
    with showroom._store.reading() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute(text("UPDATE items SET name = 'x'"))


def test_who_writes_past_the_facade_is_refused_too(showroom: Showroom) -> None:
    with pytest.raises(LibraryError, match="read only"):
        showroom._store.add_profile("Eve")


def test_whatever_changes_a_library_is_refused(showroom: Showroom) -> None:
    before = kept(showroom.path)
    for name in WRITES:
        assert callable(getattr(Library, name)), f"{name} is gone from the façade"
        with pytest.raises(LibraryError, match="only look"):
            getattr(showroom, name)("x", [1])
    assert kept(showroom.path) == before


def test_a_visit_leaves_no_trace(showroom: Showroom, photo_folder: Path) -> None:
    before = kept(showroom.path)
    photo = next((photo_folder / "skirt").iterdir())
    look = showroom.look_at(photo)
    first = showroom.rank(look, 10)
    verdicts = {
        int(i): Verdict("shopper", int(i), n != 1, None, showroom.items([i])[0].added, 0.9)
        for n, i in enumerate(first.ids[:3])
    }
    turned = showroom.rank(look, 10, verdicts=verdicts)
    assert sorted(turned.ids) != []
    assert showroom.browse(Filters(), text="red skirt", sort="relevance").total
    assert showroom.outfits(int(first.ids[0]), k=1) is not None
    showroom.forget_questions()
    assert showroom.verdicts("shopper") == {}
    assert showroom.profiles() == []
    assert kept(showroom.path) == before


def test_hearts_in_memory_turn_the_answer(showroom: Showroom) -> None:
    ids = showroom.browse(text="red").ids
    skirt = [i for i in showroom.items(ids) if "skirt" in i.name.lower()]
    liked = {i.id: Verdict("shopper", i.id, True, None, i.added) for i in skirt}
    found = showroom.rank(None, 10, verdicts=liked)
    assert len(found.ids)
    assert not {int(i) for i in found.ids} & set(liked)


def test_what_staff_bring_meanwhile_is_seen(
    showroom: Showroom, library: Library, draw: Callable[..., object], save: Callable[..., Path],
    importing: Callable[..., object], tmp_path: Path,
) -> None:  # fmt: skip
    number = showroom.count()
    showroom.similar(1, 3)
    importing(library, save(draw("skirt", "blue", seed=977), tmp_path / "new skirt.jpg"))
    assert showroom.count() == number + 1
    newest = int(showroom.browse().ids[0])
    assert newest in {hit.item.id for hit in showroom.similar(newest - 1, 40)}


def test_one_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no library here"):
        Showroom.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_words_are_completed_from_the_taxonomy(showroom: Showroom) -> None:
    assert "red dress" in showroom.suggest_words("red dre")
    assert showroom.suggest_words("skir")[0] == "skirt"
    assert showroom.suggest_words("") == []
    assert showroom.suggest_words("qqqq") == []
    assert "skirts" not in showroom.suggest_words("skir")


def test_words_are_forgotten(showroom: Showroom) -> None:
    showroom.browse(text="scarlet zeppelin", sort="relevance")
    known = showroom._in_use.wordsearch._kept
    assert "zeppelin" in repr(list(known))
    showroom.forget_questions()
    assert not known
