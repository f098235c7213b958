"""Fit the pattern head on drawn garments, and measure it on real ones.

    uv run --group dev python scripts/fit_pattern.py ../shared/data/clothing --work ../training

Draws its training photos into the work folder, unless they are there from an
earlier run, so that it takes a few minutes for another encoder. Confidence is
calibrated on more strongly disturbed drawings. The photos of
``pattern_truth.csv``, labelled by eye, only measure: nothing is fitted on
them, and not even their backgrounds are drawn on.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from pattern_data import PATTERNS, SHARES, Wardrobe, grounds, photograph
from rich.progress import track
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import precision_recall_fscore_support

from stylist.embed.attributes import LEAST_SURE, PatternHead
from stylist.embed.encoder import BATCH, Encoder
from stylist.embed.models import DEFAULT_MODEL, PATTERN_FILE, load_card, sha256
from stylist.imaging import pattern
from stylist.imaging.crop import encoder_input, garment_box
from stylist.imaging.decode import decode, read
from stylist.imaging.subject import find_subject

TRUTH = Path(__file__).with_name("pattern_truth.csv")
SETS = {"train": (2800, 1.0, 1), "hard": (600, 1.3, 2)}
"""Name of a set of drawings: how many, how much goes wrong with them, its seed."""
STRENGTH = 0.001
"""Of the regression (C): drawings are not photos, and what is weighed finely on
them misleads. Chosen on half of the labelled photos."""
AS = {"textured": "solid"}
"""Labels that the head does not know apart; others it does not know are left out."""


def draw(work: Path, photos: Path, name: str) -> list[Path]:
    """The drawings of a set, in folders named after their pattern."""
    count, harder, seed = SETS[name]
    folder = work / name
    there = {path.stem for path in folder.rglob("*.jpg")}
    missing = [i for i in range(count) if f"{i:05}" not in there]
    if missing:
        truth = frozenset(file for file, _ in truth_rows())
        real = grounds(photos / "train", 400, truth, np.random.default_rng(seed))
        wardrobe = Wardrobe(seed)
        for i in track(missing, f"drawing {name}"):
            chance = np.random.default_rng([seed, i])
            kind = str(chance.choice(PATTERNS, p=SHARES))
            rgb, alpha = wardrobe.draw(kind, chance)
            (folder / kind).mkdir(parents=True, exist_ok=True)
            (folder / kind / f"{i:05}.jpg").write_bytes(
                photograph(rgb, alpha, real, chance, harder)
            )
    return sorted(p for p in folder.rglob("*.jpg") if int(p.stem) < count)


def truth_rows() -> list[tuple[str, str]]:
    """File below the folder of photos, and its pattern."""
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return [(row["file"], row["pattern"]) for row in csv.DictReader(file)]


def features(encoder: Encoder, paths: Sequence[Path], what: str) -> NDArray[np.float32]:
    """(n, d) what the head sees of photos: style and cues."""
    rows = []
    for start in track(range(0, len(paths), BATCH), f"encoding {what}"):
        squares, cues = [], []
        for path in paths[start : start + BATCH]:
            image = decode(read(path), path).image
            subject = find_subject(image)
            box = garment_box(subject)
            squares.append(encoder_input(image, box))
            cues.append(pattern.measure(squares[-1], subject, box).cues)
        rows.append(np.concatenate([encoder.style(np.stack(squares)), np.stack(cues)], axis=1))
    return np.concatenate(rows)


@dataclass(frozen=True, slots=True)
class Linear:
    """(k, d) weights and (k,) bias of the classes in `names`."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    names: tuple[str, ...]


def fit(seen: NDArray[np.float32], labels: Sequence[str]) -> Linear:
    """Multinomial logistic regression on standardised features, as one linear map."""
    mean, spread = seen.mean(0), seen.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit((seen - mean) / spread, labels)
    weights = model.coef_ / spread
    return Linear(
        weights.astype(np.float32),
        (model.intercept_ - weights @ mean).astype(np.float32),
        tuple(str(name) for name in model.classes_),
    )


def cooled(linear: Linear, seen: NDArray[np.float32], labels: Sequence[str]) -> Linear:
    """The same with the temperature (Guo et al., 2017) that suits these photos."""
    logits = seen @ linear.weights.T + linear.bias
    right = np.array([linear.names.index(label) for label in labels])

    def loss(temperature: float) -> float:
        z = logits / temperature
        z -= z.max(axis=1, keepdims=True)
        return float((np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), right]).mean())

    temperature = float(minimize_scalar(loss, bounds=(0.2, 5), method="bounded").x)
    print(f"temperature {temperature:.2f}")
    return Linear(linear.weights / temperature, linear.bias / temperature, linear.names)


def calibration_error(sure: NDArray[np.float32], right: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten equal bins."""
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(
        sum(abs(sure[bins == b].sum() - right[bins == b].sum()) for b in range(10)) / len(sure)
    )


def measured(
    linear: Linear, seen: NDArray[np.float32], labels: Sequence[str], what: str
) -> dict[str, float]:
    """Print and return the figures."""
    head = PatternHead(linear.weights, linear.bias, linear.names)
    probabilities = head.probabilities(seen)
    truth = np.array(labels)
    said, sure = np.array(linear.names)[probabilities.argmax(1)], probabilities.max(1)
    right = said == truth
    precision, recall, _, count = precision_recall_fscore_support(
        truth, said, labels=list(linear.names), zero_division=0
    )
    for row in zip(linear.names, precision, recall, count, strict=True):
        print("{:10} precision {:.3f} recall {:.3f} of {}".format(*row))
    claimed = sure >= LEAST_SURE
    figures = {
        "accuracy": float(right.mean()),
        "balanced accuracy": float(recall[count > 0].mean()),
        "calibration error": calibration_error(sure, right),
        "claimed": float(claimed.mean()),
        "accuracy where claimed": float(right[claimed].mean()),
    }
    print(what, {name: round(value, 3) for name, value in figures.items()}, flush=True)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("photos", type=Path, help="folder with train/ and validation/")
    parser.add_argument("--model", type=Path, default=Path("resources/models") / DEFAULT_MODEL)
    parser.add_argument("--work", type=Path, required=True, help="keeps the drawings")
    said = parser.parse_args()
    cv2.setNumThreads(1)
    encoder = Encoder(load_card(said.model))
    sets = {name: draw(said.work, said.photos, name) for name in SETS}
    seen = {name: features(encoder, paths, name) for name, paths in sets.items()}
    labels = {name: [path.parent.name for path in paths] for name, paths in sets.items()}
    linear = cooled(fit(seen["train"], labels["train"]), seen["hard"], labels["hard"])
    measured(linear, seen["hard"], labels["hard"], "hard drawings")

    rows = [(said.photos / file, AS.get(label, label)) for file, label in truth_rows()]
    rows = [(path, label) for path, label in rows if label in linear.names]
    real = features(encoder, [path for path, _ in rows], "labelled photos")
    figures = measured(linear, real, [label for _, label in rows], "labelled photos")

    np.savez(
        said.model / PATTERN_FILE,
        weights=linear.weights,
        bias=linear.bias,
        names=np.array(linear.names, dtype=np.str_),
    )
    path = said.model / "card.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    card["sha256"][PATTERN_FILE] = sha256(said.model / PATTERN_FILE)
    card["figures"] |= {
        f"pattern {name}, {len(rows)} labelled photos of clothing": round(value, 3)
        for name, value in figures.items()
    }
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
