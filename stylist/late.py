"""Libraries that a packaged program keeps compressed until something asks for them.

Purchases, feeds, trends and models of one's own want large libraries that most people never
meet. The packaged program has them in `late/`, an archive a group (scripts/pack/late.py makes
them), and unpacks a group into the cache the first time one of its packages is imported. An
archive is unpacked only if it is, byte for byte, the one that the program was built with; what
lies in the cache is used only if every file is there in its size, and else unpacked again.

Installed by pip there are no archives, and nothing here does anything.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tarfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

from stylist import unfinished
from stylist.errors import StylistError

FOLDER = "late"
MANIFEST = "manifest.json"
FORGOTTEN = 30 * 86400
"""Seconds after whose last use what another version unpacked is deleted."""


class UnpackError(StylistError):
    """A library could not be unpacked: no room, no permission, or a damaged program."""


@dataclass(frozen=True, slots=True)
class Group:
    """`files` are sizes in bytes by path within the group."""

    name: str
    packages: tuple[str, ...]
    sha256: str
    files: Mapping[str, int]


def install() -> None:
    """Let imports find what is packed; called before anything large is imported."""
    if not getattr(sys, "frozen", False):
        return
    folder = Path(getattr(sys, "_MEIPASS", "")) / FOLDER
    if (folder / MANIFEST).is_file():
        sys.meta_path.insert(0, Finder(folder, cache()))


def cache() -> Path:
    """Where libraries are unpacked, of this person alone."""
    from platformdirs import user_cache_path

    return user_cache_path("stylist", appauthor=False) / "libraries"


class Finder(MetaPathFinder):
    """Finds packed packages. Asking whether one is there unpacks nothing; importing it does."""

    def __init__(self, folder: Path, unpacked: Path) -> None:
        self._folder, self._unpacked = folder, unpacked
        self._ready: dict[str, Path] = {}
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        groups = [Group(**{**g, "packages": tuple(g["packages"])}) for g in told]
        self._group = {package: group for group in groups for package in group.packages}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Where a package of a group is to come from; None of all others."""
        del path, target  # what imports hand to every finder
        if fullname not in self._group:
            return None
        return spec_from_loader(fullname, _Unpacking(self), is_package=True)

    def place(self, package: str) -> Path:
        """The folder that holds the package, unpacked by now."""
        group = self._group[package]
        if group.name not in self._ready:
            self._ready[group.name] = unpack(self._folder, group, self._unpacked)
        return self._ready[group.name]


class _Unpacking(Loader):
    """Unpacks a package and gives its place to whatever loads such a file."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        place = self._finder.place(spec.name)
        found = PathFinder.find_spec(spec.name, [str(place)])
        if found is None or found.loader is None:
            raise ImportError(f"{spec.name} is not in {place}", name=spec.name)
        # The machinery of imports reads these after this call, and goes on with them.
        spec.loader, spec.origin, spec.cached = found.loader, found.origin, found.cached
        spec.has_location = found.has_location
        spec.submodule_search_locations = found.submodule_search_locations
        return found.loader.create_module(found)

    def exec_module(self, module: ModuleType) -> None:
        raise ImportError("unpacked by create_module, which hands over", name=module.__name__)


def unpack(folder: Path, group: Group, unpacked: Path) -> Path:
    """The group's folder in the cache, whole; made if it is not.

    Raises
    ------
    UnpackError
        The archive is not the one that this program was built with, or it cannot be written.
    """
    place = unpacked / f"{group.name}-{group.sha256[:16]}"
    if _whole(place, group):
        _used(place)
        return place
    archive = folder / f"{group.name}.tar.xz"
    try:
        if _sha256(archive) != group.sha256:
            raise UnpackError(f"{archive}: damaged; install Stylist again")
        unpacked.mkdir(parents=True, exist_ok=True)
        with unfinished.folder(group.name, unpacked) as fresh, tarfile.open(archive) as packed:
            packed.extractall(fresh, filter="data")
            _put(fresh, place, group)
    except OSError as trouble:
        size = sum(group.files.values()) / 1e6
        raise UnpackError(
            f"{unpacked}: {size:.0f} MB of libraries could not be unpacked: {trouble.strerror}"
        ) from trouble
    _forget(unpacked, group)
    return place


def _put(fresh: Path, place: Path, group: Group) -> None:
    """Rename, so that it is there whole or not at all; another process may have been first."""
    try:
        fresh.rename(place)
    except OSError:
        if _whole(place, group):
            return
        shutil.rmtree(place)
        fresh.rename(place)


def _whole(place: Path, group: Group) -> bool:
    try:
        return all((place / name).stat().st_size == size for name, size in group.files.items())
    except OSError:
        return False


def _used(place: Path) -> None:
    try:
        os.utime(place)
    except OSError:
        return  # a cache that others may only read serves as well


def _forget(unpacked: Path, group: Group) -> None:
    """Delete what versions before this unpacked and nobody has used for a while."""
    for other in unpacked.glob(f"{group.name}-*"):
        if other.stat().st_mtime < time.time() - FORGOTTEN:
            shutil.rmtree(other, ignore_errors=True)


def _sha256(file: Path) -> str:
    with file.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()
