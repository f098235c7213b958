from __future__ import annotations

import pytest

from stylist.ingest.boutique import Garment, plan


@pytest.fixture(scope="session")
def assortment() -> list[Garment]:
    return plan(600, seed=7)


@pytest.fixture(scope="session")
def one_of_each(assortment: list[Garment]) -> dict[str, Garment]:
    """The first garment of every style."""
    found: dict[str, Garment] = {}
    for garment in assortment:
        found.setdefault(garment.style, garment)
    return found
