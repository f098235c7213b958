"""Stars and flags: what a stylist thinks of items while culling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, delete, insert, select

from stylist.catalog.database import require_items
from stylist.catalog.derived import names_of
from stylist.catalog.journal import note
from stylist.catalog.sqlite import among
from stylist.catalog.tables import RatingRow
from stylist.catalog.wears import Wears
from stylist.desktypes import FLAGS, STARS
from stylist.errors import UsageError
from stylist.types import Change, Ids

_FLAGGED = {"pick": "picked", "reject": "rejected", "": "took the flag off"}


class Ratings(Wears):
    """The part of the store that is about stars and flags; they are everybody's."""

    def rate(
        self, item_ids: Iterable[int], stars: int | None = None, flag: str | None = None
    ) -> Change:
        """Give items stars (0 for none), a flag (empty for none), or both; None leaves as it is.

        Raises
        ------
        UsageError
            There are no such stars, or no such flag.
        NotFoundError
            One of the items does not exist; nothing has changed.
        """
        if stars is not None and not 0 <= stars <= STARS:
            raise UsageError(f"{stars} stars: an item has 0 to {STARS}")
        if flag is not None and flag not in ("", *FLAGS):
            raise UsageError(f"no flag is called {flag!r}; there are {', '.join(FLAGS)}")
        with self.writing() as connection:
            asked = require_items(connection, item_ids)
            before = ratings_of(connection, asked)
            after = [
                [i, was if stars is None else stars, had if flag is None else flag or None]
                for i, was, had in before
            ]
            changed = [old for old, new in zip(before, after, strict=True) if old != new]
            ids = [row[0] for row in changed]
            names = names_of(connection, ids or asked)
            said = [] if stars is None else [f"gave {_stars(stars)} to {names}"]
            if flag is not None:
                said.append(f"{_FLAGGED[flag]} {names}" if flag else f"{_FLAGGED['']} {names}")
            what = " and ".join(said) or f"rated {names}"
            if ids:
                put_ratings(connection, [row for row in after if row[0] in set(ids)])
                note(connection, "rated", what, changed)
        return Change(what, tuple(ids), None, "rated")

    def ratings(self) -> Ids:
        """(n, 3) int64: of items with stars or a flag the id, the stars, and 1 + its flag or 0."""
        row = RatingRow
        with self.reading() as connection:
            found = [
                (i, stars, FLAGS.index(flag) + 1 if flag in FLAGS else 0)
                for i, stars, flag in connection.execute(select(row.item_id, row.stars, row.flag))
            ]
        return np.array(found, np.int64).reshape(-1, 3)


def ratings_of(connection: Connection, item_ids: Sequence[int]) -> list[list[Any]]:
    """``[item id, stars, flag or null]`` of each: the `before` of ``rated``."""
    row = RatingRow
    asked = select(row.item_id, row.stars, row.flag).where(among(row.item_id, item_ids))
    known = {r.item_id: [r.stars, r.flag] for r in connection.execute(asked)}
    return [[i, *known.get(i, [0, None])] for i in item_ids]


def put_ratings(connection: Connection, rows: Sequence[Sequence[Any]]) -> list[int]:
    """Let items have these stars and flags; the items."""
    row = RatingRow
    ids = [r[0] for r in rows]
    connection.execute(delete(row).where(among(row.item_id, ids)))
    kept = [{"item_id": i, "stars": s, "flag": f} for i, s, f in rows if s or f]
    if kept:
        connection.execute(insert(row), kept)
    return ids


def _stars(number: int) -> str:
    return {0: "no stars", 1: "1 star"}.get(number, f"{number} stars")
