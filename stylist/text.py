"""Text from outside, made fit to be shown."""

from __future__ import annotations

import os
import re
from pathlib import Path

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Control characters, line ends, and what turns the direction of writing."""


def printable(path: Path | str) -> str:
    """A path as text that can be shown and encoded, whatever bytes its name has."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def storable(text: str) -> str:
    """Text as the catalog keeps and finds it: without NULs (SQLite's end there), nor surrogates."""
    if text.isascii() and "\0" not in text:
        return text
    text = text.replace("\0", "")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def one_line(text: str) -> str:
    """A line for a terminal, which no file name can break, colour or turn round."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
