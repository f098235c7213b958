"""Albums and searches that were kept: each change one transaction and one step.

A step keeps a collection as ``[id, null or {"name": …, "asks": …, "created_at": …,
"items": […]}]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from stylist.catalog.database import now
from stylist.catalog.derived import names_of
from stylist.catalog.journal import instant, note
from stylist.catalog.ratings import Ratings
from stylist.catalog.sqlite import among
from stylist.catalog.tables import CollectionItemRow, CollectionRow, ItemRow
from stylist.desktypes import Asked, Collection
from stylist.errors import NotFoundError, UsageError
from stylist.text import storable
from stylist.types import Change


class Collections(Ratings):
    """The part of the store that is about albums and searches that were kept."""

    def collections(self) -> list[Collection]:
        """All of them by name; those items of albums that are not retired."""
        row, place = CollectionRow, CollectionItemRow
        listed = select(row.id, row.name, row.asks).order_by(func.lower(row.name), row.id)
        held = (
            select(place.collection_id, place.item_id)
            .join(ItemRow, ItemRow.id == place.item_id)
            .where(ItemRow.retired_at.is_(None))
            .order_by(place.collection_id, place.position)
        )
        with self.reading() as connection:
            items: dict[int, list[int]] = {}
            for collection_id, item_id in connection.execute(held):
                items.setdefault(collection_id, []).append(item_id)
            return [
                Collection(
                    r.id,
                    r.name,
                    None if r.asks is None else Asked.from_json(r.asks),
                    tuple(items.get(r.id, ())),
                )
                for r in connection.execute(listed)
            ]

    def add_collection(
        self, name: str, asks: Asked | None = None, item_ids: Sequence[int] = ()
    ) -> tuple[int, Change]:
        """Make an album of these items, or keep a search.

        Raises
        ------
        UsageError
            The name is blank or taken.
        NotFoundError
            One of the items is not there.
        """
        name = _named(name)
        with self.writing() as connection:
            values = {
                "name": name,
                "asks": None if asks is None else asks.to_json(),
                "created_at": now(),
            }
            collection_id = _insert(connection, values)
            fill_album(connection, collection_id, item_ids)
            what = f"made the album {name}" if asks is None else f"kept the search {name}"
            note(connection, "collection", what, [collection_id, None])
        return collection_id, Change(what, (), None, "collection")

    def change_collection(
        self, collection_id: int, *, name: str | None = None, asks: Asked | None = None
    ) -> Change:
        """Give a collection another name, or let it ask something else.

        Raises
        ------
        UsageError
            The name is blank or taken.
        NotFoundError
            It is gone.
        """
        with self.writing() as connection:
            before = collection_state(connection, collection_id)
            values: dict[str, Any] = {}
            if name is not None:
                values["name"] = _named(name)
            if asks is not None:
                values["asks"] = asks.to_json()
            row = update(CollectionRow).where(CollectionRow.id == collection_id)
            try:
                connection.execute(row.values(**values))
            except IntegrityError:
                raise UsageError(f"a collection called {values['name']!r} is there") from None
            what = f"renamed {before['name']} {name}" if name else f"changed {before['name']}"
            note(connection, "collection", what, [collection_id, before])
        return Change(what, (), None, "collection")

    def put_in_album(self, collection_id: int, item_ids: Sequence[int], what: str = "") -> Change:
        """Let an album hold these items, in this order, and no others.

        Raises
        ------
        NotFoundError
            It is gone.
        UsageError
            It is no album, but a search.
        """
        with self.writing() as connection:
            before = collection_state(connection, collection_id)
            if before["asks"] is not None:
                raise UsageError(f"{before['name']} is a search: what is in it follows from that")
            fill_album(connection, collection_id, item_ids)
            said = what or f"put {names_of(connection, set(item_ids))} in {before['name']}"
            note(connection, "collection", said, [collection_id, before])
        return Change(said, (), None, "collection")

    def remove_collection(self, collection_id: int) -> Change:
        """Remove a collection; the items that are in it stay in the library."""
        with self.writing() as connection:
            before = collection_state(connection, collection_id)
            put_collection(connection, collection_id, None)
            what = f"removed the collection {before['name']}"
            note(connection, "collection", what, [collection_id, before])
        return Change(what, (), None, "collection")


def collection_state(connection: Connection, collection_id: int) -> dict[str, Any]:
    """All of a collection, as `put_collection` takes it.

    Raises
    ------
    NotFoundError
        There is none.
    """
    row, place = CollectionRow, CollectionItemRow
    found = connection.execute(
        select(row.name, row.asks, row.created_at).where(row.id == collection_id)
    ).first()
    if found is None:
        raise NotFoundError(f"no collection {collection_id}: it was removed")
    held = select(place.item_id).where(place.collection_id == collection_id)
    return {
        "name": found.name,
        "asks": found.asks,
        "created_at": found.created_at.isoformat(),
        "items": list(connection.execute(held.order_by(place.position)).scalars()),
    }


def put_collection(
    connection: Connection, collection_id: int, state: Mapping[str, Any] | None
) -> None:
    """Let a collection be as it was, or not at all."""
    row = CollectionRow
    if state is None:
        connection.execute(
            delete(CollectionItemRow).where(CollectionItemRow.collection_id == collection_id)
        )
        connection.execute(delete(row).where(row.id == collection_id))
        return
    values = {"name": state["name"], "asks": state["asks"],
              "created_at": instant(state["created_at"])}  # fmt: skip
    there = connection.execute(select(row.id).where(row.id == collection_id)).scalar()
    if there is None:
        connection.execute(insert(row).values(id=collection_id, **values))
    else:
        connection.execute(update(row).where(row.id == collection_id).values(**values))
    fill_album(connection, collection_id, state["items"], lenient=True)


def fill_album(
    connection: Connection, collection_id: int, item_ids: Iterable[int], *, lenient: bool = False
) -> None:
    """Let an album hold these items, once each, in this order.

    Raises
    ------
    NotFoundError
        One of them is not there, and it is not `lenient`.
    """
    row = CollectionItemRow
    asked = list(dict.fromkeys(int(i) for i in item_ids))
    there = set(connection.execute(select(ItemRow.id).where(among(ItemRow.id, asked))).scalars())
    gone = [i for i in asked if i not in there]
    if gone and not lenient:
        raise NotFoundError(f"no item {gone[0]}")
    connection.execute(delete(row).where(row.collection_id == collection_id))
    kept = [i for i in asked if i in there]
    if kept:
        connection.execute(
            insert(row),
            [
                {"collection_id": collection_id, "position": place, "item_id": i}
                for place, i in enumerate(kept)
            ],
        )


def _insert(connection: Connection, values: dict[str, Any]) -> int:
    try:
        done = connection.execute(insert(CollectionRow).values(**values))
    except IntegrityError:
        raise UsageError(f"a collection called {values['name']!r} is there") from None
    return int(done.lastrowid)


def _named(name: str) -> str:
    if not name.strip():
        raise UsageError("a name cannot be blank")
    return storable(name.strip())
