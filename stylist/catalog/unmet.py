"""What was asked for and was not there: words and filters, counted; no photo, no taste."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update

from stylist.catalog.database import now
from stylist.catalog.merging import Merging
from stylist.catalog.sqlite import among
from stylist.catalog.tables import UnmetRow
from stylist.desktypes import Asked, Gap

MOST = 5_000
"""Gaps that are kept; the ones not asked for the longest are forgotten."""


class Unmet(Merging):
    """The part of the store that keeps what was asked for in vain. It is no step."""

    def note_gap(self, gap: Gap) -> None:
        """Count a question that was not answered; one that was asked before is counted again."""
        row, at = UnmetRow, now()
        with self.writing() as connection:
            again = update(row).where(row.key == gap.key).values(times=row.times + 1, last_at=at)
            if connection.execute(again).rowcount:
                return
            connection.execute(
                insert(row).values(
                    key=gap.key,
                    kind=gap.kind,
                    words=gap.words,
                    asks=gap.asks.to_json(),
                    missing=[list(pair) for pair in gap.missing],
                    client=gap.client,
                    times=1,
                    first_at=at,
                    last_at=at,
                )
            )
            old = select(row.key).order_by(row.last_at.desc()).offset(MOST)
            connection.execute(delete(row).where(row.key.in_(old)))

    def gaps(self) -> list[Gap]:
        """All of them, the most asked for first."""
        row = UnmetRow
        listed = select(
            row.key,
            row.kind,
            row.words,
            row.asks,
            row.missing,
            row.times,
            row.first_at,
            row.last_at,
            row.client,
        ).order_by(row.times.desc(), row.last_at.desc(), row.key)
        with self.reading() as connection:
            return [
                Gap(
                    r.key,
                    r.kind,
                    r.words,
                    Asked.from_json(r.asks),
                    tuple((str(pair[0]), str(pair[1])) for pair in r.missing),
                    r.times,
                    r.first_at,
                    r.last_at,
                    r.client,
                )
                for r in connection.execute(listed)
            ]

    def forget_gaps(self, keys: Sequence[str] | None = None) -> int:
        """Forget these, or all; how many there were."""
        forget = delete(UnmetRow)
        if keys is not None:
            forget = forget.where(among(UnmetRow.key, keys))
        with self.writing() as connection:
            return connection.execute(forget).rowcount
