"""What looks like a photo, an item, words, or what someone likes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from stylist.library.browsing import Browsing
from stylist.library.looking import Looking
from stylist.style.explain import verdict_sentence
from stylist.types import (
    CHANNELS,
    Attribute,
    Filters,
    Floats,
    Hit,
    Ids,
    Look,
    Photo,
    Results,
    Rgb,
    Sign,
    Verdict,
    Weights,
)
from stylist.wording import as_share, with_words, word_similarity

ANY = Filters()
EVEN = Weights()


class Finding(Browsing, Looking):
    """What looks like a photo, an item, words, or what someone likes."""

    def rank(
        self,
        query: Look | Path | Rgb | int | None,
        k: int = 500,
        *,
        weights: Weights = EVEN,
        filters: Filters = ANY,
        profile: str | None = None,
        verdicts: Mapping[int, Verdict] | None = None,
        exclude: Sequence[int] = (),
        words: str = "",
    ) -> Results:
        """Rank items for a photo, an item, or, without either, for a person.

        Parameters
        ----------
        query
            A look, a photo, an item's id (the item itself is left out), or
            None: what this profile would like.
        weights : Weights
            How much cut, colour and pattern count.
        profile : str, optional
            Whose taste turns the answer.
        verdicts : mapping of item id to verdict, optional
            These in place of a profile's.
        exclude : item ids
            Not these.
        words : str
            Said beside the photo or item (*in red*), or alone; only for a
            model that understands words, see `wording.with_words`. A score is
            then the share of the library's photos that fit less.

        Raises
        ------
        PhotoError, NotFoundError
            The query cannot be used.
        UsageError
            There are words, and the model in use understands none.
        ModelError
            Only an earlier version's model has seen the library.
        """
        used = self._in_use
        signs: list[Sign] = []
        if verdicts is None:
            turns = profile is not None and not self._store.paused(profile)
            verdicts = self._store.verdicts(profile) if profile and turns else {}
            signs = self._store.signs(profile) if profile and turns else []
        if query is None and not (verdicts or signs or words):
            return self.browse(filters)
        self._models.require_seen()
        vector: Floats | None = None
        exclude = tuple(exclude)
        shown: tuple[Attribute, ...] = ()
        if isinstance(query, Path | np.ndarray):
            query = self._look_at(used, query, None)
        if isinstance(query, Look):
            query = self._seen_by(used, query)
            vector, shown = query.embedding.joined(), query.attributes
        elif query is not None:
            vector, shown = used.search.seen(int(query))
            exclude = (*exclude, int(query))
        if words:
            vector, weights = with_words(used, self.taxonomy, vector, words, weights)
        results = used.search.rank(
            vector, k, weights, filters, verdicts,
            signs=signs,
            exclude=exclude,
            shown=shown,
            nothing_close=0.0 if words else self.settings.nothing_close,
            explore=self.settings.explore,
        )  # fmt: skip
        if results is None:
            return self.browse(filters)
        if words and vector is not None:
            return as_share(used, vector, weights, results)
        return results

    def place(
        self,
        item_id: int,
        query: Look | Path | Rgb | int | None,
        *,
        weights: Weights = EVEN,
        filters: Filters = ANY,
        profile: str,
        without: int | None = None,
    ) -> int | None:
        """Where an item stands in an answer, 1 for the first, had a verdict not been given.

        `without` is the item of that verdict; None leaves out the whole taste.
        None where the item is not among the first 500.
        """
        verdicts = self._store.verdicts(profile)
        kept = {i: v for i, v in verdicts.items() if without is not None and i != without}
        results = self.rank(query, weights=weights, filters=filters, verdicts=kept)
        found = np.flatnonzero(results.ids == item_id)
        return int(found[0]) + 1 if len(found) else None

    def similar(
        self,
        query: Look | Path | Rgb | int,
        k: int = 20,
        *,
        weights: Weights = EVEN,
        filters: Filters = ANY,
        profile: str | None = None,
        words: str = "",
    ) -> list[Hit]:
        """The items most like a photo or an item, best first; none where nothing is close."""
        results = self.rank(
            query, k, weights=weights, filters=filters, profile=profile, words=words
        )
        return [] if results.nothing_close else self.hits(results)

    def search(self, text: str, k: int = 20, *, filters: Filters = ANY) -> list[Hit]:
        """Items by words, best first."""
        return self.hits(self.browse(filters, text=text, sort="relevance"), 0, k)

    @property
    def widths(self) -> tuple[int, ...]:
        """Of the channels of `vectors`."""
        return self._memory.widths

    def vectors(self) -> tuple[Ids, Floats]:
        """Of all photos that can be searched: their items, and (n, d), channels end to end."""
        index = self._memory.index()
        return index.groups, index.vectors(index.keys)

    def hits(self, results: Results, start: int = 0, stop: int | None = None) -> list[Hit]:
        """Records of a slice of results."""
        window = slice(start, len(results.ids) if stop is None else stop)
        by_id = {item.id: item for item in self.items(results.ids[window])}
        hits = []
        rows = zip(
            results.ids[window], results.photo_ids[window],
            results.scores[window], results.channels[window], strict=True,
        )  # fmt: skip
        for item_id, photo_id, score, channels in rows:
            item = by_id.get(int(item_id))
            if item is None:  # removed since the question was asked
                continue
            photo: Photo | None = next((p for p in item.photos if p.id == photo_id), item.photo)
            shares = dict(zip(CHANNELS, (float(c) for c in channels), strict=True))
            reasons = results.reasons.get(int(item_id), ())
            hits.append(Hit(item, photo, float(score), shares, reasons))
        return hits

    def explain(
        self, item_id: int, *, filters: Filters = ANY, profile: str | None = None
    ) -> tuple[str, ...]:
        """Sentences about an item: its occasion, its warmth, what you thought of it."""
        said = list(self._search.sentences(item_id, filters))
        verdict = self._store.verdicts(profile).get(item_id) if profile else None
        if verdict is not None:
            said.append(verdict_sentence(verdict))
        return tuple(said)

    @property
    def understands_words(self) -> bool:
        """Whether the model in use compares words with photos."""
        return self._in_use.card.speaks

    def text_vector(self, words: str) -> Floats | None:
        """(d,) float32, L2-normalised: words where photos have their style.

        None where the model in use understands no words.
        """
        tower = self._in_use.words
        return None if tower is None else tower.vector(words)

    def word_similarity(self, words: str) -> tuple[Ids, Floats] | None:
        """Items, ids ascending, and (n,) cosines of words and photos; see `wording`."""
        return word_similarity(self._in_use, words)
