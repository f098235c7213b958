"""Shoppers come and go at a kiosk over a library, until a file is there: LIBRARY STOP."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

import soak_kiosk


class OverError(Exception):
    """They go home."""


def main() -> None:
    folder, stop = map(Path, sys.argv[1:])
    visits = 0

    def told(number: int, _: float) -> None:
        nonlocal visits
        visits = number
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        if stop.exists() and number >= 2:
            raise OverError

    try:
        soak_kiosk.soak(folder, 400, told, every=1)
    except OverError:
        sys.stdout.write(f"over {visits}\n")


if __name__ == "__main__":
    main()
