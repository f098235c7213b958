"""How a Linux desktop finds the program, and what it may open with it."""

from __future__ import annotations

import configparser
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from stylist.imaging.decode import PHOTO_SUFFIXES
from stylist.ingest.bundle.manifest import SUFFIX

LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def entry() -> configparser.SectionProxy:
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read(LINUX / "stylist.desktop", encoding="utf-8")
    return read["Desktop Entry"]


def test_files_are_handed_to_the_window(entry: configparser.SectionProxy) -> None:
    assert entry["Exec"] == "stylist-desktop %F"
    for key in ("GenericName", "Comment", "Keywords"):
        assert entry[f"{key}[de]"]


def test_every_kind_of_photo_and_bundles_are_named(entry: configparser.SectionProxy) -> None:
    kinds = set(entry["MimeType"].strip(";").split(";"))
    same = {"jpg": "jpeg", "jpe": "jpeg", "jfif": "jpeg", "tif": "tiff", "dib": "bmp"}
    photos = {suffix.removeprefix(".") for suffix in PHOTO_SUFFIXES}
    assert {f"image/{same.get(p, p)}" for p in photos} <= kinds
    told = ET.parse(LINUX / "stylist.xml").getroot()
    (bundle,) = told.findall(f"{MIME}mime-type")
    assert bundle.attrib["type"] in kinds
    assert [g.attrib["pattern"] for g in bundle.findall(f"{MIME}glob")] == [f"*{SUFFIX}"]


def test_the_desktops_own_checker_has_nothing_to_say(tmp_path: Path) -> None:
    if shutil.which("desktop-file-validate") is None:
        pytest.skip("desktop-file-validate is not here (desktop-file-utils)")
    checked = subprocess.run(
        ["desktop-file-validate", LINUX / "stylist.desktop"], capture_output=True, text=True
    )
    assert (checked.returncode, checked.stdout) == (0, "")


def test_the_kind_of_a_bundle_is_understood(tmp_path: Path) -> None:
    if shutil.which("update-mime-database") is None:
        pytest.skip("update-mime-database is not here (shared-mime-info)")
    (tmp_path / "packages").mkdir()
    shutil.copy(LINUX / "stylist.xml", tmp_path / "packages")
    subprocess.run(["update-mime-database", tmp_path], check=True, capture_output=True)
    assert "50:application/x-stylist-bundle:*.stylist" in (tmp_path / "globs2").read_text()
