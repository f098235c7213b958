"""What a person changes about items, each one action and one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from stylist.catalog.database import now, require_items, revision_of
from stylist.catalog.derived import derive, names_of, say, unsay
from stylist.catalog.facts import FactSheet
from stylist.catalog.incoming import item_columns
from stylist.catalog.journal import note, tagged, words_of
from stylist.catalog.sqlite import among
from stylist.catalog.tables import ItemRow, PhotoRow, TagRow, VectorRow
from stylist.errors import UsageError
from stylist.types import Attribute, Change, NewItem


class Edits(FactSheet):
    """The part of the store that changes items.

    Every method raises `NotFoundError`, and changes nothing, when one of the
    items does not exist.
    """

    def set_attribute(self, item_ids: Iterable[int], name: str, value: str | None) -> Change:
        """A person's word: what feeds and models say of `name` counts no more.

        None takes it back, and what they say counts again.

        Raises
        ------
        UsageError
            The name or the value is blank.
        """
        name = _not_blank("an attribute's name", name)
        value = None if value is None else _not_blank(name, value)
        with self.writing() as connection:
            ids = require_items(connection, item_ids)
            before = words_of(connection, ids, [name])
            if value is None:
                unsay(connection, ids, "person", name)
            else:
                said = Attribute(name, value, 1.0, "person")
                say(connection, [(item_id, said) for item_id in ids])
            touch(connection, ids)
            what = f"{name} of {names_of(connection, ids)}"
            what = f"{what}: {value}" if value else f"took back the {what}"
            note(connection, "attributes", what, before)
        return Change(what, tuple(ids))

    def add_attributes(self, item_id: int, attributes: Sequence[Attribute]) -> Change:
        """What someone says of an item, instead of what the same source said of those names."""
        with self.writing() as connection:
            ids = require_items(connection, [item_id])
            say(connection, [(item_id, attribute) for attribute in attributes])
            touch(connection, ids)
            what = f"described {names_of(connection, ids)}"
        return Change(what, tuple(ids))

    def update_item(self, item_id: int, item: NewItem) -> Change:
        """A feed's or a person's newer account of an item.

        What it leaves open (None) stays as it was; its attributes take the
        place of what the same source said of those names; its tags are added.

        Raises
        ------
        UsageError
            Another item has that SKU.
        """
        with self.writing() as connection:
            ids = require_items(connection, [item_id])
            if item.sku is not None:
                same = select(ItemRow.id).where(ItemRow.sku == item.sku, ItemRow.id != item_id)
                if (other := connection.execute(same).scalar()) is not None:
                    raise UsageError(f"SKU {item.sku} is that of item {other}")
            given = {k: v for k, v in item_columns(item, now()).items() if v is not None}
            connection.execute(update(ItemRow).where(ItemRow.id == item_id).values(given))
            say(connection, [(item_id, attribute) for attribute in item.attributes])
            for tag in item.tags:
                hang(connection, ids, tag)
            touch(connection, ids)
            what = f"updated {names_of(connection, ids)}"
        return Change(what, tuple(ids))

    def add_tag(self, item_ids: Iterable[int], tag: str) -> Change:
        """Hang a tag on items; those that have it keep it.

        Raises
        ------
        UsageError
            The tag is blank.
        """
        tag = _not_blank("a tag", tag)
        with self.writing() as connection:
            ids = require_items(connection, item_ids)
            new = sorted(set(ids).difference(tagged(connection, ids, tag)))
            hang(connection, ids, tag)
            touch(connection, ids)
            what = f"tagged {names_of(connection, ids)} {tag}"
            note(connection, "tagged", what, [tag, new])
        return Change(what, tuple(ids))

    def remove_tag(self, item_ids: Iterable[int], tag: str) -> Change:
        """Take a tag off items that may have it."""
        with self.writing() as connection:
            ids = require_items(connection, item_ids)
            had = tagged(connection, ids, tag)
            take_off(connection, ids, tag)
            touch(connection, ids)
            what = f"took the tag {tag} off {names_of(connection, ids)}"
            note(connection, "untagged", what, [tag, had])
        return Change(what, tuple(ids))

    def retire(self, item_ids: Iterable[int]) -> Change:
        """Take items out of sight; everything about them is kept."""
        with self.writing() as connection:
            ids = require_items(connection, item_ids)
            set_retired(connection, ids, now())
            what = f"removed {names_of(connection, ids)}"
            note(connection, "removed", what, ids)
        return Change(what, tuple(ids))

    def restore(self, item_ids: Iterable[int]) -> Change:
        """Bring retired items back, with all that was known of them."""
        with self.writing() as connection:
            ids = require_items(connection, item_ids)
            set_retired(connection, ids, None)
            what = f"brought back {names_of(connection, ids)}"
            note(connection, "restored", what, ids)
        return Change(what, tuple(ids))


def touch(connection: Connection, ids: Sequence[int]) -> None:
    """Items have changed: what follows from what was said of them, and when that was."""
    connection.execute(update(ItemRow).where(among(ItemRow.id, ids)).values(updated_at=now()))
    derive(connection, ids)


def hang(connection: Connection, ids: Sequence[int], tag: str) -> None:
    """Hang a tag on items; `touch` must follow."""
    take_off(connection, ids, tag)
    if ids:
        connection.execute(insert(TagRow), [{"item_id": i, "tag": tag} for i in ids])


def take_off(connection: Connection, ids: Sequence[int], tag: str) -> None:
    """Take a tag off items; `touch` must follow."""
    connection.execute(delete(TagRow).where(TagRow.tag == tag, among(TagRow.item_id, ids)))


def set_retired(connection: Connection, ids: Sequence[int], at: datetime | None) -> None:
    """Take items out of sight, or bring them back."""
    connection.execute(
        update(ItemRow).where(among(ItemRow.id, ids)).values(retired_at=at, updated_at=now())
    )
    if at is None:
        # So that an index that follows `vectors(since=…)` takes them in again.
        photos = select(PhotoRow.id).where(among(PhotoRow.item_id, ids))
        connection.execute(
            update(VectorRow)
            .where(VectorRow.photo_id.in_(photos))
            .values(revision=revision_of(connection))
        )


def _not_blank(what: str, words: str) -> str:
    if not words.strip():
        raise UsageError(f"{what} cannot be blank")
    return words.strip()
