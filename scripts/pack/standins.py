"""Small libraries that take the place of big ones which Stylist never needs (Linux).

A library that another names must be there when that is loaded, even where nothing in it is ever
called. Each stand-in is a C file in packaging/linux that says what it does and why.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

Entry = tuple[str, str, str]
"""PyInstaller's: where to, where from, of what kind."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """`links` is a pattern of the collected library that it hands calls on to."""

    library: str
    source: str
    links: str | None = None


STAND_INS = (
    StandIn(r"pillow_heif\.libs/libx265-", "no_x265.c"),
    StandIn(r"opencv_python_headless\.libs/libavif-", "no_avif.c"),
    StandIn(r"opencv_python_headless\.libs/libvpx-", "no_vpx.c"),
    StandIn(
        r"opencv_python_headless\.libs/libopenblas",
        "one_openblas.c",
        links=r"numpy\.libs/libscipy_openblas64_",
    ),
)


def stand_in(entries: list[Entry], sources: Path, work: Path) -> list[Entry]:
    """The entries with stand-ins where they have a place; as they are without a compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return entries
    done = []
    for name, source, kind in entries:
        chosen = next((s for s in STAND_INS if re.search(s.library, name)), None)
        if kind != "SYMLINK" and chosen is not None:
            behind = chosen.links and next(
                (where for other, where, _ in entries if re.search(chosen.links, other)), None
            )
            if not chosen.links or behind:
                source = compiled(compiler, sources / chosen.source, work / Path(name).name, behind)
        done.append((name, str(source), kind))
    return done


def compiled(compiler: str, source: Path, library: Path, behind: str | None = None) -> Path:
    """`library` made of `source`; calls go on to the library `behind`, found beside it."""
    library.parent.mkdir(parents=True, exist_ok=True)
    options = []
    if behind is not None:
        place = Path(behind)
        options = [str(place), f"-Wl,-rpath,$ORIGIN/../{place.parent.name}"]
        # What that library needs itself is found when it is loaded.
        options.append("-Wl,--allow-shlib-undefined")
    subprocess.run(
        [
            compiler, "-shared", "-fPIC", "-O2", "-s", f"-Wl,-soname,{library.name}",
            "-o", str(library), str(source), *options,
        ],
        check=True,
    )  # fmt: skip
    return library
