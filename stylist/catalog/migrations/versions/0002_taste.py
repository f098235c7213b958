"""Steps of everybody, not of profiles alone; weaker signs than verdicts; taste on hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Keep the steps there are: they are verdicts."""
    op.drop_index("actions_by_profile", "actions")
    op.rename_table("actions", "verdict_actions")
    op.create_table(
        "actions",
        sa.Column("id", sa.Integer, primary_key=True),
        _owner("profile_id", "profiles", nullable=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("before", sa.JSON, nullable=False),
    )
    op.create_index("actions_by_profile", "actions", ["profile_id", "id"])
    op.execute(
        "INSERT INTO actions (id, profile_id, at, kind, what, before) "
        "SELECT id, profile_id, at, 'verdicts', what, before FROM verdict_actions"
    )
    op.drop_table("verdict_actions")
    op.create_table(
        "signs",
        _owner("profile_id", "profiles", primary_key=True),
        _owner("item_id", "items", primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("signs_by_item", "signs", ["item_id"])
    op.add_column("verdicts", sa.Column("similarity", sa.Double))
    op.add_column(
        "profiles", sa.Column("paused", sa.Boolean, nullable=False, server_default=sa.false())
    )


def _owner(
    column: str, table: str, *, primary_key: bool = False, nullable: bool = False
) -> sa.Column[int]:
    """A column that names the row this one belongs to and goes with."""
    owner = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(column, sa.Integer, owner, nullable=nullable, primary_key=primary_key)
