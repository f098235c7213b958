"""Several things said of several items at once: one transaction, one step.

A step keeps ``[{"rows": [[id, {column: value}], …], "words": […], "hung": [[tag, [ids]], …],
"taken": [[tag, [ids]], …]}]``; `words` is as in ``attributes``, `hung` had not the tag before,
`taken` had it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from stylist.catalog.collections import Collections
from stylist.catalog.database import require_items
from stylist.catalog.derived import names_of, say, unsay
from stylist.catalog.edits import hang, take_off, touch
from stylist.catalog.journal import note, put_words, tagged, words_of
from stylist.catalog.sqlite import among
from stylist.catalog.tables import ItemRow
from stylist.desktypes import EDITABLE, Edit
from stylist.errors import UsageError
from stylist.text import storable
from stylist.types import Attribute, Change


class Batch(Collections):
    """The part of the store that edits many items in one step."""

    def edit(self, item_ids: Iterable[int], edit: Edit) -> Change:
        """Say all of an edit of all of the items.

        Raises
        ------
        UsageError
            There is nothing to say, a value is blank or negative, or there is no such field.
        NotFoundError
            One of the items does not exist; nothing has changed.
        """
        says, puts = _checked(edit)
        with self.writing() as connection:
            ids = require_items(connection, item_ids)
            rows = _columns_of(connection, ids, list(puts))
            words = words_of(connection, ids, list(says)) if says else []
            hung, taken = [], []
            for name, value in says.items():
                if value is None:
                    unsay(connection, ids, "person", name)
                else:
                    said = Attribute(name, value, 1.0, "person")
                    say(connection, [(item_id, said) for item_id in ids])
            for tag in edit.hangs:
                new = sorted(set(ids).difference(tagged(connection, ids, tag)))
                hang(connection, ids, tag)
                hung.append([tag, new])
            for tag in edit.takes:
                taken.append([tag, tagged(connection, ids, tag)])
                take_off(connection, ids, tag)
            if puts:
                connection.execute(update(ItemRow).where(among(ItemRow.id, ids)).values(**puts))
            touch(connection, ids)
            what = f"edited {names_of(connection, ids)}"
            before = {"rows": rows, "words": words, "hung": hung, "taken": taken}
            note(connection, "edited", what, [before])
        return Change(what, tuple(ids), None, "edited")


def put_back(connection: Connection, state: Mapping[str, Any]) -> list[int]:
    """Let items be as they were before an edit; the items."""
    ids: set[int] = set()
    for item_id, columns in state["rows"]:
        ids.add(item_id)
        if columns:
            connection.execute(update(ItemRow).where(ItemRow.id == item_id).values(**columns))
    if state["words"]:
        ids.update(put_words(connection, state["words"]))
    for tag, without in state["hung"]:
        take_off(connection, without, tag)
    for tag, had in state["taken"]:
        hang(connection, had, tag)
    touch(connection, sorted(ids))
    return sorted(ids)


def _columns_of(
    connection: Connection, ids: Sequence[int], names: Sequence[str]
) -> list[list[Any]]:
    if not names:
        return [[i, {}] for i in ids]
    columns = [getattr(ItemRow, name) for name in names]
    asked = select(ItemRow.id, *columns).where(among(ItemRow.id, ids))
    return [[i, dict(zip(names, was, strict=True))] for i, *was in connection.execute(asked)]


def _checked(edit: Edit) -> tuple[dict[str, str | None], dict[str, Any]]:
    if not edit:
        raise UsageError("there is nothing to change")
    if unknown := [name for name in edit.puts if name not in EDITABLE]:
        known = ", ".join(EDITABLE)
        raise UsageError(f"{unknown[0]} cannot be set of many items; these can: {known}")
    for name in ("price", "stock"):
        value = edit.puts.get(name)
        if isinstance(value, (int, float)) and not value >= 0:
            raise UsageError(f"{name}: {value} is less than 0")
    if blank := [tag for tag in (*edit.hangs, *edit.takes) if not tag.strip()]:
        raise UsageError(f"a tag cannot be blank: {blank[0]!r}")
    says = {name: None if v is None else storable(v.strip()) for name, v in edit.says.items()}
    if empty := [name for name, value in says.items() if value == ""]:
        raise UsageError(f"{empty[0]} cannot be blank")
    puts = {k: (v.strip() or None) if isinstance(v, str) else v for k, v in edit.puts.items()}
    return says, puts
