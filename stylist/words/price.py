"""Prices in a query: under 30, £20 to £40, at least 100 €."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

_LESS, _MORE = frozenset("<≤"), frozenset(">≥")
_LONGEST = 3


class _Word(Protocol):
    @property
    def word(self) -> str: ...


Small = Mapping[str, frozenset[str]]
Bounds = tuple[float | None, float | None]


def read(tokens: Sequence[_Word], at: int, small: Small) -> tuple[Bounds, int] | None:
    """The bounds of a price that begins at a token, and how many tokens it takes; or None.

    A number alone is no price: it may be a size, or a part of a name.
    """
    words = [t.word for t in tokens]
    for name in ("between", "below", "above"):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if phrase in small[name] or (
                length == 1 and phrase in {"below": _LESS, "above": _MORE}.get(name, ())
            ):
                first = _amount(words, at + length, small)
                if first is None:
                    continue
                if name == "between":
                    return _until(words, at, at + length + first[1], first[0], small)
                bounds = (None, first[0]) if name == "below" else (first[0], None)
                return bounds, length + first[1]
    first = _amount(words, at, small)
    if first is None or first[1] < 2:  # without its currency it is no price
        return None
    return _until(words, at, at + first[1], first[0], small)


def _until(
    words: Sequence[str], at: int, place: int, least: float, small: Small
) -> tuple[Bounds, int] | None:
    """The other end of a span of prices that begins at `at`."""
    if place < len(words) and (words[place] in small["to"]):
        place += 1
    elif place >= len(words):
        return None
    most = _amount(words, place, small)
    if most is None:
        return None
    low, high = sorted((least, most[0]))
    return (low, high), place + most[1] - at


def _amount(words: Sequence[str], at: int, small: Small) -> tuple[float, int] | None:
    """A number with its currency before or after it, and how many words that takes."""
    count = 0
    if at < len(words) and _is_currency(words[at], small):
        count = 1
    if at + count >= len(words):
        return None
    number = _number(words[at + count])
    if number is None:
        return None
    count += 1
    if at + count < len(words) and _is_currency(words[at + count], small):
        count += 1
    return number, count


def _is_currency(word: str, small: Small) -> bool:
    return word in small["currencies"] or word.removesuffix("s") in small["currencies"]


def _number(word: str) -> float | None:
    try:
        value = float(word.replace(",", "."))
    except ValueError:
        return None
    return value if value < 1e9 else None
