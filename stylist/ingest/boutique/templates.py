"""The buyer's order, read from `order/*.toml`: cloths, prints, and per style what may be made."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_ORDER = Path(__file__).resolve().parent / "order"
_FAMILIES = ("tops", "outerwear", "dresses", "bottoms", "accessories")

_FEET = tuple(str(size) for size in range(36, 46))
_SIZES = {
    "clothes": ("XS", "S", "M", "L", "XL"),
    "waists": tuple(str(size) for size in range(26, 37)),
    "feet": _FEET,
    "small feet": _FEET[:6],
    "one": ("one size",),
}


@dataclass(frozen=True, slots=True)
class Cloth:
    """A cloth the buyer can choose; see `Fabric` for what the numbers mean.

    `material` is the taxonomy's word, `word` what the shop calls it.
    """

    material: str
    weave: str
    word: str
    sheen: float = 0.04
    drape: float = 1.0
    rumple: float = 1.0
    gauge: float = 1.0


@dataclass(frozen=True, slots=True)
class Print:
    """A print and its colourways, the ground first; `kind` is the taxonomy's pattern."""

    kind: str
    word: str
    colourways: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Template:
    """One style of the order.

    `share` is its part of the assortment, `solid` the part of its lines that
    has no print. Ranges are (low, high); of everything else one is chosen.
    """

    style: str
    category: str
    noun: str
    share: float
    price: tuple[float, float]
    cloths: tuple[Cloth, ...]
    colours: tuple[str, ...]
    season: str
    formality: float
    prints: tuple[str, ...]
    solid: float
    sizes: tuple[str, ...]
    necks: tuple[str, ...]
    sleeve: str | None
    extras: tuple[tuple[str, ...], ...]
    length: tuple[float, float]
    ease: tuple[float, float]
    flare: tuple[float, float]
    trims: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """All of it."""

    styles: tuple[Template, ...]
    prints: dict[str, Print]


@lru_cache(maxsize=1)
def order() -> Order:
    """The order as shipped."""
    base = tomllib.loads((_ORDER / "cloths.toml").read_text(encoding="utf-8"))
    cloths = {
        name: Cloth(**{"word": said["material"], **said}) for name, said in base["cloths"].items()
    }
    prints = {
        name: Print(said["kind"], said["word"], tuple(map(tuple, said["colourways"])))
        for name, said in base["prints"].items()
    }
    styles = []
    for family in _FAMILIES:
        said = tomllib.loads((_ORDER / f"{family}.toml").read_text(encoding="utf-8"))
        styles += [_template(style, cloths, base["groups"]) for style in said["styles"]]
    return Order(tuple(styles), prints)


def _template(
    said: dict[str, Any], cloths: dict[str, Cloth], groups: dict[str, list[str]]
) -> Template:
    colours: list[str] = []
    for name in said["colours"]:
        colours += groups[name[1:]] if name.startswith("@") else [name]
    return Template(
        style=said["style"],
        category=said["category"],
        noun=said["noun"],
        share=said["share"],
        price=tuple(said["price"]),
        cloths=tuple(cloths[name] for name in said["cloths"]),
        colours=tuple(dict.fromkeys(colours)),
        season=said["season"],
        formality=said["formality"],
        prints=tuple(said.get("prints", ())),
        solid=said.get("solid", 1.0),
        sizes=_SIZES[said.get("sizes", "clothes")],
        necks=tuple(said.get("necks", ("crew",))),
        sleeve=said.get("sleeve"),
        extras=tuple(map(tuple, said.get("extras", ((),)))),
        length=tuple(said.get("length", (-0.5, 0.5))),
        ease=tuple(said.get("ease", (-0.3, 0.4))),
        flare=tuple(said.get("flare", (0.0, 0.0))),
        trims=tuple(said.get("trims", ("off white",))),
        tags=tuple(said.get("tags", ())),
    )
