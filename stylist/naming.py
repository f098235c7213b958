"""What a photo's file and folder say of its item."""

from __future__ import annotations

import re
from pathlib import Path

from stylist.taxonomy import Taxonomy
from stylist.text import printable

_BY_MACHINE = re.compile(
    r"""^(?:
        [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}  # UUID
        | [0-9a-f]{16,}                                                # a checksum
        | (?:img|dscn?|dscf|pxl|mvimg|photo|image|whatsapp\ image|screenshot|_mg)[\W_]*[\d\W_]+.*
        | [\d\W_]+                                                     # numbers and dates
    )$""",
    re.IGNORECASE | re.VERBOSE,
)


def name_from_file(path: Path) -> str:
    """*Green wool coat* from ``green-wool_coat.jpg``; empty where a machine named the file."""
    stem = printable(path.stem)
    if _BY_MACHINE.match(stem):
        return ""
    words = re.sub(r"[\s_-]+", " ", stem).strip()
    return words[:1].upper() + words[1:200]


def folder_category(path: Path, taxonomy: Taxonomy) -> str | None:
    """The category that a photo's folder names: the taxonomy's where it knows the word."""
    word = printable(path.parent.name).strip().lower()
    return taxonomy.category(word) or word or None
