"""Asking whether the drive answers must leave what is asked about alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from stylist.answering import answers
from stylist.library import Library

ANOTHER = """
import sys
from pathlib import Path
from stylist.library import Library

with Library.open(Path(sys.argv[1]), create=False) as library:
    print(len(library.verdicts("Anna")))
"""


def seen_by_another_program(folder: Path) -> int:
    """How many verdicts a program of its own finds; it closes the library again."""
    done = subprocess.run(
        [sys.executable, "-c", ANOTHER, folder], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def test_what_is_written_after_another_program_has_left_is_not_lost(library: Library) -> None:
    first, second, *_ = library.browse().ids
    library.like("Anna", [int(first)])
    assert answers(library.path, 60.0)
    assert seen_by_another_program(library.path) == 1
    library.like("Anna", [int(second)])
    assert seen_by_another_program(library.path) == 2
