"""Looking again at a photo of the library: where a person says the garment is, or by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from stylist.catalog.store import Store
from stylist.embed.embedder import Embedder
from stylist.errors import PhotoError, UsageError
from stylist.imaging.decode import decode, read
from stylist.ingest.reembed import CHANGED, reembed
from stylist.settings import Settings
from stylist.text import printable
from stylist.types import Box, Change, Photo, Problem, Progress


def retake(
    store: Store,
    embedder: Embedder,
    photo: Photo,
    crop: Box | None,
    *,
    max_pixels: int,
    step: bool = False,
) -> Change:
    """Embed a photo of the catalog anew, in `crop`, or on its own judgement where that is None.

    With `step` it is a person's wish, who may take it back.

    Raises
    ------
    PhotoError
        Its file cannot be read, or holds another picture than the catalog knows.
    UsageError
        The crop is no part of a photo.
    """
    if crop is not None:
        _require_part(crop)
    data = read(photo.path)
    if hashlib.sha256(data).hexdigest() != photo.digest:
        raise PhotoError(photo.path, CHANGED)
    look = embedder.look_at(decode(data, photo.path, max_pixels=max_pixels), photo.path, crop)
    return store.retake_photo(photo.id, embedder.card.identity, look, step=step)


def unembedded(store: Store, encoder: str) -> list[Problem]:
    """The photos that a search cannot find, because this encoder's vector is missing."""
    return [_problem(photo.path) for photo in store.unembedded_photos(encoder)]


def embed_missing(store: Store, embedder: Embedder, settings: Settings) -> Iterator[Progress]:
    """Embed the photos of which a vector is missing, each with its crop, where they can be read.

    The last progress carries a `Problem` for each.
    """
    missing = store.unembedded_photos(embedder.card.identity)
    refused = {}
    for step in reembed(store, embedder, settings):
        if step.result is not None:
            refused = step.result.refused
        else:
            yield step
    problems = [_problem(p.path, repaired=p.id not in refused) for p in missing]
    yield Progress("embedding", len(missing), len(missing), result=problems)


def _problem(path: Path, *, repaired: bool = False) -> Problem:
    return Problem("the photo has no vector, so no search finds it", printable(path), repaired)


def _require_part(crop: Box) -> None:
    across = 0 <= crop.left < crop.right <= 1
    down = 0 <= crop.top < crop.bottom <= 1
    if not (across and down):
        raise UsageError(f"{crop} is no part of a photo: its sides are fractions in 0–1")
