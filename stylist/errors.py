"""What can go wrong that a person can do something about.

A `StylistError` is an expected trouble of the world (a broken file, a full
disk, a locked library): its text is one line for a person. Anything else that
is raised is a bug and is caught nowhere.
"""

from __future__ import annotations

from pathlib import Path


class StylistError(Exception):
    """Base of all expected trouble. `exit_status` is the command line's."""

    exit_status = 1


class UsageError(StylistError):
    """The question itself is off: an unknown weight, a missing profile."""

    exit_status = 2


class LibraryError(StylistError):
    """The library cannot be opened or written."""

    exit_status = 3

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class LibraryBusyError(LibraryError):
    """Another program is writing to the library and did not finish in time."""


class DamagedError(LibraryError):
    """The catalog is damaged; a backup, or what can still be read, may take its place."""


class NewerSchemaError(LibraryError):
    """The library was written by a newer Stylist."""


class PhotoError(StylistError):
    """A photo that cannot be used; `reason` is short and for a person."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type[PhotoError], tuple[Path | str, str]]:
        return type(self), (self.path, self.reason)


class FeedError(StylistError):
    """A feed or a bundle that cannot be used at all; single rows are refused instead."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class NotFoundError(StylistError):
    """No item, photo or profile with that id or name."""


class ModelError(StylistError):
    """An encoder or its card is missing, damaged or does not fit."""

    exit_status = 3


class CameraError(StylistError):
    """The camera is absent, busy, refused or lost."""
