"""Why an item is recommended, in a sentence for a person."""

from __future__ import annotations

import numpy as np

from stylist.recommend.candidates import SOURCES, Candidates
from stylist.recommend.dataset import DAY, Codes, Dataset
from stylist.recommend.popularity import WEEK, bought_by
from stylist.types import Floats

_OWN = 0
"""The place of repurchase among the strategies."""


def strategies(found: Candidates, of: int, items: Codes) -> list[list[str]]:
    """By which strategies each item of one customer came, the surest first.

    A strategy is the surer, the further up among its own candidates the item is.
    """
    mine = np.flatnonzero(found.of == of)
    place = {int(item): row for row, item in zip(mine, found.item[mine], strict=True)}
    ranks = np.argsort(np.argsort(-found.scores[mine], axis=0, kind="stable"), axis=0)
    said: list[list[str]] = []
    for item in items.tolist():
        row = place.get(item)
        if row is None:
            said.append([])
            continue
        brought = np.flatnonzero(found.brought[row])
        own = ranks[row - int(mine[0])]
        order = np.lexsort((brought, own[brought], brought != _OWN))
        said.append([SOURCES[s].name for s in brought[order]])
    return said


def because(data: Dataset, customer: int, items: Codes, ways: list[list[str]]) -> list[str]:
    """A sentence each: the first strategies' words; how often and when it was bought before."""
    words = {source.name: source.why for source in SOURCES}
    lines = []
    before = plainly(data, customer, items)
    for line, names in zip(before, ways, strict=True):
        rest = [words[n] for n in names if n in words and n != "repurchase"][
            : 1 if line[:3] == "Bou" else 2
        ]
        if line.startswith("Bought") and rest:
            lines.append(f"{line[:-1]}; {rest[0]}.")
        elif rest:
            sentence = " and ".join(rest)
            lines.append(sentence[0].upper() + sentence[1:] + ".")
        else:
            lines.append(line)
    return lines


def _week(data: Dataset) -> Floats:
    if "week" not in data.kept:
        data.kept["week"] = bought_by(data.after(data.end - WEEK * DAY))
    found: Floats = data.kept["week"]
    return found


def plainly(data: Dataset, customer: int, items: Codes) -> list[str]:
    """Bought before, and when; else how many bought it this week."""
    week: Floats = _week(data)
    who = np.full(len(items), max(customer, 0), np.int32)
    row, there = data.pairs.find(who, np.maximum(items, 0))
    there &= (customer >= 0) & (items >= 0)
    lines = []
    for place, item in enumerate(items.tolist()):
        if there[place]:
            times = int(data.pairs.baskets[row[place]])
            ago = int((data.end - data.pairs.last[row[place]]) // DAY)
            often = "once" if times == 1 else "twice" if times == 2 else f"{times} times"
            when = "today" if ago < 1 else "yesterday" if ago == 1 else f"{ago} days ago"
            lines.append(f"Bought {often}, last {when}.")
        elif item >= 0 and week[item] > 0:
            count = int(week[item])
            lines.append(f"{count} bought it this week." if count > 1 else "Bought this week.")
        else:
            lines.append("Nothing speaks against it.")
    return lines
