"""The right edge: an item, the photo that is searched with, or a profile's taste."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.cards.models import Known, Standing
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.find.lookpane import LookPane
from stylist.gui.find.occasions import Suit
from stylist.gui.item import pictures
from stylist.gui.item.itempane import ItemPane
from stylist.gui.jobs import Done, Jobs
from stylist.gui.questions import Question, compared_with
from stylist.gui.retelling import retold
from stylist.gui.taste.tastepane import TastePane
from stylist.gui.taste.verdicts import Verdicts
from stylist.gui.theme import px
from stylist.library import Library
from stylist.types import Box, Look, TasteSummary

SIMILAR = 8

WIDEST = 500
"""Pixels: at large text the grid needs the room more."""

BESIDE = 3
"""Names of what the shop shows beside an item."""


class Detail(QFrame):
    """Shows one thing, and fetches what it needs to on the lanes."""

    opened = Signal(int)
    said = Signal(str)
    shown = Signal(object)

    def __init__(
        self, library: Library, jobs: Jobs, thumbnails: Thumbnails, verdicts: Verdicts
    ) -> None:
        super().__init__()
        self.setObjectName("detail")
        self.setFixedWidth(min(px(340), WIDEST))
        self._library, self._jobs, self._verdicts = library, jobs, verdicts
        self._wanted: int | None = None
        self.known: Known | None = None
        self._blank = True
        self._held = self._narrow = False
        self.item = ItemPane(thumbnails, library)
        self.look = LookPane(library.label, library.review.unsure)
        self.taste = TastePane(library.colours(), library.label)
        self.panes = QStackedWidget()
        for pane in (self.item, self.look, self.taste):
            self.panes.addWidget(pane)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 0, 0, 0)
        lines.addWidget(self.panes)
        self.item.opened.connect(self.opened)
        self.taste.opened.connect(self.opened)
        self.item.outlining.connect(self._outline)
        self.item.plain.connect(lambda: jobs.search.drop("outline"))
        self.hide()
        verdicts.changed.connect(self._judged)

    @property
    def item_id(self) -> int | None:
        """The item that is shown."""
        return self._wanted

    @property
    def blank(self) -> bool:
        """Whether there is nothing to show."""
        return self._blank

    def _turn(self, pane: QWidget | None) -> None:
        """Show one pane; with none the centre has the room."""
        self._blank = pane is None
        self._settle()
        if pane is not None:
            self.panes.setCurrentWidget(pane)

    def hold(self, held: bool) -> None:
        """Keep out of the way of the camera, or come back."""
        self._held = held
        self._settle()

    def make_room(self, narrow: bool) -> None:
        """Leave a narrow window to the grid."""
        self._narrow = narrow
        self._settle()

    def _settle(self) -> None:
        self.setVisible(not (self._blank or self._held or self._narrow))

    def clear(self) -> None:
        """Show nothing."""
        self._wanted = None
        self.shown.emit(None)
        self._turn(None)

    def show_look(self, look: Look, *, camera: bool) -> None:
        """Show the photo that is searched with."""
        self._wanted = None
        self.look.put(look, camera=camera)
        self._turn(self.look)

    def show_taste(self) -> None:
        """Show the taste of the profile in use."""
        self._wanted = None
        profile = self._verdicts.profile

        def work() -> tuple[TasteSummary, dict[int, str]]:
            taste = self._library.taste(profile)
            judged = {v.item_id for v in taste.verdicts} | {s.item_id for s in taste.signs}
            return taste, {item.id: item.name for item in self._library.items(sorted(judged))}

        def put(found: tuple[TasteSummary, dict[int, str]]) -> None:
            if self._wanted is None:
                self.taste.put(*found)
                self._turn(self.taste)

        self._jobs.search.ask("taste", work, done=put)

    def show_item(self, item_id: int, question: Question, standing: Standing | None) -> None:
        """Show an item; `standing` is its place in the answer to `question`."""
        self._wanted = item_id
        self.reread(item_id)
        self._ask_similar(item_id)
        self.refresh_reasons(question, standing)

    def _ask_similar(self, item_id: int) -> None:
        self._jobs.search.ask(
            "similar",
            lambda: self._library.similar(item_id, SIMILAR),
            done=self._while_shown(item_id, self.item.strip.put),
            failed=self._while_shown(item_id, lambda _: self.item.strip.put(())),
        )

    def show_outline(self) -> None:
        """Show the outline of the garment in the item's photo, or hide it."""
        if self._has_room() and self.item.isVisible():
            self.item.outline.toggle()

    def move_frame(self) -> None:
        """Give the arrows to the frame around the garment."""
        if not self._has_room():
            return
        if self.item.isVisible():
            self.item.outline.setChecked(True)
            self.item.photo.setFocus()
        elif self.look.isVisible():
            self.look.photo.setFocus()

    def _has_room(self) -> bool:
        if self._narrow and not self._blank:
            self.said.emit(self.tr("Make the window wider to see the outline"))
        return self.isVisible()

    def _outline(self, crop: Box | None) -> None:
        """Look at the photo of the item shown, in `crop`, for what is outlined."""
        item = self.item.item
        if item is None or item.photo is None:
            return
        path = item.photo.path
        self._jobs.search.ask(
            "outline",
            lambda: self._library.look_at(path, crop=crop),
            done=self._while_shown(
                item.id, lambda look: self.item.photo.put_garment(look.mask, look.crop)
            ),
            failed=lambda error: self.said.emit(retold(error)),
        )

    def outline_again(self) -> None:
        """Show the outline as it is remembered: a correction could not be."""
        if self.item.item is not None and self.item.outline.isChecked():
            photo = self.item.item.photo
            self._outline(photo.crop if photo else None)

    def reread(self, item_id: int) -> None:
        """Ask again what is known of the item shown."""
        self._jobs.search.ask("record", lambda: self._record(item_id), done=self._put_record)

    def refresh_reasons(self, question: Question, standing: Standing | None) -> None:
        """Say anew why the item shown is there: a filter or the taste has changed."""
        item_id = self._wanted
        if item_id is None:
            return
        profile = self._verdicts.profile
        filters = question.filters
        self._jobs.search.ask(
            "explain",
            lambda: self._library.explain(item_id, filters=filters, profile=profile),
            done=self._while_shown(item_id, partial(self.item.put_reasons, standing)),
        )
        self._ask_without(item_id, question, standing)
        self.shown.emit(item_id)

    def _ask_without(self, item_id: int, question: Question, standing: Standing | None) -> None:
        """Where the item would stand, had the verdict that moved it most not been given."""
        if standing is None or standing.cause is None or question.profile is None:
            self.item.put_without("")
            return
        profile, cause, here = question.profile, standing.cause, standing.place

        def work() -> str:
            names = self._library.items([cause])
            verdict = self._library.verdicts(profile).get(cause)
            if not names or verdict is None:
                return ""
            places = [
                self._library.place(
                    item_id, compared_with(question), weights=question.weights,
                    filters=question.filters, profile=profile, without=without,
                )
                for without in (cause, None)
            ]  # fmt: skip
            return self._without(names[0].name, verdict.liked, here, *places)

        self._jobs.search.ask("without", work, done=self._while_shown(item_id, self._put_without))

    def _put_without(self, words: str) -> None:
        self.item.put_without(words)

    def _without(
        self, name: str, liked: bool, here: int, without: int | None, plain: int | None
    ) -> str:
        because = (
            self.tr("Place {}, because you like {}.")
            if liked
            else self.tr("Place {}, because you do not like {}.")
        )
        far = self.tr("beyond 500")
        places = [text.count(p) if p is not None else far for p in (without, plain)]
        return " ".join(
            (
                because.format(text.count(here), name),
                self.tr("Without that: {}; without your taste: {}.").format(*places),
            )
        )

    def _while_shown(self, item_id: int, put: Done) -> Done:
        """`put`, as long as the item is still the one that is shown."""

        def done(found: Any) -> None:
            if self._wanted == item_id:
                put(found)

        return done

    def _record(self, item_id: int) -> Known | None:
        items = self._library.items([item_id])
        if not items:
            return None
        library = self._library
        clo, band = float(library.warmth([item_id])[0]), library.band(item_id)
        suits = tuple(
            Suit(key, library.label("occasion", key), fit, {0.0: False, 1.0: True}.get(fit))
            for key, fit in library.occasions_of(item_id).items()
        )
        worn = band.words if band else ""
        more = self._shop_says(item_id)
        wear = library.wears([item_id])[0] if library.is_wardrobe else None
        return Known(items[0], None if clo != clo else clo, worn, suits, more, wear)

    def _shop_says(self, item_id: int) -> tuple[tuple[str, str], ...]:
        """Sizes, what the shop shows beside it, and what shoppers at kiosks think, as lines."""
        library = self._library
        variants = library.variants([item_id]).get(item_id, ())
        sizes = dict.fromkeys(v.size for v in variants if v.size and v.stock != 0)
        beside = [i for some in library.linked(item_id).values() for i in some]
        names = [item.name for item in library.items(list(dict.fromkeys(beside))[:BESIDE])]
        lines = [
            (self.tr("Sizes"), "  ".join(sizes)),
            (self.tr("Shown with"), ", ".join(names)),
        ]
        if (said := library.shoppers_say([item_id]).get(item_id)) is not None:
            words = self.tr("{} like it, {} do not").format(said.likes, said.dislikes)
            lines.append((self.tr("Shoppers"), words))
        return tuple(line for line in lines if line[1])

    def _put_record(self, known: Known | None) -> None:
        if known is None or known.item.id != self._wanted:
            return
        self.known = known
        item, before = known.item, self.item.item
        self.item.put(
            item, known.clo, self._verdicts.liked.get(item.id), known.worn, known.suits, known.more
        )
        self.item.put_marks(self._verdicts.marks.get(item.id, ()))
        self.item.wear.put(known.wear)
        self._turn(self.item)
        if item.photo is not None:
            photo = item.photo
            same = before is not None and before.id == item.id
            last = before.photo if before is not None and same else None
            recropped = last is None or last.crop != photo.crop
            if recropped and same:
                self._ask_similar(item.id)
            # A correction that was taken back at once may never have been recorded here.
            outdated = same and self.item.photo.crop != photo.crop
            if (recropped or outdated) and self.item.outline.isChecked():
                self._outline(photo.crop)
            side = round(self.width() * self.devicePixelRatioF() * 1.5)
            self._jobs.pictures.ask(
                "picture",
                lambda: pictures.load(self._library, photo, side),
                done=self._while_shown(item.id, self.item.put_picture),
            )

    def _judged(self) -> None:
        if self._wanted is not None:
            self.item.put_liked(self._verdicts.liked.get(self._wanted))
            self.item.put_marks(self._verdicts.marks.get(self._wanted, ()))
