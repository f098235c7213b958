"""Photos of every kind come out upright, RGB, on white; bad ones with a reason."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageCms, features

from stylist.errors import PhotoError
from stylist.imaging.decode import (
    WORKING_SIDE,
    crop_to,
    decode,
    fit_within,
    looks_like_photo,
    read,
)
from stylist.types import Box

LOSSLESS = ["png", "bmp", "tiff"]
LOSSY = ["jpeg", "webp", "gif"]


def quarters(height: int = 60, width: int = 80) -> np.ndarray:
    """Red, green / blue, white: any turn and any mirror image of it is told from it."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[: height // 2, : width // 2] = (200, 30, 30)
    picture[: height // 2, width // 2 :] = (30, 180, 40)
    picture[height // 2 :, : width // 2] = (30, 40, 190)
    picture[height // 2 :, width // 2 :] = 255
    return picture


def encoded(picture: np.ndarray | Image.Image, kind: str, **options: object) -> bytes:
    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def reason_of(data: bytes, **options: int) -> str:
    with pytest.raises(PhotoError) as caught:
        decode(data, "some.jpg", **options)
    assert "\n" not in str(caught.value)
    return caught.value.reason


def assert_close(image: np.ndarray, expected: np.ndarray, most: float) -> None:
    assert image.shape == expected.shape
    assert image.dtype == np.uint8
    # Off the seams, where lossy kinds ring.
    apart = np.abs(image.astype(int) - expected).mean(axis=2)
    assert np.percentile(apart, 85) <= most


@pytest.mark.parametrize("kind", LOSSLESS)
def test_lossless_kinds_are_exact(kind: str) -> None:
    photo = decode(encoded(quarters(), kind), "a")
    np.testing.assert_array_equal(photo.image, quarters())
    assert photo.alpha is None
    assert (photo.width, photo.height) == (80, 60)


@pytest.mark.parametrize("kind", LOSSY)
def test_lossy_kinds_are_close(kind: str) -> None:
    assert_close(decode(encoded(quarters(), kind), "a").image, quarters(), 8)


@pytest.mark.parametrize("kind", ["HEIF", "AVIF"])
def test_modern_kinds(kind: str) -> None:
    if kind == "HEIF" and not pillow_heif.libheif_info()["encoders"].get("HEIF", True):
        pytest.skip("this pillow-heif writes no HEIC")
    if kind == "AVIF" and not features.check("avif"):
        pytest.skip("this Pillow writes no AVIF")
    try:
        data = encoded(quarters(), kind, quality=90)
    except (OSError, KeyError, RuntimeError) as error:
        pytest.skip(f"no encoder for {kind}: {error}")
    assert_close(decode(data, "a").image, quarters(), 12)


def test_first_frame_of_a_gif() -> None:
    first, second = Image.new("RGB", (40, 30), (200, 0, 0)), Image.new("RGB", (40, 30), (0, 0, 200))
    data = encoded(first, "GIF", save_all=True, append_images=[second])
    assert decode(data, "a").image[15, 20].tolist() == [200, 0, 0]


def test_first_frame_of_an_animated_png_and_webp() -> None:
    first, second = Image.new("RGB", (40, 30), (200, 0, 0)), Image.new("RGB", (40, 30), (0, 0, 200))
    for kind in ("PNG", "WEBP"):
        data = encoded(first, kind, save_all=True, append_images=[second])
        assert_close(decode(data, "a").image, np.full((30, 40, 3), (200, 0, 0)), 4)


@pytest.mark.parametrize("kind", [".png", ".tiff"])
@pytest.mark.parametrize("colour", [False, True])
def test_sixteen_bits(kind: str, colour: bool) -> None:
    ramp = np.tile(np.linspace(0, 65535, 64).astype(np.uint16), (32, 1))
    picture = np.stack([ramp, ramp[:, ::-1], np.full_like(ramp, 30000)], axis=2) if colour else ramp
    done, data = cv2.imencode(kind, picture[:, :, ::-1] if colour else picture)
    assert done
    image = decode(data.tobytes(), "a").image
    grey = picture if colour else np.repeat(ramp[:, :, None], 3, axis=2)
    assert np.abs(image.astype(int) - grey / 257).max() <= 1.01


def test_sixteen_bits_with_transparency() -> None:
    picture = np.full((20, 20, 4), 65535, np.uint16)
    picture[:10, :, 3] = 0
    _, data = cv2.imencode(".png", picture)
    photo = decode(data.tobytes(), "a")
    assert photo.alpha is not None
    assert photo.alpha[0, 0] == 0
    assert photo.alpha[19, 0] == 255


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF"])
def test_greyscale_becomes_three_equal_channels(kind: str) -> None:
    ramp = np.tile(np.arange(0, 256, 4, dtype=np.uint8), (32, 1))
    image = decode(encoded(ramp, kind), "a").image
    assert image.shape == (32, 64, 3)
    assert (image.max(axis=2) == image.min(axis=2)).all()
    assert np.abs(image[:, :, 0].astype(int) - ramp).mean() < 3


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF"])
def test_one_bit(kind: str) -> None:
    image = Image.fromarray(np.eye(32, dtype=np.uint8) * 255).convert("1")
    np.testing.assert_array_equal(
        decode(encoded(image, kind), "a").image[:, :, 0], np.eye(32, dtype=np.uint8) * 255
    )


def test_palette_with_and_without_transparency() -> None:
    image = Image.fromarray(quarters()).convert("P", palette=Image.Palette.ADAPTIVE, colors=4)
    assert_close(decode(encoded(image, "PNG"), "a").image, quarters(), 2)
    white = image.getpixel((79, 59))
    photo = decode(encoded(image, "PNG", transparency=white), "a")
    assert photo.alpha is not None
    assert photo.alpha[59, 79] == 0
    assert photo.alpha[0, 0] == 255


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_cmyk(kind: str) -> None:
    image = Image.fromarray(quarters()).convert("CMYK")
    assert_close(decode(encoded(image, kind), "a").image, quarters(), 12)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_transparency_lies_on_white_and_is_given_back(kind: str) -> None:
    picture = np.zeros((40, 40, 4), np.uint8)
    picture[10:30, 10:30] = (200, 30, 30, 255)
    picture[18:22, 18:22, 3] = 128
    options = {"lossless": True} if kind == "WEBP" else {}
    photo = decode(encoded(picture, kind, **options), "a")
    assert photo.alpha is not None
    np.testing.assert_array_equal(photo.alpha, picture[:, :, 3])
    assert photo.image[0, 0].tolist() == [255, 255, 255]
    assert photo.image[12, 12].tolist() == [200, 30, 30]
    assert np.abs(photo.image[20, 20].astype(int) - (227, 142, 142)).max() <= 2


def test_transparency_that_hides_nothing_is_none() -> None:
    picture = np.full((10, 10, 4), 255, np.uint8)
    assert decode(encoded(picture, "PNG"), "a").alpha is None


def test_grey_with_transparency() -> None:
    image = Image.new("LA", (20, 20), (0, 0))
    photo = decode(encoded(image, "PNG"), "a")
    assert photo.alpha is not None
    assert (photo.image == 255).all()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation(kind: str, orientation: int) -> None:
    upright = Image.fromarray(quarters())
    turned = {
        1: [], 2: [Image.Transpose.FLIP_LEFT_RIGHT], 3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM], 5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90], 7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }[orientation]  # fmt: skip
    stored = upright
    for step in turned:
        stored = stored.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = decode(encoded(stored, kind, exif=exif), "a")
    assert (photo.width, photo.height) == (80, 60)
    assert_close(photo.image, quarters(), 8)


def test_orientation_turns_the_transparency_too() -> None:
    picture = np.zeros((20, 40, 4), np.uint8)
    picture[:, :10] = 255
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = decode(encoded(picture, "PNG", exif=exif), "a")
    assert photo.image.shape == (40, 20, 3)
    assert photo.alpha is not None
    assert (photo.alpha[:10] == 255).all()
    assert (photo.alpha[10:] == 0).all()


def test_impossible_orientation_is_passed_over() -> None:
    exif = Image.Exif()
    exif[0x0112] = 99
    assert decode(encoded(quarters(), "JPEG", exif=exif), "a").image.shape == (60, 80, 3)


def test_wide_gamut_colours_are_brought_to_srgb() -> None:
    profile = _swapped_profile()
    plain = decode(encoded(quarters(), "PNG"), "a").image
    managed = decode(encoded(quarters(), "PNG", icc_profile=profile), "a").image
    # In a profile whose primaries are further out, the same numbers are more vivid.
    assert managed[10, 10, 0] > plain[10, 10, 0]
    assert np.abs(managed[50, 70].astype(int) - 255).max() <= 2


def test_broken_profile_says_nothing() -> None:
    data = encoded(quarters(), "PNG", icc_profile=b"not a profile")
    np.testing.assert_array_equal(decode(data, "a").image, quarters())


def _swapped_profile() -> bytes:
    """sRGB's own profile with a name and red primary of Display P3."""
    srgb = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", srgb, 128)[0]
    for entry in range(count):
        at = 132 + 12 * entry
        name, offset, _ = struct.unpack_from(">4sII", srgb, at)
        if name == b"rXYZ":  # of Display P3, adapted to D50
            struct.pack_into(
                ">3i", srgb, offset + 8, *(round(v * 65536) for v in (0.5151, 0.2412, -0.0011))
            )
        elif name == b"gXYZ":
            struct.pack_into(
                ">3i", srgb, offset + 8, *(round(v * 65536) for v in (0.2920, 0.6922, 0.0419))
            )
        elif name == b"bXYZ":
            struct.pack_into(
                ">3i", srgb, offset + 8, *(round(v * 65536) for v in (0.1571, 0.0666, 0.7841))
            )
    data = bytes(srgb)
    return data.replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be")).replace(
        b"sRGB", b"wide"
    )


