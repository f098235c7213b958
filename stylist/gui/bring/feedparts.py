"""Parts of the form for feeds: drop-downs, the first rows of a table, and lists of changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QListWidget,
    QMenu,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stylist.gui import text
from stylist.gui.retelling import retold
from stylist.gui.text import translate
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, empty, label, turned
from stylist.products import FeedChange, FeedLook, RowRefusal

MOST_SHOWN = 400
"""Lines of a list; more are counted."""

MOST_COLUMNS = 40
_LONGEST_CELL = 120


class DropDown(IconButton):
    """One of several values, behind a button that shows the one in force."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__("chevron", "", hint=name)
        self._name = name
        self.value: object = None
        self.setLayoutDirection(turned())
        self.choices = QMenu(self)
        self.choices.setLayoutDirection(QGuiApplication.layoutDirection())
        self.setMenu(self.choices)

    def offer(self, values: Sequence[tuple[object, str]], now: object) -> None:
        """Offer these values, `now` being in force."""
        self.choices.clear()
        self.value = now
        for value, words in values:
            action = self.choices.addAction(words.replace("&", "&&"))
            action.triggered.connect(partial(self._choose, value))
        shown = next((words for value, words in values if value == now), "")
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(f"{self._name}: {shown}")

    def _choose(self, value: object) -> None:
        if value != self.value:
            self.chosen.emit(value)


class PreviewTable(QTableWidget):
    """The first rows of a feed; over each column what it says, where a person can tell.

    `mapped` carries a column and the field it is, or "".
    """

    mapped = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setAccessibleName(self.tr("First rows"))
        self.fields: dict[str, DropDown] = {}

    def put(self, look: FeedLook) -> None:
        """Show a feed."""
        fields = {key: translate("feeds", words) for key, words in look.fields.items()}
        self.put_table(look.columns, look.rows, fields, look.map.columns)

    def put_table(
        self,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        fields: Mapping[str, str],
        known: Mapping[str, str],
    ) -> None:
        """Show rows; columns that are blank in all of them are left out.

        `fields` are what a column can say, by key; `known` field → column.
        """
        places = [
            place
            for place, column in enumerate(columns)
            if column and any(row[place].strip() for row in rows)
        ] or list(range(len(columns)))
        asks = bool(fields)
        said = {column: field for field, column in known.items()}
        if asks:  # what means something first
            places.sort(key=lambda place: columns[place] not in said)
        places = places[:MOST_COLUMNS]
        self.clear()
        self.fields = {}
        self.setColumnCount(len(places))
        self.setRowCount(len(rows) + asks)
        self.setHorizontalHeaderLabels([columns[place] for place in places])
        values = [("", self.tr("not used")), *fields.items()]
        for number, place in enumerate(places):
            column = columns[place]
            if asks:
                field = DropDown(self.tr("What {} says").format(column))
                field.offer(values, said.get(column, ""))
                field.chosen.connect(partial(self._map, column))
                self.fields[column] = field
                self.setCellWidget(0, number, field)
            for line, row in enumerate(rows, start=asks):
                words = " ".join(row[place].split())[:_LONGEST_CELL]
                self.setItem(line, number, QTableWidgetItem(words))
        self.resizeColumnsToContents()
        for number in range(len(places)):
            least = px(70)
            if asks:
                least = max(px(132), self.cellWidget(0, number).sizeHint().width())
            self.setColumnWidth(number, min(max(self.columnWidth(number), least), px(230)))
        self.verticalHeader().setDefaultSectionSize(px(30))
        if asks:
            self.setRowHeight(0, px(42))

    def _map(self, column: str, field: object) -> None:
        self.mapped.emit(column, str(field))


class ChangeList(QListWidget):
    """Products that change, or rows that are refused: a line what, a line how."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("Changes"))

    def put_changes(self, changes: Sequence[FeedChange], *, keys: bool = True) -> None:
        """Show products, with what the feed knows them by."""
        lines = []
        for one in changes[:MOST_SHOWN]:
            what = f"{one.name}  ·  {one.key}" if keys else one.name
            how = text.title(", ".join(map(retold, one.details)))
            lines.append(f"{what}\n{how}" if how else what)
        self._put(lines, len(changes))

    def put_refused(self, refused: Sequence[RowRefusal]) -> None:
        """Show rows."""
        lines = []
        for one in refused[:MOST_SHOWN]:
            row = self.tr("Row {}").format(text.count(one.row)) if one.row else ""
            where = "  ·  ".join(part for part in (row, one.column) if part)
            lines.append(f"{where}\n{retold(one.reason)}")
        self._put(lines, len(refused))

    def _put(self, lines: list[str], number: int) -> None:
        self.clear()
        self.addItems(lines)
        if number > len(lines):
            self.addItem(self.tr("… and {} more").format(text.count(number - len(lines))))


class CategoryList(QScrollArea):
    """Words of the shop's that the taxonomy does not know, and what they are."""

    def __init__(self, told: Callable[[str, str], None]) -> None:
        super().__init__()
        self._told = told
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("sheet_body")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, px(4), px(12), px(4))
        lines.setSpacing(px(10))
        self._about = label(
            self.tr(
                "Stylist does not know these words of the shop’s. Say what they are, or leave it "
                "to the photos: what they cannot tell for sure waits under Review."
            ),
            "muted",
            wrap=True,
        )
        lines.addWidget(self._about)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(0, 1)
        lines.addLayout(self._grid)
        lines.addStretch()
        self.setWidget(body)
        self.fields: dict[str, DropDown] = {}

    def put(
        self,
        words: Mapping[str, int],
        said: Mapping[str, str],
        categories: Sequence[tuple[str, str]],
    ) -> None:
        """Show words with how many products they are of; `said` are those that have been told."""
        empty(self._grid)
        self.fields = {}
        every = [*said, *(word for word in words if word not in said)][:MOST_SHOWN]
        for number, word in enumerate(every):
            count = words.get(word)
            shown = f"{word}  ·  {text.count(count)}" if count else word
            self._grid.addWidget(label(shown), number, 0)
            field = DropDown(self.tr("What {} is").format(word))
            field.setMinimumWidth(px(190))
            field.offer([("", self.tr("not known")), *categories], said.get(word, ""))
            field.chosen.connect(partial(self._tell, word))
            self.fields[word] = field
            self._grid.addWidget(field, number, 1)

    def _tell(self, word: str, key: object) -> None:
        self._told(word, str(key))
