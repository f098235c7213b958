"""Stars, collections, edits of many, merges and gaps: stored, and taken back whole."""

from __future__ import annotations

import numpy as np
import pytest

from stylist.catalog import unmet
from stylist.catalog.filters import mask
from stylist.desktypes import Asked, Edit, Gap
from stylist.errors import NotFoundError, UsageError
from stylist.looktypes import Placed, StyledLook
from stylist.types import Filters, NewItem


@pytest.fixture
def shop(store):
    """Five items, of which the first two have a photo."""
    store.add_items(
        [NewItem(f"Item {n}", tags=("new",), brand="Aline" if n % 2 else None, price=10.0 * n)
         for n in range(1, 6)]
    )  # fmt: skip
    return store


@pytest.fixture
def twins(store, photo):
    """Two items with a photo each, of which people said different things."""
    first, second = (
        store.add_photos([photo(n, name=f"Shirt {n}", tags=(f"t{n}",))])[0] for n in (1, 2)
    )
    keep, gone = first.item_id, second.item_id
    store.update_item(gone, NewItem("Shirt 2", brand="Aline", price=40.0, currency="EUR"))
    store.set_attribute([gone], "season", "winter")
    store.rate([gone], 4, "pick")
    store.set_verdicts("Anna", [gone], True, "cut")
    album = store.add_collection("Both", None, [gone])[0]
    store.add_look(StyledLook(0, "Look", pieces=(Placed(gone, 0.5, 0.5, 0.3, 0.0),)))
    return store, keep, gone, album


def everything(store):
    ids = range(1, 7)
    return (
        store.items(ids),
        sorted(store.ids()),
        [(c.name, c.asks, c.item_ids) for c in store.collections()],
        store.ratings().tolist(),
        store.not_matches().tolist(),
        {p: store.verdicts(p) for p in store.profiles()},
        [look.item_ids for look in store.looks()],
    )


STEPS = {
    "stars": lambda s: s.rate([1, 2], 3),
    "a flag": lambda s: s.rate([1, 4], flag="reject"),
    "an album": lambda s: s.add_collection("New", None, [3, 1]),
    "a kept search": lambda s: s.add_collection("Cheap", Asked("x", Filters(price=(None, 20.0)))),
    "an edit": lambda s: s.edit(
        [1, 2, 3],
        Edit({"category": "dress"}, {"brand": None, "price": 7.5}, ("sale",), ("new",)),
    ),
    "told apart": lambda s: s.tell_apart([3, 1, 2]),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step_is_taken_back_whole(shop, step):
    shop.rate([1], 5, "pick")
    shop.set_attribute([2], "category", "skirt")
    before = everything(shop)
    step(shop)
    assert everything(shop) != before
    last = shop.last_step("Anna")
    shop.take_back(last)
    assert everything(shop) == before
    assert shop.last_step("Anna").id != last.id  # it was one step


def test_stars_and_flags_are_of_items_and_bounded(shop):
    shop.rate([1, 2], 4)
    shop.rate([2], flag="pick")
    assert [(i.stars, i.flag) for i in shop.items([1, 2, 3])] == [(4, ""), (4, "pick"), (0, "")]
    shop.rate([1], 0)
    assert shop.ratings().tolist() == [[2, 4, 1]]
    with pytest.raises(UsageError, match="6 stars"):
        shop.rate([1], 6)
    with pytest.raises(UsageError, match="there are pick, reject"):
        shop.rate([1], flag="maybe")
    with pytest.raises(NotFoundError):
        shop.rate([1, 99], 2)
    assert shop.items([1])[0].stars == 0


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Filters(rating=3), [2, 3]),
        (Filters(rating=5), [3]),
        (Filters(flag="pick"), [3]),
        (Filters(flag="reject"), [4]),
        (Filters(flag="none"), [1, 2, 5]),
        (Filters(rating=3, flag="pick"), [3]),
        (Filters(flag="nonsense"), []),
    ],
)
def test_stars_and_flags_filter_in_sql_as_in_memory(shop, asked, expected):
    shop.rate([2], 3)
    shop.rate([3], 5, "pick")
    shop.rate([4], 1, "reject")
    assert sorted(shop.ids(asked)) == expected
    assert shop.count(asked) == len(expected)
    facts = shop.facts()
    assert facts.ids[mask(asked, facts, shop.ratings())].tolist() == expected


def test_items_of_as_many_stars_stay_in_their_order(shop):
    newest = shop.ids().tolist()
    shop.rate([newest[3], newest[1]], 2)
    shop.rate([newest[4]], 5)
    order = shop.ids(sort="rating").tolist()
    assert order == [newest[4], newest[1], newest[3], newest[0], newest[2]]
    assert shop.ids(sort="oldest").tolist() == newest[::-1]
    assert shop.ids(Filters(price=(None, 30.0)), sort="rating").tolist() == [
        i for i in order if shop.items([i])[0].price <= 30
    ]


