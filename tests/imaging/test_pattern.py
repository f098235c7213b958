"""The pattern on the garment: told by direction and evenness, wherever the garment lies."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from stylist.imaging import pattern
from stylist.imaging.crop import encoder_input, garment_box
from stylist.imaging.pattern import Pattern
from stylist.imaging.subject import find_subject
from stylist.types import Rgb

Draw = Callable[..., Rgb]
GROUND, CLOTH, INK = (235, 235, 235), (170, 40, 50), (245, 240, 230)


def seen(picture: Rgb, alpha: np.ndarray | None = None) -> Pattern:
    subject = find_subject(picture, alpha)
    box = garment_box(subject)
    return pattern.measure(encoder_input(picture, box), subject, box)


def square(inked: Callable[[np.ndarray, np.ndarray], np.ndarray], side: int = 300) -> Rgb:
    """A square of cloth with a margin, printed where `inked` (of y and x in 0–1) says."""
    picture = np.full((side, side, 3), GROUND, np.uint8)
    y, x = np.mgrid[:side, :side] / side
    inside = (abs(y - 0.5) < 0.33) & (abs(x - 0.5) < 0.33)
    picture[inside] = CLOTH
    picture[inside & inked(y, x)] = INK
    return picture


def stripes(y: np.ndarray, x: np.ndarray) -> np.ndarray:
    return (y * 24) % 1 < 0.4


def checks(y: np.ndarray, x: np.ndarray) -> np.ndarray:
    return ((y * 24) % 1 < 0.4) | ((x * 24) % 1 < 0.4)


def nothing(y: np.ndarray, x: np.ndarray) -> np.ndarray:
    return np.zeros_like(y, bool)


def test_sizes_and_kinds(draw: Draw) -> None:
    found = seen(draw())
    assert found.energy.shape == (pattern.PATTERN_SIZE,)
    assert found.cues.shape == (pattern.CUES_SIZE,)
    assert pattern.PATTERN_SIZE + pattern.CUES_SIZE <= 96
    assert found.energy.dtype == found.cues.dtype == np.float32
    assert np.linalg.norm(found.energy) == pytest.approx(1, abs=1e-5)


def test_energy_is_that_of_measure(draw: Draw) -> None:
    picture = draw(stripes=8)
    np.testing.assert_array_equal(
        pattern.energy(picture, find_subject(picture)), seen(picture).energy
    )


def test_plain_garments_are_alike_whatever_their_colour(draw: Draw) -> None:
    first = seen(draw("t-shirt", "red")).energy
    for shape, colour in (("t-shirt", "black"), ("skirt", "blue"), ("skirt", "yellow")):
        assert first @ seen(draw(shape, colour)).energy > 0.95


def test_the_garments_size_in_the_photo_is_no_matter() -> None:
    near = square(stripes)
    far = np.full((600, 600, 3), GROUND, np.uint8)
    far[150:450, 150:450] = near
    plain = seen(square(nothing)).energy
    assert seen(near).energy @ seen(far).energy > 0.97
    assert seen(near).energy @ plain < 0.8


def test_checks_are_told_from_stripes() -> None:
    """Two directions against one: less of it goes one way over all."""
    one, two = seen(square(stripes)), seen(square(checks))
    turned = seen(np.ascontiguousarray(square(stripes).transpose(1, 0, 2)))
    overall = pattern.PATTERN_SIZE - 1 + 3 + 1
    assert two.cues[overall] < one.cues[overall] - 0.5
    assert turned.cues[overall] == pytest.approx(one.cues[overall], abs=0.1)


def test_a_print_in_the_middle_is_told_from_one_all_over() -> None:
    where = np.zeros((300, 300), np.uint8)
    where[51:249, 51:249] = 255
    everywhere = seen(square(checks), where)
    chest = seen(
        square(lambda y, x: checks(y, x) & (abs(y - 0.5) < 0.1) & (abs(x - 0.5) < 0.1)), where
    )
    spread = pattern.PATTERN_SIZE - 1 + 3 + 2
    assert chest.cues[spread] > everywhere.cues[spread] + 0.3


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (900, 1), (7, 7)])
@pytest.mark.parametrize("value", [0, 128, 255])
def test_every_photo_has_finite_cues(shape: tuple[int, int], value: int) -> None:
    found = seen(np.full((*shape, 3), value, np.uint8))
    assert np.isfinite(found.cues).all()
    assert np.isfinite(found.energy).all()
