"""What was built, tried in an environment with nothing in it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# Where the steps of stylist.spec lie, which imports them so.
sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))

Program = Callable[..., subprocess.CompletedProcess[str]]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--packages") is not None:
        return
    reason = "build it (scripts/build.py folder), then give --packages FOLDER"
    for item in items:
        if item.get_closest_marker("built"):
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def built(request: pytest.FixtureRequest) -> Path:
    """The folder that scripts/build.py wrote to."""
    folder = request.config.getoption("--packages")
    assert isinstance(folder, Path)
    return folder.absolute()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty home folder, which the packaged program has to itself."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def program(built: Path, home: Path) -> Program:
    """Runs the packaged program without Python, PATH or anything else of ours."""
    executable = built / "stylist" / "stylist"
    if not executable.is_file():
        pytest.skip(f"no folder was built in {built} (scripts/build.py folder)")

    def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [executable, *map(str, arguments)],
            env={"HOME": str(home), "PATH": "/nonexistent", "LANG": "C.UTF-8"} | environment,
            cwd=home,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def wheel(built: Path) -> Path:
    """The wheel."""
    found = sorted((built / "python").glob("*.whl"))
    if not found:
        pytest.skip(f"no wheel was built in {built} (scripts/build.py wheel)")
    return found[-1]
