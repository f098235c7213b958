"""A generated feed in the shape and size of H&M's ``articles.csv``, for measuring."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

ROWS = 105_542
_COLUMNS = (
    "article_id", "product_code", "prod_name", "product_type_no", "product_type_name",
    "product_group_name", "graphical_appearance_no", "graphical_appearance_name",
    "colour_group_code", "colour_group_name", "perceived_colour_value_id",
    "perceived_colour_value_name", "perceived_colour_master_id", "perceived_colour_master_name",
    "department_no", "department_name", "index_code", "index_name", "index_group_no",
    "index_group_name", "section_no", "section_name", "garment_group_no", "garment_group_name",
    "detail_desc",
)  # fmt: skip
_TYPES = (
    "Vest top", "Bra", "Underwear Tights", "Socks", "Leggings/Tights", "Sweater", "Top", "Trousers",
    "Hair clip", "Dress", "Skirt", "Shorts", "Blouse", "Shirt", "T-shirt", "Jacket", "Coat",
    "Sneakers", "Boots", "Hat/beanie", "Scarf", "Bag", "Belt", "Earring", "Unknown", "Cardigan",
    "Hoodie", "Swimwear bottom",
)  # fmt: skip
_GROUPS = ("Garment Upper body", "Garment Lower body", "Underwear", "Shoes", "Accessories")
_COLOURS = (
    "Black", "Dark Blue", "White", "Light Pink", "Greenish Khaki", "Off White", "Grey", "Beige",
    "Dark Red", "Other Yellow",
)  # fmt: skip
_LOOKS = ("Solid", "Stripe", "All over pattern", "Check", "Denim", "Dot", "Melange")
_INDICES = ("Ladieswear", "Menswear", "Divided", "Sport", "Baby/Children")
_WORDS = (
    "soft", "jersey", "round", "neckline", "long", "sleeves", "cotton", "twill", "relaxed", "fit",
    "buttons", "front", "hem", "pocket", "waistband", "elastic", "straight", "leg", "lined",
    "ribbed", "cuffs", "zip", "slim", "viscose", "weave",
)  # fmt: skip


def make_feed(file: Path, rows: int = ROWS, seed: int = 0) -> Path:
    """Write a feed of so many articles."""
    draw = np.random.default_rng(seed)

    def some(words: tuple[str, ...]) -> list[str]:
        return [words[i] for i in draw.integers(0, len(words), rows)]

    types, groups, colours = some(_TYPES), some(_GROUPS), some(_COLOURS)
    looks, indices = some(_LOOKS), some(_INDICES)
    texts = draw.integers(0, len(_WORDS), (rows, 27))
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_COLUMNS)
        for i in range(rows):
            number = 108_775_015 + 7 * i
            words = [_WORDS[j] for j in texts[i]]
            writer.writerow((
                f"{number:010d}", number // 1000, f"{words[0].title()} {words[1]}", 253, types[i],
                groups[i], 1_010_016, looks[i], 9, colours[i], 4, "Dark", 5, colours[i].split()[-1],
                1676, "Jersey Basic", "A", indices[i], 1, indices[i], 16, f"{indices[i]} Basics",
                1002, "Jersey Basic", f"{' '.join(words[2:])}, in short.",
            ))  # fmt: skip
    return file
