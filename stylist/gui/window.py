"""The main window: rail, centre, detail, status; and what they say to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from stylist.errors import StylistError
from stylist.gui import actions, language, text, windows
from stylist.gui.aftermath import Aftermath
from stylist.gui.bring.arrivals import Arrivals
from stylist.gui.bring.bringing import DropVeil
from stylist.gui.bring.imports import Imports
from stylist.gui.bring.refusals import RefusalSheet
from stylist.gui.bring.watching import WatchedFolders
from stylist.gui.browser import Browser
from stylist.gui.cards.preview import Preview
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.desk.bench import Bench
from stylist.gui.desk.clients import Clients
from stylist.gui.desk.deskpage import DeskPage
from stylist.gui.encoders.modeljobs import ModelJobs
from stylist.gui.find.camerapage import CameraPage
from stylist.gui.find.outlook import Outlook, OwnOccasions
from stylist.gui.find.photosearch import PhotoSearch
from stylist.gui.find.regionsearch import RegionSearch
from stylist.gui.help.helpwindow import HelpWindow
from stylist.gui.item import pictures
from stylist.gui.item.detail import Detail
from stylist.gui.item.edits import Edits
from stylist.gui.item.outfitwork import OutfitWork
from stylist.gui.jobs import Jobs
from stylist.gui.looks.looking import Looking
from stylist.gui.looks.lookspage import LooksPage
from stylist.gui.looks.lookwork import LookWork
from stylist.gui.navigator import Navigator
from stylist.gui.place import Handed, Place, PlaceFile
from stylist.gui.questions import Page
from stylist.gui.rail import Rail
from stylist.gui.retelling import retold
from stylist.gui.review.learning import Learning
from stylist.gui.review.reviewing import Reviewing
from stylist.gui.review.reviewpage import ReviewPage
from stylist.gui.settingssheet import SettingsSheet
from stylist.gui.statusbar import StatusBar
from stylist.gui.store.selling import Selling
from stylist.gui.store.shopwork import ShopWork
from stylist.gui.store.storepage import StorePage
from stylist.gui.taskpanel import TaskPanel
from stylist.gui.taste.profiles import Profiles
from stylist.gui.taste.tastework import TasteWork
from stylist.gui.taste.verdicts import Verdicts
from stylist.gui.theme import Theme, px
from stylist.gui.tour.tour import Tour
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import Change, Item, Progress, Refusal

CARDS_MS = 150
"""After the first answer: within this, photos and words of its cards are there."""

PATIENCE_MS = 600
"""What the window does beside its first answer waits for it no longer than this."""

REFRESH_MS = 1500
"""While an import runs, the page is asked anew at most this often."""

NARROW = 1060
"""Width below which the detail pane leaves its room to the grid, for a text of 13 px."""

LAPTOP = 1240
"""Pixels of a small screen, less a window's frame."""

EVERYWHERE = ("language", "units", "text_scale")
"""Settings that are in every part of the window."""

ONE_COLUMN = 720
"""What rail, one column of cards and detail pane take, for a text of 13 px."""


