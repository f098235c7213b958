"""What is left out of the packaged program, and why: modules, then files, then orphans."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from pack.standins import Entry

MODULES = {
    "only for training and bringing a network, which a packaged program says it cannot": (
        "torch", "torchvision", "timm", "open_clip", "onnxscript", "triton", "sympy", "networkx",
        "huggingface_hub", "hf_xet", "safetensors",
    ),
    "for drawing plots, notebooks and tests": (
        "matplotlib", "IPython", "pytest", "hypothesis", "tkinter", "pydoc_data", "lib2to3",
        "test", "PIL.ImageQt", "reportlab.graphics.testdrawings", "sklearn.datasets.tests",
        "scipy.io.matlab",
    ),
    "for building and installing": ("setuptools", "pip", "wheel"),
    "what Polars, pandas, scikit-learn and LightGBM can work with where it is there": (
        "pyarrow", "numba", "llvmlite", "dask", "lightgbm.dask", "fsspec", "yaml",
        "pandas.plotting._matplotlib", "tables", "xlsxwriter", "sqlalchemy.testing",
    ),
    "statsmodels' formulas, which STL and LOWESS have no use for": ("formulaic",),
    "databases other than SQLite": ("MySQLdb", "psycopg2"),
    "tools of libraries for their own makers": (
        "onnx.backend", "onnx.reference", "onnxruntime.quantization", "onnxruntime.transformers",
        "onnxruntime.tools", "implicit.datasets", "implicit.gpu._cuda", "usearch.server",
        "usearch.eval",
    ),
    "parts of Qt that the window does not have": (
        "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtDesigner",
        "PySide6.QtSql", "PySide6.QtTest",
    ),
}  # fmt: skip
"""Modules by the reason for which they are left out."""

FILES = {
    "Qt's languages of its own: no QML": r"PySide6/(Qt/)?(qml|metatypes|resources)/",
    "Qt's parts that the window does not have": (
        r"Qt6?(Qml|Quick|Pdf|VirtualKeyboard|Test|Sql|EglFS|Designer|Labs)"
        r"|plugins/(virtualkeyboard|platforminputcontexts/libqtvirtual|tls|networkinformation"
        r"|egldeviceintegrations|qmltooling|sqldrivers|generic/)"
    ),
    "Qt's GTK theme, which wants 15 MB of GTK's own libraries": r"plugins/platformthemes/libqgtk3",
    "screens without a desktop: the kiosk has X11 or Wayland": (
        r"plugins/platforms/libq(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)"
    ),
    "kinds of pictures that Pillow and OpenCV read": (
        r"plugins/imageformats/libq(pdf|tga|tiff|wbmp|icns|webp|gif)"
    ),
    "Qt's words in languages the window has not": (
        r"PySide6/.*translations/(?!qt(base)?_(de|en)\.qm)"
    ),
    "tests, and what only they read": r"(^|/)(tests?|testing/data)/",
    "sources and headers": (
        r"(^|/)(include/|share/cmake)|\.(pyx|pxd|pxi|h|hpp|c|cpp|cu|pyi|proto|a)$"
    ),
    "sample data": r"sklearn/datasets/(data|images|descr)/|scipy/(datasets|io/tests|misc)/"
    r"|statsmodels/datasets/",
    "graphics cards of one maker": (
        r"implicit/gpu/_cuda|libcudart|libonnxruntime\.so"
        r"|onnxruntime/capi/libonnxruntime_providers_(cuda|tensorrt)"
    ),
    "tools of ONNX's makers": (
        r"onnx/backend/|onnxruntime/(transformers|quantization|tools|datasets)/|(^|/)mlx_"
    ),
    "how Qt, and licences of parts, were built": r"dist-info/(sboms|RECORD|direct_url)",
    "a part of the system's C library, which only fits that": r"^libmvec\.so",
    "printers' library, of the system whose printers it talks to": r"^lib(cups|avahi)",
    "the bare network that `evaluate visual` measures ours against": (
        r"resources/models/lite0-imagenet/"
    ),
    "what the compiled translations are made of": r"resources/translations/.*\.ts$",
}
"""Files by the reason for which they are left out, though hooks collect them."""

LOADED_BY_NAME = r"libpython|libqt|libQt6Wl|libfontconfig|libdbus-1|libxkbcommon"
"""Libraries that are opened while running, so that no other names them."""

_LIBRARY_PLACES = re.compile(r"^[^/]+\.so[.\d]*$|^[^/]+\.libs/|PySide6/Qt/lib/")
_WHEELS_OWN = re.compile(r"\.libs/")
"""Renamed after linking; binutils' strip leaves such a file broken."""


def unused_modules() -> list[str]:
    """For PyInstaller's `excludes`."""
    return [module for modules in MODULES.values() for module in modules]


def lean(entries: list[Entry]) -> list[Entry]:
    """The files without what is never asked for."""
    unused = re.compile("|".join(f"(?:{pattern})" for pattern in FILES.values()))
    kept = [e for e in entries if not unused.search(e[0].replace("\\", "/"))]
    return [e for e in kept if "__pycache__" not in e[0]]


def stripped(entries: list[Entry], work: Path) -> list[Entry]:
    """Libraries without symbols for debuggers: a stripped copy takes the original's place."""
    tool = shutil.which("strip")
    if tool is None:
        return entries
    work.mkdir(parents=True, exist_ok=True)
    done = []
    for name, source, kind in entries:
        if kind in ("BINARY", "EXTENSION") and not _WHEELS_OWN.search(source):
            copy = work / name.replace("/", "+")
            subprocess.run([tool, "--strip-unneeded", "-o", str(copy), source], check=True)
            source = str(copy)
        done.append((name, source, kind))
    return done


def without_orphans(entries: list[Entry]) -> list[Entry]:
    """Without libraries that nothing kept needs, now that others are left out.

    A library in a place for libraries stays if an extension, a plugin or the interpreter names
    it, or one that they name does. Symbolic links go with what they point to.
    """
    if shutil.which("objdump") is None:
        return entries
    files = {name: source for name, source, kind in entries if kind in ("BINARY", "EXTENSION")}
    extensions = {name for name, _, kind in entries if kind == "EXTENSION"}
    needs = {name: _needed(source) for name, source in files.items()}
    by_base: dict[str, list[str]] = {}
    for name in files:
        by_base.setdefault(Path(name).name, []).append(name)
    reached = {
        name
        for name in files
        if name in extensions
        or not _LIBRARY_PLACES.search(name)
        or re.search(LOADED_BY_NAME, Path(name).name)
    }
    waiting = list(reached)
    while waiting:
        for base in needs[waiting.pop()]:
            for name in by_base.get(base, []):
                if name not in reached:
                    reached.add(name)
                    waiting.append(name)
    bases = {Path(name).name for name in reached}
    return [
        e
        for e in entries
        if e[0] in reached
        or e[2] not in ("BINARY", "EXTENSION", "SYMLINK")
        or (e[2] == "SYMLINK" and (Path(e[1]).name in bases or ".so" not in e[1]))
    ]


def _needed(library: str) -> list[str]:
    told = subprocess.run(["objdump", "-p", library], capture_output=True, text=True, check=False)
    return re.findall(r"^\s+NEEDED\s+(\S+)$", told.stdout, re.MULTILINE)
