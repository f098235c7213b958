"""Thumbnails are small JPEGs that any viewer shows upright."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from stylist.imaging.decode import decode
from stylist.imaging.thumbnail import THUMBNAIL_SIDE, thumbnail_of


def picture(width: int, height: int, noise: int = 0) -> Image.Image:
    plain = np.full((height, width, 3), 120, np.uint8)
    if noise:
        plain += np.random.default_rng(1).integers(0, noise, plain.shape, dtype=np.uint8)
    plain[: height // 2, : width // 2] = (200, 30, 30)
    return Image.fromarray(plain)


def encoded(image: Image.Image, form: str = "JPEG", **options) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def test_a_small_jpeg_is_its_own() -> None:
    data = encoded(picture(300, 400))
    assert thumbnail_of(decode(data, "a.jpg"), data) == data


def turned() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return encoded(picture(400, 300), exif=exif)


@pytest.mark.parametrize(
    "data",
    [
        encoded(picture(1600, 1200)),
        encoded(picture(600, 600, noise=120), quality=95),
        encoded(picture(300, 400), "PNG"),
        encoded(picture(300, 400)) + b"what follows is no part of it",
        turned(),
    ],
    ids=["wide", "many bytes", "png", "something behind it", "turned"],
)
def test_of_anything_else_one_is_made(data: bytes) -> None:
    photo = decode(data, "photo")
    made = thumbnail_of(photo, data)
    assert made != data
    shown = Image.open(io.BytesIO(made))
    assert (shown.format, shown.mode) == ("JPEG", "RGB")
    assert max(shown.size) <= THUMBNAIL_SIDE
    assert shown.getexif().get(0x0112, 1) == 1
    wide = photo.width > photo.height
    assert (shown.width > shown.height) == wide
