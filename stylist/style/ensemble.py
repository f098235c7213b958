"""An outfit as it is told to people: its garments, and why they go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from stylist.style.harmony import accents, hue_angle
from stylist.style.outfit import Outfit
from stylist.style.pieces import Pieces
from stylist.taxonomy import SLOTS
from stylist.taxonomy.outfits import OutfitRules

_NEAR, _OPPOSITE = 40, 140
"""Degrees of hue up to which two colours are neighbours, and from which on opposites."""


@dataclass(frozen=True, slots=True)
class Ensemble:
    """One outfit.

    Attributes
    ----------
    items : mapping of slot to item id
        In the order in which they are worn.
    score : float
        0–1.
    reasons : tuple of str
        Sentences.
    worn : Outfit
        Its clo, beside what is needed.
    missing : tuple of str
        Slots for which the library has nothing that passes the filters.
    """

    items: Mapping[str, int]
    score: float
    reasons: tuple[str, ...]
    worn: Outfit
    missing: tuple[str, ...] = field(default=())

    @property
    def item_ids(self) -> tuple[int, ...]:
        """Its garments."""
        return tuple(self.items.values())


def why_together(
    pieces: Pieces, names: Sequence[str], shades: Sequence[str], rules: OutfitRules
) -> list[str]:
    """*Navy and camel: neutrals.*, *One loud piece: the floral skirt.*, *Smart throughout.*.

    Parameters
    ----------
    pieces : Pieces
        Of the outfit.
    names : n str
        What each is called in a sentence: *floral skirt*.
    shades : n str
        The name of each one's main colour, empty where unknown.
    """
    said = [why_colours(pieces, shades, rules), _why_pattern(pieces, names, rules)]
    said.append(_why_formal(pieces, rules))
    return [sentence for sentence in said if sentence]


def why_colours(pieces: Pieces, shades: Sequence[str], rules: OutfitRules) -> str:
    """What the colours do: neutrals, one accent on them, neighbours, opposites, or none of it."""
    order = np.argsort(-np.append(rules.seen, 0)[pieces.slots], kind="stable")
    named = list(dict.fromkeys(shades[int(i)] for i in order if shades[int(i)]))
    if not named:
        return ""
    listed = _listed(named[:3] if len(named) < 5 else [*named[:3], "others"])
    listed = listed[0].upper() + listed[1:]
    known = ~np.isnan(pieces.colours).any(axis=1)
    chromatic = np.flatnonzero(known & ~pieces.neutral)
    if len(named) == 1:
        return f"{listed} throughout."
    if not len(chromatic):
        return f"{listed}: neutrals."
    hues = accents(pieces.colours, pieces.neutral)
    accent = list(dict.fromkeys(shades[int(i)] for i in chromatic))
    if hues == 1 and len(chromatic) < known.sum():
        return f"{listed}: neutrals with {_listed(accent[:2])}."
    if hues == 1:
        return f"{listed}: of one hue."
    if hues == 2:
        angle = _widest(pieces, chromatic)
        if angle <= _NEAR:
            return f"{listed}: neighbouring hues."
        if angle >= _OPPOSITE:
            return f"{listed}: opposite hues."
    return f"{listed}: {_number(hues)} accents."


def _widest(pieces: Pieces, rows: np.ndarray) -> float:
    colours = pieces.colours[rows]
    return float(hue_angle(colours[:, None, :], colours[None, :, :]).max())


def _why_pattern(pieces: Pieces, names: Sequence[str], rules: OutfitRules) -> str:
    loud = [names[int(i)] for i in np.flatnonzero(pieces.loudness >= rules.loud)]
    if len(loud) == 1:
        return f"One loud piece: the {loud[0]}."
    if loud:
        listed = _listed([f"the {name}" for name in loud])
        return f"{_number(len(loud)).capitalize()} loud pieces: {listed}."
    return "Quiet patterns." if (pieces.loudness > 0.1).any() else ""


def _why_formal(pieces: Pieces, rules: OutfitRules) -> str:
    """Of those whose category tells it; shoes and bags may be anything."""
    sure = np.append(rules.dress_code, 0)[pieces.slots] >= 0.5
    known = pieces.formality[sure & ~np.isnan(pieces.formality)]
    if not len(known):
        return ""
    least, most = float(known.min()), float(known.max())
    if most - least > rules.together:
        return f"From {rules.level(least)} to {rules.level(most)}."
    middle = rules.level(float(known.mean())).capitalize()
    every = rules.level(least) == rules.level(most) and len(known) > 1
    return f"{middle} throughout." if every else f"{middle}."


def worn_in_order(slots: Sequence[str], item_ids: Sequence[int]) -> dict[str, int]:
    """By slot, in the order of `SLOTS`."""
    by_slot = dict(zip(slots, item_ids, strict=True))
    return {slot: by_slot[slot] for slot in SLOTS if slot in by_slot}


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _number(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five")
    return words[count] if count < len(words) else str(count)
