"""The tour: once, by itself, only where it helps; by keys alone; and again when asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stylist.gui import language
from stylist.gui.theme import Theme
from stylist.gui.tour.tour import placed
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.settings import Settings

Show = Callable[[Library], MainWindow]


def opened(show: Show, qtbot: QtBot, library: Library) -> MainWindow:
    """A window that has counted what is in it."""
    window = show(library)
    qtbot.waitUntil(lambda: window.browser.library_size is not None)
    return window


def test_an_empty_library_is_shown_round_once(show: Show, qtbot: QtBot, bare: Library) -> None:
    window = opened(show, qtbot, bare)
    kept: list[Settings] = []
    window.remember = kept.append
    window.tour.begin_once()
    assert window.tour.isVisible()
    assert window.tour.step == "bring"
    assert window.tour.card.offer.isVisible()
    assert kept[-1].toured
    window.tour.end()
    window.tour.begin_once()
    assert not window.tour.isVisible()


def test_it_waits_until_the_items_are_counted(show: Show, qtbot: QtBot, bare: Library) -> None:
    window = show(bare)
    window.browser._counts = None
    window.tour.begin_once()
    assert not window.tour.isVisible()
    window.browser._count()
    qtbot.waitUntil(window.tour.isVisible)


def test_who_has_clothes_or_has_seen_it_is_left_alone(
    show: Show, qtbot: QtBot, library: Library, bare: Library
) -> None:
    stocked = opened(show, qtbot, library)
    stocked.tour.begin_once()
    assert not stocked.tour.isVisible()
    bare.settings = replace(bare.settings, toured=True)
    again = opened(show, qtbot, bare)
    again.tour.begin_once()
    assert not again.tour.isVisible()


def test_a_new_sample_boutique_is_shown_round(
    show: Show, qtbot: QtBot, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(library), "is_sample", property(lambda _: True))
    window = opened(show, qtbot, library)
    window.verdicts.liked[1] = True
    window.tour.begin_once()
    assert not window.tour.isVisible()
    window.verdicts.liked.clear()
    window.tour.begin_once()
    assert window.tour.step == "search"


def test_every_step_points_at_its_control(show: Show, qtbot: QtBot, library: Library) -> None:
    window = opened(show, qtbot, library)
    tour = window.tour
    tour.begin()
    seen = []
    for _ in range(5):
        seen.append(tour.step)
        qtbot.waitUntil(lambda: tour._step.target() is not None and tour._spot is not None)
        assert not tour.card.geometry().intersects(tour._spot)
        assert tour.rect().contains(tour.card.geometry())
        assert tour.card.heading.text() in tour.card.next.accessibleName()
        assert tour.card.next.accessibleDescription() == tour.card.words.text()
        qtbot.keyClick(tour.card.next, Qt.Key.Key_Right)
    assert not tour.isVisible()
    assert seen == ["search", "filters", "judge", "similar", "pages"]


def test_keys_lead_through_and_out(show: Show, qtbot: QtBot, library: Library) -> None:
    window = opened(show, qtbot, library)
    tour, card = window.tour, window.tour.card
    tour.begin()
    QTest.keyClick(card.next, Qt.Key.Key_Right)
    QTest.keyClick(card.next, Qt.Key.Key_Return)
    assert tour.step == "judge"
    QTest.keyClick(card.next, Qt.Key.Key_Left)
    assert tour.step == "filters"
    QTest.keyClick(card.next, Qt.Key.Key_F)
    QTest.keyClick(card.next, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.verdicts.liked
    ring = []
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget() or card.next, Qt.Key.Key_Tab)
        ring.append(tour.focusWidget())
    assert ring == [card.leave, card.before, card.next, card.leave]
    QTest.keyClick(card.leave, Qt.Key.Key_Escape)
    assert not tour.isVisible()
    assert window.browser.grid.hasFocus()


def test_arrows_turn_round_where_one_writes_to_the_left(
    show: Show, qtbot: QtBot, library: Library
) -> None:
    window = opened(show, qtbot, library)
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.tour.begin()
    QTest.keyClick(window.tour.card.next, Qt.Key.Key_Left)
    assert window.tour.step == "filters"


def test_the_sample_boutique_is_one_click_away(
    show: Show, qtbot: QtBot, bare: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(show, qtbot, bare)
    started: list[bool] = []
    monkeypatch.setattr(window.imports, "start_sample", lambda: started.append(True))
    window.tour.begin()
    window.tour.card.offer.click()
    assert started == [True]
    assert window.tour.step == "search"
    QTest.keyClick(window.tour.card.next, Qt.Key.Key_Right)
    assert window.tour.step == "pages"


def test_help_palette_and_empty_page_begin_it_again(
    show: Show, qtbot: QtBot, bare: Library
) -> None:
    window = opened(show, qtbot, bare)
    window.show_help()
    sheet = next(w for w in QApplication.topLevelWidgets() if hasattr(w, "toured"))
    sheet.tour.click()
    assert window.tour.isVisible()
    assert not sheet.isVisible()
    window.tour.end()
    window.browser.stand_ins.tour.emit()
    assert window.tour.isVisible()


def test_large_text_and_a_small_window_hold_every_card(
    show: Show, qtbot: QtBot, library: Library, theme: Theme
) -> None:
    theme.set_text_scale(200)
    language.use("de")
    try:
        window = opened(show, qtbot, library)
        window.resize(window.minimumSize())
        tour = window.tour
        tour.begin()
        for _ in tour._all:
            card = tour.card
            assert tour.rect().contains(card.geometry())
            for part in card.parts:
                assert part.height() >= part.heightForWidth(part.width()) or not part.isVisible()
            tour.go(1)
    finally:
        theme.set_text_scale(100)


def test_a_card_lies_beside_what_is_narrow_and_below_what_is_wide() -> None:
    room, card = QRect(16, 16, 1000, 700), QRect(0, 0, 360, 180)
    narrow, wide = QRect(20, 100, 160, 150), QRect(200, 20, 800, 40)
    assert placed(card, narrow, room, 10, False).x() == narrow.right() + 10
    assert placed(card, wide, room, 10, False).y() == wide.bottom() + 10
    middle = QRect(card)
    middle.moveTopLeft(placed(card, None, room, 10, False))
    assert middle.center() == room.center()
