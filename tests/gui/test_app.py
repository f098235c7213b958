from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from stylist import app
from stylist.errors import StylistError
from stylist.gui.window import MainWindow
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
    (tmp_path / "catalog.sqlite").write_bytes(b"this is no catalog" * 100)
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda parent, title, words: shown.append(words))
    assert app.main([], library=tmp_path) == 3
    assert str(tmp_path) in shown[0]
    assert shown[0] in capsys.readouterr().err


def test_it_opens_a_window_over_the_library_and_leaves_cleanly(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, stocked: Path
) -> None:
    opened: list[MainWindow] = []

    def run(self: QApplication) -> int:
        # One that another test has closed may not be gone yet.
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        window = next(w for w in windows if w.isVisible())
        opened.append(window)
        window.use_profile("Anna")
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
