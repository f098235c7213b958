"""The garment is found where it is, and where it is not the answer says so."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from stylist.imaging.crop import INPUT_SIDE, encoder_input, garment_box
from stylist.imaging.subject import find_subject, full_size_mask
from stylist.imaging.thumbnail import THUMBNAIL_SIDE, make_thumbnail
from stylist.types import Box, Rgb

Draw = Callable[..., Rgb]
SLIVERS = [(1, 1), (1, 2000), (2000, 1), (2, 2), (7, 500)]


def square(size: int = 300, inner: int = 150, at: tuple[int, int] = (75, 75)) -> np.ndarray:
    picture = np.full((size, size, 3), 128, np.uint8)
    picture[at[0] : at[0] + inner, at[1] : at[1] + inner] = (200, 20, 30)
    return picture


def overlap(mask: np.ndarray, truth: np.ndarray) -> float:
    """Intersection over union."""
    return float((mask & truth).sum() / (mask | truth).sum())


@pytest.mark.parametrize("at", [(75, 75), (60, 90), (40, 40)])
def test_a_red_square_on_grey(at: tuple[int, int]) -> None:
    subject = find_subject(square(at=at))
    assert subject.source == "grabcut"
    mask = full_size_mask(subject, 300, 300) > 0
    assert overlap(mask, square(at=at)[:, :, 0] == 200) > 0.85


@pytest.mark.parametrize("ground", [(240, 240, 240), (120, 90, 60), (30, 30, 30), (60, 110, 160)])
@pytest.mark.parametrize("shape", ["t-shirt", "pants", "skirt"])
def test_garments_on_several_grounds(draw: Draw, shape: str, ground: tuple[int, int, int]) -> None:
    picture = draw(shape, "yellow", ground=ground, noise=4)
    truth = np.abs(picture.astype(int) - (232, 200, 40)).max(axis=2) < 30
    mask = full_size_mask(find_subject(picture), *picture.shape[:2]) > 0
    assert overlap(mask, truth) > 0.7


def test_a_pale_garment_on_a_white_ground(draw: Draw) -> None:
    picture = draw("t-shirt", (228, 228, 230), ground=(255, 255, 255), noise=1)
    truth = picture.max(axis=2) < 242
    mask = full_size_mask(find_subject(picture), *picture.shape[:2]) > 0
    assert overlap(mask, truth) > 0.75


def worn(cloth: tuple[int, int, int], skin: tuple[int, int, int] = (196, 144, 116)) -> Rgb:
    """A head, arms and trousers around a shirt, on white, (300, 220, 3)."""
    picture = np.full((300, 220, 3), 255, np.uint8)
    cv2.ellipse(picture, (110, 45), (24, 32), 0, 0, 360, skin, -1)
    cv2.rectangle(picture, (30, 110), (190, 230), skin, -1)
    cv2.rectangle(picture, (60, 80), (160, 270), cloth, -1)
    cv2.rectangle(picture, (60, 265), (160, 300), (40, 42, 50), -1)
    noise = np.random.default_rng(0).normal(0, 3, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(
    "cloth", [(30, 60, 150), (230, 160, 60), (190, 40, 50), (232, 232, 230), (240, 216, 110)]
)
def test_skin_and_trousers_are_left_out(cloth: tuple[int, int, int]) -> None:
    """Cloth of about the colour of skin stays, too."""
    subject = find_subject(worn(cloth))
    mask = full_size_mask(subject, 300, 220) > 0
    assert mask[95:255, 70:150].mean() > 0.95, "the shirt"
    assert mask[25:60, 100:120].mean() < 0.1, "the face"
    assert mask[130:210, 34:50].mean() < 0.1, "an arm"
    assert mask[280:, 70:150].mean() < 0.3, "the trousers"
    assert subject.weight[: subject.weight.shape[0] // 5].sum() < 0.05 * subject.weight.sum()


def test_cloth_of_the_colour_of_skin_with_no_skin_beside_it(draw: Draw) -> None:
    picture = draw("pants", (228, 180, 150), ground=(60, 62, 66))
    mask = full_size_mask(find_subject(picture), *picture.shape[:2]) > 0
    assert overlap(mask, picture[:, :, 0] > 150) > 0.8


def test_a_garment_larger_than_the_photo() -> None:
    picture = np.full((300, 240, 3), (150, 120, 90), np.uint8)
    picture[20:, 30:210] = (20, 22, 26)
    picture = np.clip(picture + np.random.default_rng(0).normal(0, 5, picture.shape), 0, 255)
    mask = full_size_mask(find_subject(picture.astype(np.uint8)), 300, 240) > 0
    assert mask[40:280, 50:190].mean() > 0.95
    assert mask[:, :15].mean() < 0.1


def test_transparency_is_its_own_mask() -> None:
    """Even where the picture itself would say something else."""
    alpha = np.zeros((300, 300), np.uint8)
    alpha[150:, :] = 255
    subject = find_subject(square(), alpha)
    assert subject.source == "alpha"
    mask = full_size_mask(subject, 300, 300)
    assert (mask[160:] == 255).all()
    assert (mask[:140] == 0).all()


def test_transparency_that_shows_nothing_is_not_believed() -> None:
    assert find_subject(square(), np.zeros((300, 300), np.uint8)).source != "alpha"


@pytest.mark.parametrize("grey", [0, 128, 255])
def test_a_uniform_photo_falls_back_and_says_so(grey: int) -> None:
    subject = find_subject(np.full((200, 160, 3), grey, np.uint8))
    assert subject.source == "centre"
    height, width = subject.mask.shape
    assert subject.mask[height // 2, width // 2] > 0.9
    assert subject.mask[0, 0] < 0.1
    assert garment_box(subject) == Box(0, 0, 1, 1)


@pytest.mark.parametrize("shape", SLIVERS)
def test_slivers_crash_nothing(shape: tuple[int, int]) -> None:
    picture = np.random.default_rng(0).integers(0, 255, (*shape, 3), dtype=np.uint8)
    for alpha in (None, np.full(shape, 200, np.uint8)):
        subject = find_subject(picture, alpha)
        assert np.isfinite(subject.weight).all()
        assert subject.weight.sum() > 0
        assert full_size_mask(subject, *shape).shape == shape
        pixels = encoder_input(picture, garment_box(subject))
        assert pixels.shape == (INPUT_SIDE, INPUT_SIDE, 3)
    assert make_thumbnail(picture).startswith(b"\xff\xd8\xff")


def test_the_same_photo_gives_the_same_mask(draw: Draw) -> None:
    one, other = find_subject(draw()), find_subject(draw())
    np.testing.assert_array_equal(one.mask, other.mask)
    np.testing.assert_array_equal(one.weight, other.weight)


def test_mask_of_a_crop_lies_in_the_crop() -> None:
    crop = Box(0.5, 0.0, 1.0, 0.5)
    subject = find_subject(np.ascontiguousarray(square()[:150, 150:]))
    mask = full_size_mask(subject, 300, 300, crop)
    assert mask[:, :150].max() == 0
    assert mask[150:].max() == 0
    assert mask.max() == 255


# --- what the encoder sees ---


def ruler(height: int, width: int) -> np.ndarray:
    """Brightness tells the row, red tells the column."""
    picture = np.zeros((height, width, 3), np.uint8)
    picture[:, :, 0] = np.linspace(0, 255, width, dtype=np.uint8)[None, :]
    picture[:, :, 1] = np.linspace(0, 255, height, dtype=np.uint8)[:, None]
    return picture


@pytest.mark.parametrize("shape", [(600, 150), (150, 600), (1600, 200)])
def test_all_of_a_long_garment_is_kept(shape: tuple[int, int]) -> None:
    pixels = encoder_input(ruler(*shape), Box(0, 0, 1, 1))
    assert pixels.shape == (INPUT_SIDE, INPUT_SIDE, 3)
    for channel in (0, 1):
        assert pixels[:, :, channel].min() <= 4
        assert pixels[:, :, channel].max() >= 251


@pytest.mark.parametrize(
    ("shape", "box"),
    [
        ((600, 300), Box(0, 0, 1, 1)),
        ((300, 600), Box(0, 0, 1, 1)),
        ((400, 400), Box(0.6, 0.1, 0.95, 0.9)),
        ((500, 400), Box(0.0, 0.7, 0.3, 1.0)),
        ((900, 120), Box(0.2, 0.1, 0.8, 0.4)),
    ],
)
def test_nothing_is_squeezed(shape: tuple[int, int], box: Box) -> None:
    """A disc around the middle of the box stays a disc."""
    height, width = shape
    picture = np.zeros((height, width, 3), np.uint8)
    middle = ((box.left + box.right) / 2 * width, (box.top + box.bottom) / 2 * height)
    radius = 0.3 * min((box.right - box.left) * width, (box.bottom - box.top) * height)
    cv2.circle(picture, (round(middle[0]), round(middle[1])), round(radius), (255,) * 3, -1)
    seen = encoder_input(picture, box)[:, :, 0] > 127
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    tall, wide = np.ptp(rows) + 1, np.ptp(columns) + 1
    assert tall == pytest.approx(wide, rel=0.06)
    assert seen.sum() == pytest.approx(np.pi / 4 * tall * wide, rel=0.06)


def test_the_box_surrounds_the_mask(draw: Draw) -> None:
    subject = find_subject(square())
    box = garment_box(subject)
    assert 0.1 < box.left < 0.25 < 0.75 < box.right < 0.9
    assert 0.1 < box.top < 0.25 < 0.75 < box.bottom < 0.9


@pytest.mark.parametrize("box", [Box(0, 0, 0, 0), Box(1, 1, 1, 1), Box(0.5, 0.5, 0.5, 0.5)])
def test_a_box_without_area(box: Box) -> None:
    assert encoder_input(ruler(50, 70), box).shape == (INPUT_SIDE, INPUT_SIDE, 3)


def test_thumbnails_are_small_jpegs() -> None:
    data = make_thumbnail(ruler(1000, 700))
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert image is not None
    assert max(image.shape) <= THUMBNAIL_SIDE
    assert image.shape[0] / image.shape[1] == pytest.approx(10 / 7, rel=0.02)
    small = cv2.imdecode(np.frombuffer(make_thumbnail(ruler(50, 70)), np.uint8), 1)
    assert small is not None
    assert small.shape == (50, 70, 3)
