"""Who is writing to a library: a small record beside the catalog, best effort.

SQLite's lock keeps the catalog whole; this only lets a program that waited in
vain say for whom.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path


@contextmanager
def held(record: Path) -> Iterator[None]:
    """Keep the record while this program writes."""
    with suppress(OSError):
        record.write_text(json.dumps(_myself()), encoding="utf-8")
    try:
        yield
    finally:
        with suppress(OSError):
            record.unlink(missing_ok=True)


def describe(record: Path) -> str:
    """For a message: who holds the library, or *another program* when unknown.

    A record left by a program that no longer runs is not believed.
    """
    try:
        said = json.loads(record.read_text(encoding="utf-8"))
        program, pid, host = str(said["program"]), int(said["pid"]), str(said["host"])
        since = datetime.fromisoformat(said["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return "another program"
    if host == socket.gethostname() and not _runs(pid):
        return "another program"
    return f"{program} (process {pid} on {host}, since {since:%H:%M:%S})"


def _myself() -> dict[str, str | int]:
    script = Path(sys.argv[0] or sys.executable)
    return {
        "pid": os.getpid(),
        "program": script.parent.name if script.stem == "__main__" else script.stem,
        "host": socket.gethostname(),
        "since": datetime.now().astimezone().isoformat(timespec="seconds"),
    }


def _runs(pid: int) -> bool:
    if os.name == "nt":
        # There os.kill does not ask, it kills; the record is believed.
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        # It runs, as somebody else.
        return True
    return True
