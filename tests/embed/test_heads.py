"""Heads: what they claim, of what, and learning from people's words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from stylist.embed.attributes import CategoryHead, Heads, SleeveHead
from stylist.embed.embedder import Embedder
from stylist.embed.learn import Learned, learn
from stylist.embed.models import DEFAULT_MODEL, SLEEVE_FILE, load_card
from stylist.resources import resource
from stylist.taxonomy import SLEEVES, Taxonomy

NAMES = ("dress", "pants", "shirt")
WIDTH = 6


def head(scale: float = 4.0) -> CategoryHead:
    """The first three of six features are its classes."""
    weights = np.eye(3, WIDTH, dtype=np.float32) * scale
    return CategoryHead(weights, np.zeros(3, np.float32), NAMES)


def unit(codes: np.ndarray, noise: float, seed: int = 0) -> np.ndarray:
    """Features near the axis of each code."""
    rows = np.eye(WIDTH, dtype=np.float32)[codes]
    rows += np.random.default_rng(seed).normal(0, noise, rows.shape).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def learned(shipped: CategoryHead, style: np.ndarray, labels: list[str]) -> Learned:
    *steps, last = learn(shipped, style, labels)
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    result = last.result
    assert isinstance(result, Learned)
    return result


def test_the_shipped_sleeve_head_knows_the_taxonomys_sleeves() -> None:
    assert set(SleeveHead.load(load_card()).names) == set(SLEEVES)


def test_sleeves_are_claimed_only_of_what_has_them() -> None:
    sleeve = SleeveHead(np.zeros((3, WIDTH), np.float32), np.array([0, 3, 0], np.float32), SLEEVES)
    heads = Heads(head(), None, sleeve, frozenset({"dress", "shirt"}))
    said = heads.from_style(unit(np.array([0, 1, 2]), 0.0))
    assert [[a.value for a in row] for row in said] == [
        ["dress", "short"],
        ["pants"],
        ["shirt", "short"],
    ]
    known = heads.from_style(unit(np.array([0, 1, 2]), 0.0), ["pants", "dress", None])
    assert [len(row) for row in known] == [1, 2, 2]
    assert [row[0].value for row in known] == list(NAMES)  # it keeps its own opinion


def test_a_model_from_before_sleeves_goes_without(tmp_path: Path) -> None:
    folder = shutil.copytree(resource("models", DEFAULT_MODEL), tmp_path / "model")
    (folder / SLEEVE_FILE).unlink()
    card = json.loads((folder / "card.json").read_text())
    del card["sha256"][SLEEVE_FILE]
    (folder / "card.json").write_text(json.dumps(card))
    embedder = Embedder(folder, threads=1)
    assert embedder.heads.sleeve is None
    said = embedder.heads.from_style(np.zeros((2, 256), np.float32))
    assert [[a.name for a in row] for row in said] == [["category"], ["category"]]


def test_the_heads_of_the_model_inside_know_which_categories_have_sleeves() -> None:
    heads = Heads.load(load_card(), Taxonomy.load())
    assert {"dress", "t-shirt", "coat"} <= heads.sleeved
    assert not {"pants", "shoes", "hat"} & heads.sleeved


def test_what_people_say_is_learned() -> None:
    """In this wardrobe what the model calls a shirt, with the fourth feature, is a dress."""
    chance = np.random.default_rng(1)
    codes = chance.integers(0, 3, 240)
    style = unit(codes, 0.25)
    odd = (codes == 2) & (chance.random(240) < 0.5)
    style[odd, 3] += 1
    style /= np.linalg.norm(style, axis=1, keepdims=True)
    labels = ["dress" if o else NAMES[c] for c, o in zip(codes, odd, strict=True)]
    found = learned(head(), style, labels)
    assert found.kept
    assert found.metrics["learned"]["accuracy"] > found.metrics["shipped"]["accuracy"] + 0.05
    said = found.head.probabilities(style).argmax(axis=1)
    assert [NAMES[c] for c in said[odd]].count("dress") > 0.8 * odd.sum()


def test_a_new_class_is_learned_from_five_examples_on() -> None:
    codes = np.repeat([0, 1, 2, 4], [40, 40, 40, 30])
    style = unit(codes, 0.1)
    style[codes == 4, 2] += 0.8  # the shipped head takes them for shirts
    labels = [(*NAMES, "", "blouse")[c] for c in codes]
    found = learned(head(), style, labels)
    assert found.added == ("blouse",)
    assert found.kept
    said = found.head.probabilities(style).argmax(axis=1)
    assert (said[codes == 4] == 3).mean() > 0.9
    few = learned(head(), style[:124], labels[:124])
    assert few.added == ()
    assert few.head.names == NAMES
    assert few.examples == 120


def test_words_without_sense_are_not_kept() -> None:
    chance = np.random.default_rng(2)
    style = unit(chance.integers(0, 3, 90), 0.1)
    truth = [NAMES[c] for c in head().probabilities(style).argmax(axis=1)]
    found = learned(head(40.0), style, truth)
    assert found.metrics["shipped"]["accuracy"] == 1.0
    assert not found.kept or found.metrics["learned"]["accuracy"] == 1.0
    shuffled = [NAMES[c] for c in chance.integers(0, 3, 90)]
    worse = learned(head(1.0), style, shuffled)
    assert worse.kept is (
        worse.metrics["learned"]["accuracy"] >= worse.metrics["shipped"]["accuracy"]
        and worse.metrics["learned"]["log_loss"] <= worse.metrics["shipped"]["log_loss"]
    )


def test_few_answers_change_little() -> None:
    """The pull to the shipped head: twenty answers of one kind do not unlearn the others."""
    style = unit(np.array([0] * 18 + [1] * 2), 0.05)
    found = learned(head(), style, ["dress"] * 18 + ["pants"] * 2)
    others = unit(np.array([2] * 50), 0.05, seed=3)
    assert (found.head.probabilities(others).argmax(axis=1) == 2).all()


@pytest.mark.parametrize("seed", [0, 1])
def test_learning_is_the_same_each_time(seed: int) -> None:
    style = unit(np.random.default_rng(seed).integers(0, 3, 60), 0.3, seed)
    labels = [NAMES[i % 3] for i in range(60)]
    one, two = (learned(head(), style, labels) for _ in range(2))
    np.testing.assert_array_equal(one.head.weights, two.head.weights)
    assert one.metrics == two.metrics
