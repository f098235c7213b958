"""Where a person says the garment is: remembered, embedded, kept by imports, taken back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from stylist.errors import NotFoundError, PhotoError, UsageError
from stylist.library import Library
from stylist.types import Box, ImportReport, Photo, Rgb

Draw = Callable[..., Rgb]
Save = Callable[..., Path]
Import = Callable[..., ImportReport]

LEFT = Box(0.0, 0.0, 0.5, 1.0)
RIGHT = Box(0.5, 0.0, 1.0, 1.0)


def pair(draw: Draw, left: str = "red", right: str = "blue") -> Rgb:
    """A t-shirt of one colour beside one of another."""
    return np.concatenate([draw("t-shirt", left), draw("t-shirt", right)], axis=1)


@pytest.fixture
def file(tmp_path: Path, draw: Draw, save: Save) -> Path:
    """A photo of two garments."""
    return save(pair(draw), tmp_path / "mine" / "two shirts.jpg", quality=95)


@pytest.fixture
def photo(library: Library, file: Path, importing: Import) -> Photo:
    """The photo of two garments, in the library."""
    importing(library, file)
    return photo_of(library)


def photo_of(library: Library) -> Photo:
    """The photo of the newest item."""
    found = library.items(library.browse().ids[:1])[0].photo
    assert found is not None
    return found


def vector(library: Library, photo: Photo) -> np.ndarray:
    """What the index has of a photo."""
    index = library._memory.index()
    return np.asarray(index.vectors(np.array([photo.id])))[0]


def reopened(library: Library, photo: Photo) -> tuple[Photo, np.ndarray]:
    """The photo and its vector as the next program reads them."""
    with Library.open(library.path, settings=library.settings) as fresh:
        known = fresh.items([photo.item_id])[0].photo
        assert known is not None
        return known, vector(fresh, photo)


def colour(library: Library, photo: Photo) -> str:
    said = library.items([photo.item_id])[0].value("colour")
    assert said is not None
    return said.value


def test_a_crop_is_remembered_and_embedded_at_once(library: Library, photo: Photo) -> None:
    before = vector(library, photo)
    library.facets()
    change = library.set_crop(photo.id, RIGHT)
    assert change.item_ids == (photo.item_id,)
    after = vector(library, photo)
    assert not np.array_equal(before, after)
    look = library.look_at(photo.path, crop=RIGHT)
    np.testing.assert_array_equal(after, look.embedding.joined().astype(np.float16))
    assert colour(library, photo) == "blue"
    assert library.rank(look, 1).ids.tolist() == [photo.item_id]
    known, again = reopened(library, photo)
    assert known.crop == RIGHT
    np.testing.assert_array_equal(again, after)
    library.set_crop(photo.id, LEFT)
    assert colour(library, photo) == "red"


def test_facts_follow_a_crop(library: Library, photo: Photo) -> None:
    library.set_crop(photo.id, LEFT)
    blue = library.facets()["colour"]["blue"]
    library.set_crop(photo.id, RIGHT)
    assert library.facets()["colour"]["blue"] == blue + 1


def test_a_crop_taken_back_is_as_if_it_had_never_been(library: Library, photo: Photo) -> None:
    before, attributes = vector(library, photo), library.items([photo.item_id])[0].attributes
    library.set_crop(photo.id, RIGHT)
    library.set_crop(photo.id, None)
    np.testing.assert_array_equal(vector(library, photo), before)
    assert library.items([photo.item_id])[0].attributes == attributes
    assert reopened(library, photo)[0].crop is None


def test_a_crop_overwrites_no_persons_word(library: Library, photo: Photo) -> None:
    library.set_attribute([photo.item_id], "colour", "pink")
    library.set_attribute([photo.item_id], "category", "vest")
    library.set_crop(photo.id, RIGHT)
    item = library.items([photo.item_id])[0]
    assert [a.value for a in item.values("colour")] == ["pink"]
    assert [a.value for a in item.values("category")] == ["vest"]
    assert ("colour", "blue", "model") in {(a.name, a.value, a.source) for a in item.attributes}


def test_imports_keep_a_crop(
    library: Library, photo: Photo, file: Path, draw: Draw, save: Save, importing: Import
) -> None:
    library.set_crop(photo.id, RIGHT)
    before = vector(library, photo)
    assert importing(library, file.parent).duplicates == 1
    np.testing.assert_array_equal(vector(library, photo), before)
    moved = file.rename(file.with_name("moved.jpg"))
    assert importing(library, file.parent).moved == 1
    assert photo_of(library).crop == RIGHT
    save(pair(draw, "green", "yellow"), moved, quality=95)
    assert importing(library, file.parent).updated == 1
    changed = photo_of(library)
    assert (changed.id, changed.crop) == (photo.id, RIGHT)
    assert colour(library, photo) == "yellow"
    look = library.look_at(moved, crop=RIGHT)
    np.testing.assert_array_equal(
        vector(library, photo), look.embedding.joined().astype(np.float16)
    )
    np.testing.assert_array_equal(reopened(library, photo)[1], vector(library, photo))
    assert library.doctor() == []


def test_what_cannot_be_cropped_stays_as_it_was(
    library: Library, photo: Photo, file: Path, draw: Draw, save: Save
) -> None:
    before = vector(library, photo)
    with pytest.raises(NotFoundError):
        library.set_crop(9999, LEFT)
    for none in (Box(0.5, 0, 0.5, 1), Box(-0.1, 0, 1, 1), Box(0, 0, 1, float("nan"))):
        with pytest.raises(UsageError, match="no part of a photo"):
            library.set_crop(photo.id, none)
    save(pair(draw, "green", "yellow"), file)
    with pytest.raises(PhotoError, match="import it again"):
        library.set_crop(photo.id, LEFT)
    file.unlink()
    with pytest.raises(PhotoError):
        library.set_crop(photo.id, LEFT)
    known, after = reopened(library, photo)
    assert known.crop is None
    np.testing.assert_array_equal(after, before)


@pytest.mark.parametrize("taken", [False, True], ids=["from a file", "from the camera"])
def test_a_photo_that_is_kept_keeps_its_crop(
    bare: Library, draw: Draw, file: Path, taken: bool
) -> None:
    look = bare.look_at(pair(draw) if taken else file, crop=RIGHT)
    (item_id,) = bare.keep(look).item_ids
    photo = photo_of(bare)
    assert (photo.item_id, photo.crop) == (item_id, RIGHT)
    known, stored = reopened(bare, photo)
    assert known.crop == RIGHT
    np.testing.assert_array_equal(stored, look.embedding.joined().astype(np.float16))
    np.testing.assert_array_equal(vector(bare, photo), stored)


def test_keeping_a_photo_again_takes_the_newer_crop_and_loses_none(
    bare: Library, file: Path
) -> None:
    first = bare.keep(bare.look_at(file)).item_ids
    assert bare.keep(bare.look_at(file, crop=LEFT)).item_ids == first
    photo = photo_of(bare)
    assert (photo.crop, colour(bare, photo)) == (LEFT, "red")
    bare.keep(bare.look_at(file))
    assert photo_of(bare).crop == LEFT, "looking without a crop is no word against it"
    np.testing.assert_array_equal(vector(bare, photo), reopened(bare, photo)[1])
    bare.keep(bare.look_at(file, crop=RIGHT))
    assert colour(bare, photo) == "blue"
    assert bare.count() == 1


def test_doctor_embeds_what_has_no_vector_with_its_crop(
    library: Library, photo: Photo, file: Path
) -> None:
    library.set_crop(photo.id, RIGHT)
    before = vector(library, photo)
    library.close()
    with closing(sqlite3.connect(library.path / "catalog.sqlite")) as connection, connection:
        connection.execute("DELETE FROM vectors WHERE photo_id = ?", [photo.id])
    shutil.rmtree(library.path / "cache" / "index")
    with Library.open(library.path, settings=library.settings) as fresh:
        found = [p for p in fresh.doctor() if p.where == str(file)]
        assert ["no vector" in p.what for p in found] == [True]
        hidden = file.rename(file.with_suffix(".away"))
        assert not any(p.repaired for p in fresh.doctor(repair=True) if p.where == str(file))
        hidden.rename(file)
        assert all(p.repaired for p in fresh.doctor(repair=True))
        assert fresh.doctor() == []
        np.testing.assert_array_equal(vector(fresh, photo), before)
        assert photo_of(fresh).crop == RIGHT
