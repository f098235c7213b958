"""A look being worked on: tools, canvas, and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from stylist.arrange import Edge
from stylist.gui.looks.canvas import LookCanvas
from stylist.gui.looks.cutouts import Cutouts
from stylist.gui.looks.forchips import ForChips
from stylist.gui.looks.handout import endings
from stylist.gui.looks.lookside import LookSide
from stylist.gui.looks.lookwork import LookWork, Opened
from stylist.gui.theme import px
from stylist.gui.widgets import Elided, IconButton
from stylist.looktypes import Placed, StyledLook

NARROW = 860
"""Width below which tools have no words, for a text of 13 px."""


class LookEditor(QWidget):
    """One look. What is changed here is stored at once, each change a step to take back.

    `left` says that the person goes back to all looks; `more_wanted` asks for garments,
    `large_wanted` for an item large; `export_wanted` carries a file's ending.
    """

    left = Signal()
    more_wanted = Signal()
    large_wanted = Signal(int)
    export_wanted = Signal(object, str)
    print_wanted = Signal(object)

    def __init__(self, work: LookWork) -> None:
        super().__init__()
        self._work = work
        self.opened: Opened | None = None
        self.canvas = LookCanvas(Cutouts(work.library, work.jobs.pictures))
        self.side = LookSide(ForChips.of(work.library))
        self._arranging: list[IconButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        middle = QVBoxLayout()
        middle.setContentsMargins(px(20), px(14), px(20), px(8))
        middle.setSpacing(px(8))
        middle.addLayout(self._tools())
        middle.addWidget(self.canvas, 1)
        self.hint = Elided(
            self.tr("Drag, or arrows  ·  + − size  ·  R turn  ·  Ctrl+D double  ·  Alt: no lines"),
            "small",
        )
        middle.addWidget(self.hint)
        row.addLayout(middle, 1)
        row.addWidget(self.side)
        self.wore.hide()
        self.canvas.changed.connect(self._moved)
        self.canvas.picked.connect(self._picked)
        self.canvas.opened.connect(self.large_wanted)
        self.side.changed.connect(self._said)
        self.side.piece_wanted.connect(self._find)
        self._worded = {b: b.text() for b in (self.back, self.add, self.wore, self.share)}
        self._picked()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, icons have to do."""
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW)
        for button, words in self._worded.items():
            button.setText("" if narrow else words)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(2))
        self.back = IconButton("back", self.tr("Looks"), role="quiet", hint=self.tr("All looks"))
        self.back.clicked.connect(self.left)
        row.addWidget(self.back)
        row.addStretch(1)
        self.add = IconButton(
            "plus", self.tr("Garments"), role="quiet",
            hint=self.tr("Choose garments in the library; L puts them here"),
        )  # fmt: skip
        self.add.clicked.connect(self.more_wanted)
        row.addWidget(self.add)
        row.addSpacing(px(8))
        canvas = self.canvas
        for icon, hint, keys, does in (
            ("forward", self.tr("Nearer"), "Ctrl+]", partial(canvas.order, "forward")),
            ("backward", self.tr("Farther"), "Ctrl+[", partial(canvas.order, "backward")),
            ("double", self.tr("Double"), "Ctrl+D", canvas.duplicate),
            ("bin", self.tr("Take off"), "Del", canvas.remove),
        ):
            self._tool(row, icon, hint, keys, does)
        self.align = self._tool(row, "align", self.tr("Align"), None, None)
        self.align.setMenu(self._align_menu())
        row.addSpacing(px(8))
        self.wore = IconButton(
            "check", self.tr("Wore it"), role="quiet", hint=self.tr("All of it was worn today")
        )
        self.wore.clicked.connect(self._wear)
        row.addWidget(self.wore)
        self.share = IconButton("share", self.tr("Hand over"), role="quiet")
        menu = QMenu(self.share)
        for ending, words in endings().items():
            menu.addAction(words, partial(self._export, ending))
        menu.addSeparator()
        menu.addAction(self.tr("Print …"), self._print)
        self.share.setMenu(menu)
        row.addWidget(self.share)
        return row

    def _tool(
        self,
        row: QHBoxLayout,
        icon: str,
        hint: str,
        keys: str | None,
        does: Callable[[], object] | None,
    ) -> IconButton:
        made = IconButton(icon, role="quiet", hint=hint, shortcut=keys)
        made.setFixedWidth(px(36))
        if does is not None:
            made.clicked.connect(lambda _=False: does())
        self._arranging.append(made)
        row.addWidget(made)
        return made

    def _align_menu(self) -> QMenu:
        menu = QMenu(self)
        canvas = self.canvas
        edges: tuple[tuple[Edge, str], ...] = (
            ("left", self.tr("Left edges")), ("centre", self.tr("Middles, one below another")),
            ("right", self.tr("Right edges")), ("top", self.tr("Upper edges")),
            ("middle", self.tr("Middles, side by side")), ("bottom", self.tr("Lower edges")),
        )  # fmt: skip
        for edge, words in edges:
            menu.addAction(words, partial(canvas.align, edge))
        menu.addSeparator()
        menu.addAction(self.tr("Spread across"), partial(canvas.spread, upright=False))
        menu.addAction(self.tr("Spread down"), partial(canvas.spread, upright=True))
        menu.addSeparator()
        menu.addAction(self.tr("To the front"), partial(canvas.order, "front"))
        menu.addAction(self.tr("To the back"), partial(canvas.order, "back"))
        return menu

    def _wear(self) -> None:
        if self.look is not None:
            self._work.wear(self.look.item_ids)

    def put(self, opened: Opened) -> None:
        """Show a look. What a hand has hold of stays where it is until it lets go."""
        self.opened = opened
        if not self.canvas.busy:
            self.canvas.put(opened.look.pieces, opened.items)
        self.side.put(opened)
        self.wore.setVisible(opened.wardrobe)

    def flush(self) -> None:
        """Store what has not been stored yet."""
        self.canvas.flush()
        self.side.flush()

    @property
    def look(self) -> StyledLook | None:
        """The look that is shown, as it is now."""
        return self.opened.look if self.opened is not None else None

    def _moved(self, pieces: Sequence[Placed], what: str) -> None:
        if self.opened is not None:
            self._store(replace(self.opened.look, pieces=tuple(pieces)), what)

    def _said(self, said: StyledLook, what: str) -> None:
        if self.opened is not None:
            self._store(replace(said, pieces=self.opened.look.pieces), what)

    def _store(self, look: StyledLook, what: str) -> None:
        assert self.opened is not None
        self.opened = replace(self.opened, look=look)
        self._work.put(look, what)

    def _picked(self) -> None:
        for button in self._arranging:
            button.setEnabled(bool(self.canvas.chosen))

    def _find(self, item_id: int) -> None:
        places = [i for i, p in enumerate(self.canvas.pieces) if p.item_id == item_id]
        self.canvas.choose(places[-1:])
        self.canvas.setFocus()

    def _export(self, ending: str) -> None:
        self.flush()
        if self.look is not None:
            self.export_wanted.emit([self.look.id], ending)

    def _print(self) -> None:
        self.flush()
        if self.look is not None:
            self.print_wanted.emit([self.look.id])
