"""What every occasion must do.

Those that ship inherit `OccasionContract` by themselves, one class a table of occasions.toml; for
an occasion that comes from elsewhere inherit it and give `taxonomy` and `key`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stylist.style.occasion import KEEPS, find, fit, keeps
from stylist.taxonomy import Occasion, Taxonomy
from stylist.taxonomy.occasions import NewOccasion, add
from stylist.types import Facts
from stylist.words.parse import parse
from stylist.words.vocabulary import Vocabulary

Wardrobe = Callable[..., Facts]


class OccasionContract:
    """Inherited once for each occasion."""

    key: str

    @pytest.fixture
    def occasion(self, taxonomy: Taxonomy) -> Occasion:
        return taxonomy.occasions[self.key]

    def test_it_is_found_by_each_of_its_names(self, taxonomy: Taxonomy, occasion: Occasion) -> None:
        for name in (occasion.label.upper(), *taxonomy.names["occasion"][self.key]):
            assert find(name, taxonomy) is occasion, name

    def test_a_search_in_words_understands_it(self, taxonomy: Taxonomy, occasion: Occasion) -> None:
        vocabulary = Vocabulary(taxonomy)
        for name in taxonomy.names["occasion"][self.key]:
            (term,) = parse(f"for {name}", vocabulary).terms
            assert (term.kind, term.values) == ("occasion", (self.key,)), name

    def test_its_phrase_ends_a_sentence(self, occasion: Occasion) -> None:
        assert occasion.phrase.strip(" .") == occasion.phrase != ""

    def test_its_dress_code_is_a_range_of_the_scale(self, occasion: Occasion) -> None:
        least, most = occasion.formality
        assert 0 <= least < most <= 5

    def test_it_has_something_to_wear_and_something_to_leave(
        self, wardrobe: Wardrobe, taxonomy: Taxonomy
    ) -> None:
        categories = list(taxonomy.categories)
        facts = wardrobe(*({"category": name} for name in categories))
        kept = keeps(facts, self.key, taxonomy)
        assert kept.any()
        assert not kept.all()
        # What one can wear below, above, or as a whole: an outfit can be made for it.
        slots = {taxonomy.categories[c].slot for c, k in zip(categories, kept, strict=True) if k}
        assert "dress" in slots or {"top", "bottom"} <= slots

    def test_of_what_nobody_knows_it_says_nothing(
        self, wardrobe: Wardrobe, taxonomy: Taxonomy
    ) -> None:
        assert fit(wardrobe({}), self.key, taxonomy).tolist() == pytest.approx([0.5])

    def test_every_garment_is_given_a_share(self, wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
        garments: list[dict[str, object]] = [{"category": name} for name in taxonomy.categories]
        garments += [{"material": name} for name in taxonomy.materials]
        garments += [{"pattern": name} for name in taxonomy.patterns]
        garments += [{"colours": {name: 1.0}} for name in taxonomy.families]
        suits = fit(wardrobe(*garments), self.key, taxonomy)
        assert np.isfinite(suits).all()
        assert ((suits >= 0) & (suits <= 1)).all()

    def test_what_was_said_of_a_garment_wins(
        self, wardrobe: Wardrobe, taxonomy: Taxonomy, occasion: Occasion
    ) -> None:
        worst = min(taxonomy.categories, key=lambda c: occasion.categories.get(c, 0.0))
        unsaid, said = fit(
            wardrobe({"category": worst}, {"category": worst, "occasions": [occasion.label]}),
            self.key,
            taxonomy,
        )
        assert unsaid < KEEPS < said == 1


for _key in Taxonomy.load().occasions:
    _name = f"Test{_key.title().replace('-', '')}"
    globals()[_name] = type(_name, (OccasionContract,), {"key": _key})


class TestOneOfALibrarysOwn(OccasionContract):
    """As a person describes it in the window."""

    key = "choir"

    @pytest.fixture
    def taxonomy(self, tmp_path: Path, taxonomy: Taxonomy) -> Taxonomy:
        said = NewOccasion("Choir", "the choir", (2.5, 4.5), ("shirt", "pants"), ("rehearsal",))
        assert add(tmp_path, taxonomy, said) == self.key
        return Taxonomy.load(tmp_path)
