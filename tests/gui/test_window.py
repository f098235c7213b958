"""The window as a person uses it, over a real library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from stylist.errors import StylistError
from stylist.gui.actions import listed
from stylist.gui.cards.pixels import qimage
from stylist.gui.help.helpwindow import KEYS, HelpWindow
from stylist.gui.navigator import SETTLE_MS
from stylist.gui.questions import Page
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.types import Filters, Weights

from .conftest import draw, write

Shown = Callable[[Library], MainWindow]


def answered(window: MainWindow, page: Page) -> bool:
    answer = window.browser.answer
    return answer is not None and answer.question.page is page


def ids(window: MainWindow) -> list[int]:
    assert window.browser.answer is not None
    return window.browser.answer.results.ids.tolist()


def in_view(window: MainWindow, item_id: int) -> bool:
    grid, row = window.browser.grid, window.browser.model.row_of(item_id)
    return row is not None and row in grid.visible_rows()


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(400, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def search_with(qtbot: QtBot, window: MainWindow, photo: Path) -> None:
    window.photos.show(photo)
    qtbot.waitUntil(lambda: answered(window, Page.SEARCH))


def test_the_library_is_shown_with_its_first_item(qtbot: QtBot, window: MainWindow) -> None:
    assert len(ids(window)) == 24
    qtbot.waitUntil(lambda: window.detail.item.isVisible())
    assert window.detail.item.item is not None
    assert window.detail.item.item.id == ids(window)[0]
    qtbot.waitUntil(lambda: len(window.detail.item.strip.buttons()) > 0)
    assert window.rail.pages[Page.LIBRARY]._count == "24"


def test_words_narrow_and_escape_clears_them(qtbot: QtBot, window: MainWindow) -> None:
    window.nav.find()
    qtbot.keyClicks(window.browser.search.words, "skirt")
    qtbot.waitUntil(lambda: len(ids(window)) == 8)
    qtbot.keyClick(window.browser.search.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(ids(window)) == 24)
    assert window.browser.search.words.text() == ""


def test_the_same_asked_anew_swallows_no_letters(qtbot: QtBot, window: MainWindow) -> None:
    window.nav.find()
    qtbot.keyClicks(window.browser.search.words, "skirt")
    window.browser.reload()  # as an import does whenever something has come in
    assert window.browser.search.words.text() == "skirt"
    qtbot.waitUntil(lambda: len(ids(window)) == 8)


def test_letters_in_the_search_box_are_no_commands(qtbot: QtBot, window: MainWindow) -> None:
    window.nav.find()
    qtbot.keyClicks(window.browser.search.words, "fd")
    assert window.browser.search.words.text() == "fd"
    assert window.verdicts.liked == {}


def test_a_chip_filters_counts_and_clears_with_one_click(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.browser.filters
    popover = bar.open("category")
    assert popover is not None
    pants = next(row for row in popover.rows if row.value == "pants")
    qtbot.mouseClick(pants, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(ids(window)) == 8)
    popover.close()
    chip = bar.chips["category"]
    qtbot.waitUntil(lambda: "8 items" in chip.accessibleName())
    cross = chip._end().center().toPoint()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    qtbot.waitUntil(lambda: len(ids(window)) == 24)
    assert not chip.set


def test_del_clears_a_chip_and_in_stock_is_set_at_once(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.browser.filters
    assert bar.open("in_stock") is None
    assert window.browser.question.filters.in_stock
    qtbot.keyClick(bar.chips["in_stock"], Qt.Key.Key_Delete)
    assert not window.browser.question.filters.in_stock


def test_weather_is_a_temperature_wind_and_rain(qtbot: QtBot, window: MainWindow) -> None:
    popover = window.browser.filters.open("weather")
    assert popover is not None
    popover.temperature.setValue(-4)
    popover.wind.setValue(9)
    qtbot.mouseClick(popover.rain, Qt.MouseButton.LeftButton)
    popover.close()
    expected = Filters(temperature=-4.0, wind=9.0, rain=True)
    assert window.browser.question.filters == expected
    assert window.browser.filters.chips["weather"].text() == "−4 °C · wind · rain"
    qtbot.waitUntil(lambda: window.browser.answer.question.filters == expected)


def test_filters_that_nothing_passes_say_so_and_are_cleared(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.browser.change(filters=Filters(category=("hat",)), text="no such thing")
    stand_ins = window.browser.stand_ins
    qtbot.waitUntil(lambda: stand_ins.currentWidget() is stand_ins._pages["nothing"])
    assert stand_ins.isVisible()
    stand_ins.clear_filters.emit()
    qtbot.waitUntil(lambda: len(ids(window)) == 24)
    assert window.browser.pages.currentWidget() is window.browser.grid


def test_a_photo_finds_its_like_and_shows_what_was_taken(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    search_with(qtbot, window, write(draw("pants", "green", 4), tmp_path / "mine.jpg"))
    qtbot.waitUntil(lambda: window.detail.look.isVisible())
    look = window.detail.look.look
    assert look is not None
    assert 0.05 < (look.mask > 0).mean() < 0.8
    assert not window.browser.search.photo.isHidden()
    best = window.library.items(ids(window)[:2])
    assert all("green pants" in item.name.lower() for item in best)


def test_the_photo_is_taken_out_of_the_search(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    search_with(qtbot, window, write(draw("pants", "green", 4), tmp_path / "mine.jpg"))
    qtbot.keyClick(window.browser.search.photo, Qt.Key.Key_Delete)
    stand_ins = window.browser.stand_ins
    assert stand_ins.currentWidget() is stand_ins._pages["search"]
    assert window.browser.search.photo.isHidden()
    assert window.browser.question.look is None


def test_a_drawn_crop_looks_at_that_part(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    search_with(qtbot, window, write(draw("pants", "green", 4), tmp_path / "mine.jpg"))
    qtbot.waitUntil(lambda: window.detail.look.isVisible())
    view = window.detail.look.photo
    target = view.photo_rect()
    start = target.topLeft() + QPointF(0.05 * target.width(), 0.03 * target.height())
    end = target.topLeft() + QPointF(0.8 * target.width(), 0.5 * target.height())
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start.toPoint())
    qtbot.mouseMove(view, end.toPoint())
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end.toPoint())
    qtbot.waitUntil(lambda: window.browser.question.look.crop is not None)
    crop = window.browser.question.look.crop
    assert crop.left == pytest.approx(0.05, abs=0.02)
    assert crop.bottom == pytest.approx(0.5, abs=0.02)
    window.detail.look.whole.click()
    qtbot.waitUntil(lambda: window.browser.question.look.crop is None)


def test_sliders_rerank_while_they_move_and_the_newest_wins(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search_with(qtbot, window, write(draw("pants", "red", 4), tmp_path / "mine.jpg"))
    asked: list[Weights] = []
    rank = window.library.rank

    def watched(*args, **kwargs):
        asked.append(kwargs["weights"])
        return rank(*args, **kwargs)

    monkeypatch.setattr(window.library, "rank", watched)
    slider = window.browser.mixture.sliders["colour"]
    for value in range(50, 101):
        slider.setValue(value)
    for name in ("style", "pattern"):
        window.browser.mixture.sliders[name].setValue(0)
    qtbot.waitUntil(lambda: bool(asked) and asked[-1] == Weights(0.0, 1.5, 0.0))
    assert len(asked) < 20, "each step was asked for"
    qtbot.waitUntil(lambda: window.browser.answer.question.weights == asked[-1])
    best = window.library.items(ids(window)[:6])
    assert all("red" in item.name.lower() for item in best), "by colour alone the red come first"


def test_nothing_close_is_said_and_can_be_overruled(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.library.settings = replace(window.library.settings, nothing_close=1.1)
    search_with(qtbot, window, write(draw("skirt", "blue", 4), tmp_path / "mine.jpg"))
    stand_ins = window.browser.stand_ins
    page = stand_ins._pages["nothing_close"]
    qtbot.waitUntil(lambda: stand_ins.isVisible())
    assert stand_ins.currentWidget() is page
    assert "%" in page.words.text()
    stand_ins.anyway.emit()
    assert window.browser.pages.currentWidget() is window.browser.grid


def test_a_file_that_is_no_photo_is_an_error_card(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "<b>holiday.jpg"
    broken.write_bytes(b"this is no photo")
    window.photos.show(broken)
    page = window.browser.stand_ins._pages["error"]
    qtbot.waitUntil(lambda: window.browser.stand_ins.currentWidget() is page)
    assert "<b>holiday.jpg" in page.words.text()
    assert page.words.textFormat() == Qt.TextFormat.PlainText
    search_with(qtbot, window, write(draw("skirt", "blue", 4), tmp_path / "good.jpg"))
    qtbot.waitUntil(lambda: window.browser.pages.currentWidget() is window.browser.grid)


def test_a_library_that_fails_says_so_and_is_asked_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_, **__):
        raise StylistError("another program is writing")

    with monkeypatch.context() as patch:
        patch.setattr(window.library, "browse", busy)
        window.browser.reload()
        page = window.browser.stand_ins._pages["error"]
        qtbot.waitUntil(lambda: window.browser.stand_ins.currentWidget() is page)
        assert "another program is writing" in page.words.text()
    window.browser.stand_ins.retry.emit()
    qtbot.waitUntil(lambda: window.browser.pages.currentWidget() is window.browser.grid)


def test_a_like_is_kept_and_undo_brings_the_item_back_into_view(
    qtbot: QtBot, window: MainWindow
) -> None:
    item_id = ids(window)[0]
    window.browser.grid.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F)
    assert window.browser.model.liked(item_id) is True, "it is shown at once"
    qtbot.waitUntil(lambda: (window.steps.last or "").startswith("liked"))
    assert window.library.verdicts("Anna")[item_id].liked
    window.browser.bring_back(ids(window)[-1])
    assert not in_view(window, item_id)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: in_view(window, item_id))
    qtbot.waitUntil(lambda: window.browser.model.liked(item_id) is None)
    assert window.library.verdicts("Anna") == {}
    assert window.detail.item_id == item_id
    qtbot.waitUntil(lambda: (window.steps.last or "").startswith("imported"))


def test_the_same_key_again_takes_the_verdict_back(qtbot: QtBot, window: MainWindow) -> None:
    item_id = ids(window)[0]
    window.judge(False)
    qtbot.waitUntil(lambda: item_id in window.library.verdicts("Anna"))
    window.judge(False)
    qtbot.waitUntil(lambda: window.library.verdicts("Anna") == {})


def test_a_dislike_has_a_reason(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.detail.item.isVisible())
    item_id = window.detail.item_id
    menu = window.detail.item.why_not.menu()
    next(a for a in menu.actions() if a.text() == "The colour").trigger()
    qtbot.waitUntil(lambda: item_id in window.library.verdicts("Anna"))
    verdict = window.library.verdicts("Anna")[item_id]
    assert (verdict.liked, verdict.reason) == (False, "colour")


def test_for_you_is_ranked_anew_by_each_verdict_and_says_why(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.nav.go(Page.FOR_YOU)
    qtbot.waitUntil(lambda: answered(window, Page.FOR_YOU))
    names = {item.id: item.name.lower() for item in window.library.items(ids(window))}
    red = next(i for i, name in names.items() if "red skirt" in name)
    window.verdicts.judge([red], True)
    qtbot.waitUntil(lambda: window.browser.answer.results.reasons != {})
    assert any("red" in names[i] for i in ids(window)[:2])
    qtbot.waitUntil(lambda: window.detail.taste.isVisible())
    qtbot.waitUntil(lambda: "1 heart" in window.detail.taste.sub.text())


def test_the_librarys_first_item_does_not_come_over_the_taste(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.browser.answered):
        window.browser.change(text="skirt")
    assert window.nav.shown is not None  # the first item is about to be shown
    window.nav.go(Page.FOR_YOU)
    qtbot.waitUntil(lambda: window.detail.taste.isVisible())
    qtbot.wait(2 * SETTLE_MS)
    assert window.detail.taste.isVisible()


def test_verdicts_belong_to_the_profile_in_use(qtbot: QtBot, window: MainWindow) -> None:
    window.judge(True)
    qtbot.waitUntil(lambda: bool(window.library.verdicts("Anna")))
    window.profiles.add("Mr Okafor")
    qtbot.waitUntil(lambda: window.verdicts.profile == "Mr Okafor")
    assert window.browser.model.liked(ids(window)[0]) is None
    assert window.rail.profile_buttons["Mr Okafor"].isChecked()
    window.rail.profile_buttons["Anna"].click()
    qtbot.waitUntil(lambda: window.browser.model.liked(ids(window)[0]) is True)


def test_enter_searches_with_the_item_and_escape_leads_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    item_id = ids(window)[0]
    qtbot.keyClick(window.browser.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: answered(window, Page.SEARCH))
    assert item_id not in ids(window)
    assert window.detail.item_id == item_id
    qtbot.waitUntil(lambda: not window.browser.search.photo.isHidden())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: answered(window, Page.LIBRARY))


def test_space_shows_it_large_and_arrows_go_on(qtbot: QtBot, window: MainWindow) -> None:
    grid, preview = window.browser.grid, window.preview
    qtbot.waitUntil(lambda: window.browser.model.item(ids(window)[1]) is not None)
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert preview.isVisible()
    qtbot.waitUntil(lambda: preview._image is not None)
    qtbot.keyClick(preview, Qt.Key.Key_Right)
    assert grid.currentIndex().row() == 1
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()
    assert grid.hasFocus(), "arrows go on in the grid"


def test_a_dropped_folder_is_imported_in_the_background(
    qtbot: QtBot, bare: Library, show: Shown, photos: Path
) -> None:
    window = show(bare)
    stand_ins = window.browser.stand_ins
    assert stand_ins.currentWidget() is stand_ins._pages["empty"]
    assert window.detail.isHidden()
    drop(window, photos / "skirt")
    assert not window.status.bar.isHidden()
    with qtbot.waitSignal(window.imports.ended, timeout=20_000) as ended:
        pass
    assert "8 imported" in ended.args[0]
    qtbot.waitUntil(lambda: len(ids(window)) == 8)
    assert window.status.bar.isHidden()
    assert window.browser.pages.currentWidget() is window.browser.grid


def test_refused_files_are_listed_with_their_reasons(
    qtbot: QtBot, bare: Library, show: Shown, photos: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"no photo")
    window = show(bare)
    drop(window, next((photos / "skirt").iterdir()), bad)
    with qtbot.waitSignal(window.imports.ended, timeout=20_000):
        pass
    assert "1 refused" in window.status.news.text()
    assert [Path(one.path).name for one in window._refused] == ["bad.jpg"]
    window.status.more.click()
    sheet = next(w for w in window.children() if type(w).__name__ == "RefusalSheet")
    assert "bad.jpg" in sheet.list.item(0).text()
    sheet.close()


def test_an_import_can_be_cancelled_and_keeps_what_came_in(
    qtbot: QtBot, bare: Library, show: Shown, photos: Path
) -> None:
    window = show(bare)
    window.imports.start([photos])
    window.status.cancel.click()
    with qtbot.waitSignal(window.imports.ended, timeout=20_000) as ended:
        pass
    assert "Stopped" in ended.args[0]
    assert bare.count() < 24


def test_one_dropped_photo_offers_a_choice(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    drop(window, write(draw("skirt", "red", 4), tmp_path / "one.jpg"))
    menu = next(w for w in window.children() if isinstance(w, QMenu) and w.actions())
    words = [action.text() for action in menu.actions()]
    assert words == ["Search with this photo", "Add it to the library"]
    menu.actions()[0].trigger()
    menu.close()
    qtbot.waitUntil(lambda: answered(window, Page.SEARCH))


def test_a_pasted_photo_is_searched_with_and_kept(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setImage(qimage(draw("skirt", "red", 4)))
    window.arrivals.paste()
    qtbot.waitUntil(lambda: answered(window, Page.SEARCH))
    qtbot.waitUntil(lambda: window.detail.look.isVisible())
    window.detail.look.keep.click()
    qtbot.waitUntil(lambda: window.library.count() == 25)


def test_an_empty_clipboard_is_said(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    window.arrivals.paste()
    assert "no photo" in window.status.news.text()


def test_everything_can_be_reached_and_is_named(qtbot: QtBot, window: MainWindow) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLineEdit, QScrollBar

    controls = [
        widget
        for kind in (QAbstractButton, QAbstractSlider, QLineEdit)
        for widget in window.findChildren(kind)
        if not isinstance(widget, QScrollBar)
    ]
    assert len(controls) > 30
    nameless = [w for w in controls if not w.accessibleName()]
    assert not nameless
    unreachable = [
        w for w in controls if not w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()
    ]
    assert not unreachable


def test_the_help_lists_every_shortcut(qtbot: QtBot, window: MainWindow) -> None:
    shown = {keys for _, rows in listed(window) for keys, _ in rows}
    assert {action.shortcut().toString() for action in window.actions()} <= shown
    window.show_help()
    help_window = window.findChild(HelpWindow)
    assert help_window.isVisible()
    help_window.open_page(KEYS)
    told = help_window.browser.toPlainText()
    assert all(words in told for _, rows in listed(window) for _, words in rows)
    help_window.close()


def test_a_narrow_window_is_the_grids(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.detail.isVisible())
    window.resize(800, 600)
    qtbot.waitUntil(lambda: window.detail.isHidden())
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.detail.isVisible())


def test_what_a_person_sets_is_remembered(qtbot: QtBot, library: Library, theme, qapp) -> None:
    told = []
    window = MainWindow(library, theme, remember=told.append)
    window.change_setting("theme", "dark")
    assert told[-1].theme == "dark"
    window.change_setting("theme", "light")
    window.camera.mirror.setChecked(False)
    assert told[-1].mirror_camera is False
    window.close()


def test_words_become_chips_that_can_be_taken_out(qtbot: QtBot, window: MainWindow) -> None:
    browser = window.browser
    assert not browser.terms.isVisible()
    browser.search.put_words("red zebra skirt", tell=True)
    qtbot.waitUntil(lambda: [c.idle for c in browser.terms.chips] == [False, True, False])
    assert [chip.text() for chip in browser.terms.chips] == ["Red", "“zebra”", "Skirt"]
    assert browser.sort.text() == "Best match"
    first = browser.model.id_at(0)
    assert first is not None
    (item,) = window.library.items([first])
    assert (item.value("category").value, item.value("colour").value) == ("skirt", "red")
    qtbot.keyClick(browser.terms.chips[1], Qt.Key.Key_Delete)
    assert browser.search.words.text() == "red skirt"
    assert not browser.terms.isEnabled(), "what is shown is of other words"
    qtbot.waitUntil(lambda: [c.text() for c in browser.terms.chips] == ["Red", "Skirt"])
    browser.terms.chips[0].click()
    assert browser.search.words.text() == "skirt"
    qtbot.waitUntil(lambda: [c.text() for c in browser.terms.chips] == ["Skirt"])
    browser.terms.chips[0].click()
    assert browser.search.words.text() == ""
    qtbot.waitUntil(lambda: len(ids(window)) == window.library.count())
    assert not browser.terms.isVisible()
    assert browser.sort.text() == "Newest first"


def test_words_nothing_is_known_of_make_no_chips(qtbot: QtBot, window: MainWindow) -> None:
    window.browser.search.put_words("qwertz", tell=True)
    qtbot.waitUntil(lambda: ids(window) == [])
    assert not window.browser.terms.isVisible()
