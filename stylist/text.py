"""Text from outside, made fit to be shown."""

from __future__ import annotations

import os
from pathlib import Path


def printable(path: Path | str) -> str:
    """A path as text that can be shown and encoded, whatever bytes its name has."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
