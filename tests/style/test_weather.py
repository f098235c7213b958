from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylist.style import weather
from stylist.style.weather import NEUTRAL, Weather, fit, keeps, share_of, warmth
from stylist.taxonomy import Taxonomy
from stylist.types import Facts, Filters

Wardrobe = Callable[..., Facts]


def test_warmth_comes_from_category_sleeve_and_material(
    wardrobe: Wardrobe, taxonomy: Taxonomy
) -> None:
    facts = wardrobe(
        {"category": "shirt"},
        {"category": "shirt", "sleeve": "short"},
        {"category": "shirt", "sleeve": "short", "material": "linen"},
        {"category": "pants", "sleeve": "long"},
        {"category": "Trousers", "material": "Merino"},
        {"category": "coat", "material": "down", "warmth": 0.5},
        {"category": "kimono"},
        {},
    )
    clo = warmth(facts, taxonomy)
    assert clo.dtype == np.float32
    np.testing.assert_allclose(
        clo, [0.25, 0.19, 0.19 * 0.8, 0.20, 0.20 * 1.3, 0.5, np.nan, np.nan], rtol=1e-5
    )


def test_what_one_would_wear(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    names = ("coat", "sweater", "t-shirt", "shorts", "jeans", "gloves")
    facts = wardrobe(*({"category": name} for name in names))
    worn = {
        degrees: {
            name
            for name, kept in zip(names, keeps(facts, Weather(degrees), taxonomy), strict=True)
            if kept
        }
        for degrees in (-5.0, 12.0, 20.0, 32.0)
    }
    assert worn[-5.0] == {"coat", "sweater", "t-shirt", "jeans", "gloves"}
    assert worn[12.0] == {"coat", "sweater", "t-shirt", "jeans", "gloves"}
    assert {"sweater", "t-shirt", "shorts", "jeans"} <= worn[20.0]
    assert "coat" not in worn[20.0]
    assert worn[32.0] == {"t-shirt", "shorts"}


def test_a_thin_base_is_weaker_in_the_cold_than_a_warm_one(
    wardrobe: Wardrobe, taxonomy: Taxonomy
) -> None:
    facts = wardrobe({"category": "t-shirt"}, {"category": "longsleeve"})
    thin, warm = fit(facts, Weather(0.0), taxonomy)
    assert weather.KEEPS <= thin < warm
    thin, warm = fit(facts, Weather(30.0), taxonomy)
    assert thin > warm


def test_rain_prefers_what_keeps_it_out(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "coat", "material": "waterproof"},
        {"category": "coat"},
        {"category": "coat", "material": "cotton"},
        {"category": "shoes", "material": "rubber"},
        {"category": "shoes", "material": "suede"},
        {"category": "shirt"},
    )
    dry = fit(facts, Weather(10.0), taxonomy)
    wet = fit(facts, Weather(10.0, rain=True), taxonomy)
    assert wet[0] > wet[1] > wet[2]
    assert wet[3] > wet[4]
    # A coat that soaks fits less than it did, one that does not fits as well.
    assert wet[2] < dry[2]
    assert wet[0] == pytest.approx(dry[0], abs=0.05)


def test_wind_prefers_a_shell(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "jacket", "material": "nylon", "warmth": 0.4},
        {"category": "jacket", "material": "wool", "warmth": 0.4},
    )
    shell, knit = fit(facts, Weather(14.0, wind=12.0), taxonomy)
    assert shell > knit


