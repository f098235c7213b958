"""Nobody is there: looks that change slowly, and an invitation."""

from __future__ import annotations

import random

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QGuiApplication, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from stylist.errors import StylistError
from stylist.gui.cards.pixels import qimage
from stylist.gui.kiosk.kiosk import Kiosk
from stylist.gui.kiosk.page import Page
from stylist.gui.kiosk.parts import ROUND, Button
from stylist.gui.theme import colour, px
from stylist.gui.widgets import label
from stylist.library import Library
from stylist.looktypes import ASPECT, StyledLook
from stylist.types import Rgb

CHANGE_MS = 9000
"""A look stays this long: slow enough not to be a flicker at the edge of somebody's eye."""

FADE_MS = 1600

LOOKS = 12
"""Looks that follow each other, and are kept as pictures: drawing one takes half a second."""


def is_calm(widget: QWidget, said: bool) -> bool:
    """Whether nothing is to move: so set here, or as the system wishes."""
    hints = QGuiApplication.styleHints()
    wish = getattr(hints, "accessibility", lambda: None)()
    motion = getattr(wish, "motionPreference", lambda: None)()
    reduced = motion is not None and "Reduced" in str(motion)
    style = widget.style()
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return said or reduced or style.styleHint(hint, None, widget) == 0


def next_look(library: Library, number: int, height: int) -> Rgb | None:
    """A look as a picture: the shop's own in turn; where it has none, put together."""
    looks = [look for look in library.looks() if look.pieces]
    if looks:
        return library.look_picture(looks[number % len(looks)], height)
    ids = library.browse().ids
    if not len(ids):
        return None
    order = random.Random(7).sample(range(len(ids)), min(len(ids), 60))
    first = int(ids[order[number % len(order)]])
    try:
        found = library.outfits(first, k=1)
        worn = list(found[0].item_ids) if found else [first]
    except StylistError:  # nobody knows what it is: it is shown alone
        worn = [first]
    return library.look_picture(StyledLook(0, "", pieces=library.lay_out(worn)), height)


class Stage(QWidget):
    """A picture that gives way to the next one."""

    def __init__(self, calm: bool) -> None:
        super().__init__()
        self.calm = calm
        self._old: QPixmap | None = None
        self._new: QPixmap | None = None
        self.setAccessibleName(self.tr("Looks from this shop"))
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=FADE_MS)
        self._fade.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._fade.valueChanged.connect(self.update)
        self._fade.finished.connect(self._faded)

    @property
    def moving(self) -> bool:
        """Whether one picture is giving way to another."""
        return self._fade.state() == QVariantAnimation.State.Running

    def put(self, rgb: Rgb) -> None:
        """Show another picture."""
        self._old, self._new = self._new, QPixmap.fromImage(qimage(rgb))
        if self._old is None or self.calm:
            self._old = None
            self.update()
        else:
            self._fade.start()

    def _faded(self) -> None:
        self._old = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The one that goes, and over it the one that comes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        height = min(box.height(), box.width() / ASPECT)
        card = QRectF(0, 0, height * ASPECT, height)
        card.moveCenter(box.center())
        clip = QPainterPath()
        clip.addRoundedRect(card, px(ROUND + 6), px(ROUND + 6))
        painter.setClipPath(clip)
        painter.fillPath(clip, colour("rail"))
        for picture, share in ((self._old, 1.0), (self._new, self._share())):
            if picture is not None:
                painter.setOpacity(share)
                painter.drawPixmap(card, picture, QRectF(picture.rect()))
        painter.end()

    def _share(self) -> float:
        return float(self._fade.currentValue()) if self.moving else 1.0


class AttractPage(Page):
    """Wherever it is touched, it begins."""

    def __init__(self, kiosk: Kiosk, room: tuple[int, int]) -> None:
        super().__init__(kiosk, room)
        self._number = random.Random().randrange(LOOKS)
        self._timer = QTimer(self, interval=CHANGE_MS)
        self._timer.timeout.connect(self.change)
        self._timer.start()
        self.change()

    def build(self) -> None:
        """The looks, and beside or under them the words."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        ways = QBoxLayout.Direction
        body = QBoxLayout(ways.TopToBottom if self.portrait else ways.RightToLeft)
        body.setSpacing(px(28))
        self.stage = Stage(is_calm(self, self.kiosk.settings.kiosk_calm))
        expand = QSizePolicy.Policy.Expanding
        self.stage.setSizePolicy(expand, expand)
        body.addWidget(self.stage, 5 if self.portrait else 1)
        words = QVBoxLayout()
        words.setSpacing(px(12))
        if not self.portrait:
            words.addStretch(3)
        words.addWidget(label(self.tr("Show us something you like."), "hero", wrap=True))
        words.addWidget(
            label(
                self.tr("Hold it up to the camera, or describe it. "
                        "Nothing is kept."), "lead", wrap=True,
            )
        )  # fmt: skip
        words.addSpacing(px(14))
        self.begin = Button("onward", self.tr("Touch to begin"), role="primary")
        self.begin.at_least(px(240), px(54))
        self.begin.clicked.connect(self.kiosk.begin)
        words.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        if not self.portrait:
            words.addStretch(4)
        body.addLayout(words, 0 if self.portrait else 1)
        self.lines.addLayout(body, 1)

    def mouseReleaseEvent(self, _event: object) -> None:
        """Anywhere will do."""
        self.kiosk.begin()

    def change(self) -> None:
        """Have the next look drawn; it is shown when it is there."""
        library, number = self.kiosk.library, self._number
        self._number = (self._number + 1) % LOOKS
        room = self.across - 2 * self.edge
        height = min(self.down, round(room / ASPECT)) if self.portrait else self.down
        kept = self.kiosk.looks

        def draw() -> Rgb | None:
            key = (library.revision, number, height)
            if key not in kept:
                drawn = next_look(library, number, height)
                if drawn is None:
                    return None
                for old in [k for k in kept if k[0] != key[0] or k[2] != key[2]]:
                    del kept[old]  # of the shop as it was, or the screen as it stood
                kept[key] = drawn
            return kept[key]

        self.kiosk.jobs.pictures.ask(
            "attract", draw, done=self.here(self._drawn), failed=lambda _: None
        )

    def _drawn(self, picture: Rgb | None) -> None:
        if picture is not None:
            self.stage.put(picture)

    def leave(self) -> None:
        """Draw no more of them."""
        self._timer.stop()
        self.kiosk.jobs.pictures.drop("attract")
