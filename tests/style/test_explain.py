from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from stylist.style import occasion
from stylist.style.explain import (
    Cause,
    cause_of,
    why_moved,
    why_occasion,
    why_similar,
    why_weather,
)
from stylist.style.taste import Taste
from stylist.style.weather import Garments, Weather
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


def occasion_reason(facts: Facts, row: int, taxonomy: Taxonomy, **known: Any) -> str:
    asked = taxonomy.occasions["office"]
    fit = occasion.fit(facts, "office", taxonomy)
    prior = occasion.prior(facts, asked, taxonomy)
    known = {"fit": float(fit[row]), "prior": float(prior[row]), **known}
    return why_occasion(facts, row, asked, taxonomy, **known)


def test_why_occasion(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "blazer", "material": "wool"},
        {"category": "hoodie"},
        {"category": "hoodie", "occasions": ["office"]},
        {"category": "blazer", "refused": ["office"]},
        {},
    )
    assert [occasion_reason(facts, row, taxonomy) for row in range(5)] == [
        "Fits the office: blazer, wool.",
        "Not made for the office: hoodie.",
        "Marked for the office.",
        "Marked as not for the office.",
        "Nothing speaks against the office.",
    ]


def test_why_occasion_names_what_was_learned_or_read(
    wardrobe: Wardrobe, taxonomy: Taxonomy
) -> None:
    facts = wardrobe({"category": "hoodie"}, {"category": "blazer"}, {"category": "shirt"})
    assert occasion_reason(facts, 0, taxonomy, fit=0.9) == (
        "Like what is marked for the office here."
    )
    assert occasion_reason(facts, 1, taxonomy, fit=0.2) == (
        "Unlike what is marked for the office here."
    )
    read = occasion.Mentioned(np.array([False, False, True]), np.zeros(3, bool))
    assert occasion_reason(facts, 2, taxonomy, mentioned=read) == (
        "Fits the office: shirt, its name or tags say so."
    )


def weather_reason(facts: Facts, row: int, weather: Weather, taxonomy: Taxonomy) -> str | None:
    garments = Garments.of(facts, taxonomy)
    fit = float(garments.fit(weather, taxonomy)[row])
    return why_weather(garments, row, weather, taxonomy, fit)


def test_why_weather(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "sweater", "warmth": 0.36},
        {"category": "coat", "material": "waterproof", "warmth": 0.7},
        {"category": "shorts"},
        {"category": "bag"},
        {"category": "kimono", "warmth": 0.5},
    )
    said = {
        degrees: [weather_reason(facts, row, Weather(degrees), taxonomy) for row in range(5)]
        for degrees in (8.0, 30.0)
    }
    assert said[8.0] == [
        "0.9 clo of the 1.3 needed: add a layer.",
        "1.3 clo of the 1.3 needed: enough.",
        "0.07 clo: too thin for 8 °C.",
        None,
        None,
    ]
    assert said[30.0][1] == "0.70 clo: too warm for 30 °C."
    assert said[30.0][2] == "0.07 clo: right for 30 °C."
    wet = Weather(12.0, 6.0, rain=True)
    assert weather_reason(facts, 1, wet, taxonomy) == (
        "1.3 clo of the 1.4 needed: enough. Keeps the rain out."
    )
    assert weather_reason(facts, 0, Weather(None, rain=True), taxonomy) is None
    assert weather_reason(facts, 1, Weather(None, rain=True), taxonomy) == "Keeps the rain out."


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
