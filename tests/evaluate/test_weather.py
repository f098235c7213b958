"""The order of clo on a real shop's climates; skips where the shared data is not there."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "measure_weather.py"


@pytest.fixture(scope="module")
def measure() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("measure_weather", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["measure_weather"] = module  # dataclasses look it up there
    spec.loader.exec_module(module)
    yield module
    del sys.modules["measure_weather"]


def test_cold_before_hot(measure: ModuleType, shared_data: Path) -> None:
    products = measure.read(shared_data / "luma-men")
    assert len(products) == 72
    for alone in (True, False):
        clo = measure.as_told(products, alone=alone)
        share, pairs = measure.ordered(clo, products)
        assert pairs > 100
        assert share >= 0.97
        assert measure.correlated(clo, products, bottoms=False)[0] > 0.6
        assert measure.correlated(clo, products, bottoms=True)[0] > 0.6


def test_cold_before_hot_by_photos_alone(measure: ModuleType, shared_data: Path) -> None:
    products = measure.read(shared_data / "luma-men")
    assert measure.ordered(measure.as_seen(products), products)[0] >= 0.97
