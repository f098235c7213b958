"""Forgetting a person so that no byte of the library tells of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from stylist.catalog.keeping import FOLDER
from stylist.catalog.sqlite import is_busy, reason
from stylist.errors import LibraryBusyError, LibraryError


def forget_profile(catalog: Path, name: str, wait: float = 10.0) -> bool:
    """Delete a profile with all that hangs on it; whether there was one.

    Also from the backups, since a backup that is restored would bring them
    back. What is deleted is overwritten, and the files are written anew, so
    that nothing lies in free pages; a damaged catalog that was set aside
    cannot be searched, and is deleted.

    Raises
    ------
    LibraryError
        A file cannot be written. Forgetting again goes on with what is left.
    """
    backups = catalog.parent / FOLDER
    found = [_scrub(file, name, wait) for file in (catalog, *sorted(backups.glob("*.sqlite")))]
    for file in backups.glob("*.damaged*"):
        with suppress(OSError):
            file.unlink()
    return any(found)


def _scrub(file: Path, name: str, wait: float) -> bool:
    try:
        with closing(sqlite3.connect(file, timeout=wait, isolation_level=None)) as opened:
            opened.execute("PRAGMA foreign_keys = ON")
            opened.execute("PRAGMA secure_delete = ON")
            opened.execute("BEGIN IMMEDIATE")
            gone = opened.execute("DELETE FROM profiles WHERE name = ?", [name]).rowcount
            tables = "SELECT 1 FROM sqlite_master WHERE name = 'unmet'"
            if opened.execute(tables).fetchone():  # older backups know of no wishes
                gone += opened.execute("DELETE FROM unmet WHERE client = ?", [name]).rowcount
            if gone:
                opened.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")
            opened.execute("COMMIT")
            opened.execute("VACUUM")
            # The log still holds pages as they were; it is empty only when nobody reads from it.
            busy = opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.Error as error:
        if is_busy(error):
            raise LibraryBusyError(file, "is being written; forget again in a moment") from error
        why = reason(error)
        if why is None:
            raise
        raise LibraryError(file, why) from error
    if busy:
        raise LibraryBusyError(file, "another program is reading it; forget again when it is done")
    return bool(gone)
