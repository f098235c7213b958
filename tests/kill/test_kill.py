"""Whatever is under way may be killed at any instant: what was acknowledged stays, once.

`zygote.py` kills; here is asked what is left. Half of the deaths are before a chosen statement,
commit or change of a file, the others after a random time. An operation that is told of in steps
must leave the state of the last acknowledged step, or of the one after it, which was done and
not yet told of. The import of photos has a harness more (`ingest/test_kill.py`), of the program as
it is started and with workers of its own.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_models as tiny
from feed_files import write_csv
from old_catalogs import as_of
from PIL import Image
from states import state

from stylist.bring.draft import make
from stylist.catalog.keeping import is_whole, listed
from stylist.catalog.migrate import SCHEMA
from stylist.embed.registry import Registry
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import ModelSource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX's")

SETTINGS = Settings(threads=1, nothing_close=0.0)
KILLS, KILLS_FULL = 6, 200
PHOTOS = 24
Order = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def order() -> Iterator[Order]:
    """Has the zygote run something."""
    process = subprocess.Popen(
        [sys.executable, "-W", "error", str(Path(__file__).with_name("zygote.py"))],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None

    def run(do: str, folder: Path, extra: object = "", kill: float | None = None) -> dict[str, Any]:
        said = {"do": do, "folder": str(folder), "extra": str(extra), "kill": kill}
        process.stdin.write(json.dumps(said) + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        assert isinstance(answer, dict)
        assert "failed" not in answer, answer["failed"]
        return answer

    yield run
    process.stdin.close()
    process.wait(30)
    process.stdout.close()


@pytest.fixture(scope="module")
def base(imported_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of 30 garments with a feed, somebody's verdicts, and another model."""
    folder = shutil.copytree(imported_folder, tmp_path_factory.mktemp("kill") / "library")
    tiny.image_encoder(folder.parent / "image.onnx")
    with Library.open(folder, settings=SETTINGS) as library:
        for _ in library.import_feed(feed(folder.parent / "feed.csv", 0, 14)):
            pass
        library.add_profile("Anna")
        registry = Registry(folder / "models")
        draft = registry.draft()
        make(ModelSource(str(folder.parent / "image.onnx"), **tiny.PLAIN), "tiny", draft)
        registry.place(draft, "tiny")
    shutil.rmtree(folder / "backups", ignore_errors=True)
    return folder


def feed(file: Path, first: int, last: int, price: int = 20) -> Path:
    rows = [
        {"sku": f"F{n}", "name": f"Red dress {n}", "price": str(price + n)}
        for n in range(first, last)
    ]
    return write_csv(file, ["sku", "name", "price"], rows)


