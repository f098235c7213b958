"""Training photos: kept small in memory, and disturbed as a phone would disturb them.

A photo is kept as a square around its garment, wider than the encoder will
see, with the garment's mask. Each view of it is drawn anew: another
background behind the mask, another crop, angle and perspective, another
light, blur and JPEG.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from rich.progress import track
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - what everyone calls it
from torch.utils.data import IterableDataset
from torchvision.transforms.v2 import functional as V  # noqa: N812

from stylist.imaging.crop import encoder_input, garment_box
from stylist.imaging.decode import decode, read
from stylist.imaging.subject import find_subject, full_size_mask
from stylist.types import Box

KEPT_SIDE = 304
CONTEXT = 1.36
"""How much wider than the encoder's square the kept square is; `KEPT_SIDE` is that of 224."""


@dataclass(frozen=True, slots=True)
class Photos:
    """`wide` (n, 304, 304, 3) and `masks` (n, 304, 304) uint8, `clean` (n, 224, 224, 3) uint8.

    `clean` is what the encoder sees of the photo in the program; `labels` (n,) int64.
    """

    wide: NDArray[np.uint8]
    masks: NDArray[np.uint8]
    clean: NDArray[np.uint8]
    labels: NDArray[np.int64]
    names: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.labels)


def load_photos(root: Path) -> Photos:
    """Read a folder of folders of photos."""
    paths = sorted(root.rglob("*.jpg"))
    names = tuple(sorted({path.parent.name for path in paths}))
    labels = np.array([names.index(path.parent.name) for path in paths], dtype=np.int64)
    wide, masks, clean = [], [], []
    for path in track(paths, f"preparing {root.name}"):
        image = decode(read(path), path).image
        subject = find_subject(image)
        box = garment_box(subject)
        clean.append(encoder_input(image, box))
        square, inside = _wide(image, full_size_mask(subject, *image.shape[:2]), box)
        wide.append(square)
        masks.append(inside)
    return Photos(np.stack(wide), np.stack(masks), np.stack(clean), labels, names)


