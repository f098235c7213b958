"""What stands in the grid's place: empty states that teach, and errors one can act on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.retelling import retold
from stylist.gui.strip import StripButton
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, Teaching, empty, label
from stylist.types import Hit


class StandIns(QStackedWidget):
    """One page for each reason not to have a grid."""

    import_folder = Signal()
    sample = Signal()
    tour = Signal()
    open_photo = Signal()
    paste = Signal()
    region = Signal()
    camera = Signal()
    clear_filters = Signal()
    anyway = Signal()
    retry = Signal()
    whole_photo = Signal()
    opened = Signal(int)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._pages: dict[str, Teaching] = {}
        self._empty()
        self._search()
        self._looking()
        self._nothing()
        self._nothing_close()
        self._error()

    def show_page(self, name: str, *, narrowed: bool = False) -> None:
        """Show ``empty``, ``search``, ``looking``, ``nothing`` or ``nothing_close``."""
        if name == "nothing_close":
            self._closer.setVisible(narrowed)
            self._any.setVisible(False)
        self.setCurrentWidget(self._pages[name])

    def show_nothing_close(
        self, best: float, least: float, *, narrowed: bool, understood: str = ""
    ) -> None:
        """Say what was understood, how near the nearest is, and what may help."""
        page = self._pages["nothing_close"]
        self.show_parts({})
        words = self.tr(
            "The nearest item is closer than {} of random pairs; from {} on it counts as close. "
            "Try a photo with one garment on a plain ground, or drag on your photo to choose the "
            "garment."
        )
        said = words.format(text.percent(best), text.percent(least))
        if understood:
            said = self.tr("You showed: {}.").format(understood) + " " + said
        page.say(self.tr("Nothing close"), said)
        self._closer.setVisible(narrowed)
        self._any.setVisible(True)
        self.setCurrentWidget(page)

    def show_parts(self, nearest: Mapping[str, Hit]) -> None:
        """Show what is nearest in cut, in colour and in pattern alone."""
        empty(self._parts)
        names = {
            "style": self.tr("Nearest in cut"),
            "colour": self.tr("Nearest in colour"),
            "pattern": self.tr("Nearest in pattern"),
        }
        for channel, hit in nearest.items():
            part = QWidget()
            lines = QVBoxLayout(part)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(px(4))
            button = StripButton(self._thumbnails, hit)
            button.setFixedSize(px(120), px(140))
            button.setAccessibleName(f"{names[channel]}: {hit.item.name}")
            button.clicked.connect(lambda _=False, item=hit.item.id: self.opened.emit(item))
            lines.addWidget(button)
            caption = label(names[channel], "small")
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            lines.addWidget(caption)
            self._parts.addWidget(part)
        self._parts_row.setVisible(bool(nearest))

    def show_error(self, error: StylistError, *, photo: bool) -> None:
        """Say what happened, to what, and what to do."""
        page = self._pages["error"]
        if photo:
            page.say(
                self.tr("This photo cannot be used"),
                self.tr("{}.\nTry another one, or save it anew as a JPEG.").format(retold(error)),
            )
        else:
            page.say(self.tr("The library did not answer"), retold(error))
        self._retry.setVisible(not photo)
        self._other.setVisible(photo)
        self.setCurrentWidget(page)

    def _add(self, name: str, page: Teaching) -> Teaching:
        self._pages[name] = page
        page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(page)
        return page

    def _empty(self) -> None:
        page = self._add(
            "empty",
            Teaching(
                "hanger",
                self.tr("Drop a folder of photos here"),
                self.tr(
                    "Stylist finds the garment in each photo and sorts it by category, colour and "
                    "pattern. Your files stay where they are; nothing leaves this computer."
                ),
            ),
        )
        button = IconButton("folder", self.tr("Import a folder"), role="primary", shortcut="Ctrl+I")
        page.add(button).clicked.connect(self.import_folder)
        sample = IconButton("shop", self.tr("Open the sample boutique"))
        page.add(sample).clicked.connect(self.sample)
        self.begins = (button, sample)
        """How a library begins, where it is empty."""
        tour = IconButton("help", self.tr("Show me round"), role="quiet")
        page.add(tour).clicked.connect(self.tour)

    def _search(self) -> None:
        page = self._add(
            "search",
            Teaching(
                "photo_search",
                self.tr("What are you looking for?"),
                self.tr(
                    "Drop a photo here: from the phone, a shop, a magazine. Stylist shows what it "
                    "took for the garment, and what comes close."
                ),
            ),
        )
        camera = IconButton(
            "camera", self.tr("Use the camera"), role="primary", shortcut="Ctrl+Shift+K"
        )
        page.add(camera).clicked.connect(self.camera)
        photo = IconButton("photo", self.tr("Open a photo"), shortcut="Ctrl+O")
        page.add(photo).clicked.connect(self.open_photo)
        page.add(IconButton("paste", self.tr("Paste"), shortcut="Ctrl+V")).clicked.connect(
            self.paste
        )
        screen = IconButton("region", self.tr("Part of the screen"), shortcut="Ctrl+Shift+O")
        page.add(screen).clicked.connect(self.region)

    def _looking(self) -> None:
        page = self._add(
            "looking", Teaching("photo_search", self.tr("Looking at the photo …"), "", ink="accent")
        )
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(px(180))
        page.layout().insertWidget(5, bar, 0, Qt.AlignmentFlag.AlignHCenter)  # type: ignore[union-attr]

    def _nothing(self) -> None:
        page = self._add(
            "nothing",
            Teaching(
                "search",
                self.tr("Nothing passes all of this"),
                self.tr("Clear a chip above with its ×, or all of them at once."),
            ),
        )
        clear = IconButton("cross", self.tr("Clear filters and words"), role="primary")
        page.add(clear).clicked.connect(self.clear_filters)

    def _nothing_close(self) -> None:
        page = self._add("nothing_close", Teaching("photo_search", self.tr("Nothing close"), ""))
        self._parts_row = QWidget()
        self._parts = QHBoxLayout(self._parts_row)
        self._parts.setContentsMargins(0, px(16), 0, px(12))
        self._parts.setSpacing(px(16))
        page.layout().insertWidget(5, self._parts_row, 0, Qt.AlignmentFlag.AlignHCenter)  # type: ignore[union-attr]
        self._parts_row.hide()
        self._any = page.add(IconButton("similar", self.tr("Show the nearest anyway")))
        self._any.clicked.connect(self.anyway)
        self._closer = page.add(IconButton("cross", self.tr("Clear filters and words")))
        self._closer.clicked.connect(self.clear_filters)
        page.add(IconButton("photo", self.tr("Another photo"), shortcut="Ctrl+O")).clicked.connect(
            self.open_photo
        )

    def _error(self) -> None:
        page = self._add("error", Teaching("warning", "", "", ink="heart"))
        self._retry = page.add(IconButton("retry", self.tr("Try again"), role="primary"))
        self._retry.clicked.connect(self.retry)
        self._other = page.add(
            IconButton("photo", self.tr("Open another photo"), role="primary", shortcut="Ctrl+O")
        )
        self._other.clicked.connect(self.open_photo)
