"""Packing for a trip: what the days are like, and the fewest pieces that dress all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.choice import Choice
from stylist.gui.looks.forchips import ForChips
from stylist.gui.looks.lookwork import LookWork
from stylist.gui.retelling import retold
from stylist.gui.strip import StripButton
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, empty, hairline, label, tip
from stylist.looktypes import StyledLook
from stylist.types import Filters, Hit, Item
from stylist.weartypes import PackedDay, Packing

MOST = 31
FIRST = (Filters(temperature=15.0), Filters(temperature=15.0), Filters(temperature=15.0))
COLUMNS = 7


class DayRow(QWidget):
    """One day of the trip: occasion and weather."""

    changed = Signal()
    removed = Signal()

    def __init__(self, work: LookWork, filters: Filters) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        self.number = label("", "muted")
        self.number.setMinimumWidth(px(16))
        self.chips = ForChips.of(work.library, activity=True)
        self.chips.put(filters)
        self.chips.changed.connect(lambda _: self.changed.emit())
        self.off = IconButton("cross", role="quiet", hint=self.tr("Leave this day out"))
        self.off.setFixedWidth(px(32))
        self.off.clicked.connect(self.removed)
        row.addWidget(self.number)
        row.addWidget(self.chips, 1)
        row.addWidget(self.off, 0, Qt.AlignmentFlag.AlignTop)


class PackPage(QWidget):
    """Asks anew whenever a day is changed; the newest answer is shown."""

    left = Signal()
    large_wanted = Signal(Item)

    def __init__(self, work: LookWork, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._work, self._thumbnails = work, thumbnails
        self._again = 2
        self.rows: list[DayRow] = []
        self.packing: Packing | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        area, body = _scrolled("sheet_body")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(px(20), px(14), px(20), px(20))
        lines.setSpacing(px(8))
        back = QHBoxLayout()
        self.back = IconButton("back", self.tr("Looks"), role="quiet", hint=self.tr("All looks"))
        self.back.clicked.connect(self.left)
        back.addWidget(self.back)
        back.addStretch()
        lines.addLayout(back)
        self.heading = label("", "display")
        self.heading.setContentsMargins(px(8), 0, 0, 0)
        lines.addWidget(self.heading)
        self.wrong = label("", "muted", wrap=True)
        self.wrong.setContentsMargins(px(8), 0, 0, 0)
        lines.addWidget(self.wrong)
        self._found = QVBoxLayout()
        self._found.setContentsMargins(px(8), px(6), 0, 0)
        self._found.setSpacing(px(14))
        lines.addLayout(self._found)
        lines.addStretch()
        row.addWidget(area, 1)
        row.addWidget(self._side())
        for filters in FIRST:
            self._add(filters)

    def _side(self) -> QFrame:
        side = QFrame()
        side.setObjectName("detail")
        side.setFixedWidth(px(320))
        outer = QVBoxLayout(side)
        outer.setContentsMargins(1, 0, 0, 0)
        area, body = _scrolled("detail_body")
        outer.addWidget(area)
        lines = QVBoxLayout(body)
        lines.setContentsMargins(px(20), px(18), px(20), px(20))
        lines.setSpacing(px(8))
        lines.addWidget(label(self.tr("The days"), "title"))
        self._days = QVBoxLayout()
        self._days.setSpacing(px(8))
        lines.addLayout(self._days)
        self.more = IconButton("plus", self.tr("Another day"), hint=self.tr("One more day"))
        self.more.clicked.connect(self.add_day)
        lines.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addSpacing(px(6))
        lines.addWidget(hairline())
        lines.addSpacing(px(6))
        lines.addWidget(label(self.tr("A shirt or dress is worn on"), "heading"))
        names = (self.tr("1 day"), self.tr("2 days"), self.tr("3 days"))
        self.again = Choice(self.tr("A shirt or dress is worn on"), list(enumerate(names, 1)), 2)
        self.again.chosen.connect(self._wear_again)
        lines.addWidget(self.again)
        self.forecast = QWidget()
        inner = QVBoxLayout(self.forecast)
        inner.setContentsMargins(0, px(8), 0, 0)
        inner.setSpacing(px(8))
        inner.addWidget(hairline())
        inner.addWidget(label(self.tr("From the forecast, tomorrow on"), "heading"))
        row = QHBoxLayout()
        self.place = QLineEdit()
        self.place.setPlaceholderText(self.tr("A town"))
        self.place.setAccessibleName(self.tr("Place of the forecast"))
        self.place.returnPressed.connect(self._ask_forecast)
        self.take = IconButton("weather", self.tr("Take it"), hint=self.tr("Ask for the forecast"))
        self.take.clicked.connect(self._ask_forecast)
        row.addWidget(self.place, 1)
        row.addWidget(self.take)
        inner.addLayout(row)
        lines.addWidget(self.forecast)
        lines.addStretch()
        return side

    def open(self) -> None:
        """Pack as the days are now."""
        settings = self._work.library.settings
        self.forecast.setVisible(settings.forecast)
        if not self.place.text():
            self.place.setText(settings.forecast_place)
        self.ask()
        self.rows[0].chips.weather.setFocus()

    def _ask_forecast(self) -> None:
        """Let the days have the weather that is expected; occasions stay."""
        place, library, days = self.place.text().strip(), self._work.library, len(self.rows)
        if not place:
            return
        first = date.today() + timedelta(days=1)

        def put(found: Sequence[Filters]) -> None:
            for row, sky in zip(self.rows, found, strict=False):
                row.chips.put(replace(sky, occasion=row.chips.filters.occasion))
            self.ask()

        self.wrong.setText(self.tr("Asking …"))
        self._work.jobs.web.ask(
            "trip", lambda: library.trip_weather(place, first, days), done=put, failed=self._refuse
        )

    def add_day(self) -> None:
        """One more day, like the last."""
        if len(self.rows) < MOST:
            self._add(self.rows[-1].chips.filters)
            self.ask()

    def _add(self, filters: Filters) -> None:
        made = DayRow(self._work, filters)
        made.changed.connect(self.ask)
        made.removed.connect(partial(self._remove, made))
        self.rows.append(made)
        self._days.addWidget(made)
        self._count()

    def _remove(self, row: DayRow) -> None:
        self.rows.remove(row)
        self._days.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._count()
        self.ask()

    def _count(self) -> None:
        for number, row in enumerate(self.rows):
            row.number.setText(text.count(number + 1))
            row.off.setEnabled(len(self.rows) > 1)
        self.more.setEnabled(len(self.rows) < MOST)

    def _wear_again(self, days: object) -> None:
        assert isinstance(days, int)
        self._again = days
        self.ask()

    def ask(self) -> None:
        """Pack anew."""
        days, again, library = [r.chips.filters for r in self.rows], self._again, self._work.library

        def work() -> tuple[Packing, dict[int, Item]]:
            packing = library.pack(days, again=again)
            return packing, {item.id: item for item in library.items(packing.item_ids)}

        self._work.jobs.pictures.ask(
            "pack", work, done=lambda found: self._put(*found), failed=self._refuse
        )

    def _refuse(self, error: StylistError) -> None:
        self.wrong.setText(text.title(f"{retold(error)}."))

    def _put(self, packing: Packing, items: Mapping[int, Item]) -> None:
        self.packing = packing
        pieces, days = len(packing.item_ids), len(packing.days)
        trip = self.tr("for %Ln day(s)", "", days)
        told = self.tr("%Ln piece(s)", "", pieces)
        self.heading.setText(f"{told} {trip}")
        self.wrong.setText(
            self.tr("Fewer cannot dress every day warm enough and dry.")
            if packing.proven
            else self.tr("Perhaps fewer would do: looking for them took too long.")
        )
        empty(self._found)
        shown = [items[i] for i in packing.item_ids if i in items]
        notes = {i: self._days_of(packing, i) for i in packing.item_ids}
        self._found.addWidget(self._pieces(shown, notes))
        for number, day in enumerate(packing.days):
            self._found.addWidget(self._day(number, day, items))

    def _days_of(self, packing: Packing, item_id: int) -> str:
        days = packing.days_of(item_id)
        if len(days) == len(packing.days) > 1:
            return self.tr("every day")
        said = self.tr("day {}") if len(days) == 1 else self.tr("days {}")
        return said.format(", ".join(map(text.count, days)))

    def _pieces(self, items: list[Item], notes: Mapping[int, str]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        for place, item in enumerate(items):
            line, column = place // COLUMNS * 2, place % COLUMNS
            grid.addWidget(self._photo(item), line, column)
            if item.id in notes:
                note = label(notes[item.id], "small")
                note.setMinimumWidth(1)
                grid.addWidget(note, line + 1, column)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        return made

    def _day(self, number: int, day: PackedDay, items: Mapping[int, Item]) -> QWidget:
        made = QWidget()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(6))
        lines.addWidget(hairline())
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Day {}").format(text.count(number + 1)), "heading"))
        head.addWidget(self._asked(day.filters))
        head.addStretch()
        worn = [items[i] for i in day.item_ids if i in items]
        if worn:
            keep = IconButton("", self.tr("Keep as look"), role="link")
            keep.clicked.connect(partial(self._keep, number, day))
            head.addWidget(keep)
        lines.addLayout(head)
        lines.addWidget(self._pieces(worn, {}))
        words = label(text.sentences(day.reasons), "muted", wrap=True)
        lines.addWidget(words)
        return made

    def _asked(self, filters: Filters) -> QLabel:
        chips = self.rows[0].chips
        parts = [chips.said_occasion(filters), chips.said_weather(filters)]
        return label(" · ".join(part for part in parts if part), "muted")

    def _photo(self, item: Item) -> StripButton:
        made = StripButton(self._thumbnails, Hit(item, item.photo, 0.0, {}))
        made.setAccessibleName(item.name)
        made.setToolTip(tip(item.name))
        made.setMinimumWidth(px(56))
        made.setMaximumWidth(px(96))
        made.clicked.connect(partial(self.large_wanted.emit, item))
        return made

    def _keep(self, number: int, day: PackedDay) -> None:
        name = self.tr("Trip, day {}").format(text.count(number + 1))
        self._work.make(name, day.item_ids, self._kept, like=day.filters)

    def _kept(self, look: StyledLook) -> None:
        self._work.said.emit(self.tr("Kept: {}").format(look.name))


def _scrolled(name: str) -> tuple[QScrollArea, QWidget]:
    area, body = QScrollArea(), QWidget()
    body.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    return area, body
