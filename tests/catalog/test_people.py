from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stylist.types import NewItem


@pytest.fixture
def shop(store):
    store.add_items([NewItem(f"Item {n}") for n in range(1, 6)])
    return store


def standing(store, profile="Anna"):
    return {i: (v.liked, v.reason) for i, v in store.verdicts(profile).items()}


def test_likes_and_dislikes(shop):
    change = shop.set_verdicts("Anna", [1, 2], True, "the cut")
    assert (change.what, change.item_ids, change.profile) == ("liked 2 items", (1, 2), "Anna")
    assert shop.set_verdicts("Anna", [2], False).what == "disliked Item 2"
    assert standing(shop) == {1: (True, "the cut"), 2: (False, None)}
    assert shop.profiles() == ["Anna"]
    assert shop.set_verdicts("Anna", [1], None).what == "cleared Item 1"
    assert standing(shop) == {2: (False, None)}


def test_undo_takes_back_step_by_step(shop):
    shop.set_verdicts("Anna", [1], True, "colour")
    (first,) = shop.verdicts("Anna").values()
    shop.set_verdicts("Anna", [1, 2, 3], False)
    shop.set_verdicts("Anna", [2, 3, 4], None)
    change = shop.undo("Anna")
    assert change.item_ids == (2, 3)
    assert change.what == "took back: cleared 2 items"
    assert standing(shop) == dict.fromkeys((1, 2, 3), (False, None))
    shop.undo("Anna")
    assert shop.verdicts("Anna") == {1: first}
    shop.undo("Anna")
    assert standing(shop) == {}
    assert shop.undo("Anna") is None


def test_what_changes_nothing_is_no_step(shop):
    shop.set_verdicts("Anna", [1], True)
    assert shop.set_verdicts("Anna", [1], True).item_ids == ()
    shop.undo("Anna")
    assert standing(shop) == {}


def test_profiles_are_apart(shop):
    shop.set_verdicts("Anna", [1], True)
    shop.set_verdicts("Ben", [1], False)
    shop.undo("Anna")
    assert standing(shop, "Ben") == {1: (False, None)}
    assert shop.undo("Nobody") is None
    assert shop.verdicts("Nobody") == {}
    assert shop.profiles() == ["Anna", "Ben"]


def test_a_profile_is_added_once(shop):
    shop.add_profile(" Zoë ")
    shop.add_profile("Zoë")
    assert shop.profiles() == ["Zoë"]


def test_a_verdict_outlives_retirement(shop):
    shop.set_verdicts("Anna", [1], True)
    shop.retire([1])
    assert standing(shop) == {1: (True, None)}


steps = st.lists(
    st.tuples(
        st.sets(st.integers(1, 5), min_size=1),
        st.sampled_from((True, False, None)),
        st.sampled_from((None, "cut")),
    ),
    max_size=6,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=steps)
def test_undoing_everything_is_where_it_began(shop, steps):
    states = [standing(shop)]
    for items, liked, reason in steps:
        if shop.set_verdicts("Anna", items, liked, reason).item_ids:
            states.append(standing(shop))
    for state in reversed(states[:-1]):
        shop.undo("Anna")
        assert standing(shop) == state
    assert shop.undo("Anna") is None
