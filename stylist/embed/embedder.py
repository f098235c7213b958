"""Everything that turns photos into embeddings and attributes, in one object."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from stylist.embed.attributes import Heads
from stylist.embed.channels import ColourBasis, ColourTable, Prepared, prepare
from stylist.embed.encoder import Encoder
from stylist.embed.models import ModelCard, load_card
from stylist.embed.taught import Taught
from stylist.imaging.color import ColourNames, Confidence
from stylist.imaging.decode import Decoded
from stylist.imaging.subject import full_size_mask
from stylist.taxonomy import Taxonomy
from stylist.types import Attribute, Box, Embedding, Look


class Embedder:
    """One model with its encoder, colour basis and heads.

    Parameters
    ----------
    model : Path or ModelCard, optional
        A model folder, or one whose files are verified; the model inside Stylist by default.
    colours : ColourTable, optional
        The colours that have names; the taxonomy's by default.
    heads : Heads, optional
        What tells attributes; the model's own by default. May be exchanged.
    threads : int
        Threads of one inference; 0 is one per core.
    provider : str
        What runs it, see `stylist.embed.runtime`.
    """

    def __init__(
        self,
        model: Path | ModelCard | None = None,
        *,
        colours: ColourTable | None = None,
        heads: Heads | None = None,
        threads: int = 0,
        provider: str = "auto",
    ) -> None:
        self.card = model if isinstance(model, ModelCard) else load_card(model)
        self.basis = ColourBasis.load(self.card)
        self.colours = colours or colour_table(Taxonomy.load())
        taught = Taught.load(self.card).head if self.card.brought and heads is None else None
        self.heads = heads or Heads.load(self.card, Taxonomy.load(), taught)
        self._encoder = Encoder(self.card, threads, provider)

    @property
    def many(self) -> bool:
        """Whether several of it, one a process, do more than one: on the processor's cores."""
        return self._encoder.on_cpu

    @property
    def silent(self) -> tuple[str, ...]:
        """Names of the attributes on which this model has no opinion."""
        heads = self.heads
        known = {"category": heads.category, "pattern": heads.pattern, "sleeve": heads.sleeve}
        return tuple(name for name, head in known.items() if head is None)

    @property
    def running(self) -> str:
        """Which graph runs, and on what."""
        return self._encoder.running

    def warm_up(self) -> None:
        """Take the memory that a batch takes, now."""
        self._encoder.warm_up()

    def prepare(self, photo: Decoded, crop: Box | None = None) -> Prepared:
        """A photo made ready for this model."""
        return prepare(photo, self.basis, self.colours, self.card.side, crop)[0]

    def embed(self, prepared: Sequence[Prepared]) -> list[tuple[Embedding, tuple[Attribute, ...]]]:
        """The embedding and the model's attributes of each prepared photo."""
        if not prepared:
            return []
        styles = self._encoder.batched_style([p.pixels for p in prepared])
        told = self.heads.attributes(styles, np.stack([p.cues for p in prepared]))
        return [
            (Embedding(style, p.colour, p.pattern), (*said, *p.attributes))
            for style, said, p in zip(styles, told, prepared, strict=True)
        ]

    def guesses(self, photo: Decoded, crop: Box | None = None) -> dict[str, tuple[Attribute, ...]]:
        """What each attribute of one photo could be, by name, best first.

        Probabilities of a category, sleeve or pattern add up to 1; each of
        several colours has its own.
        """
        prepared = self.prepare(photo, crop)
        style = self._encoder.style(prepared.pixels[np.newaxis])
        found = {"colour": prepared.attributes}
        if self.heads.category is not None:
            found["category"] = self.heads.category.guesses(style)[0]
        if self.heads.sleeve is not None:
            found["sleeve"] = self.heads.sleeve.guesses(style)[0]
        if self.heads.pattern is not None:
            both = np.concatenate([style, prepared.cues[np.newaxis]], axis=1)
            found["pattern"] = self.heads.pattern.guesses(both)[0]
        return found

    def look_at(self, photo: Decoded, path: Path | None = None, crop: Box | None = None) -> Look:
        """See one photo: where the garment is, its embedding, its attributes."""
        prepared, subject = prepare(photo, self.basis, self.colours, self.card.side, crop)
        ((embedding, attributes),) = self.embed([prepared])
        height, width = photo.image.shape[:2]
        mask = full_size_mask(subject, height, width, crop)
        return Look(
            photo.image, mask, subject.source, embedding, attributes, path, crop,
            self.card.identity, self.silent,
        )  # fmt: skip


def colour_table(taxonomy: Taxonomy) -> ColourTable:
    """The taxonomy's named colours as arrays."""
    names = tuple(taxonomy.families)
    index = {name: i for i, name in enumerate(names)}
    family = np.array([index[f] for f in taxonomy.colour_families], dtype=np.int64)
    nearest = ColourNames(taxonomy.colour_centres, family, len(names))
    return ColourTable(names, nearest, Confidence(*taxonomy.colour_confidence))
