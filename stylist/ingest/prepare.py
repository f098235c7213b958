"""What an import worker does with files: read, recognise, decode, prepare, embed.

It embeds where that takes the processor's cores, of which each worker has one:
so no pixels go from process to process. Another device has one memory, and
one process to feed it: the importing one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from stylist.embed.attributes import Heads
from stylist.embed.channels import ColourBasis, ColourTable, Prepared, prepare
from stylist.embed.embedder import Embedder
from stylist.embed.models import ModelCard
from stylist.errors import LibraryError, PhotoError, StylistError
from stylist.imaging.decode import PHOTO_SUFFIXES, Decoded, decode, looks_like_photo, read
from stylist.imaging.thumbnail import sealed, thumbnail_of
from stylist.types import Attribute, Embedding
from stylist.unfinished import beside

Params = ParamSpec("Params")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Bench:
    """What a worker has on its bench for a whole run.

    `known` holds the first 64 bits of the digests already in the catalog,
    ascending, so that a photo that is there is not decoded again; `embeds`
    says whether workers embed.
    """

    model: ModelCard
    colours: ColourTable
    heads: Heads
    embeds: bool
    known: NDArray[np.uint64]
    thumbnails: Path
    copies: Path | None
    max_pixels: int


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A file's identity: `digest` is the SHA-256 of its bytes, in hexadecimal."""

    path: Path
    digest: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file whose bytes seem to be in the catalog."""

    file: FileFacts


@dataclass(frozen=True, slots=True)
class _OpenedFile:
    source: Path
    file: FileFacts
    photo: Decoded


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file ready to be embedded.

    `source` is the file that was asked for, `file` the one to remember: its copy, if copied.
    """

    source: Path
    file: FileFacts
    width: int
    height: int
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file ready to be stored; as `PreparedFile`, with the embedding in place of the pixels."""

    source: Path
    file: FileFacts
    width: int
    height: int
    mask_source: str
    embedding: Embedding
    attributes: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be used, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Order:
    """A file to prepare; `again` decodes it even if its digest seems known."""

    path: Path
    again: bool = False


@dataclass(frozen=True, slots=True)
class Tools:
    """What a worker makes of its bench when it starts."""

    bench: Bench
    basis: ColourBasis
    embedder: Embedder | None


_tools: Tools | None = None


def set_up(bench: Bench) -> None:
    """Make ready in this process. One thread each: the cores are all taken."""
    global _tools
    cv2.setNumThreads(1)
    cv2.ocl.setUseOpenCL(False)
    embedder = None
    if bench.embeds:
        embedder = Embedder(
            bench.model, colours=bench.colours, heads=bench.heads, threads=1, provider="cpu"
        )
        embedder.warm_up()  # before the bound on memory, which is for photos
    _tools = Tools(bench, ColourBasis.load(bench.model), embedder)


def tools() -> Tools:
    """What `set_up` made ready in this process."""
    assert _tools is not None
    return _tools


def process_files(
    orders: Sequence[Order],
) -> list[KnownFile | PreparedFile | EmbeddedFile | Refused]:
    """Prepare files in this process, and embed those that could be where that is its work."""
    ours = tools()
    # All are opened first: the processor keeps at hand what a step needs for the next photo.
    opened = [_or_refused(order.path, _open_file, order, ours.bench) for order in orders]
    results = [
        _or_refused(one.source, _prepare_file, one, ours) if isinstance(one, _OpenedFile) else one
        for one in opened
    ]
    if ours.embedder is None:
        return list(results)
    ready = [r for r in results if isinstance(r, PreparedFile)]
    embedded = iter(embed_files(ours.embedder, ready))
    return [next(embedded) if isinstance(r, PreparedFile) else r for r in results]


def embed_files(embedder: Embedder, files: Sequence[PreparedFile]) -> list[EmbeddedFile]:
    """Embed what has been prepared."""
    return [
        EmbeddedFile(
            f.source, f.file, f.width, f.height, f.prepared.mask_source, embedding, attributes
        )
        for f, (embedding, attributes) in zip(
            files, embedder.embed([f.prepared for f in files]), strict=True
        )
    ]


def _or_refused(
    path: Path, work: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs
) -> Result | Refused:
    """What work makes of a file, or why it cannot be used."""
    try:
        return work(*args, **kwargs)
    except PhotoError as error:
        return Refused(path, error.reason)
    except MemoryError:
        return Refused(path, "too large for the memory one photo may take")
    except OSError as error:  # the thumbnail or the copy cannot be written
        return Refused(path, f"the library cannot be written: {error.strerror}")
    except cv2.error as error:
        if error.code == cv2.Error.StsNoMem:
            return Refused(path, "too large for the memory one photo may take")
        raise


def _open_file(order: Order, bench: Bench) -> KnownFile | _OpenedFile:
    path = order.path
    if path.suffix.lower() not in PHOTO_SUFFIXES and not looks_like_photo(path):
        raise PhotoError(path, "not an image")
    # Asked before reading: a file that changes meanwhile must look changed next time.
    mtime_ns = _mtime_ns(path)
    data = read(path)
    facts = FileFacts(path, hashlib.sha256(data).hexdigest(), len(data), mtime_ns)
    if not order.again and _is_known(bench.known, facts.digest):
        return KnownFile(facts)
    photo = decode(data, path, max_pixels=bench.max_pixels)
    write_whole(thumbnail_path(bench.thumbnails, facts.digest), sealed(thumbnail_of(photo, data)))
    if bench.copies is not None:
        copy = bench.copies / facts.digest[:2] / f"{facts.digest}{path.suffix.lower()}"
        write_whole(copy, data)
        facts = FileFacts(copy, facts.digest, len(data), copy.stat().st_mtime_ns)
    return _OpenedFile(path, facts, photo)


def _prepare_file(opened: _OpenedFile, tools: Tools) -> PreparedFile:
    photo, bench = opened.photo, tools.bench
    prepared, _ = prepare(photo, tools.basis, bench.colours, bench.model.side)
    return PreparedFile(opened.source, opened.file, photo.width, photo.height, prepared)


def thumbnail_path(folder: Path, digest: str) -> Path:
    """Where the thumbnail of a photo with that digest lies."""
    return folder / digest[:2] / f"{digest}.jpg"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under a temporary name and move it into place."""
    temporary = beside(path)
    try:
        try:
            temporary.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def hand_over(path: Path, data: bytes) -> None:
    """As `write_whole`, where a person has said where to.

    Raises
    ------
    StylistError
        It cannot be written there.
    """
    try:
        write_whole(path, data)
    except OSError as error:
        raise StylistError(f"{path}: cannot be written: {error.strerror or error}") from error


def keep_whole(path: Path, data: bytes) -> None:
    """As `write_whole`, where what is written belongs to the library and not to its caches.

    Raises
    ------
    LibraryError
        It cannot be written.
    """
    try:
        write_whole(path, data)
    except OSError as error:
        raise LibraryError(path, f"cannot be written: {error.strerror}") from error


def short_digests(digests: list[str]) -> NDArray[np.uint64]:
    """The first 64 bits of each digest, ascending."""
    return np.sort(np.array([int(d[:16], 16) for d in digests], dtype=np.uint64))


def _mtime_ns(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:  # reading it will say why
        return 0


def _is_known(known: NDArray[np.uint64], digest: str) -> bool:
    short = np.uint64(int(digest[:16], 16))
    at = int(np.searchsorted(known, short))
    return at < len(known) and known[at] == short
