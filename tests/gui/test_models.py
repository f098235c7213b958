from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stylist.gui.cards.models import CARD, PAGE, ItemModel
from stylist.gui.jobs import Jobs
from stylist.library import Library
from stylist.types import Results


class Counted:
    """A library that has a hundred thousand items, and counts what it is asked for."""

    def __init__(self, real: Library) -> None:
        self._items = real.items(real.browse().ids)
        self.asked: list[list[int]] = []

    def items(self, ids):
        self.asked.append(list(ids))
        return [replace(self._items[i % len(self._items)], id=i) for i in ids]

    cold = False

    def warmth_at_hand(self, ids):
        return None if self.cold else self.warmth(ids)

    def warmth(self, ids):
        return np.array([np.nan if i % 2 else 0.4 for i in ids], np.float32)


def results(number: int) -> Results:
    ids = np.arange(1, number + 1)
    return Results(
        ids,
        np.zeros(number, np.int64),
        np.linspace(1, 0, number, dtype=np.float32),
        np.zeros((number, 3), np.float32),
        number,
        {2: ("Like the red one.", "And warm.")},
    )


@pytest.fixture
def jobs(qtbot: QtBot):
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def counted(library: Library) -> Counted:
    return Counted(library)


@pytest.fixture
def model(counted: Counted, jobs: Jobs) -> ItemModel:
    return ItemModel(counted, jobs)


def test_rows_are_fetched_by_the_page_when_they_are_looked_at(
    qtbot: QtBot, model: ItemModel, counted: Counted
) -> None:
    model.show(results(105_000), scored=True)
    assert model.rowCount() == 105_000
    assert counted.asked == []
    index = model.index(50_000)
    assert index.data(CARD) is None
    with qtbot.waitSignal(model.dataChanged):
        index.data(CARD)
    card = index.data(CARD)
    assert card.item.id == 50_001
    assert sum(len(page) for page in counted.asked) <= 2 * PAGE
    before = len(counted.asked)
    assert model.index(50_000 // PAGE * PAGE).data(CARD) is not None
    assert len(counted.asked) == before, "the page was fetched already"


def test_what_is_known_is_painted_at_once_after_a_new_ranking(
    qtbot: QtBot, model: ItemModel, counted: Counted
) -> None:
    model.show(results(30), scored=True)
    with qtbot.waitSignal(model.dataChanged):
        model.index(0).data(CARD)
    turned = results(30)
    turned = Results(turned.ids[::-1], *(getattr(turned, n)[::-1] for n in
                     ("photo_ids", "scores", "channels")), 30)  # fmt: skip
    model.show(turned, scored=True)
    card = model.index(0).data(CARD)
    assert card is not None
    assert card.item.id == 30
    assert len(counted.asked) == 1


def test_a_card_says_score_warmth_reason_and_verdict(qtbot: QtBot, model: ItemModel) -> None:
    model.show(results(3), scored=True)
    model.set_liked({2: True})
    with qtbot.waitSignal(model.dataChanged):
        model.index(1).data(CARD)
    card = model.index(1).data(CARD)
    assert card.clo == pytest.approx(0.4)
    assert card.score == pytest.approx(0.5)
    assert card.reason == "Like the red one."
    assert card.liked is True
    spoken = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "50 %" in spoken
    assert "liked" in spoken
    assert model.index(0).data(CARD).clo is None, "unknown warmth is not zero"


def test_a_card_does_not_wait_for_how_warm_it_is(
    qtbot: QtBot, model: ItemModel, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted.cold = True
    worked_out, warmth = threading.Event(), counted.warmth
    monkeypatch.setattr(counted, "warmth", lambda ids: worked_out.wait(5) and warmth(ids))
    model.show(results(3), scored=True)
    with qtbot.waitSignal(model.dataChanged):
        model.card(1)
    assert model.card(1).clo is None
    with qtbot.waitSignal(model.dataChanged):
        worked_out.set()
    assert model.card(1).clo == pytest.approx(0.4)
    assert len(counted.asked) == 1, "the records are there already"


def test_nothing_is_fetched_for_cards_that_fly_past(
    qtbot: QtBot, model: ItemModel, counted: Counted
) -> None:
    model.show(results(105_000), scored=True)
    model.flying = True
    assert model.card(500) is None
    model.flying = False
    qtbot.waitUntil(lambda: model.card(9000) is not None)
    assert all(500 not in page for page in counted.asked)


def test_scores_that_mean_nothing_are_not_shown(qtbot: QtBot, model: ItemModel) -> None:
    model.show(results(3), scored=False)
    with qtbot.waitSignal(model.dataChanged):
        model.index(0).data(CARD)
    assert model.index(0).data(CARD).score is None


def test_a_verdict_touches_its_row_only(qtbot: QtBot, model: ItemModel) -> None:
    model.show(results(200), scored=False)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_liked({77: True})
    first, last = changed.args[:2]
    assert (first.row(), last.row()) == (76, 76)
    assert model.row_of(77) == 76
    assert model.row_of(201) is None


def test_a_record_read_before_a_change_is_not_kept(
    qtbot: QtBot, model: ItemModel, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    model.show(results(10), scored=True)
    reading, go_on, read = threading.Event(), threading.Event(), counted.items

    def slowly(ids):
        found = read(ids)
        reading.set()
        go_on.wait(5)
        return found

    monkeypatch.setattr(counted, "items", slowly)
    assert model.card(0) is None
    assert reading.wait(5)
    counted._items = [replace(item, name="Corrected") for item in counted._items]
    model.renew([1])
    go_on.set()
    qtbot.waitUntil(lambda: (card := model.card(0)) is not None and card.item.name == "Corrected")


def test_what_was_asked_for_and_scrolled_past_is_not_fetched(
    qtbot: QtBot, model: ItemModel, counted: Counted, jobs: Jobs
) -> None:
    model.show(results(105_000), scored=True)
    begun, blocked = threading.Event(), threading.Event()
    jobs.rows.ask("busy", lambda: begun.set() or blocked.wait(5))
    assert begun.wait(5)
    for page in range(20):
        model.card(page * PAGE)
        model.scrolled()
    model.card(30 * PAGE)
    blocked.set()
    qtbot.waitUntil(lambda: model.card(30 * PAGE) is not None)
    assert len(counted.asked) == 1
    qtbot.waitUntil(lambda: model.card(0) is not None)
