from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stylist.errors import CameraError
from stylist.gui.questions import Page
from stylist.gui.window import MainWindow

from .conftest import draw


@pytest.fixture
def clip(tmp_path: Path) -> str:
    """A video of a green pair of pants, 30 frames a second."""
    file = str(tmp_path / "clip.avi")
    writer = cv2.VideoWriter(file, cv2.VideoWriter.fourcc(*"MJPG"), 30, (200, 280))
    for _ in range(4):
        writer.write(cv2.cvtColor(draw("pants", "green"), cv2.COLOR_RGB2BGR))
    writer.release()
    return file


def test_a_video_file_serves_as_a_camera_and_its_picture_is_searched_with(
    qtbot: QtBot, window: MainWindow, clip: str
) -> None:
    window.nav.open_camera()
    window.camera.start(clip)
    qtbot.waitUntil(lambda: window.camera.shoot.isEnabled())
    assert window.camera.name.text() == "clip.avi"
    qtbot.keyClick(window.camera.shoot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.browser.question.look is not None)
    assert window.camera.isHidden()
    assert window.camera._job is None, "the camera is let go"
    qtbot.waitUntil(lambda: window.detail.look.isVisible())
    assert window.detail.look.take_another.isVisible()
    image = window.detail.look.look.image
    assert image.shape == (280, 200, 3)
    green = draw("pants", "green").astype(int)
    assert np.abs(image.astype(int) - green).mean() < 12, "RGB, upright, not mirrored"


def test_no_camera_is_a_friendly_page_with_another_way(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, clip: str
) -> None:
    def refuse(source: object) -> None:
        raise CameraError("Camera 1: no camera is connected")

    with monkeypatch.context() as patch:
        patch.setattr(window.library, "open_camera", refuse)
        window.nav.open_camera()
        page = window.camera.trouble
        qtbot.waitUntil(lambda: window.camera.pages.currentWidget() is page)
    assert "no camera is connected" in page.words.text()
    window.camera._source = clip
    window.camera.retry.click()
    qtbot.waitUntil(lambda: window.camera.shoot.isEnabled())
    assert window.camera.pages.currentIndex() == 0


def test_a_camera_that_is_lost_says_so(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dying:
        name = "Camera 1"
        closed = False

        def __init__(self) -> None:
            self.frames = [draw("pants", "red")] * 2

        def read(self):
            return self.frames.pop() if self.frames else None

        def close(self) -> None:
            Dying.closed = True

    monkeypatch.setattr(window.library, "open_camera", lambda source: Dying())
    window.nav.open_camera()
    page = window.camera.trouble
    qtbot.waitUntil(lambda: window.camera.pages.currentWidget() is page)
    assert page.heading.text() == "The camera is gone"
    assert Dying.closed


def test_leaving_the_page_lets_the_camera_go(qtbot: QtBot, window: MainWindow, clip: str) -> None:
    window.nav.open_camera()
    window.camera.start(clip)
    qtbot.waitUntil(lambda: window.camera.shoot.isEnabled())
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.camera.isHidden()
    assert window.browser.isVisible()
    assert window.rail.pages[Page.LIBRARY].isChecked()


def test_closing_the_window_under_a_running_camera_is_clean(
    qtbot: QtBot, window: MainWindow, clip: str
) -> None:
    window.nav.open_camera()
    window.camera.start(clip)
    qtbot.waitUntil(lambda: window.camera.shoot.isEnabled())
    window.close()
    assert not any(thread.is_alive() for thread in window.jobs.camera._threads)
