"""Whatever happens to a file in `cache/`, the library answers as before and mends it by itself."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from stylist.forecast import Forecast
from stylist.imaging.thumbnail import unsealed
from stylist.index.files import intact, read_manifest, rows_path
from stylist.library import Library
from stylist.settings import Settings
from stylist.train.learner import Checkpoint
from stylist.types import Filters

SETTINGS = Settings(threads=1, nothing_close=0.0)
HEADER = 256
SAMPLE, SAMPLE_FULL = 2, 400


@pytest.fixture(scope="module")
def base(imported_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library whose cache holds all that using it leaves there."""
    folder = shutil.copytree(imported_folder, tmp_path_factory.mktemp("cached") / "library")
    with Library.open(folder, settings=SETTINGS) as library:
        asked(library)
        pairs = library.browse(Filters(category="t-shirt")).ids[:1].tolist()
        library.make_look("One", pairs)
        first = library.items([1])[0].photo
        assert first is not None
        assert library.cutout(first)
        library.known_pairs()
    return folder


def asked(library: Library) -> tuple[object, ...]:
    """What is answered with the help of the cache: vectors, thumbnails, facts."""
    found = library.rank(1, 10)
    thumbnails = []
    first = library.items([1])[0].photo
    assert first is not None
    cut = library.cutout(first)
    assert cut is not None
    with Image.open(cut) as picture:
        garment = picture.tobytes()
    for item in library.items(library.browse().ids):
        assert item.photo is not None
        thumbnails.append(library.thumbnail(item.photo))
    return (
        found.ids.tolist(),
        np.round(found.scores, 4).tolist(),
        thumbnails,
        garment,
    )


def cached(folder: Path) -> list[Path]:
    return sorted(f.relative_to(folder) for f in (folder / "cache").rglob("*") if f.is_file())


def is_mended(folder: Path, expected: tuple[object, ...], what: str) -> None:
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        assert asked(library) == expected, what
        library.doctor(repair=True)
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        assert library.doctor() == [], what


def flips(file: Path, every_byte: bool, count: int, draw: random.Random) -> Iterator[int]:
    """Where a bit is flipped: everywhere, or in the header and in places drawn by chance."""
    size = file.stat().st_size
    if every_byte and size <= 4096:
        yield from range(size)
        return
    if every_byte:
        yield from range(HEADER)
    yield from (draw.randrange(size) for _ in range(min(count, size)))


def flipped(base: Path, place: Path, count: int, every_byte: bool) -> int:
    """Flip bits in every file, one after the other; how many were."""
    draw = random.Random(0)
    folder = shutil.copytree(base, place / "library")
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        expected = asked(library)
    done = 0
    # One of many thumbnails stands for them: they are read by the same code.
    thumbs = [f for f in cached(folder) if "thumbs" in f.parts]
    names = [f for f in cached(folder) if f not in thumbs] + thumbs[:1]
    for name in names:
        whole = (folder / name).read_bytes()
        for at in flips(folder / name, every_byte, count, draw):
            changed = bytearray(whole)
            changed[at] ^= 1 << draw.randrange(8)
            (folder / name).write_bytes(bytes(changed))
            with Library.open(folder, create=False, settings=SETTINGS) as library:
                assert asked(library) == expected, f"{name}, byte {at}"
            done += 1
        # Mended or not: what is asked later starts from the good file again.
        for other in cached(folder):
            if other not in cached(base):
                (folder / other).unlink()
        for other in cached(base):
            (folder / other).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(base / other, folder / other)
    return done


def test_some_bytes_flipped(base: Path, tmp_path: Path) -> None:
    assert flipped(base, tmp_path, SAMPLE, every_byte=False) >= 6


@pytest.mark.full
def test_all_bytes_flipped(base: Path, tmp_path: Path) -> None:
    assert flipped(base, tmp_path, SAMPLE_FULL, every_byte=True) > 1000


