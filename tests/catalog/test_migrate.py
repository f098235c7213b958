from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from stylist.catalog import migrate
from stylist.catalog.store import Store
from stylist.catalog.tables import Base
from stylist.errors import LibraryError

NEXT = migrate.SCHEMA + 1
LATER = f'''
"""One schema more, for this test."""
import sqlalchemy as sa
from alembic import op
revision = "{NEXT:04}"
down_revision = "{migrate.SCHEMA:04}"
def upgrade():
    op.add_column("items", sa.Column("season", sa.Text))
    {{more}}
'''


@pytest.fixture
def second(tmp_path, monkeypatch):
    """Make the program know one schema more."""

    def learn(more: str = "pass") -> None:
        scripts = tmp_path / "scripts"
        shutil.copytree(
            Path(migrate.__file__).parent / "migrations",
            scripts,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        (scripts / "versions" / f"{NEXT:04}_later.py").write_text(LATER.format(more=more))
        monkeypatch.setattr(migrate, "SCRIPTS", str(scripts))
        monkeypatch.setattr(migrate, "SCHEMA", NEXT)

    return learn


def columns(file):
    with closing(sqlite3.connect(file)) as connection:
        return {row[1] for row in connection.execute("PRAGMA table_info(items)")}


def test_the_migrations_make_the_tables(store):
    def ours(thing, name, type_, reflected, compare_to):
        return type_ != "table" or not (name.startswith("item_words") or name == "alembic_version")

    with store.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": ours}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_the_head_is_the_schema():
    config = Config()
    config.set_main_option("script_location", migrate.SCRIPTS)
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [f"{migrate.SCHEMA:04}"]


def test_a_current_catalog_is_not_migrated(tmp_path, monkeypatch):
    Store.open(tmp_path).close()
    monkeypatch.setattr(migrate, "_upgrade", None)
    Store.open(tmp_path).close()
    assert not (tmp_path / "backups").exists()


def test_an_older_catalog_is_backed_up_and_migrated(tmp_path, photo, second):
    folder = tmp_path / "library"
    with Store.open(folder) as store:
        store.add_photos([photo(1)])
    second()
    with Store.open(folder) as store:
        assert [item.name for item in store.items([1])] == ["Item 1"]
    assert "season" in columns(folder / "catalog.sqlite")
    (backup,) = (folder / "backups").iterdir()
    assert backup.name.startswith(f"schema-{NEXT - 1}-")
    assert "season" not in columns(backup)
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT name FROM items").fetchall() == [("Item 1",)]


def test_a_migration_that_fails_leaves_the_old_schema(tmp_path, photo, second):
    folder = tmp_path / "library"
    with Store.open(folder) as store:
        store.add_photos([photo(1)])
    second(more="raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        Store.open(folder)
    assert "season" not in columns(folder / "catalog.sqlite")


def test_no_backup_no_migration(tmp_path, second):
    folder = tmp_path / "library"
    Store.open(folder).close()
    (folder / "backups").write_text("in the way")
    second()
    with pytest.raises(LibraryError, match="cannot be written"):
        Store.open(folder)
    assert "season" not in columns(folder / "catalog.sqlite")
