"""Drawn garments in patterned cloth, photographed as by a phone: what the pattern head learns from.

The sample boutique's studio lays the garments; the cloth on them is printed
here in more ways than the boutique sells. No photo of a real garment is used;
real photos give only what garments lie on, cut from beside them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

import cv2
import numpy as np
from pattern_prints import PRINTS, Chance, Picture, chest_print, colours

from stylist.imaging.decode import decode, read
from stylist.imaging.subject import find_subject, full_size_mask
from stylist.ingest.boutique import plan
from stylist.ingest.boutique.drawing import STYLES
from stylist.ingest.boutique.fabrics import Fabric
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.palette import COLOURS, Colour
from stylist.ingest.boutique.prints import PITCH

PATTERNS = ("solid", "striped", "checked", "dotted", "floral", "graphic", "denim")
SHARES = (0.34, 0.11, 0.11, 0.09, 0.11, 0.14, 0.10)
"""Of the drawn photos; most real garments are plain."""

_PRINTED = {
    "tee": 5, "shirt": 4, "blouse": 3, "dress": 4, "slip dress": 2, "skirt": 4, "sweater": 3,
    "cardigan": 1, "hoodie": 1, "trousers": 2, "joggers": 1, "shorts": 3, "coat": 1, "blazer": 1,
    "scarf": 1, "bomber": 1,
}  # fmt: skip
_GRAPHIC = {"tee": 8, "sweater": 3, "hoodie": 3, "dress": 1, "slip dress": 1, "blouse": 1}
_DENIM = {"jeans": 6, "denim jacket": 2, "shorts": 2, "skirt": 2, "shirt": 1, "dress": 1}
_WASHES = ("denim blue", "indigo", "light wash", "chambray", "navy", "slate", "sky", "ink")
_COARSE = {"cable", "chunky knit", "waffle", "tweed", "wide rib", "straw", "denim"}
_PLAIN_WEAVES = ("jersey", "poplin", "melange", "linen", "twill", "fine knit", "coating", "satin")


@dataclass(frozen=True, slots=True)
class Cloth(Fabric):
    """Cloth with a print of its own, a seamless tile turned by `angle` (radians)."""

    tile: Picture | None = field(default=None, compare=False)
    angle: float = 0.0

    def colour_at(self, u: Picture, v: Picture) -> Picture:
        if self.pattern == "solid" or self.tile is None:
            return self.ground.planes
        k = PITCH / self.size
        c, s = np.float32(math.cos(self.angle) * k), np.float32(math.sin(self.angle) * k)
        printed = cv2.remap(
            self.tile, u * c - v * s, u * s + v * c, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP
        )
        return np.asarray(cv2.split(printed), np.float32)


class Wardrobe:
    """Garments to be drawn, by the pattern wanted."""

    def __init__(self, seed: int = 11) -> None:
        self._by_style: dict[str, list[Garment]] = {}
        for garment in plan(900, seed):
            self._by_style.setdefault(garment.style, []).append(garment)

    def draw(self, pattern: str, chance: Chance) -> tuple[Picture, Picture]:
        """(800, 600, 3) float32 colours of the cloth and (800, 600) float32 alpha."""
        chest = pattern == "graphic" and chance.random() < 0.8
        if pattern == "solid":
            styles = dict.fromkeys(self._by_style, 1.0) | {
                "tee": 4.0,
                "dress": 3.0,
                "trousers": 3.0,
                "skirt": 2.0,
                "shirt": 3.0,
                "shorts": 3.0,
                "jeans": 0.0,
            }
        else:
            styles = {"graphic": _GRAPHIC if chest else _PRINTED, "denim": _DENIM}.get(
                pattern, _PRINTED
            )
        odds = np.array(list(styles.values()), float)
        style = str(chance.choice(list(styles), p=odds / odds.sum()))
        garment = self._by_style[style][int(chance.integers(len(self._by_style[style])))]
        garment = replace(
            garment,
            fabric=self._cloth(garment, pattern, chest, chance),
            seed=int(chance.integers(2**31)),
        )
        cut = garment.cut
        garment = replace(
            garment, cut=replace(cut, extras=tuple(e for e in cut.extras if e != "print"))
        )
        studio = STYLES[style](garment)
        rgb = np.ascontiguousarray(studio.rgb.transpose(1, 2, 0))
        if chest:
            _print_on(rgb, studio.alpha, garment.fabric.ground, chance)
        if pattern == "denim":
            _wear(rgb, chance)
        return rgb, studio.alpha

    def _cloth(self, garment: Garment, pattern: str, chest: bool, chance: Chance) -> Cloth:
        old = garment.fabric
        kept = {f.name: getattr(old, f.name) for f in fields(Fabric)}
        weave = (
            old.weave
            if old.weave not in _COARSE or pattern == "solid"
            else str(chance.choice(_PLAIN_WEAVES))
        )
        if pattern == "denim":
            wash = COLOURS[str(chance.choice(_WASHES))]
            shift = chance.normal(0, 10, 3) + chance.normal(0, 12)
            wash = Colour(
                "wash",
                "blue",
                tuple(int(np.clip(c + d, 8, 250)) for c, d in zip(wash.srgb, shift, strict=True)),
            )
            return Cloth(
                **kept
                | {
                    "colours": (wash,),
                    "weave": "denim",
                    "pattern": "solid",
                    "gauge": float(chance.uniform(0.8, 1.6)),
                }
            )
        if pattern == "solid" or chest:
            weave = "twill" if weave == "denim" else weave
            return Cloth(
                **kept
                | {
                    "colours": (colours(chance, 1)[0],),
                    "weave": weave,
                    "pattern": "solid",
                    "drape": old.drape * float(chance.uniform(0.7, 1.8)),
                    "rumple": old.rumple * float(chance.uniform(0.7, 2.2)),
                }
            )
        tile, ground = PRINTS[pattern](chance)
        angle = 0.0
        if pattern == "striped":
            angle = float(chance.choice([0.0, math.pi / 2, math.pi / 4], p=[0.6, 0.33, 0.07]))
        elif pattern == "checked":
            angle = float(chance.choice([0.0, math.pi / 4], p=[0.92, 0.08]))
        elif pattern != "dotted":
            angle = float(chance.uniform(0, 6.3))
        size = float(np.exp(chance.uniform(math.log(0.7), math.log(1.7))))
        return Cloth(
            **kept | {"colours": (ground,), "weave": weave, "pattern": "printed", "size": size},
            tile=tile,
            angle=angle,
        )


def _print_on(rgb: Picture, alpha: Picture, ground: Colour, chance: Chance) -> None:
    """Print a plate on the chest (or anywhere near the middle) of a drawn garment, in place."""
    rows, columns = np.flatnonzero(alpha.max(1) > 0.5), np.flatnonzero(alpha.max(0) > 0.5)
    height, width = np.ptp(rows), np.ptp(columns)
    plate = chest_print(chance, ground)
    target = width * chance.uniform(0.2, 0.62)
    k = min(target / plate.shape[1], 0.75 * height / plate.shape[0])
    x = columns[0] + width * float(np.clip(chance.normal(0.5, 0.05), 0.3, 0.7))
    y = rows[0] + height * float(np.clip(chance.normal(0.42, 0.1), 0.25, 0.7))
    turn = math.radians(chance.normal(0, 4))
    c, s = math.cos(turn) * k, math.sin(turn) * k
    cx, cy = plate.shape[1] / 2, plate.shape[0] / 2
    move = np.float32([[c, -s, x - c * cx + s * cy], [s, c, y - s * cx - c * cy]])
    # Premultiplied, so that the edge does not darken.
    plate[..., :3] *= plate[..., 3:]
    laid = cv2.warpAffine(plate, move, (rgb.shape[1], rgb.shape[0]), flags=cv2.INTER_AREA)
    shade = rgb.sum(2, keepdims=True) / max(sum(ground.srgb), 1)
    fade = np.float32(chance.uniform(0.5, 1.0))
    ink = laid[..., 3:] * fade
    rgb *= 1 - ink
    rgb += laid[..., :3] * fade * np.clip(shade, 0.3, 1.25)


def _wear(rgb: Picture, chance: Chance) -> None:
    """Fade denim as wearing and washing do: in soft patches, longer than wide; in place."""
    h, w = rgb.shape[:2]
    for cells, most in (((3, 5), 0.55), ((14, 40), 0.2), ((60, 30), 0.12)):
        bumps = chance.normal(0, 1, cells).astype(np.float32)
        patch = np.maximum(cv2.resize(bumps, (w, h), interpolation=cv2.INTER_CUBIC), 0)
        share = np.minimum(patch * np.float32(chance.uniform(0, most)), 0.8)[..., None]
        rgb += (np.float32([196, 208, 222]) * (rgb.max(2, keepdims=True) > 0) - rgb) * share * 0.6


def grounds(root: Path, count: int, without: frozenset[str], chance: Chance) -> list[Picture]:
    """What real garments lie on: the emptiest corners of photos, made large.

    Photos named in `without` (relative to the folder above `root`) give none.
    """
    paths = [
        p for p in sorted(root.rglob("*.jpg")) if str(p.relative_to(root.parent)) not in without
    ]
    found: list[Picture] = []
    for i in chance.permutation(len(paths)):
        image = decode(read(paths[i]), paths[i]).image
        mask = full_size_mask(find_subject(image), *image.shape[:2])
        h, w = image.shape[:2]
        part = min(h, w) * 2 // 5
        corners = [(y, x) for y in (0, h - part) for x in (0, w - part)]
        empty = [mask[y : y + part, x : x + part].mean() for y, x in corners]
        y, x = corners[int(np.argmin(empty))]
        if min(empty) < 8:
            found.append(image[y : y + part, x : x + part].copy())
        if len(found) == count:
            break
    return found


def _ground(real: Sequence[Picture], chance: Chance, size: tuple[int, int]) -> Picture:
    """(h, w, 3) float32: a real ground mirrored to fill the picture, or a drawn one."""
    w, h = size
    kind = chance.random()
    if real and kind < 0.6:
        patch = np.rot90(real[int(chance.integers(len(real)))], int(chance.integers(4)))
        twice = np.concatenate([patch, patch[::-1]])
        twice = np.concatenate([twice, twice[:, ::-1]], 1)
        twice = np.roll(twice, tuple(chance.integers(0, len(twice), 2)), (0, 1))
        return cv2.resize(twice, size, interpolation=cv2.INTER_LINEAR).astype(np.float32)
    base = np.full((h, w, 3), colours(chance, 1)[0].srgb, np.float32)
    if kind < 0.72:  # a printed bedspread or carpet
        tile, _ = PRINTS[str(chance.choice(list(PRINTS)))](chance)
        y, x = np.mgrid[:h, :w].astype(np.float32) * np.float32(chance.uniform(0.5, 2))
        base = cv2.remap(tile, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_WRAP).astype(
            np.float32
        )
    elif kind < 0.84:  # boards or tiles
        step = int(chance.integers(40, 160))
        base[::step] *= 0.7
        base[1::step] *= 0.85
        if chance.random() < 0.5:
            base[:, ::step] *= 0.7
        grain = chance.normal(0, 1, (h // 3, w // 40)).astype(np.float32)
        base *= 1 + 0.05 * cv2.resize(grain, size)[..., None]
    for cells in (6, 60):
        bumps = chance.normal(0, 1, (cells, cells)).astype(np.float32)
        base *= (
            1
            + np.float32(chance.uniform(0, 0.05))
            * cv2.resize(bumps, size, interpolation=cv2.INTER_CUBIC)[..., None]
        )
    return base


def photograph(
    rgb: Picture, alpha: Picture, real: Sequence[Picture], chance: Chance, harder: float = 1.0
) -> bytes:
    """A phone's JPEG of a drawn garment on some ground; `harder` scales what goes wrong."""
    w, h = (400, 534) if chance.random() < 0.8 else (534, 400)
    rows, columns = np.flatnonzero(alpha.max(1) > 0.5), np.flatnonzero(alpha.max(0) > 0.5)
    box = np.float32(
        [
            [columns[0], rows[0]],
            [columns[-1], rows[0]],
            [columns[-1], rows[-1]],
            [columns[0], rows[-1]],
        ]
    )
    centre = box.mean(0)
    turn = math.radians(chance.normal(0, 7 * harder) + (180 if chance.random() < 0.03 else 0))
    c, s = math.cos(turn), math.sin(turn)
    room = float(np.exp(chance.uniform(math.log(0.55), math.log(1.15))))
    k = room * min(w / np.ptp(box[:, 0]), h / np.ptp(box[:, 1]))
    mirror = -1 if chance.random() < 0.5 else 1
    target = (box - centre) * (k * mirror, k) @ np.float32([[c, s], [-s, c]])
    target *= 1 + chance.normal(0, 0.03 * harder, (4, 2))
    slack = np.array([w, h]) * max(1.05 - room, 0.03) * 0.4
    target += np.array([w, h]) / 2 + chance.uniform(-1, 1, 2) * slack
    move = cv2.getPerspectiveTransform(box, target.astype(np.float32))
    layers = np.dstack([rgb * alpha[..., None], alpha]).astype(np.float32)
    if k < 0.7:
        layers = cv2.GaussianBlur(layers, (0, 0), 0.35 / k)
    laid = cv2.warpPerspective(layers, move, (w, h), flags=cv2.INTER_LINEAR)
    cover = laid[..., 3:]
    reach = chance.uniform(2, 9)
    shadow = cv2.GaussianBlur(
        np.roll(cover[..., 0], tuple(chance.integers(-5, 6, 2)), (0, 1)), (0, 0), reach
    )
    ground = _ground(real, chance, (w, h)) * (1 - chance.uniform(0.1, 0.5) * shadow[..., None])
    picture = (laid[..., :3] + ground * (1 - cover)) / 255
    picture = _lit(np.clip(picture, 0, 1), chance, harder)
    if chance.random() < 0.5:
        picture = cv2.GaussianBlur(picture, (0, 0), float(chance.uniform(0.3, 0.5 + 0.9 * harder)))
    picture += chance.normal(0, abs(chance.normal(0, 0.012 * harder)) + 1e-4, picture.shape).astype(
        np.float32
    )
    bytes_ = np.clip(picture * 255, 0, 255).astype(np.uint8)
    quality = int(chance.integers(max(int(60 - 20 * harder), 20), 93))
    return bytes(cv2.imencode(".jpg", bytes_[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])[1])


def _lit(picture: Picture, chance: Chance, harder: float) -> Picture:
    """Exposure, gamma, a lamp's colour, contrast, a gradient of light."""
    picture = picture ** np.float32(np.exp(chance.normal(0, 0.22 * harder)))
    warm, green = chance.normal(0, 0.08 * harder), chance.normal(0, 0.03)
    picture *= np.float32(
        np.exp([warm + green / 2, green, -warm]) * np.exp(chance.normal(-0.03, 0.15 * harder))
    )
    h, w = picture.shape[:2]
    down, across = chance.normal(0, 0.12 * harder, 2)
    ramp = 1 + down * np.linspace(-1, 1, h)[:, None] + across * np.linspace(-1, 1, w)[None]
    picture *= ramp[..., None].astype(np.float32)
    level = picture.mean()
    return (picture - level) * np.float32(np.exp(chance.normal(0, 0.13))) + level