def test_a_rain_jacket_may_be_too_warm_in_the_rain(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe({"category": "jacket", "material": "waterproof"})
    assert not keeps(facts, Weather(23.0), taxonomy)[0]
    assert keeps(facts, Weather(23.0, rain=True), taxonomy)[0]


@given(st.floats(-40, 45), st.floats(0, 30), st.booleans())
def test_what_weather_says_nothing_about_stays(
    wardrobe: Wardrobe, taxonomy: Taxonomy, degrees: float, wind: float, rain: bool
) -> None:
    facts = wardrobe({"category": "bag"}, {"category": "kimono"}, {}, {"category": "belt"})
    np.testing.assert_allclose(fit(facts, Weather(degrees, wind, rain), taxonomy), NEUTRAL)


@given(st.floats(-40, 45), st.floats(-40, 45), st.floats(0, 30), st.booleans())
def test_a_coat_never_fits_better_above_its_weather(
    wardrobe: Wardrobe, taxonomy: Taxonomy, one: float, other: float, wind: float, rain: bool
) -> None:
    facts = wardrobe({"category": "coat"}, {"category": "sweater"}, {"category": "blazer"})
    cool, warm = sorted((max(one, 10.0), max(other, 10.0)))
    at_cool = fit(facts, Weather(cool, wind, rain), taxonomy)
    at_warm = fit(facts, Weather(warm, wind, rain), taxonomy)
    assert np.all((at_cool >= 0) & (at_cool <= 1))
    clo = warmth(facts, taxonomy)
    # Only where both are already too warm does warmer air have to be worse.
    needed = Weather(cool, wind, rain).clo or 0.0
    most = [share_of(slot, needed, taxonomy) for slot in ("outer", "mid", "mid")]
    above = np.array([c > (m[1] if m else 9) for c, m in zip(clo, most, strict=True)])
    assert np.all(at_warm[above] <= at_cool[above] + 1e-5)


@given(st.lists(st.floats(0, 1.5), min_size=2, max_size=2), st.floats(-20, 35))
def test_nearer_to_the_slot_is_better(
    wardrobe: Wardrobe, taxonomy: Taxonomy, clo: list[float], degrees: float
) -> None:
    facts = wardrobe(*({"category": "pants", "warmth": max(c, 0.01)} for c in clo))
    share = share_of("bottom", Weather(degrees).clo or 0.0, taxonomy)
    assert share is not None
    apart = np.abs(facts.warmth - share[0])
    fits = fit(facts, Weather(degrees), taxonomy)
    # Legs are as tolerant of too thin as of too warm, so distance alone decides.
    assert (apart[0] <= apart[1]) == (fits[0] >= fits[1]) or np.isclose(*fits, atol=1e-4)


def test_without_a_temperature_only_shelter_counts(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe({"category": "shorts"}, {"category": "coat", "material": "waterproof"}, {})
    np.testing.assert_allclose(fit(facts, Weather(None, rain=True), taxonomy), [1.0, 1.0, NEUTRAL])


def test_what_the_texts_say_counts(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe({"category": "jacket"}, {"category": "jacket"}, {"category": "jacket"})
    told = {
        "insulated": np.array([True, False, False]),
        "light": np.array([False, True, False]),
        "waterproof": np.array([False, True, False]),
    }
    padded, light, plain = warmth(facts, taxonomy, told)
    assert light < plain < padded
    _, keeps_out, unknown = fit(facts, Weather(12.0, rain=True), taxonomy, told)
    assert keeps_out > unknown


def test_what_a_person_measured_is_not_moved_by_words(
    wardrobe: Wardrobe, taxonomy: Taxonomy
) -> None:
    facts = wardrobe({"category": "jacket", "warmth": 0.33})
    assert warmth(facts, taxonomy, {"insulated": np.array([True])})[0] == pytest.approx(0.33)


def test_weather_of_filters() -> None:
    assert Weather.of(Filters(category=("dress",))) is None
    assert Weather.of(Filters(temperature=8.0)) == Weather(8.0, 0.0, False)
    assert Weather.of(Filters(rain=True)) == Weather(None, 0.0, True)
    assert Weather.of(Filters(activity="brisk", humidity=0.9)) is None
    brisk = Weather.of(Filters(temperature=8.0, activity="brisk", humidity=0.9))
    assert brisk == Weather(8.0, 0.0, False, 0.9, "brisk")


def test_no_items_no_answers(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    assert fit(wardrobe(), Weather(8.0), taxonomy).shape == (0,)
    assert warmth(wardrobe(), taxonomy).shape == (0,)