def _wide(
    image: NDArray[np.uint8], mask: NDArray[np.uint8], box: Box
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The square of `CONTEXT` times the box's longer side, edges going on, and its mask."""
    height, width = image.shape[:2]
    side = CONTEXT * max((box.right - box.left) * width, (box.bottom - box.top) * height)
    scale = KEPT_SIDE / side
    centre = (box.left + box.right) / 2 * width, (box.top + box.bottom) / 2 * height
    move = np.array(
        [
            [scale, 0, KEPT_SIDE / 2 - scale * centre[0]],
            [0, scale, KEPT_SIDE / 2 - scale * centre[1]],
        ]
    )
    size = (KEPT_SIDE, KEPT_SIDE)
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    square = cv2.warpAffine(image, move, size, flags=way, borderMode=cv2.BORDER_REPLICATE)
    inside = cv2.warpAffine(mask, move, size, flags=cv2.INTER_LINEAR)
    return np.asarray(square, np.uint8), np.asarray(inside, np.uint8)


@dataclass(frozen=True, slots=True)
class Batch:
    """Two views of each photo: `views` (2, b, 3, side, side) uint8, `index` (b,) which photos."""

    views: Tensor
    index: Tensor


class TwoViews(IterableDataset[Batch]):
    """Endless batches of two views, every photo once an epoch.

    Half of each batch is of one category, so that the photos to be told apart
    include those that are hard to.
    """

    def __init__(self, photos: Photos, batch: int, side: int, seed: int) -> None:
        self.photos, self.batch, self.side, self.seed = photos, batch, side, seed

    def __iter__(self) -> Iterator[Batch]:
        chance = np.random.default_rng(self.seed)
        torch.manual_seed(self.seed)
        for index in self._batches(chance):
            first = views(self.photos, index, self.side, chance)
            second = views(self.photos, index, self.side, chance)
            yield Batch(torch.stack([first, second]), torch.from_numpy(index))

    def _batches(self, chance: np.random.Generator) -> Iterator[NDArray[np.int64]]:
        order = chance.permutation(len(self.photos))
        half = self.batch // 2
        mixed = order[: len(order) // 2]
        grouped = order[len(order) // 2 :]
        grouped = grouped[np.argsort(self.photos.labels[grouped], kind="stable")]
        halves = [grouped[i : i + half] for i in range(0, len(grouped), half)]
        chance.shuffle(halves)
        for number, same in enumerate(halves):
            others = mixed[number * half : (number + 1) * half]
            index = np.concatenate([same, others])
            if len(index) > half // 2:
                yield index.astype(np.int64)


def views(
    photos: Photos, index: NDArray[np.int64], side: int, chance: np.random.Generator
) -> Tensor:
    """One view of each photo, (b, 3, side, side) uint8."""
    images = torch.from_numpy(photos.wide[index]).permute(0, 3, 1, 2).float()
    masks = torch.from_numpy(photos.masks[index])[:, None].float() / 255
    swapped = np.flatnonzero(chance.random(len(index)) < 0.35)
    for row in swapped:
        other = _background(photos, int(chance.integers(len(photos))), chance)
        if other is not None and masks[row].mean() > 0.05:
            soft = F.avg_pool2d(masks[row : row + 1], 5, 1, 2)[0]
            images[row] = images[row] * soft + other * (1 - soft)
    images = _warp(images, side, chance)
    images = _light(images, chance)
    out = images.round_().clamp_(0, 255).to(torch.uint8)
    for row in range(len(out)):
        if chance.random() < 0.25:
            out[row] = V.gaussian_blur(out[row], [5, 5], [float(chance.uniform(0.4, 1.8))])
        if chance.random() < 0.3:
            out[row] = V.jpeg(out[row], int(chance.integers(30, 85)))
    return out


def _background(photos: Photos, number: int, chance: np.random.Generator) -> Tensor | None:
    """(3, 304, 304): the emptiest corner of another photo, made large."""
    mask = photos.masks[number]
    part = KEPT_SIDE * 2 // 5
    corners = [(y, x) for y in (0, KEPT_SIDE - part) for x in (0, KEPT_SIDE - part)]
    filled = [mask[y : y + part, x : x + part].mean() for y, x in corners]
    if min(filled) > 40:
        return None
    y, x = corners[int(np.argmin(filled))]
    patch = photos.wide[number, y : y + part, x : x + part]
    patch = np.rot90(patch, int(chance.integers(4)))
    large = cv2.resize(np.ascontiguousarray(patch), (KEPT_SIDE, KEPT_SIDE))
    return torch.from_numpy(large).permute(2, 0, 1).float()


def _warp(images: Tensor, side: int, chance: np.random.Generator) -> Tensor:
    """Crop, turn, tilt and mirror, in one resampling; (b, 3, side, side)."""
    count = len(images)
    zoom = 1 / CONTEXT * np.exp(chance.uniform(math.log(0.55), math.log(1.3), count))
    stretch = np.exp(chance.uniform(-0.14, 0.14, count))
    angle = np.deg2rad(np.clip(chance.normal(0, 10, count), -30, 30))
    mirror = np.where(chance.random(count) < 0.5, -1.0, 1.0)
    free = np.maximum(1.12 - zoom * CONTEXT, 0.06)[:, None] / CONTEXT
    shift = chance.uniform(-1, 1, (count, 2)) * free
    tilt = np.clip(chance.normal(0, 0.08, (count, 2)), -0.2, 0.2)
    c, s = np.cos(angle), np.sin(angle)
    matrix = np.zeros((count, 3, 3))
    matrix[:, 0, 0], matrix[:, 0, 1] = zoom * stretch * c * mirror, -zoom / stretch * s
    matrix[:, 1, 0], matrix[:, 1, 1] = zoom * stretch * s * mirror, zoom / stretch * c
    matrix[:, :2, 2] = shift
    matrix[:, 2, :2] = tilt
    matrix[:, 2, 2] = 1
    line = (torch.arange(side, dtype=torch.float32) + 0.5) / side * 2 - 1
    grid = torch.stack(torch.meshgrid(line, line, indexing="xy"), -1).reshape(1, -1, 2)
    homogeneous = torch.cat([grid, torch.ones(1, side * side, 1)], -1)
    places = homogeneous @ torch.from_numpy(matrix).float().transpose(1, 2)
    places = (places[..., :2] / places[..., 2:]).reshape(count, side, side, 2)
    return F.grid_sample(images, places, "bilinear", "reflection", align_corners=False)


def _light(images: Tensor, chance: np.random.Generator) -> Tensor:
    """Exposure, contrast, gamma, saturation, a lamp's colour, a shadow across; in place."""
    count = len(images)

    def drawn(*values: NDArray[np.float64]) -> Tensor:
        return torch.from_numpy(np.stack(values, 1)).float()[:, :, None, None]

    images /= 255
    gamma = drawn(np.exp(chance.normal(0, 0.16, count)))
    images.clamp_(0, 1).pow_(gamma)
    warm, green = chance.normal(0, 0.07, count), chance.normal(0, 0.025, count)
    gain = np.exp(chance.normal(0, 0.16, count))
    images *= drawn(gain * np.exp(warm), gain * np.exp(green), gain * np.exp(-warm))
    grey = images.mean(1, keepdim=True)
    images = torch.lerp(grey, images, drawn(np.exp(chance.normal(0, 0.16, count))))
    level = images.mean((1, 2, 3), keepdim=True)
    images = torch.lerp(level, images, drawn(np.exp(chance.normal(0, 0.14, count))))
    side = images.shape[-1]
    ramp = torch.linspace(-1, 1, side)
    down, across = (
        torch.from_numpy(chance.normal(0, 0.10, (count, 1, 1, 1))).float() for _ in "ab"
    )
    images *= 1 + down * ramp[:, None] + across * ramp[None, :]
    noise = chance.random(count) < 0.3
    if noise.any():
        rows = torch.from_numpy(np.flatnonzero(noise))
        images[rows] += torch.randn_like(images[rows]) * 0.02
    return images.mul_(255)
