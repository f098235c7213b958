"""Fit the category head: a linear model on the style channel.

uv run --group dev python scripts/fit_category.py ../shared/data/clothing
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.progress import track
from sklearn.linear_model import LogisticRegression

from stylist.embed.encoder import BATCH, Encoder
from stylist.embed.models import CATEGORY_FILE, DEFAULT_MODEL, load_card, sha256
from stylist.imaging.crop import encoder_input, garment_box
from stylist.imaging.decode import decode, read
from stylist.imaging.subject import find_subject


def styles(encoder: Encoder, root: Path) -> tuple[NDArray[np.float32], NDArray[np.str_]]:
    """Style vectors of the photos below `root`, and their folders' names."""
    photos = sorted(root.rglob("*.jpg"))
    parts = []
    for start in track(range(0, len(photos), BATCH), f"encoding {root.name}"):
        images = [decode(read(path), path).image for path in photos[start : start + BATCH]]
        inputs = [encoder_input(image, garment_box(find_subject(image))) for image in images]
        parts.append(encoder.style(np.stack(inputs)))
    return np.concatenate(parts), np.array([path.parent.name for path in photos])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("photos", type=Path, help="folder with train/ and validation/")
    parser.add_argument("--model", type=Path, default=Path("resources/models") / DEFAULT_MODEL)
    arguments = parser.parse_args()
    encoder = Encoder(load_card(arguments.model))
    train, labels = styles(encoder, arguments.photos / "train")
    held_out, truth = styles(encoder, arguments.photos / "validation")

    best: LogisticRegression | None = None
    best_loss = np.inf
    for strength in (1.0, 3.0, 10.0, 30.0):
        model = LogisticRegression(C=strength, max_iter=2000).fit(train, labels)
        columns = np.searchsorted(model.classes_, truth)
        probabilities = model.predict_proba(held_out)[np.arange(len(truth)), columns]
        loss = float(-np.log(probabilities).mean())
        accuracy = float((model.predict(held_out) == truth).mean())
        print(f"C={strength:g}: accuracy {accuracy:.3f}, log loss {loss:.3f}")
        if loss < best_loss:
            best, best_loss = model, loss
    assert best is not None
    np.savez(
        arguments.model / CATEGORY_FILE,
        weights=best.coef_.astype(np.float32),
        bias=best.intercept_.astype(np.float32),
        names=best.classes_.astype(np.str_),
    )
    path = arguments.model / "card.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    card["sha256"][CATEGORY_FILE] = sha256(arguments.model / CATEGORY_FILE)
    accuracy = float((best.predict(held_out) == truth).mean())
    card["figures"]["category accuracy, clothing validation"] = round(accuracy, 3)
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
