"""The command line at a stylist's desk."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from stylist import cli


@pytest.fixture
def stylist(
    library: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Any:
    """Runs a command on a library of 30 garments; (status, JSON or what it complained of)."""

    def run(*arguments: object) -> tuple[int, Any]:
        told = ["stylist", "--library", str(library.path), "--json", *map(str, arguments)]
        monkeypatch.setattr("sys.argv", told)
        status = 0
        try:
            cli.main()
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        said = capsys.readouterr()
        return status, json.loads(said.out) if said.out else said.err

    return run


def test_rating_filters_and_sorts(stylist: Any, library: Any) -> None:
    first, second = (int(i) for i in library.browse().ids[:2])
    status, said = stylist("rate", first, second, "--stars", 4)
    assert status == 0
    assert [i["stars"] for i in said["items"]] == [4, 4]
    stylist("rate", second, "--flag", "pick")
    _, said = stylist("collection", "keep", "Best", "--rating", 3, "--flag", "pick")
    assert (said["kind"], said["count"]) == ("search", 1)
    _, said = stylist("collection", "show", "best")
    assert [hit["id"] for hit in said["results"]] == [second]
    status, said = stylist("rate", first)
    assert status == 2
    assert "--stars" in said
    status, said = stylist("collection", "keep", "Odd", "--flag", "maybe")
    assert status == 2
    assert "pick" in said


def test_many_are_edited_at_once(stylist: Any, library: Any) -> None:
    ids = [int(i) for i in library.browse().ids[:3]]
    status, _ = stylist(
        "edit", *ids, "--set", "category=Skirt", "--set", "price=19.5", "--tag", "sale"
    )
    assert status == 0
    for item in library.items(ids):
        assert (item.value("category").value, item.price) == ("skirt", 19.5)
        assert "sale" in item.tags
    for wrong, why in (("price", "NAME=VALUE"), ("price=cheap", "no number")):
        status, said = stylist("edit", ids[0], "--set", wrong)
        assert status == 2
        assert why in said


def test_albums(stylist: Any, library: Any) -> None:
    first, second, third = (int(i) for i in library.browse().ids[:3])
    stylist("collection", "add", "Autumn", third, first)
    _, said = stylist("collection", "add", "autumn", second, first)
    assert said["items"] == [third, first, second]
    _, said = stylist("collection", "add", "Autumn", first, "--out")
    assert said["items"] == [third, second]
    stylist("collection", "rename", "Autumn", "Winter")
    _, said = stylist("collection", "list")
    assert [(c["name"], c["count"]) for c in said["collections"]] == [("Winter", 2)]
    stylist("collection", "remove", "Winter")
    status, said = stylist("collection", "show", "Winter")
    assert status != 0
    assert "there is none yet" in said


def test_what_is_missing_is_noted_by_words_and_exported(
    stylist: Any, library: Any, tmp_path: Path
) -> None:
    stylist("search", "zebra top")
    stylist("search", "Zebra  TOP")
    stylist("gaps", "wish", "=velvet cape under 20", "--for", "Anna")
    _, said = stylist("gaps", "show")
    first = said["gaps"][0]
    assert (first["asked"], first["times"]) == ("zebra top", 2)
    assert any("zebra" in lack["words"] for lack in said["missing"])
    file = tmp_path / "gaps.csv"
    stylist("gaps", "export", file)
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert {row["asked"] for row in rows} == {"zebra top", "'=velvet cape under 20"}
    _, said = stylist("gaps", "clear", "--yes")
    assert said["forgotten"] == 2
    assert library.gap_report().gaps == ()


def test_merging_and_telling_apart(stylist: Any, library: Any) -> None:
    first, second, third = (int(i) for i in library.browse().ids[:3])
    count = library.count()
    status, _ = stylist("merge", first, second)
    assert status == 0
    assert library.count() == count - 1
    assert stylist("not-twins", first, third)[0] == 0
    status, said = stylist("merge", first, first)
    assert status == 2
    assert "itself" in said
    status, said = stylist("twins")
    assert status == 0
    assert not any({first, third} <= {i["id"] for i in group["items"]} for group in said["groups"])
