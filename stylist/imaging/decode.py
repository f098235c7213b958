"""Photos from files: bounded, upright, RGB, no larger than needed.

OpenCV decodes what it decodes fast and right; Pillow reads the header first
(size and kind before a single pixel is allocated) and decodes the rest.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, UnidentifiedImageError
from PIL.Image import DecompressionBombError
from pillow_heif import register_heif_opener

from stylist.errors import PhotoError
from stylist.types import Box, Rgb

MAX_PIXELS = 250_000_000
MAX_SIDE = 65_535
MAX_BYTES = 512 * 1024 * 1024
WORKING_SIDE = 512
"""Long side, in pixels, below which decoding does not reduce a photo: enough
for the encoder's crop, the thumbnail and the detail a mask can use."""

PHOTO_SUFFIXES = frozenset(
    [
        ".jpg",
        ".jpeg",
        ".jpe",
        ".jfif",
        ".png",
        ".webp",
        ".bmp",
        ".dib",
        ".tif",
        ".tiff",
        ".gif",
        ".heic",
        ".heif",
        ".avif",
    ]
)

# A JPEG with several pictures in it (MPO) is opened as a JPEG, and only then called so.
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "DIB", "TIFF", "GIF", "HEIF", "AVIF")
_OPENCV_FORMATS = frozenset({"JPEG", "MPO", "PNG", "WEBP", "BMP", "DIB"})
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"BM", b"GIF8", b"II*\0", b"MM\0*")
_EXIF_ORIENTATION = 0x0112

register_heif_opener()
# The bound is ours (it is told to the person); Pillow's own would only warn.
Image.MAX_IMAGE_PIXELS = None
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A photo as pixels.

    Attributes
    ----------
    image : (h, w, 3) uint8
        Upright RGB on white, its long side at least what was asked for where the
        original's is.
    alpha : (h, w) uint8 or None
        The photo's own transparency, None when it is opaque everywhere.
    width, height : int
        The upright original's size in pixels.
    plain : bool
        The file is a JPEG that any viewer shows as this very image.
    """

    image: Rgb
    alpha: NDArray[np.uint8] | None
    width: int
    height: int
    plain: bool = False


def decode(
    data: bytes, path: Path | str, *, max_pixels: int = MAX_PIXELS, side: int = WORKING_SIDE
) -> Decoded:
    """Decode the bytes of a photo file, its long side not below `side` where it is larger.

    Raises
    ------
    PhotoError
        With a reason for a person: ``not an image``, ``truncated``, ``empty
        file``, ``too large: 30000 × 30000 pixels``, ``damaged``.
    """
    if not data:
        raise PhotoError(path, "empty file")
    with warnings.catch_warnings():
        # Pillow warns of odd metadata, which does not keep a photo from being seen.
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=_FORMATS) as header:
                return _decode_opened(header, data, path, max_pixels, side)
        except UnidentifiedImageError:
            raise PhotoError(path, _reason_unidentified(data)) from None
        except DecompressionBombError as error:
            raise PhotoError(path, f"too large: {error}") from None
        except MemoryError:
            raise PhotoError(path, "too large for the memory one photo may take") from None
        except (
            OSError,
            SyntaxError,
            ValueError,
            EOFError,
            IndexError,
            TypeError,
            KeyError,
            RuntimeError,  # libheif's and libavif's own complaints
            cv2.error,
        ) as error:
            # What Pillow's plugins raise on damaged data is not limited to OSError.
            text = str(error).lower()
            cut = (
                "truncat" in text
                or "end of file" in text
                or "not enough" in text
                or isinstance(error, EOFError)
                or _ends_early(data)
            )
            raise PhotoError(path, "truncated" if cut else "damaged") from None


def looks_like_photo(path: Path) -> bool:
    """Whether a file begins as one of the kinds of photo that can be decoded does.

    Raises
    ------
    PhotoError
        It cannot be read.
    """
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for its writer
            raise PhotoError(path, "not a file")
        with path.open("rb") as file:
            start = file.read(32)
    except OSError as error:
        reasons = {
            PermissionError: "permission denied",
            FileNotFoundError: "not found",
            NotADirectoryError: "not found",
        }
        raise PhotoError(path, reasons.get(type(error), "cannot be read")) from None
    return start.startswith(_SIGNATURES) or start[4:8] == b"ftyp"


def read(path: Path, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Read a file whole.

    Raises
    ------
    PhotoError
        It is gone, not a file, too large, or may not be read.
    """
    try:
        if not path.is_file():
            raise PhotoError(path, "not a file" if path.exists() else "not found")
        size = path.stat().st_size
        if size > max_bytes:
            raise PhotoError(path, f"too large: {size / 1e6:.0f} MB")
        return path.read_bytes()
    except PermissionError:
        raise PhotoError(path, "permission denied") from None
    except FileNotFoundError:
        raise PhotoError(path, "not found") from None
    except OSError as error:
        raise PhotoError(path, error.strerror or "cannot be read") from None


