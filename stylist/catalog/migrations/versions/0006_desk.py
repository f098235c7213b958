"""A stylist's desk: ratings, collections, what is no match, what was asked for in vain."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """New tables."""
    op.create_table(
        "ratings",
        _item("item_id"),
        sa.Column("stars", sa.Integer, nullable=False),
        sa.Column("flag", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "collections",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("asks", sa.JSON),
        sa.Column("created_at", sa.BigInteger, nullable=False),
    )
    op.create_index("collections_by_name", "collections", ["name"], unique=True)
    collections = sa.ForeignKey("collections.id", ondelete="CASCADE")
    op.create_table(
        "collection_items",
        sa.Column("collection_id", sa.Integer, collections, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        _item("item_id", part_of_key=False),
        sqlite_with_rowid=False,
    )
    op.create_index("collection_items_by_item", "collection_items", ["item_id"])
    op.create_table(
        "not_matches",
        _item("first_id"),
        _item("second_id"),
        sa.Column("at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("not_matches_by_second", "not_matches", ["second_id"])
    op.create_table(
        "unmet",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("asks", sa.JSON, nullable=False),
        sa.Column("missing", sa.JSON, nullable=False),
        sa.Column("client", sa.Text, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("first_at", sa.BigInteger, nullable=False),
        sa.Column("last_at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )


def _item(name: str, *, part_of_key: bool = True) -> sa.Column[int]:
    items = sa.ForeignKey("items.id", ondelete="CASCADE")
    return sa.Column(name, sa.Integer, items, primary_key=part_of_key, nullable=False)
