"""Copies of a catalog that are whole even while it is being written."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from stylist.catalog.sqlite import reason
from stylist.errors import LibraryError
from stylist.text import printable
from stylist.unfinished import beside


def back_up(catalog: Path, file: Path) -> Path:
    """Copy `catalog` to `file`, which then is one file without a log beside it.

    The copy is one moment of the catalog; writers go on meanwhile. It gets a
    temporary name, is checked page by page, and only then takes the place of
    what `file` was.

    Raises
    ------
    LibraryError
        The catalog is damaged, or the copy cannot be written.
    """
    temporary = beside(file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        temporary.touch(mode=0o600)
        with (
            closing(_opened(catalog)) as source,
            closing(sqlite3.connect(temporary)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
            target.text_factory = bytes  # what it quotes of damage need not be text
            told = target.execute("PRAGMA integrity_check(1)").fetchone()[0]
            found = printable(told.decode("utf-8", "replace"))
        if found != "ok":
            raise LibraryError(catalog, f"cannot be backed up, it is damaged: {found}")
        with temporary.open("rb+") as copied:
            os.fsync(copied.fileno())
        temporary.replace(file)
    except OSError as error:
        raise LibraryError(file, f"cannot be written: {error.strerror or error}") from error
    except sqlite3.Error as error:
        why = reason(error)
        if why is None:
            raise
        raise LibraryError(catalog, f"cannot be backed up: it {why}") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return file


def _opened(catalog: Path) -> sqlite3.Connection:
    source = sqlite3.connect(f"{catalog.as_uri()}?mode=ro", uri=True)
    try:
        source.execute("PRAGMA schema_version")
    except sqlite3.OperationalError:
        source.close()
        if os.access(catalog.parent, os.W_OK):
            raise
        # Without a log to read, a folder that cannot hold one is no hindrance.
        source = sqlite3.connect(f"{catalog.as_uri()}?immutable=1", uri=True)
    return source
