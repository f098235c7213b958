from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stylist.catalog.filters import mask
from stylist.catalog.store import Store
from stylist.types import Attribute, Filters, NewItem

VALUES = ("red", "blue", "it's", 'a "b"', "%", "ünï")
NAMES = ("category", "colour", "pattern")
CENTS = st.integers(0, 6_000_000).map(lambda cents: cents / 100) | st.sampled_from([9.99, 10.0])


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """150 items of which everything that can be unknown sometimes is."""
    r = random.Random(3)

    def said():
        for name in NAMES:
            for value in r.sample(VALUES, r.randrange(4)):
                for source in r.sample(("model", "feed", "person"), r.randrange(3)):
                    yield Attribute(name, value, r.choice((0.0, 0.3, 0.3, r.random())), source)

    items = [
        NewItem(
            f"Item {n}",
            price=r.choice((None, 9.99, 10.0, round(r.uniform(0, 60_000), 2))),
            stock=r.choice((None, 0, 1, 2**40)),
            attributes=tuple(said()),
            tags=tuple(r.sample(VALUES, r.randrange(3))),
        )
        for n in range(150)
    ]
    with Store.open(tmp_path_factory.mktemp("shop")) as store:
        store.retire(store.add_items(items)[::10])
        yield store


values = st.lists(st.sampled_from((*VALUES, "unheard of")), max_size=3, unique=True).map(tuple)
filters = st.builds(
    Filters,
    category=values,
    colour=values,
    pattern=values,
    tag=values,
    price=st.none() | st.tuples(st.none() | CENTS, st.none() | CENTS),
    in_stock=st.booleans(),
    occasion=st.none() | st.just("wedding"),
    rain=st.booleans(),
)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=filters)
def test_sql_and_mask_agree(shop, asked):
    facts = shop.facts()
    passed = facts.ids[mask(asked, facts)].tolist()
    assert sorted(shop.ids(asked).tolist()) == passed
    assert shop.count(asked) == len(passed)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(asked=filters)
def test_a_facet_counts_what_choosing_it_would_show(shop, asked, facets):
    for kind, counts in facets(shop, asked).items():
        for value, number in counts.items():
            chosen = asked.without(kind)
            assert number == shop.count(Filters(**{**_fields(chosen), kind: (value,)}))


def _fields(asked):
    return {name: getattr(asked, name) for name in Filters.__dataclass_fields__}


def test_several_values_are_any_and_several_kinds_are_all(store):
    red, blue = (Attribute("colour", c, 0.5, "feed") for c in ("red", "blue"))
    a, b, c = store.add_items(
        [
            NewItem("a", attributes=(red,), tags=("x",)),
            NewItem("b", attributes=(red, blue)),
            NewItem("c", price=5.0, tags=("x",)),
        ]
    )
    assert sorted(store.ids(Filters(colour=("red", "blue")))) == [a, b]
    assert sorted(store.ids(Filters(colour=("blue",)))) == [b]
    assert sorted(store.ids(Filters(colour=("red",), tag=("x",)))) == [a]
    assert sorted(store.ids(Filters(price=(None, None)))) == [c]
    assert sorted(store.ids(Filters(price=(5.0, 5.0)))) == [c]
