"""What was worn when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """A new table."""
    items = sa.ForeignKey("items.id", ondelete="CASCADE")
    op.create_table(
        "wears",
        sa.Column("item_id", sa.Integer, items, primary_key=True),
        sa.Column("day", sa.Text, primary_key=True),
        sa.Column("noted_at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("wears_by_day", "wears", ["day"])
