"""Items that are the same: merged into one, or remembered as no match.

A step of a merge keeps what it changed: of the item that was kept its columns, the tags and words
that it was given, of photos whose they were, and where the others stood in albums, on looks, in
the wear log and in people's verdicts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select, update

from stylist.catalog.batch import Batch
from stylist.catalog.database import fetch_numbers, now, require_items, revision_of
from stylist.catalog.derived import names_of, say
from stylist.catalog.edits import hang, set_retired, take_off, touch
from stylist.catalog.journal import note, put_words, words_of
from stylist.catalog.ratings import put_ratings, ratings_of
from stylist.catalog.sqlite import among
from stylist.catalog.tables import (
    AttributeRow,
    CollectionItemRow,
    FeedItemRow,
    ItemRow,
    LookItemRow,
    NotMatchRow,
    PhotoRow,
    TagRow,
    VectorRow,
    VerdictRow,
    WearRow,
)
from stylist.errors import UsageError
from stylist.types import Attribute, Change, Ids

_FILLED = ("brand", "description", "price", "currency", "stock")
"""What the item that is kept takes over from the others where it says nothing itself."""


class Merging(Batch):
    """The part of the store that is about items that are the same."""

    def not_matches(self) -> Ids:
        """(n, 2) int64: pairs of items that are not the same, the lesser id first."""
        with self.reading() as connection:
            pairs = select(NotMatchRow.first_id, NotMatchRow.second_id)
            return fetch_numbers(connection, pairs)

    def tell_apart(self, item_ids: Iterable[int]) -> Change:
        """No two of these items are the same: one step to take back."""
        with self.writing() as connection:
            ids = require_items(connection, item_ids)
            known = {(int(a), int(b)) for a, b in _pairs_among(connection, ids)}
            new = [pair for pair in combinations(ids, 2) if pair not in known]
            keep_apart(connection, new)
            what = f"told {names_of(connection, ids)} apart"
            if new:
                note(connection, "apart", what, [list(pair) for pair in new])
        return Change(what, tuple(ids), None, "apart")

    def from_feeds(self, item_ids: Iterable[int]) -> set[int]:
        """Those of the items that a feed names."""
        row = FeedItemRow
        named = select(row.item_id).where(row.gone_at.is_(None), among(row.item_id, item_ids))
        with self.reading() as connection:
            return set(connection.execute(named).scalars())

    def merge(self, keep: int, others: Iterable[int]) -> Change:
        """Put all that others have and say with one item, and retire them: one step to take back.

        Raises
        ------
        UsageError
            There is nothing to merge.
        NotFoundError
            One of the items does not exist; nothing has changed.
        """
        with self.writing() as connection:
            gone = [i for i in require_items(connection, {keep, *others}) if i != keep]
            if not gone:
                raise UsageError("an item cannot be merged with itself: name another")
            before = {
                "keep": keep,
                "gone": gone,
                "row": _fill(connection, keep, gone),
                "tags": _take_tags(connection, keep, gone),
                "words": _take_words(connection, keep, gone),
                "ratings": _take_ratings(connection, keep, gone),
                "photos": _take_photos(connection, keep, gone),
                "places": _take_places(connection, keep, gone),
                "verdicts": _take_verdicts(connection, keep, gone),
                "wears": _take_wears(connection, keep, gone),
            }
            set_retired(connection, gone, now())
            touch(connection, [keep])
            what = f"merged {len(gone) + 1} items into {names_of(connection, [keep])}"
            note(connection, "merged", what, [before])
        return Change(what, (keep, *gone), None, "merged")


def keep_apart(connection: Connection, pairs: Sequence[Sequence[int]], *, on: bool = True) -> None:
    """Remember that two items are no match, or forget it."""
    row, at = NotMatchRow, now()
    for first, second in pairs:
        connection.execute(delete(row).where(row.first_id == first, row.second_id == second))
    if on and pairs:
        rows = [{"first_id": first, "second_id": second, "at": at} for first, second in pairs]
        connection.execute(insert(row), rows)


def unmerge(connection: Connection, state: Mapping[str, Any]) -> list[int]:
    """Let items be as they were before they were merged; the items."""
    keep, gone = state["keep"], state["gone"]
    set_retired(connection, gone, None)
    if state["row"]:
        connection.execute(update(ItemRow).where(ItemRow.id == keep).values(**state["row"]))
    for tag in state["tags"]:
        take_off(connection, [keep], tag)
    put_words(connection, state["words"])
    put_ratings(connection, state["ratings"])
    for photo_id, item_id, main, position in state["photos"]:
        connection.execute(
            update(PhotoRow)
            .where(PhotoRow.id == photo_id)
            .values(item_id=item_id, main=bool(main), position=position)
        )
    _show_anew(connection, [photo[0] for photo in state["photos"]])
    for table, *key, item_id in state["places"]:
        row, columns = _PLACES[table]
        same = and_(*(getattr(row, c) == v for c, v in zip(columns, key, strict=True)))
        connection.execute(update(row).where(same).values(item_id=item_id))
    for profile_id in state["verdicts"]:
        v = VerdictRow
        connection.execute(delete(v).where(v.profile_id == profile_id, v.item_id == keep))
    for day in state["wears"]:
        connection.execute(delete(WearRow).where(WearRow.item_id == keep, WearRow.day == day))
    touch(connection, [keep, *gone])
    return [keep, *gone]


_PLACES: dict[str, tuple[type[CollectionItemRow | LookItemRow], tuple[str, str]]] = {
    "album": (CollectionItemRow, ("collection_id", "position")),
    "look": (LookItemRow, ("look_id", "position")),
}
"""Where items have a place that the one kept takes over."""


def _pairs_among(connection: Connection, ids: Sequence[int]) -> Ids:
    row = NotMatchRow
    known = select(row.first_id, row.second_id)
    return fetch_numbers(connection, known.where(among(row.first_id, ids)))


def _fill(connection: Connection, keep: int, gone: Sequence[int]) -> dict[str, Any]:
    """Give the item what it lacks, and say what it had there: nothing."""
    columns = [getattr(ItemRow, name) for name in _FILLED]
    asked = select(ItemRow.id, *columns).where(among(ItemRow.id, [keep, *gone]))
    rows = {i: dict(zip(_FILLED, said, strict=True)) for i, *said in connection.execute(asked)}
    own, new = rows[keep], {}
    for name in _FILLED:
        said = [rows[i][name] for i in gone if rows[i][name] not in (None, "")]
        # A currency is of a price: that of another item's price says nothing of this one's.
        if name == "currency" and "price" not in new:
            continue
        if own[name] in (None, "") and said:
            new[name] = said[0]
    if new:
        connection.execute(update(ItemRow).where(ItemRow.id == keep).values(**new))
    return {name: own[name] for name in new}


def _take_tags(connection: Connection, keep: int, gone: Sequence[int]) -> list[str]:
    def tags(ids: Sequence[int]) -> set[str]:
        found = select(TagRow.tag).where(among(TagRow.item_id, ids))
        return set(connection.execute(found).scalars())

    new = sorted(tags(gone) - tags([keep]))
    for tag in new:
        hang(connection, [keep], tag)
    return new


def _take_words(connection: Connection, keep: int, gone: Sequence[int]) -> list[list[Any]]:
    """What people said of the others, and nobody of the one that is kept."""
    row = AttributeRow
    own = select(row.name).where(row.item_id == keep, row.source == "person")
    known = set(connection.execute(own).scalars())
    asked = select(row.name, row.value, row.confidence).where(
        row.source == "person", among(row.item_id, gone)
    )
    said = [Attribute(n, v, c, "person") for n, v, c in connection.execute(asked) if n not in known]
    names = sorted({a.name for a in said})
    before = words_of(connection, [keep], names) if names else []
    say(connection, [(keep, a) for a in said])
    return before


def _take_ratings(connection: Connection, keep: int, gone: Sequence[int]) -> list[list[Any]]:
    (own, *others) = ratings_of(connection, [keep, *gone])
    stars = max(row[1] for row in (own, *others))
    flag = own[2] or next((row[2] for row in others if row[2]), None)
    put_ratings(connection, [[keep, stars, flag]])
    return [own]


def _take_photos(connection: Connection, keep: int, gone: Sequence[int]) -> list[list[Any]]:
    row = PhotoRow
    asked = select(row.id, row.item_id, row.main, row.position)
    order = (row.item_id, row.position)
    held = connection.execute(asked.where(among(row.item_id, gone)).order_by(*order)).all()
    own = connection.execute(asked.where(row.item_id == keep)).all()
    last = max((r.position for r in own), default=-1)
    bare = not any(r.main for r in own)
    for place, photo in enumerate(held, start=last + 1):
        # The others stop being anybody's main photo before one becomes that of the item kept.
        main = bare and place == last + 1
        connection.execute(
            update(row).where(row.id == photo.id).values(item_id=keep, position=place, main=main)
        )
    _show_anew(connection, [photo.id for photo in held])
    return [[p.id, p.item_id, p.main, p.position] for p in held]


def _show_anew(connection: Connection, photo_ids: Sequence[int]) -> None:
    """Have an index that follows the catalog see whose photos these are now."""
    row = VectorRow
    changed = update(row).where(among(row.photo_id, photo_ids))
    connection.execute(changed.values(revision=revision_of(connection)))


def _take_places(connection: Connection, keep: int, gone: Sequence[int]) -> list[list[Any]]:
    """Stand where the others stood, in what the item is not in itself; where that was."""
    before: list[list[Any]] = []
    for table, (row, columns) in _PLACES.items():
        whole, place = (getattr(row, name) for name in columns)
        there = set(connection.execute(select(whole).where(row.item_id == keep)).scalars())
        asked = select(whole, place, row.item_id).where(among(row.item_id, gone))
        for of, position, item_id in connection.execute(asked.order_by(whole, place)).all():
            if of not in there:
                there.add(of)
                same = and_(whole == of, place == position)
                connection.execute(update(row).where(same).values(item_id=keep))
                before.append([table, of, position, item_id])
    return before


def _take_verdicts(connection: Connection, keep: int, gone: Sequence[int]) -> list[int]:
    """What somebody thinks of the others, and not yet of this one: whose, the newest of each."""
    v = VerdictRow
    known = set(connection.execute(select(v.profile_id).where(v.item_id == keep)).scalars())
    asked = select(v.profile_id, v.liked, v.reason, v.at, v.similarity)
    new: dict[int, dict[str, Any]] = {}
    for row in connection.execute(asked.where(among(v.item_id, gone)).order_by(v.at)).mappings():
        if row["profile_id"] not in known:
            new[row["profile_id"]] = {**row, "item_id": keep}
    if new:
        connection.execute(insert(v), list(new.values()))
    return sorted(new)


def _take_wears(connection: Connection, keep: int, gone: Sequence[int]) -> list[str]:
    row = WearRow
    known = set(connection.execute(select(row.day).where(row.item_id == keep)).scalars())
    asked = select(row.day).where(among(row.item_id, gone))
    days = sorted(set(connection.execute(asked).scalars()) - known)
    if days:
        at = now()
        rows = [{"item_id": keep, "day": day, "noted_at": at} for day in days]
        connection.execute(insert(row), rows)
    return days
