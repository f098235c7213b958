"""What the library says of troubles and steps, told again in the language of the window.

The library writes English: into its journal, into logs, on a terminal. A sentence that is known
here by its pattern is put into the window's language; one that is not is shown as it is. Steps
of another day are so told in the language of today.
"""

from __future__ import annotations

import re
from functools import cache

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


@cache
def _beginning(letter: str) -> tuple[str, ...]:
    """The patterns that may be of words that begin so: all would take a list of refusals long."""
    return tuple(known for known in PATTERNS if known[0] in (letter, "{"))


@cache
def _compiled(known: str) -> re.Pattern[str]:
    return re.compile(re.escape(known).replace(r"\{\}", "(.+?)"), re.DOTALL)


def _parts(words: str, known: str) -> tuple[str, ...] | None:
    """What stands in the words where the pattern has {}; None where they are not of it."""
    first, *rest = known.split("{}")
    # Seen so before any of them is compiled, which for all of them would take a tenth of a second.
    if not words.startswith(first) or not all(literal in words for literal in rest):
        return None
    found = _compiled(known).fullmatch(words)
    return None if found is None else found.groups()


def retold(said: object, depth: int = 0) -> str:
    """A sentence of the library's, or an error, in the language of the window."""
    words = str(said)
    if depth > _DEEPEST:
        return words
    for known in _beginning(words[:1]):
        found = _parts(words, known)
        if found is not None:
            parts = [retold(part, depth + 1) for part in found]
            return QCoreApplication.translate("retelling", known).format(*parts)
    phrase = QCoreApplication.translate("taxonomy", words)
    if phrase != words:
        return phrase
    where, colon, why = words.partition(": ")  # a path, and what is wrong with it
    return f"{where}: {retold(why, depth)}" if colon and why else words
