"""What a bundle says of itself, and whether it is whole and from whom it should be."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from stylist.archives import BROKEN
from stylist.errors import FeedError
from stylist.types import Progress
from stylist.unfinished import beside

VERSION = 1
SUFFIX = ".stylist"
KEY_FILE = "bundle.key"
"""In a library's folder: what its bundles are signed with, and must be signed with."""

ITEMS, VECTORS, VERDICTS = "items.jsonl", "vectors.npz", "verdicts.jsonl"
LOOKS = "looks.json"
_MANIFEST, _SIGNATURE = "manifest.json", "signature"
_LEAST_MANIFEST, _MOST_MANIFEST = 4 << 20, 512 << 20
_MOST_PART, _MOST_PHOTO = 8 << 30, 256 << 20
_PACKED, _SLACK = 50, 16 << 20
"""A bundle is at most so many times larger when unpacked than packed, and this: our JSON packs to a
tenth, photos and vectors not at all."""
_REFUSALS = 1000
"""With more lines than this that say nothing, a part is not what it should be."""
_MOST_LINE = 16 << 20
_CHUNK = 1 << 20
_LEAST_KEY = 16
ODD = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What reading JSON raises that is not what it should be."""
_NAME = re.compile(r"[a-z][a-z0-9_\-]*(?:\.[a-z]+)?(?:/[a-z0-9_\-]+(?:\.[a-z0-9]+)?)?")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself.

    `library` is where it was made, `encoder` whose vectors are in it, and
    `photos` what its photos are: originals, thumbnails or none.
    """

    library: str
    made: str
    encoder: str
    photos: str
    parts: tuple[str, ...]
    items: int
    members: dict[str, tuple[str, int]]

    def write(self) -> bytes:
        """As it stands in the bundle."""
        said = {
            "stylist": "bundle", "version": VERSION, "library": self.library, "made": self.made,
            "encoder": self.encoder, "photos": self.photos, "parts": list(self.parts),
            "items": self.items,
            "members": {name: {"sha256": d, "size": s} for name, (d, s) in self.members.items()},
        }  # fmt: skip
        return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode()


class Writer:
    """Writes a bundle's members, counting what goes into its manifest.

    The file appears under its name when it is whole.
    """

    def __init__(self, file: Path, key: bytes | None) -> None:
        self.members: dict[str, tuple[str, int]] = {}
        self._file = file
        self._part = beside(file)
        self._key = key
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._zip = zipfile.ZipFile(self._part, "w", zipfile.ZIP_STORED, allowZip64=True)
        except OSError as error:
            raise FeedError(file, f"cannot be written: {error.strerror}") from error

    def add(self, name: str, data: bytes, *, packed: bool = False) -> None:
        """Add a member; one that is there already stays."""
        if name in self.members:
            return
        how = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        with self._explained():
            self._zip.writestr(name, data, compress_type=how)
        self.members[name] = (hashlib.sha256(data).hexdigest(), len(data))

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest and its signature, and put the file in its place."""
        said = manifest.write()
        with self._explained():
            self._zip.writestr(_MANIFEST, said, compress_type=zipfile.ZIP_DEFLATED)
            if self._key is not None:
                self._zip.writestr(_SIGNATURE, _sign(said, self._key))
            self._zip.close()
            self._part.replace(self._file)

    def abandon(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):  # a full disk, again
            self._zip.close()
        with suppress(OSError):
            self._part.unlink(missing_ok=True)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise FeedError(self._file, f"cannot be written: {error.strerror}") from error


class Reader:
    """A bundle that is open; use `opened`."""

    def __init__(self, file: Path, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self.file = file
        self.manifest = manifest
        self._zip = archive

    def check(self) -> Iterator[Progress]:
        """Read every member once, before anything is taken over.

        Raises
        ------
        FeedError
            One is not what the manifest says.
        """
        members = self.manifest.members
        for done, name in enumerate(members, start=1):
            self._digest(name)
            if done % 500 == 0 or done == len(members):
                yield Progress("checking", done, len(members))

    def read(self, name: str) -> bytes:
        """A member, as the manifest says it is.

        Raises
        ------
        FeedError
            It is not.
        """
        digest, size = self._expected(name)
        if size > (_MOST_PHOTO if name.startswith("photos/") else _MOST_PART):
            raise FeedError(self.file, f"holds a part that is too large: {name}")
        try:
            with self._zip.open(name) as stream:
                data = stream.read(size + 1)
        except BROKEN as error:
            raise FeedError(self.file, f"is damaged: {name} cannot be read") from error
        if len(data) != size or not hmac.compare_digest(hashlib.sha256(data).hexdigest(), digest):
            raise FeedError(self.file, f"is damaged or was changed: {name}")
        return data

    def lines(self, name: str) -> Iterator[tuple[int, bytes]]:
        """The lines of a member with their numbers, from 1, never all at once.

        Raises
        ------
        FeedError
            It cannot be read, or is not lines.
        """
        try:
            with self._zip.open(name) as stream:
                number = 0
                while line := stream.readline(_MOST_LINE + 1):
                    number += 1
                    if len(line) > _MOST_LINE or not line.strip():
                        raise FeedError(self.file, f"is damaged: line {number} of {name}")
                    yield number, line
        except BROKEN as error:
            raise FeedError(self.file, f"is damaged: {name} cannot be read") from error

    def bear(self, refused: int) -> None:
        """Go on, unless too much of the bundle has been refused.

        Raises
        ------
        FeedError
            It has.
        """
        if refused > _REFUSALS:
            raise FeedError(self.file, f"more than {_REFUSALS} of its lines say nothing")

    def digest(self, name: str) -> str:
        """What the manifest says of a member.

        Raises
        ------
        FeedError
            It says nothing.
        """
        return self._expected(name)[0]

    def _digest(self, name: str) -> None:
        digest, size = self._expected(name)
        seen, count = hashlib.sha256(), 0
        try:
            with self._zip.open(name) as stream:
                while count <= size and (part := stream.read(_CHUNK)):
                    seen.update(part)
                    count += len(part)
        except BROKEN as error:
            raise FeedError(self.file, f"is damaged: {name} cannot be read") from error
        if count != size or not hmac.compare_digest(seen.hexdigest(), digest):
            raise FeedError(self.file, f"is damaged or was changed: {name}")

    def _expected(self, name: str) -> tuple[str, int]:
        if name not in self.manifest.members:
            raise FeedError(self.file, f"is damaged: {name} is not in its manifest")
        return self.manifest.members[name]


@contextmanager
def opened(file: Path, key: bytes | None) -> Iterator[Reader]:
    """A bundle, its signature checked where there is a key.

    Raises
    ------
    FeedError
        It is no bundle, damaged, of a newer program, or not signed with the key.
    """
    try:
        archive = zipfile.ZipFile(file)
    except OSError as error:
        raise FeedError(file, error.strerror or "cannot be read") from error
    except BROKEN as error:
        raise FeedError(file, "is no bundle, or it is cut off") from error
    with archive:
        said = _small(archive, _MANIFEST, file)
        if key is not None:
            if _SIGNATURE not in archive.namelist():
                raise FeedError(file, "is not signed, and this library takes signed bundles only")
            if not hmac.compare_digest(_small(archive, _SIGNATURE, file), _sign(said, key)):
                raise FeedError(file, "is not signed with this library's key")
        names = archive.namelist()
        manifest = _manifest(said, file)
        strange = set(names) - set(manifest.members) - {_MANIFEST, _SIGNATURE}
        if strange or len(names) != len(set(names)):
            odd = min(strange, default="a member that is there twice")
            raise FeedError(file, f"was changed: its manifest does not name {odd}")
        unpacked = sum(size for _, size in manifest.members.values())
        if unpacked > _SLACK + _PACKED * file.stat().st_size:
            raise FeedError(file, "would unpack to far more than bundles do")
        yield Reader(file, archive, manifest)


def is_bundle(file: Path) -> bool:
    """Whether a file is a bundle, whole or not."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _MANIFEST in archive.namelist()
    except BROKEN:
        return False


