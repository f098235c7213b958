from __future__ import annotations

import numpy as np

from stylist.style.exploring import PAGE, explore
from stylist.style.wish import Judged, Wish

ROWS = 80


def chances():
    """Half of the rows are dresses, then skirts; every fourth is red, the others blue."""
    place = np.arange(ROWS)
    kinds = np.stack([place < ROWS // 2, place >= ROWS // 2]).astype(np.float32)
    colours = np.stack([place % 4 == 0, place % 4 != 0]).astype(np.float32)
    return kinds, colours, np.ones((1, ROWS), np.float32)


def wish(times):
    """After so many hearts for red dresses."""
    row = [np.ascontiguousarray(c[:, :1].T) for c in chances()]
    traits = tuple(np.repeat(r, times, axis=0) for r in row)
    return Wish.learn(
        Judged(traits, np.ones(times, bool), np.ones(times, np.float32), ("",) * times)
    )


def explored(times, guesses=2, seed=0):
    order = np.arange(ROWS)
    return explore(order, wish(times), chances(), guesses, np.random.default_rng(seed))


def test_the_page_keeps_every_row_and_its_best():
    order, taken = explored(1)
    assert sorted(order.tolist()) == list(range(ROWS))
    assert order[: PAGE // 2].tolist() == list(range(PAGE // 2))
    assert taken
    for row in taken:
        assert order.tolist().index(row) < row  # it moved up


def test_a_guess_is_of_what_is_not_likeliest():
    likeliest = wish(1).likeliest()
    for seed in range(10):
        _, taken = explored(1, seed=seed)
        for row, places in taken.items():
            assert places != likeliest
            kinds, colours, _ = chances()
            if places[0]:
                assert kinds[places[0] - 1, row] == 1
            if places[1]:
                assert colours[places[1] - 1, row] == 1


def test_the_surer_the_fewer_guesses():
    def count(times):
        return sum(len(explored(times, seed=seed)[1]) for seed in range(30))

    assert count(8) < count(1)


def test_nobody_has_to_guess():
    order, taken = explored(1, guesses=0)
    assert order.tolist() == list(range(ROWS))
    assert taken == {}
