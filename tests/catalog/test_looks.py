"""Looks and lookbooks in the catalog: kept whole, and taken back whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stylist.catalog.store import Store
from stylist.errors import NotFoundError, UsageError
from stylist.looktypes import Placed, StyledLook, put_together
from stylist.types import NewItem

LOOK = StyledLook(
    0, "Autumn", "Anna", "rolled sleeves", "office", 8.0, 3.0, True,
    (Placed(2, 0.25, 0.75, 0.5, -12.0), Placed(1), Placed(2, 0.5, 0.5, 0.3)),
)  # fmt: skip


@pytest.fixture
def shop(store):
    store.add_items([NewItem(f"Item {n}") for n in range(1, 5)])
    return store


def all_of(store: Store):
    return store.looks(), store.lookbooks()


def test_a_look_is_kept_as_it_was_made(shop: Store) -> None:
    look_id, change = shop.add_look(LOOK)
    (kept,) = shop.looks()
    assert replace(kept, id=0, created=None, changed=None) == LOOK
    assert (kept.id, kept.created, kept.changed) == (look_id, kept.created, kept.created)
    assert kept.item_ids == (2, 1)
    assert (change.what, change.kind) == ("made the look Autumn", "look")
    assert shop.look_named(" Autumn ") == kept
    assert shop.looks([99, look_id]) == [kept]


def test_names_are_names(shop: Store) -> None:
    shop.add_look(LOOK)
    other, _ = shop.add_look(replace(LOOK, name="Winter", pieces=()))
    with pytest.raises(UsageError, match="Autumn"):
        shop.add_look(LOOK)
    with pytest.raises(UsageError, match="Autumn"):
        shop.change_look(replace(shop.looks([other])[0], name="Autumn"))
    with pytest.raises(UsageError, match="blank"):
        shop.add_look(replace(LOOK, name=" "))
    with pytest.raises(NotFoundError, match="Autumn"):
        shop.look_named("Spring")
    with pytest.raises(NotFoundError):
        shop.add_look(replace(LOOK, name="Ghosts", pieces=(Placed(99),)))
    with pytest.raises(NotFoundError):
        shop.change_look(replace(LOOK, id=77))
    assert [look.name for look in shop.looks()] == ["Autumn", "Winter"]


STEPS = {
    "made": lambda s, a, b: s.add_look(replace(LOOK, name="New")),
    "changed": lambda s, a, b: s.change_look(replace(a, name="Fall", rain=False, pieces=())),
    "moved": lambda s, a, b: s.change_look(replace(a, pieces=a.pieces[::-1])),
    "removed": lambda s, a, b: s.remove_look(a.id),
    "a new book": lambda s, a, b: s.put_lookbook("Other", [b.id, a.id]),
    "another order": lambda s, a, b: s.put_lookbook("Book", [b.id, a.id, b.id]),
    "a removed book": lambda s, a, b: s.put_lookbook("Book", None),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step_is_taken_back(shop: Store, step) -> None:
    first, _ = shop.add_look(LOOK)
    other, _ = shop.add_look(replace(LOOK, name="Winter", client=""))
    shop.put_lookbook("Book", [first, other])
    before = all_of(shop)
    step(shop, *shop.looks([first, other]))
    assert all_of(shop) != before
    change = shop.take_back(shop.last_step("anyone"))
    assert all_of(shop) == before
    assert change.what.startswith("took back: ")


def test_all_is_taken_back_in_turn(shop: Store) -> None:
    first, _ = shop.add_look(LOOK)
    shop.put_lookbook("Book", [first])
    shop.remove_look(first)
    assert shop.lookbooks()[0].look_ids == ()
    for _ in range(3):
        shop.take_back(shop.last_step("anyone"))
    assert all_of(shop) == ([], [])


def test_a_look_does_without_an_item_that_is_gone(shop: Store) -> None:
    look_id, _ = shop.add_look(LOOK)
    shop.retire([2])
    assert shop.looks([look_id])[0].item_ids == (2, 1)


def test_what_is_put_together() -> None:
    assert put_together([LOOK, replace(LOOK, pieces=(Placed(5),))]) == [(2, 1)]
