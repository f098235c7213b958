"""`review`, `confirm`, `fit encoder-head` and `evaluate attributes` from the command line."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stylist import cli
from stylist.library import Library
from stylist.settings import Settings

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def unlabelled(
    photo_folder: Path, importing: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("unlabelled") / "library"
    with Library.open(folder, settings=Settings(threads=1)) as library:
        importing(library, photo_folder)
    return folder


@pytest.fixture
def stylist(
    unlabelled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Runs the entry point in this process; gives exit status, JSON or text, and errors."""
    folder = shutil.copytree(unlabelled, tmp_path / "library")
    Settings(threads=1, unsure_below=1.01).save()

    def run(*arguments: object, as_json: bool = True) -> tuple[int, Any, str]:
        said = ["stylist", "--library", str(folder), *(["--json"] if as_json else [])]
        monkeypatch.setattr(sys, "argv", [*said, *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            cli.main()
        out, err = capsys.readouterr()
        status = left.value.code
        assert status is None or isinstance(status, int)
        return status or 0, json.loads(out) if as_json and out else out, err

    return run


def test_review_lists_what_waits(stylist: Run) -> None:
    status, answer, _ = stylist("review", "-k", 3)
    assert status == 0
    assert answer["waiting"]["category"] == 30
    assert len(answer["results"]) == 3
    for row in answer["results"]:
        assert set(row) == {"id", "name", "path", "guesses"}
        assert row["guesses"][0]["probability"] >= row["guesses"][-1]["probability"]
    status, lines, _ = stylist("review", "--attribute", "sleeve", as_json=False)
    assert status == 0
    assert "wait" in lines
    assert stylist("review", "--attribute", "price")[0] == 2


def test_confirming_correcting_and_taking_back(stylist: Run) -> None:
    first, second, third = (r["id"] for r in stylist("review", "-k", 3)[1]["results"])
    status, answer, _ = stylist("confirm", first, second, "--guess", "category")
    assert status == 0
    assert answer["waiting"]["category"] == 28
    status, answer, _ = stylist("confirm", third, "--category", "Trousers", "--pattern", "Striped")
    assert len(answer["changes"]) == 2
    assert answer["waiting"]["category"] == 27
    assert answer["waiting"]["pattern"] == 29
    _, answer, _ = stylist("confirm", third, "--take-back", "category")
    assert answer["waiting"]["category"] == 28
    assert stylist("confirm", third)[0] == 2
    assert stylist("confirm", 10**6, "--category", "skirt")[0] == 1


def test_nothing_unsure_is_said_so(stylist: Run) -> None:
    Settings(threads=1, unsure_below=0.0).save()
    assert "Nothing is unsure" in stylist("review", as_json=False)[1]


def test_learning_and_going_back(stylist: Run) -> None:
    status, _, err = stylist("fit", "encoder-head")
    assert status == 2
    assert "at least 20" in err
    rows = stylist("review", "-k", 30)[1]["results"]
    for name in {Path(r["path"]).parent.name for r in rows}:
        ids = [r["id"] for r in rows if Path(r["path"]).parent.name == name]
        stylist("confirm", *ids, "--category", "leggings" if name == "pants" else name)
    status, answer, _ = stylist("fit", "encoder-head")
    assert status == 0
    assert {"model", "metrics", "seconds", "kept", "added"} <= set(answer)
    assert answer["kept"]
    assert answer["added"] == ["leggings"]
    assert Path(answer["model"]).is_file()
    assert set(answer["metrics"]) == {"shipped", "learned"}
    status, answer, _ = stylist("fit", "encoder-head", "--reset")
    assert (status, answer["model"], answer["rewritten"]) == (0, None, 30)
    assert "in force" in stylist("fit", "encoder-head", as_json=False)[1]


def test_evaluating_attributes(stylist: Run, photo_folder: Path, tmp_path: Path) -> None:
    plot = tmp_path / "curve.png"
    label = r"^(?P<category>[^/]+)/(?P<colour>[a-z]+) "
    status, answer, _ = stylist(
        "evaluate", "attributes", photo_folder, "--label", label, "--plot", plot
    )
    assert status == 0
    assert {"accuracy", "ece", "brier", "coverage"} <= set(answer["metrics"]["category"])
    assert set(answer["reliability"]) == {"category", "colour"}
    assert answer["photos"] == 30
    assert plot.is_file()
    lines = stylist("evaluate", "attributes", photo_folder, as_json=False)[1]
    assert "ece" in lines
    assert stylist("evaluate", "attributes", photo_folder, "--label", "x")[0] == 2
