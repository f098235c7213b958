"""A person's corrections of items: each one action, and one that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.gui.jobs import Jobs
from stylist.gui.steps import Steps
from stylist.library import Library
from stylist.types import NOT_FOR, Attribute, Box, Change, Item

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

    def correct(self, item: Item, name: str, value: str | None) -> None:
        """A person's word on an attribute; None leaves it to feeds and the model again."""
        said = [a.value for a in item.attributes if a.name == name and a.source == "person"]
        before = said[0] if said else None
        if value == before:
            return
        self._do(
            lambda: self._library.set_attribute([item.id], name, value),
            lambda: self._library.set_attribute([item.id], name, before),
        )

    def say(self, item_ids: Sequence[int], name: str, value: str) -> None:
        """A person's word on items of which nobody has said anything of that attribute."""
        ids = list(item_ids)
        self._do(
            lambda: self._library.set_attribute(ids, name, value),
            lambda: self._library.set_attribute(ids, name, None),
        )

    def suit(self, item: Item, occasion: str, suits: bool | None) -> None:
        """A person's word that an item is, or is not, for an occasion; None takes it back."""
        before: list[Attribute] = []  # as it is when its turn comes: another may be under way

        def change() -> Change:
            now = self._library.items([item.id])
            words = [a for i in now for a in i.attributes if a.source == "person"]
            before.extend(a for a in words if a.name in ("occasion", NOT_FOR))
            return self._library.say_occasion([item.id], occasion, suits)

        self._do(change, lambda: self._library.put_occasions({item.id: before}))

    def crop(self, item: Item, crop: Box | None) -> None:
        """Where the garment is in the main photo; None leaves that to Stylist again."""
        photo = item.photo
        if photo is None:
            return
        before: list[Box | None] = []  # as it is when its turn comes: another may be under way

        def change() -> Change:
            photos = self._library.items([item.id])[0].photos
            before.extend(p.crop for p in photos if p.id == photo.id)
            return self._library.set_crop(photo.id, crop)

        self._do(change, lambda: self._library.set_crop(photo.id, before[0]))

    def tag(self, item: Item, tag: str) -> None:
        """Hang a tag on an item that has not got it."""
        if tag and tag not in item.tags:
            self._do(
                lambda: self._library.add_tag([item.id], tag),
                lambda: self._library.remove_tag([item.id], tag),
            )

    def untag(self, item: Item, tag: str) -> None:
        """Take a tag off an item."""
        self._do(
            lambda: self._library.remove_tag([item.id], tag),
            lambda: self._library.add_tag([item.id], tag),
        )

    def remove(self, item_ids: Sequence[int]) -> None:
        """Take items out of sight; nothing about them is lost."""
        ids = list(item_ids)
        if ids:
            self._do(
                lambda: self._library.remove(ids),
                lambda: self._library.restore_items(ids),
                done=self.removed.emit,
            )

    def _do(
        self, work: Work, inverse: Work, *, done: Callable[[Change], None] | None = None
    ) -> None:
        tell = done or self.edited.emit
        step = self._steps.add(lambda: self._submit(inverse, self.undone.emit))

        def finished(change: Change) -> None:
            self._steps.name(step, change.what)
            tell(change)

        def refused(error: StylistError) -> None:
            self._steps.drop(step)
            self.failed.emit(str(error))

        self._jobs.writer.submit(work, done=finished, failed=refused)

    def _submit(self, work: Work, done: Callable[[Change], None]) -> None:
        self._jobs.writer.submit(work, done=done, failed=lambda error: self.failed.emit(str(error)))
