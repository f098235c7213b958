"""What waits for a person's word: attributes of which the model is not sure, in a good order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

import numpy as np

from stylist.catalog.store import Store
from stylist.errors import NotFoundError, PhotoError, UsageError
from stylist.heads import LibraryHeads
from stylist.reviewtypes import Waiting
from stylist.taxonomy import SLEEVES, Taxonomy
from stylist.types import Attribute, Change, Floats, Ids, Photo

REVIEWED = ("category", "pattern", "sleeve", "colour")
"""Attributes that are reviewed, in the order in which that is worth most."""
_MOST_SORTED = 1500
"""Items sorted by likeness at once: the work grows with their square."""
_LEAST_GUESS = 0.005


class Review:
    """The queue of one library.

    `see` looks at a photo anew, since its pattern cannot be told from its
    vector; `below` is the confidence below which the model is unsure.
    """

    def __init__(
        self,
        store: Store,
        taxonomy: Taxonomy,
        heads: LibraryHeads,
        see: Callable[[Photo], Mapping[str, tuple[Attribute, ...]]],
        below: Callable[[], float],
        set_attribute: Callable[[Sequence[int], str, str], Change],
    ) -> None:
        self._store = store
        self._taxonomy = taxonomy
        self._below = below
        self._set = set_attribute
        self._heads = heads
        self._see = see
        self._sleeved = frozenset(
            key for key, category in taxonomy.categories.items() if category.sleeve is not None
        )

    def unsure(self, attribute: Attribute) -> bool:
        """Whether this is the model's word, and less certain than is asked for."""
        return attribute.source == "model" and attribute.confidence < self._below()

    def counts(self) -> dict[str, int]:
        """How many items wait, by attribute, in the order of `REVIEWED`."""
        counted = self._store.count_doubtful(self._below(), {"sleeve": self._sleeved})
        return {name: counted.get(name, 0) for name in REVIEWED}

    def queue(self, name: str = REVIEWED[0]) -> Waiting:
        """What waits, most valuable first, look-alikes of one guess next to each other.

        First the guess of which the most are expected to be wrong; of one
        guess, items that look alike follow each other, so that many can be
        answered at a glance.

        Raises
        ------
        UsageError
            `name` is not reviewed.
        """
        self.known(name)
        categories = self._sleeved if name == "sleeve" else None
        waiting = self._store.doubtful(name, self._below(), categories)
        wrong = np.bincount(waiting.codes, 1 - waiting.confidence)
        ranked = sorted(range(len(wrong)), key=lambda code: (-wrong[code], waiting.values[code]))
        rows = [np.empty(0, np.int64)]
        for code in ranked:
            rows += self._alike(waiting, np.flatnonzero(waiting.codes == code))
        return waiting.at(np.concatenate(rows))

    def _alike(self, waiting: Waiting, rows: Ids) -> list[Ids]:
        """These rows, look-alikes next to each other; those without a vector come last.

        More than can be sorted at once are sorted by parts, the least certain first.
        """
        rows = rows[np.lexsort((waiting.item_ids[rows], waiting.confidence[rows]))]
        ordered, unseen = [], []
        for start in range(0, len(rows), _MOST_SORTED):
            part = rows[start : start + _MOST_SORTED]
            wanted = waiting.item_ids[part]
            ids, style = self._store.main_vectors(self._heads.encoder, "style", wanted.tolist())
            seen = np.isin(wanted, ids)
            unseen.append(part[~seen])
            way = _walk(style[np.searchsorted(ids, wanted[seen])])
            ordered.append(part[seen][way])
        return ordered + unseen

    def guesses(self, item_id: int, name: str) -> tuple[Attribute, ...]:
        """What an attribute of an item could be, best first, with the model's probabilities.

        Probabilities of categories, sleeves and patterns add up to 1; each of
        several colours has its own. Empty where the model says nothing.

        Raises
        ------
        NotFoundError
            There is no such item.
        UsageError
            `name` is not reviewed.
        """
        self.known(name)
        item = next(iter(self._store.items([item_id])), None)
        if item is None:
            raise NotFoundError(f"no item {item_id}")
        stored = tuple(a for a in item.attributes if a.name == name and a.source == "model")
        heads = self._heads.in_force
        if name in ("category", "sleeve"):
            head = heads.category if name == "category" else heads.sleeve
            _, style = self._store.main_vectors(self._heads.encoder, "style", [item_id])
            if head is not None and len(style):
                return _worth_telling(head.guesses(style)[0])
        if name == "pattern" and heads.pattern is not None and item.photo is not None:
            with suppress(PhotoError):
                return _worth_telling(self._see(item.photo)["pattern"])
        return tuple(sorted(stored, key=lambda a: -a.confidence))

    def confirm(self, item_ids: Sequence[int], name: str) -> list[Change]:
        """Say that the model's guess is right: it is a person's word from then on.

        One change for each value that was guessed; items of which somebody
        has said something, or the model nothing, stay as they are.

        Raises
        ------
        NotFoundError
            One of the items does not exist.
        UsageError
            `name` is not reviewed.
        """
        self.known(name)
        by_value: defaultdict[str, list[int]] = defaultdict(list)
        found = {item.id: item.value(name) for item in self._store.items(list(item_ids))}
        for item_id in item_ids:
            if item_id not in found:
                raise NotFoundError(f"no item {item_id}")
            said = found[item_id]
            if said is not None and said.source == "model":
                by_value[said.value].append(item_id)
        return [self._set(ids, name, value) for value, ids in by_value.items()]

    def understood(self, name: str, words: str) -> str:
        """A value as a person says it (*Trousers*, *gray*) in the taxonomy's words.

        Raises
        ------
        UsageError
            `name` is not reviewed, or there is no such sleeve.
        """
        self.known(name)
        find = {"category": self._taxonomy.category, "colour": self._taxonomy.colour_family}
        value = find[name](words) if name in find else words.strip().lower()
        if name == "sleeve" and value not in SLEEVES:
            raise UsageError(f"{words!r} is no sleeve; {', '.join(SLEEVES)} are")
        return value or words.strip()

    def known(self, name: str) -> str:
        """The same name.

        Raises
        ------
        UsageError
            `name` is not reviewed.
        """
        if name not in REVIEWED:
            raise UsageError(f"{name!r} is not reviewed; {', '.join(REVIEWED)} are")
        return name

    def choices(self, name: str, used: Sequence[str]) -> tuple[str, ...]:
        """What a person can answer: what the taxonomy knows, then what this library uses."""
        known: Mapping[str, Sequence[str]] = {
            "category": tuple(self._taxonomy.categories),
            "colour": tuple(self._taxonomy.families),
            "sleeve": SLEEVES,
        }
        pattern = self._heads.in_force.pattern
        base = known.get(name, pattern.names if name == "pattern" and pattern is not None else ())
        return tuple(dict.fromkeys((*base, *used)))


def _worth_telling(guesses: Sequence[Attribute]) -> tuple[Attribute, ...]:
    return tuple(g for i, g in enumerate(guesses) if i == 0 or g.confidence >= _LEAST_GUESS)


def _walk(rows: Floats) -> Ids:
    """Rows of (n, d) from the first on, each time to the nearest that is left.

    A tree of average linkage with its leaves ordered puts neighbours no nearer (1,000 rows of
    60 clusters: mean cosine 0.656 against 0.662), and holds the interpreter for two seconds.
    """
    if not len(rows):
        return np.empty(0, np.int64)
    alike = rows @ rows.T
    gone = np.zeros(len(rows), np.float32)
    way = [0]
    for _ in range(len(rows) - 1):
        gone[way[-1]] = -np.inf
        way.append(int((alike[way[-1]] + gone).argmax()))
    return np.array(way)
