from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from stylist.ingest.boutique import Garment, draw, plan
from stylist.ingest.boutique.drawing import STYLES
from stylist.ingest.boutique.palette import colour
from stylist.ingest.boutique.prints import PRINTS, print_tile
from stylist.ingest.boutique.weaves import WEAVES, weave

ROOT = Path(__file__).resolve().parents[3]
SHOES = {"sneaker", "runner", "boot", "loafer", "pump"}


def _digest(garments: list[Garment]) -> str:
    return hashlib.sha256(b"".join(draw(garment).tobytes() for garment in garments)).hexdigest()


def test_every_style_that_can_be_drawn_is_ordered(one_of_each: dict[str, Garment]) -> None:
    assert set(one_of_each) == set(STYLES)


def test_a_picture_is_the_same_after_pickling_and_in_another_process() -> None:
    garments = plan(8, seed=11)
    here = _digest(garments)
    assert here == _digest(pickle.loads(pickle.dumps(garments)))
    code = (
        "import hashlib\n"
        "from stylist.ingest.boutique import draw, plan\n"
        "pictures = b''.join(draw(g).tobytes() for g in plan(8, seed=11))\n"
        "print(hashlib.sha256(pictures).hexdigest())"
    )
    there = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "99"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == here


def test_drawing_one_does_not_depend_on_what_was_drawn_before(assortment: list[Garment]) -> None:
    first = draw(assortment[0])
    draw(assortment[1])
    assert np.array_equal(first, draw(assortment[0]))


@pytest.mark.parametrize("style", sorted(STYLES))
def test_a_garment_lies_whole_within_its_picture(assortment: list[Garment], style: str) -> None:
    of_style = [garment for garment in assortment if garment.style == style]
    largest = max(of_style, key=lambda g: g.cut.ease + g.cut.flare + g.cut.length)
    smallest = min(of_style, key=lambda g: g.cut.ease + g.cut.flare + g.cut.length)
    for garment in (largest, smallest):
        studio = STYLES[style](garment)
        covered = studio.alpha > 0.02
        margin = 16
        assert not covered[:margin].any()
        assert not covered[-margin:].any()
        assert not covered[:, :margin].any()
        assert not covered[:, -margin:].any()
        assert 0.1 < (studio.alpha > 0.5).mean() < 0.6
        picture = studio.photograph()
        assert picture.shape == (800, 600, 3)
        assert picture.dtype == np.uint8
        corner = picture[:12, :12].reshape(-1, 3).astype(int)
        assert corner.min() > 232
        assert (corner[:, 0] >= corner[:, 2]).all()


@pytest.mark.parametrize("style", sorted(set(STYLES) - SHOES - {"cap"}))
def test_a_plain_garment_has_the_colour_that_is_declared(
    assortment: list[Garment], style: str
) -> None:
    plain = [g for g in assortment if g.style == style and g.fabric.pattern == "solid"]
    garment = plain[0]
    studio = STYLES[style](garment)
    picture = studio.photograph().astype(np.float32) / 255
    lab = cv2.cvtColor(picture, cv2.COLOR_RGB2LAB)[studio.alpha > 0.98]
    difference = np.linalg.norm(np.median(lab, axis=0) - np.array(garment.fabric.ground.lab))
    assert difference < 6


def test_cloth_is_shaded_not_flat(one_of_each: dict[str, Garment]) -> None:
    studio = STYLES["tee"](one_of_each["tee"])
    grey = cv2.cvtColor(studio.photograph(), cv2.COLOR_RGB2GRAY)[studio.alpha > 0.98]
    assert grey.std() > 3
    assert len(np.unique(grey)) > 30


@pytest.mark.parametrize("name", WEAVES)
def test_weaves_repeat_without_a_seam(name: str) -> None:
    tile = weave(name)
    assert tile.mean() == pytest.approx(1, abs=1e-3)
    for axis in (0, 1):
        inside = np.abs(np.diff(tile, axis=axis)).mean()
        seam = np.abs(np.take(tile, 0, axis) - np.take(tile, -1, axis)).mean()
        assert seam < 3 * inside + 0.02


FOUR = (colour("navy"), colour("blush"), colour("sage"), colour("butter"))


@pytest.mark.parametrize("name", PRINTS)
def test_prints_show_ground_and_figure(name: str) -> None:
    tile = print_tile(name, FOUR, 4).astype(int)
    # Threads of two colours that cross are seen as something between them.
    bound = 140 if name in {"tartan", "glen check", "pinstripe", "windowpane"} else 30
    for shade in FOUR[:2]:
        assert np.abs(tile - np.array(shade.srgb)).sum(axis=2).min() < bound


@pytest.mark.parametrize("name", ["dots", "pin dots", "floral", "ditsy", "leaves"])
def test_scattered_prints_repeat_without_a_seam(name: str) -> None:
    tile = print_tile(name, FOUR, 4).astype(int)
    for axis in (0, 1):
        inside = np.abs(np.diff(tile, axis=axis)).mean()
        seam = np.abs(np.take(tile, 0, axis) - np.take(tile, -1, axis)).mean()
        assert seam < 2 * inside + 3
