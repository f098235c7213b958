from __future__ import annotations

import pytest

from stylist.errors import NotFoundError, UsageError
from stylist.types import Attribute, Filters, NewItem


@pytest.fixture
def shop(store, photo):
    store.add_photos(
        [
            photo(1, name="écharpe", price=20.0, said={"category": "scarf", "colour": "red"}),
            photo(2, name="Zip hoodie", price=60.0, stock=2, tags=("vip",)),
            photo(3, name="anorak", stock=0, said={"category": "jacket", "colour": "green"}),
            photo(4, name="Dress", price=60.0, said={"category": "dress", "colour": "red"}),
        ]
    )
    return store


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("newest", [4, 3, 2, 1]),
        ("name", [3, 4, 1, 2]),
        ("price", [1, 2, 4, 3]),
        ("price_desc", [2, 4, 1, 3]),
        ("relevance", [4, 3, 2, 1]),
    ],
)
def test_sorts(shop, sort, order):
    assert shop.ids(sort=sort).tolist() == order


def test_an_unknown_sort(shop):
    with pytest.raises(UsageError, match="price_desc"):
        shop.ids(sort="colour; DROP TABLE items")


def test_items_come_in_the_order_asked(shop):
    assert [item.id for item in shop.items([3, 99, 1, 3])] == [3, 1, 3]
    assert shop.items([]) == []


def test_more_ids_than_sqlite_has_parameters(store):
    ids = store.add_items([NewItem(f"Item {n}") for n in range(40_000)])
    assert [item.id for item in store.items(reversed(ids))] == ids[::-1]


def test_facets_leave_their_own_filter_out(shop, facets):
    assert facets(shop, Filters(colour=("red",))) == {
        "category": {"dress": 1, "scarf": 1},
        "colour": {"red": 2, "green": 1},
        "pattern": {},
        "tag": {},
    }
    assert facets(shop)["category"] == {"dress": 2, "jacket": 1, "scarf": 1}
    assert facets(shop, Filters(in_stock=True))["tag"] == {"vip": 1}


def test_price_range(store, shop):
    assert shop.price_range() == (20.0, 60.0)
    shop.retire([1])
    assert shop.price_range() == (60.0, 60.0)


def test_no_price_has_no_range(store):
    assert store.price_range() is None


def test_retired_items_are_nowhere_and_whole_again(shop, facets):
    before = (
        shop.ids().tolist(),
        facets(shop),
        shop.count(),
        shop.facts().ids.tolist(),
        shop.items([1]),
    )
    shop.retire([1])
    assert shop.ids().tolist() == [4, 3, 2]
    assert shop.ids(text="echarpe").tolist() == []
    assert shop.count() == 3
    assert "scarf" not in facets(shop)["category"]
    assert shop.facts().ids.tolist() == [2, 3, 4]
    assert shop.items([1]) == before[-1]
    shop.restore([1])
    after = (
        shop.ids().tolist(),
        facets(shop),
        shop.count(),
        shop.facts().ids.tolist(),
        shop.items([1]),
    )
    assert after == before


def test_feeds_find_their_items_by_sku(store):
    a, b = store.add_items([NewItem("A", sku="1"), NewItem("B", sku="2")])
    assert store.add_items([NewItem("again", sku="2"), NewItem("C")]) == [b, b + 1]
    assert store.ids_by_sku(["1", "2", "3"]) == {"1": a, "2": b}
    said = (Attribute("material", "silk", 1.0, "feed"),)
    store.update_item(b, NewItem("Better", price=3.0, attributes=said, tags=("sale",)))
    (item,) = store.items([b])
    assert (item.name, item.sku, item.price, item.tags) == ("Better", "2", 3.0, ("sale",))
    assert item.value("material") == said[0]
    with pytest.raises(UsageError, match=f"item {a}"):
        store.update_item(b, NewItem("B", sku="1"))


def test_facts_are_columns_of_what_counts(store, photo):
    store.add_photos([photo(1, price=2.5, said={"category": "dress", "colour": "red"}), photo(2)])
    store.add_attributes(
        2,
        [
            Attribute("colour", "red", 0.25, "feed"),
            Attribute("colour", "blue", 0.75, "feed"),
            Attribute("occasion", "wedding", 1.0, "feed"),
            Attribute("warmth", "0.5", 1.0, "feed"),
        ],
    )
    store.add_attributes(1, [Attribute("warmth", "warm", 1.0, "person")])
    store.set_attribute([2], "category", "skirt")
    store.add_tag([1], "vip")
    facts = store.facts()
    assert facts.ids.tolist() == [1, 2]
    assert [facts.category_names[c] for c in facts.category] == ["dress", "skirt"]
    assert facts.category_confidence.tolist() == [0.5, 1.0]
    assert facts.colour_names == ("blue", "red")
    assert facts.colours.tolist() == [[0.0, 0.5], [0.75, 0.25]]
    assert facts.pattern.tolist() == [-1, -1]
    assert facts.occasions.tolist() == [[False], [True]]
    assert [str(x) for x in facts.warmth] == ["nan", "0.5"]
    assert [str(x) for x in facts.price] == ["2.5", "nan"]
    assert facts.stock.tolist() == [-1, -1]
    assert facts.tags.tolist() == [[True], [False]]


def test_facts_of_nothing(store):
    facts = store.facts()
    assert len(facts.ids) == len(facts.price) == 0
    assert facts.colours.shape == (0, 0)


def test_edits_of_what_is_not_there(shop):
    for edit in (
        lambda: shop.retire([1, 99]),
        lambda: shop.add_tag([99], "x"),
        lambda: shop.set_attribute([99], "colour", "red"),
        lambda: shop.set_verdicts("Anna", [99], True),
        lambda: shop.update_item(99, NewItem("x")),
    ):
        with pytest.raises(NotFoundError, match="no item 99"):
            edit()
    assert shop.count() == 4


def test_blank_words_are_refused(shop):
    for edit in (
        lambda: shop.add_tag([1], "  "),
        lambda: shop.set_attribute([1], "colour", ""),
        lambda: shop.add_profile(" "),
    ):
        with pytest.raises(UsageError):
            edit()


def test_a_change_says_what_it_was(shop):
    assert shop.add_tag([1, 2], "sale").what == "tagged 2 items sale"
    assert shop.retire([3]).what == "removed anorak"
    assert shop.set_attribute([4], "colour", "blue").what == "colour of Dress: blue"
    assert shop.set_attribute([4], "colour", None).what == "took back the colour of Dress"
    assert shop.remove_tag([2], "sale").item_ids == (2,)
    assert [item.tags for item in shop.items([1, 2])] == [("sale",), ("vip",)]
