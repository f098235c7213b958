"""Offers a library each file of a corpus, as the program does, and tells what came of it.

    python taster.py LIBRARY CORPUS PHOTOS FEEDS SEED

One line of JSON for each file: [name, outcome, seconds, the most memory so far in MB].
"""

from __future__ import annotations

import json
import resource
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import corpus

from stylist.errors import PhotoError, StylistError
from stylist.imaging.decode import decode, read
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import NewItem

HANG = 25
"""Seconds after which this process ends itself, so that a hang is seen."""


def offer(library: Library, kind: str, file: Path) -> str:
    try:
        if kind == "photo":
            decode(read(file), file, max_pixels=40_000_000)
        elif kind == "feed":
            for _ in library.import_feed(file):
                pass
        else:
            for _ in library.import_bundle(file):
                pass
    except PhotoError as error:
        return f"refused: {error.reason}"
    except StylistError as error:
        return f"refused: {error}"
    return "taken"


def whole_way(library: Library, photos: list[Path]) -> str:
    """The tricks, and some of the others, as they come in when somebody drops a folder."""
    offered = [file for file in photos if not file.stem.isdigit() or int(file.stem) % 8 == 0]
    *_, last = library.import_photos(offered, workers=1)
    report = last.result
    came = report.imported + report.duplicates + report.moved + report.updated
    if came + len(report.refused) != report.found or report.found != len(offered):
        return f"lost: {report}"
    silent = [refusal for refusal in report.refused if not refusal.reason.strip()]
    return f"lost: {silent}" if silent else "taken"


def good_bundle(folder: Path) -> Path:
    """What another library exports: items with photos, looks, verdicts."""
    photos = folder / "photos"
    for number in range(3):
        corpus.write(photos / f"{number}.png", corpus.photo("png")[:-12] + bytes([number] * 12))
    with Library.open(folder / "library", settings=Settings(threads=1)) as other:
        for _ in other.import_photos([photos], workers=1):
            pass
        other.add_items([NewItem(f"Red dress {n}", sku=f"A{n}", price=3.0) for n in range(20)])
        other.like("Anna", [1, 2])
        other.make_look("One", [1, 2])
        other.make_lookbook("Book", ["One"])
        for _ in other.export_bundle(folder / "good.stylist"):
            pass
    return folder / "good.stylist"


def most_memory() -> float:
    """The most that this process has had at once, MB.

    What `getrusage` tells on Linux begins with what the process had before it became this program.
    """
    status = Path("/proc/self/status")
    if status.exists():
        words = status.read_text().split()
        return int(words[words.index("VmHWM:") + 1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    folder, place, photos, feeds, seed = sys.argv[1:]
    bundle = good_bundle(Path(place).parent / "theirs")
    with Library.open(folder, settings=Settings(threads=1)) as library:
        made = corpus.make(Path(place), int(photos), int(feeds), int(seed), bundle)
        for kind, files in made.items():
            if kind == "signed":
                (library.path / "bundle.key").write_text("a key of this library's own")
            for file in files:
                signal.alarm(HANG)
                began = time.process_time()
                outcome = offer(library, kind, file)
                seconds = time.process_time() - began
                told = [f"{kind} {file.name}", outcome, seconds, most_memory()]
                sys.stdout.write(json.dumps(told) + "\n")
        signal.alarm(20 * HANG)
        told = ["all photos", whole_way(library, made["photo"]), 0.0, most_memory()]
        sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
