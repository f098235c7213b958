"""Everything that turns photos into embeddings and attributes, in one object."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from stylist.embed.attributes import CategoryHead, PatternHead
from stylist.embed.channels import ColourBasis, ColourTable, Prepared, prepare
from stylist.embed.encoder import Encoder
from stylist.embed.models import CATEGORY_FILE, PATTERN_FILE, ModelCard, load_card
from stylist.embed.taught import Taught
from stylist.imaging.color import ColourNames
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
        threads: int = 0,
        provider: str = "auto",
    ) -> None:
        self.card = model if isinstance(model, ModelCard) else load_card(model)
        self.basis = ColourBasis.load(self.card)
        self.colours = colours or colour_table(Taxonomy.load())
        # A brought model has no head until the library has taught it one.
        self._head = (
            CategoryHead.load(self.card)
            if self.card.has(CATEGORY_FILE)
            else Taught.load(self.card).head
        )
        self._patterns = PatternHead.load(self.card) if self.card.has(PATTERN_FILE) else None
        self._encoder = Encoder(self.card, threads, provider)

    @property
    def many(self) -> bool:
        """Whether several of it, one a process, do more than one: on the processor's cores."""
        return self._encoder.on_cpu

    @property
    def silent(self) -> tuple[str, ...]:
        """Names of the attributes on which this model has no opinion."""
        heads = {"category": self._head, "pattern": self._patterns}
        return tuple(name for name, head in heads.items() if head is None)

    @property
    def running(self) -> str:
        """Which graph runs, and on what."""
        return self._encoder.running

    def warm_up(self) -> None:
        """Take the memory that a batch takes, now."""
        self._encoder.warm_up()

    def embed(self, prepared: Sequence[Prepared]) -> list[tuple[Embedding, tuple[Attribute, ...]]]:
        """The embedding and the model's attributes of each prepared photo."""
        if not prepared:
            return []
        styles = self._encoder.batched_style([p.pixels for p in prepared])
        categories: list[tuple[Attribute, ...]] = [()] * len(prepared)
        if self._head is not None:
            categories = [(one,) for one in self._head.attributes(styles)]
        patterns: list[tuple[Attribute, ...]] = [()] * len(prepared)
        if self._patterns is not None:
            patterns = self._patterns.attributes(styles, np.stack([p.cues for p in prepared]))
        return [
            (Embedding(style, p.colour, p.pattern), (*category, *p.attributes, *said))
            for style, category, said, p in zip(styles, categories, patterns, prepared, strict=True)
        ]

    def look_at(self, photo: Decoded, path: Path | None = None, crop: Box | None = None) -> Look:
        """See one photo: where the garment is, its embedding, its attributes."""
        prepared, subject = prepare(photo, self.basis, self.colours, crop, self.card.side)
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
    return ColourTable(names, ColourNames(taxonomy.colour_centres, family, len(names)))
