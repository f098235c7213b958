"""A Debian package of a built folder, for a kiosk: /opt/stylist, a menu entry, a user unit.

    python scripts/build.py deb

It is made without root by dpkg-deb. The unit is installed and left off; on the kiosk's own
account

    systemctl --user enable --now stylist-kiosk

starts `stylist kiosk-guard` with every graphical session.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

LINUX = Path(__file__).resolve().parent.parent / "packaging" / "linux"
MAINTAINER = "The Stylist team <stylist@localhost.localdomain>"

# What the program finds on the machine: Qt's windows and OpenGL, fonts. Everything else
# is inside; libc's version is that of the machine it was built on.
DEPENDS = (
    "libc6 (>= {libc})", "libdbus-1-3", "libegl1", "libfontconfig1", "libfreetype6", "libgl1",
    "libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "libx11-6", "libx11-xcb1",
    "libxcb1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1",
    "libxcb-randr0", "libxcb-render-util0", "libxcb-shape0", "libxcb-sync1", "libxcb-xfixes0",
    "libxcb-xkb1", "libxkbcommon0", "libxkbcommon-x11-0",
    "fonts-dejavu-core | fonts-liberation | fonts-noto-core",
)  # fmt: skip
FOLDER, PROGRAM, PLAIN = 0o755, 0o755, 0o644

LINTIAN_KNOWN = {
    "dir-or-file-in-opt": "a program with all its libraries inside, as the FHS puts one there",
    "embedded-library": "the libraries' wheels carry their own",
    "unstripped-binary-or-object": "libraries that were renamed after linking break when stripped",
    "custom-library-search-path": "they find each other beside themselves",
    "hardening-no-pie": "PyInstaller's loader, as it comes",
    "library-not-linked-against-libc": "data only, or another library's helper",
    "shared-library-lacks-prerequisites": "data only, or another library's helper",
    "no-manual-page": "stylist --help",
    "missing-depends-on-sensible-utils": "a word in libmount, which is never asked to page",
    "bogus-mail-host": "the team has no address of its own",
    "bogus-mail-host-in-debian-changelog": "the team has no address of its own",
}
"""What lintian says of such a package, and why it stays."""


def make(program: Path, icons: Path, out: Path, version: str) -> Path:
    """Pack the built folder `program`; the package's path."""
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    tree = out / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / "opt/stylist", symlinks=True)
    _place(LINUX / "stylist.desktop", tree / "usr/share/applications/stylist.desktop")
    _place(LINUX / "stylist.xml", tree / "usr/share/mime/packages/stylist.xml")
    _place(LINUX / "stylist-kiosk.service", tree / "usr/lib/systemd/user/stylist-kiosk.service")
    for side in (48, 128, 256):
        place = f"usr/share/icons/hicolor/{side}x{side}/apps/stylist.png"
        _place(icons / f"stylist-{side}.png", tree / place)
    documents = tree / "usr/share/doc/stylist"
    _place(LINUX / "copyright", documents / "copyright")
    _write_changelog(documents / "changelog.gz", version)
    overrides = "\n".join(f"# {why}\nstylist: {tag}" for tag, why in LINTIAN_KNOWN.items())
    _write(tree / "usr/share/lintian/overrides/stylist", overrides + "\n")
    (tree / "usr/bin").mkdir(parents=True)
    for name in ("stylist", "stylist-desktop"):
        (tree / "usr/bin" / name).symlink_to("/opt/stylist/stylist")
    _tidy_modes(tree)
    _write_control(tree, version, machine)
    file = out / f"stylist_{version}_{machine}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(tree), str(file)],
        check=True,
    )
    shutil.rmtree(tree)
    return file


def _place(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _write_changelog(file: Path, version: str) -> None:
    when = datetime.now(UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    text = (
        f"stylist ({version}) stable; urgency=medium\n\n  * See CHANGELOG.md of the source.\n\n"
        f" -- {MAINTAINER}  {when}\n"
    )
    with gzip.GzipFile(file, "wb", compresslevel=9, mtime=0) as packed:
        packed.write(text.encode())


def _tidy_modes(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        if path.is_symlink():
            continue
        runs = path == tree / "opt/stylist/stylist"
        path.chmod(FOLDER if path.is_dir() else PROGRAM if runs else PLAIN)


def _write_control(tree: Path, version: str, machine: str) -> None:
    files = sorted(f for f in tree.rglob("*") if f.is_file() and not f.is_symlink())
    libc = subprocess.run(
        ["getconf", "GNU_LIBC_VERSION"], check=True, capture_output=True, text=True
    ).stdout.split()[-1]
    fields = {
        "Package": "stylist",
        "Version": version,
        "Architecture": machine,
        "Maintainer": MAINTAINER,
        "Installed-Size": str(sum(f.stat().st_size for f in files) // 1024),
        "Depends": ", ".join(DEPENDS).format(libc=libc),
        # Printers are asked through the system's library alone.
        "Recommends": "libcups2 | libcups2t64",
        "Section": "graphics",
        "Priority": "optional",
        "Description": "fashion stylist that works offline\n"
        " Stylist finds what looks like a garment in a wardrobe or a shop, keeps\n"
        " what suits an occasion and the weather, and learns what somebody likes.\n"
        " Nothing leaves the machine. This package holds everything it needs, and\n"
        " keeps a kiosk's window open with a systemd user unit, stylist-kiosk.",
    }
    sums = "".join(
        f"{hashlib.md5(f.read_bytes(), usedforsecurity=False).hexdigest()}  {f.relative_to(tree)}\n"
        for f in files
    )
    _write(tree / "DEBIAN/control", "".join(f"{k}: {v}\n" for k, v in fields.items()))
    _write(tree / "DEBIAN/md5sums", sums)
    (tree / "DEBIAN").chmod(FOLDER)
    for file in (tree / "DEBIAN").iterdir():
        file.chmod(PLAIN)
