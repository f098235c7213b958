"""The garment's colour and pattern, not those of what it lies on."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from stylist.embed.embedder import colour_table
from stylist.imaging import color, pattern
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
