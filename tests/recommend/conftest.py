from __future__ import annotations

import pytest
from small_shop import dataset_of, shop_table

from stylist.recommend.dataset import Dataset


@pytest.fixture(scope="session")
def shop() -> Dataset:
    """60 customers of two tastes, 42 items of which two have never sold, twelve weeks."""
    return dataset_of(shop_table())
