"""QR and bar codes in a picture."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import cv2
import numpy as np

from stylist.errors import UsageError
from stylist.types import Mask, Rgb

LONGEST = 512
"""Characters of a code that are looked at: tags of clothes hold a number, or an address."""

LONGEST_MADE = 480
"""Bytes of UTF-8 that a code is made of at the most: version 17. ISO/IEC 18004 (table 7) has room
for 2,331 at level M, but its modules have to be told apart on a screen: from 600 on OpenCV's own
reader fails on codes that are drawn perfectly, and phones at an arm's length may as well."""


def make_qr(text: str) -> Mask:
    """A QR code (ISO/IEC 18004), error correction level M: (n, n), True where it is dark.

    The light border of four modules that the standard asks for is not in it.

    Raises
    ------
    UsageError
        The text is empty, or too long for a code that a phone reads off a screen.
    """
    size = len(text.encode())
    if not 0 < size <= LONGEST_MADE:
        raise UsageError(f"a QR code takes 1 to {LONGEST_MADE} bytes, not {size}")
    parameters = cv2.QRCodeEncoder.Params()
    parameters.correction_level = cv2.QRCodeEncoder_CORRECT_LEVEL_M
    parameters.mode = cv2.QRCodeEncoder_MODE_BYTE
    code = np.asarray(cv2.QRCodeEncoder.create(parameters).encode(text)) < 128
    # OpenCV draws a border of its own, whose width it does not promise.
    rows, columns = np.flatnonzero(code.any(axis=1)), np.flatnonzero(code.any(axis=0))
    return np.ascontiguousarray(code[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


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
