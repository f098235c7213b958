"""What the catalog keeps of feeds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from stylist.catalog import migrate
from stylist.catalog.sqlite import APPLICATION_ID
from stylist.catalog.store import Store


def test_a_library_of_the_first_schema_is_backed_up_and_brought_up(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    file = folder / "catalog.sqlite"
    config = Config()
    config.set_main_option("script_location", migrate.SCRIPTS)
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            "INSERT INTO items (id, sku, name, sort_name, added_at, updated_at) "
            "VALUES (1, 'A', 'Coat', 'coat', 0, 0)"
        )
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA user_version = 1")
    engine.dispose()
    with Store.open(folder) as store:
        assert store.ids_by_sku(["A"]) == {"A": 1}
        assert store.feeds() == {}
        assert store.variants([1]) == {}
    (backup,) = (folder / "backups").iterdir()
    assert backup.name.startswith("schema-1-")
    with closing(sqlite3.connect(backup)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert "items" in tables
    assert "variants" not in tables


def test_a_library_has_a_number_of_its_own(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a") as a, Store.open(tmp_path / "b") as b:
        assert a.library_id() == a.library_id() != b.library_id()
        assert a.salt() != a.library_id()
        own = a.library_id()
    with Store.open(tmp_path / "a") as again:
        assert again.library_id() == own
