"""The OpenCV of `scripts/lean_opencv.py` has all that is called, and reads what PyPI's reads."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import lean_opencv
import pytest

ROOT = Path(__file__).resolve().parents[2]

TRIED = """
import json, sys
import cv2, numpy as np
folder, names = sys.argv[1], json.loads(sys.argv[2])
missing = []
for name in names:
    found = cv2
    for part in name.split("."):
        found = getattr(found, part, None)
    if found is None:
        missing.append(name)
rng = np.random.default_rng(0)
photo = cv2.GaussianBlur(rng.integers(0, 255, (240, 320, 3), dtype=np.uint8), (0, 0), 9)
kinds = {}
for kind in ("jpg", "png", "webp", "bmp"):
    done, data = cv2.imencode(f".{kind}", photo)
    read = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
    kinds[kind] = float(np.abs(read.astype(int) - photo).mean())
film = f"{folder}/film.avi"
kind = cv2.VideoWriter.fourcc(*"MJPG")
writer = cv2.VideoWriter(film, cv2.CAP_OPENCV_MJPEG, kind, 30, (320, 240))
for _ in range(4):
    writer.write(photo)
writer.release()
reader = cv2.VideoCapture(film, cv2.CAP_FFMPEG)
seen, frame = reader.read()
code = cv2.QRCodeEncoder.create().encode("A-17")
code = cv2.resize(cv2.copyMakeBorder(code, 4, 4, 4, 4, cv2.BORDER_CONSTANT, value=255), None, fx=6,
                  fy=6, interpolation=cv2.INTER_NEAREST)
print(json.dumps({
    "version": cv2.__version__, "missing": missing, "kinds": kinds,
    "film": float(np.abs(frame.astype(int) - photo).mean()) if seen else None,
    "code": cv2.QRCodeDetector().detectAndDecode(code)[0],
    "networks": hasattr(cv2, "dnn"),
}))
"""


def called() -> list[str]:
    """Every name of OpenCV's that the program uses."""
    found: set[str] = set()
    for file in (ROOT / "stylist").rglob("*.py"):
        found |= set(re.findall(r"\bcv2\.([A-Za-z]\w*(?:\.[A-Za-z]\w*)*)", file.read_text("utf-8")))
    assert {"grabCut", "barcode.BarcodeDetector"} <= found
    return sorted(found)


def test_what_is_left_out_has_a_reason() -> None:
    for table in (lean_opencv.WITHOUT, lean_opencv.DECODERS):
        names = [name for names in table.values() for name in names]
        assert len(set(names)) == len(names)
        assert all(len(reason) > 6 for reason in table)


@pytest.mark.built
def test_it_has_all_that_is_called(built: Path, tmp_path: Path) -> None:
    found = sorted((built / "wheels").glob("opencv_python_headless-*+lean-*.whl"))
    if not found:
        pytest.skip(f"no wheel was built in {built}/wheels (scripts/lean_opencv.py)")
    zipfile.ZipFile(found[-1]).extractall(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", TRIED, str(tmp_path), json.dumps(called())],
        env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert lean_opencv.VERSION.startswith(said["version"])
    assert said["missing"] == []
    assert max(said["kinds"].values()) < 3
    assert said["film"] is not None
    assert said["film"] < 3
    assert said["code"] == "A-17"
    assert not said["networks"]
