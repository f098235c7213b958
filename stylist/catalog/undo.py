"""Steps that were written down are taken back, the last first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, select

from stylist.catalog import batch, collections, journal, looks, merging, people, ratings, wears
from stylist.catalog.database import now
from stylist.catalog.edits import hang, set_retired, take_off, touch
from stylist.catalog.tables import ActionRow, ProfileRow
from stylist.catalog.unmet import Unmet
from stylist.types import Change, Step

Inverse = Callable[[Connection, Sequence[Any], int], list[int]]
"""From what was, and the profile's id (0: everybody's), to the items that changed."""


class Undo(Unmet):
    """The part of the store that takes steps back."""

    def last_step(self, profile: str, *, shared: bool = True) -> Step | None:
        """The last step of a profile or, with `shared`, of it and everybody; None without any."""
        row = ActionRow
        own = row.profile_id.in_(select(ProfileRow.id).where(ProfileRow.name == profile.strip()))
        mine = own | row.profile_id.is_(None) if shared else own
        last = select(row.id, row.kind, row.what, row.before).where(mine)
        with self.reading() as connection:
            found = connection.execute(last.order_by(row.id.desc()).limit(1)).first()
        return None if found is None else Step(*found)

    def note(self, kind: str, what: str, before: Sequence[Any]) -> None:
        """Write down a step of everybody that changed more than the catalog."""
        with self.writing() as connection:
            journal.note(connection, kind, what, before)

    def forget_step(self, step: Step) -> None:
        """It has been taken back by other means."""
        with self.writing() as connection:
            connection.execute(delete(ActionRow).where(ActionRow.id == step.id))

    def undo(self, profile: str) -> Change | None:
        """Take back the profile's own last step; None when there is none left."""
        step = self.last_step(profile, shared=False)
        return None if step is None else self.take_back(step)

    def take_back(self, step: Step) -> Change | None:
        """Take a step back; None where another program has done that meanwhile.

        Raises
        ------
        KeyError
            It changed more than the catalog, which the store cannot take back.
        """
        row = ActionRow
        found = (
            select(row.profile_id, ProfileRow.name)
            .outerjoin(ProfileRow, ProfileRow.id == row.profile_id)
            .where(row.id == step.id)
        )
        with self.writing() as connection:
            whose = connection.execute(found).first()
            if whose is None:
                return None
            item_ids = INVERSES[step.kind](connection, step.before, whose.profile_id or 0)
            connection.execute(delete(row).where(row.id == step.id))
        return Change(f"took back: {step.what}", tuple(item_ids), whose.name, step.kind)


def _verdicts(connection: Connection, before: Sequence[Any], profile_id: int) -> list[int]:
    states = {item_id: journal.unpacked(state) for item_id, *state in before}
    journal.put_verdicts(connection, profile_id, states)
    return list(states)


def _signs(connection: Connection, before: Sequence[Any], profile_id: int) -> list[int]:
    return people.replace_signs(connection, profile_id, before)


def _taste(connection: Connection, before: Sequence[Any], profile_id: int) -> list[int]:
    return people.replace_taste(connection, profile_id, before)


def _paused(connection: Connection, before: Sequence[Any], profile_id: int) -> list[int]:
    people.set_paused(connection, profile_id, bool(before[0]))
    return []


def _profile(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    connection.execute(delete(ProfileRow).where(ProfileRow.name == before[0]))
    return []


def _attributes(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    ids = journal.put_words(connection, before)
    touch(connection, ids)
    return ids


def _tagged(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    tag, ids = before
    take_off(connection, ids, tag)
    touch(connection, ids)
    return list(ids)


def _untagged(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    tag, ids = before
    hang(connection, ids, tag)
    touch(connection, ids)
    return list(ids)


def _bring_back(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    set_retired(connection, before, None)
    return list(before)


def _take_away(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    set_retired(connection, before, now())
    return list(before)


def _look(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    return looks.put_look(connection, *before)


def _lookbook(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    looks.put_lookbook(connection, *before)
    return []


def _worn(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    day, ids = before
    wears.take_away(connection, ids, date.fromisoformat(day))
    return list(ids)


def _unworn(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    day, ids = before
    wears.put_on(connection, ids, date.fromisoformat(day))
    return list(ids)


def _rated(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    return ratings.put_ratings(connection, before)


def _collection(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    collections.put_collection(connection, *before)
    return []


def _edited(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    return batch.put_back(connection, before[0])


def _apart(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    merging.keep_apart(connection, before, on=False)
    return sorted({item_id for pair in before for item_id in pair})


def _merged(connection: Connection, before: Sequence[Any], _: int) -> list[int]:
    return merging.unmerge(connection, before[0])


INVERSES: dict[str, Inverse] = {
    "verdicts": _verdicts,
    "signs": _signs,
    "taste": _taste,
    "paused": _paused,
    "profile": _profile,
    "attributes": _attributes,
    "tagged": _tagged,
    "untagged": _untagged,
    "removed": _bring_back,
    "restored": _take_away,
    "added": _take_away,
    "look": _look,
    "lookbook": _lookbook,
    "worn": _worn,
    "unworn": _unworn,
    "rated": _rated,
    "collection": _collection,
    "edited": _edited,
    "apart": _apart,
    "merged": _merged,
}
"""How the store takes back a step of each kind; `crop` and `occasion` take the library."""
