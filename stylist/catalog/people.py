"""Profiles, what they like and dislike, and what they do with items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from stylist.catalog import forgetting, journal
from stylist.catalog.database import now, require_items
from stylist.catalog.derived import names_of
from stylist.catalog.doubts import Doubts
from stylist.catalog.sqlite import among
from stylist.catalog.tables import ItemRow, ProfileRow, SignRow, VerdictRow
from stylist.errors import LibraryError, UsageError
from stylist.text import storable
from stylist.types import SIGNS, Change, Sign, Verdict

_DID = {True: "liked", False: "disliked", None: "cleared"}
_MARKED = {"pinned": "pinned", "tried": "tried on", "bought": "bought"}


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
        what = f"added {name}"
        with self.writing() as connection:
            known = select(ProfileRow.id).where(ProfileRow.name == name)
            if connection.execute(known).scalar() is None:
                _require_profile(connection, name)
                journal.note(connection, "profile", what, [name])
        return Change(what, profile=name)

    def forget_profile(self, name: str) -> bool:
        """Delete a profile with all it said and did, backups included; it is no step.

        Raises
        ------
        LibraryError
            The library is read only, or another program is at work in it.
        """
        if self.read_only:
            raise LibraryError(self.folder, "cannot be changed: the library is read only")
        with self._writing:
            return forgetting.forget_profile(self.file, name.strip(), self._wait)

    def paused(self, profile: str) -> bool:
        """Whether this taste turns no page at the moment."""
        asked = select(ProfileRow.paused).where(ProfileRow.name == profile.strip())
        with self.reading() as connection:
            return bool(connection.execute(asked).scalar())

    def pause(self, profile: str, paused: bool) -> Change:
        """Let a taste turn no page, or turn them again; what is said meanwhile is kept."""
        name = _name(profile)
        what = f"{'paused' if paused else 'resumed'} the taste of {name}"
        with self.writing() as connection:
            profile_id = _require_profile(connection, name)
            row = ProfileRow
            was = connection.execute(select(row.paused).where(row.id == profile_id)).scalar_one()
            if was != paused:
                set_paused(connection, profile_id, paused)
                journal.note(connection, "paused", what, [was], profile_id)
        return Change(what, profile=name)

    def verdicts(self, profile: str) -> dict[int, Verdict]:
        """What a profile thinks of items, by item id, oldest first; retired items too.

        A profile that has never judged anything has no verdicts.
        """
        name = profile.strip()
        row = VerdictRow
        found = (
            select(row.item_id, row.liked, row.reason, row.at, row.similarity)
            .join(ProfileRow, ProfileRow.id == row.profile_id)
            .where(ProfileRow.name == name)
            .order_by(row.at, row.item_id)
        )
        with self.reading() as connection:
            return {r.item_id: Verdict(name, *r) for r in connection.execute(found)}

    def set_verdicts(
        self,
        profile: str,
        item_ids: Iterable[int],
        liked: bool | None,
        reason: str | None = None,
        similarity: Mapping[int, float] | None = None,
    ) -> Change:
        """Like (True), dislike (False) or clear (None) items: one step to take back.

        The profile is made when it is new. What changes nothing is no step.
        `similarity` says how alike items were to what they were shown for.

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
            before = journal.verdicts_of(connection, profile_id, asked)
            after = (liked, None if liked is None else reason)
            ids = [i for i in asked if before[i][:2] != after]
            what = f"{_DID[liked]} {names_of(connection, ids or asked)}"
            if ids:
                alike, at = similarity or {}, now()
                states = {i: (*after, at, alike.get(i)) for i in ids}
                journal.put_verdicts(connection, profile_id, states)
                old = [[i, *journal.packed(before[i])] for i in ids]
                journal.note(connection, "verdicts", what, old, profile_id)
        return Change(what, tuple(ids), name)

    def signs(self, profile: str) -> list[Sign]:
        """What a profile's person did with items, oldest first."""
        row = SignRow
        found = (
            select(row.item_id, row.kind, row.times, row.at)
            .join(ProfileRow, ProfileRow.id == row.profile_id)
            .where(ProfileRow.name == profile.strip())
            .order_by(row.at, row.item_id, row.kind)
        )
        with self.reading() as connection:
            return [Sign(*r) for r in connection.execute(found)]

    def add_signs(self, profile: str, item_ids: Iterable[int], kind: str) -> Change:
        """Somebody did something with these items once more; items that are gone are left out.

        Opened and shown are no steps: nobody would want to take them back.
        """
        name = _name(profile)
        _require_kind(kind)
        with self.writing() as connection:
            profile_id = _require_profile(connection, name)
            asked = sorted({int(i) for i in item_ids})
            there = select(ItemRow.id).where(among(ItemRow.id, asked))
            ids = sorted(connection.execute(there).scalars())
            before = _signs_of(connection, profile_id, ids, kind)
            at = now()
            _put_signs(connection, profile_id, [Sign(s.item_id, kind, s.times + 1, at)
                                                for s in before])  # fmt: skip
            what = f"{_MARKED.get(kind, kind)} {names_of(connection, ids)}" if ids else kind
            if ids and kind in _MARKED:
                old = [_packed_sign(sign) for sign in before]
                journal.note(connection, "signs", what, old, profile_id)
        return Change(what, tuple(ids), name)

    def remove_signs(self, profile: str, item_ids: Iterable[int], kind: str) -> Change:
        """That somebody did this with these items is not so, or no more."""
        name = _name(profile)
        _require_kind(kind)
        with self.writing() as connection:
            profile_id = _require_profile(connection, name)
            ids = require_items(connection, item_ids)
            before = [s for s in _signs_of(connection, profile_id, ids, kind) if s.times]
            _put_signs(connection, profile_id, [Sign(s.item_id, kind, 0, s.at) for s in before])
            changed = [s.item_id for s in before]
            what = f"not {_MARKED.get(kind, kind)}: {names_of(connection, changed or ids)}"
            if before:
                old = [_packed_sign(sign) for sign in before]
                journal.note(connection, "signs", what, old, profile_id)
        return Change(what, tuple(changed), name)

    def put_taste(
        self,
        profile: str,
        verdicts: Sequence[Verdict],
        signs: Sequence[Sign],
        what: str,
        *,
        new: bool = False,
    ) -> Change:
        """Let these be all that a profile's person thinks and did: one step to take back.

        Parameters
        ----------
        what : str
            Of the change, for the status bar.
        new : bool
            There must be no such profile yet; then it is no step.

        Raises
        ------
        UsageError
            There is one.
        NotFoundError
            One of the items does not exist; nothing has changed.
        """
        name = _name(profile)
        with self.writing() as connection:
            taken = select(ProfileRow.id).where(ProfileRow.name == name)
            if new and connection.execute(taken).scalar() is not None:
                raise UsageError(f"there is a profile called {name!r} already")
            profile_id = _require_profile(connection, name)
            require_items(connection, {v.item_id for v in verdicts} | {s.item_id for s in signs})
            before = taste_of(connection, profile_id)
            rows = [
                [v.item_id, *journal.packed((v.liked, v.reason, v.at, v.similarity))]
                for v in verdicts
            ]
            replace_taste(connection, profile_id, [rows, [_packed_sign(s) for s in signs]])
            if not new:
                journal.note(connection, "taste", what, before, profile_id)
        changed = {v.item_id for v in verdicts} | {row[0] for row in before[0]}
        return Change(what, tuple(sorted(changed)), name)


