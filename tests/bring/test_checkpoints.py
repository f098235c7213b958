"""PyTorch checkpoints: torchvision's backbones and open_clip's pairs, small and untrained."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import numpy as np
import open_clip
import pytest
import tiny_models as tiny
import torch
import torchvision
from safetensors.torch import save_file
from torch import nn

from stylist.bring import backbones, pairs
from stylist.bring.draft import make
from stylist.embed.encoder import Encoder
from stylist.embed.models import ModelCard
from stylist.embed.text import TextTower
from stylist.errors import ModelError, UsageError
from stylist.types import ModelSource

SIDE = 64
CLIP = {
    "embed_dim": 24,
    "vision_cfg": {"image_size": 32, "patch_size": 8, "width": 32, "layers": 1, "head_width": 16},
    "text_cfg": {"context_length": 12, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1},
}
HALF = {"mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5]}
WORDS = ("a red dress", "It's  2 o'clock, don't be LATE!", "café 日本語 👗", "", "word " * 40)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "draft"
    made.mkdir()
    return made


@pytest.fixture(scope="module")
def squeezenet() -> nn.Module:
    torch.manual_seed(0)
    return torchvision.models.squeezenet1_1(weights=None).eval()


def pictures(side: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 255, (3, side, side, 3), np.uint8)


def normalised(pixels: np.ndarray, mean: object, std: object) -> torch.Tensor:
    image = torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / 255
    return (image - torch.tensor(mean).view(1, 3, 1, 1)) / torch.tensor(std).view(1, 3, 1, 1)


def test_a_backbone_gives_the_features_before_its_last_layer(
    tmp_path: Path, folder: Path, squeezenet: nn.Module
) -> None:
    file = tmp_path / "weights.pth"
    torch.save({"state_dict": {f"module.{k}": v for k, v in squeezenet.state_dict().items()}}, file)
    card = make(ModelSource("SqueezeNet1-1", weights=file, side=SIDE), "tiny", folder)
    assert (card.side, card.widths) == (SIDE, (512, 96, 31))
    pixels = pictures(SIDE)
    image = normalised(pixels, (0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
    with torch.inference_mode():
        features = squeezenet.features(image).mean((2, 3))
    np.testing.assert_allclose(
        Encoder(card).style(pixels), nn.functional.normalize(features).numpy(), atol=1e-5
    )


@pytest.mark.parametrize(
    ("arch", "width"),
    [("resnet50", 2048), ("resnet152", 2048), ("vgg16", 4096), ("convnext_tiny", 768)],
)
def test_the_last_layer_is_found(arch: str, width: int) -> None:
    with torch.device("meta"):
        network = torchvision.models.get_model(arch, weights=None)
        headless = backbones._headless(network, nn).eval()
        assert headless(torch.zeros(1, 3, 64, 64)).shape == (1, width)


def test_a_backbone_trained_on_other_classes_fits() -> None:
    tensors = torchvision.models.resnet18(weights=None, num_classes=7).state_dict()
    assert backbones._network("resnet18", tensors).fc.out_features == 7


@pytest.mark.parametrize(
    ("said", "arch"),
    [("ResNet-50", "resnet50"), ("VGG-16", "vgg16"), ("convnext tiny", "convnext_tiny"),
     ("ResNet-51", None)],
)  # fmt: skip
def test_names_people_use(said: str, arch: str | None) -> None:
    assert backbones.architecture(said) == arch


def test_a_backbone_without_weights_says_what_to_do(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"--weights FILE, or --download"):
        make(ModelSource("resnet50"), "tiny", folder)
    with pytest.raises(UsageError, match="neither torchvision nor open_clip"):
        make(ModelSource("resnet5000"), "tiny", folder)


class Evil:
    """Would make a file when it is unpickled."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self):
        return Path.touch, (self.file,)


def test_nothing_is_unpickled(tmp_path: Path, folder: Path) -> None:
    made = tmp_path / "made by the pickle"
    for file, write in (("whole.pth", torch.save), ("raw.pth", None)):
        if write is not None:
            write({"state_dict": Evil(made)}, tmp_path / file)
        else:
            (tmp_path / file).write_bytes(pickle.dumps(Evil(made)))
        with pytest.raises(ModelError, match=file) as refused:
            make(ModelSource("squeezenet1_1", weights=tmp_path / file), "tiny", folder)
        assert "\n" not in str(refused.value)
    assert not made.exists()


