"""Whatever bytes a photo file holds: a picture or a reason, never another exception."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from stylist.errors import PhotoError
from stylist.imaging.decode import Decoded, decode

KINDS = ["JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF", "HEIF", "AVIF"]
SAMPLE, FULL = 50, 3000


def originals(kind: str) -> list[bytes]:
    """Small files of a kind in several of its ways of storing a picture."""
    noise = np.random.default_rng(1).integers(0, 255, (24, 32, 4), dtype=np.uint8)
    ways: dict[str, list[tuple[str, dict[str, object]]]] = {
        "JPEG": [("RGB", {}), ("L", {}), ("CMYK", {}), ("RGB", {"progressive": True})],
        "PNG": [("RGB", {}), ("RGBA", {}), ("P", {"transparency": 3}), ("LA", {}), ("1", {})],
        "WEBP": [("RGB", {}), ("RGBA", {"lossless": True})],
        "BMP": [("RGB", {}), ("P", {}), ("1", {})],
        "TIFF": [("RGB", {"compression": c}) for c in ("raw", "tiff_lzw", "tiff_deflate", "jpeg")]
        + [("CMYK", {}), ("RGBA", {})],
        "GIF": [("P", {})],
        "HEIF": [("RGB", {})],
        "AVIF": [("RGB", {})],
    }
    files = []
    exif = Image.Exif()
    exif[0x0112] = 6
    for mode, options in ways[kind]:
        buffer = io.BytesIO()
        try:
            image = Image.fromarray(noise).convert(mode)
            more = {"exif": exif} if kind in {"JPEG", "PNG", "WEBP"} else {}
            image.save(buffer, kind, **options, **more)
        except (OSError, KeyError, RuntimeError) as error:
            pytest.skip(f"no encoder for {kind}: {error}")
        files.append(buffer.getvalue())
    return files


def damaged(data: bytes, random: np.random.Generator) -> bytes:
    """Some bytes flipped (often in the header), and often a cut, a hole or a doubled part."""
    changed = bytearray(data)
    reach = min(len(changed), 200) if random.random() < 0.6 else len(changed)
    for _ in range(random.integers(1, 12)):
        changed[random.integers(0, reach)] = random.integers(0, 256)
    at, length = random.integers(0, len(changed)), random.integers(1, 60)
    match random.integers(0, 5):
        case 0:
            del changed[at:]
        case 1:
            del changed[at : at + length]
        case 2:
            changed[at:at] = changed[at : at + length]
    return bytes(changed)


def outcome(data: bytes) -> str:
    try:
        photo = decode(data, "fuzz", max_pixels=4_000_000)
    except PhotoError as error:
        return error.reason
    assert isinstance(photo, Decoded)
    assert photo.image.dtype == np.uint8
    assert photo.image.ndim == 3
    assert photo.image.shape[2] == 3
    assert photo.alpha is None or photo.alpha.shape == photo.image.shape[:2]
    return "decoded"


def fuzz(kind: str, times: int) -> None:
    random = np.random.default_rng(KINDS.index(kind))
    seen = {outcome(damaged(data, random)) for data in originals(kind) for _ in range(times)}
    assert seen - {"decoded"}, "nothing was damaged enough to be refused"
    assert all(reason and "\n" not in reason for reason in seen)


@pytest.mark.parametrize("kind", KINDS)
def test_sample(kind: str) -> None:
    fuzz(kind, SAMPLE)


@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_full(kind: str) -> None:
    fuzz(kind, FULL)


STARTS = [
    b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF", b"BM", b"GIF89a", b"II*\0",
    b"\0\0\0\x1cftypheic", b"\0\0\0\x1cftypavif",
]  # fmt: skip


@pytest.mark.parametrize("start", STARTS)
def test_signature_and_noise(start: bytes) -> None:
    random = np.random.default_rng(7)
    for length in range(0, 400, 9):
        assert outcome(start + random.bytes(length)) != "decoded"