class MainWindow(QMainWindow):
    """One library in one window.

    `remember` is told the settings a person changes; `places` is where the
    window finds where it was, and leaves where it is. `clients` are the windows
    over the same library, `profile` whose this one is.
    """

    anew = Signal(str)
    """It wants to be built anew, and to show this setting: language and text size are in all."""

    def __init__(
        self,
        library: Library,
        theme: Theme,
        *,
        remember: Callable[[Settings], None] = lambda _: None,
        places: PlaceFile | Handed | None = None,
        clients: Clients | None = None,
        profile: str | None = None,
    ) -> None:
        super().__init__()
        language.use(library.settings.language, library.settings.units)
        self._places = places
        self.place = places.read() if places is not None else Place()
        self.library, self.theme, self.remember = library, theme, remember
        self.settings = library.settings
        self.jobs = Jobs()
        self.thumbnails = Thumbnails(self.jobs.thumbnails, library.thumbnail)
        self.verdicts = Verdicts(library, self.jobs, profile or self.settings.profile)
        self.steps = self.verdicts.steps
        self.edits = Edits(library, self.jobs, self.steps)
        self.imports = Imports(library, self.jobs)
        self.reviewing = Reviewing(library, self.jobs, self.edits)
        self.learning = Learning(library, self.jobs)
        self.shop = ShopWork(library, self.jobs)
        self.photos = PhotoSearch(library, self.jobs)
        self.may_close: Callable[[str], bool] = lambda _: True
        """Asked, before closing loses what a job has not done yet, with what that is."""
        self.look_work = LookWork(library, self.jobs, self.steps)
        self._refused: tuple[Refusal, ...] = ()
        self._embedding = False
        self._started = False
        self._entitle()
        self._waiting = ""
        self.setAcceptDrops(True)
        self.setMinimumSize(px(760), px(520))
        windows.put(self, self.place)
        self._build()
        self.nav = Navigator(
            library,
            self.jobs,
            rail=self.rail,
            browser=self.browser,
            camera=self.camera,
            review=self.review,
            store=self.store,
            looks=self.looks,
            desk=self.desk,
            detail=self.detail,
            photos=self.photos,
            verdicts=self.verdicts,
        )
        self.aftermath = Aftermath(
            self.verdicts,
            self.edits,
            library,
            self.jobs,
            browser=self.browser,
            detail=self.detail,
            nav=self.nav,
            status=self.status,
        )
        self.outlook = Outlook(library, self.jobs, self.browser.filters, lambda: self.settings)
        self.outfits = OutfitWork(
            library, self.jobs, self.steps, self.detail.item.outfits,
            lambda: self.browser.question.filters,
        )  # fmt: skip
        self.tastes = TasteWork(library, self.jobs, self.detail.taste, self.verdicts, self)
        self.selling = Selling(
            self.shop, self.store, self.nav, self.rail, self.browser, self.status
        )
        self.looking = Looking(
            self.look_work, self.looks, self.jobs, self.nav, self.status,
            lambda: self.settings.contact,
        )  # fmt: skip
        self.occasions = OwnOccasions(library, self.jobs, self.steps, self)
        self.profiles = Profiles(library, self.jobs, self.verdicts, self.rail)
        self.region = RegionSearch(self)
        self.arrivals = Arrivals(
            self, library, self.jobs, self.photos, self.imports,
            searching=lambda: self.browser.question.page is not Page.LIBRARY,
            looking=lambda: self.nav.look is not None,
        )  # fmt: skip
        self._connect()
        self.bench = Bench(self, clients or Clients())
        self.tour = Tour(self)
        actions.install(self)

    def _build(self) -> None:
        self.rail = Rail()
        self.browser = Browser(self.library, self.jobs, self.thumbnails)
        self.camera = CameraPage(self.library, self.jobs, self.thumbnails)
        self.camera.setContentsMargins(px(20), px(16), px(20), px(12))
        self.camera.hide()
        self.review = ReviewPage(self.library, self.jobs, self.thumbnails, self.reviewing)
        self.review.hide()
        self.store = StorePage()
        self.store.hide()
        self.looks = LooksPage(self.look_work, self.thumbnails, self.settings.contact)
        self.looks.hide()
        self.desk = DeskPage(self.thumbnails)
        self.desk.hide()
        self.detail = Detail(self.library, self.jobs, self.thumbnails, self.verdicts)
        self.status = StatusBar()
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.browser, 1)
        row.addWidget(self.camera, 1)
        row.addWidget(self.review, 1)
        row.addWidget(self.store, 1)
        row.addWidget(self.looks, 1)
        row.addWidget(self.desk, 1)
        row.addWidget(self.detail)
        lines.addLayout(row, 1)
        lines.addWidget(self.status)
        self.setCentralWidget(body)
        self.preview = Preview(body)
        self.veil = DropVeil(body)
        self.watched = WatchedFolders(self.library, self.jobs, self.imports)
        self.models = ModelJobs(self.library, self.jobs, self.imports, self.status)

    def _connect(self) -> None:
        rail, browser, status = self.rail, self.browser, self.status
        rail.profile_chosen.connect(self.profiles.use)
        rail.profile_added.connect(self.profiles.add)
        self.profiles.used.connect(self._profile_used)
        self.profiles.failed.connect(status.say)
        rail.import_wanted.connect(self.arrivals.choose_folder)
        rail.feed_wanted.connect(self.arrivals.show_feed)
        rail.settings_wanted.connect(self.show_settings)
        rail.help_wanted.connect(self.show_help)
        browser.grid.judged.connect(lambda item, liked: self.verdicts.judge([item], liked))
        browser.grid.preview.connect(self.show_large)
        browser.grid.removed.connect(lambda: self.edits.remove(self.chosen()))
        self.outlook.setting.connect(lambda changes: self._set(**changes))
        browser.filters.described.connect(self.occasions.describe)
        self.occasions.changed.connect(self._occasions_changed)
        search, stand_ins = browser.search, browser.stand_ins
        search.paste.connect(self.arrivals.paste)
        search.browse.connect(self.arrivals.choose_photo)
        search.region.connect(self.region.begin)
        self.region.chosen.connect(self.photos.show)
        self.region.said.connect(status.say)
        stand_ins.paste.connect(self.arrivals.paste)
        stand_ins.region.connect(self.region.begin)
        stand_ins.open_photo.connect(self.arrivals.choose_photo)
        stand_ins.import_folder.connect(self.arrivals.choose_folder)
        stand_ins.sample.connect(self.imports.start_sample)
        stand_ins.tour.connect(lambda: self.tour.begin())
        self.camera.taken.connect(lambda photo: self.photos.show(photo, camera=True))
        self.camera.browse.connect(self.arrivals.choose_photo)
        self.camera.paste.connect(self.arrivals.paste)
        self.camera.found.connect(self.nav.show_found)
        self.camera.customer.connect(self.nav.show_customer)
        self.camera.mirrored.connect(lambda on: self._set(mirror_camera=on))
        self.camera.chosen.connect(lambda number: self._set(camera=number))
        item, look = self.detail.item, self.detail.look
        item.judged.connect(lambda i, liked, reason: self.verdicts.judge([i], liked, reason))
        item.marked.connect(lambda i, kind: self.verdicts.mark([i], kind))
        item.preview.connect(self.show_large)
        item.corrected.connect(self.edits.correct)
        item.suited.connect(self.edits.suit)
        item.tagged.connect(self.edits.tag)
        item.untagged.connect(self.edits.untag)
        item.removed.connect(lambda i: self.edits.remove([i]))
        item.recropped.connect(self.edits.crop)
        item.look_wanted.connect(self._offer_looks)
        item.worn.connect(lambda i: self.edits.wear([i]))
        self.looking.contacted.connect(lambda words: self._set(contact=words))
        self.looking.large_wanted.connect(self.show_photo)
        for view in (item.photo, look.photo):
            view.left.connect(browser.grid.setFocus)
        self.detail.said.connect(status.say)
        self.detail.shown.connect(self.outfits.show)
        self.outfits.said.connect(status.say)
        self.looks.closed.connect(self.outfits.learn)
        self.shop.changed.connect(self.outfits.learn)
        self.tastes.said.connect(status.say)
        self.tastes.branched.connect(self.profiles.add)
        self.verdicts.alike = browser.alike
        browser.shown.connect(lambda ids: self.verdicts.note(ids, "shown"))
        look.cropped.connect(self.photos.crop)
        look.kept.connect(self._keep)
        look.unknown.connect(self.photos.tell_apart)
        self.photos.parted.connect(look.put_garments)
        look.parts.wanted.connect(self.arrivals.add_photo)
        self.photos.kept.connect(self._kept)
        self.photos.said.connect(status.say)
        self.preview.moved.connect(self._step_preview)
        self.preview.closed.connect(browser.grid.setFocus)
        status.all_wanted.connect(self.show_tasks)
        self.jobs.tasks.changed.connect(self._count_tasks)
        status.cancelled.connect(self.imports.cancel)
        status.undo.connect(self.undo)
        status.details.connect(self._show_refused)
        self.steps.undone.connect(self._undone)
        self.steps.asks.connect(self._ask_undo)
        self.steps.changed.connect(lambda: status.show_undo(self.steps.last))
        self.imports.progressed.connect(status.show_job)
        self.imports.came_in.connect(self._came_in)
        self.imports.ended.connect(self._imported)
        self.review.undo_wanted.connect(self.undo)
        self.review.learn_wanted.connect(self.learning.start)
        self.reviewing.counted.connect(
            lambda counts: rail.pages[Page.REVIEW].put_count(counts.waiting["category"] or None)
        )
        self.reviewing.failed.connect(status.say)
        self.learning.progressed.connect(status.show_job)
        self.learning.ended.connect(self._learned)
        status.cancelled.connect(self.learning.cancel)
        status.cancelled.connect(self.shop.cancel)
        status.cancelled.connect(lambda: self.bench.cancel())
        self.models.ended.connect(lambda words, refused: self._tell(words, refused, True))
        self.watched.failed.connect(status.say)
        self.models.failed.connect(status.say)
        self.models.switched.connect(self._switched)
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh.timeout.connect(self._reload_library)

    # Opening and closing.

    def showEvent(self, event: QShowEvent) -> None:
        """Show the window first, then ask for what is in it."""
        super().showEvent(event)
        if not self._started:
            self._started = True
            QTimer.singleShot(0, self._start)

    def _start(self) -> None:
        """Ask for the cards. All else would take the processor from what they need."""
        self.jobs.counts.hold()
        settled = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        settled.timeout.connect(self._look_around)
        settled.start()
        self.browser.answered.connect(
            # Not once patience has ended: what follows is to be begun once.
            lambda _: settled.isActive() and settled.start(CARDS_MS),
            Qt.ConnectionType.SingleShotConnection,
        )
        self.selling.refresh()
        self.nav.return_to(self.place)
        self.browser.grid.setFocus()

    def _look_around(self) -> None:
        """The cards are there: fetch what is shown beside them, and go on with what was begun."""
        self.jobs.counts.go_on()
        self.verdicts.reload()
        self.steps.refresh()
        self.reviewing.count()
        self.profiles.reload()
        self.bench.begin()
        self.models.resume()
        self.watched.start()
        self.jobs.writer.follow(
            self.library.prepare,
            step=self._preparing,
            done=lambda _: self._prepared(),
            failed=lambda error: self.status.say(retold(error)),
        )

    def _prepared(self) -> None:
        if not self._busy:
            self.status.end_job()
        self.outfits.learn()

    @property
    def _busy(self) -> bool:
        """Whether a job is shown that a person has asked for."""
        return self.imports.running or self.models.running or self.shop.running

    def _preparing(self, step: Progress) -> None:
        if not self._busy and step.total and step.done < step.total:
            self.status.show_job(self.tr("Preparing search"), step, cancel=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window is the grid's."""
        super().resizeEvent(event)
        # Large text must not take the item pane from a whole laptop's screen.
        self.detail.make_room(self.width() < min(px(NARROW), max(LAPTOP, px(ONE_COLUMN))))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.theme.refresh()

    def show_tasks(self) -> None:
        """List all that runs in the background."""
        panel = TaskPanel(self, self.jobs.tasks)
        panel.show_under(self.status.all)
        panel.setFocus(Qt.FocusReason.PopupFocusReason)

    def _count_tasks(self) -> None:
        tasks = self.jobs.tasks
        running = len(tasks.running)
        self.status.count_jobs(running, len(tasks.listed) - running)
        self._anew()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs; what was reported as done stays done. Ask where something is lost."""
        lost = [f"{task.title}: {task.loses}." for task in self.jobs.tasks.running if task.loses]
        if lost and not self.may_close("\n".join(lost)):
            event.ignore()
            return
        self.looks.flush()
        self.bench.close()
        self._refresh.stop()
        if self._places is not None and self._started:
            place = replace(self.nav.place(), recent=tuple(self.bench.recent))
            self._places.write(windows.where(self, place))
        self.watched.stop()
        self.camera.stop()
        self.nav.stop()
        self.jobs.close()
        super().closeEvent(event)

    # Items.

    def show_large(self, item_id: int) -> None:
        """Show an item over the whole window."""
        item = self.browser.model.item(item_id)
        shown = self.detail.item.item
        if item is None and shown is not None and shown.id == item_id:
            item = shown
        if item is None or item.photo is None:
            return
        if item_id not in self.verdicts.marks or "opened" not in self.verdicts.marks[item_id]:
            self.verdicts.note([item_id], "opened")
        self.show_photo(item)

    def show_photo(self, item: Item) -> None:
        """Show an item's photo over the whole window."""
        photo = item.photo
        if photo is None:
            return
        note = " · ".join(part for part in (text.money(item), self.tr("Esc closes")) if part)
        kept = self.thumbnails.at_hand(photo.id)
        self.preview.open(item.name, note, kept.pixmap if kept else None)
        side = round(max(self.width(), self.height()) * self.devicePixelRatioF())
        self.jobs.pictures.ask(
            "large", lambda: pictures.load(self.library, photo, side), done=self.preview.put_picture
        )

    def _step_preview(self, step: int) -> None:
        grid = self.browser.grid
        last = self.browser.model.rowCount() - 1
        grid.select_row(min(max(grid.currentIndex().row() + step, 0), last))
        item_id = self.browser.model.id_at(grid.currentIndex().row())
        if item_id is not None:
            self.show_large(item_id)

    # Hearts and crosses.

    def judge(self, liked: bool) -> None:
        """Like or dislike what is selected, or what the detail pane shows."""
        if self.nav.aside:
            return
        self.verdicts.judge(self.chosen(), liked)

    def mark(self, kind: str) -> None:
        """Pin what is selected, or say that it was tried or bought; a second time takes it back."""
        if not self.nav.aside and (chosen := self.chosen()):
            self.verdicts.mark(chosen, kind)

    def chosen(self) -> list[int]:
        """What is selected, or else what the item pane shows."""
        model, rows = self.browser.model, self.browser.grid.selected_rows()
        chosen = [item for row in rows if (item := model.id_at(row)) is not None]
        shown = self.nav.shown
        return chosen if shown is None or shown in chosen else [shown]

    def undo(self) -> None:
        """Take back the last thing done, be it of another day."""
        self.detail.item.photo.flush()
        self.looks.flush()
        self.steps.undo()

    def _ask_undo(self, items: int) -> None:
        """Once too often Ctrl+Z, and the library would be empty."""
        sure = QMessageBox(self)
        sure.setIcon(QMessageBox.Icon.Question)
        sure.setText(self.tr("Take {} out of the library?").format(text.items(items)))
        sure.setInformativeText(
            self.tr("They came in together. Their photos stay where they are, and nothing that "
                    "was said of them is lost: Ctrl+Shift+Z brings them back.")
        )  # fmt: skip
        takes = sure.addButton(self.tr("Take out"), QMessageBox.ButtonRole.AcceptRole)
        sure.addButton(QMessageBox.StandardButton.Cancel)
        takes.clicked.connect(lambda: self.steps.undo(sure=True))
        sure.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sure.open()

    # Looks.

    def add_to_look(self, *, last: bool = False) -> None:
        """Put what is selected on a look: on the one worked on last, or ask."""
        if self.nav.aside:
            return
        chosen = self.chosen()
        self._add_to_look(chosen, last=last)

    def wear(self) -> None:
        """Note that what is selected was worn today, in a wardrobe."""
        if not self.nav.aside and self.detail.item.wear.isVisible():
            self.edits.wear(self.chosen())

    def _offer_looks(self, item_id: int) -> None:
        self._add_to_look([item_id])

    def _add_to_look(self, item_ids: list[int], *, last: bool = False) -> None:
        row = self.browser.grid.currentIndex()
        over: QWidget = self.browser.grid.viewport()
        at = self.browser.grid.visualRect(row).center() if row.isValid() else over.rect().center()
        (self.looking.add_to_last if last else self.looking.offer)(item_ids, over, at)

    # Profiles, settings, help.

    def _undone(self, change: Change) -> None:
        if change.kind == "profile":
            self.status.say(text.title(retold(change.what)))
            self.profiles.undone()

    def _profile_used(self, name: str) -> None:
        self._set(profile=name)
        self._entitle()
        self.nav.go(self.browser.question.page)

    def _entitle(self) -> None:
        self.setWindowTitle(self.tr("{} – Stylist").format(self.verdicts.profile))

    def show_settings(self, at: str = "") -> None:
        """Show the settings, from one of them on."""
        sheet = SettingsSheet(
            self, self.settings, self.models, self.watched, self.library.cameras(),
            wardrobe=self.library.is_wardrobe,
        )  # fmt: skip
        sheet.changed.connect(self.change_setting)
        sheet.open()
        sheet.show_at(at)

    def change_setting(self, name: str, value: object) -> None:
        """Set one setting: it is in force at once."""
        if name == "wardrobe":
            self._say_wardrobe(bool(value))
            return
        self._set(**{name: value})
        if name == "theme":
            self.theme.set_mode(self.settings.theme)
        elif name == "contrast":
            self.theme.set_contrast(self.settings.contrast)
        elif name in EVERYWHERE:
            self._dress(name)
        elif name == "camera":
            self.camera.use(self.settings.camera)
        elif name in ("nothing_close", "explore") and self.browser.question.asked:
            self.browser.reload()
        elif name == "note_gaps":
            self.bench.reload_gaps()
        elif name == "unsure_below":
            self.reviewing.count()
            if self.nav.reviewing:
                self.review.open()
            elif self.detail.item_id is not None:
                self.detail.reread(self.detail.item_id)

    def _dress(self, setting: str) -> None:
        """Be built anew, once nothing runs that this would stop."""
        self._waiting = setting
        if self.jobs.tasks.running:
            self.status.say(self.tr("In force as soon as what runs in the background is done"))
        else:
            self._anew()

    def _anew(self) -> None:
        if self._waiting and not self.jobs.tasks.running:
            setting, self._waiting = self._waiting, ""
            self.theme.set_text_scale(self.settings.text_scale)
            language.use(self.settings.language, self.settings.units)
            self.anew.emit(setting)

    def _say_wardrobe(self, on: bool) -> None:
        def done(_: object) -> None:
            self.look_work.changed.emit()
            if self.detail.item_id is not None:
                self.detail.reread(self.detail.item_id)

        self.jobs.writer.submit(lambda: self.library.set_wardrobe(on), done=done)

    def _set(self, **changes: Any) -> None:
        self.settings = self.library.settings = replace(self.library.settings, **changes)
        try:
            self.remember(self.settings)
        except StylistError as error:
            self.status.say(retold(error))

    def _occasions_changed(self, what: str) -> None:
        """Ask anew; an occasion that is gone filters nothing any more."""
        if what:
            self.status.say(what)
        filters = self.browser.question.filters
        if filters.occasion and filters.occasion not in self.library.taxonomy.occasions:
            filters = filters.without("occasion", "occasion_ranks")
        self.browser.change(filters=filters)
        if self.detail.item_id is not None:
            self.detail.reread(self.detail.item_id)

    def show_help(self) -> None:
        """Show the help, and all keys."""
        sheet = HelpWindow(self, actions.listed(self), language.code_of(self.settings.language))
        sheet.toured.connect(self.tour.begin)
        sheet.show()

    # Searching with a photo.

    def _keep(self) -> None:
        look = self.nav.look
        if look is not None:
            self.detail.look.keep.setEnabled(False)
            self.photos.keep(look)

    def _kept(self, change: Change) -> None:
        self.status.say(text.title(retold(change.what)))
        self.steps.refresh()
        self.browser.reload()

    # Bringing photos in.

    def open_with(self, paths: list[Path]) -> None:
        """Come to the front, and open what another start was given: photos are searched with."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if paths and self.tour.isVisible():
            self.tour.end()  # who opens something wants to see that
        self.arrivals.open(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what a drop would do."""
        if words := self.arrivals.dragged(event):
            self.veil.open(words)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        self.veil.hide()
        self.arrivals.drop(event)

    def _came_in(self) -> None:
        if not self._refresh.isActive():
            self._refresh.start()

    def _reload_library(self) -> None:
        if self.browser.question.page is Page.LIBRARY and self.camera.isHidden():
            self.browser.reload()

    def _tell(self, words: str, refused: tuple[Refusal, ...], embedding: bool = False) -> None:
        self._refused, self._embedding = refused, embedding
        self.status.say(words, details=bool(refused))

    def _show_refused(self) -> None:
        RefusalSheet(self, self._refused, embedding=self._embedding).open()

    def _switched(self) -> None:
        """Another model answers: ask again what is shown."""
        self.browser.reload()

    def _imported(self, words: str, refused: tuple[Refusal, ...]) -> None:
        self._tell(words, refused)
        self.thumbnails.renew()
        self.browser.model.renew()
        self.browser.reload()
        self.reviewing.count()
        self.steps.refresh()

    def _learned(self, words: str) -> None:
        self.status.end_job()
        self.status.say(words)
        self.browser.model.renew()
        self.browser.reload()
        if self.nav.reviewing:
            self.review.open()
        else:
            self.reviewing.count()
