"""What the words of a query can mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stylist.taxonomy import Taxonomy
from stylist.taxonomy.words import plain_words, singulars
from stylist.words.terms import Kind

LONGEST = 4
"""Words in the longest phrase that is looked for."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a phrase can mean; see `Term`."""

    kind: Kind
    value: str
    words: tuple[str, ...]
    narrow: bool = False


class Vocabulary:
    """All phrases of a taxonomy, each with its meanings, the likeliest first."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._meanings: dict[str, list[Meaning]] = {}
        self.small = {
            name: frozenset(_normal(word) for word in words)
            for name, words in taxonomy.small_words.items()
        }
        names = taxonomy.names
        for key, category in taxonomy.categories.items():
            narrower = {_normal(word) for group in category.kinds for word in group}
            every = names["category"][key]
            self._add([w for w in every if _normal(w) not in narrower], "category", key, every)
            for group in category.kinds:
                self._add(group, "category", key, group, narrow=True)
        others: tuple[Kind, ...] = ("sleeve", "material", "pattern", "occasion")
        for kind in others:
            for key, words in names[kind].items():
                self._add(words, kind, key, words)
        shades: dict[str, list[str]] = {family: [] for family in taxonomy.families}
        for key, colour in taxonomy.colours.items():
            shades[colour.family] += names["colour"][key]
        for family, words in names["family"].items():
            self._add(words, "colour", family, [*words, *shades.get(family, ())])
        for key, colour in taxonomy.colours.items():
            own = names["colour"][key]
            self._add(own, "colour", colour.family, own, narrow=True)

    def meanings(self, words: list[str]) -> tuple[Meaning, ...]:
        """What these words can mean together; the last may be a plural."""
        *before, last = words
        for form in singulars(last):
            found = self._meanings.get(" ".join([*before, form]))
            if found:
                return tuple(found)
        return ()

    def _add(
        self,
        phrases: Iterable[str],
        kind: Kind,
        value: str,
        words: Iterable[str],
        *,
        narrow: bool = False,
    ) -> None:
        meaning = Meaning(kind, value, tuple(dict.fromkeys(map(_normal, words))), narrow)
        for phrase in phrases:
            meant = self._meanings.setdefault(_normal(phrase), [])
            if all(m.kind != kind for m in meant):
                meant.append(meaning)


def _normal(phrase: str) -> str:
    return " ".join(plain_words(phrase)) or phrase.casefold()
