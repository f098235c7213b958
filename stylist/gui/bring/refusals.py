"""The files that an import, or a model, could not use, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.retelling import retold
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
            heading = self.tr("%Ln photo(s) were not embedded", "", number)
            words = self.tr(
                "Every other photo was. No search finds these until their files are back: then "
                "import them again, or run stylist doctor --repair."
            )
        elif any(isinstance(r, RowRefusal) for r in refused):
            heading = self.tr("%Ln row(s) were not imported", "", number)
            words = self.tr(
                "Everything else came in. Mend these where the feed comes from and import it "
                "again: what is here already is not doubled."
            )
        else:
            heading = self.tr("%Ln file(s) were not imported", "", number)
            words = self.tr(
                "Everything else came in. Mend these and import again: what "
                "is here already is not doubled."
            )
        self.setWindowTitle(heading)
        lines.addWidget(label(heading, "title"))
        lines.addWidget(label(words, "muted", wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(heading)
        self.list.setWordWrap(True)
        shown = [
            (
                text.title(retold(one.as_refusal().path))
                if isinstance(one, RowRefusal)
                else one.path,
                one,
            )
            for one in refused
        ]
        self.list.addItems([f"{where}\n{retold(one.reason)}" for where, one in shown])
        self.list.setMinimumSize(px(560), px(280))
        lines.addWidget(self.list)
        row = QHBoxLayout()
        row.addStretch()
        close = IconButton("", self.tr("Close"), role="primary", shortcut="Esc")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        lines.addLayout(row)
