"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """From nothing to the first schema."""
    meta = op.create_table(
        "meta",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
    )
    op.bulk_insert(meta, [{"key": "revision", "value": 0}])
    op.create_table(
        "items",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sku", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sort_name", sa.Text, nullable=False),
        sa.Column("brand", sa.Text),
        sa.Column("description", sa.Text),
        sa.Column("price", sa.Double),
        sa.Column("currency", sa.Text),
        sa.Column("stock", sa.BigInteger),
        sa.Column("added_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.Column("retired_at", sa.BigInteger),
    )
    op.create_index(
        "items_by_sku", "items", ["sku"], unique=True, sqlite_where=sa.text("sku IS NOT NULL")
    )
    op.create_index("items_by_age", "items", ["added_at", "id", "retired_at"])
    op.create_index("items_by_name", "items", ["sort_name", "id", "retired_at"])
    op.create_index("items_by_price", "items", ["price", "id", "retired_at", "stock"])
    op.create_table(
        "photos",
        sa.Column("id", sa.Integer, primary_key=True),
        _owner("item_id", "items"),
        sa.Column("path", sa.LargeBinary, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("mtime_ns", sa.BigInteger, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("mask_source", sa.Text, nullable=False),
        sa.Column("main", sa.Boolean, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("missing", sa.Boolean, nullable=False),
        sa.Column("crop_left", sa.Double),
        sa.Column("crop_top", sa.Double),
        sa.Column("crop_right", sa.Double),
        sa.Column("crop_bottom", sa.Double),
    )
    op.create_index("photos_by_digest", "photos", ["digest"], unique=True)
    op.create_index("photos_by_path", "photos", ["path"])
    op.create_index("photos_by_item", "photos", ["item_id", "position"])
    op.create_index(
        "photos_main", "photos", ["item_id"], unique=True, sqlite_where=sa.text("main = 1")
    )
    op.create_table(
        "vectors",
        _owner("photo_id", "photos", primary_key=True),
        sa.Column("encoder", sa.Text, primary_key=True),
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("vectors_by_revision", "vectors", ["encoder", "channel", "revision"])
    op.create_table(
        "attributes",
        _owner("item_id", "items", primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, primary_key=True),
        sa.Column("source", sa.SmallInteger, primary_key=True),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("effective", sa.Boolean, nullable=False),
        sa.Column("leading", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "attributes_by_value",
        "attributes",
        ["effective", "name", "value", "leading", "item_id", "confidence", "source"],
    )
    op.create_table(
        "tags",
        _owner("item_id", "items", primary_key=True),
        sa.Column("tag", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("tags_by_tag", "tags", ["tag", "item_id"])
    op.create_table(
        "profiles",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
    )
    op.create_index("profiles_by_name", "profiles", ["name"], unique=True)
    op.create_table(
        "verdicts",
        _owner("profile_id", "profiles", primary_key=True),
        _owner("item_id", "items", primary_key=True),
        sa.Column("liked", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("verdicts_by_item", "verdicts", ["item_id"])
    op.create_table(
        "actions",
        sa.Column("id", sa.Integer, primary_key=True),
        _owner("profile_id", "profiles"),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
    )
    op.create_index("actions_by_profile", "actions", ["profile_id", "id"])
    op.create_table(
        "import_runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("root", sa.Text, nullable=False),
        sa.Column("started", sa.BigInteger, nullable=False),
        sa.Column("finished", sa.BigInteger),
        sa.Column("state", sa.Text, nullable=False),
        *(
            sa.Column(name, sa.Integer, nullable=False)
            for name in ("found", "imported", "duplicates", "moved", "updated")
        ),
        sa.Column("refused", sa.JSON, nullable=False),
    )
    op.execute(
        "CREATE VIRTUAL TABLE item_words USING fts5("
        "name, brand, tags, attributes, description, "
        "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
    )


def _owner(column: str, table: str, *, primary_key: bool = False) -> sa.Column[int]:
    """A column that names the row this one belongs to and goes with."""
    owner = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(column, sa.Integer, owner, nullable=False, primary_key=primary_key)
