"""The wheel and the source archive, installed as people do, into environments with nothing in them.

`python scripts/build.py wheel` makes them; the trial fetches the dependencies, so it runs only
when --packages is given.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.built


def resources() -> set[str]:
    kept = subprocess.run(
        ["git", "ls-files", "resources"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(kept.stdout.split("\n")) - {""}


def test_the_wheel_holds_every_resource_and_no_test(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"stylist/{name}" for name in resources()} <= names
    for kind in ("*.toml", "*.mako"):
        for file in (ROOT / "stylist").rglob(kind):
            assert file.relative_to(ROOT).as_posix() in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"stylist", "stylist_desktop"}


def test_the_source_archive_builds_everything_again(wheel: Path) -> None:
    archive = next(wheel.parent.glob("*.tar.gz"))
    with tarfile.open(archive) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert resources() <= names
    assert {"stylist.spec", "scripts/build.py", "packaging/linux/no_x265.c"} <= names
    assert {"LICENSE", "README.md", "pyproject.toml", "tests/conftest.py"} <= names


@pytest.mark.full
@pytest.mark.parametrize("tool", ["uv", "pipx"])
def test_installed_in_an_empty_environment(wheel: Path, tmp_path: Path, tool: str) -> None:
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not here")
    home, programs = tmp_path / "home", tmp_path / "programs"
    home.mkdir()
    # Nothing of ours but where packages and certificates come from on this machine.
    allowed = ("SSL_", "PIP_", "UV_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "REQUESTS_CA")
    environment = {k: v for k, v in os.environ.items() if k.upper().startswith(allowed)} | {
        "HOME": str(home), "PATH": "/usr/bin:/bin", "UV_TOOL_DIR": str(tmp_path / "tools"),
        "UV_TOOL_BIN_DIR": str(programs), "PIPX_HOME": str(tmp_path / "pipx"),
        "PIPX_BIN_DIR": str(programs), "PIPX_DEFAULT_PYTHON": sys.executable,
    }  # fmt: skip
    install = [uv, "tool", "install", "--python", sys.executable, str(wheel)]
    if tool == "pipx":
        run = [uv, "tool", "run", "--python", sys.executable, "pipx"]
        install = [*run, "install", "--backend", "pip", str(wheel)]
    done = subprocess.run(install, env=environment, capture_output=True, text=True, check=False)
    if tool == "pipx" and "unrecognized arguments: --backend" in done.stderr:
        install = [*run, "install", str(wheel)]
        done = subprocess.run(install, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    started = subprocess.run(
        [programs / "stylist", "--json", "demo", "--headless", "--items", "10"],
        env={"HOME": str(home), "PATH": "/nonexistent"},
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert started.returncode == 0, started.stderr
    assert json.loads(started.stdout)["items"] == 10
    assert (programs / "stylist-desktop").exists()
