"""Items by words: terms weighed against attributes and texts, all items at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

import numpy as np

from stylist.catalog.store import Store
from stylist.embed.channels import ColourBasis, shade
from stylist.embed.text import TextTower
from stylist.fits import Fits
from stylist.memory import Memory
from stylist.style.columns import rows_of
from stylist.taxonomy import Rgb8, Taxonomy
from stylist.text import decimal, figure, translate
from stylist.types import CHANNELS, Facts, Floats, Ids, Mask
from stylist.words.evidence import Evidence, Mentions
from stylist.words.parse import parse
from stylist.words.terms import Query, Term
from stylist.words.vocabulary import Vocabulary

_TITLE = ("name", "brand", "tags")
_TITLE_OR_ATTRIBUTE = (*_TITLE, "attributes")
"""A word that means nothing to the taxonomy may still be an attribute's: paisley."""
_DESCRIPTION = ("description",)

_MEASURED = ("price", "warmth")
"""Kinds of terms that numbers answer, and no text."""

PASSES = 0.2
"""Probability from which on an item is shown for a term."""
_UNWANTED = 0.5
"""The same from which on it is not shown for one that is negated."""
_CERTAIN = 0.995
"""The same from which on nothing need be said of it."""
_TIES = 0.1
"""How much the wording of the texts can take from or add to a score."""
_RANKED = 2000
"""Items whose texts BM25 orders; where more have the words, they say little."""
_KEPT = 64


class Weighed(NamedTuple):
    """(n,) how probably items are what a term asks for, as if it were not negated."""

    weight: Floats
    mentions: Mentions


@dataclass(frozen=True, slots=True)
class Found:
    """What words found, in the rows of the facts.

    Attributes
    ----------
    query : Query
    facts : Facts
    passed : (n,) bool
    scores : (n,) float32
        0–1: the geometric mean of the terms' probabilities.
    weighed : tuple of Weighed
        One a term.
    unmatched : tuple of Term
        Asked for, but nothing has it beside the rest; they were left out.
    """

    query: Query
    facts: Facts
    passed: Mask
    scores: Floats
    weighed: tuple[Weighed, ...]
    unmatched: tuple[Term, ...]

    def ids(self) -> tuple[Ids, Floats]:
        """The items that passed, best first, of equals the newest; and their scores."""
        rows = np.flatnonzero(self.passed)
        rows = rows[np.lexsort((-self.facts.ids[rows], -self.scores[rows]))]
        return self.facts.ids[rows], self.scores[rows]

    def why(self, item_id: int, taxonomy: Taxonomy) -> tuple[str, ...]:
        """A sentence for each term that neither the item's name nor anyone's word answers."""
        row = int(np.searchsorted(self.facts.ids, item_id))
        said = []
        for term, weighed in zip(self.query.terms, self.weighed, strict=True):
            sure = float(weighed.weight[row])
            idle = term.negated or term.kind in _MEASURED or term in self.unmatched
            named = weighed.mentions.title[row] or weighed.mentions.kind[row]
            if idle or named or sure >= _CERTAIN:
                continue
            name = self.query.said(term)
            if weighed.mentions.description[row]:
                said.append(translate("words", "Its description says {}.").format(name))
            else:
                plain = len(term.values) == 1 and not term.narrow
                what = taxonomy.label(term.kind, term.values[0]) if plain else name
                percent = figure(f"{decimal(100 * sure)} %")
                said.append(translate("words", "{}: {} sure.").format(what, percent))
        return tuple(said)


