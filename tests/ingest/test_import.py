"""Importing: everything usable once, everything else with a reason."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from stylist.errors import PhotoError
from stylist.ingest import prepare
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import Filters, ImportReport, Rgb, Weights

Draw = Callable[..., Rgb]
Save = Callable[..., Path]
Import = Callable[..., ImportReport]


def photos_of(library: Library) -> dict[Path, int]:
    """Path of each photo, and its item."""
    return {p.path: i.id for i in library.items(library.browse().ids) for p in i.photos}


def assert_whole(library: Library, photos: int) -> None:
    assert library.count() == photos
    digests = [p.digest for i in library.items(library.browse().ids) for p in i.photos]
    assert len(set(digests)) == len(digests) == photos
    assert library.doctor() == []


@pytest.fixture
def folder(tmp_path: Path, draw: Draw, save: Save) -> Path:
    """Four photos."""
    for colour in ("red", "green", "blue", "black"):
        save(draw("skirt", colour), tmp_path / "photos" / f"{colour}.png")
    return tmp_path / "photos"


def test_every_kind_in_one_run(
    bare: Library, tmp_path: Path, draw: Draw, importing: Import
) -> None:
    folder = tmp_path / "kinds"
    folder.mkdir()
    kinds = {"jpg": "RGB", "png": "RGBA", "webp": "RGB", "bmp": "RGB", "tiff": "CMYK", "gif": "P"}
    for number, (suffix, mode) in enumerate(kinds.items()):
        shifted = Image.fromarray(draw("t-shirt", "red", seed=number))
        shifted.convert(mode).save(folder / f"photo.{suffix}")
    Image.fromarray(draw(seed=20)).convert("L").save(folder / "grey.jpg")
    cv2.imwrite(str(folder / "deep.png"), draw(seed=21)[:, :, ::-1].astype(np.uint16) * 257)
    for suffix in ("heic", "avif"):
        try:
            Image.fromarray(draw(seed=ord(suffix[0]))).save(folder / f"modern.{suffix}")
        except (OSError, KeyError, RuntimeError, ValueError):
            (folder / f"modern.{suffix}").unlink(missing_ok=True)
    shutil.copy(folder / "photo.jpg", folder / "same bytes, no suffix")
    Image.fromarray(draw(seed=30)).save(folder / "wrong suffix.png", "JPEG")
    (folder / "notes.txt").write_text("not for the library")
    (folder / "empty.jpg").touch()
    (folder / "cut.jpg").write_bytes((folder / "grey.jpg").read_bytes()[:-700])
    (folder / "lies.png").write_text("<svg/>")
    bad = {"notes.txt": "not an image", "empty.jpg": "empty file", "cut.jpg": "truncated",
           "lies.png": "not an image"}  # fmt: skip
    found = len(list(folder.iterdir()))

    report = importing(bare, folder)
    assert {Path(r.path).name: r.reason for r in report.refused} == bad
    assert report.found == found
    assert report.duplicates == 1
    assert report.imported == found - len(bad) - 1
    assert not report.cancelled
    assert_whole(bare, report.imported)
    for item in bare.items(bare.browse().ids):
        assert item.photo is not None
        assert bare.thumbnail(item.photo.id)
        assert (item.photo.width, item.photo.height) == (200, 280)


def test_photos_that_end_up_far_too_large(bare: Library, tmp_path: Path, importing: Import) -> None:
    Image.new("L", (3000, 2000)).save(tmp_path / "large.png")
    bare.settings = Settings(max_megapixels=5.0)
    report = importing(bare, tmp_path / "large.png")
    assert [r.reason for r in report.refused] == ["too large: 3000 × 2000 pixels"]


def test_own_transparency_is_the_mask(
    bare: Library, tmp_path: Path, draw: Draw, save: Save, importing: Import
) -> None:
    """Cut out of its ground, a garment is of the colour that is left."""
    picture = np.dstack([draw("t-shirt", "red"), np.zeros((280, 200), np.uint8)])
    picture[:140, :, :3] = (36, 70, 160)
    picture[20:120, 20:180, 3] = 255
    importing(bare, save(picture, tmp_path / "cut out.png"))
    (item,) = bare.items(bare.browse().ids)
    assert [c.value for c in item.values("colour")] == ["blue"]
    assert item.name == "Cut out"


def test_again_and_again(bare: Library, folder: Path, importing: Import) -> None:
    assert importing(bare, folder).imported == 4
    before = photos_of(bare)
    again = importing(bare, folder, folder / "red.png", f"{folder}/*.png")
    assert (again.found, again.imported, again.duplicates) == (4, 0, 4)
    for file in folder.iterdir():
        os.utime(file, ns=(1, 1))
    touched = importing(bare, folder)
    assert (touched.imported, touched.updated, touched.duplicates) == (0, 0, 4)
    assert photos_of(bare) == before
    assert_whole(bare, 4)


def test_same_bytes_under_two_names_are_one_photo(
    bare: Library, folder: Path, tmp_path: Path, importing: Import
) -> None:
    shutil.copy(folder / "red.png", folder / "a copy of red.png")
    assert importing(bare, folder).duplicates == 1
    other = shutil.copytree(folder, tmp_path / "other")
    report = importing(bare, other)
    assert (report.imported, report.moved, report.duplicates) == (0, 0, 5)
    assert all(path.is_relative_to(folder) for path in photos_of(bare))
    assert_whole(bare, 4)


def test_moved_files_are_recognised(
    bare: Library, folder: Path, tmp_path: Path, importing: Import
) -> None:
    importing(bare, folder)
    before = {path.name: item for path, item in photos_of(bare).items()}
    moved = Path(shutil.move(folder, tmp_path / "elsewhere"))
    report = importing(bare, moved)
    assert (report.imported, report.moved, report.duplicates) == (0, 4, 0)
    assert photos_of(bare) == {moved / name: item for name, item in before.items()}
    assert not any(p.missing for i in bare.items(bare.browse().ids) for p in i.photos)
    assert_whole(bare, 4)


def test_a_changed_file_is_embedded_again(
    bare: Library, folder: Path, draw: Draw, save: Save, importing: Import
) -> None:
    importing(bare, folder)
    item_id = photos_of(bare)[folder / "red.png"]
    bare.like("Anna", [item_id])
    save(draw("skirt", "yellow", seed=5), folder / "red.png")
    report = importing(bare, folder)
    assert (report.imported, report.updated, report.duplicates) == (0, 1, 3)
    assert photos_of(bare)[folder / "red.png"] == item_id
    (item,) = bare.items([item_id])
    assert item.value("colour").value == "yellow"
    assert item_id in bare.verdicts("Anna")
    assert_whole(bare, 4)
    bare.settings = Settings(nothing_close=0.0)
    looks = bare.look_at(folder / "red.png")
    assert bare.similar(looks, 1)[0].item.id == item_id
    with Library.open(bare.path, settings=bare.settings) as again:
        assert again.similar(looks, 1)[0].item.id == item_id


def test_a_file_that_takes_the_place_of_another(
    bare: Library, folder: Path, importing: Import
) -> None:
    """blue.png is overwritten by red.png: one photo, and the lost one says so."""
    importing(bare, folder)
    items = {path.name: item for path, item in photos_of(bare).items()}
    (folder / "red.png").replace(folder / "blue.png")
    report = importing(bare, folder)
    assert report.imported == report.updated == 0
    red, blue = bare.items([items["red.png"], items["blue.png"]])
    assert red.photo.path == folder / "blue.png"
    assert not red.photo.missing
    assert blue.photo.missing
    again = importing(bare, folder)
    assert (again.duplicates, again.moved) == (3, 0)


def test_two_files_that_change_places(bare: Library, folder: Path, importing: Import) -> None:
    importing(bare, folder)
    items = {path.name: item for path, item in photos_of(bare).items()}
    (folder / "red.png").rename(folder / "aside")
    (folder / "blue.png").rename(folder / "red.png")
    (folder / "aside").rename(folder / "blue.png")
    assert importing(bare, folder).moved == 2
    red, blue = bare.items([items["red.png"], items["blue.png"]])
    assert (red.photo.path.name, red.photo.missing) == ("blue.png", False)
    assert (blue.photo.path.name, blue.photo.missing) == ("red.png", False)
    assert importing(bare, folder).duplicates == 4
    assert_whole(bare, 4)


def test_a_file_that_is_gone_and_comes_back(
    bare: Library, folder: Path, tmp_path: Path, importing: Import
) -> None:
    importing(bare, folder)
    item_id = photos_of(bare)[folder / "red.png"]
    (folder / "red.png").rename(tmp_path / "away.png")
    importing(bare, folder)
    (item,) = bare.items([item_id])
    assert item.photo.missing
    assert bare.count() == 4
    assert bare.thumbnail(item.photo.id)
    (tmp_path / "away.png").rename(folder / "red.png")
    assert importing(bare, folder).duplicates == 4
    assert not bare.items([item_id])[0].photo.missing
    (folder / "red.png").rename(folder / "back under another name.png")
    assert importing(bare, folder).moved == 1
    (item,) = bare.items([item_id])
    assert (item.photo.path.name, item.photo.missing) == ("back under another name.png", False)
    assert_whole(bare, 4)


def test_an_import_of_one_folder_says_nothing_of_another(
    bare: Library, folder: Path, tmp_path: Path, draw: Draw, save: Save, importing: Import
) -> None:
    importing(bare, folder)
    save(draw(), tmp_path / "other" / "a.png")
    (folder / "red.png").unlink()
    importing(bare, tmp_path / "other")
    assert not any(p.missing for i in bare.items(bare.browse().ids) for p in i.photos)


def test_copies_keep_the_originals(
    bare: Library, folder: Path, importing: Import, tmp_path: Path
) -> None:
    digests = {hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.iterdir()}
    assert importing(bare, folder, copy=True).imported == 4
    assert all(p.is_relative_to(bare.path / "photos") for p in photos_of(bare))
    assert {hashlib.sha256(p.read_bytes()).hexdigest() for p in photos_of(bare)} == digests
    assert importing(bare, folder, copy=True).duplicates == 4
    shutil.rmtree(folder)
    bare.close()
    moved = Path(shutil.move(bare.path, tmp_path / "the whole library moved"))
    with Library.open(moved) as library:
        assert_whole(library, 4)


def test_category_from_the_folder(
    bare: Library, tmp_path: Path, draw: Draw, save: Save, importing: Import
) -> None:
    save(draw("pants", "blue", seed=1), tmp_path / "in" / "Pants" / "a.png")
    save(draw("pants", "blue", seed=2), tmp_path / "in" / "Odds & ends" / "b.png")
    importing(bare, tmp_path / "in", category_from_folder=True)
    said = {i.photo.path.name: i.value("category") for i in bare.items(bare.browse().ids)}
    assert (said["a.png"].value, said["a.png"].source) == ("pants", "feed")
    assert said["b.png"].value == "odds & ends"
    assert bare.count(Filters(category=("pants",))) == 1


UNUSUAL = [
    "with  spaces .png",
    "👗 été.png",
    "n" * 251 + ".png",
    "-rf.png",
    "a\nb.png",
    "%s'\".png",
]


def test_unusual_names(
    bare: Library, tmp_path: Path, draw: Draw, save: Save, importing: Import
) -> None:
    names = list(UNUSUAL)
    if sys.platform == "linux":
        names.append(os.fsdecode(b"caf\xe9.png"))
    plain = save(draw(), tmp_path / "plain.png")
    folder = tmp_path / "unusual"
    folder.mkdir()
    for number, name in enumerate(names):
        (folder / name).write_bytes(plain.read_bytes() + bytes([number]))
        (folder / (name[:-6] + ".txt")).write_text("no photo")
    report = importing(bare, folder)
    assert (report.imported, len(report.refused)) == (len(names), len(names))
    for refusal in report.refused:
        assert refusal.path.encode("utf-8")
    assert set(photos_of(bare)) == {folder / name for name in names}
    assert importing(bare, folder).duplicates == len(names)
    assert bare.export_vectors(tmp_path / "v.npz") == len(names)


def test_paths_that_lead_nowhere(
    bare: Library, tmp_path: Path, folder: Path, importing: Import
) -> None:
    (folder / "dead.jpg").symlink_to(tmp_path / "nowhere")
    (folder / "round").symlink_to(folder / "round")
    report = importing(
        bare,
        folder,
        tmp_path / "gone.jpg",
        "no/such/*.jpg",
        "x" * 300,
        "~nobody-of-that-name/a.jpg",
    )
    assert report.imported == 4
    reasons = {Path(r.path).name: r.reason for r in report.refused}
    assert reasons["dead.jpg"] == reasons["gone.jpg"] == reasons["*.jpg"] == "not found"
    assert reasons.keys() >= {"round"}
    assert len(report.refused) == 6
    assert all(reasons.values())


def test_nothing_to_import(bare: Library, tmp_path: Path, importing: Import) -> None:
    (tmp_path / "hollow").mkdir()
    report = importing(bare, tmp_path / "hollow")
    assert (report.found, report.imported, report.refused) == (0, 0, ())
    assert report.images_per_second == 0


def test_progress_tells_what_is_stored(bare: Library, photo_folder: Path) -> None:
    told: list[int] = []
    steps = list(bare.import_photos([photo_folder], workers=1))
    for step in steps:
        told += step.item_ids
    assert sorted(told) == sorted(bare.browse().ids.tolist())
    done = [s.done for s in steps if s.stage == "importing"]
    assert done == sorted(done)
    assert done[-1] == steps[-1].total == 30
    assert [s.result is not None for s in steps] == [False] * (len(steps) - 1) + [True]


def test_cancel_and_go_on(
    bare: Library, tmp_path: Path, draw: Draw, save: Save, importing: Import,
    processes_left: Callable[[], list[str]],
) -> None:  # fmt: skip
    folder = tmp_path / "many"
    for seed in range(80):
        save(draw(seed=seed), folder / f"{seed}.png", compress_level=1)
    steps = bare.import_photos([folder], workers=1)
    told: list[int] = []
    for step in steps:
        told += step.item_ids
        if told:
            break
    steps.close()
    assert 0 < len(told) < 80
    assert sorted(told) == sorted(bare.browse().ids.tolist())
    assert processes_left() == []
    assert_whole(bare, len(told))
    report = importing(bare, folder)
    assert (report.imported, report.duplicates) == (80 - len(told), len(told))
    assert_whole(bare, 80)


@pytest.fixture
def bench(bare: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """This process as an import worker."""
    monkeypatch.setattr(prepare, "_tools", None)
    embedder = bare.embedder
    prepare.set_up(
        prepare.Bench(
            embedder.card, embedder.colours, embedder.heads, embeds=False,
            known=np.empty(0, np.uint64), thumbnails=bare.path / "thumbs",
            copies=None, max_pixels=10**8,
        )
    )  # fmt: skip


@pytest.mark.usefixtures("bench")
def test_a_file_that_changes_while_it_is_read_is_seen_as_changed_later(
    folder: Path, draw: Draw, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is remembered of a file must not be newer than the bytes that were read."""
    file = folder / "red.png"
    read = prepare.read

    def read_and_be_overtaken(path: Path) -> bytes:
        data = read(path)
        save(draw("pants", "yellow"), path)
        os.utime(path, ns=(10**18, 10**18))
        return data

    monkeypatch.setattr(prepare, "read", read_and_be_overtaken)
    (result,) = prepare.process_files([prepare.Order(file)])
    assert result.file.mtime_ns != 10**18


