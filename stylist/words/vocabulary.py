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
    kinds: tuple[str, ...] = ()
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
            kinds = [word for group in category.kinds for word in group]
            narrower = {_normal(word) for word in kinds}
            own = [w for w in names["category"][key] if _normal(w) not in narrower]
            self._add("category", key, own, kinds)
            for group in category.kinds:
                self._add("category", key, group, narrow=True)
        worn: tuple[Kind, ...] = ("sleeve", "material", "pattern")
        for kind in worn:
            for key, words in names[kind].items():
                self._add(kind, key, words)
        for key, words in names["occasion"].items():
            for word in words:  # who asks for travel does not mean a text that says flight
                self._add("occasion", key, [word])
        shades: dict[str, list[str]] = {family: [] for family in taxonomy.families}
        for key, colour in taxonomy.colours.items():
            shades[colour.family] += names["colour"][key]
        for family, words in names["family"].items():
            self._add("colour", family, words, shades.get(family, ()))
        for key, colour in taxonomy.colours.items():
            self._add("colour", colour.family, names["colour"][key], narrow=True)

    def complete(self, typed: str, k: int) -> list[str]:
        """Phrases that go on where `typed` stops, those of its last words first, then shortest.

        ``"red dr"`` gives ``red dress``; what is whole already goes on as well (``dress shirt``).
        """
        words = plain_words(typed)
        found: list[str] = []
        for start in range(max(len(words) - LONGEST, 0), len(words)):
            begun, before = " ".join(words[start:]), " ".join(words[:start])
            near = [p for p in self._meanings if p.startswith(begun) and p != begun]
            here = set(near)
            for phrase in sorted(near, key=lambda p: (len(p), p))[: 2 * k]:
                *first, last = phrase.split(" ")
                forms = {" ".join([*first, form]) for form in singulars(last)} - {phrase}
                if not forms & {*here, begun}:  # one of dress and dresses is enough
                    found.append(f"{before} {phrase}".strip())
        return list(dict.fromkeys(found))[:k]

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
        kind: Kind,
        value: str,
        phrases: Iterable[str],
        kinds: Iterable[str] = (),
        *,
        narrow: bool = False,
    ) -> None:
        words = tuple(dict.fromkeys(map(_normal, phrases)))
        narrower = tuple(w for w in dict.fromkeys(map(_normal, kinds)) if w not in words)
        meaning = Meaning(kind, value, words, narrower, narrow)
        for phrase in words:
            meant = self._meanings.setdefault(phrase, [])
            if all(m.kind != kind for m in meant):
                meant.append(meaning)


def _normal(phrase: str) -> str:
    return " ".join(plain_words(phrase)) or phrase.casefold()
