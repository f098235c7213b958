"""Thumbnails: small JPEGs for the grid."""

from __future__ import annotations

import struct
import zlib

import cv2

from stylist.imaging.decode import Decoded, fit_within
from stylist.types import Rgb

THUMBNAIL_SIDE = 384
_QUALITY = 85
_END, _SEAL = b"\xff\xd9", b"crc1"
_SMALL = (640, 40_000)
"""Longest side and most bytes up to which a photo is its own thumbnail: to make
one would take longer, and save next to nothing."""


def thumbnail_of(photo: Decoded, data: bytes) -> bytes:
    """JPEG bytes of a photo from the bytes of its file: those themselves where they are small."""
    side, size = _SMALL
    small = max(photo.width, photo.height) <= side and len(data) <= size
    if small and photo.plain and data.endswith(b"\xff\xd9"):
        return data
    return make_thumbnail(photo.image)


def make_thumbnail(image: Rgb) -> bytes:
    """JPEG bytes of the photo, its long side at most `THUMBNAIL_SIDE`."""
    small = cv2.cvtColor(fit_within(image, THUMBNAIL_SIDE), cv2.COLOR_RGB2BGR)
    done, encoded = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not done:  # an RGB uint8 image always encodes
        raise RuntimeError("OpenCV could not encode a thumbnail")
    return encoded.tobytes()


def sealed(jpeg: bytes) -> bytes:
    """A picture as it is kept: behind its end, where nobody who decodes it looks, its CRC-32."""
    return jpeg + _SEAL + struct.pack("<I", zlib.crc32(jpeg))


def unsealed(kept: bytes) -> bytes | None:
    """The picture that was kept; None where it is not what it was.

    JPEGs that were kept before there were seals end as JPEGs do.
    """
    jpeg, seal = kept[:-8], kept[-8:]
    if seal.startswith(_SEAL):
        return jpeg if seal == sealed(jpeg)[-8:] else None
    return kept if kept.startswith(b"\xff\xd8\xff") and kept.endswith(_END) else None
