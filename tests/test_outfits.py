"""Outfits of a library: what is asked for is kept, what is said is so."""

from __future__ import annotations

import pytest

from stylist.errors import NotFoundError, UsageError
from stylist.library import Library
from stylist.taxonomy import SLOTS
from stylist.types import Attribute, Filters, NewItem

COLOURS = ("black", "white", "blue", "red")


def stocked(library: Library) -> Library:
    """With something of every slot, cheap and dear."""
    new = [
        NewItem(
            f"{colour} {category}",
            sku=f"{category}-{colour}",
            price=20.0 + 40 * place,
            currency="EUR",
            stock=place,
            attributes=(
                Attribute("category", category, 1.0, "feed"),
                Attribute("colour", colour, 1.0, "feed"),
            ),
        )
        for category in ("shirt", "sweater", "coat", "jeans", "dress", "shoes", "bag", "scarf")
        for place, colour in enumerate(COLOURS)
    ]
    library.add_items(new)
    return library


def of(library: Library, category: str) -> int:
    return int(library.browse(Filters(category=category)).ids[0])


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(in_stock=True),
        Filters(price=(None, 70.0)),
        Filters(colour=("black", "white")),
        Filters(occasion="everyday", temperature=5.0),
        Filters(temperature=12.0, rain=True),
    ],
)
def test_an_outfit_keeps_the_filters(bare: Library, filters: Filters) -> None:
    library = stocked(bare)
    jeans = of(library, "jeans")
    found = library.outfits(jeans, filters)
    assert found
    passing = set(library.browse(filters).ids.tolist())
    for outfit in found:
        assert outfit.items["bottom"] == jeans
        assert set(outfit.item_ids) - {jeans} <= passing
        assert list(outfit.items) == [slot for slot in SLOTS if slot in outfit.items]
        assert outfit.worn == library.outfit(outfit.item_ids, filters)
        if filters.temperature is not None:
            assert outfit.worn.sentence in outfit.reasons
    assert [o.score for o in found[:1]] == [max(o.score for o in found)]


def test_what_a_stylist_rejected_is_not_put_on(bare: Library) -> None:
    library = stocked(bare)
    jeans, coats = of(library, "jeans"), library.browse(Filters(category="coat")).ids.tolist()
    cold = Filters(temperature=2.0)
    assert any(set(outfit.item_ids) & set(coats) for outfit in library.outfits(jeans, cold))
    library.rate(coats, flag="reject")
    assert not any(set(outfit.item_ids) & set(coats) for outfit in library.outfits(jeans, cold))
    worn = library.outfits(jeans, cold, keep=coats[:1])
    assert all(outfit.items["outer"] == coats[0] for outfit in worn), "but who says so wears it"


def test_stars_choose_what_is_put_on(bare: Library) -> None:
    library = stocked(bare)
    jeans = of(library, "jeans")
    shirts = library.browse(Filters(category="shirt")).ids.tolist()
    shoes = library.browse(Filters(category="shoes")).ids.tolist()
    library.rate([shirts[0], shoes[1]], stars=5)
    for outfit in library.outfits(jeans, Filters(rating=4)):
        assert set(outfit.item_ids) <= {jeans, shirts[0], shoes[1]}


def test_swap_a_piece_and_keep_another(bare: Library) -> None:
    library = stocked(bare)
    jeans = of(library, "jeans")
    first = library.outfits(jeans, k=1)[0]
    shoes, shirt = first.items["shoes"], first.items["base"]
    swapped = library.outfits(jeans, keep=[shirt], exclude=[shoes], k=1)[0]
    assert swapped.items["base"] == shirt
    assert swapped.items["shoes"] != shoes
    with pytest.raises(UsageError, match="two are for bottom"):
        library.outfits(jeans, keep=[int(library.browse(Filters(category="jeans")).ids[1])])
    with pytest.raises(UsageError, match="nobody wears"):
        library.outfits(jeans, keep=[of(library, "dress")])


def test_the_others_adapt_to_a_swap(bare: Library) -> None:
    library = stocked(bare)
    jeans = of(library, "jeans")
    first = library.outfits(jeans, k=1)[0]
    gone: set[int] = set()
    for _ in COLOURS[1:]:
        out = first.items["shoes"]
        gone.add(out)
        found = library.swap_piece(jeans, first.item_ids, out, exclude=tuple(gone))
        assert found is not None
        assert found.items["shoes"] not in gone
        assert found.items["bottom"] == jeans
        first = found
    assert library.swap_piece(jeans, first.item_ids, first.items["shoes"], exclude=[*gone]) is None


def test_what_cannot_be_asked(bare: Library) -> None:
    with pytest.raises(NotFoundError):
        bare.outfits(7)
    (thing,) = bare.add_items([NewItem("a thing")])
    with pytest.raises(UsageError, match="category"):
        bare.outfits(thing)


def test_it_says_what_is_missing(bare: Library) -> None:
    shirt = Attribute("category", "shirt", 1.0, "feed")
    pants = Attribute("category", "pants", 1.0, "feed")
    (item, _) = bare.add_items(
        [NewItem("shirt", attributes=(shirt,)), NewItem("pants", attributes=(pants,))]
    )
    (outfit,) = bare.outfits(item)
    assert outfit.missing == ("shoes",)
    assert outfit.reasons[-1] == "Nothing here for shoes."


def test_photos_tell_the_shade(library: Library) -> None:
    shirt = int(library.browse(Filters(category="t-shirt", colour="red")).ids[0])
    outfits = library.outfits(shirt)
    assert len(outfits) == 3
    for outfit in outfits:
        assert len(outfit.items) >= 2
        assert outfit.reasons[0].endswith(".")


def test_swimwear_is_worn_alone(bare: Library) -> None:
    library = stocked(bare)
    swim = Attribute("category", "swimwear", 1.0, "feed")
    (item,) = library.add_items([NewItem("swimsuit", attributes=(swim,))])
    assert all(outfit.item_ids == (item,) for outfit in library.outfits(item))
    assert all(
        item not in outfit.item_ids for outfit in library.outfits(of(library, "shoes"), k=10)
    )


def test_what_is_put_together_is_learned(library: Library) -> None:
    shirts = library.browse(Filters(category="t-shirt")).ids.tolist()
    others = library.browse(Filters(category=("pants", "skirt"))).ids.tolist()
    colour = {i.id: i.photo.path.stem.split()[0] for i in library.items(library.browse().ids)}
    pairs = [(a, b) for a in shirts for b in others if colour[a] == colour[b]]
    few = library.learn_outfits(pairs[:5])
    assert (few.kept, few.model) == (False, None)
    every = pairs * 3 + [(99999, 3)]
    lesson = library.learn_outfits(every)
    assert lesson.pairs == len(pairs)
    assert not lesson.kept or lesson.learned > lesson.rules
    assert lesson.model is not None
    assert library.outfits(shirts[0])
    lesson.model.write_bytes(b"not a model")
    damaged = library.outfits(shirts[0])
    library.forget_outfits()
    assert [o.items for o in library.outfits(shirts[0])] == [o.items for o in damaged]
