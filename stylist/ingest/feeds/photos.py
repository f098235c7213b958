"""The photos that a feed names: in a folder, in a ZIP, or beside it."""

from __future__ import annotations

import hashlib
import lzma
import os
import re
import stat
import zipfile
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import unquote, urlsplit

from stylist.errors import FeedError
from stylist.ingest.prepare import keep_whole
from stylist.products import Product, RowRefusal

_WITHIN = ("", "images", "photos", "media/catalog/product", "pub/media/catalog/product")
"""Where exports put their photos, from the folder that one is given."""
_PICTURES = frozenset(
    (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".avif")
)
_MOST_FILES = 2_000_000
_MOST_PHOTO = 100 << 20
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
"""What reading a member of a ZIP can raise, a password that is asked for included."""
_AFTER_SKU = re.compile(r"[\s._\-]")


class Finder(Protocol):
    """Where photos are looked for."""

    refused: list[RowRefusal]

    def find(self, reference: str) -> Path | None:
        """The file of a path or address as a feed gives it, or None."""

    def of(self, product: Product) -> list[Path]:
        """Photos named after a product's numbers, where it names none itself."""


def is_address(reference: str) -> bool:
    """Whether it is on the web."""
    return reference[:8].lower().startswith(("http://", "https://"))


def finder(feed: Path, images: Path | None, keep: Path) -> Finder:
    """What finds the photos: in `images`, a folder or a ZIP, or beside the feed.

    `keep` is where photos out of a ZIP are put.

    Raises
    ------
    FeedError
        `images` is neither.
    """
    if images is None:
        return FolderFinder(feed.parent, by_name=False)
    if images.is_dir():
        return FolderFinder(images, by_name=True)
    if zipfile.is_zipfile(images):
        return ZipFinder(images, keep)
    raise FeedError(images, "is neither a folder nor a ZIP with photos")


class FolderFinder:
    """Photos below a folder: where the feed says, else by the file's name alone."""

    def __init__(self, folder: Path, *, by_name: bool) -> None:
        self.refused: list[RowRefusal] = []
        self._roots = [root for part in _WITHIN if (root := folder / part).is_dir()]
        self._names = _Names(_walk(folder) if by_name else ())
        self._given = by_name

    def find(self, reference: str) -> Path | None:
        """The file, never outside the folder."""
        parts = safe_parts(reference)
        if parts and not is_address(reference):
            for root in self._roots:
                path = root.joinpath(*parts)
                if os.path.isfile(path):  # noqa: PTH113 - never raises
                    return path
        found = self._names.find(reference)
        return None if found is None else Path(found)

    def of(self, product: Product) -> list[Path]:
        """Photos named after it, in the order of their names."""
        return [Path(name) for name in self._names.of(product)]


class ZipFinder:
    """Photos in a ZIP; only those that are asked for are unpacked, under names of our own."""

    def __init__(self, archive: Path, keep: Path) -> None:
        self.refused: list[RowRefusal] = []
        self._path = archive
        self._keep = keep
        self._members: dict[str, zipfile.ZipInfo] = {}
        try:
            with zipfile.ZipFile(archive) as opened:
                for member in opened.infolist()[:_MOST_FILES]:
                    self._take(member)
        except (zipfile.BadZipFile, OSError) as error:
            raise FeedError(archive, "is a damaged ZIP") from error
        self._names = _Names(self._members)

    def find(self, reference: str) -> Path | None:
        """The unpacked file."""
        parts = safe_parts(reference)
        names = [] if is_address(reference) or not parts else [
            str(PurePosixPath(part, *parts)) for part in _WITHIN
        ]  # fmt: skip
        name = next((n for n in names if n in self._members), None) or self._names.find(reference)
        return None if name is None else self._unpack(self._members[name])

    def of(self, product: Product) -> list[Path]:
        """Photos named after it, unpacked."""
        found = [self._unpack(self._members[name]) for name in self._names.of(product)]
        return [path for path in found if path is not None]

    def _take(self, member: zipfile.ZipInfo) -> None:
        name = member.filename.replace("\\", "/")
        if member.is_dir():
            return
        link = stat.S_ISLNK(member.external_attr >> 16)
        if name.startswith("/") or ".." in name.split("/") or ":" in name or link:
            self._refuse(name, "a path that leads out of the ZIP is not followed")
        elif member.flag_bits & 1:
            self._refuse(name, "is encrypted")
        elif member.file_size > _MOST_PHOTO:
            self._refuse(name, f"is larger than {_MOST_PHOTO >> 20} MB")
        else:
            self._members[str(PurePosixPath(name))] = member

    def _refuse(self, name: str, reason: str) -> None:
        self.refused.append(RowRefusal(0, f"{self._path.name}: {name}", reason))

    def _unpack(self, member: zipfile.ZipInfo) -> Path | None:
        told = f"{member.filename}\0{member.CRC}\0{member.file_size}"
        digest = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
        suffix = PurePosixPath(member.filename).suffix.lower()
        path = self._keep / digest[:2] / f"{digest[:32]}{suffix if suffix in _PICTURES else ''}"
        with suppress(OSError):
            if path.stat().st_size == member.file_size:
                return path
        try:
            with zipfile.ZipFile(self._path) as opened, opened.open(member) as stream:
                # What the directory claims may be a lie.
                data = stream.read(_MOST_PHOTO + 1)
        except _DAMAGED as error:
            self._refuse(member.filename, str(error) or "is damaged")
            return None
        if len(data) != member.file_size:
            self._refuse(member.filename, "is not as large as the ZIP says")
            return None
        keep_whole(path, data)
        return path


class _Names:
    """Files by their bare names; names that several files have lead to none."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = paths
        self._by_name: dict[str, str | None] | None = None
        self._sorted: list[tuple[str, str]] = []

    def find(self, reference: str) -> str | None:
        bare = unquote(urlsplit(reference).path) if is_address(reference) else reference
        return self._index().get(bare.replace("\\", "/").rpartition("/")[2].casefold())

    def of(self, product: Product) -> list[str]:
        self._index()
        found: list[str] = []
        for sku in dict.fromkeys([product.sku or product.key, *(v.sku for v in product.variants)]):
            word = (sku or "").casefold()
            if not word:
                continue
            for name, path in self._sorted[bisect_left(self._sorted, (word, "")) :]:
                if not name.startswith(word):
                    break
                rest = name[len(word) :]
                if "." in rest and _AFTER_SKU.match(rest):
                    found.append(path)
        return list(dict.fromkeys(found))

    def _index(self) -> dict[str, str | None]:
        if self._by_name is None:
            self._by_name = {}
            for path in self._paths:
                name = path.replace("\\", "/").rpartition("/")[2].casefold()
                if name.rpartition(".")[1] and f".{name.rpartition('.')[2]}" in _PICTURES:
                    self._by_name[name] = None if name in self._by_name else path
            self._sorted = sorted((n, p) for n, p in self._by_name.items() if p is not None)
        return self._by_name


def safe_parts(reference: str) -> Sequence[str]:
    """The parts of a path below a folder; empty where it would lead out of it."""
    parts = [p for p in reference.replace("\\", "/").split("/") if p not in ("", ".")]
    odd = any(p == ".." or ":" in p or "\0" in p for p in parts)
    return () if odd or len(reference) > 4096 else parts


def _walk(folder: Path) -> Iterator[str]:
    seen = 0
    for root, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            seen += 1
            if seen > _MOST_FILES:
                return
            yield os.path.join(root, name)  # noqa: PTH118 - a million of them