def test_large_photos_are_decoded_reduced() -> None:
    data = encoded(cv2.resize(quarters(), (4000, 3000), interpolation=cv2.INTER_NEAREST), "JPEG")
    photo = decode(data, "a")
    assert (photo.width, photo.height) == (4000, 3000)
    assert WORKING_SIDE <= max(photo.image.shape) < 2 * WORKING_SIDE
    assert photo.image.shape[1] / photo.image.shape[0] == pytest.approx(4 / 3, rel=0.01)
    small = cv2.resize(quarters(), photo.image.shape[1::-1], interpolation=cv2.INTER_NEAREST)
    assert_close(photo.image, small, 4)


@pytest.mark.parametrize("side", [WORKING_SIDE - 1, 2 * WORKING_SIDE - 1])
def test_photos_that_are_not_much_larger_keep_their_pixels(side: int) -> None:
    picture = np.full((30, side, 3), 90, np.uint8)
    assert decode(encoded(picture, "JPEG"), "a").image.shape[1] == side


@pytest.mark.parametrize("shape", [(1, 1), (1, 2000), (2000, 1), (2, 3)])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_slivers(shape: tuple[int, int], kind: str) -> None:
    photo = decode(encoded(np.full((*shape, 3), 120, np.uint8), kind), "a")
    assert (photo.height, photo.width) == shape
    assert min(photo.image.shape[:2]) >= 1


