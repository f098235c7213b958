"""The Looks view, driven with mouse and keys."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stylist.gui.looks.canvas import LookCanvas
from stylist.gui.looks.piece import HIGH, WIDE
from stylist.gui.questions import Page
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.looktypes import ASPECT, Placed, StyledLook
from stylist.types import Step

Key, Button = Qt.Key, Qt.MouseButton
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def ids(window: MainWindow, count: int) -> list[int]:
    return [int(i) for i in window.library.browse(sort="name").ids[:count]]


@pytest.fixture
def look(window: MainWindow) -> StyledLook:
    """Three garments far from each other and from all lines."""
    first, second, third = ids(window, 3)
    laid = (
        Placed(first, 0.23, 0.27, 0.3),
        Placed(second, 0.71, 0.36, 0.3),
        Placed(third, 0.44, 0.77, 0.3),
    )
    return window.library.make_look("Office", like=StyledLook(0, "x", pieces=laid))


@pytest.fixture
def canvas(qtbot: QtBot, window: MainWindow, look: StyledLook) -> LookCanvas:
    """The look, opened from the gallery with the keyboard."""
    qtbot.keyClick(window, Key.Key_6, CONTROL)
    shelf = window.looks.shelf
    qtbot.waitUntil(lambda: len(shelf.gallery.shelf.looks) == 1)
    qtbot.keyClick(shelf.gallery, Key.Key_Return)
    canvas = window.looks.editor.canvas
    qtbot.waitUntil(lambda: len(canvas.items_shown) == 3)
    qtbot.waitUntil(lambda: all(p.ratio != 0.8 for p in canvas.items_shown))
    return canvas


def stored(window: MainWindow, name: str = "Office") -> tuple[Placed, ...]:
    return window.library.look(name).pieces


def spot(canvas: LookCanvas, place: int) -> QPoint:
    """Where the middle of a piece is seen."""
    piece = canvas.pieces[place]
    return canvas.mapFromScene(QPointF(piece.x * WIDE, piece.y * HIGH))


def drag(canvas: LookCanvas, start: QPoint, by: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    view = canvas.viewport()
    QTest.mousePress(view, Button.LeftButton, keys, start)
    for step in (1, 2, 3, 4):
        QTest.mouseMove(view, start + by * step / 4)
    QTest.mouseRelease(view, Button.LeftButton, keys, start + by)


def test_a_piece_is_dragged_stored_and_taken_back(
    qtbot: QtBot, window: MainWindow, canvas: LookCanvas, look: StyledLook
) -> None:
    step = round(0.1 * HIGH * canvas.transform().m11())
    drag(canvas, spot(canvas, 0), QPoint(step // 2, step))
    assert canvas.chosen == [0]
    moved = canvas.pieces[0]
    assert moved.y == pytest.approx(look.pieces[0].y + 0.1, abs=0.02)
    qtbot.waitUntil(lambda: stored(window)[0] == moved)
    assert stored(window)[1:] == look.pieces[1:]
    qtbot.waitUntil(lambda: "moved" in (window.steps.last or ""))
    qtbot.keyClick(canvas, Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: stored(window) == look.pieces)
    qtbot.waitUntil(lambda: canvas.pieces == look.pieces)


def test_a_corner_scales_and_the_stem_turns(
    qtbot: QtBot, window: MainWindow, canvas: LookCanvas, look: StyledLook
) -> None:
    QTest.mouseClick(canvas.viewport(), Button.LeftButton, NONE, spot(canvas, 1))
    assert canvas.chosen == [1]
    corners = canvas._frame()
    middle = QPointF(spot(canvas, 1))
    away = corners[2] - middle
    drag(canvas, corners[2].toPoint(), (away * 0.5).toPoint())
    scaled = canvas.pieces[1]
    assert scaled.scale == pytest.approx(0.45, rel=0.05)
    assert (scaled.x, scaled.y) == pytest.approx((look.pieces[1].x, look.pieces[1].y), abs=1e-3)
    from stylist.gui.looks import frame

    stem = frame.grips(canvas._frame())[-1][0]
    length = (stem - middle).y()
    drag(canvas, stem.toPoint(), QPoint(round(-length), round(-length)), SHIFT)
    qtbot.waitUntil(lambda: stored(window)[1].scale == scaled.scale)
    assert canvas.pieces[1].rotation in (0.0, 90.0)  # QTest tells no keys while it moves
    qtbot.waitUntil(lambda: stored(window) == canvas.pieces)


def test_snaps_to_a_line_of_another_piece(
    qtbot: QtBot, window: MainWindow, canvas: LookCanvas
) -> None:
    scale = canvas.transform().m11()
    across = (canvas.pieces[1].x - canvas.pieces[0].x) * WIDE * scale
    drag(canvas, spot(canvas, 0), QPoint(round(across) - 3, round(0.31 * HIGH * scale)))
    boxes = [p.sceneBoundingRect() for p in canvas.items_shown]
    lines = [(box.left(), box.center().x(), box.right()) for box in boxes]
    lines.append((0, WIDE / 2, WIDE))
    assert any(abs(a - b) < 0.5 for a in lines[0] for other in lines[1:] for b in other)


def test_keys_nudge_order_double_and_remove(
    qtbot: QtBot, window: MainWindow, canvas: LookCanvas, look: StyledLook
) -> None:
    steps = len(look.pieces)
    canvas.choose([0])
    for _ in range(4):
        qtbot.keyClick(canvas, Key.Key_Right)
    qtbot.keyClick(canvas, Key.Key_Down, SHIFT)
    nudged = canvas.pieces[0]
    assert nudged.x == pytest.approx(look.pieces[0].x + 4 * 0.005 / ASPECT, abs=1e-4)
    assert nudged.y == pytest.approx(look.pieces[0].y + 0.05, abs=1e-4)
    qtbot.waitUntil(lambda: stored(window)[0] == nudged)
    qtbot.keyClick(canvas, Key.Key_BracketRight, CONTROL)
    assert canvas.chosen == [1]
    qtbot.waitUntil(lambda: stored(window)[1] == nudged)
    qtbot.keyClick(canvas, Key.Key_BracketLeft, CONTROL)
    assert canvas.chosen == [0]
    qtbot.keyClick(canvas, Key.Key_D, CONTROL)
    assert len(canvas.pieces) == steps + 1
    assert canvas.chosen == [steps]
    qtbot.keyClick(canvas, Key.Key_Delete)
    assert len(canvas.pieces) == steps
    assert canvas.chosen == []
    qtbot.waitUntil(lambda: not window.look_work.pending)
    assert stored(window) == canvas.pieces
    qtbot.waitUntil(lambda: "took" in (window.steps.last or ""))
    for left in (steps + 1, steps):
        qtbot.keyClick(canvas, Key.Key_Z, CONTROL)
        qtbot.waitUntil(lambda left=left: len(canvas.pieces) == left)
    assert window.library.verdicts("Anna") == {}


def test_nudges_in_a_row_are_one_step_and_none_is_lost(
    qtbot: QtBot, window: MainWindow, canvas: LookCanvas, look: StyledLook
) -> None:
    canvas.choose([2])
    for _ in range(3):
        qtbot.keyClick(canvas, Key.Key_Up)
    nudged = canvas.pieces
    window.nav.go(Page.LIBRARY)  # before they have settled
    qtbot.waitUntil(lambda: stored(window) == nudged)
    qtbot.waitUntil(lambda: "moved" in (window.steps.last or ""))
    window.undo()
    qtbot.waitUntil(lambda: stored(window) == look.pieces)


def test_a_band_chooses_and_all_are_aligned(
    qtbot: QtBot, window: MainWindow, canvas: LookCanvas
) -> None:
    corner = canvas.mapFromScene(QPointF(2, 2))
    other = canvas.mapFromScene(QPointF(WIDE - 2, 0.55 * HIGH))
    drag(canvas, corner, other - corner)
    assert canvas.chosen == [0, 1]
    editor = window.looks.editor
    edges = [a for a in editor.align.menu().actions() if a.text() == "Upper edges"]
    edges[0].trigger()
    tops = [canvas.items_shown[i].sceneBoundingRect().top() for i in (0, 1)]
    assert tops[0] == pytest.approx(tops[1], abs=0.5)
    qtbot.waitUntil(lambda: stored(window) == canvas.pieces)
    qtbot.keyClick(canvas, Key.Key_Escape)
    assert canvas.chosen == []
    qtbot.keyClick(canvas, Key.Key_Escape)
    assert window.looks.pages.currentWidget() is window.looks.shelf


def test_what_a_look_says_is_written_beside_it(
    qtbot: QtBot, window: MainWindow, canvas: LookCanvas
) -> None:
    side = window.looks.editor.side
    side.client.setFocus()
    qtbot.keyClicks(side.client, "Zoe")
    qtbot.keyClick(side.client, Key.Key_Return)
    qtbot.waitUntil(lambda: window.library.look("Office").client == "Zoe")
    side.notes.setFocus()
    qtbot.keyClicks(side.notes, "Fold the cuffs")
    canvas.setFocus()
    side.notes.flush()
    qtbot.waitUntil(lambda: window.library.look("Office").notes == "Fold the cuffs")
    popover = side.chips.ask_occasion()
    side.chips.take_occasion(popover, "office")
    qtbot.waitUntil(lambda: window.library.look("Office").occasion == "office")
    weather = side.chips.ask_weather()
    weather.temperature.setValue(8)
    weather.rain.click()
    weather.close()
    qtbot.waitUntil(lambda: window.library.look("Office").temperature == 8)
    assert window.library.look("Office").rain
    qtbot.waitUntil(lambda: "clo" in side.warmth.text())
    side.name.setFocus()
    side.name.selectAll()
    qtbot.keyClicks(side.name, "Monday")
    qtbot.keyClick(side.name, Key.Key_Return)
    qtbot.waitUntil(lambda: [x.name for x in window.library.looks()] == ["Monday"])


def test_a_name_that_is_taken_is_refused_and_put_back(
    qtbot: QtBot, window: MainWindow, canvas: LookCanvas
) -> None:
    window.library.make_look("Taken")
    side = window.looks.editor.side
    side.name.setFocus()
    side.name.selectAll()
    qtbot.keyClicks(side.name, "Taken")
    qtbot.keyClick(side.name, Key.Key_Return)
    qtbot.waitUntil(lambda: "Taken" in window.status.news.text())
    qtbot.waitUntil(lambda: side.name.text() == "Office")


def test_garments_are_put_on_a_look_from_the_grid(
    qtbot: QtBot, window: MainWindow, look: StyledLook
) -> None:
    grid = window.browser.grid
    grid.setFocus()
    grid.select_row(7)
    new = window.browser.model.id_at(7)
    assert new not in look.item_ids
    qtbot.keyClick(grid, Key.Key_L)
    qtbot.waitUntil(lambda: window.looking.menu is not None)
    menu = window.looking.menu
    names = [action.text() for action in menu.actions()]
    assert names == ["New look with 1 item", "", "Office"]
    menu.actions()[2].trigger()
    qtbot.waitUntil(lambda: new in window.library.look("Office").item_ids)
    menu.close()
    grid.select_row(11)
    second = window.browser.model.id_at(11)
    qtbot.waitUntil(lambda: window.detail.item_id == second)
    qtbot.keyClick(grid, Key.Key_L, SHIFT)
    qtbot.waitUntil(lambda: second in window.library.look("Office").item_ids)


def test_a_new_look_from_what_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    grid = window.browser.grid
    grid.select_row(2)
    qtbot.keyClick(grid, Key.Key_Right, SHIFT)
    wanted = {window.browser.model.id_at(row) for row in grid.selected_rows()}
    assert len(wanted) == 2
    qtbot.keyClick(grid, Key.Key_L)
    qtbot.waitUntil(lambda: window.looking.menu is not None)
    window.looking.menu.actions()[0].trigger()
    window.looking.menu.close()
    canvas = window.looks.editor.canvas
    qtbot.waitUntil(lambda: len(canvas.items_shown) == 2)
    assert set(window.library.look("Look").item_ids) == wanted
    assert canvas.isVisible()


def test_the_gallery_makes_copies_and_removes(
    qtbot: QtBot, window: MainWindow, look: StyledLook
) -> None:
    window.nav.go(Page.LOOKS)
    shelf = window.looks.shelf
    qtbot.waitUntil(lambda: len(shelf.gallery.shelf.looks) == 1)
    shelf.gallery.selectAll()
    shelf.copy.click()
    qtbot.waitUntil(lambda: len(shelf.gallery.shelf.looks) == 2)
    assert window.library.look("Office, again").pieces == look.pieces
    shelf.gallery.selectAll()
    qtbot.keyClick(shelf.gallery, Key.Key_Delete)
    qtbot.waitUntil(lambda: shelf.nothing.isVisible())
    assert window.library.looks() == []
    qtbot.waitUntil(lambda: "removed the look" in (window.steps.last or ""))
    window.undo()
    qtbot.waitUntil(lambda: len(shelf.gallery.shelf.looks) == 1)
    qtbot.keyClick(shelf.gallery, Key.Key_N)
    qtbot.waitUntil(lambda: window.looks.editor.isVisible())


def test_a_lookbook_is_made_ordered_and_handed_over(
    qtbot: QtBot, window: MainWindow, look: StyledLook, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    second = window.library.make_look("Evening", ids(window, 2))
    window.nav.go(Page.LOOKS)
    page, shelf = window.looks.book, window.looks.shelf
    qtbot.waitUntil(lambda: len(shelf.gallery.shelf.looks) == 2)
    shelf.book.click()
    qtbot.keyClicks(shelf.name, "Zoe & Co")
    qtbot.keyClick(shelf.name, Key.Key_Return)
    qtbot.waitUntil(lambda: page.isVisible() and page.pages == 3)
    assert window.library.lookbook("Zoe & Co").look_ids == (second.id, look.id)
    page.order.setCurrentRow(0)
    qtbot.keyClick(page.order, Key.Key_Down, ALT)
    qtbot.waitUntil(lambda: window.library.lookbook("Zoe & Co").look_ids == (look.id, second.id))
    page.contact.setFocus()
    qtbot.keyClicks(page.contact, "Maren 22 33")
    page.contact.flush()
    qtbot.waitUntil(lambda: window.settings.contact == "Maren 22 33")
    qtbot.waitUntil(lambda: page.preview.pixmap is not None)
    qtbot.keyClick(page.preview, Key.Key_PageDown)
    assert page.place.text() == "Page 3 of 3"
    file = tmp_path / "book.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    qtbot.waitUntil(lambda: page.pdf.startswith(b"%PDF"))
    page.share.menu().actions()[0].trigger()
    qtbot.waitUntil(file.is_file)
    qtbot.waitUntil(lambda: "Written" in window.status.news.text())
    qtbot.waitUntil(lambda: page.pdf == file.read_bytes())
    window.undo()
    qtbot.waitUntil(lambda: window.library.lookbook("Zoe & Co").look_ids == (second.id, look.id))
    qtbot.waitUntil(lambda: page.order.look_ids == [second.id, look.id])
    root = page.order.rootIndex()
    assert page.order.model().moveRow(root, 1, root, 0)  # what a drop does
    qtbot.waitUntil(lambda: window.library.lookbook("Zoe & Co").look_ids == (look.id, second.id))


def test_pages_are_printed_from_the_pdf(
    qtbot: QtBot, window: MainWindow, look: StyledLook, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    pdfium = pytest.importorskip("pypdfium2")
    file = tmp_path / "printed.pdf"
    out = window.looking.out

    def choose(printer: object) -> bool:
        printer.setOutputFileName(str(file))
        return True

    monkeypatch.setattr(out, "_ask", choose)
    out.print("Office", [look.id])
    qtbot.waitUntil(lambda: "Printed" in window.status.news.text(), timeout=20_000)
    printed = pdfium.PdfDocument(file.read_bytes())
    assert len(printed) == 1
    size = printed[0].get_size()
    printed.close()
    assert size == pytest.approx((595, 842), abs=1)


def test_whatever_is_done_is_stored_and_can_all_be_taken_back(
    qtbot: QtBot, window: MainWindow, canvas: LookCanvas, look: StyledLook
) -> None:
    random = np.random.default_rng(3)
    told: list[str] = []
    canvas.changed.connect(lambda _pieces, what: told.append(what))
    keys = [
        (Key.Key_D, CONTROL), (Key.Key_BracketRight, CONTROL), (Key.Key_BracketLeft, CONTROL),
        (Key.Key_Right, NONE), (Key.Key_Up, SHIFT), (Key.Key_R, NONE), (Key.Key_Plus, NONE),
        (Key.Key_Delete, NONE), (Key.Key_Space, NONE),
    ]  # fmt: skip
    for _ in range(40):
        if random.random() < 0.4 and canvas.pieces:
            by = QPoint(*(int(v) for v in random.integers(-60, 60, 2)))
            drag(canvas, spot(canvas, int(random.integers(len(canvas.pieces)))), by)
        else:
            qtbot.keyClick(canvas, *keys[int(random.integers(len(keys)))])
        assert all(0 <= p.x <= 1 and 0 <= p.y <= 1 for p in canvas.pieces)
    canvas.flush()
    qtbot.waitUntil(lambda: not window.look_work.pending)
    assert stored(window) == canvas.pieces
    assert len(told) > 15
    qtbot.waitUntil(lambda: told[-1] in (window.steps.last or ""))
    for _ in told:
        window.undo()
    qtbot.waitUntil(lambda: stored(window) == look.pieces)
    qtbot.waitUntil(lambda: canvas.pieces == look.pieces)


def test_what_is_dragged_is_there_after_a_crash(
    qtbot: QtBot, window: MainWindow, canvas: LookCanvas, tmp_path: Path
) -> None:
    drag(canvas, spot(canvas, 0), QPoint(40, 55))
    moved = canvas.pieces
    qtbot.waitUntil(lambda: not window.look_work.pending)
    # Nothing is closed: this is what lies on the disk at this moment.
    for file in window.library.path.glob("catalog.sqlite*"):
        shutil.copy(file, tmp_path / file.name)
    with Library.open(tmp_path) as again:
        assert again.look("Office").pieces == moved
        assert "moved" in (again.last_step("Anna") or Step(0, "", "", [])).what
