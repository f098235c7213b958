"""What the scripts that fit heads share: seeing photos, calibrating, and the model's card."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.progress import track
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from stylist.embed.channels import ColourBasis, prepare
from stylist.embed.embedder import colour_table
from stylist.embed.encoder import BATCH, Encoder
from stylist.embed.models import load_card, sha256
from stylist.evaluate.phone import disturbed
from stylist.evaluate.reliability import calibration_error, equal_mass_error
from stylist.imaging.decode import decode, read
from stylist.taxonomy import Taxonomy
from stylist.types import Rgb

Array = NDArray[np.float32]
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Seen:
    """What the program sees of n photos: `style` (n, d), `cues` (n, c), `shares` (n, families)."""

    style: Array
    cues: Array
    shares: Array

    @property
    def both(self) -> Array:
        """Style and cues side by side."""
        return np.concatenate([self.style, self.cues], axis=1)


class Eyes:
    """A model without its heads: what they are fitted on."""

    def __init__(self, model: Path) -> None:
        card = load_card(model)
        self.basis = ColourBasis.load(card)
        self.colours = colour_table(Taxonomy.load())
        self.encoder = Encoder(card)


def see(eyes: Eyes, paths: Sequence[Path], what: str, times: int = 0, seed: int = 1) -> Seen:
    """Photos as the program sees them, each first disturbed `times` times as by a phone."""
    chance = np.random.default_rng(seed)
    styles, cues, shares = [], [], []
    ready: list[Rgb] = []
    for place, path in enumerate(track(paths, f"seeing {what}")):
        photo = decode(read(path), path)
        for _ in range(times):
            photo = replace(photo, image=disturbed(photo.image, chance), alpha=None)
        prepared, subject = prepare(photo, eyes.basis, eyes.colours, eyes.encoder.card.side)
        shares.append(eyes.colours.nearest.shares(subject))
        cues.append(prepared.cues)
        ready.append(prepared.pixels)
        if len(ready) == BATCH or place + 1 == len(paths):
            styles.append(eyes.encoder.style(np.stack(ready)))
            ready = []
    return Seen(np.concatenate(styles), np.stack(cues), np.stack(shares))


@dataclass(frozen=True, slots=True)
class Linear:
    """(k, d) weights and (k,) bias of the classes in `names`."""

    weights: Array
    bias: Array
    names: tuple[str, ...]

    def logits(self, features: Array) -> Array:
        return np.asarray(features @ self.weights.T + self.bias, np.float32)

    def at(self, temperature: float) -> Linear:
        """The same with its logits divided by a temperature."""
        return Linear(self.weights / temperature, self.bias / temperature, self.names)

    def save(self, path: Path) -> None:
        np.savez(
            path,
            weights=self.weights.astype(np.float32),
            bias=self.bias.astype(np.float32),
            names=np.array(self.names, dtype=np.str_),
        )


def fit_linear(
    features: Array,
    labels: Sequence[str] | NDArray[np.str_],
    strength: float,
    weight: Array | None = None,
) -> Linear:
    """Multinomial logistic regression (C = `strength`); `weight` (n,) is how much rows count."""
    model = LogisticRegression(C=strength, max_iter=2000).fit(features, labels, weight)
    names = tuple(str(name) for name in model.classes_)
    return Linear(model.coef_.astype(np.float32), model.intercept_.astype(np.float32), names)


def fit_standardised(
    features: Array, labels: Sequence[str] | NDArray[np.str_], strength: float
) -> Linear:
    """The same on standardised features, as one linear map of the features as they are."""
    mean, spread = features.mean(0), features.std(0) + 1e-6
    inner = fit_linear((features - mean) / spread, labels, strength)
    weights = inner.weights / spread
    return Linear(weights, inner.bias - weights @ mean, inner.names)


def out_of_fold(
    fit: Callable[[NDArray[np.intp]], Linear],
    features: Array,
    labels: NDArray[np.str_],
) -> Array:
    """Logits of each row by a head that has not seen it; `fit` is given the rows to learn from."""
    logits = np.zeros((len(labels), len(set(labels.tolist()))), np.float32)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    for rows, held_out in folds.split(features, labels):
        logits[held_out] = fit(rows).logits(features[held_out])
    return logits


def log_loss(logits: Array, labels: NDArray[np.str_], names: Sequence[str]) -> float:
    """Mean cross-entropy."""
    z = logits - logits.max(axis=1, keepdims=True)
    right = np.searchsorted(np.array(names), labels)
    return float((np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), right]).mean())


def temperature(
    logits: Array, labels: NDArray[np.str_], names: Sequence[str]
) -> tuple[float, float]:
    """The temperature (Guo et al., 2017) that suits these logits, and the log loss with it."""
    found = minimize_scalar(
        lambda t: log_loss(logits / np.float32(t), labels, names), bounds=(0.1, 5), method="bounded"
    )
    return float(found.x), float(found.fun)


def softmax(logits: Array) -> Array:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def figures(linear: Linear, features: Array, truth: NDArray[np.str_]) -> None:
    """Print accuracy and calibration on photos that nothing was fitted on."""
    probabilities = softmax(linear.logits(features))
    right = np.array(linear.names)[probabilities.argmax(1)] == truth
    sure = probabilities.max(1)
    found = {
        "accuracy": float(right.mean()),
        "calibration error": calibration_error(sure, right),
        "calibration error, equal mass": equal_mass_error(sure, right),
        "log loss": log_loss(linear.logits(features), truth, linear.names),
    }
    print({name: round(value, 3) for name, value in found.items()}, flush=True)


def write_checksum(model: Path, name: str) -> None:
    """Make a file part of the model, as it is now."""
    path = model / "card.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    card["sha256"][name] = sha256(model / name)
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