# --- what cannot be used ---


@pytest.mark.parametrize("data", [b"hello, I am a text", b"\0" * 5000, b"%PDF-1.7 ...", b"RI"])
def test_not_an_image(data: bytes) -> None:
    assert reason_of(data) == "not an image"


def test_empty_file() -> None:
    assert reason_of(b"") == "empty file"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_cut_files_are_truncated(kind: str, share: float) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (120, 160, 3), dtype=np.uint8)
    data = encoded(noise, kind)
    reason = reason_of(data[: int(share * len(data))])
    assert reason in ({"truncated", "damaged"} if share < 0.1 else {"truncated"})


@pytest.mark.parametrize("kind", ["HEIF", "AVIF"])
def test_cut_modern_kinds_are_truncated(kind: str) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (120, 160, 3), dtype=np.uint8)
    try:
        data = encoded(noise, kind)
    except (OSError, KeyError, RuntimeError) as error:
        pytest.skip(f"no encoder for {kind}: {error}")
    for share in (0.3, 0.6, 0.95):
        assert reason_of(data[: int(share * len(data))]) == "truncated"


def test_cut_progressive_jpeg_is_truncated() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (120, 160, 3), dtype=np.uint8)
    data = encoded(noise, "JPEG", progressive=True)
    decode(data, "a")
    for share in (0.2, 0.5, 0.95):
        assert reason_of(data[: int(share * len(data))]) == "truncated"


def test_garbage_behind_a_jpeg_is_no_harm() -> None:
    data = encoded(quarters(), "JPEG") + b"\0" * 100
    assert_close(decode(data, "a").image, quarters(), 8)


