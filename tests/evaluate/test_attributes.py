"""What the model claims of photos whose truth is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from stylist.embed.embedder import Embedder
from stylist.errors import StylistError, UsageError
from stylist.evaluate.attributes import AttributesReport, evaluate_attributes
from stylist.evaluate.chart import draw_reliability
from stylist.evaluate.truth import Truth, by_name, by_table
from stylist.taxonomy import Taxonomy


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder(threads=1)


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return Taxonomy.load()


def run(embedder: Embedder, truth: Truth, below: float = 0.7) -> AttributesReport:
    *_, last = evaluate_attributes(embedder, truth, below)
    report = last.result
    assert isinstance(report, AttributesReport)
    return report


def test_folders_are_categories_and_names_tell_colours(
    photo_folder: Path, taxonomy: Taxonomy
) -> None:
    photos = sorted(photo_folder.rglob("*.jpg"))
    assert by_name(photos, [], taxonomy)[photos[0]] == {
        "category": frozenset({photos[0].parent.name})
    }
    told = by_name(photos, [r"/(?P<colour>[a-z]+) "], taxonomy)[photos[0]]
    assert told == {"colour": frozenset({photos[0].name.split()[0]})}


@pytest.mark.parametrize("expression", ["[", "no group", "(?P<price>x)"])
def test_an_expression_that_tells_no_attribute_is_refused(
    expression: str, taxonomy: Taxonomy
) -> None:
    with pytest.raises(UsageError, match="--label"):
        by_name([], [expression], taxonomy)


def test_colours_and_categories_are_measured(
    embedder: Embedder, photo_folder: Path, taxonomy: Taxonomy
) -> None:
    photos = sorted(photo_folder.rglob("*.jpg"))
    report = run(embedder, by_name(photos, [r"^(?P<category>[^/]+)/(?P<colour>[a-z]+) "], taxonomy))
    assert set(report.metrics) == set(report.reliability) == {"category", "colour"}
    assert report.metrics["colour"]["accuracy"] > 0.8
    assert report.metrics["colour"]["baseline"] == pytest.approx(0.2)
    for name, bins in report.reliability.items():
        assert sum(b.count for b in bins) == report.metrics[name]["count"] == len(photos)


def test_a_table_may_allow_several_answers(
    embedder: Embedder, photo_folder: Path, tmp_path: Path, taxonomy: Taxonomy
) -> None:
    photos = sorted(photo_folder.rglob("*.jpg"))[:2]
    table = tmp_path / "truth.csv"
    everything = "solid/striped/checked/dotted/floral/graphic/denim"
    rows = [f"{photos[0].relative_to(photo_folder)},{everything}", "gone.jpg,solid"]
    table.write_text("\n".join(["file,pattern", *rows]), encoding="utf-8")
    truth = by_table(table, [photo_folder], taxonomy)
    assert list(truth) == [photos[0]]
    assert run(embedder, truth).metrics["pattern"]["accuracy"] == 1.0
    table.write_text("path,what\na,b\n", encoding="utf-8")
    with pytest.raises(UsageError, match="needs a column"):
        by_table(table, [photo_folder], taxonomy)
    with pytest.raises(UsageError, match="cannot be read"):
        by_table(tmp_path / "no.csv", [photo_folder], taxonomy)


def test_broken_photos_are_reported_and_the_rest_is_measured(
    embedder: Embedder, photo_folder: Path, tmp_path: Path, taxonomy: Taxonomy
) -> None:
    broken = tmp_path / "skirt" / "broken.jpg"
    broken.parent.mkdir()
    broken.write_bytes(b"no photo")
    photos = [broken, min(photo_folder.rglob("*.jpg"))]
    report = run(embedder, by_name(photos, [], taxonomy))
    assert report.photos == 1
    assert [r.path for r in report.refused] == [str(broken)]


def test_nothing_to_measure(embedder: Embedder) -> None:
    with pytest.raises(UsageError, match="nothing to measure"):
        run(embedder, {})


def test_the_curve_is_a_picture(
    embedder: Embedder, photo_folder: Path, tmp_path: Path, taxonomy: Taxonomy
) -> None:
    photos = sorted(photo_folder.rglob("*.jpg"))[:6]
    report = run(embedder, by_name(photos, [], taxonomy))
    file = draw_reliability(tmp_path / "curve.png", report.reliability, report.metrics)
    with Image.open(file) as picture:
        assert picture.width >= 800
        assert len(set(picture.convert("L").tobytes())) > 20
    with pytest.raises(StylistError, match="cannot be written"):
        draw_reliability(tmp_path / "no" / "curve.png", report.reliability, report.metrics)


def test_the_shipped_confidences_hold_on_real_photos(
    embedder: Embedder, shared_data: Path, taxonomy: Taxonomy
) -> None:
    """The promise: an expected calibration error of category of 0.05 at most."""
    photos = sorted((shared_data / "clothing" / "validation").rglob("*.jpg"))
    metrics = run(embedder, by_name(photos, [], taxonomy)).metrics["category"]
    assert metrics["ece"] <= 0.05
    assert metrics["ece_equal_mass"] <= 0.05
    assert metrics["accuracy"] >= 0.9
    assert metrics["accuracy_sure"] >= 0.9


def test_the_shipped_colours_hold_in_a_shop(
    embedder: Embedder, shared_data: Path, taxonomy: Taxonomy
) -> None:
    photos: list[Path] = sorted((shared_data / "luma-men").rglob("*_main.jpg"))
    truth = by_name(photos, [r"-(?P<colour>[a-z]+)_main"], taxonomy)
    assert run(embedder, truth).metrics["colour"]["ece"] <= 0.05
