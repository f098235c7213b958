"""The garment's colour and pattern, not those of what it lies on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stylist.embed.embedder import colour_table
from stylist.imaging import color, pattern
from stylist.imaging.decode import decode, read
from stylist.imaging.lamp import neutral
from stylist.imaging.palette import PLACES, all_perceived, perceived, place, to_lab
from stylist.imaging.subject import find_subject
from stylist.taxonomy import Taxonomy
from stylist.types import Floats, Rgb

Draw = Callable[..., Rgb]
TABLE = colour_table(Taxonomy.load())
GROUNDS = [(246, 246, 246), (150, 120, 90), (70, 70, 74)]


def named(picture: Rgb) -> list[str]:
    shares = TABLE.nearest.shares(find_subject(picture))
    return [TABLE.names[i] for i in color.dominant(shares)]


def histogram(picture: Rgb) -> Floats:
    return color.histogram(find_subject(picture))


def energy(picture: Rgb) -> Floats:
    return pattern.energy(picture, find_subject(picture))


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", ["red", "green", "blue", "yellow"])
def test_plain_garments_are_called_by_their_colour(
    draw: Draw, colour: str, ground: tuple[int, int, int]
) -> None:
    assert named(draw("t-shirt", colour, ground=ground, noise=3))[0] == colour


def test_black_and_white_garments(draw: Draw) -> None:
    assert named(draw("pants", "black"))[0] == "black"
    assert named(draw("t-shirt", (248, 248, 248), ground=(90, 60, 40)))[0] == "white"


def test_two_colours_are_both_named(draw: Draw) -> None:
    assert {"red", "white"} <= set(named(draw(stripes=40, ground=(60, 90, 130))))


def test_white_cloth_in_shade_is_white(draw: Draw) -> None:
    assert named(draw("t-shirt", (214, 214, 216), ground=(255, 255, 255), noise=3))[0] == "white"
    assert named(draw("t-shirt", (170, 171, 173), ground=(255, 255, 255), noise=3))[0] == "grey"


@pytest.mark.parametrize(("cloth", "name"), [((79, 61, 130), "purple"), ((40, 50, 140), "blue")])
def test_blue_and_purple_are_told_apart(draw: Draw, cloth: tuple[int, int, int], name: str) -> None:
    assert named(draw("t-shirt", cloth))[0] == name


def test_shares_sum_to_one(draw: Draw) -> None:
    shares = TABLE.nearest.shares(find_subject(draw()))
    assert shares.shape == (len(TABLE.names),)
    assert shares.sum() == pytest.approx(1, abs=1e-5)
    assert (shares >= 0).all()


def test_dominant_names_at_most_four_and_never_nothing() -> None:
    assert color.dominant(np.full(10, 0.1, np.float32)) == [0]
    assert len(color.dominant(np.array([0.2] * 5, np.float32))) == color.MOST_COLOURS
    assert color.dominant(np.zeros(10, np.float32)) == []


@pytest.mark.parametrize("colour", ["red", "black"])
def test_histogram_is_a_unit_vector(draw: Draw, colour: str) -> None:
    vector = histogram(draw(colour=colour))
    assert vector.shape == (color.HISTOGRAM_SIZE,)
    assert vector.dtype == np.float32
    assert (vector >= 0).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_histogram_forgets_ground_place_size_and_mirroring(draw: Draw) -> None:
    red = histogram(draw(colour="red"))
    blue = histogram(draw(colour="blue"))
    alike = {
        "ground": histogram(draw(colour="red", ground=(60, 80, 70))),
        "mirrored": histogram(np.ascontiguousarray(draw(colour="red")[:, ::-1])),
        "shape": histogram(draw("pants", "red")),
        "larger": histogram(np.repeat(np.repeat(draw(colour="red"), 2, 0), 2, 1)),
    }
    for what, vector in alike.items():
        assert red @ vector > 0.75, what
        assert red @ vector > red @ blue + 0.4, what


def test_near_colours_are_nearer_than_far_ones(draw: Draw) -> None:
    red, darker, blue = (
        histogram(draw(colour=c)) for c in ((186, 32, 40), (160, 28, 36), (36, 70, 160))
    )
    assert red @ darker > red @ blue + 0.2


@pytest.mark.parametrize("shape", [(1, 1), (1, 2000), (2000, 1)])
def test_slivers_have_a_colour_and_a_pattern(shape: tuple[int, int]) -> None:
    picture = np.full((*shape, 3), (190, 30, 40), np.uint8)
    assert np.linalg.norm(histogram(picture)) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(energy(picture)) == pytest.approx(1, abs=1e-5)


# --- the space ---


def test_oklab_before_chroma_is_drawn_together() -> None:
    """Against the worked sRGB values of the W3C (CSS Color 4): lightness and hue stay OKLab's."""
    known = np.array([[[255, 0, 0], [0, 0, 255], [255, 255, 255], [0, 0, 0]]], np.uint8)
    red, blue, white, black = perceived(to_lab(known))[0]
    assert red[0] == pytest.approx(62.8, abs=0.2)
    assert np.degrees(np.arctan2(red[2], red[1])) == pytest.approx(29.2, abs=0.5)
    assert blue[0] == pytest.approx(45.2, abs=0.2)
    assert np.degrees(np.arctan2(blue[2], blue[1])) % 360 == pytest.approx(264.1, abs=0.5)
    np.testing.assert_allclose(white, [100, 0, 0], atol=0.1)
    np.testing.assert_allclose(black, [0, 0, 0], atol=0.1)


