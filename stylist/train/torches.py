"""PyTorch, if it is there: what it runs on, and that the same seed gives the same numbers."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from stylist.errors import UsageError
from stylist.processor import usable_cores

INSTALL = "install it with: pip install 'stylist-desktop[train]' (or: uv sync --extra train)"


def there() -> bool:
    """Whether PyTorch is installed; it is not imported to find out."""
    return importlib.util.find_spec("torch") is not None


def load() -> Any:
    """The module torch.

    Raises
    ------
    UsageError
        It is not installed; the text says how to.
    """
    try:
        import torch
    except ImportError as error:
        raise UsageError(f"this recommender is trained with PyTorch; {INSTALL}") from error
    return torch


def device() -> Any:
    """The graphics card if there is one, else the processor."""
    torch = load()
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


@contextmanager
def threads(count: int) -> Iterator[None]:
    """Let PyTorch use so many.

    Small matrices are best on one: where another program keeps a core busy, waiting for
    a second thread made a step of 30 ms take 600.
    """
    torch = load()
    usual = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(usual)


def cores() -> int:
    """For what is large enough to be shared among them."""
    return max(min(usable_cores(), 8), 1)
