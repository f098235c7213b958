"""The command line on outfits."""

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
    folder: Path = library.path

    def run(*arguments: object, json_too: bool = True) -> tuple[int, Any]:
        flags = ["--json"] if json_too else []
        told = ["stylist", "--library", str(folder), *flags, *map(str, arguments)]
        monkeypatch.setattr("sys.argv", told)
        status = 0
        try:
            cli.main()
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        said = capsys.readouterr()
        if said.out and json_too:
            return status, json.loads(said.out)
        return status, said.out or said.err

    return run


def test_complete_the_look(stylist: Any, library: Any) -> None:
    item = int(library.browse().ids[0])
    status, said = stylist("outfit", item, "--temp", 18, "-k", 2)
    assert status == 0
    assert len(said["outfits"]) == 2
    for outfit in said["outfits"]:
        assert {"items", "score", "reasons", "clo", "needed", "price", "missing"} <= set(outfit)
        assert item in [i["id"] for i in outfit["items"]]
        assert all(isinstance(reason, str) for reason in outfit["reasons"])
    first = said["outfits"][0]["items"]
    other = next(i["id"] for i in first if i["id"] != item)
    _, swapped = stylist("outfit", item, "--exclude", other)
    assert all(other not in [i["id"] for i in o["items"]] for o in swapped["outfits"])
    status, text = stylist("outfit", item, json_too=False)
    assert (status, f"#{item}" in text) == (0, True)
    assert stylist("outfit", 99999)[0] == 1


def test_fill_in_the_blank(stylist: Any, draw: Any, save: Any, tmp_path: Path) -> None:
    shades = [(200, 30, 30), (30, 120, 60), (40, 60, 160), (230, 200, 40), (20, 20, 22)]
    products, links = tmp_path / "products.csv", tmp_path / "links.csv"
    with products.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["sku", "name", "categories", "base_image"])
        for kind in ("t-shirt", "pants"):
            for n, shade in enumerate(shades * 3):
                name = f"{kind}{n}.png"
                save(draw(kind, shade, seed=n), tmp_path / name)
                table.writerow([f"{kind}{n}", kind, f"Men/{kind}", f"/{name}"])
    with links.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["sku", "linked_sku"])
        for n in range(15):
            table.writerow([f"t-shirt{n}", f"pants{n}\npants{(n + 5) % 15} gear{n}"])
    asked = ("--products", products, "--links", links, "--images", tmp_path, "--seeds", 1)
    status, said = stylist("evaluate", "outfits", *asked)
    assert status == 0
    assert set(said["metrics"]) == {"chance", "similar", "rules", "learned"}
    assert said["metrics"]["chance"]["fitb@4"] == 0.25
    for figures in said["metrics"].values():
        assert 0 <= figures["low"] <= figures["fitb@4"] <= figures["high"] <= 1
    assert said["linked"] == {"links": {"links": 45, "used": 30}}
    status, complaint = stylist("evaluate", "outfits", *asked[:2], "--links", products, *asked[4:])
    assert status == 2
    assert "linked_sku" in complaint


def test_looks_and_lookbooks(stylist: Any, library: Any, tmp_path: Path) -> None:
    one, two, three = library.browse().ids[[0, 10, 20]].tolist()
    asked = ("--client", "Anna", "--occasion", "office", "--temp", -4, "--notes", "Warm.")
    status, said = stylist("look", "make", "Monday", one, two, *asked)
    assert status == 0
    assert [i["id"] for i in said["look"]["items"]] == [p["id"] for p in said["look"]["pieces"]]
    assert (said["look"]["client"], said["look"]["temperature"]) == ("Anna", -4.0)
    assert stylist("look", "make", "Monday", one)[0] == 2
    _, said = stylist("look", "add", "Monday", three)
    assert len(said["look"]["items"]) == 3
    _, said = stylist("look", "change", "Monday", "--name", "Tuesday", "--notes", "")
    assert (said["look"]["name"], said["look"]["notes"]) == ("Tuesday", "")
    assert said["look"]["client"] == "Anna"
    _, said = stylist("look", "remove", "Tuesday", three)
    assert [len(look["items"]) for look in said["looks"]] == [2]
    assert stylist("lookbook", "make", "Week", "Tuesday", "Tuesday")[0] == 0
    assert stylist("lookbook", "list")[1]["lookbooks"][0]["looks"] == ["Tuesday", "Tuesday"]
    for kind, pages in (("pdf", 3), ("html", 1), ("csv", 1), ("png", 3)):
        file = tmp_path / f"week.{kind}"
        status, said = stylist("lookbook", "export", "Week", file)
        assert (status, said) == (0, {"file": str(file), "pages": pages})
        assert file.stat().st_size > 100
    assert stylist("look", "export", "Tuesday", tmp_path / "look.pdf")[1]["pages"] == 1
    assert stylist("lookbook", "export", "Year", tmp_path / "year.pdf")[0] == 1
    assert stylist("lookbook", "remove", "Week")[0] == 0
    assert stylist("look", "remove", "Tuesday")[1]["looks"] == []
    status, said = stylist("look", "list")
    assert (status, said) == (0, {"looks": []})


def test_few_looks_teach_nothing(stylist: Any) -> None:
    status, said = stylist("fit", "outfits")
    assert (status, said["kept"], said["pairs"]) == (0, False, 0)
    assert stylist("fit", "outfits", "--reset")[0] == 0
