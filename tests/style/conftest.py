from __future__ import annotations

from collections.abc import Callable

import pytest
from wardrobe import facts_of

from stylist.taxonomy import Taxonomy
from stylist.types import Facts


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return Taxonomy.load()


@pytest.fixture(scope="session")
def wardrobe() -> Callable[..., Facts]:
    """Makes `Facts` from one mapping an item; what a mapping leaves out is unknown."""
    return facts_of
