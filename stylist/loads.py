"""Whether every part of the program loads, and every library that a part asks for only at need.

A packaged program that lacks a file, or a system that lacks a library, shows it only when
somebody comes that way; `stylist doctor --program` goes every way at once.
"""

from __future__ import annotations

import getpass
import importlib
import pkgutil
import re
from pathlib import Path

AT_NEED = (
    "PySide6.QtPrintSupport", "alembic", "alembic.config", "fastexcel", "implicit.cpu.als",
    "implicit.cpu.bpr", "implicit.nearest_neighbours", "lightgbm", "numkong", "onnx",
    "platformdirs", "polars", "psutil", "pypdfium2", "reportlab.lib.colors",
    "reportlab.lib.utils", "reportlab.pdfbase.pdfmetrics", "reportlab.pdfbase.ttfonts",
    "reportlab.pdfgen.canvas", "rich.console", "rich.progress", "scipy.optimize",
    "scipy.sparse", "sklearn.decomposition", "sklearn.feature_extraction.text",
    "sklearn.linear_model", "sklearn.model_selection",
    "statsmodels.nonparametric.smoothers_lowess", "statsmodels.tsa.seasonal", "threadpoolctl",
    "tokenizers", "tomlkit",
)  # fmt: skip
"""Modules of libraries that functions import; those of modules load with them."""

TRAINING = ("torch", "torchvision", "timm", "open_clip", "onnxscript", "matplotlib")
"""What training and bringing a network want; most installations lack it."""


def load_all() -> tuple[int, list[str]]:
    """Load every module; how many load, and of each that does not its name and why.

    What a library says of its failure may name files; whose they are is taken out of it.
    """
    ours = [
        found.name
        for found in pkgutil.walk_packages([str(Path(__file__).parent)], "stylist.")
        # A migration is run by Alembic, which hands it a database.
        if ".migrations" not in found.name
    ]
    loaded, failed = 0, []
    for name in (*ours, *AT_NEED):
        try:
            importlib.import_module(name)
        except ImportError as missing:
            if (missing.name or "").partition(".")[0] not in TRAINING:
                failed.append(f"{name}: {without_names(str(missing))}")
        except Exception as wrong:  # a library may fail in any way while it loads
            failed.append(f"{name}: {type(wrong).__name__}: {without_names(str(wrong))}")
        else:
            loaded += 1
    return loaded, failed


def without_names(text: str) -> str:
    """The text with ``~`` where it names this person's home folder, or the person in a path."""
    home = Path.home()
    # A link may stand for the home, and either end of it be what a library was found under.
    for folder in sorted({str(home), str(home.resolve())}, key=len, reverse=True):
        if len(folder) > 1:
            text = re.sub(rf"{re.escape(folder)}(?=[/\\]|\b)", "~", text, flags=re.IGNORECASE)
    person = re.escape(_person() or home.name)
    return re.sub(rf"(?<=[/\\]){person}(?=[/\\])", "~", text) if person else text


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return ""
