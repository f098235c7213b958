"""What the kiosk's pages are made of: large buttons, photos, cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stylist.gui import icons, text
from stylist.gui.cards.pixels import backdrop, qimage
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.kiosk.sizes import between, target
from stylist.gui.theme import colour, font, px
from stylist.gui.widgets import Elided, IconButton, label
from stylist.types import Item, Rgb

ROUND = 12
"""Radius of corners, for a text of 13 px."""


def gap() -> int:
    """The usual room between two things, never less than a finger needs."""
    return max(px(8), between())


class Button(IconButton):
    """A button for fingers."""

    INK = "ink"
    ON_ACCENT = ("primary", "key_go")

    def __init__(self, icon: str, words: str = "", *, role: str = "big", hint: str = "") -> None:
        super().__init__(icon, f"  {words}" if icon and words else words, role=role, hint=hint)
        self.setAccessibleName(hint or words)
        self.setToolTip("")
        self._least = QSize(max(target(), px(34)), max(target(), px(34)))
        self.setIconSize(QSize(px(20), px(20)))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Say something else."""
        self.setText(f"  {words}" if self._icon and words else words)

    def set_look(self, icon: str, ink: str) -> None:
        """Show another icon, in a colour of the theme."""
        self._ink = ink
        self.set_icon(icon)

    def at_least(self, across: int, down: int) -> None:
        """Be no smaller than this, in pixels; a style sheet would overrule a minimum."""
        self._least = self._least.expandedTo(QSize(across, down))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Never smaller than a finger."""
        return super().sizeHint().expandedTo(self._least)

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()


class Picture(QWidget):
    """A photo with round corners: whole, on the ground it was taken on, or filling its frame."""

    def __init__(self, name: str = "", *, whole: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._image: QPixmap | None = None
        self._ground = colour("photo")
        self._whole = whole
        self._drawn: tuple[QSize, QPixmap] | None = None

    def put(self, pixmap: QPixmap | None, rgb: Rgb | None = None) -> None:
        """Show a picture; `rgb`, where it is at hand, tells what it was taken on."""
        self._image, self._drawn = pixmap, None
        behind = backdrop(rgb) if rgb is not None else None
        self._ground = behind.colour if behind is not None else colour("photo")
        self.update()

    def put_rgb(self, rgb: Rgb | None) -> None:
        """Show pixels."""
        self.put(None if rgb is None else QPixmap.fromImage(qimage(rgb)), rgb)

    def put_image(self, image: QImage) -> None:
        """Show an image."""
        self.put(QPixmap.fromImage(image))

    @property
    def shows(self) -> bool:
        """Whether there is a picture."""
        return self._image is not None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The photo, and nothing else."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), px(ROUND), px(ROUND))
        painter.setClipPath(clip)
        painter.fillPath(clip, self._ground if self._image is not None else colour("hover"))
        if self._image is not None:
            drawn = self._scaled(self._image)
            size = drawn.size() / drawn.devicePixelRatio()
            painter.drawPixmap(
                (self.width() - size.width()) // 2, (self.height() - size.height()) // 2, drawn
            )
        painter.end()

    def _scaled(self, image: QPixmap) -> QPixmap:
        if self._drawn is None or self._drawn[0] != self.size():
            ratio = self.devicePixelRatioF()
            keep = Qt.AspectRatioMode.KeepAspectRatio
            way = keep if self._whole else Qt.AspectRatioMode.KeepAspectRatioByExpanding
            made = image.scaled(
                self.size() * ratio, way, Qt.TransformationMode.SmoothTransformation
            )
            made.setDevicePixelRatio(ratio)
            self._drawn = (self.size(), made)
        return self._drawn[1]


class Touch(QAbstractButton):
    """Something that can be touched and paints itself."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(target(), target())

    def paint_focus(self, painter: QPainter, radius: float) -> None:
        """The ring that tells where the keyboard is."""
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(colour("accent"))
            pen.setWidth(px(2))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class PhotoButton(Touch):
    """An item's photo, to be opened."""

    def __init__(self, thumbnails: Thumbnails, item: Item, note: str = "") -> None:
        super().__init__(", ".join(part for part in (item.name, text.money(item), note) if part))
        self._thumbnails, self._item, self._note = thumbnails, item, note
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        thumbnails.ready.connect(self._ready)

    def _ready(self, photo_id: int) -> None:
        if self._item.photo is not None and photo_id == self._item.photo.id:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The photo on its own ground, and how alike it is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), px(ROUND), px(ROUND))
        painter.setClipPath(clip)
        photo = self._item.photo
        side = max(self.width(), self.height()) * self.devicePixelRatioF()
        made = self._thumbnails.get(photo.id, min(side, 640), photo) if photo else None
        if made is None:
            painter.fillPath(clip, colour("hover"))
            if photo is None or self._thumbnails.unavailable(photo.id):
                box = QRectF(0, 0, px(40), px(40))
                box.moveCenter(QRectF(self.rect()).center())
                icons.draw(painter, "hanger", colour("faint"), box)
        else:
            painter.fillPath(clip, made.backdrop.colour if made.backdrop else colour("photo"))
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            keep = Qt.AspectRatioMode.KeepAspectRatio
            way = keep if made.backdrop else Qt.AspectRatioMode.KeepAspectRatioByExpanding
            size = made.pixmap.size().scaled(self.size(), way)
            box = QRectF(0, 0, size.width(), size.height())
            box.moveCenter(QRectF(self.rect()).center())
            painter.drawPixmap(box, made.pixmap, QRectF(made.pixmap.rect()))
        if self.isDown():
            painter.fillPath(clip, colour("ink", 0.08))
        if self._note:
            self._paint_note(painter)
        self.paint_focus(painter, px(ROUND))
        painter.end()

    def _paint_note(self, painter: QPainter) -> None:
        painter.setFont(font(10.5, 600))
        size = painter.fontMetrics().size(0, self._note)
        pill = QRectF(px(7), px(7), size.width() + px(14), size.height() + px(5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("pane", 0.92))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(colour("ink"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._note)


class Opinions(QWidget):
    """A heart and a cross, side by side."""

    judged = Signal(bool)

    def __init__(self, name: str, liked: bool | None, *, words: bool = False) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(gap())
        yes, no = self.tr("I like it"), self.tr("Not for me")
        self.heart = Button("heart", yes if words else "", role="heart", hint=f"{yes}: {name}")
        self.cross = Button("cross", no if words else "", role="cross", hint=f"{no}: {name}")
        for button, said in ((self.heart, True), (self.cross, False)):
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, said=said: self.judged.emit(said))
            line.addWidget(button)
        self.put(liked)

    def put(self, liked: bool | None) -> None:
        """Show what was said."""
        self.heart.setChecked(liked is True)
        self.cross.setChecked(liked is False)
        self.heart.set_look("heart_filled" if liked else "heart", "on_accent" if liked else "muted")
        self.cross.set_look("cross", "pane" if liked is False else "muted")


class Card(QWidget):
    """An item: its photo, name and price, a heart and a cross."""

    opened = Signal(int)
    judged = Signal(int, bool)

    def __init__(
        self,
        thumbnails: Thumbnails,
        item: Item,
        liked: bool | None,
        about: str = "",
        note: str = "",
    ) -> None:
        super().__init__()
        self.item = item
        self.setObjectName("kiosk_card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = QVBoxLayout(self)
        edge = px(8)
        lines.setContentsMargins(edge, edge, edge, edge)
        lines.setSpacing(px(3))
        self.photo = PhotoButton(thumbnails, item, note)
        self.photo.clicked.connect(lambda: self.opened.emit(item.id))
        lines.addWidget(self.photo, 1)
        lines.addSpacing(px(4))
        lines.addWidget(line_of(item.name, "card"))
        lines.addWidget(line_of(about, "card_sub"))
        lines.addSpacing(max(px(4), between()))
        self.opinions = Opinions(item.name, liked)
        self.opinions.judged.connect(lambda said: self.judged.emit(item.id, said))
        lines.addWidget(self.opinions)


def line_of(words: str, role: str) -> Elided:
    """A line that is as high as its text, and no higher."""
    made = Elided(words, role)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return made


def under(item: Item, hangs: str) -> str:
    """What stands under a name: price, and where it hangs, where a tag tells (*aisle 3*).

    `hangs` is the word with which such tags begin.
    """
    begins = hangs.casefold()
    places = [t for t in item.tags if begins and t.casefold().startswith(begins)]
    return " · ".join(part for part in (text.money(item), *places[:1]) if part)


class Choice(Touch):
    """A way to go, large: an icon, a heading, a line of words under it."""

    _SIDE, _EDGE, _BETWEEN, _UNDER = 40, 18, 14, 6

    def __init__(self, icon: str, heading: str, words: str, *, first: bool = False) -> None:
        super().__init__(f"{heading}. {words}")
        self._icon, self._heading, self._words, self._first = icon, heading, words, first
        self.others: Sequence[Choice] = ()
        """Those beside it: all have their icon in the same place."""
        expanding = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        expanding.setHeightForWidth(True)
        self.setSizePolicy(expanding)

    def sizeHint(self) -> QSize:
        """Room for the words beside the icon, and for a finger."""
        return QSize(px(220), self.heightForWidth(px(320)))

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def heightForWidth(self, across: int) -> int:
        """What the words need where they wrap, the icon beside them."""
        edge, side = px(self._EDGE), px(self._SIDE)
        heading, words = self._heights(across - 2 * edge - side - px(self._BETWEEN))
        return max(target(), px(92), heading + px(self._UNDER) + words + 2 * px(14))

    def _heights(self, room: int) -> tuple[int, int]:
        """Pixels down that heading and words need, wrapped into `room` pixels across."""
        return tuple(
            QFontMetrics(face)
            .boundingRect(0, 0, max(room, 1), 10_000, Qt.TextFlag.TextWordWrap, said)
            .height()
            for face, said in ((self._face(room), self._heading), (font(13), self._words))
        )  # type: ignore[return-value]

    def _face(self, room: int) -> QFont:
        """The heading's font, smaller where its longest word would not go into `room` pixels."""
        measure = QFontMetrics(font(20, 600)).horizontalAdvance
        longest = max(map(measure, self._heading.split()), default=1)
        return font(max(20 * min(1.0, room / longest), 11), 600)

    def icon_fits_above(self) -> bool:
        """Whether there is room for the icon above the words, not only beside them."""
        edge = px(self._EDGE)
        above = 2 * edge + px(self._SIDE) + px(self._BETWEEN) + px(self._UNDER)
        return self.height() >= above + sum(self._heights(self.width() - 2 * edge))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card; the first of them in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accent" if self._first else "pane"
        ink, quiet = ("on_accent", "on_accent") if self._first else ("ink", "muted")
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(colour("accent" if self._first else "line"))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(box, px(ROUND), px(ROUND))
        if self.isDown():
            painter.setBrush(colour("ink", 0.10))
            painter.drawRoundedRect(box, px(ROUND), px(ROUND))
        side, edge, under = px(self._SIDE), px(self._EDGE), px(self._UNDER)
        above = all(choice.icon_fits_above() for choice in (self, *self.others))
        left = edge if above else edge + side + px(self._BETWEEN)
        room = self.width() - left - edge
        heading, words = self._heights(room)
        spare = self.height() - heading - under - words
        icon = QRectF(edge, edge if above else (self.height() - side) / 2, side, side)
        top = spare - edge if above else spare // 2
        icons.draw(painter, self._icon, colour(ink if self._first else "accent"), icon)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setPen(colour(ink))
        painter.setFont(self._face(room))
        painter.drawText(QRectF(left, top, room, heading), flags, self._heading)
        painter.setPen(colour(quiet, 0.85 if self._first else 1.0))
        painter.setFont(font(13))
        painter.drawText(QRectF(left, top + heading + under, room, words), flags, self._words)
        self.paint_focus(painter, px(ROUND))
        painter.end()


class Ring(QWidget):
    """A number in a ring that runs out."""

    def __init__(self, size: int = 120) -> None:
        super().__init__()
        self._left, self._of = 0, 1
        self.setFixedSize(px(size), px(size))

    def put(self, left: int, of: int) -> None:
        """Show how much is left of how much."""
        self._left, self._of = left, of
        self.setAccessibleName(text.count(left))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """An arc, and the number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = px(4)
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        pen = painter.pen()
        pen.setWidth(px(5))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for ink, share in (("line", 1.0), ("accent", self._left / self._of)):
            pen.setColor(colour(ink))
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, round(share * 360 * 16))
        painter.setPen(colour("ink"))
        painter.setFont(font(40, 600))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text.count(self._left))
        painter.end()


class Veil(QWidget):
    """Lies over the whole window; `touched` says that somebody is still there."""

    touched = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def cover(self) -> None:
        """Lie over everything."""
        parent = self.parentWidget()
        assert parent is not None
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What lies below is there, and out of reach."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("ground", 0.94))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Whoever touches it stays."""
        event.accept()
        self.touched.emit()

    def event(self, event: QEvent) -> bool:
        """Nothing below gets what was meant for it."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            event.accept()
            return True
        return super().event(event)


def centred(words: str, role: str) -> QLabel:
    """A line in the middle, which may wrap."""
    made = label(words, role, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made


def row_of(*buttons: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Buttons side by side."""
    line = QHBoxLayout()
    line.setSpacing(gap())
    for button in buttons:
        line.addWidget(button)
    if stretch:
        line.addStretch()
    return line
