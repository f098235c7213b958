"""A stylist's desk: stars and flags, many items edited at once, albums and kept searches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from stylist.desktypes import EDITABLE, Asked, Collection, Edit, Shared
from stylist.errors import NotFoundError, UsageError
from stylist.library.browsing import Browsing
from stylist.library.editing import Editing
from stylist.types import Change, Item, Results

NAMED = ("category", "colour", "pattern", "material", "sleeve", "season")
"""Attributes that can be said of many items at once."""


class Desk(Browsing, Editing):
    """Stars and flags, many items edited at once, albums and kept searches."""

    def rate(
        self, item_ids: Sequence[int], stars: int | None = None, flag: str | None = None
    ) -> Change:
        """Give items 0–5 stars, a flag (pick, reject, empty for none), or both: one step.

        Raises
        ------
        UsageError
            There are no such stars, or no such flag.
        NotFoundError
            There is no such item.
        """
        return self._write(lambda: self._store.rate(item_ids, stars, flag))

    def edit(self, item_ids: Sequence[int], edit: Edit) -> Change:
        """Say all of an edit of all of the items: one step to take back.

        Raises
        ------
        UsageError
            There is nothing to say, or a value cannot be.
        NotFoundError
            There is no such item.
        """
        said = {
            name: value if value is None else self._heard(name, value)
            for name, value in edit.says.items()
        }
        heard = replace(edit, says=said)
        return self._write(lambda: self._store.edit(item_ids, heard), facts=True)

    def _heard(self, name: str, value: str) -> str:
        """A value in the taxonomy's own words, where it knows it: *Trousers*, *grey*."""
        find = {"category": self.taxonomy.category, "colour": self.taxonomy.colour_family}
        known = find[name](value) if name in find else None
        return known or value

    def shared(self, item_ids: Sequence[int]) -> Shared:
        """What items have in common, and in what they differ."""
        items = self.items(item_ids)
        values: dict[str, str | float | int | None] = {}
        mixed = set()
        for name in (*NAMED, *EDITABLE):
            said = {_said(item, name) for item in items}
            if len(said) > 1:
                mixed.add(name)
            values[name] = said.pop() if len(said) == 1 else None
        tags: dict[str, int] = {}
        for item in items:
            for tag in item.tags:
                tags[tag] = tags.get(tag, 0) + 1
        return Shared(len(items), values, frozenset(mixed), dict(sorted(tags.items())))

    def collections(self, *, counted: bool = True) -> list[Collection]:
        """All albums and kept searches by name; `counted`, with how many items each holds now."""
        found = self._store.collections()
        return [replace(c, count=self._size(c)) for c in found] if counted else found

    def collection(self, name: str) -> Collection:
        """An album or a kept search by its name.

        Raises
        ------
        NotFoundError
            There is none; the text lists those that there are.
        """
        found = self._store.collections()
        same = [c for c in found if c.name.casefold() == name.strip().casefold()]
        if not same:
            there = ", ".join(c.name for c in found)
            listed = f"there are {there}" if there else "there is none yet"
            raise NotFoundError(f"no collection is called {name!r}; {listed}")
        return same[0]

    def in_collection(self, collection: Collection) -> Results:
        """The items of a collection: of an album in its order."""
        asks = collection.asks
        if asks is not None:
            return self.browse(asks.filters, sort=asks.sort, text=asks.text)
        return self._browse.listed(collection.item_ids)

    def _size(self, collection: Collection) -> int:
        asks = collection.asks
        if asks is None:
            return len(collection.item_ids)
        if not asks.text.strip():
            return self.count(asks.filters)
        return len(self.browse(asks.filters, text=asks.text).ids)

    def add_album(self, name: str, item_ids: Sequence[int] = ()) -> tuple[int, Change]:
        """Make an album: one step to take back; its id.

        Raises
        ------
        UsageError
            The name is blank or taken.
        """
        return self._collected(lambda: self._store.add_collection(name, None, item_ids))

    def keep_search(self, name: str, asks: Asked) -> tuple[int, Change]:
        """Keep a search under a name: one step to take back; its id.

        Raises
        ------
        UsageError
            The name is blank or taken, or nothing is asked.
        """
        if not asks.text.strip() and not asks.filters:
            raise UsageError("there is nothing to keep: search for words or set a filter first")
        return self._collected(lambda: self._store.add_collection(name, asks))

    def _collected(self, add: Callable[[], tuple[int, Change]]) -> tuple[int, Change]:
        made: list[int] = []

        def work() -> Change:
            collection_id, change = add()
            made.append(collection_id)
            return change

        change = self._write(work)
        return made[0], change

    def rename_collection(self, collection_id: int, name: str) -> Change:
        """Give a collection another name: one step to take back."""
        return self._write(lambda: self._store.change_collection(collection_id, name=name))

    def ask_anew(self, collection_id: int, asks: Asked) -> Change:
        """Let a kept search ask something else: one step to take back."""
        return self._write(lambda: self._store.change_collection(collection_id, asks=asks))

    def put_in_album(self, collection_id: int, item_ids: Sequence[int]) -> Change:
        """Let an album hold these items, in this order: one step to take back."""
        return self._write(lambda: self._store.put_in_album(collection_id, item_ids))

    def add_to_album(self, collection_id: int, item_ids: Sequence[int]) -> Change:
        """Put items at the end of an album, as far as they are not in it: one step."""
        return self._change_album(collection_id, item_ids, add=True)

    def take_from_album(self, collection_id: int, item_ids: Sequence[int]) -> Change:
        """Take items out of an album; they stay in the library: one step."""
        return self._change_album(collection_id, item_ids, add=False)

    def _change_album(self, collection_id: int, item_ids: Sequence[int], *, add: bool) -> Change:
        same = [c for c in self._store.collections() if c.id == collection_id]
        if not same:
            raise NotFoundError(f"no collection {collection_id}: it was removed")
        album, asked = same[0], {int(i) for i in item_ids}
        kept = [i for i in album.item_ids if add or i not in asked]
        if add:
            kept += [int(i) for i in item_ids if int(i) not in set(album.item_ids)]
        names = "an item" if len(asked) == 1 else f"{len(asked)} items"
        what = f"put {names} in {album.name}" if add else f"took {names} out of {album.name}"
        return self._write(lambda: self._store.put_in_album(collection_id, kept, what))

    def remove_collection(self, collection_id: int) -> Change:
        """Remove a collection; the items in it stay: one step to take back."""
        return self._write(lambda: self._store.remove_collection(collection_id))


def _said(item: Item, name: str) -> str | float | int | None:
    if name in EDITABLE:
        said: str | float | int | None = getattr(item, name)
        return said
    value = item.value(name)
    return None if value is None else value.value
