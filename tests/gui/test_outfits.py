"""Outfits in the detail pane."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from stylist.gui.item.outfitlist import OutfitList
from stylist.gui.window import MainWindow


def asked(qtbot: QtBot, window: MainWindow) -> OutfitList:
    qtbot.waitUntil(lambda: window.detail.item.isVisible())
    shown = window.detail.item.outfits
    shown.ask.click()
    qtbot.waitUntil(lambda: len(shown.blocks) > 0)
    return shown


def test_outfits_are_shown_with_their_reasons(qtbot: QtBot, window: MainWindow) -> None:
    shown = asked(qtbot, window)
    item = window.detail.item.item
    assert item is not None
    told = window.library.outfits(item.id, window.browser.question.filters)
    assert [[i.id for i in b.outfit.items] for b in shown.blocks] == [
        list(outfit.item_ids) for outfit in told
    ]
    for block, outfit in zip(shown.blocks, told, strict=True):
        assert block.why.text().startswith(outfit.reasons[0])
    shown.ask.click()
    assert shown.blocks == []


def test_a_piece_is_swapped(qtbot: QtBot, window: MainWindow) -> None:
    shown = asked(qtbot, window)
    item = window.detail.item.item
    assert item is not None
    block = shown.blocks[0]
    piece = next(i for i in block.outfit.items if i.id != item.id)
    menu = block.menu_of(piece.id)
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: shown.blocks[0] is not block)
    now = [i.id for i in shown.blocks[0].outfit.items]
    assert piece.id not in now
    assert item.id in now


def test_an_outfit_is_kept_as_a_look_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    shown = asked(qtbot, window)
    ids = {i.id for i in shown.blocks[0].outfit.items}
    shown.blocks[0].keep.click()
    qtbot.waitUntil(lambda: len(window.library.looks()) == 1)
    assert set(window.library.looks()[0].item_ids) == ids
    shown.blocks[0].keep.click()
    qtbot.waitUntil(lambda: len(window.library.looks()) == 2)
    window.undo()
    qtbot.waitUntil(lambda: len(window.library.looks()) == 1)


def test_another_item_another_outfit(qtbot: QtBot, window: MainWindow) -> None:
    shown = asked(qtbot, window)
    before = shown.blocks[0].outfit
    other = next(i.id for i in before.items if i.id != window.detail.item.item.id)
    shown.blocks[0].opened.emit(other)
    qtbot.waitUntil(lambda: bool(shown.blocks) and shown.blocks[0].outfit is not before)
    assert all(other in [i.id for i in b.outfit.items] for b in shown.blocks)
