"""How often attributes are right, and whether their confidences can be believed."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from stylist.embed.embedder import Embedder
from stylist.embed.encoder import BATCH
from stylist.errors import PhotoError, UsageError
from stylist.evaluate.phone import disturbed
from stylist.evaluate.reliability import Bin, metrics_of, reliability
from stylist.evaluate.truth import ATTRIBUTES, Truth
from stylist.imaging.decode import decode, read
from stylist.text import printable
from stylist.types import Attribute, Progress, Refusal


@dataclass(frozen=True, slots=True)
class AttributesReport:
    """`metrics[attribute][metric]` and `reliability[attribute]`, of attributes that have a truth.

    `baseline` among the metrics is the accuracy of always saying the commonest
    value; `unclaimed` counts photos of which the model said nothing.
    """

    photos: int
    metrics: dict[str, dict[str, float]]
    reliability: dict[str, list[Bin]]
    refused: tuple[Refusal, ...]


def evaluate_attributes(
    embedder: Embedder, truth: Truth, unsure_below: float, disturb: int | None = None
) -> Iterator[Progress]:
    """What the model claims of photos, against what is right of them.

    With `disturb`, a seed, each photo is first disturbed as by a phone. The
    last progress carries an `AttributesReport`.

    Raises
    ------
    UsageError
        There is nothing to measure.
    """
    if not truth:
        raise UsageError("no photo has a label that tells an attribute: nothing to measure")
    paths = list(truth)
    claims: dict[str, list[tuple[Path, Attribute]]] = defaultdict(list)
    refused: list[Refusal] = []
    chance = np.random.default_rng(disturb)
    began = time.perf_counter()
    for start in range(0, len(paths), BATCH):
        some = paths[start : start + BATCH]
        for path, attributes in _claimed(embedder, some, refused, chance, disturb is not None):
            for attribute in attributes:
                claims[attribute.name].append((path, attribute))
        done = min(start + BATCH, len(paths))
        yield Progress("looking", done, len(paths), done / (time.perf_counter() - began))
    failed = {refusal.path for refusal in refused}
    seen = [path for path in paths if printable(path) not in failed]
    metrics: dict[str, dict[str, float]] = {}
    curves: dict[str, list[Bin]] = {}
    for name in ATTRIBUTES:
        asked = [path for path in seen if name in truth[path]]
        said = [(p, a) for p, a in claims[name] if name in truth[p]]
        if not said:
            continue
        sure = np.array([a.confidence for _, a in said], dtype=np.float32)
        right = np.array([a.value in truth[p][name] for p, a in said])
        common = Counter(value for path in asked for value in truth[path][name])
        metrics[name] = metrics_of(sure, right, unsure_below) | {
            "baseline": common.most_common(1)[0][1] / len(asked),
            "unclaimed": float(len(asked) - len(said)),
        }
        curves[name] = reliability(sure, right)
    if not metrics:
        raise UsageError("the model claims nothing of what the labels tell: nothing to measure")
    report = AttributesReport(len(seen), metrics, curves, tuple(refused))
    yield Progress("done", len(paths), len(paths), result=report)


def _claimed(
    embedder: Embedder,
    paths: Sequence[Path],
    refused: list[Refusal],
    chance: np.random.Generator,
    disturb: bool,
) -> Iterator[tuple[Path, list[Attribute]]]:
    """Of each photo, the one value of each attribute that the model is surest of."""
    prepared = []
    for path in paths:
        try:
            photo = decode(read(path), path)
        except PhotoError as error:
            refused.append(Refusal(printable(error.path), error.reason))
            continue
        if disturb:
            photo = replace(photo, image=disturbed(photo.image, chance), alpha=None)
        prepared.append((path, embedder.prepare(photo)))
    for (path, _), (_, attributes) in zip(
        prepared, embedder.embed([p for _, p in prepared]), strict=True
    ):
        leading: dict[str, Attribute] = {}
        for attribute in sorted(attributes, key=lambda a: (a.confidence, a.value)):
            leading[attribute.name] = attribute
        yield path, list(leading.values())