def deaths(kills: int, touched: int, seconds: float, seed: int) -> Iterator[float]:
    """When to die: spread over all that touches the disk, or at any time of it."""
    draw = random.Random(seed)
    for number in range(kills):
        if number % 2 and kills > KILLS:
            yield -draw.uniform(0.005, max(seconds, 0.1))
        else:
            yield (
                draw.randrange(touched)
                if kills > KILLS
                else (touched * number // kills + draw.randrange(max(touched // kills, 1)))
            )


def is_sound(folder: Path) -> Library:
    library = Library.open(folder, create=False, settings=SETTINGS)
    assert library.doctor() == []
    skus = [item.sku for item in library.items(library.browse().ids) if item.sku]
    assert len(skus) == len(set(skus))
    return library


def each(
    order: Order, base: Path, tmp_path: Path, kills: int, do: str, extra: object = ""
) -> Iterator[tuple[Path, dict[str, Any], dict[str, Any]]]:
    """Run it whole once, then kill it again and again: the folder, what was told, and the whole."""
    whole = order(do, shutil.copytree(base, tmp_path / "whole"), extra)
    assert not whole["killed"]
    assert whole["touched"] > 3
    died = 0
    for number, kill in enumerate(deaths(kills, whole["touched"], whole["seconds"], kills)):
        folder = shutil.copytree(base, tmp_path / f"try {number}")
        told = order(do, folder, extra, kill)
        died += told["killed"]
        yield folder, told, whole
        shutil.rmtree(folder)
    assert died >= kills // 4, "hardly anything was killed while it worked"


def stepwise(order: Order, base: Path, tmp_path: Path, kills: int, do: str) -> None:
    with Library.open(base, create=False, settings=SETTINGS) as library:
        before = json.loads(json.dumps(state(library)))
    for folder, answer, whole in each(order, base, tmp_path, kills, do):
        steps, told = [before, *whole["told"]], answer["told"]
        assert told == whole["told"][: len(told)]
        with is_sound(folder) as library:
            found = json.loads(json.dumps(state(library)))
        assert found in steps[len(told) : len(told) + 2]


def imports(order: Order, base: Path, tmp_path: Path, kills: int) -> None:
    taken, draw = tmp_path / "taken", np.random.default_rng(0)
    taken.mkdir()
    for number in range(PHOTOS):
        picture = np.full((120, 90, 3), 236, np.uint8)
        picture[20:100, 20 : 40 + number] = draw.integers(0, 256, 3)
        Image.fromarray(picture).save(taken / f"{number}.jpg")
    with Library.open(base, create=False, settings=SETTINGS) as library:
        before = library.count()
    for folder, answer, _ in each(order, base, tmp_path, kills, "photos", taken):
        reported = {item for ids in answer["told"] for item in ids}
        with is_sound(folder) as library:
            items = library.items(library.browse().ids)
            assert reported <= {item.id for item in items}
            digests = Counter(photo.digest for item in items for photo in item.photos)
            assert set(digests.values()) == {1}
            assert len(library.similar(max(reported, default=1), 5)) == 5
        # Once more: the rest comes, each photo once.
        rest = {item for ids in order("photos", folder, taken)["told"] for item in ids}
        assert len(rest) == before + PHOTOS - len(items)
        with is_sound(folder) as library:
            assert library.count() == before + PHOTOS


def feeds(order: Order, base: Path, tmp_path: Path, kills: int) -> None:
    newer = feed(tmp_path / "feed.csv", 3, 20, price=90)

    def products(library: Library) -> dict[str, Any]:
        found = [i for i in library.items(library.browse().ids) if str(i.sku).startswith("F")]
        return {str(item.sku): item.price for item in found}

    expected = {f"F{n}": 90.0 + n for n in range(3, 20)}
    for folder, _, _ in each(order, base, tmp_path, kills, "feed", newer):
        with is_sound(folder) as library:
            # Each product is wholly old or wholly new.
            for sku, price in products(library).items():
                number = int(sku[1:])
                assert price in (20.0 + number, 90.0 + number)
            for _step in library.import_feed(newer):
                pass
            assert products(library) == expected
            assert library.doctor() == []


def migrations(order: Order, base: Path, tmp_path: Path, kills: int) -> None:
    for schema in range(1, SCHEMA):
        old = shutil.copytree(base, tmp_path / f"schema {schema}")
        with closing(sqlite3.connect(base / "catalog.sqlite")) as opened:
            count = opened.execute("SELECT count(*) FROM items").fetchone()[0]
        (old / "catalog.sqlite").unlink()
        as_of(schema, base / "catalog.sqlite", old / "catalog.sqlite")
        place = tmp_path / f"tries {schema}"
        place.mkdir()
        for folder, _, _ in each(order, old, place, max(kills // 3, 4), "migration"):
            with closing(sqlite3.connect(folder / "catalog.sqlite")) as opened:
                assert opened.execute("PRAGMA user_version").fetchone()[0] in (schema, SCHEMA)
            for backup in listed(folder):
                assert is_whole(backup.file)
            with is_sound(folder) as library:
                assert len(library.items(range(1, count + 1))) == count


def reembeddings(order: Order, base: Path, tmp_path: Path, kills: int) -> None:
    for folder, _, _ in each(order, base, tmp_path, kills, "reembedding", "tiny"):
        with is_sound(folder) as library:
            assert len(library.similar(1, 5)) == 5
            for _step in library.use_model("tiny", workers=1):
                pass
            (tiny_model,) = [m for m in library.models() if m.name == "tiny"]
            assert (tiny_model.in_use, tiny_model.embedded) == (True, tiny_model.photos)
            assert library.doctor() == []


def backups(order: Order, base: Path, tmp_path: Path, kills: int) -> None:
    file = tmp_path / "copies" / "copy.sqlite"
    catalog = (base / "catalog.sqlite").read_bytes()
    for folder, answer, _ in each(order, base, tmp_path, kills, "backup", file):
        assert (folder / "catalog.sqlite").read_bytes() == catalog
        if str(file) in answer["told"]:
            assert file.exists()
        for copy in [file, *(backup.file for backup in listed(folder))]:
            assert not copy.exists() or is_whole(copy)
        file.unlink(missing_ok=True)
        is_sound(folder).close()


def restores(order: Order, base: Path, tmp_path: Path, kills: int) -> None:
    newer = shutil.copytree(base, tmp_path / "newer")
    with Library.open(newer, create=False, settings=SETTINGS) as library:
        copy = library.backup(tmp_path / "copy.sqlite")
        library.like("Anna", [1])
        library.dislike("Anna", [2])
    for folder, answer, _ in each(order, newer, tmp_path, kills, "restore", copy):
        with is_sound(folder) as library:
            after = len(library.verdicts("Anna"))
            assert after == 0 or (after > 0 and not answer["told"])
            assert len(library.similar(1, 5)) == 5
        for backup in listed(folder):
            assert is_whole(backup.file)


def looks(order: Order, base: Path, tmp_path: Path, kills: int) -> None:
    stepwise(order, base, tmp_path, kills, "looks")


def feedback(order: Order, base: Path, tmp_path: Path, kills: int) -> None:
    stepwise(order, base, tmp_path, kills, "feedback")


ALL = [feedback, looks, feeds, migrations, reembeddings, backups, restores]


# Of imports the sample of every run is that of the real program (`ingest/test_kill.py`).
@pytest.mark.parametrize("killed", ALL)
def test_killed_at_some_points(
    order: Order, base: Path, tmp_path: Path, killed: Callable[..., None]
) -> None:
    killed(order, base, tmp_path, KILLS)


@pytest.mark.full
@pytest.mark.parametrize("killed", [*ALL, imports])
def test_killed_at_many_points(
    order: Order, base: Path, tmp_path: Path, killed: Callable[..., None]
) -> None:
    killed(order, base, tmp_path, KILLS_FULL)
