from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylist.style.blend import blend, told
from stylist.types import CHANNELS, Attribute, Embedding, Look, PhotoPart


def unit(seed: int, width: int) -> np.ndarray:
    row = np.random.default_rng(seed).normal(size=width).astype(np.float32)
    return row / np.linalg.norm(row)


def look(seed: int, category: str = "dress", colour: str = "red") -> Look:
    embedding = Embedding(unit(seed, 16), unit(seed + 1, 8), unit(seed + 2, 4))
    said = (
        Attribute("category", category, 0.9, "model"),
        Attribute("colour", colour, 0.8, "model"),
    )
    picture = np.zeros((4, 4, 3), np.uint8)
    return Look(picture, picture[..., 0], "alpha", embedding, said)


def test_this_shape_that_colour() -> None:
    shape, colour = look(1, "shirt", "blue"), look(10, "skirt", "green")
    parts = (PhotoPart(shape, True, ("style",)), PhotoPart(colour, True, ("colour",)))
    made = blend(parts)
    assert np.allclose(made.style, shape.embedding.style)
    assert np.allclose(made.colour, colour.embedding.colour)
    assert not made.pattern.any(), "no photo counts for its pattern"
    assert {(a.name, a.value) for a in told(parts)} == {("category", "shirt"), ("colour", "green")}


def test_what_is_spoken_against_is_farther_than_before() -> None:
    wanted, other = look(1), look(10, "skirt", "green")
    made = blend((PhotoPart(wanted), PhotoPart(other, likes=False)))
    for channel in CHANNELS:
        row, away = getattr(made, channel), getattr(other.embedding, channel)
        assert row @ away < getattr(wanted.embedding, channel) @ away
        assert row @ getattr(wanted.embedding, channel) > 0.5
    said = told((PhotoPart(wanted), PhotoPart(other, likes=False)))
    assert {a.value for a in said} == {"dress", "red"}


def test_one_photo_is_itself() -> None:
    one = look(3)
    assert np.allclose(blend((PhotoPart(one),)).joined(), one.embedding.joined(), atol=1e-6)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 50),
            st.booleans(),
            st.lists(st.sampled_from(CHANNELS), unique=True).map(tuple),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_channels_are_of_unit_length_or_say_nothing(said: list) -> None:
    made = blend([PhotoPart(look(seed), likes, channels) for seed, likes, channels in said])
    for channel in CHANNELS:
        length = float(np.linalg.norm(getattr(made, channel)))
        assert length == pytest.approx(1, abs=1e-4) or length == 0
