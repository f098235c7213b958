"""What is put together is learned, and counts only where that helps."""

from __future__ import annotations

import io

import numpy as np
import pytest

from stylist.style.bilinear import Bilinear, answered, learn, questions


def world(secret: bool, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """120 garments of two slots; pairs go by a trait of their vectors, or by nothing."""
    random = np.random.default_rng(seed)
    vectors = random.normal(0, 1, (120, 12)).astype(np.float32)
    slots = (np.arange(120) % 2).astype(np.int8)
    trait = vectors[:, 0] > 0 if secret else random.random(120) > 0.5
    pairs = []
    for one in np.flatnonzero(slots == 0):
        like = np.flatnonzero((slots == 1) & (trait == trait[one]))
        pairs += [(one, other) for other in random.choice(like, 3, replace=False)]
    return vectors, slots, np.zeros((120, 120), np.float32), np.array(pairs)


def test_what_vectors_tell_is_learned() -> None:
    vectors, slots, rules, pairs = world(secret=True)
    model = learn(vectors, slots, rules, pairs)
    assert model is not None
    assert model.weight > 0
    assert model.learned > model.rules + 0.1
    seen = model.seen(vectors)
    table = model.between(seen, seen)
    assert table == pytest.approx(table.T, abs=1e-4)


def test_what_nothing_tells_counts_for_nothing() -> None:
    vectors, slots, rules, pairs = world(secret=False)
    model = learn(vectors, slots, rules, pairs)
    assert model is not None
    assert model.weight == 0


def test_few_pairs_teach_nothing() -> None:
    vectors, slots, rules, pairs = world(secret=True)
    assert learn(vectors, slots, rules, pairs[:20]) is None
    same_slot = np.array([(i, i + 2) for i in range(0, 100, 4)])
    assert learn(vectors, slots, rules, np.repeat(same_slot, 3, axis=0)) is None


def test_questions_have_one_answer() -> None:
    _, slots, rules, pairs = world(secret=True)
    asked = questions(pairs, slots, rules, pairs, np.random.default_rng(0))
    together = {tuple(sorted(p)) for p in pairs.tolist()}
    assert len(asked)
    for given, right, *wrong in asked.tolist():
        assert tuple(sorted((given, right))) in together
        assert len({right, *wrong}) == 4
        assert all(tuple(sorted((given, other))) not in together for other in wrong)
        assert {slots[other] for other in wrong} == {slots[right]}


def test_a_tie_is_a_guess() -> None:
    scores = np.zeros((5, 5), np.float32)
    assert answered(scores, np.array([[0, 1, 2, 3, 4]])).tolist() == [0.25]
    scores[0, 1] = 1
    assert answered(scores, np.array([[0, 1, 2, 3, 4], [0, 2, 1, 3, 4]])).tolist() == [1, 0]


def test_it_is_read_as_it_was_saved() -> None:
    model = learn(*world(secret=True))
    assert model is not None
    held = io.BytesIO()
    np.savez(held, allow_pickle=False, **model.arrays())
    held.seek(0)
    with np.load(held, allow_pickle=False) as arrays:
        read = Bilinear.read(arrays)
        assert (read.weight, read.pairs) == (pytest.approx(model.weight), model.pairs)
        assert np.array_equal(read.directions, model.directions)
        wrong = {name: arrays[name] for name in arrays.files}
    wrong["directions"] = wrong["directions"][:2]
    with pytest.raises(ValueError, match="fit"):
        Bilinear.read(wrong)
