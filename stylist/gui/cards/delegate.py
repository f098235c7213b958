"""A card: how it is laid out, painted, and what lies under the pointer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from stylist.gui import icons, text, theme
from stylist.gui.cards.models import CARD, Card
from stylist.gui.cards.thumbnails import Thumbnail, Thumbnails
from stylist.gui.theme import colour, elided, font, line_height, px, width_of, write

ASPECT = 1.2
"""Height of a card's photo over its width."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

# On a photo, which is light in both themes, the controls keep one look.
_ON_PHOTO = QColor(255, 255, 255, 232)
_ON_PHOTO_INK = QColor("#6b675f")


class Zone(Enum):
    """What a pointer on a card means."""

    BODY = auto()
    HEART = auto()
    CROSS = auto()


@dataclass(frozen=True)
class CardLayout:
    """Where the parts of a card of `width` pixels are, from its top left corner."""

    width: int
    reasons: bool = False
    mirrored: bool = False

    @cached_property
    def photo(self) -> QRectF:
        """The photo, flush with the card's upper edge."""
        return QRectF(0, 0, self.width, round(self.width * ASPECT))

    @cached_property
    def height(self) -> int:
        """The whole card."""
        lines = line_height() + px(2) + line_height(12)
        if self.reasons:
            lines += px(2) + line_height(11)
        return round(self.photo.height()) + px(9) + lines + px(10)

    @cached_property
    def heart(self) -> QRectF:
        """The heart's disc."""
        size = px(28)
        bottom = self.photo.bottom() - px(8)
        left = px(8) if self.mirrored else self.width - 2 * size - px(12)
        return QRectF(left, bottom - size, size, size)

    @cached_property
    def cross(self) -> QRectF:
        """The cross's disc."""
        return self.heart.translated(self.heart.width() + px(4), 0)

    def zone(self, x: float, y: float) -> Zone:
        """What lies at a point of the card. Discs answer a little beyond their edge."""
        point = QPointF(x, y)
        reach = px(2)
        if self.heart.adjusted(-reach, -reach, reach, reach).contains(point):
            return Zone.HEART
        if self.cross.adjusted(-reach, -reach, reach, reach).contains(point):
            return Zone.CROSS
        return Zone.BODY


def paint_photo(
    painter: QPainter, frame: QRectF, thumbnail: Thumbnail | None, *, cover: bool = True
) -> None:
    """Fill `frame` with a photo: whole on its own backdrop, otherwise cut to fill.

    Without `cover` the photo is always whole.
    """
    if thumbnail is None:
        painter.fillRect(frame, colour("hover"))
        return
    # Scaled once: to scale each photo in each frame would take most of the time of scrolling.
    size, ratio = frame.size().toSize(), painter.device().devicePixelRatio()
    look = (size.width(), size.height(), ratio, cover)
    if look not in thumbnail.drawn:
        thumbnail.drawn.clear()
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        inner = QPainter(made)
        draw_photo(inner, QRectF(QPointF(), size.toSizeF()), thumbnail, cover)
        inner.end()
        thumbnail.drawn[look] = made
    painter.drawPixmap(frame.topLeft(), thumbnail.drawn[look])


