"""What a person likes, learned from verdicts.

It starts from Rocchio's relevance feedback (J. Rocchio, in *The SMART Retrieval
System*, ed. G. Salton, 1971): in each channel a direction towards what was
liked and away from what was not. To that it adds which channels tell the liked
from the rest, so that a taste for a colour need not be one for a cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from stylist.style.channels import mean_similarity, nearest, slices, spread, unit
from stylist.types import CHANNELS, Floats, Ids, Mask, Weights

DISLIKE = 0.35
"""What a dislike counts beside a like: it tells where not to go, which is less."""

DISLIKE_CONSISTENT = 0.7
"""The same where the disliked are alike among themselves and unlike the liked."""

HALF_TRUST = 4.0
"""Verdicts at which what was learned counts half, and the defaults the other half."""

SHARPNESS = 1.5
"""How strongly a channel's evidence changes its weight, as the exponent of e."""

MOST_EVIDENCE = 1.0
"""Standard deviations; more of it says no more: two channels may matter alike."""

NEAR = 0.3
"""Weight of the nearest single verdicts beside the direction of all: tastes have islands."""

PULL = 0.6
"""Length of a fully trusted taste beside a query's own vector."""

KERNEL = ((0, 2, 1.0), (1, 3, 1.0))
"""Channel, power of its cosine, weight: what makes two garments near in a taste."""

BOTH = 2.0
"""Weight of the product of those channels: alike in cut *and* colour."""

NOISE = 0.5
"""Variance of a fresh verdict about what is near it."""

OTHERS = 100
"""Random items that stand for what nobody asked for, where there are so many."""

WEAK = 0.1
"""What each of them counts as a dislike beside a real one."""

MOST_NEAR = 300
"""Verdicts that speak for what is near them, the newest: their cost grows with the cube."""

HALF_LIFE = 180.0
"""Days after which a verdict counts half."""


