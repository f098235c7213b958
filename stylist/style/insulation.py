"""How much clothing a walk asks for, in clo."""

from __future__ import annotations

import math
from functools import lru_cache

CLO = 0.155
"""One clo in m² K/W."""

WALKING = 116.0
"""Metabolic rate in W/m² (2.0 met): walking at 0.9 m/s, ASHRAE 55-2017, table 5.2.1.2."""

HUMIDITY = 0.6
"""Relative humidity outdoors; the result hardly depends on it in the cold."""

AT_THE_BODY = 2 / 3
"""Wind at the body for the wind at 10 m that forecasts speak of (Bröde et al. 2012, UTCI)."""

LEAST = ((24.0, 0.36), (35.0, 0.20))
"""What people wear at the least, (°C, clo): from walking shorts and a short-sleeve shirt
(0.36, ASHRAE 55-2017, table 5.2.2.2A) to shorts, T-shirt, briefs and light shoes (0.20)."""

WET = 1.1
"""Rain damps outer layers, which then insulate about a tenth less (our estimate)."""


@lru_cache(maxsize=256)
def needed_clo(temperature: float, wind: float = 0.0, rain: bool = False) -> float:
    """Insulation for thermal balance on a walk through town.

    This is IREQ neutral of ISO 11079:2007 (annex A): the resultant clothing
    insulation at which a person of 2.0 met gains what is lost by respiration,
    evaporation, radiation and convection, at a comfortable skin temperature;
    shade (radiant = air temperature), 60 % humidity. Someone who sits needs
    (1.2 met) needs 0.8 clo more at 18 °C. It never rises with temperature, never
    falls with wind, and ends at `LEAST`, below which nobody undresses.

    Parameters
    ----------
    temperature : float
        Of the air, °C.
    wind : float
        As forecasts give it, at 10 m, m/s.
    rain : bool
        Whether it rains.

    Returns
    -------
    float
        clo; 0.44 at 20 °C, 1.3 at 8 °C, 1.8 at 0 °C, 2.5 at -10 °C in a calm.
    """
    # The standard's bounds: it was fitted for 0.4 to 18 m/s of relative air speed.
    air_speed = min(max(wind * AT_THE_BODY, 0.4), 18.0)
    walking_speed = 0.0052 * (WALKING - 58)
    air_layer = 0.092 * math.exp(-0.15 * air_speed - 0.22 * walking_speed) - 0.0045
    skin = 35.7 - 0.0285 * WALKING
    wetness = 0.001 * WALKING
    exhaled = 29 + 0.2 * temperature
    vapour = HUMIDITY * _saturation(temperature)
    respiration = 0.0173 * WALKING * (_saturation(exhaled) - vapour)
    respiration += 0.0014 * WALKING * (exhaled - temperature)

    def gain(insulation: float) -> float:
        area = 1 + 1.197 * insulation
        vapour_resistance = 0.06 / 0.38 * (air_layer + insulation)
        evaporation = wetness * (_saturation(skin) - vapour) / vapour_resistance
        dry = WALKING - respiration - evaporation
        surface = skin - insulation * dry
        radiation = _radiation(surface, temperature)
        convection = 1 / air_layer - radiation
        return dry - area * (radiation + convection) * (surface - temperature)

    least, most = 0.0, 10 * CLO
    for _ in range(40):
        middle = (least + most) / 2
        least, most = (least, middle) if gain(middle) > 0 else (middle, most)
    (mild, lightly), (hot, barely) = LEAST
    heat = min(max((temperature - mild) / (hot - mild), 0.0), 1.0)
    return max(most / CLO, lightly + heat * (barely - lightly)) * (WET if rain else 1.0)


def _saturation(temperature: float) -> float:
    """Saturated water vapour pressure, kPa (Antoine, as in ISO 11079)."""
    return 0.1333 * math.exp(18.6686 - 4030.183 / (temperature + 235))


def _radiation(surface: float, around: float) -> float:
    """Radiative heat transfer coefficient, W/(m² K), of a clothed body (ISO 11079)."""
    hot, cold = surface + 273, around + 273
    return 5.67e-8 * 0.95 * 0.77 * (hot * hot + cold * cold) * (hot + cold)