def every_flip(whole: bytes, step: int = 1) -> Iterator[bytes]:
    """The same with one bit of one byte flipped, of every byte or of each `step`-th."""
    draw = random.Random(0)
    for at in range(draw.randrange(step), len(whole), step):
        changed = bytearray(whole)
        changed[at] ^= 1 << draw.randrange(8)
        yield bytes(changed)


@pytest.mark.parametrize("kind", ["thumbs", "cutouts"])
def test_every_byte_of_a_picture(base: Path, kind: str) -> None:
    whole = next((base / "cache" / kind).rglob("*.*g")).read_bytes()
    assert unsealed(whole) is not None
    assert all(unsealed(changed) is None for changed in every_flip(whole))
    cuts = {unsealed(whole[:end]) for end in range(len(whole))}
    assert cuts - {None} <= {unsealed(whole)}  # a JPEG without its seal is one of an earlier day


def each_byte_of_the_rows(base: Path, tmp_path: Path, step: int) -> int:
    index = base / "cache" / "index"
    manifest = read_manifest(index)
    assert manifest is not None
    rows = rows_path(index, manifest.rows.number)
    assert intact(rows, manifest.rows)
    copy, count = tmp_path / rows.name, 0
    for changed in every_flip(rows.read_bytes(), step):
        copy.write_bytes(changed)
        assert not intact(copy, manifest.rows)
        count += 1
    return count


def test_some_bytes_of_the_rows(base: Path, tmp_path: Path) -> None:
    assert each_byte_of_the_rows(base, tmp_path, step=97) > 300


@pytest.mark.full
def test_every_byte_of_the_rows(base: Path, tmp_path: Path) -> None:
    assert each_byte_of_the_rows(base, tmp_path, step=1) > 30_000


def test_every_byte_of_a_forecast(tmp_path: Path) -> None:
    forecast = Forecast(tmp_path / "forecast.json", "https://a.invalid", "https://b.invalid")
    told = {"52.52,13.41": {"asked": 7.0, "said": {"hourly": {"temperature_2m": [9.5, 11.0]}}}}
    forecast._keep(told)
    assert forecast._kept() == told
    whole = (tmp_path / "forecast.json").read_bytes()
    for changed in (*every_flip(whole), *(whole[:end] for end in range(len(whole)))):
        (tmp_path / "forecast.json").write_bytes(changed)
        assert forecast._kept() in ({}, told)


def test_every_byte_of_a_training(tmp_path: Path) -> None:
    kept = Checkpoint(tmp_path / "t.npz", "this one")
    kept.write({"weights": np.arange(40, dtype=np.float32), "epoch": np.array(3)})
    whole = (tmp_path / "t.npz").read_bytes()
    for changed in (*every_flip(whole), *(whole[:end] for end in range(len(whole)))):
        (tmp_path / "t.npz").write_bytes(changed)
        found = kept.read()
        if found is not None:  # a byte that says nothing, such as a date
            assert found["weights"].tolist() == list(range(40))
            assert found["epoch"] == 3


HARM: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "emptied": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "one byte short": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "zeros": lambda file: file.write_bytes(bytes(file.stat().st_size)),
    "stretched": lambda file: file.write_bytes(file.read_bytes() + bytes(1000)),
}


@pytest.mark.parametrize("harm", HARM)
def test_each_file_harmed(base: Path, tmp_path: Path, harm: str) -> None:
    """All of them at once, and each alone where it is not one of many thumbnails."""
    folder = shutil.copytree(base, tmp_path / "all")
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        expected = asked(library)
    for name in cached(folder):
        HARM[harm](folder / name)
    is_mended(folder, expected, "all")
    thumbs = [f for f in cached(base) if "thumbs" in f.parts]
    for number, name in enumerate([f for f in cached(base) if f not in thumbs] + thumbs[:1]):
        alone = shutil.copytree(base, tmp_path / f"alone {number}")
        HARM[harm](alone / name)
        is_mended(alone, expected, str(name))
