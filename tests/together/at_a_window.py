"""What somebody does at a window while others are at the same library.

    python at_a_window.py LIBRARY PHOTOS NAME CATEGORY FIRST

Says *open*, waits for a line, then all at once: photos are imported, every second item from FIRST
on is judged and corrected to CATEGORY. Each line of JSON is said when that is done. With a further
line the window is asked anew, says what it shows, and is closed.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from stylist.gui.theme import Theme
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.settings import Settings

JUDGED = 4


def say(what: str, *more: object) -> None:
    sys.stdout.write(json.dumps([what, *more]) + "\n")
    sys.stdout.flush()


def main() -> None:
    folder, photos, name, category, first = sys.argv[1:]
    app = QApplication([])

    def until(holds: Callable[[], object], seconds: float = 90) -> None:
        deadline = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > deadline:
                raise TimeoutError(f"{name}'s window: line {holds.__code__.co_firstlineno}")
            app.processEvents()
            time.sleep(0.002)

    settings = Settings(profile=name, threads=1, nothing_close=0.0)
    with Library.open(folder, settings=settings) as library:
        window = MainWindow(library, Theme("light"))
        window.show()
        until(lambda: window.browser.answer is not None)
        mine = sorted(window.browser.answer.results.ids.tolist())[int(first) :: 2][:JUDGED]
        say("open")
        sys.stdin.readline()
        ended: list[str] = []
        window.imports.ended.connect(lambda said, *_: ended.append(said))
        window.open_with([Path(photos)])
        for number, item in enumerate(mine):
            found = library.items([item])[0]
            window.verdicts.judge([item], number % 2 == 0)
            # The status line tells of the newest step of all, which may be somebody else's.
            until(lambda item=item: item in library.verdicts(name))
            say("judged", item, number % 2 == 0)
            window.edits.correct(found, "category", category)
            until(lambda item=item: library.items([item])[0].value("category").source == "person")
            say("corrected", item, category)
        until(lambda: ended)
        say("imported", ended[0])
        sys.stdin.readline()
        window.browser.reload()
        until(lambda: len(window.browser.answer.results.ids) == library.count())
        say("shows", sorted(window.browser.answer.results.ids.tolist()))
        window.close()
        app.processEvents()


if __name__ == "__main__":
    main()
