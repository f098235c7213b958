"""Webcams, and video files or streams that serve as one, through OpenCV."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Self

import cv2
import numpy as np

from stylist.errors import CameraError
from stylist.types import Device, Rgb

FALLBACK_RATE = 25.0
"""Frames a second of a file that does not state its own."""

PATIENCE = 5
"""Frames that a live camera may fail to deliver in a row before it counts as lost."""

STREAM_MS = 10_000
"""An address that says nothing for so long is not there."""

# What libraries say of a stream on standard error repeats its address, password and all.
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


DEVICES = Path("/sys/class/video4linux")

GUESSED = 3
"""Cameras that are offered by number where a system does not list them."""

_STREAM = (
    cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, STREAM_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, STREAM_MS,
)  # fmt: skip

_BY_HAND, _BY_ITSELF = 1, 3
"""Video4Linux: exposure manual, and aperture priority."""


def devices() -> list[Device]:
    """The cameras that are connected; elsewhere than on Linux, numbers to try."""
    if not sys.platform.startswith("linux"):
        return [Device(number, f"Camera {number + 1}") for number in range(GUESSED)]
    found = []
    for folder in sorted(DEVICES.glob("video*"), key=lambda f: (len(f.name), f.name)):
        try:
            # A camera's further nodes carry metadata, and no pictures.
            if (folder / "index").read_text().strip() != "0":
                continue
            name = (folder / "name").read_text(encoding="utf-8", errors="replace").strip()
            number = int(folder.name.removeprefix("video"))
        except (OSError, ValueError):
            continue
        found.append(Device(number, name.partition(": ")[0] or f"Camera {number + 1}"))
    return found


class Camera:
    """One open camera. Not for use from several threads at once."""

    def __init__(self, capture: cv2.VideoCapture, name: str, first: Rgb, pace: float) -> None:
        self.name = name
        self._usual: float | None = None
        self._capture = capture
        self._first: Rgb | None = first
        self._raw: np.ndarray | None = None
        self._pace = pace
        self._due = time.monotonic()

    @classmethod
    def open(cls, source: int | str | Path, *, resolution: tuple[int, int] | None = None) -> Self:
        """Open a device by its number, or a video file or an address as a camera.

        Parameters
        ----------
        source : int, str or Path
            ``0`` is the first camera. A file plays at its own rate, over and
            over; an address (``rtsp://``, ``http://``) is a live camera.
        resolution : (width, height), optional
            Asked of a device, which gives the nearest it knows.

        Raises
        ------
        CameraError
            It is absent, refused, busy or not a video; the text says which.
        """
        name = f"Camera {source + 1}" if isinstance(source, int) else str(source)
        if isinstance(source, int):
            _look_for_device(source, name)
            name = next((d.name for d in devices() if d.number == source), name)
            capture = _device(source, resolution)
            trouble = "it does not answer; another program may be using it"
        elif "://" in name:
            capture = cv2.VideoCapture(name, cv2.CAP_ANY, _STREAM)
            name = _public(name)
            trouble = "it does not answer, or sends no video"
        else:
            if not Path(source).is_file():
                raise CameraError(f"{name}: there is no such file")
            capture, name = cv2.VideoCapture(name), Path(source).name
            trouble = "it cannot be read as a video"
        done, first = capture.read() if capture.isOpened() else (False, None)
        if not done:
            capture.release()
            raise CameraError(f"{name}: {trouble}")
        is_file = not isinstance(source, int) and "://" not in str(source)
        return cls(capture, name, _rgb(first), _pace(capture) if is_file else 0.0)

    def read(self) -> Rgb | None:
        """Wait for the next frame, (h, w, 3) uint8 RGB; None when the camera is lost.

        A device sets its own rate; a file is slowed to the rate it was taken at.
        """
        if self._first is not None:
            first, self._first = self._first, None
            return first
        if self._pace:
            self._due = max(self._due + self._pace, time.monotonic() - self._pace)
            time.sleep(max(self._due - time.monotonic(), 0))
        for _ in range(PATIENCE):
            done, self._raw = self._capture.read(self._raw)
            if done:
                return _rgb(self._raw)
            if self._pace:
                self._capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
        return None

    def expose(self, steps: int | None) -> bool:
        """Expose by `steps` stops more (or less) than usual, None by itself; False if it cannot."""
        capture = self._capture
        if self._usual is None:
            self._usual = capture.get(cv2.CAP_PROP_EXPOSURE)
        if self._usual <= 0:
            return False
        if steps is None:
            return bool(capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, _BY_ITSELF))
        return bool(
            capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, _BY_HAND)
            and capture.set(cv2.CAP_PROP_EXPOSURE, self._usual * 2.0**steps)
        )

    def close(self) -> None:
        """Let the device go. Harmless when it is closed."""
        self._capture.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _look_for_device(number: int, name: str) -> None:
    """On Linux a device file tells absent from refused before OpenCV is asked."""
    if not sys.platform.startswith("linux"):
        return
    device = Path(f"/dev/video{number}")
    if not device.exists():
        raise CameraError(f"{name}: no camera is connected")
    if not os.access(device, os.R_OK | os.W_OK):
        raise CameraError(f"{name}: this account may not use {device}")


def _pace(capture: cv2.VideoCapture) -> float:
    """Seconds between two frames of a file."""
    rate = capture.get(cv2.CAP_PROP_FPS)
    return 1.0 / (rate if 1.0 <= rate <= 240.0 else FALLBACK_RATE)


def _device(number: int, resolution: tuple[int, int] | None) -> cv2.VideoCapture:
    """A camera that is connected, asked for a size."""
    capture = cv2.VideoCapture(number)
    if resolution is not None:
        # Only compressed do most cameras send large pictures at their full rate.
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, resolution[0])
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, resolution[1])
    return capture


def _public(address: str) -> str:
    """An address without the name and password in it, which every screenshot would show."""
    scheme, _, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.rpartition('@')[2]}{slash}{path.partition('?')[0]}"


def _rgb(frame: object) -> Rgb:
    """What OpenCV gives (BGR, or grey from some devices) as RGB."""
    bgr = np.asarray(frame, dtype=np.uint8)
    code = cv2.COLOR_GRAY2RGB if bgr.ndim == 2 else cv2.COLOR_BGR2RGB
    return np.asarray(cv2.cvtColor(bgr, code), dtype=np.uint8)
