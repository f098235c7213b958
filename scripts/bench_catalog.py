"""Generated catalogs for measuring: vectors, facts and thumbnails of as many items as asked."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from bench_search import clustered_vectors

from stylist.catalog.store import Store
from stylist.embed.models import load_card
from stylist.ingest.prepare import thumbnail_path, write_whole
from stylist.types import Attribute, Embedding, NewItem, NewPhoto, Progress

_BATCH = 2000
_CATEGORIES = ("dress", "hat", "longsleeve", "outwear", "pants", "shirt", "shoes", "shorts")
_COLOURS = ("black", "white", "grey", "blue", "green", "red", "beige", "brown", "pink")
_PATTERNS = ("solid", "striped", "checked", "dotted", "floral")
_THUMBNAILS = 4096
"""Distinct pictures; the rest are hard links to them, which read as fast."""


def make_catalog(folder: Path, items: int, seed: int = 0) -> Iterator[Progress]:
    """Fill a library's folder with items, a photo each, as imports and feeds would leave them."""
    draw = np.random.default_rng(seed)
    card = load_card(verify=False)
    edges = np.cumsum([0, *card.widths])
    done = 0
    with Store.open(folder) as store:
        for block in clustered_vectors(items, card.widths, seed):
            rows = block.astype(np.float32)
            for start in range(0, len(rows), _BATCH):
                part = rows[start : start + _BATCH]
                photos = [
                    _photo(folder, done + i, row, edges, card.identity, draw)
                    for i, row in enumerate(part)
                ]
                store.add_photos(photos)
                _thumbnails(folder, [p.digest for p in photos], done)
                done += len(part)
                yield Progress("catalog", done, items)


def _photo(
    folder: Path,
    number: int,
    row: np.ndarray,
    edges: np.ndarray,
    encoder: str,
    draw: np.random.Generator,
) -> NewPhoto:
    category = _CATEGORIES[number % len(_CATEGORIES)]
    colours = draw.choice(_COLOURS, 2, replace=False)
    attributes = (
        Attribute("category", category, float(draw.uniform(0.5, 1)), "model"),
        Attribute("colour", str(colours[0]), 0.7, "model"),
        Attribute("colour", str(colours[1]), 0.3, "model"),
        Attribute("pattern", _PATTERNS[number % len(_PATTERNS)], 0.9, "model"),
    )
    item = NewItem(
        name=f"{colours[0]} {category} {number}",
        sku=f"B{number:07d}",
        price=round(float(draw.lognormal(3.6, 0.6)), 2),
        currency="EUR",
        stock=int(draw.integers(0, 20)),
    )
    return NewPhoto(
        path=folder / "photos" / f"{number:07d}.jpg",
        digest=hashlib.sha256(str(number).encode()).hexdigest(),
        size=50_000,
        mtime_ns=number,
        width=600,
        height=800,
        mask_source="grabcut",
        encoder=encoder,
        embedding=Embedding(*(row[a:b] for a, b in itertools.pairwise(edges))),
        attributes=attributes,
        item=item,
    )


def _thumbnails(folder: Path, digests: list[str], first: int) -> None:
    thumbs = folder / "cache" / "thumbs"
    for number, digest in enumerate(digests, start=first):
        path = thumbnail_path(thumbs, digest)
        if number < _THUMBNAILS:
            write_whole(path, _picture(number))
            continue
        like = hashlib.sha256(str(number % _THUMBNAILS).encode()).hexdigest()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.hardlink_to(thumbnail_path(thumbs, like))


def _picture(number: int) -> bytes:
    draw = np.random.default_rng(number)
    small = draw.integers(60, 255, (12, 9, 3), dtype=np.uint8)
    picture = cv2.resize(small, (288, 384), interpolation=cv2.INTER_CUBIC)
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 85])[1].tobytes()
