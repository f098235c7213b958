"""The card of the tour: a heading, a few words, and the ways on and out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.theme import px
from stylist.gui.tour.steps import Step
from stylist.gui.widgets import IconButton, label

WIDTH = 372


class Callout(QFrame):
    """Shows one step."""

    onward = Signal()
    back = Signal()
    skipped = Signal()
    sample = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("callout")
        self.place = label("", "small")
        self.heading = label("", "title", wrap=True)
        self.words = label("", wrap=True)
        self.keys = label(self.tr("Arrows go on and back, Esc leaves."), "small", wrap=True)
        self.offer = IconButton("shop", self.tr("Open the sample boutique"))
        self.offer.clicked.connect(self.sample)
        self.leave = IconButton("", self.tr("Skip the tour"), role="link", hint="", shortcut="Esc")
        self.leave.clicked.connect(self.skipped)
        self.before = IconButton("", self.tr("Back"))
        self.before.clicked.connect(self.back)
        self.next = IconButton("", self.tr("Next"), role="primary")
        self.next.clicked.connect(self.onward)
        self.parts = (self.place, self.heading, self.words, self.keys)
        self.buttons = (self.offer, self.leave, self.before, self.next)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(18), px(14), px(18), px(14))
        lines.setSpacing(px(6))
        for part in (self.place, self.heading, self.words):
            lines.addWidget(part)
        lines.addSpacing(px(2))
        lines.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self.keys)
        lines.addSpacing(px(6))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.leave)
        row.addStretch()
        row.addWidget(self.before)
        row.addWidget(self.next)
        lines.addLayout(row)

    def put(self, step: Step, place: int, of: int, *, sample: bool) -> None:
        """Show a step, the how manieth of how many."""
        self.place.setText(self.tr("{} of {}").format(text.count(place + 1), text.count(of)))
        self.heading.setText(step.heading)
        self.words.setText(step.words)
        self.offer.setVisible(sample)
        self.before.setVisible(place > 0)
        self.keys.setVisible(place == 0)
        last = place == of - 1
        self.next.setText(self.tr("Done") if last else self.tr("Next"))
        self.leave.setVisible(not last)
        self.setAccessibleName(step.heading)
        self.setAccessibleDescription(step.words)
        # Who listens hears of the step from the button that has the focus.
        self.next.setAccessibleName(f"{self.place.text()}: {step.heading}. {self.next.text()}")
        self.next.setAccessibleDescription(step.words)

    def fit(self, room: int) -> None:
        """As wide as usual, or as there is room for, and as high as its words are."""
        wide = min(px(WIDTH), room)
        inner = wide - px(36) - 2
        for part in self.parts:
            part.ensurePolished()
            part.setFixedWidth(inner)
            part.setFixedHeight(part.heightForWidth(inner) if part.wordWrap() else
                                part.sizeHint().height())  # fmt: skip
        self.setFixedWidth(wide)
        lines = self.layout()
        assert lines is not None
        lines.activate()
        self.resize(wide, self.sizeHint().height())
