"""What a script sees first: ``from stylist import Library``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import stylist
from stylist.library import Library
from stylist.types import Filters


def test_the_names_of_the_package() -> None:
    assert stylist.Library is Library
    assert stylist.Filters is Filters
    for name in stylist.__all__:
        assert getattr(stylist, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'Wardrobe'"):
        _ = stylist.Wardrobe  # type: ignore[attr-defined]


def test_the_package_alone_imports_nothing_heavy() -> None:
    code = "import stylist, sys; print('numpy' in sys.modules or 'typer' in sys.modules)"
    folder = Path(stylist.__file__).parents[1]
    said = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=True)
    assert said.stdout.strip() == b"False"


def test_the_window_waits_for_no_package_that_it_needs_later() -> None:
    later = {"scipy", "sklearn", "polars", "implicit", "lightgbm", "torch", "pandas", "typer",
             "reportlab", "tokenizers", "stylist.recommend.als"}  # fmt: skip
    code = f"import sys, stylist.app; print(*{later} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == []


def test_pyside_reads_no_sources() -> None:
    code = "import linecache, stylist.app; print('stylist/library' in str(set(linecache.cache)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


def test_one_value_of_a_filter_may_be_given_as_it_is() -> None:
    assert Filters(category="skirt", tag="new") == Filters(category=("skirt",), tag=("new",))
