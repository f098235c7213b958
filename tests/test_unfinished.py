"""What killed programs left under temporary names goes; what living ones write stays."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_shop import shop_table

from stylist import unfinished
from stylist.library import Library
from stylist.settings import Settings

SETTINGS = Settings(threads=1, nothing_close=0.0)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX's")

DRIVER = """
import os, signal, sys
from pathlib import Path
from stylist.library import Library
from stylist.settings import Settings

SETTINGS = Settings(threads=1, nothing_close=0.0)
DONE = {
    "a backup": lambda library, out: library.backup(out / "copy.sqlite"),
    "a taste": lambda library, out: library.export_taste("Anna", out / "anna.json"),
    "a look": lambda library, out: library.export_look("One", out / "one.csv"),
    "vectors": lambda library, out: library.export_vectors(out / "vectors.npz"),
    "a bundle": lambda library, out: list(library.export_bundle(out / "all.stylist")),
    "a thumbnail": lambda library, _: library.thumbnail(library.items([1])[0].photo),
    "purchases": lambda library, out: list(library.import_history([out / "purchases.csv"])),
}

if __name__ == "__main__":
    folder, out = map(Path, sys.argv[1:3])
    for name in DONE:
        if os.fork() == 0:
            with Library.open(folder / name, settings=SETTINGS) as library:
                # Killed when what was written would take its place.
                sys.addaudithook(
                    lambda what, _: what == "os.rename" and os.kill(os.getpid(), signal.SIGKILL)
                )
                DONE[name](library, out / name)
            os._exit(1)
        print(name, os.WIFSIGNALED(os.wait()[1]), sep=": ", flush=True)
"""


def temporaries(folder: Path) -> list[Path]:
    return [f for f in folder.rglob("*.tmp") if f.name.startswith(".")]


def holding(folder: Path, word: bytes) -> list[Path]:
    return [f for f in folder.rglob("*") if f.is_file() and word in f.read_bytes()]


def test_what_killed_programs_left_is_swept(imported_folder: Path, tmp_path: Path) -> None:
    library, out = tmp_path / "libraries", tmp_path / "out"
    driver = tmp_path / "driver.py"
    driver.write_text(DRIVER)
    for name in re.findall(r'^    "(.*)": lambda', DRIVER, re.MULTILINE):
        shutil.copytree(imported_folder, library / name)
        (out / name).mkdir(parents=True)
        with Library.open(library / name, settings=SETTINGS) as opened:
            opened.like("Anna", [1, 2])
            opened.make_look("One", [1, 2])
    next((library / "a thumbnail" / "cache" / "thumbs").rglob("*.jpg")).unlink()
    shutil.rmtree(library / "a thumbnail" / "cache" / "thumbs")
    shop_table().rename({"customer_id": "customer", "time": "date"}).write_csv(
        out / "purchases" / "purchases.csv"
    )
    done = subprocess.run(
        [sys.executable, driver, library, out], capture_output=True, text=True, check=True
    )
    assert "False" not in done.stdout, done.stdout
    assert done.stdout.count("True") == 7
    for folder in library.iterdir():
        places = (folder, out / folder.name)
        left = [f for place in places for f in temporaries(place)]
        assert left, folder.name
        # Of a program at work: this one.
        ours = [unfinished.beside(left[0].with_name("x")) for _ in range(2)]
        for file in ours:
            file.write_bytes(b"half of it")
        with Library.open(folder, create=False, settings=SETTINGS) as opened:
            found = {f for place in places for f in temporaries(place)}
            assert found == {f for f in ours if f.exists()}, folder.name
            assert all(f.exists() for f in ours if left[0].parent.exists()), folder.name
            opened.doctor(repair=True)
            assert opened.doctor() == []
        for file in ours:
            file.unlink(missing_ok=True)
        assert list((folder / "cache" / "at-work").iterdir()) == []


def test_who_is_forgotten_is_in_nothing_half_written(imported_folder: Path, tmp_path: Path) -> None:
    """By a program that was killed while this one was open."""
    folder = shutil.copytree(imported_folder, tmp_path / "library")
    with Library.open(folder, create=False, settings=SETTINGS) as library:
        library.like("Anastasia", [1])
        library.back_up_daily()
        if (child := os.fork()) == 0:
            unfinished.beside(folder / "backups" / "x.sqlite").write_bytes(b"Anastasia")
            unfinished.empty("reading", folder / "history").joinpath("x").write_bytes(b"Anastasia")
            os._exit(0)
        os.waitpid(child, 0)
        assert len(temporaries(folder)) == 2
        library.forget_profile("Anastasia")
        assert temporaries(folder) == []
    assert holding(folder, b"Anastasia") == []


def test_a_process_that_was_given_the_number_of_a_dead_one_keeps_nothing(tmp_path: Path) -> None:
    alive = unfinished.beside(tmp_path / "x")
    alive.write_bytes(b"")
    mark = re.compile(r"-(\d+)-(\d+)-\d+\.tmp$")
    dead = alive.with_name(mark.sub(r"-\1-1-1.tmp", alive.name))
    dead.write_bytes(b"")
    unfinished.clear(tmp_path)
    assert (alive.exists(), dead.exists()) == (True, False)


def test_one_that_was_killed_and_not_yet_waited_for_is_dead(tmp_path: Path) -> None:
    code = "import sys, time; from pathlib import Path; from stylist.unfinished import beside\n"
    code += "beside(Path(sys.argv[1])).touch(); print(flush=True); time.sleep(60)"
    child = subprocess.Popen([sys.executable, "-c", code, tmp_path / "x"], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()
    unfinished.clear(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    child.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 30
    while list(tmp_path.iterdir()):
        assert time.monotonic() < deadline
        unfinished.clear(tmp_path)
    child.wait()
    child.stdout.close()


def test_what_another_machine_writes_is_left_for_a_week(tmp_path: Path) -> None:
    theirs = tmp_path / ".x.000000-1-1-1.tmp"
    theirs.write_bytes(b"")
    unfinished.clear(tmp_path)
    assert theirs.exists()
    week_ago = time.time() - 8 * 86_400
    os.utime(theirs, (week_ago, week_ago))
    unfinished.clear(tmp_path)
    assert not theirs.exists()


def test_a_record_deletes_nothing_but_its_writers_own(
    imported_folder: Path, tmp_path: Path
) -> None:
    """What stands in `cache/` is no order to delete what lies elsewhere."""
    folder = shutil.copytree(imported_folder, tmp_path / "library")
    precious = tmp_path / "precious.txt"
    precious.write_text("x")
    record = folder / "cache" / "at-work" / f".record.{unfinished._host()}-1-1-1.open"
    record.parent.mkdir(exist_ok=True)
    record.write_bytes(os.fsencode(precious) + b"\0")
    Library.open(folder, create=False, settings=SETTINGS).close()
    assert precious.exists()
    assert not record.exists()
