"""What is put together here: in looks, by the shop, by those who buy; and learning from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from stylist.library.outfits import OutfitLesson
from stylist.library.selling import Selling
from stylist.library.wardrobe import Wardrobe
from stylist.style.baskets import bought_together

LINKS = ("related", "crosssell")
"""What a shop shows beside an item as going with it; *upsell* is what stands in for it."""

MOST_ITEMS = 2000
"""As many as are learned from at once: looks first, then links, then purchases."""

_PAIRS = 2000


class Together(Selling, Wardrobe):
    """What is put together here: in looks, by the shop, by those who buy."""

    def known_pairs(self) -> list[tuple[int, int]]:
        """Pairs of items that belong together here, the surest source first."""
        found: dict[tuple[int, int], None] = {}
        items: set[int] = set()
        for a, b in self._told_pairs():
            if len(items | {a, b}) > MOST_ITEMS:
                break
            items |= {a, b}
            found[min(a, b), max(a, b)] = None
        return list(found)

    def _told_pairs(self) -> Iterator[tuple[int, int]]:
        yield from super().known_pairs()
        yield from self._store.linked_pairs(LINKS)
        if self.has_history:
            data = self._purchases()
            items = self._item_ids(data)[data.item]
            yield from map(tuple, bought_together(data.basket, items, _PAIRS).tolist())

    def renew_outfits(self) -> OutfitLesson | None:
        """Learn anew what goes together, where more is known of it than last time; else None.

        Seconds, and most of them only where there is something new. Not after
        `forget_outfits`, until somebody calls `learn_outfits`.
        """
        stamp = self._told_stamp()
        if self._outfits_off or stamp == self._learned_stamp:
            return None
        lesson = self.learn_outfits()
        # Too little to learn from is worth remembering as well.
        self._keep_stamp(stamp)
        return lesson

    def _told_stamp(self) -> str:
        """Of what there is to learn from, without reading purchases."""
        parts = [repr(sorted(super().known_pairs())), repr(self._store.links_stamp())]
        for file in sorted((self.path / "history").glob("purchases-*.parquet")):
            about = file.stat()
            parts.append(f"{file.name} {about.st_size} {about.st_mtime_ns}")
        parts.append(self._in_use.card.identity)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @property
    def _learned_stamp(self) -> str:
        try:
            return self._stamp_file.read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return ""

    def _keep_stamp(self, stamp: str) -> None:
        self._stamp_file.parent.mkdir(parents=True, exist_ok=True)
        self._stamp_file.write_text(stamp, encoding="ascii")
