"""ONNX exports: what fits is wrapped, what does not is refused with its reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_models as tiny
from onnx import TensorProto, helper

from stylist.bring.draft import make
from stylist.embed.encoder import Encoder
from stylist.embed.models import DEFAULT_MODEL, load_card
from stylist.embed.text import TextTower
from stylist.errors import ModelError, StylistError, UsageError
from stylist.resources import resource
from stylist.types import ModelSource


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "draft"
    made.mkdir()
    return made


def brought(file: Path, folder: Path, **more: Any):
    return make(ModelSource(str(file), **(tiny.PLAIN | more)), "tiny", folder)


def expected(pixels: np.ndarray) -> np.ndarray:
    tint = (pixels / 255).mean(axis=(1, 2)) @ tiny.OPPONENTS.T
    return tint / np.linalg.norm(tint, axis=1, keepdims=True)


def pictures(side: int = tiny.SIDE, count: int = 3) -> np.ndarray:
    tints = np.random.default_rng(3).integers(0, 255, (count, 1, 1, 3))
    noise = np.random.default_rng(4).integers(-20, 20, (count, side, side, 3))
    return np.clip(tints + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("batch", ["n", 1])
def test_an_export_takes_our_pixels(tmp_path: Path, folder: Path, batch: object) -> None:
    card = brought(tiny.image_encoder(tmp_path / "e.onnx", batch=batch), folder)
    assert (card.side, card.widths, card.speaks) == (tiny.SIDE, (tiny.WIDTH, 96, 31), False)
    pixels = pictures()
    np.testing.assert_allclose(Encoder(card).style(pixels), expected(pixels), atol=1e-5)


def test_mean_and_std_are_part_of_the_graph(tmp_path: Path, folder: Path) -> None:
    file = tiny.image_encoder(tmp_path / "e.onnx")
    card = brought(file, folder, mean=(0.5, 0.4, 0.3), std=(0.2, 0.3, 0.4))
    pixels = pictures()
    tint = ((pixels / 255 - (0.5, 0.4, 0.3)) / (0.2, 0.3, 0.4)).mean(axis=(1, 2))
    tint = tint @ tiny.OPPONENTS.T
    tint /= np.linalg.norm(tint, axis=1, keepdims=True)
    np.testing.assert_allclose(Encoder(card).style(pixels), tint, atol=1e-5)


def test_half_precision_and_any_size_are_fine(tmp_path: Path, folder: Path) -> None:
    shape = ["n", 3, "h", "w"]
    file = tiny.image_encoder(tmp_path / "e.onnx", kind=TensorProto.FLOAT16, shape=shape)
    with pytest.raises(UsageError, match="--side"):
        brought(file, folder)
    card = brought(file, folder, side=48)
    assert card.side == 48
    np.testing.assert_allclose(Encoder(card).style(pictures(48)), expected(pictures(48)), atol=2e-3)


def test_pixels_as_they_are_need_no_wrapping(tmp_path: Path, folder: Path) -> None:
    nodes = [
        helper.make_node("Cast", ["image"], ["float"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", ["float"], ["out"], axes=[1, 2], keepdims=0),
    ]
    pixels = [tiny.value("image", ["n", 32, 32, 3], TensorProto.UINT8)]
    file = tiny.save(nodes, pixels, [tiny.value("out", ["n", 3])], {}, tmp_path / "e.onnx")
    mean = pictures().astype(float).mean(axis=(1, 2))
    mean /= np.linalg.norm(mean, axis=1, keepdims=True)
    card = brought(file, folder)
    np.testing.assert_allclose(Encoder(card).style(pictures()), mean, atol=1e-5)


@pytest.mark.parametrize("mask", [True, False])
def test_a_pair_understands_words(tmp_path: Path, folder: Path, mask: bool) -> None:
    card = brought(
        tiny.image_encoder(tmp_path / "image.onnx"),
        folder,
        text=tiny.text_encoder(tmp_path / "text.onnx", mask=mask),
        tokenizer=tiny.tokenizer(tmp_path / "tokenizer.json"),
    )
    assert card.speaks
    assert card.raw["text"] == {"context": tiny.CONTEXT, "pad": 0, "clean": "whitespace"}
    tower = TextTower(card)
    red = np.zeros((1, 32, 32, 3), np.uint8)
    red[..., 0] = 220
    alike = [float(Encoder(card).style(red)[0] @ tower.vector(w)) for w in ("red", "blue")]
    assert alike[0] > 0.8 > 0 > alike[1]
    np.testing.assert_allclose(tower.vector("red dress"), tower.vector("red dress in a"), atol=0.1)


def test_a_text_encoder_of_another_width_is_refused(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(ModelError, match="gives 7 numbers"):
        brought(
            tiny.image_encoder(tmp_path / "image.onnx"),
            folder,
            text=tiny.text_encoder(tmp_path / "text.onnx", width=7),
            tokenizer=tiny.tokenizer(tmp_path / "tokenizer.json"),
        )


def node(kind: str, inputs: list[str], **more: Any) -> list[Any]:
    return [helper.make_node(kind, inputs, ["image_embeds"], **more)]


@pytest.mark.parametrize(
    ("graph", "reason"),
    [
        ({"shape": ["n", 1, 32, 32]}, "not pictures"),
        ({"shape": ["n", 3, 32]}, "not pictures"),
        ({"shape": ["n", 3, 32, 48]}, "32 × 48"),
        ({"kind": TensorProto.INT64}, "not pictures"),
        ({"last": node("Div", ["grown", "zero"]), "constants": {"zero": np.float32([0])}},
         "no numbers"),
        ({"last": node("Mul", ["grown", "zero"]), "constants": {"zero": np.float32([0])}},
         "same of every picture"),
        ({"last": node("RandomNormalLike", ["grown"])}, "another vector"),
        ({"last": node("Reshape", ["grown", "flat"]), "constants": {"flat": np.array([1, 4])},
          "batch": 1}, "several pictures"),
        ({"last": [helper.make_node("ReduceMean", ["grown"], ["m"], axes=[0]),
                   helper.make_node("Sub", ["grown", "m"], ["image_embeds"])]}, "beside it"),
        ({"result": ["n", 2, 2]}, "no vector"),
    ],
)  # fmt: skip
def test_what_is_no_encoder_is_refused(
    tmp_path: Path, folder: Path, graph: dict[str, Any], reason: str
) -> None:
    if "kind" in graph:
        graph = graph | {"shape": ["n", 3, 32, 32]}
    with pytest.raises(ModelError, match=reason) as refused:
        brought(tiny.image_encoder(tmp_path / "e.onnx", **graph), folder)
    assert "\n" not in str(refused.value)
    assert not (folder / "card.json").exists()


def test_an_encoder_of_pictures_and_words_at_once_is_refused(tmp_path: Path, folder: Path) -> None:
    inputs = [tiny.value("pixel_values", ["n", 3, 8, 8]), tiny.value("input_ids", ["n", 4])]
    nodes = [helper.make_node("Flatten", ["pixel_values"], ["out"])]
    file = tiny.save(nodes, inputs, [tiny.value("out", ["n", 192])], {}, tmp_path / "e.onnx")
    with pytest.raises(ModelError, match="apart"):
        brought(file, folder)


@pytest.mark.parametrize("damage", ["cut", "noise", "empty", "words"])
def test_damaged_files_are_refused(tmp_path: Path, folder: Path, damage: str) -> None:
    file = tiny.image_encoder(tmp_path / "e.onnx")
    data = file.read_bytes()
    noise = np.random.default_rng(0).bytes(500)
    file.write_bytes(
        {"cut": data[: len(data) // 2], "noise": noise, "empty": b"", "words": b"hello"}[damage]
    )
    with pytest.raises(ModelError, match=r"damaged|no network"):
        brought(file, folder)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"pca": 1.5}, "--pca"),
        ({"std": (0.0, 1.0, 1.0)}, "--std"),
        ({"side": 64}, "takes 32"),
        ({"output": "logits"}, "image_embeds"),
        ({"text": Path("t.onnx")}, "--tokenizer"),
    ],
)
def test_what_is_said_wrongly(
    tmp_path: Path, folder: Path, more: dict[str, Any], reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        brought(tiny.image_encoder(tmp_path / "e.onnx"), folder, **more)


@pytest.mark.parametrize("source", ["nowhere.onnx", "weights.pth", "readme.txt", "folder"])
def test_sources_that_lead_nowhere(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "readme.txt").write_text("hello")
    with pytest.raises(StylistError):
        make(ModelSource(source), "tiny", folder)


def test_a_folder_with_a_card_is_taken_whole(tmp_path: Path, folder: Path) -> None:
    card = brought(tiny.image_encoder(tmp_path / "e.onnx"), folder)
    again = tmp_path / "again"
    again.mkdir()
    copied = make(ModelSource(str(folder)), "other", again)
    assert (copied.name, copied.version) == ("other", card.version)
    assert load_card(again).raw["sha256"] == card.raw["sha256"]
    (folder / "encoder.onnx").write_bytes(b"damaged")
    with pytest.raises(ModelError, match="checksum"):
        make(ModelSource(str(folder)), "third", again)


def test_a_card_cannot_name_files_elsewhere(tmp_path: Path, folder: Path) -> None:
    inside = resource("models", DEFAULT_MODEL)
    raw = json.loads((inside / "card.json").read_text(encoding="utf-8"))
    card = load_card()
    evil = tmp_path / "evil"
    evil.mkdir()
    (tmp_path / "secret").write_bytes(b"secret")
    raw["sha256"] = {
        "../secret": "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"
    }
    (evil / "card.json").write_text(json.dumps(raw))
    with pytest.raises(ModelError, match="no part of a model"):
        make(ModelSource(str(evil)), "evil", folder)
    assert card.name == DEFAULT_MODEL
