"""Fewer numbers a photo: a PCA on the photos of the library itself."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from stylist.bring.draft import write_card
from stylist.bring.graphs import project
from stylist.embed.models import ENCODER_FILE, INT8_FILE, TEXT_FILE, ModelCard
from stylist.errors import UsageError
from stylist.types import Floats

SAMPLE = 3000
"""Photos from which the directions are learned: more would not turn them."""

LEAST = 16


def directions(styles: Floats, share: float) -> Floats:
    """(k, d) float32: as few orthonormal directions about the mean as hold `share` of variance.

    Parameters
    ----------
    styles : (n, d) float32
    share : float
        0–1.

    Raises
    ------
    UsageError
        There are too few photos to learn from.
    """
    if len(styles) < LEAST:
        raise UsageError(
            f"a PCA needs {LEAST} photos to learn from and this library has {len(styles)}; "
            "import first, or leave --pca out"
        )
    centred = styles.astype(np.float64) - styles.mean(axis=0, dtype=np.float64)
    _, lengths, rows = np.linalg.svd(centred, full_matrices=False)
    kept = np.cumsum(lengths**2) / max(float((lengths**2).sum()), 1e-30)
    count = int(np.searchsorted(kept, share - 1e-9)) + 1
    return np.asarray(_signed(rows[: max(min(count, len(rows)), 2)]), dtype=np.float32)


def with_mean(mean: Floats, rows: Floats) -> Floats:
    """The directions, with that of the mean as one more: orthonormal, (k + 1, d).

    For a model that understands words: to subtract the mean of the photos
    would change their cosines with words, whose mean is another.
    """
    first = mean / max(float(np.linalg.norm(mean)), 1e-12)
    others = rows - np.outer(rows @ first, first)
    basis, _ = np.linalg.qr(np.concatenate([first[np.newaxis], others]).T)
    return np.asarray(_signed(basis.T), dtype=np.float32)


def reduce(card: ModelCard, styles: Floats, share: float) -> ModelCard:
    """Fold a PCA into a draft's graphs, and write its card anew.

    Raises
    ------
    UsageError
        There are too few photos to learn from.
    ModelError
        The reduced model does not work.
    """
    rows = directions(styles, share)
    mean = styles.mean(axis=0)
    if card.speaks:
        rows = with_mean(mean, rows)
        project(card.file(TEXT_FILE), None, rows)
    project(card.file(ENCODER_FILE), None if card.speaks else mean, rows)
    # What was fitted to the whole vector, or made of the whole graph, is not this model's.
    for name in (INT8_FILE, "category.npz", "pattern.npz"):
        card.file(name).unlink(missing_ok=True)
    raw = json.loads((card.folder / "card.json").read_text(encoding="utf-8"))
    raw["source"] |= {
        "pca": f"{len(rows)} of {styles.shape[1]} directions, {share:.0%} of the variance "
        f"of {len(styles)} photos of this library"
    }
    return write_card(Path(card.folder), raw)


def _signed(rows: Floats) -> Floats:
    """Rows with their largest entry positive: SVD leaves the sign open."""
    largest = np.abs(rows).argmax(axis=1)
    return np.asarray(rows * np.sign(rows[np.arange(len(rows)), largest])[:, np.newaxis])
