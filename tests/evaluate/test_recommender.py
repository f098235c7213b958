"""Metrics beside scikit-learn's, and comparisons on a small shop."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, ndcg_score, roc_auc_score
from small_shop import dataset_of, shop_table

from stylist.errors import UsageError
from stylist.evaluate import ranking_metrics as metrics
from stylist.evaluate.recommender import RecommenderReport, Truth, compare
from stylist.evaluate.report import page, write_report
from stylist.evaluate.split import by_shares, last_days, rolling
from stylist.evaluate.tune import SEARCHED, tune
from stylist.recommend.dataset import DAY, Dataset


@pytest.fixture(scope="module")
def shop() -> Dataset:
    return dataset_of(shop_table())


@pytest.fixture(scope="module")
def report(shop: Dataset) -> RecommenderReport:
    *_, last = compare(shop, ["popularity", "repurchase", "item-knn"])
    assert isinstance(last.result, RecommenderReport)
    return last.result


lists = st.integers(2, 15).flatmap(
    lambda n: st.tuples(st.lists(st.booleans(), min_size=n, max_size=n), st.integers(1, n))
)


@given(lists)
def test_ndcg_is_scikit_learns(case: tuple[list[bool], int]) -> None:
    right, k = np.array(case[0]), case[1]
    if not right.any():
        return
    scores = -np.arange(len(right), dtype=float)
    ours = metrics.ndcg(right[None, :k], np.array([right.sum()]))[0]
    assert ours == pytest.approx(ndcg_score(right[None].astype(float), scores[None], k=k))


@given(lists)
def test_average_precision_of_whole_lists_is_scikit_learns(case: tuple[list[bool], int]) -> None:
    right = np.array(case[0])
    if not right.any():
        return
    ours = metrics.average_precision(right[None], np.array([right.sum()]))[0]
    theirs = average_precision_score(right, -np.arange(len(right), dtype=float))
    assert ours == pytest.approx(theirs)


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=2, max_size=30))
def test_auc_is_scikit_learns(rows: list[tuple[int, bool]]) -> None:
    scores, right = np.array([float(s) for s, _ in rows]), np.array([r for _, r in rows])
    if right.all() or not right.any():
        assert np.isnan(metrics.auc(scores, right))
        return
    assert metrics.auc(scores, right) == pytest.approx(roc_auc_score(right, scores))


def test_the_others_by_hand() -> None:
    right, count = np.array([[False, True, False, True], [False] * 4]), np.array([4, 2])
    assert metrics.precision(right, count).tolist() == [0.5, 0]
    assert metrics.recall(right, count).tolist() == [0.5, 0]
    assert metrics.hit_rate(right, count).tolist() == [1, 0]
    assert metrics.reciprocal_rank(right, count).tolist() == [0.5, 0]
    # Over min(bought, k): Kaggle's way.
    assert metrics.average_precision(right, count)[0] == pytest.approx((1 / 2 + 2 / 4) / 4)
    two = metrics.average_precision(right[:1, :2], np.array([9]))
    assert two[0] == pytest.approx((1 / 2) / 2)


def test_the_interval_holds_the_mean_and_narrows() -> None:
    rng = np.random.default_rng(1)
    wide = metrics.bootstrap(rng.random(50))
    narrow = metrics.bootstrap(rng.random(5000))
    assert wide[0] < 0.5 < wide[1]
    assert narrow[1] - narrow[0] < (wide[1] - wide[0]) / 4


def test_paired_differences_are_told_from_chance() -> None:
    rng = np.random.default_rng(2)
    base = rng.random(400)
    assert metrics.paired(base, base) == 1
    assert metrics.paired(base + rng.normal(0, 0.1, 400), base) > 0.01
    assert metrics.paired(base + rng.normal(0.05, 0.1, 400), base) < 0.001


def test_folds_go_forward_in_time(shop: Dataset) -> None:
    folds = rolling(shop, 3)
    for fold in folds:
        assert fold.past.time.max() <= fold.past.end < fold.future.time.min()
        assert fold.future.end - fold.past.end == 7 * DAY
    assert [f.past.end for f in folds] == sorted(f.past.end for f in folds)
    validation, test = by_shares(shop, (0.7, 0.15, 0.15))
    assert validation.future.end == test.past.end
    assert len(test.past) / len(shop) == pytest.approx(0.85, abs=0.02)


@pytest.mark.parametrize("shares", [(0.5, 0.5, 0.5), (1.0, 0.0, 0.0)])
def test_a_split_that_is_none_is_refused(shop: Dataset, shares: tuple[float, float, float]) -> None:
    with pytest.raises(UsageError):
        by_shares(shop, shares)


def test_more_days_than_there_are_cannot_be_held_out(shop: Dataset) -> None:
    with pytest.raises(UsageError):
        last_days(shop, 1000)


def test_what_is_known_of_people_beats_what_is_popular(report: RecommenderReport) -> None:
    key = "map@12"
    assert report.metrics["item-knn"][key] > 1.3 * report.metrics["popularity"][key]
    assert report.best == "repurchase"
    assert report.against["popularity"] < 0.01
    for one in report.models.values():
        low, high = one.intervals[key]
        assert low <= one.metrics[key] <= high
        assert one.metrics[key] == pytest.approx(one.each.mean())


def test_only_new_items_count_where_old_ones_are_left_out(
    report: RecommenderReport, shop: Dataset
) -> None:
    truth = Truth.of(last_days(shop, 7))
    assert report.sizes["new items only"] == int(truth.has_new.sum())
    assert 0 < report.metrics["item-knn"]["map@12 new"] < 1


def test_popularity_covers_little_and_is_biased(report: RecommenderReport) -> None:
    popular, knn = report.metrics["popularity"], report.metrics["item-knn"]
    assert popular["coverage"] < knn["coverage"]
    assert popular["diversity"] == 0 < knn["diversity"]
    assert popular["popularity_bias"] > 1


def test_the_page_fetches_nothing_and_escapes(report: RecommenderReport, tmp_path: Path) -> None:
    from dataclasses import replace

    odd = replace(report, fold="<script>alert(1)</script>")
    text = page(odd)
    assert "<script>" not in text
    assert "&lt;script&gt;" in text
    assert not re.search(r"(src|href)=|url\(|@import|https?://(?!www\.w3\.org)", text)
    assert text.count("<svg") >= 3
    assert write_report(report, tmp_path / "r" / "report.html").exists()


def test_the_report_is_json(report: RecommenderReport) -> None:
    told = json.loads(json.dumps(report.as_json()))
    assert set(told["metrics"]) == {"popularity", "repurchase", "item-knn"}
    assert "each" not in told["models"]["popularity"]


def test_tuning_chooses_the_best_of_what_it_tried(shop: Dataset) -> None:
    *_, last = tune(shop.before(shop.end - 7 * DAY), "ease")
    options, found = last.result
    assert len(found) == len(SEARCHED["ease"])
    assert found[f"regularization={options['regularization']}"] == max(found.values())