@pytest.mark.usefixtures("bench")
def test_a_file_that_vanishes_while_it_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = prepare.read

    def vanish(path: Path) -> bytes:
        path.unlink()
        return read(path)

    monkeypatch.setattr(prepare, "read", vanish)
    (result,) = prepare.process_files([prepare.Order(folder / "red.png")])
    assert result == prepare.Refused(folder / "red.png", "not found")


def test_keep_stores_a_photo_that_was_shown(
    bare: Library, tmp_path: Path, draw: Draw, save: Save
) -> None:
    shown = bare.look_at(draw("skirt", "green"))
    (item_id,) = bare.keep(shown, "From the camera").item_ids
    (item,) = bare.items([item_id])
    assert item.name == "From the camera"
    assert item.photo.path.is_relative_to(bare.path / "photos")
    assert bare.thumbnail(item.photo.id)
    assert bare.similar(shown, 1, weights=Weights())[0].item.id == item_id
    assert bare.keep(shown).item_ids == (item_id,)
    file = save(draw("pants", "red"), tmp_path / "shown.png")
    second = bare.look_at(file)
    bare.keep(second)
    file.unlink()
    assert_whole(bare, 2)
    with pytest.raises(PhotoError):
        bare.keep(second)


def test_keep_after_import_counts_the_same_photo_once(
    bare: Library, tmp_path: Path, draw: Draw, save: Save, importing: Import
) -> None:
    file = save(draw(), tmp_path / "photo.png")
    importing(bare, file)
    bare.keep(bare.look_at(file))
    assert_whole(bare, 1)
