"""Purchases by who came when: the baskets of each customer, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stylist.recommend.dataset import Codes, Dataset


@dataclass(frozen=True, slots=True)
class Visits:
    """Baskets of known customers: by customer, then by time."""

    indptr: NDArray[np.int64]
    time: Codes
    size: Codes
    key: NDArray[np.int64]
    of_purchase: Codes
    """(purchases of customers known by name,) the row of each one's visit."""

    @classmethod
    def of(cls, data: Dataset) -> Visits:
        """Of the customers who are known by name."""
        named = np.flatnonzero(data.customer >= 0)
        customer, basket, time = data.customer[named], data.basket[named], data.time[named]
        order = _in_order(customer, time, basket)
        customer, basket, time = customer[order], basket[order], time[order]
        fresh = np.ones(len(order), bool)
        fresh[1:] = (customer[1:] != customer[:-1]) | (basket[1:] != basket[:-1])
        begin = np.flatnonzero(fresh)
        of_purchase = np.empty(len(order), np.int32)
        of_purchase[order] = np.cumsum(fresh, dtype=np.int32) - 1
        size = np.diff(np.append(begin, len(order))).astype(np.int32)
        counts = np.bincount(customer[begin], minlength=len(data.customers))
        indptr = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        key = _key(customer[begin].astype(np.int64), time[begin])
        return cls(indptr, time[begin], size, key, of_purchase)

    def until(self, customer: Codes, time: Codes) -> NDArray[np.int64]:
        """(n,) how many visits each customer had made up to and including a time."""
        place = np.searchsorted(self.key, _key(customer.astype(np.int64), time), side="right")
        return np.asarray(place - self.indptr[customer])


def _key(customer: NDArray[np.int64], time: Codes) -> NDArray[np.int64]:
    return np.asarray((customer << 32) + time)


def _in_order(customer: Codes, time: Codes, basket: NDArray[np.int64]) -> NDArray[np.int64]:
    """(n,) rows by customer, then time, then basket, of rows that are in the order of time."""
    order = np.argsort(customer, kind="stable")
    customer, time, basket = customer[order], time[order], basket[order]
    same = (customer[1:] == customer[:-1]) & (time[1:] == time[:-1])
    moment = np.concatenate([[0], np.cumsum(~same)])
    # Few come twice in a minute: only their rows need a sort by basket.
    twice = np.zeros(int(moment[-1]) + 1, bool)
    twice[moment[1:][same & (basket[1:] != basket[:-1])]] = True
    rows = np.flatnonzero(twice[moment])
    order[rows] = order[rows[np.lexsort((basket[rows], moment[rows]))]]
    return order
