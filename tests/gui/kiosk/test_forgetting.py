"""Who has gone is forgotten: in no file, in nothing that is mapped, in no object that is left."""

from __future__ import annotations

import gc
import hashlib
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from stylist.gui.kiosk.kioskwindow import KioskWindow
from stylist.gui.kiosk.session import Place
from stylist.library import Library
from stylist.types import Rgb

from .conftest import Opens, page_named

WORDS = "vermilion zeppelin"
NEEDLE = 48
"""Bytes that are looked for: three of them alike by chance are not to be expected."""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of this test's own, for all that asks for one."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def marker() -> Rgb:
    """A photo whose every row of pixels is unlike anything else: noise on a pair of pants."""
    random = np.random.default_rng(20_260_301)
    return random.integers(0, 256, (420, 300, 3), np.uint8)


def needles(marker: Rgb) -> list[bytes]:
    """Bytes by which the photo is known: its rows in the orders of colour that programs use, its
    channels apart, and the words."""
    mirrored = marker[:, ::-1]
    alpha = np.full((*marker.shape[:2], 1), 255, np.uint8)
    found = []
    for row in range(4, len(marker), 23):
        for pixels in (marker[row], mirrored[row]):
            bgr = pixels[:, ::-1]
            for kept in (pixels, bgr, np.concatenate([bgr, alpha[row]], axis=1), pixels[:, 1]):
                found += [np.ascontiguousarray(kept).tobytes()[30 : 30 + NEEDLE]]
    return [*found, WORDS.encode(), WORDS.encode("utf-16-le")]


def having(data: bytes, wanted: list[bytes]) -> bool:
    return any(needle in data for needle in wanted)


def files_with(folder: Path, wanted: list[bytes]) -> list[str]:
    """The files in a folder that hold any of the bytes, or a picture that decodes to them."""
    found = []
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        data = file.read_bytes()
        if having(data, wanted):
            found.append(str(file))
        elif data[:3] == b"\xff\xd8\xff" or data[:8] == b"\x89PNG\r\n\x1a\n":
            with Image.open(file) as image:
                if having(np.asarray(image.convert("RGB")).tobytes(), wanted):
                    found.append(str(file))
    return found


def mapped(*, files: bool) -> Iterator[tuple[str, bytes]]:
    """What this process has mapped: of files, devices and shared memory, or of its own memory."""
    with Path("/proc/self/mem").open("rb", buffering=0) as memory:
        for line in Path("/proc/self/maps").read_text().splitlines():
            place, mode, _, _, inode, *name = line.split(maxsplit=5)
            of_file = inode != "0" or "SYSV" in "".join(name) or "memfd" in "".join(name)
            # Code is not written, and neither are libraries' constants.
            if of_file is not files or "r" not in mode or (files and re.search(r"\.so", line)):
                continue
            begin, end = (int(part, 16) for part in place.split("-"))
            if end - begin > 1 << 30:
                continue
            try:
                memory.seek(begin)
                yield "".join(name) or place, memory.read(end - begin)
            except (OSError, ValueError, OverflowError):
                continue


def snapshot(folder: Path) -> dict[str, str]:
    """Files and what is in them; SQLite's shared index, which every reader writes, left out."""
    return {
        str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest()
        for f in folder.rglob("*")
        if f.is_file() and not f.name.endswith("-shm")
    }


def visit(qtbot: QtBot, window: KioskWindow, marker: Rgb) -> None:
    """Show the photo, type the words, like, dislike, copy, look closely, take along."""
    kiosk = window.kiosk
    kiosk.begin()
    kiosk.go("words")
    page = window.page
    qtbot.keyClicks(page.field, WORDS)
    page.field.selectAll()
    QGuiApplication.clipboard().setText(page.field.text())
    kiosk.search_words(page.field.text())
    qtbot.waitUntil(lambda: kiosk.session.results is not None)
    kiosk.go("welcome")
    kiosk.search_photo(marker)
    qtbot.waitUntil(lambda: kiosk.session.look is not None and bool(window.page.cards))
    first, second = list(window.page.cards.values())[:2]
    first.opinions.heart.click()
    second.opinions.cross.click()
    kiosk.refine()
    qtbot.waitUntil(lambda: kiosk.session.fresh == 0 and bool(window.page.cards))
    kiosk.go("item", first.item.id)
    qtbot.waitUntil(lambda: window.page.photo.shows)
    kiosk.go("picks")
    qtbot.waitUntil(lambda: bool(window.page._items))
    kiosk.back()
    kiosk.back()
    qtbot.waitUntil(lambda: bool(window.page.cards))


