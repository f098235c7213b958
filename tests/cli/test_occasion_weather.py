"""The command line on occasions and weather."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stylist import cli
from stylist.commands.options import ACTIVITIES, parse_filters
from stylist.style import insulation
from stylist.types import Filters


@pytest.fixture
def stylist(
    library: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Any:
    """Runs a command on a library of 30 garments; (status, JSON or what it complained of)."""
    folder: Path = library.path

    def run(*arguments: object) -> tuple[int, Any]:
        told = ["stylist", "--library", str(folder), "--json", *map(str, arguments)]
        monkeypatch.setattr("sys.argv", told)
        status = 0
        try:
            cli.main()
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else said.err

    return run


def test_occasions_of_ones_own(stylist: Any) -> None:
    more = ("--phrase", "the vernissage", "--formality", "2:4")
    status, said = stylist("occasion", "add", "Vernissage", "--category", "skirt", *more)
    assert (status, said) == (0, {"key": "vernissage"})
    _, listed = stylist("occasion", "list")
    mine = {o["key"]: o for o in listed["occasions"]}["vernissage"]
    assert (mine["label"], mine["own"]) == ("Vernissage", True)
    assert mine["items"] >= 10
    assert stylist("search", "", "--occasion", "vernissage")[1]["total"] == mine["items"]
    assert stylist("occasion", "remove", "vernissage")[0] == 0
    status, complaint = stylist("occasion", "remove", "office")
    assert status == 2
    assert "not an occasion of this library's own" in complaint
    assert complaint.count("\n") == 1


@pytest.mark.parametrize("formality", ["a:b", "4:1", "0:9", ""])
def test_an_occasion_that_is_none(stylist: Any, formality: str) -> None:
    status, _ = stylist(
        "occasion", "add", "Vernissage", "--category", "skirt", "--formality", formality
    )
    assert status == 2


def test_a_word_on_items(stylist: Any) -> None:
    status, said = stylist("occasion", "say", "office", 1, 2)
    assert (status, said["items"]) == (0, [1, 2])
    kept = stylist("search", "", "-k", 100, "--occasion", "office")[1]["results"]
    assert {1, 2} <= {hit["id"] for hit in kept}
    assert stylist("occasion", "say", "office", 1, "--not")[0] == 0
    kept = stylist("search", "", "-k", 100, "--occasion", "office")[1]["results"]
    assert 1 not in {hit["id"] for hit in kept}
    assert stylist("occasion", "say", "office", 1, "--forget")[0] == 0
    assert stylist("occasion", "say", "office", 10**6)[0] == 1


def test_rank_or_keep(stylist: Any) -> None:
    kept = stylist("search", "", "-k", 100, "--temp", -12)[1]
    ranked = stylist("search", "", "-k", 100, "--temp", -12, "--rank", "weather")[1]
    assert kept["total"] < ranked["total"] == 30
    assert all("clo" in hit["reasons"][0] for hit in ranked["results"])


def test_warmth(stylist: Any) -> None:
    status, said = stylist("warmth", 1, 2, "--temp", 12, "--wind", 6, "--activity", "brisk")
    assert status == 0
    assert said["clo"] == pytest.approx(sum(item["clo"] for item in said["items"]), abs=0.01)
    assert said["needed"] == pytest.approx(0.94, abs=0.02)
    assert said["sentence"].endswith("needed: add a layer.")
    assert all("°C" in item["worn"] for item in said["items"])
    still = stylist("warmth", 1, "--temp", 12, "--activity", "still")[1]["needed"]
    assert still > 2 * said["needed"] * 0.9


def test_the_forecast_is_off(stylist: Any) -> None:
    status, complaint = stylist("forecast", "Berlin")
    assert status == 2
    assert "turned off" in complaint


@pytest.mark.parametrize(
    "wrong",
    [("--activity", "swim"), ("--humidity", "60"), ("--rank", "price"), ("--temp", "nan")],
)
def test_wrong_weather(stylist: Any, wrong: tuple[str, ...]) -> None:
    assert stylist("search", "red", *wrong)[0] == 2


def test_what_the_options_say() -> None:
    assert tuple(insulation.ACTIVITIES) == ACTIVITIES
    said = parse_filters(
        occasion="office", temp=3, activity="brisk", humidity=0.9, rank=["weather"]
    )
    assert said == Filters(
        occasion="office", temperature=3, activity="brisk", humidity=0.9, weather_ranks=True
    )
