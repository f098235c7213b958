"""Every kind of step is taken back as it was done, in this program or in the next."""

from __future__ import annotations

import pytest

from stylist.catalog import journal
from stylist.catalog.store import Store
from stylist.catalog.undo import INVERSES
from stylist.types import NOT_FOR, Attribute, NewItem


@pytest.fixture
def shop(store):
    store.add_items([NewItem(f"Item {n}", tags=("new",)) for n in range(1, 5)])
    store.set_attribute([1], "category", "dress")
    store.add_tag([1], "sale")
    store.put_occasions({1: [Attribute("occasion", "office", 1.0, "person")]}, "{}")
    store.set_verdicts("Anna", [1], True, "colour", {1: 0.9})
    store.add_signs("Anna", [2], "pinned")
    return store


def all_of(store):
    """All that a step may change, but when it was changed."""
    return (
        [(i.id, i.attributes, i.tags) for i in store.items([1, 2, 3, 4])],
        sorted(store.ids()),
        {p: store.verdicts(p) for p in store.profiles()},
        {p: store.signs(p) for p in store.profiles()},
    )


STEPS = {
    "a like": lambda s: s.set_verdicts("Anna", [1, 2], True, "cut"),
    "a dislike": lambda s: s.set_verdicts("Anna", [1, 3], False),
    "a cleared like": lambda s: s.set_verdicts("Anna", [1], None),
    "a pin": lambda s: s.add_signs("Anna", [2, 3], "pinned"),
    "an unpinned": lambda s: s.remove_signs("Anna", [2, 3], "pinned"),
    "a reset": lambda s: s.put_taste("Anna", [], [], "reset"),
    "a word": lambda s: s.set_attribute([1, 2], "category", "skirt"),
    "a word taken back": lambda s: s.set_attribute([1, 2], "category", None),
    "occasions": lambda s: s.put_occasions(
        {1: [Attribute(NOT_FOR, "office", 1.0, "person")], 2: []}, "what {} is for"
    ),
    "a tag": lambda s: s.add_tag([1, 2], "sale"),
    "no tag": lambda s: s.remove_tag([1, 2], "sale"),
    "removed": lambda s: s.retire([1, 2]),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step_is_taken_back(shop, step):
    before = all_of(shop)
    done = step(shop)
    assert all_of(shop) != before
    assert shop.last_step("Anna").what == done.what
    change = shop.take_back(shop.last_step("Anna"))
    assert all_of(shop) == before
    assert change.what == f"took back: {done.what}"
    assert change.kind in INVERSES


def test_brought_back_items_go_again(shop):
    shop.retire([1, 2])
    before = all_of(shop)
    shop.restore([1])
    shop.take_back(shop.last_step("Anna"))
    assert all_of(shop) == before


def test_all_steps_back_to_the_first_after_a_restart(tmp_path):
    with Store.open(tmp_path / "l") as store:
        store.add_items([NewItem(f"Item {n}") for n in range(1, 5)])
        states = []
        for step in STEPS.values():
            states.append(all_of(store))
            step(store)
    with Store.open(tmp_path / "l") as store:
        for state in reversed(states):
            step = store.last_step("Anna")
            if step is not None and all_of(store) != state:
                store.take_back(step)
            # A step that changed nothing was none, or is one without effect.
            assert all_of(store)[:2] == state[:2]
        while (step := store.last_step("Anna")) is not None:
            store.take_back(step)
        attributes, ids, verdicts, signs = all_of(store)
        assert ids == [1, 2, 3, 4]
        assert attributes == [(i, (), ()) for i in ids]
        assert not any(verdicts.values())
        assert not any(signs.values())


def test_a_person_takes_back_what_is_theirs_or_everybodys(shop):
    shop.set_verdicts("Ben", [3], False)
    shop.set_attribute([4], "category", "hat")
    assert shop.last_step("Ben").kind == "attributes"
    assert shop.last_step("Ben", shared=False).kind == "verdicts"
    shop.take_back(shop.last_step("Anna"))
    assert shop.last_step("Anna").kind == "signs"
    assert shop.verdicts("Ben") != {}


def test_a_step_is_taken_back_once(shop):
    step = shop.last_step("Anna")
    assert shop.take_back(step) is not None
    assert shop.take_back(step) is None


def test_old_steps_are_forgotten_and_others_of_the_same_time_are_not(shop, monkeypatch):
    monkeypatch.setattr(journal, "KEPT", 3)
    for _ in range(3):
        shop.set_verdicts("Anna", [4], True)
        shop.set_verdicts("Anna", [4], None)
    taken = 0
    while (step := shop.last_step("Anna", shared=False)) is not None:
        shop.take_back(step)
        taken += 1
    assert taken == 3
    assert shop.last_step("Anna").kind == "attributes"  # everybody's are counted apart


def test_a_profile_that_goes_takes_its_steps_along(shop):
    with shop.writing() as connection:
        connection.exec_driver_sql("DELETE FROM profiles")
    assert shop.last_step("Anna", shared=False) is None


def test_steps_of_the_first_schema_are_kept(tmp_path):
    """A verdict was a step before there were other kinds, and did not know how alike it was."""
    import sqlite3
    from contextlib import closing

    with Store.open(tmp_path / "l") as store:
        store.add_items([NewItem("Item 1")])
        store.set_verdicts("Anna", [1], True)
    with closing(sqlite3.connect(tmp_path / "l" / "catalog.sqlite")) as connection, connection:
        connection.execute("UPDATE actions SET before = '[[1, false, \"cut\", "
                           "\"2026-01-02T03:04:05+00:00\"]]'")  # fmt: skip
    with Store.open(tmp_path / "l") as store:
        store.undo("Anna")
        (verdict,) = store.verdicts("Anna").values()
        assert (verdict.liked, verdict.reason, verdict.similarity) == (False, "cut", None)
