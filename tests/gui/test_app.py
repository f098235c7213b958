from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from stylist import app
from stylist.catalog.keeping import newest_good
from stylist.errors import DamagedError, StylistError
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.settings import Settings


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STYLIST_CONFIG", str(tmp_path / "config"))


def test_without_a_display_it_says_what_else_can_be_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert app.main([], library=tmp_path / "library") == 2
    assert "no display" in capsys.readouterr().err
    assert not (tmp_path / "library").exists()


def test_a_library_that_cannot_be_opened_is_a_dialog_and_a_line(
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    (tmp_path / "library").write_text("a file in its place")
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda parent, title, words: shown.append(words))
    assert app.main([], library=tmp_path / "library") == 3
    assert str(tmp_path) in shown[0]
    assert shown[0] in capsys.readouterr().err


def test_a_damaged_library_is_left_alone_unless_somebody_says_otherwise(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "catalog.sqlite").write_bytes(b"this is no catalog" * 100)
    monkeypatch.setattr(app, "ask_how", lambda error, newest: None)
    assert app.main([], library=tmp_path) == 3
    assert (tmp_path / "catalog.sqlite").read_bytes() == b"this is no catalog" * 100


def test_the_newest_good_backup_is_offered_and_brought_back(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, stocked: Path
) -> None:
    with Library.open(stocked) as library:
        count = library.count()
        backup = library.back_up_daily() or next((stocked / "backups").glob("daily-*"))
    (stocked / "catalog.sqlite").write_bytes(b"this is no catalog" * 100)
    offered: list[datetime | None] = []
    monkeypatch.setattr(app, "ask_how", lambda error, newest: [offered.append(newest), "backup"][1])
    monkeypatch.setattr(QApplication, "exec", lambda self: 0)
    assert app.main([], library=stocked) == 0
    assert offered == [newest_good(stocked).made]
    assert backup.exists()
    with Library.open(stocked) as library:
        assert library.count() == count
    for window in QApplication.topLevelWidgets():
        window.close()


@pytest.mark.parametrize("newest", [None, datetime(2026, 11, 20, 18, 5)])
def test_what_is_asked_of_who_finds_it_damaged(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, newest: datetime | None
) -> None:
    seen: list[tuple[str, list[bool]]] = []

    def look(box: QMessageBox) -> int:
        seen.append((box.informativeText(), [b.isEnabled() for b in box.buttons()]))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    assert app.ask_how(DamagedError(tmp_path / "catalog.sqlite", "is damaged"), newest) is None
    words, enabled = seen[0]
    assert ("11/20/26, 6:05" in words) == (newest is not None)
    assert all(enabled) == (newest is not None)


def test_it_opens_a_window_over_the_library_and_leaves_cleanly(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, stocked: Path
) -> None:
    opened: list[MainWindow] = []

    def run(self: QApplication) -> int:
        # One that another test has closed may not be gone yet.
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        window = next(w for w in windows if w.isVisible())
        opened.append(window)
        window.profiles.use("Anna")
        window.change_setting("nothing_close", 0.8)
        window.change_setting("camera", 1)
        window.close()
        return 0

    monkeypatch.setattr(type(qapp), "exec", run)
    assert app.main(["--library", str(stocked)]) == 0
    assert opened[0].library.path == stocked
    kept = Settings.load()
    assert (kept.profile, kept.nothing_close, kept.camera) == ("Anna", 0.8, 1)
    assert sys.excepthook is sys.__excepthook__
    opened[0].deleteLater()


def test_a_bug_leaves_the_window_open_and_is_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda parent, title, words: shown.append(words))
    try:
        raise ValueError("off by one")
    except ValueError as error:
        app._report_bug(type(error), error, error.__traceback__)
    assert "off by one" in shown[0]
    assert "Traceback" in capsys.readouterr().err


def test_settings_that_cannot_be_written_are_said_with_their_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("STYLIST_CONFIG", str(tmp_path / "file"))
    with pytest.raises(StylistError, match=r"settings\.toml"):
        app._remember(Settings(theme="dark"))
