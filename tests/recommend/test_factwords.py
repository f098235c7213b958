from __future__ import annotations

import numpy as np

from stylist.recommend.candidates import SOURCES, Candidates
from stylist.recommend.dataset import Dataset
from stylist.recommend.factwords import FACTS, in_words
from stylist.recommend.features import features
from stylist.recommend.state import State


def names_of(shop: Dataset) -> list[str]:
    found = Candidates(
        np.array([0]), np.array([0], np.int32),
        np.zeros((1, len(SOURCES)), np.float32), np.zeros((1, len(SOURCES)), bool),
    )  # fmt: skip
    return features(State(shop), np.array([0], np.int32), found)[0]


def test_every_fact_that_a_ranker_is_told_has_words_of_its_own(shop: Dataset) -> None:
    told = {name: in_words(name) for name in names_of(shop)}
    assert [name for name, words in told.items() if words == name] == []
    assert len(set(told.values())) == len(told)
    assert not any("_" in words or "{" in words for words in told.values())
    assert set(FACTS) <= set(told), "these are facts no more"


def test_numbers_and_strategies_are_told_in_their_words() -> None:
    assert in_words("pair worth 30") == "how often this customer bought it, the last 30 days most"
    assert in_words("by als") == "people with your taste buy it"
    assert in_words("rank als") == "people with your taste buy it (its place)"


def test_what_nobody_knows_stays_as_it_is() -> None:
    for name in ("item charm", "by magic", "pair worth a lot", "weather"):
        assert in_words(name) == name
