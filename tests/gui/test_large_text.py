"""At large text the item pane holds what is in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from stylist.gui import language
from stylist.gui.theme import Theme, px
from stylist.gui.window import MainWindow
from stylist.library import Library


@pytest.mark.parametrize("spoken", ["en", "de"])
def test_the_item_pane_is_not_cut_off(
    show: Callable[[Library], MainWindow],
    qtbot: QtBot,
    library: Library,
    theme: Theme,
    spoken: str,
) -> None:
    theme.set_text_scale(150)
    language.use(spoken)
    try:
        window = show(library)
        window.resize(1280, 800)
        qtbot.waitUntil(lambda: window.browser.model.rowCount() > 0)
        window.browser.grid.select_row(0)
        qtbot.waitUntil(lambda: bool(window.detail.item.strip.buttons()))
        pane = window.detail.item
        # What is cut is at most of the margin.
        assert pane.widget().minimumSizeHint().width() <= pane.viewport().width() + px(10)
    finally:
        theme.set_text_scale(100)
