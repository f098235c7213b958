"""The settings: what a person sets is in force at once, and kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from stylist.gui import language, text
from stylist.gui.bring.watching import WatchedFolders, WatchSection
from stylist.gui.choice import Choice
from stylist.gui.desk.fuzzy import plain
from stylist.gui.encoders.modeljobs import ModelJobs
from stylist.gui.encoders.modelsection import ModelSection
from stylist.gui.theme import SCALES, px
from stylist.gui.widgets import IconButton, label
from stylist.settings import Settings
from stylist.text import figure
from stylist.types import Device

CLOSE = (50, 99)
"""Bounds of *nothing close below*, in %."""

UNSURE = (30, 95)
"""Bounds of *ask below*, in %."""

MOST_GUESSES = 4

MARGIN = 16
"""Kept free below."""

FRAME = 190
"""Height of the screen that is not for the settings: heading, buttons, the window's frame."""


class SettingsSheet(QDialog):
    """Shows settings; `changed` carries the name of one and its new value."""

    changed = Signal(str, object)

    def __init__(
        self,
        parent: QWidget,
        settings: Settings,
        models: ModelJobs,
        watched: WatchedFolders,
        cameras: Sequence[Device] = (),
        wardrobe: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        sheet = QVBoxLayout(self)
        sheet.setContentsMargins(px(28), px(24), px(16), px(20))
        sheet.setSpacing(px(6))
        sheet.addWidget(label(self.tr("Settings"), "display"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the settings"))
        self.search.setAccessibleName(self.tr("Search the settings"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        found = QHBoxLayout()
        found.setContentsMargins(0, px(4), px(12), 0)
        found.addWidget(self.search)
        sheet.addLayout(found)
        self._body = QWidget()
        self._body.setObjectName("sheet_body")
        self._all = self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, px(12), 0)
        self._lines.setSpacing(0)
        self.sections: list[QWidget] = []
        self._wide = 0
        self.none = label("", "muted", wrap=True)
        self.none.hide()
        self._lines.addWidget(self.none)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._body)
        sheet.addWidget(self._area)
        self.figures: dict[QSlider, QLabel] = {}
        self._language(settings)
        self._theme(settings)
        self._reading(settings)
        self._wardrobe(wardrobe)
        self._close(settings)
        self._unsure(settings)
        self._explore(settings)
        self._desk(settings)
        self._camera(settings, cameras)
        self._watched(watched)
        self._models(models)
        self._all.addStretch()
        sheet.addSpacing(px(12))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, px(12), 0)
        row.addStretch()
        done = IconButton("", self.tr("Close"), role="primary", shortcut="Esc")
        done.clicked.connect(self.accept)
        row.addWidget(done)
        sheet.addLayout(row)
        self._fit()
        self._body.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with what is in it."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As high as what is in it, where the screen has room for that; else it scrolls."""
        room = self.screen().availableGeometry().height() - px(FRAME)
        wanted = self._body.sizeHint()
        self._wide = max(self._wide, wanted.width())  # what is searched for may be narrower
        self._area.setFixedSize(self._wide, min(max(wanted.height(), 1), max(room, px(160))))
        self.adjustSize()
        screen = self.screen().availableGeometry()
        lowest = screen.bottom() + 1 - self.height() - px(MARGIN)
        if self.isVisible() and self.y() > lowest:  # it has grown over the screen's edge
            self.move(self.x(), max(lowest, screen.top()))

    def _filter(self, typed: str) -> None:
        """Show the sections that speak of all the words."""
        asked = plain(typed).split()
        told = [all(word in _told(section) for word in asked) for section in self.sections]
        for section, shown in zip(self.sections, told, strict=True):
            section.setVisible(shown)
        self.none.setText(self.tr("No setting speaks of “{}”.").format(typed.strip()))
        self.none.setVisible(not any(told))

    def _section(self, name: str, words: str) -> None:
        section = QWidget()
        self._lines = QVBoxLayout(section)
        self._lines.setContentsMargins(0, px(20), 0, 0)
        self._lines.setSpacing(px(6))
        self._all.addWidget(section)
        self.sections.append(section)
        self._lines.addWidget(label(name, "heading"))
        about = label(words, "muted", wrap=True)
        about.setFixedWidth(px(420))
        self._lines.addWidget(about)
        self._lines.addSpacing(px(2))

    def show_at(self, setting: str) -> None:
        """Bring one setting into view, and give it the keys."""
        choice = getattr(self, setting, None) if setting else None
        if isinstance(choice, Choice):
            choice.chosen_button.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(choice, 0, px(120))

    def _language(self, settings: Settings) -> None:
        name = self.tr("Language")
        self._section(name, self.tr("Figures, prices and dates are written as it writes them."))
        values = [("system", self.tr("Like the system")), *language.LANGUAGES.items()]
        self.language = Choice(name, values, settings.language)
        self.language.chosen.connect(partial(self.changed.emit, "language"))
        self._lines.addWidget(self.language)
        name = self.tr("Temperatures")
        self._lines.addSpacing(px(14))
        self._lines.addWidget(label(name, "heading"))
        units = (
            ("system", self.tr("Like the system")),
            ("celsius", figure("°C")),
            ("fahrenheit", figure("°F")),
        )
        self.units = Choice(name, units, settings.units)
        self.units.chosen.connect(partial(self.changed.emit, "units"))
        self._lines.addWidget(self.units)

    def _theme(self, settings: Settings) -> None:
        name = self.tr("Light or dark")
        self._section(name, self.tr("Photos on white keep their white in either."))
        self.theme = Choice(
            name,
            (
                ("system", self.tr("Like the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ),
            settings.theme,
        )
        self.theme.chosen.connect(partial(self.changed.emit, "theme"))
        self._lines.addWidget(self.theme)

    def _reading(self, settings: Settings) -> None:
        name = self.tr("Contrast")
        self._section(name, self.tr("High: black on white or white on black, with clear edges."))
        self.contrast = Choice(
            name,
            (
                ("system", self.tr("Like the system")),
                ("usual", self.tr("Usual")),
                ("high", self.tr("High")),
            ),
            settings.contrast,
        )
        self.contrast.chosen.connect(partial(self.changed.emit, "contrast"))
        self._lines.addWidget(self.contrast)
        name = self.tr("Text size")
        self._section(name, self.tr("Beside the system’s own."))
        sizes = [(size, figure(f"{size} %")) for size in SCALES]
        self.text_scale = Choice(name, sizes, settings.text_scale)
        self.text_scale.chosen.connect(partial(self.changed.emit, "text_scale"))
        self._lines.addWidget(self.text_scale)

    def _wardrobe(self, on: bool) -> None:
        name = self.tr("This library")
        self._section(
            name,
            self.tr("In a wardrobe Stylist notes what is worn, and packs for trips."),
        )
        values = ((False, self.tr("A shop’s, a stylist’s")), (True, self.tr("My wardrobe")))
        self.wardrobe = Choice(name, values, on)
        self.wardrobe.chosen.connect(partial(self.changed.emit, "wardrobe"))
        self._lines.addWidget(self.wardrobe)

    def _close(self, settings: Settings) -> None:
        name = self.tr("Nothing close below")
        self._section(
            name,
            self.tr(
                "97 % means: of a hundred random pairs in your library, 97 are less alike. Where "
                "even the best match is below this, Stylist says that nothing is close."
            ),
        )
        self.close_below = self._share(name, CLOSE, settings.nothing_close, "nothing_close")

    def _unsure(self, settings: Settings) -> None:
        name = self.tr("Ask below")
        self._section(
            name,
            self.tr(
                "What the model is less sure of than this is asked under Review. Lower, and less "
                "is asked and more of it is taken for granted."
            ),
        )
        self.unsure_below = self._share(name, UNSURE, settings.unsure_below, "unsure_below")

    def _explore(self, settings: Settings) -> None:
        name = self.tr("Guesses a page")
        self._section(
            name,
            self.tr(
                "While it is not sure what you like, Stylist shows a few cards of each page to "
                "find out. They say so."
            ),
        )
        values = [(number, text.count(number)) for number in range(MOST_GUESSES + 1)]
        values[0] = (0, self.tr("None"))
        self.explore = Choice(name, values, settings.explore)
        self.explore.chosen.connect(partial(self.changed.emit, "explore"))
        self._lines.addWidget(self.explore)

    def _desk(self, settings: Settings) -> None:
        yes, no = self.tr("Yes"), self.tr("No")
        name = self.tr("Go on once an item is rated")
        self._section(
            name, self.tr("After stars or a flag the next item is chosen. A turns it on and off.")
        )
        self.auto_advance = Choice(name, ((True, yes), (False, no)), settings.auto_advance)
        self.auto_advance.chosen.connect(partial(self.changed.emit, "auto_advance"))
        self._lines.addWidget(self.auto_advance)
        name = self.tr("Note what is missing")
        self._section(
            name,
            self.tr(
                "The words and filters of searches that find nothing, or nothing close, are "
                "counted in this library: never a photo, and nothing leaves this computer."
            ),
        )
        self.note_gaps = Choice(name, ((True, yes), (False, no)), settings.note_gaps)
        self.note_gaps.chosen.connect(partial(self.changed.emit, "note_gaps"))
        self._lines.addWidget(self.note_gaps)

    def _share(self, name: str, bounds: tuple[int, int], now: float, setting: str) -> QSlider:
        """A share in %, with its figure beside it."""
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(*bounds)
        slider.setValue(round(now * 100))
        slider.setAccessibleName(name)
        # Told when the hand comes to rest; the figure beside it moves along.
        slider.setTracking(False)
        figure = label(text.percent(slider.value() / 100))
        self.figures[slider] = figure
        figure.setMinimumWidth(px(44))
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for moved in (slider.sliderMoved, slider.valueChanged):
            moved.connect(lambda value: figure.setText(text.percent(value / 100)))
        slider.valueChanged.connect(lambda value: self.changed.emit(setting, value / 100))
        row = QHBoxLayout()
        row.addWidget(slider, 1)
        row.addWidget(figure)
        self._lines.addLayout(row)
        return slider

    def _camera(self, settings: Settings, cameras: Sequence[Device]) -> None:
        name = self.tr("Camera")
        self._section(name, self.tr("The one that opens first when you search with the camera."))
        names = {device.number: device.name for device in cameras}
        names.setdefault(settings.camera, self.tr("Camera {}").format(settings.camera + 1))
        values = sorted(names.items())
        self.camera = Choice(name, values, settings.camera)
        self.camera.chosen.connect(partial(self.changed.emit, "camera"))
        self._lines.addWidget(self.camera)

    def _watched(self, watched: WatchedFolders) -> None:
        self._section(
            self.tr("Watched folders"),
            self.tr(
                "While Stylist is open it imports what lands there, photos and feeds, as soon as "
                "it is completely written."
            ),
        )
        self.watched = WatchSection(watched)
        self._lines.addWidget(self.watched)

    def _models(self, models: ModelJobs) -> None:
        self._section(
            self.tr("Models"),
            self.tr(
                "What sees which garments are alike: the model inside, or one you bring. Another "
                "one sees all photos first, in the background; until then the old one answers."
            ),
        )
        self.models = ModelSection(models)
        self._lines.addWidget(self.models)


def _told(section: QWidget) -> str:
    """All that a section says, plain, its controls' names too."""
    labels = [part.text() for part in section.findChildren(QLabel)]
    named = [part.accessibleName() for part in section.findChildren(QWidget)]
    return plain(" ".join([*labels, *named]))
