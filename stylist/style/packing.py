"""Packing: the fewest garments that give an outfit for each day.

An integer program (HiGHS, by `scipy.optimize.milp`): which garments are packed, and which of
them are worn on which day. Each day wants one of each slot that an outfit must have, clo near
what its weather asks for, something that keeps rain out, and no two garments that clash.
Where that cannot be had, what is missing costs more than any garment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from stylist.style.outfit import SLACK
from stylist.style.pieces import Pieces, slot_code
from stylist.style.weather import KEEPS
from stylist.taxonomy import SLOTS
from stylist.types import Floats, Mask

AGAIN = 2
"""On how many days what is worn next to the skin is worn, unless said otherwise."""

CLASHES = 0.4
"""Pairs that go together less are not worn at once."""

PER_SLOT = {"base": 12, "bottom": 9, "dress": 7, "mid": 7, "outer": 6, "shoes": 6}
"""Garments of a slot that are considered: the best over all days."""

OF_A_DAY = 2
"""And of each slot the best for each day."""

SECONDS = 8.0

_SAME = 0.15
"""What it takes from an outfit that another day has the same."""

_MUST = ("base", "bottom", "dress", "shoes")
_ONE_PIECE = _MUST.index("dress")
_NEXT_TO_SKIN = ("base", "dress")
_NOTHING, _WET, _COLD, _HOT = 80.0, 40.0, 300.0, 100.0
"""What a slot without any garment, a wet day, a clo too little and one too much cost, in
garments: so much that no day is left amiss to save one."""

_WORSE = 0.2
"""What it costs to wear a garment that suits the day not at all."""


@dataclass(frozen=True, slots=True)
class Day:
    """What a day asks for: clo (None: no matter), and whether it rains."""

    needed: float | None
    rain: bool = False


@dataclass(frozen=True, slots=True)
class Packed:
    """Rows of the pieces: those packed, and those worn on each day; whether fewer cannot do."""

    rows: tuple[int, ...]
    days: tuple[tuple[int, ...], ...]
    proven: bool


def considered(
    pieces: Pieces, days: Sequence[Day], allowed: Mask, suits: Floats
) -> NDArray[np.int64]:
    """Rows to choose from: of each slot those that suit the most days best.

    Parameters
    ----------
    allowed, suits : (d, n)
        Whether each garment may be worn on each day, and how well it suits it, 0–1.
    """
    worth = np.where(allowed, suits, 0)
    dry = (pieces.slots == slot_code("outer")) & (pieces.rain >= KEEPS)
    found: list[NDArray[np.int64]] = []
    for slot, count in PER_SLOT.items():
        here = np.flatnonzero((pieces.slots == slot_code(slot)) & allowed.any(axis=0))
        found.append(_first(here, worth.sum(axis=0), count))
        # What is best for one day stays in, if it does nothing for the others.
        for day, asked in enumerate(days):
            fit = here[allowed[day, here]]
            found.append(_first(fit, worth[day], OF_A_DAY))
            if asked.rain:
                found.append(_first(fit[dry[fit]], worth[day], OF_A_DAY))
    return np.unique(np.concatenate(found))


def _first(rows: NDArray[np.int64], worth: Floats, count: int) -> NDArray[np.int64]:
    return rows[np.argsort(-worth[rows], kind="stable")[:count]]


def pack(
    pieces: Pieces,
    days: Sequence[Day],
    allowed: Mask,
    suits: Floats,
    pair: Floats,
    again: int = AGAIN,
    seconds: float = SECONDS,
) -> Packed:
    """The fewest of n garments that give an outfit for each of d days.

    Parameters
    ----------
    allowed, suits : (d, n)
        See `considered`.
    pair : (n, n) float32 in 0–1
        How well two go together.
    again : int
        On how many days a shirt or dress may be worn; coats, trousers, shoes as often as wanted.
    """
    program = _Program(pieces, days, allowed, suits, pair, again)
    packed, worn, proven = program.solve(seconds)
    chosen = _nicest(pieces, days, allowed, suits, pair, packed, worn, again)
    rows = tuple(sorted({row for day in chosen for row in day}))
    return Packed(rows, tuple(chosen), proven)


class _Program:
    """What is packed (n variables), and for each day what is worn (n), and what is amiss.

    Of a day: whether it is a dress instead of two pieces, which slots are left empty, clo too
    little, clo too much, wet.
    """

    def __init__(
        self,
        pieces: Pieces,
        days: Sequence[Day],
        allowed: Mask,
        suits: Floats,
        pair: Floats,
        again: int,
    ) -> None:
        self.pieces, self.days, self.count = pieces, days, len(pieces)
        self.slots = [slot_code(slot) for slot in _MUST]
        self.per_day = self.count + 1 + len(self.slots) + 3
        self.size = self.count + len(days) * self.per_day
        self._rows: list[tuple[dict[int, float], float, float]] = []
        cost = np.zeros(self.size)
        cost[: self.count] = 1.0
        most = np.ones(self.size)
        whole = np.ones(self.size)
        clo = np.nan_to_num(pieces.clo)
        clash = (pair < CLASHES) & (pieces.slots[:, None] != pieces.slots[None, :])
        for day in range(len(days)):
            start = self.x(day, 0)
            most[start : start + self.count] = allowed[day]
            # Wearing costs a little, the worse it suits the more: no layer for nothing.
            cost[start : start + self.count] = _WORSE * (1 - suits[day]) + 0.001
            more = self.rest(day)
            cost[more + 1 : more + 1 + len(self.slots)] = _NOTHING
            # A shirt without trousers is more than no dress.
            cost[more + 1 + _ONE_PIECE] = 1.5 * _NOTHING
            cold = more + 1 + len(self.slots)
            cost[cold : cold + 3] = _COLD, _HOT, _WET
            whole[cold : cold + 2] = 0
            most[cold : cold + 2] = 5.0
            self._wear_one_of_each(day, allowed[day])
            self._warm(day, clo, days[day], cold)
            self._clash(day, clash, allowed[day])
        self._packed(again)
        self.cost, self.most, self.whole = cost, most, whole

    def x(self, day: int, piece: int) -> int:
        return self.count + day * self.per_day + piece

    def rest(self, day: int) -> int:
        """Where a day's other variables begin: dress, empty slots, cold, hot, wet."""
        return self.count + day * self.per_day + self.count

    def _row(self, terms: dict[int, float], least: float, most: float) -> None:
        self._rows.append((terms, least, most))

    def _wear_one_of_each(self, day: int, allowed: Mask) -> None:
        slots, dress = self.pieces.slots, self.rest(day)
        for place, slot in enumerate(self.slots):
            terms = {self.x(day, int(i)): 1.0 for i in np.flatnonzero(slots == slot)}
            terms[dress + 1 + place] = 1.0
            name = SLOTS[slot]
            if name == "dress":
                terms[dress] = -1.0
                self._row(terms, 0.0, 0.0)
            elif name == "shoes":
                self._row(terms, 1.0, 1.0)
            else:
                terms[dress] = 1.0
                self._row(terms, 1.0, 1.0)
        for name in ("mid", "outer"):
            layer = np.flatnonzero((slots == slot_code(name)) & allowed)
            self._row({self.x(day, int(i)): 1.0 for i in layer}, 0.0, 1.0)

    def _warm(self, day: int, clo: Floats, asked: Day, cold: int) -> None:
        if asked.needed is not None:
            terms = {self.x(day, i): float(c) for i, c in enumerate(clo) if c > 0}
            terms |= {cold: 1.0, cold + 1: -1.0}
            self._row(terms, asked.needed - SLACK, asked.needed + 2 * SLACK)
        if asked.rain:
            outer = self.pieces.slots == slot_code("outer")
            dry = np.flatnonzero(outer & (self.pieces.rain >= KEEPS))
            self._row({self.x(day, int(i)): 1.0 for i in dry} | {cold + 2: 1.0}, 1.0, np.inf)

    def _clash(self, day: int, clash: Mask, allowed: Mask) -> None:
        for piece in np.flatnonzero(allowed):
            for slot in np.unique(self.pieces.slots):
                others = np.flatnonzero(clash[piece] & (self.pieces.slots == slot) & allowed)
                if len(others) and slot > self.pieces.slots[piece]:
                    terms = {self.x(day, int(i)): 1.0 for i in others}
                    terms[self.x(day, int(piece))] = 1.0
                    self._row(terms, 0.0, 1.0)

    def _packed(self, again: int) -> None:
        skin = [slot_code(slot) for slot in _NEXT_TO_SKIN]
        for piece in range(self.count):
            worn = [self.x(day, piece) for day in range(len(self.days))]
            for variable in worn:
                self._row({variable: 1.0, piece: -1.0}, -1.0, 0.0)
            if self.pieces.slots[piece] in skin:
                self._row({**dict.fromkeys(worn, 1.0), piece: -float(again)}, -np.inf, 0.0)

    def solve(self, seconds: float) -> tuple[list[int], list[tuple[int, ...]], bool]:
        """Rows packed, rows worn a day, and whether it is the least."""
        # They take a third of a second to load, and nobody packs while the window opens.
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import coo_array

        entries = [(r, c, v) for r, (terms, _, _) in enumerate(self._rows)
                   for c, v in terms.items()]  # fmt: skip
        rows, columns, values = (np.array(part) for part in zip(*entries, strict=True))
        matrix = coo_array((values, (rows, columns)), shape=(len(self._rows), self.size)).tocsr()
        bounds = np.array([(least, most) for _, least, most in self._rows])
        found = milp(
            self.cost,
            integrality=self.whole,
            bounds=Bounds(0, self.most),
            constraints=LinearConstraint(matrix, bounds[:, 0], bounds[:, 1]),
            options={"time_limit": seconds},
        )
        if found.x is None:  # the time was up before there was anything
            return [], [() for _ in self.days], False
        on = found.x > 0.5
        worn = [
            tuple(int(i) for i in np.flatnonzero(on[self.x(d, 0) : self.x(d, 0) + self.count]))
            for d in range(len(self.days))
        ]
        packed = sorted({row for day in worn for row in day})
        return packed, worn, found.status == 0


