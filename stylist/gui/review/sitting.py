"""One sitting of a review: what is still to be answered, and how fast it goes. No Qt here."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection

import numpy as np

from stylist.reviewtypes import Doubt, Waiting
from stylist.types import Ids

LONGEST = 20.0
"""Seconds between two answers beyond which somebody was away."""
_RECENT = 20
"""Answers whose pace is the pace."""


class Sitting:
    """A queue of doubts of one attribute; the first is the one in question.

    Parameters
    ----------
    queue : Waiting
        In the order in which they are asked.
    clock : callable
        Seconds, from any start.
    """

    def __init__(self, queue: Waiting, clock: Callable[[], float] = time.monotonic) -> None:
        self.confirmed = 0
        self._queue = queue
        self._rows: Ids = np.arange(len(queue))
        self._clock = clock
        self._last = clock()
        self._paces: list[float] = []
        self._answered: dict[int, int] = {}

    @property
    def waiting(self) -> Waiting:
        """What is still to be answered, in the order in which it is asked."""
        return self._queue.at(self._rows)

    @property
    def current(self) -> Doubt | None:
        """What is in question, or none."""
        return self._queue[int(self._rows[0])] if len(self._rows) else None

    @property
    def total(self) -> int:
        """How many there are, answered or not."""
        return self.confirmed + len(self._rows)

    @property
    def seconds_left(self) -> float | None:
        """Seconds to go at the pace of the last answers; None before there is one."""
        if not self._paces:
            return None
        return sum(self._paces) / len(self._paces) * len(self._rows)

    def alike(self, most: int) -> list[Doubt]:
        """The first ones that share one guess, at most `most`."""
        codes = self._queue.codes[self._rows[:most]]
        other = np.flatnonzero(codes != codes[:1])
        return list(self._queue.at(self._rows[: other[0] if len(other) else len(codes)]))

    def answer(self, item_ids: Collection[int]) -> None:
        """These have been answered, or are gone."""
        found = self._take(item_ids)
        if not len(found):
            return
        self._answered |= {int(self._queue.item_ids[row]): row for row in found.tolist()}
        self.confirmed += len(found)
        now = self._clock()
        pace = min(now - self._last, LONGEST) / len(found)
        self._paces = [*self._paces, *[pace] * len(found)][-_RECENT:]
        self._last = now

    def skip(self, item_ids: Collection[int]) -> None:
        """Ask these again when all others are done."""
        later = self._take(item_ids)
        self._rows = np.concatenate([self._rows, later])
        self._last = self._clock()

    def drop(self, item_id: int) -> None:
        """It is there no more: nobody answers it."""
        self._take([item_id])

    def bring_back(self, item_ids: Collection[int]) -> bool:
        """An answer was taken back: ask these again now; False where none was answered here."""
        back = [self._answered.pop(i) for i in item_ids if i in self._answered]
        self._rows = np.concatenate([np.array(back, np.int64), self._rows])
        self.confirmed -= len(back)
        self._last = self._clock()
        return bool(back)

    def _take(self, item_ids: Collection[int]) -> Ids:
        """Take out the rows of these, and give them."""
        taken = np.isin(self._queue.item_ids[self._rows], list(item_ids))
        rows: Ids = self._rows[taken]
        self._rows = self._rows[~taken]
        return rows
