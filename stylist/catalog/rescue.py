"""Bringing a catalog back: from a backup, or from what a damaged one still gives."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from stylist.catalog.backup import back_up
from stylist.catalog.keeping import FOLDER, is_whole, name_for
from stylist.catalog.migrate import SCHEMA
from stylist.catalog.sqlite import APPLICATION_ID, reason
from stylist.errors import LibraryError, NewerSchemaError
from stylist.unfinished import beside

_LOGS = ("-wal", "-shm", "-journal")
_AHEAD = 1_000_000
"""How far the revision of a catalog jumps that takes the place of one whose own is not known:
further than any program has counted since."""


def restore(backup: Path, folder: Path) -> Path | None:
    """Put a backup in the place of a library's catalog; where the one before is now.

    A catalog that can still be read is backed up first and then overwritten
    in one transaction, so that a program that has it open sees the backup
    next, and one that is killed leaves either the old or the new. One that
    cannot be read is moved aside. An empty or absent folder becomes a library.

    Raises
    ------
    LibraryError
        The file is no whole catalog, or it cannot be written; nothing has changed.
    NewerSchemaError
        It was written by a newer Stylist.
    """
    _must_be_ours(backup)
    catalog = folder / "catalog.sqlite"
    now = datetime.now().astimezone()
    prepared = beside(folder / "restored")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(backup, prepared)
        if not catalog.exists():
            _advance(prepared, _revision(prepared) + _AHEAD)
            prepared.replace(catalog)
            return None
        if not is_readable(catalog):
            _advance(prepared, _revision(prepared) + _AHEAD)
            aside = _set_aside(catalog, now)
            prepared.replace(catalog)
            return aside
        before = back_up(catalog, folder / FOLDER / name_for("before-restore", now))
        _overwrite(prepared, catalog)
    except OSError as error:
        raise LibraryError(folder, f"cannot be restored: {error.strerror or error}") from error
    except sqlite3.Error as error:
        why = reason(error) or f"cannot be written ({error})"
        raise LibraryError(catalog, f"cannot be restored: it {why}") from error
    finally:
        with suppress(OSError):
            prepared.unlink(missing_ok=True)
    return before


def salvage(folder: Path) -> tuple[Path, dict[str, int]]:
    """Make a catalog of all rows that a damaged one still gives; the damaged one is kept aside.

    Returns where it is, and how many rows of each table were read. What hung
    together may not any more: `Store.repair` is due.

    Raises
    ------
    LibraryError
        Not even its tables can be read, or the new one cannot be written.
    """
    catalog = folder / "catalog.sqlite"
    fresh = beside(folder / "salvaged")
    try:
        fresh.unlink(missing_ok=True)
        with closing(sqlite3.connect(catalog)) as old, closing(sqlite3.connect(fresh)) as new:
            old.text_factory = _text
            rows = _copy_all(old, new)
            new.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            new.execute(f"PRAGMA user_version = {_schema(old)}")
            new.commit()
        _advance(fresh, _revision(fresh) + _AHEAD)
        aside = _set_aside(catalog, datetime.now().astimezone())
        fresh.replace(catalog)
    except OSError as error:
        raise LibraryError(folder, f"cannot be salvaged: {error.strerror or error}") from error
    except sqlite3.Error as error:
        raise LibraryError(catalog, f"cannot be salvaged: {error}") from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return aside, rows


def is_readable(catalog: Path) -> bool:
    """Whether SQLite makes sense of a catalog, page by page."""
    try:
        with closing(sqlite3.connect(catalog)) as opened:
            return bool(opened.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.OperationalError:
        return True  # locked or out of reach, which is not damage
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False


def _must_be_ours(backup: Path) -> None:
    if not backup.is_file():
        raise LibraryError(backup, "there is no such backup")
    if not is_whole(backup):
        raise LibraryError(backup, "is not a whole backup of a catalog")
    with closing(sqlite3.connect(f"{backup.as_uri()}?immutable=1", uri=True)) as opened:
        schema = _schema(opened)
    if schema > SCHEMA:
        raise NewerSchemaError(
            backup, f"was written by a newer Stylist (schema {schema}, this one knows {SCHEMA})"
        )


def _overwrite(prepared: Path, catalog: Path) -> None:
    """Copy page by page in one transaction of SQLite's, which waits for who writes."""
    with closing(sqlite3.connect(catalog, timeout=10)) as target:
        target.execute("PRAGMA journal_mode = WAL")
        # What is in memory elsewhere is of the old one: every vector counts as new.
        _advance(prepared, max(_revision(prepared), _number(target)) + 1)
        with closing(sqlite3.connect(prepared)) as source:
            source.backup(target)


