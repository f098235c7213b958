"""The files that an import, or a model, could not use, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, label
from stylist.products import RowRefusal
from stylist.types import Refusal


class RefusalSheet(QDialog):
    """Lists path and reason, or row and reason; nothing else was touched by them.

    `embedding`: a model was to see photos of the library, none was to come in.
    """

    def __init__(
        self,
        parent: QWidget,
        refused: Sequence[Refusal | RowRefusal],
        *,
        embedding: bool = False,
    ) -> None:
        super().__init__(parent)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(24), px(20), px(24), px(16))
        lines.setSpacing(px(12))
        number = len(refused)
        if embedding:
            one, more = self.tr("1 photo was not embedded"), self.tr("{} photos were not embedded")
            words = self.tr(
                "Every other photo was. No search finds these until their files are back: then "
                "import them again, or run stylist doctor --repair."
            )
        elif any(isinstance(r, RowRefusal) for r in refused):
            one, more = self.tr("1 row was not imported"), self.tr("{} rows were not imported")
            words = self.tr(
                "Everything else came in. Mend these where the feed comes from and import it "
                "again: what is here already is not doubled."
            )
        else:
            one, more = self.tr("1 file was not imported"), self.tr("{} files were not imported")
            words = self.tr(
                "Everything else came in. Mend these and import again: what "
                "is here already is not doubled."
            )
        heading = one if number == 1 else more.format(text.count(number))
        self.setWindowTitle(heading)
        lines.addWidget(label(heading, "title"))
        lines.addWidget(label(words, "muted", wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(heading)
        self.list.setWordWrap(True)
        shown = [
            (text.title(one.as_refusal().path) if isinstance(one, RowRefusal) else one.path, one)
            for one in refused
        ]
        self.list.addItems([f"{where}\n{one.reason}" for where, one in shown])
        self.list.setMinimumSize(px(560), px(280))
        lines.addWidget(self.list)
        row = QHBoxLayout()
        row.addStretch()
        close = IconButton("", self.tr("Close"), role="primary", shortcut="Esc")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        lines.addLayout(row)
