"""Looks are handed over from the window: as a file, with progress, and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QMarginsF, QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.cards.pixels import qimage
from stylist.gui.jobs import Job, Jobs
from stylist.gui.retelling import retold
from stylist.gui.statusbar import StatusBar
from stylist.library import Library
from stylist.types import Progress, Rgb

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DOTS = 300 / 72
"""Pixels a point on paper: 300 dots an inch."""

translate = QCoreApplication.translate

_KEEP = Qt.AspectRatioMode.KeepAspectRatio


def endings() -> dict[str, str]:
    """Endings of files, and what they are for."""
    return {
        ".pdf": translate("HandOut", "PDF, to print and to send …"),
        ".html": translate("HandOut", "Page for a phone (HTML) …"),
        ".png": translate("HandOut", "Picture (PNG) …"),
        ".csv": translate("HandOut", "List of SKUs (CSV) …"),
    }


class HandOut(QObject):
    """Asks for a file, writes looks into it on a lane, or prints them.

    `written` carries the file, when it is there.
    """

    written = Signal(object)

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        status: StatusBar,
        contact: Callable[[], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._library, self._jobs, self._status = library, jobs, status
        self._contact, self._over = contact, parent
        self._job: Job | None = None
        status.cancelled.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Whether a file is being written."""
        return self._job is not None

    def cancel(self) -> None:
        """Stop writing: there is then no file."""
        if self._job is not None:
            self._job.cancel()

    def export(self, title: str, look_ids: Sequence[int], ending: str) -> None:
        """Ask where to, and write."""
        name, _ = QFileDialog.getSaveFileName(
            self._over,
            self.tr("Hand over {}").format(title),
            str(Path.home() / f"{_file_name(title)}{ending}"),
            f"{ending[1:].upper()} (*{ending})",
        )
        if name:
            file = Path(name)
            self.write(title, look_ids, file if file.suffix else file.with_suffix(ending))

    def write(self, title: str, look_ids: Sequence[int], file: Path) -> None:
        """Write looks as a file of the kind that its ending says."""
        if self._job is not None:
            return
        ids, contact = list(look_ids), self._contact()

        def work() -> Any:
            looks = [self._library.look(i) for i in ids]
            return self._library.hand_over(title, looks, file, contact=contact)

        def done(last: Progress | None) -> None:
            self._job = None
            self._status.end_job()
            if last is None or last.result is None:
                self._status.say(self.tr("Nothing was written"))
                return
            self._status.say(self.tr("Written: {}").format(file))
            self.written.emit(file)

        self._job = self._jobs.books.follow(
            work,
            step=lambda step: self._step(file.name, step),
            done=done,
            failed=self._failed,
        )

    def _step(self, name: str, step: Progress) -> None:
        if self._job is not None:
            self._status.show_job(self.tr("Writing {}").format(name), step)

    def _failed(self, error: StylistError) -> None:
        self._job = None
        self._status.end_job()
        self._status.say(text.title(retold(error)))

    def print(self, title: str, look_ids: Sequence[int]) -> None:
        """Ask for a printer, and print what the PDF shows."""
        # Asks the system for its printers, which the start of the window need not wait for.
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(),
                QPageLayout.Unit.Point,
            )
        )
        printer.setFullPage(True)
        if self._ask(printer):
            self.print_on(printer, title, look_ids)

    def _ask(self, printer: QPrinter) -> bool:
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(printer, self._over)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def print_on(self, printer: QPrinter, title: str, look_ids: Sequence[int]) -> None:
        """Print: pages are drawn on a lane, one after another, and the window goes on."""
        ids, contact, library = list(look_ids), self._contact(), self._library

        def pdf() -> tuple[bytes, int]:
            made = library.look_pdf(title, [library.look(i) for i in ids], contact)
            return made, library.page_count(made) if made else 0

        def put(found: tuple[bytes, int]) -> None:
            if found[1]:
                _Printing(self, printer, *found).start()

        self._jobs.books.submit(pdf, done=put, failed=self._failed)


class _Printing(QObject):
    """One printing: a page at a time, so that at most one is held."""

    def __init__(self, out: HandOut, printer: QPrinter, pdf: bytes, pages: int) -> None:
        super().__init__(out)
        self._library, self._jobs, self._status = out._library, out._jobs, out._status
        self._printer, self._pdf, self._pages = printer, pdf, pages
        ranges = printer.fromPage(), printer.toPage()
        first = ranges[0] - 1 if ranges[0] else 0
        last = min(ranges[1], pages) if ranges[1] else pages
        self._numbers = list(range(first, last))
        self._painter: QPainter | None = None

    def start(self) -> None:
        """Begin with the first page."""
        self._next()

    def _next(self) -> None:
        if not self._numbers:
            self._end()
            return
        number, pdf, library = self._numbers[0], self._pdf, self._library
        done = self._pages - len(self._numbers)
        title = self.tr("Printing")
        self._status.show_job(title, Progress("print", done, self._pages), cancel=False)
        self._jobs.books.submit(lambda: library.page_picture(pdf, number, DOTS), done=self._page)

    def _page(self, pixels: Rgb) -> None:
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(self._printer):
                self._numbers = []
                self._status.end_job()
                self._status.say(self.tr("The printer takes nothing"))
                return
        else:
            self._printer.newPage()
        image = qimage(pixels)
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution()).toRectF()
        size = QSizeF(image.size()).scaled(paper.size(), _KEEP)
        target = QRectF(paper.topLeft(), size)
        target.moveCenter(paper.center())
        self._painter.drawImage(target, image)
        self._numbers.pop(0)
        self._next()

    def _end(self) -> None:
        if self._painter is not None:
            self._painter.end()
        self._status.end_job()
        self._status.say(self.tr("Printed"))
        self.deleteLater()


def _file_name(title: str) -> str:
    """A title without what file systems do not take."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).strip(" .") or "Looks"
