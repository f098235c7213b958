"""What customers with a like basket of late bought: user-based nearest neighbours.

Users as nearest neighbours (Herlocker et al., SIGIR 1999), compared by what they bought
with newer purchases counting more, as next-basket recommenders have it (Hu et al., *Modeling
Personalized Item Frequency Information for Next-basket Recommendation*, SIGIR 2020).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from stylist.recommend.contract import Recommender, register
from stylist.recommend.dataset import Codes, Dataset
from stylist.recommend.item_knn import histories
from stylist.types import Floats, Progress

HALF_LIFE = 30.0
"""Days after which a purchase says half as much of what somebody is after."""
PEOPLE = 400
"""Neighbours of whom the purchases are added up."""
MOST = 20_000
"""Customers among whom neighbours are looked for: those who came last."""
OWN = 0.2
"""What a customer's own purchases count beside their neighbours' mean."""


class Tastes:
    """The customers who came last, and what they bought as of the end of the data."""

    def __init__(self, data: Dataset, half_life: float = HALF_LIFE, most: int = MOST) -> None:
        self._data, self._half_life = data, half_life
        pairs = data.pairs
        last = np.zeros(len(data.customers), np.int64)
        held = np.flatnonzero(np.diff(pairs.indptr))
        owner = np.repeat(np.arange(len(data.customers)), np.diff(pairs.indptr))
        np.maximum.at(last, owner, pairs.last)
        newest = held[np.argsort(-last[held], kind="stable")[:most]]
        self._people = np.sort(newest).astype(np.int32)
        self._bought = histories(data, self._people, half_life)
        count = np.bincount(self._bought.indices, minlength=len(data.items))
        self._rarity = np.log((1 + len(self._people)) / (1 + count)).astype(np.float32)
        self._units_of_items = sparse.csr_array(self._unit(self._bought).T)

    def _unit(self, bought: sparse.csr_array) -> sparse.csr_array:
        """Rows of length 1 in which what everybody buys says little."""
        weighed = bought.copy()
        weighed.data = weighed.data * self._rarity[weighed.indices]
        of = np.repeat(np.arange(weighed.shape[0]), np.diff(weighed.indptr))
        length = np.sqrt(np.bincount(of, weighed.data**2, minlength=weighed.shape[0]))
        weighed.data = (weighed.data / np.maximum(length, 1e-9)[of]).astype(np.float32)
        return weighed

    def neighbours_bought(self, customers: Codes, people: int = PEOPLE) -> sparse.csr_array:
        """(n, items) float32: what those most alike bought, their likeness as the weight."""
        asked = histories(self._data, customers, self._half_life)
        near = (self._unit(asked) @ self._units_of_items).toarray().astype(np.float32)
        if not near.size:
            return sparse.csr_array((len(customers), len(self._data.items)), dtype=np.float32)
        # Nobody is their own neighbour.
        place = np.minimum(np.searchsorted(self._people, customers), len(self._people) - 1)
        itself = np.flatnonzero(self._people[place] == customers)
        near[itself, place[itself]] = 0
        if people < near.shape[1]:
            least = -np.partition(-near, people - 1, axis=1)[:, people - 1 : people]
            near[near < least] = 0
        near /= np.maximum(near.sum(axis=1, keepdims=True), 1e-9)
        return sparse.csr_array(near) @ self._bought


@register
class UserKnn(Recommender):
    """What people who buy alike of late bought, and a little of what one bought oneself."""

    name: ClassVar[str] = "user-knn"
    label: ClassVar[str] = "People who buy alike"

    def __init__(self, half_life: float = HALF_LIFE, people: int = PEOPLE) -> None:
        super().__init__()
        self._options = (half_life, people)
        self._tastes: tuple[Dataset, Tastes] | None = None

    def _fit(self, data: Dataset) -> Iterator[Progress]:
        yield Progress("comparing customers", 0, 1)
        self._tastes = data, Tastes(data, self._options[0])
        yield Progress("comparing customers", 1, 1)

    def _scores(self, data: Dataset, customers: Codes) -> Floats:
        if self._tastes is None or self._tastes[0] is not data:
            self._tastes = data, Tastes(data, self._options[0])
        half_life, people = self._options
        found = self._tastes[1].neighbours_bought(customers, people)
        found = (found + OWN * histories(data, customers, half_life)).toarray()
        return np.where(found > 0, found, -np.inf).astype(np.float32)

    def _state(self) -> dict[str, NDArray[Any]]:
        return {"options": np.array(self._options)}

    def _restore(self, state: Mapping[str, NDArray[Any]]) -> None:
        half_life, people = np.asarray(state["options"]).tolist()
        self._options = (float(half_life), int(people))
        self._tastes = None
