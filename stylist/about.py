"""What a bug report needs of this program, this machine and this library, and nothing private.

No path, name, address or text of a person's is among it: what is told is
versions, numbers and the platform's own words, so that it can be pasted as it is.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
from dataclasses import fields
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from stylist.processor import has_dot_products, usable_cores
from stylist.settings import Settings

PACKAGES = (
    "alembic", "implicit", "lightgbm", "numkong", "numpy", "onnx", "onnxruntime",
    "opencv-python-headless", "pebble", "pillow", "pillow-heif", "polars", "PySide6-Essentials",
    "scikit-learn", "scipy", "SQLAlchemy", "tokenizers", "usearch",
)  # fmt: skip
"""Libraries whose version explains bugs; stylist.spec packs what tells it."""

_PRIVATE = ("profile", "last_library", "forecast_place", "forecast_url", "geocoding_url")
_USER_VERSION = slice(60, 64)
"""Where SQLite's header keeps the schema's number; read as bytes, so of a damaged file too."""


def about(stylist: str, library: Path) -> dict[str, Any]:
    """Facts by name, in the order they are shown.

    `stylist` is the program's version; `library` need not open, nor be there.
    """
    return {
        "stylist": stylist,
        "packaged": _packaged(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "processor": f"{platform.machine()}, {usable_cores()} cores"
        + (", 8-bit dot products" if has_dot_products() else ""),
        "memory": _memory(),
        "display": _display(),
        "libraries": {name: _version(name) for name in PACKAGES},
        "settings": _settings(),
        "library": _library(library),
    }


def lines(facts: dict[str, Any]) -> list[str]:
    """The facts as lines for a person."""
    said = []
    for name, fact in facts.items():
        if isinstance(fact, dict):
            fact = ", ".join(f"{key} {value}" for key, value in fact.items()) or "as they come"
        said.append(f"  {name}: {fact}")
    return said


def _packaged() -> str:
    if not getattr(sys, "frozen", False):
        return "no"
    beside = Path(sys.executable).resolve().parent
    inside = Path(getattr(sys, "_MEIPASS", beside)).resolve()
    return "folder" if inside.is_relative_to(beside) else "one file"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def _memory() -> str:
    import psutil

    return f"{psutil.virtual_memory().total / 1e9:.0f} GB"


def _display() -> str:
    if said := os.environ.get("QT_QPA_PLATFORM"):
        return said.split(":")[0]
    names = {"WAYLAND_DISPLAY": "wayland", "DISPLAY": "x11"}
    there = [name for variable, name in names.items() if os.environ.get(variable)]
    return ", ".join(there) or ("none" if sys.platform.startswith("linux") else "the system's")


def _settings() -> dict[str, Any]:
    """What differs from the default; of what is private only that it does."""
    try:
        now = Settings.load()
    except Exception as error:
        return {"unreadable": type(error).__name__}
    changed = {
        field.name: getattr(now, field.name)
        for field in fields(Settings)
        if getattr(now, field.name) != field.default
    }
    return {name: "changed" if name in _PRIVATE else value for name, value in changed.items()}


def _library(folder: Path) -> dict[str, Any]:
    catalog = folder / "catalog.sqlite"
    try:
        # Only where this process has not opened the library: closing the file drops SQLite's locks.
        with catalog.open("rb") as file:
            schema: Any = int.from_bytes(file.read(100)[_USER_VERSION], "big")
        sizes = {
            "catalog MB": _megabytes(catalog),
            "log MB": _megabytes(catalog.with_name("catalog.sqlite-wal")),
            "cache MB": sum(map(_megabytes, (folder / "cache").rglob("*"))),
            "free MB": shutil.disk_usage(folder).free / 1e6,
        }
    except FileNotFoundError:
        return {"there": "no"}
    except OSError as error:
        return {"unreadable": error.strerror or type(error).__name__}
    written = os.access(folder, os.W_OK) and os.access(catalog, os.W_OK)
    backups = sorted(f.stat().st_mtime for f in (folder / "backups").glob("*.sqlite"))
    return {
        "schema": schema,
        **{name: round(size, 1) for name, size in sizes.items()},
        "writable": "yes" if written else "no",
        "backups": len(backups),
        "last backup": f"{datetime.fromtimestamp(backups[-1]):%Y-%m-%d}" if backups else "never",
    }


def _megabytes(file: Path) -> float:
    try:
        return file.stat().st_size / 1e6
    except OSError:
        return 0.0
