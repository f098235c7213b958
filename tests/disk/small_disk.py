"""On a disk of a few MB that is full at first: what is said, and whether work goes on with room.

    unshare --mount --map-root-user python small_disk.py FOLDER PHOTOS FREE_KB

Tells one line of JSON: the errors by what was tried, and how it stands in the end. Anything but
a `StylistError` is a traceback and an exit status.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from stylist.errors import StylistError
from stylist.library import Library
from stylist.settings import Settings

SIZE_MB = 48
SETTINGS = Settings(threads=1, nothing_close=0.0)


def last(steps: Any) -> Any:
    *_, step = steps
    return step.result


def fill(folder: Path, free: int) -> Path:
    """Leave `free` kB of room."""
    filler = folder / "filler"
    with filler.open("wb") as stream:
        there = os.statvfs(folder)
        room = there.f_bavail * there.f_frsize - free * 1024
        os.posix_fallocate(stream.fileno(), 0, max(room, 1))
    return filler


def main() -> None:
    folder, photos, free = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", str(folder)], check=True
    )
    place = folder / "library"
    said: dict[str, str] = {}

    def attempt(what: str, do: Callable[[], Any]) -> Any:
        try:
            return do()
        except StylistError as error:
            said[what] = str(error)
            return None

    with Library.open(place, settings=SETTINGS) as library:
        library.like("Anna", library.add_items([_item()]))
    filler = fill(folder, free)
    library = attempt("open", lambda: Library.open(place, settings=SETTINGS))
    if library is not None:
        report = attempt("import", lambda: last(library.import_photos([photos], workers=1)))
        if report is not None:
            said |= {f"refused {n}": r.reason for n, r in enumerate(report.refused)}
        attempt("like", lambda: library.like("Anna", [1]))
        attempt("look", lambda: library.make_look("One", [1]))
        attempt("backup", lambda: library.backup(place / "copy.sqlite"))
        attempt("vectors", lambda: library.export_vectors(place / "vectors.npz"))
        if "look" not in said:
            attempt("export", lambda: library.export_look("One", place / "one.png"))
        filler.unlink()
        # The same program goes on, once there is room.
        report = last(library.import_photos([photos], workers=1))
        library.like("Anna", [1])
        library.close()
    else:
        filler.unlink()
        report = None
    with Library.open(place, settings=SETTINGS) as again:
        if report is None:
            report = last(again.import_photos([photos], workers=1))
        again.repair()
        for _ in again.repair():
            pass
        end = {
            "items": again.count(),
            "refused": len(report.refused),
            "problems": [p.what for p in again.doctor()],
            "hits": len(again.similar(2, 3)),
            "halves": [f.name for f in place.rglob("*.tmp")],
            "whole": _whole(place),
        }
    sys.stdout.write(json.dumps({"said": said, **end}) + "\n")


def _item() -> Any:
    from stylist.types import NewItem

    return NewItem("Red dress", sku="A1")


def _whole(place: Path) -> bool:
    """What was written in full bears its name; nothing else does."""
    import numpy as np
    from PIL import Image

    from stylist.catalog.keeping import is_whole

    good = True
    if (copy := place / "copy.sqlite").exists():
        good &= is_whole(copy)
    if (vectors := place / "vectors.npz").exists():
        with np.load(vectors) as arrays:
            good &= len(arrays["ids"]) == len(arrays["paths"])
    if (picture := place / "one.png").exists():
        with Image.open(picture) as opened:
            opened.load()
    return good


if __name__ == "__main__":
    main()
