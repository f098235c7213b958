"""Nothing asks the network unless somebody says so: the main flows run where sockets kill."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from feed_files import write_csv
from small_shop import shop_table

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="the lock is seccomp's",
)
LOCKED = Path(__file__).with_name("locked.py")
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def locked(tmp_path: Path) -> Run:
    """Runs Python where a socket of IP ends the process."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ORT_")}

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, LOCKED, sys.executable, *map(str, arguments)],
            env=environment | {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip

    return run


def test_the_lock_holds(locked: Run) -> None:
    done = locked("-c", "import socket; socket.socket(socket.AF_INET)")
    assert done.returncode == -signal.SIGSYS
    done = locked("-c", "import socket; socket.socket(socket.AF_INET6)")
    assert done.returncode == -signal.SIGSYS
    assert locked("-c", "import socket; socket.socket(socket.AF_UNIX)").returncode == 0


FLOWS = """
import sys
from pathlib import Path
from stylist import Filters, Library
from stylist.products import FeedOptions
from stylist.settings import Settings

def done(steps):
    *_, last = steps
    return last.result

if __name__ == "__main__":
    folder, photos, feed, purchases = map(Path, sys.argv[1:])
    with Library.open(folder, settings=Settings(threads=1, nothing_close=0.0)) as library:
        assert done(library.import_photos([photos], workers=2)).imported == 10
        assert done(library.import_feed(feed, FeedOptions())).new == 1
        assert done(library.import_history([purchases]))
        weather = Filters(temperature=9.0, occasion="office")
        assert library.similar(1, 3, filters=weather)
        assert library.similar(photos / "red skirt 0.jpg", 3)
        library.like("Anna", [1, 2])
        assert library.taste("Anna").likes
        library.make_look("One", [1, 2])
        assert library.export_look("One", folder / "one.pdf")
        copy = library.backup(folder / "copy.sqlite")
        assert library.doctor() == []
    Library.restore(folder, copy)
"""


def test_the_main_flows(locked: Run, photo_folder: Path, tmp_path: Path) -> None:
    library = tmp_path / "library"
    feed = write_csv(
        tmp_path / "feed.csv",
        ["sku", "name", "price", "image"],
        [{"sku": "A", "name": "Red dress", "price": "3", "image": "https://example.org/a.jpg"}],
    )
    purchases = tmp_path / "purchases.csv"
    shop_table().rename({"customer_id": "customer", "time": "date"}).write_csv(purchases)
    (tmp_path / "flows.py").write_text(FLOWS)
    done = locked(tmp_path / "flows.py", library, photo_folder / "skirt", feed, purchases)
    assert done.returncode == 0, done.stderr
    shot = tmp_path / "window.png"
    done = locked("-m", "stylist", "--library", library, "--screenshot", shot)
    assert (done.returncode, shot.exists()) == (0, True), done.stderr
    # At the window: photos dropped, words, verdicts, a photo to search with.
    flow = LOCKED.with_name("at_the_window.py")
    done = locked(flow, tmp_path / "another", photo_folder / "skirt", "Anna", "green")
    assert done.returncode == 0, done.stderr
    # Nor is anything kept to be sent later: ONNX Runtime's wheels would, unasked.
    left = [f for f in (tmp_path / "home").rglob("*") if f.is_file()]
    assert not [f for f in left if "Microsoft" in str(f)]


ASK = ("urlopen", "urllib.request", "http.client", "import requests", "import httpx", "QtNetwork",
       "import socket", "openUrl", "load_state_dict_from_url")  # fmt: skip
"""What a module says that may reach for a network."""
KNOWN = {
    "forecast.py": "Open-Meteo",
    "ingest/feeds/fetch.py": "import-feed --download",
    "gui/help/helpwindow.py": "your\nbrowser",
    # No network: a local socket, the machine's own name.
    "gui/instance.py": None,
    "catalog/holder.py": None,
    "unfinished.py": None,
}
FETCHED = ("models add --download",)
"""What others fetch for us: torchvision its weights."""


def test_who_may_ask_the_network_is_told_of_in_the_readme() -> None:
    """A module that learns to ask is put here, and what it sends into the README."""
    root = Path(__file__).resolve().parents[2]
    found = {
        file.relative_to(root / "stylist").as_posix()
        for file in (root / "stylist").rglob("*.py")
        if any(word in file.read_text(encoding="utf-8") for word in ASK)
    }
    assert found == set(KNOWN)
    _, _, told = (root / "README.md").read_text(encoding="utf-8").partition("## What leaves")
    told = told.partition("\n## ")[0]
    for sign in (*filter(None, KNOWN.values()), *FETCHED):
        assert sign in told, sign
