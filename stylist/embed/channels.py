"""From a decoded photo to what the encoder and the catalog need of it.

This runs in import workers, so it needs no encoder: the pixels for the
encoder, and the two channels that are worked out without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stylist.archives import BROKEN
from stylist.embed.models import CHANNELS_FILE, ModelCard
from stylist.errors import ModelError
from stylist.imaging import color, pattern
from stylist.imaging.crop import INPUT_SIDE, encoder_input, garment_box
from stylist.imaging.decode import Decoded, crop_to
from stylist.imaging.subject import Subject, find_subject
from stylist.types import Attribute, Box, Floats, Rgb

_FOLDS = (0.75, 1.15)
"""Brightness of a garment's folds and of what the light falls on, as a factor."""


@dataclass(frozen=True, slots=True)
class ColourTable:
    """The names of the colour families, which colour is of which, and what a share tells."""

    names: tuple[str, ...]
    nearest: color.ColourNames
    confidence: color.Confidence


@dataclass(frozen=True, slots=True)
class ColourBasis:
    """What a model adds to the channels that need no encoder.

    Attributes
    ----------
    components : (width, bins) float32
        The directions to which the colour histogram is reduced.
    pairs : (m, 3) float32
        Cosines of random pairs of training photos by channel: what is usual.
    """

    components: Floats
    pairs: Floats

    @classmethod
    def load(cls, card: ModelCard) -> ColourBasis:
        """Read the basis of a model.

        Raises
        ------
        ModelError
            It is missing or does not fit the histogram of this program.
        """
        path = card.file(CHANNELS_FILE)
        try:
            with np.load(path, allow_pickle=False) as arrays:
                components = arrays["colour"].astype(np.float32)
                pairs = arrays["pairs"].astype(np.float32)
        except BROKEN as error:
            raise ModelError(f"{path}: {error}") from error
        if components.shape != (card.widths[1], color.HISTOGRAM_SIZE) or pairs.shape[1:] != (3,):
            raise ModelError(f"{path}: made for another version of Stylist")
        return cls(components, pairs)

    def reduce(self, histogram: Floats) -> Floats:
        """(width,) float32, L2-normalised."""
        return unit(self.components @ histogram)


def shade(srgb: Sequence[int], basis: ColourBasis) -> Floats:
    """(width,) float32: the colour channel of a garment of one colour, with its folds."""
    light = np.linspace(*_FOLDS, 64, dtype=np.float32)[None, :, None]
    threads = np.clip(np.array(srgb, np.float32) * light, 0, 255).astype(np.uint8)
    every = np.ones(threads.shape[:2], np.float32)
    return basis.reduce(color.histogram(Subject(threads, every, every, "alpha")))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A photo made ready: pixels for the encoder, the channels without it, the pattern's cues."""

    pixels: Rgb
    colour: Floats
    pattern: Floats
    cues: Floats
    attributes: tuple[Attribute, ...]
    mask_source: str


def prepare(
    photo: Decoded,
    basis: ColourBasis,
    colours: ColourTable,
    side: int,
    crop: Box | None = None,
) -> tuple[Prepared, Subject]:
    """Find the garment and work out everything that needs no encoder.

    `side` is that of the pixels the encoder takes; the pattern is measured at
    one side whatever the encoder, so that it stays what it was when the encoder
    changes. `crop`, given by a person, is where the garment is; without one it
    is looked for in the whole photo.
    """
    image, alpha = photo.image, photo.alpha
    if crop is not None:
        image = np.ascontiguousarray(crop_to(image, crop))
        alpha = None if alpha is None else np.ascontiguousarray(crop_to(alpha, crop))
    subject = find_subject(image, alpha)
    shares = colours.nearest.shares(subject)
    certain = colours.confidence.of(shares)
    attributes = tuple(
        Attribute("colour", colours.names[i], float(certain[i]), "model")
        for i in color.dominant(shares)
    )
    box = garment_box(subject) if crop is None else Box(0.0, 0.0, 1.0, 1.0)
    square = encoder_input(image, box)
    seen = pattern.measure(square, subject, box)
    prepared = Prepared(
        pixels=square if side == INPUT_SIDE else encoder_input(image, box, side),
        colour=basis.reduce(color.histogram(subject)),
        pattern=seen.energy,
        cues=seen.cues,
        attributes=attributes,
        mask_source=subject.source,
    )
    return prepared, subject


def unit(vectors: Floats) -> Floats:
    """Rows (or one vector) L2-normalised; a row of zeros stays zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return (vectors / np.where(norms > 1e-12, norms, 1)).astype(np.float32)
