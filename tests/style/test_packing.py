"""Packing, held against every possible way on small wardrobes."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from stylist.style.packing import CLASHES, Day, Packed, considered, pack
from stylist.style.pieces import Pieces, slot_code
from stylist.style.weather import KEEPS
from stylist.taxonomy import SLOTS
from stylist.types import Floats, Mask


def pieces_of(slots: list[str], clo: list[float], rain: list[float] | None = None) -> Pieces:
    count = len(slots)
    none, codes = np.zeros(count, np.float32), np.array([slot_code(s) for s in slots], np.int8)
    return Pieces(
        np.arange(count), codes, np.arange(count, dtype=np.int16), np.zeros(count, np.int16),
        np.zeros((count, 3), np.float32), np.ones(count, bool), np.zeros(count, bool), none, none,
        np.array(clo, np.float32), np.array(rain or [0.0] * count, np.float32),
        np.ones((count, 1), np.float32), np.ones((count, 1), np.float32),
    )  # fmt: skip


def packed(
    pieces: Pieces, days: list[Day], allowed: Mask | None = None, pair: Floats | None = None,
    again: int = 2,
) -> Packed:  # fmt: skip
    n = len(pieces)
    allowed = np.ones((len(days), n), bool) if allowed is None else allowed
    pair = np.ones((n, n), np.float32) if pair is None else pair
    return pack(pieces, days, allowed, np.ones((len(days), n), np.float32), pair, again)


def slots_of(pieces: Pieces, rows: tuple[int, ...]) -> list[str]:
    return sorted(SLOTS[pieces.slots[row]] for row in rows)


def test_two_days_of_one_kind_share_all_but_nothing_is_missing() -> None:
    pieces = pieces_of(["base", "base", "bottom", "bottom", "shoes"], [0.2, 0.2, 0.2, 0.2, 0.02])
    found = packed(pieces, [Day(None), Day(None)])
    assert found.proven
    assert slots_of(pieces, found.rows) == ["base", "bottom", "shoes"]


def test_shirts_are_worn_only_so_often() -> None:
    pieces = pieces_of(["base"] * 4 + ["bottom", "shoes"], [0.2] * 5 + [0.02])
    assert len(packed(pieces, [Day(None)] * 4, again=2).rows) == 4
    every_day = packed(pieces, [Day(None)] * 4, again=1)
    assert len(every_day.rows) == 6
    worn = [row for day in every_day.days for row in day]
    assert all(worn.count(row) == 1 for row in range(4))


def test_warm_enough_by_layers() -> None:
    slots = ["base", "bottom", "shoes", "mid", "outer", "outer"]
    pieces = pieces_of(slots, [0.2, 0.25, 0.02, 0.3, 0.3, 0.8])
    found = packed(pieces, [Day(0.5), Day(1.3)])
    assert sorted(found.days[0]) == [0, 1, 2]
    assert sorted(found.days[1]) == [0, 1, 2, 5]


def test_something_keeps_the_rain_out() -> None:
    pieces = pieces_of(
        ["base", "bottom", "shoes", "outer", "outer"], [0.2, 0.2, 0.02, 0.3, 0.3],
        [0, 0, 0, 0.1, 0.9],
    )  # fmt: skip
    found = packed(pieces, [Day(0.45), Day(0.7, rain=True)])
    assert 4 not in found.days[0]
    assert 4 in found.days[1]
    assert 3 not in found.rows


def test_what_clashes_is_not_worn_at_once() -> None:
    pieces = pieces_of(["base", "base", "bottom", "shoes"], [0.2, 0.2, 0.2, 0.02])
    pair = np.ones((4, 4), np.float32)
    pair[0, 2] = pair[2, 0] = CLASHES / 2
    assert sorted(packed(pieces, [Day(None)], pair=pair).rows) == [1, 2, 3]


def test_what_is_not_there_is_missing_and_the_rest_is_worn() -> None:
    pieces = pieces_of(["base", "shoes"], [0.2, 0.02])
    found = packed(pieces, [Day(None)])
    assert sorted(found.days[0]) == [0, 1]
    allowed = np.array([[True, True], [False, False]])
    assert packed(pieces, [Day(None)] * 2, allowed).days[1] == ()


def _works(
    pieces: Pieces, rows: tuple[int, ...], day: Day, allowed: Mask, pair: Floats, slack: float
) -> bool:
    """Whether an outfit for the day can be made of these, by trying all."""
    here = [r for r in rows if allowed[r]]
    for size in range(2, 6):
        for outfit in combinations(here, size):
            slots = slots_of(pieces, outfit)
            if len(set(slots)) < len(slots) or "shoes" not in slots:
                continue
            two, one = {"base", "bottom"}, {"dress"}
            if not ((two <= set(slots) and "dress" not in slots)
                    or (one <= set(slots) and not two & set(slots))):  # fmt: skip
                continue
            clo = float(pieces.clo[list(outfit)].sum())
            if day.needed is not None and not (
                day.needed - 0.15 - slack <= clo <= day.needed + 0.3 + 3 * slack
            ):
                continue
            outer = [r for r in outfit if SLOTS[pieces.slots[r]] == "outer"]
            if day.rain and not any(pieces.rain[r] >= KEEPS for r in outer):
                continue
            if all(pair[a, b] >= CLASHES for a, b in combinations(outfit, 2)):
                return True
    return False


@pytest.mark.parametrize("seed", range(6))
def test_no_smaller_set_does(seed: int) -> None:
    random = np.random.default_rng(seed)
    slots = ["base", "base", "bottom", "bottom", "dress", "mid", "outer", "outer", "shoes", "shoes"]
    warm = {"base": 0.2, "bottom": 0.2, "dress": 0.35, "mid": 0.3, "outer": 0.5, "shoes": 0.03}
    clo = [warm[s] * float(random.uniform(0.7, 1.3)) for s in slots]
    pieces = pieces_of(slots, clo, random.uniform(0, 1, len(slots)).tolist())
    days = [Day(float(random.uniform(0.4, 1.2)), bool(random.random() < 0.3)) for _ in range(3)]
    allowed = random.random((3, len(slots))) < 0.8
    pair = random.uniform(0.3, 1, (len(slots),) * 2).astype(np.float32)
    pair = (pair + pair.T) / 2
    found = packed(pieces, days, allowed, pair, again=3)
    assert found.proven

    def enough(rows: tuple[int, ...], slack: float = 0.0) -> bool:
        return all(_works(pieces, rows, day, allowed[d], pair, slack) for d, day in enumerate(days))

    if not enough(tuple(range(len(slots)))):
        pytest.skip("this wardrobe has nothing for one of the days")
    # A few thousandths of a clo are worth less than a garment.
    assert enough(found.rows, 0.004)
    fewer = combinations(range(len(slots)), len(found.rows) - 1)
    assert not any(enough(rows) for rows in fewer)


def test_what_is_best_for_one_day_alone_is_considered() -> None:
    slots = ["outer"] * 30
    pieces = pieces_of(slots, [0.3] * 30, [0.0] * 29 + [1.0])
    suits = np.full((2, 30), 0.9, np.float32)
    suits[:, 29] = 0.1
    suits[1, 28] = 1.0
    rows = considered(pieces, [Day(None, rain=True), Day(None)], np.ones((2, 30), bool), suits)
    assert {28, 29} <= set(rows.tolist())
    assert len(rows) < 12