@dataclass(frozen=True, slots=True)
class Taste:
    """A person's taste, ready to score.

    The constants above were chosen on 1,275 photos of the clothing data set.
    Of the next 20 after 5 likes and 5 dislikes, are of the hidden taste (in
    brackets: by Rocchio with fixed weights; of all photos): one category 0.82
    (0.79; 0.10), one colour 0.89 (0.84; 0.18), a category in a colour 0.60
    (0.62; 0.04), two categories or two colours 0.85 (0.82; 0.20).

    Attributes
    ----------
    direction : (d,) float32
        Channels end to end, each L2-normalised, or zero where nothing was learned.
    weights : Weights
        The channel weights in use; they sum to what the defaults sum to.
    widths : tuple of int
        The width of each channel.
    trust : float
        From 0 (no verdicts, all scores are zero) towards 1.
    liked, disliked : (p, d), (q, d) float32
        What was learned from.
    background : (b, d) float32
        Some random items: what is liked is liked beside them.
    liked_count, disliked_count : (p,), (q,) float32
        What each of them counts, 1 for a fresh verdict.
    """

    direction: Floats
    weights: Weights
    widths: tuple[int, ...]
    trust: float
    liked: Floats
    disliked: Floats
    liked_count: Floats
    disliked_count: Floats
    background: Floats

    @classmethod
    def learn(
        cls,
        liked: Floats,
        disliked: Floats,
        widths: tuple[int, ...] | Mapping[str, int],
        weights: Weights | None = None,
        *,
        background: Floats | None = None,
        liked_counts: Floats | None = None,
        disliked_counts: Floats | None = None,
    ) -> Taste:
        """Learn from the vectors of what was liked and disliked.

        Parameters
        ----------
        liked, disliked : (p, d), (q, d) float32
            Channels end to end, each L2-normalised; either may be empty.
        widths
            The width of each channel, in the order of `CHANNELS` or by name.
        weights : Weights
            The defaults, from which verdicts move away.
        background : (m, d) float32, optional
            Some hundreds of random items of the library. They tell what is
            usual, so that likes alone can say what is special about them.
        liked_counts, disliked_counts : (p,), (q,) float32, optional
            What each counts: 1 for a fresh verdict, less for an old one (`aged`)
            or a weaker sign.
        """
        wide = tuple(widths[c] for c in CHANNELS) if isinstance(widths, Mapping) else widths
        liked_count = _counts(liked_counts, len(liked))
        disliked_count = _counts(disliked_counts, len(disliked))
        usual = np.concatenate([liked, disliked])
        judged = float(liked_count.sum() + disliked_count.sum())
        trust = judged / (judged + HALF_TRUST)
        seen = [
            _Channel(
                liked[:, channel],
                disliked[:, channel],
                liked_count,
                disliked_count,
                None if background is None else background[:, channel],
                spread((usual if background is None else background)[:, channel]),
            )
            for channel in slices(wide)
        ]
        return cls(
            np.concatenate([channel.direction() for channel in seen]),
            _reweighted(weights or Weights(), [channel.evidence() for channel in seen], trust),
            wide,
            trust,
            liked,
            disliked,
            liked_count,
            disliked_count,
            liked[:0] if background is None else background[:OTHERS],
        )

    def scores(self, vectors: Floats) -> Floats:
        """(n,) float32: how much each of (n, d) vectors is to this taste.

        About -1…1, and 0 where nothing was learned. Meant for the candidates
        of a search: every vector is compared to every verdict.
        """
        by_dimension = np.repeat(self._shares(), self.widths)
        towards = vectors @ (by_dimension * self.direction)
        islands = nearest(vectors, self.liked * by_dimension)
        islands -= DISLIKE * nearest(vectors, self.disliked * by_dimension)
        return np.asarray(self.trust * (towards + NEAR * islands), dtype=np.float32)

    def near(self, vectors: Floats, shown: Floats | None = None) -> Floats:
        """(n,) float32: what verdicts about similar garments say of each of (n, d) vectors.

        Gaussian-process regression (Rasmussen and Williams, 2006, section 2.2)
        of 1 for a like and -1 for a dislike: near a verdict about that, far
        from all of them what random items are, which count as weak dislikes. A
        kernel that is a sum and a product of the channels' lets a colour be
        disliked, or a cut, or only both together.

        `shown` (d,) is the photo or item that is searched with: like a heart.
        """
        judged = np.concatenate([self.liked, self.disliked])
        count = np.concatenate([self.liked_count, self.disliked_count])
        said = np.concatenate([np.ones(len(self.liked)), -np.ones(len(self.disliked))])
        newest = np.argsort(-count, kind="stable")[:MOST_NEAR]
        if not len(newest):
            return np.zeros(len(vectors), np.float32)
        asked = judged[:0] if shown is None else shown[None]
        others = len(self.background)
        judged = np.concatenate([judged[newest], asked, self.background])
        count = np.concatenate([count[newest], np.ones(len(asked)), np.full(others, WEAK)])
        said = np.concatenate([said[newest], np.ones(len(asked)), -np.ones(others)])
        noisy = self.kernel(judged, judged) + np.diag(NOISE / np.maximum(count, 1e-3))
        return np.asarray(
            self.kernel(vectors, judged) @ np.linalg.solve(noisy, said).astype(np.float32)
        )

    def kernel(self, some: Floats, others: Floats) -> Floats:
        """(n, m) float32: how near (n, d) and (m, d) vectors are, in a taste."""
        parts = slices(self.widths)
        whole = np.zeros((len(some), len(others)), np.float32)
        product = np.full_like(whole, BOTH)
        for channel, power, weight in KERNEL:
            columns = parts[channel]
            cosine = some[:, columns] @ others[:, columns].T
            np.clip(cosine, 0, 1, out=cosine)
            alike = cosine.copy()
            for _ in range(power - 1):  # a few products: powers of floats take ten times as long
                alike *= cosine
            product *= alike
            if weight != 1:
                alike *= np.float32(weight)
            whole += alike
        whole += product
        return whole

    def blend(self, query: Floats | None = None) -> tuple[Floats, Floats]:
        """A vector (d,) to search the index with, and (c,) channel weights that sum to 1.

        It is the query turned towards this taste, or without a query (*For
        you*) the taste alone.
        """
        if query is None:
            return self.direction, self._shares()
        mixed = query + PULL * self.trust * self.direction
        parts = [unit(mixed[channel]) for channel in slices(self.widths)]
        return np.concatenate(parts), self._shares()

    def _shares(self) -> Floats:
        weights = self.weights.array()
        return np.asarray(weights / max(float(weights.sum()), 1e-9), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Channel:
    """One channel of what was judged; `*_count` is what each verdict counts.

    `deviation` is the spread of similarities that is usual in it.
    """

    liked: Floats
    disliked: Floats
    liked_count: Floats
    disliked_count: Floats
    background: Floats | None
    deviation: float

    def direction(self) -> Floats:
        """Rocchio's, (w,), L2-normalised."""
        towards = np.zeros(self.liked.shape[1], dtype=np.float32)
        if len(self.liked):
            towards += np.average(self.liked, axis=0, weights=self.liked_count)
        if len(self.disliked):
            away = np.average(self.disliked, axis=0, weights=self.disliked_count)
            towards -= np.float32(self._dislike_counts()) * away
        return unit(towards)

    def evidence(self) -> float:
        """How much more alike the liked are than chance, in standard deviations.

        Chance is how much they are like the disliked and the background. Zero
        without two likes: a single photo is an example of every channel.
        """
        among = mean_similarity(self.liked, self.liked, self.liked_count, self.liked_count)
        chance = [mean_similarity(self.liked, self.disliked, self.liked_count, self.disliked_count)]
        if self.background is not None:
            same = np.ones(len(self.background), dtype=np.float32)
            chance.append(mean_similarity(self.liked, self.background, self.liked_count, same))
        known = [similarity for similarity in chance if similarity is not None]
        if among is None or not known:
            return 0.0
        evidence = (among - sum(known) / len(known)) / self.deviation
        return float(np.clip(evidence, -MOST_EVIDENCE, MOST_EVIDENCE))

    def _dislike_counts(self) -> float:
        among = mean_similarity(
            self.disliked, self.disliked, self.disliked_count, self.disliked_count
        )
        across = mean_similarity(self.liked, self.disliked, self.liked_count, self.disliked_count)
        if among is None or across is None:
            return DISLIKE
        consistent = float(np.clip((among - across) / self.deviation, 0, 1))
        return DISLIKE + consistent * (DISLIKE_CONSISTENT - DISLIKE)


def aged(days: Floats) -> Floats:
    """(n,) float32: what verdicts of so many days ago count; half after every `HALF_LIFE`."""
    return np.asarray(0.5 ** (np.maximum(days, 0) / HALF_LIFE), dtype=np.float32)


def replayed(taste: Taste, vectors: Floats, liked: Mask, counts: Floats, known: Ids) -> Floats:
    """(n,) float32: what `near` would have said of each of n judged items when it was shown.

    With LLᵀ the Cholesky factors of the noisy kernel and Lz = y, the mean of a
    Gaussian process at the t-th item by the first s verdicts is the sum of
    L_ti·z_i over i < s, so one factorisation tells all of them.

    Parameters
    ----------
    vectors : (n, d) float32
        In the order in which they were judged.
    liked : (n,) bool
    counts : (n,) float32
        What each counts, see `aged`.
    known : (n,) int64
        How many of these verdicts were known when each was shown.
    """
    if not len(vectors):
        return np.zeros(0, np.float32)
    others = len(taste.background)
    every = np.concatenate([taste.background, vectors])
    count = np.concatenate([np.full(others, WEAK), counts])
    said = np.concatenate([-np.ones(others), np.where(liked, 1.0, -1.0)])
    noisy = taste.kernel(every, every) + np.diag(NOISE / np.maximum(count, 1e-3))
    factor = np.linalg.cholesky(noisy.astype(np.float64))
    # A triangular solve would be quicker, but SciPy takes a quarter of a second to load.
    told = factor[others:] * np.linalg.solve(factor, said)
    before = np.arange(len(every)) < others + known[:, None]
    return np.asarray((told * before).sum(axis=1), np.float32)


def _counts(counts: Floats | None, number: int) -> Floats:
    return np.ones(number, dtype=np.float32) if counts is None else counts


def _reweighted(defaults: Weights, evidence: list[float], trust: float) -> Weights:
    """The default weights, each moved by its channel's evidence against the others'."""
    weights = defaults.array().astype(np.float64)
    total = weights.sum()
    if total <= 0:
        return defaults
    usual = float(weights @ evidence) / total
    moved = weights * np.exp(SHARPNESS * trust * (np.array(evidence) - usual))
    return Weights(*(float(weight) for weight in moved * (total / moved.sum())))
