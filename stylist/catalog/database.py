"""Opening a catalog, and the two kinds of transaction everything else is made of."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any, Self

import numpy as np
from sqlalchemy import Connection, CursorResult, Engine, Select, select, update
from sqlalchemy.exc import DBAPIError

from stylist.catalog import holder
from stylist.catalog.migrate import is_current, migrate
from stylist.catalog.sqlite import MENDING, among, is_busy, is_damage, make_engine, reason, use_log
from stylist.catalog.tables import ItemRow, MetaRow
from stylist.errors import DamagedError, LibraryBusyError, LibraryError, NotFoundError
from stylist.types import Ids

FILE = "catalog.sqlite"


class Database:
    """An open catalog.

    Several threads may use one: they read in parallel, each on a connection
    of its own; writing transactions take turns. Close it when no thread uses
    it any more.

    Attributes
    ----------
    folder : Path
        The library, absolute.
    read_only : bool
        The folder or the file cannot be written: every write raises
        `LibraryError`.
    """

    def __init__(self, folder: Path, engine: Engine, *, read_only: bool, wait: float) -> None:
        self.folder = folder
        self.read_only = read_only
        self._engine = engine
        self._wait = wait
        self._writing = threading.Lock()
        self._closed = False

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        create: bool = True,
        read_only: bool = False,
        wait: float = 10.0,
    ) -> Self:
        """Open the catalog in the library `folder`, at the newest schema.

        Parameters
        ----------
        folder : Path
            The library; made when absent and `create`.
        create : bool
            False refuses a folder without a catalog.
        read_only : bool
            SQLite itself then refuses to write (``mode=ro``), whatever is asked of it.
        wait : float
            Seconds to wait for another program that is writing.

        Raises
        ------
        LibraryError
            There is no catalog, or it cannot be made, opened or read.
        LibraryBusyError
            Another program was writing for longer than `wait`.
        NewerSchemaError
            It was written by a newer Stylist.
        """
        folder = Path(os.path.abspath(folder))  # noqa: PTH100 (resolve() would follow links)
        file = folder / FILE
        try:
            there = file.exists()
            create = create and not read_only
            if not there and create:
                # Whoever else has an account here has no business with it.
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            there = isinstance(error, FileExistsError | NotADirectoryError)
            why = "there is a file in its place" if there else error.strerror or error
            raise LibraryError(folder, f"cannot be a library: {why}") from error
        if not there and not create:
            raise LibraryError(folder, "there is no library here")
        read_only = read_only or not all(
            os.access(path, os.W_OK) for path in (folder, file) if path.exists()
        )
        if read_only and not there:
            raise LibraryError(folder, "cannot be a library: the folder is read only")
        if not there:
            with suppress(OSError):  # SQLite says it better
                file.touch(mode=0o600)  # and gives its logs the same
        engine = make_engine(file, read_only=read_only, wait=wait)
        if read_only and not _opens(engine):
            # Without a log to read, a folder that cannot hold one is no hindrance.
            engine = make_engine(file, read_only=True, immutable=True, wait=wait)
        database = cls(folder, engine, read_only=read_only, wait=wait)
        try:
            database._prepare()
        except BaseException:
            database.close()
            raise
        return database

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._closed

    def close(self) -> None:
        """Close every connection; the last one folds the log into the file."""
        self._closed = True
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def revision(self) -> int:
        """A number that grows with every write, by whichever program."""
        with self.reading() as connection:
            return revision_of(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One moment of the catalog, however many statements are asked of it."""
        with self._explained(), self._connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it or, when an exception leaves it, nothing."""
        if self.read_only:
            raise LibraryError(self.folder, "cannot be changed: the library is read only")
        with self._writing, self._explained(), self._connect() as connection:
            connection.execution_options(writing=True)
            with connection.begin(), holder.held(self._record):
                connection.execute(
                    update(MetaRow).where(MetaRow.key == "revision").values(value=MetaRow.value + 1)
                )
                yield connection

    def path_in(self, path: Path) -> bytes:
        """A path as it is stored: inside the library relative, so that it can move."""
        full = os.path.abspath(path) if not path.is_absolute() else str(path)  # noqa: PTH100
        inside = str(self.folder) + os.sep
        return os.fsencode(full.removeprefix(inside))

    def path_out(self, stored: bytes) -> Path:
        """The absolute path of a stored one."""
        return self.folder / os.fsdecode(stored)

    @property
    def file(self) -> Path:
        """The catalog itself."""
        return self.folder / FILE

    @property
    def _record(self) -> Path:
        return self.folder / "writer.json"

    def _connect(self) -> Connection:
        if self._closed:
            raise RuntimeError("the catalog has been closed")
        return self._engine.connect()

    def _prepare(self) -> None:
        with self._explained():
            with self._connect() as connection:
                current = is_current(connection, self.file)
            if not self.read_only:
                use_log(self._engine, self._wait)
            if current:
                return
            if self.read_only:
                raise LibraryError(self.file, "needs to be brought up to date, but it is read only")
            with self._writing:
                migrate(self._engine, self.file, self.folder / "backups")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what the world did wrong into a `LibraryError`; bugs pass."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            if is_busy(error):
                who = holder.describe(self._record)
                raise LibraryBusyError(
                    self.folder, f"is being written by {who}; gave up after {self._wait:g} s"
                ) from error
            why = reason(error)
            if why is None:
                raise
            kind = DamagedError if is_damage(error) else LibraryError
            raise kind(self.file, why) from error
        except UnicodeDecodeError as error:  # a text in the file is none
            raise DamagedError(self.file, f"is damaged; {MENDING}") from error


def revision_of(connection: Connection) -> int:
    """The catalog's revision; in a writing transaction the one it will leave."""
    return connection.execute(select(MetaRow.value).where(MetaRow.key == "revision")).scalar_one()


def require_items(connection: Connection, item_ids: Iterable[int]) -> list[int]:
    """The ids, once each and ascending.

    Raises
    ------
    NotFoundError
        One of them is of no item.
    """
    asked = sorted({int(i) for i in item_ids})
    known = set(connection.execute(select(ItemRow.id).where(among(ItemRow.id, asked))).scalars())
    if unknown := [i for i in asked if i not in known]:
        more = f" and {len(unknown) - 1} more" if len(unknown) > 1 else ""
        raise NotFoundError(f"no item {unknown[0]}{more}")
    return asked


def fetch_numbers(connection: Connection, statement: Select[*tuple[Any, ...]]) -> Ids:
    """The rows of a statement of whole numbers, (n, columns) int64.

    They are read from the driver's own cursor: a hundred thousand ids cost a
    third of what they cost as SQLAlchemy's rows.
    """
    result = connection.execute(statement)
    flat = np.fromiter(chain.from_iterable(driver_rows(result)), dtype=np.int64)
    return flat.reshape(-1, len(statement.selected_columns))


def driver_rows(result: CursorResult[*tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
    """The rows as the driver gives them, for columns whose type changes nothing."""
    return chain.from_iterable(driver_batches(result))


def driver_batches(result: CursorResult[*tuple[Any, ...]]) -> Iterator[Sequence[tuple[Any, ...]]]:
    """As `driver_rows`, some thousands at a time: the window has its turn between them."""
    if result.cursor is None:
        raise TypeError("the statement gives no rows")
    cursor = result.cursor
    while rows := cursor.fetchmany(4096):
        yield rows


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def _opens(engine: Engine) -> bool:
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA schema_version")
    except (DBAPIError, sqlite3.Error):
        engine.dispose()
        return False
    return True
