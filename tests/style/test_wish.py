"""What hearts and crosses say of the wish behind them."""

from __future__ import annotations

import numpy as np
import pytest
from wardrobe import facts_of

from stylist.style.traits import Kinds, Traits
from stylist.style.wish import ANY, Judged, Wish, about

CATEGORIES, COLOURS = ("dress", "shirt", "shoes"), ("red", "blue", "black")
ITEMS = [{"category": c, "colours": {k: 1.0}} for c in CATEGORIES for k in COLOURS]
FACTS = facts_of(*ITEMS)
TRAITS = Traits.of(FACTS, Kinds.of(FACTS, (), np.zeros((len(ITEMS), 0), np.float32)))


def row(category: str, colour: str) -> int:
    return CATEGORIES.index(category) * len(COLOURS) + COLOURS.index(colour)


def learn(*verdicts: tuple[str, str, bool], reason: str = "", counts: float = 1.0) -> Wish:
    rows = np.array([row(category, colour) for category, colour, _ in verdicts], dtype=np.int64)
    return Wish.learn(
        Judged(
            TRAITS.rows(rows),
            np.array([liked for *_, liked in verdicts], dtype=bool),
            np.full(len(rows), counts, np.float32),
            (reason,) * len(rows),
        )
    )


def chances(wish: Wish) -> dict[tuple[str, str], float]:
    found = wish.chance(TRAITS.chances)
    assert found.dtype == np.float32
    assert ((found >= 0) & (found <= 1.0001)).all()
    return {(c, k): float(found[row(c, k)]) for c in CATEGORIES for k in COLOURS}


def test_nothing_is_known_without_a_verdict() -> None:
    every = list(chances(learn()).values())
    assert every == pytest.approx([every[0]] * len(every), abs=1e-4)


def test_two_hearts_for_red_dresses_look_for_red_dresses() -> None:
    found = chances(learn(("dress", "red", True), ("dress", "red", True)))
    best = max(found, key=lambda k: found[k])
    assert best == ("dress", "red")
    assert found["dress", "blue"] > found["shirt", "blue"]
    assert found["shirt", "red"] > found["shirt", "blue"]


def test_hearts_for_several_colours_are_for_the_category() -> None:
    wish = learn(("dress", "red", True), ("dress", "blue", True), ("shoes", "red", False))
    found = chances(wish)
    assert found["dress", "black"] > 2 * found["shoes", "black"]
    leaning = wish.leanings(TRAITS.names)
    assert leaning["category"]["dress"] > 0.6
    assert max(leaning["colour"].values()) < 0.4


def test_one_slip_does_not_undo_many() -> None:
    right = [("dress", "red", True)] * 4
    before, after = chances(learn(*right)), chances(learn(*right, ("dress", "red", False)))
    assert after["dress", "red"] < before["dress", "red"]
    assert max(after, key=lambda k: after[k]) == ("dress", "red")


def test_a_dislike_for_its_colour_does_not_punish_its_cut() -> None:
    hearts = [("dress", "blue", True), ("dress", "black", True)]
    plain = chances(learn(*hearts, ("dress", "red", False)))
    liked = learn(*hearts)
    rows = np.array([row("dress", "blue"), row("dress", "black"), row("dress", "red")])
    reasoned = Wish.learn(
        Judged(
            TRAITS.rows(rows), np.array([True, True, False]), np.ones(3, np.float32),
            ("", "", "the colour"),
        )
    )  # fmt: skip
    found = chances(reasoned)
    assert found["shoes", "red"] < chances(liked)["shoes", "red"]
    assert found["dress", "blue"] >= plain["dress", "blue"] - 0.02


@pytest.mark.parametrize(
    ("reason", "places"),
    [
        ("", (0, 1, 2)), ("just not me", (0, 1, 2)), ("the colour", (1,)), ("The cut", (0,)),
        ("the pattern", (2,)), ("the price", ()), ("not my size", ()), ("I have one like it", ()),
    ],
)  # fmt: skip
def test_what_a_reason_is_about(reason: str, places: tuple[int, ...]) -> None:
    assert about(reason) == places


def test_the_price_says_nothing_of_taste() -> None:
    assert chances(learn(("dress", "red", False), reason="the price")) == chances(learn())


def test_old_verdicts_count_less() -> None:
    fresh = chances(learn(("dress", "red", True), ("dress", "red", True)))
    old = chances(learn(("dress", "red", True), ("dress", "red", True), counts=0.1))
    assert fresh["dress", "red"] > old["dress", "red"] > old["shirt", "blue"]


def test_what_is_shown_counts_like_half_a_heart() -> None:
    rows = TRAITS.rows(np.array([], dtype=np.int64))
    none = Judged(rows, np.zeros(0, bool), np.zeros(0, np.float32), ())
    shown = chances(Wish.learn(none.with_shown(TRAITS.rows(np.array([row("shoes", "blue")])))))
    assert max(shown, key=lambda k: shown[k]) == ("shoes", "blue")


def test_a_library_without_any_trait() -> None:
    facts = facts_of({}, {})
    bare = Traits.of(facts, Kinds.of(facts, (), np.zeros((2, 0), np.float32)))
    wish = Wish.learn(
        Judged(bare.rows(np.array([0])), np.array([True]), np.ones(1, np.float32), ("",))
    )
    assert wish.chance(bare.chances).tolist() == [1.0, 1.0]
    assert sum(ANY) > 0
