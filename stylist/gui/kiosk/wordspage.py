"""Search in words: what is typed on the screen's keyboard, and at once what it finds."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.kiosk.keyboard import Keyboard
from stylist.gui.kiosk.page import Page
from stylist.gui.kiosk.parts import Button, PhotoButton, gap
from stylist.gui.kiosk.session import TEXT_SIZES
from stylist.gui.kiosk.sizes import between, target
from stylist.gui.theme import px
from stylist.gui.widgets import empty, label
from stylist.library import Library
from stylist.types import Filters, Item

LONGEST = 80
WAIT_MS = 120
SUGGESTED = 4


class WordsPage(Page):
    """A field, suggestions, what is found so far, and the keyboard."""

    def build(self) -> None:
        """Put the field up where it is read, the keyboard down where hands are."""
        self._shown: list[int] = []
        # Large letters leave a low screen room for the field and the keys alone.
        self.tight = not self.portrait and self.kiosk.session.text > TEXT_SIZES[0]
        if not self.tight:
            self.heading(self.tr("Describe it"))
        self.field = QLineEdit(self.kiosk.session.words)
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(self.tr("What are you looking for?"))
        self.field.setPlaceholderText(self.tr("red dress, warm coat, something striped …"))
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.field.setDragEnabled(False)
        self.field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.field.setMinimumHeight(max(target(), px(46)))
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._search)
        self.lines.addWidget(self.field)
        self.chips = QWidget()
        self.chips.setFixedHeight(max(target(), px(34)))
        self.suggestions = QHBoxLayout(self.chips)
        self.suggestions.setContentsMargins(0, 0, 0, 0)
        self.suggestions.setSpacing(gap())
        self.lines.addWidget(self.chips)
        self.count = label("", "lead")
        self.lines.addWidget(self.count)
        self.found = QWidget()
        self.found.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._grid = QGridLayout(self.found)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(max(px(9), between()))
        self.lines.addWidget(self.found, 1)
        self.count.setVisible(not self.tight)
        self.found.setVisible(not self.tight)
        if self.tight:
            self.lines.addStretch(1)
        self.keyboard = Keyboard(
            self.kiosk.session.language, self.inner, self.down * (40 if self.tight else 46) // 100
        )
        self.keyboard.typed.connect(self._type)
        self.keyboard.erased.connect(self.field.backspace)
        self.keyboard.entered.connect(self._search)
        below = QVBoxLayout()
        below.addWidget(self.keyboard)
        self.lines.addLayout(below)
        self.lines.addSpacing(px(4))
        self.foot(over=False)
        self._soon = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._soon.timeout.connect(self._look)
        self.field.setFocus()
        self.keyboard.allow(bool(self.field.text().strip()))
        self._soon.start()  # when the page is laid out: only then does it know its rows

    def _typed(self, words: str) -> None:
        self.keyboard.allow(bool(words.strip()))
        self._soon.start()

    def _type(self, letter: str) -> None:
        self.field.insert(letter)
        self.field.setFocus()

    def _search(self) -> None:
        words = self.field.text().strip()
        if words:
            self.kiosk.search_words(words)

    def _look(self) -> None:
        words, library = self.field.text().strip(), self.kiosk.library
        self.kiosk.session.words = words
        jobs = self.kiosk.jobs.search
        typed = self.field.text()
        jobs.ask("suggest", lambda: library.suggest_words(typed, SUGGESTED) if words else
                 kinds_of(library, SUGGESTED), done=self.here(self._put_suggestions))  # fmt: skip
        most = self._columns() * self._rows

        def find() -> tuple[int, bool, list[Item]]:
            found = library.browse(Filters(), text=words, sort="relevance" if words else "newest")
            return len(found.ids), bool(found.unmatched), library.items(found.ids[:most])

        jobs.ask("words", find, done=self.here(self._found), failed=lambda _: None)

    def _columns(self) -> int:
        return 4 if self.portrait else 8

    @property
    def _rows(self) -> int:
        """Rows of photos that are about as high as garments are."""
        high = 1.25 * self.inner / self._columns()
        return max(round(self.found.height() / high), 1)

    def _found(self, answer: tuple[int, bool, list[Item]]) -> None:
        number, unmatched, items = answer
        words = self.tr("{} found").format(text.items(number))
        if unmatched and number:
            words = self.tr("{}, of what is nearest").format(words)
        if not self.field.text().strip():
            self.count.setText(self.tr("New here"))
        else:
            self.count.setText(words if number else self.tr("Nothing here is called that."))
        self._put(items)

    def _put(self, items: list[Item]) -> None:
        ids = [item.id for item in items]
        if ids == self._shown:
            return
        self._shown = ids
        empty(self._grid)
        columns = self._columns()
        for at in range(columns):
            self._grid.setColumnStretch(at, 1)
        for at in range(self._rows):
            self._grid.setRowStretch(at, 1)
        for place, item in enumerate(items):
            photo = PhotoButton(self.kiosk.thumbnails, item)
            photo.clicked.connect(lambda _=False, item=item: self.kiosk.go("item", item.id))
            expand = QSizePolicy.Policy.Expanding
            photo.setSizePolicy(expand, expand)
            self._grid.addWidget(photo, place // columns, place % columns)

    def _put_suggestions(self, words: list[str]) -> None:
        empty(self.suggestions)
        room = self.inner
        for said in words:
            chip = Button("", said, role="chip", hint=self.tr("Search for {}").format(said))
            chip.clicked.connect(lambda _=False, said=said: self._take(said))
            chip.setParent(self.chips)
            chip.ensurePolished()
            room -= chip.sizeHint().width() + gap()
            if room < 0:
                chip.deleteLater()
                break
            self.suggestions.addWidget(chip)
        self.suggestions.addStretch()

    def _take(self, words: str) -> None:
        self.field.setText(words)
        self.field.setFocus()

    def leave(self) -> None:
        """What was typed goes with the page; the session keeps what was searched with."""
        self._soon.stop()
        for key in ("suggest", "words"):
            self.kiosk.jobs.search.drop(key)
        self.field.clear()
        self._soon.stop()


def kinds_of(library: Library, most: int) -> list[str]:
    """Names of the kinds of garment that this shop has most of."""
    counts = library.facets().get("category", {})
    often = sorted(counts, key=lambda value: (-counts[value], value))
    return [library.label("category", value) for value in often[:most]]
