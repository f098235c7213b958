"""Feeds: variants, links, what a feed said last, remembered maps, shoppers' verdicts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the tables that feeds and bundles need."""
    op.create_table(
        "variants",
        sa.Column("id", sa.Integer, primary_key=True),
        _item(),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("sku", sa.Text),
        sa.Column("size", sa.Text),
        sa.Column("colour", sa.Text),
        sa.Column("price", sa.Double),
        sa.Column("stock", sa.BigInteger),
    )
    op.create_index("variants_by_item", "variants", ["item_id", "position"])
    op.create_index("variants_by_sku", "variants", ["sku"])
    op.create_table(
        "item_links",
        _item(primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("sku", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "feed_items",
        _item(primary_key=True),
        sa.Column("feed", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("offer", sa.Text, nullable=False),
        sa.Column("pictures", sa.Text, nullable=False),
        sa.Column("tags", sa.JSON, nullable=False),
        sa.Column("gone_at", sa.BigInteger),
    )
    op.create_index("feed_items_by_key", "feed_items", ["feed", "key"], unique=True)
    op.create_table(
        "feed_runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("feed", sa.Text, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("mtime_ns", sa.BigInteger, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("started", sa.BigInteger, nullable=False),
        sa.Column("finished", sa.BigInteger),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("report", sa.JSON, nullable=False),
    )
    op.create_table(
        "feed_maps",
        sa.Column("signature", sa.Text, primary_key=True),
        sa.Column("map", sa.JSON, nullable=False),
    )
    op.create_table(
        "watched",
        sa.Column("folder", sa.LargeBinary, primary_key=True),
        sa.Column("added_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "shopper_verdicts",
        sa.Column("event", sa.Text, primary_key=True),
        sa.Column("visitor", sa.Text, nullable=False),
        _item(),
        sa.Column("liked", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("shopper_verdicts_by_item", "shopper_verdicts", ["item_id", "visitor", "at"])


def _item(*, primary_key: bool = False) -> sa.Column[int]:
    """The item that a row belongs to and goes with."""
    owner = sa.ForeignKey("items.id", ondelete="CASCADE")
    return sa.Column("item_id", sa.Integer, owner, nullable=False, primary_key=primary_key)