class WordSearch:
    """Understands and answers queries in words.

    Parameters
    ----------
    basis : ColourBasis
        Of the model in use.
    tower : callable
        What understands words in that model, or None.
    """

    def __init__(
        self,
        store: Store,
        memory: Memory,
        taxonomy: Taxonomy,
        basis: ColourBasis,
        fits: Fits,
        tower: Callable[[], TextTower | None] = lambda: None,
    ) -> None:
        self._store = store
        self._memory = memory
        self._taxonomy = taxonomy
        self._basis = basis
        self._fits = fits
        self._tower = tower
        self._vocabulary = Vocabulary(taxonomy)
        self._lock = Lock()
        self._facts: Facts | None = None
        self._evidence: Evidence | None = None
        self._kept: OrderedDict[Hashable, Weighed] = OrderedDict()

    def understand(self, text: str) -> Query:
        """Read a query; whatever the text is, there is an answer."""
        return parse(text, self._vocabulary)

    def complete(self, typed: str, k: int) -> list[str]:
        """Phrases that words typed so far may be going to be; see `Vocabulary.complete`."""
        return self._vocabulary.complete(typed, k)

    def forget(self) -> None:
        """Keep nothing of what was asked for."""
        with self._lock:
            self._kept.clear()
        if (tower := self._tower()) is not None:
            tower.forget()

    def find(self, query: Query, allowed: Ids | None = None) -> Found:
        """Weigh all items; a term that nothing `allowed` has beside the rest is left out.

        `allowed` are ids, not a mask: the catalog may have changed since they were found.
        """
        facts, evidence = self._known()
        count = len(facts.ids)
        within = None if allowed is None else np.isin(facts.ids, allowed)
        weighed = [self._weighed(facts, evidence, term) for term in query.terms]
        weights = np.array([w.weight for w in weighed], np.float32).reshape(len(weighed), count)
        passed, unmatched = self._passed(query, weights, within, count)
        return Found(
            query,
            facts,
            passed,
            self._scores(query, weights, unmatched, facts),
            tuple(weighed),
            unmatched,
        )

    def _passed(
        self, query: Query, weights: Floats, allowed: Mask | None, count: int
    ) -> tuple[Mask, tuple[Term, ...]]:
        passed = np.ones(count, bool) if allowed is None else allowed.copy()
        unmatched: list[Term] = []
        wanted = 0
        for term, weight in zip(query.terms, weights, strict=True):
            here = weight < _UNWANTED if term.negated else weight >= PASSES
            if (passed & here).any():
                passed &= here
                wanted += not term.negated
            else:
                unmatched.append(term)
        if unmatched and not wanted:  # nothing of what is asked for is there
            return np.zeros(count, bool), tuple(unmatched)
        return passed, tuple(unmatched)

    def _scores(
        self, query: Query, weights: Floats, unmatched: tuple[Term, ...], facts: Facts
    ) -> Floats:
        kept = [row for row, term in enumerate(query.terms) if term not in unmatched]
        if not kept:
            return np.zeros(len(facts.ids), np.float32)
        logs = np.zeros(len(facts.ids), np.float32)
        for row in kept:
            weight = 1 - weights[row] if query.terms[row].negated else weights[row]
            logs += np.log(np.maximum(weight, 1e-4))
        asked = [t for t in query.terms if not (t.negated or t.kind in _MEASURED or t in unmatched)]
        if asked:
            logs += self._by_bm25([word for term in asked for word in term.words], facts)
        return np.exp(logs / len(kept)).astype(np.float32)

    def _by_bm25(self, phrases: list[str], facts: Facts) -> Floats:
        """(n,): at most 0, and the less the better an item's texts fit; it settles ties."""
        ids, ranks = self._store.bm25(phrases, _RANKED)
        if not len(ids) or len(ids) == _RANKED:
            return np.zeros(len(facts.ids), np.float32)
        logs = np.full(len(facts.ids), np.log(1 - _TIES), np.float32)
        rows, there = rows_of(facts, ids)
        share = np.clip(ranks / min(float(ranks.min()), -1e-9), 0, 1)
        logs[rows] = np.log(1 - _TIES + _TIES * share)[there]
        return logs

    def _known(self) -> tuple[Facts, Evidence]:
        facts, kinds = self._memory.kinds()
        fitted = self._fits.of(facts)
        with self._lock:
            if self._evidence is None or facts is not self._facts:
                self._facts = facts
                self._evidence = Evidence(
                    self._taxonomy,
                    facts,
                    kinds,
                    self._resemblance,
                    fitted.occasion,
                    lambda: fitted.garments.clo,
                )
                self._kept.clear()
            return facts, self._evidence

    def _meant(self, facts: Facts, term: Term) -> Floats | None:
        """(n,) the share of items that look less like the words, where the model knows words."""
        tower = self._tower() if term.kind == "text" or term.narrow else None
        if tower is None or not len(facts.ids):
            return None
        vector = tower.vector(term.words[0])
        alike = self._memory.resemblance(CHANNELS.index("style"), vector, facts.ids)
        rank = np.searchsorted(np.sort(alike), alike) / len(alike)
        return np.where(alike != 0, rank, 0).astype(np.float32)  # 0: there is no photo

    def _resemblance(self, srgb: Rgb8, item_ids: Ids) -> Floats:
        query = shade(srgb, self._basis)
        return self._memory.resemblance(CHANNELS.index("colour"), query, item_ids)

    def _weighed(self, facts: Facts, evidence: Evidence, term: Term) -> Weighed:
        """A term's evidence; kept, since one who types asks the same words again."""
        with self._lock:
            known = self._kept.get(term.meaning) if facts is self._facts else None
            if known is not None:
                self._kept.move_to_end(term.meaning)
                return known
        title = _TITLE_OR_ATTRIBUTE if term.kind == "text" else _TITLE
        mentions = Mentions(
            self._mask(facts, term, term.words, title),
            self._mask(facts, term, term.kinds, _TITLE),
            self._mask(facts, term, (*term.words, *term.kinds), _DESCRIPTION),
        )
        weighed = Weighed(evidence.of(term, mentions, self._meant(facts, term)), mentions)
        with self._lock:
            if facts is self._facts:
                self._kept[term.meaning] = weighed
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return weighed

    def _mask(
        self, facts: Facts, term: Term, phrases: tuple[str, ...], columns: tuple[str, ...]
    ) -> Mask:
        mask = np.zeros(len(facts.ids), bool)
        if phrases:
            ids = self._store.naming(phrases, columns, unfinished=term.unfinished)
            mask[rows_of(facts, ids)[0]] = True
        return mask
