from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylist.style.insulation import LEAST, WET, needed_clo

degrees = st.floats(-40, 45)
winds = st.floats(0, 40)


@given(degrees, degrees, winds, st.booleans())
def test_warmer_air_never_asks_for_more(one: float, other: float, wind: float, rain: bool) -> None:
    cold, warm = sorted((one, other))
    assert needed_clo(warm, wind, rain) <= needed_clo(cold, wind, rain) + 1e-6


@given(degrees, winds, winds)
def test_more_wind_never_asks_for_less(temperature: float, one: float, other: float) -> None:
    calm, windy = sorted((one, other))
    assert needed_clo(temperature, windy) >= needed_clo(temperature, calm) - 1e-6


@given(degrees, winds)
def test_rain_asks_for_a_tenth_more(temperature: float, wind: float) -> None:
    assert needed_clo(temperature, wind, True) == pytest.approx(WET * needed_clo(temperature, wind))


@pytest.mark.parametrize(
    ("temperature", "clo"),
    # What the standard's equations give at 116 W/m² in a calm; guards against a slipped constant.
    [(-20, 3.20), (-10, 2.52), (0, 1.84), (10, 1.14)],
)
def test_required_insulation_in_the_cold(temperature: float, clo: float) -> None:
    assert needed_clo(temperature) == pytest.approx(clo, abs=0.03)


def test_anchors_that_people_know() -> None:
    # Trousers and a short-sleeve shirt are 0.57, with sweater and jacket 1.30 (ASHRAE 55).
    assert 0.35 < needed_clo(20) < 0.57
    assert 1.1 < needed_clo(8) < 1.4
    assert needed_clo(25) == pytest.approx(LEAST[0][1], abs=0.02)
    assert needed_clo(45) == pytest.approx(LEAST[1][1])
