"""What the library notes of questions without an answer, and of items that show the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from stylist.desktypes import Asked
from stylist.errors import StylistError, UsageError
from stylist.library import Library
from stylist.types import Filters


def test_of_a_photo_only_what_it_shows_is_noted(library: Library, tmp_path: Path) -> None:
    item = library.items(library.browse().ids[:1])[0]
    assert item.photo is not None
    photo = shutil.copy(item.photo.path, tmp_path / "face-of-a-shopper.jpg")
    look = library.look_at(photo)
    gap = library.note_photo(look.attributes, Filters())
    assert gap is not None
    assert {kind for kind, _ in gap.missing} <= {"category", "colour", "pattern"}
    assert gap.asks.text == ""
    stored = b"".join(f.read_bytes() for f in library.path.rglob("catalog.sqlite*"))
    assert b"face-of-a-shopper" not in stored
    assert look.image.tobytes()[:4096] not in stored


def test_a_question_that_has_an_answer_is_no_gap(library: Library) -> None:
    name = library.items(library.browse().ids[:1])[0].name
    assert library.note_search(Asked(name)) is None
    assert library.note_search(Asked()) is None
    assert library.note_search(Asked("", Filters(rating=5))) is not None
    assert library.note_search(Asked("zebra crossing")) is not None
    assert [gap.kind for gap in library.gap_report().gaps].count("words") == 1
    with pytest.raises(UsageError, match="needs words"):
        library.note_wish("  ")


def test_an_empty_library_lacks_nothing_in_particular(bare: Library) -> None:
    assert bare.note_search(Asked("red dress")) is None
    assert bare.gap_report().lacks == ()


def test_a_gap_is_closed_once_the_library_has_it(library: Library) -> None:
    library.note_search(Asked("zebra"))
    report = library.gap_report()
    assert (report.gaps[0].now, [lack.words for lack in report.lacks]) == (0, ["zebra"])
    library.add_tag(library.browse().ids[:2].tolist(), "zebra")
    report = library.gap_report()
    assert (report.gaps[0].now, report.lacks) == (2, ())


def test_a_file_that_cannot_be_written_is_said(library: Library, tmp_path: Path) -> None:
    with pytest.raises(StylistError, match="nowhere"):
        library.export_gaps(tmp_path / "nowhere" / "gaps.csv")


def test_after_a_merge_a_search_finds_the_one_that_was_kept(library: Library) -> None:
    keep, gone = (int(i) for i in library.browse().ids[:2])
    look = library.items([gone])[0].photo
    assert look is not None
    library.merge(keep, [gone])
    first = library.rank(look.path, 3).ids[0]
    assert first == keep
    library.take_back("Anna")
    assert library.rank(look.path, 3).ids[0] == gone
    assert sorted(library.browse().ids.tolist()).count(gone) == 1
