"""Between looks in the window and the library: every change is stored when it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.jobs import Jobs
from stylist.gui.retelling import retold
from stylist.gui.steps import LOOKS, Steps
from stylist.library import Library
from stylist.looktypes import Lookbook, StyledLook
from stylist.types import Change, Filters, Item


@dataclass(frozen=True, slots=True)
class Shelved:
    """A look as the gallery shows it, with what it costs in words."""

    look: StyledLook
    price: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """All looks and lookbooks."""

    looks: tuple[Shelved, ...] = ()
    books: tuple[Lookbook, ...] = ()
    wardrobe: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A look as it is worked on; `warmth` is a sentence, empty without a weather."""

    look: StyledLook
    items: Mapping[int, Item] = field(default_factory=dict)
    price: str = ""
    warmth: str = ""
    wardrobe: bool = False


class LookWork(QObject):
    """Reads and writes on the writer lane, so that what is read is behind what was written.

    `changed` says that looks are others now: the page asks anew; `undone` that it was
    something taken back.
    """

    said = Signal(str)
    changed = Signal()
    undone = Signal()

    def __init__(self, library: Library, jobs: Jobs, steps: Steps) -> None:
        super().__init__()
        self.library, self.jobs, self._steps = library, jobs, steps
        self.pending = 0
        """Changes that are not stored yet: what is read meanwhile is older than what is shown."""
        steps.undone.connect(self._undone)

    # Reading.

    def shelf(self, put: Callable[[Shelf], None]) -> None:
        """All looks and lookbooks, those changed last first."""

        def work() -> Shelf:
            looks = sorted(
                self.library.looks(), key=lambda look: str(look.changed or ""), reverse=True
            )
            wanted = sorted({i for look in looks for i in look.item_ids})
            items = {item.id: item for item in self.library.items(wanted)}
            shelved = [Shelved(look, self._price(_worn(look, items))) for look in looks]
            books = tuple(self.library.lookbooks())
            return Shelf(tuple(shelved), books, self.library.is_wardrobe)

        self.jobs.writer.submit(work, done=put, failed=self.refuse)

    def open(
        self,
        look_id: int,
        put: Callable[[Opened], None],
        gone: Callable[[], None] = lambda: None,
    ) -> None:
        """A look with all that stands beside it."""

        def failed(error: StylistError) -> None:
            self.refuse(error)
            gone()

        self.jobs.writer.submit(
            lambda: self._opened(self.library.look(look_id)), done=put, failed=failed
        )

    def _opened(self, look: StyledLook) -> Opened:
        items = {item.id: item for item in self.library.items(look.item_ids)}
        warmth = self.library.worn(look).sentence if look.temperature is not None else ""
        price = self._price(_worn(look, items))
        return Opened(look, items, price, warmth, self.library.is_wardrobe)

    def _price(self, items: Sequence[Item]) -> str:
        costs = self.library.price_of(items).items()
        return " + ".join(text.money(Item(0, "", price=p, currency=c)) for c, p in costs)

    # Writing.

    def make(
        self,
        stem: str,
        item_ids: Sequence[int],
        made: Callable[[StyledLook], None],
        *,
        like: Filters | None = None,
    ) -> None:
        """A new look of items, called so or so with a number, for an occasion and a weather."""
        ids = list(item_ids)

        def done(look: StyledLook) -> None:
            self._steps.refresh()
            self.changed.emit()
            made(look)

        def work() -> StyledLook:
            for_it = None
            if like is not None:
                for_it = StyledLook(
                    0, stem, occasion=like.occasion, temperature=like.temperature,
                    wind=like.wind, rain=like.rain,
                )  # fmt: skip
            return self.library.make_look(self.library.spare_name(stem), ids, like=for_it)

        self.jobs.writer.submit(work, done=done, failed=self.refuse)

    def copy(self, look_ids: Sequence[int]) -> None:
        """The same looks once more, to be changed."""

        def work() -> Change:
            for look in map(self.library.look, look_ids):
                name = self.library.spare_name(self.tr("{}, again").format(look.name))
                self.library.make_look(name, like=look)
            return Change(self.tr("copied looks"))

        self._do(work)

    def put(self, look: StyledLook, what: str, done: Callable[[], None] = lambda: None) -> None:
        """Let a look be so."""
        self._do(
            lambda: self.library.change_look(look, f"{what} ({look.name})" if what else ""), done
        )

    def add(self, look_id: int, item_ids: Sequence[int]) -> None:
        """Put items on a look."""
        ids = list(item_ids)
        self._do(lambda: self.library.add_to_look(look_id, ids), tell=True)

    def wear(self, item_ids: Sequence[int]) -> None:
        """All of it was worn today."""
        ids = list(item_ids)
        self._do(lambda: self.library.wear(ids), tell=True)

    def remove(self, look_ids: Sequence[int]) -> None:
        """Remove looks, each a step to take back."""

        def work() -> Change:
            changes = [self.library.remove_look(look_id) for look_id in look_ids]
            return changes[-1]

        if look_ids:
            self._do(work, tell=True)

    def put_book(
        self, name: str, look_ids: Sequence[int] | None, done: Callable[[], None] = lambda: None
    ) -> None:
        """Let a lookbook hold these looks in this order; None removes it."""
        if look_ids is None:
            self._do(lambda: self.library.remove_lookbook(name), done, tell=True)
        else:
            ids = list(look_ids)
            self._do(lambda: self.library.make_lookbook(name, ids), done)

    def _do(
        self,
        work: Callable[[], Change],
        done: Callable[[], None] = lambda: None,
        *,
        tell: bool = False,
    ) -> None:
        self.pending += 1

        def finished(change: Change) -> None:
            self.pending -= 1
            self._steps.refresh()
            if tell:
                self.said.emit(text.title(retold(change.what)))
            self.changed.emit()
            done()

        def failed(error: StylistError) -> None:
            self.pending -= 1
            self.refuse(error)
            self.undone.emit()  # what is shown is not what is stored

        self.jobs.writer.submit(work, done=finished, failed=failed)

    def _undone(self, change: Change) -> None:
        if change.kind in LOOKS:
            self.said.emit(text.title(retold(change.what)))
            self.undone.emit()

    def refuse(self, error: Any) -> None:
        """Say what went wrong."""
        self.said.emit(text.title(retold(error)))


def _worn(look: StyledLook, items: Mapping[int, Item]) -> list[Item]:
    return [items[i] for i in look.item_ids if i in items]
