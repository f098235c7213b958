"""The first screen: which language, how large, and which way to look."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout

from stylist.gui.kiosk.page import Page
from stylist.gui.kiosk.parts import Button, Choice, gap
from stylist.gui.kiosk.session import TEXT_SIZES
from stylist.gui.language import LANGUAGES
from stylist.gui.theme import px
from stylist.gui.widgets import label


class WelcomePage(Page):
    """Three ways to look; below, language and size of text; in the corner, staff."""

    def build(self) -> None:
        """Put all of it there."""
        self.lines.addSpacing(px(20 if self.portrait else 4))
        self.heading(
            self.tr("What are you looking for?"),
            self.tr("What you show, type and choose is forgotten when you leave."),
            "hero",
        )
        self.lines.addSpacing(px(16))
        ways = QBoxLayout.Direction
        choices = QBoxLayout(ways.TopToBottom if self.portrait else ways.LeftToRight)
        choices.setSpacing(max(px(12), gap()))
        made = []
        for icon, heading, words, page, first in (
            ("camera", self.tr("Show it"), self.tr("Hold a garment or a photo up to the camera."),
             "camera", True),
            ("search", self.tr("Describe it"), self.tr("Type a few words: red dress, wool coat."),
             "words", False),
            ("looks", self.tr("Look around"), self.tr("See what is new, and like what you like."),
             "browse", False),
        ):  # fmt: skip
            choice = Choice(icon, heading, words, first=first)
            choice.clicked.connect(lambda _=False, page=page: self._open(page))
            choices.addWidget(choice)
            made.append(choice)
        for choice in made:
            choice.others = made
        self.lines.addLayout(choices, 8)
        if self.portrait:
            self.lines.addStretch(1)
        self.lines.addSpacing(px(16))
        self.lines.addLayout(self._how())

    def _open(self, page: str) -> None:
        if page == "browse":
            self.kiosk.session.ask()
            self.kiosk.go("results")
            self.kiosk.rank()
        else:
            self.kiosk.go(page)

    def _how(self) -> QBoxLayout:
        ways = QBoxLayout.Direction
        both = QBoxLayout(ways.TopToBottom if self.portrait else ways.LeftToRight)
        both.setSpacing(px(14 if self.portrait else 36))
        both.addLayout(self._language())
        both.addLayout(self._size())
        row = QHBoxLayout()
        row.setSpacing(gap())
        row.addLayout(both)
        row.addStretch()
        staff = Button("lock", self.tr("Staff"), role="quiet")
        staff.clicked.connect(lambda: self.kiosk.go("pin"))
        column = QVBoxLayout()
        column.addStretch()
        column.addWidget(staff)
        row.addLayout(column)
        return row

    def _language(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(6))
        column.addWidget(label(self.tr("Language"), "field"))
        line = QHBoxLayout()
        line.setSpacing(gap())
        group = QButtonGroup(self)
        for code, name in LANGUAGES.items():
            button = Button("", name, role="quiet", hint=name)
            button.setCheckable(True)
            button.setChecked(code == self.kiosk.session.language)
            button.clicked.connect(lambda _=False, code=code: self.kiosk.speak(code))
            group.addButton(button)
            line.addWidget(button)
        line.addStretch()
        column.addLayout(line)
        return column

    def _size(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(6))
        column.addWidget(label(self.tr("Text size"), "field"))
        line = QHBoxLayout()
        line.setSpacing(gap())
        names = (self.tr("Usual text"), self.tr("Large text"), self.tr("Largest text"))
        group = QButtonGroup(self)
        for place, (size, name) in enumerate(zip(TEXT_SIZES, names, strict=True)):
            button = Button("", "A", role="quiet", hint=name)
            face = button.font()
            button.setCheckable(True)
            button.setChecked(size == self.kiosk.session.text)
            button.setFont(face)
            button.setStyleSheet(f"font-size: {px((12, 15, 19)[place])}px;")
            button.clicked.connect(lambda _=False, size=size: self.kiosk.size(size))
            group.addButton(button)
            line.addWidget(button)
        line.addStretch()
        column.addLayout(line)
        return column
