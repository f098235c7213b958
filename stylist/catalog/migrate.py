"""Brings a catalog to the schema this program knows, after a backup."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from stylist.catalog.backup import back_up
from stylist.catalog.sqlite import APPLICATION_ID, pragma
from stylist.errors import LibraryError, NewerSchemaError

SCHEMA = 6
"""The newest schema; the head of the migrations is this number in four digits."""

SCRIPTS = "stylist.catalog:migrations"
"""Where Alembic finds its scripts, from a checkout and from a wheel alike."""


def is_current(connection: Connection, file: Path) -> bool:
    """Whether the catalog has the schema this program knows.

    The number stands in the file's header, so that the everyday answer costs
    one page, not the import of Alembic.

    Raises
    ------
    NewerSchemaError
        It was written by a newer Stylist.
    LibraryError
        It is a database, but not a catalog.
    """
    version = pragma(connection, "user_version")
    if version == 0:
        foreign = pragma(connection, "schema_version") != 0
    else:
        foreign = pragma(connection, "application_id") != APPLICATION_ID
    if foreign:
        raise LibraryError(file, "is the database of another program, not a catalog")
    if version > SCHEMA:
        raise NewerSchemaError(
            file,
            f"was written by a newer Stylist (schema {version}, this one knows {SCHEMA}); "
            "update Stylist to open it",
        )
    return version == SCHEMA


def migrate(engine: Engine, file: Path, backups: Path) -> None:
    """Run the missing migrations in one transaction, after a backup into `backups`.

    Raises
    ------
    LibraryError
        The backup could not be made; nothing has changed.
    """
    with engine.connect() as connection:
        version = pragma(connection, "user_version")
    if version:
        now = datetime.now().astimezone()
        back_up(file, backups / f"schema-{version}-{now:%Y%m%d-%H%M%S}.sqlite")
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        # Another program may have migrated while this one waited for the lock.
        if not is_current(connection, file):
            _upgrade(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def _upgrade(connection: Connection) -> None:
    # Alembic takes as long to import as the rest of the catalog together.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
