"""The packaged program does what the program does, where there is no Python."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

Program = Callable[..., subprocess.CompletedProcess[str]]
pytestmark = pytest.mark.built

MOST_MB = {True: 350, False: 425}
"""What lies on the disk once it is installed (sizes of files, 10⁶ bytes), with the OpenCV of
`scripts/lean_opencv.py` and with PyPI's. `scripts/build.py folder` says what weighs what."""
MOST_UNPACKED_MB = 350
"""What the cache takes on top of it once everything that is packed has been used."""
START_SECONDS = 3.0


def answer(done: subprocess.CompletedProcess[str], status: int = 0) -> dict[str, object]:
    assert done.returncode == status, done.stderr
    said = json.loads(done.stdout)
    assert isinstance(said, dict)
    return said


@pytest.fixture(scope="module")
def boutique(program: Program, home: Path) -> Path:
    """The sample boutique, made by the packaged program; workers and all."""
    said = answer(program("--json", "demo", "--headless", "--items", 30))
    assert said["items"] == 30
    sheet = Path(str(said["contact_sheet"]))
    assert home in sheet.parents
    assert np.asarray(Image.open(sheet)).std() > 10
    return Path(str(said["library"]))


def test_it_starts_at_once(program: Program) -> None:
    seconds = []
    for _ in range(3):
        began = time.monotonic()
        assert program("--version").stdout.startswith("stylist ")
        seconds.append(time.monotonic() - began)
    assert min(seconds) <= START_SECONDS


def test_it_does_not_grow(built: Path) -> None:
    files = [f for f in (built / "stylist").rglob("*") if f.is_file() and not f.is_symlink()]
    lean = any((built / "stylist" / "_internal").glob("opencv_python_headless-*+lean.dist-info"))
    assert sum(f.stat().st_size for f in files) / 1e6 <= MOST_MB[lean]


def test_what_is_never_asked_for_is_not_there(built: Path) -> None:
    inside = built / "stylist" / "_internal"
    assert not list(inside.glob("torch*"))
    names = {f.name for f in inside.rglob("*")}
    assert not [n for n in names if "Qt6Qml" in n or "Qt6Quick" in n or "Qt6WebEngine" in n]
    x265 = [f for f in inside.rglob("libx265*") if not f.is_symlink()]
    assert all(f.stat().st_size < 100_000 for f in x265), "x265 is under the GPL"


def test_demo_and_search(program: Program, boutique: Path) -> None:
    found = answer(program("--library", boutique, "--json", "similar", 1, "-k", 3))
    assert len(found["results"]) == 3  # type: ignore[arg-type]
    sound = answer(program("--library", boutique, "--json", "doctor"))
    assert sound["problems"] == []
    assert sound["about"]["packaged"] == "folder"  # type: ignore[index]
    assert "absent" not in sound["about"]["libraries"].values()  # type: ignore[index]


def test_real_photos(program: Program, home: Path, shared_data: Path) -> None:
    photos = shared_data / "clothing" / "validation" / "dress"
    library = home / "real"
    said = answer(program("--library", library, "--json", "import", photos, "--workers", 2))
    assert said["imported"] == said["found"] == len(list(photos.glob("*.jpg")))
    one = next(iter(sorted(photos.glob("*.jpg"))))
    best = answer(program("--library", library, "--json", "similar", one, "-k", 1))
    assert best["results"][0]["path"] == str(one)  # type: ignore[index]


@pytest.mark.parametrize("suffix", ["heic", "avif", "webp", "tiff", "png"])
def test_every_kind_of_photo(
    program: Program, home: Path, draw: Callable[..., np.ndarray], suffix: str
) -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
    photo = home / f"one.{suffix}"
    Image.fromarray(draw()).save(photo)
    said = answer(program("--library", home / suffix, "--json", "import", photo, "--workers", 1))
    assert said["imported"] == 1


def test_the_window(program: Program, boutique: Path, tmp_path: Path) -> None:
    file = tmp_path / "window.png"
    done = program("--library", boutique, "--screenshot", file, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    picture = np.asarray(Image.open(file).convert("RGB"))
    assert picture.shape == (800, 1280, 3)
    # Not one ground, and the cards' photos are there: many colours in the middle of the grid.
    middle = picture[150:700, 220:900].reshape(-1, 3)
    assert len(np.unique(middle, axis=0)) > 2000


def test_a_feed_purchases_and_a_lookbook(program: Program, boutique: Path, tmp_path: Path) -> None:
    """Libraries that are loaded only when something is asked of them."""
    feed = tmp_path / "feed.csv"
    feed.write_text("sku,name,price\nA1,Red dress,20\nA2,Blue skirt,30\n", encoding="utf-8")
    said = answer(program("--library", tmp_path / "l", "--json", "import-feed", feed))
    assert said["products"] == 2
    around = answer(program("--library", boutique, "--json", "outfit", 1))
    assert around["outfits"]
    fitted = answer(program("--library", boutique, "--json", "fit", "recommender"))
    assert fitted["model"]
    made = program("--library", boutique, "look", "make", "One", "1", "2")
    assert made.returncode == 0, made.stderr
    sheet = tmp_path / "one.pdf"
    done = program("--library", boutique, "look", "export", "One", sheet)
    assert done.returncode == 0, done.stderr
    assert sheet.read_bytes().startswith(b"%PDF")


def unpacked(home: Path) -> set[str]:
    """Groups of libraries that lie unpacked in the cache."""
    folder = home / ".cache" / "stylist" / "libraries"
    return {p.name.partition("-")[0] for p in folder.iterdir()} if folder.is_dir() else set()


def test_a_wardrobe_unpacks_nothing(
    program: Program, tmp_path: Path, draw: Callable[..., np.ndarray]
) -> None:
    """Importing, searching and the window are quick from the first time on."""
    Image.fromarray(draw()).save(tmp_path / "one.png")
    here = {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    library = ("--library", tmp_path / "wardrobe")
    answer(program(*library, "--json", "import", tmp_path / "one.png", "--workers", 1, **here))
    answer(program(*library, "--json", "similar", 1, **here))
    done = program(*library, "--screenshot", tmp_path / "window.png", **here)
    assert done.returncode == 0, done.stderr
    assert unpacked(tmp_path) == set()


def test_every_part_of_the_program_loads(
    program: Program, built: Path, home: Path, draw: Callable[..., np.ndarray]
) -> None:
    late = (built / "stylist" / "_internal" / "late").glob("*.xz")
    Image.fromarray(draw()).save(home / "sound.png")
    answer(program("--library", home / "sound", "--json", "import", home / "sound.png"))
    said = answer(program("--library", home / "sound", "--json", "doctor", "--program"))
    assert said["about"]["program"]["failed"] == []  # type: ignore[index]
    assert said["about"]["program"]["loaded"] > 450  # type: ignore[index]
    groups = {file.name.partition(".")[0] for file in late}
    assert unpacked(home) == groups
    files = (home / ".cache/stylist/libraries").rglob("*")
    assert sum(f.stat().st_size for f in files if f.is_file()) / 1e6 <= MOST_UNPACKED_MB


def test_it_leaves_nothing_of_others_behind(home: Path, boutique: Path) -> None:
    """ONNX Runtime would keep a device number here, and send events."""
    assert not list(home.rglob("*Microsoft*"))
    ours = {"boutique", "real", "sound", "heic", "avif", "webp", "tiff", "png", "library"}
    at_top = {f.name for f in home.iterdir()} - {".local", ".cache", ".config"}
    assert {name.split(".")[0] for name in at_top} <= ours | {"one"}
