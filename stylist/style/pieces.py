"""Garments as what makes an outfit of them: slot, colour, pattern, formality, warmth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from stylist.style.columns import category_of
from stylist.style.weather import Garments
from stylist.taxonomy import SLOTS, Taxonomy
from stylist.types import Facts, Floats, Ids, Mask

NEEDED = (0.2, 0.4, 0.6, 0.8, 1.0, 1.3, 1.6, 2.0, 2.5)
"""clo, from a hot day to a bitter one."""


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """What an outfit needs to know of n garments; row i of every array is garment i.

    Attributes
    ----------
    rows : (n,) int64
        Rows of the facts they are of.
    slots : (n,) int8
        Index into `SLOTS`, -1 where the category is unknown.
    kinds, families : (n,) int16
        Code of the category and of the main colour, -1 where unknown.
    colours : (n, 3) float32
        The main colour in CIELAB (D65), NaN where unknown.
    neutral, apart : (n,) bool
        Whether that colour goes with everything; whether it is worn with nothing else.
    loudness, formality, clo, rain : (n,) float32
        Formality and clo are NaN where unknown.
    occasions : (n, o) float32
        How well each suits each occasion, 0–1.
    weathers : (n, w) float32
        How well each serves where `NEEDED` clo are, 0–1.
    """

    rows: Ids
    slots: NDArray[np.int8]
    kinds: NDArray[np.int16]
    families: NDArray[np.int16]
    colours: Floats
    neutral: Mask
    apart: Mask
    loudness: Floats
    formality: Floats
    clo: Floats
    rain: Floats
    occasions: Floats
    weathers: Floats

    def __len__(self) -> int:
        return len(self.rows)

    def some(self, which: Ids) -> Pieces:
        """Some of them, in that order."""
        return Pieces(*(getattr(self, field.name)[which] for field in fields(self)))

    def coloured(self, colours: Floats, neutral: Mask) -> Pieces:
        """The same with their colours seen closer."""
        kept = {field.name: getattr(self, field.name) for field in fields(self)}
        return Pieces(**{**kept, "colours": colours, "neutral": neutral})

    @classmethod
    def of(cls, facts: Facts, garments: Garments, occasions: Floats, taxonomy: Taxonomy) -> Pieces:
        """All garments of the facts, their colours by the family alone.

        `garments` are the same, as `Fitted` has them, and `occasions` (n, o) how they suit.
        """
        rules = taxonomy.outfits
        count = len(facts.ids)
        kinds = [category_of(name, taxonomy) for name in facts.category_names]
        formality = _coded([np.nan if k is None else k.formality for k in kinds], np.nan)
        apart = _coded([k is not None and k.key in rules.apart for k in kinds], 0)
        loudness = _coded([rules.patterns.get(name, 0.0) for name in facts.pattern_names], 0.0)
        known, names = [], []
        for name in facts.colour_names:
            key = taxonomy.colour_family(name) or name
            known.append(colour_of(name, taxonomy))
            names.append(is_neutral(name, key, taxonomy))
        families = np.full(count, -1, np.int16)
        if known:
            strongest = facts.colours.argmax(axis=1)
            there = facts.colours[np.arange(count), strongest] > 0
            families[there] = strongest[there]
        labs = np.array([*known, (np.nan,) * 3], dtype=np.float32)
        return cls(
            np.arange(count),
            garments.slots,
            facts.category,
            families,
            labs[families],
            np.array([*names, False])[families],
            apart[facts.category].astype(bool),
            loudness[facts.pattern],
            formality[facts.category],
            garments.clo,
            garments.rain,
            occasions,
            np.stack([garments.serve(needed, taxonomy) for needed in NEEDED], axis=1),
        )


def colour_of(name: str, taxonomy: Taxonomy) -> Floats:
    """(3,) CIELAB of a colour by its name: of a shade, else of its family; NaN where unknown."""
    centres = dict(zip(taxonomy.colour_names, taxonomy.colour_centres, strict=True))
    key = name if name in centres else taxonomy.words["colour"].find(name)
    family = taxonomy.colour_family(name) or name
    if key in centres and key not in taxonomy.families:
        return np.asarray(centres[key], np.float32)
    if family not in taxonomy.families:
        return np.full(3, np.nan, np.float32)
    return swatch(family, taxonomy)


def swatch(family: str, taxonomy: Taxonomy) -> Floats:
    """(3,) CIELAB of a family's swatch."""
    from stylist.taxonomy import lab

    return np.asarray(lab(np.array(taxonomy.families[family].srgb)), np.float32)


def is_neutral(name: str, family: str, taxonomy: Taxonomy) -> bool:
    """Whether a colour goes with everything."""
    rules = taxonomy.outfits
    return family in rules.neutral_families or name in rules.neutral_colours


def slot_code(slot: str) -> int:
    """Index of a slot."""
    return SLOTS.index(slot)


def _coded(values: Sequence[float], unknown: float) -> Floats:
    """(k + 1,) float32; code -1 reads the last."""
    return np.array([*values, unknown], dtype=np.float32)
