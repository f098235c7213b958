"""Measure a model on held-out photos and write the figures into its card.

    uv run --group dev python scripts/measure_model.py ../shared/data

Clothing: validation photos search the training photos, right is the same
folder; and the same photos, disturbed as by a phone, search all of them, right
is the photo itself. Luma: ``_alt1`` and ``_back`` photos search the ``_main``
photos, right is the same product, whatever its colour; and ``_main`` photos
search each other, right is the same colour. ``raw`` is the bare backbone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from rich.progress import track

from stylist.embed.embedder import Embedder
from stylist.embed.models import DEFAULT_MODEL
from stylist.evaluate.visual import evaluate_visual

SEED = 1


def measured(
    embedder: Embedder,
    queries: Sequence[Path],
    gallery: Sequence[Path],
    label: str | None = None,
    disturb: int | None = None,
) -> dict[str, dict[str, float]]:
    """The metrics of each channel."""
    steps = evaluate_visual(embedder, queries, gallery, label=label, disturb=disturb)
    metrics: dict[str, dict[str, float]] = [step.result for step in track(steps, "embedding")][
        -1
    ].metrics
    return metrics


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder with clothing/ and luma-men/")
    parser.add_argument("--model", type=Path, default=Path("resources/models") / DEFAULT_MODEL)
    said = parser.parse_args()
    embedder = Embedder(said.model)
    clothing, luma = said.data / "clothing", said.data / "luma-men" / "images"
    train = sorted((clothing / "train").rglob("*.jpg"))
    held_out = sorted((clothing / "validation").rglob("*.jpg"))
    fronts = sorted(luma.rglob("*_main.jpg"))
    others = sorted([*luma.rglob("*_alt1.jpg"), *luma.rglob("*_back.jpg")])
    parts = (
        (
            "clothing validation to train, same category",
            measured(embedder, held_out, train),
            ("p@1", "p@10", "map"),
        ),
        (
            f"clothing validation disturbed (seed {SEED}) to all, same photo",
            measured(embedder, held_out, [*train, *held_out], disturb=SEED),
            ("r@1",),
        ),
        (
            "luma alt1 and back to main, same product",
            measured(embedder, others, fronts, r"^([a-z]+[0-9]+)"),
            ("r@1", "r@5"),
        ),
        ("luma main, same colour", measured(embedder, fronts, fronts, r"-([a-z]+)_"), ("p@5",)),
    )

    path = said.model / "card.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    kept = {
        k: v for k, v in card["figures"].items() if k.startswith(("category", "pattern", "int8"))
    }
    card["figures"] = kept | {
        f"{what}, {channel}, {metric}": round(metrics[channel][metric], 3)
        for what, metrics, chosen in parts
        for channel in ("raw", "style", "colour", "all")
        for metric in chosen
    }
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(card["figures"], indent=2))


if __name__ == "__main__":
    main()
