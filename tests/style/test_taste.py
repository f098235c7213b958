from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from stylist.style.channels import slices
from stylist.style.taste import DISLIKE, Taste, aged
from stylist.types import Floats, Mask, Weights

WIDTHS = (24, 12, 8)
PAGE = 20


@dataclass(frozen=True)
class Shop:
    """Items whose cut, colour and pattern each come from a few kinds, with noise.

    Like real channels, colour and pattern are nowhere negative, so that any
    two items are somewhat alike in them.
    """

    vectors: Floats
    cut: np.ndarray
    colour: np.ndarray

    @classmethod
    def of(cls, seed: int, items: int = 1200) -> Shop:
        rng = np.random.default_rng(seed)
        kinds, parts = (10, 8, 4), []
        labels = [rng.integers(0, k, items) for k in kinds]
        for width, label, k, common, noise in zip(
            WIDTHS, labels, kinds, (0.0, 0.4, 1.5), (0.2, 0.3, 0.3), strict=True
        ):
            centres = rng.normal(size=(k, width))
            centres /= np.linalg.norm(centres, axis=1, keepdims=True)
            rows = centres[label] + noise * rng.normal(size=(items, width))
            rows += common / np.sqrt(width)
            parts.append(rows / np.linalg.norm(rows, axis=1, keepdims=True))
        return cls(np.concatenate(parts, axis=1).astype(np.float32), labels[0], labels[1])

    def liked(self, taste: str) -> Mask:
        return {
            "cut": self.cut == 3,
            "colour": self.colour == 5,
            "both": (self.cut <= 2) & (self.colour <= 2),
            "islands": (self.cut == 1) | (self.cut == 7),
        }[taste]


def page(shop: Shop, wanted: Mask, seed: int, likes: int, dislikes: int) -> tuple[float, Taste]:
    """The share of the next page that is wanted, after random verdicts."""
    rng = np.random.default_rng(seed)
    liked = rng.choice(np.flatnonzero(wanted), likes, replace=False)
    disliked = rng.choice(np.flatnonzero(~wanted), dislikes, replace=False)
    background = shop.vectors[rng.choice(len(shop.vectors), 128, replace=False)]
    taste = Taste.learn(shop.vectors[liked], shop.vectors[disliked], WIDTHS, background=background)
    scores = taste.scores(shop.vectors)
    scores[np.concatenate([liked, disliked])] = -np.inf
    return float(wanted[np.argsort(-scores)[:PAGE]].mean()), taste


def pages(taste: str, likes: int = 5, dislikes: int = 5) -> tuple[float, float]:
    """Mean precision of the next page over six shops, and that of a random page."""
    shops = [Shop.of(seed) for seed in range(6)]
    found = [page(s, s.liked(taste), 100 + i, likes, dislikes)[0] for i, s in enumerate(shops)]
    return float(np.mean(found)), float(np.mean([s.liked(taste).mean() for s in shops]))


@pytest.mark.parametrize(
    ("taste", "least"), [("cut", 0.8), ("colour", 0.7), ("both", 0.4), ("islands", 0.7)]
)
def test_five_likes_and_five_dislikes_make_a_better_page(taste: str, least: float) -> None:
    found, chance = pages(taste)
    assert found >= least
    assert found >= 3 * chance


def test_a_few_verdicts_help_and_more_help_more() -> None:
    one, chance = pages("colour", likes=1, dislikes=0)
    five, _ = pages("colour", likes=5, dislikes=5)
    assert chance < one < five


def test_dislikes_alone_push_away() -> None:
    shop = Shop.of(1)
    disliked = np.flatnonzero(shop.cut == 3)[:5]
    taste = Taste.learn(np.zeros((0, 44), np.float32), shop.vectors[disliked], WIDTHS)
    scores = taste.scores(shop.vectors)
    assert scores[shop.cut == 3].mean() < scores[shop.cut != 3].mean() - 0.1
    assert taste.weights.array() == pytest.approx(Weights().array())


def test_the_channel_that_matters_gains_weight() -> None:
    defaults = Weights()
    for name, channel in (("cut", "style"), ("colour", "colour")):
        shop = Shop.of(3)
        _, taste = page(shop, shop.liked(name), 7, 6, 6)
        assert getattr(taste.weights, channel) > getattr(defaults, channel)
        assert taste.weights.pattern < defaults.pattern
        assert taste.weights.array().sum() == pytest.approx(defaults.array().sum(), rel=1e-5)


