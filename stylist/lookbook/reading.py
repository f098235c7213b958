"""Pages of a PDF as pixels, so that what is previewed and printed is what is handed over."""

from __future__ import annotations

from threading import Lock

import numpy as np

from stylist.types import Rgb

_LOCK = Lock()
"""PDFium is not made for several threads."""


def page_count(pdf: bytes) -> int:
    """How many pages it has."""
    import pypdfium2  # loads a library of its own, which few sessions need

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_pixels(pdf: bytes, number: int, dots: float) -> Rgb:
    """A page (from 0) as (h, w, 3) uint8, with `dots` pixels a point."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[number]
            bitmap = page.render(scale=dots, rev_byteorder=True)
            try:
                pixels = np.asarray(bitmap.to_numpy())
                return np.ascontiguousarray(pixels[..., :3])
            finally:
                bitmap.close()
                page.close()
        finally:
            document.close()
