"""Between the weather popover and the weather service; and between forms and own occasions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.find.filterbar import FilterBar
from stylist.gui.find.occasions import OccasionSheet
from stylist.gui.find.outside import Desk
from stylist.gui.jobs import Jobs
from stylist.gui.retelling import retold
from stylist.gui.steps import Steps
from stylist.library import Library
from stylist.settings import Settings
from stylist.taxonomy.occasions import NewOccasion
from stylist.types import Change


class Outlook(QObject):
    """Asks the weather service on a lane of its own, and shows the popover what it said.

    `setting` tells settings that a person changed here.
    """

    setting = Signal(dict)

    def __init__(
        self, library: Library, jobs: Jobs, bar: FilterBar, settings: Callable[[], Settings]
    ) -> None:
        super().__init__()
        self._library, self._jobs, self._bar, self._settings = library, jobs, bar, settings
        bar.desk = self.desk
        bar.forecast_allowed.connect(lambda on: self.setting.emit({"forecast": on}))
        bar.forecast_wanted.connect(self.ask)

    def desk(self) -> Desk:
        """What the popover may ask now."""
        now = self._settings()
        service = urlsplit(now.forecast_url).netloc
        return Desk(self._library.needed_clo, now.forecast, now.forecast_place, service)

    def ask(self, place: str, when: str) -> None:
        """Ask for the forecast; the place is remembered once the service knew it."""

        def came(found: Any) -> None:
            if self._settings().forecast_place != place:
                self.setting.emit({"forecast_place": place})
            self._bar.put_forecast(found)

        self._jobs.web.ask(
            "forecast",
            lambda: self._library.forecast(place, when),
            done=came,
            failed=lambda error: self._bar.tell_forecast(retold(error)),
        )


class OwnOccasions(QObject):
    """Adds, changes and removes occasions of the library's own; each can be taken back."""

    changed = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, steps: Steps, parent: QWidget) -> None:
        super().__init__(parent)
        self._library, self._jobs, self._steps, self._window = library, jobs, steps, parent
        steps.undone.connect(self._undone)

    def describe(self, key: str | None) -> OccasionSheet:
        """Open the form for an occasion, or for a new one."""
        library = self._library
        categories = sorted(
            ((name, library.label("category", name)) for name in library.taxonomy.categories),
            key=lambda pair: pair[1],
        )
        now = None if key is None else library.occasion(key)
        sheet = OccasionSheet(self._window, categories, now)
        sheet.given.connect(partial(self._give, sheet, key))
        if key is not None and now is not None:
            sheet.removed.connect(lambda: self._do(sheet, lambda: library.remove_occasion(key)))
        sheet.open()
        return sheet

    def _give(self, sheet: OccasionSheet, key: str | None, new: NewOccasion) -> None:
        library = self._library
        if key is None:
            self._do(sheet, lambda: library.add_occasion(new))
        else:
            self._do(sheet, lambda: library.change_occasion(key, new))

    def _do(self, sheet: OccasionSheet, work: Callable[[], object]) -> None:
        def done(_: object) -> None:
            self._steps.refresh()
            sheet.accept()
            self.changed.emit("")

        self._jobs.writer.submit(
            work, done=done, failed=lambda error: sheet.refuse(_sentence(error))
        )

    def _undone(self, change: Change) -> None:
        if change.kind == "occasion":
            self.changed.emit(text.title(retold(change.what)))


def _sentence(error: StylistError) -> str:
    return f"{retold(error)}."
