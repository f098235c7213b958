"""Why an item is shown: short sentences for people, plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stylist.style import occasion as occasions
from stylist.style import weather as weathers
from stylist.style.channels import slices
from stylist.style.columns import one_row
from stylist.style.outfit import lacks, with_the_least
from stylist.style.taste import Taste
from stylist.style.weather import Garments, Weather
from stylist.taxonomy import SLOTS, Occasion, Taxonomy
from stylist.types import CHANNELS, Facts, Floats, Verdict

WORDS = {"style": "cut", "colour": "colour", "pattern": "pattern"}
"""The channels as people call them."""

REASONS = {
    "cut": "the cut",
    "colour": "the colour",
    "pattern": "the pattern",
    "price": "the price",
    "size": "not your size",
    "have": "you have one like it",
    "me": "just not you",
}
"""Keys of reasons as sentences end with them."""

SAME = 0.97
"""Share of random pairs that are less alike, above which people see the same thing."""

OTHER = 0.75
"""The same share, below which people see another thing."""


SHELTERS = 0.6
"""Share of wind or rain that is kept out from which on it is worth a sentence."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What moved an item most: row `verdict` of the liked (or disliked), mostly by `channel`."""

    liked: bool
    verdict: int
    channel: str


def why_similar(shares: Floats) -> str | None:
    """*Same cut, other colour.*, or None where nothing stands out.

    `shares` (c,) tells of each channel the share of random pairs that are less
    alike (`Usual.share`).
    """
    named = list(zip(CHANNELS, shares, strict=True))
    same = [WORDS[channel] for channel, share in named if share >= SAME]
    other = [WORDS[channel] for channel, share in named if share < OTHER]
    if not same:
        return None
    if not other:
        return f"Same {_listed(same)}."
    return f"Same {_listed(same)}, other {_listed(other)}."


def verdict_sentence(verdict: Verdict) -> str:
    """What someone thought of an item: *Not for you: the colour.*."""
    what = "You like this" if verdict.liked else "Not for you"
    reason = REASONS.get(verdict.reason or "", verdict.reason)
    return f"{what}: {reason}." if reason else f"{what}."


def why_guessed(names: Sequence[str]) -> str:
    """*A guess: do you like skirt, green?*, of what was shown only to find out."""
    asked = ", ".join(name.lower() for name in names)
    return f"A guess, to learn from: {asked}?" if asked else "A guess, to learn from."


def why_occasion(
    facts: Facts,
    row: int,
    asked: Occasion,
    taxonomy: Taxonomy,
    *,
    fit: float,
    prior: float,
    mentioned: occasions.Mentioned | None = None,
) -> str:
    """*Fits the office: blazer, wool.*, of the garment in `row`.

    Parameters
    ----------
    fit : float
        The probability that it suits, 0–1.
    prior : float
        The log-odds of that before anything was learned from examples.
    mentioned : Mentioned, optional
        Whose texts speak of the occasion.
    """
    phrase, one = asked.phrase, one_row(facts, row)
    if bool(occasions.refused(one, asked, taxonomy)[0]):
        return f"Marked as not for {phrase}."
    if bool(occasions.said(one, asked, taxonomy)[0]):
        return f"Marked for {phrase}."
    by_the_table = 1 / (1 + np.exp(-prior)) >= occasions.KEEPS
    if fit < occasions.KEEPS:
        if by_the_table:
            return f"Unlike what is marked for {phrase} here."
        against = occasions.speaks(facts, row, asked, taxonomy, against=True)
        return f"Not made for {phrase}{_because(against)}."
    if not by_the_table:
        return f"Like what is marked for {phrase} here."
    reasons = occasions.speaks(facts, row, asked, taxonomy)
    if mentioned is not None and bool(mentioned.title[row]):
        reasons = (*reasons[:2], "its name or tags say so")
    elif mentioned is not None and bool(mentioned.description[row]):
        reasons = (*reasons[:2], "its description says so")
    return f"Fits {phrase}{_because(reasons)}." if reasons else f"Nothing speaks against {phrase}."


def _because(reasons: Sequence[str]) -> str:
    return f": {', '.join(reason.lower() for reason in reasons[:3])}" if reasons else ""


