"""The review: what the model is unsure of, answered by keyboard, one by one or by the page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stylist.gui import text
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.help.keycaps import keys
from stylist.gui.item import pictures
from stylist.gui.item.corrections import CorrectionPopover
from stylist.gui.item.photoview import PhotoView, Shown
from stylist.gui.item.pictures import Picture
from stylist.gui.jobs import Jobs
from stylist.gui.review.guesslist import MOST, GuessList
from stylist.gui.review.reviewing import Counts, Reviewing
from stylist.gui.review.tilesheet import TileSheet
from stylist.gui.text import plural
from stylist.gui.theme import px
from stylist.gui.widgets import Elided, IconButton, Teaching, label
from stylist.library import Library
from stylist.text import inline
from stylist.types import Item

translate = QCoreApplication.translate

LEAST_ANSWERS = 20
"""As many as learning asks for."""
_ONE, _MANY, _NOTHING = range(3)
_OWN_KEYS = frozenset(
    {
        *(Qt.Key(Qt.Key.Key_0 + n) for n in range(10)),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Backspace),
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_S, Qt.Key.Key_R, Qt.Key.Key_X, Qt.Key.Key_G, Qt.Key.Key_F, Qt.Key.Key_D),
        Qt.Key.Key_O,
    }
)
"""Keys that mean something here, or nothing, but not what they mean in the grid of all items."""


class ReviewPage(QWidget):
    """One attribute at a time. `left` asks for the page before, `undo_wanted` for Ctrl+Z."""

    left = Signal()
    undo_wanted = Signal()
    learn_wanted = Signal()

    def __init__(
        self, library: Library, jobs: Jobs, thumbnails: Thumbnails, reviewing: Reviewing
    ) -> None:
        super().__init__()
        self.setObjectName("centre")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._library, self._jobs, self._thumbnails = library, jobs, thumbnails
        self.reviewing = reviewing
        self._label_of = library.label
        self._photos: dict[int, int] = {}
        self._shown: int | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(20), px(28), px(20))
        lines.setSpacing(px(14))
        lines.addLayout(self._head())
        lines.addLayout(self._progress())
        self.pages = QStackedWidget()
        self.pages.addWidget(self._one())
        self.pages.addWidget(self._many())
        self.pages.addWidget(self._nothing())
        lines.addWidget(self.pages, 1)
        reviewing.changed.connect(self._changed)
        reviewing.fetched.connect(self._put_case)
        reviewing.counted.connect(self._put_counts)
        thumbnails.ready.connect(self._thumbnail_ready)

    # Building.

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(label(self.tr("Review"), "display"))
        row.addSpacing(px(16))
        names = {name: text.attribute(name) for name in ("category", "pattern", "sleeve", "colour")}
        group = QButtonGroup(self)
        self.attributes: dict[str, IconButton] = {}
        for name, words in names.items():
            button = IconButton("", words, hint=self.tr("Review: {}").format(words))
            button.setCheckable(True)
            button.clicked.connect(partial(self.open, name))
            group.addButton(button)
            row.addWidget(button)
            self.attributes[name] = button
        self._names = names
        row.addStretch()
        self.learn = IconButton("", self.tr("Learn from answers"), role="quiet")
        self.learn.clicked.connect(self.learn_wanted)
        row.addWidget(self.learn)
        self.many = IconButton(
            "library", self.tr("Many at once"), hint=self.tr("Many at once"), shortcut="G"
        )
        self.many.setCheckable(True)
        self.many.clicked.connect(lambda _: self._turn())
        row.addWidget(self.many)
        return row

    def _progress(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(px(220))
        self.bar.setAccessibleName(self.tr("How much is answered"))
        self.standing = label("", "muted")
        row.addWidget(self.bar)
        row.addWidget(self.standing)
        row.addStretch()
        return row

    def _one(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(24))
        self.photo = PhotoView()
        self.photo.margin = px(10)
        self.photo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row.addWidget(self.photo, 1)
        side = QWidget()
        side.setFixedWidth(px(320))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.question = label("", "title", wrap=True)
        self.name = Elided("", "muted")
        column.addWidget(self.question)
        column.addWidget(self.name)
        column.addSpacing(px(4))
        self.guesses = GuessList(self._label_of, self._library.taxonomy.swatches)
        self.guesses.chosen.connect(self._choose)
        column.addWidget(self.guesses)
        self.other = IconButton(
            "search", self.tr("Something else …"), hint=self.tr("All there are"), shortcut="0"
        )
        self.other.clicked.connect(self.choose_other)
        column.addWidget(self.other)
        column.addStretch()
        column.addWidget(self._hints())
        row.addWidget(side)
        return page

    def _hints(self) -> QWidget:
        hints = QWidget()
        grid = QGridLayout(hints)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        for place, (key, words) in enumerate(
            (
                ("Return", self.tr("The first is right")),
                (f"1 … {MOST}", self.tr("It is that one")),
                ("0", self.tr("Something else")),
                ("Space", self.tr("Later")),
                ("Backspace", self.tr("One step back")),
                ("R", self.tr("No garment: remove it")),
            )
        ):
            grid.addWidget(keys(key), place, 0)
            grid.addWidget(label(words, "muted"), place, 1)
        return hints

    def _many(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(12))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        self.all_question = label("", "title")
        row.addWidget(self.all_question)
        row.addWidget(label(self.tr("Click those that are not, or arrows and X."), "muted"))
        row.addStretch()
        self.later = IconButton("", self.tr("Later"), hint=self.tr("Later"), shortcut="Space")
        self.later.clicked.connect(self._skip)
        row.addWidget(self.later)
        self.confirm = IconButton("check", self.tr("Confirm"), role="primary", shortcut="Return")
        self.confirm.clicked.connect(self._confirm_sheet)
        row.addWidget(self.confirm)
        lines.addLayout(row)
        self.sheet = TileSheet(self._thumbnails)
        self.sheet.capacity_changed.connect(self._put_sheet)
        self.sheet.marked.connect(self._name_confirm)
        lines.addWidget(self.sheet, 1)
        return page

    def _nothing(self) -> Teaching:
        self.nothing = Teaching("check", "", "", ink="accent")
        return self.nothing

    # Opening and turning.

    def open(self, attribute: str | None = None) -> None:
        """Begin with an attribute, or go on with the one of the last time."""
        attribute = attribute or self.reviewing.attribute
        self.attributes[attribute].setChecked(True)
        self._shown = None
        self.reviewing.open(attribute)
        self.setFocus()

    def _turn(self) -> None:
        self._changed()
        self.setFocus()

    def _changed(self) -> None:
        """Another item is in question, or none."""
        sitting = self.reviewing.sitting
        if sitting is None:
            return
        self.bar.setRange(0, max(sitting.total, 1))
        self.bar.setValue(sitting.confirmed)
        words = self.tr("{} of {} confirmed").format(
            text.count(sitting.confirmed), text.count(sitting.total)
        )
        left = sitting.seconds_left
        if left is not None and sitting.waiting:
            words = self.tr("{}, about {} left").format(words, _roughly(left))
        self.standing.setText(words)
        busy = sitting.current is not None
        self.bar.setVisible(busy)
        self.standing.setVisible(busy)
        self.many.setVisible(busy)
        if not busy:
            self._say_nothing(sitting.confirmed)
        elif self.many.isChecked():
            self.pages.setCurrentIndex(_MANY)
            self._put_sheet()
        else:
            self.pages.setCurrentIndex(_ONE)
            self._put_case()

    def _say_nothing(self, confirmed: int) -> None:
        name = inline(self._names[self.reviewing.attribute])
        done = self.tr("All done: {} confirmed").format(text.count(confirmed))
        bound = text.percent(self._library.settings.unsure_below)
        words = self.tr(
            "Stylist is at least {} sure of the {} of every item, or somebody has said what it "
            "is. What it is less sure of comes here with the next import."
        )
        self.nothing.say(
            done if confirmed else self.tr("Nothing is unsure"), words.format(bound, name)
        )
        self.pages.setCurrentIndex(_NOTHING)

    def _put_counts(self, counts: Counts) -> None:
        for name, button in self.attributes.items():
            waiting = counts.waiting.get(name, 0)
            words = self._names[name]
            button.setText(f"{words}  {text.count(waiting)}" if waiting else words)
            button.setAccessibleName(f"{words}, {text.items(waiting)}")
        enough = counts.answers >= LEAST_ANSWERS
        self.learn.setEnabled(enough)
        words = self.tr("Learn from %Ln answer(s)", "", counts.answers)
        self.learn.setText(words)
        self.learn.setAccessibleName(words)
        hint = self.tr("Tell categories better, from what you and your shop say")
        few = self.tr("From {} answers on Stylist can learn").format(LEAST_ANSWERS)
        self.learn.setToolTip(hint if enough else few)

    # One by one.

    def _put_case(self) -> None:
        sitting, case = self.reviewing.sitting, self.reviewing.case
        doubt = sitting.current if sitting is not None else None
        if doubt is None:
            return
        if case is None:  # the model's first guess is known already
            self.guesses.put([doubt.guess])
            self.name.setText("")
            self._shown = None
        else:
            self.guesses.put(case.guesses)
            self.name.setText(_name(case.item))
            self._show_photo(case.item)
        name = self.reviewing.attribute
        questions = {
            "category": self.tr("What is it?"),
            "pattern": self.tr("Which pattern?"),
            "sleeve": self.tr("How long are the sleeves?"),
            "colour": self.tr("Which colour?"),
        }
        self.question.setText(questions[name])

    def _show_photo(self, item: Item) -> None:
        photo = item.photo
        if photo is None:
            self.photo.put(None)
            return
        if self._shown == photo.id:
            return
        self._shown = photo.id
        side = round(max(self.photo.width(), self.photo.height()) * self.devicePixelRatioF())
        kept = self._thumbnails.at_hand(photo.id) or self._thumbnails.get(photo.id, 256)
        self.photo.put(Shown(kept.pixmap, kept.backdrop) if kept else None)
        self.photo.setAccessibleName(item.name)

        def put(picture: Picture) -> None:
            if picture.image is not None and self._shown == photo.id:
                self.photo.put_image(Shown(QPixmap.fromImage(picture.image), picture.backdrop))

        self._jobs.pictures.ask(
            "review", lambda: pictures.load(self._library, photo, max(side, 400)), done=put
        )

    def _thumbnail_ready(self, photo_id: int) -> None:
        if photo_id == self._shown and not self.photo.shows_photo:
            kept = self._thumbnails.at_hand(photo_id)
            self.photo.put(Shown(kept.pixmap, kept.backdrop) if kept else None)

    def _choose(self, value: str) -> None:
        sitting = self.reviewing.sitting
        if sitting is not None and sitting.current is not None:
            self.reviewing.answer([sitting.current.item_id], value)
        self.setFocus()

    def choose_other(self) -> CorrectionPopover | None:
        """Offer all values there are."""
        case = self.reviewing.case
        if case is None:
            return None
        name = self.reviewing.attribute
        swatches = self._library.taxonomy.swatches if name == "colour" else {}
        values = list(self._library.review.choices(name, ()))
        if name == "category":
            values.sort(key=lambda value: self._label_of(name, value))
        made = CorrectionPopover(self, case.item, name, values, self._label_of, swatches)
        made.chosen.connect(self._choose)
        made.show_under(self.other)
        made.setFocus(Qt.FocusReason.PopupFocusReason)
        return made

    # Many at once.

    def _put_sheet(self) -> None:
        sitting = self.reviewing.sitting
        if sitting is None or not sitting.waiting or not self.many.isChecked():
            return
        doubts = sitting.alike(self.sheet.capacity)
        self.sheet.put(doubts, self._photos)
        value = self._label_of(self.reviewing.attribute, doubts[0].guess.value)
        self.all_question.setText(self.tr("Are all of these: {}?").format(value))
        self._name_confirm()
        unknown = [d.item_id for d in doubts if d.item_id not in self._photos]
        if unknown:
            self._jobs.search.ask(
                "review tiles", lambda: self._library.items(unknown), done=self._put_photos
            )

    def _put_photos(self, items: list[Item]) -> None:
        self._photos |= {item.id: item.photo.id for item in items if item.photo is not None}
        self._put_sheet()

    def _name_confirm(self) -> None:
        count = len(self.sheet.right)
        words = self.tr("Confirm {}").format(text.count(count))
        self.confirm.setText(words)
        self.confirm.setAccessibleName(words)
        self.confirm.setEnabled(count > 0)

    def _confirm_sheet(self) -> None:
        sitting = self.reviewing.sitting
        if sitting is None or not sitting.waiting:
            return
        right, wrong = self.sheet.right, list(self.sheet.wrong)
        value = sitting.waiting[0].guess.value
        self.sheet.wrong.clear()
        self.reviewing.skip(wrong)
        self.reviewing.answer(right, value)
        self.setFocus()

    def _skip(self) -> None:
        sitting = self.reviewing.sitting
        if sitting is None or sitting.current is None:
            return
        many = self.pages.currentIndex() == _MANY
        doubts = sitting.alike(self.sheet.capacity) if many else [sitting.current]
        self.sheet.wrong.clear()
        self.reviewing.skip([d.item_id for d in doubts])
        self.setFocus()

    # Keys.

    def event(self, event: QEvent) -> bool:
        """Its keys are its own while it has the focus: the grid means other things by them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if plain and event.key() in _OWN_KEYS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer."""
        key, many = event.key(), self.pages.currentIndex() == _MANY
        sitting = self.reviewing.sitting
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or sitting is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Backspace:
            self.undo_wanted.emit()
        elif key == Qt.Key.Key_G:
            self.many.toggle()
            self._turn()
        elif sitting.current is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_S):
            self._skip()
        elif many:
            self._key_in_sheet(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(sitting.current.guess.value)
        elif key == Qt.Key.Key_R:
            self.reviewing.remove(sitting.current.item_id)
        elif key == Qt.Key.Key_0:
            self.choose_other()
        elif not (Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self.guesses.pick(key - Qt.Key.Key_0)):
            super().keyPressEvent(event)

    def _key_in_sheet(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm_sheet()
        elif key == Qt.Key.Key_X:
            self.sheet.mark()
        elif key in steps:
            self.sheet.move_ring(*steps[key])
        else:
            super().keyPressEvent(event)


def _name(item: Item) -> str:
    """The item's name; its file's where its name is but what is in question."""
    category, photo = item.value("category"), item.photo
    if photo is None or category is None or category.source != "model" or item.sku:
        return item.name
    return photo.path.name.encode(errors="replace").decode()


def _roughly(seconds: float) -> str:
    """``2 minutes``, or seconds in tens: more exact it cannot be."""
    if seconds < 50:
        return plural("review", "%Ln second(s)", max(round(seconds / 10) * 10, 10))
    minutes = max(round(seconds / 60), 1)
    return plural("review", "%Ln minute(s)", minutes)
