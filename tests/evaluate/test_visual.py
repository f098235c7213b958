"""Measuring retrieval on folders of photos."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from stylist.embed.embedder import Embedder
from stylist.errors import UsageError
from stylist.evaluate.phone import disturbed
from stylist.evaluate.visual import VisualReport, evaluate_visual


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder(threads=1)


def measure(embedder: Embedder, queries: list[Path], gallery: list[Path], **more) -> VisualReport:
    *_, last = evaluate_visual(embedder, queries, gallery, **more)
    return last.result


def test_every_channel_beside_the_raw_backbone(embedder: Embedder, photo_folder: Path) -> None:
    photos = sorted(photo_folder.rglob("*.jpg"))
    report = measure(embedder, photos, photos)
    assert (report.queries, report.gallery, report.refused) == (30, 30, ())
    assert set(report.metrics) == {"raw", "style", "colour", "pattern", "all"}
    for values in report.metrics.values():
        assert {"p@1", "p@5", "p@10", "r@1", "r@5", "map"} <= set(values)
        assert all(0 <= value <= 1 for value in values.values())
    # The label is the shape: cut tells it, colour does not.
    assert report.metrics["style"]["p@5"] > report.metrics["colour"]["p@5"] + 0.2


def test_label_from_the_file_name(embedder: Embedder, photo_folder: Path) -> None:
    photos = sorted(photo_folder.rglob("*.jpg"))
    by_colour = measure(embedder, photos, photos, label=r"^(\w+) ")
    assert by_colour.metrics["colour"]["r@1"] > 0.9


def test_a_photo_is_not_its_own_answer(embedder: Embedder, photo_folder: Path) -> None:
    one, other = sorted(photo_folder.rglob("red*.jpg"))[:2], sorted(photo_folder.rglob("blue*"))[:1]
    report = measure(embedder, one, [*one, *other])
    assert report.metrics["all"]["p@1"] == 1.0
    alone = measure(embedder, one[:1], one[:1])
    assert alone.metrics["all"]["r@1"] == 0.0


def test_unusable_photos_are_refused_and_the_rest_measured(
    embedder: Embedder, photo_folder: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "t-shirt" / "broken.jpg"
    broken.parent.mkdir()
    broken.write_bytes(b"no photo")
    photos = sorted((photo_folder / "t-shirt").iterdir())
    report = measure(embedder, [*photos, broken], photos)
    assert report.queries == len(photos)
    assert [(r.path, r.reason) for r in report.refused] == [(str(broken), "not an image")]


@pytest.mark.parametrize("label", ["(", r"nothing has this"])
def test_nothing_to_measure(embedder: Embedder, photo_folder: Path, label: str) -> None:
    photos = sorted(photo_folder.rglob("red*.jpg"))
    with pytest.raises(UsageError):
        measure(embedder, photos, photos, label=label)


def test_disturbed_queries_find_their_own_photo(embedder: Embedder, photo_folder: Path) -> None:
    photos = sorted(photo_folder.rglob("*.jpg"))
    report = measure(embedder, photos[:6], photos, disturb=1)
    assert (report.queries, report.gallery) == (6, 30)
    # Drawings of one kind differ in little but colour, which the disturbance moves.
    assert report.metrics["all"]["r@5"] >= 0.8
    # One right answer each, so precision cannot be more than a share of five.
    assert report.metrics["all"]["p@5"] <= 0.2 + 1e-9
    again = measure(embedder, photos[:6], photos, disturb=1)
    assert again.metrics == report.metrics


def test_disturbing_is_seeded_and_moderate() -> None:
    image = np.full((120, 90, 3), 200, np.uint8)
    image[30:90, 20:70] = (180, 30, 40)
    one, same, other = (disturbed(image, np.random.default_rng(s)) for s in (1, 1, 2))
    assert one.shape == image.shape
    assert one.dtype == np.uint8
    np.testing.assert_array_equal(one, same)
    assert not np.array_equal(one, other)
    red, green, blue = one[50:70, 35:55].reshape(-1, 3).mean(axis=0)
    assert red > 2 * max(green, blue)
