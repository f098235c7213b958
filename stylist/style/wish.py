"""What someone is looking for, worked out from hearts and crosses.

A wish is a category, a colour and a pattern, each of which may be *any*. Every
combination is a hypothesis; each verdict makes some of them likelier and others
less, by Bayes' rule, some verdicts being slips. What an item is worth is the
probability that it is wished for: under all hypotheses, each by its posterior.
So two clicks on red dresses are enough to look for red dresses, wherever they
lie in the space of vectors, and one wrong click does not undo it. (Concept
learning by Bayesian model averaging: J. Tenenbaum, *A Bayesian framework for
concept learning*, MIT 1999, whose size principle is left out, since pages of
similar items are no random sample.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stylist.style.traits import TRAITS
from stylist.types import Floats, Ids

ANY = (0.2, 0.2, 0.8)
"""Prior that the category, the colour, the pattern does not matter."""

SLIP = 0.2
"""How often a verdict says nothing of the wish, or the opposite."""

SHOWN = 0.5
"""What the photo that is searched with counts, in hearts: it is like the wish, or a part of it."""

_ENOUGH = 0.995
_MOST = 32
"""Hypotheses that are averaged: until they hold so much, and at the most."""

_AT_ONCE = 32
"""Verdicts weighed together: some megabytes."""

ABOUT = {
    "cut": (0,), "shape": (0,), "colour": (1,), "color": (1,), "pattern": (2,), "print": (2,),
    "price": (), "size": (), "have": (),
}  # fmt: skip
"""Word of a reason → the traits that a verdict for it speaks of: who dislikes the
colour may like the cut, and who has one like it likes it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Verdicts, ready to be learned from.

    Attributes
    ----------
    traits : three (m, k) float32
        Of the judged items, see `Traits.rows`.
    liked : (m,) bool
    counts : (m,) float32
        What each counts, 1 for a fresh one.
    reasons : tuple of str
        Why; empty where nobody said.
    """

    traits: tuple[Floats, ...]
    liked: NDArray[np.bool_]
    counts: Floats
    reasons: tuple[str, ...]

    def with_shown(self, traits: tuple[Floats, ...]) -> Judged:
        """These, and a photo that is searched with, by its three (1, k) traits."""
        both = zip(self.traits, traits, strict=True)
        return Judged(
            tuple(np.concatenate(pair) for pair in both),
            np.append(self.liked, True),
            np.append(self.counts, np.float32(SHOWN)),
            (*self.reasons, ""),
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """What is likely wished for.

    Attributes
    ----------
    posterior : (a, b, c) float64
        Of all hypotheses; the first of each axis is *any*. Sums to 1.
    """

    posterior: NDArray[np.float64]

    @classmethod
    def learn(cls, judged: Judged) -> Wish:
        """Learn from verdicts; none leave the prior."""
        nothing = np.empty(0, np.int64)
        return cls.replay(judged, nothing)[0]

    @classmethod
    def replay(cls, judged: Judged, known: Ids) -> tuple[Wish, Floats]:
        """As `learn`; and (l,) how probably each of the last l judged items was wished for.

        Parameters
        ----------
        known : (l,) int64, l ≤ m
            Of each of the last l items, how many verdicts were known when it
            was shown; they ascend. Verdicts are in the order in which they
            were given.
        """
        logs = _prior_logs(judged)
        first = len(judged.counts) - len(known)
        chances: list[float] = []
        held = cls(_normalised(logs)).posterior
        row = 0
        for fulfilled, likelihood, counts in _evidence(judged):
            given = np.log(likelihood, out=likelihood)
            plain = min(max(first - row, 0), len(counts))
            logs += np.tensordot(counts[:plain], given[:plain], axes=1)
            for place in range(plain, len(counts)):
                here = row + place
                if here == first or known[here - first] == here:
                    held = _normalised(logs)
                chances.append(float((held * fulfilled[place]).sum()))
                logs += counts[place] * given[place]
            row += len(counts)
        return cls(_normalised(logs)), np.array(chances, np.float32)

    def draw(self, random: np.random.Generator) -> tuple[int, ...]:
        """A hypothesis, by its probability: the place on each axis, 0 for *any*."""
        flat = self.posterior.ravel()
        drawn = int(random.choice(len(flat), p=flat / flat.sum()))
        return tuple(int(p) for p in np.unravel_index(drawn, self.posterior.shape))

    def likeliest(self) -> tuple[int, ...]:
        """The hypothesis that is most probable, as in `draw`."""
        best = int(self.posterior.argmax())
        return tuple(int(p) for p in np.unravel_index(best, self.posterior.shape))

    def chance(self, chances: tuple[Floats, ...]) -> Floats:
        """(n,) float32: the probability that each of n items is wished for.

        Parameters
        ----------
        chances : three (k, n) float32
            As in `Traits`.
        """
        flat = self.posterior.ravel()
        order = np.argsort(-flat)[:_MOST]
        held = np.cumsum(flat[order])
        order = order[: int(np.searchsorted(held, _ENOUGH)) + 1]
        wanted = np.zeros(chances[0].shape[1], np.float32)
        for hypothesis in order.tolist():
            places = np.unravel_index(hypothesis, self.posterior.shape)
            part: Floats | np.float32 = np.float32(flat[hypothesis])
            for place, of in zip(places, chances, strict=True):
                if place:
                    part = part * of[int(place) - 1]
            wanted += part
        return wanted

    def leanings(self, names: tuple[tuple[str, ...], ...]) -> Mapping[str, Mapping[str, float]]:
        """Trait → value → the probability that it is asked for; *any* is what is left to 1."""
        leaning = {}
        for axis, (trait, values) in enumerate(zip(TRAITS, names, strict=True)):
            others = tuple(a for a in range(self.posterior.ndim) if a != axis)
            margin = self.posterior.sum(axis=others)[1:]
            leaning[trait] = {v: float(p) for v, p in zip(values, margin, strict=True) if p > 0.01}
        return leaning


def about(reason: str) -> tuple[int, ...]:
    """The places in `TRAITS` that a reason speaks of: all, where it names none."""
    words = reason.casefold().split()
    return next((ABOUT[word] for word in words if word in ABOUT), (0, 1, 2))


def fulfils(hypothesis: tuple[int, ...], chances: tuple[Floats, ...]) -> Floats:
    """(n,) float32: how surely each of n items fulfils one hypothesis; chances as in `Traits`."""
    sure = np.ones(chances[0].shape[1], np.float32)
    for place, of in zip(hypothesis, chances, strict=True):
        if place:
            sure *= of[place - 1]
    return sure


def _prior_logs(judged: Judged) -> NDArray[np.float64]:
    logs = np.zeros(tuple(t.shape[1] + 1 for t in judged.traits))
    for axis, any_ in enumerate(ANY):
        prior = _prior(logs.shape[axis], any_)
        logs += np.log(prior).reshape([-1 if a == axis else 1 for a in range(logs.ndim)])
    return logs


def _evidence(judged: Judged) -> Iterator[tuple[Floats, Floats, Floats]]:
    """Yield, of some verdicts at a time: fulfilment, likelihood, count.

    How surely each item fulfils every hypothesis and how likely its verdict is
    under it, (m, a, b, c); what each counts, (m,).
    """
    members = [_members(chances) for chances in judged.traits]
    counts = judged.counts.copy()
    for row, reason in enumerate(judged.reasons):
        if reason:
            spoken = about(reason)
            counts[row] *= bool(spoken)
            for axis in {0, 1, 2}.difference(spoken):
                members[axis][row] = 1  # whatever it is, this verdict is not about it
    for start in range(0, len(counts), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        cut, colour, pattern = (m[some] for m in members)
        both = cut[:, :, None, None] * colour[:, None, :, None]
        fulfilled = both * pattern[:, None, None, :]
        given = fulfilled * np.float32(1 - 2 * SLIP)
        given += np.float32(SLIP)
        crossed = ~judged.liked[some]
        given[crossed] = 1 - given[crossed]
        yield fulfilled, given, counts[some]


def _normalised(logs: NDArray[np.float64]) -> NDArray[np.float64]:
    powers = np.exp(logs - logs.max())
    return np.asarray(powers / powers.sum())


def _prior(count: int, any_: float) -> NDArray[np.float64]:
    """(count,): *any*, and the rest shared by the values there are."""
    if count == 1:
        return np.ones(1)
    return np.concatenate([[any_], np.full(count - 1, (1 - any_) / (count - 1))])


def _members(chances: Floats) -> Floats:
    """(m, k + 1): how surely each item is of *any* value, and of each."""
    every = np.ones((len(chances), 1), np.float32)
    return np.concatenate([every, np.clip(chances, 0, 1)], axis=1)
