"""Build what people install: a folder, a single file, a wheel, a Debian package for a kiosk.

    uv run --isolated --group package python scripts/build.py folder
    uv run --isolated --group package python scripts/build.py folder file deb wheel --out dist

An environment of its own keeps PyTorch and what only development needs out of it.
Nothing is signed: whoever ships it signs it (STYLIST_SIGN names a macOS identity).
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ICON_SIDES = (16, 24, 32, 48, 64, 128, 256, 512)


def draw_icons(folder: Path) -> Path:
    """The program's icon as PNG in all sizes, as ICO for Windows and ICNS for macOS."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    folder.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(ROOT / "resources/icons/app.svg"))
    for side in ICON_SIDES:
        picture = QImage(side, side, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        picture.save(str(folder / f"stylist-{side}.png"))
    del app
    largest = Image.open(folder / f"stylist-{ICON_SIDES[-1]}.png")
    largest.save(folder / "stylist.ico", sizes=[(s, s) for s in ICON_SIDES if s <= 256])
    largest.save(folder / "stylist.icns")
    return folder


def pyinstaller(out: Path, work: Path, *, one_file: bool) -> Path:
    """Run stylist.spec; where the program is."""
    made = out / ("stylist-one-file" if one_file else "stylist")
    place = made if one_file else out
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", str(ROOT / "stylist.spec"), "--noconfirm",
            "--distpath", str(place), "--workpath", str(work / ("file" if one_file else "folder")),
        ],
        check=True,
        cwd=ROOT,
        env=os.environ
        | {
            "STYLIST_ONE_FILE": "1" if one_file else "",
            "STYLIST_ICONS": str(draw_icons(work / "icons")),
        },
    )  # fmt: skip
    if not one_file:
        if sys.platform.startswith("linux"):
            (made / "stylist-desktop").symlink_to("stylist")
        for line in not_inside(made):
            print(f"not on this machine, so expected on every other: {line}")
    return made


def not_inside(program: Path) -> list[str]:
    """System libraries that Qt's windows need and that are neither here nor in the folder."""
    if not sys.platform.startswith("linux"):
        return []
    inside = program / "_internal"
    paths = os.environ | {"LD_LIBRARY_PATH": f"{inside}:{inside / 'PySide6/Qt/lib'}"}
    missing = set()
    for plugin in (inside / "PySide6/Qt/plugins/platforms").glob("*.so"):
        told = subprocess.run(["ldd", str(plugin)], env=paths, capture_output=True, text=True)
        missing |= {line.split()[0] for line in told.stdout.splitlines() if "not found" in line}
    return sorted(missing)


def version() -> str:
    """What stylist/__init__.py says."""
    said = re.search(r'__version__ = "(.+)"', (ROOT / "stylist/__init__.py").read_text("utf-8"))
    assert said is not None
    return said[1]


def folder(out: Path, work: Path) -> Path:
    """The program as a folder: quickest to start."""
    return pyinstaller(out, work, one_file=False)


def file(out: Path, work: Path) -> Path:
    """The program as one file, which unpacks itself on each start."""
    return pyinstaller(out, work, one_file=True)


def wheel(out: Path, _work: Path) -> Path:
    """Wheel and source archive, for pipx, uv tool and pip."""
    tool = shutil.which("uv")
    build = [tool, "build"] if tool else [sys.executable, "-m", "build"]
    made = out / "python"
    subprocess.run([*build, "--out-dir", str(made), str(ROOT)], check=True)
    return made


def deb(out: Path, work: Path) -> Path:
    """A Debian package of the folder, for a kiosk: /opt/stylist and a systemd user unit."""
    from debian_package import make  # beside this script

    program = out / "stylist"
    if not program.is_dir():
        folder(out, work)
    return make(program, draw_icons(work / "icons"), out, version())


KINDS: dict[str, Callable[[Path, Path], Path]] = {
    "folder": folder,
    "file": file,
    "wheel": wheel,
    "deb": deb,
}


def megabytes(path: Path) -> float:
    """What it takes on a disk."""
    files = [path] if path.is_file() else [f for f in path.rglob("*") if not f.is_symlink()]
    return sum(f.stat().st_size for f in files if f.is_file()) / 1e6


def weigh(program: Path, most: int) -> list[str]:
    """The heaviest parts of a built folder, in MB."""
    inside = [p for p in (program / "_internal").iterdir() if not p.is_symlink()]
    parts = sorted(((megabytes(p), p.name) for p in inside), reverse=True)
    return [f"{size:8.1f}  {name}" for size, name in parts[:most]]


def main() -> None:
    """Build each kind that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="+", choices=KINDS, metavar="|".join(KINDS))
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--work", type=Path, default=ROOT / "build")
    said = parser.parse_args()
    for kind in dict.fromkeys(said.kinds):
        began = time.monotonic()
        made = KINDS[kind](said.out.absolute(), said.work.absolute())
        print(f"{kind}: {made}, {megabytes(made):.0f} MB, {time.monotonic() - began:.0f} s")
        if kind == "folder":
            print("\n".join(weigh(made, 24)))


if __name__ == "__main__":
    main()