def why_weather(
    garments: Garments, row: int, weather: Weather, taxonomy: Taxonomy, fit: float
) -> str | None:
    """*0.9 clo of the 1.1 needed: add a layer.*, of the garment in `row`.

    The clo are those of an outfit in which nothing is worn over or under the
    garment but what must be (`with_the_least`). None for what is not worn for
    warmth, such as a bag.
    """
    clo, code = float(garments.clo[row]), int(garments.slots[row])
    if not clo > 0 or code < 0 or SLOTS[code] == "bag":
        return None
    slot = SLOTS[code]
    shelter = _shelter(garments, row, weather) if slot in ("outer", "shoes") else ""
    if weather.clo is None:
        return shelter or None
    degrees = f"{weather.temperature:.0f} °C".replace("-", "−")
    share = weathers.share_of(slot, weather.clo, taxonomy)
    if share is not None and fit < weathers.KEEPS:
        least, most = share
        if clo > most:
            return f"{clo:.2f} clo: too warm for {degrees}."
        return f"{clo:.2f} clo: too thin for {degrees}." if clo < least else shelter
    together = with_the_least(clo, slot, weather.clo, taxonomy)
    if together is None:
        said = f"{clo:.2f} clo: right for {degrees}."
    else:
        said = f"{together:.1f} clo of the {weather.clo:.1f} needed"
        said += ": add a layer." if lacks(together, weather.clo) else ": enough."
    return f"{said} {shelter}".strip()


def _shelter(garments: Garments, row: int, weather: Weather) -> str:
    """What an outer garment or a shoe does about wind and rain, where there is any."""
    if weather.rain:
        if garments.rain[row] >= SHELTERS:
            return "Keeps the rain out."
        return "" if garments.rain[row] >= weathers.UNKNOWN_PROTECTION else "Lets the rain through."
    if weather.wind >= weathers.BREEZE:
        if garments.wind[row] >= SHELTERS:
            return "Keeps the wind out."
        return "" if garments.wind[row] >= weathers.UNKNOWN_PROTECTION else "Lets the wind through."
    return ""


def why_moved(before: int, after: int, name: str, cause: Cause) -> str | None:
    """*Moved up 5: like Marco Hoodie, mostly its colour.*, or None where it did not move.

    Parameters
    ----------
    before, after : int
        Ranks, of which 0 is the best.
    name : str
        Of the item that was judged.
    """
    places = before - after
    if not places:
        return None
    direction, alike = ("up", cause.liked) if places > 0 else ("down", not cause.liked)
    judged = name if cause.liked else f"{name}, which you disliked"
    likeness = "like" if alike else "unlike"
    channel = WORDS[cause.channel]
    return f"Moved {direction} {abs(places)}: {likeness} {judged}, mostly its {channel}."


def cause_of(
    vector: Floats, taste: Taste, *, up: bool, usual: Floats | None = None
) -> Cause | None:
    """The single verdict, and the channel of it, that did most to move an item up or down.

    Up: the liked item that it is most like; where nothing was liked, the
    disliked one that it is least like. Down: the other way round.

    Parameters
    ----------
    vector : (d,) float32
        The item's.
    usual : (c,) float32, optional
        Mean similarity of random pairs in each channel (`Usual.mean`), so that
        a channel in which all are alike is not made responsible.
    """
    weights = taste.weights.array()
    base = np.zeros(len(CHANNELS), dtype=np.float32) if usual is None else usual

    def of_each(examples: Floats) -> Floats:
        columns = [examples[:, c] @ vector[c] for c in slices(taste.widths)]
        return np.asarray(weights * (np.stack(columns, axis=1) - base), dtype=np.float32)

    # What speaks for the direction directly comes before the lack of the opposite.
    for liked, sign in ((up, 1.0), (not up, -1.0)):
        examples = taste.liked if liked else taste.disliked
        if len(examples):
            moved = sign * of_each(examples)
            verdict = int(moved.sum(axis=1).argmax())
            return Cause(liked, verdict, CHANNELS[int(moved[verdict].argmax())])
    return None


def _listed(words: Sequence[str]) -> str:
    """*cut*, *cut and colour*, *cut, colour and pattern*."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
