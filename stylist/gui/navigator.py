"""Which page is shown, with which question, and what the detail pane shows beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from stylist.errors import PhotoError, StylistError
from stylist.gui.browser import Browser
from stylist.gui.cards.pixels import qimage, thinned
from stylist.gui.desk.deskpage import DeskPage
from stylist.gui.find.camerapage import CameraPage
from stylist.gui.find.photosearch import PhotoSearch
from stylist.gui.item.detail import Detail
from stylist.gui.jobs import Jobs
from stylist.gui.looks.lookspage import LooksPage
from stylist.gui.place import Place, Spot
from stylist.gui.questions import Answer, Page, Question, photo_parts
from stylist.gui.rail import Rail
from stylist.gui.review.reviewpage import ReviewPage
from stylist.gui.store.storepage import StorePage
from stylist.gui.taste.verdicts import Verdicts
from stylist.library import Library
from stylist.types import CHANNELS, Filters, Look, PhotoPart

MOST_SEARCHES = 20
"""Searches that one can go back to."""

SETTLE_MS = 120
"""While one types, answers follow each other faster: not each of their first items is shown."""

CHIP = 160
"""Pixels of a photo that are enough for its chip."""


class Navigator(QObject):
    """Leads from page to page; each page keeps its question while another is shown."""

    store_opened = Signal()
    looks_opened = Signal()
    desk_opened = Signal()

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        *,
        rail: Rail,
        browser: Browser,
        camera: CameraPage,
        review: ReviewPage,
        store: StorePage,
        looks: LooksPage,
        desk: DeskPage,
        detail: Detail,
        photos: PhotoSearch,
        verdicts: Verdicts,
    ) -> None:
        super().__init__()
        self.library, self.jobs = library, jobs
        self.rail, self.browser, self.camera, self.detail = rail, browser, camera, detail
        self.photos, self.verdicts = photos, verdicts
        self.review, self.store, self.looks, self.desk = review, store, looks, desk
        self._questions = {page: Question(page=page) for page in Page}
        self._spots: dict[Page, Spot] = {}
        self._returning = False
        self._searches: list[Question] = []
        self._at = -1
        self._chosen: int | None = None
        self._first = False
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self._show_chosen)
        self._came_from: Page = Page.LIBRARY
        rail.page_chosen.connect(lambda page: self.go(Page(page)))
        browser.answered.connect(self._answered)
        browser.edited.connect(self._edited)
        browser.brought.connect(self.open_item)
        browser.grid.chosen.connect(self.choose)
        browser.grid.opened.connect(self.similar_to)
        browser.search.camera.connect(self.open_camera)
        browser.search.photo_shown.connect(self._show_query)
        browser.search.photo_dropped.connect(self.drop_photo)
        browser.stand_ins.camera.connect(self.open_camera)
        browser.stand_ins.opened.connect(self.open_item)
        camera.left.connect(self.close_camera)
        detail.opened.connect(self.open_item)
        detail.item.similar.connect(self.similar_to)
        detail.look.another.connect(self.open_camera)
        photos.looking.connect(self._looking)
        photos.looked.connect(self._looked)
        photos.added.connect(self._added)
        detail.look.parts.changed.connect(self._weigh)
        photos.refused.connect(self._not_looked)

    @property
    def look(self) -> Look | None:
        """The photo that the search page compares with."""
        return self._questions[Page.SEARCH].look

    def go(self, page: Page) -> None:
        """Show a page as it was left."""
        self.close_camera()
        if page is Page.REVIEW:
            self.open_review()
            return
        if page is Page.STORE:
            self.open_store()
            return
        if page is Page.LOOKS:
            self.open_looks()
            return
        if page is Page.DESK:
            self.open_desk()
            return
        self._close_asides()
        if page is not Page.LIBRARY:
            self._settling.stop()  # or the library's first item comes over what this page shows
        if page is not self.browser.question.page:
            self._came_from = self.browser.question.page
        self.rail.show_page(page)
        self._ask(replace(self._questions[page], profile=self.verdicts.profile))
        self._show_chip()
        if page is Page.FOR_YOU:
            self.detail.show_taste()
        elif page is Page.SEARCH:
            self._show_query()

    def return_to(self, place: Place) -> None:
        """Show what was shown when the window was closed."""
        self._questions |= place.questions
        self._spots = dict(place.spots)
        self._returning = True
        self.browser.mixture.put(self._questions[Page.SEARCH].weights)
        page = place.page if self.rail.pages[place.page].isVisibleTo(self.rail) else Page.LIBRARY
        if page in (Page.REVIEW, Page.STORE, Page.LOOKS, Page.DESK):  # they lie over the library
            self.go(Page.LIBRARY)
        self.go(page)

    def place(self) -> Place:
        """What is shown, to return to; a photo that is searched with is not kept."""
        page = self.browser.question.page
        row = self.browser.grid.currentIndex().row()
        spot = Spot(self.browser.model.id_at(row), *self.browser.grid.top)
        asides = {
            Page.REVIEW: self.review,
            Page.STORE: self.store,
            Page.LOOKS: self.looks,
            Page.DESK: self.desk,
        }
        aside = next((name for name, over in asides.items() if not over.isHidden()), page)
        return Place(page=aside, questions=self._questions, spots={page: spot})

    def _come_back(self, page: Page) -> bool:
        """Choose what was chosen, where it was; False where it is gone, or nothing was."""
        spot, grid = self._spots.get(page), self.browser.grid
        if spot is None:
            return False
        row = self.browser.model.row_of(spot.item_id) if spot.item_id is not None else None
        if row is not None:
            grid.select_row(row, scroll=False)
        grid.scroll_to_top(spot.row, spot.within)
        return row is not None

    def open_review(self) -> None:
        """Show what waits for a person's word."""
        if self.reviewing:
            self.review.setFocus()
            return
        self._close_asides()
        self.rail.show_page(Page.REVIEW)
        self.browser.hide()
        self.detail.hold(True)
        self.review.show()
        self.review.open()

    def open_store(self) -> None:
        """Show purchases and recommenders."""
        if not self.store.isHidden():
            return
        self._close_asides()
        self.rail.show_page(Page.STORE)
        self.browser.hide()
        self.detail.hold(True)
        self.store.show()
        self.store_opened.emit()

    def show_items(self, ids: Sequence[int], name: str) -> None:
        """Show some items in the library's grid, and no others; *back* leads away from them."""
        among = Question(page=Page.LIBRARY, among=tuple(ids), among_name=name)
        self._questions[Page.LIBRARY] = among
        self.go(Page.LIBRARY)
        self.browser.grid.setFocus()

    def show_question(self, question: Question) -> None:
        """Show what another question finds in the library."""
        self._questions[question.page] = question
        self.go(question.page)

    def keep_up(self, ids: Sequence[int], name: str) -> None:
        """The album that is shown holds other items now, or has another name."""
        question = replace(self._questions[Page.LIBRARY], among=tuple(ids), among_name=name)
        self._questions[Page.LIBRARY] = question
        if self.browser.question.page is Page.LIBRARY:
            self.browser.ask(question, keep=True)

    def open_desk(self) -> None:
        """Show duplicates, or what is missing."""
        if not self.desk.isHidden():
            return
        self._close_asides()
        self.rail.show_page(Page.DESK)
        self.browser.hide()
        self.detail.hold(True)
        self.desk.show()
        self.desk_opened.emit()

    def open_looks(self) -> None:
        """Show looks and lookbooks."""
        if not self.looks.isHidden():
            return
        self._close_asides()
        self.rail.show_page(Page.LOOKS)
        self.browser.hide()
        self.detail.hold(True)
        self.looks.show()
        self.looks_opened.emit()

    def _close_asides(self) -> None:
        """Leave the review, the store, the looks or the desk: what has no grid."""
        for page in (self.review, self.store, self.looks, self.desk):
            if not page.isHidden():
                if page is self.looks:
                    self.looks.flush()
                page.hide()
                self.browser.show()
                self.detail.hold(False)
                if page is self.looks:  # or the keys go to whatever comes next
                    self.browser.grid.setFocus()

    @property
    def aside(self) -> bool:
        """Whether the review, the store, looks or the desk are shown: no item can be judged."""
        pages = (self.review, self.store, self.looks, self.desk)
        return not all(page.isHidden() for page in pages)

    @property
    def reviewing(self) -> bool:
        """Whether the review is shown."""
        return not self.review.isHidden()

    def _ask(self, question: Question) -> None:
        self._questions[question.page] = question
        self.browser.ask(question)

    def back(self) -> None:
        """One step back: look, review, camera, words, photo, filters, in this order."""
        question = self.browser.question
        if not self.looks.isHidden() and self.looks.back():
            return
        if self.aside:
            self.go(question.page)
        elif self.camera.isVisible():
            self.close_camera()
        elif question.text:
            self.browser.change(text="")
        elif question.page is Page.SEARCH and question.item_id is not None:
            self._questions[Page.SEARCH] = replace(question, item_id=None)
            self.go(self._came_from)
        elif question.page is Page.SEARCH and question.look is not None:
            self.drop_photo()
        elif question.filters:
            self.browser.change(filters=Filters())
        elif question.among:
            self.browser.change(among=(), among_name="", collection=None)
        self.browser.grid.setFocus()

    def find(self) -> None:
        """Put the cursor into the search box."""
        self.close_camera()
        if self.aside:
            self.go(self.browser.question.page)
        self.browser.search.words.setFocus()
        self.browser.search.words.selectAll()

    def _edited(self) -> None:
        question = self.browser.question
        self._questions[question.page] = question
        self.rail.pages[Page.LIBRARY].put_count(self.browser.library_size)

    def _answered(self, answer: Answer) -> None:
        question = answer.question
        returning, self._returning = self._returning, False
        if returning and len(answer.results.ids) and self._come_back(question.page):
            return
        current = self.browser.grid.currentIndex()
        if question.page is Page.LIBRARY and len(answer.results.ids) == 0:
            self._settling.stop()
            self.detail.clear()
        elif question.page is Page.LIBRARY and not current.isValid():
            self._first = True
            self.browser.grid.select_row(0)
            self._first = False
        elif self.detail.item_id is not None:
            self.detail.refresh_reasons(question, self.browser.model.standing(self.detail.item_id))
        if answer.results.nothing_close and question.look is not None:
            self._show_query()

    def choose(self, item_id: int) -> None:
        """Show an item in the detail pane; the first of an answer, when no other answer follows."""
        self._chosen = item_id
        if self._first:
            self._settling.start()
        else:
            self._show_chosen()

    @property
    def shown(self) -> int | None:
        """The item in the detail pane, or that will be there when answers have settled."""
        return self._chosen if self._settling.isActive() else self.detail.item_id

    def stop(self) -> None:
        """Show nothing more: the window closes."""
        self._settling.stop()

    def _show_chosen(self) -> None:
        self._settling.stop()
        if self._chosen is not None:
            standing = self.browser.model.standing(self._chosen)
            self.detail.show_item(self._chosen, self.browser.question, standing)

    def open_item(self, item_id: int) -> None:
        """Show an item that may not be on the page."""
        self.browser.bring_back(item_id)
        if self.detail.item_id != item_id:  # it is not on the page, or was current already
            self.choose(item_id)

    def show_found(self, item_id: int) -> None:
        """Show an item whose code was held up, or that was tapped beside the camera."""
        self.go(Page.LIBRARY)
        self.browser.reload(bring=item_id)

    def show_customer(self, number: str) -> None:
        """Show what a customer may like whose card was held up."""
        self._questions[Page.FOR_YOU] = replace(self._questions[Page.FOR_YOU], customer=number)
        self.go(Page.FOR_YOU)

    def similar_to(self, item_id: int) -> None:
        """Search with an item of the library."""
        question = replace(self._questions[Page.SEARCH], look=None, item_id=item_id, text="")
        self._questions[Page.SEARCH] = question
        self._remember(question, anew=True)
        self.go(Page.SEARCH)
        self.choose(item_id)
        self.browser.grid.setFocus()

    def _looking(self) -> None:
        self._settling.stop()
        self.close_camera()
        self._close_asides()
        self.rail.show_page(Page.SEARCH)
        self.browser.wait()

    def _looked(self, look: Look) -> None:
        before = self.look
        question = replace(self._questions[Page.SEARCH], look=look, item_id=None)
        if before is None or before.image is not look.image:
            question = replace(question, counts=CHANNELS, beside=())
        self._questions[Page.SEARCH] = question
        self._remember(question, anew=before is None or before.image is not look.image)
        same = before is not None and before.image is look.image
        if same and self.browser.question.page is not Page.SEARCH:
            return  # whoever moved the frame has gone on to another page
        self.go(Page.SEARCH)
        if not same:
            self.browser.grid.setFocus()  # else the keys stay with the frame that was moved

    def _added(self, look: Look) -> None:
        """A further photo: it counts in all, until a person says in what."""
        question = self._questions[Page.SEARCH]
        if question.look is None:
            self._looked(look)
            return
        self._weigh((*photo_parts(question), PhotoPart(look)))

    def _weigh(self, parts: tuple[PhotoPart, ...]) -> None:
        """Ask by these photos; the first one is the one that is shown large."""
        question = self._questions[Page.SEARCH]
        if not parts or question.look is None:
            return
        question = replace(question, counts=parts[0].channels, beside=parts[1:])
        self._questions[Page.SEARCH] = question
        self._remember(question, anew=False)
        self.go(Page.SEARCH)

    def _remember(self, question: Question, *, anew: bool) -> None:
        """Note a search, for `step_search`; a frame that was moved is the same search."""
        if anew or not self._searches:
            self._searches = [*self._searches[: self._at + 1], question][-MOST_SEARCHES:]
            self._at = len(self._searches) - 1
        else:
            self._searches[self._at] = question

    def step_search(self, step: int) -> None:
        """Go back to the search before, or on to the one after. None of them is stored."""
        at = self._at + step
        if not 0 <= at < len(self._searches):
            return
        self._at = at
        question = self._searches[at]
        if question.look is not None:
            self.photos.resume(question.look)
        else:
            self.photos.forget()
        self._questions[Page.SEARCH] = question
        self.go(Page.SEARCH)
        self.browser.grid.setFocus()

    def _not_looked(self, error: StylistError) -> None:
        self._close_asides()
        self.detail.clear()
        self.browser.refuse(error, photo=isinstance(error, PhotoError))

    def _show_query(self) -> None:
        """Show in the detail pane what is searched with."""
        question = self.browser.question
        if question.look is not None:
            self.detail.show_look(question.look, camera=self.photos.from_camera)
            self.detail.look.parts.put(photo_parts(question))
        elif question.item_id is not None:
            self.choose(question.item_id)
        elif question.page is Page.SEARCH:
            self.detail.clear()

    def _show_chip(self) -> None:
        question, chip = self.browser.question, self.browser.search.photo
        if question.look is not None:
            name = question.look.path.name if question.look.path else self.tr("this photo")
            if question.beside:
                name = self.tr("%Ln photo(s)", "", 1 + len(question.beside))
            self.browser.search.put_photo(
                QPixmap.fromImage(qimage(thinned(question.look.image, CHIP))), name
            )
        elif question.item_id is not None:
            self._chip_of_item(question.item_id)
        else:
            chip.hide()

    def _chip_of_item(self, item_id: int) -> None:
        def load() -> tuple[str, bytes | None]:
            item = self.library.items([item_id])[0]
            return item.name, self.library.thumbnail(item.photo) if item.photo else None

        def put(found: tuple[str, bytes | None]) -> None:
            picture = QPixmap()
            if found[1] is not None:
                picture.loadFromData(found[1])
            if self.browser.question.item_id == item_id and not picture.isNull():
                self.browser.search.put_photo(picture, found[0])

        self.jobs.search.ask("chip", load, done=put)

    def drop_photo(self) -> None:
        """Take the photo out of the search."""
        self.photos.forget()
        question = replace(
            self._questions[Page.SEARCH], look=None, item_id=None, counts=CHANNELS, beside=()
        )
        self._questions[Page.SEARCH] = question
        self.go(Page.SEARCH)

    def open_camera(self) -> None:
        """Show the camera in the centre."""
        self._close_asides()
        self.rail.show_page(Page.SEARCH)
        self.browser.hide()
        self.detail.hold(True)
        self.camera.show()
        self.camera.start()

    def close_camera(self) -> None:
        """Let the camera go, and show the page again."""
        if not self.camera.isHidden():
            self.camera.stop()
            self.camera.hide()
            self.browser.show()
            self.detail.hold(False)
            self.rail.show_page(self.browser.question.page)
