"""Looks with their garments on a canvas, and lookbooks of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Four new tables."""
    op.create_table(
        "looks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("client", sa.Text, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("occasion", sa.Text),
        sa.Column("temperature", sa.Double),
        sa.Column("wind", sa.Double),
        sa.Column("rain", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
    )
    op.create_index("looks_by_name", "looks", ["name"], unique=True)
    op.create_table(
        "look_items",
        _owner("look_id", "looks"),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("item_id", sa.Integer, _of("items"), nullable=False),
        sa.Column("x", sa.Double, nullable=False),
        sa.Column("y", sa.Double, nullable=False),
        sa.Column("scale", sa.Double, nullable=False),
        sa.Column("rotation", sa.Double, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("look_items_by_item", "look_items", ["item_id"])
    op.create_table(
        "lookbooks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("changed_at", sa.BigInteger, nullable=False),
    )
    op.create_index("lookbooks_by_name", "lookbooks", ["name"], unique=True)
    op.create_table(
        "lookbook_looks",
        _owner("lookbook_id", "lookbooks"),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("look_id", sa.Integer, _of("looks"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("lookbook_looks_by_look", "lookbook_looks", ["look_id"])


def _of(table: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{table}.id", ondelete="CASCADE")


def _owner(column: str, table: str) -> sa.Column[int]:
    """A column that names the row this one belongs to and goes with."""
    return sa.Column(column, sa.Integer, _of(table), primary_key=True)
