"""The review behind its page: what is asked, what was answered, and how much waits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.gui.item.edits import Edits
from stylist.gui.jobs import Jobs
from stylist.gui.retelling import retold
from stylist.gui.review.sitting import Sitting
from stylist.library import Library
from stylist.reviewtypes import Doubt, Waiting
from stylist.types import Attribute, Change, Item

AHEAD = 3
"""Cases fetched before they are asked for."""


@dataclass(frozen=True, slots=True)
class Case:
    """An item in question, with what it could be; `doubt` is what that was looked up for."""

    doubt: Doubt
    item: Item
    guesses: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many wait, by attribute, and how many answers there are to learn from."""

    waiting: dict[str, int]
    answers: int


class Reviewing(QObject):
    """Keeps a `Sitting` of one attribute, and writes answers through `Edits`.

    `changed`: another item is in question, or none; `fetched`: its case is
    there; `counted`: how much waits.
    """

    changed = Signal()
    fetched = Signal()
    counted = Signal(object)
    failed = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, edits: Edits) -> None:
        super().__init__()
        self._library, self._jobs, self._edits = library, jobs, edits
        self.attribute = "category"
        self.sitting: Sitting | None = None
        self._cases: dict[tuple[int, str], Case] = {}
        edits.undone.connect(self._undone)
        edits.failed.connect(lambda _: self.open(self.attribute))
        for told in (edits.edited, edits.removed, edits.undone):
            told.connect(lambda _: self.count())

    @property
    def case(self) -> Case | None:
        """What is in question, once it is there."""
        doubt = self.sitting.current if self.sitting is not None else None
        return None if doubt is None else self._cases.get((doubt.item_id, self.attribute))

    def count(self) -> None:
        """Count what waits."""
        review, heads = self._library.review, self._library.heads

        def work() -> Counts:
            return Counts(review.counts(), heads.answers())

        self._jobs.search.ask("review counts", work, done=self.counted.emit)

    def open(self, attribute: str) -> None:
        """Begin a sitting about one attribute."""
        self.attribute = attribute
        self._cases = {}

        def put(queue: Waiting) -> None:
            if self.attribute == attribute:
                self.sitting = Sitting(queue)
                self._went_on()

        self._jobs.search.ask(
            "review queue",
            lambda: self._library.review.queue(attribute),
            done=put,
            failed=lambda error: self.failed.emit(retold(error)),
        )
        self.count()

    def answer(self, item_ids: Collection[int], value: str) -> None:
        """A person says what these are."""
        if self.sitting is not None and item_ids:
            self._edits.say(list(item_ids), self.attribute, value)
            self.sitting.answer(item_ids)
            self._went_on()

    def skip(self, item_ids: Collection[int]) -> None:
        """Ask these later."""
        if self.sitting is not None and item_ids:
            self.sitting.skip(item_ids)
            self._went_on()

    def remove(self, item_id: int) -> None:
        """Take an item out of the library: it is no garment."""
        if self.sitting is not None:
            self._edits.remove([item_id])
            self.sitting.answer([item_id])
            self._went_on()

    def _undone(self, change: Change) -> None:
        if self.sitting is not None and self.sitting.bring_back(change.item_ids):
            self._went_on()

    def _went_on(self) -> None:
        self.changed.emit()
        if self.sitting is None:
            return
        for doubt in self.sitting.waiting[:AHEAD]:
            self._fetch(doubt)

    def _fetch(self, doubt: Doubt) -> None:
        name, key = self.attribute, (doubt.item_id, self.attribute)
        if key in self._cases:
            return

        def work() -> Case | None:
            found = self._library.items([doubt.item_id])
            if not found:
                return None
            try:
                guesses = self._library.review.guesses(doubt.item_id, name)
            except StylistError:  # it went meanwhile
                guesses = ()
            return Case(doubt, found[0], guesses or (doubt.guess,))

        def put(case: Case | None) -> None:
            self._jobs.search.drop(("review", *key))
            if case is None:
                self._gone(doubt)
                return
            self._cases[key] = case
            if self.sitting is not None and self.sitting.current == doubt:
                self.fetched.emit()

        self._jobs.search.ask(("review", *key), work, done=put)

    def _gone(self, doubt: Doubt) -> None:
        if self.sitting is not None:
            self.sitting.drop(doubt.item_id)
            self._went_on()