@pytest.mark.parametrize("damage", ["cut", "text", "empty", "other", "nan", "numbers", "missing"])
def test_damaged_checkpoints_are_refused(
    tmp_path: Path, folder: Path, squeezenet: nn.Module, damage: str
) -> None:
    file = tmp_path / "weights.pth"
    tensors = {k: v.clone() for k, v in squeezenet.state_dict().items()}
    reason = "damaged"
    if damage == "nan":
        tensors["features.0.bias"][3] = float("nan")
        reason = r"features\.0\.bias"
    elif damage == "other":
        tensors = torchvision.models.mobilenet_v3_small(weights=None).state_dict()
        reason = "not the weights of squeezenet1_1"
    elif damage == "numbers":
        tensors = {"epoch": 3}
        reason = "no tensors"
    torch.save(tensors, file)
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:100_000])
    elif damage in ("text", "empty"):
        file.write_bytes(b"hello" if damage == "text" else b"")
    elif damage == "missing":
        file.unlink()
        reason = "no such file"
    with pytest.raises(ModelError, match=reason) as refused:
        make(ModelSource("squeezenet1_1", weights=file), "tiny", folder)
    assert "\n" not in str(refused.value)


def test_a_damaged_safetensors_file_is_refused(tmp_path: Path, folder: Path) -> None:
    file = tmp_path / "weights.safetensors"
    file.write_bytes(b"\xff" * 200)
    with pytest.raises(ModelError, match="damaged"):
        make(ModelSource(str(file), arch="resnet18"), "tiny", folder)


@pytest.fixture(scope="module")
def clip() -> open_clip.CLIP:
    torch.manual_seed(0)
    return open_clip.CLIP(**CLIP).eval()


@pytest.fixture(scope="module")
def pair(clip: open_clip.CLIP, tmp_path_factory: pytest.TempPathFactory) -> ModelCard:
    """A folder as open_clip publishes them, brought."""
    home, folder = tmp_path_factory.mktemp("clip"), tmp_path_factory.mktemp("draft")
    config = {"model_cfg": CLIP, "preprocess_cfg": HALF}
    (home / "open_clip_config.json").write_text(json.dumps(config))
    save_file(clip.state_dict(), home / "open_clip_model.safetensors")
    return make(ModelSource(str(home)), "pair", folder)


def test_both_encoders_are_what_they_were(clip: open_clip.CLIP, pair: ModelCard) -> None:
    assert (pair.side, pair.widths[0], pair.speaks) == (32, 24, True)
    assert pair.raw["text"] == {"context": 12, "pad": 0, "clean": "lower"}
    pixels = pictures(32)
    tower = TextTower(pair)
    tokens = open_clip.SimpleTokenizer(context_length=12)
    with torch.inference_mode():
        image = clip.encode_image(normalised(pixels, **HALF), normalize=True).numpy()
        text = clip.encode_text(tokens(list(WORDS)), normalize=True).numpy()
    np.testing.assert_allclose(Encoder(pair).style(pixels), image, atol=1e-5)
    np.testing.assert_allclose([tower.vector(w) for w in WORDS], text, atol=1e-5)


def test_words_become_open_clips_tokens(pair: ModelCard) -> None:
    tokens = open_clip.SimpleTokenizer(context_length=12)
    for words in WORDS:
        np.testing.assert_array_equal(TextTower(pair).tokens(words), tokens([words]).numpy())


def test_other_peoples_tokenizers_must_be_given(clip: open_clip.CLIP, tmp_path: Path) -> None:
    text = CLIP["text_cfg"] | {
        "hf_tokenizer_name": "x/y",
        "tokenizer_kwargs": {"clean": "canonicalize"},
    }
    config = {"model_cfg": CLIP | {"text_cfg": text}, "preprocess_cfg": HALF}
    (tmp_path / "open_clip_config.json").write_text(json.dumps(config))
    folder = tmp_path / "draft"
    folder.mkdir()
    source = ModelSource(str(tmp_path))
    with pytest.raises(UsageError, match="--tokenizer"):
        pairs._tokenizer(source, text, tmp_path, folder, 12)
    tiny.tokenizer(tmp_path / "tokenizer.json")
    (tmp_path / "tokenizer_config.json").write_text(json.dumps({"pad_token": "blue"}))
    found = pairs._tokenizer(source, text, tmp_path, folder, 12)
    assert (found.pad, found.clean) == (tiny.VOCABULARY.index("blue"), "canonicalize")


@pytest.mark.parametrize("config", ["", "[]", "{}", '{"model_cfg": {"embed_dim": 3}}'])
def test_a_wrong_configuration_is_refused(tmp_path: Path, folder: Path, config: str) -> None:
    (tmp_path / "open_clip_config.json").write_text(config)
    with pytest.raises(ModelError, match="not a configuration"):
        make(ModelSource(str(tmp_path)), "tiny", folder)


def test_without_pytorch_it_is_said_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torchvision.models", None)
    with pytest.raises(UsageError, match=r"torchvision.*stylist-desktop\[train\]"):
        make(ModelSource("resnet50", download=True), "tiny", folder)


def test_the_program_runs_without_pytorch() -> None:
    """Nothing that it is made of imports torch, or needs onnx to start."""
    code = (
        "import sys\n"
        "for name in ('torch', 'torchvision', 'open_clip', 'timm', 'onnx', 'tokenizers'):\n"
        "    sys.modules[name] = None\n"
        "import stylist.cli, stylist.commands.models, stylist.library, stylist.bring.draft\n"
        "import stylist.bring.pca, stylist.embed.text\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
