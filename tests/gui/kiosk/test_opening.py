"""A kiosk opens: read only, without dialogues, and says in the log why it cannot."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stylist.errors import LibraryError
from stylist.gui.kiosk.opening import make_ready, open_kiosk, run_kiosk
from stylist.library import Library
from stylist.settings import Settings
from stylist.supervise import LOG

from .conftest import SETTINGS


@pytest.fixture(autouse=True)
def _usual_hook() -> object:
    before = sys.excepthook
    yield
    sys.excepthook = before


def test_shoppers_get_a_library_that_is_ready_and_read_only(
    qtbot: QtBot, qapp: QApplication, library: Library
) -> None:
    folder = library.path
    library.close()
    shutil.rmtree(folder / "cache" / "index", ignore_errors=True)
    window, showroom = open_kiosk(qapp, folder, SETTINGS, lambda _: None)
    try:
        assert showroom.read_only
        assert (folder / "cache" / "index").is_dir(), "the index was made by who may write"
        with pytest.raises(LibraryError, match="only look"):
            showroom.like("x", [1])
        assert window.kiosk.library is showroom
    finally:
        window.close_now()
        window.deleteLater()
        showroom.close()


def test_after_a_new_version_its_model_sees_everything_first(
    qtbot: QtBot, qapp: QApplication, library: Library
) -> None:
    folder, before = library.path, library.rank(1, 5).ids
    library.close()
    with closing(sqlite3.connect(folder / "catalog.sqlite")) as catalog, catalog:
        catalog.execute("UPDATE vectors SET encoder = 'lite0-fashion@1'")
    shutil.rmtree(folder / "cache")
    window, showroom = open_kiosk(qapp, folder, SETTINGS, lambda _: None)
    try:
        np.testing.assert_array_equal(showroom.rank(1, 5).ids, before)
    finally:
        window.close_now()
        window.deleteLater()
        showroom.close()


def test_one_that_cannot_be_opened_is_said_in_the_log_alone(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "kiosk.log"
    monkeypatch.setenv(LOG, str(log))
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "catalog.sqlite").write_bytes(b"no catalog at all" * 100)
    assert run_kiosk(qapp, folder, SETTINGS, lambda _: None) == 3
    assert "cannot be opened: is not a catalog" in log.read_text()
    assert QApplication.activeModalWidget() is None


def test_a_new_shop_is_made(tmp_path: Path) -> None:
    make_ready(tmp_path / "shop", SETTINGS)
    assert (tmp_path / "shop" / "catalog.sqlite").exists()


def test_the_setting_opens_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from stylist import app

    asked: list[Path] = []
    monkeypatch.setattr(app, "run_kiosk", lambda _app, folder, *_: asked.append(folder) or 0)
    Settings(kiosk=True).save()
    assert app.main([], library=tmp_path / "shop") == 0
    Settings(kiosk=False).save()
    assert app.main(["--kiosk"], library=tmp_path / "shop") == 0
    assert asked == [tmp_path / "shop"] * 2
