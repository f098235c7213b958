"""A contact sheet: many photos on one page."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

_CELL = (180, 240)
_GAP = 12
_GROUND = (242, 245, 246)
_CARD = (255, 255, 255)


def contact_sheet(photos: Sequence[bytes], columns: int) -> bytes:
    """PNG bytes of encoded photos laid out in rows, each on a white card."""
    width, height = _CELL
    rows = max(-(-len(photos) // columns), 1)
    sheet = np.full(
        (rows * (height + _GAP) + _GAP, columns * (width + _GAP) + _GAP, 3), _GROUND, np.uint8
    )
    for place, data in enumerate(photos):
        top = _GAP + (place // columns) * (height + _GAP)
        left = _GAP + (place % columns) * (width + _GAP)
        card = sheet[top : top + height, left : left + width]
        card[:] = _CARD
        photo = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        if photo is None:
            continue
        scale = min(width / photo.shape[1], height / photo.shape[0])
        size = (max(round(photo.shape[1] * scale), 1), max(round(photo.shape[0] * scale), 1))
        small = cv2.resize(photo, size, interpolation=cv2.INTER_AREA)
        y, x = (height - size[1]) // 2, (width - size[0]) // 2
        card[y : y + size[1], x : x + size[0]] = small
    done, encoded = cv2.imencode(".png", sheet)
    if not done:
        raise RuntimeError("OpenCV could not encode the contact sheet")
    return encoded.tobytes()
