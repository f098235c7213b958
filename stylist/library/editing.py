"""People change items."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import numpy as np

from stylist.errors import PhotoError
from stylist.library.looking import Looking
from stylist.types import (
    Change,
)


class Editing(Looking):
    """People change items."""

    def add_tag(self, item_ids: Sequence[int], tag: str) -> Change:
        """Tag items."""
        return self._write(lambda: self._store.add_tag(item_ids, tag), facts=True)

    def remove_tag(self, item_ids: Sequence[int], tag: str) -> Change:
        """Take a tag off items."""
        return self._write(lambda: self._store.remove_tag(item_ids, tag), facts=True)

    def remove(self, item_ids: Sequence[int]) -> Change:
        """Retire items: they are shown no more, and nothing about them is lost."""
        return self._write(lambda: self._store.retire(item_ids), facts=True, vectors=True)

    def restore_items(self, item_ids: Sequence[int]) -> Change:
        """Bring retired items back, with everything people said about them."""
        change = self._write(lambda: self._store.restore(item_ids), facts=True, vectors=True)
        self._embed_again(item_ids)
        return change

    def _embed_again(self, item_ids: Sequence[int]) -> None:
        """While an item was away another model may have come into use."""
        photos = [p for item in self._store.items(item_ids) for p in item.photos]
        known = np.isin([p.id for p in photos], self._memory.index().keys)
        for photo, there in zip(photos, known, strict=True):
            if not there:
                with suppress(PhotoError):  # `doctor` will say so
                    self._retake(photo, photo.crop)
