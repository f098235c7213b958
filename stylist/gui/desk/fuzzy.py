"""How well a few typed letters fit a name. No Qt here."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

FIRST, WORD, NEXT, FAR = 12, 10, 6, 1
"""What a letter is worth: at the very beginning, at a word's, after the one before, elsewhere."""


def plain(words: str) -> str:
    """Without case and accents."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def fit(typed: str, words: str) -> tuple[float, tuple[int, ...]] | None:
    """How well letters fit, more is better, and where they stand; None where they do not.

    The letters must occur in their order; spaces between them mean nothing. Beginnings of words
    and letters side by side count most, and of equals the shorter name.
    """
    asked, name = plain(typed).replace(" ", ""), plain(words)
    if len(name) != len(words):  # places would not be those of the name
        name = words.casefold()
    if not asked:
        return 0.0, ()
    best: dict[int, tuple[float, tuple[int, ...]]] = {}
    for place, letter in enumerate(name):
        if letter == asked[0]:
            best[place] = float(_alone(name, place)), (place,)
    for letter in asked[1:]:
        best = _further(best, letter, name)
    if not best:
        return None
    score, places = max(best.values(), key=lambda found: (found[0], -found[1][0]))
    return score - len(words) / 100, places


def _further(
    best: dict[int, tuple[float, tuple[int, ...]]], letter: str, name: str
) -> dict[int, tuple[float, tuple[int, ...]]]:
    """The best ways to the next letter, wherever it occurs."""
    found: dict[int, tuple[float, tuple[int, ...]]] = {}
    for place, here in enumerate(name):
        ways = [
            (score + (NEXT if place == last + 1 else _alone(name, place)), (*places, place))
            for last, (score, places) in best.items()
            if here == letter and place > last
        ]
        if ways:
            found[place] = max(ways)
    return found


def _alone(name: str, place: int) -> int:
    if place == 0:
        return FIRST
    return WORD if not name[place - 1].isalnum() else FAR


def ordered(typed: str, names: Sequence[str], recent: Sequence[int]) -> list[int]:
    """Places of the names that fit, best first; of equals, and without letters, recent first."""
    rank = {place: n for n, place in enumerate(recent)}
    fits = [(place, found) for place, name in enumerate(names) if (found := fit(typed, name))]
    fits.sort(key=lambda one: (-one[1][0] if typed.strip() else 0, rank.get(one[0], len(names)),
                               one[0]))  # fmt: skip
    return [place for place, _ in fits]
