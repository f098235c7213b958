"""Alembic's scripts: every schema a catalog ever had, and how it became the next."""
