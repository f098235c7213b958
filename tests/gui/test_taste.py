"""What a click did, every verdict with a way back, and the taste as a whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from stylist.gui.questions import Page
from stylist.gui.taste.verdictlist import VerdictRow
from stylist.gui.window import MainWindow
from stylist.library import Library


def judged(qtbot: QtBot, window: MainWindow) -> list[int]:
    qtbot.waitUntil(lambda: window.browser.answer is not None)
    ids = [int(i) for i in window.browser.model.results.ids]
    for item_id, liked in ((ids[0], True), (ids[1], True), (ids[2], False)):
        window.verdicts.judge([item_id], liked)
    qtbot.waitUntil(lambda: len(window.library.verdicts("Anna")) == 3)
    return ids


def shown_taste(qtbot: QtBot, window: MainWindow) -> list[VerdictRow]:
    window.nav.go(Page.FOR_YOU)
    qtbot.waitUntil(lambda: window.detail.taste.isVisible())
    return window.detail.taste.list.findChildren(VerdictRow)


def test_a_click_says_what_it_did(qtbot: QtBot, window: MainWindow) -> None:
    judged(qtbot, window)
    qtbot.waitUntil(lambda: window.status.news.text().startswith("Like these: "))


def test_any_verdict_is_taken_back_alone(qtbot: QtBot, window: MainWindow) -> None:
    ids = judged(qtbot, window)
    rows = shown_taste(qtbot, window)
    assert len(rows) == 3
    rows[-1].taken_back.emit(ids[0])  # the oldest is the last
    qtbot.waitUntil(lambda: ids[0] not in window.library.verdicts("Anna"))
    assert window.library.verdicts("Anna").keys() == {ids[1], ids[2]}
    window.undo()
    qtbot.waitUntil(lambda: ids[0] in window.library.verdicts("Anna"))


def test_pause_and_reset(qtbot: QtBot, window: MainWindow) -> None:
    judged(qtbot, window)
    shown_taste(qtbot, window)
    pane = window.detail.taste
    pane.pause.click()
    qtbot.waitUntil(lambda: pane.guarded.text().startswith("Paused"))
    assert window.library.taste("Anna").paused
    pane.pause.click()
    qtbot.waitUntil(lambda: not pane.guarded.text().startswith("Paused"))
    next(a for a in pane.more.menu().actions() if a.text() == "Reset").trigger()
    qtbot.waitUntil(lambda: window.library.verdicts("Anna") == {})
    qtbot.waitUntil(lambda: window.steps.last == "reset the taste of Anna")
    window.undo()
    qtbot.waitUntil(lambda: len(window.library.verdicts("Anna")) == 3)


def test_branch_export_and_import(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged(qtbot, window)
    shown_taste(qtbot, window)
    file = tmp_path / "anna.json"
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Anna, winter", True))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    does = {a.text(): a for a in window.detail.taste.more.menu().actions()}
    does["Export …"].trigger()
    qtbot.waitUntil(file.exists)
    does["Branch …"].trigger()
    qtbot.waitUntil(lambda: window.verdicts.profile == "Anna, winter")
    assert window.library.verdicts("Anna, winter").keys() == window.library.verdicts("Anna").keys()
    window.library.reset_taste("Anna, winter")
    does["Import …"].trigger()
    qtbot.waitUntil(lambda: len(window.library.verdicts("Anna, winter")) == 3)


def test_pinned_tried_and_bought(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.detail.item.isVisible())
    item_id = window.detail.item_id
    qtbot.keyClick(window, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: [s.kind for s in window.library.signs("Anna")] == ["pinned"])
    assert window.detail.item.marks["pinned"].isChecked()
    window.detail.item.marks["bought"].click()
    qtbot.waitUntil(lambda: len(window.library.signs("Anna")) == 2)
    assert {s.item_id for s in window.library.signs("Anna")} == {item_id}
    window.undo()
    window.undo()
    qtbot.waitUntil(lambda: window.library.signs("Anna") == [])
    qtbot.waitUntil(lambda: not window.detail.item.marks["pinned"].isChecked())


def test_an_item_says_where_it_would_be(qtbot: QtBot, window: MainWindow) -> None:
    judged(qtbot, window)
    shown_taste(qtbot, window)
    said = window.detail.item.without

    def says() -> bool:
        causes = window.browser.model.results.causes
        if causes and window.detail.item_id not in causes:  # the page may be ranked once more
            window.nav.choose(next(iter(causes)))
        return said.text().startswith("Place ")

    qtbot.waitUntil(says)
    assert "without your taste" in said.text()


def test_what_was_seen_is_noted_when_the_page_is_left(qtbot: QtBot, window: MainWindow) -> None:
    judged(qtbot, window)
    shown_taste(qtbot, window)
    qtbot.waitUntil(lambda: window.browser.grid.deepest > 0)
    seen = {int(i) for i in window.browser.model.results.ids[: window.browser.grid.deepest]}
    window.nav.go(Page.LIBRARY)
    qtbot.waitUntil(lambda: window.library.signs("Anna") != [])
    assert {s.item_id for s in window.library.signs("Anna") if s.kind == "shown"} == seen


def test_a_verdict_remembers_how_alike_it_was(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.browser.answer is not None)
    asked = int(window.browser.model.results.ids[0])
    window.nav.similar_to(asked)
    qtbot.waitUntil(
        lambda: (
            window.browser.answer.question.item_id == asked
            and len(window.browser.model.results.ids) > 1
        )
    )
    other = int(window.browser.model.results.ids[0])
    score = window.browser.model.standing(other).score
    window.verdicts.judge([other], True)
    qtbot.waitUntil(lambda: other in window.library.verdicts("Anna"))
    assert window.library.verdicts("Anna")[other].similarity == pytest.approx(score)


def test_undo_survives_a_restart(
    qtbot: QtBot, library: Library, show: Callable[[Library], MainWindow]
) -> None:
    window = show(library)
    qtbot.waitUntil(lambda: window.detail.item.isVisible())
    item_id = window.detail.item_id
    item = library.items([item_id])[0]
    window.edits.tag(item, "sale")
    window.edits.remove([item_id])
    qtbot.waitUntil(lambda: item_id not in library.browse().ids)
    window.close()
    with Library.open(library.path, settings=library.settings) as again:
        window = show(again)
        qtbot.waitUntil(lambda: (window.steps.last or "").startswith("removed"))
        window.undo()
        qtbot.waitUntil(lambda: item_id in again.browse().ids)
        window.undo()
        qtbot.waitUntil(lambda: again.items([item_id])[0].tags == item.tags)
        qtbot.waitUntil(lambda: window.steps.takes_away > 1)
        window.undo()  # of the import: asks first
        sure = window.findChild(QMessageBox)
        assert str(len(again.browse().ids)) in sure.text()
        sure.button(QMessageBox.StandardButton.Cancel).click()
        assert len(again.browse().ids)
        window.undo()
        qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not sure)
        taking = [b for b in window.findChild(QMessageBox).buttons() if b.text() == "Take out"]
        everything = len(again.browse().ids)
        taking[0].click()
        qtbot.waitUntil(lambda: not len(again.browse().ids))
        qtbot.waitUntil(
            lambda: "imported" in window.status.news.toolTip() + window.status.news.text()
        )
        ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.keyClick(window, Qt.Key.Key_Z, ctrl_shift)
        qtbot.waitUntil(lambda: len(again.browse().ids) == everything)
        qtbot.waitUntil(lambda: (window.steps.last or "").startswith("brought back"))
        window.undo()
        qtbot.waitUntil(lambda: not len(again.browse().ids))
        qtbot.waitUntil(lambda: window.steps.last is None)
        window.close()
