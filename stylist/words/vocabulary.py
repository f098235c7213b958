"""What the words of a query can mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stylist.taxonomy import Taxonomy
from stylist.taxonomy.words import plain_words, singulars
from stylist.words.compounds import Foreign
from stylist.words.terms import Kind

LONGEST = 4
"""Words in the longest phrase that is looked for."""
_WORN = frozenset({"category", "material", "sleeve", "occasion"})
_SEEN = frozenset({"colour", "pattern"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a phrase can mean; see `Term`."""

    kind: Kind
    value: str
    words: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    narrow: bool = False


class Vocabulary:
    """All phrases of a taxonomy, each with its meanings, the likeliest first.

    English ones, and beside them what other languages say. A word that both have is
    the English one.
    """

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._meanings: dict[str, list[Meaning]] = {}
        self._foreign = tuple(Foreign(tongue, self._meanings) for tongue in taxonomy.tongues)
        small = [taxonomy.small_words, *(tongue.small for tongue in taxonomy.tongues)]
        self.small = {
            name: frozenset(_normal(word) for words in small for word in words.get(name, ()))
            for name in taxonomy.small_words
        }
        self.idle = frozenset(
            word.casefold()
            for tongue in taxonomy.tongues
            for word in tongue.small.get("ignored", ())
            if not word.isascii()
        )
        """What is left out as it is written: *für* is no *fur*."""
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
        for key, words in names["warmth"].items():
            self._add("warmth", key, words)
        shades: dict[str, list[str]] = {family: [] for family in taxonomy.families}
        for key, colour in taxonomy.colours.items():
            shades[colour.family] += names["colour"][key]
        for family, words in names["family"].items():
            self._add("colour", family, words, shades.get(family, ()))
        for key, colour in taxonomy.colours.items():
            self._add("colour", colour.family, names["colour"][key], narrow=True)

    def is_worn(self, words: list[str]) -> bool:
        """Whether a phrase names what is worn, and not how it looks: *denim* does both."""
        kinds = {meaning.kind for meaning in self.meanings(words)}
        return bool(kinds & _WORN) and not kinds & _SEEN

    def complete(self, typed: str, k: int) -> list[str]:
        """Phrases that go on where `typed` stops, those of its last words first, then shortest.

        ``"red dr"`` gives ``red dress``; what is whole already goes on as well (``dress shirt``).
        Other languages' come after English ones.
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
            for foreign in self._foreign:
                found += [f"{before} {phrase}".strip() for phrase in foreign.begun(begun)[:k]]
        return list(dict.fromkeys(found))[:k]

    def meanings(self, words: list[str]) -> tuple[Meaning, ...]:
        """What these words can mean together; the last may be a plural."""
        *before, last = words
        for form in singulars(last):
            found = self._meanings.get(" ".join([*before, form]))
            if found:
                return tuple(found)
        for foreign in self._foreign:
            if found := foreign.meanings(words):
                return tuple(found)
        return ()

    def parts(self, written: str) -> tuple[tuple[Meaning, int, int], ...]:
        """What a word made of others means, and where in it that stands.

        ``Wollmantel`` is wool, up to the fourth letter, and a coat from there on; of
        ``Etuikleid`` only the end is known: it is some narrower kind of dress.
        """
        for foreign in self._foreign:
            if (split := foreign.split(written)) is None:
                continue
            ends, at = split
            head = next((m for m in ends if m.kind == "category"), ends[0])
            begins = foreign.begins(written[:at])
            first = next((m for m in begins or () if m.kind != "category"), None)
            if first is not None:
                return ((first, 0, at), (head, at, len(written)))
            if begins is None or begins:
                head = Meaning(head.kind, head.value, (_normal(written),), (), narrow=True)
            return ((head, 0, len(written)),)
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
        english, narrower = list(map(_normal, phrases)), list(map(_normal, kinds))
        said = [(foreign, list(foreign.tongue.also(kind, english))) for foreign in self._foreign]
        also = [w for foreign, own in said for w in foreign.tongue.inflected(own)]
        words = tuple(dict.fromkeys([*english, *map(_normal, also)]))
        narrower += [w for f in self._foreign for w in map(_normal, f.tongue.also(kind, narrower))]
        narrower = [w for w in dict.fromkeys(narrower) if w not in words]
        meaning = Meaning(kind, value, words, tuple(narrower), narrow)
        for phrase in dict.fromkeys(english):
            meant = self._meanings.setdefault(phrase, [])
            if all(m.kind != kind for m in meant):
                meant.append(meaning)
        for foreign, own in said:
            for phrase in own:
                foreign.add(phrase, meaning)


def _normal(phrase: str) -> str:
    return " ".join(plain_words(phrase)) or phrase.casefold()
