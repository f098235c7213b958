"""What goes together, by the rules, and the search for an outfit of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylist.style import compatible
from stylist.style.complete import Chosen, complete, plans
from stylist.style.ensemble import why_together
from stylist.style.harmony import accents, hue_angle, together, two_colour_harmony
from stylist.style.pieces import Pieces
from stylist.style.shortlist import shortlist
from stylist.style.weather import Garments
from stylist.taxonomy import SLOTS, Taxonomy, lab
from stylist.types import Facts

Wardrobe = Callable[..., Facts]
NAVY, CAMEL, RED, GREEN, WHITE = lab(
    np.array([(1, 21, 62), (198, 159, 89), (190, 20, 30), (30, 140, 60), (250, 250, 250)])
)


def pieces_of(facts: Facts, taxonomy: Taxonomy) -> Pieces:
    anywhere = np.full((len(facts.ids), 1), 0.5, np.float32)
    return Pieces.of(facts, Garments.of(facts, taxonomy), anywhere, taxonomy)


def found(
    pieces: Pieces, given: list[int], taxonomy: Taxonomy, needed: float | None = None, k: int = 3
) -> list[Chosen]:
    pair = compatible.pairs(pieces, pieces, taxonomy.outfits)
    weight = compatible.weights(pieces, pieces, taxonomy.outfits)
    worn = [SLOTS[pieces.slots[row]] for row in given]
    ways = plans(worn, taxonomy.outfits, needed, rain=False)
    suits = np.ones(len(pieces), np.float32)
    return complete(pieces, given, pair, weight, suits, ways, taxonomy, k)


def test_harmony_does_not_ask_for_the_order() -> None:
    random = np.random.default_rng(0)
    one, other = random.uniform([0, -60, -60], [100, 60, 60], (2, 50, 3)).astype(np.float32)
    assert two_colour_harmony(one, other) == pytest.approx(two_colour_harmony(other, one))
    assert hue_angle(one, other) == pytest.approx(hue_angle(other, one), abs=1e-3)


def test_a_neutral_goes_with_what_clashes(taxonomy: Taxonomy) -> None:
    loud, none, all_ = np.stack([RED, GREEN]), np.zeros(2, bool), np.ones(2, bool)
    rules = taxonomy.outfits
    clash = together(loud[:1], none[:1], loud[1:], none[1:], rules)[0, 0]
    eased = together(NAVY[None], all_[:1], loud[1:], none[1:], rules)[0, 0]
    assert clash < 0.5 < rules.neutral <= eased
    nothing = np.full((1, 3), np.nan, np.float32)
    assert together(nothing, none[:1], loud, none, rules).tolist() == [[0.5, 0.5]]


def test_accents_are_hues_and_neutrals_are_none() -> None:
    colours = np.stack([RED, RED, GREEN, NAVY])
    assert accents(colours, np.array([False, False, False, True])) == 2
    assert accents(colours, np.ones(4, bool)) == 0


def test_formal_meets_sporty_badly(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe({"category": "blazer"}, {"category": "shorts"}, {"category": "pants"}, {})
    parts = compatible.parts(*[pieces_of(facts, taxonomy)] * 2, taxonomy.outfits)
    formality = parts[2]
    assert formality[0, 1] < 0.1 < formality[0, 2]
    assert formality[0, 3] == compatible.UNKNOWN


def test_a_hot_and_a_cold_garment_meet_badly(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "coat", "warmth": 0.9}, {"category": "shorts"}, {"category": "pants"}
    )
    weather = compatible.parts(*[pieces_of(facts, taxonomy)] * 2, taxonomy.outfits)[4]
    assert weather[0, 1] < weather[0, 2]


def test_two_loud_patterns_cost(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "shirt", "pattern": "floral"},
        {"category": "skirt", "pattern": "floral"},
        {"category": "skirt", "pattern": "solid"},
    )
    pair = compatible.pairs(*[pieces_of(facts, taxonomy)] * 2, taxonomy.outfits)
    assert pair[0, 1] < pair[0, 2]
    assert ((pair >= 0) & (pair <= 1)).all()


CATEGORIES = (
    *("t-shirt", "shirt", "sweater", "blazer", "coat", "pants", "skirt", "shorts"),
    *("dress", "shoes", "bag", "scarf", "hat"),
)


@given(
    st.lists(
        st.tuples(st.sampled_from(CATEGORIES), st.sampled_from(("black", "red", "green", "blue"))),
        min_size=1,
        max_size=25,
    ),
    st.one_of(st.none(), st.floats(0.3, 2.0)),
)
def test_an_outfit_has_one_of_a_slot_and_what_was_given(
    wardrobe: Wardrobe,
    taxonomy: Taxonomy,
    items: list[tuple[str, str]],
    needed: float | None,
) -> None:
    facts = wardrobe(*({"category": c, "colours": {colour: 0.9}} for c, colour in items))
    pieces = pieces_of(facts, taxonomy)
    outfits = found(pieces, [0], taxonomy, needed)
    assert outfits
    assert len({frozenset(o.rows) for o in outfits}) == len(outfits)
    for outfit in outfits:
        slots = [SLOTS[pieces.slots[row]] for row in outfit.rows]
        assert outfit.rows[0] == 0
        assert len(set(slots)) == len(slots)
        assert not ("dress" in slots and {"base", "bottom"} & set(slots))
        assert 0 <= outfit.score <= 1


def test_the_search_finds_the_best_there_is(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    colours = ("black", "red", "green", "yellow", "purple")
    facts = wardrobe(
        {"category": "skirt", "colours": {"green": 0.9}},
        *({"category": c, "colours": {f: 0.9}} for c, f in product(("shirt", "shoes"), colours)),
    )
    pieces = pieces_of(facts, taxonomy)
    best = found(pieces, [0], taxonomy, k=1)[0]
    every = [
        found(pieces.some(np.array([0, base, shoe])), [0], taxonomy, k=1)[0].score
        for base, shoe in product(range(1, 6), range(6, 11))
    ]
    assert best.score == pytest.approx(max(every), abs=1e-5)


def test_cold_asks_for_layers(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        *({"category": c} for c in ("pants", "shirt", "sweater", "coat", "shoes", "t-shirt"))
    )
    pieces = pieces_of(facts, taxonomy)
    cold, mild = (found(pieces, [0], taxonomy, needed, k=1)[0] for needed in (1.6, 0.5))
    assert {2, 3} <= set(cold.rows)
    assert not {2, 3} & set(mild.rows)
    assert not {2, 3} & set(found(pieces, [0], taxonomy, None, k=1)[0].rows)


def test_outfits_differ(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "skirt", "colours": {"black": 0.9}},
        *({"category": "shirt", "colours": {c: 0.9}} for c in ("white", "white", "white", "blue")),
        *({"category": "shoes", "colours": {c: 0.9}} for c in ("black", "black", "brown")),
    )
    pieces = pieces_of(facts, taxonomy)
    outfits = found(pieces, [0], taxonomy)
    shirts = [row for outfit in outfits for row in outfit.rows if 1 <= row <= 4]
    assert len(outfits) == len(set(shirts)) == 3


def test_a_shortlist_is_of_many_kinds(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "pants", "colours": {"black": 0.9}},
        *[{"category": "shirt", "colours": {"white": 0.9}}] * 60,
        {"category": "shirt", "colours": {"blue": 0.9}},
        {"category": "t-shirt", "colours": {"red": 0.9}},
    )
    pieces = pieces_of(facts, taxonomy)
    allowed = np.ones(len(pieces), bool)
    allowed[0] = False
    suits = np.ones(len(pieces), np.float32)
    given = pieces.some(np.array([0]))
    rows = shortlist(pieces, given, allowed, suits, taxonomy, ("base", "shoes"))
    assert {61, 62} <= set(rows.tolist())
    assert 0 not in rows
    allowed[61] = False
    assert 61 not in shortlist(pieces, given, allowed, suits, taxonomy, ("base",))


def test_it_says_what_is_so(wardrobe: Wardrobe, taxonomy: Taxonomy) -> None:
    facts = wardrobe(
        {"category": "pants", "colours": {"navy": 0.9}},
        {"category": "blazer", "colours": {"camel": 0.9}, "pattern": "checked"},
        {"category": "shirt", "colours": {"white": 0.9}},
    )
    pieces = pieces_of(facts, taxonomy)
    names, shades = ["trousers", "checked blazer", "shirt"], ["navy", "camel", "white"]
    said = why_together(pieces, names, shades, taxonomy.outfits)
    assert said == [
        "Navy, camel and white: neutrals.",
        "One loud piece: the checked blazer.",
        "Smart.",
    ]
    red = wardrobe(
        {"category": "skirt", "colours": {"red": 0.9}, "pattern": "floral"},
        {"category": "shirt", "colours": {"green": 0.9}, "pattern": "graphic"},
    )
    clashing = why_together(
        pieces_of(red, taxonomy), ["floral skirt", "graphic shirt"], ["red", "green"],
        taxonomy.outfits,
    )  # fmt: skip
    assert clashing[0] in ("Red and green: two accents.", "Red and green: opposite hues.")
    assert clashing[1] == "Two loud pieces: the floral skirt and the graphic shirt."
