"""Looks and lookbooks: made, changed, shown, handed over."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from stylist.errors import NotFoundError, PhotoError
from stylist.imaging.cutout import SIDE, cut_out
from stylist.imaging.decode import decode, read
from stylist.imaging.thumbnail import sealed, unsealed
from stylist.ingest.prepare import hand_over
from stylist.library.browsing import Browsing
from stylist.library.outfits import Completing
from stylist.library.outside import Outside
from stylist.lookbook.pages import LookPage, Shown
from stylist.looktypes import Lookbook, Placed, StyledLook, spare_name
from stylist.style.flatlay import laid_out
from stylist.style.occasion import find as find_occasion
from stylist.style.outfit import Outfit
from stylist.taxonomy import SLOTS
from stylist.types import Change, Photo

_CUT = "4"
"""Of the way garments are cut out; another one makes the cache anew."""


class Looks(Browsing, Completing, Outside):
    """Looks and lookbooks: made, changed, shown, handed over."""

    def looks(self) -> list[StyledLook]:
        """All looks, by name."""
        return self._store.looks()

    def look(self, name: str | int) -> StyledLook:
        """A look by its name or id.

        Raises
        ------
        NotFoundError
            There is none.
        """
        if isinstance(name, str):
            return self._store.look_named(name)
        found = self._store.looks([name])
        if not found:
            raise NotFoundError(f"no look {name}")
        return found[0]

    def make_look(
        self, name: str, item_ids: Sequence[int] = (), *, like: StyledLook | None = None
    ) -> StyledLook:
        """Make a look of items, laid out by what they are: one step to take back.

        Parameters
        ----------
        like : StyledLook, optional
            Client, notes, occasion and weather are as there; its garments too, where no
            items are given.

        Raises
        ------
        UsageError
            The name is blank or taken, or the occasion is none.
        NotFoundError
            One of the items is not there.
        """
        pieces = self.lay_out(item_ids) if item_ids else like.pieces if like else ()
        new = replace(like or StyledLook(0, name), name=name, pieces=pieces)
        look_id, _ = self._store.add_look(self._checked(new))
        return self.look(look_id)

    def spare_name(self, stem: str) -> str:
        """A name for a look that none has yet: *Look*, *Look 2*."""
        return spare_name(stem, {look.name for look in self._store.looks()})

    def change_look(self, look: StyledLook, what: str = "") -> Change:
        """Let a look be as this record says: one step to take back, called `what`."""
        return self._write(lambda: self._store.change_look(self._checked(look), what))

    def add_to_look(self, name: str | int, item_ids: Sequence[int]) -> Change:
        """Put items on a look's canvas, where they usually lie; those on it stay as they are."""
        look = self.look(name)
        new = [i for i in item_ids if i not in look.item_ids]
        usual = {p.item_id: p for p in self.lay_out([*look.item_ids, *new])}
        added = tuple(usual[i] for i in dict.fromkeys(new))
        count = f"{len(added)} items" if len(added) != 1 else "an item"
        return self.change_look(
            replace(look, pieces=look.pieces + added), f"put {count} on {look.name}"
        )

    def take_from_look(self, name: str | int, item_ids: Sequence[int]) -> Change:
        """Take items off a look's canvas."""
        look = self.look(name)
        if gone := set(item_ids) - set(look.item_ids):
            raise NotFoundError(f"{look.name} has no item {min(gone)}")
        left = tuple(p for p in look.pieces if p.item_id not in set(item_ids))
        return self.change_look(replace(look, pieces=left), f"took items off {look.name}")

    def remove_look(self, name: str | int) -> Change:
        """Remove a look, out of its lookbooks too: one step to take back."""
        look = self.look(name)
        return self._write(lambda: self._store.remove_look(look.id))

    def lookbooks(self) -> list[Lookbook]:
        """All lookbooks, by name."""
        return self._store.lookbooks()

    def lookbook(self, name: str) -> Lookbook:
        """A lookbook by its name.

        Raises
        ------
        NotFoundError
            There is none.
        """
        books = {book.name: book for book in self.lookbooks()}
        if name.strip() not in books:
            there = f"; there are {', '.join(books)}" if books else ""
            raise NotFoundError(f"no lookbook is called {name!r}{there}")
        return books[name.strip()]

    def make_lookbook(self, name: str, looks: Sequence[str | int]) -> Change:
        """Let a lookbook hold these looks, in this order: one step to take back."""
        ids = [self.look(look).id for look in looks]
        return self._write(lambda: self._store.put_lookbook(name, ids))

    def remove_lookbook(self, name: str) -> Change:
        """Remove a lookbook; its looks stay."""
        return self._write(lambda: self._store.put_lookbook(name, None))

    def lay_out(self, item_ids: Sequence[int]) -> tuple[Placed, ...]:
        """Items where they usually lie on a canvas, what lies below first."""
        facts, pieces = self._in_use.outfits.pieces()
        ids = list(dict.fromkeys(int(i) for i in item_ids))
        rows = np.searchsorted(facts.ids, ids)
        slots, kinds = [], []
        for item_id, row in zip(ids, rows.tolist(), strict=True):
            there = row < len(facts.ids) and facts.ids[row] == item_id
            code = int(pieces.slots[row]) if there else -1
            slots.append(SLOTS[code] if code >= 0 else "")
            kinds.append(facts.category_names[facts.category[row]] if code >= 0 else "")
        return laid_out(ids, slots, kinds)

    def worn(self, look: StyledLook) -> Outfit:
        """How warm a look is, beside what its weather asks for."""
        return self.outfit(look.item_ids, look.filters)

    def cutout(self, photo: Photo) -> Path | None:
        """A PNG of a photo's garment on nothing, from the cache; None where it cannot be read."""
        crop = "" if photo.crop is None else repr(photo.crop)
        key = hashlib.sha256(f"{_CUT}{photo.digest}{crop}".encode()).hexdigest()[:32]
        file = self.path / "cache" / "cutouts" / key[:2] / f"{key}.png"
        try:
            if unsealed(file.read_bytes()) is not None:
                return file
        except OSError:
            pass  # there is none yet
        try:
            decoded = decode(read(photo.path), photo.path, max_pixels=self._max_pixels, side=SIDE)
        except PhotoError:
            return None
        cut = cut_out(decoded, photo.crop)
        done, encoded = cv2.imencode(".png", cv2.cvtColor(cut, cv2.COLOR_RGBA2BGRA))
        if not done:  # an RGBA uint8 image always encodes
            raise RuntimeError("OpenCV could not encode a cut-out")
        hand_over(file, sealed(encoded.tobytes()))
        return file

    def look_pages(self, looks: Sequence[StyledLook]) -> list[LookPage]:
        """What pages of looks show."""
        return [self._page(look) for look in looks]

    def _page(self, look: StyledLook) -> LookPage:
        items = {item.id: item for item in self.items(look.item_ids)}
        cut = {i: self.cutout(item.photo) for i, item in items.items() if item.photo is not None}
        shown = tuple(
            Shown(piece, items[piece.item_id], cut.get(piece.item_id))
            for piece in look.pieces
            if piece.item_id in items
        )
        occasion = ""
        if look.occasion:
            occasion = self.taxonomy.label("occasion", look.occasion)
        worn = self.worn(look) if look.temperature is not None else None
        return LookPage(look, shown, occasion, worn.sentence if worn else "")

    def _checked(self, look: StyledLook) -> StyledLook:
        """With its occasion by its key."""
        if not look.occasion:
            return replace(look, occasion=None)
        return replace(look, occasion=find_occasion(look.occasion, self.taxonomy).key)