def draw_photo(painter: QPainter, frame: QRectF, thumbnail: Thumbnail, cover: bool) -> None:
    """The same, scaled each time: for what is painted once, at a size of its own."""
    picture, ground = thumbnail.pixmap, thumbnail.backdrop
    painter.fillRect(frame, ground.colour if ground else colour("hover"))
    size = picture.size().toSizeF()
    mode = Qt.AspectRatioMode.KeepAspectRatio
    if cover and ground is None:
        mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    size.scale(frame.size(), mode)
    target = QRectF(QPointF(), size)
    target.moveCenter(frame.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if ground is not None and ground.open_sides and target.left() > frame.left():
        # The light falls off towards the edges: one colour would show a seam.
        edge = QRectF(0, 0, 1, picture.height())
        painter.drawPixmap(QRectF(frame.topLeft(), target.bottomLeft()), picture, edge)
        edge.moveLeft(picture.width() - 1)
        painter.drawPixmap(QRectF(target.topRight(), frame.bottomRight()), picture, edge)
    painter.drawPixmap(target, picture, QRectF(picture.rect()))


def control(zone: Zone, size: float, ratio: float, on: bool, hot: bool, pressed: bool) -> QPixmap:
    """A heart or cross on its disc, with a pixel of room around it."""
    side = round((size + 2) * ratio)
    made = QPixmap(side, side)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    red = zone is Zone.HEART
    strong = QColor(theme.LIGHT.heart if red else theme.LIGHT.ink)
    ground, ink = (strong, QColor("white")) if on else (_ON_PHOTO, _ON_PHOTO_INK)
    if hot and not on:
        ground, ink = QColor("white"), strong
    disc = QRectF(1, 1, size, size)
    if pressed:
        disc.adjust(2, 2, -2, -2)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if on else QPen(QColor(0, 0, 0, 24), 1))
    painter.setBrush(ground)
    painter.drawEllipse(disc)
    inset = disc.width() * (0.24 if red else 0.27)
    icon = ("heart_filled" if on or hot else "heart") if red else "cross"
    icons.draw(painter, icon, ink, disc.adjusted(inset, inset, -inset, -inset))
    painter.end()
    return made


