"""Whatever somebody hands in: it is taken or refused with a reason, soon, and nothing else happens.

What workers do with photos that crash or hang a decoder is in `ingest/test_workers.py`; models that
lie are in `test_models.py`.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylist.library import Library
from stylist.lookbook.sheet import safe
from stylist.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="alarms are POSIX's")

PHOTOS, FEEDS = 1800, 240
SLOWEST, MOST_MB = 10.0, 1024


def taste(tmp_path: Path, photos: int, feeds: int, seed: int) -> list[tuple[str, str, float]]:
    library, corpus = tmp_path / "in" / "library", tmp_path / "in" / "corpus"
    before = {f for f in tmp_path.rglob("*") if (tmp_path / "in") not in f.parents}
    done = subprocess.run(
        [
            *(sys.executable, str(Path(__file__).with_name("taster.py"))),
            *map(str, (library, corpus, photos, feeds, seed)),
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    last = lines[-1] if lines else "none"
    assert done.returncode == 0, f"after {last}: {done.stderr[-3000:]}"
    told = [line[:3] for line in lines]
    assert [line for line in lines if line[3] > MOST_MB][:1] == []
    slow = [line for line in told if line[2] > SLOWEST]
    assert slow == []
    refused = [(name, said) for name, said, _ in told if said.startswith("refused")]
    assert all(said.removeprefix("refused: ").strip() for _, said in refused)
    assert all("\n" not in said and "Traceback" not in said for _, said in refused)
    # Nothing was written but in the library, and by us in the corpus.
    after = {f for f in tmp_path.rglob("*") if (tmp_path / "in") not in f.parents}
    assert after - before <= {tmp_path / "in"}
    assert {f.name for f in (tmp_path / "in").iterdir()} == {"library", "corpus", "theirs"}
    assert not list(tmp_path.rglob("evil*"))
    assert not Path("/tmp/owned").exists()
    with Library.open(library, create=False, settings=Settings(threads=1)) as opened:
        assert opened.doctor() == []
    shutil.rmtree(tmp_path / "in")
    return [tuple(line) for line in told]


def test_two_thousand_hostile_files(tmp_path: Path) -> None:
    told = taste(tmp_path, PHOTOS, FEEDS, seed=0)
    assert len(told) >= 2000
    said = {name: outcome for name, outcome, _ in told}
    for name in ("photo bomb.png", "photo absurd.png", "photo absurd.tif", "photo program.jpg",
                 "feed entities.xml", "feed outside.xml", "bundle outside.stylist",
                 "bundle bomb.stylist", "feed bomb.xlsx", "bundle lines.stylist",
                 "bundle nothings.stylist", "bundle a program.stylist",
                 "bundle vectors that unpack.stylist", "feed one entity.xml"):  # fmt: skip
        assert said[name].startswith("refused"), (name, said[name])
    signed = {name: outcome for name, outcome in said.items() if name.startswith("signed ")}
    assert len(signed) == 7
    assert all(
        "signed with" in o or "signed bundles" in o or "signature" in o for o in signed.values()
    )
    assert said["all photos"] == "taken"
    refused = sum(outcome != "taken" for outcome in said.values())
    assert refused > len(said) / 4, "the corpus is too tame"


@pytest.mark.full
@pytest.mark.parametrize("seed", range(1, 6))
def test_many_more(tmp_path: Path, seed: int) -> None:
    taste(tmp_path, 5000, 1000, seed)


HIDDEN = st.text(alphabet=" \t\r\n\v\f\0\u00a0\u200b\u3000\ufeff", max_size=4)


@given(HIDDEN, st.sampled_from("=+-@＝＋－＠"), st.text(max_size=20))
def test_no_cell_is_a_formula(before: str, sign: str, after: str) -> None:
    held = io.StringIO(newline="")
    csv.writer(held).writerow(["x", safe(before + sign + after)])
    (row,) = csv.reader(io.StringIO(held.getvalue(), newline=""))
    assert row[1].startswith("'")


@given(st.text(alphabet=st.characters(categories=("L", "N")), max_size=30))
def test_plain_words_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == cell
