"""What is put together, learned from pairs of garments that were.

``Σ s_k (u_k · x)(u_k · y)``, a symmetric bilinear form of low rank over the vectors of two
garments, as log-odds on top of what the rules say of them. It is learned by telling pairs
apart from the same pair with another garment of the same slot in one place (the pairwise
logistic loss of S. Rendle et al., "BPR", UAI 2009), and counts only as far as it did so
better than the rules alone on garments that it had not seen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize, minimize_scalar

from stylist.types import Floats, Ids

LEAST_PAIRS = 30
"""Fewer tell nothing that could be held against anything."""

RANK, WIDTH = 6, 24
_TURNS, _STEPS = 4, 80
_RIDGE = 0.1
_WEIGHTS = (0.5, 1.0, 2.0)
_FOLDS = 5
_ROUNDS = 1
_TRUST = (0.5, 5.0)
"""Bounds of the factor of the rules' log-odds."""


@dataclass(frozen=True, slots=True, eq=False)
class Bilinear:
    """What was learned.

    Attributes
    ----------
    mean : (d,), basis : (d, p), directions : (p, r), signs : (r,) float32
        Vectors are centred, turned and scaled by the basis, then by the directions.
    weight : float
        How far it counts beside the rules' log-odds; 0 where it did not help.
    rules, learned : float
        Share of questions (which of four?) that were answered rightly on garments not
        seen, by the rules alone and with it.
    pairs : int
        How many it was learned from.
    """

    mean: Floats
    basis: Floats
    directions: Floats
    signs: Floats
    weight: float = 1.0
    rules: float = 0.0
    learned: float = 0.0
    pairs: int = 0

    def seen(self, vectors: Floats) -> Floats:
        """(n, r) float32: (n, d) joined vectors as the form sees them."""
        return np.asarray((vectors - self.mean) @ self.basis @ self.directions, np.float32)

    def between(self, one: Floats, other: Floats) -> Floats:
        """(n, m) log-odds to add to the rules' for pairs of `seen` garments."""
        return np.asarray(self.weight * (one * self.signs) @ other.T, np.float32)

    def arrays(self) -> dict[str, Any]:
        """What to save."""
        return {name: np.asarray(getattr(self, name)) for name in self.__slots__}

    @classmethod
    def read(cls, arrays: Any) -> Bilinear:
        """From what was saved.

        Raises
        ------
        KeyError, ValueError
            It is something else.
        """
        tables = [np.asarray(arrays[n], np.float32) for n in cls.__slots__[:4]]
        mean, basis, directions, signs = tables
        fits = basis.shape[:1] == mean.shape and directions.shape == (basis.shape[1], len(signs))
        if not fits or not all(np.isfinite(t).all() for t in tables):
            raise ValueError("the arrays do not fit together")
        weight, rules, learned = (float(arrays[n]) for n in ("weight", "rules", "learned"))
        pairs = int(arrays["pairs"])
        return cls(mean, basis, directions, signs, weight, rules, learned, pairs)


def learn(
    vectors: Floats, slots: NDArray[np.int8], rules: Floats, pairs: Ids, seed: int = 0
) -> Bilinear | None:
    """Learn from pairs, and from how well that went set how far it counts.

    Parameters
    ----------
    vectors : (n, d) float32
    slots : (n,)
        Garments of one slot stand in for each other.
    rules : (n, n) float32
        Log-odds of the rules.
    pairs : (m, 2) rows of the garments, of different slots
    seed : int

    Returns
    -------
    None where there are fewer than `LEAST_PAIRS`, or nothing to stand in.
    """
    pairs = _tidy(pairs, slots)
    if len(pairs) < 2 * LEAST_PAIRS:
        return None
    random = np.random.default_rng(seed)
    turned = _turned(vectors)
    right: dict[float, list[bool]] = {weight: [] for weight in (0.0, *_WEIGHTS)}
    for _ in range(_ROUNDS):
        fold = random.integers(0, _FOLDS, len(vectors))
        for number in range(_FOLDS):
            held = (fold[pairs] == number).any(axis=1)
            asked = questions(pairs[held], slots, rules, pairs, random)
            if not len(asked) or held.all():
                continue
            model = _fit(vectors, turned, slots, rules, pairs[~held], pairs, random)
            if model is None:
                continue
            seen = model.seen(vectors)
            for weight, answers in right.items():
                told = replace(model, weight=weight * model.weight)
                scores = rules + told.between(seen, seen)
                answers += answered(scores, asked).tolist()
    model = _fit(vectors, turned, slots, rules, pairs, pairs, random)
    if model is None or not right[0.0]:
        return None
    share = {weight: float(np.mean(answers)) for weight, answers in right.items()}
    best = max(_WEIGHTS, key=lambda w: share[w])
    gain = np.array(right[best], float) - np.array(right[0.0], float)
    # Two standard errors: the best of several was chosen, and an item asks several questions.
    sure = gain.mean() > 2 * gain.std() / np.sqrt(len(gain) / _ROUNDS)
    return replace(
        model,
        weight=best * model.weight if sure else 0.0,
        rules=share[0.0],
        learned=share[best],
        pairs=len(pairs) // 2,
    )


