"""The tables of a catalog, typed.

Statements are built from these classes and run on plain connections: no ORM
object is ever made of a row. The tables themselves are created by the
migrations; a test holds the two against each other.
"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Double,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    Text,
    TypeDecorator,
    false,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from stylist.text import storable
from stylist.types import Source

SOURCES: tuple[Source, ...] = ("model", "feed", "person")
"""Who can say something of an item; the position is the rank."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def sort_key(name: str) -> str:
    """What a name is sorted by: without case, accents and outer spaces."""
    letters = unicodedata.normalize("NFKD", storable(name).casefold().strip())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class Words(TypeDecorator[str]):
    """Text from people and files, which may hold lone surrogates."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Make it storable."""
        return None if value is None else storable(value)


class Instant(TypeDecorator[datetime]):
    """An aware time, kept as whole microseconds since 1970 in UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Count the microseconds."""
        return None if value is None else (value - _EPOCH) // timedelta(microseconds=1)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the time back, in UTC."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class Rank(TypeDecorator[Source]):
    """Who said it, kept as its rank so that SQL can compare."""

    impl = SmallInteger
    cache_ok = True

    def process_bind_param(self, value: Source | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Look up the rank."""
        return None if value is None else SOURCES.index(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Source | None:  # noqa: ARG002
        """Name the source of that rank."""
        return None if value is None else SOURCES[value]


class Base(DeclarativeBase):
    """Base of all tables."""

    type_annotation_map = {  # noqa: RUF012
        str: Words(),
        float: Double(),
        datetime: Instant(),
        bytes: LargeBinary(),
        Source: Rank(),
        list[Any]: JSON(),
        dict[str, Any]: JSON(),
    }


class MetaRow(Base):
    """Facts about the catalog itself; `revision` grows with every write."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


class ItemRow(Base):
    """A garment. `sort_name` is `sort_key` of its name."""

    __tablename__ = "items"

    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str | None]
    name: Mapped[str]
    sort_name: Mapped[str]
    brand: Mapped[str | None]
    description: Mapped[str | None]
    price: Mapped[float | None]
    currency: Mapped[str | None]
    stock: Mapped[int | None] = mapped_column(BigInteger)
    added_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]

    __table_args__ = (
        Index("items_by_sku", "sku", unique=True, sqlite_where=text("sku IS NOT NULL")),
        # `retired_at` in each makes them cover: a page of ids reads no item.
        Index("items_by_age", "added_at", "id", "retired_at"),
        Index("items_by_name", "sort_name", "id", "retired_at"),
        Index("items_by_price", "price", "id", "retired_at", "stock"),
    )


class PhotoRow(Base):
    """A photo of an item. `path` is relative when it lies inside the library."""

    __tablename__ = "photos"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))
    path: Mapped[bytes]
    digest: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    mtime_ns: Mapped[int] = mapped_column(BigInteger)
    width: Mapped[int]
    height: Mapped[int]
    mask_source: Mapped[str]
    main: Mapped[bool]
    position: Mapped[int]
    missing: Mapped[bool]
    crop_left: Mapped[float | None]
    crop_top: Mapped[float | None]
    crop_right: Mapped[float | None]
    crop_bottom: Mapped[float | None]

    __table_args__ = (
        Index("photos_by_digest", "digest", unique=True),
        Index("photos_by_path", "path"),
        Index("photos_by_item", "item_id", "position"),
        Index("photos_main", "item_id", unique=True, sqlite_where=text("main = 1")),
    )


class VectorRow(Base):
    """One channel of one photo's vector: little-endian float16, end to end."""

    __tablename__ = "vectors"

    photo_id: Mapped[int] = mapped_column(
        ForeignKey("photos.id", ondelete="CASCADE"), primary_key=True
    )
    encoder: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    data: Mapped[bytes]
    revision: Mapped[int] = mapped_column(BigInteger)

    __table_args__ = (
        Index("vectors_by_revision", "encoder", "channel", "revision"),
        {"sqlite_with_rowid": False},
    )


class AttributeRow(Base):
    """Something known of an item, with who said so.

    `effective`: of the highest source that says anything of this name;
    `leading`: the most certain of those. Both are kept by
    `derived.settle` and by nothing else.
    """

    __tablename__ = "attributes"

    item_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[Source] = mapped_column(primary_key=True)
    confidence: Mapped[float]
    effective: Mapped[bool]
    leading: Mapped[bool]

    __table_args__ = (
        # Every column, so that filters, facets and facts read only this index.
        Index(
            "attributes_by_value",
            *("effective", "name", "value", "leading", "item_id", "confidence", "source"),
        ),
        {"sqlite_with_rowid": False},
    )


