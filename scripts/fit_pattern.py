"""Fit the pattern head on drawn garments, and measure it on real ones.

    uv run --group dev python scripts/fit_pattern.py ../shared/data/clothing --work ../training

Draws its training photos into the work folder, unless they are there from an
earlier run, so that it takes a few minutes for another encoder. Confidence is
calibrated on drawings that the head under test has not seen (five folds); those
that more goes wrong with only measure: they are harder than photos. The photos of
``pattern_truth.csv``, labelled by eye, only measure: nothing is fitted on
them, and not even their backgrounds are drawn on.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import cv2
import numpy as np
from fitting import (
    Eyes,
    Linear,
    figures,
    fit_standardised,
    out_of_fold,
    see,
    temperature,
    write_checksum,
)
from pattern_data import PATTERNS, SHARES, Wardrobe, grounds, photograph
from rich.progress import track
from sklearn.metrics import precision_recall_fscore_support

from stylist.embed.models import DEFAULT_MODEL, PATTERN_FILE

TRUTH = Path(__file__).with_name("pattern_truth.csv")
SETS = {"train": (2800, 1.0, 1), "hard": (600, 1.3, 2)}
"""Name of a set of drawings: how many, how much goes wrong with them, its seed."""
STRENGTH = 0.005
"""Of the regression (C): drawings are not photos, and what is weighed finely on
them misleads. Chosen on half of the labelled photos."""


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


def by_pattern(linear: Linear, seen: np.ndarray, labels: np.ndarray) -> None:
    """Print precision and recall of each pattern."""
    said = np.array(linear.names)[linear.logits(seen).argmax(1)]
    precision, recall, _, count = precision_recall_fscore_support(
        labels, said, labels=list(linear.names), zero_division=0
    )
    for row in zip(linear.names, precision, recall, count, strict=True):
        print("{:10} precision {:.3f} recall {:.3f} of {}".format(*row))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("photos", type=Path, help="folder with train/ and validation/")
    parser.add_argument("--model", type=Path, default=Path("resources/models") / DEFAULT_MODEL)
    parser.add_argument("--work", type=Path, required=True, help="keeps the drawings")
    said = parser.parse_args()
    cv2.setNumThreads(1)
    eyes = Eyes(said.model)
    sets = {name: draw(said.work, said.photos, name) for name in SETS}
    seen = {name: see(eyes, paths, name).both for name, paths in sets.items()}
    labels = {name: np.array([p.parent.name for p in paths]) for name, paths in sets.items()}

    def fit(rows: np.ndarray) -> Linear:
        return fit_standardised(seen["train"][rows], labels["train"][rows], STRENGTH)

    logits = out_of_fold(fit, seen["train"], labels["train"])
    head = fit(np.arange(len(logits)))
    degree, loss = temperature(logits, labels["train"], head.names)
    print(f"temperature {degree:.2f}, log loss {loss:.3f}")
    head = head.at(degree)
    head.save(said.model / PATTERN_FILE)
    print("hard drawings", end=" ")
    figures(head, seen["hard"], labels["hard"])

    # Of several right answers the first is the one that the head knows.
    rows = [(said.photos / file, label.split("/")[0]) for file, label in truth_rows()]
    rows = [(path, label) for path, label in rows if label in head.names]
    real = see(eyes, [path for path, _ in rows], "labelled photos").both
    truth = np.array([label for _, label in rows])
    figures(head, real, truth)
    by_pattern(head, real, truth)
    write_checksum(said.model, PATTERN_FILE)


if __name__ == "__main__":
    main()
