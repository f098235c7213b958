"""Several programs at work in one library: a window, a command line, a kiosk and a feed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from feed_files import write_csv

from stylist.library import Library
from stylist.settings import Settings

SETTINGS = Settings(threads=1, nothing_close=0.0)

KIOSK = """
import sys
from contextlib import suppress
from stylist.errors import LibraryBusyError, StylistError
from stylist.library import Library
from stylist.settings import Settings

if __name__ == "__main__":
    with Library.open(sys.argv[1], settings=Settings(threads=1, nothing_close=0.0)) as library:
        for visit in range(int(sys.argv[2])):
            ids = library.browse().ids
            if not len(ids):
                continue
            item = int(ids[visit % len(ids)])
            with suppress(StylistError):  # one of the feed's has no photo to compare
                library.similar(item, 5, profile="Visitor")
            with suppress(LibraryBusyError):  # said in a line, and shown to the visitor
                library.like("Visitor", [item])
        print(len(library.verdicts("Visitor")))
"""


def start(library: Path, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "stylist", "--library", library, "--json", *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


def ended(process: subprocess.Popen[str]) -> dict[str, Any]:
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    answer = json.loads(out) if out else {}
    assert isinstance(answer, dict)
    return answer


def test_at_once(tmp_path: Path, photo_folder: Path) -> None:
    """The same import twice, a feed, a window and a kiosk, all begun together."""
    library = tmp_path / "library"
    rows = [{"sku": f"F{n}", "name": f"Red dress {n}", "price": "3"} for n in range(200)]
    feed = write_csv(tmp_path / "feed.csv", ["sku", "name", "price"], rows)
    with Library.open(library, settings=SETTINGS):
        pass
    shot = tmp_path / "window.png"
    imports = [start(library, "import", photo_folder, "--workers", 1) for _ in range(2)]
    feeds = start(library, "import-feed", feed)
    (tmp_path / "kiosk.py").write_text(KIOSK)
    kiosk = subprocess.Popen(
        [sys.executable, tmp_path / "kiosk.py", library, "40"], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    window = start(library, "--screenshot", shot)
    reports = [ended(process) for process in imports]
    assert [report["found"] for report in reports] == [30, 30]
    # Each photo was brought by one of the two, and the other says so.
    assert sum(report["imported"] for report in reports) == 30
    assert sum(report["duplicates"] for report in reports) == 30
    assert ended(feeds)["products"] == 200
    out, err = kiosk.communicate(timeout=300)
    assert kiosk.returncode == 0, err
    ended(window)
    assert shot.exists()
    with Library.open(library, create=False, settings=SETTINGS) as opened:
        items = opened.items(opened.browse().ids)
        assert len(items) == opened.count() == 230
        digests = [photo.digest for item in items for photo in item.photos]
        assert len(digests) == len(set(digests)) == 30
        assert len(opened.verdicts("Visitor")) == int(out)
        opened.doctor(repair=True)
        assert opened.doctor() == []
