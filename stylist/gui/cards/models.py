"""The grid's model: ids and scores at once, records by the page, when painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from stylist.gui import text
from stylist.gui.find.occasions import Suit
from stylist.gui.jobs import Jobs
from stylist.gui.text import translate
from stylist.library import Library
from stylist.types import CHANNELS, Floats, Item, Results
from stylist.weartypes import Wear

PAGE = 48
KEPT = 4096
"""Records kept of items that have been on screen."""

CARD = Qt.ItemDataRole.UserRole
"""The role whose value is a `Card`, or None while its record is being fetched."""

ITEMS = "application/x-stylist-items"
"""What is dragged from the grid: ids of items, as words."""

Index = QModelIndex | QPersistentModelIndex


def carried(item_ids: Sequence[int]) -> QMimeData:
    """Ids of items as what is dragged."""
    made = QMimeData()
    made.setData(ITEMS, " ".join(map(str, item_ids)).encode())
    return made


def brought(data: QMimeData) -> list[int]:
    """The ids of items that are dragged; none where it is something else."""
    if not data.hasFormat(ITEMS):
        return []
    words = bytes(data.data(ITEMS).data()).decode("ascii", "replace").split()
    return [int(word) for word in words if word.isdecimal() and len(word) < 19]


@dataclass(frozen=True, slots=True)
class Known:
    """What was fetched of an item; `clo` is its warmth, or None where unknown.

    `worn` says at which temperatures, `suits` how it suits each occasion, and
    `more` are lines of what the shop and its shoppers say, `wear` what is noted of it in a
    wardrobe; these are fetched for the item pane only.
    """

    item: Item
    clo: float | None
    worn: str = ""
    suits: tuple[Suit, ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    wear: Wear | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """All that a card paints. `liked` is None where there is no verdict."""

    item: Item
    photo_id: int | None
    clo: float | None
    score: float | None
    reason: str
    liked: bool | None

    def spoken(self) -> str:
        """The card in words, for a screen reader."""
        parts = [
            self.item.name,
            "" if self.score is None else text.percent(self.score),
            text.clo(self.clo),
            text.money(self.item),
            {
                True: translate("cards", "liked"),
                False: translate("cards", "not me"),
                None: "",
            }[self.liked],
            text.stars(self.item.stars),
            text.flag(self.item.flag),
            self.reason,
        ]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Standing:
    """An item's place in an answer: its score, each channel's share of it, and why it is there.

    `shares` is empty where nothing was compared. `place` is 1 for the first;
    `cause` is the item of the verdict that moved it most, if one did.
    """

    score: float
    shares: Mapping[str, float]
    reasons: tuple[str, ...]
    place: int = 0
    cause: int | None = None


def _told(clo: float) -> float | None:
    return None if np.isnan(clo) else float(clo)


def nobody() -> Results:
    """An answer with nothing in it."""
    none = np.empty(0, np.int64)
    return Results(none, none, np.empty(0, np.float32), np.empty((0, 3), np.float32), 0)


class ItemModel(QAbstractListModel):
    """The items of one answer, in its order."""

    def __init__(self, library: Library, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._results = nobody()
        self._scored = False
        self._known: OrderedDict[int, Known | None] = OrderedDict()
        self._liked: dict[int, bool] = {}
        self._asked: set[int] = set()
        self.flying = False
        """Whether what is in view is gone in a moment: nothing new is fetched."""
        self._cold: set[int] = set()
        self._age = 0

    @property
    def results(self) -> Results:
        """The answer shown."""
        return self._results

    def show(self, results: Results, *, scored: bool) -> None:
        """Show another answer; `scored` when its scores mean something."""
        self.beginResetModel()
        self._results, self._scored = results, scored
        self._asked.clear()
        self.endResetModel()

    def set_liked(self, liked: Mapping[int, bool]) -> None:
        """The profile's verdicts: item id → liked or not."""
        changed = {
            i for i in self._liked.keys() | liked.keys() if self._liked.get(i) != liked.get(i)
        }
        self._liked = dict(liked)
        self._touch(changed)

    def liked(self, item_id: int) -> bool | None:
        """The profile's verdict on an item, None where there is none."""
        return self._liked.get(item_id)

    def set_rating(
        self, item_ids: Iterable[int], stars: int | None = None, flag: str | None = None
    ) -> None:
        """Show stars or a flag at once, before the library has stored them."""
        changed = []
        for item_id in item_ids:
            known = self._known.get(item_id)
            if known is not None:
                item = known.item
                rated = replace(
                    item,
                    stars=item.stars if stars is None else stars,
                    flag=item.flag if flag is None else flag,
                )
                self._known[item_id] = replace(known, item=rated)
                changed.append(item_id)
        self._touch(changed)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be dragged onto an album."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Ids of items."""
        return [ITEMS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of these rows, in their order."""
        ids = [self.id_at(row) for row in sorted(index.row() for index in indexes)]
        return carried([i for i in ids if i is not None])

    def renew(self, item_ids: Iterable[int] | None = None) -> None:
        """Records may have changed, all unless told which: fetch them as they are painted."""
        changed = list(self._known if item_ids is None else item_ids)
        for item_id in changed:
            self._known.pop(item_id, None)
        self._asked.clear()
        self._age += 1
        self._touch(changed)

    def standing(self, item_id: int) -> Standing | None:
        """An item's place in the answer, None where it has none."""
        row = self.row_of(item_id)
        if row is None:
            return None
        shares = zip(CHANNELS, map(float, self._results.channels[row]), strict=True)
        return Standing(
            float(self._results.scores[row]),
            dict(shares) if self._scored else {},
            self._results.reasons.get(item_id, ()),
            row + 1,
            self._results.causes.get(item_id),
        )

    def id_at(self, row: int) -> int | None:
        """The id of the item in `row`, None where there is no such row."""
        return int(self._results.ids[row]) if 0 <= row < len(self._results.ids) else None

    def item(self, item_id: int) -> Item | None:
        """The record of an item that has been on screen."""
        known = self._known.get(item_id)
        return known.item if known is not None else None

    def row_of(self, item_id: int) -> int | None:
        """The row an item is in, None where it is not shown."""
        rows = np.flatnonzero(self._results.ids == item_id)
        return int(rows[0]) if len(rows) else None

    def card(self, row: int) -> Card | None:
        """The card of `row`, or None while it is being fetched."""
        item_id = int(self._results.ids[row])
        if item_id not in self._known:
            self._fetch(row // PAGE)
            return None
        self._known.move_to_end(item_id)
        known = self._known[item_id]
        if known is None:
            return None
        return Card(
            item=known.item,
            photo_id=self.photo_at(row),
            clo=known.clo,
            score=float(self._results.scores[row]) if self._scored else None,
            reason=text.brief(self._results.reasons.get(item_id, ())),
            liked=self._liked.get(item_id),
        )

    def scrolled(self) -> None:
        """What was asked for and not begun has left the view."""
        self._jobs.rows.clear()
        self._asked.clear()

    def photo_at(self, row: int) -> int | None:
        """The photo that the card of `row` shows; None where there is, or is known, none."""
        photo_id = int(self._results.photo_ids[row])
        if photo_id > 0:
            return photo_id
        known = self._known.get(int(self._results.ids[row]))
        return known.item.photo.id if known is not None and known.item.photo else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many items the answer holds."""
        return 0 if parent.isValid() else len(self._results.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The `Card`, its item's name, or the card in words."""
        wanted = (CARD, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in wanted:
            return None
        card = self.card(index.row())
        if card is None or role == CARD:
            return card
        return card.item.name if role == Qt.ItemDataRole.DisplayRole else card.spoken()

    def _fetch(self, page: int) -> None:
        if page in self._asked or self.flying:
            return
        self._asked.add(page)
        ids = self._results.ids[page * PAGE : (page + 1) * PAGE].tolist()
        wanted = [item_id for item_id in ids if item_id not in self._known]
        age, results = self._age, self._results
        self._jobs.rows.ask(
            (age, *wanted),
            lambda: self._load(wanted),
            done=lambda found: self._keep(found, age, page if results is self._results else None),
            failed=lambda _: self._asked.discard(page),
        )

    def _load(self, ids: list[int]) -> tuple[dict[int, Known | None], bool]:
        """Records, and whether they say how warm the items are: a card does not wait for that."""
        items = self._library.items(ids)
        clo = self._library.warmth_at_hand([item.id for item in items])
        found: dict[int, Known | None] = dict.fromkeys(ids)
        for place, item in enumerate(items):
            found[item.id] = Known(item, None if clo is None else _told(clo[place]))
        return found, clo is not None

    def _keep(
        self, loaded: tuple[dict[int, Known | None], bool], age: int, page: int | None
    ) -> None:
        """Records came; they are those of a page, unless another answer is shown by now."""
        if age != self._age:  # read before a change
            return
        found, warm = loaded
        self._known.update(found)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        self._asked.clear()
        if page is None:
            self._touch(found.keys())
        else:
            last = min((page + 1) * PAGE, len(self._results.ids)) - 1
            self.dataChanged.emit(self.index(page * PAGE), self.index(last))
        if not warm:
            self._cold.update(found)
            self._warm()

    def _warm(self) -> None:
        """Work out how warm the items are that were shown without it."""
        ids = sorted(self._cold)

        def put(clo: Floats) -> None:
            self._cold.difference_update(ids)
            for item_id, warmth in zip(ids, clo, strict=True):
                known = self._known.get(item_id)
                if known is not None:
                    self._known[item_id] = replace(known, clo=_told(warmth))
            self._touch(ids)

        self._jobs.counts.ask("warmth", lambda: self._library.warmth(ids), done=put)

    def _touch(self, item_ids: Iterable[int]) -> None:
        rows = np.flatnonzero(np.isin(self._results.ids, np.fromiter(item_ids, np.int64)))
        if len(rows):
            self.dataChanged.emit(self.index(int(rows[0])), self.index(int(rows[-1])))
