"""What the documents say of the tree is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROMISES = ROOT / "SECURITY.md"


def tree() -> str:
    """The drawing of the tree in ARCHITECTURE.md."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    return text.split("```", 2)[1]


def parts() -> list[str]:
    """What lies in the package: folders as `name/`, modules as `name.py`."""
    found = []
    for path in sorted((ROOT / "stylist").iterdir()):
        if path.is_dir() and (path / "__init__.py").exists():
            found.append(f"{path.name}/")
        elif path.suffix == ".py" and path.name != "__init__.py":
            found.append(path.name)
    return found


@pytest.mark.parametrize("part", parts())
def test_the_tree_has_every_part_of_the_package(part: str) -> None:
    assert re.search(rf"(?<![\w/]){re.escape(part)}", tree()), f"draw {part} in ARCHITECTURE.md"


def test_the_tree_has_nothing_else() -> None:
    package = ROOT / "stylist"
    drawn = re.findall(r"(?<![\w/.])([a-z_]+\.py|[a-z_]+/)(?=[ :;,)\n]|$)", tree())
    known = {p.name + ("/" if p.is_dir() else "") for p in package.rglob("*")}
    known |= {p.name + ("/" if p.is_dir() else "") for p in ROOT.iterdir()}
    known |= {p.name + "/" for p in (ROOT / "resources").iterdir() if p.is_dir()}
    known |= {p.name + ("/" if p.is_dir() else "") for p in (ROOT / "scripts").iterdir()}
    assert sorted(set(drawn) - known) == []


def test_every_test_that_a_promise_names_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+(?:\.py)?)`?", PROMISES.read_text(encoding="utf-8"))
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_links_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "ARCHITECTURE.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / target).exists(), f"{name} points to {target}"
