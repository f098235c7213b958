"""Catalogs of earlier schemas: those that programs of their day wrote, and some made of today's.

    python tests/old_catalogs.py

fills a library and keeps its catalog as `catalog/schemas/N.sqlite.gz`, where there is none of that
schema yet. It is written for the program of every day: run it with an old one's folder in
`PYTHONPATH` (`catalog/schemas/README.md` says which wrote what is kept), since what a later program
makes of its own old schemas is no proof of what there was.

`as_of` brings any catalog of today to an old schema, for the tests of migrations.
"""

from __future__ import annotations

import gzip
import hashlib
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from stylist.catalog.migrate import SCHEMA, SCRIPTS
from stylist.catalog.sqlite import APPLICATION_ID
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import Attribute, Embedding, NewItem, NewPhoto

KEPT = Path(__file__).parent / "catalog" / "schemas"
PHOTOS = 12


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


def kept(schema: int) -> Path:
    """The catalog of a schema that is kept."""
    return KEPT / f"{schema}.sqlite.gz"


def unpacked(schema: int, folder: Path) -> Path:
    """A library of that schema, as it was."""
    folder.mkdir(parents=True)
    (folder / "catalog.sqlite").write_bytes(gzip.decompress(kept(schema).read_bytes()))
    return folder


def fill(folder: Path) -> Path:
    """A small library with some of everything that its program keeps; a backup of its catalog."""
    with Library.open(folder, settings=Settings(threads=1)) as library:
        library._store.add_photos([_photo(n) for n in range(1, PHOTOS + 1)])
        library.add_items([NewItem("Red dress", sku="R1", price=30.0, currency="EUR", stock=2)])
        library.set_attribute([1], "category", "hat")
        library.add_tag([2, 3], "window")
        library.like("Anna", [1, 2])
        library.dislike("Anna", [3], "colour")
        # What came later: asked of whoever is here, since this runs with programs of any day.
        if hasattr(library, "mark"):
            library.mark("Anna", [6], "bought")
        if hasattr(library, "import_feed"):
            feed = folder / "feed.csv"
            feed.write_text("sku,name,price\nF1,Green coat,90\n")
            for _ in library.import_feed(feed):
                pass
        if hasattr(library, "make_look"):
            library.make_look("Monday", [4, 5])
            library.make_lookbook("Week", ["Monday"])
        if hasattr(library, "wear"):
            library.wear([7], date(2026, 1, 5))
        if hasattr(library, "rate"):
            library.rate([8], stars=4)
            library.add_album("Autumn", [8, 9])
        return library.backup(folder / "copy.sqlite")


def _photo(number: int) -> NewPhoto:
    draw = np.random.default_rng(number)
    channels = [draw.standard_normal(width).astype(np.float32) for width in (8, 6, 4)]
    return NewPhoto(
        path=Path(f"/photos/{number}.jpg"),
        digest=hashlib.sha256(str(number).encode()).hexdigest(),
        size=1000 + number, mtime_ns=number, width=300, height=400, mask_source="grabcut",
        encoder="old@1", embedding=Embedding(*channels),
        attributes=(Attribute("category", "dress", 0.5, "model"),),
        item=NewItem(f"Item {number}", sku=f"A{number}", price=float(number)),
    )  # fmt: skip


def main() -> None:
    KEPT.mkdir(exist_ok=True)
    if kept(SCHEMA).exists():
        raise SystemExit(f"{kept(SCHEMA)} is there: it stays as it was written")
    with tempfile.TemporaryDirectory() as place:
        catalog = fill(Path(place) / "now")
        with closing(sqlite3.connect(catalog)) as opened:
            opened.execute("VACUUM")
        kept(SCHEMA).write_bytes(gzip.compress(catalog.read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main()
