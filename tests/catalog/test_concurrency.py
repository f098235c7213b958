from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from stylist.catalog.store import Store
from stylist.errors import LibraryBusyError
from stylist.types import Filters, NewItem

HOLD = """
import sys, pathlib
from stylist.catalog.store import Store
with Store.open(pathlib.Path(sys.argv[1])) as store, store.writing():
    print("holding", flush=True)
    sys.stdin.readline()
"""
ADD = """
import sys, pathlib
from stylist.catalog.store import Store
from stylist.types import NewItem
with Store.open(pathlib.Path(sys.argv[1])) as store:
    for n in range(20):
        store.add_items([NewItem(f"{sys.argv[2]} {n}")])
"""


def program(code, *arguments, **options):
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], **options)


@pytest.fixture
def holder(store):
    """Another program in the middle of a write."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with program(HOLD, store.folder, **pipes) as other:
        assert other.stdout.readline() == "holding\n"
        yield other
        if other.poll() is None:
            other.communicate("\n")


def test_the_second_reads_and_says_for_whom_it_waited(store, photo, holder):
    assert store.count() == 0
    started = time.monotonic()
    with pytest.raises(LibraryBusyError, match=rf"process {holder.pid} on .+ since") as caught:
        store.add_photos([photo(1)])
    assert 0.2 <= time.monotonic() - started < 5
    assert "\n" not in str(caught.value)
    with Store.open(store.folder, create=False) as third:
        assert third.count() == 0


def test_the_second_waits_within_its_bound(store, photo, holder):
    with Store.open(store.folder, wait=30) as patient:
        letting_go = threading.Timer(0.3, lambda: print(file=holder.stdin, flush=True))
        letting_go.start()
        patient.add_photos([photo(1)])
        assert patient.count() == 1
    letting_go.join()
    holder.wait()


def test_who_was_killed_holds_nothing(store, photo, holder):
    holder.kill()
    holder.wait()
    assert (store.folder / "writer.json").exists()
    store.add_photos([photo(1)])
    assert store.count() == 1
    assert not (store.folder / "writer.json").exists()


@pytest.mark.parametrize("record", ["", "[]", '{"pid": "x"}', None])
def test_an_unknown_holder_is_another_program(store, tmp_path, record):
    if record is None:
        gone = program("pass")
        gone.wait()
        record = json.dumps(
            {
                "pid": gone.pid,
                "program": "p",
                "host": os.uname().nodename,
                "since": "2026-01-01T00:00",
            }
        )
    with Store.open(store.folder) as other, other.writing():
        (store.folder / "writer.json").write_text(record)
        with pytest.raises(LibraryBusyError, match="written by another program"):
            store.add_profile("Anna")


def test_programs_that_make_and_fill_one_library_at_once(tmp_path):
    folder = tmp_path / "library"
    programs = [program(ADD, folder, name) for name in ("a", "b")]
    assert [p.wait() for p in programs] == [0, 0]
    with Store.open(folder) as store:
        assert store.count() == 40
        assert store.check() == []


def test_threads_share_one_store(store):
    store.add_items([NewItem("first")])

    def write(n):
        for m in range(10):
            store.add_items([NewItem(f"{n} {m}", tags=(f"t{n}",))])
            store.set_verdicts(f"P{n}", [1], m % 2 == 0)

    def read(n):
        for _ in range(30):
            ids = store.ids(Filters(tag=(f"t{n}",)))
            assert len(store.items(ids)) == len(ids)
            assert len(store.facts().ids) >= len(ids)

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(f, n) for n in range(4) for f in (write, read)]:
            done.result()
    assert store.count() == 41
    assert store.check() == []
