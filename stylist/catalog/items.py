"""Items as a window asks for them: ids first, records of a page, counts for chips."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import numpy as np
from sqlalchemy import Connection, func, select

from stylist.catalog import fulltext, journal
from stylist.catalog.database import driver_rows, fetch_numbers
from stylist.catalog.derived import derive, names_of
from stylist.catalog.filters import clause
from stylist.catalog.incoming import Incoming
from stylist.catalog.photos import Photos
from stylist.catalog.sqlite import among
from stylist.catalog.tables import AttributeRow, ItemRow, PhotoRow, RatingRow, TagRow
from stylist.errors import UsageError
from stylist.types import Attribute, Filters, Floats, Ids, Item, NewItem

_SORTS = {
    "newest": (ItemRow.added_at.desc(), ItemRow.id.desc()),
    "oldest": (ItemRow.added_at, ItemRow.id),
    "name": (ItemRow.sort_name, ItemRow.id),
    "price": (ItemRow.price.is_(None), ItemRow.price, ItemRow.id),
    "price_desc": (ItemRow.price.is_(None), ItemRow.price.desc(), ItemRow.id),
}


class Items(Photos):
    """The part of the store that is about reading items."""

    def add_items(self, items: Sequence[NewItem]) -> list[int]:
        """Store items that have no photo yet, as feeds bring them; gives their ids.

        An item whose SKU is known is left as it is.
        """
        with self.writing() as connection:
            incoming = Incoming(connection, self.path_in)
            item_ids = incoming.add_items(items)
            incoming.store()
            derive(connection, incoming.item_ids)
        return item_ids

    def newest_item(self) -> int:
        """The greatest id there is; 0 where there are no items."""
        with self.reading() as connection:
            return connection.execute(select(func.max(ItemRow.id))).scalar() or 0

    def note_imported(self, item_ids: Sequence[int]) -> None:
        """Write down that these came in: a step to take back, which leaves the photos."""
        with self.writing() as connection:
            what = f"imported {names_of(connection, item_ids)}"
            journal.note(connection, "added", what, item_ids)

    def ids_by_sku(self, skus: Iterable[str]) -> dict[str, int]:
        """Those of the SKUs that are known, retired items included."""
        known = select(ItemRow.sku, ItemRow.id).where(among(ItemRow.sku, skus))
        with self.reading() as connection:
            return {row.sku: row.id for row in connection.execute(known)}

    def skus(self) -> list[str]:
        """Those of all items that are not retired, ascending."""
        listed = select(ItemRow.sku).where(ItemRow.sku.is_not(None), ItemRow.retired_at.is_(None))
        with self.reading() as connection:
            return [row.sku for row in connection.execute(listed.order_by(ItemRow.sku))]

    def names(self, ids: Iterable[int]) -> dict[int, str]:
        """What items are called, by id; unknown ids are left out."""
        named = select(ItemRow.id, ItemRow.name).where(among(ItemRow.id, ids))
        with self.reading() as connection:
            return {row.id: row.name for row in connection.execute(named)}

    def items(self, ids: Iterable[int]) -> list[Item]:
        """The items with these ids, in this order; unknown ones are left out.

        Five statements, however many are asked for. Retired items are items.
        """
        asked = [int(i) for i in ids]
        if not asked:
            return []
        photos = defaultdict(list)
        attributes = defaultdict(list)
        tags = defaultdict(list)
        with self.reading() as connection:
            for photo in self._photos(connection, PhotoRow.item_id, asked):
                photos[photo.item_id].append(photo)
            row = AttributeRow
            said = select(row.item_id, row.name, row.value, row.confidence, row.source).where(
                among(row.item_id, asked)
            )
            order = (row.name, row.source.desc(), row.confidence.desc(), row.value)
            for item_id, name, value, confidence, source in connection.execute(
                said.order_by(*order)
            ):
                attributes[item_id].append(Attribute(name, value, confidence, source))
            hung = select(TagRow.item_id, TagRow.tag).where(among(TagRow.item_id, asked))
            for item_id, tag in connection.execute(hung.order_by(TagRow.tag)):
                tags[item_id].append(tag)
            rated = select(RatingRow.item_id, RatingRow.stars, RatingRow.flag).where(
                among(RatingRow.item_id, asked)
            )
            ratings = {r.item_id: (r.stars, r.flag or "") for r in connection.execute(rated)}
            rows = connection.execute(
                select(ItemRow.__table__).where(among(ItemRow.id, asked))
            ).all()
        found = {
            row.id: Item(
                id=row.id,
                name=row.name,
                sku=row.sku,
                brand=row.brand,
                description=row.description,
                price=row.price,
                currency=row.currency,
                stock=row.stock,
                added=row.added_at,
                photos=tuple(photos[row.id]),
                attributes=tuple(attributes[row.id]),
                tags=tuple(tags[row.id]),
                stars=ratings.get(row.id, (0, ""))[0],
                flag=ratings.get(row.id, (0, ""))[1],
            )
            for row in rows
        }
        return [found[i] for i in asked if i in found]

    def ids(self, filters: Filters = Filters(), *, sort: str = "newest", text: str = "") -> Ids:  # noqa: B008
        """The items that pass the filters and have all the words, (n,) int64.

        Parameters
        ----------
        filters : Filters
            Occasion and weather are not the catalog's business and are ignored.
        sort : {"newest", "oldest", "name", "price", "price_desc", "rating", "relevance"}
            Unknown prices come last. Relevance is BM25's, and the newest first
            where there are no words; so are items of as many stars.
        text : str
            Beginnings of words of the name, brand, description, tags and
            attributes, without case and accents.

        Raises
        ------
        UsageError
            There is no such sort.
        """
        found = select(ItemRow.id).where(*clause(filters))
        order = _SORTS.get("newest" if sort in ("relevance", "rating") else sort)
        if order is None:
            sorts = ", ".join([*_SORTS, "rating", "relevance"])
            raise UsageError(f"cannot sort by {sort}: {sorts}")
        if text.strip():
            matches = fulltext.matches(text)
            found = found.join(matches, matches.c.id == ItemRow.id)
            if sort == "relevance":
                order = (matches.c.rank, *order)
        with self.reading() as connection:
            ids = fetch_numbers(connection, found.order_by(*order))[:, 0]
            return _by_stars(connection, ids) if sort == "rating" else ids

    def naming(
        self, phrases: Collection[str], columns: Collection[str], *, unfinished: bool = False
    ) -> Ids:
        """The items whose words have one of the phrases, retired ones too; (n,) int64.

        Parameters
        ----------
        phrases
            Plain words, in singular; their plurals are found as well.
        columns
            Where: any of name, brand, tags, attributes and description.
        unfinished : bool
            The beginning of a word will do.
        """
        asked = {"words": fulltext.naming(phrases, columns, unfinished=unfinished)}
        with self.reading() as connection:
            listed = connection.execute(fulltext.NAMED, asked).scalar()
        return np.fromstring(listed or "", dtype=np.int64, sep=",")

    def bm25(self, phrases: Collection[str], most: int) -> tuple[Ids, Floats]:
        """Up to `most` items that have one of the phrases, and how well, best least; see FTS5."""
        asked = {"words": fulltext.naming(phrases, fulltext.COLUMNS), "most": most}
        with self.reading() as connection:
            rows = list(driver_rows(connection.execute(fulltext.RANKED, asked)))
        ids, ranks = tuple(zip(*rows, strict=True)) or ((), ())
        return np.array(ids, dtype=np.int64), np.array(ranks, dtype=np.float32)

    def count(self, filters: Filters = Filters()) -> int:  # noqa: B008
        """How many items pass the filters."""
        with self.reading() as connection:
            return connection.execute(
                select(func.count()).select_from(ItemRow).where(*clause(filters))
            ).scalar_one()

    def price_range(self) -> tuple[float, float] | None:
        """The least and the greatest price, or None where nothing has one."""
        priced = select(func.min(ItemRow.price), func.max(ItemRow.price)).where(*clause(Filters()))
        with self.reading() as connection:
            least, most = connection.execute(priced).one()
        return None if least is None or most is None else (least, most)


def _by_stars(connection: Connection, ids: Ids) -> Ids:
    """The same ids, those with most stars first, else in their order.

    Few items have stars: to put them in front costs less than a join with all.
    """
    rated = select(RatingRow.item_id, RatingRow.stars).where(RatingRow.stars > 0)
    known = fetch_numbers(connection, rated)
    known = known[np.argsort(known[:, 0])]
    if not len(known):
        return ids
    rows = np.minimum(np.searchsorted(known[:, 0], ids), len(known) - 1)
    stars = np.where(known[rows, 0] == ids, known[rows, 1], 0)
    return ids[np.argsort(-stars, kind="stable")]
