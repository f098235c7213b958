"""Feeds, bundles and watched folders on the command line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from feed_files import shopify, table, write_csv

from stylist import cli
from stylist.ingest.feeds.formats import formats

KEYS = {"products", "variants", "images", "updated", "refused", "format"}
Run = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def stylist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs a command with --json on a library of its own; its status and its object."""

    def run(*arguments: object, library: str = "library") -> tuple[int, dict[str, Any]]:
        words = ["stylist", "--library", str(tmp_path / library), "--json", *map(str, arguments)]
        monkeypatch.setattr(sys, "argv", words)
        status: object = 0
        try:
            cli.main()
        except SystemExit as leaving:
            status = leaving.code or 0
        assert isinstance(status, int)
        out = capsys.readouterr().out
        return status, json.loads(out) if out else {}

    return run


def test_help_names_every_format(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["stylist", "import-feed", "--help"])
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit):
        cli.main()
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "--format" in line]
    told = {word.strip("., ") for word in line.replace("│", " ").split()}
    assert told >= {"auto", *formats()}


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    sample = shopify()
    return write_csv(tmp_path / "products_export.csv", sample.columns, sample.rows)


def test_a_feed_is_imported(stylist: Run, feed: Path) -> None:
    status, said = stylist("import-feed", feed, "--dry-run")
    assert (status, said["new"], said["dry_run"]) == (0, 3, True)
    assert [c["kind"] for c in said["changes"]] == ["new"] * 3
    status, said = stylist("import-feed", feed)
    assert status == 0
    assert said.keys() >= KEYS
    assert (said["products"], said["variants"], said["format"]) == (3, 4, "shopify")
    status, said = stylist("import-feed", feed, "--format", "shopify")
    assert (said["new"], said["updated"], said["unchanged"]) == (0, 0, 3)


def test_refused_rows_are_listed(stylist: Run, feed: Path) -> None:
    feed.write_text(feed.read_text().replace("120.50", "ask us"))
    status, said = stylist("import-feed", feed)
    assert status == 1
    assert said["products"] == 2
    (refused,) = said["refused"]
    assert (refused["column"], refused["reason"]) == ("Variant Price", "'ask us' is no price")
    assert refused["row"] == 8


def test_a_map_is_given_and_remembered(stylist: Run, tmp_path: Path) -> None:
    sample = table()
    path = write_csv(tmp_path / "t.csv", sample.columns, sample.rows)
    chosen = tmp_path / "map.toml"
    chosen.write_text('currency = "CHF"\n[columns]\nname = "Artikelnummer"\nsku = "Bezeichnung"\n')
    said = stylist("import-feed", path, "--map", chosen, "--format", "csv")[1]
    assert said["map"]["name"] == "Artikelnummer"
    said = stylist("import-feed", path, "--dry-run")[1]
    assert said["map"]["name"] == "Artikelnummer"
    assert said["unchanged"] == 3
    chosen.write_text("[columns]\nprize = 'x'\n")
    assert stylist("import-feed", path, "--map", chosen)[0] == 1


def test_a_currency_is_given_and_remembered(stylist: Run, feed: Path, tmp_path: Path) -> None:
    stylist("import-feed", feed, "--currency", "eur")
    assert stylist("import-feed", feed)[1]["unchanged"] == 3
    results = stylist("search", "coat")[1]["results"]
    assert results[0]["price"] == 199.0
    assert stylist("import-feed", feed, "--currency", "euros")[0] == 2


def test_wrong_usage(stylist: Run, feed: Path, tmp_path: Path) -> None:
    assert stylist("import-feed", feed, "--format", "oxid")[0] == 2
    assert stylist("import-feed", feed, "--gone", "burn")[0] == 2
    assert stylist("import-feed", tmp_path / "nowhere.csv")[0] == 1
    assert stylist("import-feed")[0] == 2


def test_a_bundle_goes_round(stylist: Run, feed: Path, tmp_path: Path) -> None:
    stylist("import-feed", feed)
    bundle, back = tmp_path / "shop.stylist", tmp_path / "back.stylist"
    status, said = stylist("export", "bundle", bundle)
    assert (status, said["items"], said["verdicts"]) == (0, 3, 0)
    status, said = stylist("import-bundle", bundle, "--dry-run", library="kiosk")
    assert (said["items"], said["new"]) == (3, 3)
    status, said = stylist("import-bundle", bundle, library="kiosk")
    assert said.keys() >= {"items", "new", "changed", "verdicts"}
    assert (status, said["new"], said["changed"]) == (0, 3, 0)
    stylist("like", 1, "--profile", "Anna", library="kiosk")
    status, said = stylist("export", "bundle", back, "--verdicts", library="kiosk")
    assert said["verdicts"] == 1
    assert stylist("import-bundle", back)[1]["verdicts"] == 1
    assert stylist("import-bundle", back)[1]["verdicts"] == 0
    bundle.write_bytes(bundle.read_bytes()[:-100])
    assert stylist("import-bundle", bundle, library="kiosk")[0] == 1


def test_a_folder_is_watched(stylist: Run, feed: Path) -> None:
    status, said = stylist(
        "watch", feed.parent, "--once", "--every", "0.2", library="../watched-library"
    )
    assert (status, said["new"]) == (0, 3)
    assert stylist("watch", feed, "--once")[0] == 1
