"""The kiosk's Debian package: what is in it, what the platform's linters say, and whether it runs.

The last needs root and a fresh Debian (`debootstrap --variant=minbase`), which is changed:
pytest --packages FOLDER --clean-root FOLDER.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

pytestmark = pytest.mark.built
UNIT = Path(__file__).resolve().parents[2] / "packaging/linux/stylist-kiosk.service"


@pytest.fixture(scope="module")
def package(built: Path) -> Path:
    found = sorted(built.glob("*.deb"))
    if not found or shutil.which("dpkg-deb") is None:
        pytest.skip(f"no Debian package was built in {built} (scripts/build.py deb)")
    return found[-1]


def said(*command: object, status: int | None = 0) -> str:
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, timeout=900, check=False
    )
    assert status is None or done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_what_is_in_it(package: Path) -> None:
    names = {line.split(maxsplit=5)[5] for line in said("dpkg-deb", "-c", package).splitlines()}
    for name in (
        "./opt/stylist/stylist",
        "./usr/bin/stylist -> /opt/stylist/stylist",
        "./usr/bin/stylist-desktop -> /opt/stylist/stylist",
        "./usr/lib/systemd/user/stylist-kiosk.service",
        "./usr/share/mime/packages/stylist.xml",
        "./usr/share/applications/stylist.desktop",
        "./usr/share/doc/stylist/copyright",
    ):
        assert name in names
    # Everything is root's, and nobody else writes it.
    modes = {line.split()[0] for line in said("dpkg-deb", "-c", package).splitlines()}
    assert modes <= {"drwxr-xr-x", "-rwxr-xr-x", "-rw-r--r--", "lrwxrwxrwx"}
    assert "Depends: libc6" in said("dpkg-deb", "-I", package)


def test_the_unit_is_valid(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not here")
    # It looks whether the program is there: stand in for the one that is installed.
    program = tmp_path / "stylist"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    unit = tmp_path / UNIT.name
    unit.write_text(UNIT.read_text().replace("/usr/bin/stylist", str(program)))
    assert "ExecStart=/usr/bin/stylist kiosk-guard" in UNIT.read_text()
    told = said("systemd-analyze", "verify", "--man=no", unit, status=None)
    assert UNIT.name not in told, told


SYSTEMS = ("proc", "dev")
"""What the kernel offers, without which a folder is no machine: processors, shared memory."""


@pytest.fixture(scope="module")
def root(request: pytest.FixtureRequest, package: Path) -> Iterator[Path]:
    """A fresh Debian with the package, installed as people do."""
    folder = request.config.getoption("--clean-root")
    if folder is None or os.geteuid() != 0:
        pytest.skip("give --clean-root FOLDER, a fresh Debian, as root")
    assert isinstance(folder, Path)
    for system in SYSTEMS:
        said("mount", "--rbind", "--make-rslave", f"/{system}", folder / system)
    try:
        yield installed(folder, package)
    finally:
        for system in SYSTEMS:
            said("umount", "--recursive", "--lazy", folder / system)


def installed(folder: Path, package: Path) -> Path:
    """The folder, once the package and an account for the kiosk are in it."""
    shutil.copy(package, folder / "tmp" / package.name)
    for command in (
        "apt-get update",
        f"apt-get install -y --no-install-recommends lintian /tmp/{package.name}",
    ):
        said("chroot", folder, "env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", command)
    said("chroot", folder, "sh", "-c", "id kiosk || useradd -m kiosk")
    return folder


def as_kiosk(root: Path, command: str) -> str:
    bare = f"env -i HOME=/home/kiosk PATH=/usr/bin:/bin LANG=C.UTF-8 sh -c '{command}'"
    return said("chroot", root, "su", "-", "kiosk", "-c", bare)


def test_lintian(root: Path, package: Path) -> None:
    command = f"lintian --fail-on error,warning /tmp/{package.name}"
    assert said("chroot", root, "su", "-", "kiosk", "-c", command) == ""


def test_installed_and_started(root: Path) -> None:
    tried = "--library ~/tried"
    told = as_kiosk(root, f"rm -rf ~/tried; stylist {tried} --json demo --headless --items 10")
    assert '"items": 10' in told
    as_kiosk(
        root,
        f"QT_QPA_PLATFORM=offscreen timeout 120 stylist {tried} --screenshot ~/window.png",
    )
    picture = np.asarray(Image.open(root / "home/kiosk/window.png").convert("RGB"))
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 2000


def test_the_guard_starts_the_window(root: Path) -> None:
    as_kiosk(
        root,
        "export QT_QPA_PLATFORM=offscreen;"
        "timeout -s TERM 20 stylist kiosk-guard --log ~/kiosk.log || true",
    )
    log = (root / "home/kiosk/kiosk.log").read_text()
    assert "started as process" in log
    assert log.rstrip().endswith("asked to stop")
