"""Each garment's clo against the garment table that pythermalcomfort keeps (ASHRAE 55)."""

from __future__ import annotations

import pytest

from stylist.taxonomy import Taxonomy

ALIKE = {
    # category: (sleeve, garments of the table between which it lies)
    "t-shirt": ("short", ("T-shirt",)),
    "longsleeve": ("long", ("Long underwear top",)),
    "top": ("sleeveless", ("Sleeveless scoop-neck blouse", "T-shirt")),
    "shirt": ("long", ("Long-sleeve dress shirt",)),
    "blouse": ("sleeveless", ("Sleeveless scoop-neck blouse",)),
    "sweater": ("long", ("Long sleeve shirt (thin)", "Long sleeve shirt (thick)")),
    "hoodie": ("long", ("Long-sleeve sweat shirt",)),
    "cardigan": ("long", ("Long sleeve shirt (thin)", "Long sleeve shirt (thick)")),
    "vest": ("", ("Sleeveless vest (thin)", "Sleeveless vest (thick)")),
    "blazer": ("long", ("Single-breasted coat (thin)", "Single-breasted coat (thick)")),
    "jacket": ("long", ("Single-breasted coat (thin)", "Double-breasted coat (thick)")),
    "pants": ("", ("Thin trousers", "Thick trousers")),
    "jeans": ("", ("Thin trousers", "Thick trousers")),
    "leggings": ("", ("Long underwear bottoms",)),
    "shorts": ("", ("Short shorts", "Walking shorts")),
    "skirt": ("", ("Thin skirt", "Thick skirt")),
    "dress": ("short", ("Short-sleeve shirt dress",)),
    "jumpsuit": ("", ("Overalls", "Coveralls")),
    "sleepwear": ("short", ("Short-sleeve pajamas",)),
    "shoes": ("", ("Shoes or sandals", "Boots")),
    "socks": ("", ("Ankle socks", "Knee socks (thick)")),
}
ELSEWHERE = {"tank", "coat", "outwear", "hat", "scarf", "gloves", "belt", "bag", "swimwear"}
"""What ASHRAE's table does not have: from ISO 9920, or estimates that say so."""


def test_every_garment_is_within_the_table(taxonomy: Taxonomy) -> None:
    utilities = pytest.importorskip("pythermalcomfort.utilities")
    table = utilities.clo_individual_garments
    assert set(ALIKE) | ELSEWHERE == set(taxonomy.categories)
    for category, (sleeve, garments) in ALIKE.items():
        values = [table[name] for name in garments]
        clo = taxonomy.categories[category].clo[sleeve]
        assert min(values) - 0.005 <= clo <= max(values) + 0.005, category
