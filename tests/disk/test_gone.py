"""A library whose folder is read only, or is taken away while it is open, says so and waits."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from mounting import ALONE, can_mount

from stylist.errors import LibraryError, StylistError
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import ImportReport

Import = Callable[..., ImportReport]
SETTINGS = Settings(threads=1, nothing_close=0.0)
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open folder")


@posix
def test_a_folder_that_is_taken_away_and_comes_back(
    library: Library, tmp_path: Path, photo_folder: Path, importing: Callable[..., ImportReport]
) -> None:
    assert library.similar(1, 3)
    away = library.path.rename(tmp_path / "elsewhere")
    library.path.mkdir()
    for ask in (
        lambda: library.backup(tmp_path / "gone" / "copy.sqlite"),
        lambda: importing(library, photo_folder),
        lambda: library.make_look("One", [1]),
        lambda: library.thumbnail(library.items([1])[0].photo),
        lambda: library.export_vectors(tmp_path / "v.npz"),
    ):
        with suppress(StylistError):  # any other exception would be a bug
            ask()
    shutil.rmtree(library.path)
    away.rename(library.path)
    library.like("Anna", [1])
    library.close()
    with Library.open(library.path, create=False, settings=SETTINGS) as again:
        assert again.count() == 30
        again.doctor(repair=True)
        assert again.doctor() == []


READ_ONLY = """
import subprocess, sys
from stylist.errors import LibraryError
from stylist.library import Library
from stylist.settings import Settings

def refused(ask):
    try:
        ask()
    except LibraryError as error:
        return "read only" in str(error)
    return False

if __name__ == "__main__":
    folder, photos = sys.argv[1:]
    mount = ["mount", "--bind", folder, folder], ["mount", "-o", "remount,ro,bind", folder]
    for command in mount:
        subprocess.run(command, check=True)
    with Library.open(folder, create=False, settings=Settings(threads=1)) as library:
        assert len(library.similar(1, 3)) == 3
        assert library.doctor() == []
        for ask in (
            lambda: library.like("Anna", [1]),
            lambda: list(library.import_photos([photos], workers=1)),
            lambda: library.make_look("One", [1]),
            lambda: library.set_attribute([1], "category", "hat"),
        ):
            assert refused(ask)
        assert library.back_up_daily() is None
    print("looked at")
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not can_mount(), reason="nothing can be mounted read only here"
)
def test_a_drive_that_is_mounted_read_only(
    imported_folder: Path, tmp_path: Path, photo_folder: Path
) -> None:
    """Root, who writes anywhere else, is held to it as well."""
    folder = shutil.copytree(imported_folder, tmp_path / "library")
    before = {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()}
    (tmp_path / "look.py").write_text(READ_ONLY)
    done = subprocess.run(
        [*ALONE, sys.executable, tmp_path / "look.py", folder, photo_folder],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "looked at" in done.stdout
    assert {f: f.read_bytes() for f in folder.rglob("*") if f.is_file()} == before


@posix
@pytest.mark.skipif(
    os.name != "nt" and os.geteuid() == 0, reason="root writes anywhere but on read-only mounts"
)
def test_a_read_only_folder_is_looked_at_and_nothing_more(
    imported_folder: Path,
    tmp_path: Path,
    photo_folder: Path,
    importing: Callable[..., ImportReport],
) -> None:
    folder = shutil.copytree(imported_folder, tmp_path / "library")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with Library.open(folder, create=False, settings=SETTINGS) as library:
            assert len(library.similar(1, 3)) == 3
            for ask in (
                lambda: library.like("Anna", [1]),
                lambda: importing(library, photo_folder),
            ):
                with pytest.raises(LibraryError, match="read only"):
                    ask()
            assert library.back_up_daily() is None
    finally:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)
