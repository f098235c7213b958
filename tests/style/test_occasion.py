from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from stylist.errors import UsageError
from stylist.style import occasion
from stylist.style.occasion import fit, keeps
from stylist.taxonomy import Taxonomy
from stylist.types import Facts

Wardrobe = Callable[..., Facts]


@pytest.mark.parametrize(
    ("name", "for_it", "against_it"),
    [
        ("office", "blazer", "hoodie"),
        ("sport", "leggings", "blazer"),
        ("beach", "swimwear", "coat"),
        ("home", "sleepwear", "shoes"),
        ("black-tie", "dress", "jeans"),
        ("everyday", "jeans", "swimwear"),
        ("outdoor", "jacket", "blazer"),
        ("wedding-guest", "dress", "shorts"),
    ],
)
def test_one_suits_and_the_other_does_not(
    wardrobe: Wardrobe, taxonomy: Taxonomy, name: str, for_it: str, against_it: str
) -> None:
    facts = wardrobe({"category": for_it}, {"category": against_it})
    assert keeps(facts, name, taxonomy).tolist() == [True, False]


def test_what_nobody_knows_is_in_the_middle_and_stays(
    wardrobe: Wardrobe, taxonomy: Taxonomy
) -> None:
    facts = wardrobe({}, {"category": "kimono"})
    for name in taxonomy.occasions:
        np.testing.assert_allclose(fit(facts, name, taxonomy), 0.5)
        assert keeps(facts, name, taxonomy).all()


def test_material_pattern_and_colour_move_it(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "dress"},
        {"category": "dress", "material": "silk"},
        {"category": "dress", "material": "denim"},
        {"category": "dress", "colours": {"white": 1.0}},
        {"category": "dress", "colours": {"white": 0.3}},
        {"category": "dress", "pattern": "floral"},
    )
    plain, silk, denim, white, whitish, floral = fit(facts, "wedding-guest", taxonomy)
    assert denim < plain < silk
    assert white < whitish < plain < floral


def test_an_unsure_category_says_less(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe({"category": "hoodie"}, {"category": "hoodie"}, {"category": "hoodie"})
    facts.category_confidence[:] = [1.0, 0.4, 0.0]
    sure, unsure, guess = fit(facts, "office", taxonomy)
    assert sure < unsure < guess
    assert guess == pytest.approx(0.5)


def test_what_was_said_wins(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "hoodie", "occasions": ["office"]},
        {"category": "hoodie", "occasions": ["Business"]},
        {"category": "hoodie", "occasions": ["sport"]},
    )
    said, alias, other = fit(facts, "office", taxonomy)
    assert said == alias == 1
    assert other < occasion.KEEPS


def test_fits_are_within_bounds_for_everything(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    items = [
        {"category": category, "material": material, "colours": {"red": 1.0}}
        for category in taxonomy.categories
        for material in taxonomy.materials
    ]
    facts = wardrobe(*items)
    for name in taxonomy.occasions:
        fits = fit(facts, name, taxonomy)
        assert fits.dtype == np.float32
        assert np.all((fits > 0) & (fits < 1))


def test_an_unknown_occasion_lists_the_known(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    assert fit(wardrobe({"category": "leggings"}), "Gym", taxonomy)[0] > 0.8
    with pytest.raises(UsageError, match="'moon landing'; there are everyday, office"):
        fit(wardrobe({}), "moon landing", taxonomy)


def test_the_tables_use_words_that_exist(taxonomy: Taxonomy) -> None:
    for asked in taxonomy.occasions.values():
        assert set(asked.categories) <= set(taxonomy.categories)
        assert set(asked.materials) <= set(taxonomy.materials)
        assert set(asked.colours) <= set(taxonomy.families)
