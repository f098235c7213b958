"""What a model is unsure of leans on what is most alike."""

from __future__ import annotations

import numpy as np

from stylist.style import alike


def clusters(each: int, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    centres = np.eye(3, 8, dtype=np.float32)
    some = np.repeat(centres, each, axis=0) + random.normal(0, 0.05, (3 * each, 8))
    return (some / np.linalg.norm(some, axis=1, keepdims=True)).astype(np.float32)


def test_neighbours_are_the_most_alike_and_not_oneself() -> None:
    vectors = clusters(20)
    rows = alike.neighbours(vectors)
    assert rows.shape == (60, alike.NEIGHBOURS)
    assert (rows // 20 == np.arange(60)[:, None] // 20).all()
    assert (rows != np.arange(60)[:, None]).all()
    similar = vectors @ vectors.T - 2 * np.eye(60, dtype=np.float32)
    best = np.sort(np.argsort(-similar, axis=1)[:, : alike.NEIGHBOURS], axis=1)
    assert (np.sort(rows, axis=1) == best).all()


def test_of_many_items_a_sample_are_neighbours() -> None:
    vectors = clusters(600)
    rows = alike.neighbours(vectors)
    assert len(np.unique(rows)) <= alike.SAMPLE
    assert (rows // 600 == np.arange(1800)[:, None] // 600).all()
    assert (rows == alike.neighbours(vectors)).all()


def test_what_has_no_photo_is_nobodys_neighbour() -> None:
    vectors = clusters(20)
    vectors[7] = 0
    assert 7 not in alike.neighbours(vectors)
    assert alike.neighbours(vectors[:0]).shape == (0, 0)
    assert alike.neighbours(np.zeros((3, 8), np.float32)).shape == (3, 0)
    assert alike.neighbours(vectors[:1]).shape == (1, 0)


def test_the_unsure_hear_their_neighbours_and_the_sure_do_not() -> None:
    rows = alike.neighbours(clusters(20))
    chances = np.zeros((3, 60), np.float32)
    chances[np.arange(60) // 20, np.arange(60)] = 1
    chances[:, 0] = (0.1, 0.6, 0.3)  # a strange hoodie that the model takes for a dress
    chances[:, 1] = (0, 1, 0)  # somebody has said that it is one
    sure = np.arange(60) == 1
    told = alike.leaned(chances, sure, rows)
    assert told[:, 0].argmax() == 0
    assert told[0, 0] > 0.9
    np.testing.assert_array_equal(told[:, 1:], chances[:, 1:])
    np.testing.assert_allclose(told.sum(axis=0), 1, atol=1e-5)
    assert chances[1, 0] == np.float32(0.6)


def test_without_neighbours_chances_stay() -> None:
    chances = np.array([[0.5], [0.5]], np.float32)
    np.testing.assert_array_equal(
        alike.leaned(chances, np.zeros(1, bool), np.zeros((1, 0), np.int64)), chances
    )
