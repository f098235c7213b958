"""Words beside photos, in a model that understands both."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stylist.errors import UsageError
from stylist.index.vectors import VectorIndex
from stylist.inuse import InUse
from stylist.taxonomy import Taxonomy
from stylist.types import Floats, Ids, Results, Weights

_SAMPLE = 2000
_CHUNK = 4096
_LEAST_SPREAD = 1e-3


def word_similarity(used: InUse, words: str) -> tuple[Ids, Floats] | None:
    """Items, ids ascending, and how alike the words each one's likeliest photo is.

    Both (n,), the second float32 cosines in -1…1: an order, not a measure that
    can be compared between models. None where the model understands no words.
    """
    tower = used.words
    if tower is None:
        return None
    index = used.memory.index()
    vector = tower.vector(words)
    cosines = _style_cosines(index, index.keys, vector, used.card.widths)
    items, place = np.unique(index.groups, return_inverse=True)
    best = np.full(len(items), -np.inf, dtype=np.float32)
    np.maximum.at(best, place, cosines)
    return items, best


def with_words(
    used: InUse, taxonomy: Taxonomy, vector: Floats | None, words: str, weights: Weights
) -> tuple[Floats, Weights]:
    """A question's vector (d,) with words beside its photo, and the weights to ask it with.

    Style becomes a sum of the photo's and the words' (both of length 1), each
    over how much it tells this library's photos apart: the cosines of words
    and photos lie closer together than those of photos, and would be drowned.
    A channel that the words speak of (*in red*, *striped*) is theirs: the photo's
    colour or pattern counts no more. Without a photo, words alone ask style.

    Raises
    ------
    UsageError
        The model in use understands no words.
    """
    tower = used.words
    if tower is None:
        raise UsageError(
            f"the model in use, {used.card.name}, understands no words beside a photo; "
            "bring one that does: stylist models add, see the README"
        )
    said = tower.vector(words)
    style, _colour, _ = used.card.widths
    if vector is None:
        rest = np.zeros(sum(used.card.widths) - style, np.float32)
        return np.concatenate([said, rest]), Weights(1.0, 0.0, 0.0)
    index = used.memory.index()
    keys = _some(index)
    spread = [
        max(float(_style_cosines(index, keys, v, used.card.widths).std()), _LEAST_SPREAD)
        if len(keys) > 1
        else 1.0
        for v in (vector[:style], said)
    ]
    both = vector[:style] / spread[0] + said / spread[1]
    asked = np.concatenate([both / max(float(np.linalg.norm(both)), 1e-12), vector[style:]])
    if any(taxonomy.colour_family(word) for word in words.split()):
        weights = replace(weights, colour=0.0)
    if _names_pattern(words, used):
        weights = replace(weights, pattern=0.0)
    if not weights.array().any():
        weights = replace(weights, style=1.0)
    return asked.astype(np.float32), weights


def as_share(used: InUse, vector: Floats, weights: Weights, results: Results) -> Results:
    """The results with scores that say how many of the library's photos fit the question less."""
    index = used.memory.index()
    mixture = weights.array() / weights.array().sum()
    others = np.sort(index.similarities(vector, _some(index)) @ mixture)
    found = results.channels.sum(axis=1)
    below = np.searchsorted(others, found, side="left") / max(len(others), 1)
    return replace(results, scores=below.astype(np.float32), nothing_close=False)


def _names_pattern(words: str, used: InUse) -> bool:
    known = set(used.memory.facts().pattern_names)
    return any(word.lower() in known for word in words.split())


def _some(index: VectorIndex) -> Ids:
    draw = np.random.default_rng(0).permutation(len(index.keys))[:_SAMPLE]
    return index.keys[np.sort(draw)]


def _style_cosines(
    index: VectorIndex, keys: Ids, vector: Floats, widths: tuple[int, ...]
) -> Floats:
    """(n,) cosines of photos' style and a style vector, some photos at a time."""
    if not len(keys):
        return np.empty(0, np.float32)
    query = np.concatenate([vector, np.zeros(sum(widths) - widths[0], np.float32)])
    chunks = (keys[i : i + _CHUNK] for i in range(0, len(keys), _CHUNK))
    return np.concatenate([index.similarities(query, some)[:, 0] for some in chunks])
