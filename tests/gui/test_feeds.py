"""The form for feeds and bundles, and watched folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from feed_files import shopify, table, write_csv
from pytestqt.qtbot import QtBot

from stylist.gui.bring.feedsheet import FeedSheet
from stylist.gui.bring.watching import WatchedFolders
from stylist.gui.settingssheet import SettingsSheet
from stylist.gui.window import MainWindow
from stylist.library import Library


@pytest.fixture
def sheet(qtbot: QtBot, window: MainWindow) -> Iterator[FeedSheet]:
    window.arrivals.show_feed()
    made = next(w for w in window.children() if isinstance(w, FeedSheet))
    yield made
    made.close()


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    sample = shopify()
    return write_csv(tmp_path / "products_export.csv", sample.columns, sample.rows)


def read(qtbot: QtBot, sheet: FeedSheet, path: Path) -> None:
    sheet.open_file(path)
    qtbot.waitUntil(lambda: sheet.diff is not None)


def lines(sheet: FeedSheet) -> list[str]:
    return [sheet.list.item(i).text() for i in range(sheet.list.count())]


def test_a_feed_is_looked_at_and_imported(
    qtbot: QtBot, window: MainWindow, sheet: FeedSheet, feed: Path
) -> None:
    assert not sheet.go.isEnabled()
    assert "Choose a file" in sheet.hint.text()
    read(qtbot, sheet, feed)
    assert "Shopify" in sheet.format.text()
    assert sheet.preview.item(0, 0).text() == "c1"
    assert not sheet.preview.fields
    assert "3 products" in sheet.counted.text()
    sheet.page.buttons[1].click()
    assert sheet.kinds.buttons["new"].text() == "New 3"
    assert lines(sheet)[0].startswith("Anna wool coat")
    with qtbot.waitSignal(window.imports.ended, timeout=20_000) as ended:
        sheet.go.click()
    assert ended.args[0] == "Products_export.csv: 3 new"
    assert not sheet.isVisible()
    assert window.library.count() == 27
    qtbot.waitUntil(lambda: window.browser.library_size == 27)


def test_what_changed_is_shown_and_what_is_refused(
    qtbot: QtBot, window: MainWindow, sheet: FeedSheet, feed: Path
) -> None:
    for _ in window.library.import_feed(feed):
        pass
    feed.write_text(feed.read_text().replace("120.50", "99.00").replace(",89,", ",ask,"))
    read(qtbot, sheet, feed)
    sheet.page.buttons[1].click()
    shown = {k for k, b in sheet.kinds.buttons.items() if not b.isHidden()}
    assert shown == {"changed", "refused"}
    sheet.kinds.buttons["changed"].click()
    assert lines(sheet) == ["Silk dress  ·  d1\nPrice 120.50 → 99.00"]
    sheet.kinds.buttons["refused"].click()
    assert lines(sheet) == ["Row 9  ·  Variant Price\n'ask' is no price"]


def test_columns_are_corrected_and_remembered(
    qtbot: QtBot, window: MainWindow, sheet: FeedSheet, tmp_path: Path
) -> None:
    sample = table()
    path = write_csv(tmp_path / "t.csv", [*sample.columns, "EK"],
                     [row | {"EK": "12,00"} for row in sample.rows])  # fmt: skip
    read(qtbot, sheet, path)
    assert sheet.preview.fields["Preis"].value == "price"
    assert sheet.preview.fields["EK"].value == ""
    sheet.preview.fields["EK"].chosen.emit("price")
    qtbot.waitUntil(lambda: sheet.diff is not None)
    assert sheet.preview.fields["EK"].value == "price"
    assert sheet.preview.fields["Preis"].value == ""
    with qtbot.waitSignal(window.imports.ended, timeout=20_000):
        sheet.go.click()
    (coat,) = [i for i in window.library.items(window.library.browse().ids) if i.sku == "C1"]
    assert coat.price == 12.0
    again = window.library.look_at_feed(path)
    assert again.remembered
    assert again.map.columns["price"] == "EK"


def test_categories_are_told(qtbot: QtBot, sheet: FeedSheet, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sku,name,category\n1,Nova,Felpe\n2,Luna,Felpe\n")
    read(qtbot, sheet, path)
    sheet.page.buttons[1].click()
    sheet.kinds.buttons["categories"].click()
    assert set(sheet.categories.fields) == {"Felpe"}
    sheet.categories.fields["Felpe"].chosen.emit("hoodie")
    qtbot.waitUntil(lambda: sheet.diff is not None)
    assert sheet.diff.unmapped == {}
    assert sheet.options().map.categories == {"Felpe": "hoodie"}


def test_what_is_no_feed_is_told(qtbot: QtBot, sheet: FeedSheet, tmp_path: Path) -> None:
    path = tmp_path / "letter.csv"
    path.write_text("dear friend\n")
    sheet.open_file(path)
    qtbot.waitUntil(lambda: "no table" in sheet.told.text())
    assert not sheet.go.isEnabled()
    assert sheet.told.property("role") == "error"


def test_closing_while_it_reads_is_no_trouble(qtbot: QtBot, window: MainWindow, feed: Path) -> None:
    window.arrivals.show_feed(feed)
    made = next(w for w in window.children() if isinstance(w, FeedSheet))
    qtbot.wait(400)
    made.reject()
    qtbot.wait(100)
    assert window.library.count() == 24


def test_a_dropped_feed_opens_the_form(qtbot: QtBot, window: MainWindow, feed: Path) -> None:
    window.arrivals.bring([feed])
    made = next(w for w in window.children() if isinstance(w, FeedSheet))
    qtbot.waitUntil(lambda: made.diff is not None)
    made.close()


def test_a_bundle_is_taken_over(
    qtbot: QtBot, window: MainWindow, sheet: FeedSheet, tmp_path: Path, feed: Path
) -> None:
    file = tmp_path / "shop.stylist"
    with Library.open(tmp_path / "shop") as other:
        for _ in other.import_feed(feed):
            pass
        for _ in other.export_bundle(file):
            pass
    read(qtbot, sheet, file)
    assert "bundle" in sheet.told.text()
    assert lines(sheet) == ["Anna wool coat", "Silk dress", "Boots"]
    with qtbot.waitSignal(window.imports.ended, timeout=20_000) as ended:
        sheet.go.click()
    assert ended.args[0] == "Shop.stylist: 3 new"
    assert window.library.count() == 27


def test_a_watched_folder_is_set_and_imports(
    qtbot: QtBot, window: MainWindow, feed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = feed.parent / "landing"
    folder.mkdir()
    window.show_settings()
    sheet = next(w for w in window.children() if isinstance(w, SettingsSheet))
    window.watched.add(folder)
    qtbot.waitUntil(lambda: list(sheet.watched.rows) == [folder])
    assert window.library.watched() == [folder]
    watched: WatchedFolders = window.watched
    watched._watches[folder]._settle = 0.0
    feed.rename(folder / feed.name)
    with qtbot.waitSignal(window.imports.ended, timeout=20_000) as ended:
        watched.look()
        qtbot.wait(100)
        watched.look()
    assert ended.args[0] == "Products_export.csv: 3 new"
    sheet.watched.rows[folder].click()
    qtbot.waitUntil(lambda: sheet.watched.rows == {})
    assert window.library.watched() == []
    sheet.close()


def test_the_item_pane_tells_what_the_shop_says(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    from feed_files import magento

    sample = magento()
    path = write_csv(tmp_path / "products.csv", sample.columns, sample.rows)
    for _ in window.library.import_feed(path):
        pass
    (coat,) = [i for i in window.library.items(window.library.browse().ids) if i.sku == "C1"]
    assert window.detail._shop_says(coat.id) == (
        ("Sizes", "S  M"), ("Shown with", "Silk dress, Boots"),
    )  # fmt: skip
