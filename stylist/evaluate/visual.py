"""How well the visual channels find what belongs together."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from stylist.embed.channels import prepare, unit
from stylist.embed.embedder import Embedder
from stylist.embed.encoder import BATCH, Encoder
from stylist.embed.models import BACKBONE_MODEL, load_card
from stylist.errors import PhotoError, UsageError
from stylist.evaluate.labels import labeller
from stylist.evaluate.metrics import hit_rate_at, mean_average_precision, precision_at, rankings
from stylist.evaluate.phone import disturbed
from stylist.imaging.crop import encoder_input, garment_box
from stylist.imaging.decode import decode, read
from stylist.resources import resource
from stylist.text import printable
from stylist.types import CHANNELS, Floats, Progress, Refusal, Weights


@dataclass(frozen=True, slots=True)
class VisualReport:
    """`metrics[name][metric]`, name a channel, ``all`` or ``raw`` (the bare backbone).

    The packaged program leaves the backbone out, and with it ``raw``.
    """

    queries: int
    gallery: int
    metrics: dict[str, dict[str, float]]
    refused: tuple[Refusal, ...]


def evaluate_visual(
    embedder: Embedder,
    queries: Sequence[Path],
    gallery: Sequence[Path],
    weights: Weights | None = None,
    label: str | None = None,
    disturb: int | None = None,
) -> Iterator[Progress]:
    """Search the gallery with each query; right is what has the same label.

    With `disturb`, a seed, each query is first disturbed as a phone would
    disturb it (`stylist.evaluate.phone`), and right is the photo itself.

    `label` is a regular expression whose first group (or whole match), sought
    in a photo's file name, is its label; by default the label is the folder's
    name. A photo that is query and gallery is not its own answer, and a query
    whose label is nowhere in the gallery is left out. The last progress
    carries a `VisualReport`.

    Raises
    ------
    UsageError
        The expression is not one, or nothing is left to measure.
    """
    name = labeller(label) if disturb is None else str
    # A disturbed query is another picture than the photo in the gallery.
    kept = [*gallery] if disturb is not None else [*queries, *gallery]
    photos = [(p, False) for p in dict.fromkeys(kept)]
    photos += [(p, True) for p in dict.fromkeys(queries)] if disturb is not None else []
    refused: list[Refusal] = []
    vectors: dict[tuple[Path, bool], dict[str, Floats]] = {}
    bare = resource("models") / BACKBONE_MODEL
    backbone = Encoder(load_card(bare)) if bare.is_dir() else None
    names = CHANNELS if backbone is None else ("raw", *CHANNELS)
    chance = np.random.default_rng(disturb)
    started = time.perf_counter()
    for start in range(0, len(photos), BATCH):
        some = photos[start : start + BATCH]
        vectors |= dict(_embed(embedder, backbone, some, refused, chance))
        done = min(start + BATCH, len(photos))
        rate = done / (time.perf_counter() - started)
        yield Progress("embedding", done, len(photos), rate)

    asked = disturb is not None
    found_gallery = [p for p in gallery if (p, False) in vectors]
    labels = np.array([name(p) for p in found_gallery])
    known = set(labels.tolist()) - {""}
    found_queries = [p for p in queries if (p, asked) in vectors and name(p) in known]
    if not found_queries:
        raise UsageError("no query has a label that is in the gallery: nothing to measure")
    same = np.array([name(p) for p in found_queries])[:, None] == labels[None, :]
    itself = np.array([[not asked and q == g for g in found_gallery] for q in found_queries])
    similar = {
        channel: np.stack([vectors[p, asked][channel] for p in found_queries])
        @ np.stack([vectors[p, False][channel] for p in found_gallery]).T
        for channel in names
    }
    mixture = (weights or Weights()).array()
    similar["all"] = np.tensordot(mixture, np.stack([similar[c] for c in CHANNELS]), axes=1)
    metrics = {}
    for channel in (*names, "all"):
        ranked = rankings(similar[channel], same, itself)
        metrics[channel] = {
            "p@1": precision_at(ranked, 1),
            "p@5": precision_at(ranked, 5),
            "p@10": precision_at(ranked, 10),
            "r@1": hit_rate_at(ranked, 1),
            "r@5": hit_rate_at(ranked, 5),
            "map": mean_average_precision(ranked),
        }
    report = VisualReport(len(found_queries), len(found_gallery), metrics, tuple(refused))
    yield Progress("done", len(photos), len(photos), result=report)


def _embed(
    embedder: Embedder,
    backbone: Encoder | None,
    photos: Sequence[tuple[Path, bool]],
    refused: list[Refusal],
    chance: np.random.Generator,
) -> Iterator[tuple[tuple[Path, bool], dict[str, Floats]]]:
    prepared, squares = [], []
    for path, disturb in photos:
        try:
            photo = decode(read(path), path)
        except PhotoError as error:
            refused.append(Refusal(printable(error.path), error.reason))
            continue
        if disturb:
            photo = replace(photo, image=disturbed(photo.image, chance), alpha=None)
        side = embedder.card.side
        ready, subject = prepare(photo, embedder.basis, embedder.colours, side)
        prepared.append(((path, disturb), ready))
        if backbone is not None:
            box = garment_box(subject)
            squares.append(encoder_input(photo.image, box, backbone.card.side))
    if not prepared:
        return
    embedded = embedder.embed([p for _, p in prepared])
    vectors = [{"style": e.style, "colour": e.colour, "pattern": e.pattern} for e, _ in embedded]
    if backbone is not None:
        raw = unit(backbone.pooled(np.stack(squares)))
        vectors = [{"raw": features, **v} for features, v in zip(raw, vectors, strict=True)]
    for (key, _), of_photo in zip(prepared, vectors, strict=True):
        yield key, of_photo
