"""Which graph runs, and on what."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnxruntime as ort
import pytest

from stylist.embed import runtime
from stylist.embed.embedder import Embedder
from stylist.embed.encoder import Encoder
from stylist.embed.models import INT8_FILE, ModelCard, load_card
from stylist.errors import ModelError
from stylist.imaging.decode import decode, read


@pytest.fixture(scope="module")
def card() -> ModelCard:
    return load_card()


def loaded(card: ModelCard, monkeypatch: pytest.MonkeyPatch, **how: object) -> list[str]:
    """Names of the files that were loaded."""
    opened: list[str] = []
    whole = ort.InferenceSession

    def session(path: str, *args: object, **more: object) -> object:
        opened.append(Path(path).name)
        return whole(path, *args, **more)

    monkeypatch.setattr(ort, "InferenceSession", session)
    runtime.open_session(card, 1, **how)
    return opened


def test_int8_where_the_processor_is_made_for_it(
    card: ModelCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "has_dot_products", lambda: True)
    assert loaded(card, monkeypatch, provider="cpu") == [INT8_FILE]


def test_float_where_it_is_not(card: ModelCard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "has_dot_products", lambda: False)
    assert loaded(card, monkeypatch, provider="cpu") == ["encoder.onnx"]


def test_float_where_the_model_has_no_int8(
    card: ModelCard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    raw = json.loads(json.dumps(card.raw))
    del raw["sha256"][INT8_FILE]
    bare = ModelCard(card.folder, card.name, card.version, card.licence, card.widths, raw)
    monkeypatch.setattr(runtime, "has_dot_products", lambda: True)
    assert loaded(bare, monkeypatch, provider="cpu") == ["encoder.onnx"]


def test_a_provider_that_does_not_start_is_passed_over(
    card: ModelCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Installed, but without its driver: the processor does the work, and says nothing."""
    monkeypatch.setattr(
        ort,
        "get_available_providers",
        lambda: ["CUDAExecutionProvider", "CPUExecutionProvider"],
    )
    whole = ort.InferenceSession

    def session(path: str, options: object, providers: list[str]) -> object:
        if "CUDAExecutionProvider" in providers:
            raise RuntimeError("no CUDA driver")
        return whole(path, options, providers=providers)

    monkeypatch.setattr(ort, "InferenceSession", session)
    assert runtime.open_session(card, 1).provider == "cpu"
    with pytest.raises(ModelError, match="no CUDA driver"):
        runtime.open_session(card, 1, "cuda")


@pytest.mark.parametrize(
    ("name", "said"), [("warp", "not one of"), ("directml", "its own ONNX Runtime package")]
)
def test_a_provider_that_is_not_there(card: ModelCard, name: str, said: str) -> None:
    with pytest.raises(ModelError, match=said):
        runtime.open_session(card, 1, name)


def test_int8_sees_what_float_sees(shared_data: Path) -> None:
    embedder = Embedder(threads=1)
    photos = sorted((shared_data / "clothing" / "validation").rglob("*.jpg"))[::7]
    pixels = np.stack([embedder.prepare(decode(read(p), p)).pixels for p in photos])
    float_, int8 = (Encoder(embedder.card, 1, "cpu", quantised=q) for q in (False, True))
    one, other = float_.style(pixels), int8.style(pixels)
    np.testing.assert_allclose(np.linalg.norm(other, axis=1), 1, atol=1e-3)
    assert np.einsum("ij,ij->i", one, other).mean() >= 0.99
