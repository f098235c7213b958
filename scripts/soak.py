"""A week in a shop, at speed: whether memory stays flat, files are closed, the catalog is sound.

    python scripts/soak.py [--days 7] [--items 2000] [--visitors 60] [--photos 40] [--json FILE]

One program stays open all week. Each simulated day brings photos and a feed as an update, the
purchases of the day, staff who search, judge and correct, and visitors of a kiosk who show a photo,
search, like and are forgotten. The clock by which backups are made and thinned out is moved on.
Ends with status 1 where a promise is broken: memory within 5 % of what it was after the second
day, no more open files than then, a catalog in which `doctor` finds nothing wrong.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import psutil
from PIL import Image, ImageDraw

from stylist.catalog import keeping
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import Filters

WARM, MOST = 2, 0.05
"""Days until everything that is loaded once is there, and how far memory may then move."""
COLOURS = {
    "red": (186, 32, 40),
    "green": (40, 120, 62),
    "blue": (36, 70, 160),
    "black": (28, 28, 30),
}
KINDS = ("dress", "shirt", "skirt", "pants")
WORDS = (
    "red dress",
    "not black",
    "striped shirt under 30",
    "something for a wedding",
    "blue",
    "xyz",
)


class Clock(datetime):
    """The time by which backups are kept: it goes on when the shop closes."""

    ahead = timedelta()

    @classmethod
    def now(cls, tz: Any = None) -> Clock:
        """Now, and the days that were skipped."""
        return super().now(tz) + cls.ahead


def last(steps: Iterator[Any]) -> Any:
    """Run to the end; what it ends with."""
    result = None
    for step in steps:
        result = step.result
    return result


def photo(file: Path, draw: np.random.Generator) -> Path:
    """A garment of sorts on a plain ground, never the same twice."""
    picture = Image.new("RGB", (200, 260), (236, 234, 230))
    left, top = draw.integers(30, 60, 2).tolist()
    colour = tuple(list(COLOURS.values())[int(draw.integers(len(COLOURS)))])
    ImageDraw.Draw(picture).rectangle((left, top, 200 - left, 250 - top), fill=colour)
    noisy = np.asarray(picture, np.int16) + draw.integers(-6, 7, (260, 200, 3))
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8)).save(file, quality=90)
    return file


def feed(file: Path, items: int, day: int, draw: np.random.Generator) -> Path:
    """The shop's export of the morning: prices move, some are gone, some are new."""
    names = list(COLOURS)
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("sku", "name", "price", "stock"))
        for number in range(day * items // 100, items + day * items // 100):
            name = f"{names[number % len(names)]} {KINDS[number % len(KINDS)]} {number}"
            table.writerow((f"S{number}", name, int(draw.integers(10, 90)), number % 7))
    return file


def purchases(file: Path, items: int, day: int, draw: np.random.Generator) -> Path:
    """What was sold on a day."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(("customer", "sku", "time", "quantity", "price"))
        for _ in range(200):
            sku, hour = int(draw.integers(items)), int(draw.integers(9, 20))
            when = datetime(2026, 3, 2, hour) + timedelta(days=day)
            table.writerow((f"c{int(draw.integers(80))}", f"S{sku}", when.isoformat(" "), 1, 20))
    return file


def staff(library: Library, ids: list[int], draw: np.random.Generator) -> None:
    """Searches, verdicts, corrections, looks, and half of it taken back."""
    for number in range(40):
        item = ids[int(draw.integers(len(ids)))]
        library.search(WORDS[number % len(WORDS)], 20)
        library.browse(Filters(colour=("red",), occasion="office"))
        library.similar(item, 20, profile="Staff", filters=Filters(temperature=9.0))
        library.like("Staff", [item])
        library.dislike("Staff", [ids[int(draw.integers(len(ids)))]], "colour")
        library.set_attribute([item], "category", KINDS[number % len(KINDS)])
        if number % 2:
            library.take_back("Staff")


def visitor(library: Library, shown: Path, ids: list[int], draw: np.random.Generator) -> None:
    """A kiosk's session, which is forgotten."""
    library.add_profile("Visitor")
    hits = library.similar(shown, 20, profile="Visitor")
    for hit in hits[:5]:
        library.mark("Visitor", [hit.item.id], "opened")
    library.like("Visitor", [ids[int(draw.integers(len(ids)))]])
    library.similar(shown, 20, profile="Visitor")
    library.forget_profile("Visitor")


def sizes(folder: Path) -> dict[str, float]:
    """Megabytes of each part of a library."""

    def megabytes(*files: Path) -> float:
        found = [f for one in files for f in ([one] if one.is_file() else one.rglob("*"))]
        return round(sum(f.stat().st_size for f in found if f.is_file()) / 2**20, 2)

    return {
        "catalog": megabytes(folder / "catalog.sqlite"),
        "log": megabytes(folder / "catalog.sqlite-wal"),
        "cache": megabytes(folder / "cache"),
        "backups": megabytes(folder / "backups"),
        "history": megabytes(folder / "history"),
    }


def tables(catalog: Path) -> dict[str, int]:
    """Rows of each table that has some: what the catalog's size is made of."""
    with closing(sqlite3.connect(catalog)) as opened:
        names = [
            row[0]
            for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not row[0].startswith(("sqlite_", "item_words_"))
        ]
        counts = {n: opened.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}  # noqa: S608
        free = opened.execute("PRAGMA freelist_count").fetchone()[0]
    return {n: c for n, c in counts.items() if c} | {"(free pages)": free}


def main() -> int:
    """Run the week; print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--items", type=int, default=2000)
    parser.add_argument("--visitors", type=int, default=60)
    parser.add_argument("--photos", type=int, default=40, help="new ones a day")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", type=Path)
    said = parser.parse_args()
    keeping.datetime = Clock  # type: ignore[misc,attr-defined]
    draw, program = np.random.default_rng(0), psutil.Process()
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as temporary:
        place = said.folder or Path(temporary)
        folder = place / "library"
        with Library.open(folder, settings=Settings(threads=1, nothing_close=0.0)) as library:
            for day in range(said.days):
                began = time.perf_counter()
                fresh = [
                    photo(place / "photos" / f"{day}-{n}.jpg", draw) for n in range(said.photos)
                ]
                last(library.import_photos([place / "photos"], workers=1))
                last(library.import_feed(feed(place / "feed.csv", said.items, day, draw)))
                last(
                    library.import_history([purchases(place / f"{day}.csv", said.items, day, draw)])
                )
                hits = library.browse(Filters()).ids
                ids = [i.id for i in library.items(hits) if i.photo is not None]
                staff(library, ids, draw)
                for number in range(said.visitors):
                    visitor(library, fresh[number % len(fresh)], ids, draw)
                library.back_up_daily()
                Clock.ahead += timedelta(days=1)
                gc.collect()
                rows.append(
                    {
                        "day": day + 1,
                        "memory": round(program.memory_info().rss / 2**20, 1),
                        "files": program.num_fds() if hasattr(program, "num_fds") else 0,
                        "threads": program.num_threads(),
                        "items": library.count(),
                        **sizes(folder),
                        "seconds": round(time.perf_counter() - began, 1),
                    }
                )
                sys.stdout.write("  ".join(f"{k} {v}" for k, v in rows[-1].items()) + "\n")
                sys.stdout.flush()
            problems = [p.what for p in library.doctor()]
        made_of = tables(folder / "catalog.sqlite")
    after = rows[min(WARM, len(rows)) - 1]
    drift = rows[-1]["memory"] / after["memory"] - 1
    leaked = rows[-1]["files"] - after["files"]
    sys.stdout.write(
        f"memory {drift:+.1%} since day {after['day']}, {leaked:+d} open files, "
        f"problems: {problems or 'none'}\nrows: {made_of}\n"
    )
    if said.json:
        said.json.write_text(json.dumps({"days": rows, "drift": drift, "rows": made_of}, indent=1))
    return int(abs(drift) > MOST or leaked > 0 or bool(problems))


if __name__ == "__main__":
    sys.exit(main())