def questions(
    pairs: Ids,
    slots: NDArray[np.int8],
    rules: Floats,
    known: Ids,
    random: np.random.Generator,
    among: Ids | None = None,
) -> Ids:
    """(q, 5): a garment, what goes with it, and three random ones of that one's slot.

    None of the three is `known` to go with the garment; they are from `among`, if that is
    given. Pairs without three such garments are left out.
    """
    count = len(rules)
    together = np.zeros((count, count), bool)
    together[known[:, 0], known[:, 1]] = together[known[:, 1], known[:, 0]] = True
    free = np.ones(count, bool) if among is None else np.isin(np.arange(count), among)
    asked = []
    for first, second in pairs.tolist():
        others = np.flatnonzero(free & (slots == slots[second]) & ~together[first])
        others = others[(others != first) & (others != second)]
        if len(others) >= 3:
            asked.append([first, second, *random.choice(others, 3, replace=False)])
    return np.array(asked, dtype=np.int64).reshape(-1, 5)


def answered(scores: Floats, asked: Ids) -> Floats:
    """(q,) 1 where the right one of four has the best score; a tie of n counts 1/n."""
    of_four = scores[asked[:, :1], asked[:, 1:]]
    best = of_four >= of_four.max(axis=1, keepdims=True) - 1e-9
    return np.asarray(best[:, 0] / best.sum(axis=1), np.float32)


def _tidy(pairs: Ids, slots: NDArray[np.int8]) -> Ids:
    """Each pair of two slots once either way, so twice."""
    if not len(pairs):
        return np.zeros((0, 2), np.int64)
    kept = np.unique(np.sort(pairs, axis=1), axis=0)
    first, second = slots[kept].T
    both = np.concatenate([kept, kept[:, ::-1]])
    worn = (first != second) & (first >= 0) & (second >= 0)
    return np.asarray(both[np.concatenate([worn, worn])])


def _fit(
    vectors: Floats,
    turned: tuple[Floats, Floats],
    slots: NDArray[np.int8],
    rules: Floats,
    pairs: Ids,
    known: Ids,
    random: np.random.Generator,
) -> Bilinear | None:
    asked = [questions(pairs, slots, rules, known, random) for _ in range(_TURNS)]
    some = np.concatenate(asked) if asked else np.zeros((0, 5), np.int64)
    if len(some) < LEAST_PAIRS:
        return None
    given, right = np.repeat(some[:, 0], 3), np.repeat(some[:, 1], 3)
    wrong = some[:, 2:].ravel()
    mean, basis = turned
    ready = (vectors - mean) @ basis
    a, b = ready[given], ready[right] - ready[wrong]
    by_rules = (rules[given, right] - rules[given, wrong]).astype(np.float64)
    trust = float(
        minimize_scalar(
            lambda t: np.logaddexp(0, -t * by_rules).mean(), bounds=_TRUST, method="bounded"
        ).x
    )
    width = basis.shape[1]
    rank = min(RANK, width)
    signs = np.where(np.arange(rank) % 2, -1.0, 1.0)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        directions = flat.reshape(width, rank)
        left, step = a @ directions, b @ directions
        margin = trust * by_rules + (left * step) @ signs
        slope = -1 / (1 + np.exp(np.clip(margin, -50, 50))) / len(margin)
        moved = a.T @ (slope[:, None] * step * signs) + b.T @ (slope[:, None] * left * signs)
        value = np.logaddexp(0, -margin).mean() + _RIDGE * np.square(directions).sum()
        return float(value), (moved + 2 * _RIDGE * directions).ravel()

    start = random.normal(0, 0.1, width * rank)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    directions = found.x.reshape(width, rank).astype(np.float32)
    return Bilinear(mean, basis, directions, signs.astype(np.float32), weight=1 / trust)


def _turned(vectors: Floats) -> tuple[Floats, Floats]:
    """The mean, and the leading principal directions, scaled to unit variance on the whole."""
    mean = vectors.mean(axis=0)
    _, sizes, turned = np.linalg.svd(vectors - mean, full_matrices=False)
    width = int(min(WIDTH, (sizes > 1e-5).sum()))
    scale = np.sqrt(len(vectors) / max(float(np.square(sizes[:width]).sum()), 1e-12) * width)
    return mean.astype(np.float32), np.asarray(turned[:width].T * scale, np.float32)
