"""Drawn garments of known sleeve and colour, photographed as by a phone.

What the sleeve head and the confidence of colours learn from. The garments are
the sample boutique's in colours of its whole palette; as in `pattern_data`,
real photos give only what they lie on.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from pattern_data import grounds, photograph
from pattern_prints import Chance
from rich.progress import track

from stylist.ingest.boutique import Garment, plan
from stylist.ingest.boutique.drawing import STYLES
from stylist.ingest.boutique.palette import Colour
from stylist.taxonomy import SLEEVES, Taxonomy

SETS = {"sleeves": (1800, 1.0, 21), "colours": (1600, 0.0, 22)}
"""Name of a set of drawings: how many, how much goes wrong with them, its seed.

Garments that teach colours lie in even light; `stylist.evaluate.phone` does the rest.
"""
_PLANNED = 900
_TOPS = 0.4
"""Share of sleeveless dresses cut so short that they are tops, which the boutique does not sell."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawing; `sleeve` is empty where there is none, of `colours` the ground is first."""

    path: Path
    category: str
    sleeve: str
    colours: tuple[str, ...]


def draw(work: Path, photos: Path, name: str) -> list[Drawn]:
    """A set of drawings, made where it is not there from an earlier run.

    `photos` is a folder of photos whose empty corners the garments are laid on.
    """
    count, harder, seed = SETS[name]
    taxonomy = Taxonomy.load()
    folder = work / name
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "drawn.csv"
    if not listed.exists():
        real = grounds(photos, 400, frozenset(), np.random.default_rng(seed))
        garments = plan(_PLANNED, seed)
        rows = []
        for i in track(range(count), f"drawing {name}"):
            chance = np.random.default_rng([seed, i])
            garment = _dyed(_chosen(garments, chance, sleeved=name == "sleeves"), taxonomy, chance)
            studio = STYLES[garment.style](garment)
            rgb = np.ascontiguousarray(studio.rgb.transpose(1, 2, 0))
            path = folder / f"{i:05}.jpg"
            path.write_bytes(photograph(rgb, studio.alpha, real, chance, harder))
            families = "+".join(dict.fromkeys(colour.family for colour in garment.colours))
            rows.append((path.name, garment.category, garment.sleeve or "", families))
        with listed.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    with listed.open(encoding="utf-8", newline="") as file:
        return [
            Drawn(folder / row[0], row[1], row[2], tuple(row[3].split("+")))
            for row in csv.reader(file)
        ]


def _chosen(garments: Sequence[Garment], chance: Chance, *, sleeved: bool) -> Garment:
    """As often as the shop has it; of those with sleeves, each length as often as the others."""
    if not sleeved:
        return garments[int(chance.integers(len(garments)))]
    sleeve = str(chance.choice(SLEEVES))
    of_it = [g for g in garments if g.sleeve == sleeve]
    garment = of_it[int(chance.integers(len(of_it)))]
    if sleeve == "sleeveless" and garment.style == "dress" and chance.random() < _TOPS:
        short = replace(garment.cut, length=float(chance.uniform(-2.3, -1.7)))
        garment = replace(garment, cut=short)
    return garment


def _dyed(garment: Garment, taxonomy: Taxonomy, chance: Chance) -> Garment:
    """The same garment, where it is plain in another colour of its family that people have named.

    So families are as frequent as in the shop, and which one it is, is what
    people said of the colour.
    """
    fabric = garment.fabric
    if fabric.pattern == "solid":
        family = fabric.ground.family
        of_it = [colour for colour in taxonomy.colours.values() if colour.family == family]
        named = of_it[int(chance.integers(len(of_it)))]
        dye = Colour(named.key, family, named.srgb)
        fabric = replace(fabric, colours=(dye, *fabric.colours[1:]))
    return replace(garment, fabric=fabric, seed=int(chance.integers(2**31)))
