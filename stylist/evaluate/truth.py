"""What is right of photos: from their folders, their names, or a table."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from stylist.errors import UsageError
from stylist.taxonomy import Taxonomy

ATTRIBUTES = ("category", "colour", "pattern", "sleeve")
"""Attributes that can be measured."""

Truth = dict[Path, dict[str, frozenset[str]]]
"""Photo → attribute → the values that are right, any of them."""


def by_name(photos: Sequence[Path], expressions: Sequence[str], taxonomy: Taxonomy) -> Truth:
    """The truth in names: each expression's group is called as the attribute it tells.

    ``-(?P<colour>[a-z]+)_main`` is sought in *folder/file name*; without any
    expression a photo's folder is its category.

    Raises
    ------
    UsageError
        An expression is none, or has no group called as an attribute.
    """
    sought = [_compiled(e) for e in expressions or [r"^(?P<category>[^/]+)/"]]
    truth: Truth = {}
    for path in photos:
        found = [e.search(f"{path.parent.name}/{path.name}") for e in sought]
        told = {
            name: right
            for match in found
            if match is not None
            for name, words in match.groupdict().items()
            if words and (right := _right(name, words, taxonomy))
        }
        if told:
            truth[path] = told
    return truth


def by_table(file: Path, roots: Sequence[Path], taxonomy: Taxonomy) -> Truth:
    """The truth in a CSV: a column ``file``, a path below one of `roots`, and one an attribute.

    ``solid/textured`` means that either is right; an empty cell tells nothing.

    Raises
    ------
    UsageError
        The table cannot be read, or lacks the columns.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{file}: cannot be read as a table: {error}") from error
    columns = set(rows[0]) & set(ATTRIBUTES) if rows else set()
    if not columns or "file" not in rows[0]:
        raise UsageError(f"{file}: needs a column file and one of {', '.join(ATTRIBUTES)}")
    truth: Truth = {}
    for row in rows:
        path = next((p for root in roots if (p := root / row["file"]).is_file()), None)
        told = {n: r for n in columns if (r := _right(n, row[n] or "", taxonomy))}
        if path is not None and told:
            truth[path] = told
    return truth


def _compiled(expression: str) -> re.Pattern[str]:
    try:
        pattern = re.compile(expression)
    except re.error as error:
        raise UsageError(f"--label {expression!r} is not a regular expression: {error}") from None
    if not pattern.groupindex or set(pattern.groupindex) - set(ATTRIBUTES):
        raise UsageError(
            f"--label {expression!r}: call its group {', '.join(ATTRIBUTES[:-1])} or "
            f"{ATTRIBUTES[-1]}, as in -(?P<colour>[a-z]+)_main"
        )
    return pattern


def _right(name: str, words: str, taxonomy: Taxonomy) -> frozenset[str]:
    known: dict[str, Callable[[str], str | None]] = {
        "category": taxonomy.category,
        "colour": taxonomy.colour_family,
    }
    find = known.get(name, str.lower)
    parts = [part.strip() for part in words.split("/") if part.strip()]
    return frozenset(find(part) or part.lower() for part in parts)
