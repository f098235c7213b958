"""What is SQLite's own in the catalog: connections, pragmas, locks and error codes."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import (
    URL,
    BindParameter,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    QueuePool,
    bindparam,
    column,
    create_engine,
    event,
    func,
    select,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.elements import SQLCoreOperations

APPLICATION_ID = 0x5354594C
"""Stands in the header of every catalog: the letters STYL."""

_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "cache_size = -4096",
    "mmap_size = 67108864",
    "journal_size_limit = 67108864",
)
MENDING = (
    "`stylist restore` brings back the newest good backup, "
    "`stylist restore --salvage` what can still be read"
)
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_REASONS = {
    sqlite3.SQLITE_CORRUPT: f"is damaged; {MENDING}",
    sqlite3.SQLITE_NOTADB: f"is not a catalog, or it is damaged; {MENDING}",
    sqlite3.SQLITE_FULL: "cannot be written: the disk is full",
    sqlite3.SQLITE_READONLY: "cannot be written: it is read only",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
    sqlite3.SQLITE_PERM: "cannot be opened: permission denied",
    sqlite3.SQLITE_AUTH: "cannot be opened: permission denied",
}


def make_engine(file: Path, *, read_only: bool, immutable: bool = False, wait: float) -> Engine:
    """Connections to the catalog `file`; nothing is opened yet.

    A transaction begins with BEGIN IMMEDIATE on a connection that has the
    execution option ``writing``, so that it waits for its turn before it has
    read anything, and with BEGIN otherwise. `immutable` reads a file whose
    folder cannot hold the write-ahead log's index.
    """
    if read_only:
        query = {"uri": "true", "immutable": "1"} if immutable else {"uri": "true", "mode": "ro"}
        url = URL.create("sqlite", database=file.as_uri(), query=query)
    else:
        url = URL.create("sqlite", database=str(file))
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=-1,
        connect_args={"timeout": wait, "isolation_level": None, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def configure(connection: sqlite3.Connection, _record: object) -> None:
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def use_log(engine: Engine, wait: float) -> None:
    """Keep a write-ahead log, so that reading never waits for writing.

    The switch is made once in a catalog's life. It fails at once, not after
    the busy timeout, when two programs make the same catalog.
    """
    patience = time.monotonic() + wait
    with closing(engine.raw_connection()) as connection:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
            except sqlite3.Error as error:
                if not is_busy(error) or time.monotonic() > patience:
                    raise
                time.sleep(0.02)
            else:
                return


def pragma(connection: Connection, name: str) -> int:
    """The number a pragma reports."""
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def code(error: DBAPIError | sqlite3.Error) -> int:
    """SQLite's primary result code of an error, 0 when it has none."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    if str(origin).startswith("Could not decode to UTF-8"):  # Python's own, without a code
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(origin, "sqlite_errorcode", 0)) & 0xFF


def is_busy(error: DBAPIError | sqlite3.Error) -> bool:
    """Whether someone else held the lock for longer than we waited."""
    return code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_damage(error: DBAPIError | sqlite3.Error) -> bool:
    """Whether the file itself is to blame."""
    return code(error) in _DAMAGE


def reason(error: DBAPIError | sqlite3.Error) -> str | None:
    """Why the world, not our code, is to blame; None for a bug."""
    return _REASONS.get(code(error))


def among(column_: SQLCoreOperations[Any], values: Iterable[Any]) -> ColumnElement[bool]:
    """`column_` is one of `values`, of which there may be any number.

    The values travel as one JSON parameter, so neither SQLite's bound on
    parameters nor the compilation of the statement grows with them.
    """
    said: BindParameter[str] = bindparam(None, as_json(values), unique=True)
    return column_.in_(select(func.json_each(said).table_valued(column("value", Integer)).c.value))


def as_json(values: Iterable[Any]) -> str:
    """Numbers or words as one parameter for SQLite's ``json_each``."""
    return json.dumps([v.item() if isinstance(v, np.generic) else v for v in values])
