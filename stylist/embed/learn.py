"""Learning categories from what people say: the shipped head, moved as far as the answers carry.

Multinomial logistic regression whose weights are drawn to those of the shipped
head and not to zero (Chelba and Acero, 2004, *Adaptation of Maximum Entropy
Capitalizer: Little Data Can Help a Lot*): a few answers change little, many change much,
and what nobody has said anything of stays as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from stylist.embed.attributes import CategoryHead
from stylist.types import Floats, Progress

LEAST_EXAMPLES = 5
"""Examples from which a class beyond the shipped ones is learned."""
LEAST_ANSWERS = 20
"""Answers below which there is nothing to learn, nor anything to check it with."""
FOLDS = 3
PULLS = (30.0, 3.0, 0.3)
"""How strongly weights are drawn to the shipped head's: what cross-validation chooses from."""
MOST_CHECKED = 3000
"""Answers with which heads are compared: more make the comparison slower, not surer."""
_STEPS = 60
_CERTAIN = 1e-6

Codes = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Learned:
    """A head that was learned, and how it did beside the shipped one.

    `metrics` holds, for ``shipped`` and ``learned``, accuracy and log loss over
    the same items, each judged by a head that had not seen it; `kept` tells
    whether neither is worse. `added` are the classes beyond the shipped ones.
    """

    head: CategoryHead
    metrics: dict[str, dict[str, float]]
    kept: bool
    added: tuple[str, ...]
    examples: int


def learn(shipped: CategoryHead, style: Floats, labels: Sequence[str]) -> Iterator[Progress]:
    """Learn from items and what people call them; the last progress carries a `Learned`.

    Parameters
    ----------
    shipped : CategoryHead
        Where to start from, and what to be better than.
    style : (n, d) float32
        Style vectors, L2-normalised.
    labels : n categories
        Classes that the shipped head does not know are learned from
        `LEAST_EXAMPLES` on; fewer are left out of the learning, and count as
        wrong for both heads.
    """
    counts = Counter(labels)
    added = tuple(
        sorted(c for c, n in counts.items() if c not in shipped.names and n >= LEAST_EXAMPLES)
    )
    names = (*shipped.names, *added)
    place = {name: i for i, name in enumerate(names)}
    truth = np.array([place.get(label, -1) for label in labels], dtype=np.intp)
    some = np.random.default_rng(0).permutation(len(labels))[:MOST_CHECKED]
    asked, right = style[some], truth[some]
    folds = list(_folds(right))
    steps = len(PULLS) * len(folds) + 1
    tried: list[tuple[float, float, float]] = []
    for pull in PULLS:
        given = np.full(len(right), _CERTAIN, dtype=np.float32)
        hit = np.zeros(len(right), dtype=np.bool_)
        for rows, held_out in folds:
            head = _moved(shipped, added, asked[rows], right[rows], pull)
            probabilities = head.probabilities(asked[held_out])
            given[held_out] = _given(probabilities, right[held_out])
            hit[held_out] = probabilities.argmax(axis=1) == right[held_out]
            yield Progress("learning", len(tried) * len(folds) + 1, steps)
        tried.append((_loss(given), pull, float(hit.mean())))
    loss, pull, accuracy = min(tried)
    probabilities = shipped.probabilities(asked)
    metrics = {
        "shipped": {
            "accuracy": float((probabilities.argmax(axis=1) == right).mean()),
            "log_loss": _loss(_given(probabilities, right)),
        },
        "learned": {"accuracy": accuracy, "log_loss": loss},
    }
    kept = accuracy >= metrics["shipped"]["accuracy"] and loss <= metrics["shipped"]["log_loss"]
    known = truth >= 0
    head = _moved(shipped, added, style[known], truth[known], pull)
    result = Learned(head, metrics, kept, added, int(known.sum()))
    yield Progress("learning", steps, steps, result=result)


def _folds(truth: Codes) -> Iterator[tuple[Codes, Codes]]:
    """Training and held-out rows, of those with a known class.

    A class with fewer rows than folds is only trained on.
    """
    from sklearn.model_selection import StratifiedKFold  # takes a second to load

    counts = np.bincount(truth[truth >= 0])
    often = np.flatnonzero((truth >= 0) & (counts[truth] >= FOLDS))
    seldom = np.flatnonzero((truth >= 0) & (counts[truth] < FOLDS))
    if len(often) < FOLDS:
        return
    split = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    for rows, held_out in split.split(often, truth[often]):
        yield np.concatenate([often[rows], seldom]), often[held_out]


def _moved(
    shipped: CategoryHead, added: tuple[str, ...], style: Floats, truth: Codes, pull: float
) -> CategoryHead:
    """The head that explains these items best without going far from the shipped one."""
    from scipy.optimize import minimize  # takes a third of a second to load

    start = _start(shipped, added, style, truth)
    classes, width = start.shape
    features = np.concatenate([style, np.ones((len(style), 1), np.float32)], axis=1)
    rows = np.arange(len(truth))

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(classes, width).astype(np.float32)
        logits = features @ weights.T
        logits -= logits.max(axis=1, keepdims=True)
        powers = np.exp(logits)
        sums = powers.sum(axis=1, keepdims=True)
        value = float((np.log(sums[:, 0]) - logits[rows, truth]).sum(dtype=np.float64))
        powers /= sums
        powers[rows, truth] -= 1
        away = weights - start
        slope = powers.T @ features + pull * away
        value += pull / 2 * float(np.square(away, dtype=np.float64).sum())
        return value, slope.astype(np.float64).ravel()

    # The products are small: threads that wait for each other took twenty times as long.
    with threadpool_limits(1, "blas"):
        found = minimize(
            loss, start.astype(np.float64).ravel(), jac=True, method="L-BFGS-B",
            options={"maxiter": _STEPS},
        )  # fmt: skip
    weights = np.asarray(found.x, dtype=np.float32).reshape(classes, width)
    return CategoryHead(weights[:, :-1].copy(), weights[:, -1].copy(), (*shipped.names, *added))


def _start(shipped: CategoryHead, added: tuple[str, ...], style: Floats, truth: Codes) -> Floats:
    """(classes, d + 1) weights, the bias last: the shipped ones, and those of added classes.

    A class that is new begins as the one its items were taken for, only rarer:
    so it claims, before anything is learned, its share of those and nothing else.
    """
    start = np.concatenate([shipped.weights, shipped.bias[:, None]], axis=1)
    if not added:
        return start.astype(np.float32)
    said = shipped.probabilities(style).argmax(axis=1)
    rows = []
    for code in range(len(shipped.names), len(shipped.names) + len(added)):
        own = truth == code
        if not own.any():  # all its items are held out
            rows.append(np.append(np.zeros(shipped.weights.shape[1]), -10.0))
            continue
        parent = int(np.bincount(said[own]).argmax())
        share = (own & (said == parent)).sum() / (said == parent).sum()
        row = start[parent].copy()
        row[-1] += np.log(share)
        rows.append(row)
    return np.concatenate([start, rows]).astype(np.float32)


def _given(probabilities: Floats, truth: Codes) -> Floats:
    """(n,) the probability that was given to what is right; next to none to what is not known."""
    there = (truth >= 0) & (truth < probabilities.shape[1])
    given = probabilities[np.arange(len(truth)), np.where(there, truth, 0)]
    return np.where(there, np.maximum(given, _CERTAIN), _CERTAIN).astype(np.float32)


def _loss(given: Floats) -> float:
    return float(-np.log(given.astype(np.float64)).mean())
