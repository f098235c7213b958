"""Mounting a file system that nobody else sees, for tests of disks."""

from __future__ import annotations

import shutil
import subprocess

ALONE = ("unshare", "--mount", "--map-root-user")
"""Runs what follows as root of a name space of its own."""


def can_mount() -> bool:
    if shutil.which("unshare") is None:
        return False
    tried = [*ALONE, "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0
