"""Which libraries a packaged program keeps compressed; `stylist.late` unpacks them (Linux).

Elsewhere they lie open as ever: what is signed there is signed as files.
"""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import os
import platform
import tarfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pack.standins import Entry

GROUPS = {
    "polars": (
        ("polars", "_polars_runtime_32"),
        "a shop's purchases: 138 MB that a wardrobe never loads",
    ),
    "science": (
        ("scipy", "sklearn", "joblib", "narwhals"),
        "taste from words and outcomes, recommenders, packing a suitcase; SciPy's own OpenBLAS",
    ),
    "shop": (
        ("lightgbm", "implicit", "fastexcel", "pandas", "statsmodels", "patsy"),
        "learning to rank, recommenders, workbooks, trends",
    ),
    "models": (
        ("onnx", "ml_dtypes", "tokenizers"),
        "bringing and training a model",
    ),
    "pages": (
        ("pypdfium2", "pypdfium2_raw"),
        "lookbooks before they are printed",
    ),
}
"""Groups that are unpacked together: packages (of files, no namespaces), and what they are for.
None is wanted to open a library, to search it by photo or to show the window."""

PACKAGES = tuple(package for packages, _ in GROUPS.values() for package in packages)
PRESET = 6
"""Of xz. With 9, and the window of 64 MB that wants, archives are 3 % smaller in twice the time."""

_LIBRARIES = {"scipy.libs": "science", "scikit_learn.libs": "science", "pandas.libs": "shop"}
_GROUP_OF = {p: group for group, (packages, _) in GROUPS.items() for p in packages} | _LIBRARIES

AS_FILES = dict.fromkeys(PACKAGES, "pyc")
"""PyInstaller's module_collection_mode: code as files beside the libraries, not in its archive."""


def parted(entries: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Entries that stay open, and those that are packed."""
    stay, packed = [], []
    for entry in entries:
        name, source, kind = entry
        if kind == "SYMLINK" and source.split("/")[0] in _GROUP_OF:
            continue  # from the top to a library that is found beside its own package
        (packed if name.split("/")[0] in _GROUP_OF else stay).append(entry)
    return stay, packed


def pack(entries: list[Entry], work: Path) -> list[Entry]:
    """Archives of the packed entries, and what tells `stylist.late` of them."""
    work.mkdir(parents=True, exist_ok=True)
    ours = {
        group: sorted(e for e in entries if _GROUP_OF[e[0].split("/")[0]] == group)
        for group in GROUPS
    }
    archives = {group: work / f"{group}.tar.xz" for group in GROUPS}
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as at_once:
        sizes = dict(
            zip(GROUPS, at_once.map(_archive, ours.values(), archives.values()), strict=True)
        )
    told = [
        {
            "name": group,
            "packages": [p for p in packages if any(f.startswith(f"{p}/") for f in sizes[group])],
            "sha256": hashlib.sha256(archives[group].read_bytes()).hexdigest(),
            "files": sizes[group],
        }
        for group, (packages, _) in GROUPS.items()
    ]
    manifest = work / "manifest.json"
    manifest.write_text(json.dumps(told), encoding="utf-8")
    return [(f"late/{file.name}", str(file), "DATA") for file in (*archives.values(), manifest)]


def _archive(entries: list[Entry], archive: Path) -> dict[str, int]:
    """Write the files, the same bytes for the same files; their sizes by name."""
    files: dict[str, int] = {}
    with (
        lzma.open(archive, "wb", format=lzma.FORMAT_XZ, filters=_filters()) as pressed,
        tarfile.open(fileobj=pressed, mode="w") as out,
    ):
        for name, source, kind in entries:
            one = tarfile.TarInfo(name)
            if kind == "SYMLINK":
                one.type, one.linkname = tarfile.SYMTYPE, source
                out.addfile(one)
                continue
            data = Path(source).read_bytes()
            files[name] = one.size = len(data)
            out.addfile(one, io.BytesIO(data))
    return files


def _filters() -> list[dict[str, Any]]:
    """How xz packs: on x86 jumps are written absolute first, so that they repeat."""
    jumps = [{"id": lzma.FILTER_X86}] if platform.machine() in ("x86_64", "AMD64") else []
    return [*jumps, {"id": lzma.FILTER_LZMA2, "preset": PRESET}]
