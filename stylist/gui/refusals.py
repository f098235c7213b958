"""The files an import could not use, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, label
from stylist.types import Refusal


class RefusalSheet(QDialog):
    """Lists path and reason; nothing else of the import was touched by them."""

    def __init__(self, parent: QWidget, refused: Sequence[Refusal]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Files that were not imported"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(24), px(20), px(24), px(16))
        lines.setSpacing(px(12))
        number = len(refused)
        heading = (
            self.tr("1 file was not imported")
            if number == 1
            else self.tr("{} files were not imported").format(text.count(number))
        )
        lines.addWidget(label(heading, "title"))
        lines.addWidget(
            label(
                self.tr(
                    "Everything else came in. Mend these and import again: what "
                    "is here already is not doubled."
                ),
                "muted",
                wrap=True,
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(heading)
        self.list.setWordWrap(True)
        self.list.addItems([f"{one.path}\n{one.reason}" for one in refused])
        self.list.setMinimumSize(px(560), px(280))
        lines.addWidget(self.list)
        row = QHBoxLayout()
        row.addStretch()
        close = IconButton("", self.tr("Close"), role="primary", shortcut="Esc")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        lines.addLayout(row)
