"""RSS and Atom feeds: each item is read by itself, so that a broken one breaks no other."""

from __future__ import annotations

import codecs
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from stylist.errors import FeedError
from stylist.ingest.feeds.tables.base import Table
from stylist.products import RowRefusal

_BEGUN = re.compile(r"<(item|entry|product)(?=[\s>])")
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.\-]+)""")
_SPACE = re.compile(r"""\s(xmlns(?::[\w.\-]+)?\s*=\s*(?:"[^"]*"|'[^']*'))""")
_LOOK = 200
_MOST = 1 << 30


class XmlItems(Table):
    """The items of an XML feed; the columns are the names of their elements.

    Several elements of one name become lines of one cell. Documents that
    declare entities are refused: nothing in a feed needs them.
    """

    kind = "xml"

    def __init__(self, path: Path, head: bytes) -> None:
        super().__init__(path, head)
        if path.stat().st_size > _MOST:
            raise FeedError(path, "is too large an XML file")
        self._text = _decoded(path, head)
        first = _BEGUN.search(self._text)
        prolog = self._text[: first.start()] if first else self._text
        if "<!DOCTYPE" in prolog or "<!ENTITY" in self._text:
            raise FeedError(path, "declares a document type or entities, which no feed needs")
        if first is None:
            raise FeedError(path, "holds no <item>, <entry> or <product>")
        self._spaces = " ".join(dict.fromkeys(_SPACE.findall(prolog)))
        names: dict[str, None] = {}
        for number, found in enumerate(self._items()):
            if number >= _LOOK:
                break
            if not isinstance(found, RowRefusal):
                names |= dict.fromkeys(found[1])
        self.columns = tuple(names)

    @classmethod
    def is_one(cls, head: bytes) -> bool:
        """By its first letters, in UTF-8 or UTF-16."""
        start = head[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        return start.startswith((b"<?xml", b"<rss", b"<feed", b"<products", b"<channel"))

    def records(self) -> Iterator[tuple[int, tuple[str, ...]] | RowRefusal]:
        """The items; the first is row 1."""
        for found in self._items():
            if isinstance(found, RowRefusal):
                yield found
            else:
                number, cells = found
                yield number, tuple(cells.get(name, "") for name in self.columns)

    def _items(self) -> Iterator[tuple[int, dict[str, str]] | RowRefusal]:
        begun = _BEGUN.search(self._text)
        assert begun is not None
        tag = begun[1]
        begin, finish = re.compile(rf"<{tag}(?=[\s>])"), re.compile(rf"</{tag}\s*>")
        number, at, end = 0, begun.start(), 0
        while True:
            number += 1
            following = begin.search(self._text, at + 1)
            if end <= at and (closed := finish.search(self._text, at)) is not None:
                end = closed.end()
            if end <= at or (following is not None and following.start() < end):
                reason = "is cut off: it does not end" if following else "is cut off: the file ends"
                yield RowRefusal(number, "", reason)
            else:
                try:
                    yield number, _Item(self._spaces).read(self._text[at:end])
                except expat.ExpatError as error:
                    yield RowRefusal(number, "", f"is not XML: {expat.ErrorString(error.code)}")
            if following is None:
                return
            at = following.start()


class _Item:
    """Reads the elements right below an item."""

    def __init__(self, spaces: str) -> None:
        self._spaces = spaces
        self._cells: defaultdict[str, list[str]] = defaultdict(list)
        self._path: list[str] = []
        self._words: list[str] = []

    def read(self, text: str) -> dict[str, str]:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words.append
        whole = f"<stylist {self._spaces}>{text}</stylist>"
        # Bytes that were no letters are none here either: this item is refused, not the feed.
        parser.Parse(whole.encode("utf-8", "surrogatepass"), True)
        return {name: "\n".join(dict.fromkeys(parts)) for name, parts in self._cells.items()}

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        self._words.clear()
        if name == "link" and "href" in attributes:
            self._words.append(attributes["href"])

    def _end(self, name: str) -> None:
        words = "".join(self._words).strip()
        self._words.clear()
        self._path.pop()
        # Within the wrapper and the item; what lies deeper (shipping) is of no use here.
        if words and len(self._path) == 2:
            self._cells[name].append(words)


def _decoded(path: Path, head: bytes) -> str:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):  # fmt: skip
        if head.startswith(mark):
            return path.read_text(encoding=name, errors="surrogateescape")
    declared = _DECLARED.match(head.lstrip())
    encoding = declared[1].decode("ascii") if declared else "utf-8"
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise FeedError(path, f"is in an encoding nobody knows: {encoding}") from None
    return path.read_text(encoding=encoding, errors="surrogateescape")
