"""Other people's numerics, kept from getting into each other's way."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from threadpoolctl import threadpool_limits


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """Implicit and LightGBM have threads of their own; BLAS's beside them only wait.

    implicit tells how long it took to convert its own matrices; nobody asked.
    """
    with threadpool_limits(limits=1, user_api="blas"), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Method expects CSR input")
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="implicit")
        yield
