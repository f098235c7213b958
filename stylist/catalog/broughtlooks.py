"""Looks and lookbooks of another library: taken over as they are there, again and again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from stylist.catalog.database import now
from stylist.catalog.feedruns import FeedRuns
from stylist.catalog.looks import FIELDS, fill, lay, look_state, put_look, put_lookbook
from stylist.catalog.tables import LookbookRow, LookRow, MetaRow
from stylist.looktypes import LookDiff, StyledLook, spare_name
from stylist.text import storable


class BroughtLooks(FeedRuns):
    """The part of the store that is about looks made elsewhere."""

    def take_looks(
        self,
        source: str,
        looks: Mapping[str, StyledLook],
        books: Mapping[str, tuple[str, tuple[str, ...]]],
    ) -> LookDiff:
        """Let the looks and lookbooks of another library be here as they are there.

        What is no longer there goes; what was made here stays, also where it
        has the same name: the other one gets a number. All in one transaction,
        and nothing that a person here did, so no step of theirs.

        Parameters
        ----------
        source : str
            The other library.
        looks
            By their keys there; of its items those that are here.
        books
            Names and keys of looks, by the lookbooks' keys there.
        """
        with self.writing() as connection:
            known = _known(connection, f"look:{source}:")
            gone = [key for key in known if key not in looks]
            for key in gone:
                put_look(connection, known.pop(key), None)
            new = changed = 0
            for key, look in looks.items():
                local = known.get(key)
                if local is None or not _there(connection, LookRow, local):
                    known[key] = _make(connection, look)
                    new += 1
                else:
                    changed += _renew(connection, local, look)
            _remember(connection, f"look:{source}:", known)
            shelf = _known(connection, f"lookbook:{source}:")
            for key in [key for key in shelf if key not in books]:
                put_lookbook(connection, shelf.pop(key), None)
            for key, (name, look_keys) in books.items():
                local = shelf.get(key)
                if local is None or not _there(connection, LookbookRow, local):
                    local = None
                free = _free(connection, LookbookRow, name, local)
                at = now()
                if local is None:
                    made = insert(LookbookRow).values(name=free, created_at=at, changed_at=at)
                    local = shelf[key] = int(connection.execute(made).lastrowid)
                else:
                    row = update(LookbookRow).where(LookbookRow.id == local)
                    connection.execute(row.values(name=free))
                fill(connection, local, [known[k] for k in look_keys if k in known])
            _remember(connection, f"lookbook:{source}:", shelf)
        return LookDiff(new, changed, len(gone))


def _make(connection: Connection, look: StyledLook) -> int:
    at = now()
    said = {"created_at": at, "changed_at": at, **_said(connection, look, None)}
    look_id = int(connection.execute(insert(LookRow).values(**said)).lastrowid)
    lay(connection, look_id, look.pieces)
    return look_id


def _renew(connection: Connection, look_id: int, look: StyledLook) -> bool:
    """Whether it was another one."""
    before = look_state(connection, look_id)
    said = _said(connection, look, look_id)
    pieces = [[p.item_id, p.x, p.y, p.scale, p.rotation] for p in look.pieces]
    if pieces == before["pieces"] and all(before["row"][k] == v for k, v in said.items()):
        return False
    connection.execute(
        update(LookRow).where(LookRow.id == look_id).values(**said, changed_at=now())
    )
    lay(connection, look_id, look.pieces)
    return True


def _said(connection: Connection, look: StyledLook, look_id: int | None) -> dict[str, Any]:
    name = _free(connection, LookRow, look.name, look_id)
    return {"name": name, **{field: getattr(look, field) for field in FIELDS}}


def _free(connection: Connection, table: Any, name: str, own: int | None) -> str:
    """The name, or with a number where another look or lookbook has it."""
    asked = storable(name.strip()) or "Look"
    others = select(table.name).where(table.id.is_distinct_from(own))
    return spare_name(asked, set(connection.execute(others).scalars()))


def _there(connection: Connection, table: Any, row_id: int) -> bool:
    found = select(func.count()).select_from(table).where(table.id == row_id)
    return bool(connection.execute(found).scalar())


def _known(connection: Connection, prefix: str) -> dict[str, int]:
    row = MetaRow
    found = select(row.key, row.value).where(row.key.startswith(prefix, autoescape=True))
    return {key[len(prefix) :]: value for key, value in connection.execute(found)}


def _remember(connection: Connection, prefix: str, known: Mapping[str, int]) -> None:
    row = MetaRow
    connection.execute(delete(row).where(row.key.startswith(prefix, autoescape=True)))
    if known:
        values = [{"key": f"{prefix}{key}", "value": value} for key, value in known.items()]
        connection.execute(insert(row), values)
