"""Profiles, what they like and dislike, and taking that back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from stylist.catalog.database import now, require_items
from stylist.catalog.derived import names_of
from stylist.catalog.doubts import Doubts
from stylist.catalog.sqlite import among
from stylist.catalog.tables import ActionRow, ProfileRow, VerdictRow, storable
from stylist.errors import UsageError
from stylist.types import Change, Verdict

State = tuple[bool | None, str | None, datetime | None]
"""Liked, disliked or neither; why; since when."""

_NEITHER: State = (None, None, None)
_DID = {True: "liked", False: "disliked", None: "cleared"}


class People(Doubts):
    """The part of the store that is about people's taste."""

    def profiles(self) -> list[str]:
        """The names, in the order in which they were added."""
        with self.reading() as connection:
            named = select(ProfileRow.name).order_by(ProfileRow.id)
            return list(connection.execute(named).scalars())

    def add_profile(self, name: str) -> Change:
        """Make a profile; one that is there stays as it is.

        Raises
        ------
        UsageError
            The name is blank.
        """
        name = _name(name)
        with self.writing() as connection:
            _require_profile(connection, name)
        return Change(f"added {name}", profile=name)

    def verdicts(self, profile: str) -> dict[int, Verdict]:
        """What a profile thinks of items, by item id, oldest first; retired items too.

        A profile that has never judged anything has no verdicts.
        """
        name = profile.strip()
        row = VerdictRow
        found = (
            select(row.item_id, row.liked, row.reason, row.at)
            .join(ProfileRow, ProfileRow.id == row.profile_id)
            .where(ProfileRow.name == name)
            .order_by(row.at, row.item_id)
        )
        with self.reading() as connection:
            return {
                r.item_id: Verdict(name, r.item_id, r.liked, r.reason, r.at)
                for r in connection.execute(found)
            }

    def set_verdicts(
        self,
        profile: str,
        item_ids: Iterable[int],
        liked: bool | None,
        reason: str | None = None,
    ) -> Change:
        """Like (True), dislike (False) or clear (None) items: one step to take back.

        The profile is made when it is new. What changes nothing is no step.

        Raises
        ------
        UsageError
            The profile's name is blank.
        NotFoundError
            One of the items does not exist; nothing has changed.
        """
        name = _name(profile)
        with self.writing() as connection:
            profile_id = _require_profile(connection, name)
            asked = require_items(connection, item_ids)
            before = _standing(connection, profile_id, asked)
            after = (liked, None if liked is None else reason)
            ids = [i for i in asked if before[i][:2] != after]
            what = f"{_DID[liked]} {names_of(connection, ids or asked)}"
            if ids:
                at = now()
                _write(connection, profile_id, dict.fromkeys(ids, (*after, at)))
                step = {
                    "profile_id": profile_id,
                    "at": at,
                    "what": what,
                    "before": [[i, *_packed(*before[i])] for i in ids],
                }
                connection.execute(insert(ActionRow), [step])
        return Change(what, tuple(ids), name)

    def undo(self, profile: str) -> Change | None:
        """Take back the profile's last step; None when there is none left."""
        name = profile.strip()
        last = (
            select(ActionRow.id, ActionRow.profile_id, ActionRow.what, ActionRow.before)
            .join(ProfileRow, ProfileRow.id == ActionRow.profile_id)
            .where(ProfileRow.name == name)
            .order_by(ActionRow.id.desc())
            .limit(1)
        )
        with self.writing() as connection:
            step = connection.execute(last).first()
            if step is None:
                return None
            before = {item_id: _unpacked(*state) for item_id, *state in step.before}
            _write(connection, step.profile_id, before)
            connection.execute(delete(ActionRow).where(ActionRow.id == step.id))
        return Change(f"took back: {step.what}", tuple(before), name)


def _name(profile: str) -> str:
    if not profile.strip():
        raise UsageError("a profile needs a name")
    return storable(profile.strip())


def _require_profile(connection: Connection, name: str) -> int:
    """The id of a profile, which is made when it is new."""
    named = select(ProfileRow.id).where(ProfileRow.name == name)
    profile_id = connection.execute(named).scalar()
    if profile_id is None:
        connection.execute(insert(ProfileRow).values(name=name))
        profile_id = connection.execute(named).scalar_one()
    return profile_id


def _standing(connection: Connection, profile_id: int, item_ids: Sequence[int]) -> dict[int, State]:
    row = VerdictRow
    found = select(row.item_id, row.liked, row.reason, row.at).where(
        row.profile_id == profile_id, among(row.item_id, item_ids)
    )
    standing = dict.fromkeys(item_ids, _NEITHER)
    standing |= {r.item_id: (r.liked, r.reason, r.at) for r in connection.execute(found)}
    return standing


def _write(connection: Connection, profile_id: int, states: Mapping[int, State]) -> None:
    row = VerdictRow
    connection.execute(delete(row).where(row.profile_id == profile_id, among(row.item_id, states)))
    verdicts = [
        {"profile_id": profile_id, "item_id": i, "liked": liked, "reason": reason, "at": at}
        for i, (liked, reason, at) in states.items()
        if liked is not None
    ]
    if verdicts:
        connection.execute(insert(row), verdicts)


def _packed(
    liked: bool | None, reason: str | None, at: datetime | None
) -> tuple[bool | None, str | None, str | None]:
    return liked, reason, at.isoformat() if at else None


def _unpacked(liked: bool | None, reason: str | None, at: str | None) -> State:
    return liked, reason, datetime.fromisoformat(at) if at else None
