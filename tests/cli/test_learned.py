"""Trends, two towers and looks on the command line."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from stylist.cli import app
from stylist.library import Library
from stylist.types import NewItem

runner = CliRunner()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve items without photos, thirty weeks of purchases by twenty customers."""
    folder = tmp_path_factory.mktemp("learned") / "shop"
    start = date(2026, 1, 5)
    lines = ["customer,sku,time,price,quantity"]
    for week in range(30):
        for n in range(20):
            day = start + timedelta(days=7 * week + n % 7)
            lines.append(f"c{n},S{(n % 2) * 6 + (week + n) % 6},{day},10,1")
    file = folder.parent / "p.csv"
    file.write_text("\n".join(lines))
    with Library.open(folder) as library:
        library.add_items(
            [NewItem(f"=Piece {n}", sku=f"S{n}", price=5.0 + n, stock=3) for n in range(12)]
        )
        for _ in library.import_history([file]):
            pass
    return folder


def asked(shop: Path, *words: str) -> dict[str, object]:
    result = runner.invoke(app, ["--library", str(shop), "--json", *words])
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert isinstance(answer, dict)
    return answer


def test_trends(shop: Path, tmp_path: Path) -> None:
    files = [tmp_path / "t.csv", tmp_path / "t.png"]
    exports = [word for file in files for word in ("--export", str(file))]
    told = asked(shop, "trends", "--by", "price", "--shelves", "--after", "1", *exports)
    series = told["series"]
    assert isinstance(series, list)
    assert sum(sum(one["sold"]) for one in series) == 600
    assert told["files"] == [str(file) for file in files]
    assert all(file.stat().st_size for file in files)
    assert {"reorder", "slow", "new_colours", "bought_next"} <= set(told)


def test_trends_by_what_is_not_known(shop: Path) -> None:
    result = runner.invoke(app, ["--library", str(shop), "trends", "--by", "smell"])
    assert result.exit_code != 0
    assert "smell" in str(result.exception)


def test_two_towers_are_fitted_and_serve(shop: Path) -> None:
    pytest.importorskip("torch", reason="towers are trained with PyTorch")
    told = asked(shop, "fit", "two-tower", "--epochs", "2", "--weeks", "10")
    assert Path(str(told["curve"])).read_bytes()[:4] == b"\x89PNG"
    assert "two-tower" in told["metrics"]  # type: ignore[operator]
    served = asked(shop, "recommend", "--customer", "c3", "-k", "3")
    assert len(served["results"]) == 3  # type: ignore[arg-type]


def test_strategies_in_one_table(shop: Path, tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="towers are trained with PyTorch")
    curve = tmp_path / "c.png"
    words = ["--strategies", "uniform", "--resamplings", "none", "--curve", str(curve)]
    told = asked(shop, "evaluate", "two-tower", *words)
    assert "uniform none" in told["metrics"]  # type: ignore[operator]
    assert curve.exists()


def test_looks_need_photos(shop: Path) -> None:
    result = runner.invoke(app, ["--library", str(shop), "evaluate", "image-rec"])
    assert result.exit_code != 0
    assert "photos" in str(result.exception)