def test_an_album_keeps_its_order_and_leaves_out_what_is_retired(shop):
    album, _ = shop.add_collection("A", None, [4, 2, 4, 5])
    assert shop.collections()[0].item_ids == (4, 2, 5)
    shop.put_in_album(album, [5, 4, 2])
    shop.retire([4])
    assert shop.collections()[0].item_ids == (5, 2)
    shop.restore([4])
    assert shop.collections()[0].item_ids == (5, 4, 2)
    with pytest.raises(NotFoundError):
        shop.put_in_album(album, [99])
    with pytest.raises(UsageError, match="is there"):
        shop.add_collection(" A ", None)


def test_a_removed_collection_comes_back_with_all_that_was_in_it(shop):
    asks = Asked("red", Filters(colour=("red",), rating=2, flag="pick", price=(None, 9.0)), "price")
    search, _ = shop.add_collection("S", asks)
    shop.remove_collection(search)
    assert shop.collections() == []
    shop.take_back(shop.last_step("Anna"))
    assert shop.collections()[0].asks == asks
    with pytest.raises(UsageError, match="is a search"):
        shop.put_in_album(search, [1])


def test_an_edit_says_what_is_wrong_and_changes_nothing(shop):
    before = everything(shop)
    for edit, why in (
        (Edit(), "nothing to change"),
        (Edit(puts={"price": -1.0}), "less than 0"),
        (Edit(puts={"sku": "X"}), "cannot be set"),
        (Edit(says={"category": "  "}), "blank"),
        (Edit(hangs=(" ",)), "blank"),
    ):
        with pytest.raises(UsageError, match=why):
            shop.edit([1, 2], edit)
    with pytest.raises(NotFoundError):
        shop.edit([1, 99], Edit(hangs=("x",)))
    assert everything(shop) == before


def test_a_merge_brings_all_together_and_is_taken_back(twins):
    store, keep, gone, _ = twins
    before = everything(store)
    store.merge(keep, [gone])
    (item,) = store.items([keep])
    assert (item.brand, item.price, item.currency) == ("Aline", 40.0, "EUR")
    assert item.tags == ("t1", "t2")
    assert (item.stars, item.flag) == (4, "pick")
    assert len(item.photos) == 2
    assert [p.main for p in item.photos] == [True, False]
    assert item.value("season").value == "winter"
    assert store.verdicts("Anna")[keep].liked
    assert store.collections()[0].item_ids == (keep,)
    assert store.looks()[0].item_ids == (keep,)
    assert store.ids().tolist() == [keep]
    store.take_back(store.last_step("Anna"))
    assert everything(store) == before


def test_an_item_without_a_photo_gets_one_as_its_main_photo(twins, photo):
    store, _, gone, _ = twins
    (bare,) = store.add_items([NewItem("Bare", price=1.0)])
    store.merge(bare, [gone])
    (item,) = store.items([bare])
    assert [p.main for p in item.photos] == [True]
    assert (item.price, item.currency) == (1.0, None)  # a currency is of its own price
    with pytest.raises(UsageError, match="itself"):
        store.merge(bare, [bare])


def test_an_index_sees_whose_photos_are_now(twins):
    store, keep, gone, _ = twins
    since = store.revision()
    store.merge(keep, [gone])
    (chunk,) = list(store.vectors("lite0", since=since))
    assert chunk.item_ids.tolist() == [keep]
    since = store.revision()
    store.take_back(store.last_step("Anna"))
    (chunk,) = list(store.vectors("lite0", since=since))
    assert gone in chunk.item_ids.tolist()


def test_pairs_are_told_apart_once(shop):
    shop.tell_apart([3, 1])
    shop.tell_apart([1, 2, 3])
    assert sorted(map(tuple, shop.not_matches().tolist())) == [(1, 2), (1, 3), (2, 3)]
    shop.take_back(shop.last_step("Anna"))
    assert shop.not_matches().tolist() == [[1, 3]]


def test_gaps_are_counted_and_forgotten(shop, monkeypatch):
    red = Gap("a", "words", "red coat", Asked("red coat"), (("category", "coat"),))
    shop.note_gap(red)
    shop.note_gap(Gap("b", "wish", "hat", Asked("hat"), client="Anna"))
    shop.note_gap(red)
    first, second = shop.gaps()
    assert (first.words, first.times, first.missing) == ("red coat", 2, (("category", "coat"),))
    assert (second.client, second.times) == ("Anna", 1)
    assert first.last >= first.first
    assert shop.last_step("Anna") is None  # none of it is a step
    assert shop.forget_gaps(["a"]) == 1
    monkeypatch.setattr(unmet, "MOST", 2)
    for n in range(3):
        shop.note_gap(Gap(f"n{n}", "words", f"{n}", Asked(f"{n}")))
    assert [gap.words for gap in shop.gaps()] == ["2", "1"]
    assert shop.forget_gaps() == 2
    assert shop.gaps() == []


def test_ratings_are_an_array_even_where_there_are_none(store):
    assert store.ratings().shape == (0, 3)
    assert store.ratings().dtype == np.int64


def test_who_is_forgotten_has_wished_for_nothing(store):
    store.add_items([NewItem("Item 1")])
    store.set_verdicts("Anna", [1], True)
    store.note_gap(Gap("a", "wish", "hat", Asked("hat"), client="Anna"))
    store.note_gap(Gap("b", "wish", "coat", Asked("coat"), client="Ben"))
    assert store.forget_profile("Anna")
    assert [gap.client for gap in store.gaps()] == ["Ben"]
