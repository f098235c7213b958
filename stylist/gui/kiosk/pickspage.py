"""What was chosen, and how to take it along: a code for a phone, or a slip of paper."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stylist.errors import StylistError
from stylist.gui.cards.pixels import qimage, read_jpeg
from stylist.gui.kiosk import handover
from stylist.gui.kiosk.leafing import Leafing
from stylist.gui.kiosk.page import Page
from stylist.gui.kiosk.parts import Button, PhotoButton, gap, line_of, under
from stylist.gui.kiosk.sizes import target
from stylist.gui.retelling import retold
from stylist.gui.theme import px
from stylist.gui.widgets import empty, label
from stylist.types import Item, Mask

SLIP_PHOTO = 384


class Code(QWidget):
    """A QR code, each module a whole number of pixels."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setAccessibleName(self.tr("A code that holds what you chose"))

    def put(self, code: Mask | None) -> None:
        """Show a code."""
        self._image = None if code is None else handover.code_image(code)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Black on white, in both themes: phones ask for it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(self.rect(), px(12), px(12))
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            room = min(self.width(), self.height()) * self.devicePixelRatioF()
            side = int(room) // self._image.width() * self._image.width()
            box = QRectF(0, 0, side, side)
            box.setSize(box.size() / self.devicePixelRatioF())
            box.moveCenter(QRectF(self.rect()).center().toPoint().toPointF())
            painter.drawImage(box, self._image)
        painter.end()


class PicksPage(Page):
    """The hearts of this visit, a few at a time, beside their code."""

    def build(self) -> None:
        """The code where a phone reaches it; the things beside or above."""
        self._items: list[Item] = []
        self._code: Mask | None = None
        self.heading(
            self.tr("Take them with you"),
            self.tr("Scan the code with your phone: it holds the numbers of what you chose. "
                    "Nothing is sent, and nothing stays here."),
        )  # fmt: skip
        self.lines.addSpacing(px(8))
        ways = QBoxLayout.Direction
        body = QBoxLayout(ways.TopToBottom if self.portrait else ways.RightToLeft)
        body.setSpacing(px(24))
        body.addLayout(self._code_part(), 0 if self.portrait else 2)
        body.addLayout(self._list_part(), 1 if self.portrait else 3)
        self.lines.addLayout(body, 1)
        self.lines.addSpacing(px(4))
        line = self.foot(picks=False, over=False)
        done = Button("check", self.tr("I’m done: forget me"), role="primary")
        done.clicked.connect(self.kiosk.forget)
        line.addWidget(done)
        self._load()

    def _code_part(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(10))
        if not self.portrait:
            column.addStretch()
        self.code = Code()
        side = min(self.inner, self.down - 2 * self.edge) * 0.46
        self.code.setFixedSize(round(side), round(side))
        column.addWidget(self.code, 0, Qt.AlignmentFlag.AlignHCenter)
        self.note = label("", "lead", wrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.note)
        self.print = Button("print", self.tr("Print it instead"))
        self.print.clicked.connect(self.print_slip)
        column.addWidget(self.print, 0, Qt.AlignmentFlag.AlignHCenter)
        self.print.setVisible(handover.printer_for(self.kiosk.settings.kiosk_printer) is not None)
        if not self.portrait:
            column.addStretch()
        return column

    def _list_part(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(gap())
        self._rows = QGridLayout()
        self._rows.setSpacing(max(px(10), gap()))
        column.addLayout(self._rows)
        column.addStretch()
        self.leafing = Leafing()
        self.leafing.leafed.connect(self._show)
        column.addWidget(self.leafing, 0, Qt.AlignmentFlag.AlignLeading)
        return column

    @property
    def per_page(self) -> int:
        """Things that are shown at once."""
        rows = (self.down - px(480 if self.portrait else 250)) // (px(92) + max(px(10), gap()))
        return max(int(rows), 2)

    def _load(self) -> None:
        self.kiosk.items(self.kiosk.session.picks, self.here(self._put))

    def _put(self, items: list[Item]) -> None:
        if not items:
            self.kiosk.back()
            return
        self._items = items
        template = self.kiosk.settings.kiosk_code
        try:
            self._code, number = handover.code_for(self.kiosk.library, items, template)
        except StylistError as error:
            self._code, number = None, 0
            self.note.setText(retold(error))
        else:
            left = len(items) - number
            self.note.setText(
                self.tr("The code has room for the first {}; print the rest.").format(number)
                if left else ""
            )  # fmt: skip
        self.note.setVisible(bool(self.note.text()))
        self.code.put(self._code)
        self._show()

    def _show(self) -> None:
        empty(self._rows)
        shown = self._items[self.leafing.part(len(self._items), self.per_page)]
        for place, item in enumerate(shown):
            self._rows.addWidget(self._row(item), place, 0)

    def _row(self, item: Item) -> QWidget:
        row = QWidget()
        row.setObjectName("kiosk_card")
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(row)
        edge = px(8)
        line.setContentsMargins(edge, edge, edge, edge)
        line.setSpacing(px(14))
        photo = PhotoButton(self.kiosk.thumbnails, item)
        photo.setFixedSize(max(px(76), target()), max(px(76), target()))
        photo.clicked.connect(lambda: self.kiosk.go("item", item.id))
        line.addWidget(photo)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addStretch()
        words.addWidget(line_of(item.name, "card"))
        about = " · ".join(
            part
            for part in (under(item, self.kiosk.settings.kiosk_place), handover.sku_of(item))
            if part
        )
        words.addWidget(line_of(about, "card_sub"))
        words.addStretch()
        line.addLayout(words, 1)
        away = Button("cross", "", role="quiet", hint=self.tr("Without {}").format(item.name))
        away.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        away.clicked.connect(lambda: self._without(item))
        line.addWidget(away)
        return row

    def _without(self, item: Item) -> None:
        self.kiosk.judge(item.id, True)  # which takes the heart back
        self._load()

    def print_slip(self) -> None:
        """Print what was chosen."""
        printer = handover.printer_for(self.kiosk.settings.kiosk_printer)
        if printer is None or self._code is None:
            return
        try:
            handover.paint_slip(printer, printer.resolution(), self._items, self._code, self._photo)
        except StylistError as error:
            self.note.setText(retold(error))
        else:
            self.note.setText(self.tr("Your slip is being printed."))
        self.note.show()

    def _photo(self, item: Item) -> QPixmap | None:
        data = self.kiosk.library.thumbnail(item.photo) if item.photo is not None else None
        rgb = read_jpeg(data, SLIP_PHOTO) if data else None
        return None if rgb is None else QPixmap.fromImage(qimage(rgb))
