"""Items that show the same: group by group, which to keep, merge, remove, or tell apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from stylist.desktypes import Twin, Twins
from stylist.gui import icons, text
from stylist.gui.cards.delegate import paint_photo
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.theme import CARD_RADIUS, colour, elided, font, line_height, px
from stylist.gui.widgets import IconButton, Teaching, empty, hairline, label, tip

PAGE = 20
"""Groups that are shown; the next ones follow as these are dealt with."""

WIDTH = 172


class TwinCard(QAbstractButton):
    """One of a group; checked, it is the one to keep."""

    preview = Signal(int)

    def __init__(self, twin: Twin, thumbnails: Thumbnails, why: str) -> None:
        super().__init__()
        self.twin, self._thumbnails, self._why = twin, thumbnails, why
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        item = twin.item
        said = (item.name, text.money(item), self.size_words(), why)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(tip(str(item.photo.path) if item.photo else item.name))
        self.setFixedSize(self.sizeHint())

    def size_words(self) -> str:
        """How large its photo is: ``1200 × 1600``."""
        photo = self.twin.item.photo
        return f"{photo.width} × {photo.height}" if photo else self.tr("no photo")

    def sizeHint(self) -> QSize:
        """Photo and three lines."""
        words = line_height() + 2 * line_height(11) + px(20)
        return QSize(px(WIDTH), round(px(WIDTH) * 1.1) + words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Photo, name, size, what speaks for it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        outline = QPainterPath()
        outline.addRoundedRect(rect, CARD_RADIUS, CARD_RADIUS)
        painter.fillPath(outline, colour("pane"))
        painter.save()
        painter.setClipPath(outline)
        frame = QRectF(0, 0, self.width(), round(px(WIDTH) * 1.1))
        photo = self.twin.item.photo
        if photo is not None:
            ratio = self.devicePixelRatioF()
            made = self._thumbnails.get(photo.id, frame.height() * ratio, photo)
            paint_photo(painter, frame, made, cover=False)
        painter.restore()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        room = self.width() - px(20)
        y = frame.bottom() + px(6)
        for words, size, ink, weight in (
            (self.twin.item.name, 13, "ink", 500),
            (self.size_words(), 11, "muted", 400),
            (self._why, 11, "accent", 400),
        ):
            high = line_height(size)
            painter.setFont(font(size, weight))
            painter.setPen(colour(ink))
            painter.drawText(QRectF(px(10), y, room, high), left, elided(words, room, size, weight))
            y += high + px(2)
        on = self.isChecked()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent" if on else "line"), 2 if on else 1))
        painter.drawPath(outline)
        if on:
            disc = QRectF(self.width() - px(32), px(8), px(24), px(24))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent"))
            painter.drawEllipse(disc)
            icons.draw(painter, "check", colour("on_accent"), disc.adjusted(4, 4, -4, -4))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent", 0.35), 4))
            painter.drawPath(outline)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setChecked(True)
        else:
            super().keyPressEvent(event)


class TwinsGroup(QWidget):
    """One group. `merged` and `removed` carry what is kept and the others, `apart` all of them."""

    merged = Signal(int, list)
    removed = Signal(int, list)
    apart = Signal(list)
    compared = Signal(list)

    def __init__(self, twins: Twins, thumbnails: Thumbnails, why: Callable[[Twin], str]) -> None:
        super().__init__()
        self.twins = twins
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(12), 0, px(12))
        lines.setSpacing(px(10))
        what = (
            self.tr("The same picture")
            if twins.same_picture
            else self.tr("Alike to {}").format(text.percent(twins.likeness))
        )
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(label(what, "heading"))
        head.addWidget(label(self.tr("Keep the one that is marked."), "muted"))
        head.addStretch()
        self.buttons: dict[str, IconButton] = {}
        for key, words, hint, role in (
            ("compare", self.tr("Compare"), self.tr("Side by side"), "quiet"),
            ("apart", self.tr("Not a match"), self.tr("Never show these together again"), "quiet"),
            ("remove", self.tr("Remove the others"), self.tr("Keep one, remove the others"), ""),
            ("merge", self.tr("Merge"), self.tr("Put all photos, words and tags with one"), ""),
        ):
            button = IconButton("", words, hint=hint, role=role)
            head.addWidget(button)
            self.buttons[key] = button
        lines.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.cards = [TwinCard(twin, thumbnails, why(twin)) for twin in twins.members]
        for card in self.cards:
            row.addWidget(card)
        self.cards[0].setChecked(True)
        row.addStretch()
        lines.addLayout(row)
        lines.addWidget(hairline())
        ids = list(twins.item_ids)
        self.buttons["compare"].clicked.connect(lambda: self.compared.emit(ids))
        self.buttons["apart"].clicked.connect(lambda: self.apart.emit(ids))
        self.buttons["merge"].clicked.connect(lambda: self.merged.emit(*self._kept()))
        self.buttons["remove"].clicked.connect(lambda: self.removed.emit(*self._kept()))

    def _kept(self) -> tuple[int, list[int]]:
        keep = next(card.twin.item.id for card in self.cards if card.isChecked())
        return keep, [i for i in self.twins.item_ids if i != keep]


class TwinsPart(QWidget):
    """All groups, or what to say where there are none."""

    look_wanted = Signal()
    merged = Signal(int, list)
    removed = Signal(int, list)
    apart = Signal(list)
    compared = Signal(list)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._found: list[Twins] | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(8), 0, 0)
        lines.setSpacing(px(4))
        head = QHBoxLayout()
        self.summary = label("", "muted", wrap=True)
        head.addWidget(self.summary, 1)
        self.look = IconButton("retry", self.tr("Look again"), hint=self.tr("Look for duplicates"))
        self.look.clicked.connect(self.look_wanted)
        head.addWidget(self.look)
        lines.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        lines.addLayout(self._lines)
        self.nothing = Teaching("double", "", "")
        start = self.nothing.add(IconButton("", self.tr("Look for duplicates"), role="primary"))
        start.clicked.connect(self.look_wanted)
        lines.addWidget(self.nothing)
        lines.addStretch()
        self.groups: list[TwinsGroup] = []
        self._thumbnails.ready.connect(lambda _: self._repaint())
        self._show()

    def put(self, found: Sequence[Twins]) -> None:
        """Show what was found."""
        self._found = list(found)
        self._show()

    def drop(self, item_ids: Sequence[int]) -> None:
        """These were dealt with."""
        gone = set(item_ids)
        self._found = [t for t in self._found or () if not gone.issuperset(t.item_ids)]
        self._show()

    @property
    def looked(self) -> bool:
        """Whether somebody has looked yet."""
        return self._found is not None

    def working(self, on: bool) -> None:
        """Whether it is being looked for."""
        self.look.setEnabled(not on)
        if on:
            self.summary.setText(self.tr("Comparing all photos …"))
            self.nothing.hide()
        else:
            self._show()

    def _show(self) -> None:
        empty(self._lines)
        found = self._found or []
        self.groups = [TwinsGroup(t, self._thumbnails, self._why) for t in found[:PAGE]]
        for group in self.groups:
            group.merged.connect(self.merged)
            group.removed.connect(self.removed)
            group.apart.connect(self.apart)
            group.compared.connect(self.compared)
            self._lines.addWidget(group)
        self.nothing.setVisible(not found)
        self.look.setVisible(bool(found))
        if self._found is None:
            self.nothing.say(
                self.tr("Is anything here twice?"),
                self.tr(
                    "Stylist compares all photos by what they show, then by the pictures "
                    "themselves. You say what to keep; Ctrl+Z takes it back."
                ),
            )
        else:
            self.nothing.say(
                self.tr("Nothing is here twice"),
                self.tr("No two items show the same, but for those that you told apart."),
            )
        items = sum(len(t.members) for t in found)
        one, more = self.tr("{} group with {}."), self.tr("{} groups with {}.")
        words = (one if len(found) == 1 else more).format(text.count(len(found)), text.items(items))
        if len(found) > PAGE:
            words += " " + self.tr("The first {} are shown.").format(PAGE)
        self.summary.setText(words if found else "")

    def _why(self, twin: Twin) -> str:
        known = {
            "feed": self.tr("in the feed"),
            "pixels": self.tr("larger photo"),
            "known": self.tr("more details"),
        }
        return text.title(", ".join(known[key] for key in twin.why))

    def _repaint(self) -> None:
        for group in self.groups:
            for card in group.cards:
                card.update()
