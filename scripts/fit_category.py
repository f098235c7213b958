"""Fit the category head: a linear model on the style channel.

    uv run --group dev python scripts/fit_category.py ../shared/data/clothing

It learns from the training photos as they are and disturbed as by a phone. Its
strength and its temperature are those that suit training photos disturbed
twice, of which the head under test has seen nothing (five folds): the encoder
knows the photos themselves, so that it is too sure of them. The validation
photos only measure.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
from fitting import Eyes, Linear, figures, fit_linear, out_of_fold, see, temperature, write_checksum

from stylist.embed.models import CATEGORY_FILE, DEFAULT_MODEL

STRENGTHS = (0.3, 1.0, 3.0, 10.0, 30.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("photos", type=Path, help="folder with train/ and validation/")
    parser.add_argument("--model", type=Path, default=Path("resources/models") / DEFAULT_MODEL)
    said = parser.parse_args()
    cv2.setNumThreads(1)
    eyes = Eyes(said.model)
    paths = sorted((said.photos / "train").rglob("*.jpg"))
    labels = np.array([path.parent.name for path in paths])
    plain = see(eyes, paths, "train").style
    once = see(eyes, paths, "train, disturbed", times=1, seed=1).style
    twice = see(eyes, paths, "train, disturbed twice", times=2, seed=2).style

    def fit(rows: np.ndarray, strength: float) -> Linear:
        both = np.concatenate([plain[rows], once[rows]])
        return fit_linear(both, np.concatenate([labels[rows]] * 2), strength)

    names = sorted(set(labels.tolist()))
    found: list[tuple[float, float, float]] = []
    for strength in STRENGTHS:
        logits = out_of_fold(lambda rows, c=strength: fit(rows, c), twice, labels)
        degree, loss = temperature(logits, labels, names)
        print(f"C={strength:g}: log loss {loss:.3f} at temperature {degree:.2f}", flush=True)
        found.append((loss, strength, degree))
    _, strength, degree = min(found)
    head = fit(np.arange(len(paths)), strength).at(degree)
    head.save(said.model / CATEGORY_FILE)

    held_out = sorted((said.photos / "validation").rglob("*.jpg"))
    truth = np.array([path.parent.name for path in held_out])
    figures(head, see(eyes, held_out, "validation").style, truth)
    write_checksum(said.model, CATEGORY_FILE)


if __name__ == "__main__":
    main()
