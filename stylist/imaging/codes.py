"""QR and bar codes in a picture."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import cv2

from stylist.types import Rgb

LONGEST = 512
"""Characters of a code that are looked at: tags of clothes hold a number, or an address."""


def read_codes(image: Rgb) -> tuple[str, ...]:
    """What the codes in a picture say, each once; (h, w, 3) uint8."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    said: list[str] = []
    try:
        found, texts, *_ = cv2.QRCodeDetector().detectAndDecodeMulti(grey)
        said += texts if found else ()
        found, texts, *_ = cv2.barcode.BarcodeDetector().detectAndDecodeMulti(grey)
        said += texts if found else ()
    except (cv2.error, UnicodeDecodeError):  # a pattern that only looks like a code
        pass
    return tuple(dict.fromkeys(text for text in said if text and len(text) <= LONGEST))


def meanings(code: str) -> tuple[str, ...]:
    """What a code may mean, most likely first: as it is, or the parts of an address.

    ``https://shop.example/p/A-17?sku=A-17-M`` may be of A-17-M or of A-17.
    """
    said = [code.strip()]
    parts = urlsplit(code.strip()) if "://" in code else None
    if parts is not None:
        said += [value for _, value in parse_qsl(parts.query)]
        said += [part for part in reversed(parts.path.split("/")) if part]
    return tuple(dict.fromkeys(part for part in said if part))
