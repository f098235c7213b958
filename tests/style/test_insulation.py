from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylist.errors import UsageError
from stylist.style.insulation import (
    ACTIVITIES,
    AT_THE_BODY,
    LEAST,
    MET,
    WET,
    needed_at,
    needed_clo,
)

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
    # Trousers and a long-sleeve shirt are 0.61, with sweater and jacket 1.30 (ASHRAE 55).
    assert 0.55 < needed_clo(20) < 0.75
    assert 1.1 < needed_clo(8) < 1.4
    assert needed_clo(25) == pytest.approx(LEAST[0][1], abs=0.02)
    assert needed_clo(45) == pytest.approx(LEAST[1][1])


@given(degrees, winds, st.floats(0, 1))
def test_who_moves_needs_less(temperature: float, wind: float, humidity: float) -> None:
    asked = [
        needed_clo(temperature, wind, humidity=humidity, activity=activity)
        for activity in sorted(ACTIVITIES, key=lambda name: ACTIVITIES[name])
    ]
    assert asked == sorted(asked, reverse=True)


def test_many_temperatures_at_once_are_each_of_them() -> None:
    some = np.array([-70.0, -3.2, 9.9, 10.1, 21.0, 60.0])
    alone = [needed_clo(float(t), 4.0, True, humidity=0.9, activity="brisk") for t in some]
    assert needed_at(some, 4.0, True, humidity=0.9, activity="brisk").tolist() == alone


def test_beyond_the_table_its_edge_counts() -> None:
    assert needed_clo(-89) == needed_clo(-50)
    assert needed_clo(0, 80) == needed_clo(0, 30)


def test_an_unknown_activity_lists_the_known() -> None:
    with pytest.raises(UsageError, match="'swim'; there are still, stroll, brisk"):
        needed_clo(10, activity="swim")


def test_the_table_is_what_the_standards_say() -> None:
    """The grid against an independent implementation of both standards."""
    models = pytest.importorskip("pythermalcomfort.models")
    for degrees_, wind, met in ((-20, 0, 2.0), (-10, 6, 1.2), (0, 3, 2.6), (10, 10, 2.0)):
        required = models.ireq(
            tdb=degrees_, tr=degrees_, vr=max(wind * AT_THE_BODY, 0.4), rh=60, met=met, clo=1.0,
            p=8.0, walk_sp=max(0.0052 * (met * MET - 58), 0), limit_inputs=False,
            round_output=False,
        )  # fmt: skip
        activity = next(name for name, value in ACTIVITIES.items() if value == met)
        assert needed_clo(degrees_, wind, activity=activity) == pytest.approx(
            float(required.ireq_neutral), abs=0.01
        )
    for degrees_, met in ((20, 2.0), (22.5, 1.2)):
        activity = next(name for name, value in ACTIVITIES.items() if value == met)
        vote = models.pmv_ppd_iso(
            tdb=degrees_, tr=degrees_, vr=0.1 + 0.3 * (met - 1), rh=60, met=met,
            clo=needed_clo(degrees_, activity=activity), limit_inputs=False,
        )  # fmt: skip
        assert abs(float(vote.pmv)) < 0.05
