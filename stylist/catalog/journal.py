"""What was done, written down in the transaction that does it, so that it can be taken back.

Each kind of step keeps what it changed, as it was:

- ``verdicts``: ``[item id, liked or null, reason, ISO time, similarity]`` of each item;
- ``signs``: ``[item id, kind, times, ISO time]`` of each, 0 times where there was none;
- ``taste``: all verdicts and all signs of a profile, two lists of the rows above;
- ``paused``: ``[whether it was]``; ``profile``: ``[name]`` of one that was added;
- ``attributes``: ``[item id, name, [[value, confidence], …]]``: a person's words of that name;
- ``tagged``, ``untagged``: ``[tag, [item ids]]``, those that had not, or had, the tag;
- ``removed``, ``restored``, ``added``: ``[item ids]``;
- ``crop``: ``[photo id, null or [left, top, right, bottom]]``;
- ``occasion``: ``[key, null or its description]``, of the library's own occasions;
- ``worn``, ``unworn``: ``[ISO day, [item ids]]``, those that were not, or were, worn then;
- ``look``, ``lookbook``: ``[id, null or all of it]``, see `looks`;
- ``rated``: ``[item id, stars, flag or null]`` of each; ``apart``: ``[lesser id, greater id]``;
- ``collection``: ``[id, null or all of it]``, see `collections`;
- ``edited``, ``merged``: ``[all that it changed]``, see `batch` and `merging`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from stylist.catalog.database import now
from stylist.catalog.derived import say, unsay
from stylist.catalog.sqlite import among
from stylist.catalog.tables import ActionRow, AttributeRow, TagRow, VerdictRow
from stylist.types import Attribute

KEPT = 1000
"""Steps of a profile, and of everybody, that can be taken back; older ones are forgotten."""

State = tuple[bool | None, str | None, datetime | None, float | None]
"""Liked, disliked or neither; why; since when; how alike to what it was shown for."""

NEITHER: State = (None, None, None, None)


def note(
    connection: Connection,
    kind: str,
    what: str,
    before: Sequence[Any],
    profile_id: int | None = None,
) -> None:
    """Write a step down."""
    row = ActionRow
    step = {
        "profile_id": profile_id,
        "at": now(),
        "kind": kind,
        "what": what,
        "before": list(before),
    }
    connection.execute(insert(row), [step])
    same = row.profile_id.is_not_distinct_from(profile_id)
    oldest = (
        select(row.id).where(same).order_by(row.id.desc()).offset(KEPT).limit(1).scalar_subquery()
    )
    connection.execute(delete(row).where(same, row.id <= oldest))


def verdicts_of(
    connection: Connection, profile_id: int, item_ids: Sequence[int]
) -> dict[int, State]:
    """What a profile thinks of each of these items."""
    row = VerdictRow
    found = select(row.item_id, row.liked, row.reason, row.at, row.similarity).where(
        row.profile_id == profile_id, among(row.item_id, item_ids)
    )
    standing = dict.fromkeys(item_ids, NEITHER)
    return standing | {r[0]: (r[1], r[2], r[3], r[4]) for r in connection.execute(found)}


def put_verdicts(connection: Connection, profile_id: int, states: Mapping[int, State]) -> None:
    """Let a profile think so of these items."""
    row = VerdictRow
    connection.execute(delete(row).where(row.profile_id == profile_id, among(row.item_id, states)))
    verdicts = [
        {
            "profile_id": profile_id,
            "item_id": i,
            "liked": liked,
            "reason": reason,
            "at": at,
            "similarity": similarity,
        }
        for i, (liked, reason, at, similarity) in states.items()
        if liked is not None
    ]
    if verdicts:
        connection.execute(insert(row), verdicts)


def words_of(
    connection: Connection, item_ids: Collection[int], names: Sequence[str]
) -> list[list[Any]]:
    """What a person says of items' attributes of these names: the `before` of ``attributes``."""
    row = AttributeRow
    found = select(row.item_id, row.name, row.value, row.confidence).where(
        row.source == "person", row.name.in_(names), among(row.item_id, item_ids)
    )
    said: dict[tuple[int, str], list[list[Any]]] = {(i, n): [] for i in item_ids for n in names}
    for r in connection.execute(found):
        said[r.item_id, r.name].append([r.value, r.confidence])
    return [[item_id, name, values] for (item_id, name), values in said.items()]


def put_words(connection: Connection, before: Sequence[Sequence[Any]]) -> list[int]:
    """Let a person's words be as they were; `derive` must follow. Gives the items."""
    said = []
    by_name: dict[str, set[int]] = {}
    for item_id, name, values in before:
        by_name.setdefault(name, set()).add(item_id)
        said += [(item_id, Attribute(name, v, c, "person")) for v, c in values]
    for name, item_ids in by_name.items():
        unsay(connection, item_ids, "person", name)
    say(connection, said)
    return sorted({item_id for item_id, _, _ in before})


def tagged(connection: Connection, item_ids: Collection[int], tag: str) -> list[int]:
    """Those of the items that have the tag."""
    found = select(TagRow.item_id).where(TagRow.tag == tag, among(TagRow.item_id, item_ids))
    return sorted(connection.execute(found).scalars())


def packed(state: State) -> list[Any]:
    """A verdict as JSON can hold it."""
    liked, reason, at, similarity = state
    return [liked, reason, at.isoformat() if at else None, similarity]


def unpacked(state: Sequence[Any]) -> State:
    """A verdict from JSON; older steps did not know how alike it was."""
    liked, reason, at, *similarity = state
    return liked, reason, instant(at) if at else None, similarity[0] if similarity else None


def instant(iso: str) -> datetime:
    """A time from JSON."""
    return datetime.fromisoformat(iso)
