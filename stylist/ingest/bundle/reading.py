"""A bundle, taken over as an update: checked first, compared, and only then written."""

from __future__ import annotations

import io
import json
import time
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any

import cv2
import numpy as np

from stylist import unfinished
from stylist.archives import BROKEN
from stylist.catalog.store import Store
from stylist.embed.models import ModelCard
from stylist.errors import FeedError, PhotoError, StylistError
from stylist.imaging.decode import decode
from stylist.imaging.thumbnail import sealed, thumbnail_of
from stylist.ingest.bundle.manifest import ITEMS, LOOKS, ODD, VECTORS, VERDICTS, Reader
from stylist.ingest.feeds.diff import compare
from stylist.ingest.feeds.mapping import digest_of
from stylist.ingest.pipeline import Incoming
from stylist.ingest.prepare import keep_whole, thumbnail_path
from stylist.looktypes import LookDiff, Placed, StyledLook
from stylist.products import FeedDiff, Link, Listing, Product, RowRefusal, Variant
from stylist.taxonomy import Taxonomy
from stylist.text import storable
from stylist.types import (
    CHANNELS,
    Attribute,
    Box,
    Embedding,
    Floats,
    NewItem,
    NewPhoto,
    Progress,
    Verdict,
)

_BATCH = 500
PARTS = ("items", "photos", "vectors", "taxonomy", "looks", "verdicts")
"""Parts that this program takes over; others are left alone."""

ImportFiles = Callable[[Sequence[Incoming]], Iterator[Progress]]


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What a bundle brought.

    `verdicts` are those that were not known before; `unmatched` are of items
    that are not here. `taxonomy` tells whether other words hold now.
    """

    diff: FeedDiff | None
    items: int
    photos: int
    looks: LookDiff
    verdicts: int
    unmatched: int
    taxonomy: bool
    left_alone: tuple[str, ...]
    refused: tuple[RowRefusal, ...]
    seconds: float

    def count(self, kind: str) -> int:
        """How many items are new, changed, gone or back."""
        return 0 if self.diff is None else self.diff.count(kind)


@dataclass(frozen=True, slots=True)
class _Picture:
    """A photo of the bundle; `said` is what the model says of its item, if it is the main one."""

    member: str
    origin: str
    size: tuple[int, int]
    crop: Box | None
    said: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True)
class _Looks:
    """Looks by their keys, each with its garments' keys and where they lie; and lookbooks."""

    looks: Mapping[str, tuple[StyledLook, Sequence[tuple[str, Placed]]]]
    books: Mapping[str, tuple[str, tuple[str, ...]]]


