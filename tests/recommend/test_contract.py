"""What every recommender must do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from small_shop import dataset_of, shop_table

from stylist.errors import ModelError
from stylist.recommend.contract import Recommender, Wanted
from stylist.recommend.dataset import DAY, Dataset
from stylist.recommend.engines import REGISTRY, load, make, save
from stylist.recommend.hybrid import Plan
from stylist.recommend.ranker import Options

LEARNED = {"two-tower", "image-rec", "hybrid-learned"}
SMALL = {
    "als": {"factors": 8, "iterations": 5},
    "bpr": {"factors": 8, "iterations": 20},
    "hybrid": {"plan": Plan(weeks=3, factors=8, iterations=3, options=Options(rounds=20))},
    "hybrid-learned": {
        "plan": Plan(
            weeks=3, factors=8, iterations=3, options=Options(rounds=20), learned=("two-tower",)
        )
    },
}
_FITTED: dict[str, Recommender] = {}


def fit(name: str, data: Dataset) -> Recommender:
    if name in LEARNED:
        pytest.importorskip("torch", reason="it is trained with PyTorch")
    model = make(name, **SMALL.get(name, {}))
    for _ in model.fit(data):
        pass
    return model


class RecommenderContract:
    """Inherited once for each engine."""

    engine: str

    @pytest.fixture
    def model(self, shop: Dataset) -> Recommender:
        if self.engine not in _FITTED:
            _FITTED[self.engine] = fit(self.engine, shop)
        return _FITTED[self.engine]

    def test_everybody_is_given_k_items_none_twice(self, model: Recommender, shop: Dataset) -> None:
        everybody = np.arange(len(shop.customers), dtype=np.int32)
        given = model.recommend(shop, everybody, 7)
        assert given.items.shape == given.scores.shape == (len(everybody), 7)
        assert all(len(set(row)) == 7 for row in given.items.tolist())
        assert (given.items >= 0).all()
        assert (np.diff(given.scores, axis=1) <= 0).all()

    def test_more_than_there_is_ends_with_nothing(self, model: Recommender, shop: Dataset) -> None:
        given = model.recommend(shop, np.array([0], np.int32), 100)
        assert given.items.shape == (1, 100)
        assert sorted(given.items[0, : len(shop.items)].tolist()) == list(range(len(shop.items)))
        assert (given.items[0, len(shop.items) :] == -1).all()

    def test_somebody_unknown_is_given_what_is_popular(
        self, model: Recommender, shop: Dataset
    ) -> None:
        given = model.recommend(shop, np.array([-1], np.int32), 5)
        assert (given.items >= 0).all()
        week = shop.after(shop.end - 7 * DAY)
        assert np.isin(given.items[0], np.unique(week.item)).all()

    def test_a_customer_who_came_after_the_fit_is_answered(self, shop: Dataset) -> None:
        regulars = shop.of(np.arange(1, len(shop.customers), dtype=np.int32))
        model = fit(self.engine, regulars)
        given = model.recommend(shop, np.array([0], np.int32), 5)
        assert (given.items >= 0).all()

    def test_an_item_that_came_after_the_fit_can_be_asked_about(
        self, model: Recommender, shop: Dataset
    ) -> None:
        asked = np.array([-1, len(shop.items) - 1, 0], np.int32)
        alike = model.similar_items(shop, asked, 5)
        assert (alike.items >= 0).all()
        assert len(shop.items) - 1 not in alike.items[1]
        assert 0 not in alike.items[2]

    def test_filters_are_respected(self, model: Recommender, shop: Dataset) -> None:
        allowed = np.zeros(len(shop.items), bool)
        allowed[[3, 8, 25, 41]] = True
        given = model.recommend(shop, np.array([0, 1, -1], np.int32), 6, Wanted(allowed))
        for row in given.items:
            assert sorted(row[row >= 0].tolist()) == [3, 8, 25, 41]

    def test_what_was_bought_is_left_out_if_asked(self, model: Recommender, shop: Dataset) -> None:
        everybody = np.arange(len(shop.customers), dtype=np.int32)
        given = model.recommend(shop, everybody, 10, Wanted(bought=False))
        for customer, row in enumerate(given.items):
            own = shop.pairs.item[slice(*shop.pairs.indptr[customer : customer + 2])]
            assert not np.isin(row[row >= 0], own).any()

    def test_the_same_seed_gives_the_same_answer(self, model: Recommender, shop: Dataset) -> None:
        everybody = np.arange(len(shop.customers), dtype=np.int32)
        again = fit(self.engine, shop).recommend(shop, everybody, 10)
        given = model.recommend(shop, everybody, 10)
        assert np.array_equal(again.items, given.items)
        assert np.array_equal(again.scores, given.scores)

    def test_saved_and_loaded_it_answers_the_same(
        self, model: Recommender, shop: Dataset, tmp_path: Path
    ) -> None:
        everybody = np.arange(len(shop.customers), dtype=np.int32)
        save(model, tmp_path / "model.npz", {"note": "x"})
        loaded, card = load(tmp_path / "model.npz")
        assert card["note"] == "x"
        before, after = (m.recommend(shop, everybody, 10) for m in (model, loaded))
        assert np.array_equal(before.items, after.items)
        assert np.allclose(before.scores, after.scores)

    def test_a_damaged_file_is_refused(
        self, model: Recommender, shop: Dataset, tmp_path: Path
    ) -> None:
        save(model, tmp_path / "model.npz", {})
        (tmp_path / "model.npz").write_bytes(b"PK\x03\x04 nonsense")
        with pytest.raises(ModelError):
            load(tmp_path / "model.npz")

    def test_only_what_holds_customers_has_their_names_in_its_file(
        self, model: Recommender, shop: Dataset
    ) -> None:
        names = {str(c) for c in shop.customers.names}
        held = [
            a for a in model.state().values() if a.dtype.kind == "U" and names & set(a.tolist())
        ]
        assert bool(held) == model.holds_customers

    def test_no_purchases_at_all_are_no_error(self, shop: Dataset) -> None:
        nothing = shop.before(0)
        model = fit(self.engine, nothing)
        given = model.recommend(nothing, np.array([0, -1], np.int32), 3)
        assert given.items.shape == (2, 3)
        assert all(len(set(row)) == 3 for row in given.items.tolist())

    def test_a_shop_that_knows_no_customer_by_name_is_no_error(self) -> None:
        table = shop_table().head(200).with_columns(pl.lit(None, pl.String).alias("customer_id"))
        nameless = dataset_of(table)
        given = fit(self.engine, nameless).recommend(nameless, np.array([-1], np.int32), 4)
        assert (given.items >= 0).all()

    def test_customers_who_came_once_are_no_error(self) -> None:
        once = dataset_of(shop_table().unique("customer_id", keep="first", maintain_order=True))
        model = fit(self.engine, once)
        everybody = np.arange(len(once.customers), dtype=np.int32)
        given = model.recommend(once, everybody, 4, Wanted(bought=False))
        assert (given.items >= 0).all()

    def test_it_says_why(self, model: Recommender, shop: Dataset) -> None:
        said = model.explain(shop, 0, np.array([0, 39], np.int32))
        assert len(said) == 2
        assert all(line.endswith(".") for line in said)


for _name in REGISTRY:
    globals()[f"Test{_name.title().replace('-', '')}"] = type(
        f"Test{_name.title().replace('-', '')}", (RecommenderContract,), {"engine": _name}
    )


@pytest.mark.parametrize("name", ["item-knn", "last-basket", "als", "ease", "content", "hybrid"])
def test_tastes_are_told_apart(name: str, shop: Dataset) -> None:
    """Even customers are given the items of even customers."""
    everybody = np.arange(len(shop.customers), dtype=np.int32)
    given = fit(name, shop).recommend(shop, everybody, 5)
    right = (given.items // 20 % 2) == (everybody % 2)[:, None]
    assert right.mean() > 0.9
