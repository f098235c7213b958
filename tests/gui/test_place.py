"""A window comes back as it was left."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from stylist.gui.place import Place, PlaceFile, Spot
from stylist.gui.questions import Page, Question
from stylist.gui.theme import Theme
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.types import Filters, Weights

FILTERS = Filters(
    category=("skirt", "dress"), price=(None, 40.0), in_stock=True, temperature=8.5, rain=True
)


def test_what_is_written_is_read() -> None:
    place = Place(
        frame=(30, 40, 900, 700),
        maximized=True,
        page=Page.FOR_YOU,
        questions={
            page: Question(page=page, text="red", filters=FILTERS, weights=Weights(0.2, 1.0, 0.3))
            for page in Page
        },
        spots={Page.FOR_YOU: Spot(7, 12, 5)},
    )
    read = Place.from_json(place.to_json())
    assert (read.frame, read.maximized, read.page) == ((30, 40, 900, 700), True, Page.FOR_YOU)
    assert read.spots == place.spots
    for page in Page:
        asked = read.questions[page]
        assert (asked.text, asked.filters, asked.page) == ("red", FILTERS, page)
        assert asked.weights == Weights(0.2, 1.0, 0.3)


def test_a_photo_that_was_searched_with_is_not_stored(library: Library, photos: Path) -> None:
    look = library.look_at(next(photos.rglob("*.jpg")))
    place = Place(questions={Page.SEARCH: Question(page=Page.SEARCH, look=look)})
    assert str(photos) not in place.to_json()
    assert Place.from_json(place.to_json()).questions[Page.SEARCH].look is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["frame", "page", "questions", "spots", "library", "filters", "weights", "price",
                 "category", "rain", "item_id", "row", "text", "sort", "style"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)  # fmt: skip


@given(JSON)
def test_whatever_the_file_says_the_window_opens(said: object) -> None:
    place = Place.from_json(json.dumps(said))
    assert place.page in Page
    again = Place.from_json(place.to_json())
    assert (again.page, again.frame, again.spots) == (place.page, place.frame, place.spots)
    assert again.to_json() == place.to_json()


def test_a_damaged_file_is_a_first_start(tmp_path: Path) -> None:
    file = PlaceFile(tmp_path)
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(b"\xff{")
    assert file.read() == Place()
    file.write(Place(maximized=True))
    assert file.read().maximized
    assert PlaceFile(tmp_path / "other").read() == Place()


Reopen = Callable[[], MainWindow]


@pytest.fixture
def reopen(qtbot: QtBot, library: Library, theme: Theme) -> Iterator[Reopen]:
    """Closes the window that is open, if one is, and opens another."""
    opened: list[MainWindow] = []

    def again() -> MainWindow:
        for window in opened:
            window.close()
        window = MainWindow(library, theme, places=PlaceFile(library.path))
        opened.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.browser.answer is not None)
        qtbot.waitUntil(lambda: window.browser.library_size is not None)
        return window

    yield again
    for window in opened:
        window.close()
        window.deleteLater()


def test_view_filters_selection_and_scroll_come_back(qtbot: QtBot, reopen: Reopen) -> None:
    window = reopen()
    window.setGeometry(12, 34, 820, 560)
    browser = window.browser
    browser.change(filters=Filters(colour=("red", "green", "blue")), sort="name")
    qtbot.waitUntil(lambda: browser.answer.question.sort == "name")
    browser.grid.select_row(9)
    browser.grid.verticalScrollBar().setValue(77)
    chosen, top = browser.model.id_at(9), browser.grid.top
    assert top != (0, 0)
    window = reopen()
    browser = window.browser
    assert window.geometry().getRect() == (12, 34, 820, 560)
    assert browser.question.filters == Filters(colour=("red", "green", "blue"))
    assert browser.question.sort == "name"
    assert browser.model.id_at(browser.grid.currentIndex().row()) == chosen
    assert window.detail.item_id == chosen
    assert browser.grid.top == top


def test_the_page_comes_back_and_the_others_with_what_they_asked(
    qtbot: QtBot, reopen: Reopen
) -> None:
    window = reopen()
    item = window.browser.model.id_at(3)
    window.nav.similar_to(item)
    qtbot.waitUntil(lambda: window.browser.answer.question.item_id == item)
    window.browser.mixture.put(Weights(0.3, 1.5, 0.0), tell=True)
    qtbot.waitUntil(lambda: window.browser.answer.question.weights.colour == 1.5)
    window = reopen()
    assert window.browser.question.page is Page.SEARCH
    assert window.browser.question.item_id == item
    assert window.browser.mixture.weights().colour == pytest.approx(1.5)
    window.nav.go(Page.REVIEW)
    window = reopen()
    assert window.nav.reviewing
    window.nav.go(Page.SEARCH)
    assert window.browser.question.item_id == item


def test_an_item_that_is_gone_leaves_the_first_one_chosen(
    qtbot: QtBot, reopen: Reopen, library: Library
) -> None:
    window = reopen()
    window.browser.grid.select_row(4)
    gone = window.browser.model.id_at(4)
    window.close()
    library.remove([gone])
    window = reopen()
    qtbot.waitUntil(lambda: window.browser.grid.currentIndex().row() == 0)


def test_a_screen_that_is_gone_does_not_take_the_window_with_it(
    qtbot: QtBot, reopen: Reopen, library: Library
) -> None:
    PlaceFile(library.path).write(Place(frame=(20_000, 20_000, 900, 600)))
    assert reopen().geometry().x() < 20_000
