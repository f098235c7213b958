"""Photos large: whatever the library can decode, and what is left of one that is gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from stylist.gui.item import pictures
from stylist.gui.window import MainWindow
from stylist.library import Library

from .conftest import draw

Shown = Callable[[Library], MainWindow]


@pytest.mark.parametrize("suffix", [".tif", ".heic", ".avif"])
def test_what_qt_cannot_read_is_shown_large_too(bare: Library, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"skirt{suffix}"
    large = Image.fromarray(draw("skirt", "red")).resize((800, 1120))
    try:
        large.save(file)
    except (KeyError, OSError, ValueError):
        pytest.skip(f"no encoder for {suffix} here")
    for _ in bare.import_photos([file], workers=1):
        pass
    photo = bare.items(bare.browse().ids)[0].photo
    assert photo is not None
    whole = pictures.load(bare, photo, 2000)
    assert whole.there
    assert (whole.image.width(), whole.image.height()) == (800, 1120)
    fitted = pictures.load(bare, photo, 600)
    assert max(fitted.image.width(), fitted.image.height()) == 600
    file.write_bytes(b"damaged since")
    small = pictures.load(bare, photo, 2000)
    assert small.there
    assert 0 < small.image.height() <= 384, "its thumbnail"


def test_a_photo_that_is_gone_is_said_and_its_thumbnail_shown(
    qtbot: QtBot, bare: Library, show: Shown, tmp_path: Path
) -> None:
    file = tmp_path / "a & b" / "skirt.png"
    file.parent.mkdir()
    Image.fromarray(draw("skirt", "red")).save(file)
    for _ in bare.import_photos([file], workers=1):
        pass
    file.unlink()
    window = show(bare)
    pane = window.detail.item
    qtbot.waitUntil(lambda: pane.gone.isVisible())
    said = pane.gone.text().replace("\u200b", "")
    assert f"The file is not where it was: {file}" in said
    assert pane.photo._shown is not None
    assert pane.photo._shown.image.height() > 100
    assert pane.gone.width() <= window.detail.width(), "a long path breaks"
