"""The contract of the command line: keys, exit statuses, one line an error."""

from __future__ import annotations

import getpass
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from stylist import cli
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import Rgb

Draw = Callable[..., Rgb]
Save = Callable[..., Path]
RESULT = {"id", "sku", "path", "score", "channels", "category", "colours", "reasons"}


@dataclass
class Answer:
    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object that is all of standard output."""
        answer = json.loads(self.out)
        assert isinstance(answer, dict)
        assert self.out.endswith("\n")
        return answer


@pytest.fixture
def folder(imported_folder: Path, tmp_path: Path) -> Path:
    return shutil.copytree(imported_folder, tmp_path / "library")


@pytest.fixture
def stylist(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Answer]:
    """Runs the entry point in this process, on a library of 30 garments."""

    def run(*arguments: object, library: Path | None = folder, json: bool = True) -> Answer:
        before = [] if library is None else ["--library", str(library)]
        before += ["--json"] if json else []
        monkeypatch.setattr(sys, "argv", ["stylist", *before, *map(str, arguments)])
        status: object = 0
        try:
            cli.main()
        except SystemExit as leaving:
            status = leaving.code or 0
        assert isinstance(status, int)
        out, err = capsys.readouterr()
        return Answer(status, out, err)

    return run


def executable(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The real program, from another folder."""
    root = str(Path(cli.__file__).resolve().parents[1])
    return subprocess.run(
        [sys.executable, "-m", "stylist", *map(str, arguments)],
        capture_output=True, timeout=120, check=False,
        env=os.environ | {"PYTHONPATH": root} | environment,
    )  # fmt: skip


Run = Callable[..., Answer]


# --- the real executable ---


def test_help_and_version() -> None:
    told = executable("--help")
    assert told.returncode == 0
    for command in (b"import", b"similar", b"search", b"like", b"undo", b"doctor", b"evaluate"):
        assert command in told.stdout
    assert re.match(rb"stylist \d+\.\d+", executable("--version").stdout)


