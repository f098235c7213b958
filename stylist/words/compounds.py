"""Words of a language that bends and joins them: found by their stems, and taken apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from stylist.taxonomy import Tongue
from stylist.taxonomy.tongues import plain

SHORTEST = 6
"""Letters of a word that is taken apart, at least."""
_PART = 3
"""The same of each of its parts."""
_ENDS = ("category", "colour", "pattern", "material")
"""What a compound may be a kind of."""


class _Meant(Protocol):
    @property
    def kind(self) -> str: ...


_M = TypeVar("_M", bound=_Meant)


class Foreign(Generic[_M]):
    """What the phrases of one language mean.

    `english` is what a first part may be as well: *Fleecejacke*.
    """

    def __init__(self, tongue: Tongue, english: Mapping[str, Sequence[_M]]) -> None:
        self.tongue = tongue
        self._english = english
        self._by_stem: dict[str, list[tuple[str, _M]]] = {}
        self._written: dict[str, str] = {}

    def add(self, phrase: str, meaning: _M) -> None:
        """Let a phrase, however it is bent, mean this."""
        said = plain(phrase)
        for key in {said, self._stemmed(said.split())}:
            known = self._by_stem.setdefault(key, [])
            if all(word != said or m.kind != meaning.kind for word, m in known):
                known.append((said, meaning))
        self._written.setdefault(said, phrase)

    def meanings(self, words: Sequence[str]) -> list[_M]:
        """What plain words mean together.

        Endings are added to what is listed, never taken from it: *led* is no *Leder*.
        """
        asked = " ".join(words)
        return self._bent(words, asked) or self._bent(self.tongue.folded(asked).split(), asked)

    def _bent(self, words: Sequence[str], asked: str) -> list[_M]:
        for key in (" ".join(words), self._stemmed(words)):
            listed = self._by_stem.get(key, ())
            bent = [
                meaning
                for phrase, meaning in listed
                if all(len(w) >= len(p) for w, p in zip(words, phrase.split(), strict=True))
            ]
            if exact := [meaning for phrase, meaning in listed if phrase == asked] or bent:
                return exact
        return []

    def begun(self, typed: str) -> list[str]:
        """Phrases that begin so, as they are written, the shortest first."""
        near = [said for said in self._written if said.startswith(typed) and said != typed]
        return [self._written[said] for said in sorted(near, key=lambda said: (len(said), said))]

    def split(self, written: str) -> tuple[list[_M], int] | None:
        """What the end of a compound means, and where it begins; the longest that is known."""
        if len(plain(written)) < SHORTEST:
            return None
        for at in range(_PART, len(written) - _PART + 1):
            end = plain(written[at:])
            found = [m for m in self.meanings([end]) if m.kind in _ENDS]
            if found and (
                self.begins(written[:at]) is not None or self._stemmed([end]) in self._heads
            ):
                return found, at
        return None

    def begins(self, written: str) -> tuple[_M, ...] | None:
        """What the first part of a compound means: () where it is idle, None where unknown."""
        word = plain(written)
        if word in self.tongue.idle:
            return ()
        for link in ("", *self.tongue.links):
            bare = word.removesuffix(link)
            if len(bare) < _PART or (link and bare == word):
                continue
            if listed := self._by_stem.get(self._stemmed([bare])) or self._by_stem.get(bare):
                return tuple(meaning for _, meaning in listed)
            if said := self._english.get(bare):
                return tuple(said)
        return None

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(self._stemmed([head]) for head in self.tongue.heads)

    def _stemmed(self, words: Iterable[str]) -> str:
        return " ".join(map(self.tongue.stem, words))
