"""Garments worn together: their insulation, and the temperatures at which one of them is worn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stylist.style.insulation import needed_at
from stylist.style.weather import KEEPS, LIGHTLY, TOLERANCE, Garments, Weather
from stylist.taxonomy import SLOTS, Taxonomy
from stylist.text import decimal, degree, degrees, figure, translate
from stylist.types import Floats

SLACK = 0.15
"""clo that an outfit may lack or have too much before one feels it: at 2.0 met and 15 °C it
moves the predicted mean vote (ISO 7730) by a quarter, half of what its class B allows."""

UNDERPANTS = 0.04
"""clo (ASHRAE 55-2017, table 5.2.2.2B)."""

COLDEST, HOTTEST = -20, 34
"""°C beyond which a band has no end."""

_BELOW = {
    "base": ("bottom", "shoes"),
    "mid": ("base", "bottom", "shoes"),
    "outer": ("base", "bottom", "shoes"),
    "dress": ("shoes",),
}
"""What is worn at the least with a garment of a slot that others can be worn over."""

_DEGREES = np.arange(COLDEST - 1, HOTTEST + 2, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Outfit:
    """Garments worn together in a weather.

    Attributes
    ----------
    clo : float
        The sum of the garments', by the rule of ASHRAE 55-2017, section
        5.2.2.2 (ISO 9920:2007 sums effective values likewise, and takes off a
        sixth beyond 1 clo, which lies within what the values are known to).
    needed : float or None
        What the weather asks for; None without a temperature.
    unknown : int
        Garments of which nothing tells how warm they are; they count for nothing.
    sheltered : bool
        Whether something keeps rain and wind out, where there is any.
    """

    clo: float
    needed: float | None
    unknown: int
    sheltered: bool

    @classmethod
    def of(cls, worn: Garments, weather: Weather | None) -> Outfit:
        """What n garments are together."""
        outer = worn.slots == SLOTS.index("outer")
        shelter = True
        if weather is not None and weather.rain:
            shelter = bool((worn.rain[outer] >= KEEPS).any())
        return cls(
            float(np.nansum(worn.clo)),
            weather.clo if weather is not None else None,
            int(np.isnan(worn.clo).sum()),
            shelter,
        )

    @property
    def lacking(self) -> float:
        """Clo that are missing (below 0: too much), 0 where no temperature was said."""
        return 0.0 if self.needed is None else self.needed - self.clo

    @property
    def sentence(self) -> str:
        """What it brings of what is needed: *0.9 clo of the 1.1 needed: add a layer*."""
        if self.needed is None:
            said = f"{decimal(self.clo, 1)} clo."
        elif lacks(self.clo, self.needed):
            said = of_the_needed(self.clo, self.needed, translate("explain", "add a layer"))
        elif self.lacking < -2 * SLACK:
            said = of_the_needed(self.clo, self.needed, translate("explain", "take a layer off"))
        else:
            said = of_the_needed(self.clo, self.needed, translate("explain", "right"))
        if self.sheltered:
            return said
        wet = translate("explain", "Nothing keeps the rain out.")
        return f"{said} {wet}"


def lacks(clo: float, needed: float) -> bool:
    """Whether one would feel the difference, of the figures as they are shown to people.

    Else *0.9 of the 1.1 needed* were enough once and too little the next time.
    """
    return round(needed, 1) - round(clo, 1) > SLACK


def with_the_least(clo: float, slot: str, needed: float, taxonomy: Taxonomy) -> float | None:
    """Clo of an outfit in which nothing is worn over or under a garment but what must be.

    What must be (a shirt under a sweater, trousers, shoes, underpants) is as
    warm as it usually is in an outfit of `needed` clo (``layers`` of
    ``clo.toml``). None for slots over which nothing is worn.
    """
    if slot not in _BELOW:
        return None
    layers = taxonomy.layers
    rest = sum(float(np.interp(needed, layers["total"], layers[s])) for s in _BELOW[slot])
    return clo + rest + UNDERPANTS


@dataclass(frozen=True, slots=True)
class Band:
    """At which temperatures a garment is worn on a stroll in dry, calm air.

    Attributes
    ----------
    least, most : int or None
        °C, both included; None where there is no end to it.
    alone : int or None
        From which on nothing need be worn over it; None: never, or of a
        garment over which nothing is worn anyhow.
    layer : bool
        Whether it is one of several that are worn over each other.
    """

    least: int | None
    most: int | None
    alone: int | None
    layer: bool

    @classmethod
    def of(cls, clo: float, slot: str, taxonomy: Taxonomy) -> Band | None:
        """None for what is not worn for warmth, and for what fits at no temperature."""
        if not clo > 0 or slot not in TOLERANCE or slot not in taxonomy.layers:
            return None
        needed = needed_at(_DEGREES)
        kept = _DEGREES[_fits(clo, slot, needed, taxonomy)]
        if not len(kept):
            return None
        alone: int | None = None
        if slot in _BELOW and slot != "outer":
            sums = [with_the_least(clo, slot, float(n), taxonomy) or 0.0 for n in needed]
            enough = _DEGREES[np.array(sums) + SLACK >= needed]
            enough = enough[(enough >= kept[0]) & (enough <= kept[-1])]
            alone = int(enough[0]) if len(enough) else None
        return cls(
            None if kept[0] < COLDEST else int(kept[0]),
            None if kept[-1] > HOTTEST else int(kept[-1]),
            alone,
            slot in _BELOW,
        )

    @property
    def words(self) -> str:
        """*4–14 °C as a layer*, *16–22 °C alone, from -4 °C as a layer*, *above 18 °C*."""
        if not self.layer:
            return _degrees(self.least, self.most)
        if self.alone is None:
            return translate("explain", "{} as a layer").format(_degrees(self.least, self.most))
        alone = translate("explain", "{} alone").format(_degrees(self.alone, self.most))
        if self.least is None:
            return translate("explain", "{}, colder as a layer").format(alone)
        if self.least >= self.alone:
            return alone
        return translate("explain", "{}, from {} as a layer").format(alone, degrees(self.least))


def _fits(
    clo: float, slot: str, needed: NDArray[np.float64], taxonomy: Taxonomy
) -> NDArray[np.bool_]:
    """Where `Garments.fit` would keep a garment, for each of (n,) clo that are needed."""
    least = np.interp(needed, taxonomy.layers["total"], taxonomy.layers[slot])
    most: Floats | NDArray[np.float64] = least
    if slot in ("mid", "outer"):
        most = np.maximum(needed - LIGHTLY, least)
    thin, warm = TOLERANCE[slot]
    lacking = np.maximum(least - clo, 0) / thin
    excess = np.maximum(clo - most, 0) / warm
    return np.asarray(np.exp(-0.5 * (lacking**2 + excess**2)) >= KEEPS)


def of_the_needed(clo: float, needed: float, advice: str) -> str:
    """*0.9 clo of the 1.1 needed: add a layer.*."""
    said = translate("explain", "{} clo of the {} needed")
    return f"{said.format(decimal(clo, 1), decimal(needed, 1))}: {advice}."


def _degrees(least: int | None, most: int | None) -> str:
    if least is None and most is None:
        return translate("explain", "at any temperature")
    if least is None:
        return translate("explain", "below {}").format(degrees(most or 0))
    if most is None:
        return translate("explain", "above {}").format(degrees(least))
    if least == most:
        return degrees(least)
    # A dash beside a minus sign is hard to read.
    between = translate("explain", "{} to {}") if degree(least).startswith("−") else "{}–{}"
    return figure(between.format(degree(least), degrees(most)))