def test_one_verdict_leaves_the_weights_and_moves_gently() -> None:
    shop = Shop.of(2)
    _, one = page(shop, shop.liked("cut"), 1, 1, 0)
    _, many = page(shop, shop.liked("cut"), 1, 8, 8)
    np.testing.assert_allclose(one.weights.array(), Weights().array(), rtol=1e-5)
    query = shop.vectors[np.flatnonzero(shop.cut == 9)[0]]

    def turned(taste: Taste) -> float:
        style = slices(WIDTHS)[0]
        return float(query[style] @ taste.blend(query)[0][style])

    assert 0.9 < turned(one) < 1
    assert turned(many) < turned(one)


def test_without_verdicts_all_is_neutral() -> None:
    nothing = np.zeros((0, 44), dtype=np.float32)
    shop = Shop.of(4, items=50)
    taste = Taste.learn(nothing, nothing, {"style": 24, "colour": 12, "pattern": 8})
    assert taste.trust == 0
    assert not taste.scores(shop.vectors).any()
    query, weights = taste.blend(shop.vectors[0])
    np.testing.assert_allclose(query, shop.vectors[0], atol=1e-6)
    defaults = Weights().array()
    np.testing.assert_allclose(weights, defaults / defaults.sum(), rtol=1e-6)


def test_blended_queries_are_fit_for_the_index() -> None:
    shop = Shop.of(5)
    _, taste = page(shop, shop.liked("both"), 5, 4, 3)
    blank = shop.vectors[0].copy()
    blank[24:36] = 0
    for query in (None, shop.vectors[0], blank):
        mixed, weights = taste.blend(query)
        lengths = [np.linalg.norm(mixed[c]) for c in slices(WIDTHS)]
        np.testing.assert_allclose(lengths, 1, rtol=1e-5)
        assert mixed.dtype == weights.dtype == np.float32
        assert weights.sum() == pytest.approx(1)


def test_alike_dislikes_count_more(monkeypatch: pytest.MonkeyPatch) -> None:
    shop = Shop.of(6)
    liked, alike = (shop.vectors[np.flatnonzero(shop.cut == cut)[:4]] for cut in (3, 8))
    style = slices(WIDTHS)[0]

    def against(disliked: Floats) -> float:
        taste = Taste.learn(liked, disliked, WIDTHS)
        return -float(taste.direction[style] @ alike[:, style].mean(axis=0))

    believed, one = against(alike), against(alike[:1])
    monkeypatch.setattr("stylist.style.taste.DISLIKE_CONSISTENT", DISLIKE)
    assert believed > against(alike) + 0.05
    assert one == pytest.approx(against(alike[:1]))


def test_beside_the_direction_the_nearest_like_counts() -> None:
    def item(*style: float) -> Floats:
        vector = np.zeros(44, dtype=np.float32)
        vector[: len(style)] = np.array(style) / np.linalg.norm(style)
        return vector

    liked = np.stack([item(1, 0, 0), item(0, 1, 0), item(0, 0, 1)])
    taste = Taste.learn(liked, np.zeros((0, 44), np.float32), WIDTHS)
    # The last lies as far along the mean of the three as a liked one does, but near none.
    middle, one, none = taste.scores(
        np.stack([item(1, 1, 1), item(1, 0, 0), item(1, 1, 1, 6**0.5)])
    )
    assert middle > one > none + 0.01


def test_old_verdicts_fade() -> None:
    shop = Shop.of(7)
    old, new = (shop.vectors[np.flatnonzero(shop.cut == c)[:3]] for c in (1, 2))
    days = np.array([720, 720, 720, 0, 0, 0], dtype=np.float32)
    nothing = np.zeros((0, 44), dtype=np.float32)
    taste = Taste.learn(np.concatenate([old, new]), nothing, WIDTHS, liked_counts=aged(days))
    style = slices(WIDTHS)[0]
    assert new[0, style] @ taste.direction[style] > old[0, style] @ taste.direction[style] + 0.2


def test_the_same_verdicts_teach_the_same() -> None:
    shop = Shop.of(8)
    first, second = (page(shop, shop.liked("both"), 3, 5, 5)[1] for _ in range(2))
    np.testing.assert_array_equal(first.direction, second.direction)
    assert first.weights == second.weights


def test_liking_and_disliking_the_same_vector_is_no_trouble() -> None:
    shop = Shop.of(9)
    same = shop.vectors[:1]
    taste = Taste.learn(same, same, WIDTHS)
    assert np.isfinite(taste.scores(shop.vectors)).all()


def test_a_blank_channel_teaches_nothing() -> None:
    shop = Shop.of(10)
    liked = shop.vectors[:3].copy()
    liked[:, 24:36] = 0
    taste = Taste.learn(liked, np.zeros((0, 44), np.float32), WIDTHS)
    assert not taste.direction[24:36].any()
    assert np.isfinite(taste.scores(shop.vectors)).all()
