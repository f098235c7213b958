"""Garments arranged on a canvas."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylist.arrange import (
    CANVAS,
    aligned,
    around,
    bounds,
    doubled,
    moved,
    ordered,
    scaled,
    snapped,
    spread,
    turned,
    without,
)
from stylist.looktypes import ASPECT, Placed

LOOK = (
    Placed(1, 0.2, 0.3, 0.4),
    Placed(2, 0.5, 0.5, 0.2, 90.0),
    Placed(3, 0.8, 0.9, 0.3, -20.0),
)
RATIOS = (0.5, 2.0, 1.0)

fractions = st.floats(0.05, 0.95)
pieces = st.builds(Placed, st.integers(1, 9), fractions, fractions, st.floats(0.1, 0.8),
                   st.floats(-180, 180))  # fmt: skip


def test_bounds_know_how_a_piece_is_turned() -> None:
    upright = bounds(LOOK[0], 0.5)
    assert upright.right - upright.left == pytest.approx(0.2)
    assert upright.bottom - upright.top == pytest.approx(0.4)
    turned_over = bounds(LOOK[1], 2.0)
    assert turned_over.right - turned_over.left == pytest.approx(0.1)
    assert turned_over.bottom - turned_over.top == pytest.approx(0.2)


def test_moved_and_never_out_of_sight() -> None:
    after = moved(LOOK, {0}, 0.08, -0.1)
    assert (after[0].x, after[0].y) == pytest.approx((0.3, 0.2))
    assert after[1:] == LOOK[1:]
    far = moved(LOOK, {0, 2}, 9.0, -9.0)
    assert [(p.x, p.y) for p in far] == [(1.0, 0.0), (0.5, 0.5), (1.0, 0.0)]


@given(st.lists(pieces, min_size=2, max_size=6), st.floats(0.3, 3.0))
def test_scaling_keeps_what_lies_beside_what(some: list[Placed], times: float) -> None:
    ratios = [1.0] * len(some)
    after = scaled(some, ratios, set(range(len(some))), times)
    factor = after[0].scale / some[0].scale
    assert all(
        a.scale / b.scale == pytest.approx(factor, rel=1e-2)
        for a, b in zip(after, some, strict=True)
    )
    inside = [p for p in after if 0 < p.x < 1 and 0 < p.y < 1]
    if len(inside) == len(some):
        apart = after[1].y - after[0].y
        assert apart == pytest.approx((some[1].y - some[0].y) * factor, abs=1e-3)


def test_turning_a_group_carries_its_pieces_round() -> None:
    two = (Placed(1, 0.5, 0.4, 0.1), Placed(2, 0.5, 0.6, 0.1))
    after = turned(two, (1.0, 1.0), {0, 1}, 90)
    assert (after[0].x * ASPECT, after[0].y) == pytest.approx((0.5 * ASPECT + 0.1, 0.5))
    assert [p.rotation for p in after] == [90, 90]
    alone = turned(LOOK, RATIOS, {2}, -200)
    assert (alone[2].x, alone[2].y) == pytest.approx((LOOK[2].x, LOOK[2].y))
    assert alone[2].rotation == pytest.approx(140)


@pytest.mark.parametrize("edge", ["left", "centre", "right", "top", "middle", "bottom"])
def test_aligned_to_each_other_and_alone_to_the_canvas(edge: str) -> None:
    axis, place = divmod(["left", "centre", "right", "top", "middle", "bottom"].index(edge), 3)
    two = (Placed(1, 0.4, 0.45, 0.3), Placed(2, 0.6, 0.55, 0.2, 30.0))
    box = around(two, (0.5, 1.5), {0, 1})
    after = aligned(two, (0.5, 1.5), {0, 1}, edge)
    for piece, ratio in zip(after, (0.5, 1.5), strict=True):
        assert bounds(piece, ratio).edges[axis][place] == pytest.approx(
            box.edges[axis][place], abs=1e-4
        )
    alone = aligned(two, (0.5, 1.5), {0}, edge)[0]
    assert bounds(alone, 0.5).edges[axis][place] == pytest.approx(
        CANVAS.edges[axis][place], abs=1e-4
    )


def test_spread_puts_the_middles_at_equal_distances() -> None:
    some = tuple(Placed(i, x, 0.5, 0.1) for i, x in enumerate((0.9, 0.1, 0.2, 0.3)))
    after = spread(some, (1.0,) * 4, {0, 1, 2, 3}, upright=False)
    assert [p.x for p in after] == pytest.approx([0.9, 0.1, 0.1 + 0.8 / 3, 0.1 + 1.6 / 3], abs=1e-4)
    assert [p.y for p in after] == [0.5] * 4


@pytest.mark.parametrize(
    ("chosen", "way", "ids", "now"),
    [
        ({0}, "forward", [2, 1, 3], [1]),
        ({0}, "front", [2, 3, 1], [2]),
        ({2}, "back", [3, 1, 2], [0]),
        ({1, 2}, "backward", [2, 3, 1], [0, 1]),
        ({1, 2}, "forward", [1, 2, 3], [1, 2]),
    ],
)
def test_ordered(chosen: set[int], way: str, ids: list[int], now: list[int]) -> None:
    after, places = ordered(LOOK, chosen, way)
    assert [p.item_id for p in after] == ids
    assert places == now


def test_doubled_and_taken_off() -> None:
    after, new = doubled(LOOK, {1})
    assert new == [3]
    assert after[:3] == LOOK
    assert replace(after[3], x=0, y=0) == replace(LOOK[1], x=0, y=0)
    assert after[3].x > LOOK[1].x
    assert without(after, {0, 3}) == LOOK[1:]


def test_snaps_to_what_is_near_and_says_to_which_line() -> None:
    two = (Placed(1, 0.5, 0.5, 0.2), Placed(2, 0.2, 0.2, 0.2))
    # The second one's middle comes within reach of the first one's, across only.
    across = 0.3 * ASPECT - 0.004
    by, down, guides = snapped(two, (1.0, 1.0), {1}, across, 0.03, 0.01)
    assert by == pytest.approx(0.3 * ASPECT)
    assert down == pytest.approx(0.03)
    assert [guide.upright for guide in guides] == [True]
    assert guides[0].at in [pytest.approx(line) for line in bounds(two[0], 1.0).edges[0]]
    assert snapped(two, (1.0, 1.0), {1}, across, 0.03, 0.001) == (across, 0.03, ())
