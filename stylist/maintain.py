"""Upkeep that spans catalog, index and files."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import numpy as np

from stylist.catalog.store import Store
from stylist.embed.models import ModelCard
from stylist.errors import PhotoError, StylistError
from stylist.imaging.decode import decode, read
from stylist.imaging.thumbnail import sealed, thumbnail_of, unsealed
from stylist.ingest.prepare import thumbnail_path, write_whole
from stylist.memory import Memory
from stylist.text import printable
from stylist.types import CHANNELS, Problem, Weights
from stylist.unfinished import beside


def check_library(store: Store, memory: Memory, thumbnails: Path, *, repair: bool) -> list[Problem]:
    """Check the catalog, the files it speaks of, the thumbnails and the index."""
    problems = store.repair() if repair else store.check()
    found_again: list[int] = []
    gone: list[int] = []
    for file in store.all_files():
        where = printable(file.path)
        if os.path.exists(file.path):  # noqa: PTH110 - never raises
            if file.missing and _holds(file.path, file.digest):
                found_again.append(file.photo_id)
                problems.append(Problem("a missing photo is there again", where, repair))
        elif not file.missing:
            gone.append(file.photo_id)
            problems.append(Problem("the photo is not where it was", where))
        thumbnail = thumbnail_path(thumbnails, file.digest)
        if not _is_whole(thumbnail):
            mended = repair and _remake(file.path, thumbnail)
            problems.append(Problem("the thumbnail is missing or damaged", where, mended))
    if repair:
        if found_again:
            store.mark_missing(found_again, missing=False)
        if gone:
            store.mark_missing(gone)
    problems += memory.check(repair=repair)
    return problems


def write_vectors(store: Store, card: ModelCard, file: Path) -> int:
    """Every photo's vector as ``.npz``; see ``stylist export vectors``.

    Raises
    ------
    StylistError
        The file cannot be written.
    """
    chunks = list(store.vectors(card.identity))
    photos = np.concatenate([c.photo_ids for c in chunks]) if chunks else np.empty(0, np.int64)
    items = np.concatenate([c.item_ids for c in chunks]) if chunks else np.empty(0, np.int64)
    width = sum(card.widths)
    matrix = np.concatenate([c.matrix for c in chunks]) if chunks else np.empty((0, width))
    paths = {f.photo_id: printable(f.path) for f in store.all_files()}
    edges = np.cumsum([0, *card.widths])
    channels = {
        name: matrix[:, low:high].astype(np.float32)
        for name, low, high in zip(CHANNELS, edges[:-1], edges[1:], strict=True)
    }
    temporary = beside(file)
    try:
        with temporary.open("wb") as stream:
            np.savez(
                stream,
                ids=items,
                photo_ids=photos,
                paths=np.array([paths[int(i)] for i in photos], dtype=np.str_),
                encoder=np.array(card.identity),
                weights=Weights().array(),
                allow_pickle=False,
                **channels,
            )
        temporary.replace(file)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise StylistError(f"{file}: cannot be written: {error.strerror}") from error
    return len(photos)


def _holds(path: Path, digest: str) -> bool:
    """Whether a file is the photo of that digest, not another that has taken its place."""
    try:
        return hashlib.sha256(read(path)).hexdigest() == digest
    except PhotoError:
        return False


def _is_whole(thumbnail: Path) -> bool:
    try:
        return unsealed(thumbnail.read_bytes()) is not None
    except OSError:
        return False


def _remake(photo: Path, thumbnail: Path) -> bool:
    try:
        data = read(photo)
        write_whole(thumbnail, sealed(thumbnail_of(decode(data, photo), data)))
    except (PhotoError, OSError):
        return False
    return True
