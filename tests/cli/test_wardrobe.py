"""The command line on a wardrobe."""

from __future__ import annotations

import json
from datetime import date
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


def test_wear_and_worn(stylist: Any, library: Any) -> None:
    first, second = (int(i) for i in library.browse().ids[:2])
    status, said = stylist("wear", first, second, "--on", "2026-01-02")
    assert status == 0
    assert [i["times"] for i in said["items"]] == [1, 1]
    stylist("wear", first)
    _, said = stylist("worn")
    assert [(i["id"], i["times"], i["last"]) for i in said["items"]] == [
        (second, 1, "2026-01-02"),
        (first, 2, date.today().isoformat()),
    ]
    assert all({"cost_per_wear", "price", "name", "sku"} <= set(i) for i in said["items"])
    stylist("wear", second, "--on", "2026-01-02", "--not")
    _, said = stylist("worn")
    assert [i["id"] for i in said["items"]] == [first]
    status, said = stylist("wear", first, "--on", "yesterday")
    assert status == 2
    assert "2026-05-01" in said


def test_pack(stylist: Any) -> None:
    status, said = stylist("pack", "--day", "22", "--day", "20 casual")
    assert status == 0
    assert {"pieces", "days", "proven", "seconds"} <= set(said)
    assert [day["temperature"] for day in said["days"]] == [22.0, 20.0]
    assert {p["id"] for p in said["pieces"]} == {i for d in said["days"] for i in d["items"]}
    assert all(p["days"] and p["slot"] for p in said["pieces"])
    status, said = stylist("pack")
    assert status == 2
    assert "--day" in said
