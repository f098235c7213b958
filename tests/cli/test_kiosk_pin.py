"""The staff's PIN from the command line: asked for or piped, never an argument."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stylist.pin import StaffPin

PIN = "590214"


def stylist(library: Path, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stylist", "--library", str(library), "--json", *arguments],
        input=said, capture_output=True, text=True, check=False, timeout=120,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


def test_it_is_set_again_and_removed(tmp_path: Path) -> None:
    library = tmp_path / "shop"
    done = stylist(library, "kiosk-pin", said=f"{PIN}\n")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"library": str(library), "set": True}
    pin = StaffPin(library)
    for _ in range(4):
        pin.check("000111")
    assert pin.wait() > 0
    # Who owns the machine need not wait.
    assert stylist(library, "kiosk-pin", said=f"{PIN}\n").returncode == 0
    assert pin.check(PIN)
    assert PIN not in done.stdout + done.stderr
    assert stylist(library, "kiosk-pin", "--remove").returncode == 0
    assert not pin.is_set()


@pytest.mark.parametrize("said", ["", "12\n", "111111\n"])
def test_what_is_none_is_refused(tmp_path: Path, said: str) -> None:
    done = stylist(tmp_path / "shop", "kiosk-pin", said=said)
    assert done.returncode == 2
    assert "PIN" in done.stderr
    assert not StaffPin(tmp_path / "shop").is_set()


def test_it_is_no_argument(tmp_path: Path) -> None:
    assert stylist(tmp_path / "shop", "kiosk-pin", PIN).returncode == 2
    assert not (tmp_path / "shop").exists()
