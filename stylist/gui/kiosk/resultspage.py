"""What was found: large cards, page by page; what was shown or said, above."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.cards.pixels import thinned
from stylist.gui.kiosk.leafing import Leafing
from stylist.gui.kiosk.page import Page
from stylist.gui.kiosk.parts import Button, Card, Picture, gap, under
from stylist.gui.kiosk.session import TEXT_SIZES
from stylist.gui.kiosk.sizes import target
from stylist.gui.theme import px
from stylist.gui.widgets import Teaching, empty, label
from stylist.types import Item, Look, Results, Rgb

SEEN_SIDE = 600
CARD_ACROSS = 170
"""Width of a card at the least, for a text of 13 px."""


class ResultsPage(Page):
    """Results, as many as fit; leafed through, not scrolled."""

    def build(self) -> None:
        """Above what was asked, in the middle the cards, below how to go on."""
        self.cards: dict[int, Card] = {}
        self._top()
        self.stand_in = QWidget()
        inside = QVBoxLayout(self.stand_in)
        inside.setContentsMargins(0, 0, 0, 0)
        self.teaching = Teaching("search", "", "", role="lead")
        self.try_again = Button("retry", self.tr("Try again"), role="primary")
        self.try_again.clicked.connect(self._again)
        self.anyway = Button("", self.tr("Show the nearest anyway"))
        self.anyway.clicked.connect(self._anyway)
        self.look_around = Button("looks", self.tr("Look around"))
        self.look_around.clicked.connect(self._around)
        for button in (self.try_again, self.anyway, self.look_around):
            self.teaching.add(button)
        inside.addWidget(self.teaching)
        self.lines.addWidget(self.stand_in, 1)
        self.grid_box = QWidget()
        self._grid = QGridLayout(self.grid_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(max(px(10), gap()))
        self.lines.addWidget(self.grid_box, 1)
        self._pager()
        self.lines.addSpacing(px(2))
        self.foot()
        self.kiosk.changed.connect(self.show_results)
        self.kiosk.judged.connect(self._judged)
        self.show_results()

    def _top(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(16))
        self.seen = Picture(self.tr("Your photo"), whole=False)
        side = max(px(96 if self.portrait else 76), target())
        self.seen.setFixedSize(side, side)
        line.addWidget(self.seen)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addStretch()
        self.head = label("", "display", wrap=True)
        self.sub = label("", "lead", wrap=True)
        words.addWidget(self.head)
        words.addWidget(self.sub)
        words.addStretch()
        line.addLayout(words, 1)
        self.edit = Button("search", self.tr("Other words"))
        self.edit.clicked.connect(lambda: self.kiosk.instead("words"))
        line.addWidget(self.edit)
        self.lines.addLayout(line)
        self.lines.addSpacing(px(4))

    def _pager(self) -> None:
        self.pager = QWidget()
        rows = QVBoxLayout(self.pager)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(gap())
        line = QHBoxLayout()
        line.setSpacing(gap())
        rows.addLayout(line)
        self.leafing = Leafing()
        self.leafing.leafed.connect(self._leaf)
        line.addWidget(self.leafing)
        self.better = Button("for_you", self.tr("Show better ones"), role="chip")
        self.better.clicked.connect(self.kiosk.refine)
        line.addStretch()
        if self.portrait and self.kiosk.session.text > TEXT_SIZES[0]:
            rows.addWidget(self.better)
        else:
            line.addWidget(self.better)
        self.lines.addWidget(self.pager)

    @property
    def columns(self) -> int:
        """Cards side by side."""
        least = max(px(CARD_ACROSS), 2 * target() + 3 * gap())
        return min(max(self.inner // least, 1), 3 if self.portrait else 5)

    @property
    def rows(self) -> int:
        """Cards one below the other."""
        room = self.down - px(310 if self.portrait else 250)
        return max(min(room // px(200), 4), 1)

    @property
    def per_page(self) -> int:
        """Cards on a page."""
        return self.columns * self.rows

    def show_results(self) -> None:
        """Show the page of results that is to be shown."""
        if self.gone:
            return
        session = self.kiosk.session
        results = session.results
        self.seen.setVisible(session.look is not None)
        if session.look is not None and not self.seen.shows:
            self.seen.put_rgb(garment(session.look))
        self.edit.setVisible(bool(session.words))
        head, sub = self._said(results)
        self.head.setText(head)
        self.sub.setText(sub)
        self.sub.setVisible(bool(sub))
        nothing = results is not None and (
            not len(results.ids) or (results.nothing_close and not session.anyway)
        )
        self.stand_in.setVisible(nothing)
        self.grid_box.setVisible(not nothing)
        self.pager.setVisible(results is not None and not nothing)
        if results is None:
            return
        if nothing:
            self._put([])
            self._stand_in(results)
            return
        self.leafing.first = session.first
        shown = self.leafing.part(len(results.ids), self.per_page)
        self._offer_better()
        self.kiosk.items(results.ids[shown].tolist(), self.here(self._put))

    def _said(self, results: Results | None) -> tuple[str, str]:
        session = self.kiosk.session
        look = session.look
        if results is None:
            return self.tr("Looking …"), ""
        if look is not None:
            kinds = [a for a in look.attributes if a.name in ("category", "colour")]
            order = sorted(kinds, key=lambda a: (a.name != "colour", -a.confidence))
            first = {a.name: a for a in reversed(order)}
            library = self.kiosk.library
            said = [
                library.label(name, first[name].value)
                for name in ("category", "colour")
                if name in first
            ]
            best = text.percent(float(results.scores.max())) if len(results.scores) else ""
            if results.nothing_close and not session.anyway:
                return self.tr("Your photo"), ""
            sub = self.tr("Seen as: {}").format(", ".join(said)) if said else ""
            near = self.tr("the nearest is {} alike").format(best) if best else ""
            return self.tr("What we have like it"), " · ".join(p for p in (sub, near) if p)
        if session.words:
            number = self.tr("{} found").format(text.items(len(results.ids)))
            if results.unmatched:
                gone = ", ".join(self.tr("“{}”").format(word) for word in results.unmatched)
                number = self.tr("Nothing here is {}; this is what is nearest.").format(gone)
            return self.tr("“{}”").format(session.words), number
        return self.tr("What we have"), self.tr("Hearts and crosses bring better ones.")

    def _stand_in(self, results: Results) -> None:
        session = self.kiosk.session
        some = bool(len(results.ids))
        if session.look is not None:
            best = text.percent(float(results.scores.max())) if some else ""
            near = self.tr("The nearest thing we have is {} alike: that is not close.").format(best)
            self.teaching.say(
                self.tr("We have nothing close to this."),
                (near if some else "") + " "
                + self.tr("Try it flat, in front of something plain, or closer to the camera."),
            )  # fmt: skip
        else:
            self.teaching.say(
                self.tr("Nothing here is called that."), self.tr("Try other words, or fewer.")
            )
        self.anyway.setVisible(some)
        self.look_around.setVisible(not some)

    def _again(self) -> None:
        self.kiosk.instead("words" if self.kiosk.session.words else "camera")

    def _anyway(self) -> None:
        self.kiosk.session.anyway = True
        self.show_results()

    def _around(self) -> None:
        self.kiosk.session.ask()
        self.show_results()
        self.kiosk.rank()

    def _leaf(self) -> None:
        self.kiosk.session.first = self.leafing.first
        self.show_results()

    def _offer_better(self) -> None:
        self.better.setVisible(self.kiosk.session.fresh > 0)

    def _put(self, items: list[Item]) -> None:
        empty(self._grid)
        self.cards.clear()
        results, verdicts = self.kiosk.session.results, self.kiosk.session.verdicts
        compared = self.kiosk.session.look is not None and results is not None
        scores = dict(zip(results.ids.tolist(), results.scores.tolist(), strict=True)) if (
            compared and results is not None
        ) else {}  # fmt: skip
        for at in range(self.columns):
            self._grid.setColumnStretch(at, 1)
        for at in range(self.rows):
            self._grid.setRowStretch(at, 1)
        for place, item in enumerate(items):
            verdict = verdicts.get(item.id)
            note = self.tr("{} alike").format(text.percent(scores[item.id])) if (
                item.id in scores
            ) else ""  # fmt: skip
            card = Card(
                self.kiosk.thumbnails,
                item,
                verdict.liked if verdict else None,
                under(item, self.kiosk.settings.kiosk_place),
                note,
            )
            card.opened.connect(lambda item_id: self.kiosk.go("item", item_id))
            card.judged.connect(self.kiosk.judge)
            self.cards[item.id] = card
            self._grid.addWidget(card, place // self.columns, place % self.columns)

    def _judged(self, item_id: int) -> None:
        if self.gone:
            return
        verdict = self.kiosk.session.verdicts.get(item_id)
        if item_id in self.cards:
            self.cards[item_id].opinions.put(verdict.liked if verdict else None)
        self._offer_better()


def garment(look: Look) -> Rgb:
    """The part of a photo that was taken for the garment, a little air around it."""
    mask = look.mask > 127
    height, width = mask.shape
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    image = look.image
    if len(rows) and len(columns):
        air = max(height, width) // 30
        top, bottom = max(rows[0] - air, 0), min(rows[-1] + air, height)
        left, right = max(columns[0] - air, 0), min(columns[-1] + air, width)
        image = image[top : bottom + 1, left : right + 1]
    return thinned(image, SEEN_SIDE)