def test_every_colour_has_its_place() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 3), dtype=np.uint8)
    places = place(pixels)
    assert places.shape == (5, 7)
    assert 0 <= places.min() <= places.max() < PLACES
    apart = np.linalg.norm(all_perceived()[places] - perceived(to_lab(pixels)), axis=-1)
    assert apart.max() < 4


# --- the lamp ---


def under_lamp(picture: Rgb, gains: tuple[float, float, float] = (1.0, 0.74, 0.48)) -> Rgb:
    """The picture in a lamp's light (about 3400 K, half adapted), in linear sRGB."""
    linear = np.power(picture / 255.0, 2.2) * np.array(gains)
    return np.rint(np.power(linear, 1 / 2.2) * 255).astype(np.uint8)


@pytest.mark.parametrize("cloth", [(245, 245, 245), (128, 128, 130), (36, 70, 160), (186, 32, 40)])
def test_a_yellow_lamp_changes_neither_name_nor_vector(
    draw: Draw, cloth: tuple[int, int, int]
) -> None:
    picture = draw("t-shirt", cloth, ground=(225, 224, 222) if min(cloth) > 200 else (246,) * 3)
    lit = under_lamp(picture)
    assert named(lit)[0] == named(picture)[0]
    assert histogram(lit) @ histogram(picture) > 0.9


@pytest.mark.parametrize(
    "ground", [(176, 132, 88), (160, 40, 36), (90, 110, 70), (40, 38, 36), (230, 190, 60)]
)
def test_wood_a_red_blanket_and_a_lawn_are_no_lamps(ground: tuple[int, int, int]) -> None:
    picture = np.full((64, 48, 3), ground, np.uint8)
    picture[16:48, 12:36] = (200, 200, 200)
    np.testing.assert_array_equal(neutral(picture), picture)


def test_daylight_on_white_stays(draw: Draw) -> None:
    picture = draw(ground=(250, 250, 250))
    np.testing.assert_allclose(neutral(picture), picture, atol=2)


# --- a shop's photos, whose names say the colour ---


@pytest.fixture(scope="module")
def shop(shared_data: Path) -> tuple[list[str], Floats, list[str]]:
    """Labels, histograms (n, bins) and named families of the front views."""
    photos = sorted((shared_data / "luma-men" / "images").rglob("*_main.jpg"))
    labels = [re.findall(r"-([a-z]+)_", photo.name)[0] for photo in photos]
    subjects = [find_subject(decode(read(photo), photo).image) for photo in photos]
    histograms = np.stack([color.histogram(subject) for subject in subjects])
    found = [TABLE.names[int(TABLE.nearest.shares(s).argmax())] for s in subjects]
    return labels, histograms, found


def test_the_dominant_family_is_the_shops(shop: tuple[list[str], Floats, list[str]]) -> None:
    labels, _, found = shop
    taxonomy = Taxonomy.load()
    right = [
        taxonomy.colour_family(label) == name for label, name in zip(labels, found, strict=True)
    ]
    assert np.mean(right) >= 0.85


def test_the_nearest_by_colour_are_of_that_colour(
    shop: tuple[list[str], Floats, list[str]],
) -> None:
    names, histograms, _ = shop
    labels = np.array(names)
    alike = histograms @ histograms.T
    np.fill_diagonal(alike, -1)
    nearest = np.argsort(-alike, axis=1)[:, :5]
    assert (labels[nearest] == labels[:, None]).mean() >= 0.83


def test_solid_garments_are_alike_under_noise(draw: Draw) -> None:
    solid = energy(draw(noise=1))
    assert solid.shape == (pattern.PATTERN_SIZE,)
    assert solid @ energy(draw(noise=6, seed=3)) > 0.95


def test_stripes_are_unlike_solid_and_like_stripes(draw: Draw) -> None:
    solid, striped = energy(draw()), energy(draw(stripes=8))
    other = energy(draw("skirt", "blue", stripes=8, seed=5))
    assert striped @ solid < 0.75
    assert striped @ other > striped @ solid + 0.15


def test_the_direction_of_stripes_is_told(draw: Draw) -> None:
    """Stripes across a square are unlike the same stripes down it."""
    across = np.full((200, 200, 3), 235, np.uint8)
    across[40:160, 40:160] = (180, 30, 40)
    across[40:160:10, 40:160] = across[41:160:10, 40:160] = (250, 250, 250)
    down = np.ascontiguousarray(across.transpose(1, 0, 2))
    assert energy(across) @ energy(down) < 0.9
    assert energy(across) @ energy(np.ascontiguousarray(across[::-1])) > 0.99
