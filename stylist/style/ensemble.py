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
from stylist.text import capital, listed, translate

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
    said = listed(named[:3] if len(named) < 5 else [*named[:3], translate("ensemble", "others")])
    said = capital(said)
    known = ~np.isnan(pieces.colours).any(axis=1)
    chromatic = np.flatnonzero(known & ~pieces.neutral)
    if len(named) == 1:
        return translate("ensemble", "{} throughout.").format(said)
    if not len(chromatic):
        return translate("ensemble", "{}: neutrals.").format(said)
    hues = accents(pieces.colours, pieces.neutral)
    accent = list(dict.fromkeys(shades[int(i)] for i in chromatic))
    if hues == 1 and len(chromatic) < known.sum():
        return translate("ensemble", "{}: neutrals with {}.").format(said, listed(accent[:2]))
    if hues == 1:
        return translate("ensemble", "{}: of one hue.").format(said)
    if hues == 2:
        angle = _widest(pieces, chromatic)
        if angle <= _NEAR:
            return translate("ensemble", "{}: neighbouring hues.").format(said)
        if angle >= _OPPOSITE:
            return translate("ensemble", "{}: opposite hues.").format(said)
    return translate("ensemble", "{}: {} accents.").format(said, _number(hues))


def _widest(pieces: Pieces, rows: np.ndarray) -> float:
    colours = pieces.colours[rows]
    return float(hue_angle(colours[:, None, :], colours[None, :, :]).max())


def _why_pattern(pieces: Pieces, names: Sequence[str], rules: OutfitRules) -> str:
    loud = [names[int(i)] for i in np.flatnonzero(pieces.loudness >= rules.loud)]
    if len(loud) == 1:
        return translate("ensemble", "One loud piece: the {}.").format(loud[0])
    if loud:
        those = listed([translate("ensemble", "the {}").format(name) for name in loud])
        many = capital(_number(len(loud)))
        return translate("ensemble", "{} loud pieces: {}.").format(many, those)
    return translate("ensemble", "Quiet patterns.") if (pieces.loudness > 0.1).any() else ""


def _why_formal(pieces: Pieces, rules: OutfitRules) -> str:
    """Of those whose category tells it; shoes and bags may be anything."""
    sure = np.append(rules.dress_code, 0)[pieces.slots] >= 0.5
    known = pieces.formality[sure & ~np.isnan(pieces.formality)]
    if not len(known):
        return ""
    least, most = float(known.min()), float(known.max())
    if most - least > rules.together:
        said = translate("ensemble", "From {} to {}.")
        return said.format(_level(rules, least), _level(rules, most))
    middle = capital(_level(rules, float(known.mean())))
    every = rules.level(least) == rules.level(most) and len(known) > 1
    return translate("ensemble", "{} throughout.").format(middle) if every else f"{middle}."


def worn_in_order(slots: Sequence[str], item_ids: Sequence[int]) -> dict[str, int]:
    """By slot, in the order of `SLOTS`."""
    by_slot = dict(zip(slots, item_ids, strict=True))
    return {slot: by_slot[slot] for slot in SLOTS if slot in by_slot}


def _level(rules: OutfitRules, formality: float) -> str:
    return translate("taxonomy", rules.level(formality))


def _number(count: int) -> str:
    words = (
        translate("ensemble", "no"),
        translate("ensemble", "one"),
        translate("ensemble", "two"),
        translate("ensemble", "three"),
        translate("ensemble", "four"),
        translate("ensemble", "five"),
    )
    return words[count] if count < len(words) else str(count)
