"""How well the visual channels find what belongs together."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stylist.embed.channels import prepare, unit
from stylist.embed.embedder import Embedder
from stylist.embed.encoder import BATCH
from stylist.errors import PhotoError, UsageError
from stylist.evaluate.metrics import hit_rate_at, mean_average_precision, precision_at, rankings
from stylist.imaging.decode import decode, read
from stylist.text import printable
from stylist.types import CHANNELS, Floats, Progress, Refusal, Weights

Labeller = Callable[[Path], str]


@dataclass(frozen=True, slots=True)
class VisualReport:
    """`metrics[name][metric]`, name a channel, ``all`` or ``raw`` (the bare backbone)."""

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
) -> Iterator[Progress]:
    """Search the gallery with each query; right is what has the same label.

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
    name = _labeller(label)
    photos = list(dict.fromkeys([*queries, *gallery]))
    refused: list[Refusal] = []
    vectors: dict[Path, dict[str, Floats]] = {}
    started = time.perf_counter()
    for start in range(0, len(photos), BATCH):
        vectors |= dict(_embed(embedder, photos[start : start + BATCH], refused))
        done = min(start + BATCH, len(photos))
        rate = done / (time.perf_counter() - started)
        yield Progress("embedding", done, len(photos), rate)

    found_gallery = [p for p in gallery if p in vectors]
    labels = np.array([name(p) for p in found_gallery])
    known = set(labels.tolist()) - {""}
    found_queries = [p for p in queries if p in vectors and name(p) in known]
    if not found_queries:
        raise UsageError("no query has a label that is in the gallery: nothing to measure")
    same = np.array([name(p) for p in found_queries])[:, None] == labels[None, :]
    itself = np.array([[q == g for g in found_gallery] for q in found_queries])
    similar = {
        channel: np.stack([vectors[p][channel] for p in found_queries])
        @ np.stack([vectors[p][channel] for p in found_gallery]).T
        for channel in ("raw", *CHANNELS)
    }
    mixture = (weights or Weights()).array()
    similar["all"] = np.tensordot(mixture, np.stack([similar[c] for c in CHANNELS]), axes=1)
    metrics = {}
    for channel in ("raw", *CHANNELS, "all"):
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
    embedder: Embedder, photos: Sequence[Path], refused: list[Refusal]
) -> Iterator[tuple[Path, dict[str, Floats]]]:
    prepared = []
    for path in photos:
        try:
            photo = decode(read(path), path)
            prepared.append((path, prepare(photo, embedder.basis, embedder.colours)[0]))
        except PhotoError as error:
            refused.append(Refusal(printable(error.path), error.reason))
    if not prepared:
        return
    raw = unit(embedder.pooled([p for _, p in prepared]))
    embedded = embedder.embed([p for _, p in prepared])
    for (path, _), (embedding, _), features in zip(prepared, embedded, raw, strict=True):
        yield (
            path,
            {
                "raw": features,
                "style": embedding.style,
                "colour": embedding.colour,
                "pattern": embedding.pattern,
            },
        )


def _labeller(expression: str | None) -> Labeller:
    if expression is None:
        return lambda path: path.parent.name
    try:
        pattern = re.compile(expression)
    except re.error as error:
        raise UsageError(f"--label {expression!r} is not a regular expression: {error}") from None

    def label(path: Path) -> str:
        match = pattern.search(path.name)
        if match is None:
            return ""
        return match.group(1) if pattern.groups else match.group(0)

    return label
