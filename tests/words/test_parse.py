"""What a query is understood as."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stylist.taxonomy import Taxonomy
from stylist.words.parse import MOST_TERMS, parse
from stylist.words.terms import Query
from stylist.words.vocabulary import Vocabulary

VOCABULARY = Vocabulary(Taxonomy.load())


def read(text: str) -> Query:
    return parse(text, VOCABULARY)


def told(text: str) -> list[str]:
    """Each term as ``kind:values``, with a minus before what is not wanted."""
    return [
        ("-" if t.negated else "") + f"{t.kind}:{'|'.join(t.values) or t.bounds}"
        for t in read(text).terms
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("red dress", ["colour:red", "category:dress"]),
        ("RED  Dresses", ["colour:red", "category:dress"]),
        ("blue jeans", ["colour:blue", "category:jeans"]),
        ("not black shoes", ["-colour:black", "category:shoes"]),
        ("shoes not black or grey", ["category:shoes", "-colour:black|grey"]),
        ("shoes, not black and grey", ["category:shoes", "-colour:black|grey"]),
        ("red or blue skirt", ["colour:red|blue", "category:skirt"]),
        ("red and white striped", ["colour:red", "colour:white", "pattern:striped"]),
        ("shirts and skirts", ["category:shirt|skirt"]),
        ("striped top under 30", ["pattern:striped", "category:top", "price:(None, 30.0)"]),
        ("jumper", ["category:sweater"]),
        ("pullover", ["category:sweater"]),
        ("sneaker", ["category:shoes"]),
        ("Trainers", ["category:shoes"]),
        ("robe", ["category:sleepwear"]),
        ("dress without sleeves", ["category:dress", "sleeve:sleeveless"]),
        ("long sleeve dress", ["sleeve:long", "category:dress"]),
        ("jean jacket", ["category:jacket"]),
        ("denim skirt", ["material:denim", "category:skirt"]),
        ("no stripes", ["-pattern:striped"]),
        ("plaid shirt -wool", ["pattern:checked", "category:shirt", "-material:wool"]),
        ("black tie gown", ["occasion:black-tie", "category:dress"]),
        ("gray T-Shirt", ["colour:grey", "category:t-shirt"]),
        ("the red one with dots", ["colour:red", "text:one", "pattern:dotted"]),
        ("100% wool jumper", ["material:wool", "category:sweater"]),
        ("knit dress", ["text:knit", "category:dress"]),
        ("Zara", ["text:zara"]),
        ('"black forest" hat', ["text:black forest", "category:hat"]),
        ("hat over £20", ["category:hat", "price:(20.0, None)"]),
        ("between 20 and 40 euros", ["price:(20.0, 40.0)"]),
        ("€20-30 scarf", ["price:(20.0, 30.0)", "category:scarf"]),
        ("not over 100 coats", ["price:(None, 100.0)", "category:coat"]),
        ("< 25,50 belt", ["price:(None, 25.5)", "category:belt"]),
        ("warm coat", ["warmth:warm", "category:coat"]),
        ("not warm", ["-warmth:warm"]),
        ("light wool sweater", ["warmth:light", "material:wool", "category:sweater"]),
        ("cool dress", ["warmth:light", "category:dress"]),
        ("airy red dress", ["warmth:light", "colour:red", "category:dress"]),
        ("light blue dress", ["colour:blue", "category:dress"]),
        ("light striped shirt", ["pattern:striped", "category:shirt"]),
        ("cool", ["text:cool"]),
        ("size 38", ["text:size", "text:38"]),
        ("", []),
        ("?! -- the of", []),
    ],
)
def test_what_is_understood(text: str, terms: list[str]) -> None:
    assert told(text) == terms


def test_narrower_kinds_know_their_own_words_only() -> None:
    (trainers,) = read("trainers").terms
    assert trainers.narrow
    assert {"sneaker", "trainer"} <= set(trainers.words)
    assert "boot" not in trainers.words
    (shoes,) = read("shoes").terms
    assert not shoes.narrow
    assert "shoe" in shoes.words
    assert {"boot", "trainer"} <= set(shoes.kinds)
    (navy,) = read("navy").terms
    assert navy.narrow
    assert navy.values == ("blue",)
    (blue,) = read("blue").terms
    assert not blue.narrow
    assert "navy" in blue.kinds


def test_the_last_word_may_go_on() -> None:
    assert read("red dres").terms[-1].unfinished
    assert not read("red dres ").terms[-1].unfinished
    assert not read("dres red").terms[0].unfinished


def test_a_single_letter_after_words_changes_nothing_yet() -> None:
    assert told("red d") == ["colour:red"]
    assert told("d") == ["text:d"]


@pytest.mark.parametrize(
    ("text", "place", "left"),
    [
        ("red dress", 0, "dress"),
        ("not black shoes", 0, "shoes"),
        ("not black shoes", 1, "not black"),
        ("striped top under 30", 2, "striped top"),
        ("shoes -leather", 1, "shoes"),
        ("red or blue skirt", 0, "skirt"),
    ],
)
def test_a_term_can_be_taken_out(text: str, place: int, left: str) -> None:
    query = read(text)
    assert query.without(query.terms[place]) == left


@given(text=st.text() | st.text(alphabet="not -\"'<>€0123456789redshoes,.", max_size=60))
@example("not " * 400)
@example("red " * 400)
@example('"' * 99)
@example("between 1 and between 2 and under")
@example("\ud800 €")
@example("9" * 5000)
def test_any_text_is_read(text: str) -> None:
    query = read(text)
    assert len(query.terms) <= MOST_TERMS
    assert all(0 <= t.start < t.end <= len(text) for t in query.terms)
    for term in query.terms:
        assert len(query.without(term)) <= len(text)
