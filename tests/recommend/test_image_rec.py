"""The eye that learns: cut out of a graph as it was, trained, and what it tells of unsold items."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime as ort
import pytest
from numpy.typing import NDArray

from stylist.embed.models import ENCODER_FILE, load_card
from stylist.embed.runtime import open_graph
from stylist.errors import ModelError
from stylist.evaluate.looks import compare_looks
from stylist.recommend.dataset import DAY, Dataset
from stylist.recommend.image_rec import ImageRec, ImageRecPlan
from stylist.recommend.pictures import Pictures
from stylist.train.learner import Schedule
from stylist.train.looks import LooksPlan
from stylist.train.tail import split, trainable

torch = pytest.importorskip("torch", reason="it is trained with PyTorch")

QUICK = LooksPlan(
    width=8,
    frozen=False,
    first=Schedule(epochs=12, patience=4, learning_rate=2e-2, batch=64),
    fine=Schedule(epochs=2, patience=1, batch=512),
)


def photo(code: int) -> NDArray[np.uint8] | None:
    """One half of the shop is red stripes, the other blue; the very last item has no photo."""
    if code == 41:
        return None
    side = load_card(verify=False).side
    pixels = np.full((side, side, 3), 230, np.uint8)
    colour = (200, 30, 30) if code // 20 % 2 == 0 else (30, 30, 200)
    pixels[40:180, 40 + code : 180] = colour
    if code // 20 % 2 == 0:
        pixels[40:180:20, 60:160] = 255
    return pixels


@pytest.fixture(scope="module")
def pictured(shop: Dataset) -> Dataset:
    pictures = Pictures(load_card().file(ENCODER_FILE), len(shop.items), photo)
    return replace(shop, facts=replace(shop.facts, pictures=pictures))


def test_what_is_cut_out_sees_what_the_graph_saw() -> None:
    file = load_card().file(ENCODER_FILE)
    cut = split(file)
    pixels = np.stack([p for p in (photo(1), photo(25)) if p is not None])
    (seen,) = open_graph(cut.trunk, "trunk").run(None, {"pixels": pixels})
    with torch.no_grad():
        pooled = trainable(cut)(torch.from_numpy(seen)).numpy()
    import onnx

    model = onnx.load(str(file))
    del model.graph.output[:]
    model.graph.output.append(
        onnx.helper.make_tensor_value_info("mean", onnx.TensorProto.FLOAT, None)
    )
    whole = ort.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    (expected,) = whole.run(None, {"pixels": pixels})
    assert pooled.shape == (2, 1280)
    assert np.allclose(pooled, expected, atol=1e-4)


def test_a_graph_without_convolutions_at_its_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.onnx").write_bytes(b"nonsense")
    with pytest.raises(ModelError, match="cannot be read"):
        split(tmp_path / "x.onnx")


def test_unsold_items_are_told_from_their_photos(pictured: Dataset) -> None:
    """Item 40, which nobody ever bought, looks like what even customers buy."""
    model = ImageRec(ImageRecPlan(QUICK))
    for _ in model.fit(pictured):
        pass
    everybody = np.arange(len(pictured.customers), dtype=np.int32)
    scores = model.scores(pictured, everybody)[:, 40]
    assert scores[::2].mean() > scores[1::2].mean()
    # Without a photo and without a sale nothing is known.
    assert np.isneginf(model.scores(pictured, everybody)[:, 41]).all()
    assert {e.stage for e in model.curve} == {
        "training on frozen features", "training end to end",
    }  # fmt: skip


def test_the_last_blocks_do_learn(pictured: Dataset) -> None:
    """End to end is not the same as with frozen features."""
    plans = [ImageRecPlan(replace(QUICK, frozen=frozen)) for frozen in (True, False)]
    vectors = []
    for plan in plans:
        model = ImageRec(plan)
        for _ in model.fit(pictured):
            pass
        vectors.append(model.state()["vectors"])
    assert vectors[0].shape == vectors[1].shape
    assert not np.allclose(vectors[0], vectors[1])


def test_a_stopped_training_is_gone_on_with(pictured: Dataset, tmp_path: Path) -> None:
    plan = ImageRecPlan(replace(QUICK, frozen=True))
    whole = ImageRec(plan)
    for _ in whole.fit(pictured):
        pass
    model = ImageRec(replace(plan, checkpoints=tmp_path))
    steps = model.fit(pictured)
    for step in steps:
        if step.stage == "training on frozen features" and step.done == 3:
            break
    steps.close()
    assert list(tmp_path.glob("*.npz"))
    for _ in model.fit(pictured):
        pass
    assert [e.loss for e in model.curve] == [e.loss for e in whole.curve]
    assert not list(tmp_path.glob("*.npz"))


def test_who_came_after_the_fit_is_folded_in(pictured: Dataset) -> None:
    regulars = pictured.of(np.arange(2, len(pictured.customers), dtype=np.int32))
    model = ImageRec(ImageRecPlan(replace(QUICK, frozen=True)))
    for _ in model.fit(regulars):
        pass
    given = model.recommend(pictured, np.array([0, 1], np.int32), 5)
    right = (given.items // 20 % 2) == np.array([[0], [1]])
    assert right.mean() > 0.7


def test_ways_are_compared_unsold_items_apart(
    pictured: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stylist.evaluate import looks

    quick = {
        "popularity": looks._WAYS["popularity"],
        "image-rec, frozen": lambda: ImageRec(ImageRecPlan(replace(QUICK, frozen=True))),
    }
    monkeypatch.setattr(looks, "_WAYS", quick)
    *_, last = compare_looks(pictured, days=14)
    popular, learned = last.result.rows
    assert popular.cold_auc == pytest.approx(0.5, abs=0.02)
    assert learned.cold_auc > 0.8
    assert learned.cold_low <= learned.cold_auc <= learned.cold_high


def test_it_only_learns_where_there_are_photos(shop: Dataset, pictured: Dataset) -> None:
    assert ImageRec().learns_from(pictured)
    assert not ImageRec().learns_from(shop)
    assert pictured.end - shop.end < DAY
