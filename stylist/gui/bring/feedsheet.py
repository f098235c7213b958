"""The form for bringing in a feed, or a bundle: what it is, what would change, and go."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.bring.feedparts import CategoryList, ChangeList, DropDown, PreviewTable
from stylist.gui.choice import Choice
from stylist.gui.encoders.addmodel import PathField
from stylist.gui.jobs import Job, Jobs
from stylist.gui.retelling import retold
from stylist.gui.text import translate
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, label, tip
from stylist.library import Library
from stylist.products import ColumnMap, FeedDiff, FeedLook, FeedOptions
from stylist.types import Progress

PAUSE_MS = 350
"""After the last change of what is asked, before the file is read again."""

KINDS = ("new", "changed", "gone", "back", "refused", "categories")


class FeedSheet(QDialog):
    """Asks for a feed; `given` carries the file and its options, None for a bundle's."""

    given = Signal(object, object)

    def __init__(self, parent: QWidget, library: Library, jobs: Jobs) -> None:
        super().__init__(parent)
        self._library, self._jobs = library, jobs
        self._job: Job | None = None
        self._asked = 0
        self.look: FeedLook | None = None
        self.diff: FeedDiff | None = None
        self._bundle = False
        self._format = "auto"
        self._columns: dict[str, str] = {}
        self._categories: dict[str, str] = {}
        self._retire = False
        self.setWindowTitle(self.tr("Import feed"))
        self.setFixedWidth(px(880))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(28), px(20))
        lines.setSpacing(px(10))
        lines.addWidget(label(self.tr("Import feed"), "display"))
        about = self.tr(
            "What your shop’s own system exports, as it is: today’s and tomorrow’s again. Nothing "
            "is doubled; what is gone is put away and comes back with everything said about it."
        )
        lines.addWidget(label(about, "muted", wrap=True))
        lines.addLayout(self._form())
        lines.addLayout(self._heads())
        self.pages = QStackedWidget()
        self.pages.setFixedHeight(px(306))
        self.preview = PreviewTable()
        self.preview.mapped.connect(self._map)
        self.pages.addWidget(self.preview)
        self.pages.addWidget(self._changes())
        self.hint = label("", "muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages.addWidget(self.hint)
        lines.addWidget(self.pages)
        lines.addSpacing(px(4))
        lines.addLayout(self._feet())
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self._read)
        self._show()

    def _form(self) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(px(16))
        form.setVerticalSpacing(px(8))
        form.setColumnStretch(1, 1)
        self.file = PathField(
            self.tr("File"), hint=self.tr("CSV, TSV, XLSX, JSON lines, Parquet, XML, or a bundle")
        )
        self.file.changed.connect(self._another)
        self.images = PathField(
            self.tr("Photos"),
            folder=True,
            hint=self.tr("folder or ZIP; by default beside the file"),
        )
        menu = QMenu(self.images.choose)
        menu.addAction(self.tr("Folder …"), partial(self._choose_images, True))
        menu.addAction(self.tr("ZIP …"), partial(self._choose_images, False))
        self.images.choose.clicked.disconnect()
        self.images.choose.setMenu(menu)
        self.images.changed.connect(self._soon)
        self.format = DropDown(self.tr("Format"))
        self.format.setMinimumWidth(px(170))
        self.format.chosen.connect(self._another_format)
        self.told = label("", "muted")
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.format)
        row.addWidget(self.told, 1)
        self.currency = QLineEdit()
        self.currency.setPlaceholderText(self.tr("as in the file"))
        self.currency.setAccessibleName(self.tr("Currency of prices that name none"))
        self.currency.setToolTip(tip(self.tr("Of prices that name none, such as EUR")))
        self.currency.setMaxLength(3)
        self.currency.setFixedWidth(px(112))
        self.currency.textEdited.connect(self._soon)
        row.addWidget(label(self.tr("Currency"), "muted"))
        row.addWidget(self.currency)
        for number, (words, field) in enumerate(
            ((self.tr("File"), self.file), (self.tr("Photos"), self.images))
        ):
            form.addWidget(label(words, "muted"), number, 0)
            form.addWidget(field, number, 1)
        form.addWidget(label(self.tr("Format"), "muted"), 2, 0)
        form.addLayout(row, 2, 1)
        return form

    def _heads(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, px(6), 0, 0)
        self.page = Choice(
            self.tr("Show"),
            ((0, self.tr("First rows")), (1, self.tr("What changes"))),
            0,
        )
        self.page.chosen.connect(self._turn)
        self.counted = label("", "muted")
        self.counted.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.page)
        row.addWidget(self.counted, 1)
        return row

    def _changes(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(8))
        self.kinds = Choice(
            self.tr("Changes"),
            (
                ("new", self.tr("New")),
                ("changed", self.tr("Changed")),
                ("gone", self.tr("Gone")),
                ("back", self.tr("Back")),
                ("refused", self.tr("Refused")),
                ("categories", self.tr("Categories")),
            ),
            "new",
        )
        self.kinds.chosen.connect(self._show_kind)
        for button in self.kinds.buttons.values():
            button.setProperty("role", "pill")
        lines.addWidget(self.kinds)
        self.held = label("", "muted", wrap=True)
        self.retire = IconButton("", self.tr("Put them away"), role="link")
        self.retire.clicked.connect(self._retire_them)
        held = QHBoxLayout()
        held.addWidget(self.held, 1)
        held.addWidget(self.retire)
        lines.addLayout(held)
        self.list = ChangeList()
        self.categories = CategoryList(self._tell_category)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self.categories)
        lines.addWidget(self._lists, 1)
        return page

    def _feet(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, px(8), 0, 0)
        row.setSpacing(px(8))
        self.download = IconButton("", self.tr("Fetch photos from the web"))
        self.download.setCheckable(True)
        self.download.setToolTip(
            self.tr("Asks the addresses in the feed, never one inside your own network.")
        )
        row.addWidget(self.download)
        row.addStretch()
        cancel = IconButton("", self.tr("Cancel"), shortcut="Esc")
        cancel.clicked.connect(self.reject)
        self.go = IconButton("", self.tr("Import"), role="primary")
        self.go.clicked.connect(self._give)
        row.addWidget(cancel)
        row.addWidget(self.go)
        return row

    def open_file(self, path: Path) -> None:
        """Show what a file is."""
        self.file.line.setText(str(path))

    def options(self) -> FeedOptions:
        """What was chosen."""
        chosen = None
        money = self.currency.text().strip().upper()
        money = money if len(money) == 3 and money.isalpha() else ""
        if self._columns or self._categories or money:
            chosen = ColumnMap(
                dict(self._columns), money or None, categories=dict(self._categories)
            )
        return FeedOptions(
            self._format,
            self.images.path(),
            chosen,
            gone="retire" if self._retire else "auto",
            download=self.download.isChecked(),
        )

    def done(self, result: int) -> None:
        """Stop reading when it closes."""
        self._later.stop()
        self._stop()
        self._asked += 1
        super().done(result)

    def _choose_images(self, folder: bool) -> None:
        if folder:
            name = QFileDialog.getExistingDirectory(self, self.tr("Photos"))
        else:
            name, _ = QFileDialog.getOpenFileName(self, self.tr("Photos"), "", "ZIP (*.zip)")
        if name:
            self.images.line.setText(name)

    def _another(self) -> None:
        """Another file: nothing that was said of the last one holds."""
        self.look, self._bundle = None, False
        self._format, self._columns, self._categories, self._retire = "auto", {}, {}, False
        self._soon()

    def _another_format(self, key: object) -> None:
        self._format, self._columns = str(key), {}
        self._soon()

    def _map(self, column: str, field: str) -> None:
        """A column says another thing: what it said, and what said that, say it no more."""
        now = dict(self.look.map.columns) if self.look is not None else {}
        for known, said in now.items():
            if said == column:
                self._columns[known] = ""
        if field:
            self._columns[field] = column
        self._soon()

    def _tell_category(self, word: str, key: str) -> None:
        self._categories[word] = key
        self._soon()

    def _retire_them(self) -> None:
        self._retire = True
        self._soon()

    def _soon(self) -> None:
        self._stop()
        self._asked += 1
        self.diff = None
        self._show()
        self._later.start()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _read(self) -> None:
        path = self.file.path()
        if path is None:
            return
        asked, options = self._asked, self.options()
        self.told.setText(self.tr("Looking …"))

        def look() -> FeedLook | None:
            return None if self._library.is_bundle(path) else self._library.look_at_feed(
                path, options
            )  # fmt: skip

        self._jobs.feeds.submit(
            look,
            done=lambda found: self._looked(asked, path, options, found),
            failed=lambda error: self._failed(asked, error),
        )

    def _looked(self, asked: int, path: Path, options: FeedOptions, found: FeedLook | None) -> None:
        if asked != self._asked:
            return
        self.look, self._bundle = found, found is None
        if found is not None:
            self.preview.put(found)
            values = [(key, translate("feeds", words)) for key, words in found.formats.items()]
            self.format.offer(values, found.format)
            if found.map.currency and not self.currency.text():
                self.currency.setText(found.map.currency)
        elif self.page.buttons[0].isChecked():
            self.page.buttons[1].click()
        self._show()

        def plan() -> Iterator[Progress]:
            if found is None:
                return self._library.plan_bundle(path)
            return self._library.plan_feed(path, options)

        self._job = self._jobs.feeds.follow(
            plan,
            step=lambda step: self._reading(asked, step),
            done=lambda last: self._compared(asked, last),
            failed=lambda error: self._failed(asked, error),
        )

    def _reading(self, asked: int, step: Progress) -> None:
        if asked == self._asked and step.result is None:
            self.counted.setText(self.tr("Reading … {}").format(text.count(step.done)))

    def _compared(self, asked: int, last: Progress | None) -> None:
        if asked != self._asked or last is None:
            return
        self.diff = last.result or FeedDiff("", "bundle", 0, 0, (), 0, 0, 0, ())
        self._show()
        if self.page.buttons[0].isChecked() and self._bundle:
            self.page.buttons[1].click()
        counts = self._counts()
        shown = next((k for k in KINDS if self.kinds.buttons[k].isChecked()), "new")
        if not counts[shown]:
            shown = next((kind for kind in KINDS if counts[kind]), "new")
        self.kinds.buttons[shown].click()

    def _failed(self, asked: int, error: StylistError) -> None:
        if asked != self._asked:
            return
        self.look, self._bundle = None, False
        self._show()
        reason = retold(getattr(error, "reason", error))
        self.told.setProperty("role", "error")
        self.told.style().polish(self.told)
        self.told.setText(text.title(reason))

    def _counts(self) -> dict[str, int]:
        diff = self.diff
        if diff is None:
            return dict.fromkeys(KINDS, 0)
        counts = {kind: diff.count(kind) for kind in KINDS[:4]}
        words = set(diff.unmapped) | set(self._categories)
        return counts | {"refused": len(diff.refused), "categories": len(words)}

    def _show(self) -> None:
        """Bring everything in step with what is known."""
        look, diff = self.look, self.diff
        self.told.setProperty("role", "muted")
        self.told.style().polish(self.told)
        self.told.setText("")
        if self._bundle:
            self.told.setText(self.tr("A bundle from another library"))
        elif look is not None and look.remembered:
            self.told.setText(self.tr("Columns as you chose them last time"))
        elif look is not None and look.fields:
            self.told.setText(self.tr("Columns are guessed: see the first rows"))
        elif look is not None:
            self.told.setText(self.tr("Recognised by its columns"))
        self.format.setEnabled(look is not None)
        self.currency.setEnabled(not self._bundle)
        if look is None:
            self.format.offer([(None, self.tr("Recognised by itself"))], None)
        self.page.buttons[0].setEnabled(look is not None)
        self.page.buttons[1].setEnabled(diff is not None)
        self.go.setEnabled(diff is not None)
        self.download.setVisible(diff is not None and diff.photos_on_web > 0)
        self.counted.setText("" if diff is None else self._summary(diff))
        names = {
            "new": self.tr("New {}"), "changed": self.tr("Changed {}"), "gone": self.tr("Gone {}"),
            "back": self.tr("Back {}"), "refused": self.tr("Refused {}"),
            "categories": self.tr("Categories {}"),
        }  # fmt: skip
        for kind, count in self._counts().items():
            button = self.kinds.buttons[kind]
            button.setText(names[kind].format(text.count(count)))
            button.setAccessibleName(button.text())
            button.setVisible(bool(count))
        why = "" if diff is None else diff.held
        self.held.setText(self.tr("Kept: {}").format(retold(why)) if why else "")
        self._turn()

    def _summary(self, diff: FeedDiff) -> str:
        parts = [
            self.tr("%Ln product(s)", "", diff.products),
            self.tr("%Ln variant(s)", "", diff.variants) if diff.variants else "",
            self.tr("%Ln photo(s)", "", diff.photos) if diff.photos else "",
            self.tr("{} as they were").format(text.count(diff.unchanged)) if diff.unchanged else "",
        ]
        return "  ·  ".join(part for part in parts if part)

    def _turn(self, _page: object = None) -> None:
        """Show the page that is chosen, or why there is nothing to show on it."""
        rows, diff = self.page.buttons[0].isChecked(), self.diff
        words = ""
        if self.file.path() is None:
            words = self.tr("Choose a file here, or drop one on Stylist’s window.")
        elif rows and self.look is None:
            words = self.tr("A bundle has no rows to show.") if self._bundle else " "
        elif not rows and diff is None:
            words = " "
        elif not rows and not any(self._counts().values()):
            words = self.tr("Nothing would change: everything is here as the file has it.")
        self.hint.setText(words)
        self.pages.setCurrentIndex(2 if words else 0 if rows else 1)

    def _show_kind(self, kind: object) -> None:
        diff = self.diff
        if diff is None:
            return
        self._lists.setCurrentWidget(self.categories if kind == "categories" else self.list)
        held = kind == "gone" and bool(diff.held)
        self.held.setVisible(held)
        self.retire.setVisible(held)
        if kind == "categories":
            known = [(key, one.label) for key, one in self._library.taxonomy.categories.items()]
            self.categories.put(diff.unmapped, self._categories, known)
        elif kind == "refused":
            self.list.put_refused(diff.refused)
        else:
            changes = [one for one in diff.changes if one.kind == kind]
            self.list.put_changes(changes, keys=not self._bundle)

    def _give(self) -> None:
        path = self.file.path()
        if path is not None and self.diff is not None:
            options = None if self._bundle else self.options()
            self.accept()
            self.given.emit(path, options)
