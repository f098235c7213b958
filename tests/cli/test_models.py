"""``stylist models``: the contract, and one line an error."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import tiny_models as tiny

from stylist import cli
from stylist.embed.models import DEFAULT_MODEL
from stylist.ingest import reembed

Run = Callable[..., tuple[int, dict, str]]


@pytest.fixture
def folder(imported_folder: Path, tmp_path: Path) -> Path:
    return shutil.copytree(imported_folder, tmp_path / "library")


@pytest.fixture
def stylist(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs the entry point in this process, on a library of 30 garments."""
    monkeypatch.setattr(reembed, "FEW", 1000)

    def run(*arguments: object, json_too: bool = True) -> tuple[int, dict, str]:
        options = ["--library", str(folder), *(["--json"] if json_too else [])]
        monkeypatch.setattr(sys, "argv", ["stylist", *options, *map(str, arguments)])
        status: object = 0
        try:
            cli.main()
        except SystemExit as leaving:
            status = leaving.code or 0
        assert isinstance(status, int)
        out, err = capsys.readouterr()
        answer = json.loads(out) if json_too and out else {}
        return status, answer, err if json_too else out + err

    return run


def test_a_pair_from_the_command_line(stylist: Run, tmp_path: Path) -> None:
    image = tiny.image_encoder(tmp_path / "Tiny Pair.onnx")
    text = tiny.text_encoder(tmp_path / "text.onnx")
    tokens = tiny.tokenizer(tmp_path / "tokenizer.json")
    status, answer, _ = stylist(
        "models", "add", image, "--text", text, "--tokenizer", tokens,
        "--mean", "0,0,0", "--std", "1,1,1",
    )  # fmt: skip
    assert (status, answer["added"]) == (0, "tiny-pair")
    by_name = {model["name"]: model for model in answer["models"]}
    assert list(by_name) == [DEFAULT_MODEL, "tiny-pair"]
    assert by_name[DEFAULT_MODEL]["in_use"]
    assert (by_name["tiny-pair"]["words"], by_name["tiny-pair"]["width"]) == (True, tiny.WIDTH)
    status, answer, _ = stylist("models", "use", "tiny-pair")
    assert (status, answer["used"], answer["embedded"], answer["refused"]) == (
        0, "tiny-pair", 30, [],
    )  # fmt: skip
    status, answer, _ = stylist("similar", 1, "--words", "in blue", "-k", 6)
    assert status == 0
    assert answer["results"]
    assert not answer["nothing_close"]
    _, _, lines = stylist("models", "list", json_too=False)
    assert "* tiny-pair  photos and words, 4 wide; 30 of 30 photos" in lines
    assert stylist("models", "remove", "tiny-pair")[0] == 2
    assert stylist("models", "use", DEFAULT_MODEL)[1]["embedded"] == 0
    status, answer, _ = stylist("models", "remove", "tiny-pair")
    assert [model["name"] for model in answer["models"]] == [DEFAULT_MODEL]


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["use", "nothing"], 1, "no model is called 'nothing'; there are lite2-fashion"),
        (["add", "nowhere.onnx"], 3, "no such file"),
        (["add", "x.onnx", "--mean", "1,2"], 2, "--mean"),
        (["add", "x.onnx", "--pca", "3"], 2, "--pca"),
        (["add", "x.onnx", "--name", "A B"], 2, "cannot be a model's name"),
        (["remove", DEFAULT_MODEL], 2, "ships with Stylist"),
    ],
)
def test_errors_are_one_line(stylist: Run, arguments: list[str], status: int, says: str) -> None:
    got, answer, said = stylist("models", *arguments)
    assert (got, answer) == (status, {})
    assert says in said
    assert said.count("\n") == 1


def test_words_need_a_model_that_understands_them(stylist: Run) -> None:
    status, _, said = stylist("similar", 1, "--words", "in red")
    assert status == 2
    assert "stylist models add" in said
