"""How warm garments are, and how well each serves in a given weather."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stylist.style.columns import by_category, category_of, lookup
from stylist.style.insulation import STROLL, needed_clo
from stylist.taxonomy import SLEEVES, SLOTS, Taxonomy
from stylist.types import Facts, Filters, Floats, Mask

KEEPS = 0.5
"""A garment that fits the weather less is filtered out."""

NEUTRAL = 0.6
"""The fit of what weather says nothing about (a bag, an unknown garment): kept, not first."""

LIGHTLY = 0.27
"""clo of the lightest that is worn under a layer: T-shirt 0.08, thin trousers 0.15, briefs 0.04
(ASHRAE 55-2017, table 5.2.2.2B)."""

RAIN_SHELL = 0.30
"""clo by which a shell may be too warm when it is worn against rain or wind."""

SOAKED = 0.5
"""Share of its fit that an outer garment or shoe without any protection loses in rain."""

BLOWN_THROUGH = 0.4
"""Share of its fit that an outer garment without any protection loses in a gale."""

GALE = 17.2
"""m/s, 8 on the Beaufort scale (WMO-No. 306, table 1100)."""

BREEZE = 5.5
"""m/s from which on one speaks of wind: a moderate breeze, 4 on the Beaufort scale."""

UNKNOWN_PROTECTION = 0.5
"""Of a garment whose material nobody told, so that it is neither first nor gone."""

TOLD_WARMTH = (0.7, 1.5)
"""Bounds of what the words of an item's texts together make of its clo."""

Told = Mapping[str, Mask]
"""Key of ``words`` in ``clo.toml`` → (n,) bool, the items whose texts say so."""

TOLERANCE = {
    # slot: (too thin, too warm) in clo. What is worn over or under others can be
    # too thin, for they make up for it; legs, feet and hands have no second layer.
    "base": (0.25, 0.15),
    "mid": (0.25, 0.15),
    "outer": (0.25, 0.15),
    "bottom": (0.12, 0.12),
    "dress": (0.15, 0.15),
    "shoes": (0.08, 0.04),
    "accessory": (0.05, 0.025),
}


@dataclass(frozen=True, slots=True)
class Weather:
    """What it is like outside, and what one does there.

    °C (None: not said), m/s at 10 m, rain or not, relative humidity 0–1
    (None: not said), and one of `insulation.ACTIVITIES`.
    """

    temperature: float | None = None
    wind: float = 0.0
    rain: bool = False
    humidity: float | None = None
    activity: str = STROLL

    @classmethod
    def of(cls, filters: Filters) -> Weather | None:
        """The weather that `filters` speak of, or None where they do not."""
        said = filters.temperature is not None or filters.wind is not None or filters.rain
        if not said:
            return None
        return cls(
            filters.temperature,
            filters.wind or 0.0,
            filters.rain,
            filters.humidity,
            filters.activity or STROLL,
        )

    @property
    def clo(self) -> float | None:
        """What it asks an outfit to bring, or None without a temperature."""
        if self.temperature is None:
            return None
        return needed_clo(
            self.temperature, self.wind, self.rain, humidity=self.humidity, activity=self.activity
        )


_SLEEVE_SURE = 0.5