class CardDelegate(QStyledItemDelegate):
    """Paints one `Card`. The grid sets `layout`, and `hot` to what is under the pointer."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.layout = CardLayout(160)
        self.hot: tuple[int, Zone] | None = None
        self.pressed: tuple[int, Zone] | None = None
        self._drawn: dict[tuple[Zone, float, float, bool, bool, bool], QPixmap] = {}

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The same for every card."""
        return QSize(self.layout.width, self.layout.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the card into ``option.rect``."""
        card: Card | None = index.data(CARD)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(rect, theme.CARD_RADIUS, theme.CARD_RADIUS)
        painter.fillPath(outline, colour("pane"))
        painter.save()
        painter.setClipPath(outline)
        painter.translate(rect.topLeft())
        if card is None:
            self._paint_waiting(painter)
        else:
            self._paint_photo(painter, card)
            self._paint_words(painter, card)
        painter.restore()
        if card is not None:
            painter.translate(rect.topLeft())
            self._paint_controls(painter, card, index.row())
            painter.translate(-rect.topLeft())
        self._paint_edge(painter, rect, option.state, index.row())
        painter.restore()

    def _paint_waiting(self, painter: QPainter) -> None:
        layout = self.layout
        painter.fillRect(layout.photo, colour("hover"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover"))
        top = layout.photo.bottom() + px(12)
        for share, y in ((0.7, top), (0.4, top + px(19))):
            wide = layout.width * share
            left = layout.width - px(12) - wide if layout.mirrored else px(12)
            painter.drawRoundedRect(QRectF(left, y, wide, px(9)), 4, 4)

    def _paint_photo(self, painter: QPainter, card: Card) -> None:
        frame = self.layout.photo
        ratio = painter.device().devicePixelRatio()
        thumbnail = None
        if card.photo_id is not None:
            main = card.item.photo
            record = main if main is not None and main.id == card.photo_id else None
            thumbnail = self._thumbnails.get(card.photo_id, frame.height() * ratio, record)
        if card.liked is False or card.item.flag == "reject":
            painter.fillRect(frame, colour("pane"))
            painter.setOpacity(0.35)
        paint_photo(painter, frame, thumbnail)
        if thumbnail is None and (
            card.photo_id is None or self._thumbnails.unavailable(card.photo_id)
        ):
            box = QRectF(0, 0, px(40), px(40))
            box.moveCenter(frame.center())
            icons.draw(painter, "hanger", colour("faint"), box)
        painter.setOpacity(1)

    def _paint_words(self, painter: QPainter, card: Card) -> None:
        left, right = px(12), self.layout.width - px(12)
        y = self.layout.photo.bottom() + px(9)
        self._line(painter, QRectF(left, y, right - left, line_height()), card.item.name, 13)
        y += line_height() + px(2)
        box = QRectF(left, y, right - left, line_height(12))
        price = text.money(card.item)
        painter.setFont(font(12))
        painter.setPen(colour("muted"))
        write(painter, box, RIGHT, price)
        taken = width_of(price, 12) + px(8)
        warmth = text.clo(card.clo)
        rest = (
            box.adjusted(taken, 0, 0, 0) if self.layout.mirrored else box.adjusted(0, 0, -taken, 0)
        )
        self._line(painter, rest, warmth, 12, ink="muted")
        if self.layout.reasons and card.reason:
            y += line_height(12) + px(2)
            box = QRectF(left, y, right - left, line_height(11))
            self._line(painter, box, card.reason, 11, ink="accent")

    @staticmethod
    def _line(painter: QPainter, box: QRectF, words: str, size: int, *, ink: str = "ink") -> None:
        weight = 500 if size == 13 else 400
        painter.setFont(font(size, weight))
        painter.setPen(colour(ink))
        write(painter, box, LEFT, elided(words, int(box.width()), size, weight))

    def _paint_controls(self, painter: QPainter, card: Card, row: int) -> None:
        if card.score is not None:
            self._paint_badge(painter, text.percent(card.score))
        if card.item.stars or card.item.flag:
            self._paint_rating(painter, card.item.stars, card.item.flag)
        hot = self.hot[1] if self.hot and self.hot[0] == row else None
        pressed = self.pressed[1] if self.pressed and self.pressed[0] == row else None
        ratio = painter.device().devicePixelRatio()
        for zone, disc, on in (
            (Zone.HEART, self.layout.heart, card.liked is True),
            (Zone.CROSS, self.layout.cross, card.liked is False),
        ):
            look = (zone, disc.width(), ratio, on, hot is zone, pressed is zone)
            if look not in self._drawn:
                self._drawn[look] = control(*look)
            painter.drawPixmap(disc.topLeft() - QPointF(1, 1), self._drawn[look])

    def _paint_rating(self, painter: QPainter, stars: int, flag: str) -> None:
        """Stars at the photo's lower left, the flag at its upper right."""
        side, lower = px(12), self.layout.photo.bottom() - px(8)
        if stars:
            pill = QRectF(px(8), lower - px(20), stars * side + px(10), px(20))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_ON_PHOTO)
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            for place in range(stars):
                spot = QRectF(pill.left() + px(5) + place * side, pill.top() + px(4), side, side)
                icons.draw(painter, "star_filled", QColor(theme.LIGHT.ink), spot)
        if flag:
            disc = QRectF(self.layout.width - px(32), px(8), px(24), px(24))
            picked = flag == "pick"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.LIGHT.accent) if picked else _ON_PHOTO)
            painter.drawEllipse(disc)
            ink = QColor("white") if picked else QColor(theme.LIGHT.heart)
            inset = px(5)
            icon = "flag" if picked else "cross"
            icons.draw(painter, icon, ink, disc.adjusted(inset, inset, -inset, -inset))

    def _paint_badge(self, painter: QPainter, words: str) -> None:
        width = width_of(words, 11, 600) + px(14)
        left = self.layout.width - px(8) - width if self.layout.mirrored else px(8)
        pill = QRectF(left, px(8), width, line_height(11) + px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_ON_PHOTO)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(font(11, 600))
        painter.setPen(QColor(theme.LIGHT.ink))
        write(painter, pill, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_edge(
        self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag, row: int
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = theme.CARD_RADIUS
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(colour("accent", 0.3), 3))
                painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)
        else:
            hot = self.hot is not None and self.hot[0] == row
            painter.setPen(QPen(colour("faint" if hot else "line"), 1))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
