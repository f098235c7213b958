"""Notes what was asked for in vain, once a person has come to rest with a question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from stylist.desktypes import Asked
from stylist.gui.browser import Browser
from stylist.gui.jobs import Jobs
from stylist.gui.questions import Answer, Page, Question
from stylist.library import Library

REST_MS = 2500
"""A question that stands so long was meant; while somebody types, each letter asks another."""


class GapNotes(QObject):
    """Watches answers. What was noted once is not noted again while it is merely asked anew."""

    def __init__(
        self, library: Library, jobs: Jobs, browser: Browser, noting: Callable[[], bool]
    ) -> None:
        super().__init__()
        self._library, self._jobs, self._noting = library, jobs, noting
        self._answer: Answer | None = None
        self._noted: object = None
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(self._note)
        browser.answered.connect(self._answered)

    def _answered(self, answer: Answer) -> None:
        self._answer = answer
        self.rest.stop()
        if (
            self._noting()
            and not answer.question.among
            and self._asked(answer.question) != (self._noted)
        ):
            self.rest.start()

    @staticmethod
    def _asked(question: Question) -> object:
        """What makes a question another one."""
        look = None if question.look is None else id(question.look.image)
        return question.page, question.text.strip().casefold(), question.filters, look

    def _note(self) -> None:
        answer = self._answer
        if answer is None or not self._noting():
            return
        question, results = answer.question, answer.results
        self._noted = self._asked(question)
        if question.page is Page.SEARCH and question.look is not None:
            if not (results.nothing_close or not len(results.ids)):
                return
            seen, filters = question.look.attributes, question.filters
            self._jobs.writer.submit(
                lambda: self._library.note_photo(seen, filters), failed=lambda _: None
            )
        elif question.page is Page.LIBRARY:
            asks = Asked(question.text, question.filters)
            self._jobs.writer.submit(lambda: self._library.note_search(asks), failed=lambda _: None)
