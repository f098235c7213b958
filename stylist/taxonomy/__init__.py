"""The words for garments and the numbers behind them, read from TOML.

Categories, colours, materials and occasions are data in ``resources/taxonomy``,
each with its source; a library may hold files of the same names in its own
``taxonomy`` folder, which add entries or replace single values.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from stylist.taxonomy.cielab import lab
from stylist.taxonomy.outfits import OutfitRules
from stylist.taxonomy.reading import Entry, Tables
from stylist.taxonomy.records import (
    EVIDENCE,
    SLEEVES,
    SLOTS,
    Category,
    Colour,
    Cue,
    Family,
    Material,
    Named,
    Occasion,
    Rgb8,
)
from stylist.taxonomy.tongues import TONGUES, Tongue
from stylist.taxonomy.words import WordBook
from stylist.text import translate
from stylist.types import Floats

__all__ = [
    "SLEEVES",
    "SLOTS",
    "Category",
    "Colour",
    "Cue",
    "Family",
    "Material",
    "Named",
    "Occasion",
    "OutfitRules",
    "Rgb8",
    "Taxonomy",
    "Tongue",
    "lab",
]

_LIE = {
    "category": ("categories", "categories"),
    "family": ("colours", "families"),
    "colour": ("colours", "families", "colours"),
    "pattern": ("patterns", "patterns"),
    "sleeve": ("patterns", "sleeves"),
    "material": ("clo", "materials"),
    "occasion": ("occasions", "occasions"),
    "cue": ("clo", "words"),
    "warmth": ("query", "warmth"),
}
"""In which file, and in which of its tables, the words of a kind are."""

FILES = ("categories", "colours", "patterns", "clo", "occasions", "query", "outfits", *TONGUES)


@dataclass(frozen=True)
class Taxonomy:
    """All of it.

    `layers` are columns of equal length, see ``clo.toml``; `colour_confidence` is
    slope, offset and ceiling of the curve in ``colours.toml``; `small_words` are
    those of ``query.toml``; `names` is what each key goes by, by kind. `own`
    are the occasions that only this library has; `outfits` is what goes with what;
    `tongues` are what other languages call it all.
    """

    categories: Mapping[str, Category]
    families: Mapping[str, Family]
    colours: Mapping[str, Colour]
    patterns: Mapping[str, Named]
    sleeves: Mapping[str, Named]
    materials: Mapping[str, Material]
    warmths: Mapping[str, Named]
    occasions: Mapping[str, Occasion]
    weights: Mapping[str, float]
    layers: Mapping[str, Floats]
    words: Mapping[str, WordBook]
    names: Mapping[str, Mapping[str, tuple[str, ...]]]
    small_words: Mapping[str, tuple[str, ...]]
    colour_confidence: tuple[float, float, float]
    cues: Mapping[str, Cue]
    own: frozenset[str]
    outfits: OutfitRules
    tongues: tuple[Tongue, ...]

    @classmethod
    def load(cls, override: Path | None = None) -> Taxonomy:
        """Read what ships, and over it the files that the folder `override` has.

        Raises
        ------
        StylistError
            A file is not TOML, or an entry lacks a value or has a wrong one;
            the text names the file, the entry and the reason.
        """
        tables = {name: Tables.read(name, override) for name in FILES}
        garments = tables["clo"].entries("garments")
        categories = {e.key: _category(e, garments) for e in tables["categories"].all("categories")}
        families = {
            e.key: Family(e.key, e.text("label"), e.srgb())
            for e in tables["colours"].all("families")
        }
        colours = {
            e.key: Colour(e.key, e.choice("family", families), e.srgb())
            for e in tables["colours"].all("colours")
        }
        materials = {
            e.key: Material(
                e.key,
                e.text("label"),
                e.number("warmth"),
                e.number("wind", 0, 1),
                e.number("rain", 0, 1),
            )
            for e in tables["clo"].all("materials")
        }
        occasions = {e.key: _occasion(e) for e in tables["occasions"].all("occasions")}
        weights = tables["occasions"].entry("weights")
        lie = {kind: (tables[file], parts) for kind, (file, *parts) in _LIE.items()}
        query = tables["query"].entry("query")
        return cls(
            categories,
            families,
            colours,
            {e.key: Named(e.key, e.text("label")) for e in tables["patterns"].all("patterns")},
            {e.key: Named(e.key, e.text("label")) for e in tables["patterns"].all("sleeves")},
            materials,
            {e.key: Named(e.key, e.text("label")) for e in tables["query"].all("warmth")},
            occasions,
            {name: weights.number(name, 0) for name in EVIDENCE},
            _layers(tables["clo"].entry("layers")),
            {kind: table.words(*parts) for kind, (table, parts) in lie.items()},
            {
                kind: {e.key: (e.key, *e.names()) for part in parts for e in table.all(part)}
                for kind, (table, parts) in lie.items()
            },
            {name: tuple(query.texts(name)) for name in query.values},
            _confidence(tables["colours"].entry("confidence")),
            {
                e.key: Cue(
                    e.key,
                    e.text("label"),
                    e.number("warmth"),
                    e.number("wind", 0, 1),
                    e.number("rain", 0, 1),
                )
                for e in tables["clo"].all("words")
            },
            tables["occasions"].added("occasions"),
            OutfitRules.read(tables["outfits"]),
            tuple(Tongue.read(tables[name]) for name in TONGUES),
        )

    def category(self, text: str) -> str | None:
        """Key of the category that `text` names (``"Men's Sneakers"`` → ``shoes``)."""
        return self.words["category"].find(text)

    def colour_family(self, text: str) -> str | None:
        """Family that `text` names (``"Dark Heather Gray"`` → ``grey``)."""
        # Of several colours (navy/white) the first named is the garment's own.
        found = self.words["colour"].find(text.replace("/", ","))
        return self.colours[found].family if found and found in self.colours else found

    def material(self, text: str) -> str | None:
        """Key of the material that `text` names (``"100% Merino"`` → ``wool``)."""
        return self.words["material"].find(text)

    def occasion(self, text: str) -> str | None:
        """Key of the occasion that `text` names (``"Gym"`` → ``sport``)."""
        return self.words["occasion"].find(text)

    def label(self, kind: str, key: str) -> str:
        """What to show for `key` of `kind` (category, colour, material, occasion, pattern …)."""
        table: Mapping[str, Any] = {
            "category": self.categories,
            "colour": self.families,
            "pattern": self.patterns,
            "sleeve": self.sleeves,
            "material": self.materials,
            "warmth": self.warmths,
            "occasion": self.occasions,
        }.get(kind, {})
        said = str(table[key].label) if key in table else key.replace("-", " ").capitalize()
        return translate("taxonomy", said)

    @property
    def swatches(self) -> dict[str, Rgb8]:
        """Family → the sRGB colour to paint, in the order of the file."""
        return {family.key: family.srgb for family in self.families.values()}

    @cached_property
    def colour_names(self) -> tuple[str, ...]:
        """The named colours, in the order of the rows of `colour_centres`."""
        return tuple(self.colours)

    @cached_property
    def colour_families(self) -> tuple[str, ...]:
        """The family of each of `colour_names`."""
        return tuple(colour.family for colour in self.colours.values())

    @cached_property
    def colour_centres(self) -> Floats:
        """(n, 3) float32: the named colours in CIELAB (D65)."""
        return lab(np.array([colour.srgb for colour in self.colours.values()]))


def _category(entry: Entry, garments: Mapping[str, Entry]) -> Category:
    if entry.key not in garments:
        raise entry.wrong("clo", f"is missing: clo.toml needs an entry garments.{entry.key}")
    garment = garments[entry.key]
    clo = {name: garment.number(name) for name in SLEEVES if name in garment.values}
    return Category(
        entry.key,
        entry.text("label"),
        entry.text("plural"),
        entry.choice("slot", SLOTS),
        entry.number("formality", 0, 5),
        entry.choice("sleeve", SLEEVES) if "sleeve" in entry.values else None,
        {"": garment.number("clo"), **clo},
        tuple(tuple(group) for group in entry.groups("kinds")),
        tuple(entry.texts("part_of")),
        tuple(entry.texts("kin")),
        entry.text("pattern") if "pattern" in entry.values else None,
    )


def _occasion(entry: Entry) -> Occasion:
    formality = entry.numbers("formality")
    if len(formality) != 2 or not 0 <= formality[0] <= formality[1] <= 5:
        raise entry.wrong("formality", "must be [least, most] within 0 to 5")
    return Occasion(
        entry.key,
        entry.text("label"),
        entry.text("phrase"),
        (formality[0], formality[1]),
        entry.opinions("categories"),
        entry.opinions("materials"),
        entry.opinions("patterns"),
        entry.opinions("colours"),
    )


def _confidence(entry: Entry) -> tuple[float, float, float]:
    if (slope := entry.number("slope")) <= 0:
        raise entry.wrong("slope", "must be above 0: more of a colour makes it no less certain")
    return slope, entry.number("offset", -math.inf), entry.number("most", 0, 1)


def _layers(entry: Entry) -> dict[str, Floats]:
    total = np.array(entry.numbers("total"), dtype=np.float32)
    if len(total) < 2 or (np.diff(total) <= 0).any():
        raise entry.wrong("total", "must grow from row to row")
    layers = {"total": total}
    for slot in SLOTS:
        if slot in entry.values:
            layers[slot] = np.array(entry.numbers(slot), dtype=np.float32)
            if len(layers[slot]) != len(total):
                raise entry.wrong(slot, f"must have {len(total)} values, like total")
    return layers
