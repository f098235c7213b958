"""Every file is found once, whatever folders, links and names there are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from stylist.ingest.folder import find_photos
from stylist.types import Refusal


def touch(*files: Path) -> None:
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()


def found(*paths: Path | str) -> list[Path]:
    everything = list(find_photos(paths))
    assert not [f for f in everything if isinstance(f, Refusal)]
    return [f for f in everything if isinstance(f, Path)]


def test_folders_are_searched_to_the_bottom_in_a_stable_order(tmp_path: Path) -> None:
    files = [tmp_path / n for n in ("a.jpg", "b/c/d/e/f.png", "b/a.jpg", "z.webp", "b.jpg")]
    touch(*files)
    assert sorted(found(tmp_path)) == sorted(files)
    assert found(tmp_path) == found(tmp_path)


def test_hidden_files_and_leftovers_are_passed_over(tmp_path: Path) -> None:
    touch(tmp_path / "a.jpg", tmp_path / ".hidden.jpg", tmp_path / ".git" / "b.jpg",
          tmp_path / "Thumbs.db", tmp_path / ".DS_Store")  # fmt: skip
    assert found(tmp_path) == [tmp_path / "a.jpg"]


def test_a_file_is_taken_once_however_often_it_is_named(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "x.jpg", tmp_path / "a" / "y.jpg")
    folder = tmp_path / "a"
    assert len(found(folder, folder / "x.jpg", folder, tmp_path, f"{folder}/../a/y.jpg")) == 2


def test_globs(tmp_path: Path) -> None:
    touch(tmp_path / "1.jpg", tmp_path / "2.jpg", tmp_path / "3.png", tmp_path / "in" / "4.jpg")
    assert found(f"{tmp_path}/*.jpg") == [tmp_path / "1.jpg", tmp_path / "2.jpg"]
    assert len(found(f"{tmp_path}/**/*.jpg")) == 3
    # Nothing matches: the words are taken for a name, and the import says it is not there.
    assert found(f"{tmp_path}/*.gif") == [tmp_path / "*.gif"]


def test_a_name_that_looks_like_a_glob_is_a_name(tmp_path: Path) -> None:
    touch(tmp_path / "shirt[1].jpg", tmp_path / "shirt1.jpg")
    assert found(tmp_path / "shirt[1].jpg") == [tmp_path / "shirt[1].jpg"]


def test_relative_paths_and_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path / "a.jpg")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert found("a.jpg") == found("~/a.jpg") == found(".") == [tmp_path / "a.jpg"]


def test_loops_of_links_end(tmp_path: Path) -> None:
    touch(tmp_path / "in" / "deep" / "a.jpg")
    (tmp_path / "in" / "deep" / "up").symlink_to(tmp_path)
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    assert [f.name for f in found(tmp_path)] == ["a.jpg"]


def test_a_link_to_itself_loses_only_itself(tmp_path: Path) -> None:
    touch(tmp_path / "a.jpg")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "dead.jpg").symlink_to(tmp_path / "nowhere")
    everything = list(find_photos([tmp_path]))
    assert tmp_path / "a.jpg" in everything
    # What the links lead to is for the import to say.
    assert len(everything) == 3


@pytest.mark.parametrize(
    "name",
    [
        "with  spaces .jpg", "👗 été.jpg", "n" * 251 + ".jpg", "-rf.jpg", "a\nb.jpg",
        "quote'\";--.jpg", "%s {0}.jpg", "\u202egpj.exe", "nul\u0001.jpg",
    ],
)  # fmt: skip
def test_unusual_names(tmp_path: Path, name: str) -> None:
    touch(tmp_path / name)
    assert found(tmp_path) == [tmp_path / name]
    assert found(tmp_path / name) == [tmp_path / name]


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode on this system")
def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.jpg"
    Path(os.fsdecode(raw)).touch()
    assert [os.fsencode(f) for f in found(tmp_path)] == [raw]
    assert [os.fsencode(f) for f in found(os.fsdecode(raw))] == [raw]


@pytest.mark.parametrize("name", ["gone.jpg", "x" * 300, "a\0b", "x/" * 3000])
def test_paths_that_lead_nowhere_are_given_on_or_refused(tmp_path: Path, name: str) -> None:
    (only,) = find_photos([f"{tmp_path}/{name}"])
    assert isinstance(only, Path | Refusal)


def test_a_folder_that_may_not_be_read_is_refused_and_the_rest_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path / "open" / "a.jpg", tmp_path / "shut" / "b.jpg")
    scandir = os.scandir

    def guarded(path):
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert list(find_photos([tmp_path])) == [
        tmp_path / "open" / "a.jpg",
        Refusal(str(tmp_path / "shut"), "permission denied"),
    ]


def test_an_empty_word_is_not_the_folder_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path / "a.jpg")
    monkeypatch.chdir(tmp_path)
    assert list(find_photos([""])) == [Refusal("", "no path")]


def test_of_a_library_only_the_originals_are_found(tmp_path: Path) -> None:
    library = tmp_path / "pictures" / "library"
    touch(library / "catalog.sqlite", library / "cache" / "thumbs" / "a.jpg",
          library / "photos" / "b.jpg", tmp_path / "pictures" / "c.jpg")  # fmt: skip
    assert found(tmp_path) == [tmp_path / "pictures" / "c.jpg", library / "photos" / "b.jpg"]
    assert found(library / "cache") == [library / "cache" / "thumbs" / "a.jpg"]
