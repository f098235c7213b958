"""What photos are labelled as, told from where they lie or what they are called."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from stylist.errors import UsageError


def labeller(expression: str | None) -> Callable[[Path], str]:
    """A photo's label: its folder's name, or what an expression finds in its file's name.

    That is the first group, or the whole match; nothing where nothing matches.

    Raises
    ------
    UsageError
        It is not an expression.
    """
    if expression is None:
        return lambda path: path.parent.name
    try:
        pattern = re.compile(expression)
    except re.error as error:
        raise UsageError(f"--label {expression!r} is not a regular expression: {error}") from None

    def label(path: Path) -> str:
        match = pattern.search(path.name)
        if match is None:
            return ""
        return match.group(1) if pattern.groups else match.group(0)

    return label
