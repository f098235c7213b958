"""Thumbnails: small JPEGs for the grid."""

from __future__ import annotations

import cv2

from stylist.imaging.decode import fit_within
from stylist.types import Rgb

THUMBNAIL_SIDE = 384
_QUALITY = 85


def make_thumbnail(image: Rgb) -> bytes:
    """JPEG bytes of the photo, its long side at most `THUMBNAIL_SIDE`."""
    small = cv2.cvtColor(fit_within(image, THUMBNAIL_SIDE), cv2.COLOR_RGB2BGR)
    done, encoded = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not done:  # an RGB uint8 image always encodes
        raise RuntimeError("OpenCV could not encode a thumbnail")
    return encoded.tobytes()
