"""Measure Stylist's figures, each beside its reference, in one run.

    uv run --group dev python scripts/bench.py --photos ../shared/data/clothing/train

Machines differ and are shared: compare within a run. ``--only import`` runs one
part, ``--million`` adds the catalog of 1,000,000 items (half an hour), ``--json``
prints one JSON object.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import psutil
from bench_catalog import make_catalog
from bench_feed import ROWS, make_feed
from bench_search import CHANNELS, make_index, measure_search, queries
from rich.console import Console
from rich.table import Table

from stylist.embed.embedder import Embedder
from stylist.embed.models import ENCODER_FILE, INT8_FILE, load_card
from stylist.imaging.decode import decode, read
from stylist.index import Stamp, VectorIndex
from stylist.library import Library
from stylist.types import Verdict, Weights

ITEMS = 105_000
MILLION = 1_000_000
PARTS = (
    "import", "feed", "encoder", "similar", "text", "taste", "search", "gui", "help", "recommend",
    "canvas",
)  # fmt: skip
HERE = Path(__file__).parent
ENVIRONMENT = os.environ | {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_NO_GUI_THREADPOOL": "1",  # as stylist.app does
    "PYTHONPATH": os.pathsep.join((str(HERE), str(HERE.parent))),
}
# People's Python keeps the bytecode of what it has imported once.
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. `met` is None where nothing must be reached."""

    name: str
    value: float
    unit: str
    required: str
    met: bool | None
    reference: str = ""


def measure_import(photos: list[Path], repeat: int) -> list[Figure]:
    """Photos a second of the command line's import, its memory, and the plain pipeline's speed."""
    speeds, plain = [], []
    # Deleted when all is measured: ext4 makes files slowly while others have just been deleted.
    with tempfile.TemporaryDirectory() as folder:
        for run in range(repeat):
            speeds.append(_import(photos, Path(folder) / f"run-{run}")[0])
            plain.append(_reference(photos)["images_per_second"])
        # Apart: reading memory takes time from what is measured.
        peak = _import(photos, Path(folder) / "watched", watch=True)[1]
    speed, reference_speed = statistics.median(speeds), statistics.median(plain)
    told = f"PIL, torchvision, PyTorch eager: {reference_speed:.0f}/s"
    return [
        Figure("import, everything included", speed, "photos/s", "≥ 220", speed >= 220, told),
        Figure(
            "import beside the reference's decode and embedding", speed / reference_speed, "×",
            "≥ 4", speed >= 4 * reference_speed,
        ),
        Figure("peak memory of the import", peak, "MB", "≤ 900", peak <= 900),
    ]  # fmt: skip


def _import(photos: list[Path], library: Path, *, watch: bool = False) -> tuple[float, float]:
    """Photos a second, and the peak memory in MB where it is watched."""
    root = os.path.commonpath([p.parent for p in photos])
    arguments = ["-m", "stylist", "--library", library, "--json", "import", root]
    output, peak = _run(arguments, watch=watch)
    return json.loads(output)["images_per_second"], peak


