"""Why an item is recommended, in a sentence for a person."""

from __future__ import annotations

import numpy as np

from stylist.recommend.candidates import SOURCES, Candidates
from stylist.recommend.dataset import DAY, Codes, Dataset
from stylist.recommend.popularity import WEEK, bought_by
from stylist.text import capital, decimal, listed, translate
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
    words = {source.name: translate("recommend", source.why) for source in SOURCES}
    lines = []
    for (line, own), names in zip(_before(data, customer, items), ways, strict=True):
        rest = [words[n] for n in names if n in words and n != "repurchase"][: 1 if own else 2]
        if own and rest:
            lines.append(f"{line[:-1]}; {rest[0]}.")
        elif rest:
            lines.append(f"{capital(listed(rest))}.")
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
    return [line for line, _ in _before(data, customer, items)]


def _before(data: Dataset, customer: int, items: Codes) -> list[tuple[str, bool]]:
    """The same, and whether it is that this customer has bought it."""
    week: Floats = _week(data)
    who = np.full(len(items), max(customer, 0), np.int32)
    row, there = data.pairs.find(who, np.maximum(items, 0))
    there &= (customer >= 0) & (items >= 0)
    lines = []
    for place, item in enumerate(items.tolist()):
        if there[place]:
            times = int(data.pairs.baskets[row[place]])
            ago = int((data.end - data.pairs.last[row[place]]) // DAY)
            said = translate("recommend", "Bought {}, last {}.")
            lines.append((said.format(_often(times), _ago(ago)), True))
        elif item >= 0 and week[item] > 1:
            said = translate("recommend", "{} bought it this week.")
            lines.append((said.format(decimal(int(week[item]))), False))
        elif item >= 0 and week[item] > 0:
            lines.append((translate("recommend", "Bought this week."), False))
        else:
            lines.append((translate("recommend", "Nothing speaks against it."), False))
    return lines


def _often(times: int) -> str:
    if times <= 2:
        return translate("recommend", "once") if times == 1 else translate("recommend", "twice")
    return translate("recommend", "{} times").format(times)


def _ago(days: int) -> str:
    if days <= 1:
        early = translate("recommend", "today"), translate("recommend", "yesterday")
        return early[max(days, 0)]
    return translate("recommend", "{} days ago").format(days)
