"""Whose hearts and crosses: profiles added, chosen, and taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from stylist.gui.jobs import Jobs
from stylist.gui.rail import Rail
from stylist.gui.retelling import retold
from stylist.gui.taste.verdicts import Verdicts
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import Change


class Profiles(QObject):
    """Who there is, in the rail, and who is at work. `used` carries the latter's name."""

    used = Signal(str)
    failed = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, verdicts: Verdicts, rail: Rail) -> None:
        super().__init__()
        self._library, self._jobs, self._verdicts, self._rail = library, jobs, verdicts, rail
        self._names: list[str] = []

    def reload(self) -> None:
        """Read anew who there is."""
        self._jobs.writer.submit(self._library.profiles, done=self._put)

    def use(self, name: str) -> None:
        """Hearts, crosses and rankings are this person's from now on."""
        self._verdicts.use(name)
        self.used.emit(name)
        self._rail.show_profiles(self._names, name)

    def add(self, name: str) -> None:
        """Add a profile and use it."""

        def added(_: Change) -> None:
            self._names.append(name)
            self.use(name)
            self._verdicts.steps.refresh()

        self._jobs.writer.submit(
            lambda: self._library.add_profile(name),
            done=added,
            failed=lambda error: self.failed.emit(retold(error)),
        )

    def undone(self) -> None:
        """Adding somebody was taken back: if it was who is at work, somebody else is."""
        self._jobs.writer.submit(self._library.profiles, done=self._left)

    def _left(self, names: list[str]) -> None:
        if self._verdicts.profile not in names:
            self._names = names
            self.use(next(iter(names), Settings().profile))
        self._put(names)

    def _put(self, names: list[str]) -> None:
        self._names = list(dict.fromkeys([*names, self._verdicts.profile]))
        self._rail.show_profiles(self._names, self._verdicts.profile)
