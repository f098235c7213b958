"""A photo whose garments can be tapped, where it shows several, and their names below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stylist.gui.item.cropview import CropView
from stylist.gui.theme import colour, font, px
from stylist.gui.widgets import Flow, IconButton, empty, label
from stylist.types import Box, Garment

STILL = 4
"""Pixels by which a tap may move."""

HALO = QColor(0, 0, 0, 140)


class TapView(CropView):
    """Shows garments as outlines with a number each: a tap, or the number's key, frames one."""

    tapped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._garments: tuple[Garment, ...] = ()
        self.chosen: int | None = None

    @property
    def garments(self) -> tuple[Garment, ...]:
        """What can be tapped."""
        return self._garments

    def put_garments(self, garments: Sequence[Garment]) -> None:
        """Let these be tapped."""
        self._garments = tuple(garments)
        self.update()

    def tap(self, place: int) -> None:
        """Put the frame around a garment, at once."""
        if not 0 <= place < len(self._garments):
            return
        self._change(self._garments[place].box)
        self._done()
        self.tapped.emit(place)

    def at(self, point: QPointF) -> int | None:
        """Which garment lies there: the smallest, where one lies on another."""
        photo = self.photo_rect()
        found = [
            (_area(garment.box), place)
            for place, garment in enumerate(self._garments)
            if any(p.containsPoint(point, Qt.FillRule.OddEvenFill) for p in _lines(garment, photo))
        ]
        return min(found)[1] if found else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A hand that has not moved has tapped."""
        pressed, before = self._pressed, self._before
        super().mouseReleaseEvent(event)
        if pressed is None or self._crop != before:
            return
        gone = event.position() - pressed
        place = self.at(pressed) if gone.manhattanLength() <= STILL else None
        if place is not None:
            self.tap(place)

    def event(self, event: QEvent) -> bool:
        """The numbers of what is shown are its own; stars are given elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and self._numbered(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def _numbered(self, event: QKeyEvent) -> bool:
        place = event.key() - Qt.Key.Key_1
        return 0 <= place < len(self._garments) and not event.modifiers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number frames the garment that has it."""
        if self._numbered(event):
            self.tap(event.key() - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    def paint_over(self, painter: QPainter, photo: QRectF) -> None:
        """What was searched, the frame, and over them what else can be."""
        super().paint_over(painter, photo)
        if self._pressed is not None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place, garment in enumerate(self._garments):
            if place == self.chosen:
                continue
            for line in _lines(garment, photo):
                painter.setPen(QPen(HALO, 3))
                painter.drawPolygon(line)
                painter.setPen(QPen(QColor("white"), 1.4, Qt.PenStyle.DotLine))
                painter.drawPolygon(line)
        for place, garment in enumerate(self._garments):
            self._paint_number(painter, _spot(garment, photo), place)

    def _paint_number(self, painter: QPainter, at: QPointF, place: int) -> None:
        on = place == self.chosen
        side = px(22)
        disc = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
        painter.setPen(QPen(QColor("white") if on else HALO, 1.5))
        painter.setBrush(colour("accent") if on else QColor("white"))
        painter.drawEllipse(disc)
        painter.setFont(font(12, QFont.Weight.DemiBold))
        painter.setPen(colour("on_accent") if on else QColor(20, 20, 24))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, f"{place + 1}")


class Garments(QWidget):
    """A heading and a pill for each garment of a photo; hidden where there are not several."""

    def __init__(self, photo: TapView, label_of: Callable[[str, str], str]) -> None:
        super().__init__()
        self._photo, self._label_of = photo, label_of
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(10), 0, 0)
        lines.setSpacing(px(6))
        lines.addWidget(label(self.tr("Several garments: which one?"), "small"))
        self._row = Flow(px(6))
        lines.addLayout(self._row)
        self.pills: list[IconButton] = []
        self.hide()

    def put(self, garments: Sequence[Garment]) -> None:
        """Offer these."""
        self._photo.put_garments(garments)
        self._photo.chosen = None
        empty(self._row)
        self.pills = []
        for place, garment in enumerate(garments):
            name = f"{place + 1}  {self.name_of(garment)}"
            pill = IconButton(
                "", name, role="pill",
                hint=self.tr("Search with this garment: {}").format(self.name_of(garment)),
            )  # fmt: skip
            pill.setCheckable(True)
            pill.clicked.connect(lambda _=False, place=place: self._photo.tap(place))
            self._row.addWidget(pill)
            self.pills.append(pill)
        self.setVisible(bool(self.pills))

    def mark(self, crop: Box | None) -> None:
        """Show which one the frame is around, if it is around one."""
        boxes = [garment.box for garment in self._photo.garments]
        self._photo.chosen = boxes.index(crop) if crop in boxes else None
        for place, pill in enumerate(self.pills):
            pill.setChecked(place == self._photo.chosen)
        self._photo.update()

    def chosen_name(self, crop: Box | None) -> str:
        """What the garment is called that the frame is around; empty where it is around none."""
        for garment in self._photo.garments:
            if garment.box == crop and garment.category:
                return self.name_of(garment)
        return ""

    def name_of(self, garment: Garment) -> str:
        """What a garment is called; where that is not believed, where it is worn."""
        worn = {
            "top": self.tr("Top"),
            "bottom": self.tr("Bottom"),
            "shoes": self.tr("Shoes"),
            "other": self.tr("Another garment"),
        }
        if garment.category:
            return self._label_of("category", garment.category)
        return worn[garment.worn]


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _lines(garment: Garment, photo: QRectF) -> list[QPolygonF]:
    """Its outlines, where the photo lies."""
    return [
        QPolygonF(
            [
                QPointF(photo.left() + x * photo.width(), photo.top() + y * photo.height())
                for x, y in outline
            ]
        )
        for outline in garment.outlines
    ]


def _spot(garment: Garment, photo: QRectF) -> QPointF:
    """A place on its largest piece for its number."""
    largest = max(_lines(garment, photo), key=lambda line: _rect_area(line.boundingRect()))
    middle = largest.boundingRect().center()
    if largest.containsPoint(middle, Qt.FillRule.OddEvenFill):
        return middle
    return largest.at(0) + (middle - largest.at(0)) * 0.25


def _rect_area(rect: QRectF) -> float:
    return rect.width() * rect.height()
