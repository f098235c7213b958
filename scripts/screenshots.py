"""Render every view of the window, light and dark, from the sample boutique.

    python scripts/screenshots.py FOLDER [--size 1280x800] [--only search]
    python scripts/screenshots.py docs --readme
    python scripts/screenshots.py FOLDER --kiosk

The second makes just the pictures that the README shows, the third the kiosk's
states, upright and wide. All draw offscreen, so that they need no display. The
photo that is searched with is one of the boutique's own, laid askew on a wooden
floor; the camera plays a short video of it.
"""

from __future__ import annotations

import argparse
import atexit
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(1, str(Path(__file__).resolve().parent.parent / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import cv2
import kiosk_views
import numpy as np
import pseudo
from desk_views import desk_views
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea
from studio import Waiting

from stylist.errors import PhotoError, StylistError
from stylist.gui import language, theme
from stylist.gui.bring.feedsheet import FeedSheet
from stylist.gui.encoders.addmodel import AddModel
from stylist.gui.find.screenregion import ScreenRegion
from stylist.gui.item import cropbox
from stylist.gui.item.pictures import Picture
from stylist.gui.questions import Page, Question
from stylist.gui.settingssheet import SettingsSheet
from stylist.gui.tasks import Job, Task
from stylist.gui.theme import Theme
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.looktypes import StyledLook
from stylist.products import FeedOptions
from stylist.settings import Settings
from stylist.types import CHANNELS, Filters, ModelInfo, Progress, Refusal, Rgb

README = ("library-light", "search-by-photo-light", "for-you-dark")
PHOTO_MOST = 2000
"""Pixels of one colour beyond which it is the window's and not a photo's."""
PROFILES = ("Anna", "Anna, winter", "Mr Okafor")
LOOKS = (
    (
        "Garden wedding",
        StyledLook(0, "x", "Anna Berg", "Sleeves rolled twice.", "wedding", 21.0),
        "floral dress",
    ),
    ("Monday, rain", StyledLook(0, "x", "Anna Berg", "", "office", 9.0, 5.0, True), "blazer"),
    ("Harbour walk", StyledLook(0, "x", "Mr Okafor", "", None, 12.0), "striped top"),
    ("Friday", StyledLook(0, "x"), "denim"),
    ("Vernissage", StyledLook(0, "x", "Mr Okafor", "", "date", 17.0), "black trousers"),
)
TRIP = (
    Filters(temperature=12.0, occasion="office"),
    Filters(temperature=8.0, rain=True),
    Filters(temperature=20.0, occasion="date"),
)
MODELS = [
    ModelInfo("lite2-fashion", "", "lite2-fashion@1", True, True, photos=12408, embedded=12408),
    ModelInfo("mobileclip2-s0", "", "m@1", False, False, words=True, embedded=3120, photos=12408),
    ModelInfo("resnet50", "", "", False, False, trouble="encoder.onnx: damaged"),
]


class Studio(Waiting):
    """One window over one library, and a camera that takes its picture."""

    def __init__(self, library: Library, theme: Theme, size: tuple[int, int]) -> None:
        self.library = library
        self.window = MainWindow(library, theme)
        self.jobs = self.window.jobs
        self.window.resize(*size)
        self.window.show()
        self.settle()

    def take(self) -> QPixmap:
        """The window, with what lies over it (popovers, sheets)."""
        picture = self.window.grab()
        painter = QPainter(picture)
        for over in QApplication.topLevelWidgets():
            if over is not self.window and over.isVisible():
                place = over.mapToGlobal(QPoint()) - self.window.mapToGlobal(QPoint())
                painter.drawPixmap(place, over.grab())
                if isinstance(over, QDialog):  # the window system would draw its frame
                    painter.setPen(theme.colour("faint"))
                    painter.drawRect(over.rect().translated(place).adjusted(-1, -1, 0, 0))
        painter.end()
        return picture

    def close(self) -> None:
        """Leave no thread and no window behind."""
        for over in QApplication.topLevelWidgets():
            over.close()
        self.window.close()
        self.window.deleteLater()


def messy_photo(garment: Rgb) -> Rgb:
    """A product picture as a shopper's photo: askew on floorboards, in warm light."""
    rng = np.random.default_rng(5)
    height, width = 960, 1120
    boards = np.repeat(rng.normal(0, 7, (height // 80, 1)), 80, axis=0)
    grain = cv2.GaussianBlur(rng.normal(0, 40, (height, width)), (0, 0), sigmaX=40, sigmaY=0.8)
    floor = np.array([139, 112, 86]) + (boards + grain)[..., None]
    floor[::80] *= 0.72
    inner = cv2.resize(garment, None, fx=(scale := 860 / garment.shape[0]), fy=scale)
    grey = cv2.cvtColor(inner, cv2.COLOR_RGB2LAB).astype(np.float32)
    away = np.linalg.norm(grey - np.median(grey[:12].reshape(-1, 3), axis=0), axis=2)
    mask = cv2.morphologyEx((away > 36).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((25, 25)))
    turn = cv2.getRotationMatrix2D((inner.shape[1] / 2, inner.shape[0] / 2), 11, 1)
    turn[:, 2] += ((width - inner.shape[1]) / 2, (height - inner.shape[0]) / 2)
    inner = cv2.warpAffine(inner, turn, (width, height))
    mask = cv2.GaussianBlur(
        cv2.warpAffine(mask, turn, (width, height)).astype(np.float32), (0, 0), 1.2
    )
    shadow = cv2.GaussianBlur(mask, (0, 0), 14)[..., None]
    photo = floor * (1 - 0.45 * shadow)
    photo = photo * (1 - mask[..., None]) + inner * mask[..., None]
    light = np.linspace(1.06, 0.86, width)[None, :, None] * np.array([1.02, 0.98, 0.9])
    return np.clip(photo * light, 0, 255).astype(np.uint8)


def hill() -> Rgb:
    """A hill under the sky: a photo with no garment in it."""
    y, x = np.mgrid[0:600, 0:800].astype(np.float32)
    sky = np.stack([120 + y / 6, 170 + y / 8, 225 + y / 30], axis=2)
    grass = np.stack([70 + x / 30, 120 + y / 12, 60 + x / 40], axis=2)
    grass += np.random.default_rng(2).normal(0, 9, grass.shape)
    ridge = 360 + 60 * np.sin(x / 170) + 20 * np.sin(x / 47)
    return np.clip(np.where((y > ridge)[..., None], grass, sky), 0, 255).astype(np.uint8)


def video(photo: Rgb, file: Path) -> None:
    """Half a second of somebody holding a photo up."""
    small = cv2.resize(photo, (1120, 700))
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 12, (1120, 700))
    for _ in range(6):
        writer.write(cv2.cvtColor(small, cv2.COLOR_RGB2BGR))
    writer.release()


def views(studio: Studio, photo: Path, clip: Path) -> Iterator[str]:
    """Bring the window into each state, and yield its name."""
    window = studio.window
    browser = window.browser
    yield "library"
    menu = browser.search.ways.ways
    menu.popup(browser.search.ways.mapToGlobal(QPoint(0, browser.search.ways.height())))
    studio.settle()
    yield "photo-menu"
    menu.close()
    yield from tour_views(studio)
    browser.grid.select_row(5)
    studio.wait(lambda: window.detail.known is not None and window.detail.item.isVisible())
    studio.wait(lambda: window.detail.known.item.id == window.detail.item_id)
    yield "detail"
    pane = window.detail.item
    window.detail.show_outline()
    studio.wait(lambda: pane.photo.outlined)
    yield "outline"
    window.detail.move_frame()
    for _ in range(6):
        QTest.keyClick(pane.photo, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(pane.photo, Qt.Key.Key_Left)
    pane.photo.flush()
    studio.wait(lambda: window.steps.last is not None)
    yield "outline-moved"
    window.undo()
    window.detail.show_outline()
    studio.settle()
    window.status.say("")
    browser.grid.setFocus()
    popover = pane.correct("category", pane.facts.buttons[0])
    studio.settle()
    yield "correct"
    popover.close()
    popover = pane.ask_suits(window.detail.known.suits, pane.facts.buttons[-1])
    studio.settle()
    yield "suits"
    popover.close()
    sheet = window.occasions.describe(None)
    sheet.name.setText("Vernissage")
    sheet.phrase.setText("the vernissage")
    for key in ("dress", "blazer", "shirt", "blouse"):
        sheet.categories[key].setChecked(True)
    studio.settle()
    yield "occasion-form"
    sheet.close()
    for tag in ("autumn", "window 3", "for Clara"):
        window.edits.tag(pane.item, tag)
        studio.settle()
    pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum())
    studio.settle()
    yield "detail-end"
    for _ in range(3):
        window.undo()
        studio.settle()
    window.status.say("")
    facets = window.library.facets()
    names = {kind: sorted(values, key=lambda v: -values[v]) for kind, values in facets.items()}
    some = Filters(
        colour=tuple(names["colour"][:2]),
        temperature=8.0,
        wind=6.0,
        rain=True,
        occasion=names["occasion"][0] if names["occasion"] else None,
    )
    browser.change(filters=some)
    studio.settle()
    yield "library-filtered"
    for chip in ("occasion", "category", "colour", "weather", "price"):
        popover = browser.filters.open(chip)
        studio.settle()
        yield f"filter-{chip}"
        if popover is not None:
            popover.close()
    window.change_setting("forecast", True)
    window.change_setting("forecast_place", "Oslo")
    browser.change(filters=Filters(temperature=8.0, wind=6.0, activity="brisk", weather_ranks=True))
    studio.settle()
    popover = browser.filters.open("weather")
    studio.settle()
    yield "weather-forecast"
    popover.close()
    window.change_setting("forecast", False)
    window.change_setting("forecast_place", "")
    studio.settle()
    yield "library-weather"
    browser.change(filters=Filters())
    for name, words in (
        ("words", "red or pink dress not floral under 90"),
        ("words-unmatched", "striped zebra top"),
    ):
        browser.search.put_words(words, tell=True)
        studio.settle()
        yield name
    browser.search.put_words("", tell=True)
    window.nav.go(Page.SEARCH)
    studio.settle()
    yield "search-start"
    window.photos.show(photo)
    studio.wait(lambda: browser.answer is not None and browser.answer.question.look is not None)
    browser.stand_ins.anyway.emit()
    studio.settle()
    yield "search-by-photo"
    view = window.detail.look.photo
    box = cropbox.placed(view.frame, view.photo_rect())
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=box.bottomRight().toPoint())
    QTest.mouseMove(view, (box.center() + (box.bottomRight() - box.center()) * 0.4).toPoint())
    studio.wait(lambda: browser.question.look.crop is not None)
    yield "search-crop-moving"
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)
    studio.settle()
    yield "search-crop"
    other = studio.library.items([int(studio.library.browse(text="red dress").ids[0])])[0]
    window.photos.add(other.photo.path)
    studio.wait(lambda: len(browser.question.beside) == 1)
    lines = window.detail.look.parts
    lines.changed.emit(
        (
            replace(lines._parts[0], channels=("style",)),
            replace(lines._parts[1], channels=("colour",)),
        )
    )
    studio.wait(lambda: browser.answer.question.counts == ("style",))
    browser.stand_ins.anyway.emit()
    bar = window.detail.look.verticalScrollBar()
    bar.setValue(bar.maximum())
    studio.settle()
    yield "search-photos"
    lines.changed.emit((replace(lines._parts[0], channels=CHANNELS),))
    studio.settle()
    browser.grid.select_row(1)
    studio.settle()
    yield "search-item"
    yield from several_views(studio, photo.parent)
    window.nav.go(Page.SEARCH)
    studio.settle()
    bound = studio.library.settings
    studio.library.settings = replace(bound, nothing_close=0.97)
    window.photos.show(hill())
    studio.wait(lambda: browser.stand_ins.isVisible() and window.detail.look.isVisible())
    studio.library.settings = bound
    yield "nothing-close"
    window.nav._not_looked(
        PhotoError(Path("~/Pictures/holiday/IMG_2043.heic"), "truncated after 18 kB")
    )
    studio.settle()
    yield "error"
    window.nav._questions[Page.SEARCH] = Question(page=Page.SEARCH)
    window.nav.go(Page.FOR_YOU)
    studio.settle()
    for row, liked in ((1, True), (4, True), (6, False)):
        item = browser.model.id_at(row)
        if item is not None:
            window.verdicts.judge([item], liked)
            studio.settle()
    window.nav.go(Page.FOR_YOU)
    studio.settle()
    yield "for-you"
    browser.grid.select_row(2)
    studio.settle()
    yield "for-you-item"
    bar = window.detail.item.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    studio.settle()
    yield "for-you-item-why"
    window.nav.go(Page.FOR_YOU)
    studio.settle()
    bar = window.detail.taste.verticalScrollBar()
    bar.setValue(bar.maximum())
    studio.settle()
    yield "taste-end"
    window.nav.go(Page.REVIEW)
    studio.wait(lambda: window.reviewing.sitting is not None)
    yield "review-nothing"
    yield from store_views(studio)
    window.nav.go(Page.FOR_YOU)
    browser.change(customer=str(studio.library.purchases().customers.names[3]))
    studio.wait(lambda: browser.answer is not None and bool(browser.answer.question.customer))
    yield "for-you-customer"
    browser.change(customer="")
    window.nav.go(Page.REVIEW)
    studio.settle()
    window.nav.go(Page.FOR_YOU)
    studio.settle()
    window.nav.open_camera()
    studio.wait(lambda: window.camera.pages.currentIndex() == 1)
    yield "camera-none"
    window.camera.start(str(clip))
    studio.wait(lambda: window.camera.shoot.isEnabled())
    yield "camera"
    studio.wait(lambda: bool(window.camera.near.buttons()))
    yield "camera-live"
    window.camera.timed.click()
    window.camera.press()
    studio.settle()
    yield "camera-countdown"
    window.camera.press()
    window.camera.timed.click()
    window.nav.close_camera()
    window.nav.go(Page.LIBRARY)
    studio.settle()
    window.show_large(int(browser.answer.results.ids[0]))
    studio.settle()
    yield "preview"
    browser.grid.select_row(0)
    studio.settle()
    pane.put_picture(Picture(None, None, there=False))
    window.preview.close_large()
    studio.settle()
    yield "missing-file"
    window.preview.close_large()
    window.show_help()
    studio.settle()
    yield "help"
    for over in QApplication.topLevelWidgets():
        if over is not window:
            over.close()
    window.show_settings()
    studio.settle()
    yield "settings"
    sheet = next(w for w in window.children() if isinstance(w, SettingsSheet))
    sheet.models.put(MODELS)
    studio.settle()
    area = sheet.findChild(QScrollArea)
    top = sheet.models.mapTo(area.widget(), QPoint()).y()
    area.verticalScrollBar().setValue(top - 60)
    studio.settle()
    yield "settings-models"
    for over in QApplication.topLevelWidgets():
        if over is not window:
            over.close()
    yield from desk_views(studio)
    yield from look_views(studio)
    yield from feed_views(studio)
    form = AddModel(window)
    form.open()
    for kind in ("backbone", "pair", "onnx", "folder"):
        form.kind.buttons[kind].click()
        studio.settle()
        yield f"add-model-{kind}"
    form.close()
    window.status.show_job("Importing autumn-shoot", Progress("import", 1204, 1911, 238.0))
    window.veil.open("Import into the library")
    studio.settle()
    yield "dropping"
    window.veil.hide()
    studio.settle()
    yield "importing"
    window.jobs.tasks.listed += [
        Task("Importing autumn-shoot", Job(), step=Progress("import", 1204, 1911, 238.0)),
        Task("Embedding with mobileclip2-s0", Job(), step=Progress("embed", 3120, 12408, 41.0)),
        Task(
            "Importing feed.csv",
            Job(),
            again=print,
            error=StylistError("/feeds/feed.csv: the disk is full"),
        ),
    ]
    window.jobs.tasks.listed[1].job.pause(True)
    window.jobs.tasks.changed.emit()
    studio.settle()
    window.show_tasks()
    studio.settle()
    yield "tasks"
    for over in QApplication.topLevelWidgets():
        if over is not window:
            over.close()
    window.jobs.tasks.listed.clear()
    window.jobs.tasks.changed.emit()
    window.status.end_job()
    window._imported(
        "autumn-shoot: 1,908 imported, 3 refused",
        (
            Refusal("/photos/autumn-shoot/IMG_0042.jpg", "truncated"),
            Refusal("/photos/autumn-shoot/notes.jpg", "not an image"),
            Refusal("/photos/autumn-shoot/poster.tif", "too large: 30000 × 30000 pixels"),
        ),
    )
    window.status.details.emit()
    studio.settle()
    yield "refused"


def tour_views(studio: Studio) -> Iterator[str]:
    """Each step of the tour that a library with clothes in it has."""
    tour = studio.window.tour
    tour.begin()
    while tour.isVisible():
        studio.settle(0.5)
        yield f"tour-{tour.step}"
        tour.go(1)
    studio.window.browser.grid.clearSelection()


def pairs(library: Library) -> Iterator[Rgb]:
    """A top and what goes below it, side by side."""
    tops, bottoms = (
        library.items(library.browse(text=words, sort="relevance").ids[:4])
        for words in ("blouse or shirt", "skirt or trousers")
    )
    for two in product(tops, bottoms):
        pictures = [cv2.imread(str(item.photo.path)) for item in two if item.photo is not None]
        high = min(picture.shape[0] for picture in pictures)
        beside = [cv2.resize(p, (p.shape[1] * high // p.shape[0], high)) for p in pictures]
        yield np.asarray(cv2.cvtColor(np.hstack(beside), cv2.COLOR_BGR2RGB), np.uint8)


def several_views(studio: Studio, work: Path) -> Iterator[str]:
    """A photo of several garments, each of which can be tapped; and a part of the screen."""
    window, library = studio.window, studio.library
    picture = next(filter(lambda p: len(library.garments_in(p)) > 1, pairs(library)))
    file = work / "two on the bed.jpg"
    cv2.imwrite(str(file), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    window.nav.go(Page.SEARCH)
    window.photos.show(file)
    look = window.detail.look
    studio.wait(lambda: len(look.photo.garments) > 1)
    browser = window.browser
    studio.wait(lambda: browser.answer is not None and browser.answer.question.look is not None)
    browser.stand_ins.anyway.emit()
    studio.settle()
    yield "search-several"
    look.photo.tap(1)
    studio.settle(1.0)
    browser.stand_ins.anyway.emit()
    studio.settle()
    yield "search-several-tapped"
    region = ScreenRegion(window.grab(), window.screen())
    region.show()
    studio.settle()
    yield "screen-region"
    region.close()
    window.nav.drop_photo()
    window.nav.go(Page.LIBRARY)
    studio.settle()


def look_views(studio: Studio) -> Iterator[str]:
    """Looks: none yet, all of them, one on the canvas, a lookbook, packing, worn today."""
    window, library = studio.window, studio.library
    page = window.looks
    window.nav.go(Page.LOOKS)
    studio.wait(page.shelf.nothing.isVisible)
    yield "looks-none"
    for name, like, said in LOOKS:
        first = int(library.browse(text=said, sort="relevance").ids[0])
        filters = replace(like.filters, wind=None)
        outfit = library.outfits(first, filters, k=1)[0]
        library.make_look(name, outfit.item_ids, like=like)
    library.make_lookbook("Autumn for Anna", [look.id for look in library.looks()])
    window.change_setting("contact", "Maren Holt, Atelier Nord\n+47 22 33 44 55")
    page.book.contact.put(window.settings.contact)
    page.refresh()
    studio.wait(lambda: len(page.shelf.gallery.shelf.looks) == len(LOOKS))
    studio.settle(1.5)
    yield "looks"
    page.open_look(library.look(LOOKS[0][0]).id)
    canvas = page.editor.canvas
    studio.wait(lambda: bool(canvas.items_shown))
    studio.settle(1.0)
    canvas.choose([1])
    studio.settle()
    yield "look"
    start = canvas.mapFromScene(canvas.items_shown[1].pos())
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    onto = canvas.mapFromScene(canvas.items_shown[0].pos())
    QTest.mouseMove(canvas.viewport(), QPoint(onto.x() + 3, start.y() + 14))
    studio.settle()
    yield "look-dragged"
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
    canvas.choose(range(3))
    studio.settle()
    yield "look-several"
    popover = page.editor.side.chips.ask_weather()
    studio.settle()
    yield "look-weather"
    popover.close()
    page.show_shelf()
    studio.settle()
    page.open_book(library.lookbooks()[0])
    studio.wait(lambda: page.book.preview.pixmap is not None)
    studio.settle(1.0)
    yield "lookbook"
    page.book.show_page(page.book.pages - 1)
    studio.settle(0.5)
    yield "lookbook-contact"
    library.set_wardrobe(True)
    page.show_shelf()
    studio.wait(page.shelf.pack.isVisible)
    page.open_packing()
    for row, filters in zip(page.pack.rows, TRIP, strict=False):
        row.chips.put(filters)
    page.pack.add_day()
    studio.wait(lambda: page.pack.packing is not None and len(page.pack.packing.days) == 4)
    yield "packing"
    window.nav.go(Page.LIBRARY)
    window.browser.grid.select_row(3)
    studio.settle()
    window.wear()
    studio.wait(lambda: not window.detail.item.wear.today.isEnabled())
    bar = window.detail.item.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    studio.settle()
    yield "worn"
    window.undo()
    studio.settle()
    library.set_wardrobe(False)
    library.remove_lookbook("Autumn for Anna")
    for look in library.looks():
        library.remove_look(look.id)


def feed_views(studio: Studio) -> Iterator[str]:
    """The form for feeds, over yesterday's and today's list of a small shop."""
    window = studio.window
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.csv"
        file.write_text(shop_list(20), encoding="utf-8")
        options = FeedOptions(feed="articles")
        for _ in studio.library.import_feed(file, options):
            pass
        file.write_text(shop_list(26, price="59,90"), encoding="utf-8")
        window.arrivals.show_feed()
        sheet = next(w for w in window.children() if isinstance(w, FeedSheet) and w.isVisible())
        studio.settle()
        yield "feed-empty"
        sheet.open_file(file)
        studio.wait(lambda: sheet.diff is not None)
        yield "feed-rows"
        sheet.page.buttons[1].click()
        for kind in ("new", "refused", "categories"):
            sheet.kinds.buttons[kind].click()
            studio.settle()
            yield f"feed-{kind}"
        sheet.close()
        items = studio.library.browse(text="Nova").ids
        studio.library.remove([int(i) for i in items])
        window.browser.reload()
        studio.settle()


def shop_list(rows: int, price: str = "49,90") -> str:
    """A list of articles as a small shop keeps it."""
    kinds = ("Dresses", "Felpe", "Coats", "Kerzen")
    lines = ["Artikelnummer;Bezeichnung;Warengruppe;Farbe;VK brutto;Bestand;Intern"]
    for i in range(rows):
        cost = "ask" if i % 11 == 10 else price
        lines.append(f"N-{100 + i};Nova {i};{kinds[i % 4]};navy;{cost};{i % 7};x")
    return "\n".join(lines)


def save(picture: QPixmap, file: Path) -> Path:
    """Write a small PNG: the window's own colours as they are, photos of 64 levels a channel."""
    rgb = picture.toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    pixels = rows[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3)
    codes = pixels.astype(np.int32) @ (1 << 16, 1 << 8, 1)
    often = np.bincount(codes.ravel(), minlength=1 << 24)[codes] > PHOTO_MOST
    levels = np.round(np.round(np.arange(256) / 255 * 63) / 63 * 255).astype(np.uint8)
    Image.fromarray(np.where(often[..., None], pixels, levels[pixels])).save(file, optimize=True)
    return file


def store_views(studio: Studio) -> Iterator[str]:
    """The store: trends, their lists, a week's items, recommenders, unknown columns."""
    window = studio.window
    window.nav.go(Page.STORE)
    page, trends = window.store, window.store.trends
    studio.wait(lambda: bool(trends.charts) and trends.reorder.count() > 0)
    trends.charts[0].mark(16)
    studio.settle()
    yield "store-trends"
    trends.by.buttons["colour"].click()
    studio.wait(lambda: trends.trends is not None and trends.trends.by == "colour")
    bar = page.area.verticalScrollBar()
    looks = studio.library.looks()
    shirts = [int(i) for i in studio.library.browse(text="flannel shirt").ids[:3]]
    trends.offer_looks({"Saturday": looks[0].item_ids if looks else shirts})
    trends.after.choices.actions()[1].trigger()
    studio.wait(lambda: trends.next.count() > 0)
    bar.setValue(bar.maximum())
    studio.settle()
    yield "store-lists"
    chart = trends.charts[1]
    chart.opened.emit(chart.series.value, chart.weeks[16])
    studio.wait(lambda: not window.store.isVisible())
    studio.wait(lambda: bool(window.browser.answer and window.browser.answer.question.among))
    yield "store-week"
    window.nav.back()
    studio.settle()
    window.nav.go(Page.STORE)
    page.show_tab("models")
    names = ["popularity", "repurchase", "item-knn", "als", "content", "hybrid"]
    *_, last = studio.library.compare_recommenders(names)
    page.put_report(last.result)
    bar.setValue(0)
    studio.settle()
    yield "store"
    bar.setValue(bar.maximum())
    studio.settle()
    yield "store-end"
    columns = ["Wer", "Was", "Wann", "Wie viel"]
    rows = [[f"K{n:03}", f"A{n * 7:04}", f"2026-03-{n + 1:02}", f"{n}9,90"] for n in range(6)]
    window.selling._read([Path("kasse.csv")], columns, rows, None)
    sheet = window.selling.sheet
    assert sheet is not None
    sheet.preview.mapped.emit("Wer", "customer")
    studio.settle()
    yield "store-columns"
    sheet.reject()
    studio.settle()


def shoot(
    library: Library,
    empty: Library,
    work: Path,
    out: Path,
    size: tuple[int, int],
    wanted: Callable[[str], bool],
    contrast: str = "usual",
    modes: Sequence[str] = ("light", "dark"),
) -> list[Path]:
    """Take the pictures whose name is wanted; returns their files."""
    photo, clip = work / "shirt on the floor.jpg", work / "webcam.avi"
    messy = messy_photo(a_shirt(library))
    cv2.imwrite(str(photo), cv2.cvtColor(messy, cv2.COLOR_RGB2BGR))
    video(messy, clip)
    out.mkdir(parents=True, exist_ok=True)
    made = []
    themes = Theme("light", contrast=contrast)
    for mode in modes:
        themes.set_mode(mode)
        for name in library.profiles():
            for _ in range(20):
                if library.undo(name) is None:
                    break
        studio = Studio(library, themes, size)
        made += [
            save(studio.take(), out / f"{name}-{mode}.png")
            for name in views(studio, photo, clip)
            if wanted(f"{name}-{mode}")
        ]
        studio.close()
        if wanted(f"empty-{mode}"):
            studio = Studio(empty, themes, size)
            made.append(save(studio.take(), out / f"empty-{mode}.png"))
            studio.window.tour.begin()
            studio.settle()
            made.append(save(studio.take(), out / f"empty-tour-{mode}.png"))
            studio.close()
    return made


def shoot_kiosk(
    library: Library, work: Path, out: Path, wanted: Callable[[str], bool]
) -> list[Path]:
    """Take the kiosk's pictures, upright and wide, light and dark; returns their files."""
    from stylist.supervise import LOG as LOG_FILE

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    messy = messy_photo(a_shirt(library))
    clip, log = work / "webcam.avi", work / "kiosk.log"
    video(messy, clip)
    log.write_text(kiosk_views.LOG, encoding="utf-8")
    os.environ[LOG_FILE] = str(log)
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for size, mode in product(kiosk_views.SIZES, ("light", "dark")):
        kiosk_views.reset_text(app)
        spoken = library.settings.language
        studio = kiosk_views.KioskStudio(library.path, Theme(mode), size, spoken)
        end = f"{size[0]}x{size[1]}-{mode}"
        made += [
            save(studio.take(), out / f"kiosk-{name}-{end}.png")
            for name in kiosk_views.kiosk_views(studio, messy, hill(), clip)
            if wanted(f"kiosk-{name}-{end}")
        ]
        studio.close()
    return made


def a_shirt(library: Library) -> Rgb:
    """A product's picture, to be photographed by a shopper."""
    shirts = library.browse(text="flannel shirt").ids
    item = library.items([int((shirts if len(shirts) else library.browse().ids)[0])])[0]
    assert item.photo is not None
    source = cv2.imread(str(item.photo.path))
    return np.asarray(cv2.cvtColor(source, cv2.COLOR_BGR2RGB), np.uint8)


def offscreen(width: int, height: int) -> str:
    """The platform, with a screen that holds the window: its own is 800 pixels wide."""
    screen = {"name": "studio", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = Path(tempfile.mkstemp(suffix=".json")[1])
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    atexit.register(file.unlink)
    return f"offscreen:configfile={file}"


def use_inter(app: QApplication, scale: int = 100) -> None:
    """Inter at 13 px, or `scale` % of that, where it is: pictures look the same everywhere."""
    family = "Inter" if "Inter" in QFontDatabase.families() else app.font().family()
    font = QFont(family)
    font.setPixelSize(round(13 * scale / 100))
    app.setFont(font)


def main() -> None:
    """Make the boutique, open it, take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--text", type=int, default=100, help="text size in %%")
    parser.add_argument("--contrast", default="usual", choices=("usual", "high"))
    parser.add_argument("--items", type=int, default=600)
    parser.add_argument("--only", default="", help="just the views whose name holds this")
    parser.add_argument("--language", default="en", help="en, de; or pseudo, rtl: as tests")
    parser.add_argument("--mode", choices=("light", "dark"), help="just one of the themes")
    parser.add_argument("--kiosk", action="store_true", help="the kiosk's states")
    parser.add_argument("--readme", action="store_true", help="just the README's pictures")
    said = parser.parse_args()
    width, height = (int(part) for part in said.size.split("x"))
    if said.kiosk:
        width = height = max(max(size) for size in kiosk_views.SIZES)
    app = QApplication(["screenshots", "-platform", offscreen(width, height)])
    use_inter(app, said.text)
    spoken = said.language if said.language in language.LANGUAGES else "en"
    settings = Settings(profile=PROFILES[0], language=spoken)
    language.use(spoken)
    if said.language == "pseudo":
        app.installTranslator(pseudo.Pseudo(app))
    elif said.language == "rtl":
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "boutique", settings=settings) as library,
        Library.open(Path(folder) / "empty", settings=settings) as empty,
    ):
        for _ in library.make_boutique(said.items):
            pass
        for name in PROFILES:
            library.add_profile(name)
        work = Path(folder)
        wanted = README.__contains__ if said.readme else lambda name: said.only in name
        size = (width, height)
        modes = (said.mode,) if said.mode else ("light", "dark")
        if said.kiosk:
            for file in shoot_kiosk(library, work, said.out, wanted):
                print(file)
            return
        for file in shoot(library, empty, work, said.out, size, wanted, said.contrast, modes):
            print(file)


if __name__ == "__main__":
    main()
