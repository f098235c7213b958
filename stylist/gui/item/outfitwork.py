"""Between the outfits of the detail pane and the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError, UsageError
from stylist.gui import text
from stylist.gui.item.outfitlist import Outfit, OutfitList
from stylist.gui.jobs import Jobs
from stylist.gui.retelling import retold
from stylist.gui.steps import Steps
from stylist.library import Library
from stylist.types import Filters, Item


class OutfitWork(QObject):
    """Asks for outfits, swaps their pieces, and keeps them as looks."""

    said = Signal(str)

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        steps: Steps,
        shown: OutfitList,
        filters: Callable[[], Filters],
    ) -> None:
        super().__init__()
        self._library, self._jobs, self._steps = library, jobs, steps
        self._shown, self._filters = shown, filters
        self._item: int | None = None
        self._outfits: list[Outfit] = []
        self._left_out: set[int] = set()
        self._asked: tuple[int, Filters] | None = None
        shown.wanted.connect(self._wanted)
        shown.swapped.connect(self.swap)
        shown.kept.connect(self.keep)

    def _wanted(self, _on: bool) -> None:
        self._asked = None
        self.show(self._item)

    def show(self, item_id: int | None) -> None:
        """Outfits around an item, where they are wanted; those that are shown stay."""
        self._item = item_id
        if item_id is None or not self._shown.ask.isChecked():
            self._asked = None
            self._jobs.search.drop("outfits")
            return
        filters = self._filters()
        if self._asked == (item_id, filters):
            return
        self._asked, self._left_out = (item_id, filters), set()
        self._ask(lambda: self._library.outfits(item_id, filters), item_id, None)

    def swap(self, place: int, piece: int) -> None:
        """Another piece in one outfit; its others adapt."""
        item_id, filters = self._item, self._filters()
        if item_id is None or place >= len(self._outfits):
            return
        worn = [item.id for item in self._outfits[place].items]
        self._left_out.add(piece)
        out = tuple(self._left_out)

        def work() -> Sequence[Any]:
            found = self._library.swap_piece(item_id, worn, piece, filters, exclude=out)
            if found is None:
                raise UsageError(self.tr("Nothing else here goes in its place"))
            return [found]

        self._ask(work, item_id, place)

    def keep(self, outfit: Outfit) -> None:
        """Keep an outfit as a look, called after its first garment."""
        ids = [item.id for item in outfit.items]
        stem = self.tr("Look with {}").format(outfit.items[0].name)

        def work() -> str:
            return self._library.make_look(self._library.spare_name(stem), ids).name

        def done(name: str) -> None:
            self._steps.refresh()
            self.said.emit(self.tr("Kept: {}").format(name))

        self._jobs.writer.submit(work, done=done, failed=self._refused)

    def learn(self) -> None:
        """Learn what goes together, where looks, links or purchases are new."""

        def done(lesson: Any) -> None:
            if lesson is not None and lesson.kept:
                words = self.tr("Outfits go by {} pairs that belong together here")
                self.said.emit(words.format(text.count(lesson.pairs)))

        self._jobs.shop.submit(self._library.renew_outfits, done=done, failed=self._refused)

    def _ask(self, work: Callable[[], Sequence[Any]], item_id: int, place: int | None) -> None:
        def told() -> list[Outfit]:
            return [self._outfit(ensemble) for ensemble in work()]

        def put(found: list[Outfit]) -> None:
            if self._item != item_id or not self._shown.ask.isChecked():
                return
            if place is None:
                self._outfits = found
            else:
                self._outfits[place : place + 1] = found
            self._shown.put(item_id, self._outfits)

        def failed(error: StylistError) -> None:
            if place is None:
                self._outfits = []
                self._shown.refuse(f"{retold(error)}.")
            else:
                self._refused(error)

        self._jobs.search.ask("outfits", told, done=put, failed=failed)

    def _outfit(self, ensemble: Any) -> Outfit:
        items = self._library.items(ensemble.item_ids)
        costs = self._library.price_of(items).items()
        prices = [text.money(Item(0, "", price=p, currency=c)) for c, p in costs]
        return Outfit(tuple(items), ensemble.reasons, " + ".join(prices))

    def _refused(self, error: StylistError) -> None:
        self.said.emit(retold(error))
