"""Trends in the store: charts with last year behind, whose weeks open their items; the lists."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stylist.gui.questions import Page
from stylist.gui.store.trendpart import TrendPart
from stylist.gui.window import MainWindow
from stylist.types import NewItem

LONG = 60_000


@pytest.fixture
def store(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A shop of twelve items over sixty weeks, in its store; who buys S0 buys S5 a week later."""
    qtbot.waitUntil(lambda: window.browser.answer is not None)
    window.library.add_items(
        [NewItem(f"Piece {n}", sku=f"S{n}", price=10.0 + 20 * n, stock=n // 2) for n in range(12)]
    )
    lines = ["customer,sku,time,price"]
    start = date(2025, 1, 6)
    for week in range(60):
        for n in range(4):
            day = start + timedelta(days=7 * week + n)
            lines.append(f"c{n + 4 * (week % 5)},S{(week + n) % 11},{day},10")
    for n in range(4):
        lines.append(f"d{n},S0,2025-06-0{n + 1},10")
        lines.append(f"d{n},S5,2025-06-1{n + 1},10")
    file = tmp_path / "purchases.csv"
    file.write_text("\n".join(lines))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    window.rail.purchases_wanted.emit()
    qtbot.waitUntil(lambda: not window.rail.pages[Page.STORE].isHidden(), timeout=LONG)
    qtbot.waitUntil(lambda: not window.shop.running, timeout=LONG)
    window.nav.go(Page.STORE)
    window.store.trends.by.buttons["price"].click()
    shown = window.store.trends
    qtbot.waitUntil(lambda: len(shown.charts) == 4 and shown.reorder.count() > 0, timeout=LONG)
    return window


def trends(store: MainWindow) -> TrendPart:
    return store.store.trends


def test_a_week_opens_its_items_and_back_leads_away(qtbot: QtBot, store: MainWindow) -> None:
    chart = trends(store).charts[0]
    place = 50
    chart.mark(place)
    assert chart.told(place) in chart.accessibleName()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(store.browser.question.among), timeout=LONG)
    qtbot.waitUntil(lambda: store.browser.answer.question.among != (), timeout=LONG)
    shown = store.browser.model.results.ids.tolist()
    expected = store.library.sold_in("price", chart.series.value, chart.weeks[place])
    assert shown == expected
    assert store.browser.among.isVisible()
    assert chart.series.label in store.browser.among.text()
    store.nav.back()
    qtbot.waitUntil(lambda: len(store.browser.model.results.ids) > len(shown), timeout=LONG)
    assert not store.browser.among.isVisible()


def test_charts_are_reached_by_keys_and_pointer(qtbot: QtBot, store: MainWindow) -> None:
    chart = trends(store).charts[1]
    last = len(chart.weeks) - 1
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.at == last - 1
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.at == last
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.at == last
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.at == 0
    with qtbot.waitSignal(chart.opened) as opened:
        qtbot.mouseClick(
            chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() - 15, chart.height() // 2)
        )
    assert opened.args == [chart.series.value, chart.weeks[last]]


def test_last_year_is_told_where_it_is_known(store: MainWindow) -> None:
    chart = trends(store).charts[0]
    assert "a year before" in chart.told(len(chart.weeks) - 1)
    assert "a year before" not in chart.told(0)
    assert "two years" in trends(store).about.text()


def test_nothing_is_known_by_colour(qtbot: QtBot, store: MainWindow) -> None:
    trends(store).by.buttons["material"].click()
    qtbot.waitUntil(lambda: "material" in trends(store).about.text(), timeout=LONG)
    assert not trends(store).charts
    assert not trends(store).export.isEnabled()


def test_lists_open_items(qtbot: QtBot, store: MainWindow) -> None:
    shown = trends(store)
    assert shown.slow.count() > 0
    assert "Piece 11" in [
        shown.slow.item(n).text().split("\n")[0] for n in range(shown.slow.count())
    ]
    line = shown.reorder.item(0)
    shown.reorder.itemActivated.emit(line)
    qtbot.waitUntil(lambda: len(store.browser.question.among) == 1, timeout=LONG)
    name = store.library.items(store.browser.question.among)[0].name
    assert line.text().startswith(name)


def test_what_was_bought_after_a_look(qtbot: QtBot, store: MainWindow) -> None:
    shown = trends(store)
    items = store.library.items(store.library.browse().ids)
    shown.offer_looks({"Saturday": [next(item.id for item in items if item.sku == "S0")]})
    shown.after.choices.actions()[1].trigger()
    qtbot.waitUntil(lambda: shown.next.count() > 0, timeout=LONG)
    assert shown.next.item(0).text().startswith("Piece 5")
    shown.after.choices.actions()[0].trigger()
    assert shown.next.count() == 0


def test_figures_are_exported(
    qtbot: QtBot, store: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "t.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    trends(store).export.click()
    qtbot.waitUntil(file.exists, timeout=LONG)
    assert file.read_text("utf-8-sig").startswith("by,value,week")


def test_unknown_columns_are_asked_about(
    qtbot: QtBot, store: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kasse.csv"
    file.write_text("Wer,Was,Wann\nK1,S3,2026-04-01\nK2,S4,2026-04-02\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    before = store.library.history().purchases
    store.selling.choose_files()
    qtbot.waitUntil(lambda: store.selling.sheet is not None, timeout=LONG)
    sheet = store.selling.sheet
    assert sheet is not None
    assert not sheet.read.isEnabled()
    for column, field in (("Wer", "customer"), ("Was", "sku"), ("Wann", "time")):
        sheet.preview.mapped.emit(column, field)
    assert sheet.read.isEnabled()
    sheet.preview.mapped.emit("Was", "")
    assert "Article" in sheet.told.text()
    sheet.preview.mapped.emit("Was", "sku")
    sheet.read.click()
    qtbot.waitUntil(lambda: store.library.history().purchases == before + 2, timeout=LONG)
    qtbot.waitUntil(lambda: not store.shop.running, timeout=LONG)


def test_what_the_ranker_goes_by_is_drawn(store: MainWindow) -> None:
    from dataclasses import replace

    *_, last = store.library.compare_recommenders(["popularity"])
    page = store.store
    page.show_tab("models")
    page.put_report(last.result)
    assert page.gains.isHidden()
    page.put_report(replace(last.result, importances={"item week": 0.7, "pair since": 0.3}))
    assert page.gains.isVisible()
    assert "Purchases this week 70.0 %" in page.gains.accessibleName()
