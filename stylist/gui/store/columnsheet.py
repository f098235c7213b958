"""Asks what the columns of a file of purchases say, beside its first rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from stylist.gui.bring.feedparts import PreviewTable
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, label

NEEDED = ("customer", "sku", "time")


class ColumnSheet(QDialog):
    """A file whose columns are not known; `given` carries our name → the file's."""

    given = Signal(object)

    def __init__(
        self, parent: QWidget, file: Path, columns: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        super().__init__(parent)
        self._columns, self._rows = columns, rows
        self.said: dict[str, str] = {}
        self.setWindowTitle(self.tr("Import purchases"))
        self.setFixedWidth(px(880))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(28), px(20))
        lines.setSpacing(px(10))
        lines.addWidget(label(self.tr("What do the columns say?"), "display"))
        about = self.tr(
            "Stylist does not know the columns of {}. Say over each what it is: who bought, which "
            "article, and when; price, number and order where they are told."
        ).format(file.name)
        lines.addWidget(label(about, "muted", wrap=True))
        self.preview = PreviewTable()
        self.preview.setFixedHeight(px(280))
        self.preview.mapped.connect(self._map)
        lines.addWidget(self.preview)
        feet = QHBoxLayout()
        self.told = label("", "muted", wrap=True)
        feet.addWidget(self.told, 1)
        leave = IconButton("", self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        feet.addWidget(leave)
        self.read = IconButton("", self.tr("Import"), role="primary")
        self.read.clicked.connect(self._give)
        feet.addWidget(self.read)
        lines.addLayout(feet)
        self._show()

    def _fields(self) -> Mapping[str, str]:
        return {
            "customer": self.tr("Customer"),
            "sku": self.tr("Article (SKU)"),
            "time": self.tr("Time"),
            "price": self.tr("Price"),
            "quantity": self.tr("Number"),
            "order": self.tr("Order"),
            "name": self.tr("Name"),
        }

    def _map(self, column: str, field: str) -> None:
        self.said = {f: c for f, c in self.said.items() if c != column and f != field}
        if field:
            self.said[field] = column
        self._show()

    def _show(self) -> None:
        fields = self._fields()
        self.preview.put_table(self._columns, self._rows, fields, self.said)
        absent = [fields[name] for name in NEEDED if name not in self.said]
        words = self.tr("Still to say: {}").format(", ".join(absent)) if absent else ""
        self.told.setText(words)
        self.read.setEnabled(not absent)

    def _give(self) -> None:
        self.given.emit(dict(self.said))
        self.accept()
