"""What people think of items."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stylist.errors import UsageError
from stylist.learning import learn
from stylist.library.core import Core
from stylist.style.values import attribute_values
from stylist.types import (
    Change,
    TasteSummary,
    Verdict,
    Weights,
)

EVEN = Weights()


class People(Core):
    """What people think of items."""

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

    def like(self, profile: str, item_ids: Sequence[int], reason: str | None = None) -> Change:
        """Say that a person likes items: one step to take back."""
        return self._write(lambda: self._store.set_verdicts(profile, item_ids, True, reason))

    def dislike(self, profile: str, item_ids: Sequence[int], reason: str | None = None) -> Change:
        """Say that a person does not like items: one step to take back."""
        return self._write(lambda: self._store.set_verdicts(profile, item_ids, False, reason))

    def clear(self, profile: str, item_ids: Sequence[int]) -> Change:
        """Neither liked nor disliked any more: one step to take back."""
        return self._write(lambda: self._store.set_verdicts(profile, item_ids, None))

    def undo(self, profile: str) -> Change | None:
        """Take back a person's last step; None where there is none."""
        before = self._store.revision()
        change = self._store.undo(profile)
        self._memory.settled(before)
        return change

    def verdicts(self, profile: str) -> dict[int, Verdict]:
        """What a person thinks of items, by item id."""
        return self._store.verdicts(profile)

    def taste(self, profile: str) -> TasteSummary:
        """What a person's verdicts taught."""
        verdicts = self._store.verdicts(profile)
        learned = learn(self._memory, verdicts, EVEN)
        liked = np.array([v.item_id for v in verdicts.values() if v.liked], dtype=np.int64)
        not_liked = np.array([v.item_id for v in verdicts.values() if not v.liked], dtype=np.int64)
        return TasteSummary(
            profile,
            len(liked),
            len(not_liked),
            learned.taste.weights if learned else EVEN,
            attribute_values(self._memory.facts(), liked, not_liked),
        )