def settle(qtbot: QtBot, window: KioskWindow) -> None:
    """Let what was on its way arrive."""
    done: list[object] = []
    for lane in (window.kiosk.jobs.search, window.kiosk.jobs.counts, window.kiosk.jobs.pictures):
        lane.ask("settled", lambda: None, done=done.append)
    qtbot.waitUntil(lambda: len(done) == 3)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_nothing_of_a_visit_is_in_any_file_or_mapping(
    qtbot: QtBot, temporary: Path, open_kiosk: Opens, library: Library, marker: Rgb
) -> None:
    window = open_kiosk()
    wanted = needles(marker)
    before = snapshot(library.path)
    visit(qtbot, window, marker)
    window.kiosk.idle.ended.emit()
    page_named(window, "AttractPage")
    settle(qtbot, window)
    assert files_with(library.path, wanted) == []
    assert files_with(temporary, wanted) == []
    after = snapshot(library.path)
    new = {name for name in after if name not in before or after[name] != before[name]}
    assert not [n for n in new if not n.startswith(("cache/thumbs", "cache/cutouts", "kiosk"))]
    if sys.platform == "linux":
        assert [name for name, data in mapped(files=True) if having(data, wanted)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_search_finds_what_is_there(tmp_path: Path, marker: Rgb) -> None:
    wanted = needles(marker)
    (tmp_path / "raw").write_bytes(marker.tobytes())
    Image.fromarray(marker).save(tmp_path / "photo.png")
    (tmp_path / "words.txt").write_text(WORDS, encoding="utf-16")
    assert len(files_with(tmp_path, wanted)) == 3
    kept = np.memmap(tmp_path / "raw", np.uint8, "r")
    assert kept[0] == marker.ravel()[0]
    assert any(str(tmp_path / "raw") in n for n, d in mapped(files=True) if having(d, wanted))
    assert any(having(data, wanted) for _, data in mapped(files=False)), "it is in memory"


def test_no_object_is_left_that_holds_the_photo(
    qtbot: QtBot, window: KioskWindow, marker: Rgb
) -> None:
    visit(qtbot, window, marker)
    look = window.kiosk.session.look
    assert look is not None
    assert any(o is look for o in gc.get_objects())
    number = id(look)
    del look
    window.kiosk.forget()
    settle(qtbot, window)
    left = [o for o in gc.get_objects() if type(o).__name__ == "Look" and id(o) == number]
    assert left == []
    held = [
        o for o in gc.get_objects() if issubclass(type(o), np.ndarray) and o is not marker
        and o.shape == marker.shape
    ]  # fmt: skip
    assert not [o for o in held if np.array_equal(o, marker)]


def test_everything_that_was_said_and_chosen_is_gone(
    qtbot: QtBot, window: KioskWindow, library: Library, marker: Rgb
) -> None:
    kiosk = window.kiosk
    visit(qtbot, window, marker)
    old = kiosk.session
    assert old.verdicts
    assert QGuiApplication.clipboard().text() == WORDS
    kiosk.size(150)
    kiosk.forget()
    settle(qtbot, window)
    assert (old.look, old.words, old.results, old.verdicts, old.trail) == (None, "", None, {}, [])
    new = kiosk.session
    assert (new.verdicts, new.trail, new.text, new.language) == ({}, [], 100, "en")
    assert QGuiApplication.clipboard().text() == ""
    assert QGuiApplication.clipboard().text(QClipboard.Mode.Clipboard) == ""
    assert not [f for f in window.findChildren(QLineEdit) if f.text()]
    assert not kiosk.library._in_use.wordsearch._kept
    assert library.profiles() == []


def test_an_answer_that_comes_late_is_nobodys(
    qtbot: QtBot, window: KioskWindow, marker: Rgb
) -> None:
    kiosk = window.kiosk
    kiosk.begin()
    kiosk.search_photo(marker)
    kiosk.forget()
    kiosk.begin()
    settle(qtbot, window)
    assert kiosk.session.look is None
    assert kiosk.session.results is None
    page_named(window, "WelcomePage")


def test_start_over_forgets_but_for_language_and_size(
    qtbot: QtBot, window: KioskWindow, marker: Rgb
) -> None:
    visit(qtbot, window, marker)
    window.kiosk.size(125)
    window.kiosk.start_over()
    session = window.kiosk.session
    assert (session.text, session.verdicts, session.look) == (125, {}, None)
    assert session.trail == [Place("welcome")]


def test_nothing_can_be_pasted_in_or_copied_out(qtbot: QtBot, window: KioskWindow) -> None:
    window.kiosk.begin()
    window.kiosk.go("words")
    QGuiApplication.clipboard().setText("of the one before")
    field = window.page.field
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    qtbot.keyClicks(field, "mine")
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "of the one before"
    assert os.environ["QT_QPA_PLATFORM"].startswith("offscreen")
