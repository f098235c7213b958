"""Fit what a colour's share of a garment makes of the confidence that people would name it.

    uv run --group dev python scripts/fit_colour.py ../shared/data --work ../training

A curve of three numbers, written into ``resources/taxonomy/colours.toml``. It
learns from drawn garments in colours that people have named, half of them as
they are and half disturbed as by a phone: a library holds photos of both kinds.
Luma's ``_main`` photos, whose names tell the colour, only measure.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import cv2
import numpy as np
import tomlkit
from fitting import Eyes, see
from scipy.optimize import minimize
from wardrobe_data import draw

from stylist.embed.models import DEFAULT_MODEL
from stylist.evaluate.reliability import calibration_error, equal_mass_error
from stylist.imaging.color import Confidence
from stylist.taxonomy import Taxonomy

TABLE = Path("resources/taxonomy/colours.toml")
LUMA_COLOUR = re.compile(r"-([a-z]+)_main")


def fitted(shares: np.ndarray, right: np.ndarray) -> Confidence:
    """The curve with the least log loss; `shares` and `right` are (n,)."""

    def loss(given: np.ndarray) -> float:
        p = np.clip(Confidence(given[0], given[1], given[2]).of(shares), 1e-6, 1 - 1e-6)
        return -float(np.log(np.where(right, p, 1 - p)).mean())

    best = minimize(loss, [1.0, 0.0, 0.95], method="Nelder-Mead", bounds=[(0, 5), (-5, 5), (0, 1)])
    return Confidence(*(round(float(v), 2) for v in best.x))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("data", type=Path, help="folder with clothing/ and luma-men/")
    parser.add_argument("--model", type=Path, default=Path("resources/models") / DEFAULT_MODEL)
    parser.add_argument("--work", type=Path, required=True, help="keeps the drawings")
    said = parser.parse_args()
    cv2.setNumThreads(1)
    eyes = Eyes(said.model)
    families = np.array(eyes.colours.names)
    drawings = draw(said.work, said.data / "clothing" / "train", "colours")
    paths = [d.path for d in drawings]
    seen = [see(eyes, paths, f"disturbed {n} times", n, 31).shares for n in (0, 1)]
    shares = np.concatenate(seen)
    named = [d.colours for d in drawings] * 2
    leading = families[shares.argmax(1)]
    right = np.array([colour in truth for colour, truth in zip(leading, named, strict=True)])
    curve = fitted(shares.max(1), right)
    print(curve, f"{right.mean():.3f} right")

    document = tomlkit.parse(TABLE.read_text(encoding="utf-8"))
    table = document["confidence"]
    for name in ("slope", "offset", "most"):
        table[name] = getattr(curve, name)
    TABLE.write_text(tomlkit.dumps(document), encoding="utf-8")

    taxonomy = Taxonomy.load()
    shop = sorted((said.data / "luma-men" / "images").rglob("*_main.jpg"))
    words = [match.group(1) for path in shop if (match := LUMA_COLOUR.search(path.name))]
    truth = np.array([taxonomy.colour_family(word) for word in words])
    seen_shop = see(eyes, shop, "luma").shares
    hit = families[seen_shop.argmax(1)] == truth
    sure = curve.of(seen_shop.max(1))
    print(
        f"luma main: {hit.mean():.3f} right, calibration error "
        f"{calibration_error(sure, hit):.3f}, equal mass {equal_mass_error(sure, hit):.3f}"
    )


if __name__ == "__main__":
    main()
