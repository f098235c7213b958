"""Shoppers come and go for days, and the kiosk holds no more memory than before."""

from __future__ import annotations

import gc
import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject
from shiboken6 import Shiboken

from stylist.library import Library

FILE = Path(__file__).resolve().parents[3] / "scripts/soak_kiosk.py"


@pytest.fixture(scope="module")
def soaking() -> ModuleType:
    """The script, as a module."""
    spec = importlib.util.spec_from_file_location("soak_kiosk", FILE)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["soak_kiosk"] = made
    spec.loader.exec_module(made)
    return made


def alive() -> dict[str, int]:
    """How many objects of each kind of Qt's there are.

    Not by `gc.get_objects`: it hands out tuples that other threads are still filling, whereupon
    they fail.
    """
    gc.collect()
    every = Shiboken.getAllValidWrappers()
    return dict(Counter(type(one).__name__ for one in every if isinstance(one, QObject)))


def test_a_sample_of_shoppers_leaves_no_object_behind(
    soaking: ModuleType, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the first shoppers there are as many objects as after thirty.

    A page that is on its way out may still be there when it is counted: so the most of the first
    counts is held against the least of the last.
    """
    monkeypatch.setattr(soaking, "Collector", lambda _: None)
    counted: list[dict[str, int]] = []
    sizes = soaking.soak(library.path, 30, lambda *_: counted.append(alive()), every=2)
    assert len(counted) == 15
    first, last = counted[1:5], counted[-4:]
    more = {
        name: min(one.get(name, 0) for one in last) - max(one.get(name, 0) for one in first)
        for name in last[-1]
    }
    assert not {name: n for name, n in more.items() if n > 2}
    # A leak of a photo a visit would be some 24 MB; what is kept on purpose is here by now.
    assert soaking.grown(sizes, 12) < 0.10


def test_growth_is_measured_from_when_it_has_settled(soaking: ModuleType) -> None:
    rising = [(50, 300.0), (100, 400.0), (1000, 410.0), (2000, 424.0)]
    assert soaking.grown(rising) == pytest.approx(0.06)
    assert soaking.grown(rising) > soaking.GROWTH


@pytest.mark.full
def test_two_thousand_shoppers(soaking: ModuleType, library: Library) -> None:
    assert soaking.grown(soaking.soak(library.path, 2000, lambda *_: None)) <= soaking.GROWTH
