from __future__ import annotations

import pickle
from collections import Counter
from dataclasses import replace

import pytest

from stylist.ingest.boutique import Garment, new_item, plan
from stylist.ingest.boutique.drawing import STYLES
from stylist.ingest.boutique.palette import COLOURS, colour
from stylist.ingest.boutique.prints import PRINTS
from stylist.ingest.boutique.templates import order
from stylist.ingest.boutique.weaves import WEAVES
from stylist.ingest.boutique.words import BRANDS, MATERIAL_SENTENCES
from stylist.taxonomy import Taxonomy

PATTERNS = {"solid", "striped", "checked", "dotted", "floral", "graphic", "denim", "textured"}


@pytest.mark.parametrize("items", [0, 1, 47, 200])
def test_as_many_as_asked_for_each_with_its_own_sku(items: int) -> None:
    garments = plan(items, seed=3)
    assert len(garments) == items
    assert len({garment.sku for garment in garments}) == items


def test_the_same_seed_orders_the_same_and_another_does_not() -> None:
    assert plan(80, seed=5) == plan(80, seed=5)
    assert plan(80, seed=5) != plan(80, seed=6)


def test_a_garment_survives_pickling(assortment: list[Garment]) -> None:
    assert pickle.loads(pickle.dumps(assortment[:20])) == assortment[:20]


def test_the_shop_is_balanced(assortment: list[Garment]) -> None:
    categories = Counter(garment.category for garment in assortment)
    assert len(categories) >= 18
    assert max(categories.values()) < 0.12 * len(assortment)
    patterns = Counter(garment.pattern for garment in assortment)
    assert set(patterns) == PATTERNS
    assert 0.45 < patterns["solid"] / len(assortment) < 0.7
    assert len({garment.colours[0].family for garment in assortment}) == 13


def test_most_styles_come_in_several_colourways(assortment: list[Garment]) -> None:
    lines = Counter(garment.line for garment in assortment)
    assert max(lines.values()) <= 4
    assert sum(count > 1 for count in lines.values()) > len(lines) / 2
    for line in list(lines)[:50]:
        ways = [garment for garment in assortment if garment.line == line]
        assert len({way.colours for way in ways}) == len(ways)
        assert len({(way.name, way.price, way.cut, way.fabric.pattern) for way in ways}) == 1


def test_what_is_said_is_in_the_taxonomy(assortment: list[Garment]) -> None:
    taxonomy = Taxonomy.load()
    for garment in assortment:
        assert taxonomy.category(garment.category) == garment.category
        assert garment.sleeve in {None, "sleeveless", "short", "long"}
    for shade in COLOURS.values():
        assert shade.family in taxonomy.families


def test_the_order_names_only_what_exists() -> None:
    for style in order().styles:
        assert style.style in STYLES
        for name in (*style.colours, *style.trims):
            assert name in COLOURS
        for cloth in style.cloths:
            assert cloth.weave in WEAVES
            assert cloth.material in MATERIAL_SENTENCES
        assert set(style.prints) <= set(PRINTS)
    for printing in order().prints.values():
        assert printing.kind in PATTERNS
        assert {name for way in printing.colourways for name in way} <= set(COLOURS)


def test_a_feed_item_says_what_the_garment_is(assortment: list[Garment]) -> None:
    garment = next(g for g in assortment if g.fabric.pattern == "breton" and g.sleeve)
    item = new_item(garment)
    said = {(attribute.name, attribute.value) for attribute in item.attributes}
    assert {attribute.source for attribute in item.attributes} == {"feed"}
    expected = {
        ("category", garment.category),
        ("pattern", "striped"),
        ("material", garment.material),
        ("sleeve", garment.sleeve),
        ("season", garment.season),
        *(("colour", shade.family) for shade in garment.colours[:2]),
    }
    assert said == expected
    assert (item.sku, item.price, item.currency) == (garment.sku, garment.price, "EUR")
    assert item.brand in BRANDS
    assert item.stock == garment.stock


def test_two_colours_of_one_family_are_said_once(assortment: list[Garment]) -> None:
    fabric = replace(assortment[0].fabric, colours=(colour("navy"), colour("sky"), colour("ecru")))
    item = new_item(replace(assortment[0], fabric=fabric))
    families = [a.value for a in item.attributes if a.name == "colour"]
    assert families == ["blue", "beige"]


def test_names_and_descriptions_read_like_a_shop(assortment: list[Garment]) -> None:
    for garment in assortment:
        words = garment.name.split()
        assert 2 <= len(words) <= 7
        assert len(set(words)) == len(words), garment.name
        assert garment.description.count(".") >= 3
        assert garment.price > 15
