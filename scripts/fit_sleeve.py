"""Fit the sleeve head: sleeveless, short or long from the style channel.

    uv run --group dev python scripts/fit_sleeve.py ../shared/data/clothing --work ../training

It learns from three sources: training photos of T-shirts (short), long-sleeved
tops and outerwear (long); training photos of dresses labelled by eye
(``sleeve_labels.csv``); and drawn garments. Strength and temperature are those
that suit the photos, disturbed twice as by a phone, of which the head under
test has seen nothing (five folds). The validation photos of
``sleeve_truth.csv``, labelled by eye, only measure. To the elbow is short.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path

import cv2
import numpy as np
from fitting import Eyes, Linear, figures, fit_linear, out_of_fold, see, temperature, write_checksum
from wardrobe_data import draw

from stylist.embed.models import DEFAULT_MODEL, SLEEVE_FILE

FOLDERS = {"t-shirt": "short", "longsleeve": "long", "outwear": "long"}
STRENGTHS = (1.0, 3.0, 10.0, 30.0)
DRAWN = 0.3
"""How much a drawing counts beside a photo."""


def labelled(name: str) -> dict[str, str]:
    """File below the folder of photos → its sleeve."""
    file = Path(__file__).with_name(name)
    with file.open(encoding="utf-8", newline="") as rows:
        return {row["file"]: row["sleeve"] for row in csv.DictReader(rows)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("photos", type=Path, help="folder with train/ and validation/")
    parser.add_argument("--model", type=Path, default=Path("resources/models") / DEFAULT_MODEL)
    parser.add_argument("--work", type=Path, required=True, help="keeps the drawings")
    said = parser.parse_args()
    cv2.setNumThreads(1)
    eyes = Eyes(said.model)
    drawings = draw(said.work, said.photos / "train", "sleeves")
    drawn = see(eyes, [d.path for d in drawings], "drawings").style
    sleeves = np.array([d.sleeve for d in drawings])

    by_eye = labelled("sleeve_labels.csv")
    sleeve_of = {said.photos / file: sleeve for file, sleeve in by_eye.items()}
    for folder, sleeve in FOLDERS.items():
        for path in (said.photos / "train" / folder).glob("*.jpg"):
            sleeve_of[path] = sleeve
    paths = sorted(sleeve_of)
    labels = np.array([sleeve_of[path] for path in paths])
    plain = see(eyes, paths, "photos").style
    once = see(eyes, paths, "photos, disturbed", times=1, seed=1).style
    twice = see(eyes, paths, "photos, disturbed twice", times=2, seed=2).style

    def fit(rows: np.ndarray, strength: float) -> Linear:
        features = np.concatenate([drawn, plain[rows], once[rows]])
        weight = np.repeat([DRAWN, 0.5], [len(drawn), 2 * len(rows)])
        return fit_linear(
            features, np.concatenate([sleeves, labels[rows], labels[rows]]), strength, weight
        )

    names = sorted(set(labels.tolist()))
    found: list[tuple[float, float, float]] = []
    for strength in STRENGTHS:
        logits = out_of_fold(lambda rows, c=strength: fit(rows, c), twice, labels)
        degree, loss = temperature(logits, labels, names)
        print(f"C={strength:g}: log loss {loss:.3f} at temperature {degree:.2f}", flush=True)
        found.append((loss, strength, degree))
    _, strength, degree = min(found)
    head = fit(np.arange(len(paths)), strength).at(degree)
    head.save(said.model / SLEEVE_FILE)

    truth = labelled("sleeve_truth.csv")
    held_out = see(eyes, [said.photos / file for file in truth], "labelled photos").style
    figures(head, held_out, np.array(list(truth.values())))
    write_checksum(said.model, SLEEVE_FILE)


if __name__ == "__main__":
    main()
