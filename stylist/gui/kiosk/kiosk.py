"""What the kiosk does: asks the library for a shopper, goes from page to page, forgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from stylist.errors import StylistError
from stylist.gui import language
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.jobs import Jobs
from stylist.gui.kiosk.idle import IdleWatch
from stylist.gui.kiosk.session import Place, Session
from stylist.gui.retelling import retold
from stylist.library import Library
from stylist.pin import StaffPin
from stylist.settings import Settings
from stylist.types import Filters, Item, Look, Photo, Results, Rgb

KEPT = 240
"""Results that can be leafed through: nobody leafs further on a screen in a shop."""

RANKED = 4000
"""Items that a taste puts in order where words or nothing were asked for."""

PICTURE_SIDE = 1400


class Kiosk(QObject):
    """One library for shoppers, and the visit of the one who is there.

    `shown` says that the page at the end of `session.trail` is to be built,
    `changed` that what it shows has changed, `judged` that a heart or a cross
    was set, `said` carries a line that is worth a moment of attention.

    Parameters
    ----------
    library : Library
        Opened read only: see `stylist.library.showroom`.
    pin : StaffPin
    remember : callable
        Told the settings that staff change.
    """

    shown = Signal()
    changed = Signal()
    judged = Signal(int)
    said = Signal(str)
    left = Signal()
    closing = Signal()
    respoken = Signal()

    def __init__(
        self,
        library: Library,
        pin: StaffPin,
        *,
        remember: Callable[[Settings], None] = lambda _: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.library, self.pin, self.remember = library, pin, remember
        self.settings = library.settings
        self.jobs = Jobs()
        self.thumbnails = Thumbnails(self.jobs.thumbnails, library.thumbnail)
        self.idle = IdleWatch(self.settings.kiosk_idle, parent=self)
        self.idle.ended.connect(self.forget)
        self.session = self._nobody()
        self.looks: dict[tuple[int, int, int], Rgb] = {}
        """The attract screen's pictures, so that each is drawn once: of the catalog alone."""
        self.staff = False
        """Whether the PIN was given, until they turn away."""

    # From page to page.

    def go(self, page: str, item: int | None = None) -> None:
        """Show another page; *Back* comes back to this one."""
        place = Place(page, item)
        if self.session.here != place:
            self.session.trail.append(place)
        self.shown.emit()

    def instead(self, page: str, item: int | None = None) -> None:
        """Show another page in place of this one."""
        if self.session.trail:
            self.session.trail.pop()
        self.go(page, item)

    def back(self) -> None:
        """Show the page before."""
        if len(self.session.trail) > 1:
            self.session.trail.pop()
            self.shown.emit()
        else:
            self.begin()

    def begin(self) -> None:
        """Somebody is there: show the first screen."""
        self.session.trail[:] = [Place("welcome")]
        self.idle.start()
        self.shown.emit()

    def start_over(self) -> None:
        """Forget, and begin again in the same language and size."""
        spoken, text = self.session.language, self.session.text
        self.forget()
        self.session.language, self.session.text = spoken, text
        self.respoken.emit()
        self.begin()

    def forget(self) -> None:
        """Nobody is there any more: nothing of the visit is left."""
        self.idle.stop()
        self.staff = False
        self.session.end()
        for lane in (self.jobs.search, self.jobs.counts, self.jobs.pictures):
            for key in ("look", "rank", "words", "suggest", "item", "picture", "outfits"):
                lane.drop(key)
        self.jobs.search.ask("forget", self.library.forget_questions)
        self.session = self._nobody()
        self.left.emit()

    def _nobody(self) -> Session:
        """A visit that has not begun: in the language of the shop."""
        return Session(language.code_of(self.settings.language))

    def speak(self, code: str) -> None:
        """Use another language; pages are built anew."""
        self.session.language = code
        self.respoken.emit()

    def size(self, text: int) -> None:
        """Use another size of text, in %; pages are built anew."""
        self.session.text = text
        self.respoken.emit()

    # Questions.

    def search_photo(self, image: Rgb) -> None:
        """Look at a photo, (h, w, 3) uint8, and show what is like it."""
        self.session.ask()
        self.instead("results")
        self._ask("look", lambda: self._seen(image), self._looked)

    def search_words(self, words: str) -> None:
        """Show what words describe."""
        self.session.ask(words=words.strip())
        self.instead("results")
        self.rank()

    def search_like(self, item: Item) -> None:
        """Show what is like an item."""
        self.session.ask()
        self.go("results")
        verdicts = dict(self.session.verdicts)
        self._ask(
            "rank",
            lambda: self.library.rank(item.id, KEPT, verdicts=verdicts),
            self._ranked,
        )

    def rank(self) -> None:
        """Put the answer in order, anew by what has got hearts and crosses."""
        look, words, verdicts = self.session.look, self.session.words, dict(self.session.verdicts)
        library = self.library
        self._ask("rank", lambda: answer(library, look, words, verdicts), self._ranked)

    def refine(self) -> None:
        """Better ones, by the hearts and crosses so far: from the first page on."""
        self.session.first = 0
        self.rank()

    def _seen(self, image: Rgb) -> tuple[Look, Results]:
        look = self.library.look_at(image)
        return look, self.library.rank(look, KEPT, verdicts={})

    def _looked(self, seen: tuple[Look, Results]) -> None:
        self.session.look, results = seen
        self._ranked(results)

    def _ranked(self, results: Results) -> None:
        self.session.results = results
        self.session.fresh = 0
        self.changed.emit()

    def _failed(self, error: StylistError) -> None:
        self.said.emit(retold(error))
        self.back()

    def _ask(self, key: str, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Ask on the lane for questions; the answer to a shopper who has left is dropped."""
        session = self.session

        def answered(result: Any) -> None:
            if not session.over:
                done(result)

        def failed(error: StylistError) -> None:
            if not session.over:
                self._failed(error)

        self.jobs.search.ask(key, work, done=answered, failed=failed)

    def judge(self, item_id: int, liked: bool) -> None:
        """A heart or a cross; the same again takes it back."""
        known = self.session.verdicts.get(item_id)
        wanted = None if known is not None and known.liked is liked else liked
        results, similarity = self.session.results, None
        if results is not None and self.session.look is not None:
            found = np.flatnonzero(results.ids == item_id)
            similarity = float(results.scores[found[0]]) if len(found) else None
        self.session.judge(item_id, wanted, similarity)
        self.judged.emit(item_id)

    # Pictures.

    def picture(self, key: str, photo: Photo, done: Callable[[Rgb | None], None]) -> None:
        """A photo, large; of several asked for under one key only the newest comes."""
        library = self.library
        self.jobs.pictures.ask(key, lambda: library.picture(photo, PICTURE_SIDE), done=done)

    def items(self, ids: list[int], done: Callable[[list[Item]], None], key: str = "item") -> None:
        """Records, for whoever paints them."""
        library = self.library
        self._ask(key, lambda: library.items(ids), done)

    def leave(self) -> None:
        """Staff leave the kiosk."""
        if self.staff:
            self.forget()
            self.closing.emit()

    def close(self) -> None:
        """Let nothing run on."""
        self.idle.stop()
        self.session.end()
        self.jobs.close()


def answer(library: Library, look: Look | None, words: str, verdicts: Any) -> Results:
    """What to show for a photo, for words, or for neither; turned by what was thought so far."""
    if look is not None:
        return library.rank(look, KEPT, verdicts=verdicts)
    sort = "relevance" if words else "newest"
    found = library.browse(Filters(), text=words, sort=sort)
    if not verdicts or not len(found.ids):
        return found
    liked = library.rank(None, RANKED, verdicts=verdicts)
    here = np.isin(liked.ids, found.ids)
    rest = found.ids[~np.isin(found.ids, liked.ids)]
    ids = np.concatenate([liked.ids[here], rest])
    photos = np.concatenate([liked.photo_ids[here], np.zeros(len(rest), np.int64)])
    none = np.zeros(len(ids), np.float32)
    return Results(
        ids, photos, none, np.zeros((len(ids), 3), np.float32), found.total, liked.reasons,
        unmatched=found.unmatched, causes=liked.causes,
    )  # fmt: skip
