"""What somebody does at the window in a minute, for the tests of what it tells and whom.

    python at_the_window.py LIBRARY PHOTOS NAME WORDS [LOG]

Photos are dropped, searched with words, judged, put into a look; the window is closed. With LOG
all that is logged by anybody goes there.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> None:
    folder, photos, name, words = sys.argv[1:5]
    if len(sys.argv) > 5:
        logging.basicConfig(filename=sys.argv[5], level=logging.INFO)
        logging.getLogger("stylist").setLevel(logging.DEBUG)

    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from stylist.gui.theme import Theme
    from stylist.gui.window import MainWindow
    from stylist.library import Library
    from stylist.settings import Settings

    app = QApplication([])

    def until(holds: Callable[[], object], seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > deadline:
                raise TimeoutError(
                    f"the window does not get on: line {holds.__code__.co_firstlineno}"
                )  # type: ignore[attr-defined]
            app.processEvents()
            time.sleep(0.005)

    with Library.open(folder, settings=Settings(profile=name, threads=1)) as library:
        window = MainWindow(library, Theme("light"))
        window.show()
        until(lambda: window.browser.answer is not None)
        ended: list[str] = []
        window.imports.ended.connect(lambda said, *_: ended.append(said))
        window.open_with([Path(photos)])
        until(lambda: ended)
        until(lambda: len(window.browser.answer.results.ids) == library.count())
        window.nav.find()
        QTest.keyClicks(window.browser.search.words, words)
        until(lambda: window.browser.search.words.text() == words)
        until(lambda: 0 < len(window.browser.answer.results.ids) < library.count())
        window.judge(True)
        until(lambda: library.verdicts(name))
        window.photos.show(next(Path(photos).rglob("*.jpg")))
        until(lambda: window.detail.look.isVisible())
        window.close()
        app.processEvents()


if __name__ == "__main__":
    main()
