"""Open a library's window as a person would and tell when its first cards are painted.

    python scripts/bench_window.py LIBRARY STARTED

STARTED is the time, as of ``time.time()``, at which this process was asked for.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from stylist.gui.collector import Collector
from stylist.gui.theme import Theme
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.settings import Settings
from stylist.tuning import lean_memory, quick_turns


def main() -> None:
    folder, started = Path(sys.argv[1]), float(sys.argv[2])
    lean_memory()
    app = QApplication(sys.argv[:1])
    times: dict[str, float] = {}
    with Library.open(folder, settings=Settings()) as library:
        window = MainWindow(library, Theme("light"), remember=lambda _: None)
        window.resize(1280, 800)
        Collector(window)
        quick_turns()
        window.show()
        times["shown"] = time.time() - started

        def painted() -> None:
            times.setdefault("painted", time.time() - started)
            window.close()
            app.quit()

        # A thumbnail that is ready is painted before a timer of no delay fires.
        window.thumbnails.ready.connect(lambda _: QTimer.singleShot(0, painted))
        QTimer.singleShot(60_000, app.quit)
        app.exec()
    print(json.dumps(times))


if __name__ == "__main__":
    main()
