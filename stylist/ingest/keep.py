"""Keeping a photo that was shown or taken, as an item of the library."""

from __future__ import annotations

import hashlib
from pathlib import Path

import cv2

from stylist.catalog.store import Store
from stylist.errors import PhotoError
from stylist.imaging.decode import read
from stylist.imaging.thumbnail import make_thumbnail, sealed
from stylist.ingest.prepare import thumbnail_path, write_whole
from stylist.types import Look, NewItem, NewPhoto, Photo

_QUALITY = 95


def keep_look(store: Store, library: Path, look: Look, name: str | None) -> Photo:
    """Store a look's photo in ``photos/`` and an item for it; a known photo is given back.

    The crop a person chose is remembered, of a known photo too: it is the newer word.

    Raises
    ------
    PhotoError
        The file it came from cannot be read any more.
    """
    if look.path is not None:
        data, suffix = read(look.path), look.path.suffix.lower()
    else:
        pixels = cv2.cvtColor(look.image, cv2.COLOR_RGB2BGR)
        done, encoded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
        if not done:
            raise PhotoError("photo", "cannot be encoded")
        data, suffix = encoded.tobytes(), ".jpg"
    digest = hashlib.sha256(data).hexdigest()
    path = library / "photos" / digest[:2] / f"{digest}{suffix}"
    write_whole(path, data)
    write_whole(
        thumbnail_path(library / "cache" / "thumbs", digest), sealed(make_thumbnail(look.image))
    )
    height, width = look.image.shape[:2]
    new = NewPhoto(
        path=path,
        digest=digest,
        size=len(data),
        mtime_ns=path.stat().st_mtime_ns,
        width=width,
        height=height,
        mask_source=look.mask_source,
        encoder=look.encoder,
        embedding=look.embedding,
        attributes=look.attributes,
        item=NewItem(name or ""),
        silent=look.silent,
    )
    known = store.photos_by_digest([digest])
    (photo,) = store.add_photos([new])
    if not known:
        store.note("added", "added a photo", [photo.item_id])
    if look.crop not in (None, photo.crop):
        store.retake_photo(photo.id, look.encoder, look)
    return photo
