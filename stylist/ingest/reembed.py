"""Looking again at the photos of a library: what an encoder has not seen yet."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
import psutil

from stylist.catalog.store import Store
from stylist.embed.channels import Prepared, prepare
from stylist.embed.embedder import Embedder
from stylist.embed.models import ENCODER_FILE, ModelCard
from stylist.errors import PhotoError
from stylist.imaging.decode import decode, read
from stylist.ingest.prepare import Bench, Tools, set_up, tools
from stylist.ingest.workers import BoundedPool, Failed
from stylist.processor import usable_cores
from stylist.settings import Settings
from stylist.text import printable
from stylist.types import Box, Photo, Progress, Refusal, SeenPhoto

FEW = 8
"""So few photos are done in this process: workers would take longer to start."""

_TRANSACTION = 64
_SECONDS = 2.0
"""Photos, and seconds, after which what is done is stored: the most that a kill loses."""

_PAGE = 2048
"""Photos that are read from the catalog at a time."""

_BEAT = 0.25
"""Seconds after which whoever follows may do something else, or stop."""

CHANGED = "has changed since it was imported; import it again"


@dataclass(frozen=True, slots=True)
class Again:
    """A photo of the catalog to look at again, in its crop."""

    photo_id: int
    path: Path
    digest: str
    crop: Box | None


@dataclass(frozen=True, slots=True)
class _Ready:
    """A photo ready to be embedded elsewhere."""

    order: Again
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class Unread:
    """A photo that could not be looked at, and why."""

    order: Again
    reason: str


@dataclass(slots=True)
class Reembedded:
    """What was done: how many photos were embedded, and which were not, by id."""

    embedded: int = 0
    refused: dict[int, Refusal] = field(default_factory=dict)


def reembed(
    store: Store, embedder: Embedder, settings: Settings, *, workers: int | None = None
) -> Iterator[Progress]:
    """Embed every photo of which this encoder's vector is missing, each in its crop.

    Worker processes decode and embed, this one stores; what was stored stays
    when the generator is closed, and running it again goes on from there.
    Photos that come in meanwhile are taken along. One that cannot be used is
    refused and stops nothing. The last progress carries a `Reembedded`.
    """
    told, done = Reembedded(), 0
    began = time.perf_counter()
    encoder = embedder.card.identity

    def progress(news: Sequence[Refusal] = (), items: tuple[int, ...] = ()) -> Progress:
        seconds = time.perf_counter() - began
        rate = done / seconds if seconds > 0 else 0.0
        return Progress("embedding", done, total, rate, tuple(news), items)

    while left := _left(store, encoder, told):
        total = done + left
        yield progress()
        seen: list[SeenPhoto] = []
        news: list[Refusal] = []
        stored = time.perf_counter()
        todo = _unseen(store, encoder, told)
        for one in look_again(embedder, settings, todo, left, workers=workers):
            if isinstance(one, SeenPhoto):
                seen.append(one)
            elif isinstance(one, Unread):
                news.append(Refusal(printable(one.order.path), one.reason))
                told.refused[one.order.photo_id] = news[-1]
                done += 1
            late = time.perf_counter() - stored > _SECONDS
            if len(seen) >= _TRANSACTION or (seen and late):
                items = _store(store, embedder, seen, told)
                done, stored = done + len(seen), time.perf_counter()
                seen = []
                yield progress(news, items)
                news = []
            elif one is None:
                yield progress(news)
                news = []
        if seen or news:
            items = _store(store, embedder, seen, told)
            done += len(seen)
            yield progress(news, items)
    yield Progress("embedding", done, done, result=told)


def _left(store: Store, encoder: str, told: Reembedded) -> int:
    """How many photos are to be done, 0 only where there is none."""
    if next(_unseen(store, encoder, told), None) is None:
        return 0
    embedded, photos = store.embedded_count(encoder)
    return max(photos - embedded - len(told.refused), 1)


def _unseen(store: Store, encoder: str, told: Reembedded) -> Iterator[Photo]:
    """The photos that are to be done, some read at a time."""
    last = 0
    while page := store.unembedded_photos(encoder, after=last, most=_PAGE):
        last = page[-1].id
        for photo in page:
            if photo.id not in told.refused:
                yield photo


def _store(
    store: Store, embedder: Embedder, seen: Sequence[SeenPhoto], told: Reembedded
) -> tuple[int, ...]:
    photos = store.add_embeddings(embedder.card.identity, seen, embedder.silent)
    told.embedded += len(photos)
    return tuple(dict.fromkeys(p.item_id for p in photos))


def look_again(
    embedder: Embedder,
    settings: Settings,
    photos: Iterable[Photo],
    count: int,
    *,
    workers: int | None = None,
) -> Iterator[SeenPhoto | Unread | None]:
    """What an encoder makes of photos (about `count`), or why not; None while there is nothing."""
    orders = (Again(p.id, p.path, p.digest, p.crop) for p in photos)
    max_pixels = int(settings.max_megapixels * 1e6)
    if count <= FEW:
        here = Tools(_bench(embedder, max_pixels), embedder.basis, embedder)
        for order in orders:
            ready = _prepare(order, here)
            yield ready if isinstance(ready, Unread) else _embed([ready], embedder)[0]
            yield None
        return
    number = worker_count(embedder.card, workers or usable_cores(), count)
    pool = BoundedPool(
        number, patience(embedder, settings), settings.decode_megabytes,
        set_up, (_bench(embedder, max_pixels),),
    )  # fmt: skip
    waiting: list[_Ready] = []
    try:
        for result in pool.beats(look_at_chunk, orders, _BEAT):
            if isinstance(result, _Ready):
                waiting.append(result)
            elif isinstance(result, Failed):
                yield Unread(result.task, result.reason)
            else:
                yield result
            if waiting and (result is None or len(waiting) >= _TRANSACTION):
                yield from _embed(waiting, embedder)
                waiting = []
        yield from _embed(waiting, embedder)
    finally:
        pool.close()


def look_at_chunk(orders: Sequence[Again]) -> list[SeenPhoto | _Ready | Unread]:
    """Look at photos in a worker, and embed them where that is its work."""
    return _look(orders, tools())


def _look(orders: Sequence[Again], ours: Tools) -> list[SeenPhoto | _Ready | Unread]:
    looked = [_prepare(order, ours) for order in orders]
    if ours.embedder is None:
        return list(looked)
    seen = iter(_embed([r for r in looked if isinstance(r, _Ready)], ours.embedder))
    return [next(seen) if isinstance(r, _Ready) else r for r in looked]


def _embed(ready: Sequence[_Ready], embedder: Embedder) -> list[SeenPhoto]:
    embedded = embedder.embed([r.prepared for r in ready])
    return [
        SeenPhoto(r.order.photo_id, r.order.digest, r.order.crop, embedding, attributes)
        for r, (embedding, attributes) in zip(ready, embedded, strict=True)
    ]


def _prepare(order: Again, ours: Tools) -> _Ready | Unread:
    bench = ours.bench
    try:
        data = read(order.path)
        if hashlib.sha256(data).hexdigest() != order.digest:
            return Unread(order, CHANGED)
        photo = decode(data, order.path, max_pixels=bench.max_pixels)
        prepared, _ = prepare(photo, ours.basis, bench.colours, bench.model.side, order.crop)
    except PhotoError as error:
        return Unread(order, error.reason)
    except MemoryError:
        return Unread(order, "too large for the memory one photo may take")
    except cv2.error as error:
        if error.code == cv2.Error.StsNoMem:
            return Unread(order, "too large for the memory one photo may take")
        raise
    return _Ready(order, prepared)


def _bench(embedder: Embedder, max_pixels: int) -> Bench:
    return Bench(
        model=embedder.card,
        colours=embedder.colours,
        heads=embedder.heads,
        embeds=embedder.many,
        known=np.empty(0, np.uint64),
        thumbnails=Path(),
        copies=None,
        max_pixels=max_pixels,
    )


def worker_count(card: ModelCard, wanted: int, photos: int) -> int:
    """How many workers; of a large model not more than half the memory holds."""
    if card.brought:
        each = 3 * card.file(ENCODER_FILE).stat().st_size + 400_000_000
        wanted = min(wanted, int(psutil.virtual_memory().total / 2 / each))
    return max(1, min(wanted, -(-photos // FEW)))


def patience(embedder: Embedder, settings: Settings) -> float:
    """Seconds that a chunk of photos may take; a brought model's own time comes on top."""
    if not embedder.card.brought:
        return settings.decode_seconds
    began = time.perf_counter()
    embedder.warm_up()
    # A worker has one core, where this process has them all, and shares it with decoding.
    return settings.decode_seconds + 4 * usable_cores() * (time.perf_counter() - began)