def warmth(
    facts: Facts,
    taxonomy: Taxonomy,
    told: Told | None = None,
    guesses: tuple[tuple[str, ...], Floats] | None = None,
) -> Floats:
    """(n,) float32: the insulation of each garment in clo, NaN where its category is unknown.

    What a person or feed gave counts; else it is the garment table's value for
    category and sleeve, times the factors of its material and of what its
    texts say of it (*insulated*, *lightweight*).

    Parameters
    ----------
    told : mapping, optional
        Whose texts say what.
    guesses : (m,) names and (n, m) float32, optional
        A model's categories and their probabilities, zeros where somebody said
        what the item is. Where a photo leaves the category open, the clo is the
        geometric mean of the categories' by their probabilities: that a coat
        may be a dress makes it cooler, not a dress.
    """
    # One row a category, one column a sleeve; -1 (unknown) is the last of either.
    table = np.full((len(facts.category_names) + 1, len(facts.sleeve_names) + 1), np.nan)
    for row, name in enumerate(facts.category_names):
        category = category_of(name, taxonomy)
        if category is None:
            continue
        table[row, -1] = category.clo.get(category.sleeve or "", category.clo[""])
        for column, sleeve in enumerate(facts.sleeve_names):
            known = sleeve in SLEEVES and sleeve in category.clo
            table[row, column] = category.clo[sleeve] if known else table[row, -1]
    estimate = table.astype(np.float32)[facts.category, facts.sleeve]
    if guesses is not None and guesses[1].any():
        open_ones = guesses[1].any(axis=1) & (facts.category_confidence < 1)
        sleeves = (*facts.sleeve_names, None)
        logs = np.array([[_log_clo(n, s, taxonomy) for s in sleeves] for n in guesses[0]])
        chances = guesses[1][open_ones]
        # A sleeve that is no surer than the toss of a coin says nothing.
        codes = np.where(facts.sleeve_confidence >= _SLEEVE_SURE, facts.sleeve, -1)
        of_sleeve = logs.astype(np.float32)[:, codes[open_ones]]
        estimate[open_ones] = np.exp(
            np.einsum("nm,mn->n", chances, of_sleeve) / chances.sum(axis=1)
        )
    estimate *= _of_material(facts, taxonomy, "warmth", 1.0)
    factor = np.ones(len(facts.ids), dtype=np.float32)
    for key, mask in (told or {}).items():
        factor[mask] *= np.float32(taxonomy.cues[key].warmth)
    estimate *= np.clip(factor, *TOLD_WARMTH)
    return np.where(np.isnan(facts.warmth), estimate, facts.warmth)


@dataclass(frozen=True, slots=True, eq=False)
class Garments:
    """What weather needs to know of n garments; the same in every weather.

    Attributes
    ----------
    clo : (n,) float32
        NaN where unknown.
    slots : (n,) int8
        Index into `SLOTS`, -1 where the category is unknown.
    wind, rain : (n,) float32
        The share of each that it keeps out, 0–1.
    """

    clo: Floats
    slots: NDArray[np.int8]
    wind: Floats
    rain: Floats

    @classmethod
    def of(
        cls,
        facts: Facts,
        taxonomy: Taxonomy,
        told: Told | None = None,
        guesses: tuple[tuple[str, ...], Floats] | None = None,
    ) -> Garments:
        """The garments of the facts; shelter is what the material gives or the texts promise.

        See `warmth` for `told` and `guesses`.
        """
        slots = by_category(facts, taxonomy, lambda c: float(SLOTS.index(c.slot)), -1)
        shelter = {
            name: _of_material(facts, taxonomy, name, UNKNOWN_PROTECTION)
            for name in ("wind", "rain")
        }
        for key, mask in (told or {}).items():
            for name, kept_out in shelter.items():
                promised = np.float32(getattr(taxonomy.cues[key], name))
                kept_out[mask] = np.maximum(kept_out[mask], promised)
        clo = warmth(facts, taxonomy, told, guesses)
        return cls(clo, slots.astype(np.int8), shelter["wind"], shelter["rain"])

    def fit(self, weather: Weather, taxonomy: Taxonomy) -> Floats:
        """(n,) float32 in 0–1: how well each serves as part of an outfit in `weather`.

        An outfit shares the insulation that the weather asks for out over its
        slots, as the ``layers`` of ``clo.toml`` tell. A garment fits fully when it
        brings what its slot should; a mid or outer layer also when it brings all
        that is missing over the lightest clothes. Outside that the fit falls off
        as a Gaussian. Outer garments and shoes lose where they let wind or rain
        through.
        """
        outer = self.slots == SLOTS.index("outer")
        shoes = self.slots == SLOTS.index("shoes")
        gale = np.float32(min(max(weather.wind / GALE, 0.0), 1.0))
        rain = np.float32(weather.rain)
        shell = np.float32(RAIN_SHELL) * np.maximum(self.rain * rain, self.wind * gale) * outer
        fitting = _thermal(self.clo, self.slots, shell, weather.clo, taxonomy)
        if weather.rain:
            fitting *= 1 - np.float32(SOAKED) * (1 - self.rain) * (outer | shoes)
        if gale:
            fitting *= 1 - np.float32(BLOWN_THROUGH) * gale * (1 - self.wind) * outer
        return fitting

    def serve(self, needed: float, taxonomy: Taxonomy) -> Floats:
        """(n,) float32 in 0–1: how well each serves where so many clo are needed, dry and calm."""
        return _thermal(self.clo, self.slots, np.zeros_like(self.clo), needed, taxonomy)

    def row(self, row: int) -> Garments:
        """One of them."""
        one = slice(row, row + 1)
        return Garments(self.clo[one], self.slots[one], self.wind[one], self.rain[one])