def _decode_opened(
    header: Image.Image, data: bytes, path: Path | str, max_pixels: int, side: int
) -> Decoded:
    width, height = header.size
    if width * height > max_pixels or max(width, height) > MAX_SIDE:
        raise PhotoError(path, f"too large: {width} × {height} pixels")
    if width < 1 or height < 1:
        raise PhotoError(path, "damaged")
    orientation = _orientation(header)
    pixels = _with_opencv(header, data, path, side)
    if pixels is None:
        pixels = _with_pillow(header, side)
    plain = header.format == "JPEG" and orientation == 1 and not _wide_gamut(header)
    image, alpha = _flatten(_shrink(pixels, side))
    if orientation >= 5:
        width, height = height, width
    image = _upright(image, orientation)
    if alpha is not None:
        alpha = _upright(alpha, orientation)
    return Decoded(np.ascontiguousarray(image), alpha, width, height, plain)


def _with_opencv(
    header: Image.Image, data: bytes, path: Path | str, side: int
) -> NDArray[np.uint8] | None:
    """RGB or RGBA pixels, or None when this is better left to Pillow."""
    if header.format not in _OPENCV_FORMATS or header.mode in {
        "CMYK",
        "YCCK",
        "P",
        "PA",
        "LA",
        "La",
    }:
        return None
    if getattr(header, "is_animated", False) and header.format != "MPO":
        return None
    if _wide_gamut(header):
        return None
    flags = cv2.IMREAD_UNCHANGED
    if header.format in {"JPEG", "MPO"}:
        if not _jpeg_is_whole(data):
            raise PhotoError(path, "truncated")
        flags = _reduced_flag(max(header.size) / side) | cv2.IMREAD_IGNORE_ORIENTATION
    if header.format == "PNG" and not _png_is_whole(data):
        return None  # Pillow says what is the matter
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if pixels is None:
        return None
    if pixels.dtype == np.uint16:
        pixels = cv2.convertScaleAbs(pixels, alpha=1 / 257)
    elif pixels.dtype != np.uint8:
        return None
    if flags == cv2.IMREAD_COLOR_RGB | cv2.IMREAD_IGNORE_ORIENTATION:
        return np.asarray(pixels, dtype=np.uint8)
    if pixels.ndim == 2:
        return cv2.cvtColor(pixels, cv2.COLOR_GRAY2RGB).astype(np.uint8, copy=False)
    code = cv2.COLOR_BGRA2RGBA if pixels.shape[2] == 4 else cv2.COLOR_BGR2RGB
    return cv2.cvtColor(pixels, code).astype(np.uint8, copy=False)


