"""Hearts and crosses of the profile in use: shown at once, stored on the writer lane."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.gui.jobs import Jobs
from stylist.gui.retelling import retold
from stylist.gui.steps import TASTE, Steps
from stylist.library import Library
from stylist.types import Change


class Verdicts(QObject):
    """One profile's verdicts. The library's answer replaces what was shown in advance."""

    changed = Signal()
    judged = Signal(Change)
    marked = Signal(Change)
    undone = Signal(Change)
    failed = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, profile: str) -> None:
        super().__init__()
        self._library, self._jobs = library, jobs
        self.profile = profile
        self.liked: dict[int, bool] = {}
        self.marks: dict[int, set[str]] = {}
        self.steps = Steps(library, jobs, lambda: self.profile)
        self.steps.undone.connect(self._undone)
        self.alike: Callable[[Sequence[int]], Mapping[int, float]] = lambda _: {}
        """How alike items are to what they are shown for, if to anything."""

    def use(self, profile: str) -> None:
        """Change to another profile."""
        self.profile = profile
        self.liked, self.marks = {}, {}
        self.steps.refresh()
        self.changed.emit()
        self.reload()

    def reload(self) -> None:
        """Read the profile's verdicts again."""
        profile = self.profile

        def read() -> tuple[dict[int, bool], dict[int, set[str]]]:
            marks: dict[int, set[str]] = {}
            for sign in self._library.signs(profile):
                marks.setdefault(sign.item_id, set()).add(sign.kind)
            return {i: v.liked for i, v in self._library.verdicts(profile).items()}, marks

        self._jobs.writer.submit(
            read, done=lambda found: self._put(profile, *found), failed=self._refuse
        )

    def judge(self, item_ids: Sequence[int], liked: bool, reason: str = "") -> None:
        """Like or dislike items; the same verdict a second time takes it back."""
        ids, profile = list(item_ids), self.profile
        if not ids:
            return
        again = not reason and all(self.liked.get(item_id) is liked for item_id in ids)
        for item_id in ids:
            if again:
                self.liked.pop(item_id, None)
            else:
                self.liked[item_id] = liked
        self.changed.emit()
        alike = self.alike(ids)
        judge = self._library.like if liked else self._library.dislike

        def work() -> Change:
            if again:
                return self._library.clear(profile, ids)
            return judge(profile, ids, reason or None, similarity=alike)

        self._jobs.writer.submit(work, done=self._judged, failed=self._refuse)

    def mark(self, item_ids: Sequence[int], kind: str) -> None:
        """Pin items, or say that they were tried or bought; a second time takes it back."""
        ids, profile = list(item_ids), self.profile
        again = all(kind in self.marks.get(item_id, ()) for item_id in ids)
        for item_id in ids:
            kinds = self.marks.setdefault(item_id, set())
            (kinds.discard if again else kinds.add)(kind)
        self.changed.emit()
        do = self._library.unmark if again else self._library.mark
        self._jobs.writer.submit(
            lambda: do(profile, ids, kind), done=self._marked, failed=self._refuse
        )

    def note(self, item_ids: Sequence[int], kind: str) -> None:
        """What happened by itself: items were opened, or shown."""
        ids, profile = list(item_ids), self.profile
        if ids:
            self._jobs.writer.submit(
                lambda: self._library.mark(profile, ids, kind), failed=lambda _: None
            )

    def change(self, work: Callable[[], Change]) -> None:
        """Change the taste as a whole: pause it, reset it, read one from a file."""
        self._jobs.writer.submit(work, done=self._undone, failed=self._refuse)
        self.steps.refresh()

    def _judged(self, change: Change) -> None:
        self.steps.refresh()
        self.judged.emit(change)

    def _marked(self, change: Change) -> None:
        self.steps.refresh()
        self.marked.emit(change)

    def _undone(self, change: Change) -> None:
        if change.kind in TASTE or not change.kind:
            self.reload()
            self.undone.emit(change)

    def _put(self, profile: str, liked: dict[int, bool], marks: dict[int, set[str]]) -> None:
        if profile == self.profile and (liked, marks) != (self.liked, self.marks):
            self.liked, self.marks = liked, marks
            self.changed.emit()

    def _refuse(self, error: StylistError) -> None:
        self.reload()
        self.failed.emit(retold(error))
