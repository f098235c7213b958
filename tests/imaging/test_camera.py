from __future__ import annotations

import sys
import time
from pathlib import Path

import cv2
import numpy as np
import pytest
from streaming import stream

from stylist.errors import CameraError
from stylist.imaging import camera
from stylist.imaging.camera import Camera


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Ten frames at 20 a second: red, brighter by the frame."""
    file = tmp_path / "clip.avi"
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 20, (64, 48))
    for number in range(10):
        writer.write(np.full((48, 64, 3), (10, 20, 100 + 15 * number), np.uint8))
    writer.release()
    return file


def test_a_file_plays_in_order_as_rgb_and_starts_over(clip: Path) -> None:
    with Camera.open(clip) as opened:
        frames = [opened.read() for _ in range(13)]
    assert opened.name == "clip.avi"
    assert all(frame is not None and frame.shape == (48, 64, 3) for frame in frames)
    reds = [float(frame[..., 0].mean()) for frame in frames if frame is not None]
    assert all(frame[..., 0].mean() > frame[..., 2].mean() + 50 for frame in frames)
    assert reds[:10] == sorted(reds[:10])
    assert reds[9] > reds[0] + 100
    assert reds[10] == pytest.approx(reds[0], abs=2), "after the last frame the first"


def test_a_file_keeps_to_its_own_rate(clip: Path) -> None:
    with Camera.open(clip) as opened:
        opened.read()
        began = time.monotonic()
        for _ in range(5):
            opened.read()
    assert time.monotonic() - began >= 4 / 20, "a camera does not deliver faster than it films"


def test_a_file_that_is_no_video_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "notes.mp4"
    broken.write_bytes(b"dear diary")
    with pytest.raises(CameraError, match=r"notes\.mp4.*cannot be read as a video"):
        Camera.open(broken)
    with pytest.raises(CameraError, match="no such file"):
        Camera.open(tmp_path / "gone.mp4")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="device files are Linux's")
def test_an_absent_camera_is_told_from_a_refused_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(CameraError, match="Camera 98: no camera is connected"):
        Camera.open(97)
    monkeypatch.setattr(camera.Path, "exists", lambda self: True)
    monkeypatch.setattr(camera.os, "access", lambda path, mode: False)
    with pytest.raises(CameraError, match="may not use /dev/video97"):
        Camera.open(97)


class Flaky:
    """A capture that delivers, fails for a while, and delivers again; then is gone."""

    def __init__(self, answers: list[bool]) -> None:
        self.answers = answers
        self.released = False

    def isOpened(self) -> bool:  # noqa: N802
        return True

    def read(self, _into: object = None) -> tuple[bool, np.ndarray | None]:
        good = self.answers.pop(0) if self.answers else False
        return good, np.zeros((4, 4, 3), np.uint8) if good else None

    def release(self) -> None:
        self.released = True


def test_a_few_lost_frames_are_no_lost_camera(monkeypatch: pytest.MonkeyPatch) -> None:
    capture = Flaky([True, False, False, True])
    monkeypatch.setattr(camera.cv2, "VideoCapture", lambda *_: capture)
    opened = Camera.open("rtsp://shop/1")
    assert opened.read() is not None
    assert opened.read() is not None, "two lost frames"
    assert opened.read() is None, "none ever again"
    opened.close()
    assert capture.released


def test_an_address_serves_as_a_camera_until_it_ends() -> None:
    with stream(np.full((280, 200, 3), (200, 30, 40), np.uint8)) as (address, ended):
        secret = address.replace("://", "://anna:secret@") + "?key=4711"
        with Camera.open(secret) as opened:
            assert opened.name == address, "no password on the screen"
            frame = opened.read()
            assert frame is not None
            assert np.abs(frame.reshape(-1, 3).mean(0) - (200, 30, 40)).max() < 4
            ended.set()
            while opened.read() is not None:
                pass
    with pytest.raises(CameraError, match=r"http://127\..*: it does not answer, or sends no video"):
        Camera.open(address)


def test_a_busy_camera_is_let_go_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    capture = Flaky([])
    monkeypatch.setattr(camera, "_look_for_device", lambda number, name: None)
    monkeypatch.setattr(camera.cv2, "VideoCapture", lambda *_: capture)
    with pytest.raises(CameraError, match="another program may be using it"):
        Camera.open(0)
    assert capture.released


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the list is Linux's")
def test_cameras_are_listed_by_name_without_their_metadata_nodes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nodes = {"video0": ("HD Webcam: HD Webcam", "0"), "video1": ("HD Webcam", "1"),
             "video10": ("Capture card", "0"), "video2": ("", "0")}  # fmt: skip
    for node, (name, index) in nodes.items():
        (tmp_path / node).mkdir()
        (tmp_path / node / "name").write_text(name + "\n")
        (tmp_path / node / "index").write_text(index + "\n")
    monkeypatch.setattr(camera, "DEVICES", tmp_path)
    found = [(device.number, device.name) for device in camera.devices()]
    assert found == [(0, "HD Webcam"), (2, "Camera 3"), (10, "Capture card")]
    monkeypatch.setattr(camera, "DEVICES", tmp_path / "none")
    assert camera.devices() == []


class Exposing:
    """A capture that knows exposure, and keeps what it was set to."""

    def __init__(self, usual: float) -> None:
        self.said = {cv2.CAP_PROP_EXPOSURE: usual}

    def get(self, what: int) -> float:
        return self.said.get(what, 0.0)

    def set(self, what: int, value: float) -> bool:
        self.said[what] = value
        return True


def test_exposure_goes_by_stops_and_back_to_the_cameras_own() -> None:
    capture = Exposing(160.0)
    opened = Camera(capture, "HD Webcam", np.zeros((2, 2, 3), np.uint8), 0.0)
    assert opened.expose(-1)
    assert capture.said[cv2.CAP_PROP_EXPOSURE] == 80.0
    assert opened.expose(2)
    assert capture.said[cv2.CAP_PROP_EXPOSURE] == 640.0, "of the usual, not of the last"
    assert opened.expose(None)
    assert capture.said[cv2.CAP_PROP_AUTO_EXPOSURE] == 3
    assert not Camera(Exposing(0.0), "Old", np.zeros((2, 2, 3), np.uint8), 0.0).expose(1)
