"""From sRGB to CIELAB."""

from __future__ import annotations

from typing import Any

import numpy as np

from stylist.types import Floats


def lab(srgb: Any) -> Floats:
    """CIELAB (D65, 2°) of (…, 3) sRGB in 0–255, as float32.

    Source: IEC 61966-2-1:1999 for sRGB to XYZ, CIE 15:2004 for XYZ to L*a*b*.
    """
    encoded = np.asarray(srgb, dtype=np.float64) / 255
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    # Dividing by the row sums is dividing by the white point, so white is exactly (100, 0, 0).
    xyz = linear @ (to_xyz / to_xyz.sum(axis=1, keepdims=True)).T
    f = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = np.moveaxis(f, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1).astype(np.float32)
