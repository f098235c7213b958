from __future__ import annotations

import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stylist.types import Filters, NewItem

# What SQLite's tokenizer, of Unicode 6.1, and Python both take for letters and digits.
LETTERS = st.characters(categories=("L", "Nd")).filter(
    lambda letter: unicodedata.ucd_3_2_0.category(letter)[0] in "LN"
)


@pytest.fixture
def shop(store, photo):
    store.add_items(
        [
            NewItem("Crème brûlée scarf", brand="Maison Noël", tags=("gift idea",)),
            NewItem("Blue shirt", description="Worn with a scarf it looks best."),
            NewItem("T-shirt", sku="TS-1"),
        ]
    )
    store.add_photos([photo(1, name="IMG_0001", said={"category": "dress", "colour": "red"})])
    return store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("creme", [1]),
        ("CRÈME Brulee", [1]),
        ("noe", [1]),
        ("cre\u0300me bru\u0302l", [1]),
        ("gift", [1]),
        ("shir", [2, 3]),
        ("t-shirt", [3]),
        ("blue shirt", [2]),
        ("blue t-shirt", []),
        ("red dress", [4]),
        ("Dresses", [4]),
        ("T-shirts", [3]),
        ("scarfs", [1, 2]),
        ("gift ideas", [1]),
        ("img 0001", [4]),
        ("  ", [1, 2, 3, 4]),
        ("?!", []),
        ("scarf -", [1, 2]),
    ],
)
def test_words_find_items(shop, words, found):
    assert sorted(shop.ids(text=words).tolist()) == found


def test_a_name_weighs_more_than_a_description(shop):
    assert shop.ids(text="scarf", sort="relevance").tolist() == [1, 2]
    assert shop.ids(text="scarf", sort="newest").tolist() == [2, 1]


def test_words_and_filters_together(shop):
    assert shop.ids(Filters(tag=("gift idea",)), text="scarf").tolist() == [1]


def test_words_follow_every_change(shop):
    shop.add_tag([2], "holiday")
    shop.set_attribute([2], "pattern", "paisley")
    shop.update_item(3, NewItem("Polo"))
    for words, found in (("holiday", [2]), ("paisley", [2]), ("polo", [3]), ("t-shirt", [])):
        assert shop.ids(text=words).tolist() == found
    shop.remove_tag([2], "holiday")
    shop.set_attribute([2], "pattern", None)
    assert shop.ids(text="holiday").tolist() == []
    assert shop.ids(text="paisley").tolist() == []
    assert shop.check() == []


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text() | st.text(alphabet="\"*()^:-+ANDORNEAR{}\0' ", max_size=20))
@example('" OR 1=1 --')
@example('name:"x" NEAR(')
@example("\ud800 \udcff")
@example("'; DROP TABLE item_words; --")
@example("x " * 5000)
@example("x" * 100_000)
def test_no_words_are_syntax(shop, words):
    shop.ids(text=words, sort="relevance")
    assert shop.count() == 4


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(word=st.text(LETTERS, min_size=2, max_size=12))
@example("0\U0002f800")
@example("E\u0301te\u0301")
def test_every_name_is_found_by_its_own_words(store, word):
    (item_id,) = store.add_items([NewItem(f"a {word} z")])
    assert item_id in store.ids(text=word)
