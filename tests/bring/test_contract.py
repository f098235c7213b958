"""What every encoder does, whichever way it was brought.

Whoever adds a way of bringing one inherits `EncoderContract` and says how such a model is made.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tiny_models as tiny
from onnx import TensorProto

from stylist.bring.draft import make
from stylist.embed.encoder import Encoder
from stylist.embed.models import ModelCard, load_card
from stylist.resources import resource
from stylist.types import ModelSource


class EncoderContract:
    """Inherit, and give `card`: a model folder that was made your way."""

    @pytest.fixture
    def card(self, tmp_path: Path) -> ModelCard:
        raise NotImplementedError

    @pytest.fixture
    def encoder(self, card: ModelCard) -> Encoder:
        return Encoder(card)

    @pytest.fixture
    def pictures(self, card: ModelCard) -> np.ndarray:
        rng = np.random.default_rng(5)
        tints = rng.integers(0, 255, (4, 1, 1, 3))
        noise = rng.integers(-20, 20, (4, card.side, card.side, 3))
        return np.clip(tints + noise, 0, 255).astype(np.uint8)

    def test_a_vector_a_picture_of_length_one(
        self, card: ModelCard, encoder: Encoder, pictures: np.ndarray
    ) -> None:
        style = encoder.style(pictures)
        assert style.shape == (4, card.widths[0])
        assert style.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(style, axis=1), 1, atol=1e-3)

    def test_the_same_picture_gives_the_same_vector_in_any_company(
        self, encoder: Encoder, pictures: np.ndarray
    ) -> None:
        together = encoder.style(pictures)
        alone = np.concatenate([encoder.style(p[None]) for p in pictures])
        np.testing.assert_allclose(together, alone, atol=1e-3)

    def test_other_pictures_give_other_vectors(
        self, encoder: Encoder, pictures: np.ndarray
    ) -> None:
        style = encoder.style(pictures)
        alike = style @ style.T
        assert (alike[~np.eye(4, dtype=bool)] < 0.9999).all()

    def test_the_folder_says_what_it_is(self, card: ModelCard) -> None:
        again = load_card(card.folder)
        assert again.identity == card.identity
        assert again.widths == card.widths


class TestTheOneThatShips(EncoderContract):
    @pytest.fixture
    def card(self) -> ModelCard:
        return load_card(resource("models", "lite2-fashion"))


class Exported(EncoderContract):
    kind = TensorProto.FLOAT
    batch: object = "n"

    @pytest.fixture
    def card(self, tmp_path: Path) -> ModelCard:
        (tmp_path / "draft").mkdir()
        file = tiny.image_encoder(tmp_path / "e.onnx", batch=self.batch, kind=self.kind)
        return make(ModelSource(str(file), **tiny.PLAIN), "tiny", tmp_path / "draft")


class TestAnExport(Exported):
    pass


class TestAnExportOfOnePictureAtATime(Exported):
    batch = 1


class TestAnExportInHalfPrecision(Exported):
    kind = TensorProto.FLOAT16
