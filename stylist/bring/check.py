"""Whether a finished encoder does what one should, tried out on pictures and words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stylist.embed.encoder import Encoder
from stylist.embed.models import ENCODER_FILE, TEXT_FILE, ModelCard
from stylist.embed.text import TextTower
from stylist.errors import ModelError
from stylist.types import Floats

_ALIKE = 0.999
"""Cosine that the same picture must have with itself in another batch."""

_SAME = 1e-6


def check_encoder(card: ModelCard, where: Path | str) -> int:
    """Try an encoder: any batch, finite, the same each time, not the same of everything.

    Gives the width of its vectors.

    Raises
    ------
    ModelError
        It does not pass; the text says in what.
    """
    pixels = _pictures(card.side)
    try:
        encoder = Encoder(card, provider="cpu", quantised=False)
        whole = encoder.style(pixels)
        again = encoder.style(pixels)
        alone = np.concatenate([encoder.style(pixels[i : i + 1]) for i in range(len(pixels))])
    except ModelError:
        raise
    except Exception as error:  # onnxruntime's own, of shapes that do not fit
        line = str(error).strip().splitlines()[0]
        raise ModelError(f"{where}: does not run on several pictures at once: {line}") from error
    if whole.ndim != 2 or len(whole) != len(pixels) or whole.shape[1] < 2:
        raise ModelError(f"{where}: gives {whole.shape} for {len(pixels)} pictures, not (n, d)")
    if not np.isfinite(whole).all():
        raise ModelError(f"{where}: gives values that are no numbers")
    if np.abs(whole - whole[:1]).max() < _SAME:
        raise ModelError(f"{where}: makes the same of every picture")
    if np.abs(whole - again).max() > _SAME:
        raise ModelError(f"{where}: gives another vector of the same picture each time")
    if _cosines(whole, alone).min() < _ALIKE:
        raise ModelError(f"{where}: what it makes of a picture depends on the others beside it")
    return int(whole.shape[1])


def check_words(card: ModelCard, where: Path | str) -> None:
    """Try a text encoder: it fits the image encoder, and tells words apart.

    Raises
    ------
    ModelError
        It does not pass.
    """
    try:
        tower = TextTower(card)
        red, blue = tower.vector("a red dress"), tower.vector("blue jeans")
        long = tower.vector("a very long description " * 40)
    except ModelError:
        raise
    except Exception as error:  # onnxruntime's own
        line = str(error).strip().splitlines()[0]
        raise ModelError(f"{where}: does not run on words: {line}") from error
    for vector in (red, blue, long):
        if abs(float(np.linalg.norm(vector)) - 1) > 1e-3:
            raise ModelError(f"{where}: gives a vector of length {np.linalg.norm(vector):g}")
    if np.abs(red - blue).max() < _SAME:
        raise ModelError(f"{where}: makes the same of all words; is this its tokenizer?")


def where_of(card: ModelCard, *, words: bool = False) -> Path:
    """The file that is spoken of."""
    return card.file(TEXT_FILE if words else ENCODER_FILE)


def _pictures(side: int) -> NDArray[np.uint8]:
    """Five pictures that no encoder takes for one."""
    y, x = np.mgrid[0:side, 0:side] / side
    noise = np.random.default_rng(0).random((side, side, 3))
    planes = [x, y, (x * 8 % 1 > 0.5), noise, np.hypot(x - 0.5, y - 0.5) < 0.3]
    tints = np.random.default_rng(1).random((5, 3))
    pictures = [
        (p if p.ndim == 3 else p[..., None]) * t
        for p, t in zip((np.asarray(p, float) for p in planes), tints, strict=True)
    ]
    return (255 * np.stack(pictures)).astype(np.uint8)


def _cosines(one: Floats, other: Floats) -> Floats:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return np.asarray(np.einsum("ij,ij->i", one, other) / np.maximum(lengths, 1e-12))
