"""Two mixtures of Gaussians that compete for the pixels of a photo.

GrabCut's colour models (Rother, Kolmogorov and Blake, 2004) without its graph
cut: on a copy of fifty pixels a prior of place does what the cut would do, in a
quarter of the time. A Gaussian's logarithm is linear in a colour's products,
so that one matrix product gives all of them at all pixels, and another their
moments.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.types import Floats

COMPONENTS = 3
_ROUNDS = 2
_UNKNOWN = np.float32(0.01)
"""Density, in the same units, of colours that neither side has shown yet."""
_MOST = np.float32(30)
"""Of a logarithm of a density: e to the power of it is a number yet."""
_NORMAL = 1.5 * np.log(2 * np.pi)
_ROWS, _COLUMNS = np.triu_indices(3)
_FULL = np.array([[0, 1, 2], [1, 3, 4], [2, 4, 5]])
"""Where a symmetric matrix's six values, those of its upper triangle by rows, stand in it."""
_DIAGONAL = _FULL.diagonal()
_MINOR = np.array([[3, 2, 1, 0, 1, 0], [5, 4, 4, 5, 2, 3], [4, 1, 2, 2, 0, 1], [4, 5, 3, 2, 4, 1]])
"""The values whose products' difference, first two less last two, is each cofactor."""
_HALVES = np.where(_ROWS == _COLUMNS, -0.5, -1.0)[:, None]


def kmeans(points: Floats, clusters: int, rounds: int) -> tuple[NDArray[np.intp], Floats]:
    """(n,) labels and (k, d) centres; the same for the same points."""
    cv2.setRNGSeed(1)
    stop = (cv2.TERM_CRITERIA_MAX_ITER + cv2.TERM_CRITERIA_EPS, rounds, 0.05)
    _, labels, centres = cv2.kmeans(
        points, min(clusters, len(points)), np.empty(0, np.int32), stop, 1, cv2.KMEANS_PP_CENTERS
    )
    return labels.ravel().astype(np.intp), centres.astype(np.float32, copy=False)


def separate(
    points: Floats, planes: Floats, likely: NDArray[np.bool_], prior: Floats, noise: float
) -> Floats:
    """How probably each pixel is of the first of two mixtures.

    Parameters
    ----------
    points, planes : (n, 3) and (3, n) float32
        The same colours in units of 10 ΔE, pixel by pixel and value by value.
    likely : (n,) bool
        A first guess; both values occur.
    prior : (n,) float32 in 0–1, exclusive
        Probability by place alone.
    noise : float
        Variance below which nothing is told apart; added to each component's.

    Returns
    -------
    (n,) float32 in 0–1.
    """
    products = _products(planes)
    reluctance = (1 - prior) / prior
    moments, ours = _first_moments(points, products, likely)
    for step in range(_ROUNDS):
        density = _models(moments, ours, noise) @ products
        np.exp(np.minimum(density, _MOST, out=density), out=density)
        first = density[:ours].sum(axis=0) + _UNKNOWN
        second = (density[ours:].sum(axis=0) + _UNKNOWN) * reluctance
        both = first + second
        if step + 1 < _ROUNDS:
            density[:ours] /= both
            density[ours:] *= reluctance / both
            moments = np.asarray(density @ products.T, dtype=np.float32)
    return np.asarray(first / both, dtype=np.float32)


def _products(planes: Floats) -> Floats:
    """(10, n): 1, the three values, and their six products."""
    products = np.empty((10, planes.shape[1]), np.float32)
    products[0] = 1
    products[1:4] = planes
    np.multiply(products[1:4], products[1], out=products[4:7])
    np.multiply(products[2:4], products[2], out=products[7:9])
    np.multiply(products[3], products[3], out=products[9])
    return products


def _first_moments(
    points: Floats, products: Floats, likely: NDArray[np.bool_]
) -> tuple[Floats, int]:
    """(k, 10) sums of products over the clusters of either side; how many are the first's."""
    member = np.zeros((2 * COMPONENTS, len(points)), np.float32)
    count = ours = 0
    for side in (likely, ~likely):
        places = side.nonzero()[0]
        labels, centres = kmeans(points.take(places, axis=0), COMPONENTS, 3)
        member[labels + count, places] = 1
        ours, count = count, count + len(centres)
    return np.asarray(member[:count] @ products.T, dtype=np.float32), ours


def _models(moments: Floats, ours: int, noise: float) -> Floats:
    """(k, 10): coefficients of the logarithm of each weighted Gaussian.

    The first `ours` are one mixture, the rest the other. Symmetric matrices
    are kept by their six values, and inverted by their cofactors.
    """
    sums = moments.T.astype(np.float64)
    mass = np.maximum(sums[0], 1e-6)
    mean = sums[1:4] / mass
    spread = sums[4:] / mass - mean[_ROWS] * mean[_COLUMNS]
    spread[_DIAGONAL] += noise
    cofactors = spread[_MINOR[0]] * spread[_MINOR[1]] - spread[_MINOR[2]] * spread[_MINOR[3]]
    determinant = (spread[:3] * cofactors[:3]).sum(axis=0)
    precise = cofactors / determinant
    pull = (precise[_FULL] * mean).sum(axis=1)
    share = mass.copy()
    share[:ours] /= mass[:ours].sum()
    share[ours:] /= mass[ours:].sum()
    model = np.empty((10, len(mass)), np.float32)
    model[0] = np.log(share) - 0.5 * (np.log(determinant) + (pull * mean).sum(axis=0)) - _NORMAL
    model[1:4] = pull
    model[4:] = precise * _HALVES
    return model.T
