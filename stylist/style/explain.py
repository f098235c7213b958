"""Why an item is shown: short sentences for people, plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stylist.style import occasion as occasions
from stylist.style import weather as weathers
from stylist.style.channels import slices
from stylist.style.columns import one_row
from stylist.style.outfit import lacks, of_the_needed, with_the_least
from stylist.style.taste import Taste
from stylist.style.weather import Garments, Weather
from stylist.taxonomy import SLOTS, Occasion, Taxonomy
from stylist.text import QT_TRANSLATE_NOOP, decimal, degrees, inline, listed, translate
from stylist.types import CHANNELS, Facts, Floats, Verdict

_CHANNELS = {
    "style": QT_TRANSLATE_NOOP("explain", "cut"),
    "colour": QT_TRANSLATE_NOOP("explain", "colour"),
    "pattern": QT_TRANSLATE_NOOP("explain", "pattern"),
}

_REASONS = {
    "cut": QT_TRANSLATE_NOOP("explain", "the cut"),
    "colour": QT_TRANSLATE_NOOP("explain", "the colour"),
    "pattern": QT_TRANSLATE_NOOP("explain", "the pattern"),
    "price": QT_TRANSLATE_NOOP("explain", "the price"),
    "size": QT_TRANSLATE_NOOP("explain", "not your size"),
    "have": QT_TRANSLATE_NOOP("explain", "you have one like it"),
    "me": QT_TRANSLATE_NOOP("explain", "just not you"),
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


def channel_word(channel: str) -> str:
    """A channel as people call it."""
    return translate("explain", _CHANNELS[channel])


def why_similar(shares: Floats) -> str | None:
    """*Same cut, other colour.*, or None where nothing stands out.

    `shares` (c,) tells of each channel the share of random pairs that are less
    alike (`Usual.share`).
    """
    named = list(zip(CHANNELS, shares, strict=True))
    same = [channel_word(channel) for channel, share in named if share >= SAME]
    other = [channel_word(channel) for channel, share in named if share < OTHER]
    if not same:
        return None
    if not other:
        return translate("explain", "Same {}.").format(listed(same))
    return translate("explain", "Same {}, other {}.").format(listed(same), listed(other))


def verdict_sentence(verdict: Verdict) -> str:
    """What someone thought of an item: *Not for you: the colour.*."""
    liked, not_for_you = translate("explain", "You like this"), translate("explain", "Not for you")
    what = liked if verdict.liked else not_for_you
    known = _REASONS.get(verdict.reason or "")
    reason = translate("explain", known) if known else verdict.reason
    return f"{what}: {reason}." if reason else f"{what}."


def why_guessed(names: Sequence[str]) -> str:
    """*A guess: do you like skirt, green?*, of what was shown only to find out."""
    asked = ", ".join(inline(name) for name in names)
    if not asked:
        return translate("explain", "A guess, to learn from.")
    return translate("explain", "A guess, to learn from: {}?").format(asked)


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
    phrase, one = translate("taxonomy", asked.phrase), one_row(facts, row)
    if bool(occasions.refused(one, asked, taxonomy)[0]):
        return translate("explain", "Marked as not for {}.").format(phrase)
    if bool(occasions.said(one, asked, taxonomy)[0]):
        return translate("explain", "Marked for {}.").format(phrase)
    by_the_table = 1 / (1 + np.exp(-prior)) >= occasions.KEEPS
    if fit < occasions.KEEPS:
        if by_the_table:
            return translate("explain", "Unlike what is marked for {} here.").format(phrase)
        against = occasions.speaks(facts, row, asked, taxonomy, against=True)
        return _because(translate("explain", "Not made for {}").format(phrase), against)
    if not by_the_table:
        return translate("explain", "Like what is marked for {} here.").format(phrase)
    reasons = occasions.speaks(facts, row, asked, taxonomy)
    if mentioned is not None and bool(mentioned.title[row]):
        reasons = (*reasons[:2], translate("explain", "its name or tags say so"))
    elif mentioned is not None and bool(mentioned.description[row]):
        reasons = (*reasons[:2], translate("explain", "its description says so"))
    if not reasons:
        return translate("explain", "Nothing speaks against {}.").format(phrase)
    return _because(translate("explain", "Fits {}").format(phrase), reasons)


def _because(said: str, reasons: Sequence[str]) -> str:
    listing = ", ".join(inline(reason) for reason in reasons[:3])
    return f"{said}: {listing}." if listing else f"{said}."


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
    warmth = degrees(weather.temperature or 0.0)
    share = weathers.share_of(slot, weather.clo, taxonomy)
    if share is not None and fit < weathers.KEEPS:
        least, most = share
        if clo > most:
            too_warm = translate("explain", "{} clo: too warm for {}.")
            return too_warm.format(decimal(clo, 2), warmth)
        too_thin = translate("explain", "{} clo: too thin for {}.")
        return too_thin.format(decimal(clo, 2), warmth) if clo < least else shelter
    together = with_the_least(clo, slot, weather.clo, taxonomy)
    if together is None:
        said = translate("explain", "{} clo: right for {}.").format(decimal(clo, 2), warmth)
    elif lacks(together, weather.clo):
        said = of_the_needed(together, weather.clo, translate("explain", "add a layer"))
    else:
        said = of_the_needed(together, weather.clo, translate("explain", "enough"))
    return f"{said} {shelter}".strip()


def _shelter(garments: Garments, row: int, weather: Weather) -> str:
    """What an outer garment or a shoe does about wind and rain, where there is any."""
    if weather.rain:
        if garments.rain[row] >= SHELTERS:
            return translate("explain", "Keeps the rain out.")
        if garments.rain[row] >= weathers.UNKNOWN_PROTECTION:
            return ""
        return translate("explain", "Lets the rain through.")
    if weather.wind >= weathers.BREEZE:
        if garments.wind[row] >= SHELTERS:
            return translate("explain", "Keeps the wind out.")
        if garments.wind[row] >= weathers.UNKNOWN_PROTECTION:
            return ""
        return translate("explain", "Lets the wind through.")
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
    alike = cause.liked if places > 0 else not cause.liked
    judged = name
    if not cause.liked:
        judged = translate("explain", "{}, which you disliked").format(name)
    said = {
        (True, True): translate("explain", "Moved up {}: like {}, mostly its {}."),
        (True, False): translate("explain", "Moved up {}: unlike {}, mostly its {}."),
        (False, True): translate("explain", "Moved down {}: like {}, mostly its {}."),
        (False, False): translate("explain", "Moved down {}: unlike {}, mostly its {}."),
    }[places > 0, alike]
    return said.format(abs(places), judged, channel_word(cause.channel))


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
