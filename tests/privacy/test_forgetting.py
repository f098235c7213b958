"""Who is forgotten is in no byte of the library; and nobody else's account reads any of it."""

from __future__ import annotations

import json
import logging
import os
import shutil
import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from small_shop import shop_table

from stylist.errors import UsageError
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import ImportReport

SETTINGS = Settings(threads=1)
NAME, REASON = "Anastasia Quimby", "far too shiny for her"


def holding(folder: Path, *words: str) -> list[str]:
    """Files in which one of the words stands, in either way text is kept."""
    looked = [w.encode(how) for w in words for how in ("utf-8", "utf-16-le")]
    return [
        file.name
        for file in folder.rglob("*")
        if file.is_file() and any(word in file.read_bytes() for word in looked)
    ]


def test_a_profile_is_in_no_byte_afterwards(library: Library, tmp_path: Path) -> None:
    library.like("Somebody Else", [1, 2])
    library.like(NAME, [1, 2, 3])
    library.dislike(NAME, [4], REASON)
    library.mark(NAME, [5], "bought")
    library.take_back(NAME)
    library.reset_taste(NAME)
    library.take_back(NAME)
    assert library.export_taste(NAME, tmp_path / "hers.json")
    library.similar(1, 5, profile=NAME)
    shutil.rmtree(library.path / "backups", ignore_errors=True)
    assert library.back_up_daily() is not None
    assert any(name.startswith("daily-") for name in holding(library.path, NAME, REASON))
    library.forget_profile(NAME)
    assert holding(library.path, NAME, REASON) == []
    assert library.profiles() == ["Somebody Else"]
    assert set(library.verdicts("Somebody Else")) == {1, 2}
    assert len(library.similar(1, 5, profile="Somebody Else")) == 5
    assert library.doctor() == []
    with pytest.raises(UsageError):
        library.forget_profile(NAME)
    # What was exported before brings her back, where she wishes so.
    assert library.import_taste(tmp_path / "hers.json").verdicts == 4


def test_a_customer_is_in_no_file_afterwards(library: Library, tmp_path: Path) -> None:
    export = tmp_path / "export.csv"
    shop_table().rename({"customer_id": "customer", "time": "date"}).with_columns(
        pl.col("customer").str.replace("c05", "Theodora-Marchetti-77")
    ).write_csv(export)
    *_, last = library.import_history([export])
    assert last.result is not None
    # As the shop calls them they are nowhere, even before.
    assert holding(library.path, "Theodora-Marchetti-77") == []
    history = library.path / "history"

    def customers() -> set[str]:
        tables = [pl.read_parquet(f) for f in history.rglob("*.parquet")]
        return {c for t in tables if "customer_id" in t.columns for c in t["customer_id"]}

    # Handed over on request, then forgotten.
    told = tmp_path / "theirs.json"
    count = library.export_customer("Theodora-Marchetti-77", told)
    said = json.loads(told.read_text())
    assert len(said["purchases"]) == count > 0
    assert {"time", "sku", "price", "quantity"} <= set(said["purchases"][0])
    before = customers()
    assert library.forget_customer("Theodora-Marchetti-77") > 0
    (gone,) = before - customers()
    assert holding(library.path, gone, "Theodora") == []
    with pytest.raises(UsageError, match="nothing is stored"):
        library.export_customer("Theodora-Marchetti-77", told)


def modes(folder: Path) -> dict[str, int]:
    return {
        str(file.relative_to(folder)): stat.S_IMODE(file.stat().st_mode)
        for file in (folder, *folder.rglob("*"))
    }


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX's modes")
@pytest.mark.parametrize("made_before", [False, True])
def test_another_account_reads_nothing(
    tmp_path: Path,
    photo_folder: Path,
    importing: Callable[..., ImportReport],
    made_before: bool,
) -> None:
    before = os.umask(0o022)  # as most systems have it
    try:
        if made_before:
            (tmp_path / "library" / "cache").mkdir(parents=True)
        with Library.open(tmp_path / "library", settings=SETTINGS) as library:
            importing(library, photo_folder / "skirt", copy=True)
            library.like(NAME, [1])
        replace(SETTINGS, profile=NAME).save()
    finally:
        os.umask(before)
    found = modes(tmp_path / "library")
    for name in [name for name in found if found[name] == 0o700]:
        # What is inside is out of reach, whatever its own mode.
        found = {k: v for k, v in found.items() if name != "." and not k.startswith(f"{name}/")} | {
            k: v for k, v in found.items() if "sqlite" in k
        }
    within_reach = {k: oct(v) for k, v in found.items() if k != "." and v & 0o077}
    assert within_reach == {}
    found = modes(tmp_path / "library")
    assert (found["."] == 0o700) is not made_before
    assert any(name.startswith("photos/") for name in found)
    assert any(name.startswith("backups/daily-") for name in found)
    assert stat.S_IMODE(Settings.path().stat().st_mode) == 0o600


def test_logs_name_nobody(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="stylist")
    library.like(NAME, [1], REASON)
    shutil.rmtree(library.path / "backups", ignore_errors=True)
    (library.path / "backups").write_text("in the way")
    library.back_up_daily()
    assert caplog.text
    for word in (NAME, REASON, str(library.path), ".jpg"):
        assert word not in caplog.text
