"""Items by words and filters, their records and their pictures."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from stylist.errors import PhotoError
from stylist.imaging.decode import decode, fit_within, read
from stylist.imaging.thumbnail import sealed, thumbnail_of, unsealed
from stylist.ingest.prepare import hand_over, thumbnail_path, write_whole
from stylist.library.core import Core
from stylist.text import translate
from stylist.types import (
    Filters,
    Ids,
    Item,
    Photo,
    Results,
    Rgb,
)
from stylist.words.terms import Query

ANY = Filters()


class Browsing(Core):
    """Items by words and filters, their records and their pictures."""

    def count(self, filters: Filters = ANY) -> int:
        """How many items pass the filters."""
        return self._browse.count(filters)

    def understood(self, filters: Filters) -> Filters:
        """Filters as a person says them (*gray*, *Trousers*) in this library's words.

        Raises
        ------
        UsageError
            It knows no such category, colour, pattern or tag; the text lists those it does.
        """
        return self._browse.understood(filters)

    def understand(self, text: str) -> Query:
        """What is asked for in words: terms, of which each can be taken out again."""
        return self._in_use.wordsearch.understand(text)

    def suggest_words(self, typed: str, k: int = 8) -> list[str]:
        """What words typed so far may be going to be: phrases of the taxonomy, shortest first."""
        return self._in_use.wordsearch.complete(typed, k)

    def forget_questions(self) -> None:
        """Keep nothing in memory of what was asked for in words."""
        self._in_use.wordsearch.forget()

    def browse(self, filters: Filters = ANY, *, sort: str = "newest", text: str = "") -> Results:
        """Items by words and filters, compared to nothing.

        `sort` is newest, oldest, name, price, price_desc, rating, warmth or relevance.
        """
        return self._browse.page(filters, sort, text)

    def full_text(self, text: str) -> Ids:
        """(n,) items that have all the words, by BM25: what `browse` is measured against."""
        return self._store.ids(text=text, sort="relevance")

    def items(self, ids: Sequence[int] | Ids) -> list[Item]:
        """The items with these ids, in that order; unknown ids are left out.

        One without a name of its own goes by its category's.
        """
        return [self._named(item) for item in self._store.items([int(i) for i in ids])]

    def _named(self, item: Item) -> Item:
        if item.name:
            return item
        category = item.value("category")
        label = (
            self.taxonomy.label("category", category.value)
            if category
            else translate("library", "Item")
        )
        return replace(item, name=label)

    def facets(self, filters: Filters = ANY) -> dict[str, dict[str, int]]:
        """Kind → value → count, each kind counted with its own filter left out.

        Kinds are category, colour, pattern, tag and occasion.
        """
        return self._browse.facets(filters)

    def thumbnail(self, photo: Photo | int) -> bytes | None:
        """JPEG bytes of a photo's thumbnail; made again if the cache has lost it.

        `photo` is the record, or its id, which costs a look into the catalog.
        """
        known = self._known(photo)
        if known is None:
            return None
        path = thumbnail_path(self._thumbnails, known.digest)
        with suppress(OSError):
            if (kept := unsealed(path.read_bytes())) is not None:
                return kept
        try:
            data = read(known.path)
            data = thumbnail_of(decode(data, known.path), data)
        except PhotoError:
            return None
        with suppress(OSError):  # a cache that cannot be written is only slower
            write_whole(path, sealed(data))
        return data

    def picture(self, photo: Photo | int, side: int = 1200) -> Rgb | None:
        """A photo large, from its file: (h, w, 3), upright; None where that cannot be."""
        known = self._known(photo)
        if known is None:
            return None
        try:
            image = decode(read(known.path), known.path, side=side).image
        except PhotoError:
            return None
        return fit_within(image, side)

    def _known(self, photo: Photo | int) -> Photo | None:
        return photo if isinstance(photo, Photo) else self._store.photo(photo)

    def colours(self) -> dict[str, tuple[int, int, int]]:
        """Colour families and the sRGB of their swatches."""
        return self.taxonomy.swatches

    def price_range(self) -> tuple[float, float] | None:
        """Least and greatest price, None where nothing has one."""
        return self._store.price_range()

    def label(self, kind: str, key: str) -> str:
        """What to show for a key of the taxonomy as it is now; see `Taxonomy.label`."""
        return self.taxonomy.label(kind, key)

    def contact_sheet(self, file: Path, columns: int = 12, rows: int = 8) -> Path:
        """Write a picture of the library: its first items as a sheet of thumbnails."""
        from stylist.imaging.sheet import contact_sheet

        photos = [i.photo for i in self.items(self.browse().ids[: columns * rows]) if i.photo]
        sheet = contact_sheet([t for p in photos if (t := self.thumbnail(p))], columns)
        hand_over(file, sheet)
        return file
