from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from streaming import stream

from stylist.errors import CameraError
from stylist.gui.find.glance import glance
from stylist.gui.questions import Page
from stylist.gui.window import MainWindow
from stylist.products import FeedOptions
from stylist.types import Device, Rgb

from .conftest import draw


def film(picture: Rgb, file: Path) -> str:
    """A video of something that does not move, 30 frames a second."""
    size = (picture.shape[1], picture.shape[0])
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 30, size)
    for _ in range(4):
        writer.write(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    writer.release()
    return str(file)


@pytest.fixture
def clip(tmp_path: Path) -> str:
    """A video of a green pair of pants."""
    return film(draw("pants", "green"), tmp_path / "clip.avi")


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
    def refuse(source: object, **_: object) -> None:
        raise CameraError("Camera 1: no camera is connected")

    with monkeypatch.context() as patch:
        patch.setattr(window.library, "open_camera", refuse)
        window.nav.open_camera()
        page = window.camera.trouble
        qtbot.waitUntil(lambda: window.camera.pages.currentWidget() is page)
    assert "no camera is connected" in page.words.text()
    window.camera.start(clip)
    qtbot.waitUntil(lambda: window.camera.shoot.isEnabled())
    assert window.camera.pages.currentIndex() == 0


def test_a_camera_that_comes_back_is_shown_by_itself(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, clip: str
) -> None:
    camera, opening = window.camera, window.library.open_camera
    camera._again.setInterval(50)
    tries = []

    def plugged_in_late(source: object, **_: object) -> object:
        tries.append(source)
        if len(tries) < 4:
            raise CameraError("Camera 1: no camera is connected")
        return opening(clip)

    monkeypatch.setattr(window.library, "open_camera", plugged_in_late)
    window.nav.open_camera()
    qtbot.waitUntil(lambda: camera.pages.currentWidget() is camera.trouble)
    qtbot.waitUntil(lambda: camera.shoot.isEnabled() and camera.pages.currentIndex() == 0)
    assert len(tries) == 4
    window.nav.close_camera()
    assert not camera._again.isActive()


def test_what_is_held_up_is_outlined_and_the_nearest_are_shown(
    qtbot: QtBot, window: MainWindow, clip: str
) -> None:
    camera = window.camera
    window.nav.open_camera()
    camera.start(clip)
    qtbot.waitUntil(lambda: bool(camera.near.buttons()), timeout=15_000)
    assert camera.view._outline is not None
    near = [button.item_id for button in camera.near.buttons()]
    best = window.library.items(near[:1])[0]
    assert best.name.startswith("Green pants")
    qtbot.mouseClick(camera.near.buttons()[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.detail.item_id == best.id)
    assert camera.isHidden()


def test_what_does_not_move_is_not_looked_at_again(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = draw("pants", "red")
    first = glance(window.library, picture, None)
    monkeypatch.setattr(window.library, "look_at", lambda _: pytest.fail("looked again"))
    assert glance(window.library, picture, first) is first


def test_nothing_of_the_camera_is_stored_by_looking(
    qtbot: QtBot, window: MainWindow, clip: str
) -> None:
    before = window.library.revision, window.library.count()
    window.nav.open_camera()
    window.camera.start(clip)
    qtbot.waitUntil(lambda: bool(window.camera.near.buttons()), timeout=15_000)
    window.camera.press()
    qtbot.waitUntil(lambda: window.detail.look.isVisible())
    assert (window.library.revision, window.library.count()) == before


def test_a_countdown_comes_before_the_picture_and_can_be_called_off(
    qtbot: QtBot, window: MainWindow, clip: str
) -> None:
    camera = window.camera
    window.nav.open_camera()
    camera.start(clip)
    qtbot.waitUntil(lambda: camera.shoot.isEnabled())
    camera._timer.setInterval(30)
    camera.timed.click()
    camera.press()
    assert camera.view._count == "3"
    camera.press()
    assert camera.view._count == ""
    camera.press()
    with qtbot.waitSignal(camera.taken):
        pass
    qtbot.waitUntil(lambda: window.browser.question.look is not None)


def test_a_tag_that_is_held_up_opens_its_item(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    feed = tmp_path / "articles.csv"
    feed.write_text("sku,name,category,price\nA-17,Wool coat,outwear,90\n", encoding="utf-8")
    for _ in window.library.import_feed(feed, FeedOptions(feed="articles")):
        pass
    coat = window.library.item_of_code("https://shop.example/p/A-17?size=M")
    assert coat is not None
    code = cv2.QRCodeEncoder.create().encode("https://shop.example/p/A-17?size=M")
    picture = np.full((480, 640, 3), 235, np.uint8)
    large = cv2.resize(code, (260, 260), interpolation=cv2.INTER_NEAREST)
    picture[100:360, 180:440] = large[..., None]
    seen = glance(window.library, picture, None)
    assert seen.item_id == coat
    window.nav.open_camera()
    window.camera.start(film(picture, tmp_path / "tag.avi"))
    qtbot.waitUntil(lambda: window.detail.item_id == coat, timeout=15_000)
    assert window.camera.isHidden()
    assert window.camera._job is None


def test_a_code_nobody_knows_is_said_and_the_camera_goes_on(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    code = cv2.QRCodeEncoder.create().encode("not of this shop")
    picture = np.full((480, 640, 3), 235, np.uint8)
    large = cv2.resize(code, (260, 260), interpolation=cv2.INTER_NEAREST)
    picture[100:360, 180:440] = large[..., None]
    window.nav.open_camera()
    window.camera.start(film(picture, tmp_path / "tag.avi"))
    qtbot.waitUntil(lambda: "not of this shop" in window.camera.seen.text(), timeout=15_000)
    assert window.camera.isVisible()


def test_the_menu_lists_cameras_by_name_sizes_and_exposures(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, clip: str
) -> None:
    window.nav.open_camera()
    asked: list[object] = []
    opening = window.library.open_camera
    monkeypatch.setattr(window.library, "cameras", lambda: [Device(0, "HD Webcam & Co")])

    def record(source: object, *, resolution: object = None) -> object:
        asked.append((source, resolution))
        return opening(clip)

    monkeypatch.setattr(window.library, "open_camera", record)
    button = window.camera.sources
    button._devices = window.library.cameras
    button.fill()
    actions = {action.text(): action for action in button.menu().actions()}
    with qtbot.waitSignal(window.camera.chosen):
        actions["HD Webcam && Co"].trigger()
    qtbot.waitUntil(lambda: asked == [(0, None)])
    sizes = {a.text(): a for a in actions["Picture size"].menu().actions()}
    sizes["1280 × 720"].trigger()
    qtbot.waitUntil(lambda: asked[-1] == (0, (1280, 720)))
    exposures = {a.text(): a for a in actions["Exposure"].menu().actions()}
    exposures["Darker"].trigger()
    assert window.camera._exposure == -1


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

    monkeypatch.setattr(window.library, "open_camera", lambda source, **_: Dying())
    window.nav.open_camera()
    page = window.camera.trouble
    qtbot.waitUntil(lambda: window.camera.pages.currentWidget() is page)
    assert page.heading.text() == "The camera is gone"
    assert Dying.closed


def test_a_stream_serves_as_a_camera_and_says_when_it_is_gone(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.nav.open_camera()
    with stream(draw("pants", "green")) as (address, ended):
        window.camera.start(address)
        qtbot.waitUntil(lambda: window.camera.shoot.isEnabled())
        assert window.camera.name.text() == address
        ended.set()
        trouble = window.camera.trouble
        qtbot.waitUntil(lambda: window.camera.pages.currentWidget() is trouble)
        assert trouble.heading.text() == "The camera is gone"
    window.camera.start(address)
    qtbot.waitUntil(lambda: trouble.heading.text() == "No camera to show")
    assert "does not answer, or sends no video" in trouble.words.text()


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
    assert window.jobs.camera._thread is not None
    assert not window.jobs.camera._thread.is_alive()
