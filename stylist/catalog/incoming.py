"""A batch on its way into the catalog: rows are gathered first, then written in bulk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, insert, select

from stylist.catalog.database import now, require_items, revision_of
from stylist.catalog.derived import say
from stylist.catalog.sqlite import among
from stylist.catalog.tables import (
    AttributeRow,
    ItemRow,
    PhotoRow,
    TagRow,
    VectorRow,
    sort_key,
)
from stylist.types import CHANNELS, Attribute, Embedding, NewItem, NewPhoto

Row = dict[str, Any]


def file_columns(photo: NewPhoto, path_in: Callable[[Path], bytes]) -> Row:
    """What a photo's file says of itself."""
    return {
        "path": path_in(photo.path),
        "digest": photo.digest,
        "size": photo.size,
        "mtime_ns": photo.mtime_ns,
        "width": photo.width,
        "height": photo.height,
        "mask_source": photo.mask_source,
        "missing": False,
    }


def item_columns(item: NewItem, at: datetime) -> Row:
    """What a new item says of itself, as of `at`."""
    return {
        "sku": item.sku,
        "name": item.name,
        "sort_name": sort_key(item.name),
        "brand": item.brand,
        "description": item.description,
        "price": item.price,
        "currency": item.currency,
        "stock": item.stock,
        "updated_at": at,
    }


def vector_rows(
    encoder: str,
    photo_ids: Sequence[int],
    channels: Mapping[str, NDArray[np.floating[Any]]],
    revision: int,
) -> Iterator[Row]:
    """One row a photo and channel; each array is (n, d)."""
    for channel, array in channels.items():
        for photo_id, values in zip(photo_ids, np.asarray(array, dtype="<f2"), strict=True):
            yield {
                "photo_id": photo_id,
                "encoder": encoder,
                "channel": channel,
                "data": values.tobytes(),
                "revision": revision,
            }


def embedding_rows(
    photo_id: int, encoder: str, embedding: Embedding, revision: int
) -> Iterator[Row]:
    """The vector of one photo."""
    channels = {name: getattr(embedding, name)[np.newaxis] for name in CHANNELS}
    return vector_rows(encoder, [photo_id], channels, revision)


class Incoming:
    """New items and photos of one writing transaction.

    `add` and `add_item` decide and hand out ids, `store` writes. `item_ids`
    are the items that got something new and need to be derived then,
    `new_photos` the photos that nobody had stored before.
    """

    def __init__(self, connection: Connection, path_in: Callable[[Path], bytes]) -> None:
        self.item_ids: set[int] = set()
        self.new_photos: set[int] = set()
        self._connection = connection
        self._path_in = path_in
        self._revision = revision_of(connection)
        self._now = now()
        self._items: list[Row] = []
        self._photos: list[Row] = []
        self._vectors: list[Row] = []
        self._tags: set[tuple[int, str]] = set()
        self._said: list[tuple[int, Attribute]] = []
        # No other program can take an id while this transaction holds the lock.
        self._last_item = self._greatest(ItemRow.id)
        self._last_photo = self._greatest(PhotoRow.id)
        self._by_sku: dict[str, int] = {}
        self._by_digest: dict[str, int] = {}
        self._photos_of: Counter[int] = Counter()
        self._modelled: set[tuple[int, str]] = set()

    def add_items(self, items: Sequence[NewItem]) -> list[int]:
        """The ids of these items; one whose SKU is known is that item as it is."""
        self._look_up_skus(items)
        return [self._item(item) for item in items]

    def add_photos(self, photos: Sequence[NewPhoto]) -> list[int]:
        """The ids of these photos, new or known."""
        self._look_up_skus([p.item for p in photos if p.item is not None])
        given = require_items(
            self._connection, (p.item_id for p in photos if p.item_id is not None)
        )
        self._look_up_photos(photos, [*given, *self._by_sku.values()])
        return [self._photo(photo) for photo in photos]

    def store(self) -> None:
        """Write what was gathered."""
        tags = [{"item_id": item_id, "tag": tag} for item_id, tag in sorted(self._tags)]
        for table, rows in (
            (ItemRow, self._items),
            (PhotoRow, self._photos),
            (VectorRow, self._vectors),
            (TagRow, tags),
        ):
            if rows:
                self._connection.execute(insert(table), rows)
        say(self._connection, self._said, {row["id"] for row in self._items})

    def _item(self, item: NewItem) -> int:
        if item.sku is not None and item.sku in self._by_sku:
            return self._by_sku[item.sku]
        self._last_item += 1
        item_id = self._last_item
        if item.sku is not None:
            self._by_sku[item.sku] = item_id
        self._items.append(item_columns(item, self._now) | {"id": item_id, "added_at": self._now})
        self._tags.update((item_id, tag) for tag in item.tags)
        self._said.extend((item_id, attribute) for attribute in item.attributes)
        self.item_ids.add(item_id)
        return item_id

    def _photo(self, photo: NewPhoto) -> int:
        if photo.digest in self._by_digest:
            return self._by_digest[photo.digest]
        if (photo.item is None) == (photo.item_id is None):
            raise ValueError("a new photo needs an item or an item id, and not both")
        item_id = self._item(photo.item) if photo.item is not None else int(photo.item_id or 0)
        self._last_photo += 1
        photo_id = self._last_photo
        self._by_digest[photo.digest] = photo_id
        self.new_photos.add(photo_id)
        position = self._photos_of[item_id]
        self._photos_of[item_id] += 1
        row = file_columns(photo, self._path_in)
        row |= {"id": photo_id, "item_id": item_id, "main": position == 0, "position": position}
        self._photos.append(row)
        self._vectors.extend(
            embedding_rows(photo_id, photo.encoder, photo.embedding, self._revision)
        )
        fresh = [a for a in photo.attributes if (item_id, a.name) not in self._modelled]
        self._modelled.update((item_id, a.name) for a in fresh)
        self._said.extend((item_id, attribute) for attribute in fresh)
        self.item_ids.add(item_id)
        return photo_id

    def _look_up_skus(self, items: Iterable[NewItem]) -> None:
        skus = [item.sku for item in items if item.sku is not None]
        rows = self._connection.execute(
            select(ItemRow.sku, ItemRow.id).where(among(ItemRow.sku, skus))
        )
        self._by_sku |= {row.sku: row.id for row in rows}

    def _look_up_photos(self, photos: Sequence[NewPhoto], item_ids: Sequence[int]) -> None:
        execute = self._connection.execute
        digests = [photo.digest for photo in photos]
        known = select(PhotoRow.digest, PhotoRow.id).where(among(PhotoRow.digest, digests))
        self._by_digest |= {row.digest: row.id for row in execute(known)}
        owners = select(PhotoRow.item_id).where(among(PhotoRow.item_id, item_ids))
        self._photos_of.update(execute(owners).scalars())
        # Of items without a photo the model's attributes are guesses from a feed's words.
        said = select(AttributeRow.item_id, AttributeRow.name).where(
            AttributeRow.source == "model", among(AttributeRow.item_id, list(self._photos_of))
        )
        self._modelled |= {(row.item_id, row.name) for row in execute(said)}

    def _greatest(self, column: Any) -> int:
        return int(
            self._connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
        )
