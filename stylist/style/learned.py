"""What people's and feeds' words on an occasion teach: one small logistic head an occasion."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stylist.types import Floats

FROM = 5
"""Examples from which on anything is learned."""

SPREAD = 2.0
"""Standard deviation of the head's weights before any example: over vectors of length one, five
alike examples move what looks like them by about one and a half in log-odds, fifty win over
any table."""

ANCHORS = 256
"""Items nobody spoke of that hold the head to the table elsewhere."""

ANCHORED = 16.0
"""How many examples all anchors together count for."""

IMPLIED = 0.5
"""What all examples together count for that are only implied (marked for other occasions, not
for this), for each that was given: a tag for the one is no word against the other."""

MOST = 2000
"""Examples of a kind that are looked at; more teach nothing new and take time."""

_STEPS = 25
_CLOSE = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class OccasionHead:
    """Log-odds to add to the table's: ``(x - centre) / scale @ weights + bias``.

    Attributes
    ----------
    weights, centre : (d,) float32
    scale, bias : float
    examples : int
        How many it has learned from.
    """

    weights: Floats
    centre: Floats
    scale: float
    bias: float
    examples: int

    @classmethod
    def learn(
        cls, vectors: Floats, suits: Floats, prior: Floats, counts: Floats, anchors: Floats
    ) -> OccasionHead:
        """The maximum a posteriori head, by Newton's method.

        The table's log-odds are the offset and the weights' prior is a normal
        distribution around nothing, so that few examples move little and many
        win. `anchors`, items that nobody spoke of, have the table's own
        probability as their answer.

        Parameters
        ----------
        vectors : (n, d) float32
            Of the examples.
        suits : (n,) float32
            1: is for the occasion, 0: is not.
        prior : (n,) float32
            The table's log-odds of the examples.
        counts : (n,) float32
            What each counts for.
        anchors : (m, d + 1) float32
            Vectors of other items, and in the last column the table's log-odds.
        """
        others, offset = anchors[:, :-1], np.concatenate([prior, anchors[:, -1]]).astype(np.float64)
        every = np.concatenate([vectors, others]).astype(np.float64)
        centre = (others if len(others) else every).mean(axis=0)
        scale = float(np.sqrt(np.mean(np.sum((every - centre) ** 2, axis=1)))) or 1.0
        features = np.hstack([(every - centre) / scale, np.ones((len(every), 1))])
        answers = np.concatenate([suits, _sigmoid(anchors[:, -1])]).astype(np.float64)
        share = ANCHORED / max(len(others), 1)
        counted = np.concatenate([counts, np.full(len(others), share)]).astype(np.float64)
        ridge = np.full(features.shape[1], SPREAD**-2)

        def loss(at: np.ndarray) -> float:
            odds = offset + features @ at
            return float(
                counted @ (np.logaddexp(0, odds) - answers * odds) + 0.5 * ridge @ (at * at)
            )

        found = np.zeros(features.shape[1])
        lost = loss(found)
        for _ in range(_STEPS):
            chance = _sigmoid(offset + features @ found)
            slope = features.T @ (counted * (chance - answers)) + ridge * found
            curve = (features * (counted * chance * (1 - chance))[:, None]).T @ features
            step = np.linalg.solve(curve + np.diag(ridge), slope)
            # Where answers contradict the table loudly, a whole step of Newton's goes too far.
            while (less := loss(found - step)) > lost and np.abs(step).max() > _CLOSE:
                step /= 2
            if less <= lost:
                found, lost = found - step, less
            if np.abs(step).max() < _CLOSE:
                break
        return cls(
            found[:-1].astype(np.float32),
            centre.astype(np.float32),
            scale,
            float(found[-1]),
            len(vectors),
        )

    @property
    def direction(self) -> Floats:
        """(d,) float32: the inner product with a vector, plus `offset`, are the log-odds."""
        return np.asarray(self.weights / np.float32(self.scale), dtype=np.float32)

    @property
    def offset(self) -> float:
        """See `direction`."""
        return self.bias - float(self.centre @ self.direction)


def _sigmoid(odds: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -40, 40))))