class BundleImport:
    """Takes a bundle over into the library in `folder`.

    Parameters
    ----------
    card : ModelCard
        The model in use: vectors of another one are not taken, its photos are embedded here.
    """

    def __init__(self, store: Store, folder: Path, card: ModelCard) -> None:
        self._store = store
        self._folder = folder
        self._card = card
        self._refused: list[RowRefusal] = []

    def plan(self, bundle: Reader) -> Iterator[Progress]:
        """Check and compare; nothing is written. The last progress carries the `FeedDiff`."""
        yield from bundle.check()
        diff = None
        if ITEMS in bundle.manifest.members:
            listings, _ = self._items(bundle)
            diff = self._compare(bundle, listings)[0]
        yield Progress("reading", 1, 1, result=diff)

    def run(self, bundle: Reader, import_files: ImportFiles) -> Iterator[Progress]:
        """Take it over; the last progress carries a `BundleReport`.

        Closing the generator cancels; taken over again, it goes on where it stopped.
        """
        began = time.perf_counter()
        yield from bundle.check()
        manifest = bundle.manifest
        told = _looks(bundle) if LOOKS in manifest.members else None
        diff, photos, words = None, 0, self._taxonomy(bundle)
        if ITEMS in manifest.members:
            listings, pictures = self._items(bundle)
            diff, to_write, gone = self._compare(bundle, listings)
            feed = diff.feed
            for start in range(0, len(to_write), _BATCH):
                self._store.put_listings(feed, to_write[start : start + _BATCH])
                yield Progress("writing", min(start + _BATCH, len(to_write)), len(to_write))
            if gone:
                self._store.mark_gone(gone)
            known = self._store.listed(feed)
            ids = {key: known[key].item_id for key in pictures}
            changed = {one.product.key for one in to_write}
            for step in self._photos(bundle, pictures, ids, changed, import_files):
                photos = step.result if step.result is not None else photos
                if step.result is None:
                    yield step
            self._say_again({ids[k]: p for k, p in pictures.items() if k in changed and p})
        looks = LookDiff() if told is None else self._take_looks(manifest.library, told)
        verdicts = unmatched = 0
        if VERDICTS in manifest.members:
            verdicts, unmatched = self._verdicts(bundle)
        report = BundleReport(
            diff, manifest.items, photos, looks, verdicts, unmatched, words,
            tuple(part for part in manifest.parts if part not in PARTS),
            tuple(self._refused), time.perf_counter() - began,
        )  # fmt: skip
        yield Progress("done", manifest.items, manifest.items, result=report)

    def _compare(
        self, bundle: Reader, listings: Sequence[Listing]
    ) -> tuple[FeedDiff, Sequence[Listing], Sequence[int]]:
        feed = f"bundle:{bundle.manifest.library}"
        if bundle.manifest.library == self._store.library_id():
            raise FeedError(bundle.file, "was made by this library; it is for others")
        known = self._store.listed(feed)
        strange = [s for o in listings if o.product.key not in known and (s := o.product.sku)]
        here = self._store.ids_by_sku(strange)
        # A bundle is checked to be whole, so what it does not name is gone.
        found = compare(listings, known, here, self._refused, "retire")
        diff = FeedDiff(
            feed, "bundle", len(listings), sum(len(o.product.variants) for o in listings),
            found.changes, found.unchanged, found.price, found.stock, tuple(self._refused),
        )  # fmt: skip
        return diff, found.to_write, found.gone

    def _items(self, bundle: Reader) -> tuple[list[Listing], dict[str, list[_Picture]]]:
        listings: list[Listing] = []
        pictures: dict[str, list[_Picture]] = {}
        self._refused.clear()
        for number, line in bundle.lines(ITEMS):
            try:
                said = json.loads(line.decode("utf-8", "replace"))
                listing, photos = _listing(number, said)
            except ODD as error:
                self._refused.append(RowRefusal(number, "", f"is no item: {error}"))
                bundle.bear(len(self._refused))
                continue
            listings.append(listing)
            pictures[listing.product.key] = photos
        return listings, pictures

    def _photos(
        self,
        bundle: Reader,
        pictures: Mapping[str, Sequence[_Picture]],
        ids: Mapping[str, int],
        changed: Collection[str],
        import_files: ImportFiles,
    ) -> Iterator[Progress]:
        """Bring the photos in, with their vectors where they are this model's.

        Of items that have changed, vectors and crops of known photos are taken over too.
        """
        vectors = self._vectors(bundle)
        waiting = [(key, one) for key, some in pictures.items() for one in some]
        stored = self._store.photos_by_path([self._path(one) for _, one in waiting])
        to_embed: list[Incoming] = []
        orders: dict[int, list[int]] = {}
        brought = 0
        for start in range(0, len(waiting), _BATCH):
            fresh: list[NewPhoto] = []
            crops: list[_Picture] = []
            renewed: dict[int, _Picture] = {}
            for key, one in waiting[start : start + _BATCH]:
                path = self._path(one)
                digest = bundle.digest(one.member)
                there = stored.get(path)
                if there is not None and there.digest == digest and path.exists():
                    if key in changed and one.origin in vectors:
                        renewed[there.photo_id] = one
                    continue
                data = bundle.read(one.member)
                keep_whole(path, data)
                if not self._thumbnail(digest, path, data):
                    self._refused.append(RowRefusal(0, one.member, "is no photo"))
                    continue
                if one.origin not in vectors:
                    to_embed.append(Incoming(path, NewItem(""), ids[key]))
                    continue
                new = self._new(path, digest, data, one, vectors[one.origin], ids[key])
                if there is not None:
                    self._store.replace_photo(there.photo_id, new)
                    renewed[there.photo_id] = one
                else:
                    fresh.append(new)
                    crops.append(one)
            if fresh:
                photos = self._store.add_photos(fresh)
                brought += len(photos)
                self._store.put_crops(
                    {p.id: one.crop for p, one in zip(photos, crops, strict=True) if one.crop}
                )
            if renewed:
                self._renew(renewed, vectors)
            yield Progress("photos", min(start + _BATCH, len(waiting)), len(waiting))
        if to_embed:
            for step in import_files(to_embed):
                if step.result is None:
                    yield step
                else:
                    brought += step.result.imported + step.result.updated
        stored = self._store.photos_by_path([self._path(one) for _, one in waiting])
        for key, some in pictures.items():
            here = [stored[p].photo_id for one in some if (p := self._path(one)) in stored]
            if here:
                orders[ids[key]] = here
        self._store.arrange_photos(orders)
        yield Progress("photos", len(waiting), len(waiting), result=brought)

    def _renew(self, photos: Mapping[int, _Picture], vectors: Mapping[str, Floats]) -> None:
        """Known photos have other vectors or crops in the bundle."""
        rows = np.stack([vectors[one.origin] for one in photos.values()])
        edges = np.cumsum([0, *self._card.widths]).tolist()
        channels = {
            name: rows[:, low:high]
            for name, (low, high) in zip(CHANNELS, pairwise(edges), strict=True)
        }
        self._store.put_vectors(self._card.identity, list(photos), channels)
        self._store.put_crops({photo: one.crop for photo, one in photos.items()})

    def _new(
        self, path: Path, digest: str, data: bytes, one: _Picture, row: Floats, item_id: int
    ) -> NewPhoto:
        edges = np.cumsum([0, *self._card.widths]).tolist()
        parts = [row[low:high] for low, high in pairwise(edges)]
        return NewPhoto(
            path=path, digest=digest, size=len(data), mtime_ns=path.stat().st_mtime_ns,
            width=one.size[0], height=one.size[1], mask_source="grabcut",
            encoder=self._card.identity, embedding=Embedding(*parts), attributes=one.said,
            item_id=item_id,
        )  # fmt: skip

    def _path(self, one: _Picture) -> Path:
        suffix = PurePosixPath(one.member).suffix
        return self._folder / "photos" / "bundle" / one.origin[:2] / f"{one.origin}{suffix}"

    def _thumbnail(self, digest: str, path: Path, data: bytes) -> bool:
        thumbnail = thumbnail_path(self._folder / "cache" / "thumbs", digest)
        if thumbnail.exists():
            return True
        try:
            keep_whole(thumbnail, sealed(thumbnail_of(decode(data, path), data)))
        except (PhotoError, cv2.error):
            path.unlink(missing_ok=True)
            return False
        return True

    def _vectors(self, bundle: Reader) -> dict[str, Floats]:
        """Of this model, by the digest of the photo they were made of; else none."""
        manifest = bundle.manifest
        if manifest.encoder != self._card.identity or VECTORS not in manifest.members:
            return {}
        data = bundle.read(VECTORS)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                if sum(m.file_size for m in packed.infolist()) > len(data):
                    raise ValueError("packed")  # they are written as they are
            with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
                origins, matrix = arrays["origins"], arrays["matrix"]
        except BROKEN as error:
            raise FeedError(bundle.file, "is damaged: its vectors cannot be read") from error
        width = sum(self._card.widths)
        if matrix.shape != (len(origins), width) or not np.isfinite(matrix).all():
            raise FeedError(bundle.file, "holds vectors that are not this model's")
        rows = matrix.astype(np.float32)
        return {str(origin): row for origin, row in zip(origins, rows, strict=True)}

    def _say_again(self, pictures: Mapping[int, Sequence[_Picture]]) -> None:
        said = {item_id: some[0].said for item_id, some in pictures.items() if some[0].said}
        names = sorted({a.name for some in said.values() for a in some})
        if said:
            self._store.say_again(names, said)

    def _taxonomy(self, bundle: Reader) -> bool:
        """Take over the words; whether they are others than before.

        Raises
        ------
        FeedError
            They are no taxonomy.
        """
        found = {
            PurePosixPath(name).name: bundle.read(name)
            for name in bundle.manifest.members
            if name.startswith("taxonomy/") and name.endswith(".toml")
        }
        folder = self._folder / "taxonomy"
        before = {name: _bytes(folder / name) for name in found}
        if found == before or not found:
            return False
        with unfinished.folder("taxonomy") as trial:
            for name, data in found.items():
                (trial / name).write_bytes(data)
            try:
                Taxonomy.load(trial)
            except StylistError as error:
                raise FeedError(bundle.file, f"holds a taxonomy that is none: {error}") from error
        for name, data in found.items():
            if (old := before[name]) is not None and old != data:
                keep_whole(folder / f"{name}.before", old)
            keep_whole(folder / name, data)
        return True

    def _take_looks(self, source: str, told: _Looks) -> LookDiff:
        """Take looks over, with those of their garments that are here."""
        known = self._store.listed(f"bundle:{source}")
        looks = {
            key: replace(
                look,
                pieces=tuple(
                    replace(place, item_id=known[item].item_id)
                    for item, place in pieces
                    if item in known
                ),
            )
            for key, (look, pieces) in told.looks.items()
        }
        return self._store.take_looks(source, looks, told.books)

    def _verdicts(self, bundle: Reader) -> tuple[int, int]:
        """Merge what shoppers thought: how many verdicts are new, and how many of nothing here."""
        told: list[tuple[str, str, dict[str, Any]]] = []
        for number, line in bundle.lines(VERDICTS):
            try:
                one = json.loads(line)
                told.append((str(one["event"]), str(one["visitor"]), one))
            except ODD as error:
                self._refused.append(RowRefusal(number, VERDICTS, f"is no verdict: {error}"))
                bundle.bear(len(self._refused))
        items = self._store.placed([one for _, _, one in told])
        verdicts: list[tuple[str, str, Verdict]] = []
        for (event, visitor, one), item_id in zip(told, items, strict=True):
            if item_id is not None:
                try:
                    at = datetime.fromisoformat(one["at"])
                    if at.tzinfo is None:
                        raise ValueError("a time without its zone")
                    verdicts.append(
                        (event, visitor, Verdict("", item_id, bool(one["liked"]), None, at))
                    )
                except ODD as error:
                    self._refused.append(RowRefusal(0, VERDICTS, f"is no verdict: {error}"))
        return self._store.add_shopper_verdicts(verdicts), sum(i is None for i in items)


