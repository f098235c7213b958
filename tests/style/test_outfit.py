from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylist.style import weather
from stylist.style.outfit import Band, Outfit, with_the_least
from stylist.style.weather import Garments, Weather
from stylist.taxonomy import Taxonomy
from stylist.types import Facts

Wardrobe = Callable[..., Facts]


def outfit(facts: Facts, taxonomy: Taxonomy, outside: Weather | None) -> Outfit:
    return Outfit.of(Garments.of(facts, taxonomy), outside)


def test_an_outfit_is_the_sum_of_its_garments(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    # ASHRAE 55-2017, table 5.2.2.2A: trousers, long-sleeve shirt 0.61 with socks, shoes, briefs.
    facts = wardrobe(
        {"category": "pants"}, {"category": "shirt"}, {"category": "socks"}, {"category": "shoes"}
    )
    worn = outfit(facts, taxonomy, None)
    assert worn.clo == pytest.approx(0.51, abs=0.02)
    assert worn.needed is None
    assert worn.sentence == "0.5 clo."


def test_it_says_what_is_missing_and_what_is_too_much(
    wardrobe: Wardrobe, taxonomy: Taxonomy
) -> None:
    light = wardrobe({"category": "pants"}, {"category": "shirt"}, {"category": "sweater"})
    heavy = wardrobe(*({"category": "coat", "warmth": 0.9} for _ in range(2)))
    assert outfit(light, taxonomy, Weather(8.0)).sentence == (
        "0.8 clo of the 1.3 needed: add a layer."
    )
    assert outfit(light, taxonomy, Weather(17.0)).sentence == "0.8 clo of the 0.9 needed: right."
    assert outfit(heavy, taxonomy, Weather(8.0)).sentence == (
        "1.8 clo of the 1.3 needed: take a layer off."
    )


def test_in_rain_something_must_keep_it_out(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    wet = Weather(17.0, rain=True)
    knit = wardrobe({"category": "coat", "material": "cotton", "warmth": 0.9})
    shell = wardrobe({"category": "coat", "material": "waterproof", "warmth": 0.9})
    assert outfit(knit, taxonomy, wet).sentence.endswith("Nothing keeps the rain out.")
    assert outfit(shell, taxonomy, wet).sheltered


def test_what_nothing_is_known_of_counts_for_nothing(
    wardrobe: Wardrobe, taxonomy: Taxonomy
) -> None:
    worn = outfit(wardrobe({"category": "pants"}, {}), taxonomy, Weather(8.0))
    assert (worn.unknown, round(worn.clo, 2)) == (1, 0.2)
    assert outfit(wardrobe(), taxonomy, Weather(8.0)).clo == 0


@pytest.mark.parametrize(
    ("clo", "slot", "words"),
    [
        (0.08, "base", "above 23 °C alone, from −16 °C as a layer"),
        (0.31, "mid", "15–22 °C alone, colder as a layer"),
        (0.90, "outer", "below 14 °C as a layer"),
        (0.24, "bottom", "−6 to 22 °C"),
        (0.07, "bottom", "above 18 °C"),
    ],
)
def test_bands_that_people_know(taxonomy: Taxonomy, clo: float, slot: str, words: str) -> None:
    band = Band.of(clo, slot, taxonomy)
    assert band is not None
    assert band.words == words


def test_what_is_not_worn_for_warmth_has_no_band(taxonomy: Taxonomy) -> None:
    assert Band.of(0.0, "accessory", taxonomy) is None
    assert Band.of(0.3, "bag", taxonomy) is None
    assert Band.of(float("nan"), "base", taxonomy) is None
    assert Band.of(9.0, "bottom", taxonomy) is None


CATEGORY = {"base": "t-shirt", "mid": "sweater", "outer": "coat", "bottom": "pants"}


@given(st.floats(0.05, 1.2), st.sampled_from(sorted(CATEGORY)), st.integers(-20, 34))
def test_a_band_is_where_the_filter_keeps_it(
    wardrobe: Wardrobe, taxonomy: Taxonomy, clo: float, slot: str, degrees: int
) -> None:
    band = Band.of(float(np.float32(clo)), slot, taxonomy)
    facts = wardrobe({"category": CATEGORY[slot], "warmth": clo})
    fit = float(weather.fit(facts, Weather(float(degrees)), taxonomy)[0])
    if abs(fit - weather.KEEPS) < 1e-3:
        return
    inside = band is not None and (
        (band.least is None or band.least <= degrees)
        and (band.most is None or degrees <= band.most)
    )
    assert inside == (fit >= weather.KEEPS)


@given(st.floats(0.05, 1.0), st.floats(0.05, 1.0))
def test_what_is_warmer_goes_further_into_the_cold(
    taxonomy: Taxonomy, one: float, other: float
) -> None:
    thin, thick = (Band.of(clo, "outer", taxonomy) for clo in sorted((one, other)))
    if thin is None or thick is None:
        return
    assert (-99 if thick.least is None else thick.least) <= (
        -99 if thin.least is None else thin.least
    )
    assert (99 if thick.most is None else thick.most) <= (99 if thin.most is None else thin.most)


def test_over_legs_and_feet_nothing_is_worn(taxonomy: Taxonomy) -> None:
    assert with_the_least(0.2, "bottom", 1.0, taxonomy) is None
    assert with_the_least(0.3, "mid", 1.3, taxonomy) == pytest.approx(0.87, abs=0.02)