def _with_pillow(header: Image.Image, side: int) -> NDArray[np.uint8]:
    image = header
    if image.format in {"JPEG", "MPO"}:
        image.draft(None, (side * 2, side * 2))
    image.load()
    if image.mode in {"I", "I;16", "I;16B", "I;16L", "F"}:
        values = np.asarray(image, dtype=np.float32)
        top = 65535.0 if image.mode.startswith("I") else max(float(values.max(initial=0.0)), 1.0)
        grey = np.clip(values * (255.0 / top), 0, 255).astype(np.uint8)
        return np.repeat(grey[:, :, None], 3, axis=2)
    profile = image.info.get("icc_profile")
    transparent = image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info
    if profile and not transparent:
        image = _to_srgb(image, profile)
    return np.asarray(image.convert("RGBA" if transparent else "RGB"))


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        return (
            ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
            or image
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        # A profile that is broken, or for another kind of image, says nothing.
        return image


def _wide_gamut(header: Image.Image) -> bool:
    """Whether the photo's colours are not sRGB's (phones: Display P3)."""
    profile = header.info.get("icc_profile")
    if not isinstance(profile, bytes) or not profile:
        return False
    return b"sRGB" not in profile and b"s\0R\0G\0B" not in profile


def _shrink(pixels: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Down to about `side` where the photo is twice that or more."""
    return pixels if max(pixels.shape[:2]) < 2 * side else fit_within(pixels, round(1.25 * side))


def _flatten(pixels: NDArray[np.uint8]) -> tuple[Rgb, NDArray[np.uint8] | None]:
    if pixels.shape[2] == 3:
        return pixels, None
    alpha = np.ascontiguousarray(pixels[:, :, 3])
    colour = pixels[:, :, :3]
    if alpha.min(initial=255) == 255:
        return np.ascontiguousarray(colour), None
    share = alpha[:, :, None].astype(np.float32) / 255.0
    return np.rint(colour * share + 255.0 * (1.0 - share)).astype(np.uint8), alpha


def _upright(pixels: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Apply an EXIF orientation (CIPA DC-008, tag 0x0112)."""
    if orientation in {5, 6, 7, 8}:
        pixels = np.swapaxes(pixels, 0, 1)
    if orientation in {2, 3, 6, 7}:
        pixels = pixels[:, ::-1]
    if orientation in {3, 4, 7, 8}:
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)


def _orientation(header: Image.Image) -> int:
    if header.format in {"HEIF", "AVIF", "TIFF"}:
        return 1  # their decoders turn the picture themselves
    try:
        value = header.getexif().get(_EXIF_ORIENTATION, 1)
    except Exception:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _reduced_flag(times: float) -> int:
    """How OpenCV should decode a JPEG that is so many times as large as needed."""
    if times >= 8:
        return cv2.IMREAD_REDUCED_COLOR_8
    if times >= 4:
        return cv2.IMREAD_REDUCED_COLOR_4
    return cv2.IMREAD_REDUCED_COLOR_2 if times >= 2 else cv2.IMREAD_COLOR_RGB


def _png_is_whole(data: bytes) -> bool:
    """Whether no chunk claims to be longer than the file: OpenCV makes room before it looks."""
    at = 8
    while at + 12 <= len(data):
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return at <= len(data)


def _jpeg_is_whole(data: bytes) -> bool:
    """Whether the end marker follows the first scan.

    OpenCV fills what is missing with grey and says nothing. Inside a scan a
    0xFF byte is always followed by 0x00 or a restart marker, so FF D9 after
    the first scan's header can only be the end of the image.
    """
    position = 2
    while position + 4 <= len(data):
        if data[position] != 0xFF:
            return False
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
        elif marker == 0xDA:
            return data.endswith(b"\xff\xd9") or data.find(b"\xff\xd9", position) >= 0
        elif marker in {0x01, *range(0xD0, 0xD8)}:
            position += 2
        else:
            position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return False


def _reason_unidentified(data: bytes) -> str:
    if data.startswith(_SIGNATURES) or data[4:8] == b"ftyp":
        return "truncated" if len(data) < 4096 or _ends_early(data) else "damaged"
    return "not an image"


def _ends_early(data: bytes) -> bool:
    """Whether a WebP (RIFF), HEIC or AVIF (ISO 14496-12 boxes) is shorter than it says."""
    if data.startswith(b"RIFF"):
        return int.from_bytes(data[4:8], "little") + 8 > len(data)
    position = 0
    while data[4:8] == b"ftyp" and position < len(data):
        size = int.from_bytes(data[position : position + 4], "big")
        if size == 1:
            size = int.from_bytes(data[position + 8 : position + 16], "big")
        if size < 8:  # 0: to the end of the file; less than its own header: nonsense
            return False
        position += size
    return position > len(data)


def fit_within(image: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """The image scaled down so that its long side is at most `side`.

    Halves by area while that is enough, which OpenCV does many times faster
    than one step by area, and takes the last step, of less than a half, linearly.
    """
    while max(image.shape[:2]) >= 2 * side and min(image.shape[:2]) >= 2:
        size = (image.shape[1] // 2, image.shape[0] // 2)
        even = image[: size[1] * 2, : size[0] * 2]
        image = cv2.resize(even, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    return resize(image, side / max(image.shape[:2])) if max(image.shape[:2]) > side else image


def resize(image: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    """The image scaled by a factor, linearly; at least one pixel each way."""
    size = (max(round(image.shape[1] * scale), 1), max(round(image.shape[0] * scale), 1))
    return cv2.resize(image, size, interpolation=cv2.INTER_LINEAR).astype(np.uint8, copy=False)


def crop_to(image: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    """The part of an image inside a box; at least one pixel; a view."""
    height, width = image.shape[:2]
    top, left = int(box.top * height), int(box.left * width)
    bottom, right = round(box.bottom * height), round(box.right * width)
    top, left = min(top, height - 1), min(left, width - 1)
    return image[top : max(bottom, top + 1), left : max(right, left + 1)]
