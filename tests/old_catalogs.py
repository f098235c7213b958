"""Catalogs as earlier schemas had them, filled from one of today."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from stylist.catalog.migrate import SCRIPTS
from stylist.catalog.sqlite import APPLICATION_ID


def as_of(schema: int, catalog: Path, file: Path) -> Path:
    """Write what `catalog`, of today, holds and `schema` could hold, as `schema` held it."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", SCRIPTS)
        config.attributes["connection"] = connection
        command.upgrade(config, f"{schema:04}")
    engine.dispose()
    with closing(sqlite3.connect(file)) as old, old:
        old.execute("ATTACH ? AS new", [str(catalog)])
        there = "SELECT name FROM {}.sqlite_master WHERE type = 'table'"
        tables = {row[0] for row in old.execute(there.format("main"))}
        both = tables & {row[0] for row in old.execute(there.format("new"))}
        kept = {n for n in both if not n.startswith(("item_words_", "sqlite_", "alembic"))}
        for table in sorted(kept):
            columns = [_columns(old, f"{schema_}.{table}") for schema_ in ("main", "new")]
            shared = ", ".join(f'"{c}"' for c in columns[0] if c in columns[1])
            if table == "item_words":
                shared = f"rowid, {shared}"
            old.execute(f"DELETE FROM main.{table}")
            old.execute(f"INSERT INTO main.{table} ({shared}) SELECT {shared} FROM new.{table}")
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute(f"PRAGMA user_version = {schema}")
    return file


def _columns(opened: sqlite3.Connection, table: str) -> list[str]:
    where, _, name = table.partition(".")
    return [row[1] for row in opened.execute(f"PRAGMA {where}.table_info({name})")]
