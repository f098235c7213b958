"""What two towers learn from, that they can be gone on with, and that their graphs say the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_shop import dataset_of, shop_table

from stylist.errors import ModelError
from stylist.evaluate.towers import compare_towers, threshold_for
from stylist.recommend.dataset import DAY, Dataset
from stylist.recommend.engines import load, save
from stylist.recommend.moments import Shelf, lessons
from stylist.recommend.two_tower import TwoTower, TwoTowerPlan
from stylist.train.learner import Checkpoint, Schedule
from stylist.train.lessons import STRATEGIES
from stylist.train.towers import TowerPlan, Towers, times

torch = pytest.importorskip("torch", reason="towers are trained with PyTorch")

SHORT = TowerPlan(retrieval=Schedule(epochs=4, batch=64), head=Schedule(epochs=3, batch=64))


def fitted(data: Dataset, **options: object) -> TwoTower:
    model = TwoTower(TwoTowerPlan(SHORT, **options))  # type: ignore[arg-type]
    for _ in model.fit(data):
        pass
    return model


def test_a_lesson_knows_nothing_of_its_own_day(shop: Dataset) -> None:
    """A purchase planted on a day changes what is told only from the next day on."""
    told = lessons(shop, int(shop.time[0]) + 7 * DAY)
    late = shop.end - 3 * DAY
    same = lessons(shop.before(late), int(shop.time[0]) + 7 * DAY)
    known = len(same.people)
    assert np.array_equal(same.people, told.people[:known])
    assert np.array_equal(same.goods, told.goods[: len(same.goods)])
    assert np.array_equal(same.pair_key, told.pair_key[: len(same.pair_key)])


def test_shelves_count_what_there_was(shop: Dataset) -> None:
    moment = int(shop.time[len(shop) // 2])
    past = shop.before(moment)
    assert np.array_equal(Shelf(shop).at(moment), Shelf(past).at(moment))
    sales = np.expm1(Shelf(shop).at(moment)[:, 0])
    assert np.allclose(sales, np.bincount(past.item, minlength=len(shop.items)), atol=1e-2)


@pytest.mark.parametrize("how", STRATEGIES)
def test_negatives_were_not_bought_and_were_on_sale(shop: Dataset, how: str) -> None:
    told = lessons(shop, 0)
    rows = np.arange(len(told))
    given = told.negatives(rows, 4, how, np.random.default_rng(0))  # type: ignore[arg-type]
    key = told.visitor[rows][:, None].astype(np.int64) * told.items + given
    assert not np.isin(key, told.bought).any()
    assert (given < 40).all()  # the last two have never sold


def test_negatives_of_the_day_were_bought_by_others_that_day(shop: Dataset) -> None:
    facts = replace(shop.facts, category=(np.arange(len(shop.items)) // 20).astype(np.int32))
    told = lessons(replace(shop, facts=facts), 0)
    rows = np.flatnonzero(np.bincount(told.day)[told.day] > 8)
    given = told.negatives(rows, 2, "day", np.random.default_rng(0))
    sold = {(int(d), int(i)) for d, i in zip(told.day, told.item, strict=True)}
    there = [
        (int(told.day[row]), int(item)) in sold
        and told.category[item] == told.category[told.item[row]]
        for row, items in zip(rows, given, strict=True)
        for item in items
    ]
    assert np.mean(there) > 0.9  # where the day has nothing else, anything on sale


def test_graphs_say_what_the_network_says(shop: Dataset) -> None:
    model = fitted(shop, again=False)
    lesson = model.lesson(shop)
    towers = Towers(lesson.past, lesson.held, lesson.content, SHORT, Checkpoint(None, ""))
    for _ in towers.told(towers.retrieval()):
        pass
    for _ in towers.finish(towers.retrieval(), SHORT):
        pass
    assert towers.trained is not None
    served = TwoTower()
    served.take_trained(towers.trained, lesson.content, shop)
    rows = np.arange(20)
    rng = np.random.default_rng(3)
    items = rng.integers(0, 40, (20, 5)).astype(np.int32)
    items[:, 0] = lesson.past.item[rows]
    net, past = towers._net, lesson.past
    with torch.no_grad():
        people = towers._people(past, rows).repeat_interleave(5, dim=0)
        who = np.repeat(past.visitor[rows], 5)
        goods = towers._goods_of(past, who, items, np.ones(items.shape, bool))
        facts = torch.from_numpy(past.head_facts(who, items.ravel()))
        logits = net.head(facts, torch.cat([people, goods, people * goods], dim=1))
    assert np.allclose(
        served.judged(past, rows, items).ravel(), torch.sigmoid(logits)[:, 0].numpy(), atol=1e-5
    )


def test_a_stopped_training_is_gone_on_with(shop: Dataset, tmp_path: Path) -> None:
    whole = fitted(shop, again=False)
    model = TwoTower(TwoTowerPlan(SHORT, again=False, checkpoints=tmp_path))
    steps = model.fit(shop)
    for step in steps:
        if step.stage == "training towers" and step.done == 2:
            break
    steps.close()
    (kept,) = tmp_path.glob("*.npz")
    with np.load(kept) as arrays:
        assert len(arrays["curve"]) == 2
    for _ in model.fit(shop):
        pass
    assert [e.loss for e in model.curve] == [e.loss for e in whole.curve]
    everybody = np.arange(len(shop.customers), dtype=np.int32)
    assert np.array_equal(
        model.recommend(shop, everybody, 5).scores, whole.recommend(shop, everybody, 5).scores
    )
    assert not list(tmp_path.glob("*.npz"))


def test_anothers_checkpoint_is_not_gone_on_with(shop: Dataset, tmp_path: Path) -> None:
    model = TwoTower(TwoTowerPlan(SHORT, again=False, checkpoints=tmp_path))
    steps = model.fit(shop)
    for step in steps:
        if step.stage == "training towers" and step.done == 2:
            break
    steps.close()
    fewer = shop.before(shop.end - 5 * DAY)
    other = TwoTower(TwoTowerPlan(SHORT, again=False, checkpoints=tmp_path))
    for _ in other.fit(fewer):
        pass
    assert [e.loss for e in other.curve] == [e.loss for e in fitted(fewer, again=False).curve]


def test_a_half_written_checkpoint_begins_anew(shop: Dataset, tmp_path: Path) -> None:
    (tmp_path / "two-tower-watched.npz").write_bytes(b"PK\x03\x04")
    assert fitted(shop, again=False, checkpoints=tmp_path).curve


def test_a_damaged_graph_is_said(shop: Dataset, tmp_path: Path) -> None:
    model = fitted(shop, again=False)
    save(model, tmp_path / "m.npz", {})
    state = model.state()
    state["item"] = state["item"][:40]
    model.restore(state)
    with pytest.raises(ModelError, match="cannot be loaded"):
        model.recommend(shop, np.array([0], np.int32), 3)
    loaded, _ = load(tmp_path / "m.npz")
    assert (loaded.recommend(shop, np.array([0], np.int32), 3).items >= 0).all()


def test_strategies_are_compared_in_one_table() -> None:
    data = dataset_of(shop_table())
    *_, last = compare_towers(data, resamplings=("none", "weighted"), plan=TwoTowerPlan(SHORT))
    report = last.result
    ways = [(row.negatives, row.resampling) for row in report.rows]
    assert ways[2:] == [
        ("uniform", "none"), ("uniform", "weighted"), ("day", "none"), ("day", "weighted"),
    ]  # fmt: skip
    learned = report.rows[2]
    assert learned.auc > 0.7  # half the items are of the other taste
    assert learned.auc > report.rows[0].auc + 0.1
    assert report.as_json()["metrics"]["uniform none"]["auc"] == learned.auc


def test_the_threshold_is_the_least_that_is_precise_enough() -> None:
    scores = np.array([0.9, 0.8, 0.7, 0.7, 0.6])
    right = np.array([True, True, True, False, False])
    assert threshold_for(scores, right, 0.75) == 0.7
    assert threshold_for(scores, right, 0.8) == 0.8
    assert threshold_for(scores, ~right, 0.9) == 0.9


def test_times_tell_weekdays_months_and_weekends() -> None:
    day = np.array([np.datetime64("2026-02-01").astype(int)])  # a Sunday
    (told,) = times(day)
    assert np.flatnonzero(told).tolist() == [6, 7 + 1, 19]
