"""What people think of items, what that teaches, and handing it over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from stylist import tastefile, unfinished
from stylist.errors import UsageError
from stylist.learning import effect, learn
from stylist.library.core import PARTS, Core
from stylist.processor import one_thread
from stylist.style.values import attribute_values
from stylist.types import (
    Change,
    Effect,
    Sign,
    TasteSummary,
    Verdict,
    Weights,
)

EVEN = Weights()


class People(Core):
    """What people think of items, what that teaches, and handing it over."""

    def profiles(self) -> list[str]:
        """The names, in the order in which they were added."""
        return self._store.profiles()

    def add_profile(self, name: str) -> Change:
        """Make a profile; one that is there stays as it is."""
        return self._write(lambda: self._store.add_profile(name))

    def require_profile(self, name: str) -> None:
        """Make sure that there is such a profile.

        Raises
        ------
        UsageError
            There is none; the text lists those that there are.
        """
        if name not in (known := self._store.profiles()):
            others = f"; there are {', '.join(known)}" if known else ""
            raise UsageError(f"no profile is called {name!r}{others}")

    def like(
        self,
        profile: str,
        item_ids: Sequence[int],
        reason: str | None = None,
        *,
        similarity: Mapping[int, float] | None = None,
    ) -> Change:
        """Say that a person likes items: one step to take back.

        `similarity` says, by item, how alike it was (0–1) to the photo or item
        it was shown for, so that later the taste can be held against that.
        """
        return self._judge(profile, item_ids, True, reason, similarity)

    def dislike(
        self,
        profile: str,
        item_ids: Sequence[int],
        reason: str | None = None,
        *,
        similarity: Mapping[int, float] | None = None,
    ) -> Change:
        """Say that a person does not like items: one step to take back; see `like`."""
        return self._judge(profile, item_ids, False, reason, similarity)

    def clear(self, profile: str, item_ids: Sequence[int]) -> Change:
        """Neither liked nor disliked any more: one step to take back."""
        return self._judge(profile, item_ids, None, None, None)

    def _judge(
        self,
        profile: str,
        item_ids: Sequence[int],
        liked: bool | None,
        reason: str | None,
        similarity: Mapping[int, float] | None,
    ) -> Change:
        return self._write(
            lambda: self._store.set_verdicts(profile, item_ids, liked, reason, similarity)
        )

    def mark(self, profile: str, item_ids: Sequence[int], kind: str) -> Change:
        """A person opened, pinned, tried or bought items, or was shown them; see `SIGNS`."""
        return self._write(lambda: self._store.add_signs(profile, item_ids, kind))

    def unmark(self, profile: str, item_ids: Sequence[int], kind: str) -> Change:
        """Take that back."""
        return self._write(lambda: self._store.remove_signs(profile, item_ids, kind))

    def signs(self, profile: str) -> list[Sign]:
        """What a person did with items without judging them, oldest first."""
        return self._store.signs(profile)

    def verdicts(self, profile: str) -> dict[int, Verdict]:
        """What a profile thinks of items, by item id, oldest first."""
        return self._store.verdicts(profile)

    def effect(self, profile: str, item_ids: Sequence[int]) -> Effect:
        """What the verdicts on these items do: how many others they move, and how far."""
        verdicts, signs = self._store.verdicts(profile), self._store.signs(profile)
        judged = {verdicts[i].liked for i in item_ids if i in verdicts}
        before = {i: v for i, v in verdicts.items() if i not in set(item_ids)}
        with one_thread():
            return effect(
                learn(self._memory, before, EVEN, signs=signs),
                learn(self._memory, verdicts, EVEN, signs=signs),
                up=judged.pop() if len(judged) == 1 else None,
            )

    def taste(self, profile: str) -> TasteSummary:
        """What a person's verdicts taught."""
        verdicts, signs = self._store.verdicts(profile), self._store.signs(profile)
        learned = learn(self._memory, verdicts, EVEN, signs=signs)
        liked = np.array([v.item_id for v in verdicts.values() if v.liked], dtype=np.int64)
        not_liked = np.array([v.item_id for v in verdicts.values() if not v.liked], dtype=np.int64)
        return TasteSummary(
            profile,
            len(liked),
            len(not_liked),
            learned.taste.weights if learned else EVEN,
            attribute_values(self._memory.facts(), liked, not_liked),
            learned.wish.leanings(learned.traits.names) if learned else {},
            tuple(reversed(verdicts.values())),
            tuple(s for s in reversed(signs) if s.kind not in ("shown", "opened")),
            self._store.paused(profile),
            learned.guard if learned else None,
        )

    def pause_taste(self, profile: str, paused: bool) -> Change:
        """Let a taste turn no page, or turn them again; what is said meanwhile is kept."""
        return self._write(lambda: self._store.pause(profile, paused))

    def reset_taste(self, profile: str) -> Change:
        """Forget all that a person thought and did: one step to take back."""
        what = f"reset the taste of {profile}"
        return self._write(lambda: self._store.put_taste(profile, [], [], what))

    def forget_profile(self, profile: str) -> None:
        """Forget a person for good: name, verdicts, signs and steps, in the backups too.

        Raises
        ------
        UsageError
            There is no such profile.
        """
        self.require_profile(profile)
        unfinished.sweep(self.path, PARTS)
        self._store.forget_profile(profile)
        self._memory.reset()

    def branch_taste(self, profile: str, name: str) -> Change:
        """Make a new profile that begins with what this one thinks (*Anna, winter*).

        Raises
        ------
        UsageError
            There is a profile of that name.
        """
        self.require_profile(profile)
        verdicts = list(self._store.verdicts(profile).values())
        signs = self._store.signs(profile)
        what = f"branched {name} off {profile}"
        return self._write(lambda: self._store.put_taste(name, verdicts, signs, what, new=True))

    def export_taste(self, profile: str, file: Path) -> int:
        """Write what a person thinks as JSON, by SKU and photo; how many verdicts and signs."""
        self.require_profile(profile)
        return tastefile.write(
            file, profile, self._store, self._store.verdicts(profile), self._store.signs(profile)
        )

    def import_taste(self, file: Path, profile: str | None = None) -> tastefile.Brought:
        """Read what a person thinks, beside what is there: the newer word counts.

        Parameters
        ----------
        profile : str, optional
            Whose; by default whom the file names.

        Raises
        ------
        UsageError
            The file is no taste.
        """
        read = tastefile.read(file, self._store)
        whose = profile or read.profile
        verdicts = self._store.verdicts(whose)
        for verdict in read.verdicts:
            known = verdicts.get(verdict.item_id)
            if known is None or known.at < verdict.at:
                verdicts[verdict.item_id] = verdict
        signs = {(s.item_id, s.kind): s for s in self._store.signs(whose)}
        for sign in read.signs:
            there = signs.get((sign.item_id, sign.kind))
            if there is None or there.at < sign.at:
                signs[sign.item_id, sign.kind] = sign
        what = f"imported the taste of {whose}"
        change = self._write(
            lambda: self._store.put_taste(
                whose, list(verdicts.values()), list(signs.values()), what
            )
        )
        return tastefile.Brought(change, len(read.verdicts), len(read.signs), read.missing)