def fit(facts: Facts, weather: Weather, taxonomy: Taxonomy, told: Told | None = None) -> Floats:
    """(n,) float32 in 0–1: `Garments.fit` of the garments of the facts."""
    return Garments.of(facts, taxonomy, told).fit(weather, taxonomy)


def keeps(facts: Facts, weather: Weather, taxonomy: Taxonomy, told: Told | None = None) -> Mask:
    """(n,) bool: which garments one would wear in `weather`."""
    return fit(facts, weather, taxonomy, told) >= KEEPS


def share_of(slot: str, needed: float, taxonomy: Taxonomy) -> tuple[float, float] | None:
    """The least and the most clo that a garment of `slot` brings to an outfit of `needed`.

    None for slots in which nothing is worn for warmth.
    """
    if slot not in taxonomy.layers or slot not in TOLERANCE:
        return None
    least = float(np.interp(needed, taxonomy.layers["total"], taxonomy.layers[slot]))
    return (least, max(needed - LIGHTLY, least)) if slot in ("mid", "outer") else (least, least)


def _thermal(
    clo: Floats, slots: NDArray[np.int8], shell: Floats, needed: float | None, taxonomy: Taxonomy
) -> Floats:
    """(n,) in 0–1: nearness of each garment's clo to what its slot should bring."""
    # One row a slot, and one for none; what no layer speaks of is tolerated at any clo.
    least, most = np.zeros((2, len(SLOTS) + 1), dtype=np.float32)
    thin, warm = np.full((2, len(SLOTS) + 1), np.inf, dtype=np.float32)
    for row, slot in enumerate(SLOTS):
        share = None if needed is None else share_of(slot, needed, taxonomy)
        if share is not None:
            least[row], most[row] = share
            thin[row], warm[row] = TOLERANCE[slot]
    says_something = (clo > 0) & (slots >= 0) & (slots != SLOTS.index("bag"))
    lacking = np.maximum(least[slots] - clo, 0) / thin[slots]
    excess = np.maximum(clo - most[slots] - shell, 0) / warm[slots]
    nearness = np.exp(np.float32(-0.5) * (lacking * lacking + excess * excess))
    return np.where(says_something, nearness, np.float32(NEUTRAL)).astype(np.float32)


def _log_clo(name: str, sleeve: str | None, taxonomy: Taxonomy) -> float:
    """Of a model's category with a sleeve, or its usual one; nothing counts as next to nothing."""
    category = category_of(name, taxonomy)
    clo = 0.0
    if category is not None:
        usual = category.clo.get(category.sleeve or "", category.clo[""])
        clo = category.clo.get(sleeve or "", usual) if sleeve in SLEEVES else usual
    return float(np.log(max(clo, 0.01)))


def _of_material(facts: Facts, taxonomy: Taxonomy, value: str, unknown: float) -> Floats:
    """(n,) float32: a number of each item's material."""

    def of(name: str) -> float | None:
        key = name if name in taxonomy.materials else taxonomy.material(name)
        return None if key is None else float(getattr(taxonomy.materials[key], value))

    return lookup(facts.material, facts.material_names, of, unknown)
