"""How much clothing a weather asks for, in clo."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylist.errors import UsageError
from stylist.resources import resource
from stylist.types import Floats

CLO = 0.155
"""One clo in m² K/W."""

MET = 58.15
"""One met in W/m² (ASHRAE 55-2017, section 3)."""

ACTIVITIES = {"still": 1.2, "stroll": 2.0, "brisk": 2.6}
"""met of standing, and of walking at 0.9 and at 1.2 m/s (ASHRAE 55-2017, table 5.2.1.2)."""

STROLL = "stroll"

HUMIDITY = 0.6
"""Relative humidity where nobody says; the result hardly depends on it in the cold."""

AT_THE_BODY = 2 / 3
"""Wind at the body for the wind at 10 m that forecasts speak of (Bröde et al. 2012, UTCI)."""

LEAST = ((24.0, 0.36), (35.0, 0.20))
"""What people wear at the least, (°C, clo): from walking shorts and a short-sleeve shirt
(0.36, ASHRAE 55-2017, table 5.2.2.2A) to shorts, T-shirt, briefs and light shoes (0.20)."""

WET = 1.1
"""Rain damps outer layers, which then insulate about a tenth less (our estimate)."""

TABLE = resource("weather", "needed_clo.npz")
"""Made by ``scripts/make_clo_table.py``; the card beside it tells from what."""


@dataclass(frozen=True, slots=True, eq=False)
class CloTable:
    """What was tabulated: `clo` (t, w, h, a) float32 over four ascending axes.

    It never rises with the temperature and never falls with the wind; nor
    does what is interpolated in it, straight along each axis.
    """

    temperature: Floats
    wind: Floats
    humidity: Floats
    activity: Floats
    clo: Floats

    @classmethod
    def load(cls) -> CloTable:
        """The table that ships."""
        with np.load(TABLE, allow_pickle=False) as file:
            return cls(*(file[name] for name in cls.__slots__))

    def at(self, wind: float, humidity: float, activity: float) -> Floats:
        """(t,) clo at each of the table's temperatures; what lies outside counts as its edge."""
        clo = _between(self.clo, self.activity, activity)
        return _between(_between(clo, self.humidity, humidity), self.wind, wind)


def needed_clo(
    temperature: float,
    wind: float = 0.0,
    rain: bool = False,
    *,
    humidity: float | None = None,
    activity: str = STROLL,
) -> float:
    """Insulation for thermal balance outdoors, in the shade.

    In the cold (up to 10 °C) it is IREQ neutral of ISO 11079:2007, in the mild
    (from 20 °C) the clothing at which the predicted mean vote of ISO 7730:2005
    is zero, with a straight passage in between; see `TABLE`. It never rises
    with temperature, never falls with wind, and ends at `LEAST`, below which
    nobody undresses.

    Parameters
    ----------
    temperature : float
        Of the air, °C.
    wind : float
        As forecasts give it, at 10 m, m/s.
    rain : bool
        Whether it rains.
    humidity : float, optional
        Relative, 0–1.
    activity : str
        One of `ACTIVITIES`.

    Returns
    -------
    float
        clo; on a stroll in a calm 0.65 at 20 °C, 1.3 at 8 °C, 1.8 at 0 °C, 2.5 at -10 °C.

    Raises
    ------
    UsageError
        No activity is called so.
    """
    return float(
        needed_at(np.array([temperature]), wind, rain, humidity=humidity, activity=activity)[0]
    )


def needed_at(
    temperatures: NDArray[Any],
    wind: float = 0.0,
    rain: bool = False,
    *,
    humidity: float | None = None,
    activity: str = STROLL,
) -> NDArray[np.float64]:
    """(n,) clo: `needed_clo` at each of (n,) °C."""
    degrees, clo = _curve(wind, HUMIDITY if humidity is None else humidity, activity)
    (mild, lightly), (hot, barely) = LEAST
    least = np.interp(temperatures, (mild, hot), (lightly, barely))
    found = np.maximum(np.interp(temperatures, degrees, clo), least)
    return np.asarray(found * (WET if rain else 1.0))


@lru_cache(maxsize=64)
def _curve(wind: float, humidity: float, activity: str) -> tuple[Floats, Floats]:
    if activity not in ACTIVITIES:
        raise UsageError(f"no activity is called {activity!r}; there are {', '.join(ACTIVITIES)}")
    table = _table()
    return table.temperature, table.at(wind, humidity, ACTIVITIES[activity])


@lru_cache(maxsize=1)
def _table() -> CloTable:
    return CloTable.load()


def _between(values: Floats, axis: Floats, at: float) -> Floats:
    """`values` without their last axis, read off at `at` on a straight line."""
    place = float(np.interp(at, axis, np.arange(len(axis))))
    before = min(int(place), len(axis) - 2)
    share = np.float32(place - before)
    return np.asarray((1 - share) * values[..., before] + share * values[..., before + 1])
