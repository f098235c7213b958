"""Outfits around the item shown: photos of each, why it goes together, warmth, price."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.strip import COLUMNS, StripButton
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, empty, label, tip
from stylist.types import Hit, Item


@dataclass(frozen=True, slots=True)
class Outfit:
    """An outfit as the pane shows it: its items, sentences, and what it costs in words."""

    items: tuple[Item, ...]
    reasons: tuple[str, ...]
    price: str


class OutfitBlock(QWidget):
    """One outfit. A photo opens its item; its menu swaps it for another."""

    opened = Signal(int)
    swapped = Signal(int)
    kept = Signal()

    def __init__(self, outfit: Outfit, item_id: int, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.outfit = outfit
        self.buttons: list[StripButton] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, px(10))
        lines.setSpacing(px(6))
        grid = QGridLayout()
        grid.setSpacing(px(8))
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        for place, item in enumerate(outfit.items):
            button = StripButton(thumbnails, Hit(item, item.photo, 0.0, {}))
            words = " · ".join(part for part in (item.name, text.money(item)) if part)
            button.setAccessibleName(words)
            button.setToolTip(tip(words))
            button.clicked.connect(partial(self.opened.emit, item.id))
            if item.id != item_id:
                button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                button.customContextMenuRequested.connect(partial(self._show_menu, button, item.id))
            self.buttons.append(button)
            grid.addWidget(button, place // COLUMNS, place % COLUMNS)
        lines.addLayout(grid)
        self.why = label(text.sentences(outfit.reasons), "muted", wrap=True)
        self.why.setVisible(bool(outfit.reasons))
        lines.addWidget(self.why)
        foot = QHBoxLayout()
        self.price = label(outfit.price)
        foot.addWidget(self.price)
        foot.addStretch()
        self.keep = IconButton(
            "", self.tr("Keep as look"), role="link", hint=self.tr("Keep this outfit as a look")
        )
        self.keep.clicked.connect(self.kept)
        foot.addWidget(self.keep)
        lines.addLayout(foot)

    def menu_of(self, item_id: int) -> QMenu:
        """What can be done with a piece."""
        menu = QMenu(self)
        menu.addAction(self.tr("Swap for another"), partial(self.swapped.emit, item_id))
        menu.addAction(self.tr("Show it"), partial(self.opened.emit, item_id))
        return menu

    def _show_menu(self, button: StripButton, item_id: int, at: QPoint) -> None:
        self.menu_of(item_id).popup(button.mapToGlobal(at))


class OutfitList(QWidget):
    """The outfits, below a button that asks for them."""

    wanted = Signal(bool)
    opened = Signal(int)
    swapped = Signal(int, int)
    kept = Signal(object)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self.blocks: list[OutfitBlock] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(8))
        self.ask = IconButton(
            "hanger", self.tr("Complete the look"),
            hint=self.tr("Outfits with this, for the occasion and weather of the filters"),
        )  # fmt: skip
        self.ask.setCheckable(True)
        self.ask.toggled.connect(self._toggled)
        lines.addWidget(self.ask)
        self.hint = label(self.tr("Right-click a piece to swap it."), "small", wrap=True)
        lines.addWidget(self.hint)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(self._lines)
        self.put(0, ())

    def _toggled(self, on: bool) -> None:
        if not on:
            self.put(0, ())
        self.wanted.emit(on)

    def put(self, item_id: int, outfits: Sequence[Outfit]) -> None:
        """Show these, around an item."""
        empty(self._lines)
        self.blocks = []
        for place, outfit in enumerate(outfits):
            block = OutfitBlock(outfit, item_id, self._thumbnails)
            block.opened.connect(self.opened)
            block.swapped.connect(partial(self.swapped.emit, place))
            block.kept.connect(partial(self.kept.emit, outfit))
            self.blocks.append(block)
            self._lines.addWidget(block)
        self.hint.setVisible(any(len(outfit.items) > 1 for outfit in outfits))

    def refuse(self, words: str) -> None:
        """Say why there is none."""
        self.put(0, ())
        self._lines.addWidget(label(words, "muted", wrap=True))
