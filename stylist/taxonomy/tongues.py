"""What other languages than English call things, read from ``words_*.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stylist.taxonomy.reading import Tables
from stylist.taxonomy.words import plain_words

TONGUES = ("words_de",)
KINDS = ("category", "colour", "pattern", "sleeve", "material", "occasion", "warmth")

_SPELLED = re.compile("(?<=[aou])e")
"""What stands for the dots of an umlaut, where a keyboard has none."""
_STEM = 3
"""Letters that are left of a word whose ending is taken off, at least."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language's words.

    Attributes
    ----------
    names : mapping
        By kind, what is said for each English name, as that language writes it.
    small : mapping
        Like ``query.toml``.
    idle, heads, links, endings : tuple of str
        Of its compounds and inflections; plain, the longest first.
    """

    names: Mapping[str, Mapping[str, tuple[str, ...]]]
    small: Mapping[str, tuple[str, ...]]
    idle: tuple[str, ...]
    heads: tuple[str, ...]
    links: tuple[str, ...]
    endings: tuple[str, ...]

    @classmethod
    def read(cls, tables: Tables) -> Tongue:
        """Of one file.

        Raises
        ------
        StylistError
            A value is no list of texts.
        """
        query, compounds = tables.entry("query"), tables.entry("compounds")
        kinds = {kind: tables.entry(kind) for kind in KINDS}
        parts = {
            name: tuple(sorted(map(plain, compounds.texts(name)), key=lambda part: -len(part)))
            for name in ("idle", "heads", "links", "endings")
        }
        return cls(
            {
                kind: {plain(name): tuple(entry.texts(name)) for name in entry.values}
                for kind, entry in kinds.items()
            },
            {name: tuple(query.texts(name)) for name in query.values},
            **parts,
        )

    def also(self, kind: str, names: Iterable[str]) -> Iterator[str]:
        """What is said here for English names."""
        known = self.names.get(kind, {})
        yield from dict.fromkeys(w for name in names for w in known.get(plain(name), ()))

    def inflected(self, words: Iterable[str]) -> Iterator[str]:
        """Those words, and adjectives (they begin small) with each of their endings."""
        for word in words:
            yield word
            if " " not in word and word[:1].islower() and word[-1:] not in "aeiou":
                yield from (word + end for end in self.endings if end[0] == "e" and end != "ern")

    def folded(self, words: str) -> str:
        """Plain words as if they had been written with umlauts: *roecke* is *röcke*."""
        return _SPELLED.sub("", words)

    def stem(self, word: str) -> str:
        """A plain word without its ending: *kleidern* and *kleid* are one."""
        for end in self.endings:
            if word.endswith(end) and len(word) - len(end) >= _STEM:
                return word[: -len(end)]
        return word


def plain(phrase: str) -> str:
    """A phrase as words are compared."""
    return " ".join(plain_words(phrase)) or phrase.casefold()
