"""How long occasion and weather take over many items, on facts that are made up.

    uv run --group dev python scripts/bench_fits.py --items 105000

Medians of milliseconds: *first* works the fit out for all items, *again* is what a second
question pays, *filter* compares and keeps; *reasons* are the sentences of a screen.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from stylist.fits import Fitted
from stylist.library import Library
from stylist.style import occasion, outfit
from stylist.style.weather import KEEPS, Garments, Weather
from stylist.taxonomy import SLEEVES, Taxonomy
from stylist.types import Facts, Filters

SCREEN = 24


def made_up(count: int, taxonomy: Taxonomy) -> Facts:
    """Facts of `count` items, seeded, with everything known of most of them."""
    random = np.random.default_rng(0)
    categories, materials = tuple(taxonomy.categories), tuple(taxonomy.materials)
    patterns, colours = tuple(taxonomy.patterns), tuple(taxonomy.families)
    occasions = tuple(taxonomy.occasions)

    def codes(names: tuple[str, ...]) -> np.ndarray:
        return random.integers(-1, len(names), count).astype(np.int16)

    sure = random.random(count).astype(np.float32)
    shares = random.random((count, len(colours))).astype(np.float32)
    shares[shares < 0.8] = 0
    return Facts(
        ids=np.arange(1, count + 1), category_names=categories, category=codes(categories),
        category_confidence=sure, colour_names=colours, colours=shares, pattern_names=patterns,
        pattern=codes(patterns), pattern_confidence=sure, material_names=materials,
        material=codes(materials), sleeve_names=SLEEVES, sleeve=codes(SLEEVES),
        sleeve_confidence=sure, occasion_names=occasions,
        occasions=random.random((count, len(occasions))) < 0.001,
        price=np.full(count, np.nan, np.float32), stock=np.full(count, -1, np.int32),
        warmth=np.full(count, np.nan, np.float32), tag_names=(), tags=np.zeros((count, 0), bool),
    )  # fmt: skip


def timed(work: Callable[[], object], times: int = 15) -> float:
    """Median ms of `times` runs."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=105_000)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args()
    taxonomy = Taxonomy.load()
    facts = made_up(said.items, taxonomy)
    garments = Garments.of(facts, taxonomy)
    windy = Weather(12.0, 8.0, rain=True)
    fit = occasion.fit(facts, "office", taxonomy)
    worn = garments.fit(windy, taxonomy)
    asked = Filters(occasion="office", temperature=12.0, wind=8.0, rain=True)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "l") as library:
        fitted = Fitted(facts, library._store, library._memory, taxonomy)
        fitted.why(0, asked)
        figures = {
            "occasion, first": timed(lambda: occasion.fit(facts, "office", taxonomy)),
            "weather, what never changes": timed(lambda: Garments.of(facts, taxonomy)),
            "weather, first": timed(lambda: garments.fit(windy, taxonomy)),
            "both, again": timed(lambda: fitted.keeps(asked)),
            "filter": timed(lambda: np.flatnonzero((fit >= occasion.KEEPS) & (worn >= KEEPS))),
            "reasons of a screen": timed(lambda: [fitted.why(r, asked) for r in range(SCREEN)]),
            "a temperature band": timed(lambda: outfit.Band.of(0.3, "mid", taxonomy)),
        }
    if said.json:
        print(json.dumps(figures, indent=1))
        return
    print(f"{said.items} items, ms")
    for name, value in figures.items():
        print(f"  {name:<30}{value:8.2f}")


if __name__ == "__main__":
    main()
