"""The check of dependencies: finds what a database names, and skips where there is none."""

from __future__ import annotations

import importlib.util
import json
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "advisories.py"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, in a world where Stylist stands on two packages."""
    spec = importlib.util.spec_from_file_location("advisories", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "stood_on", lambda: {"pillow": "11.3.0", "numpy": "2.0.0"})
    return module


def database(file: Path, **versions: list[str]) -> Path:
    with zipfile.ZipFile(file, "w") as packed:
        for name, which in versions.items():
            package = {"name": name.capitalize(), "ecosystem": "PyPI"}
            said = {"id": f"OSV-{name}", "affected": [{"package": package, "versions": which}]}
            packed.writestr(f"{name}.json", json.dumps(said))
    return file


def test_what_a_database_names_is_found(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = database(tmp_path / "bad.zip", pillow=["11.2.0", "11.3.0"], numpy=["1.0"], other=["1"])
    assert script.main(["--database", str(bad)]) == 1
    assert "pillow 11.3.0: OSV-pillow" in capsys.readouterr().out
    assert script.main(["--database", str(bad), "--ignore", "OSV-pillow"]) == 0
    good = database(tmp_path / "good.zip", pillow=["11.2.0"])
    assert script.main(["--database", str(good)]) == 0
    assert script.main(["--database", str(tmp_path / "none.zip")]) == 1


def test_without_a_network_it_is_skipped_with_a_message(
    script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script.main([], service="http://127.0.0.1:9/v1/querybatch") == 0
    assert "skipped, no database can be reached" in capsys.readouterr().out


def test_everything_that_is_asked_for_is_looked_at() -> None:
    spec = importlib.util.spec_from_file_location("advisories", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.stood_on("pytest")
    assert {"pluggy", "packaging"} <= set(found)
    assert "pytest" not in found
