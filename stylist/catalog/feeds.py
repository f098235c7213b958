"""What feeds said of items, and writing what they say now: a batch, a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.orm import aliased

from stylist.catalog.database import driver_rows, now, revision_of
from stylist.catalog.derived import derive, say, unsay
from stylist.catalog.incoming import item_columns
from stylist.catalog.sqlite import among
from stylist.catalog.tables import (
    AttributeRow,
    Base,
    FeedItemRow,
    FeedRunRow,
    ItemRow,
    LinkRow,
    PhotoRow,
    TagRow,
    VariantRow,
    VectorRow,
    VerdictRow,
)
from stylist.catalog.undo import Undo
from stylist.products import KnownListing, Listing, Variant
from stylist.types import Box, NewItem

Row = dict[str, Any]


class Feeds(Undo):
    """The part of the store that is about feeds."""

    def listed(self, feed: str) -> dict[str, KnownListing]:
        """Every product that this feed has ever named, by its key."""
        row = FeedItemRow
        found = select(
            row.key, row.item_id, ItemRow.name, ItemRow.price, ItemRow.stock, row.told,
            row.offer, row.pictures, row.gone_at.is_not(None), ItemRow.retired_at.is_not(None),
        ).join(ItemRow, ItemRow.id == row.item_id).where(row.feed == feed)  # fmt: skip
        with self.reading() as connection:
            return {
                key: KnownListing(*rest) for key, *rest in driver_rows(connection.execute(found))
            }

    def feeds(self) -> dict[str, int]:
        """The feeds that have named products that are still here, and how many."""
        counted = (
            select(FeedItemRow.feed, func.count())
            .where(FeedItemRow.gone_at.is_(None))
            .group_by(FeedItemRow.feed)
            .order_by(FeedItemRow.feed)
        )
        with self.reading() as connection:
            return {feed: int(count) for feed, count in connection.execute(counted)}

    def put_listings(self, feed: str, listings: Sequence[Listing]) -> dict[str, int]:
        """Store what a feed says of products; gives each one's item, by its key.

        One that the feed named before, or whose SKU is known, is that item:
        what the feed leaves open (None) stays as it was, what people said
        stays, and what the feed itself took away comes back.
        """
        with self.writing() as connection:
            batch = _Batch(connection, feed, listings)
            batch.items()
            batch.offers()
            batch.words()
            bring_back(connection, batch.returning())
            derive(connection, set(batch.ids.values()))
            return batch.ids

    def mark_gone(self, item_ids: Iterable[int]) -> None:
        """The feed names these no more: out of sight, and all that is known of them kept."""
        ids = list(item_ids)
        with self.writing() as connection:
            at = now()
            seen = among(ItemRow.id, ids) & ItemRow.retired_at.is_(None)
            connection.execute(update(ItemRow).where(seen).values(retired_at=at, updated_at=at))
            connection.execute(
                update(FeedItemRow).where(among(FeedItemRow.item_id, ids)).values(gone_at=at)
            )

    def variants(self, item_ids: Iterable[int]) -> dict[int, tuple[Variant, ...]]:
        """The sizes and colours of items; those that have none are left out."""
        row = VariantRow
        found = (
            select(row.item_id, row.sku, row.size, row.colour, row.price, row.stock)
            .where(among(row.item_id, item_ids))
            .order_by(row.item_id, row.position)
        )
        gathered: dict[int, list[Variant]] = {}
        with self.reading() as connection:
            for item_id, *rest in driver_rows(connection.execute(found)):
                gathered.setdefault(item_id, []).append(Variant(*rest))
        return {item_id: tuple(some) for item_id, some in gathered.items()}

    def ids_by_any_sku(self, skus: Iterable[str]) -> dict[str, int]:
        """Items by their own SKU or one of their variants'."""
        asked = list(skus)
        of_variants = select(VariantRow.sku, VariantRow.item_id).where(among(VariantRow.sku, asked))
        with self.reading() as connection:
            known = {row.sku: row.item_id for row in connection.execute(of_variants)}
        return known | self.ids_by_sku(asked)

    def linked(self, item_id: int) -> dict[str, list[int]]:
        """What the shop shows beside an item, by kind, in its order; what is here of it."""
        found = (
            select(LinkRow.kind, ItemRow.id)
            .join(ItemRow, ItemRow.sku == LinkRow.sku)
            .where(LinkRow.item_id == item_id, ItemRow.retired_at.is_(None))
            .order_by(LinkRow.kind, LinkRow.position)
        )
        gathered: dict[str, list[int]] = {}
        with self.reading() as connection:
            for kind, other in connection.execute(found):
                gathered.setdefault(kind, []).append(int(other))
        return gathered

    def linked_pairs(self, kinds: Sequence[str]) -> list[tuple[int, int]]:
        """All items that the shop shows beside each other, by links of these kinds."""
        one, other = aliased(ItemRow), aliased(ItemRow)
        found = (
            select(one.id, other.id)
            .select_from(LinkRow)
            .join(one, one.id == LinkRow.item_id)
            .join(other, other.sku == LinkRow.sku)
            .where(LinkRow.kind.in_(kinds), one.retired_at.is_(None))
            .where(other.retired_at.is_(None), one.id != other.id)
            .order_by(LinkRow.position, one.id)
        )
        with self.reading() as connection:
            return [(int(a), int(b)) for a, b in connection.execute(found)]

    def links_stamp(self) -> tuple[int, int]:
        """Of the state that links are in: how many there are, and the last import of a feed."""
        links = select(func.count()).select_from(LinkRow)
        last = select(func.coalesce(func.max(FeedRunRow.id), 0))
        with self.reading() as connection:
            counted = connection.execute(links).scalar_one(), connection.execute(last).scalar_one()
        return int(counted[0]), int(counted[1])

    def links(self, item_id: int) -> list[tuple[str, str]]:
        """Kind and SKU of what the shop shows beside an item, here or not."""
        found = (
            select(LinkRow.kind, LinkRow.sku)
            .where(LinkRow.item_id == item_id)
            .order_by(LinkRow.kind, LinkRow.position)
        )
        with self.reading() as connection:
            return [(str(kind), str(sku)) for kind, sku in connection.execute(found)]

    def put_crops(self, crops: Mapping[int, Box | None]) -> None:
        """Remember crops, or that there is none, of photos whose vectors were made so already."""
        rows = [
            {"photo": i, "l": b.left, "t": b.top, "r": b.right, "b": b.bottom}
            if b is not None
            else {"photo": i, "l": None, "t": None, "r": None, "b": None}
            for i, b in crops.items()
        ]
        if not rows:
            return
        with self.writing() as connection:
            connection.execute(
                update(PhotoRow)
                .where(PhotoRow.id == bindparam("photo"))
                .values(
                    crop_left=bindparam("l"), crop_top=bindparam("t"),
                    crop_right=bindparam("r"), crop_bottom=bindparam("b"),
                ),
                rows,
            )  # fmt: skip

    def adopt_photos(self, orders: Mapping[int, Sequence[int]]) -> None:
        """Let these photos be these items', where they were of items that only photos made.

        Whoever imported a folder before its feed has items without an SKU for
        the same garments: what people said of them goes with the photo, and
        what is left without one is seen no more.
        """
        owner = {photo: item_id for item_id, photos in orders.items() for photo in photos}
        named = select(FeedItemRow.item_id)
        found = (
            select(PhotoRow.id, PhotoRow.item_id)
            .join(ItemRow, ItemRow.id == PhotoRow.item_id)
            .where(among(PhotoRow.id, owner), ItemRow.sku.is_(None), PhotoRow.item_id.not_in(named))
        )
        with self.writing() as connection:
            moves = [
                (int(photo), int(old), owner[photo])
                for photo, old in connection.execute(found)
                if owner[photo] != old
            ]
            if not moves:
                return
            adopt(connection, moves)
            touched = {item for _, old, new in moves for item in (old, new)}
            derive(connection, touched)

    def arrange_photos(self, orders: Mapping[int, Sequence[int]]) -> list[int]:
        """Put items' photos in this order, the main one first; gives those newly main.

        Photos that are not named keep their order behind the named ones.
        """
        with self.writing() as connection:
            rows = connection.execute(
                select(PhotoRow.id, PhotoRow.item_id, PhotoRow.main, PhotoRow.position)
                .where(among(PhotoRow.item_id, orders))
                .order_by(PhotoRow.item_id, PhotoRow.position)
            ).all()
            there: dict[int, list[int]] = {}
            for row in rows:
                there.setdefault(row.item_id, []).append(row.id)
            was = {row.id: (row.main, row.position) for row in rows}
            moved: list[Row] = []
            for item_id, ids in there.items():
                first = [i for i in dict.fromkeys(orders[item_id]) if i in ids]
                for position, photo in enumerate([*first, *(i for i in ids if i not in first)]):
                    if was[photo] != (position == 0, position):
                        moved.append({"photo": photo, "at": position, "first": position == 0})
            if not moved:
                return []
            # Two main photos of an item at once are not allowed, not even for a moment.
            place = update(PhotoRow).where(PhotoRow.id == bindparam("photo"))
            connection.execute(
                place.values(main=False, position=bindparam("at")),
                [{"photo": row["photo"], "at": row["at"]} for row in moved],
            )
            newly = [row["photo"] for row in moved if row["first"]]
            connection.execute(update(PhotoRow).where(among(PhotoRow.id, newly)).values(main=True))
            return [photo for photo in newly if not was[photo][0]]


