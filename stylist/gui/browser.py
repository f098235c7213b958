"""The centre: search box, chips, sliders, and the grid or what stands in for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from stylist.errors import StylistError
from stylist.gui import text
from stylist.gui.cards.grid import MARGIN, CardGrid
from stylist.gui.cards.models import ItemModel, nobody
from stylist.gui.cards.standins import StandIns
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.find.filterbar import FilterBar
from stylist.gui.find.mixture import Mixture
from stylist.gui.find.searchbar import SearchBar
from stylist.gui.find.termbar import TermBar
from stylist.gui.jobs import Jobs
from stylist.gui.questions import (
    SORTS,
    Answer,
    Chips,
    Page,
    Question,
    active,
    answer,
    chips,
    nearest_by_part,
)
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, label, turned
from stylist.library import Library
from stylist.text import inline
from stylist.types import Filters, Weights
from stylist.words.terms import Query

NARROW = 600
"""Width below which sliders and count are two lines, for a text of 13 px."""

FIRST = 12
"""Cards on a first page: where half of them have a reason, all have a line for one."""

MOST_SHOWN = 60
"""Cards of *For you* that can count as seen at one visit."""


COUNT_PAUSE_MS = 60
"""From an answer to counting what the chips show."""


class Browser(QWidget):
    """Asks a `Question`, shows its `Answer`. What people change makes a new question.

    `shown` carries the items of *For you* that were in view, when it is left.
    """

    answered = Signal(Answer)
    edited = Signal()
    brought = Signal(int)
    shown = Signal(list)

    def __init__(self, library: Library, jobs: Jobs, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setObjectName("centre")
        self._library, self._jobs = library, jobs
        self._counts: Chips | None = None
        self._anyway = self._sells = False
        self._bring: int | None = None
        # Counting is work for the same interpreter: the cards that are asked for come first.
        self._pause = QTimer(self, singleShot=True, interval=COUNT_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self.question = Question()
        self.answer: Answer | None = None
        self.model = ItemModel(library, jobs, self)
        self.grid = CardGrid(self.model, thumbnails)
        self.search = SearchBar()
        self.filters = FilterBar(library.colours(), library.label)
        self.terms = TermBar(library.colours(), library.label)
        self.filters.own = lambda: sorted(library.taxonomy.own)
        self.mixture = Mixture()
        self.stand_ins = StandIns(thumbnails)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.grid)
        self._standing = QScrollArea()
        self._standing.setWidget(self.stand_ins)
        self._standing.setWidgetResizable(True)
        self._standing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._standing.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages.addWidget(self._standing)
        # What a page would like to have must not squeeze the lines above it, at large text.
        self.pages.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(20) - MARGIN, px(16), px(8), 0)
        lines.setSpacing(px(10))
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 0, px(12), 0)
        top.setSpacing(px(10))
        top.addWidget(self.search)
        top.addWidget(self.terms)
        top.addWidget(self.filters)
        self._row = self._result_row()
        top.addWidget(self._row)
        lines.addLayout(top)
        lines.addWidget(self.pages, 1)
        self.search.words_changed.connect(lambda words: self.change(text=words))
        self.terms.changed.connect(lambda words: self.search.put_words(words, tell=True))
        self.filters.changed.connect(lambda filters: self.change(filters=filters))
        self.mixture.changed.connect(self._remix)
        self.search.leave.connect(self.grid.setFocus)
        self.stand_ins.anyway.connect(self._show_anyway)
        self.stand_ins.clear_filters.connect(self.clear_all)
        self.stand_ins.retry.connect(self.reload)

    def _result_row(self) -> QWidget:
        row, rest = QWidget(), QWidget()
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, row)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(px(12))
        self._lines.addWidget(self.mixture, 1)
        self._lines.addWidget(rest)
        line = QHBoxLayout(rest)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(12))
        self.count = label("", "muted")
        self.count.setAccessibleName(self.tr("How many were found"))
        line.addWidget(self.count)
        self.customer = IconButton("", self.tr("Customer …"), role="pill")
        self.customer.hide()
        line.addWidget(self.customer)
        self.among = IconButton("", "", role="pill", hint=self.tr("Show all items again"))
        self.among.clicked.connect(lambda: self.change(among=(), among_name="", collection=None))
        self.among.hide()
        line.addWidget(self.among)
        line.addStretch()
        self.sort = IconButton("chevron", role="quiet", hint=self.tr("Sort"))
        self.sort.setLayoutDirection(turned())
        menu = QMenu(self.sort)
        menu.setLayoutDirection(QGuiApplication.layoutDirection())
        self._sort_names = dict(
            zip(
                SORTS,
                (
                    self.tr("Best match"),
                    self.tr("Newest first"),
                    self.tr("Oldest first"),
                    self.tr("By name"),
                    self.tr("Price, low first"),
                    self.tr("Price, high first"),
                    self.tr("Most stars first"),
                    self.tr("Warmest first"),
                ),
                strict=True,
            )
        )
        self._sort_actions = {
            key: menu.addAction(words, partial(self.change, sort=key))
            for key, words in self._sort_names.items()
        }
        self.sort.setMenu(menu)
        line.addWidget(self.sort)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where all of it has no room in one line, the sliders get a line of their own."""
        super().resizeEvent(event)
        narrow = self.width() < px(NARROW)
        ways = QBoxLayout.Direction
        self._lines.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # Asking.

    def ask(self, question: Question, *, keep: bool = False) -> None:
        """Ask; `keep` the place in the grid where the answer is to the same question anew."""
        if self.question.page is Page.FOR_YOU and question.page is not Page.FOR_YOU:
            self._tell_shown()
        self.question = question
        self._anyway = self._anyway and keep
        self._show_question(spare_typing=keep)
        if not question.asked:
            self.answer = None
            self._jobs.search.drop("answer")
            self.model.show(nobody(), scored=False)
            self._stand_in("search")
            self._count()
            return
        self._jobs.search.ask(
            "answer",
            lambda: answer(self._library, question),
            done=lambda found: self._put(found, keep=keep),
            failed=self._fail,
        )

    def _tell_shown(self) -> None:
        """Tell which cards of *For you* were in view, so that they can step back next time."""
        if self.pages.currentWidget() is self.grid:
            last = min(self.grid.deepest, MOST_SHOWN)
            self.shown.emit([int(i) for i in self.model.results.ids[:last]])

    def alike(self, item_ids: Sequence[int]) -> dict[int, float]:
        """How alike items are to the photo or item of this page; empty where there is none."""
        if self.question.page is not Page.SEARCH:
            return {}
        places = {i: self.model.standing(i) for i in item_ids}
        return {i: place.score for i, place in places.items() if place is not None}

    def change(self, **changes: Any) -> None:
        """Ask the same with something else in it."""
        self.ask(replace(self.question, **changes))
        self.edited.emit()

    def reload(self, *, bring: int | None = None) -> None:
        """Ask the same again: the library or the taste has changed.

        `bring` is an item to bring into view when the answer is there.
        """
        self._bring = bring
        self.ask(self.question, keep=True)

    def clear_all(self) -> None:
        """Neither filters nor words."""
        self.change(filters=Filters(), text="")

    def sort_name(self, key: str) -> str:
        """What an order is called."""
        return self._sort_names[key]

    def clear_chip(self, chip: str) -> None:
        """Clear one filter chip."""
        self.filters.clear(chip)

    def bring_back(self, item_id: int) -> bool:
        """Select an item and scroll to it; False where the answer does not hold it."""
        row = self.model.row_of(item_id)
        if row is None:
            return False
        self.grid.select_row(row)
        return True

    def refuse(self, error: StylistError, *, photo: bool = False) -> None:
        """Show an error in place of the grid."""
        self.stand_ins.show_error(error, photo=photo)
        self.pages.setCurrentWidget(self._standing)

    def wait(self) -> None:
        """A photo is being looked at."""
        self._stand_in("looking")

    # Answers.

    def _remix(self, weights: Weights) -> None:
        self.change(weights=weights)

    def _put(self, found: Answer, *, keep: bool) -> None:
        before = self.answer
        self.answer = found
        question, results = found.question, found.results
        current = self.model.id_at(self.grid.currentIndex().row())
        row, scroll = self.grid.currentIndex().row(), self.grid.verticalOffset()
        chosen = [self.model.id_at(r) for r in self.grid.selected_rows()]
        same = (
            before is not None
            and np.array_equal(before.results.ids, results.ids)
            and np.array_equal(before.results.scores, results.scores)
        )
        moved_on = before is None or before.question.page is not question.page
        scored = question.page is Page.SEARCH
        if not same or moved_on:
            self.grid.blockSignals(True)
            self.model.show(results, scored=scored)
            self.grid.set_reasons(len(results.reasons) >= min(len(results.ids), FIRST) / 2 > 0)
            if keep:
                self.grid.verticalScrollBar().setValue(scroll)
                self._reselect(current, row, single=len(chosen) <= 1)
            else:
                self.grid.verticalScrollBar().setValue(0)
            self.grid.blockSignals(False)
        self._show_place(found)
        self._pause.start()
        self.answered.emit(found)
        if self._bring is not None:
            self.brought.emit(self._bring)
            self._bring = None

    def _reselect(self, current: int | None, row: int, *, single: bool) -> None:
        """The same item where it went; where it went out of view, whatever took its place."""
        if current is None or not single:
            return
        now = self.model.row_of(current)
        if now is None:
            now = min(row, self.model.rowCount() - 1)
        self.grid.select_row(now, scroll=False)

    def _show_place(self, found: Answer) -> None:
        question, results = found.question, found.results
        if not len(results.ids):
            empty = not question.filters and not question.text
            if question.page is Page.SEARCH and results.nothing_close:
                self._stand_in("nothing_close", narrowed=not empty)
            else:
                self._stand_in("empty" if empty else "nothing")
        elif results.nothing_close and not self._anyway:
            self.stand_ins.show_nothing_close(
                float(results.scores.max()),
                self._library.settings.nothing_close,
                narrowed=bool(question.filters or question.text),
                understood=self._understood(question),
            )
            self._jobs.search.ask(
                "parts",
                lambda: nearest_by_part(self._library, question),
                done=lambda nearest: (
                    self.stand_ins.show_parts(nearest) if self.question is question else None
                ),
            )
            self.pages.setCurrentWidget(self._standing)
        else:
            self.pages.setCurrentWidget(self.grid)
        if found.terms is not None:
            self.terms.put(found.terms, results.unmatched)
            self.terms.setEnabled(True)
        number = text.items(results.total)
        told = [number, text.seconds(found.seconds)]
        if found.unknown:
            told.append(self.tr("not known here: what many buy"))
        self.count.setText(" · ".join(told))
        self._row.setVisible(
            self.pages.currentWidget() is self.grid or question.page is Page.SEARCH
        )

    def _understood(self, question: Question) -> str:
        """What a photo was taken for, in words: ``Dress, red, striped``."""
        if question.look is None:
            return ""
        best = {a.name: a for a in sorted(question.look.attributes, key=lambda a: a.confidence)}
        names = [n for n in ("category", "colour", "pattern") if n in best]
        return ", ".join(inline(self._library.label(n, best[n].value)) for n in names)

    def _show_anyway(self) -> None:
        self._anyway = True
        if self.answer is not None:
            self._show_place(self.answer)
            self.grid.setFocus()

    def _fail(self, error: StylistError) -> None:
        self.answer = None
        self.refuse(error)
        self._count()

    def _stand_in(self, name: str, *, narrowed: bool = False) -> None:
        self.stand_ins.show_page(name, narrowed=narrowed)
        self.pages.setCurrentWidget(self._standing)

    def _show_question(self, *, spare_typing: bool = False) -> None:
        question = self.question
        self.filters.show_filters(question.filters)
        self.mixture.setVisible(question.page is Page.SEARCH)
        self.sort.setVisible(question.page in (Page.LIBRARY, Page.SEARCH))
        self.grid.let_sort(bool(question.among) and question.collection is not None)
        self._show_customer()
        self.among.setVisible(bool(question.among))
        self.among.setText(self.tr("{}  ×").format(question.among_name).replace("&", "&&"))
        ranks = question.filters.occasion_ranks or question.filters.weather_ranks
        worded = bool(question.text) or ranks
        sort = question.sort if worded or question.sort != "relevance" else "newest"
        if ranks and sort == "newest":  # what suits comes first, of equals the newest
            sort = "relevance"
        compared = question.page is Page.SEARCH
        by_hand = bool(question.among) and not worded
        sort = question.sort if compared or by_hand else sort
        best = self._sort_names["relevance"]
        if compared:
            best = self.tr("Most alike first")
        elif by_hand:
            album = question.collection is not None
            best = self.tr("As arranged") if album else self.tr("Most sold first")
        self._sort_actions["relevance"].setText(best)
        self._sort_actions["relevance"].setVisible(worded or compared or by_hand)
        words = best if sort == "relevance" else self._sort_names[sort]
        self.sort.setText(words)
        self.sort.setAccessibleName(self.tr("Sort: {}").format(words))
        if not question.text or not question.asked:
            # What its words mean comes with the answer: the library may wait for a drive.
            self.terms.put(Query("", ()))
        # A chip of words that are no longer there would bring them back.
        self.terms.setEnabled(self.terms.query.text == question.text)
        # What is being typed is asked in a moment; the same question anew must not swallow it.
        said = self.search.words.text().strip() == question.text
        if not said and not (spare_typing and self.search.typing):
            self.search.put_words(question.text)
        self.search.words.setPlaceholderText(
            {
                Page.LIBRARY: self.tr("Search by words, or drop a photo …"),
                Page.SEARCH: self.tr("Narrow with words, or drop another photo …"),
                Page.FOR_YOU: self.tr("Narrow with words …"),
            }[question.page]
        )
        waiting = not question.asked
        self.filters.setVisible(not waiting)
        self._row.setVisible(not waiting)

    def sells(self, known: bool) -> None:
        """Whether purchases are known, so that *For you* can go by a customer's."""
        self._sells = known
        self._show_customer()

    def _show_customer(self) -> None:
        customer = self.question.customer
        self.customer.setVisible(self._sells and self.question.page is Page.FOR_YOU)
        name = self.tr("Customer {}  ×").format(customer) if customer else self.tr("Customer …")
        self.customer.setText(name.replace("&", "&&"))
        hint = (
            self.tr("Go by hearts and crosses again")
            if customer
            else self.tr("Go by what a customer bought")
        )
        self.customer.setToolTip(hint)
        self.customer.setAccessibleName(name)

    def _count(self) -> None:
        filters = self.question.filters
        self._jobs.counts.ask(
            "chips",
            lambda: (chips(self._library, filters), self._library.price_range()),
            done=self._counted,
        )

    def _counted(self, counted: tuple[Chips, tuple[float, float] | None]) -> None:
        self._counts, bounds = counted
        self.filters.show_counts(self._counts, bounds)
        set_chips = active(self.question.filters)
        self.filters.setVisible(self.question.asked and (self._counts.total > 0 or bool(set_chips)))
        self.edited.emit()

    @property
    def library_size(self) -> int | None:
        """How many items the library holds, once counted."""
        return self._counts.total if self._counts is not None else None
