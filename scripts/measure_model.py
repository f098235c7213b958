"""Measure a model on held-out photos and write the figures into its card.

    uv run --group dev python scripts/measure_model.py ../shared/data

Clothing: validation photos search the training photos, right is the same
folder; and the same photos, disturbed as by a phone, search all of them, right
is the photo itself. Luma: ``_alt1`` and ``_back`` photos search the ``_main``
photos, right is the same product, whatever its colour; and ``_main`` photos
search each other, right is the same colour. ``raw`` is the bare backbone.

Attributes: category on the validation photos (right is the folder), pattern and
sleeve on photos labelled by eye, colour on luma's ``_main`` photos; what is
counted *sure* is not below the default of the setting ``unsure_below``.
``--attributes`` measures these only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from rich.progress import track

from stylist.embed.embedder import Embedder
from stylist.embed.models import DEFAULT_MODEL
from stylist.evaluate.attributes import evaluate_attributes
from stylist.evaluate.truth import ATTRIBUTES, by_name, by_table
from stylist.evaluate.visual import evaluate_visual
from stylist.settings import Settings
from stylist.taxonomy import Taxonomy

HERE = Path(__file__).parent
SEED = 1
CLAIMS = ("accuracy", "baseline", "ece", "ece_equal_mass", "brier", "coverage", "accuracy_sure")


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


def attributes(model: Path, data: Path) -> dict[str, float]:
    """The figures of what the model claims, by what was measured."""
    embedder, taxonomy = Embedder(model), Taxonomy.load()
    clothing, luma = data / "clothing", data / "luma-men" / "images"
    held_out = sorted((clothing / "validation").rglob("*.jpg"))
    fronts = sorted(luma.rglob("*_main.jpg"))
    parts = {
        "category, clothing validation": by_name(held_out, [], taxonomy),
        "pattern, labelled photos of clothing": by_table(
            HERE / "pattern_truth.csv", [clothing], taxonomy
        ),
        "sleeve, labelled validation photos": by_table(
            HERE / "sleeve_truth.csv", [clothing], taxonomy
        ),
        "colour, luma main": by_name(fronts, [r"-(?P<colour>[a-z]+)_main"], taxonomy),
    }
    found: dict[str, float] = {}
    for what, truth in parts.items():
        steps = evaluate_attributes(embedder, truth, Settings().unsure_below)
        report = [step.result for step in track(steps, what)][-1]
        metrics = report.metrics[what.split(",")[0]]
        found |= {f"{what}, {metric}": metrics[metric] for metric in CLAIMS}
    return {what: round(value, 3) for what, value in found.items()}


def visual(model: Path, data: Path) -> dict[str, float]:
    """The figures of search, by what was measured."""
    embedder = Embedder(model)
    clothing, luma = data / "clothing", data / "luma-men" / "images"
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
    return {
        f"{what}, {channel}, {metric}": round(metrics[channel][metric], 3)
        for what, metrics, chosen in parts
        for channel in ("raw", "style", "colour", "all")
        for metric in chosen
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder with clothing/ and luma-men/")
    parser.add_argument("--model", type=Path, default=Path("resources/models") / DEFAULT_MODEL)
    parser.add_argument("--attributes", action="store_true", help="measure attributes only")
    said = parser.parse_args()
    path = said.model / "card.json"
    card = json.loads(path.read_text(encoding="utf-8"))
    measured = attributes(said.model, said.data)
    if not said.attributes:
        measured = visual(said.model, said.data) | measured
    old = card["figures"]
    replaced = ATTRIBUTES if said.attributes else tuple(k for k in old if k[:4] != "int8")
    kept = {k: v for k, v in old.items() if not k.startswith(replaced)}
    card["figures"] = kept | measured
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(card["figures"], indent=2))


if __name__ == "__main__":
    main()