def bring_back(connection: Connection, item_ids: Sequence[int]) -> None:
    """Show retired items again, and let an index that follows the catalog notice."""
    if not item_ids:
        return
    connection.execute(
        update(ItemRow).where(among(ItemRow.id, item_ids)).values(retired_at=None, updated_at=now())
    )
    photos = select(PhotoRow.id).where(among(PhotoRow.item_id, item_ids))
    connection.execute(
        update(VectorRow)
        .where(VectorRow.photo_id.in_(photos))
        .values(revision=revision_of(connection))
    )


def adopt(connection: Connection, moves: Sequence[tuple[int, int, int]]) -> None:
    """Move photos (photo, old item, new item), and with an item's last what people said of it."""
    top = select(func.coalesce(func.max(PhotoRow.position), -1) + 1)
    for photo, old, new in moves:
        place = connection.execute(top.where(PhotoRow.item_id == new)).scalar_one()
        connection.execute(
            update(PhotoRow)
            .where(PhotoRow.id == photo)
            .values(item_id=new, main=place == 0, position=place)
        )
        if place == 0:  # until now there were only guesses from words
            unsay(connection, [new], "model")
        rest = select(PhotoRow.id).where(PhotoRow.item_id == old).order_by(PhotoRow.position)
        left = connection.execute(rest).scalars().first()
        if left is not None:
            if not connection.execute(rest.where(PhotoRow.main == 1)).first():
                connection.execute(update(PhotoRow).where(PhotoRow.id == left).values(main=True))
            continue
        _hand_over(connection, old, new)
    photos = [photo for photo, _, _ in moves]
    connection.execute(
        update(VectorRow)
        .where(among(VectorRow.photo_id, photos))
        .values(revision=revision_of(connection))
    )


