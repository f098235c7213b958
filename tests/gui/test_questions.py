from __future__ import annotations

from dataclasses import replace

from stylist.gui import questions
from stylist.gui.questions import Page, Question, active, answer, chips, only
from stylist.library import Library
from stylist.types import Filters

from .conftest import draw

EVERYTHING = Filters(
    category=("pants",), colour=("red",), pattern=("solid",), price=(1.0, None),
    in_stock=True, occasion="office", temperature=8.0, wind=3.0, rain=True, rating=3,
)  # fmt: skip


def test_every_chip_knows_its_filters() -> None:
    assert set(active(EVERYTHING)) == set(questions.GROUPS)
    assert active(Filters()) == ()
    assert only(EVERYTHING, "weather") == Filters(temperature=8.0, wind=3.0, rain=True)
    assert not EVERYTHING.without(*(n for names in questions.GROUPS.values() for n in names))


def test_words_narrow_what_a_photo_found_and_keep_its_order(library: Library) -> None:
    look = library.look_at(draw("pants", "green", 4))
    asked = Question(page=Page.SEARCH, look=look)
    every = answer(library, asked).results
    some = answer(library, replace(asked, text="red")).results
    assert 0 < len(some.ids) < len(every.ids)
    assert some.total == len(some.ids)
    assert [i for i in every.ids if i in set(some.ids)] == some.ids.tolist()
    assert all("red" in item.name.lower() for item in library.items(some.ids))


def test_a_search_page_without_a_photo_asks_nothing() -> None:
    assert not Question(page=Page.SEARCH).asked
    assert Question(page=Page.SEARCH, item_id=1).asked
    assert Question(page=Page.FOR_YOU).asked


def test_chips_are_counted_each_by_itself(library: Library) -> None:
    counted = chips(library, Filters(category=("pants",), in_stock=True))
    assert counted.total == 24
    assert counted.alone["category"] == 8
    assert set(counted.alone) == {"category", "in_stock"}
    assert counted.facets["category"] == {}, "nothing drawn here has a stock"
    every = chips(library, Filters(category=("pants",))).facets["category"]
    assert every["skirt"] == 8, "its own filter is left out"
