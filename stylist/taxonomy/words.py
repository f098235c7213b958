"""Finding a known word in what people and shops write."""

from __future__ import annotations

import re
import unicodedata

_NOT_A_WORD = re.compile(r"[^\w]+")
_ASIDE = re.compile(r"\b(?:with|for|in|by|from|without)\b")
_LIST = re.compile(r"[&,;+|]|\band\b")
_LONGEST = 4


class WordBook:
    """Keys with the names they go by.

    Case, accents, hyphens, *gray* for *grey* and plain English plurals make no
    difference. In a longer text the last name wins, since English puts the
    noun last (*denim shirt dress*), and of two that end together the longer; of
    a list (*Jackets & Coats*) the first part that says anything counts.
    """

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def add(self, key: str, *names: str) -> None:
        """Let `names` mean `key`; the first key to claim a name keeps it."""
        for name in names:
            self._keys.setdefault(" ".join(plain_words(name)), key)

    def find(self, text: str) -> str | None:
        """Key of the name in `text`, or None."""
        # What follows "with" or "for" describes the garment: trousers with belt.
        head = _ASIDE.split(text.casefold(), maxsplit=1)[0]
        for part in (*_LIST.split(head), text):
            key = self._last(plain_words(part))
            if key is not None:
                return key
        return None

    def _last(self, words: list[str]) -> str | None:
        for end in range(len(words), 0, -1):
            for start in range(max(0, end - _LONGEST), end):
                before, last = words[start : end - 1], words[end - 1]
                for form in singulars(last):
                    key = self._keys.get(" ".join([*before, form]))
                    if key is not None:
                        return key
        return None


def plain_words(text: str) -> list[str]:
    """The words of a text without case, accents, hyphens and possessives; *grey* for *gray*."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("'s", "")
    return _NOT_A_WORD.sub(" ", plain).replace("_", " ").replace("gray", "grey").split()


def singulars(word: str) -> tuple[str, ...]:
    """The word itself, then what it may be the plural of."""
    forms = [word]
    if word.endswith("s") and len(word) > 3:
        forms.append(word[:-1])
        if word.endswith("es"):
            forms.append(word[:-2])
        if word.endswith("ies"):
            forms.append(word[:-3] + "y")
    return tuple(forms)