class TagRow(Base):
    """A word a person or a feed hung on an item."""

    __tablename__ = "tags"

    item_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    tag: Mapped[str] = mapped_column(primary_key=True)

    __table_args__ = (Index("tags_by_tag", "tag", "item_id"), {"sqlite_with_rowid": False})


class ProfileRow(Base):
    """Someone whose taste is kept; while `paused` it turns no page."""

    __tablename__ = "profiles"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    paused: Mapped[bool] = mapped_column(server_default=false())

    __table_args__ = (Index("profiles_by_name", "name", unique=True),)


class VerdictRow(Base):
    """What a profile thinks of an item."""

    __tablename__ = "verdicts"

    profile_id: Mapped[int] = mapped_column(
        ForeignKey("profiles.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    liked: Mapped[bool]
    reason: Mapped[str | None]
    at: Mapped[datetime]
    similarity: Mapped[float | None]

    __table_args__ = (Index("verdicts_by_item", "item_id"), {"sqlite_with_rowid": False})


class SignRow(Base):
    """A weaker sign than a verdict: what someone opened, pinned, tried, bought, or was shown."""

    __tablename__ = "signs"

    profile_id: Mapped[int] = mapped_column(
        ForeignKey("profiles.id", ondelete="CASCADE"), primary_key=True
    )
    item_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]
    at: Mapped[datetime]

    __table_args__ = (Index("signs_by_item", "item_id"), {"sqlite_with_rowid": False})


class ActionRow(Base):
    """One step that can be taken back: of a profile, or, without one, of everybody.

    `before` is what the step changed, as it was; each `kind` has a shape of
    its own, see `journal`.
    """

    __tablename__ = "actions"

    id: Mapped[int] = mapped_column(primary_key=True)
    profile_id: Mapped[int | None] = mapped_column(ForeignKey("profiles.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    kind: Mapped[str]
    what: Mapped[str]
    before: Mapped[list[Any]]

    __table_args__ = (Index("actions_by_profile", "profile_id", "id"),)


class RunRow(Base):
    """One import. `state` is running until it ends: done, cancelled or failed."""

    __tablename__ = "import_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    root: Mapped[str]
    started: Mapped[datetime]
    finished: Mapped[datetime | None]
    state: Mapped[str]
    found: Mapped[int]
    imported: Mapped[int]
    duplicates: Mapped[int]
    moved: Mapped[int]
    updated: Mapped[int]
    refused: Mapped[list[Any]]


class VariantRow(Base):
    """One size and colour of an item, as it is ordered."""

    __tablename__ = "variants"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))
    position: Mapped[int]
    sku: Mapped[str | None]
    size: Mapped[str | None]
    colour: Mapped[str | None]
    price: Mapped[float | None]
    stock: Mapped[int | None] = mapped_column(BigInteger)

    __table_args__ = (
        Index("variants_by_item", "item_id", "position"),
        Index("variants_by_sku", "sku"),
    )


class LinkRow(Base):
    """An item that a shop shows beside another: by SKU, since it may come later."""

    __tablename__ = "item_links"

    item_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(primary_key=True)
    sku: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]

    __table_args__ = ({"sqlite_with_rowid": False},)


class FeedItemRow(Base):
    """What a feed said of an item last: digests to compare the next morning with.

    `tags` are those that the feed hung on it. `gone_at`: since when the feed
    names it no more.
    """

    __tablename__ = "feed_items"

    item_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    feed: Mapped[str]
    key: Mapped[str]
    told: Mapped[str]
    offer: Mapped[str]
    pictures: Mapped[str]
    tags: Mapped[list[Any]]
    gone_at: Mapped[datetime | None]

    __table_args__ = (Index("feed_items_by_key", "feed", "key", unique=True),)


class FeedRunRow(Base):
    """One import of a feed; `report` holds its counts and refused rows."""

    __tablename__ = "feed_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    feed: Mapped[str]
    file: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    mtime_ns: Mapped[int] = mapped_column(BigInteger)
    format: Mapped[str]
    started: Mapped[datetime]
    finished: Mapped[datetime | None]
    state: Mapped[str]
    report: Mapped[dict[str, Any]]


