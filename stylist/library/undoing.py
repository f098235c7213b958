"""What was done is taken back, the last first; also after a restart."""

from __future__ import annotations

from stylist.errors import PhotoError, UsageError
from stylist.library.editing import Editing
from stylist.library.outside import Outside
from stylist.taxonomy.occasions import NewOccasion
from stylist.types import Box, Change, Step

_FACTS = frozenset(
    {"attributes", "tagged", "untagged", "removed", "restored", "added", "edited", "merged"}
)
_VECTORS = frozenset({"removed", "restored", "added", "merged"})


class Undoing(Editing, Outside):
    """What was done is taken back, the last first; also after a restart."""

    def last_step(self, profile: str) -> Step | None:
        """What `take_back` would take back: a person's last step, or everybody's."""
        return self._store.last_step(profile)

    def undo(self, profile: str) -> Change | None:
        """Take back the last thing that this person thought or did; None where there is none."""
        step = self._store.last_step(profile, shared=False)
        return None if step is None else self._undo(step)

    def take_back(self, profile: str) -> Change | None:
        """Take back the last thing done, by this person or by everybody; None where there is none.

        Raises
        ------
        PhotoError, UsageError
            It cannot be taken back, and is forgotten: a crop of a photo that cannot be
            read any more, an occasion whose name another has by now.
        """
        step = self._store.last_step(profile)
        return None if step is None else self._undo(step)

    def _undo(self, step: Step) -> Change | None:
        try:
            if step.kind == "crop":
                return self._uncrop(step)
            if step.kind == "occasion":
                return self._unchange_occasion(step)
        except (PhotoError, UsageError):
            # Its file is gone, its name is taken: it must not bar the way to what was before.
            self._store.forget_step(step)
            raise
        before = self._store.revision()
        change = self._store.take_back(step)
        self._memory.settled(before, facts=step.kind in _FACTS, vectors=step.kind in _VECTORS)
        if step.kind == "removed":
            self._embed_again(step.before)
        if step.kind == "merged":
            self._embed_again(step.before[0]["gone"])
        return change

    def _uncrop(self, step: Step) -> Change:
        photo_id, sides = step.before
        photo = self._store.photo(photo_id)
        if photo is None:  # it went with its item
            self._store.forget_step(step)
            return Change(f"took back: {step.what}", (), None, step.kind)
        crop = None if sides is None else Box(*sides)
        change = self._write(lambda: self._retake(photo, crop), facts=True, vectors=True)
        self._store.forget_step(step)
        return Change(f"took back: {step.what}", change.item_ids, None, step.kind)

    def _unchange_occasion(self, step: Step) -> Change:
        key, was = step.before
        self._put_occasion(key, None if was is None else NewOccasion.read(was))
        self._store.forget_step(step)
        return Change(f"took back: {step.what}", (), None, step.kind)
