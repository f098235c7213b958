from __future__ import annotations

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from stylist.gui.cards import thumbnails
from stylist.gui.cards.pixels import backdrop, read_jpeg
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.jobs import Jobs


def jpeg(picture: np.ndarray) -> bytes:
    return cv2.imencode(".jpg", picture)[1].tobytes()


def on_white() -> np.ndarray:
    picture = np.full((300, 200, 3), 250, np.uint8)
    picture[60:280, 50:150] = (40, 60, 160)
    return picture


def on_a_floor() -> np.ndarray:
    return np.random.default_rng(1).integers(40, 160, (300, 200, 3), np.uint8)


@pytest.fixture
def jobs(qtbot: QtBot):
    made = Jobs()
    yield made
    made.close()


def test_a_photo_on_a_backdrop_is_told_from_one_on_a_floor() -> None:
    white = backdrop(on_white())
    assert white is not None
    assert white.colour.lightness() > 240
    assert white.open_sides
    crossed = on_white()
    crossed[100:160, 140:] = (60, 80, 140)
    sleeve = backdrop(crossed)
    assert sleeve is not None
    assert not sleeve.open_sides, "a sleeve that is cut off must not be drawn on"
    assert backdrop(on_a_floor()) is None


def test_thumbnails_are_scaled_and_damage_is_no_crash() -> None:
    whole = jpeg(on_white())
    made = read_jpeg(whole, 128)
    assert made is not None
    assert made.shape == (128, 85, 3)
    assert read_jpeg(whole).shape == (300, 200, 3)
    assert read_jpeg(b"no picture", 128) is None
    assert read_jpeg(whole[: len(whole) // 2], 128) is None


def test_they_arrive_later_and_are_kept(qtbot: QtBot, jobs: Jobs) -> None:
    asked: list[int] = []

    def load(photo_id: int) -> bytes:
        asked.append(photo_id)
        return jpeg(on_white())

    shown = Thumbnails(jobs.thumbnails, load)
    assert shown.get(7, 120) is None
    with qtbot.waitSignal(shown.ready):
        pass
    assert shown.get(7, 120) is not None
    assert shown.get(7, 100) is not None, "nearly the same size is the same thumbnail"
    assert asked == [7]


def test_what_cannot_be_shown_is_not_asked_for_again(qtbot: QtBot, jobs: Jobs) -> None:
    asked: list[int] = []
    shown = Thumbnails(jobs.thumbnails, lambda photo_id: asked.append(photo_id))
    shown.get(7, 120)
    with qtbot.waitSignal(shown.ready):
        pass
    assert shown.get(7, 120) is None
    assert shown.unavailable(7)
    assert asked == [7]


def test_the_cache_is_bounded_by_bytes(
    qtbot: QtBot, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "CACHE_BYTES", 5 * 2 * 85 * 128 * 4)
    shown = Thumbnails(jobs.thumbnails, lambda _: jpeg(on_white()))
    for photo_id in range(12):
        shown.get(photo_id, 128)
        with qtbot.waitSignal(shown.ready):
            pass
    assert len(shown._kept) == 5
    assert shown.get(11, 128) is not None
