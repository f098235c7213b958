"""What a person says an item is for, and not for: several words an item, undone as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import update

from stylist.catalog.database import now, require_items
from stylist.catalog.derived import derive, names_of, say, unsay
from stylist.catalog.encoders import Encoders
from stylist.catalog.journal import note, words_of
from stylist.catalog.sqlite import among
from stylist.catalog.tables import ItemRow
from stylist.types import NOT_FOR, Attribute, Change


class Occasions(Encoders):
    """The part of the store that keeps people's words on occasions."""

    def put_occasions(self, words: Mapping[int, Sequence[Attribute]], what: str) -> Change:
        """Let these be all that a person says of each item's occasions.

        Parameters
        ----------
        words : mapping of item id to attributes
            Called ``occasion`` or `NOT_FOR`, of the source ``person``.
        what : str
            Of the change, for the status bar; ``{}`` is where the items' names go.

        Raises
        ------
        NotFoundError
            One of the items does not exist; nothing has changed.
        """
        with self.writing() as connection:
            ids = require_items(connection, words)
            before = words_of(connection, ids, ("occasion", NOT_FOR))
            for name in ("occasion", NOT_FOR):
                unsay(connection, ids, "person", name)
            say(connection, [(item_id, word) for item_id in ids for word in words[item_id]])
            connection.execute(
                update(ItemRow).where(among(ItemRow.id, ids)).values(updated_at=now())
            )
            derive(connection, ids)
            named = what.format(names_of(connection, ids))
            note(connection, "attributes", named, before)
        return Change(named, tuple(ids))