def _nicest(
    pieces: Pieces,
    days: Sequence[Day],
    allowed: Mask,
    suits: Floats,
    pair: Floats,
    packed: Sequence[int],
    worn: Sequence[tuple[int, ...]],
    again: int,
) -> list[tuple[int, ...]]:
    """With what is packed, the outfits that go together best, no two alike where that can be."""
    left = dict.fromkeys(packed, len(days))
    skin = [slot_code(slot) for slot in _NEXT_TO_SKIN]
    left |= {row: again for row in packed if pieces.slots[row] in skin}
    chosen: list[tuple[int, ...]] = []
    for place, day in enumerate(days):
        still = worn[place + 1 :]
        best, most = worn[place], (np.inf, np.inf)
        for outfit in _outfits(pieces, worn[place], [r for r in packed if allowed[place, r]]):
            # What later days were promised stays theirs.
            if any(left[row] - 1 < sum(row in other for other in still) for row in outfit):
                continue
            again_so = sum(set(outfit) == set(other) for other in chosen)
            nice = _nice(suits[place], pair, outfit) - _SAME * again_so
            score = (_amiss(pieces, day, pair, outfit), -nice)
            if score < most:
                best, most = outfit, score
        for row in best:
            left[row] -= 1
        chosen.append(best)
    return chosen


