"""A library used as a wardrobe."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from stylist.errors import NotFoundError, UsageError
from stylist.library import Library
from stylist.types import Filters, NewItem

TODAY = date.today()
BEFORE = TODAY - timedelta(days=3)


def test_wears_are_noted_counted_and_taken_back(library: Library) -> None:
    (coat,) = library.add_items([NewItem("Coat", price=90.0, currency="EUR")])
    other = int(library.browse().ids[-1])
    assert not library.is_wardrobe
    library.wear([coat, other], BEFORE)
    library.wear([coat])
    library.wear([coat])
    assert library.is_wardrobe
    worn, plain = library.wears([coat, other])
    assert (worn.times, worn.last, worn.each) == (2, TODAY, 45.0)
    assert (plain.times, plain.last, plain.each) == (1, BEFORE, None)
    assert library.wear_days(coat) == [TODAY, BEFORE]
    assert library.take_back("anyone").what.startswith("took back: wore")  # it changed nothing
    assert library.wears([coat])[0].times == 2
    library.take_back("anyone")
    assert library.wears([coat])[0].times == 1
    library.unwear([coat, other], BEFORE)
    assert library.wears() == []
    library.take_back("anyone")
    assert {w.item_id for w in library.wears()} == {coat, other}


def test_a_day_to_come_and_an_item_that_is_not_there_are_refused(library: Library) -> None:
    with pytest.raises(UsageError, match="yet to come"):
        library.wear([int(library.browse().ids[0])], TODAY + timedelta(days=1))
    with pytest.raises(NotFoundError):
        library.wear([10**6])
    assert library.last_step("anyone") is None or "wore" not in library.last_step("anyone").what


def test_a_library_is_said_to_be_a_wardrobe_or_not(library: Library) -> None:
    library.set_wardrobe(True)
    assert library.is_wardrobe
    library.wear([int(library.browse().ids[0])])
    library.set_wardrobe(False)
    assert not library.is_wardrobe


def test_days_are_told_in_words(library: Library) -> None:
    assert library.trip_day("8 rain office") == Filters(
        temperature=8.0, rain=True, occasion="office"
    )
    assert library.trip_day("−2, wind=6, work") == Filters(
        temperature=-2.0, wind=6.0, occasion="office"
    )
    assert library.trip_day("") == Filters()
    for wrong in ("120", "wind=999", "moonwalk", "tomorrow@Oslo"):
        with pytest.raises(UsageError):
            library.trip_day(wrong)


def test_packing_dresses_every_day(library: Library) -> None:
    days = [Filters(temperature=22.0), Filters(temperature=21.0), Filters(temperature=24.0)]
    packing = library.pack(days)
    assert packing.proven
    assert len(packing.days) == 3
    for day in packing.days:
        slots = dict(packing.slots)
        worn = [slots[i] for i in day.item_ids]
        assert len(set(worn)) == len(worn)
        assert {"base", "bottom"} <= set(worn) or "dress" in worn
        assert any("clo" in reason for reason in day.reasons)
    assert set(packing.item_ids) == {i for day in packing.days for i in day.item_ids}
    assert all(packing.days_of(i) for i in packing.item_ids)
    shirts = [i for i, slot in packing.slots if slot == "base"]
    assert all(len(packing.days_of(i)) <= 2 for i in shirts)
    assert len(packing.item_ids) < sum(len(day.item_ids) for day in packing.days)


def test_packing_keeps_to_a_tag_and_to_sense(library: Library) -> None:
    none = library.pack([Filters(temperature=20.0, tag=("nothing has it",))])
    assert none.item_ids == ()
    assert none.days[0].missing
    with pytest.raises(UsageError, match="31"):
        library.pack([Filters()] * 32)
    with pytest.raises(UsageError):
        library.pack([])
