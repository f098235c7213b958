from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from stylist.style.values import attribute_values
from stylist.types import Facts

Wardrobe = Callable[..., Facts]
NONE = np.zeros(0, dtype=np.int64)


@pytest.fixture
def facts(wardrobe: Wardrobe) -> Facts:
    reds = [{"category": "dress", "colours": {"red": 1.0}, "pattern": "solid"}] * 4
    blues = [{"category": "shirt", "colours": {"blue": 0.7, "white": 0.3}}] * 4
    return wardrobe(*reds, *blues, {}, ids=[10, 11, 12, 13, 20, 21, 22, 23, 30])


def test_leanings_point_to_the_liked_and_away_from_the_disliked(facts: Facts) -> None:
    values = attribute_values(facts, np.array([10, 11, 12]), np.array([20, 21]))
    assert values["category"]["dress"] > 0.3
    assert values["category"]["shirt"] < -0.3
    assert values["colour"]["red"] > 0 > values["colour"]["blue"]
    assert list(values["pattern"]) == ["solid"]
    for leanings in values.values():
        strengths = [abs(v) for v in leanings.values()]
        assert strengths == sorted(strengths, reverse=True)
        assert all(s <= 1 for s in strengths)


def test_more_verdicts_lean_further(facts: Facts) -> None:
    one = attribute_values(facts, np.array([10]), NONE)["colour"]["red"]
    four = attribute_values(facts, np.array([10, 11, 12, 13]), NONE)["colour"]["red"]
    assert 0 < one < four < 1


def test_likes_alone_dislikes_alone_and_neither(facts: Facts) -> None:
    assert attribute_values(facts, NONE, np.array([20]))["category"] == pytest.approx(
        {"shirt": -attribute_values(facts, np.array([20]), NONE)["category"]["shirt"]}
    )
    nothing = {"category": {}, "colour": {}, "pattern": {}}
    assert attribute_values(facts, NONE, NONE) == nothing


def test_ids_that_are_gone_and_items_without_attributes_say_nothing(facts: Facts) -> None:
    assert attribute_values(facts, np.array([5, 15, 30, 99]), NONE)["category"] == {}


def test_an_empty_library(wardrobe: Wardrobe) -> None:
    assert attribute_values(wardrobe(), np.array([1]), NONE)["colour"] == {}
