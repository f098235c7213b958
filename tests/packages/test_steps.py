"""What stylist.spec does to the collected files: small data, stand-ins, orphans, other systems."""

from __future__ import annotations

import importlib.util
import os
import re
import runpy
import shutil
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pack import icu, standins, trim

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"


def installed(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


SITE = installed("numpy").parent


def in_wheels(pattern: str) -> Path:
    """A library that a wheel brings, or skip: other systems' wheels have others."""
    libraries = (p for p in SITE.glob("*.libs/*") if re.search(pattern, p.as_posix()))
    found = next(libraries, None)
    if found is None or shutil.which("cc") is None:
        pytest.skip(f"no {pattern} among this system's wheels, or no compiler")
    return found


def imported(file: Path) -> set[str]:
    told = subprocess.run(
        ["nm", "-D", "--undefined-only", file], capture_output=True, text=True, check=True
    ).stdout
    return {line.split()[-1].partition("@")[0] for line in told.splitlines()}


def offered(file: Path) -> set[str]:
    told = subprocess.run(
        ["nm", "-D", "--defined-only", file], capture_output=True, text=True, check=True
    ).stdout
    return {line.split()[-1].partition("@")[0] for line in told.splitlines()}


def made(one: standins.StandIn, folder: Path) -> Path:
    behind = str(in_wheels(one.links)) if one.links else None
    library = folder / "made.libs" / in_wheels(one.library).name
    return standins.compiled("cc", LINUX / one.source, library, behind)


@pytest.mark.parametrize("one", standins.STAND_INS, ids=lambda s: s.source)
def test_a_stand_in_offers_all_that_is_asked_of_the_library(
    one: standins.StandIn, tmp_path: Path
) -> None:
    original = in_wheels(one.library)
    askers = [*SITE.glob("cv2/*.so"), *SITE.glob("*heif*.so"), *original.parent.iterdir()]
    gone = [re.compile(s.library) for s in standins.STAND_INS]
    askers = [a for a in askers if not any(g.search(a.as_posix()) for g in gone)]
    asked = set().union(*map(imported, askers)) & offered(original)
    # What others offer too is not its business, nor is the C++ it was linked with.
    asked -= {n for a in askers for n in offered(a)}
    asked = {n for n in asked if not n.startswith("_Z")}
    library = made(one, tmp_path)
    assert asked
    assert sorted(asked - offered(library)) == []
    assert library.stat().st_size < 100_000


ALGEBRA = """
import cv2, numpy as np
rng = np.random.default_rng(0)
for kind, near in ((np.float32, 2e-2), (np.float64, 1e-9)):
    square = (rng.normal(size=(180, 180)) + 9 * np.eye(180)).astype(kind)
    tall, right = (rng.normal(size=(180, n)).astype(kind) for n in (110, 3))
    even = square @ square.T / 180 + np.eye(180, dtype=kind)
    for matrix, how in ((square, cv2.DECOMP_LU), (even, cv2.DECOMP_CHOLESKY)):
        solved, x = cv2.solve(matrix, right, flags=how)
        assert solved and np.allclose(x, np.linalg.solve(matrix, right), atol=near)
    solved, x = cv2.solve(tall, right, flags=cv2.DECOMP_QR)
    assert solved and np.allclose(x, np.linalg.lstsq(tall, right, rcond=None)[0], atol=near)
    values, left, turned = cv2.SVDecomp(tall)
    assert np.allclose((left * values.T) @ turned, tall, atol=near)
    assert np.allclose(cv2.gemm(square, tall, 1, None, 0), square @ tall, atol=near)
    assert np.isclose(cv2.determinant(square / 16), np.linalg.det(square / 16), rtol=near)
    small = even[:40, :40]
    found = np.sort(cv2.eigenNonSymmetric(small)[0].ravel())
    assert np.allclose(found, np.linalg.eigvalsh(small), rtol=near)
open_ = [line for line in open("/proc/self/maps") if "libopenblasp" in line]
assert open_ and all("made.libs" in line for line in open_), "the wheel's own was loaded"
"""


def test_opencv_calculates_alike_with_numpys_algebra(tmp_path: Path) -> None:
    one = next(s for s in standins.STAND_INS if s.source == "one_openblas.c")
    numpys = in_wheels(one.links or "")
    (tmp_path / numpys.parent.name).symlink_to(numpys.parent)
    done = subprocess.run(
        [sys.executable, "-c", ALGEBRA],
        env=os.environ | {"LD_PRELOAD": str(made(one, tmp_path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def qts_icu() -> Path:
    pytest.importorskip("PySide6")
    found = next((installed("PySide6") / "Qt/lib").glob("libicudata.so.*"), None)
    if found is None or shutil.which("cc") is None:
        pytest.skip("Qt has no ICU of its own here, or there is no compiler")
    return found


def test_icus_data_keep_what_the_window_needs(qts_icu: Path, tmp_path: Path) -> None:
    header, everything = icu.items(qts_icu.read_bytes())
    library = icu.smaller(qts_icu, tmp_path / qts_icu.name)
    again, kept = icu.items(library.read_bytes())
    assert again == header
    assert set(kept) == {name for name in everything if icu.kept(name)}
    folder = next(iter(everything)).partition("/")[0]
    assert {f"{folder}/root.res", f"{folder}/coll/de.res", f"{folder}/ucadata.icu"} & set(kept)
    for name in kept.keys() - {max(kept), max(everything)}:
        assert kept[name].rstrip(b"\0") == everything[name].rstrip(b"\0"), name
    assert library.stat().st_size < qts_icu.stat().st_size / 4


SORTED = """
from PySide6.QtCore import QCollator, QLocale
from functools import cmp_to_key
for name in ("en", "de", "sv", "fr"):
    collator = QCollator(QLocale(name))
    collator.setNumericMode(True)
    words = ["Zopf", "Öl", "apfel", "Äpfel", "Ofen", "z10", "z9", "Straße", "Strasse"]
    print(name, *sorted(words, key=cmp_to_key(collator.compare)), QLocale(name).toUpper("straße"))
"""


def test_words_are_sorted_alike(qts_icu: Path, tmp_path: Path) -> None:
    icu.smaller(qts_icu, tmp_path / qts_icu.name)
    said = []
    for more in ({}, {"LD_LIBRARY_PATH": str(tmp_path)}):
        done = subprocess.run(
            [sys.executable, "-c", SORTED], env=os.environ | more, capture_output=True, check=True
        )
        said.append(done.stdout.decode())
    assert said[0] == said[1]
    assert "Öl" in said[0].splitlines()[2].split()[-2:], "Swedish has its own order"


@pytest.mark.skipif(shutil.which("cc") is None, reason="no compiler")
@pytest.mark.skipif(shutil.which("objdump") is None, reason="no binutils")
def test_libraries_that_nothing_needs_any_more_go(tmp_path: Path) -> None:
    def library(name: str, *needs: Path) -> Path:
        made = tmp_path / name
        command = ["cc", "-shared", "-fPIC", "-x", "c", "/dev/null", "-x", "none", "-o", made]
        subprocess.run([*command, f"-Wl,-soname,{name}", "-Wl,--no-as-needed", *needs], check=True)
        return made

    deep = library("libdeep.so.1")
    wanted, orphan = library("libwanted.so.1", deep), library("liborphan.so.1", deep)
    plugin = library("plugin.so", wanted)
    entries = [
        ("parts/plugin.so", str(plugin), "BINARY"),
        ("top.cpython-311.so", str(library("top.cpython-311.so")), "EXTENSION"),
        ("libwanted.so.1", str(wanted), "BINARY"),
        ("x.libs/libdeep.so.1", str(deep), "BINARY"),
        ("libdeep.so.1", "x.libs/libdeep.so.1", "SYMLINK"),
        ("y.libs/liborphan.so.1", str(orphan), "BINARY"),
        ("liborphan.so.1", "y.libs/liborphan.so.1", "SYMLINK"),
    ]
    assert [name for name, _, _ in trim.without_orphans(entries)] == [
        e[0] for e in entries if "orphan" not in e[0]
    ]


def test_what_is_left_out_has_a_reason_and_says_a_pattern() -> None:
    assert all(len(reason) > 10 for reason in (*trim.MODULES, *trim.FILES))
    assert len(set(trim.unused_modules())) == len(trim.unused_modules())
    kept = [("numpy/core.so", "", "EXTENSION"), ("stylist/resources/help/en/staff.md", "", "DATA")]
    gone = [("sklearn/tests/data.csv", "", "DATA"), ("PySide6/Qt/qml/a.qml", "", "DATA")]
    assert trim.lean([*kept, *gone]) == kept


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_the_recipe_for_windows_and_macos(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str
) -> None:
    """They cannot be built here; that the recipe takes their way, with all it should say, can."""
    called: dict[str, list[dict[str, Any]]] = {}

    def spy(name: str) -> Callable[..., Any]:
        def call(*args: object, **named: object) -> types.SimpleNamespace:
            called.setdefault(name, []).append({"args": args, **named})
            return types.SimpleNamespace(pure=[], binaries=[], datas=[], scripts=[])

        return call

    class Named:
        def __init__(self, *args: object, **named: object) -> None:
            self.args, self.named = args, named

    versioninfo = types.ModuleType("versioninfo")
    for name in ("StringTable", "StringStruct", "VSVersionInfo", "FixedFileInfo",
                 "StringFileInfo", "VarFileInfo", "VarStruct"):  # fmt: skip
        setattr(versioninfo, name, Named)
    modules = {
        name: types.ModuleType(name)
        for name in (
            "PyInstaller",
            "PyInstaller.utils",
            "PyInstaller.utils.hooks",
            "PyInstaller.utils.win32",
        )
    }
    hooks: Any = modules["PyInstaller.utils.hooks"]
    hooks.collect_data_files = hooks.copy_metadata = lambda name: []
    hooks.collect_submodules = lambda name, **_: []
    modules["PyInstaller.utils.win32"].versioninfo = versioninfo  # type: ignore[attr-defined]
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    for suffix in ("ico", "icns"):
        (tmp_path / f"stylist.{suffix}").touch()
    monkeypatch.setenv("STYLIST_ICONS", str(tmp_path))
    monkeypatch.delenv("STYLIST_ONE_FILE", raising=False)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "platform", platform)
    tools = {n: spy(n) for n in ("Analysis", "PYZ", "EXE", "COLLECT", "BUNDLE")}
    recipe = {"SPECPATH": str(ROOT), "workpath": str(tmp_path), **tools}
    runpy.run_path(str(ROOT / "stylist.spec"), init_globals=recipe)

    (analysis,) = called["Analysis"]
    assert "torch" in analysis["excludes"]
    assert analysis["module_collection_mode"] == {}, "nothing is packed where files are signed"
    programs = called["EXE"]
    if platform == "win32":
        assert [(p["name"], p["console"]) for p in programs] == [
            ("stylist", True), ("stylist-desktop", False)]  # fmt: skip
        assert all(p["icon"].endswith("stylist.ico") for p in programs)
        assert all(p["version"] is not None for p in programs)
        assert "BUNDLE" not in called
    else:
        (bundle,) = called["BUNDLE"]
        assert bundle["icon"].endswith("stylist.icns")
        assert "camera" in bundle["info_plist"]["NSCameraUsageDescription"]
        assert programs[0]["entitlements_file"].endswith("entitlements.plist")
        assert Path(programs[0]["entitlements_file"]).is_file()


def test_icons_are_drawn_for_every_system(tmp_path: Path) -> None:
    code = "import sys, build; build.draw_icons(build.Path(sys.argv[1]))"
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT / "scripts", check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    from PIL import Image

    with Image.open(tmp_path / "stylist.ico") as windows:
        assert {(16, 16), (48, 48), (256, 256)} <= windows.info["sizes"]
    with Image.open(tmp_path / "stylist.icns") as apple:
        assert max(size[0] for size in apple.info["sizes"]) >= 512
