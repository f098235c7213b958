"""That `doctor --program` tries every library that is imported at need."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stylist import loads
from stylist.cli import app
from stylist.library import Library

PACKAGE = Path(loads.__file__).parent


def imported_in_functions(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.FunctionDef):
            continue
        for inner in ast.walk(node):
            if isinstance(inner, ast.Import):
                yield from (alias.name for alias in inner.names)
            elif isinstance(inner, ast.ImportFrom) and inner.module and not inner.level:
                deeper = [f"{inner.module}.{alias.name}" for alias in inner.names]
                yield inner.module if inner.module != "scipy" else deeper[0]


def test_every_library_imported_at_need_is_tried() -> None:
    found = {name for file in PACKAGE.rglob("*.py") for name in imported_in_functions(file)}
    elsewhere = {*sys.stdlib_module_names, "stylist", "__future__", *loads.TRAINING}
    found = {n for n in found if n.partition(".")[0] not in elsewhere}
    assert len(found) > 20
    assert found <= set(loads.AT_NEED)


def test_doctor_tells_what_does_not_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Library.open(tmp_path / "l").close()
    monkeypatch.setattr(loads, "AT_NEED", ("json", "no_such_library"))
    said = CliRunner().invoke(
        app, ["--library", str(tmp_path / "l"), "--json", "doctor", "--program"]
    )
    assert said.exit_code == 1, said.exception
    assert said.stdout, (said.exception, said.stderr)
    facts = json.loads(said.stdout)["about"]["program"]
    assert facts["loaded"] > 300
    assert facts["failed"] == ["no_such_library: No module named 'no_such_library'"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/home/anna/.cache/stylist/a.so: too short", "~/.cache/stylist/a.so: too short"),
        ("no file '/real/anna/a.so', nor '/home/anna'", "no file '~/a.so', nor '~'"),
        ("/home/annabel/a.so, /media/anna/a.so", "/home/annabel/a.so, /media/~/a.so"),
        ("libGL.so.1: cannot open; annals", "libGL.so.1: cannot open; annals"),
    ],
)
def test_what_failed_names_nobody(monkeypatch: pytest.MonkeyPatch, said: str, told: str) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/anna"))
    monkeypatch.setattr(
        Path, "resolve", lambda p: Path("/real/anna") if p == Path("/home/anna") else p
    )
    monkeypatch.setattr("getpass.getuser", lambda: "anna")
    assert loads.without_names(said) == told


def test_doctor_tells_no_home_of_a_library_that_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error is the interpreter's own, of a file in a home folder."""
    home = tmp_path / "Anna Example"
    (home / "libraries").mkdir(parents=True)
    (home / "libraries" / "broken_library.py").write_text("import no_such_part_of_it\n")
    (home / "libraries" / "moved_library.py").write_text("open(__file__ + '.data')\n")
    monkeypatch.syspath_prepend(home / "libraries")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(loads, "AT_NEED", ("broken_library", "moved_library"))
    _, failed = loads.load_all()
    assert failed[0] == "broken_library: No module named 'no_such_part_of_it'"
    assert "'~/libraries/moved_library.py.data'" in failed[1]
    assert "Anna" not in "".join(failed)
