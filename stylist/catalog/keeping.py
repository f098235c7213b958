"""The backups of a library: one a day when it is used, thinned out as they age."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from stylist.catalog.backup import back_up
from stylist.catalog.sqlite import APPLICATION_ID

FOLDER = "backups"
DAILY = timedelta(hours=24)

_STAMP = "%Y%m%d-%H%M%S"
_DAYS, _WEEKS, _MONTHS = 7, 8, 12
"""Of so many days, weeks and months that have one, the newest of each is kept."""
_FRESH = 3
"""The newest are kept in any case, and those from before a migration as long as they are one."""


class Backup(NamedTuple):
    """A copy of a catalog: where it is, why it was made (daily, schema-3 …) and when."""

    file: Path
    kind: str
    made: datetime


def listed(folder: Path) -> list[Backup]:
    """The backups in a library's folder, the newest first; other files are none."""
    found = []
    for file in (folder / FOLDER).glob("*.sqlite"):
        kind, _, stamp = file.stem.rpartition("-")
        kind, _, day = kind.rpartition("-")
        with suppress(ValueError):
            made = datetime.strptime(f"{day}-{stamp}", _STAMP).astimezone()
            found.append(Backup(file, kind, made))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def name_for(kind: str, now: datetime) -> str:
    """The file name of a backup made `now`."""
    return f"{kind}-{now:{_STAMP}}.sqlite"


def is_due(folder: Path, now: datetime) -> bool:
    """Whether the newest daily backup is a day old, or changes since have none."""
    daily = [backup.made for backup in listed(folder) if backup.kind == "daily"]
    return not daily or not timedelta(0) <= now - daily[0] < DAILY


def back_up_daily(catalog: Path, now: datetime | None = None) -> Path | None:
    """Make today's backup where one is due, then thin out the old ones; None where none is.

    Raises
    ------
    LibraryError
        It cannot be written; the older ones stay.
    """
    now = now or datetime.now().astimezone()
    folder = catalog.parent
    if not is_due(folder, now):
        return None
    made = back_up(catalog, folder / FOLDER / name_for("daily", now))
    for backup in superfluous(listed(folder)):
        with suppress(OSError):
            backup.file.unlink()
    return made


def superfluous(backups: Iterable[Backup]) -> list[Backup]:
    """Daily backups that younger ones stand for: of each day, week and month the newest stays."""
    daily = [backup for backup in backups if backup.kind == "daily"]
    kept = set(daily[:_FRESH])
    for form, most in (("%Y-%j", _DAYS), ("%G-%V", _WEEKS), ("%Y-%m", _MONTHS)):
        of_each: dict[str, Backup] = {}
        for backup in daily:
            of_each.setdefault(f"{backup.made:{form}}", backup)
        kept.update(list(of_each.values())[:most])
    return [backup for backup in daily if backup not in kept]


def newest_good(folder: Path) -> Backup | None:
    """The newest backup that is whole; each is read from end to end until one is."""
    return next((backup for backup in listed(folder) if is_whole(backup.file)), None)


def is_whole(file: Path) -> bool:
    """Whether a file is a catalog with every page and index in order."""
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?immutable=1", uri=True)) as opened:
            ours = opened.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            return bool(ours and opened.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except (sqlite3.Error, OSError, UnicodeDecodeError):  # what it quotes of damage is no text
        return False
