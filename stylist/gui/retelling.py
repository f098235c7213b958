"""What the library says of troubles and steps, told again in the language of the window.

The library writes English: into its journal, into logs, on a terminal. A sentence that is known
here by its pattern is put into the window's language; one that is not is shown as it is. Steps
of another day are so told in the language of today.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from stylist.gui.sentences import (
    bringing,
    bundles,
    feeds,
    forecast,
    library,
    looks,
    models,
    photos,
    purchases,
    steps,
    system,
    tables,
    taxonomy,
    upkeep,
)

_DEEPEST = 3
"""How far a sentence within a sentence is told again."""

PATTERNS = (
    *photos.PATTERNS,
    *system.PATTERNS,
    *bundles.PATTERNS,
    *tables.PATTERNS,
    *models.PATTERNS,
    *bringing.PATTERNS,
    *purchases.PATTERNS,
    *looks.PATTERNS,
    *upkeep.PATTERNS,
    *forecast.PATTERNS,
    *taxonomy.PATTERNS,
    *library.PATTERNS,
    *feeds.PATTERNS,
    *steps.PATTERNS,
)
"""In the order in which they are tried: what is narrower comes first."""


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    patterns = (re.escape(words).replace(r"\{\}", "(.+?)") for words in PATTERNS)
    return tuple((re.compile(p, re.DOTALL), w) for p, w in zip(patterns, PATTERNS, strict=True))


def retold(said: object, depth: int = 0) -> str:
    """A sentence of the library's, or an error, in the language of the window."""
    words = str(said)
    if depth > _DEEPEST:
        return words
    for pattern, known in _compiled():
        found = pattern.fullmatch(words)
        if found is not None:
            parts = [retold(part, depth + 1) for part in found.groups()]
            return QCoreApplication.translate("retelling", known).format(*parts)
    phrase = QCoreApplication.translate("taxonomy", words)
    if phrase != words:
        return phrase
    where, colon, why = words.partition(": ")  # a path, and what is wrong with it
    return f"{where}: {retold(why, depth)}" if colon and why else words
