"""Two to six items side by side over the whole window, with one zoom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.desk.comparepane import ComparePane, Sight
from stylist.gui.item import pictures
from stylist.gui.jobs import Jobs
from stylist.gui.taste.verdicts import Verdicts
from stylist.gui.theme import colour, px
from stylist.gui.widgets import IconButton, label
from stylist.library import Library
from stylist.types import Item

FEWEST, MOST = 2, 6

STEP = 0.08
"""Share of the photo by which arrows with Shift move it."""


class Compare(QWidget):
    """`rated` carries an item's id, stars and flag; `closed` the item that was chosen last."""

    rated = Signal(int, object, object)
    closed = Signal(int)

    def __init__(
        self, parent: QWidget, library: Library, jobs: Jobs, thumbnails: Thumbnails,
        verdicts: Verdicts,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._over, self._library, self._jobs = parent, library, jobs
        self._thumbnails, self._verdicts = thumbnails, verdicts
        self.sight = Sight()
        self.panes: list[ComparePane] = []
        self._at = 0
        self.setAccessibleName(self.tr("Comparison"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(20), px(12), px(20), px(12))
        lines.setSpacing(px(8))
        lines.addLayout(self._head())
        self._grid = QGridLayout()
        self._grid.setSpacing(px(12))
        lines.addLayout(self._grid, 1)
        self.hint = label(
            self.tr(
                "Arrows choose · Alt+arrows swap · Shift+arrows move the photos · + − = zoom · "
                "1–5 stars · K pick · X reject · F like · D not me · Backspace takes out · Esc"
            ),
            "small",
        )
        lines.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignHCenter)
        self.hide()
        parent.installEventFilter(self)
        verdicts.changed.connect(self._judged)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(4))
        self.title = label("", "title")
        row.addWidget(self.title)
        row.addStretch()
        self.buttons: dict[str, IconButton] = {}
        for key, icon, words, keys, does in (
            ("like", "heart", self.tr("Like"), "F", partial(self._judge, True)),
            ("dislike", "cross", self.tr("Not me"), "D", partial(self._judge, False)),
            ("pick", "flag", self.tr("Pick"), "K", partial(self._flag, "pick")),
            ("swap", "swap", self.tr("Swap with the next"), "Alt+Right", partial(self.swap, 1)),
            ("out", "minus", self.tr("Farther"), "-", partial(self.zoom, 1 / 1.5)),
            ("in", "plus", self.tr("Closer"), "+", partial(self.zoom, 1.5)),
            ("drop", "", self.tr("Take out"), "Backspace", self.drop),
        ):
            shown = "" if icon else words
            button = IconButton(icon, shown, role="quiet", hint=words, shortcut=keys)
            button.clicked.connect(lambda _=False, does=does: does())
            row.addWidget(button)
            self.buttons[key] = button
        close = IconButton("", self.tr("Close"), hint=self.tr("Close"), shortcut="Esc")
        close.clicked.connect(self.close_view)
        row.addSpacing(px(8))
        row.addWidget(close)
        return row

    # What is compared.

    def open(self, items: Sequence[Item]) -> None:
        """Compare these items, up to six."""
        for pane in self.panes:
            pane.deleteLater()
        self.sight.whole()
        self.panes = [ComparePane(item, self.sight, self._library.label) for item in items[:MOST]]
        for pane in self.panes:
            pane.liked = self._verdicts.liked.get(pane.item.id)
            pane.tell()
            pane.moved.connect(self._moved)
            pane.taken.connect(self._taken)
        self._lay()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._choose(0)
        self._load()

    def _lay(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        columns = {1: 1, 2: 2, 3: 3, 4: 2}.get(len(self.panes), 3)
        for place, pane in enumerate(self.panes):
            self._grid.addWidget(pane, place // columns, place % columns)
            pane.show()
        for line in range(2):
            self._grid.setRowStretch(line, int(line * columns < len(self.panes)))
        for column in range(3):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        count = len(self.panes)
        self.title.setText(self.tr("Comparing {} items").format(count))

    def _load(self) -> None:
        ratio = self.devicePixelRatioF()
        side = round(max(self.width(), self.height()) * ratio)
        for pane in self.panes:
            photo = pane.item.photo
            if photo is None:
                continue
            kept = self._thumbnails.at_hand(photo.id)
            if kept is not None:
                pane.put_picture(kept.pixmap, kept.backdrop.colour if kept.backdrop else None)

            def put(found: pictures.Picture, pane: ComparePane = pane) -> None:
                if pane in self.panes and found.image is not None:
                    ground = found.backdrop.colour if found.backdrop else None
                    pane.put_picture(QPixmap.fromImage(found.image), ground)

            work = partial(pictures.load, self._library, photo, side)
            self._jobs.pictures.ask(("compare", pane.item.id), work, done=put)

    @property
    def current(self) -> ComparePane | None:
        """The item that keys mean."""
        return self.panes[self._at] if self._at < len(self.panes) else None

    def _choose(self, place: int) -> None:
        if self.panes:
            self._at = place % len(self.panes)
            self._mark()
            self.panes[self._at].setFocus()

    def _mark(self) -> None:
        for place, pane in enumerate(self.panes):
            pane.choose(place == self._at)

    def _taken(self, item_id: int) -> None:
        self._at = next((n for n, p in enumerate(self.panes) if p.item.id == item_id), self._at)
        self._mark()

    def swap(self, step: int) -> None:
        """Change places with the item beside."""
        if len(self.panes) < FEWEST:
            return
        other = (self._at + step) % len(self.panes)
        panes = self.panes
        panes[self._at], panes[other] = panes[other], panes[self._at]
        self._lay()
        self._choose(other)

    def drop(self) -> None:
        """Take the current item out; of one alone there is nothing to compare."""
        pane = self.current
        if pane is None:
            return
        if len(self.panes) <= FEWEST:
            rest = next(p for p in self.panes if p is not pane)
            self._choose(self.panes.index(rest))
            self.close_view()
            return
        self.panes.remove(pane)
        self._grid.removeWidget(pane)
        pane.hide()
        pane.deleteLater()
        self._lay()
        self._choose(min(self._at, len(self.panes) - 1))

    def zoom(self, factor: float) -> None:
        """All in or out, about the middle."""
        self.sight.zoomed(factor, self.sight.middle)
        self._moved()

    def whole(self) -> None:
        """All whole again."""
        self.sight.whole()
        self._moved()

    def _moved(self) -> None:
        for pane in self.panes:
            pane.update()

    # What is thought of them.

    def _judge(self, liked: bool) -> None:
        if self.current is not None:
            self._verdicts.judge([self.current.item.id], liked)

    def _rate(self, stars: int | None = None, flag: str | None = None) -> None:
        pane = self.current
        if pane is None:
            return
        item = pane.item
        pane.item = replace(
            item,
            stars=item.stars if stars is None else stars,
            flag=item.flag if flag is None else flag,
        )
        pane.tell()
        self.rated.emit(item.id, stars, flag)

    def _flag(self, flag: str) -> None:
        pane = self.current
        if pane is not None:
            self._rate(flag="" if pane.item.flag == flag else flag)

    def _judged(self) -> None:
        for pane in self.panes:
            pane.liked = self._verdicts.liked.get(pane.item.id)
            pane.tell()

    def renew(self, items: Sequence[Item]) -> None:
        """What is known of the items is another now: a step was taken back."""
        known = {item.id: item for item in items}
        for pane in self.panes:
            pane.item = known.get(pane.item.id, pane.item)
            pane.tell()

    # Keys, frame.

    def _keys(self) -> dict[tuple[Qt.Key, bool, bool], Callable[[], object]]:
        key = Qt.Key
        none, alt, shift = (False, False), (True, False), (False, True)
        pan = self._pan
        table: dict[tuple[Qt.Key, bool, bool], Callable[[], object]] = {
            (key.Key_Left, *none): partial(self._choose_by, -1),
            (key.Key_Right, *none): partial(self._choose_by, 1),
            (key.Key_Up, *none): partial(self._choose_line, -1),
            (key.Key_Down, *none): partial(self._choose_line, 1),
            (key.Key_Left, *alt): partial(self.swap, -1),
            (key.Key_Right, *alt): partial(self.swap, 1),
            (key.Key_Left, *shift): partial(pan, -STEP, 0),
            (key.Key_Right, *shift): partial(pan, STEP, 0),
            (key.Key_Up, *shift): partial(pan, 0, -STEP),
            (key.Key_Down, *shift): partial(pan, 0, STEP),
            (key.Key_Backspace, *none): self.drop,
            (key.Key_Delete, *none): self.drop,
            (key.Key_Escape, *none): self.close_view,
            (key.Key_C, *none): self.close_view,
            (key.Key_F, *none): partial(self._judge, True),
            (key.Key_D, *none): partial(self._judge, False),
            (key.Key_K, *none): partial(self._flag, "pick"),
            (key.Key_X, *none): partial(self._flag, "reject"),
            (key.Key_U, *none): partial(self._rate, None, ""),
        }
        for number in range(6):
            table[Qt.Key(key.Key_0.value + number), False, False] = partial(self._rate, number)
        for shifted in (False, True):  # where + is on a keyboard, and whether it takes Shift
            table[key.Key_Plus, False, shifted] = partial(self.zoom, 1.5)
            table[key.Key_Minus, False, shifted] = partial(self.zoom, 1 / 1.5)
            table[key.Key_Equal, False, shifted] = self.whole
        return table

    def _choose_by(self, step: int) -> None:
        self._choose(self._at + step)

    def _choose_line(self, step: int) -> None:
        place = self._at + step * self._columns
        if 0 <= place < len(self.panes):
            self._choose(place)

    def _pan(self, x: float, y: float) -> None:
        self.sight.panned(QPointF(x, y) / self.sight.zoom)
        self._moved()

    def _meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held & Qt.KeyboardModifier.ControlModifier:
            return None
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        return self._keys().get((Qt.Key(event.key()), alt, shift))

    def event(self, event: QEvent) -> bool:
        """Its keys are its own while it is open: they mean the selected cards otherwise."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if self._meant(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the line at the bottom."""
        does = self._meant(event)
        if does is None:
            event.ignore()
        else:
            does()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cover the window."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("ground"))
        painter.end()

    def sizeHint(self) -> QSize:
        """As large as what it covers."""
        return self._over.size()

    def close_view(self) -> None:
        """Give the window back."""
        pane = self.current
        self.hide()
        self.closed.emit(pane.item.id if pane is not None else 0)