def read_key(file: Path) -> bytes:
    """The key in a file: its bytes, without white space around them.

    Raises
    ------
    FeedError
        It cannot be read, or is too short to be one.
    """
    try:
        key = file.read_bytes().strip()
    except OSError as error:
        raise FeedError(file, error.strerror or "cannot be read") from error
    if len(key) < _LEAST_KEY:
        raise FeedError(file, f"is no key: it has fewer than {_LEAST_KEY} bytes")
    return key


def _sign(manifest: bytes, key: bytes) -> bytes:
    return hmac.new(key, manifest, hashlib.sha256).hexdigest().encode()


def _small(archive: zipfile.ZipFile, name: str, file: Path) -> bytes:
    try:
        with archive.open(name) as stream:
            # Digests hardly pack: what unpacks to much more is none of ours.
            most = _LEAST_MANIFEST + 8 * archive.getinfo(name).compress_size
            data: bytes = _whole(stream, min(most, _MOST_MANIFEST))
    except KeyError as error:
        raise FeedError(file, "is no bundle, or it is cut off: it has no manifest") from error
    except BROKEN as error:
        raise FeedError(file, f"is damaged: {name} cannot be read") from error
    return data


def _whole(stream: IO[bytes], most: int) -> bytes:
    data = stream.read(most + 1)
    if len(data) > most:
        raise ValueError("too large")
    return data


def _manifest(said: bytes, file: Path) -> Manifest:
    try:
        data: dict[str, Any] = json.loads(said)
        if data["stylist"] != "bundle":
            raise ValueError("not a bundle")
        version = int(data["version"])
        if version > VERSION:
            raise FeedError(file, "was made by a newer Stylist; update this one to read it")
        members = {
            str(name): (str(one["sha256"]), int(one["size"]))
            for name, one in data["members"].items()
        }
        manifest = Manifest(
            str(data["library"]), str(data["made"]), str(data["encoder"]), str(data["photos"]),
            tuple(map(str, data["parts"])), int(data["items"]), members,
        )  # fmt: skip
    except ODD as error:
        raise FeedError(file, "is damaged: its manifest cannot be read") from error
    if odd := next((name for name in members if not _NAME.fullmatch(name)), None):
        raise FeedError(file, f"holds a member with a name that no bundle has: {odd!r}")
    if not re.fullmatch(r"[0-9a-f]{16}", manifest.library):
        raise FeedError(file, "is damaged: it does not say which library it is of")
    return manifest