def taste_of(connection: Connection, profile_id: int) -> list[list[list[Any]]]:
    """All verdicts and all signs of a profile, as a step keeps them."""
    v, s = VerdictRow, SignRow
    said = select(v.item_id, v.liked, v.reason, v.at, v.similarity).where(
        v.profile_id == profile_id
    )
    did = select(s.item_id, s.kind, s.times, s.at).where(s.profile_id == profile_id)
    return [
        [[r[0], *journal.packed((r[1], r[2], r[3], r[4]))] for r in connection.execute(said)],
        [_packed_sign(Sign(*r)) for r in connection.execute(did)],
    ]


def replace_taste(
    connection: Connection, profile_id: int, taste: Sequence[Sequence[Sequence[Any]]]
) -> list[int]:
    """Let this be a profile's whole taste; the items of its verdicts, before and after."""
    verdicts, signs = taste
    gone = select(VerdictRow.item_id).where(VerdictRow.profile_id == profile_id)
    items = set(connection.execute(gone).scalars())
    connection.execute(delete(VerdictRow).where(VerdictRow.profile_id == profile_id))
    connection.execute(delete(SignRow).where(SignRow.profile_id == profile_id))
    states = {item_id: journal.unpacked(state) for item_id, *state in verdicts}
    journal.put_verdicts(connection, profile_id, states)
    replace_signs(connection, profile_id, signs)
    return sorted(items.union(states))


def replace_signs(
    connection: Connection, profile_id: int, signs: Sequence[Sequence[Any]]
) -> list[int]:
    """Let these signs be as they were; their items."""
    read = [Sign(i, kind, times, journal.instant(at))
            for i, kind, times, at in signs]  # fmt: skip
    _put_signs(connection, profile_id, read)
    return sorted({sign.item_id for sign in read})


def _name(profile: str) -> str:
    if not profile.strip():
        raise UsageError("a profile needs a name")
    return storable(profile.strip())


def _require_kind(kind: str) -> None:
    if kind not in SIGNS:
        raise UsageError(f"no sign is called {kind!r}; there are {', '.join(SIGNS)}")


def set_paused(connection: Connection, profile_id: int, paused: bool) -> None:
    """Let a profile's taste turn no page, or turn them again."""
    row = ProfileRow
    connection.execute(update(row).where(row.id == profile_id).values(paused=paused))


def _require_profile(connection: Connection, name: str) -> int:
    """The id of a profile, which is made when it is new."""
    named = select(ProfileRow.id).where(ProfileRow.name == name)
    profile_id = connection.execute(named).scalar()
    if profile_id is None:
        connection.execute(insert(ProfileRow).values(name=name))
        profile_id = connection.execute(named).scalar_one()
    return profile_id


def _signs_of(
    connection: Connection, profile_id: int, item_ids: Sequence[int], kind: str
) -> list[Sign]:
    """One a sign asked for: 0 times where there is none."""
    row = SignRow
    found = select(row.item_id, row.times, row.at).where(
        row.profile_id == profile_id, row.kind == kind, among(row.item_id, item_ids)
    )
    there = {r.item_id: Sign(r.item_id, kind, r.times, r.at) for r in connection.execute(found)}
    return [there.get(i, Sign(i, kind, 0, now())) for i in item_ids]


def _put_signs(connection: Connection, profile_id: int, signs: Sequence[Sign]) -> None:
    row = SignRow
    for kind in {sign.kind for sign in signs}:
        ids = [sign.item_id for sign in signs if sign.kind == kind]
        connection.execute(
            delete(row).where(
                row.profile_id == profile_id, row.kind == kind, among(row.item_id, ids)
            )
        )
    new = [
        {"profile_id": profile_id, "item_id": s.item_id, "kind": s.kind, "times": s.times,
         "at": s.at}
        for s in signs
        if s.times
    ]  # fmt: skip
    if new:
        connection.execute(insert(row), new)


def _packed_sign(sign: Sign) -> list[Any]:
    return [sign.item_id, sign.kind, sign.times, sign.at.isoformat()]
