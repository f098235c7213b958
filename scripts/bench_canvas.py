"""Time a frame of a look's canvas while a piece is dragged: 40 garments, none of them small.

Prints one JSON object, milliseconds: what the hand's move and the painting after it take
together. A frame at 60 a second has 16.7.

    python scripts/bench_canvas.py [--pieces 40] [--chosen 1]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stylist.gui.jobs import Jobs
from stylist.gui.looks.canvas import LookCanvas
from stylist.gui.looks.cutouts import Cutouts
from stylist.gui.looks.piece import HIGH, WIDE
from stylist.gui.theme import Theme
from stylist.library import Library
from stylist.looktypes import Placed

FRAMES = 240
SIZE = (900, 1000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pieces", type=int, default=40)
    parser.add_argument("--chosen", type=int, default=1)
    said = parser.parse_args()
    app = QApplication([])
    Theme("light")
    random = np.random.default_rng(0)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "b") as library:
        for _ in library.make_boutique(said.pieces):
            pass
        items = {item.id: item for item in library.items(library.browse().ids)}
        places = random.uniform(0.15, 0.85, (len(items), 2))
        pieces = [
            Placed(i, *place, 0.35, float(20 * (n % 4 == 0)))
            for n, (i, place) in enumerate(zip(items, places.tolist(), strict=True))
        ]
        jobs = Jobs()
        canvas = LookCanvas(Cutouts(library, jobs.pictures))
        canvas.resize(*SIZE)
        canvas.show()
        canvas.put(pieces, items)
        while any(piece._image is None for piece in canvas.items_shown):
            app.processEvents()
            time.sleep(0.01)
        canvas.choose(range(said.chosen))
        frames = {"one dragged": _drag(app, canvas)}
        canvas.choose(range(len(items)))
        frames["all dragged"] = _drag(app, canvas)
        jobs.close()
    told = {
        name: {"median": float(np.median(taken)), "p95": float(np.percentile(taken, 95))}
        for name, taken in frames.items()
    }
    print(json.dumps({"pieces": len(items), "canvas": SIZE, **told}))


def _drag(app: QApplication, canvas: LookCanvas) -> list[float]:
    view = canvas.viewport()
    piece = canvas.pieces[0]
    start = canvas.mapFromScene(QPointF(piece.x * WIDE, piece.y * HIGH))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    taken = []
    for frame in range(FRAMES):
        angle = 2 * np.pi * frame / 120
        to = start + QPointF(90 * np.sin(angle), 90 - 90 * np.cos(angle)).toPoint()
        began = time.perf_counter()
        QTest.mouseMove(view, to)
        app.processEvents()
        taken.append(1000 * (time.perf_counter() - began))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start)
    return taken[4:]


if __name__ == "__main__":
    main()
