"""What a shopper does: words, a photo, hearts and crosses, a closer look, something to take."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QImage, QPageSize, QPdfWriter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from stylist.errors import UsageError
from stylist.gui import language
from stylist.gui.find.viewfinder import Source
from stylist.gui.kiosk import handover
from stylist.gui.kiosk.attract import LOOKS, Stage, next_look
from stylist.gui.kiosk.keyboard import Keyboard, accents, digits, fitted, rows_for
from stylist.gui.kiosk.kioskwindow import KioskWindow
from stylist.gui.kiosk.sizes import between, target
from stylist.library import Library
from stylist.types import Item

from ..conftest import draw
from ..test_camera_page import film
from .conftest import SETTINGS, Opens, page_named


def key(board: Keyboard, name: str) -> QAbstractButton:
    return next(k for k in board.findChildren(QAbstractButton) if k.accessibleName() == name)


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def results(qtbot: QtBot, window: KioskWindow, garment: Path) -> None:
    """Show a photo, and wait for what is like it."""
    window.kiosk.begin()
    window.kiosk.search_photo(np.asarray(Image.open(garment).convert("RGB")))
    qtbot.waitUntil(lambda: bool(window.page.cards))


def test_words_are_typed_on_the_screen(qtbot: QtBot, window: KioskWindow) -> None:
    window.kiosk.begin()
    window.kiosk.go("words")
    page = window.page
    assert not page.keyboard.go.isEnabled()
    for name in ("r", "e", "d", "d", "Delete a letter", "Space"):
        press(qtbot, key(page.keyboard, name))
    assert page.field.text() == "red "
    press(qtbot, key(page.keyboard, "Letters of other languages"))
    press(qtbot, key(page.keyboard, "ü"))
    press(qtbot, key(page.keyboard, "7"))
    assert page.field.text() == "red ü7"
    for _ in range(2):
        press(qtbot, key(page.keyboard, "Delete a letter"))
    qtbot.waitUntil(lambda: bool(page._shown))
    press(qtbot, key(page.keyboard, "Search"))
    page_named(window, "ResultsPage")
    qtbot.waitUntil(lambda: bool(window.page.cards))
    assert window.kiosk.session.words == "red"
    assert "red" in next(iter(window.page.cards.values())).item.name.lower()


def test_words_are_suggested(qtbot: QtBot, window: KioskWindow) -> None:
    window.kiosk.begin()
    window.kiosk.go("words")

    def first() -> str:
        item = window.page.suggestions.itemAt(0)
        return item.widget().text() if item is not None and item.widget() else ""

    qtbot.waitUntil(lambda: bool(first()))
    library = window.kiosk.library
    assert first() in {library.label("category", kind) for kind in library.facets()["category"]}
    qtbot.waitUntil(lambda: bool(window.page._shown))  # what is new, before a word is typed
    qtbot.keyClicks(window.page.field, "red ski")
    qtbot.waitUntil(lambda: first().startswith("red ski"))
    chip = window.page.suggestions.itemAt(0).widget()
    press(qtbot, chip)
    assert window.page.field.text() == chip.text()


def test_each_language_has_its_keyboard() -> None:
    assert rows_for("de")[0] == "qwertzuiopü"
    assert rows_for("fr")[0].startswith("azerty")
    assert rows_for("xx") == rows_for("en")
    assert digits() == "1234567890"
    assert {"ä", "ö", "ü", "ß"} <= set("".join(accents()))


def test_where_rows_have_no_room_keys_stay_as_large() -> None:
    room = 7 * target() + 6 * between()
    rows = fitted(rows_for("en"), room)
    assert max(map(len, rows)) == 7
    assert "".join(rows) == "abcdefghijklmnopqrstuvwxyz"


def test_a_photo_that_is_held_up(qtbot: QtBot, window: KioskWindow, tmp_path: Path) -> None:
    window.kiosk.begin()
    window.kiosk.go("camera")
    page = window.page
    page.start(Source(film(draw("pants", "green"), tmp_path / "clip.avi")))
    qtbot.waitUntil(lambda: page.shoot.isEnabled())
    qtbot.waitUntil(lambda: bool(page.near._shown))
    page._tick.setInterval(1)
    press(qtbot, page.shoot)
    assert page.counting
    qtbot.waitUntil(lambda: window.kiosk.session.look is not None)
    page_named(window, "ResultsPage")
    qtbot.waitUntil(lambda: bool(window.page.cards))
    first = next(iter(window.page.cards.values()))
    assert "pants" in first.item.name
    assert "alike" in first.photo.accessibleName()
    assert page._job is None, "the camera is let go"


def test_a_heart_turns_what_comes_next_and_the_same_again_takes_it_back(
    qtbot: QtBot, window: KioskWindow, garment: Path
) -> None:
    results(qtbot, window, garment)
    kiosk = window.kiosk
    before = list(kiosk.session.results.ids)
    cards = list(window.page.cards.values())
    green = cards[-1]
    press(qtbot, green.opinions.heart)
    press(qtbot, cards[0].opinions.cross)
    assert green.opinions.heart.isChecked()
    assert kiosk.session.picks == [green.item.id]
    assert window.page.picks.text().strip().endswith("1")
    press(qtbot, window.page.better)
    qtbot.waitUntil(lambda: kiosk.session.fresh == 0 and bool(window.page.cards))
    after = list(kiosk.session.results.ids)
    assert after != before
    assert after.index(green.item.id) <= before.index(green.item.id)
    card = window.page.cards[green.item.id]
    press(qtbot, card.opinions.heart)
    assert kiosk.session.picks == []
    assert not card.opinions.heart.isChecked()


def test_results_are_leafed_through(qtbot: QtBot, window: KioskWindow) -> None:
    window.kiosk.begin()
    window.kiosk.session.ask()
    window.kiosk.go("results")
    window.kiosk.rank()
    qtbot.waitUntil(lambda: bool(window.page.cards))
    page = window.page
    first = set(page.cards)
    assert len(first) == page.per_page == 9
    press(qtbot, page.leafing.after)
    qtbot.waitUntil(lambda: bool(page.cards) and not set(page.cards) & first)
    assert not page.leafing.where.text().startswith("1 ")
    kept = set(page.cards)
    window.kiosk.go("item", next(iter(kept)))
    window.kiosk.back()
    qtbot.waitUntil(lambda: bool(window.page.cards))
    assert set(window.page.cards) == kept, "back comes back to the same page"


def test_nothing_close_is_said_and_the_nearest_shown_only_if_asked_for(
    qtbot: QtBot, open_kiosk: Opens, garment: Path
) -> None:
    window = open_kiosk(settings=replace(SETTINGS, nothing_close=1.01))
    window.kiosk.begin()
    window.kiosk.search_photo(np.asarray(Image.open(garment).convert("RGB")))
    qtbot.waitUntil(lambda: window.kiosk.session.results is not None)
    page = window.page
    assert page.stand_in.isVisible()
    assert "nothing close" in page.teaching.heading.text()
    assert "%" in page.teaching.words.text()
    assert not page.cards
    press(qtbot, page.anyway)
    qtbot.waitUntil(lambda: bool(page.cards))
    assert not page.stand_in.isVisible()


def test_an_item_is_looked_at_closely(qtbot: QtBot, window: KioskWindow, garment: Path) -> None:
    results(qtbot, window, garment)
    item = next(iter(window.page.cards.values())).item
    press(qtbot, window.page.cards[item.id].photo)
    page = page_named(window, "ItemPage")
    qtbot.waitUntil(lambda: page.photo.shows)
    assert page.name.text() == item.name
    press(qtbot, page.opinions.heart)
    assert window.kiosk.session.picks == [item.id]
    qtbot.waitUntil(page.similar.isEnabled)
    press(qtbot, page.similar)
    qtbot.waitUntil(lambda: type(window.page).__name__ == "ResultsPage" and bool(window.page.cards))
    assert item.id not in window.page.cards


def test_the_code_holds_what_was_chosen(qtbot: QtBot, window: KioskWindow) -> None:
    kiosk = window.kiosk
    kiosk.begin()
    chosen = [int(i) for i in kiosk.library.browse().ids[:3]]
    for item_id in chosen:
        kiosk.judge(item_id, True)
    kiosk.go("picks")
    qtbot.waitUntil(lambda: bool(window.page._items))
    qtbot.wait(50)
    grey = QImage.Format.Format_Grayscale8
    picture = window.page.code.grab().toImage().convertToFormat(grey)
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), -1)
    shown = np.ascontiguousarray(rows[:, : picture.width()])
    # OpenCV's other detector loses codes whose modules are large, however well they are drawn.
    said, *_ = cv2.QRCodeDetectorAruco().detectAndDecode(shown)
    items = kiosk.library.items(chosen)
    assert said.split("\n") == [handover.sku_of(item) for item in items]


ITEMS = [
    Item(1, "Hera hoodie", "MH 01", price=49.0, currency="EUR", tags=("aisle 3",)),
    Item(2, "Marco jacket", "MJ/02"),
    Item(3, "A find"),
]


def test_the_code_says_it_as_the_shop_wants_it() -> None:
    assert handover.said_by_code(ITEMS, "") == "MH 01\nMJ/02\n#3"
    wanted = handover.said_by_code(ITEMS, "https://shop.example/?skus={skus}")
    assert wanted == "https://shop.example/?skus=MH%2001,MJ%2F02,%233"


def test_a_code_takes_as_many_as_it_has_room_for(library: Library) -> None:
    many = [Item(i, f"Item {i}", f"SKU-{i:07}") for i in range(90)]
    code, number = handover.code_for(library, many, "")
    assert 30 < number < 90
    assert len(code) <= 17 * 4 + 17
    with pytest.raises(UsageError, match="QR code takes"):
        handover.code_for(library, many, "x" * 900 + handover.SKUS)
    with pytest.raises(UsageError, match="nothing was chosen"):
        handover.code_for(library, [], "")


def test_a_slip_is_printed(qapp: object, library: Library, tmp_path: Path) -> None:
    many = [*ITEMS, *(Item(i, f"Item {i}", f"S-{i}") for i in range(4, 30))]
    code, _ = handover.code_for(library, many, "")
    file = tmp_path / "slip.pdf"
    writer = QPdfWriter(str(file))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    writer.setResolution(150)
    photo = QPixmap(30, 40)
    photo.fill(Qt.GlobalColor.red)
    pages = handover.paint_slip(writer, 150, many, code, lambda item: photo)
    del writer
    data = file.read_bytes()
    assert pages > 1
    assert Library.page_count(data) == pages
    page = Library.page_picture(data, 0, 150 / 72)
    said, *_ = cv2.QRCodeDetector().detectAndDecode(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY))
    assert said.split("\n") == [handover.sku_of(item) for item in many]
    assert ((page[..., 0] > 200) & (page[..., 1] < 60)).sum() > 1000, "photos are on it"


def test_without_a_printer_none_is_offered(window: KioskWindow) -> None:
    assert handover.printer_for("no such printer") is None


def test_the_attract_screen_shows_the_shops_own_looks(library: Library) -> None:
    ids = [int(i) for i in library.browse().ids[:2]]
    arranged = next_look(library, 3, 300)
    assert arranged is not None
    assert arranged.shape[0] == 300
    library.make_look("Friday", ids)
    own = next_look(library, 3, 300)
    assert own is not None
    assert np.array_equal(own, library.look_picture(library.look("Friday"), 300))
    assert LOOKS > 1


def test_looks_of_an_empty_shop(bare: Library) -> None:
    assert next_look(bare, 0, 300) is None


def test_reduced_motion_is_respected(qtbot: QtBot) -> None:
    first, second = (np.full((40, 32, 3), shade, np.uint8) for shade in (10, 240))
    for calm in (True, False):
        stage = Stage(calm)
        qtbot.addWidget(stage)
        stage.put(first)
        stage.put(second)
        assert stage.moving is not calm
        stage._fade.stop()


def test_language_and_size_are_chosen_on_the_first_screen(
    qtbot: QtBot, window: KioskWindow
) -> None:
    window.kiosk.begin()
    named = [b.accessibleName() for b in window.page.findChildren(QAbstractButton)]
    assert set(language.LANGUAGES.values()) <= set(named)
    german = next(
        b for b in window.page.findChildren(QAbstractButton) if b.accessibleName() == "Deutsch"
    )
    before = window.page
    press(qtbot, german)
    assert window.page is not before
    assert window.kiosk.session.language == "de"
    assert language.locale().language() == QLocale.Language.German
    said = {part.text() for part in window.page.findChildren(QLabel)}
    assert "Was suchst du?" in said
    assert window.kiosk.library.label("category", "dress") == "Kleid"
    window.kiosk.go("words")
    assert key(window.page.keyboard, "ü") is not None
    window.kiosk.back()
    large = next(
        b
        for b in window.page.findChildren(QAbstractButton)
        if b.accessibleName() == "Größte Schrift"
    )
    height = window.page.fontMetrics().height()
    press(qtbot, large)
    assert window.page.fontMetrics().height() > 1.4 * height
    window.kiosk.forget()
    assert window.kiosk.session.language == "en"
    assert language.locale().language() == QLocale.Language.English


def test_what_is_translated_is_said_so(
    window: KioskWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Loud(QTranslator):
        def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
            return False

        def translate(self, context: str, source: str, *_: object) -> str:
            return source.upper() if context == "WelcomePage" else ""

    loud = Loud()
    window.kiosk.begin()
    app = QCoreApplication
    app.installTranslator(loud)
    try:
        window.rebuild()
        names = [b.accessibleName() for b in window.page.findChildren(QAbstractButton)]
    finally:
        app.removeTranslator(loud)
    assert any(name.startswith("SHOW IT") for name in names)
