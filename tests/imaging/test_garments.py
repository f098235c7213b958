"""Parts of a photo that may be garments."""

from __future__ import annotations

import cv2
import numpy as np

from stylist.imaging.garments import MOST, find_parts
from stylist.types import Rgb


def ground() -> Rgb:
    return np.full((400, 400, 3), 235, np.uint8)


def test_what_lies_apart_is_a_part_each() -> None:
    photo = ground()
    photo[60:340, 30:170] = (40, 60, 140)
    photo[60:340, 230:370] = (30, 110, 60)
    left, right = sorted(find_parts(photo), key=lambda part: part.box.left)
    assert left.whole != right.whole
    assert abs(left.box.right - 170 / 400) < 0.03
    assert abs(right.box.left - 230 / 400) < 0.03


def test_what_hangs_together_is_cut_where_its_colour_changes() -> None:
    photo = ground()
    photo[40:200, 130:270] = (40, 60, 140)
    photo[200:400, 140:260] = (60, 60, 62)
    top, bottom = find_parts(photo)
    assert top.whole == bottom.whole
    assert top.box.bottom == bottom.box.top
    assert abs(top.box.bottom - 0.5) < 0.02


def test_stripes_and_a_print_do_not_cut() -> None:
    photo = ground()
    photo[60:340, 100:300] = (40, 60, 140)
    photo[60:340:20, 100:300] = photo[65:340:20, 100:300] = (220, 220, 230)
    cv2.circle(photo, (200, 160), 30, (200, 40, 40), -1)
    assert len(find_parts(photo)) == 1


def test_a_belt_is_no_garment_and_shoes_at_the_end_are() -> None:
    photo = ground()
    photo[30:180, 130:270] = (40, 60, 140)
    photo[180:196, 135:265] = (20, 20, 20)
    photo[196:360, 140:260] = (150, 140, 120)
    photo[360:385, 135:190] = photo[360:385, 210:265] = (25, 25, 25)
    heights = [part.box.bottom - part.box.top for part in find_parts(photo)]
    assert not any(height < 0.05 for height in heights)
    assert find_parts(photo)[-1].box.top > 0.85
    assert len(find_parts(photo)[-1].outlines) == 2


def test_without_a_ground_there_is_nothing_to_tell_by() -> None:
    assert find_parts(np.full((300, 300, 3), 90, np.uint8)) == ()
    assert find_parts(np.zeros((1, 1, 3), np.uint8)) == ()
    noise = np.random.default_rng(0).integers(0, 255, (200, 300, 3), np.uint8)
    assert len(find_parts(noise)) <= MOST
