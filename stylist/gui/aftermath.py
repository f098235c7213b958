"""What a change of the library means for the page that is shown."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from stylist.gui import text
from stylist.gui.browser import Browser
from stylist.gui.item.detail import Detail
from stylist.gui.item.edits import Edits
from stylist.gui.jobs import Jobs
from stylist.gui.navigator import Navigator
from stylist.gui.questions import Page
from stylist.gui.retelling import retold
from stylist.gui.statusbar import StatusBar
from stylist.gui.taste.verdicts import Verdicts
from stylist.library import Library
from stylist.types import Change, Effect


class Aftermath(QObject):
    """Asks anew what a verdict or a correction may have moved, and shows where it went."""

    def __init__(
        self,
        verdicts: Verdicts,
        edits: Edits,
        library: Library,
        jobs: Jobs,
        *,
        browser: Browser,
        detail: Detail,
        nav: Navigator,
        status: StatusBar,
    ) -> None:
        super().__init__()
        self._library, self._jobs = library, jobs
        self._browser, self._detail, self._nav, self._status = browser, detail, nav, status
        verdicts.changed.connect(lambda: browser.model.set_liked(verdicts.liked))
        verdicts.judged.connect(self._judged)
        verdicts.marked.connect(self._marked)
        verdicts.undone.connect(self._verdict_undone)
        verdicts.steps.nothing.connect(lambda: status.say(self.tr("There is nothing to undo")))
        verdicts.steps.failed.connect(status.say)
        verdicts.failed.connect(status.say)
        edits.edited.connect(self._edited)
        edits.removed.connect(self._removed)
        edits.undone.connect(self._edit_undone)
        edits.failed.connect(status.say)
        edits.failed.connect(lambda _: detail.outline_again())

    def _rerank(self, bring: int | None = None) -> None:
        """Ask anew where the taste decides; then bring an item into view."""
        if self._browser.question.page is not Page.LIBRARY:
            self._browser.reload(bring=bring)
            if self._detail.taste.isVisible():
                self._detail.show_taste()
        elif bring is not None:
            self._nav.open_item(bring)

    def _judged(self, change: Change) -> None:
        self._rerank()
        profile, ids = change.profile, change.item_ids
        if profile is None or not ids:
            return

        def put(effect: Effect) -> None:
            if effect.items:
                way = self.tr("up") if effect.share > 0 else self.tr("down")
                said = self.tr("Like these: {} {}, {}").format(
                    way, text.percent(abs(effect.share)), text.items(effect.items)
                )
                self._status.say(said)

        self._jobs.search.ask("effect", lambda: self._library.effect(profile, ids), done=put)

    def _marked(self, change: Change) -> None:
        self._status.say(text.title(retold(change.what)))
        self._rerank()

    def _verdict_undone(self, change: Change) -> None:
        self._status.say(text.title(retold(change.what)))
        self._rerank(bring=change.item_ids[0] if change.item_ids else None)

    def _edited(self, change: Change, bring: int | None = None) -> None:
        """Its chips, its place and its card may be others now."""
        self._browser.model.renew(change.item_ids)
        if self._nav.reviewing:
            return  # the page is asked anew when it is shown again
        self._browser.reload(bring=bring)
        shown = self._detail.item_id
        if shown is not None and shown in change.item_ids:
            self._detail.reread(shown)

    def _edit_undone(self, change: Change) -> None:
        self._status.say(text.title(retold(change.what)))
        self._edited(change, bring=change.item_ids[0] if change.item_ids else None)

    def _removed(self, change: Change) -> None:
        """Go on with the next item on the page that is still there."""
        if self._nav.reviewing:
            if self._detail.item_id in change.item_ids:
                self._detail.clear()
            return
        ids = self._browser.model.results.ids
        gone = np.isin(ids, change.item_ids)
        left = np.flatnonzero(~gone & (np.cumsum(gone) > 0))
        if self._detail.item_id in change.item_ids:
            self._detail.clear()
        self._browser.reload(bring=int(ids[left[0]]) if len(left) else None)
