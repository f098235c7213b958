"""A person's corrections of items: each one action, and one that `Steps` can take back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from stylist.gui.jobs import Jobs
from stylist.gui.retelling import retold
from stylist.gui.steps import LOOKS, TASTE, Steps
from stylist.library import Library
from stylist.types import Box, Change, Item

Work = Callable[[], Change]


class Edits(QObject):
    """Writes on the writer lane. Every signal comes when the library has done it."""

    edited = Signal(Change)
    removed = Signal(Change)
    undone = Signal(Change)
    failed = Signal(str)

    def __init__(self, library: Library, jobs: Jobs, steps: Steps) -> None:
        super().__init__()
        self._library, self._jobs, self._steps = library, jobs, steps
        self._gone: tuple[int, ...] = ()
        steps.undone.connect(self._undone)

    def correct(self, item: Item, name: str, value: str | None) -> None:
        """A person's word on an attribute; None leaves it to feeds and the model again."""
        said = [a.value for a in item.attributes if a.name == name and a.source == "person"]
        before = said[0] if said else None
        if value == before:
            return
        self._do(lambda: self._library.set_attribute([item.id], name, value))

    def say(self, item_ids: Sequence[int], name: str, value: str) -> None:
        """A person's word on items of which nobody has said anything of that attribute."""
        ids = list(item_ids)
        self._do(lambda: self._library.set_attribute(ids, name, value))

    def suit(self, item: Item, occasion: str, suits: bool | None) -> None:
        """A person's word that an item is, or is not, for an occasion; None takes it back."""
        self._do(lambda: self._library.say_occasion([item.id], occasion, suits))

    def crop(self, item: Item, crop: Box | None) -> None:
        """Where the garment is in the main photo; None leaves that to Stylist again."""
        photo = item.photo
        if photo is None:
            return
        self._do(lambda: self._library.set_crop(photo.id, crop))

    def tag(self, item: Item, tag: str) -> None:
        """Hang a tag on an item that has not got it."""
        if tag and tag not in item.tags:
            self._do(lambda: self._library.add_tag([item.id], tag))

    def untag(self, item: Item, tag: str) -> None:
        """Take a tag off an item."""
        self._do(lambda: self._library.remove_tag([item.id], tag))

    def wear(self, item_ids: Sequence[int]) -> None:
        """Items were worn today."""
        ids = list(item_ids)
        if ids:
            self._do(lambda: self._library.wear(ids))

    def remove(self, item_ids: Sequence[int]) -> None:
        """Take items out of sight; nothing about them is lost."""
        ids = list(item_ids)
        if ids:
            self._do(lambda: self._library.remove(ids), done=self.removed.emit)

    def bring_back(self) -> None:
        """Items that went when their coming in was taken back come in again."""
        if ids := self._gone:
            self._gone = ()
            self._do(lambda: self._library.restore_items(ids))

    def do(self, work: Work) -> None:
        """Do something else that changes items: one step."""
        self._do(work)

    def _do(self, work: Work, *, done: Callable[[Change], None] | None = None) -> None:
        tell = done or self.edited.emit

        def finished(change: Change) -> None:
            self._steps.refresh()
            tell(change)

        self._jobs.writer.submit(
            work, done=finished, failed=lambda error: self.failed.emit(retold(error))
        )

    def _undone(self, change: Change) -> None:
        if change.kind == "added":
            self._gone = change.item_ids
        if change.kind not in (*TASTE, *LOOKS, "occasion", "profile", "collection"):
            self.undone.emit(change)
