"""Purchases by the command line: in, recommended from, measured, forgotten."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from small_shop import shop_table
from typer.testing import CliRunner

from stylist.cli import app


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that has read the small shop's purchases; to be read only."""
    folder = tmp_path_factory.mktemp("selling")
    export = shop_table().select(
        pl.col("customer_id").alias("user"), pl.col("sku").alias("item"), "time", "price"
    )
    export.write_csv(folder / "export.csv")
    run(folder / "library", "import-history", str(folder / "export.csv"))
    return folder


def run(library: Path, *words: str, status: int = 0) -> dict[str, Any]:
    result = CliRunner().invoke(app, ["--library", str(library), "--json", *words])
    assert result.exit_code == status, result.output or result.exception
    answer = json.loads(result.stdout) if result.stdout else {}
    assert isinstance(answer, dict)
    return answer


def test_what_came_in_is_counted(folder: Path) -> None:
    again = run(folder / "library", "import-history", str(folder / "export.csv"))
    assert again["rows"] == 0
    assert again["known"] == shop_table().height
    assert (again["customers"], again["items"]) == (60, 40)
    assert again["first"] < again["last"]
    assert again["refused"] == []


def test_a_file_that_cannot_be_read_is_listed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("a,b\n1,2\n")
    answer = run(folder / "library", "import-history", str(tmp_path / "odd.csv"), status=1)
    assert [Path(r["path"]).name for r in answer["refused"]] == ["odd.csv"]


def test_a_customer_is_recommended_to_before_anything_is_fitted(folder: Path) -> None:
    answer = run(folder / "library", "recommend", "--customer", "c02", "-k", "5")
    assert answer["known"] is True
    assert answer["strategy"] == "repurchase"
    assert len({r["sku"] for r in answer["results"]}) == 5
    assert all(r["reasons"] and r["strategies"] for r in answer["results"])
    other = run(folder / "library", "recommend", "--customer", "nobody", "-k", "5")
    assert other["known"] is False
    assert other["strategy"] == "popularity"
    assert len(other["results"]) == 5


def test_new_leaves_out_what_was_bought(folder: Path) -> None:
    table = shop_table()
    own = set(table.filter(pl.col("customer_id") == "c02")["sku"])
    answer = run(folder / "library", "recommend", "--customer", "c02", "--new", "-k", "8")
    assert not own & {r["sku"] for r in answer["results"]}


def test_fitted_it_serves_and_can_be_undone(folder: Path) -> None:
    library = folder / "library"
    fitted = run(library, "fit", "recommender", "--engine", "item-knn")
    assert {"popularity", "repurchase", "item-knn"} == set(fitted["metrics"])
    assert Path(fitted["model"]).exists()
    assert run(library, "recommend", "--customer", "c02")["strategy"] == "item-knn"
    undone = run(library, "recommenders", "--undo")
    assert [r["name"] for r in undone["recommenders"] if r["in_use"]] == ["repurchase"]
    used = run(library, "recommenders", "--use", "item-knn")
    assert [r["name"] for r in used["recommenders"] if r["in_use"]] == ["item-knn"]
    run(library, "recommenders", "--undo")


def test_models_are_measured_beside_simple_ways(folder: Path, tmp_path: Path) -> None:
    answer = run(
        folder / "library", "evaluate", "recommender", "--models", "popularity,item-knn",
        "--weeks", "2", "--html", str(tmp_path / "r.html"), "--report", str(tmp_path / "r.json"),
    )  # fmt: skip
    assert set(answer["metrics"]) == {"popularity", "item-knn"}
    assert {"map@12", "ndcg@12", "auc", "coverage", "map@12 new"} <= set(
        answer["metrics"]["item-knn"]
    )
    assert len(answer["folds"]) == 2
    assert (tmp_path / "r.html").read_text().startswith("<!doctype html>")
    assert json.loads((tmp_path / "r.json").read_text())["metrics"] == answer["metrics"]


def test_an_export_is_measured_without_a_library(folder: Path, tmp_path: Path) -> None:
    answer = run(
        tmp_path / "none", "evaluate", "recommender", "--history", str(folder / "export.csv"),
        "--models", "popularity", "--split", "0.7,0.15,0.15",
    )  # fmt: skip
    assert answer["fold"] == "test"
    assert not (tmp_path / "none").exists()


def test_a_forgotten_customer_is_a_stranger(folder: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    run(library, "import-history", str(folder / "export.csv"))
    assert run(library, "forget-customer", "c05")["purchases"] > 0
    assert run(library, "recommend", "--customer", "c05")["known"] is False
    assert run(library, "recommend", "--customer", "c06")["known"] is True


def test_likes_are_replayed(library: Any) -> None:
    ids = library.browse().ids.tolist()
    for item in ids[:4]:
        library.like("anna", [item])
    path = library.path
    answer = run(path, "evaluate", "recommender", "--replay")
    assert answer["likes"] == 3
    assert {"taste", "nearest like", "newest"} == set(answer["metrics"])
