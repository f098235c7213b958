"""A library's catalog, or what shoppers did in it, as one file."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from stylist.catalog.store import Store
from stylist.embed.models import ModelCard
from stylist.errors import PhotoError
from stylist.imaging.decode import read
from stylist.ingest.bundle.manifest import ITEMS, LOOKS, VECTORS, VERDICTS, Manifest, Writer
from stylist.text import printable
from stylist.types import Filters, Item, Photo, Progress, Refusal, Verdict

_STEP = 500
_SUFFIXES = frozenset((".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic",
                       ".avif"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class BundleWritten:
    """What went into a bundle; `refused` are photos whose files were not to be read."""

    file: Path
    items: int
    photos: int
    verdicts: int
    bytes: int
    refused: tuple[Refusal, ...]


def write_catalog(
    store: Store,
    card: ModelCard,
    file: Path,
    taxonomy: Path,
    thumbnail: Callable[[Photo], bytes | None] | None,
    key: bytes | None,
) -> Iterator[Progress]:
    """Write items, photos, vectors, looks and taxonomy; the last progress carries `BundleWritten`.

    `thumbnail` gives the bytes that travel in a photo's place; None sends originals.
    """
    writer = Writer(file, key)
    finished = False
    try:
        ids = store.ids(Filters(), sort="newest")[::-1]
        lines: list[str] = []
        refused: list[Refusal] = []
        digests: dict[int, str] = {}
        for start in range(0, len(ids), _STEP):
            items = store.items(ids[start : start + _STEP])
            variants = store.variants([item.id for item in items])
            for item in items:
                photos = []
                for photo in item.photos:
                    told = _add_photo(writer, photo, thumbnail, refused)
                    if told is not None:
                        photos.append(told)
                        digests[photo.id] = photo.digest
                said = _item(item, photos, store.links(item.id))
                said["variants"] = [
                    [v.sku, v.size, v.colour, v.price, v.stock] for v in variants.get(item.id, ())
                ]
                lines.append(json.dumps(said, ensure_ascii=False))
            yield Progress("packing", start + len(items), len(ids))
        writer.add(ITEMS, "\n".join(lines).encode(), packed=True)
        writer.add(VECTORS, _vectors(store, card, digests))
        for own in sorted(taxonomy.glob("*.toml")) if taxonomy.is_dir() else ():
            writer.add(f"taxonomy/{own.name}", own.read_bytes(), packed=True)
        writer.add(LOOKS, json.dumps(_looks(store), ensure_ascii=False).encode(), packed=True)
        kind = "originals" if thumbnail is None else "thumbnails"
        parts = ("items", "photos", "vectors", "taxonomy", "looks")
        writer.finish(_manifest(store, card, kind, parts, len(ids), writer))
        finished = True
    finally:
        if not finished:
            writer.abandon()
    size = file.stat().st_size
    report = BundleWritten(file, len(ids), len(digests), 0, size, tuple(refused))
    yield Progress("packing", len(ids), len(ids), result=report)


def write_verdicts(
    store: Store, card: ModelCard, file: Path, key: bytes | None
) -> Iterator[Progress]:
    """Write what shoppers thought, without who they are; the last progress carries the report."""
    writer = Writer(file, key)
    finished = False
    try:
        told = list(_verdicts(store))
        writer.add(VERDICTS, "\n".join(json.dumps(one) for one in told).encode(), packed=True)
        writer.finish(_manifest(store, card, "none", ("verdicts",), 0, writer))
        finished = True
    finally:
        if not finished:
            writer.abandon()
    report = BundleWritten(file, 0, 0, len(told), file.stat().st_size, ())
    yield Progress("packing", len(told), len(told), result=report)


def _manifest(
    store: Store, card: ModelCard, photos: str, parts: Sequence[str], items: int, writer: Writer
) -> Manifest:
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return Manifest(
        store.library_id(), made, card.identity, photos, tuple(parts), items, writer.members
    )


def _item(item: Item, photos: Sequence[dict[str, Any]], links: Sequence[tuple[str, str]]) -> Any:
    return {
        "key": str(item.id), "sku": item.sku, "name": item.name, "brand": item.brand,
        "description": item.description, "price": item.price, "currency": item.currency,
        "stock": item.stock, "tags": list(item.tags),
        "attributes": [[a.name, a.value, a.confidence, a.source] for a in item.attributes],
        "links": [list(link) for link in links], "photos": list(photos),
    }  # fmt: skip


def _looks(store: Store) -> dict[str, Any]:
    """Looks and lookbooks; for whom they were made, and what was noted of it, stays here."""
    return {
        "looks": [
            {
                "key": str(look.id), "name": look.name, "occasion": look.occasion,
                "temperature": look.temperature, "wind": look.wind, "rain": look.rain,
                "pieces": [[str(p.item_id), p.x, p.y, p.scale, p.rotation] for p in look.pieces],
            }
            for look in store.looks()
        ],
        "lookbooks": [
            {"key": str(book.id), "name": book.name, "looks": [str(i) for i in book.look_ids]}
            for book in store.lookbooks()
        ],
    }  # fmt: skip


def _add_photo(
    writer: Writer,
    photo: Photo,
    thumbnail: Callable[[Photo], bytes | None] | None,
    refused: list[Refusal],
) -> dict[str, Any] | None:
    try:
        data = read(photo.path) if thumbnail is None else thumbnail(photo)
    except PhotoError as error:
        refused.append(Refusal(printable(photo.path), error.reason))
        return None
    if data is None:
        refused.append(Refusal(printable(photo.path), "has no thumbnail, and cannot be read"))
        return None
    suffix = ".jpg" if thumbnail is not None else photo.path.suffix.lower()
    name = f"photos/{photo.digest}{suffix if suffix in _SUFFIXES else '.jpg'}"
    writer.add(name, data)
    crop = photo.crop
    return {
        "file": name, "origin": photo.digest, "width": photo.width, "height": photo.height,
        "crop": None if crop is None else [crop.left, crop.top, crop.right, crop.bottom],
    }  # fmt: skip


def _vectors(store: Store, card: ModelCard, digests: dict[int, str]) -> bytes:
    """``origins`` (n,) and ``matrix`` (n, d) float16, channels end to end."""
    origins: list[str] = []
    rows = [np.empty((0, sum(card.widths)), np.float16)]
    for chunk in store.vectors(card.identity):
        keep = np.array([int(i) in digests for i in chunk.photo_ids], dtype=np.bool_)
        origins += [digests[int(i)] for i in chunk.photo_ids[keep]]
        rows.append(chunk.matrix[keep])
    stream = io.BytesIO()
    matrix = np.concatenate(rows)
    np.savez(stream, origins=np.array(origins, dtype="U64"), matrix=matrix, allow_pickle=False)
    return stream.getvalue()


def _verdicts(store: Store) -> Iterator[dict[str, Any]]:
    """Own profiles' verdicts under numbers, and those that came from other kiosks."""
    own = store.library_id()
    told: list[tuple[str, str, Verdict]] = []
    for profile in store.profiles():
        visitor = _short(f"{own}:{store.salt()}:{profile}")
        for verdict in store.verdicts(profile).values():
            event = _short(f"{visitor}:{verdict.item_id}:{verdict.at.isoformat()}")
            told.append((event, visitor, verdict))
    told += store.shopper_verdicts()
    where = store.places({verdict.item_id for _, _, verdict in told})
    for event, visitor, verdict in told:
        yield {
            "event": event, "visitor": visitor, **where[verdict.item_id],
            # What people wrote in their own words may say who they are, so it stays here.
            "liked": verdict.liked, "at": verdict.at.isoformat(),
        }  # fmt: skip


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