def _set_aside(catalog: Path, now: datetime) -> Path:
    aside = catalog.parent / FOLDER / name_for("damaged", now).replace(".sqlite", ".damaged")
    aside.parent.mkdir(exist_ok=True)
    # The log first: beside another catalog it would be taken for that one's.
    for suffix in _LOGS:
        log = catalog.with_name(catalog.name + suffix)
        if log.exists():
            log.replace(aside.with_name(aside.name + suffix))
    catalog.replace(aside)
    return aside


def _advance(file: Path, revision: int) -> None:
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("PRAGMA journal_mode = DELETE")
        opened.execute("INSERT OR REPLACE INTO meta VALUES ('revision', ?)", [revision])
        opened.execute("UPDATE vectors SET revision = ?", [revision])
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def _revision(file: Path) -> int:
    with closing(sqlite3.connect(file)) as opened:
        return _number(opened)


def _number(opened: sqlite3.Connection) -> int:
    found = opened.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()
    return int(found[0]) if found else 0


def _schema(opened: sqlite3.Connection) -> int:
    return int(opened.execute("PRAGMA user_version").fetchone()[0])


def _copy_all(old: sqlite3.Connection, new: sqlite3.Connection) -> dict[str, int]:
    kinds = old.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    made = kinds.fetchall()
    virtual = {name for _, name, sql in made if sql.upper().startswith("CREATE VIRTUAL")}
    own = [
        (name, sql)
        for kind, name, sql in made
        if kind == "table"
        and name not in virtual
        and not name.startswith(("sqlite_", *(f"{one}_" for one in virtual)))
    ]
    counts = {}
    for name, sql in own:
        new.execute(sql)
        counts[name] = _copy(old, new, name)
    # Virtual tables and indices are made of the rest, or by `Store.repair`.
    for _, name, sql in made:
        if name in virtual or sql.upper().startswith(("CREATE INDEX", "CREATE UNIQUE INDEX")):
            with suppress(sqlite3.IntegrityError):
                new.execute(sql)
    for _, _, sql in made:
        if sql.upper().startswith("CREATE TRIGGER"):
            new.execute(sql)
    return counts


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> int:
    """Read a table from its beginning until it breaks, then from its end."""
    columns = [row[1] for row in old.execute(f'PRAGMA table_info("{table}")')]
    keys = [row[1] for row in old.execute(f'PRAGMA table_info("{table}")') if row[5]]
    order = ", ".join(f'"{key}" DESC' for key in keys) or "rowid DESC"
    marks = ", ".join("?" * len(columns))
    insert = f'INSERT OR IGNORE INTO "{table}" VALUES ({marks})'  # noqa: S608 - the catalog's names
    for select in (f'SELECT * FROM "{table}"', f'SELECT * FROM "{table}" ORDER BY {order}'):  # noqa: S608
        whole = True
        for row in _until_it_breaks(old, select):
            if row is None:
                whole = False
                break
            with suppress(sqlite3.IntegrityError):
                new.execute(insert, row)
        if whole:
            break
    return int(new.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def _until_it_breaks(old: sqlite3.Connection, select: str) -> Iterator[tuple[object, ...] | None]:
    try:
        for row in old.execute(select):
            yield tuple(row)
    except sqlite3.DatabaseError:
        yield None