def _hand_over(connection: Connection, old: int, new: int) -> None:
    """What people said of an item counts of another that has not been spoken of."""
    judged, hung = aliased(VerdictRow), aliased(TagRow)
    there = exists().where(judged.item_id == new, judged.profile_id == VerdictRow.profile_id)
    connection.execute(
        update(VerdictRow).where(VerdictRow.item_id == old, ~there).values(item_id=new)
    )
    there = exists().where(hung.item_id == new, hung.tag == TagRow.tag)
    connection.execute(update(TagRow).where(TagRow.item_id == old, ~there).values(item_id=new))
    row = AttributeRow
    spoken = select(row.name).where(row.item_id == new, row.source == "person")
    connection.execute(
        update(row)
        .where(row.item_id == old, row.source == "person", row.name.not_in(spoken))
        .values(item_id=new)
    )
    model = select(row.name).where(row.item_id == new, row.source == "model")
    connection.execute(
        update(row)
        .where(row.item_id == old, row.source == "model", row.name.not_in(model))
        .values(item_id=new)
    )
    connection.execute(
        update(ItemRow).where(ItemRow.id == old).values(retired_at=now(), updated_at=now())
    )


class _Batch:
    """Some listings of a feed within one writing transaction."""

    def __init__(self, connection: Connection, feed: str, listings: Sequence[Listing]) -> None:
        self.ids: dict[str, int] = {}
        self._connection = connection
        self._feed = feed
        self._listings = listings
        self._now: datetime = now()
        keys = [one.product.key for one in listings]
        row = FeedItemRow
        known = select(row.key, row.item_id, row.gone_at, row.tags).where(
            row.feed == feed, among(row.key, keys)
        )
        self._before = {r.key: r for r in connection.execute(known)}
        skus = [one.product.sku for one in listings if one.product.sku is not None]
        found = select(ItemRow.sku, ItemRow.id).where(among(ItemRow.sku, skus))
        self._by_sku: dict[str, int] = {r.sku: r.id for r in connection.execute(found) if r.sku}
        self._fresh: set[int] = set()
        elsewhere = select(row.item_id).where(
            among(row.item_id, self._by_sku.values()), row.feed != feed, row.gone_at.is_not(None)
        )
        self._gone_elsewhere = set(connection.execute(elsewhere).scalars())

    def items(self) -> None:
        """The items themselves, and which item each key is."""
        top = select(func.coalesce(func.max(ItemRow.id), 0))
        last = int(self._connection.execute(top).scalar_one())
        fresh: list[Row] = []
        changed: list[Row] = []
        for one in self._listings:
            product = one.product
            before = self._before.get(product.key)
            owner = self._by_sku.get(product.sku) if product.sku is not None else None
            item_id = owner if before is None else int(before.item_id)
            columns = item_columns(_item(one), self._now)
            if item_id is None:
                last += 1
                item_id = last
                self._fresh.add(item_id)
                fresh.append(columns | {"id": item_id, "added_at": self._now})
            else:
                if owner not in (None, item_id):
                    columns["sku"] = None  # it is another item's by now
                changed.append({f"new_{k}": v for k, v in columns.items()} | {"of": item_id})
            if product.sku is not None:
                self._by_sku.setdefault(product.sku, item_id)
            self.ids[product.key] = item_id
        if fresh:
            self._connection.execute(insert(ItemRow), fresh)
        if changed:
            kept = {
                name: func.coalesce(bindparam(f"new_{name}", type_=column.type), column)
                for name, column in ItemRow.__table__.columns.items()
                if f"new_{name}" in changed[0]
            }
            self._connection.execute(
                update(ItemRow).where(ItemRow.id == bindparam("of")).values(kept), changed
            )

    def offers(self) -> None:
        """Sizes and colours, what is shown beside, and what the feed said this time."""
        known = set(self.ids.values()) - self._fresh
        owners: tuple[tuple[type[Base], Any], ...] = (
            (VariantRow, VariantRow.item_id),
            (LinkRow, LinkRow.item_id),
            (FeedItemRow, FeedItemRow.item_id),
        )
        for table, owner in owners:
            self._connection.execute(delete(table).where(among(owner, known)))
        variants: list[Row] = []
        links: list[Row] = []
        said: dict[int, Row] = {}
        for one in self._listings:
            product = one.product
            item_id = self.ids[product.key]
            for position, variant in enumerate(product.variants):
                variants.append({
                    "item_id": item_id, "position": position, "sku": variant.sku,
                    "size": variant.size, "colour": variant.colour, "price": variant.price,
                    "stock": variant.stock,
                })  # fmt: skip
            for position, link in enumerate(dict.fromkeys(product.links)):
                links.append(
                    {"item_id": item_id, "kind": link.kind, "sku": link.sku, "position": position}
                )
            said[item_id] = {
                "item_id": item_id, "feed": self._feed, "key": product.key, "told": one.told,
                "offer": one.offer, "pictures": one.pictures, "tags": list(product.tags),
                "gone_at": None,
            }  # fmt: skip
        for kind, rows in (
            (VariantRow, variants), (LinkRow, links), (FeedItemRow, list(said.values())),
        ):  # fmt: skip
            if rows:
                self._connection.execute(insert(kind), rows)

    def words(self) -> None:
        """Tags and attributes; guesses only where no photo has told."""
        known = sorted(set(self.ids.values()) - self._fresh)
        dropped = [
            {"of": self.ids[one.product.key], "word": tag}
            for one in self._listings
            if (before := self._before.get(one.product.key)) is not None
            for tag in set(before.tags) - set(one.product.tags)
        ]
        if dropped:
            its = (TagRow.item_id == bindparam("of")) & (TagRow.tag == bindparam("word"))
            self._connection.execute(delete(TagRow).where(its), dropped)
        hung = {(self.ids[o.product.key], tag) for o in self._listings for tag in o.product.tags}
        if known and hung:
            there = select(TagRow.item_id, TagRow.tag).where(among(TagRow.item_id, known))
            hung -= {(r.item_id, r.tag) for r in self._connection.execute(there)}
        if hung:
            rows = [{"item_id": item_id, "tag": tag} for item_id, tag in sorted(hung)]
            self._connection.execute(insert(TagRow), rows)
        if known:
            unsay(self._connection, known, "feed")
        seen = set(
            self._connection.execute(
                select(PhotoRow.item_id).where(among(PhotoRow.item_id, known))
            ).scalars()
        )
        said = []
        for one in self._listings:
            item_id = self.ids[one.product.key]
            said += [(item_id, attribute) for attribute in one.attributes]
            if item_id not in seen:
                said += [(item_id, attribute) for attribute in one.guesses]
        say(self._connection, said)

    def returning(self) -> list[int]:
        """The items that this feed, or the one that had them before, had taken away."""
        own = {int(r.item_id) for r in self._before.values() if r.gone_at is not None}
        return sorted(own | self._gone_elsewhere.intersection(self.ids.values()))


def _item(one: Listing) -> NewItem:
    product = one.product
    return NewItem(
        product.name, product.sku, product.brand, product.description, product.price,
        product.currency, product.stock,
    )  # fmt: skip
