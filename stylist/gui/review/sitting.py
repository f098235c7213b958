"""One sitting of a review: what is still to be answered, and how fast it goes. No Qt here."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence

from stylist.types import Doubt

LONGEST = 20.0
"""Seconds between two answers beyond which somebody was away."""
_RECENT = 20
"""Answers whose pace is the pace."""


class Sitting:
    """A queue of doubts of one attribute; the first is the one in question.

    Parameters
    ----------
    queue : sequence of Doubt
        In the order in which they are asked.
    clock : callable
        Seconds, from any start.
    """

    def __init__(self, queue: Sequence[Doubt], clock: Callable[[], float] = time.monotonic) -> None:
        self.waiting = list(queue)
        self.confirmed = 0
        self._clock = clock
        self._last = clock()
        self._paces: list[float] = []
        self._answered: dict[int, Doubt] = {}

    @property
    def current(self) -> Doubt | None:
        """What is in question, or none."""
        return self.waiting[0] if self.waiting else None

    @property
    def total(self) -> int:
        """How many there are, answered or not."""
        return self.confirmed + len(self.waiting)

    @property
    def seconds_left(self) -> float | None:
        """Seconds to go at the pace of the last answers; None before there is one."""
        if not self._paces:
            return None
        return sum(self._paces) / len(self._paces) * len(self.waiting)

    def alike(self, most: int) -> list[Doubt]:
        """The first ones that share one guess, at most `most`."""
        found: list[Doubt] = []
        for doubt in self.waiting:
            if doubt.guess.value != self.waiting[0].guess.value or len(found) == most:
                break
            found.append(doubt)
        return found

    def answer(self, item_ids: Collection[int]) -> None:
        """These have been answered, or are gone."""
        ids = set(item_ids)
        found = [d for d in self.waiting if d.item_id in ids]
        if not found:
            return
        self._answered |= {d.item_id: d for d in found}
        self.waiting = [d for d in self.waiting if d.item_id not in ids]
        self.confirmed += len(found)
        now = self._clock()
        pace = min(now - self._last, LONGEST) / len(found)
        self._paces = [*self._paces, *[pace] * len(found)][-_RECENT:]
        self._last = now

    def skip(self, item_ids: Collection[int]) -> None:
        """Ask these again when all others are done."""
        ids = set(item_ids)
        later = [d for d in self.waiting if d.item_id in ids]
        self.waiting = [d for d in self.waiting if d.item_id not in ids] + later
        self._last = self._clock()

    def bring_back(self, item_ids: Collection[int]) -> bool:
        """An answer was taken back: ask these again now; False where none was answered here."""
        back = [self._answered.pop(i) for i in item_ids if i in self._answered]
        self.waiting = back + self.waiting
        self.confirmed -= len(back)
        self._last = self._clock()
        return bool(back)
