"""Why an item is shown: short sentences for people, plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stylist.style import occasion as occasions
from stylist.style import weather as weathers
from stylist.style.channels import slices
from stylist.style.columns import category_of, one_row
from stylist.style.taste import Taste
from stylist.style.weather import Weather
from stylist.taxonomy import Taxonomy
from stylist.types import CHANNELS, Facts, Floats

WORDS = {"style": "cut", "colour": "colour", "pattern": "pattern"}
"""The channels as people call them."""

SAME = 0.97
"""Share of random pairs that are less alike, above which people see the same thing."""

OTHER = 0.75
"""The same share, below which people see another thing."""


ADD_A_LAYER = 0.15
"""clo that the weather asks an outer layer for, from which the lack of one is felt."""


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


def why_occasion(facts: Facts, row: int, name: str, taxonomy: Taxonomy) -> str:
    """*Fits the office: blazer, wool.*, of the garment in `row`.

    Raises
    ------
    UsageError
        No occasion is called `name`.
    """
    asked = occasions.find(name, taxonomy)
    one = one_row(facts, row)
    if bool(occasions.said(one, asked, taxonomy)[0]):
        return f"Marked for {asked.phrase}."
    if float(occasions.fit(one, asked.key, taxonomy)[0]) < occasions.KEEPS:
        return f"Not made for {asked.phrase}."
    reasons = occasions.speaks_for(facts, row, asked, taxonomy)
    if not reasons:
        return f"Nothing speaks against {asked.phrase}."
    return f"Fits {asked.phrase}: {', '.join(reason.lower() for reason in reasons[:3])}."


def why_weather(facts: Facts, row: int, weather: Weather, taxonomy: Taxonomy) -> str | None:
    """*0.36 of the 0.9 clo that 8 °C asks for; add a layer.*, or None without a temperature.

    None too for what is not worn for warmth, such as a bag.
    """
    one = one_row(facts, row)
    clo = float(weathers.warmth(one, taxonomy)[0])
    if weather.clo is None or not clo > 0:
        return None
    code = int(facts.category[row])
    record = category_of(facts.category_names[code], taxonomy) if code >= 0 else None
    share = weathers.share_of(record.slot, weather.clo, taxonomy) if record else None
    degrees = f"{weather.temperature:.0f} °C"
    brings = f"{clo:.2f} of the {weather.clo:.1f} clo that {degrees} asks for"
    if record is None or share is None:
        return f"{brings}."
    least, most = share
    if float(weathers.fit(one, weather, taxonomy)[0]) < weathers.KEEPS:
        if clo > most:
            return f"{clo:.2f} clo, too warm for {degrees}."
        return f"{brings}; too thin." if clo < least else f"{brings}; no shelter from it."
    # Over a base or a dress something is missing when the slots above it have a share.
    layered = weathers.share_of("outer", weather.clo, taxonomy)
    if record.slot in ("base", "mid", "dress") and layered and layered[0] >= ADD_A_LAYER:
        return f"{brings}; add a layer."
    return f"{brings}."


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
