"""What sells when, in the store: charts, and what to buy again, sell off, and offer next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stylist.gui import text
from stylist.gui.bring.feedparts import DropDown
from stylist.gui.choice import Choice
from stylist.gui.store.trendchart import TrendChart
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, empty, label
from stylist.text import decimal
from stylist.trends.records import BoughtNext, NewColour, Reorder, Shelves, Shown, SlowMover, Trends

_ROWS = 6
_ID = Qt.ItemDataRole.UserRole


class ShownList(QListWidget):
    """Items, a line what and a line why; Enter or a click opens one."""

    opened = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.title = label(name, "heading")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemActivated.connect(self._open)
        self.itemClicked.connect(self._open)

    def put(self, rows: Sequence[tuple[Shown, str]]) -> None:
        """Show these, in this order."""
        self.clear()
        for shown, why in rows:
            line = QListWidgetItem(f"{shown.name}\n{why}")
            line.setData(_ID, shown.item_id)
            line.setToolTip(shown.sku)
            self.addItem(line)
        height = self.sizeHintForRow(0) * min(len(rows), _ROWS) + px(12) if rows else 0
        self.setFixedHeight(height)

    def _open(self, line: QListWidgetItem) -> None:
        item_id = line.data(_ID)
        if item_id is not None:
            self.opened.emit(int(item_id))


class TrendPart(QWidget):
    """Charts by what people choose, and the lists beside them.

    `by_chosen` says what trends are wanted by, `point_opened` a value and a
    week, `item_opened` an item, `next_wanted` items of which is asked what was
    bought after them, `export_wanted` that somebody wants the figures.
    """

    by_chosen = Signal(str)
    point_opened = Signal(str, object)
    item_opened = Signal(int)
    next_wanted = Signal(object)
    export_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.trends: Trends | None = None
        self.by_now = "category"
        self.charts: list[TrendChart] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, px(8), 0, 0)
        lines.setSpacing(px(8))
        head = QHBoxLayout()
        self.by = Choice(self.tr("Trends by"), self._kinds(), self.by_now)
        self.by.chosen.connect(self._choose)
        head.addWidget(self.by, 1)
        self.export = IconButton("", self.tr("Export …"))
        self.export.clicked.connect(self.export_wanted)
        head.addWidget(self.export)
        lines.addLayout(head)
        self.about = label("", "muted", wrap=True)
        lines.addWidget(self.about)
        self._grid = QGridLayout()
        self._grid.setSpacing(px(12))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        lines.addLayout(self._grid)
        lines.addSpacing(px(14))
        lists = QGridLayout()
        lists.setHorizontalSpacing(px(20))
        lists.setVerticalSpacing(px(6))
        self.reorder = self._list(lists, 0, 0, self.tr("Runs out"))
        self.slow = self._list(lists, 0, 1, self.tr("Hardly sells"))
        self.new = self._list(lists, 4, 1, self.tr("New colours"))
        self.next = self._list(lists, 4, 0, self.tr("Bought next"))
        self.after = DropDown(self.tr("Customers who liked this"))
        self.after.chosen.connect(self._ask_next)
        self._after: dict[str, Sequence[int]] = {}
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        lists.addWidget(self.after, 5, 0, left | Qt.AlignmentFlag.AlignTop)
        lists.setRowMinimumHeight(5, px(40))
        lists.setRowMinimumHeight(3, px(10))
        for column in (0, 1):
            lists.setColumnStretch(column, 1)
        lines.addLayout(lists)
        self.none_next = label("", "muted", wrap=True)
        lists.addWidget(self.none_next, 6, 0, Qt.AlignmentFlag.AlignTop)
        self.offer_looks({})
        self.put_next(None)

    def _kinds(self) -> list[tuple[object, str]]:
        attributes = ("category", "colour", "pattern", "material")
        return [
            *((name, text.attribute(name)) for name in attributes),
            ("price", self.tr("Price")),
            ("all", self.tr("Everything")),
        ]

    def _list(self, lists: QGridLayout, row: int, column: int, title: str) -> ShownList:
        made = ShownList(title)
        lists.addWidget(made.title, row, column)
        made.opened.connect(self.item_opened)
        lists.addWidget(made, row + 2, column, Qt.AlignmentFlag.AlignTop)
        return made

    def _choose(self, by: object) -> None:
        self.by_now = str(by)
        self.by_chosen.emit(self.by_now)

    def put(self, found: Trends) -> None:
        """Show sales by week."""
        self.trends = found
        empty(self._grid)
        self.charts = []
        for number, one in enumerate(found.series):
            chart = TrendChart(one, found.weeks)
            chart.opened.connect(self.point_opened)
            self.charts.append(chart)
            self._grid.addWidget(chart, number // 2, number % 2)
        told = self.tr(
            "Pieces a week in green, the year before in grey; the band is where the trend lies, "
            "19 times in 20. Choose a week to see its items."
        )
        if found.years < 2:
            told += " " + self.tr("Seasons are told once two years are known.")
        if not found.series:
            told = self.tr("Nothing was sold of which that is known.")
        self.about.setText(told)
        self.export.setEnabled(bool(found.series))

    def refuse(self, why: str) -> None:
        """There is nothing to show, and why."""
        empty(self._grid)
        self.charts, self.trends = [], None
        self.export.setEnabled(False)
        self.about.setText(why)

    def put_shelves(self, found: Shelves) -> None:
        """Show what runs out, what hardly sells, which colours are new."""
        self.reorder.put([(one.item, self._left(one)) for one in found.reorder])
        self.slow.put([(one.item, self._slow(one)) for one in found.slow])
        self.new.put([(one.items[0], self._new(one)) for one in found.new_colours if one.items])
        for shown in (self.reorder, self.slow, self.new):
            shown.title.setVisible(shown.count() > 0)
            shown.setVisible(shown.count() > 0)

    def offer_looks(self, groups: dict[str, Sequence[int]]) -> None:
        """Looks and items of which can be asked what was bought after them, by name."""
        self._after = dict(groups)
        now = self.after.value if self.after.value in self._after else None
        choose = self.tr("Choose a look …")
        shown = [(None, choose), *((name, name) for name in self._after)]
        self.after.offer([(key, words) for key, words in shown], now)
        self.after.setVisible(bool(groups))

    def _ask_next(self, name: object) -> None:
        offered = [(key, key) for key in self._after]
        self.after.offer([(None, self.tr("Choose a look …")), *offered], name)
        if name is None:
            self.put_next(None)
        else:
            self.next_wanted.emit(list(self._after[str(name)]))

    def put_next(self, found: Sequence[BoughtNext] | None) -> None:
        """Show what was bought next; None: nothing was asked."""
        self.next.put([(one.item, self._next(one)) for one in found or ()])
        if found is None:
            words = self.tr(
                "What customers who bought something of a look bought in the 90 days after it."
            )
        else:
            words = self.tr("Too few customers to tell.")
        self.none_next.setText(words)
        self.none_next.setVisible(not found)
        self.next.setVisible(bool(found))

    def _left(self, one: Reorder) -> str:
        rate = self.tr("{} a week").format(decimal(one.a_week, 0 if one.a_week >= 10 else 1))
        if one.weeks_left is None:
            return rate
        if not one.stock:
            return self.tr("{}, none left").format(rate)
        return self.tr("{}, {} left: {} weeks").format(
            rate, text.count(one.stock), decimal(one.weeks_left, 1)
        )

    def _slow(self, one: SlowMover) -> str:
        sold = self.tr("{} in eight weeks, {} are usual").format(
            text.count(one.pieces), decimal(one.usual, 1)
        )
        if one.since is None:
            return self.tr("{}; never sold").format(sold)
        day = text.day(one.since)
        return self.tr("{}; last {}").format(sold, day)

    def _new(self, one: NewColour) -> str:
        day = text.day(one.since)
        return self.tr("{} {}: {} sold since {}").format(
            text.title(one.colour), one.category, text.count(one.pieces), day
        )

    def _next(self, one: BoughtNext) -> str:
        return self.tr("{} customers, {} times the usual").format(
            text.count(one.customers), decimal(one.lift, 1)
        )