def _outfits(
    pieces: Pieces, like: tuple[int, ...], rows: Sequence[int]
) -> Iterator[tuple[int, ...]]:
    """Outfits of the same slots as one."""
    choices = [[r for r in rows if pieces.slots[r] == pieces.slots[row]] or [row] for row in like]
    yield from product(*choices)


def _amiss(pieces: Pieces, day: Day, pair: Floats, outfit: tuple[int, ...]) -> float:
    """What is wrong with an outfit on a day: 0 where nothing is."""
    rows = list(outfit)
    upper = pair[np.ix_(rows, rows)][np.triu_indices(len(rows), 1)]
    wrong = _NOTHING * float((upper < CLASHES).sum())
    if day.needed is not None:
        clo = float(np.nansum(pieces.clo[rows]))
        wrong += _COLD * max(day.needed - SLACK - clo, 0.0)
        wrong += _HOT * max(clo - day.needed - 2 * SLACK, 0.0)
    outer = [r for r in rows if pieces.slots[r] == slot_code("outer")]
    if day.rain and not any(pieces.rain[r] >= KEEPS for r in outer):
        wrong += _WET
    return round(wrong, 2)


def _nice(suits: Floats, pair: Floats, outfit: tuple[int, ...]) -> float:
    """How well an outfit goes together, and suits the day."""
    rows = list(outfit)
    upper = pair[np.ix_(rows, rows)][np.triu_indices(len(rows), 1)]
    together = float(upper.mean()) if len(upper) else 0.5
    return together + 0.3 * (float(suits[rows].mean()) if rows else 0.0)
