"""Tabulate the clothing that weather asks for: resources/weather/needed_clo.npz and its card.

    uv run --group dev --group standards python scripts/make_clo_table.py

Two standards meet here, both as pythermalcomfort implements them:

- in the cold, up to 10 °C (its own bound), the required insulation IREQ neutral of
  ISO 11079:2007, annex A;
- in the mild, from 20 °C on, the clothing at which the predicted mean vote of
  ISO 7730:2005 (PMV) is zero; above 1 m/s of air speed this is an extrapolation;
- in between a straight passage from the one to the other.

What remains of unevenness is ironed out, so that the table never rises with the
temperature and never falls with the wind; the card says by how much.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import numpy as np
import tomlkit
from numpy.typing import NDArray
from pythermalcomfort.models import ireq, pmv_ppd_iso

from stylist.style.insulation import AT_THE_BODY, TABLE
from stylist.style.insulation import MET as MET_IN_WATTS

TEMPERATURE = np.arange(-50.0, 45.1, 2.5)
WIND = np.array([0.0, 1, 2, 3, 4, 6, 8, 10, 13, 16, 20, 25, 30])
HUMIDITY = np.array([0.2, 0.6, 1.0])
ACTIVITY = np.array([1.2, 1.6, 2.0, 2.6, 3.8])

COLD, MILD = 10.0, 20.0
"""°C: IREQ alone below, PMV alone above."""

SLOWEST, FASTEST = 0.4, 18.0
"""m/s of air speed within which ISO 11079 holds."""

MOST = 12.0
"""clo: more than anybody can wear."""

Table = NDArray[np.float64]


def in_the_cold(temperature: Table, wind: Table, humidity: Table, met: Table) -> Table:
    """IREQ neutral, clo; shade, the walking speed that belongs to the activity."""
    walking = np.clip(0.0052 * (met * MET_IN_WATTS - 58), 0, 0.7)
    found = ireq(
        tdb=temperature, tr=temperature, vr=np.clip(wind * AT_THE_BODY, SLOWEST, FASTEST),
        rh=humidity * 100, met=met, clo=np.ones_like(met), p=np.full_like(met, 8.0),
        walk_sp=walking, limit_inputs=False, round_output=False,
    )  # fmt: skip
    return np.asarray(found.ireq_neutral)


def in_the_mild(temperature: Table, wind: Table, humidity: Table, met: Table) -> Table:
    """The clothing at which PMV is zero, clo, by bisection: PMV grows with clothing."""
    # ISO 7730: moving about makes 0.3 m/s of air speed per met beyond the first.
    air_speed = np.maximum(wind * AT_THE_BODY, 0.1 + 0.3 * (met - 1))
    least, most = np.zeros_like(met), np.full_like(met, MOST)
    for _ in range(40):
        middle = (least + most) / 2
        vote = pmv_ppd_iso(
            tdb=temperature, tr=temperature, vr=air_speed, rh=humidity * 100, met=met,
            clo=middle, limit_inputs=False, round_output=False,
        ).pmv  # fmt: skip
        cool = np.asarray(vote) < 0
        least, most = np.where(cool, middle, least), np.where(cool, most, middle)
    return most


def tabulate() -> tuple[Table, float]:
    """(temperatures, winds, humidities, activities) clo, and what ironing changed at most."""
    grid = np.meshgrid(TEMPERATURE, WIND, HUMIDITY, ACTIVITY, indexing="ij")
    flat = [axis.ravel() for axis in grid]
    shape = grid[0].shape
    mild = np.clip((grid[0] - COLD) / (MILD - COLD), 0, 1)
    cold_clo, mild_clo = np.zeros(shape), np.zeros(shape)
    below, above = (mild < 1).ravel(), (mild > 0).ravel()
    cold_clo.ravel()[below] = in_the_cold(*(axis[below] for axis in flat))
    mild_clo.ravel()[above] = in_the_mild(*(axis[above] for axis in flat))
    raw = np.clip((1 - mild) * cold_clo + mild * mild_clo, 0, MOST)
    even = np.maximum.accumulate(raw[::-1], axis=0)[::-1]
    even = np.maximum.accumulate(even, axis=1)
    return even, float(np.abs(even - raw).max())


def main() -> None:
    """Write the table and its card."""
    clo, ironed = tabulate()
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        TABLE,
        temperature=TEMPERATURE.astype(np.float32),
        wind=WIND.astype(np.float32),
        humidity=HUMIDITY.astype(np.float32),
        activity=ACTIVITY.astype(np.float32),
        clo=np.round(clo, 4).astype(np.float32),
    )
    card = tomlkit.document()
    card.add(tomlkit.comment("What weather asks of clothes. Made by scripts/make_clo_table.py."))
    card["table"] = TABLE.name
    card["axes"] = ["temperature (°C)", "wind at 10 m (m/s)", "relative humidity", "activity (met)"]
    card["shape"] = list(clo.shape)
    card["unit"] = "clo (0.155 m² K/W)"
    card["made_with"] = f"pythermalcomfort {version('pythermalcomfort')}"
    card["cold"] = (
        f"up to {COLD:g} °C: IREQ neutral of ISO 11079:2007, annex A; radiant temperature that "
        "of the air, walking speed 0.0052 (M - 58), air permeability 8 l/(m² s)"
    )
    card["mild"] = (
        f"from {MILD:g} °C: PMV = 0 of ISO 7730:2005; above 1 m/s of air speed an extrapolation"
    )
    card["between"] = f"a straight passage from {COLD:g} to {MILD:g} °C"
    card["wind"] = "2/3 of the wind at 10 m reaches the body (Bröde et al. 2012, UTCI)"
    card["ironed"] = round(ironed, 3)
    Path(TABLE).with_suffix(".toml").write_text(tomlkit.dumps(card), encoding="utf-8")
    print(f"{TABLE}: {clo.shape}, ironed by {ironed:.3f} clo at most")


if __name__ == "__main__":
    main()