def test_import_and_similar_for_real(tmp_path: Path, draw: Draw, save: Save) -> None:
    for seed, colour in enumerate(("red", "blue")):
        save(draw("skirt", colour, seed=seed), tmp_path / "in" / f"{colour} 👗.png")
    (tmp_path / "in" / "not.jpg").write_text("no photo")
    library = tmp_path / "library"
    done = executable("--library", library, "--json", "import", tmp_path / "in", "--workers", 1)
    answer = json.loads(done.stdout)
    assert done.returncode == 1
    assert (answer["found"], answer["imported"]) == (3, 2)
    assert answer["refused"] == [
        {"path": str(tmp_path / "in" / "not.jpg"), "reason": "not an image"}
    ]
    found = executable(
        "--json", "similar", tmp_path / "in" / "red 👗.png", STYLIST_LIBRARY=str(library)
    )
    assert found.returncode == 0
    assert json.loads(found.stdout)["results"][0]["path"].endswith("red 👗.png")
    # A terminal that knows no emoji is no reason to fail.
    for json_or_not in ([], ["--json"]):
        poor = executable(
            "--library", library, *json_or_not, "similar", 1, PYTHONIOENCODING="ascii"
        )
        assert (poor.returncode, poor.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
def test_ctrl_c_for_real(tmp_path: Path, save: Save) -> None:
    random = np.random.default_rng(0)
    for i in range(400):
        save(random.integers(0, 255, (120, 120, 3), np.uint8), tmp_path / "in" / f"{i}.png")
    library = str(tmp_path / "library")
    command = [sys.executable, "-m", "stylist", "--library", library, "import", tmp_path / "in"]
    root = str(Path(cli.__file__).resolve().parents[1])
    with subprocess.Popen(
        command, start_new_session=True, env=os.environ | {"PYTHONPATH": root},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        thumbnails = tmp_path / "library" / "cache" / "thumbs"
        while running.poll() is None and not list(thumbnails.glob("*/*.jpg")):
            time.sleep(0.02)
        workers = psutil.Process(running.pid).children(recursive=True)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does
        out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, b"")
    assert err == b"stylist: stopped; what was done so far stays\n", err.decode()
    assert workers
    assert psutil.wait_procs(workers, timeout=5)[1] == []
    sound = json.loads(executable("--library", library, "--json", "doctor").stdout)
    assert sound["problems"] == []


def test_errors_for_real(tmp_path: Path) -> None:
    failed = executable("--library", tmp_path / "none", "similar", 1)
    assert (failed.returncode, failed.stdout) == (3, b"")
    assert failed.stderr.decode().count("\n") == 1
    assert b"Traceback" not in failed.stderr
    told = executable("--library", tmp_path / "none", "--debug", "similar", 1)
    assert told.returncode == 3
    assert b"Traceback" in told.stderr
    assert executable("no-such-command").returncode == 2


# --- the contract, command by command ---


def test_import(stylist: Run, photo_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jpg").touch()
    done = stylist("import", photo_folder, tmp_path / "bad.jpg", "--workers", 1)
    assert done.status == 1
    keys = {"found", "imported", "duplicates", "moved", "refused", "seconds", "images_per_second"}
    assert keys <= set(done.json)
    assert (done.json["found"], done.json["duplicates"]) == (31, 30)
    assert done.json["refused"] == [{"path": str(tmp_path / "bad.jpg"), "reason": "empty file"}]
    assert stylist("import", photo_folder, "--workers", 1).status == 0


def test_import_for_a_person(stylist: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.jpg").touch()
    done = stylist("import", tmp_path / "bad.jpg", json=False)
    assert f"{tmp_path / 'bad.jpg'}: empty file" in done.out
    assert "1 refused" in done.out


def test_similar(stylist: Run, photo_folder: Path) -> None:
    photo = photo_folder / "skirt" / "red skirt 0.jpg"
    answer = stylist("similar", photo, "-k", 3)
    assert answer.status == 0
    results = answer.json["results"]
    assert len(results) == 3
    for result in results:
        assert set(result) >= RESULT
        assert set(result["channels"]) == {"style", "colour", "pattern"}
        assert 0 <= result["score"] <= 1
    assert results[0]["path"] == str(photo)
    assert results[0]["category"] == "skirt"
    by_id = stylist("similar", results[0]["id"], "--weights", "colour=1")
    assert results[0]["id"] not in {r["id"] for r in by_id.json["results"]}


def test_similar_with_filters(stylist: Run, photo_folder: Path) -> None:
    photo = photo_folder / "skirt" / "red skirt 0.jpg"
    answer = stylist("similar", photo, "--category", "pants", "--category", "skirt",
                     "--occasion", "everyday", "--temp", 20, "--wind", 3, "--rain")  # fmt: skip
    assert answer.status == 0
    assert {r["category"] for r in answer.json["results"]} <= {"pants", "skirt"}
    assert stylist("similar", photo, "--price", "1:2").json["results"] == []


@pytest.mark.parametrize("content", ["", "no photo"])
def test_similar_to_what_is_no_photo(stylist: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.jpg").write_text(content)
    failed = stylist("similar", tmp_path / "bad.jpg")
    assert (failed.status, failed.out) == (1, "")
    assert failed.err.startswith(f"stylist: {tmp_path / 'bad.jpg'}: ")
    assert failed.err.count("\n") == 1
    assert stylist("similar", tmp_path / "gone.jpg").status == 1
    assert stylist("similar", 99999).status == 1


def test_nothing_close(stylist: Run, tmp_path: Path, save: Save) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (99, 99, 3), dtype=np.uint8)
    photo = save(noise, tmp_path / "noise.png")
    assert stylist("similar", photo).json["nothing_close"] is True
    assert stylist("similar", photo).json["results"] == []
    assert "Nothing close" in stylist("similar", photo, json=False).out


def test_names_cannot_command_the_terminal(stylist: Run, tmp_path: Path) -> None:
    (tmp_path / "a\nb\x1b[31m.jpg").touch()
    done = stylist("import", tmp_path / "a\nb\x1b[31m.jpg", json=False)
    assert done.out.splitlines()[0] == f"{tmp_path}/a\\nb\\x1b[31m.jpg: empty file"
    assert "\x1b" not in done.out


def test_words_are_not_scored(stylist: Run) -> None:
    """Nothing was compared, so there is no share of anything."""
    assert "%" not in stylist("search", "red skirt", json=False).out
    assert "%" in stylist("similar", 1, json=False).out


def test_search(stylist: Run) -> None:
    results = stylist("search", "red skirt").json["results"]
    assert len(results) == 2
    assert all(set(result) >= RESULT for result in results)
    assert stylist("search", "zzz").json["results"] == []
    assert stylist("search", "zzz", json=False).out == "Nothing found.\n"


def test_feedback(stylist: Run) -> None:
    liked = stylist("like", 1, 2, "--profile", "Anna", "--reason", "colour")
    assert liked.status == 0
    assert {"profile": "Anna", "likes": 2, "dislikes": 0}.items() <= liked.json.items()
    assert stylist("dislike", 3, "--profile", "Anna").json["dislikes"] == 1
    recommended = stylist("recommend", "--profile", "Anna", "-k", 5).json
    assert recommended["strategy"]
    assert len(recommended["results"]) == 5
    assert not {1, 2, 3} & {r["id"] for r in recommended["results"]}
    assert stylist("undo", "--profile", "Anna").json["dislikes"] == 0
    assert stylist("undo", "--profile", "Anna").json["likes"] == 0
    assert stylist("undo", "--profile", "Anna").status == 0


@pytest.mark.parametrize("command", ["recommend", "undo"])
def test_unknown_profiles(stylist: Run, command: str) -> None:
    failed = stylist(command, "--profile", "Nobody")
    assert (failed.status, failed.out) == (2, "")
    assert "Nobody" in failed.err


def test_similar_for_an_unknown_profile(stylist: Run) -> None:
    """A misspelt name is told, not silently answered without taste."""
    assert stylist("similar", 1, "--profile", "Nobody").status == 2


def test_like_what_is_not_there(stylist: Run) -> None:
    failed = stylist("like", 1, 99999, "--profile", "Anna")
    assert (failed.status, failed.out) == (1, "")
    assert "99999" in failed.err


def test_doctor(stylist: Run, folder: Path) -> None:
    assert stylist("doctor").json["problems"] == []
    next((folder / "cache" / "thumbs").rglob("*.jpg")).unlink()
    found = stylist("doctor")
    assert found.status == 1
    assert set(found.json["problems"][0]) >= {"what", "where", "repaired"}
    mended = stylist("doctor", "--repair")
    assert (mended.status, mended.json["problems"][0]["repaired"]) == (0, True)
    assert stylist("doctor", json=False).out.startswith("This library is sound.\n")


def test_doctor_tells_what_a_bug_report_needs_and_nothing_private(
    stylist: Run, folder: Path
) -> None:
    stylist("like", 1, "--profile", "Anna Karenina")
    secret = replace(Settings(), profile="Anna Karenina", forecast_place="Jasnaja Poljana")
    secret.save()
    told = stylist("doctor").json["about"]
    assert {"stylist", "python", "system", "libraries", "library", "settings"} <= set(told)
    assert told["libraries"]["numpy"] == np.__version__
    assert told["library"]["items"] == 30
    assert told["settings"]["profile"] == "changed"
    lines = stylist("doctor", json=False).out
    report = lines[lines.index("For a bug report") :] + json.dumps(told)
    private = ("Anna", "Karenina", "Poljana", str(folder), str(Path.home()), ".jpg")
    user = getpass.getuser()
    for word in (*private, platform.node(), *([user] if len(user) > 4 else [])):
        assert word not in report


def test_doctor_reports_of_a_library_that_does_not_open(stylist: Run, folder: Path) -> None:
    catalog = folder / "catalog.sqlite"
    catalog.write_bytes(catalog.read_bytes()[:60] + b"\0\0\0\x63" + catalog.read_bytes()[64:])
    failed = stylist("doctor", json=False)
    assert failed.status == 3
    assert "schema 99" in failed.out
    assert failed.err.count("\n") == 1


def test_backup(stylist: Run, tmp_path: Path) -> None:
    done = stylist("backup", tmp_path / "copy.sqlite")
    assert (done.status, Path(done.json["file"])) == (0, tmp_path / "copy.sqlite")
    assert stylist("backup", tmp_path).status == 3


def test_export_vectors(stylist: Run, tmp_path: Path) -> None:
    file = tmp_path / "v.npz"
    answer = stylist("export", "vectors", file)
    assert answer.json["items"] == 30
    assert Path(answer.json["file"]) == file
    with np.load(file, allow_pickle=False) as arrays:
        assert {"ids", "paths", "encoder", "style", "colour", "pattern", "weights"} <= set(arrays)
        assert (arrays["ids"].dtype, arrays["ids"].shape) == (np.int64, (30,))
        assert arrays["paths"].dtype.kind == arrays["encoder"].dtype.kind == "U"
        for name in ("style", "colour", "pattern"):
            assert arrays[name].dtype == np.float32
            assert len(arrays[name]) == 30
        assert arrays["weights"].shape == (3,)
    assert stylist("export", "vectors", tmp_path / "no" / "v.npz").status == 1


def test_evaluate_visual(stylist: Run, photo_folder: Path, tmp_path: Path) -> None:
    answer = stylist("evaluate", "visual", "--query", photo_folder / "skirt",
                     "--gallery", photo_folder, library=None)  # fmt: skip
    assert answer.status == 0
    assert (answer.json["queries"], answer.json["gallery"]) == (10, 30)
    assert {"style", "all"} <= set(answer.json["metrics"])
    assert {"p@10", "map", "r@1"} <= set(answer.json["metrics"]["all"])
    bad = tmp_path / "in" / "skirt" / "bad.jpg"
    bad.parent.mkdir(parents=True)
    bad.touch()
    partly = stylist("evaluate", "visual", "--query", bad, "--query", photo_folder / "skirt",
                     "--gallery", photo_folder)  # fmt: skip
    assert partly.status == 1
    assert [r["reason"] for r in partly.json["refused"]] == ["empty file"]
    table = stylist("evaluate", "visual", "--query", photo_folder / "skirt",
                    "--gallery", photo_folder, json=False)  # fmt: skip
    assert "map" in table.out.splitlines()[1]
    nothing = stylist("evaluate", "visual", "--query", bad, "--gallery", bad)
    assert (nothing.status, nothing.out) == (2, "")


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode on this system")
def test_names_that_are_not_utf8(stylist: Run, tmp_path: Path, draw: Draw, save: Save) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9")
    odd.mkdir()
    (odd / "bad.jpg").touch()
    save(draw(), odd / "good.png")
    done = stylist("import", odd, "--workers", 1)
    assert done.json["imported"] == 1
    assert done.json["refused"][0]["path"].endswith("/bad.jpg")
    assert stylist("similar", odd / "good.png").json["results"][0]["path"].endswith("good.png")
    assert stylist("similar", odd / "bad.jpg").err.count("\n") == 1
    visual = stylist("evaluate", "visual", "--query", odd, "--gallery", odd)
    assert visual.status == 1
    assert visual.json["refused"]
    assert stylist("export", "vectors", odd / "v.npz").json["items"] == 31
    assert stylist("backup", odd / "b.sqlite").status == 0


# --- wrong usage ---


@pytest.mark.parametrize(
    "arguments",
    [
        ["similar", "1", "--weights", "cut=1"],
        ["similar", "1", "--weights", "style=much"],
        ["similar", "1", "--weights", "style=-1"],
        ["similar", "1", "--weights", "style=nan"],
        ["similar", "1", "--weights", "style=0"],
        ["similar", "1", "--weights", ""],
        ["similar", "1", "--price", "cheap"],
        ["similar", "1", "--price", "10"],
        ["similar", "1", "--price", ":"],
        ["similar", "1", "--price", "1:2:3"],
        ["similar", "1", "--price", "nan:2"],
        ["similar", "1", "--price", "20:10"],
        ["similar", "1", "--occasion", "lunch on Mars"],
        ["search", "red", "--occasion", "lunch on Mars"],
        ["similar", "1", "--temp", "warm"],
        ["similar", "1", "--temp", "nan"],
        ["similar", "1", "--temp", "500"],
        ["similar", "1", "--wind", "-1"],
        ["similar", "1", "--category", "spaceship"],
        ["search", "red", "--colour", "ultraviolet"],
        ["search", "red", "--tag", "none"],
        ["similar", "1", "-k", "0"],
        ["similar"],
        ["like", "one", "--profile", "Anna"],
        ["like", "1"],
        ["recommend"],
        ["import"],
        ["no-such-command"],
        ["similar", "1", "--no-such-option"],
    ],
)
def test_wrong_usage(stylist: Run, arguments: list[str]) -> None:
    failed = stylist(*arguments)
    assert (failed.status, failed.out) == (2, "")
    assert failed.err
    assert "Traceback" not in failed.err


@pytest.mark.parametrize("price", ["10:", ":10", "1:2", "0:0"])
def test_prices(stylist: Run, price: str) -> None:
    assert stylist("search", "red", "--price", price).status == 0


@pytest.mark.parametrize(
    "arguments", [["similar", "1"], ["search", "a"], ["doctor"], ["like", "1", "--profile", "A"]]
)
def test_no_library(stylist: Run, tmp_path: Path, arguments: list[str]) -> None:
    failed = stylist(*arguments, library=tmp_path / "none")
    assert (failed.status, failed.out) == (3, "")
    assert failed.err.count("\n") == 1
    assert not (tmp_path / "none").exists()


def test_a_long_number_is_no_id(stylist: Run) -> None:
    for digits in (18, 300, 5000):
        failed = stylist("similar", "9" * digits)
        assert (failed.status, failed.out) == (1, "")


def test_a_library_that_may_not_be_read(stylist: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens it says so, not the check of options."""
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert stylist("search", "red").status == 0


def test_a_damaged_catalog(stylist: Run, folder: Path) -> None:
    (folder / "catalog.sqlite").write_bytes(b"this is no database" * 1000)
    failed = stylist("search", "red")
    assert (failed.status, failed.out) == (3, "")
    assert failed.err.count("\n") == 1


def test_debug_shows_where_it_came_from(stylist: Run, tmp_path: Path) -> None:
    told = stylist("--debug", "search", "a", library=tmp_path / "none")
    assert told.status == 3
    assert "Traceback" in told.err
    assert "there is no library here" in told.err.splitlines()[-1]


def test_library_by_the_environment(
    stylist: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STYLIST_LIBRARY", str(folder))
    assert len(stylist("search", "red", library=None).json["results"]) == 6
    with Library.open(folder) as library:
        assert library.count() == 30


def test_settings_that_cannot_be_read(stylist: Run) -> None:
    folder = Path(os.environ["STYLIST_CONFIG"])
    (folder / "settings.toml").write_text("nothing_close = ")
    failed = stylist("search", "red")
    assert failed.status == 1
    assert "settings.toml" in failed.err
    assert failed.err.count("\n") == 1
