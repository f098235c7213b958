"""One thing, large: what it is, why it is shown, a heart, a cross, what goes with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.kiosk.page import Page
from stylist.gui.kiosk.parts import Button, Opinions, PhotoButton, Picture, gap, under
from stylist.gui.kiosk.sizes import target
from stylist.gui.theme import px
from stylist.gui.widgets import empty, label
from stylist.types import Item, Rgb

WITH_IT = 4
"""Things that go with it, at the most."""

TOLD = ("category", "colour", "pattern", "material")


class ItemPage(Page):
    """An item, by the id in the session's trail."""

    def build(self) -> None:
        """The photo takes most of it."""
        here = self.kiosk.session.here
        assert here is not None
        assert here.item is not None
        self.item_id = here.item
        ways = QBoxLayout.Direction
        body = QBoxLayout(ways.TopToBottom if self.portrait else ways.LeftToRight)
        body.setSpacing(px(22))
        self.photo = Picture(self.tr("The photo"))
        expand = QSizePolicy.Policy.Expanding
        self.photo.setSizePolicy(expand, expand)
        body.addWidget(self.photo, 1)
        side = QWidget()
        if not self.portrait:
            side.setFixedWidth(round(self.inner * 0.46))
        self.words = QVBoxLayout(side)
        self.words.setContentsMargins(0, 0, 0, 0)
        self.words.setSpacing(px(5))
        body.addWidget(side)
        self._words()
        self.lines.addLayout(body, 1)
        self.lines.addSpacing(px(4))
        self.foot()
        self.kiosk.judged.connect(self._judged)
        self.kiosk.items([self.item_id], self.here(self._put))

    def _words(self) -> None:
        if not self.portrait:
            self.words.addStretch()
        self.name = label("", "display", wrap=True)
        self.sub = label("", "lead", wrap=True)
        self.words.addWidget(self.name)
        self.words.addWidget(self.sub)
        self.why = QLabel()
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)
        self.why.setObjectName("why")
        self.why.setContentsMargins(px(12), px(9), px(12), px(9))
        self.why.hide()
        self.words.addSpacing(px(6))
        self.words.addWidget(self.why)
        self.words.addSpacing(px(8))
        verdict = self.kiosk.session.verdicts.get(self.item_id)
        self.opinions = Opinions("", verdict.liked if verdict else None, words=True)
        self.opinions.judged.connect(lambda liked: self.kiosk.judge(self.item_id, liked))
        self.words.addWidget(self.opinions)
        self.similar = Button("similar", self.tr("More like this"))
        self.similar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.similar.setEnabled(False)
        self.words.addSpacing(gap() - px(5))
        self.words.addWidget(self.similar)
        self.words.addSpacing(px(14))
        self.goes = label(self.tr("Goes with it"), "field")
        self.goes.hide()
        self.words.addWidget(self.goes)
        self.with_it = QWidget()
        self._grid = QGridLayout(self.with_it)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(max(px(9), gap()))
        self.with_it.setFixedHeight(max(px(150), target()))
        self.with_it.hide()
        self.words.addWidget(self.with_it)
        if not self.portrait:
            self.words.addStretch()

    def _put(self, items: list[Item]) -> None:
        if not items:  # it was taken out of the shop meanwhile
            self.kiosk.back()
            return
        item = items[0]
        library = self.kiosk.library
        self.name.setText(item.name)
        known = [a for name in TOLD if (a := item.value(name)) is not None]
        told = list(dict.fromkeys(library.label(a.name, a.value) for a in known))
        self.sub.setText(
            " · ".join(
                part
                for part in (under(item, self.kiosk.settings.kiosk_place), ", ".join(told))
                if part
            )
        )
        for button, words in (
            (self.opinions.heart, self.tr("I like it")),
            (self.opinions.cross, self.tr("Not for me")),
        ):
            button.setAccessibleName(f"{words}: {item.name}")
        self._put_why(item)
        self.similar.setEnabled(item.photo is not None)
        self.similar.clicked.connect(lambda: self.kiosk.search_like(item))
        if item.photo is not None:
            self.kiosk.picture("picture", item.photo, self.here(self._drawn))
        self._ask_outfit(item)

    def _put_why(self, item: Item) -> None:
        results = self.kiosk.session.results
        said = list(results.reasons.get(item.id, ())) if results is not None else []
        if item.stock == 0:
            said.insert(0, self.tr("Sold out here at the moment."))
        self.why.setText(text.sentences(said))
        self.why.setVisible(bool(said))

    def _drawn(self, picture: Rgb | None) -> None:
        self.photo.put_rgb(picture)

    def _ask_outfit(self, item: Item) -> None:
        library = self.kiosk.library

        def find() -> list[Item]:
            try:
                found = library.outfits(item.id, k=1)
            except StylistError:  # nobody knows what it is
                return []
            return library.items([i for i in found[0].item_ids if i != item.id]) if found else []

        self.kiosk.jobs.counts.ask("outfits", find, done=self.here(self._put_outfit))

    def _put_outfit(self, items: list[Item]) -> None:
        empty(self._grid)
        for place, item in enumerate(items[:WITH_IT]):
            photo = PhotoButton(self.kiosk.thumbnails, item)
            expand = QSizePolicy.Policy.Expanding
            photo.setSizePolicy(expand, expand)
            photo.clicked.connect(lambda _=False, item=item: self.kiosk.go("item", item.id))
            self._grid.addWidget(photo, 0, place)
        for place in range(WITH_IT):
            self._grid.setColumnStretch(place, 1)
        self.goes.setVisible(bool(items))
        self.with_it.setVisible(bool(items))

    def _judged(self, item_id: int) -> None:
        if item_id == self.item_id and not self.gone:
            verdict = self.kiosk.session.verdicts.get(item_id)
            self.opinions.put(verdict.liked if verdict else None)

    def leave(self) -> None:
        """What is still being asked for is of no use any more."""
        self.kiosk.jobs.counts.drop("outfits")
        self.kiosk.jobs.pictures.drop("picture")
