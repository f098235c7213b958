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
_PRODUCTS = np.array([[4, 5, 6], [5, 7, 8], [6, 8, 9]])
_ROWS, _COLUMNS, _SQUARES = [0, 0, 0, 1, 1, 2], [0, 1, 2, 1, 2, 2], [4, 7, 9]


def kmeans(points: Floats, clusters: int, rounds: int) -> tuple[NDArray[np.intp], Floats]:
    """(n,) labels and (k, d) centres; the same for the same points."""
    cv2.setRNGSeed(1)
    stop = (cv2.TERM_CRITERIA_MAX_ITER + cv2.TERM_CRITERIA_EPS, rounds, 0.05)
    _, labels, centres = cv2.kmeans(
        points, min(clusters, len(points)), np.empty(0, np.int32), stop, 1, cv2.KMEANS_PP_CENTERS
    )
    return labels.ravel().astype(np.intp), centres.astype(np.float32, copy=False)


def separate(points: Floats, likely: NDArray[np.bool_], prior: Floats, noise: float) -> Floats:
    """How probably each pixel is of the first of two mixtures.

    Parameters
    ----------
    points : (n, 3) float32
        Colours in units of 10 ΔE.
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
    products = _products(points)
    reluctance = (1 - prior) / prior
    sides = [_first_moments(points, products, side) for side in (likely, ~likely)]
    ours = slice(0, len(sides[0])), slice(len(sides[0]), None)
    moments = np.concatenate(sides)
    for step in range(_ROUNDS):
        model = _models(moments, len(sides[0]), noise)
        density = np.exp(np.minimum(model @ products, np.float32(30)))
        first, second = (density[side].sum(axis=0) + _UNKNOWN for side in ours)
        second *= reluctance
        both = first + second
        if step + 1 < _ROUNDS:
            density[ours[0]] /= both
            density[ours[1]] *= reluctance / both
            moments = density @ products.T
    return np.asarray(first / both, dtype=np.float32)


def _products(points: Floats) -> Floats:
    """(10, n): 1, the three values, and their six products."""
    products = np.empty((10, len(points)), np.float32)
    products[0] = 1
    products[1:4] = points.T
    np.multiply(products[1:4], products[1], out=products[4:7])
    np.multiply(products[2:4], products[2], out=products[7:9])
    np.multiply(products[3], products[3], out=products[9])
    return products


def _first_moments(points: Floats, products: Floats, side: NDArray[np.bool_]) -> Floats:
    """(k, 10) sums of products over the clusters of one side."""
    labels, centres = kmeans(points[side], COMPONENTS, 3)
    member = labels == np.arange(len(centres))[:, None]
    return np.asarray(member.astype(np.float32) @ products[:, side].T)


def _models(moments: Floats, ours: int, noise: float) -> Floats:
    """(k, 10): coefficients of the logarithm of each weighted Gaussian.

    The first `ours` are one mixture, the rest the other.
    """
    mass = np.maximum(moments[:, 0], np.float32(1e-6))
    shares = moments / mass[:, None]
    mean = shares[:, 1:4]
    spread = shares[:, _PRODUCTS] - mean[:, :, None] * mean[:, None, :]
    spread += np.eye(3, dtype=np.float32) * np.float32(noise)
    precise = np.linalg.inv(spread)
    pull = (precise @ mean[:, :, None])[:, :, 0]
    whole = np.where(np.arange(len(mass)) < ours, mass[:ours].sum(), mass[ours:].sum())
    model = np.empty((len(moments), 10), np.float32)
    model[:, 0] = (
        np.log(mass / whole)
        - 0.5 * (np.log(np.linalg.det(spread)) + (pull * mean).sum(axis=1))
        - 1.5 * np.log(2 * np.pi)
    )
    model[:, 1:4] = pull
    model[:, 4:] = -precise[:, _ROWS, _COLUMNS]
    model[:, _SQUARES] *= 0.5
    return model
