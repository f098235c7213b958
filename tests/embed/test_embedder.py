"""The model inside: whole, checked, and the same answer however it is asked."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stylist.embed.channels import unit
from stylist.embed.embedder import Embedder
from stylist.embed.models import (
    CATEGORY_FILE,
    CHANNELS_FILE,
    DEFAULT_MODEL,
    ENCODER_FILE,
    INT8_FILE,
    PATTERN_FILE,
    SLEEVE_FILE,
    load_card,
    sha256,
)
from stylist.errors import ModelError
from stylist.imaging.decode import Decoded
from stylist.resources import resource
from stylist.taxonomy import Taxonomy
from stylist.types import CHANNELS, Box, Rgb

Draw = Callable[..., Rgb]
MODEL = resource("models", DEFAULT_MODEL)
FILES = [ENCODER_FILE, INT8_FILE, CHANNELS_FILE, CATEGORY_FILE, PATTERN_FILE, SLEEVE_FILE]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder(threads=1)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the model that one may break."""
    return shutil.copytree(MODEL, tmp_path / "model")


def prepared(embedder: Embedder, picture: Rgb):
    photo = Decoded(picture, None, picture.shape[1], picture.shape[0])
    return embedder.prepare(photo)


def test_the_card_is_complete() -> None:
    raw = load_card().raw
    assert {"name", "version", "input", "output", "source", "licence", "script", "figures"} <= set(
        raw
    )
    assert raw["licence"] == "Apache-2.0"
    assert raw["figures"], "no measured figure"
    assert set(raw["sha256"]) == set(FILES)
    assert load_card().identity == "lite2-fashion@1"
    assert load_card().widths == (256, 96, 31)


@pytest.mark.parametrize("file", FILES)
def test_a_changed_file_is_refused(model: Path, file: str) -> None:
    data = bytearray((model / file).read_bytes())
    data[len(data) // 2] ^= 1
    (model / file).write_bytes(data)
    with pytest.raises(ModelError, match=f"{file}.*checksum"):
        Embedder(model)


@pytest.mark.parametrize("file", [*FILES, "card.json"])
def test_a_missing_file_is_named(model: Path, file: str) -> None:
    (model / file).unlink()
    with pytest.raises(ModelError, match=file):
        Embedder(model)


@pytest.mark.parametrize("card", ["", "[]", "{}", '{"name": 1}', "null", "\N{SNOWMAN}"])
def test_a_card_that_is_none(model: Path, card: str) -> None:
    (model / "card.json").write_text(card, encoding="utf-8")
    with pytest.raises(ModelError, match="not a model card"):
        load_card(model)


def rewrite(model: Path, file: str, data: bytes) -> None:
    """Replace a file together with its checksum."""
    (model / file).write_bytes(data)
    card = json.loads((model / "card.json").read_text())
    card["sha256"][file] = sha256(model / file)
    (model / "card.json").write_text(json.dumps(card))


@pytest.mark.parametrize("file", FILES)
def test_a_file_of_another_kind_is_refused(
    model: Path, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stylist.embed.runtime.has_dot_products", lambda: file == INT8_FILE)
    rewrite(model, file, b"this is no model")
    with pytest.raises(ModelError, match=file):
        Embedder(model)


def test_nothing_is_unpickled(model: Path) -> None:
    with (model / CATEGORY_FILE).open("wb") as out:
        np.savez(out, weights=np.array([{}], dtype=object), bias=np.zeros(1), names=np.zeros(1))
    rewrite(model, CATEGORY_FILE, (model / CATEGORY_FILE).read_bytes())
    with pytest.raises(ModelError, match=CATEGORY_FILE):
        Embedder(model)


def test_a_head_for_another_encoder_is_refused(model: Path) -> None:
    with (model / CATEGORY_FILE).open("wb") as out:
        np.savez(out, weights=np.zeros((2, 9)), bias=np.zeros(2), names=np.array(["a", "b"]))
    rewrite(model, CATEGORY_FILE, (model / CATEGORY_FILE).read_bytes())
    with pytest.raises(ModelError, match="another encoder"):
        Embedder(model)


def test_channels_are_unit_vectors(embedder: Embedder, draw: Draw) -> None:
    pictures = [draw(shape, colour) for shape in ("pants", "skirt") for colour in ("red", "black")]
    for embedding, _ in embedder.embed([prepared(embedder, p) for p in pictures]):
        for name, width in zip(CHANNELS, embedder.card.widths, strict=True):
            vector = getattr(embedding, name)
            assert vector.shape == (width,)
            assert vector.dtype == np.float32
            assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)
        assert embedding.joined().shape == (sum(embedder.card.widths),)


def test_batch_size_changes_nothing(embedder: Embedder, draw: Draw) -> None:
    ready = [prepared(embedder, draw(seed=seed)) for seed in range(5)] * 8
    together = embedder.embed(ready)
    for one, (embedding, attributes) in zip(ready[:5], together[:5], strict=True):
        ((alone, said),) = embedder.embed([one])
        np.testing.assert_allclose(alone.style, embedding.style, atol=2e-4)
        assert said[0].value == attributes[0].value
    np.testing.assert_allclose(together[0][0].style, together[35][0].style, atol=2e-4)


def test_no_photos_give_no_embeddings(embedder: Embedder) -> None:
    assert embedder.embed([]) == []


def test_the_head_knows_the_taxonomys_categories(embedder: Embedder, draw: Draw) -> None:
    taxonomy = Taxonomy.load()
    probabilities = embedder.heads.category.probabilities(np.eye(3, 256, dtype=np.float32))
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, atol=1e-5)
    assert all(taxonomy.category(name) == name for name in embedder.heads.category.names)
    look = embedder.look_at(Decoded(draw("pants", "blue"), None, 200, 280))
    category = look.attributes[0]
    assert (category.name, category.source) == ("category", "model")
    assert 0 < category.confidence <= 1


def test_a_crop_is_where_the_garment_is(embedder: Embedder, draw: Draw) -> None:
    both = np.concatenate([draw("t-shirt", "red"), draw("pants", "blue")], axis=1)
    photo = Decoded(both, None, both.shape[1], both.shape[0])
    left, right = Box(0, 0, 0.5, 1), Box(0.5, 0, 1, 1)
    red, blue = (embedder.look_at(photo, None, crop) for crop in (left, right))
    alone = embedder.look_at(Decoded(draw("pants", "blue"), None, 200, 280))
    assert blue.embedding.colour @ alone.embedding.colour > 0.95
    assert blue.embedding.colour @ red.embedding.colour < 0.5
    assert red.mask[:, 200:].max() == 0
    assert red.crop == left


def test_unit_leaves_nothing_as_nothing() -> None:
    rows = unit(np.array([[3, 4], [0, 0]], np.float32))
    np.testing.assert_allclose(rows, [[0.6, 0.8], [0, 0]], atol=1e-6)
