from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from stylist.style.explain import (
    Cause,
    cause_of,
    why_moved,
    why_occasion,
    why_similar,
    why_weather,
)
from stylist.style.taste import Taste
from stylist.style.weather import Weather
from stylist.taxonomy import Taxonomy
from stylist.types import Facts, Floats

Wardrobe = Callable[..., Facts]


@pytest.mark.parametrize(
    ("shares", "sentence"),
    [
        ((0.99, 0.3, 0.9), "Same cut, other colour."),
        ((0.98, 0.99, 0.99), "Same cut, colour and pattern."),
        ((0.5, 0.99, 0.2), "Same colour, other cut and pattern."),
        ((0.9, 0.99, 0.9), "Same colour."),
        ((0.9, 0.9, 0.9), None),
    ],
)
def test_why_similar(shares: tuple[float, ...], sentence: str | None) -> None:
    assert why_similar(np.array(shares, dtype=np.float32)) == sentence


def test_why_occasion(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "blazer", "material": "wool"},
        {"category": "hoodie"},
        {"category": "hoodie", "occasions": ["office"]},
        {},
    )
    assert [why_occasion(facts, row, "office", taxonomy) for row in range(4)] == [
        "Fits the office: blazer, wool.",
        "Not made for the office.",
        "Marked for the office.",
        "Nothing speaks against the office.",
    ]


def test_why_weather(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "sweater", "warmth": 0.36},
        {"category": "coat"},
        {"category": "shorts"},
        {"category": "bag"},
        {"category": "kimono", "warmth": 0.5},
    )
    said = {
        degrees: [why_weather(facts, row, Weather(degrees), taxonomy) for row in range(5)]
        for degrees in (8.0, 30.0)
    }
    assert said[8.0] == [
        "0.36 of the 1.3 clo that 8 °C asks for; add a layer.",
        "0.60 of the 1.3 clo that 8 °C asks for.",
        "0.07 of the 1.3 clo that 8 °C asks for; too thin.",
        None,
        "0.50 of the 1.3 clo that 8 °C asks for.",
    ]
    assert said[30.0][1] == "0.60 clo, too warm for 30 °C."
    assert said[30.0][2] == "0.07 of the 0.3 clo that 30 °C asks for."
    assert why_weather(facts, 0, Weather(None, rain=True), taxonomy) is None


def test_why_moved() -> None:
    assert why_moved(9, 4, "Marco Hoodie", Cause(True, 0, "colour")) == (
        "Moved up 5: like Marco Hoodie, mostly its colour."
    )
    assert why_moved(4, 9, "Marco Hoodie", Cause(False, 0, "style")) == (
        "Moved down 5: like Marco Hoodie, which you disliked, mostly its cut."
    )
    assert why_moved(1, 2, "Marco Hoodie", Cause(True, 0, "pattern")) == (
        "Moved down 1: unlike Marco Hoodie, mostly its pattern."
    )
    assert why_moved(3, 3, "Marco Hoodie", Cause(True, 0, "style")) is None


def _vector(style: int, colour: int) -> Floats:
    vector = np.zeros(10, dtype=np.float32)
    vector[style] = vector[4 + colour] = vector[9] = 1
    return vector


def test_the_cause_is_the_nearest_verdict_and_its_strongest_channel() -> None:
    liked = np.stack([_vector(0, 0), _vector(1, 1)])
    disliked = np.stack([_vector(2, 2), _vector(3, 3)])
    taste = Taste.learn(liked, disliked, (4, 4, 2))
    # All share the pattern, so that it explains nothing.
    usual = np.array([0.0, 0.0, 1.0], dtype=np.float32)
    same_colour, same_cut = _vector(3, 1), _vector(2, 0)
    assert cause_of(same_colour, taste, up=True, usual=usual) == Cause(True, 1, "colour")
    assert cause_of(same_cut, taste, up=False, usual=usual) == Cause(False, 0, "style")


def test_the_cause_of_falling_without_dislikes_is_being_unlike() -> None:
    taste = Taste.learn(np.stack([_vector(0, 0)]), np.zeros((0, 10), np.float32), (4, 4, 2))
    cause = cause_of(_vector(1, 0), taste, up=False)
    assert cause == Cause(True, 0, "style")


def test_without_verdicts_there_is_no_cause() -> None:
    nothing = np.zeros((0, 10), dtype=np.float32)
    assert cause_of(_vector(0, 0), Taste.learn(nothing, nothing, (4, 4, 2)), up=True) is None
