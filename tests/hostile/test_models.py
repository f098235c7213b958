"""Models that mean harm are refused, or cost their worker alone; weights are never a program."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import lying_models
import pytest
import tiny_models as tiny

from stylist.errors import ModelError
from stylist.library import Library
from stylist.types import ModelSource

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and alarms are POSIX's")

COUNT, FULL = 90, 3000
SLOWEST, MOST_MB = 11.0, 1024
"""Seconds of processor time, one of them for the clock of the system, and memory."""
LOADED = 15.0
"""Seconds of processor time in which a worker loads what it needs, on a slow machine."""
ENDED = {"hours.onnx"}
"""What nothing but a look at the clock tells from an honest network."""


def others() -> float:
    """Processor time of the children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def taste(tmp_path: Path, count: int, seed: int) -> dict[str, str]:
    folder = tmp_path / "in"
    folder.mkdir()
    done = subprocess.run(
        [
            *(sys.executable, str(Path(__file__).with_name("model_taster.py"))),
            *(str(folder), str(count), str(seed)),
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"after {lines[-1:]}: {done.stderr[-3000:]}"
    assert [line for line in lines if line[1].startswith("bug") or not line[1]] == []
    assert {name for name, said, _, _ in lines if said.startswith("ended")} <= ENDED
    assert all("\n" not in said for _, said, _, _ in lines)
    assert [line for line in lines if line[2] > SLOWEST or line[3] > MOST_MB] == []
    assert {f.name for f in tmp_path.iterdir()} == {"in"}
    assert not list(tmp_path.rglob("evil*"))
    assert not Path("/tmp/owned").exists()
    return {name: said for name, said, _, _ in lines}


def test_models_that_lie(tmp_path: Path) -> None:
    said = taste(tmp_path, COUNT, seed=0)
    tricks = {name: told for name, told in said.items() if not name.split(".")[0].isdigit()}
    assert len(tricks) >= 24
    taken = {name for name, told in tricks.items() if told == "taken"}
    assert taken == {"deep.onnx"}  # long, and honest
    mutated = [told for name, told in said.items() if name not in tricks]
    assert len(mutated) == COUNT
    assert 0 < sum(told == "taken" for told in mutated) < COUNT


@pytest.mark.full
@pytest.mark.parametrize("seed", [1, 2])
def test_many_more(tmp_path: Path, seed: int) -> None:
    taste(tmp_path, FULL, seed)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a terabyte made.onnx", "does not run"), ("hours.onnx", r"took too long \(more than 10 s\)")],
)
def test_the_library_goes_on(library: Library, tmp_path: Path, name: str, reason: str) -> None:
    lying_models.make(tmp_path / "corpus", 0)
    began, used = time.monotonic(), others()
    with pytest.raises(ModelError, match=reason) as refused:
        for _ in library.add_model(ModelSource(str(tmp_path / "corpus" / name), name="evil")):
            pass
    assert "\n" not in str(refused.value)
    assert time.monotonic() - began < 100, "bounded, even on a machine with much to do"
    assert others() - used < LOADED + SLOWEST
    assert [model.name for model in library.models()] == ["lite2-fashion"]
    assert [f.name for f in (library.path / "models").glob("*") if f.is_dir()] == []
    assert library.doctor() == []


def test_an_honest_one_that_is_slow_is_given_more_time(library: Library, tmp_path: Path) -> None:
    """A second is little for a small network that does much; with more it is taken."""
    slow = lying_models.slow(tmp_path / "slow.onnx")
    with pytest.raises(ModelError, match=r"--seconds. gives it more"):
        run(library.add_model(ModelSource(str(slow), name="slow", seconds=1, **tiny.PLAIN)))
    run(library.add_model(ModelSource(str(slow), name="slow", seconds=300, **tiny.PLAIN)))
    assert "slow" in [model.name for model in library.models()]


def run(steps: Iterator[object]) -> None:
    for _ in steps:
        pass
