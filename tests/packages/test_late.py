"""Libraries that a packaged program unpacks when something imports them."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pack import late as packing

from stylist import late


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packaged program with two groups: one of two packages, one of another."""
    monkeypatch.setattr(
        packing,
        "GROUPS",
        {"shop": (("one_packed", "two_packed"), "to sell"), "art": (("three_packed",), "to look")},
    )
    monkeypatch.setattr(
        packing,
        "_GROUP_OF",
        {"one_packed": "shop", "two_packed": "shop", "two_packed.libs": "shop",
         "three_packed": "art"},
    )  # fmt: skip
    sources = tmp_path / "sources"
    texts = {
        "one_packed/__init__.py": "from two_packed import inner\nhere = __file__\n",
        "two_packed/__init__.py": "",
        "two_packed/inner.py": "value = 7\n",
        "two_packed.libs/libthing.so": "data",
        "three_packed/__init__.py": "",
        "open_package/__init__.py": "",
    }
    entries = []
    for name, text in texts.items():
        file = sources / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        entries.append((name, str(file), "DATA"))
    entries.append(("libthing.so", "two_packed.libs/libthing.so", "SYMLINK"))
    stay, packed = packing.parted(entries)
    assert [name for name, _, _ in stay] == ["open_package/__init__.py"]
    for name, source, _ in packing.pack(packed, tmp_path / "work"):
        place = tmp_path / "program" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(Path(source).read_bytes())
    return tmp_path / "program" / late.FOLDER


@pytest.fixture
def cache(program: Path, tmp_path: Path) -> Iterator[Path]:
    """Where it unpacks, with imports that look there."""
    folder = tmp_path / "cache"
    finder = late.Finder(program, folder)
    sys.meta_path.insert(0, finder)
    yield folder
    sys.meta_path.remove(finder)
    for name in [n for n in sys.modules if "_packed" in n]:
        del sys.modules[name]


def groups(cache: Path) -> list[str]:
    return sorted(p.name.partition("-")[0] for p in cache.iterdir()) if cache.exists() else []


def test_an_import_unpacks_its_group_and_no_other(cache: Path) -> None:
    one = importlib.import_module("one_packed")
    assert one.inner.value == 7
    assert Path(one.here).is_relative_to(cache)
    assert groups(cache) == ["shop"]
    (place,) = cache.iterdir()
    assert (place / "two_packed.libs/libthing.so").read_text() == "data"


def test_asking_whether_one_is_there_unpacks_nothing(cache: Path) -> None:
    """Libraries ask this of others that they could work with."""
    assert importlib.util.find_spec("one_packed") is not None
    assert importlib.util.find_spec("four_packed") is None
    assert groups(cache) == []


def test_what_is_whole_is_used_again_and_what_is_not_is_not(cache: Path, program: Path) -> None:
    told = json.loads((program / late.MANIFEST).read_text())
    (shop,) = [
        late.Group(**{**g, "packages": tuple(g["packages"])}) for g in told if g["name"] == "shop"
    ]
    place = late.unpack(program, shop, cache)
    mark = place / "mark"
    mark.touch()
    assert late.unpack(program, shop, cache) == place
    assert mark.exists(), "used as it lay there"
    (place / "two_packed/inner.py").write_text("cut o")
    assert late.unpack(program, shop, cache) == place
    assert not mark.exists(), "unpacked anew"
    assert (place / "two_packed/inner.py").read_text() == "value = 7\n"
    assert [p.name for p in cache.iterdir()] == [place.name], "nothing half done is left"


def test_a_damaged_archive_is_refused(cache: Path, program: Path) -> None:
    archive = program / "shop.tar.xz"
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 1
    archive.write_bytes(data)
    with pytest.raises(late.UnpackError, match="install Stylist again"):
        importlib.import_module("one_packed")
    assert groups(cache) == []


def test_where_it_cannot_be_written_a_person_is_told(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    with pytest.raises(late.UnpackError, match="could not be unpacked"):
        importlib.import_module("three_packed")


def test_what_another_version_unpacked_is_forgotten_after_a_while(cache: Path) -> None:
    old, new = cache / "shop-0123", cache / "shop-4567"
    for folder in (old, new):
        (folder / "two_packed").mkdir(parents=True)
    long_ago = time.time() - late.FORGOTTEN - 60
    os.utime(old, (long_ago, long_ago))
    importlib.import_module("two_packed")
    assert not old.exists()
    assert new.exists(), "another version may be in use"


def test_installed_by_pip_nothing_is_put_in_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(sys.meta_path)
    monkeypatch.delattr(sys, "frozen", raising=False)
    late.install()
    assert sys.meta_path == before