def test_jpeg_with_a_preview_inside_that_is_cut() -> None:
    """The end marker of an embedded thumbnail is not the photo's."""
    exif = b"Exif\0\0" + encoded(quarters(), "JPEG")
    data = encoded(np.random.default_rng(0).integers(0, 255, (99, 99, 3), np.uint8), "JPEG")
    whole = data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]
    decode(whole, "a")
    assert reason_of(whole[: len(whole) * 2 // 3]) == "truncated"


def png_header(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def tiff_header(width: int, height: int) -> bytes:
    entries = [
        (256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1),
        (273, 4, 8), (277, 3, 1), (278, 4, height), (279, 4, 16),
    ]  # fmt: skip
    body = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in entries)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + body + b"\0" * 4


@pytest.mark.parametrize("bomb", [png_header, tiff_header])
def test_bombs_are_refused_by_their_header(bomb: object) -> None:
    data = bomb(30000, 30000)  # type: ignore[operator]
    assert len(data) < 2000
    assert reason_of(data) == "too large: 30000 × 30000 pixels"


def test_bound_on_pixels_can_be_set() -> None:
    data = encoded(quarters(), "PNG")
    assert reason_of(data, max_pixels=4799) == "too large: 80 × 60 pixels"
    decode(data, "a", max_pixels=4800)


def test_one_side_out_of_all_bounds() -> None:
    assert reason_of(png_header(1, 2**31 - 1)).startswith("too large: 1 × 2147483647")


def test_unreadable_files(tmp_path: Path) -> None:
    def reason(path: Path) -> str:
        with pytest.raises(PhotoError) as caught:
            read(path)
        assert caught.value.path == path
        return caught.value.reason

    assert reason(tmp_path / "gone.jpg") == "not found"
    assert reason(tmp_path) == "not a file"
    (tmp_path / "dead.jpg").symlink_to(tmp_path / "nowhere")
    assert reason(tmp_path / "dead.jpg") == "not found"
    (tmp_path / "round.jpg").symlink_to(tmp_path / "round.jpg")
    assert "\n" not in reason(tmp_path / "round.jpg")
    assert reason(tmp_path / ("x" * 300)) not in {"", "not a file"}
    (tmp_path / "big.jpg").write_bytes(b"12345")
    with pytest.raises(PhotoError, match="too large"):
        read(tmp_path / "big.jpg", max_bytes=4)


def test_permission_denied(tmp_path: Path) -> None:
    file = tmp_path / "secret.jpg"
    file.write_bytes(encoded(quarters(), "JPEG"))
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("whoever runs this may read everything")
    with pytest.raises(PhotoError, match="permission denied"):
        read(file)
    with pytest.raises(PhotoError, match="permission denied"):
        looks_like_photo(file)


def test_looks_like_photo(tmp_path: Path) -> None:
    for kind in ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "HEIF"):
        file = tmp_path / f"{kind}.bin"
        file.write_bytes(encoded(quarters(), kind))
        assert looks_like_photo(file), kind
    (tmp_path / "a.txt").write_text("no photo")
    assert not looks_like_photo(tmp_path / "a.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(PhotoError, match="not a file"):
        looks_like_photo(tmp_path / "pipe")


def test_photo_errors_travel_between_processes() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(PhotoError("a.jpg", "truncated")))
    assert (error.path, error.reason, str(error)) == ("a.jpg", "truncated", "a.jpg: truncated")


# --- sizes and crops ---


@pytest.mark.parametrize("shape", [(1000, 700), (333, 1021), (1, 3000), (64, 64), (127, 64)])
def test_fit_within_keeps_the_shape(shape: tuple[int, int]) -> None:
    small = fit_within(np.full((*shape, 3), 77, np.uint8), 64)
    assert max(small.shape[:2]) <= 64
    assert min(small.shape[:2]) >= 1
    assert (small == 77).all()
    if min(shape) > 64:
        assert small.shape[0] / small.shape[1] == pytest.approx(shape[0] / shape[1], rel=0.06)


def test_fit_within_never_enlarges() -> None:
    picture = np.zeros((10, 20, 3), np.uint8)
    assert fit_within(picture, 64) is picture


def test_crop_to() -> None:
    picture = quarters()
    np.testing.assert_array_equal(crop_to(picture, Box(0, 0, 0.5, 0.5)), picture[:30, :40])
    np.testing.assert_array_equal(crop_to(picture, Box(0, 0, 1, 1)), picture)
    assert crop_to(picture, Box(1, 1, 1, 1)).shape == (1, 1, 3)
    assert crop_to(picture, Box(0.3, 0.3, 0.3, 0.3)).shape[:2] == (1, 1)
