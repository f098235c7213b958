"""The views of the stylist's desk, for `screenshots.py`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtTest import QTest

from stylist.desktypes import Asked
from stylist.gui.questions import Page
from stylist.library import Library
from stylist.types import Filters

if TYPE_CHECKING:
    from screenshots import Studio

SEARCHES = (
    ("camel coat", 7), ("neon green jumpsuit", 5), ("silver sandals", 3), ("striped kimono", 2),
    ("velvet cape under 20", 1),
)  # fmt: skip
PICKED = {0: 5, 1: 3, 2: 4, 4: 2, 6: 5, 7: 1, 9: 4}


def prepare(library: Library, work: Path) -> None:
    """Give the library something to show: ratings, collections, twins, gaps."""
    ids = [int(i) for i in library.browse().ids]
    for place, stars in PICKED.items():
        library.rate([ids[place]], stars=stars)
    library.rate([ids[1], ids[6]], flag="pick")
    library.rate([ids[3], ids[8]], flag="reject")
    library.add_album("Anna, autumn", ids[3:17])
    library.add_album("Window, October", ids[20:29])
    library.keep_search("Red dresses", Asked("red dress"))
    library.keep_search("Best of all", Asked("", Filters(rating=4), "rating"))
    twice = work / "twice"
    twice.mkdir(exist_ok=True)
    for place, item in enumerate(library.items(ids[30:33])):
        assert item.photo is not None
        picture = cv2.imread(str(item.photo.path))
        small = cv2.resize(picture, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
        cv2.imwrite(str(twice / f"copy of {place}.jpg"), small)
        if place == 0:
            height, width = picture.shape[:2]
            inner = picture[height // 40 : -height // 40, width // 40 : -width // 40]
            cv2.imwrite(str(twice / "IMG_2043.jpg"), inner)
    for _ in library.import_photos([twice], workers=1):
        pass
    for words, times in SEARCHES:
        for _ in range(times):
            library.note_search(Asked(words))
    library.note_wish("burgundy evening dress under 200", "Anna")


def desk_views(studio: Studio) -> Iterator[str]:
    """Bring the window into each state of the desk, and yield its name."""
    window, library = studio.window, studio.library
    bench, browser = window.bench, window.browser
    if not library.collections():
        with tempfile.TemporaryDirectory() as folder:
            prepare(library, Path(folder))
    window.nav.go(Page.LIBRARY)
    browser.reload()
    bench.collecting.reload()
    studio.settle()
    browser.grid.setFocus()
    browser.grid.select_row(4)
    studio.settle()
    yield "cull"
    popover = browser.filters.open("rating")
    studio.settle()
    yield "filter-rating"
    popover.close()
    chosen, flags = browser.grid.selectionModel(), QItemSelectionModel.SelectionFlag
    for row in (5, 6, 9, 10):
        chosen.select(browser.model.index(row), flags.Select)
    studio.settle()
    yield "selection"
    bench.edit()
    studio.wait(lambda: bench.sheet is not None and bench.sheet.isVisible())
    bench.sheet.hang("window 3")
    bench.sheet.choices["category"].choose("skirt")
    studio.settle()
    yield "batch"
    bench.sheet.reject()
    studio.settle()
    bench.compare()
    studio.wait(lambda: bench.comparison.isVisible() and len(bench.comparison.panes) == 5)
    yield "compare"
    bench.comparison.drop()
    bench.comparison.drop()
    bench.comparison.drop()
    bench.comparison.sight.zoomed(2.2, bench.comparison.sight.middle)
    bench.comparison._moved()
    studio.settle()
    yield "compare-close"
    bench.comparison.close_view()
    bench.show_palette()
    studio.settle()
    yield "palette"
    QTest.keyClicks(bench.palette.words, "sort st")
    studio.settle()
    yield "palette-typed"
    bench.palette.close()
    studio.settle()
    bench.open_collection(library.collection("Anna, autumn"))
    studio.settle()
    yield "album"
    bench.open_collection(library.collection("Best of all"))
    studio.settle()
    yield "kept-search"
    browser.change(among=(), among_name="", collection=None, filters=Filters(), sort="relevance")
    window.nav.go(Page.DESK)
    studio.settle()
    yield "desk-start"
    bench.look_for_twins()
    studio.wait(lambda: window.desk.twins.looked)
    yield "twins"
    bench.show_gaps()
    studio.wait(lambda: bool(window.desk.gaps.rows))
    yield "gaps"
    window.nav.go(Page.LIBRARY)
    studio.settle()
    other = bench.open_window("Mr Okafor")
    other.resize(820, 600)
    other.move(window.pos() + QPoint(380, 150))
    other.browser.change(filters=Filters(colour=("green",)))
    studio.settle(1.0)
    yield "second-window"
    other.close()
    other.deleteLater()
    studio.settle()
