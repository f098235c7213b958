"""The pattern that is claimed of a photo, and how surely."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stylist.embed.attributes import PatternHead
from stylist.embed.embedder import Embedder
from stylist.embed.models import DEFAULT_MODEL, PATTERN_FILE, load_card, sha256
from stylist.errors import ModelError
from stylist.imaging.decode import Decoded
from stylist.imaging.pattern import CUES_SIZE
from stylist.resources import resource
from stylist.types import Attribute, Rgb

Draw = Callable[..., Rgb]
KNOWN = {"solid", "striped", "checked", "dotted", "floral", "graphic", "denim"}
NAMES = ("solid", "striped", "checked")
WIDTH = 256 + CUES_SIZE


def looked_at(embedder: Embedder, picture: Rgb) -> list[Attribute]:
    photo = Decoded(picture, None, picture.shape[1], picture.shape[0])
    return [a for a in embedder.look_at(photo).attributes if a.name == "pattern"]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model whose head says striped of everything."""
    folder = shutil.copytree(resource("models", DEFAULT_MODEL), tmp_path / "model")
    write(folder, np.zeros((3, WIDTH)), np.array([0.0, 5.0, 0.0]))
    return folder


def write(folder: Path, weights: np.ndarray, bias: np.ndarray) -> None:
    np.savez(folder / PATTERN_FILE, weights=weights, bias=bias, names=np.array(NAMES))
    card = json.loads((folder / "card.json").read_text())
    card["sha256"][PATTERN_FILE] = sha256(folder / PATTERN_FILE)
    (folder / "card.json").write_text(json.dumps(card))


def test_a_photo_gets_a_pattern_with_a_confidence(model: Path, draw: Draw) -> None:
    (said,) = looked_at(Embedder(model, threads=1), draw())
    assert (said.name, said.value, said.source) == ("pattern", "striped", "model")
    assert said.confidence == pytest.approx(np.exp(5) / (np.exp(5) + 2), abs=1e-4)


def test_what_is_uncertain_is_claimed_with_little_confidence(model: Path, draw: Draw) -> None:
    write(model, np.zeros((3, WIDTH)), np.zeros(3))
    (said,) = looked_at(Embedder(model, threads=1), draw())
    assert said.confidence == pytest.approx(1 / 3, abs=1e-4)


def test_each_row_is_judged_by_itself() -> None:
    weights = np.zeros((3, WIDTH), np.float32)
    weights[1, 0], weights[2, 256] = 9, 9
    head = PatternHead(weights, np.zeros(3, np.float32), NAMES)
    style, cues = np.zeros((2, 256), np.float32), np.zeros((2, CUES_SIZE), np.float32)
    style[0, 0] = cues[1, 0] = 1
    said = head.claims(np.concatenate([style, cues], axis=1))
    assert [a.value for a in said] == ["striped", "checked"]
    assert all(a.confidence > 0.99 for a in said)


def test_guesses_are_told_best_first_and_add_up_to_one() -> None:
    head = PatternHead(np.zeros((3, WIDTH), np.float32), np.array([0, 2, 1], np.float32), NAMES)
    (guesses,) = head.guesses(np.zeros((1, WIDTH), np.float32))
    assert [g.value for g in guesses] == ["striped", "checked", "solid"]
    assert sum(g.confidence for g in guesses) == pytest.approx(1, abs=1e-5)


def test_a_model_without_the_head_claims_nothing(model: Path, draw: Draw) -> None:
    (model / PATTERN_FILE).unlink()
    card = json.loads((model / "card.json").read_text())
    del card["sha256"][PATTERN_FILE]
    (model / "card.json").write_text(json.dumps(card))
    assert looked_at(Embedder(model, threads=1), draw()) == []


def test_a_head_for_other_cues_is_refused(model: Path) -> None:
    write(model, np.zeros((3, WIDTH - 1)), np.zeros(3))
    with pytest.raises(ModelError, match="another encoder"):
        PatternHead.load(load_card(model))


def test_the_model_inside_knows_the_shops_patterns() -> None:
    card = load_card()
    if not card.has(PATTERN_FILE):
        pytest.skip("this model has no pattern head")
    assert set(PatternHead.load(card).names) == KNOWN


def test_the_model_inside_tells_stripes_from_plain(draw: Draw) -> None:
    embedder = Embedder(threads=1)
    if not embedder.card.has(PATTERN_FILE):
        pytest.skip("this model has no pattern head")
    (plain,) = looked_at(embedder, draw("t-shirt", "red"))
    assert plain.value == "solid"
    assert [a.value for a in looked_at(embedder, draw("t-shirt", "blue", stripes=16))] == [
        "striped"
    ]
