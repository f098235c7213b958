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
            ours, theirs = _columns(old, "main", table), _columns(old, "new", table)
            shared = ", ".join(f'"{name}"' for name in ours if name in theirs)
            if table == "item_words":
                shared = f"rowid, {shared}"
            old.execute(f"DELETE FROM main.{table}")
            # A row that this schema had no place for (a step of nobody's) is left out.
            old.execute(
                f"INSERT OR IGNORE INTO main.{table} ({shared}) SELECT {shared} FROM new.{table}"
            )
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute(f"PRAGMA user_version = {schema}")
    return file


def _columns(opened: sqlite3.Connection, where: str, table: str) -> list[str]:
    return [row[1] for row in opened.execute(f"PRAGMA {where}.table_info({table})")]
