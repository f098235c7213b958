"""The wear log: on which days an item was worn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select

from stylist.catalog.database import now, require_items
from stylist.catalog.derived import names_of
from stylist.catalog.journal import note
from stylist.catalog.looks import Looks
from stylist.catalog.sqlite import among
from stylist.catalog.tables import ItemRow, MetaRow, WearRow
from stylist.types import Change
from stylist.weartypes import Wear

_KIND = "wardrobe"


class Wears(Looks):
    """The part of the store that keeps what was worn."""

    def wear(self, item_ids: Iterable[int], day: date) -> Change:
        """Items were worn on a day; those that were known to be stay so."""
        with self.writing() as connection:
            ids = require_items(connection, item_ids)
            new = sorted(set(ids).difference(_worn_on(connection, ids, day)))
            put_on(connection, new, day)
            what = f"wore {names_of(connection, ids)} on {day.isoformat()}"
            note(connection, "worn", what, [day.isoformat(), new])
        return Change(what, tuple(ids), None, "worn")

    def unwear(self, item_ids: Iterable[int], day: date) -> Change:
        """Items were not worn on that day."""
        with self.writing() as connection:
            ids = require_items(connection, item_ids)
            had = _worn_on(connection, ids, day)
            take_away(connection, had, day)
            what = f"did not wear {names_of(connection, ids)} on {day.isoformat()}"
            note(connection, "unworn", what, [day.isoformat(), had])
        return Change(what, tuple(ids), None, "unworn")

    def wears(self, item_ids: Sequence[int] | None = None) -> list[Wear]:
        """How often each of these items was worn, in their order; of all, those that were."""
        row = WearRow
        columns = (ItemRow.id, func.count(row.day), func.max(row.day))
        found = (
            select(*columns, ItemRow.price, ItemRow.currency)
            .join(row, row.item_id == ItemRow.id, isouter=item_ids is not None)
            .group_by(ItemRow.id)
        )
        if item_ids is not None:
            found = found.where(among(ItemRow.id, item_ids))
        else:
            found = found.where(ItemRow.retired_at.is_(None))
        with self.reading() as connection:
            rows = {
                i: Wear(i, times, date.fromisoformat(last) if last else None, price, currency)
                for i, times, last, price, currency in connection.execute(found)
            }
        return [rows[i] for i in (rows if item_ids is None else item_ids) if i in rows]

    def wear_days(self, item_id: int) -> list[date]:
        """On which days an item was worn, the last first."""
        row = WearRow
        days = select(row.day).where(row.item_id == item_id).order_by(row.day.desc())
        with self.reading() as connection:
            return [date.fromisoformat(day) for day in connection.execute(days).scalars()]

    @property
    def is_wardrobe(self) -> bool:
        """Whether this is somebody's wardrobe: said so, or something in it was worn."""
        said = select(MetaRow.value).where(MetaRow.key == _KIND)
        with self.reading() as connection:
            known = connection.execute(said).scalar()
            if known is not None:
                return bool(known)
            return connection.execute(select(WearRow.item_id).limit(1)).first() is not None

    def set_wardrobe(self, on: bool) -> None:
        """Say whether it is."""
        with self.writing() as connection:
            connection.execute(delete(MetaRow).where(MetaRow.key == _KIND))
            connection.execute(insert(MetaRow).values(key=_KIND, value=int(on)))


def put_on(connection: Connection, item_ids: Iterable[int], day: date) -> None:
    """Let items have been worn on a day on which they were not."""
    at = now()
    rows = [{"item_id": i, "day": day.isoformat(), "noted_at": at} for i in item_ids]
    if rows:
        connection.execute(insert(WearRow), rows)


def take_away(connection: Connection, item_ids: Iterable[int], day: date) -> None:
    """Let items not have been worn on a day."""
    row = WearRow
    connection.execute(delete(row).where(row.day == day.isoformat(), among(row.item_id, item_ids)))


def _worn_on(connection: Connection, item_ids: Iterable[int], day: date) -> list[int]:
    row = WearRow
    found = select(row.item_id).where(row.day == day.isoformat(), among(row.item_id, item_ids))
    return sorted(connection.execute(found).scalars())
