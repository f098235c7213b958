"""What the customer bought before, most often first."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from stylist.recommend.contract import register
from stylist.recommend.dataset import Codes, Dataset
from stylist.recommend.popularity import Popularity
from stylist.types import Floats


@register
class Repurchase(Popularity):
    """What the customer bought before: by how often, then by how lately."""

    name: ClassVar[str] = "repurchase"
    label: ClassVar[str] = "Bought before"

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        pairs = data.pairs
        rows, of = pairs.rows_of(customers)
        found = np.full((len(customers), len(data.items)), -np.inf, np.float32)
        span = max(data.end - int(data.time[0]), 1) if len(data) else 1
        lately = 1 - (data.end - pairs.last[rows]) / (span + 1)
        found[of, pairs.item[rows]] = pairs.baskets[rows] + 0.999 * lately
        return found