def _looks(bundle: Reader) -> _Looks:
    looks: dict[str, tuple[StyledLook, list[tuple[str, Placed]]]] = {}
    try:
        said = json.loads(bundle.read(LOOKS))
        for one in said["looks"]:
            look = StyledLook(
                0, str(one["name"]), occasion=_text(one["occasion"]), rain=bool(one["rain"]),
                temperature=_within(one["temperature"]), wind=_within(one["wind"]),
            )  # fmt: skip
            pieces = [
                (str(item), Placed(0, *(_within(p) or 0.0 for p in place)))
                for item, *place in one["pieces"]
            ]
            looks[str(one["key"])] = look, pieces
        books = {
            str(one["key"]): (str(one["name"]), tuple(map(str, one["looks"])))
            for one in said["lookbooks"]
        }
    except ODD as error:
        raise FeedError(bundle.file, "is damaged: its looks cannot be read") from error
    return _Looks(looks, books)


def _listing(number: int, said: dict[str, Any]) -> tuple[Listing, list[_Picture]]:
    every = [
        Attribute(str(name), str(value), min(max(float(sure), 0.0), 1.0), source)
        for name, value, sure, source in said["attributes"]
        if source in ("model", "feed", "person")
    ]
    by_model = tuple(a for a in every if a.source == "model")
    spoken: dict[str, list[Attribute]] = {}
    for a in every:
        if a.source != "model":
            spoken.setdefault(a.name, []).append(a)
    # A person's word there is a feed's here, so that this library's own people come first.
    attributes = tuple(
        Attribute(a.name, a.value, a.confidence, "feed")
        for some in spoken.values()
        for a in some
        if a.source == ("person" if any(o.source == "person" for o in some) else "feed")
    )
    product = Product(
        number,
        storable(str(said["key"])),
        storable(str(said["name"])),
        sku=_text(said["sku"]),
        brand=_text(said["brand"]),
        description=_text(said["description"]),
        price=_number(said["price"]),
        currency=_text(said["currency"]),
        stock=None if said["stock"] is None else int(said["stock"]),
        tags=tuple(map(str, said["tags"])),
        variants=tuple(
            Variant(_text(sku), _text(size), _text(colour), _number(price),
                    None if stock is None else int(stock))
            for sku, size, colour, price, stock in said["variants"]
        ),
        links=tuple(Link(str(kind), str(sku)) for kind, sku in said["links"]),
        photos=tuple(str(photo["file"]) for photo in said["photos"]),
    )  # fmt: skip
    pictures = [
        _picture(photo, by_model if place == 0 else ())
        for place, photo in enumerate(said["photos"])
    ]
    told = (product.name, product.sku, product.brand, product.description, product.currency,
            product.tags, product.links, attributes, by_model,
            tuple((v.sku, v.size, v.colour) for v in product.variants))  # fmt: skip
    offer = (product.price, product.stock, [(v.price, v.stock) for v in product.variants])
    listing = Listing(
        product, attributes, by_model, digest_of(told), digest_of(offer),
        digest_of([said["photos"]]),
    )  # fmt: skip
    return listing, pictures


def _picture(said: dict[str, Any], by_model: tuple[Attribute, ...]) -> _Picture:
    origin = str(said["origin"])
    if len(origin) != 64 or not all(c in "0123456789abcdef" for c in origin):
        raise ValueError("a photo without its digest")
    crop = said["crop"]
    return _Picture(
        str(said["file"]), origin, (int(said["width"]), int(said["height"])),
        None if crop is None else Box(*map(float, crop)), by_model,
    )  # fmt: skip


def _within(value: Any) -> float | None:
    """A number of a look: of degrees, of metres a second, of canvases."""
    if value is None:
        return None
    number = float(value)
    if not -1e3 < number < 1e3:  # nor NaN
        raise ValueError("a number that no look has")
    return number


def _text(value: Any) -> str | None:
    return None if value is None else storable(str(value))


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