class FeedMapRow(Base):
    """The column map of tables with a certain header, as a person left it."""

    __tablename__ = "feed_maps"

    signature: Mapped[str] = mapped_column(primary_key=True)
    map: Mapped[dict[str, Any]]


class WatchedRow(Base):
    """A folder from which is imported what lands there."""

    __tablename__ = "watched"

    folder: Mapped[bytes] = mapped_column(primary_key=True)
    added_at: Mapped[datetime]


class ShopperVerdictRow(Base):
    """What somebody at a kiosk thought of an item; `visitor` tells people apart, not who they are.

    `event` is the same however often it is brought.
    """

    __tablename__ = "shopper_verdicts"

    event: Mapped[str] = mapped_column(primary_key=True)
    visitor: Mapped[str]
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))
    liked: Mapped[bool]
    reason: Mapped[str | None]
    at: Mapped[datetime]

    __table_args__ = (
        Index("shopper_verdicts_by_item", "item_id", "visitor", "at"),
        {"sqlite_with_rowid": False},
    )


class LookRow(Base):
    """A look that a stylist made."""

    __tablename__ = "looks"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    client: Mapped[str]
    notes: Mapped[str]
    occasion: Mapped[str | None]
    temperature: Mapped[float | None]
    wind: Mapped[float | None]
    rain: Mapped[bool]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    __table_args__ = (Index("looks_by_name", "name", unique=True),)


class LookItemRow(Base):
    """A garment on a look's canvas; `position` is the order in which they lie on each other."""

    __tablename__ = "look_items"

    look_id: Mapped[int] = mapped_column(
        ForeignKey("looks.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))
    x: Mapped[float]
    y: Mapped[float]
    scale: Mapped[float]
    rotation: Mapped[float]

    __table_args__ = (Index("look_items_by_item", "item_id"), {"sqlite_with_rowid": False})


class LookbookRow(Base):
    """Looks in order."""

    __tablename__ = "lookbooks"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    __table_args__ = (Index("lookbooks_by_name", "name", unique=True),)


class LookbookLookRow(Base):
    """A look's place in a lookbook."""

    __tablename__ = "lookbook_looks"

    lookbook_id: Mapped[int] = mapped_column(
        ForeignKey("lookbooks.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    look_id: Mapped[int] = mapped_column(ForeignKey("looks.id", ondelete="CASCADE"))

    __table_args__ = (Index("lookbook_looks_by_look", "look_id"), {"sqlite_with_rowid": False})


class WearRow(Base):
    """An item was worn on a day, kept as ``2026-05-01``."""

    __tablename__ = "wears"

    item_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[str] = mapped_column(primary_key=True)
    noted_at: Mapped[datetime]

    __table_args__ = (Index("wears_by_day", "day"), {"sqlite_with_rowid": False})


class RatingRow(Base):
    """What a stylist thinks of an item: 0 to 5 stars, and pick, reject or neither."""

    __tablename__ = "ratings"

    item_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    stars: Mapped[int]
    flag: Mapped[str | None]

    __table_args__ = ({"sqlite_with_rowid": False},)


class CollectionRow(Base):
    """An album, or, with `asks`, a search that was kept."""

    __tablename__ = "collections"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    asks: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime]

    __table_args__ = (Index("collections_by_name", "name", unique=True),)


class CollectionItemRow(Base):
    """An item's place in an album."""

    __tablename__ = "collection_items"

    collection_id: Mapped[int] = mapped_column(
        ForeignKey("collections.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("items.id", ondelete="CASCADE"))

    __table_args__ = (
        Index("collection_items_by_item", "item_id"),
        {"sqlite_with_rowid": False},
    )


class NotMatchRow(Base):
    """Two items of which a person said that they are not the same; the lesser id first."""

    __tablename__ = "not_matches"

    first_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    second_id: Mapped[int] = mapped_column(
        ForeignKey("items.id", ondelete="CASCADE"), primary_key=True
    )
    at: Mapped[datetime]

    __table_args__ = (Index("not_matches_by_second", "second_id"), {"sqlite_with_rowid": False})


class UnmetRow(Base):
    """Something that was asked for and that the library did not have; no photo, no person."""

    __tablename__ = "unmet"

    key: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    words: Mapped[str]
    asks: Mapped[dict[str, Any]]
    missing: Mapped[list[Any]]
    client: Mapped[str]
    times: Mapped[int]
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]

    __table_args__ = ({"sqlite_with_rowid": False},)
