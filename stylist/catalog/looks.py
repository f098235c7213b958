"""Looks and lookbooks: each change one transaction and one step that can be taken back.

A step keeps a look as ``{"row": …, "pieces": […], "books": {…}}``, in which `books` holds
the lookbooks that it was taken out of, and a lookbook as ``{"row": …, "looks": […]}``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from stylist.catalog.database import now, require_items
from stylist.catalog.journal import instant, note
from stylist.catalog.occasions import Occasions
from stylist.catalog.sqlite import among
from stylist.catalog.tables import (
    ItemRow,
    LookbookLookRow,
    LookbookRow,
    LookItemRow,
    LookRow,
)
from stylist.errors import NotFoundError, UsageError
from stylist.looktypes import Lookbook, Placed, StyledLook
from stylist.text import storable
from stylist.types import Change

FIELDS = ("client", "notes", "occasion", "temperature", "wind", "rain")
"""What a look says beside its name and its garments."""

_PLACE = ("item_id", "x", "y", "scale", "rotation")


class Looks(Occasions):
    """The part of the store that is about looks and lookbooks."""

    def looks(self, look_ids: Sequence[int] | None = None) -> list[StyledLook]:
        """All looks by name, or these in this order; those that are not there are left out."""
        row, place = LookRow, LookItemRow
        columns = (row.id, row.name, *(getattr(row, f) for f in FIELDS))
        found = select(*columns, row.created_at, row.changed_at).order_by(row.name)
        lying = select(place.look_id, *(getattr(place, c) for c in _PLACE))
        lying = lying.order_by(place.look_id, place.position)
        if look_ids is not None:
            found = found.where(among(row.id, look_ids))
            lying = lying.where(among(place.look_id, look_ids))
        with self.reading() as connection:
            rows = list(connection.execute(found))
            pieces: dict[int, list[Placed]] = {r.id: [] for r in rows}
            for look_id, *placed in connection.execute(lying):
                pieces.setdefault(look_id, []).append(Placed(*placed))
        known: dict[int, StyledLook] = {}
        for look_id, name, *said, created, changed in rows:
            fields: dict[str, Any] = dict(zip(FIELDS, said, strict=True))
            lie = tuple(pieces[look_id])
            known[look_id] = StyledLook(
                look_id, name, **fields, pieces=lie, created=created, changed=changed
            )
        return [known[i] for i in (look_ids if look_ids is not None else known) if i in known]

    def look_named(self, name: str) -> StyledLook:
        """A look by its name.

        Raises
        ------
        NotFoundError
            There is none; the text lists those that there are.
        """
        with self.reading() as connection:
            look_id = connection.execute(
                select(LookRow.id).where(LookRow.name == storable(name.strip()))
            ).scalar()
            names = select(LookRow.name).order_by(LookRow.changed_at.desc()).limit(20)
            others = ", ".join(connection.execute(names).scalars())
        if look_id is None:
            there = f"there are {others}" if others else "there is none yet"
            raise NotFoundError(f"no look is called {name!r}; {there}")
        return self.looks([look_id])[0]

    def add_look(self, look: StyledLook) -> tuple[int, Change]:
        """Keep a new look; its own id is not asked for.

        Raises
        ------
        UsageError
            The name is blank or taken.
        NotFoundError
            One of the items is not there.
        """
        name = _named(look.name)
        with self.writing() as connection:
            require_items(connection, look.item_ids)
            at = now()
            values = {field: getattr(look, field) for field in FIELDS}
            made = {"name": name, **values, "created_at": at, "changed_at": at}
            look_id = _insert(connection, LookRow, made, f"a look called {name!r} is there")
            lay(connection, look_id, look.pieces)
            what = f"made the look {name}"
            note(connection, "look", what, [look_id, None])
        return look_id, Change(what, look.item_ids, None, "look")

    def change_look(self, look: StyledLook, what: str = "") -> Change:
        """Let a look be as this record of it says.

        Raises
        ------
        UsageError, NotFoundError
            As `add_look`; or the look is gone.
        """
        name = _named(look.name)
        with self.writing() as connection:
            before = look_state(connection, look.id)
            require_items(connection, look.item_ids)
            values = {field: getattr(look, field) for field in FIELDS}
            row = update(LookRow).where(LookRow.id == look.id)
            try:
                connection.execute(row.values(name=name, **values, changed_at=now()))
            except IntegrityError:
                raise UsageError(f"a look called {name!r} is there") from None
            lay(connection, look.id, look.pieces)
            said = what or f"changed the look {name}"
            note(connection, "look", said, [look.id, before])
        return Change(said, look.item_ids, None, "look")

    def remove_look(self, look_id: int) -> Change:
        """Remove a look, out of lookbooks too."""
        with self.writing() as connection:
            before = look_state(connection, look_id)
            books = select(LookbookLookRow.lookbook_id).where(LookbookLookRow.look_id == look_id)
            found = sorted(set(connection.execute(books).scalars()))
            before["books"] = {str(b): _in_book(connection, b) for b in found}
            put_look(connection, look_id, None)
            what = f"removed the look {before['row']['name']}"
            note(connection, "look", what, [look_id, before])
        return Change(what, (), None, "look")

    def lookbooks(self) -> list[Lookbook]:
        """All lookbooks by name."""
        row = LookbookRow
        found = select(row.id, row.name, row.created_at, row.changed_at).order_by(row.name)
        with self.reading() as connection:
            return [
                Lookbook(r.id, r.name, tuple(_in_book(connection, r.id)), *r[2:])
                for r in connection.execute(found)
            ]

    def put_lookbook(self, name: str, look_ids: Sequence[int] | None) -> Change:
        """Let a lookbook hold these looks, in this order; made if new, None removes it.

        Raises
        ------
        UsageError
            The name is blank.
        NotFoundError
            There is no such lookbook to remove, or no such look.
        """
        name = _named(name)
        with self.writing() as connection:
            asked = select(LookbookRow.id).where(LookbookRow.name == name)
            book_id = connection.execute(asked).scalar()
            if look_ids is None and book_id is None:
                raise NotFoundError(f"no lookbook is called {name!r}")
            for look_id in look_ids or ():
                look_state(connection, look_id)
            before = None if book_id is None else _book_state(connection, book_id)
            at = now()
            if look_ids is None:
                put_lookbook(connection, book_id or 0, None)
            elif book_id is None:
                made = {"name": name, "created_at": at, "changed_at": at}
                book_id = _insert(connection, LookbookRow, made, f"{name!r} is there")
            else:
                connection.execute(
                    update(LookbookRow).where(LookbookRow.id == book_id).values(changed_at=at)
                )
            if look_ids is not None:
                fill(connection, book_id or 0, look_ids)
            did = "removed" if look_ids is None else "made" if before is None else "changed"
            what = f"{did} the lookbook {name}"
            note(connection, "lookbook", what, [book_id, before])
        return Change(what, (), None, "lookbook")


def put_look(connection: Connection, look_id: int, state: Mapping[str, Any] | None) -> list[int]:
    """Let a look be as it was, or not at all; the items in it."""
    connection.execute(delete(LookItemRow).where(LookItemRow.look_id == look_id))
    if state is None:
        connection.execute(delete(LookbookLookRow).where(LookbookLookRow.look_id == look_id))
        connection.execute(delete(LookRow).where(LookRow.id == look_id))
        return []
    # Replacing the row itself would take it out of its lookbooks.
    row = _unpacked(state["row"])
    there = connection.execute(select(LookRow.id).where(LookRow.id == look_id)).scalar()
    if there is None:
        connection.execute(insert(LookRow).values(id=look_id, **row))
    else:
        connection.execute(update(LookRow).where(LookRow.id == look_id).values(**row))
    pieces = [Placed(*piece) for piece in state["pieces"]]
    known = set(
        connection.execute(
            select(ItemRow.id).where(among(ItemRow.id, [p.item_id for p in pieces]))
        ).scalars()
    )
    lay(connection, look_id, [p for p in pieces if p.item_id in known])
    for book_id, look_ids in state.get("books", {}).items():
        if connection.execute(
            select(LookbookRow.id).where(LookbookRow.id == int(book_id))
        ).scalar():
            fill(connection, int(book_id), look_ids)
    return sorted(known)


def put_lookbook(connection: Connection, book_id: int, state: Mapping[str, Any] | None) -> None:
    """Let a lookbook be as it was, or not at all."""
    if state is None:
        connection.execute(delete(LookbookLookRow).where(LookbookLookRow.lookbook_id == book_id))
        connection.execute(delete(LookbookRow).where(LookbookRow.id == book_id))
        return
    row = _unpacked(state["row"])
    there = connection.execute(select(LookbookRow.id).where(LookbookRow.id == book_id)).scalar()
    if there is None:
        connection.execute(insert(LookbookRow).values(id=book_id, **row))
    else:
        connection.execute(update(LookbookRow).where(LookbookRow.id == book_id).values(**row))
    fill(connection, book_id, state["looks"])


def look_state(connection: Connection, look_id: int) -> dict[str, Any]:
    """All of a look, as `put_look` takes it.

    Raises
    ------
    NotFoundError
        There is none.
    """
    columns = [getattr(LookRow, f) for f in ("name", *FIELDS, "created_at", "changed_at")]
    row = connection.execute(select(*columns).where(LookRow.id == look_id)).mappings().first()
    if row is None:
        raise NotFoundError(f"no look {look_id}")
    place = LookItemRow
    lying = select(*(getattr(place, c) for c in _PLACE)).where(place.look_id == look_id)
    pieces = [list(p) for p in connection.execute(lying.order_by(place.position))]
    return {"row": _packed(row), "pieces": pieces}


def _book_state(connection: Connection, book_id: int) -> dict[str, Any]:
    row = LookbookRow
    columns = select(row.name, row.created_at, row.changed_at).where(row.id == book_id)
    found = connection.execute(columns).mappings().one()
    return {"row": _packed(found), "looks": _in_book(connection, book_id)}


def _in_book(connection: Connection, book_id: int) -> list[int]:
    row = LookbookLookRow
    looks = select(row.look_id).where(row.lookbook_id == book_id).order_by(row.position)
    return list(connection.execute(looks).scalars())


def fill(connection: Connection, book_id: int, look_ids: Sequence[int]) -> None:
    """Let a lookbook hold these looks, as far as they are there, in this order."""
    row = LookbookLookRow
    connection.execute(delete(row).where(row.lookbook_id == book_id))
    there = set(connection.execute(select(LookRow.id).where(among(LookRow.id, look_ids))).scalars())
    kept = [look_id for look_id in look_ids if look_id in there]
    if kept:
        connection.execute(
            insert(row),
            [
                {"lookbook_id": book_id, "position": place, "look_id": look_id}
                for place, look_id in enumerate(kept)
            ],
        )


def lay(connection: Connection, look_id: int, pieces: Sequence[Placed]) -> None:
    """Let these garments lie on a look, and no others."""
    row = LookItemRow
    connection.execute(delete(row).where(row.look_id == look_id))
    if pieces:
        connection.execute(
            insert(row),
            [
                {"look_id": look_id, "position": place}
                | {column: getattr(piece, column) for column in _PLACE}
                for place, piece in enumerate(pieces)
            ],
        )


def _insert(connection: Connection, table: Any, values: dict[str, Any], taken: str) -> int:
    try:
        done = connection.execute(insert(table).values(**values))
    except IntegrityError:
        raise UsageError(taken) from None
    return int(done.lastrowid)


def _packed(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row as JSON can hold it."""
    return {k: v.isoformat() if k.endswith("_at") else v for k, v in row.items()}


def _unpacked(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: instant(v) if k.endswith("_at") else v for k, v in row.items()}


def _named(name: str) -> str:
    if not name.strip():
        raise UsageError("a name cannot be blank")
    return storable(name.strip())
