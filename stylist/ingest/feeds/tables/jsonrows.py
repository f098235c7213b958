"""JSON lines, and a JSON list of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stylist.errors import FeedError
from stylist.ingest.feeds.tables.base import Table
from stylist.products import RowRefusal

_LOOK = 200
_MOST_LIST = 512 << 20


class JsonRows(Table):
    """An object a product, one a line or in a list; its keys are the columns."""

    kind = "json"

    def __init__(self, path: Path, head: bytes) -> None:
        super().__init__(path, head)
        self._listed = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"["
        names: dict[str, None] = {}
        for number, found in enumerate(self._objects()):
            if number >= _LOOK:
                break
            if not isinstance(found, RowRefusal):
                names |= dict.fromkeys(str(key) for key in found[1])
        self.columns = tuple(names)
        if not self.columns:
            raise FeedError(path, "holds no objects, one a product")

    @classmethod
    def is_one(cls, head: bytes) -> bool:
        """Whether it begins with an object, or a list of them."""
        text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return text[:1] == b"{" or (text[:1] == b"[" and text[1:].lstrip()[:1] == b"{")

    def records(self) -> Iterator[tuple[int, tuple[str, ...]] | RowRefusal]:
        """The objects; a key that only a late one has is not a column."""
        for found in self._objects():
            if isinstance(found, RowRefusal):
                yield found
            else:
                number, one = found
                yield number, tuple(as_cell(one.get(name)) for name in self.columns)

    def _objects(self) -> Iterator[tuple[int, dict[str, Any]] | RowRefusal]:
        if self._listed:
            yield from self._from_list()
            return
        with self.path.open(encoding="utf-8-sig", errors="surrogateescape") as stream:
            for number, line in enumerate(stream, start=1):
                if not line.strip():
                    continue
                try:
                    one = json.loads(line)
                except (ValueError, RecursionError) as error:
                    reason = getattr(error, "msg", "nested too deep")
                    yield RowRefusal(number, "", f"is not JSON: {reason}")
                    continue
                if isinstance(one, dict):
                    yield number, one
                else:
                    yield RowRefusal(number, "", "is no object")

    def _from_list(self) -> Iterator[tuple[int, dict[str, Any]] | RowRefusal]:
        if self.path.stat().st_size > _MOST_LIST:
            raise FeedError(self.path, "is too long a list; write one object a line instead")
        try:
            found = json.loads(self.path.read_text(encoding="utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise FeedError(self.path, f"is not JSON: {error}") from error
        for number, one in enumerate(found, start=1):
            if isinstance(one, dict):
                yield number, one
            else:
                yield RowRefusal(number, "", "is no object")


def as_cell(value: Any) -> str:
    """A value as a cell of text; a list becomes its parts, a line each."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, list | tuple):
        return "\n".join(part for one in value if (part := as_cell(one)))
    if isinstance(value, dict):
        return "\n".join(f"{key}={as_cell(one)}" for key, one in value.items())
    return str(value)
