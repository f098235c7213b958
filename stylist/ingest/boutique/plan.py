"""The assortment: styles with their colourways, balanced like a real shop's."""

from __future__ import annotations

import numpy as np

from stylist.ingest.boutique import words
from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.garment import Cut, Garment
from stylist.ingest.boutique.palette import colour
from stylist.ingest.boutique.templates import Cloth, Print, Template, order
from stylist.types import Attribute, NewItem

_PREFIX = {
    "t-shirt": "TS",
    "longsleeve": "LS",
    "shirt": "SH",
    "blouse": "BL",
    "sweater": "SW",
    "hoodie": "HO",
    "cardigan": "CA",
    "blazer": "BZ",
    "jacket": "JK",
    "vest": "VE",
    "coat": "CO",
    "dress": "DR",
    "skirt": "SK",
    "pants": "PA",
    "jeans": "JE",
    "shorts": "SR",
    "shoes": "FW",
    "bag": "BG",
    "hat": "HT",
    "scarf": "SC",
}
_TEXTURED = {"cable", "chunky knit", "waffle", "tweed", "corduroy", "wide rib", "straw"}
_DARK_THREAD = {"black", "soft black", "charcoal", "slate"}


def plan(items: int = 600, seed: int = 7) -> list[Garment]:
    """What the shop sells: the same list for the same arguments.

    Each style comes in one to four colourways; every category is there when
    `items` is at least the number of styles ordered.
    """
    rng = np.random.default_rng(seed)
    names = rng.permutation(np.array(words.NAMES))
    styles = order().styles
    garments: list[Garment] = []
    lines = 0
    for template, count in zip(styles, _counts(styles, items), strict=True):
        left = count
        while left > 0:
            size = min(left, int(rng.choice([1, 2, 3, 4], p=[0.15, 0.35, 0.35, 0.15])))
            line = _line(template, str(names[lines % len(names)]), lines, size, rng)
            garments += line
            lines += 1
            # A palette may have fewer colourways than were asked for.
            left -= len(line)
    return [garments[i] for i in rng.permutation(len(garments))]


def _counts(styles: tuple[Template, ...], items: int) -> list[int]:
    """Largest remainder: how many garments of each style."""
    shares = np.array([style.share for style in styles])
    exact = shares / shares.sum() * items
    counts = np.floor(exact).astype(int)
    missing = items - int(counts.sum())
    counts[np.argsort(counts - exact, kind="stable")[:missing]] += 1
    return [int(n) for n in counts]


def _line(
    template: Template, name: str, number: int, size: int, rng: np.random.Generator
) -> list[Garment]:
    """The colourways of one style."""
    cloth = template.cloths[int(rng.integers(len(template.cloths)))]
    printed = bool(template.prints) and rng.random() >= template.solid
    pattern = str(rng.choice(template.prints)) if printed else "solid"
    printing = order().prints.get(pattern)
    choices = printing.colourways if printing else tuple((name,) for name in template.colours)
    chosen = [choices[i] for i in rng.permutation(len(choices))[:size]]
    cut = _cut(template, rng)
    brand = str(rng.choice(words.BRANDS))
    price = _price(template.price, rng)
    scale, print_seed = float(rng.uniform(0.85, 1.2)), int(rng.integers(1000))
    description = _description(template, cloth, cut, rng)
    prefix = f"{_PREFIX[template.category]}{number:03d}"
    garments = []
    for letter, colours in zip("ABCD", chosen, strict=False):
        fabric = Fabric(
            tuple(colour(name) for name in colours),
            cloth.weave,
            pattern,
            scale,
            cloth.sheen,
            cloth.drape,
            cloth.rumple,
            cloth.gauge,
            print_seed,
        )
        garments.append(
            Garment(
                sku=prefix + letter,
                line=prefix,
                name=_title(name, template, cloth, printing),
                category=template.category,
                style=template.style,
                fabric=fabric,
                trim=colour(_trim(template, cloth, colours[0], rng)),
                cut=cut,
                pattern=_kind(printing, cloth, cut),
                material=cloth.material,
                sleeve=template.sleeve,
                brand=brand,
                description=f"{description} In {' and '.join(colours[:2])}.",
                price=price,
                sizes=template.sizes,
                stock=0 if rng.random() < 0.06 else int(rng.gamma(2.2, 7)) + 1,
                season=template.season,
                formality=template.formality,
                tags=template.tags,
                seed=int(rng.integers(2**31)),
            )
        )
    return garments


def _price(span: tuple[float, float], rng: np.random.Generator) -> float:
    """Towards the lower end of the span; half the shop's prices end in 95."""
    low, high = span
    return float(round(low + (high - low) * rng.beta(2, 2.5))) - 0.05 * float(rng.integers(2))


def _trim(template: Template, cloth: Cloth, ground: str, rng: np.random.Generator) -> str:
    """Colour of buttons, zips, soles; black denim is sewn in black."""
    trim = str(rng.choice(template.trims))
    return "charcoal" if cloth.weave == "denim" and ground in _DARK_THREAD else trim


def _title(name: str, template: Template, cloth: Cloth, printing: Print | None) -> str:
    """Such as *Ines striped linen shirt*."""
    known = cloth.word in template.noun or template.category == "jeans"
    words_ = (name, printing.word if printing else "", "" if known else cloth.word, template.noun)
    return " ".join(word for word in words_ if word)


def _cut(template: Template, rng: np.random.Generator) -> Cut:
    return Cut(
        length=float(rng.uniform(*template.length)),
        ease=float(rng.uniform(*template.ease)),
        flare=float(rng.uniform(*template.flare)),
        neck=str(rng.choice(template.necks)),
        sleeve=template.sleeve or "none",
        extras=template.extras[int(rng.integers(len(template.extras)))],
    )


def _kind(printing: Print | None, cloth: Cloth, cut: Cut) -> str:
    """The taxonomy's word for what one sees on the cloth."""
    if printing is not None:
        return printing.kind
    if "print" in cut.extras:
        return "graphic"
    if cloth.weave == "denim":
        return "denim"
    return "textured" if cloth.weave in _TEXTURED else "solid"


def _description(template: Template, cloth: Cloth, cut: Cut, rng: np.random.Generator) -> str:
    fit = (
        "slim"
        if cut.ease < -0.25
        else "regular"
        if cut.ease < 0.25
        else "relaxed"
        if cut.ease < 0.6
        else "oversized"
    )
    sentences = [str(rng.choice(words.MATERIAL_SENTENCES[cloth.material]))]
    if template.category not in {"shoes", "bag", "hat", "scarf"}:
        sentences.append(str(rng.choice(words.CUT_SENTENCES[fit])))
    sentences.append(str(rng.choice(words.SEASON_SENTENCES[template.season])))
    return " ".join(sentences)


def new_item(garment: Garment) -> NewItem:
    """What the shop's feed says of a garment, for the catalog."""
    families = list(dict.fromkeys(c.family for c in garment.colours))[:2]
    said = [
        ("category", garment.category),
        *(("colour", family) for family in families),
        ("pattern", garment.pattern),
    ]
    said += [("material", garment.material), ("season", garment.season)]
    if garment.sleeve:
        said.append(("sleeve", garment.sleeve))
    return NewItem(
        name=garment.name,
        sku=garment.sku,
        brand=garment.brand,
        description=garment.description,
        price=garment.price,
        currency="EUR",
        stock=garment.stock,
        attributes=tuple(Attribute(name, value, 1.0, "feed") for name, value in said),
        tags=garment.tags,
    )
