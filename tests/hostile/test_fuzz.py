"""Whatever a parser is given: an answer or a `StylistError` of one line, never another exception.

A few examples of each in every run; with `--full` thousands, or as many as there are in three
minutes. Photos are fuzzed in `imaging/`.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import corpus
import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from stylist.errors import StylistError
from stylist.history.formats import read_map as read_history_map
from stylist.ingest.feeds.columns import read_map
from stylist.library import Library
from stylist.lookbook.sheet import safe
from stylist.settings import Settings
from stylist.taxonomy import Taxonomy

SAMPLE, FULL, ROUND = 25, 4000, 250
SECONDS = 180
"""That one parser is fuzzed for, at the most."""
SETTINGS = Settings(threads=1)

odd = st.sampled_from([json.dumps(one) for one in corpus.ODD])
text = st.text(st.characters(exclude_categories=()), max_size=40)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=12,
)
values = st.one_of(
    text, st.integers(), st.floats(), st.booleans(), st.lists(st.integers() | text, max_size=3)
)
cell = st.text(st.sampled_from("ab1,.;\"'\t\n\0é=-+@€$ \ufeff\u202e\ud800"), max_size=12)
rows = st.lists(st.tuples(cell, cell, cell), max_size=6)
moment = st.sampled_from(["2026-01-01T10:00:00", "0001-01-01", "9999-12-31T23:59:59Z", "", "x"])


@st.composite
def tastes(draw: Any) -> bytes:
    """A taste in whose rows anything stands."""
    row = st.fixed_dictionaries(
        {},
        optional={
            "sku": json_values, "photo": json_values, "name": json_values, "liked": json_values,
            "reason": json_values, "at": moment | json_values, "similarity": json_values,
            "kind": st.sampled_from(["bought", "opened", "?"]) | json_values, "times": json_values,
        },
    )  # fmt: skip
    whole = {
        "format": "stylist-taste", "version": 1, "profile": draw(text),
        "verdicts": draw(st.lists(row, max_size=4)), "signs": draw(st.lists(row, max_size=3)),
    }  # fmt: skip
    return json.dumps(whole).encode("utf-8", "surrogatepass")


def delimited(said: list[tuple[str, str, str]]) -> bytes:
    lines = ["sku,name,price", *(",".join(row) for row in said)]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def lines_of_json(said: list[tuple[Any, Any, Any]]) -> bytes:
    dumped = [json.dumps(dict(zip(("sku", "name", "price"), row, strict=True))) for row in said]
    return "\n".join(dumped).encode("utf-8", "surrogatepass")


def encoded(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")


def decoded(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "surrogatepass")


def xml(said: list[tuple[str, str, str]]) -> bytes:
    """A feed as Google takes it, with whatever stands in its elements, escaped or not."""
    items = "".join(
        f"<item><g:id>{escape(sku)}</g:id><title>{escape(name)}</title>"
        f"<g:price>{escape(price)}</g:price><link>{name}</link></item>"
        if len(sku) % 3
        else f"<item><g:id>{sku}</g:id><g:price>{price}</g:price></item>"
        for sku, name, price in said
    )
    head = '<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel>'
    return encoded(f"{head}{items}</channel></rss>")


def taxonomy(file: Path) -> object:
    folder = file.with_name("taxonomy")
    folder.mkdir(exist_ok=True)
    (folder / "occasions.toml").write_bytes(file.read_bytes())
    return Taxonomy.load(folder)


def toml(said: dict[str, Any]) -> bytes:
    """TOML as JSON writes it, which it is for all but odd values."""
    return encoded("\n".join(f"{key} = {json.dumps(value)}" for key, value in said.items()))


deep = st.sampled_from([b"sku = " + b"[" * 9000, b"[" * 9000, b"[" * 9000 + b"]" * 9000])


def run(steps: Iterator[Any]) -> None:
    for _ in steps:
        pass


Case = tuple[str, st.SearchStrategy[bytes], Callable[[Library, Path], object]]
CASES: dict[str, Case] = {
    "feed": ("f.csv", rows.map(delimited), lambda lib, f: run(lib.import_feed(f))),
    "feed of JSON": (
        "f.jsonl", st.lists(st.tuples(json_values, json_values, json_values), max_size=4)
        .map(lines_of_json), lambda lib, f: run(lib.import_feed(f)),
    ),
    "feed of XML": ("f.xml", rows.map(xml), lambda lib, f: run(lib.import_feed(f))),
    "column map": (
        "m.toml", st.binary(max_size=60) | st.dictionaries(
            st.sampled_from(["sku", "name", "price", "customer", "time", "table", "header", "?"]),
            values, max_size=4,
        ).map(toml) | deep, lambda _, f: read_map(f),
    ),
    "column map of purchases": (
        "h.toml", st.dictionaries(
            st.sampled_from(["sku", "customer", "time", "table", "header", "separator", "?"]),
            values, max_size=6,
        ).map(toml) | deep, lambda _, f: read_history_map(f),
    ),
    "taxonomy": (
        "o.toml", st.binary(max_size=60) | st.dictionaries(
            st.sampled_from(["label", "phrase", "formality", "aliases", "categories", "words"]),
            values, max_size=5,
        ).map(lambda said: b"[occasions.gala]\n" + toml(said)) | deep, lambda _, f: taxonomy(f),
    ),
    "purchases": (
        "p.csv", st.lists(st.tuples(cell, cell, moment), max_size=5).map(
            lambda said: b"customer,sku,time\n" + delimited(said).split(b"\n", 1)[-1]
        ) | rows.map(delimited) | st.binary(max_size=80),
        lambda lib, f: run(lib.import_history([f])),
    ),
    "taste": ("t.json", tastes() | json_values.map(lambda v: json.dumps(v).encode()),
              lambda lib, f: lib.import_taste(f)),
    "settings": ("settings.toml", st.binary(max_size=60) | text.map(
        lambda t: f"theme = {json.dumps(t)}\nthreads = {t}".encode("utf-8", "surrogatepass")
    ), lambda _, f: Settings.load(f)),
    "words": ("w", text.map(encoded), lambda lib, f: lib.search(decoded(f))),
    "a name": ("n", text.map(encoded), lambda lib, f: lib.add_profile(decoded(f))),
}  # fmt: skip


def fuzz(name: str, library: Library, place: Path, examples: int) -> int:
    """Offer so many, or what there is time for; how many were."""
    file, given_bytes, offer = CASES[name]
    offered, end = 0, time.monotonic() + SECONDS

    def one(data: bytes) -> None:
        nonlocal offered
        offered += 1
        (place / file).write_bytes(data)
        said = "taken"
        try:
            offer(library, place / file)
        except StylistError as error:
            said = str(error)
        assert said.strip()
        assert "\n" not in said

    # In rounds, since a round of hypothesis does not end before its examples do.
    for number in range(-(-examples // ROUND)):
        some = settings(
            max_examples=min(examples, ROUND), deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        seed(number)(some(given(given_bytes)(one)))()
        if time.monotonic() > end:
            break
    assert library.doctor() == []
    return offered


@pytest.mark.parametrize("name", CASES)
def test_some(name: str, library: Library, tmp_path: Path) -> None:
    fuzz(name, library, tmp_path, SAMPLE)


@pytest.mark.full
@pytest.mark.parametrize("name", CASES)
def test_many(name: str, library: Library, tmp_path: Path) -> None:
    offered = fuzz(name, library, tmp_path, FULL)
    sys.stderr.write(f"{name}: {offered} examples\n")
    assert offered > 10 * SAMPLE


@pytest.mark.parametrize("seed", range(4))
def test_a_backup_of_somebody_else(library: Library, tmp_path: Path, seed: int) -> None:
    """Catalogs with bytes changed: restored or refused, and then the library is sound."""
    import numpy as np

    copy = library.backup(tmp_path / "copy.sqlite")
    library.close()
    random = np.random.default_rng(seed)
    for _ in range(5):
        (tmp_path / "odd.sqlite").write_bytes(corpus.mutated(copy.read_bytes(), random))
        folder = shutil.copytree(library.path, tmp_path / "tried", dirs_exist_ok=True)
        with suppress(StylistError):
            Library.restore(folder, tmp_path / "odd.sqlite")
        with Library.open(folder, create=False, settings=SETTINGS) as opened:
            assert opened.count() == 30
        shutil.rmtree(folder)


FORMULA = ("=", "+", "-", "@", "|", "\t", "\r", "\n")


def test_every_writer_of_csv_is_held_to_it() -> None:
    """Who writes CSV quotes what a spreadsheet would compute; a new writer is put here."""
    package = Path(__file__).resolve().parents[2] / "stylist"
    writers = {
        file.relative_to(package).as_posix()
        for file in package.rglob("*.py")
        if any(word in file.read_text() for word in ("csv.writer(", "DictWriter(", ".write_csv("))
    }
    assert writers == {"lookbook/sheet.py", "trends/export.py", "library/gaps.py"}


def test_trends_as_csv_are_no_formulas() -> None:
    import csv
    import io
    from datetime import date

    import numpy as np

    from stylist.trends.export import as_csv
    from stylist.trends.records import Series, Trends

    week = np.array([-1.0], np.float32)
    words = [f"{sign}cmd|' /C calc'!A0" for sign in FORMULA]
    numbers = dict.fromkeys(("sold", "last_year", "trend", "low", "high", "season"), week)
    series = tuple(made(Series, label=word, value=word, **numbers) for word in words)
    found = made(Trends, by="=1+1", weeks=(date(2026, 1, 5),), series=series)
    table = list(csv.reader(io.StringIO(as_csv(found).decode("utf-8-sig"), newline="")))
    assert len(table) == 1 + len(words)
    for row in table[1:]:
        for written in row:
            number = written.lstrip("-").replace(".", "", 1).isdigit()
            assert number or not written.startswith(FORMULA), written
            assert safe(written) == written or number


def made(kind: Any, **said: Any) -> Any:
    """A record of which only some fields matter."""
    from dataclasses import fields

    return kind(**{f.name: said.get(f.name, 0.0) for f in fields(kind)})


KNOWN = [
    ("column map of purchases", b"table = []"),
    ("column map of purchases", b"sku = " + b"[" * 9000),
    ("column map", b"sku = " + b"[" * 9000),
    ("taxonomy", b"sku = " + b"[" * 9000),
    ("settings", b"sku = " + b"[" * 9000),
    ("purchases", b'{"format":"x","version":1}\n'),
]
"""What once was an exception of another kind."""


@pytest.mark.parametrize(("name", "data"), KNOWN)
def test_what_was_once_found(name: str, data: bytes, library: Library, tmp_path: Path) -> None:
    file, _, offer = CASES[name]
    (tmp_path / file).write_bytes(data)
    with suppress(StylistError):
        offer(library, tmp_path / file)
