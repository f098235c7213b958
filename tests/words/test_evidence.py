"""How probably an item is what is asked for."""

from __future__ import annotations

import numpy as np
import pytest
from wardrobe import facts_of

from stylist.style.traits import Kinds
from stylist.taxonomy import Taxonomy
from stylist.types import Facts
from stylist.words.evidence import Evidence, Mentions
from stylist.words.parse import parse
from stylist.words.vocabulary import Vocabulary

TAXONOMY = Taxonomy.load()
VOCABULARY = Vocabulary(TAXONOMY)


def weigh(
    facts: Facts,
    word: str,
    *,
    title=(),
    kind=(),
    description=(),
    guesses=((), None),
    like=None,
    clo=None,
) -> list[float]:
    (term,) = parse(word, VOCABULARY).terms
    rows = np.arange(len(facts.ids))
    names, chances = guesses
    if chances is None:
        chances = np.zeros((len(facts.ids), 0), np.float32)
    kinds = Kinds.of(facts, names, np.array(chances, np.float32))
    mentions = Mentions(np.isin(rows, title), np.isin(rows, kind), np.isin(rows, description))
    known = None if clo is None else lambda: np.array(clo, np.float32)
    found = Evidence(TAXONOMY, facts, kinds, like or nothing_like, clo=known).of(term, mentions)
    assert found.shape == (len(rows),)
    assert ((found >= 0) & (found <= 1)).all()
    return found.tolist()


def nothing_like(_colour, item_ids) -> np.ndarray:
    return np.zeros(len(item_ids), np.float32)


def test_a_shade_is_surest_where_the_photo_looks_like_it() -> None:
    facts = facts_of({"colours": {"blue": 1.0}}, {"colours": {"blue": 1.0}}, {"colours": {}})

    def like(colour, item_ids) -> np.ndarray:
        assert colour == TAXONOMY.colours["navy"].srgb
        assert item_ids.tolist() == [1, 2]
        return np.array([0.9, 0.1], np.float32)

    dark, bright, neither = weigh(facts, "navy", like=like)
    assert dark > 0.9 > 0.7 > bright > 0.4
    assert neither == 0
    assert weigh(facts, "blue", like=like)[:2] == [1, 1]


def test_a_category_and_its_relatives() -> None:
    facts = facts_of(
        {"category": "jeans"}, {"category": "pants"}, {"category": "dress"}, {"category": None}
    )
    jeans, pants, dress, unknown = weigh(facts, "trousers")
    assert pants == 1
    assert 0.8 < jeans < 1
    assert dress == unknown == 0
    jeans, pants, *_ = weigh(facts, "jeans")
    assert jeans == 1
    assert pants < 0.5


def test_denim_tells_jeans_from_other_trousers() -> None:
    facts = facts_of(
        {"category": "pants", "pattern": "denim", "sure": 0.9},
        {"category": "pants", "pattern": "solid", "sure": 0.9},
    )
    denim, solid = weigh(facts, "jeans")
    assert denim > 0.7
    assert solid < 0.2


def test_a_model_that_is_unsure_has_a_second_guess() -> None:
    facts = facts_of({"category": "shirt", "sure": 0.6}, {"category": "shirt", "sure": 1.0})
    guesses = (("dress", "shirt"), [[0.4, 0.6], [0.4, 0.6]])
    assert weigh(facts, "dress", guesses=guesses) == pytest.approx([0.4, 0], abs=1e-5)
    assert weigh(facts, "shirt", guesses=guesses) == pytest.approx([0.6, 1], abs=1e-5)


def test_texts_speak_for_what_has_no_attributes() -> None:
    facts = facts_of({}, {}, {}, {"category": "bag"})
    named, described, neither, bag = weigh(facts, "dress", title=[0, 3], description=[1])
    assert named > weigh(facts, "dress", kind=[0])[0] > described
    assert named > described > 0.2 > neither == 0
    assert bag < named  # a dress bag is no dress


def test_attributes_and_texts_add_up() -> None:
    facts = facts_of({"colours": {"red": 0.6}}, {"colours": {"red": 0.6}}, {"colours": {}})
    both, seen, neither = weigh(facts, "red", title=[0])
    assert both > seen == pytest.approx(0.6)
    assert neither == 0


def test_a_narrower_kind_is_surest_where_it_is_said() -> None:
    facts = facts_of({"category": "shoes"}, {"category": "shoes"}, {"category": "hat"})
    said, shoes, hat = weigh(facts, "trainers", title=[0])
    assert said > 0.9 > shoes > 0.3 > hat


def test_sleeves_as_said_or_as_usual() -> None:
    facts = facts_of(
        {"category": "t-shirt"}, {"category": "shirt"},
        {"category": "shirt", "sleeve": "short"}, {"category": "pants"},
    )  # fmt: skip
    tee, shirt, short_shirt, pants = weigh(facts, "short sleeves")
    assert short_shirt > tee > 0.5
    assert shirt < 0.1
    assert pants < 0.1


def test_cloth_that_nobody_told_is_possible() -> None:
    facts = facts_of({"material": "wool"}, {"material": "merino"}, {"material": "silk"}, {})
    wool, merino, silk, unknown = weigh(facts, "wool")
    assert wool == merino == 1
    assert silk < 0.1 < unknown < 0.5


def test_prices() -> None:
    facts = facts_of({"price": 10.0}, {"price": 30.0}, {"price": 30.01}, {})
    assert weigh(facts, "under 30")[:3] == [1, 1, 0]
    assert weigh(facts, "from 30")[:3] == [0, 1, 1]
    assert 0.1 < weigh(facts, "under 30")[3] < 0.5


def test_an_empty_library() -> None:
    for word in ("dress", "red", "striped", "long sleeves", "wool", "office", "under 5", "zara"):
        assert weigh(facts_of(), word) == []


def test_warmth_is_told_beside_everything_and_beside_its_own_kind() -> None:
    facts = facts_of(*[{"category": c} for c in ("coat", "coat", "coat", "shorts", "shorts", None)])
    clo = [0.9, 0.6, 0.4, 0.10, 0.05, np.nan]
    thick, usual, thin, lined, short, unknown = weigh(facts, "warm", clo=clo)
    assert thick > usual > thin > short
    assert lined > short
    assert thick > 0.9 > 0.1 > short
    assert unknown == pytest.approx(0.2)
    light = weigh(facts, "lightweight", clo=clo)
    assert light[:5] == pytest.approx([1 - thick, 1 - usual, 1 - thin, 1 - lined, 1 - short])
    assert light[4] > light[2] > light[0]


def test_what_is_equally_warm_is_neither_warm_nor_light() -> None:
    facts = facts_of({"category": "coat"}, {"category": "coat"})
    assert weigh(facts, "warm", clo=[0.5, 0.5]) == pytest.approx([0.5, 0.5])
    assert weigh(facts, "warm") == pytest.approx([0.2, 0.2]), "where nothing is known of it"
