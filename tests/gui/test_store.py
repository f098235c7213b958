"""The store: purchases come in, recommenders are trained, compared and switched."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from stylist.gui.questions import Page
from stylist.gui.window import MainWindow
from stylist.types import NewItem

LONG = 60_000


def purchases(file: Path) -> Path:
    """Twelve weeks; half of the customers buy shirts, the others shoes."""
    lines = ["customer,sku,time,price"]
    for week in range(12):
        for customer in range(24):
            for step in range(2):
                sku = 2 * ((week + customer + step) % 6) + customer % 2
                day = 1 + (week * 7 + customer) % 28
                lines.append(f"c{customer},S{sku},2026-{1 + week * 7 // 28:02}-{day:02},10")
    file.write_text("\n".join(lines))
    return file


@pytest.fixture
def store(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A window whose library knows purchases of twelve of its items."""
    qtbot.waitUntil(lambda: window.browser.answer is not None)
    assert window.rail.pages[Page.STORE].isHidden()
    window.library.add_items([NewItem(f"Piece {n}", sku=f"S{n}") for n in range(12)])
    file = purchases(tmp_path / "purchases.csv")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    window.rail.purchases_wanted.emit()
    qtbot.waitUntil(lambda: not window.rail.pages[Page.STORE].isHidden(), timeout=LONG)
    qtbot.waitUntil(lambda: not window.shop.running, timeout=LONG)
    return window


def test_purchases_make_a_store(qtbot: QtBot, store: MainWindow) -> None:
    qtbot.keyClick(store, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    page = store.store
    qtbot.waitUntil(page.isVisible)
    told = "576 purchases of 12 items by 24 customers"
    qtbot.waitUntil(lambda: told in page.summary.text(), timeout=LONG)
    assert not store.browser.isVisible()
    store.nav.go(Page.LIBRARY)
    assert store.browser.isVisible()
    assert not page.isVisible()


def test_training_switching_and_back(qtbot: QtBot, store: MainWindow) -> None:
    store.nav.go(Page.STORE)
    page = store.store
    qtbot.waitUntil(page.tabs.isVisible, timeout=LONG)
    page.show_tab("models")
    page.engine.buttons["item-knn"].click()
    page.train.click()

    def serving() -> str:
        return next(r.name for r in store.library.recommenders() if r.in_use)

    qtbot.waitUntil(lambda: serving() == "item-knn", timeout=LONG)
    qtbot.waitUntil(lambda: not store.shop.running, timeout=LONG)

    def use() -> list[QPushButton]:
        return [b for b in page.findChildren(QPushButton) if b.text() == "Use" and b.isVisible()]

    qtbot.waitUntil(lambda: len(use()) == 1)
    use()[0].click()
    qtbot.waitUntil(lambda: serving() == "repurchase")
    page.back.click()
    qtbot.waitUntil(lambda: serving() == "item-knn")


def test_a_comparison_is_drawn(qtbot: QtBot, store: MainWindow) -> None:
    store.nav.go(Page.STORE)
    page = store.store
    qtbot.waitUntil(page.tabs.isVisible, timeout=LONG)
    page.show_tab("models")
    assert page.bars.isHidden()
    names = ["popularity", "repurchase"]
    *_, last = store.library.compare_recommenders(names)
    store.shop.compared.emit(last.result)
    assert page.bars.isVisible()
    told = page.bars.accessibleName()
    assert all(last.result.models[name].label in told for name in names)
    page.figure.buttons["coverage"].click()
    assert page.bars.accessibleName() != told


def test_for_you_takes_a_customer(
    qtbot: QtBot, store: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.nav.go(Page.FOR_YOU)
    button = store.browser.customer
    qtbot.waitUntil(button.isVisible)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("c3", True))
    button.click()
    qtbot.waitUntil(lambda: store.browser.answer.question.customer == "c3", timeout=LONG)
    names = [i.name for i in store.library.items(store.browser.model.results.ids[:3])]
    assert all(name.startswith("Piece ") for name in names)
    assert store.browser.model.results.reasons
    assert "not known" not in store.browser.count.text()
    store.browser.change(customer="nobody")
    qtbot.waitUntil(lambda: "not known" in store.browser.count.text(), timeout=LONG)
    button.click()
    qtbot.waitUntil(lambda: store.browser.answer.question.customer == "")


def test_a_bad_file_is_told_and_nothing_is_lost(
    qtbot: QtBot, store: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("nothing,of,use\n1,2,x\n")
    before = store.library.history()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(bad)], ""))
    store.selling.choose_files()
    qtbot.waitUntil(lambda: store.selling.sheet is not None, timeout=LONG)
    sheet = store.selling.sheet
    assert sheet is not None
    for column, field in (("nothing", "customer"), ("of", "sku"), ("use", "time")):
        sheet.preview.mapped.emit(column, field)
    sheet.read.click()
    qtbot.waitUntil(
        lambda: any(w in store.status.news.text() for w in ("bad.csv", "0 purchases")), timeout=LONG
    )
    assert store.library.history() == before