def _reference(photos: list[Path]) -> dict[str, float]:
    """What the plain pipeline does with 512 of the photos."""
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "photos.txt"
        listing.write_text("\n".join(map(str, photos[:: max(len(photos) // 512, 1)])))
        figures: dict[str, float] = json.loads(_run([HERE / "bench_reference.py", listing])[0])
        return figures


def measure_feed() -> list[Figure]:
    """Seconds of the command line's import of a feed of 105,542 articles, and of it again.

    The reference reads the same file with the csv module and does nothing with it.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = make_feed(Path(folder) / "articles.csv")
        began = time.perf_counter()
        with file.open(encoding="utf-8", newline="") as stream:
            read = sum(1 for _ in csv.DictReader(stream))
        plain = time.perf_counter() - began
        arguments = [
            "-m",
            "stylist",
            "--library",
            Path(folder) / "l",
            "--json",
            "import-feed",
            file,
        ]
        began = time.perf_counter()
        first, peak = _run(arguments, watch=True)
        seconds = time.perf_counter() - began
        began = time.perf_counter()
        second = _run(arguments)[0]
        again = time.perf_counter() - began
    new, unchanged = json.loads(first)["new"], json.loads(second)["unchanged"]
    if not read == new == unchanged == ROWS:
        raise SystemExit(f"{read} rows were read, {new} imported, {unchanged} found again")
    told = f"csv.DictReader alone: {plain:.1f} s; peak {peak:.0f} MB"
    return [
        Figure(
            f"a feed of {ROWS:,} articles, end to end", seconds, "s", "≤ 60", seconds <= 60, told
        ),
        Figure("the same feed again, unchanged", again, "s", "", None),
    ]


def measure_encoder(photos: list[Path], repeat: int) -> list[Figure]:
    """The network alone, one photo from its file to its vector, and the size of the model."""
    embedder = Embedder()
    prepared = [embedder.prepare(decode(read(p), p)) for p in photos[:256]]
    embedder.embed(prepared[:64])
    ours, plain, best = [], [], []
    for _ in range(repeat):
        seconds = _milliseconds(lambda: embedder.embed(prepared)) / 1000
        ours.append(len(prepared) / seconds)
        reference = _reference(photos)
        plain.append(reference["encoder_per_second"])
        best.append(reference["channels_last_per_second"])
    speed, times = statistics.median(ours), statistics.median(ours) / statistics.median(plain)
    one = statistics.median(
        _milliseconds(lambda p=path: embedder.look_at(decode(read(p), p))) for path in photos[:200]
    )
    size = max(embedder.card.file(f).stat().st_size for f in (ENCODER_FILE, INT8_FILE)) / 1e6
    told = (
        f"PyTorch float32 eager {statistics.median(plain):.0f}/s, "
        f"channels last {statistics.median(best):.0f}/s"
    )
    return [
        Figure(f"the encoder alone, {embedder.running}", speed, "photos/s", "", None, told),
        Figure("the encoder beside PyTorch float32 eager", times, "×", "≥ 6", times >= 6),
        Figure("one photo, decode to vector, median", one, "ms", "≤ 15", one <= 15),
        Figure("largest model file", size, "MB", "≤ 20", size <= 20),
    ]


def measure_similar(photos: list[Path], folder: Path) -> list[Figure]:
    """Milliseconds from a photo's file to hits, in a running program over 105,000 items."""
    large = folder / "large"
    large.mkdir(exist_ok=True)
    big = []
    for number, path in enumerate(photos[:40]):
        picture = cv2.imread(str(path))
        big.append(large / f"{number}.jpg")
        size = (4000, 3000) if picture.shape[1] > picture.shape[0] else (3000, 4000)
        cv2.imwrite(str(big[-1]), cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC))
    figures = []
    with Library.open(folder) as library:
        for _ in library.prepare():
            pass
        library.similar(photos[0], 50)
        for name, asked, bound in (("a photo", photos[:200], 60), ("12 megapixels", big, 120)):
            times = [_milliseconds(lambda p=path: library.similar(p, 50)) for path in asked]
            p95 = float(np.percentile(times, 95))
            told = f"median {statistics.median(times):.1f} ms"
            figures.append(
                Figure(f"similar, {name}, p95", p95, "ms", f"≤ {bound}", p95 <= bound, told)
            )
    return figures


def measure_text(folder: Path) -> list[Figure]:
    """Milliseconds from a keystroke to items, words typed letter by letter, over 105,000 items."""
    typed = [
        "red dress", "blue jeans", "not black shoes", "striped top under 30", "floral skirt 77",
        "checked shirt or blouse not green", "office trousers under 50", "grey outwear",
        "warm coat under 200",
    ]  # fmt: skip
    with Library.open(folder) as library:
        for _ in library.prepare():
            pass
        library.browse(text="dress", sort="relevance")
        times = [
            _milliseconds(lambda t=text[:end]: library.browse(text=t, sort="relevance"))
            for text in typed
            for end in range(1, len(text) + 1)
        ]
        plain = [_milliseconds(lambda t=text: library.full_text(t)) for text in typed]
    p95 = float(np.percentile(times, 95))
    told = (
        f"median {statistics.median(times):.1f} ms; "
        f"full text alone, of whole words: {statistics.median(plain):.1f} ms"
    )
    return [Figure(f"words, as typed, {ITEMS:,} items, p95", p95, "ms", "≤ 30", p95 <= 30, told)]


def measure_taste(folder: Path) -> list[Figure]:
    """Milliseconds from a click to the page that follows it, over 105,000 items."""
    chance = np.random.default_rng(0)
    figures = []
    with Library.open(folder) as library:
        for _ in library.prepare():
            pass
        ids = library.browse().ids
        now = datetime.now(UTC)
        for clicks in (20, 200):
            times: dict[str, list[float]] = {"a photo": [], "for you": []}
            for _ in range(40):
                some = chance.choice(ids, clicks + 1, replace=False).tolist()
                said = {
                    i: Verdict("b", i, bool(chance.random() < 0.5), None, now) for i in some[1:]
                }
                for name, query in (("a photo", some[0]), ("for you", None)):
                    work = partial(library.rank, query, 500, verdicts=said)
                    times[name].append(_milliseconds(work))
            for name, taken in times.items():
                p95 = float(np.percentile(taken[2:], 95))
                told = f"median {statistics.median(taken):.1f} ms"
                title = f"after a click, {name}, {clicks} clicks before, {ITEMS:,} items, p95"
                figures.append(Figure(title, p95, "ms", "≤ 50", p95 <= 50, told))
    return figures


def measure_vectors(folder: Path, items: int, bound: float) -> list[Figure]:
    """Search alone: p95 and recall against exact search, by filter."""
    index = VectorIndex.load(folder, Stamp("bench", CHANNELS)) or make_index(folder, items)
    for _ in index.build_graph():
        pass
    asked = queries(index, 100, seed=1)
    figures = []
    for line in measure_search(index, asked, Weights().array()):
        name = f"search, {items:,} items, {line['share']:.2%} pass, p95"
        told = f"median {line['median_ms']:.2f} ms, recall@10 {line['recall@10']:.4f}"
        met = line["p95_ms"] <= bound and line["recall@10"] >= 0.99
        figures.append(Figure(name, line["p95_ms"], "ms", f"≤ {bound:.0f}", met, told))
    for name, weights in (("style alone", [1, 0, 0]), ("colour alone", [0, 1, 0]),
                          ("0.2 : 1 : 0.5", [0.2, 1, 0.5])):  # fmt: skip
        lines = measure_search(index, asked, np.array(weights, dtype=np.float32))
        recall = min(line["recall@10"] for line in lines)
        told = f"median {lines[0]['median_ms']:.2f} ms unfiltered"
        figures.append(
            Figure(
                f"recall@10, {items:,} items, {name}", recall, "", "≥ 0.99", recall >= 0.99, told
            )
        )
    return figures


def measure_gui(folder: Path, photos: Path, repeat: int) -> list[Figure]:
    """The window over 105,000 items: how soon it is there, and how it answers to a hand.

    Of several starts and tours the median is a figure, and what it lies between is told: on a
    shared machine a core may stand still for a fifth of a second, whatever runs on it.
    """
    painted = []
    for _ in range(max(repeat, 5)):
        times = json.loads(_run([HERE / "bench_window.py", folder, time.time()])[0])
        painted.append(times["painted"])
    tours = [json.loads(_run([HERE / "bench_tour.py", folder, photos])[0]) for _ in range(repeat)]
    late = statistics.median(tour["scroll"]["late"] for tour in tours)
    worst = sorted(
        max((took, stage, tour["busy"][stage]) for stage, took in tour["blocked"].items())
        for tour in tours
    )
    blocked, stage, busy = worst[len(worst) // 2]
    chips = statistics.median(float(np.percentile(tour["chips"], 95)) for tour in tours)
    memory = statistics.median(tour["memory"] for tour in tours)
    start = statistics.median(painted)
    frames = tours[0]["scroll"]["frames"]
    return [
        Figure(
            f"open {ITEMS:,} items, first cards", start, "s", "≤ 1.5", start <= 1.5,
            f"from {min(painted):.2f} to {max(painted):.2f} s",
        ),
        Figure(
            "top to bottom, frames over 33 ms", 100 * late, "%", "≤ 1", late <= 0.01,
            f"{frames:,} frames of 16 ms",
        ),
        Figure(
            "event loop blocked, at most", blocked, "ms", "≤ 50", blocked <= 50,
            f"{stage}; {busy:.0f} ms of it at work, the rest waiting for the processor; "
            f"the tours' from {worst[0][0]:.0f} to {worst[-1][0]:.0f}",
        ),
        Figure(
            "filter chip to repainted grid, p95", chips, "ms", "≤ 100", chips <= 100,
            f"median {statistics.median(c for tour in tours for c in tour['chips']):.0f} ms",
        ),
        Figure(
            "memory after the tour (PSS)", memory, "MB", "≤ 700", memory <= 700,
            "the index and the catalog are mapped, and counted",
        ),
    ]  # fmt: skip


def measure_help(repeat: int) -> list[Figure]:
    """Seconds of ``stylist --help``, beside starting Python alone."""
    times, bare = [], []
    for _ in range(max(repeat, 5)):
        times.append(_milliseconds(lambda: _run(["-m", "stylist", "--help"])) / 1000)
        bare.append(_milliseconds(lambda: _run(["-c", "pass"])) / 1000)
    value = statistics.median(times)
    told = f"python -c pass: {statistics.median(bare):.2f} s"
    return [Figure("stylist --help", value, "s", "≤ 0.4", value <= 0.4, told)]


def measure_canvas() -> list[Figure]:
    """Milliseconds of a frame while one of a look's 40 garments is dragged."""
    told = json.loads(_run([HERE / "bench_canvas.py"])[0])
    value, every = told["one dragged"]["p95"], told["all dragged"]
    more = f"median {told['one dragged']['median']:.1f} ms; all 40 at once p95 {every['p95']:.1f}"
    frame = 1000 / 60
    return [
        Figure("a frame of a look's 40 pieces, p95", value, "ms", "≤ 16.7", value <= frame, more)
    ]


def measure_recommend(folder: Path, scale: float) -> list[Figure]:
    """Purchases and recommenders at a share of H&M's size; bounds are of the whole."""
    output, peak = _run([HERE / "bench_recommend.py", folder, "--scale", scale], watch=True)
    told: dict[str, float] = json.loads(output)
    ranked = next(name for name in told if name.startswith("candidates") and name.endswith(", s"))
    bounds = {"import, s": 120, "als 64 x 15, s": 900, ranked: 180, "one customer, p95 ms": 150}
    plain = f"implicit called directly: {told['als by implicit called directly, s']:.1f} s"
    figures = [
        Figure(
            f"{name.rsplit(', ', 1)[0]}, {told['purchases']:,.0f} purchases", told[name],
            "ms" if name.endswith("ms") else "s", f"≤ {bound}", told[name] <= bound,
            plain if name.startswith("als") else "",
        )
        for name, bound in bounds.items()
        if name in told
    ]  # fmt: skip
    return [*figures, Figure("peak memory, all of it", peak, "MB", "≤ 10000", peak <= 10_000)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--photos", type=Path, help="folder of photos; most parts need it")
    parser.add_argument("--folder", type=Path, help="keep the generated catalogs here")
    parser.add_argument(
        "--only",
        choices=PARTS,
    )
    parser.add_argument("--scale", type=float, default=0.02, help="of H&M's size, for recommend")
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args()
    if said.photos is None and said.only not in ("feed", "canvas"):
        parser.error("--photos: where are photos to measure with?")
    photos = sorted(said.photos.rglob("*.jpg")) if said.photos is not None else []
    with tempfile.TemporaryDirectory() as temporary:
        folder = said.folder or Path(temporary)
        catalog = folder / f"catalog-{load_card(verify=False).identity}"

        def generated() -> Path:
            if not (catalog / "catalog.sqlite").exists():
                for _ in make_catalog(catalog, ITEMS):
                    pass
                with Library.open(catalog) as library:
                    for _ in library.prepare():
                        pass
            return catalog

        parts: dict[str, Callable[[], list[Figure]]] = {
            "import": lambda: measure_import(photos, said.repeat),
            "feed": measure_feed,
            "encoder": lambda: measure_encoder(photos, said.repeat),
            "similar": lambda: measure_similar(photos, generated()),
            "text": lambda: measure_text(generated()),
            "taste": lambda: measure_taste(generated()),
            "search": lambda: (
                measure_vectors(folder / "vectors", ITEMS, 5)
                + (measure_vectors(folder / "million", MILLION, 15) if said.million else [])
            ),
            "gui": lambda: measure_gui(generated(), said.photos, said.repeat),
            "help": lambda: measure_help(said.repeat),
            "canvas": measure_canvas,
            "recommend": lambda: measure_recommend(folder / "recommend", said.scale),
        }
        figures = [f for name, part in parts.items() if said.only in {None, name} for f in part()]
    if said.json:
        print(json.dumps([asdict(figure) for figure in figures], ensure_ascii=False))
        return
    table = Table("figure", "measured", "required", "", "reference and detail")
    for f in figures:
        mark = {True: "✓", False: "✗", None: ""}[f.met]
        table.add_row(
            f.name, f"{f.value:.3g} {f.unit}", f"{f.required} {f.unit}", mark, f.reference
        )
    Console(width=150).print(table)


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _run(arguments: list[object], *, watch: bool = False) -> tuple[str, float]:
    """Run Python; what it printed, and if watched the peak MB of it and all its children."""
    process = subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        stdout=subprocess.PIPE, env=ENVIRONMENT, text=True, cwd=HERE.parent,
    )  # fmt: skip
    peak = 0.0
    root = psutil.Process(process.pid)
    while watch and process.poll() is None:
        peak = max(peak, _memory(root))
        time.sleep(0.25)
    output = process.communicate()[0]
    if process.returncode:
        raise SystemExit(f"{arguments[0]} ended with {process.returncode}")
    return output, peak


def _memory(root: psutil.Process) -> float:
    """MB of a process and its children; pages they share count once, by their share (PSS)."""
    total = 0
    for process in [root, *_children(root)]:
        try:
            info = process.memory_full_info()
            total += getattr(info, "pss", info.rss)
        except psutil.Error:
            continue
    return total / 1e6


def _children(root: psutil.Process) -> list[psutil.Process]:
    try:
        return root.children(recursive=True)
    except psutil.Error:
        return []


if __name__ == "__main__":
    main()
