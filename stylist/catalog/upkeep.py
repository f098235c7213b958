"""Runs of import, backups, and whether a catalog is sound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from stylist.catalog import fulltext
from stylist.catalog.backup import back_up
from stylist.catalog.database import now
from stylist.catalog.derived import settle, unsettled
from stylist.catalog.keeping import back_up_daily
from stylist.catalog.people import People
from stylist.catalog.records import ImportRun
from stylist.catalog.sqlite import MENDING, among
from stylist.catalog.tables import Base, PhotoRow, RunRow, VectorRow
from stylist.errors import DamagedError
from stylist.types import CHANNELS, ImportReport, Problem


class Upkeep(People):
    """The part of the store that is about the catalog itself."""

    def begin_run(self, root: Path | str) -> int:
        """Note that an import of `root` has begun; gives the run's id."""
        with self.writing() as connection:
            connection.execute(
                insert(RunRow).values(
                    root=str(root),
                    started=now(),
                    state="running",
                    refused=[],
                    **dict.fromkeys(("found", "imported", "duplicates", "moved", "updated"), 0),
                )
            )
            return connection.execute(select(func.max(RunRow.id))).scalar_one()

    def end_run(self, run_id: int, report: ImportReport, state: str) -> None:
        """Note how an import ended: `state` is done, cancelled or failed."""
        with self.writing() as connection:
            connection.execute(
                update(RunRow)
                .where(RunRow.id == run_id)
                .values(
                    finished=now(),
                    state=state,
                    found=report.found,
                    imported=report.imported,
                    duplicates=report.duplicates,
                    moved=report.moved,
                    updated=report.updated,
                    refused=[[refusal.path, refusal.reason] for refusal in report.refused],
                )
            )

    def runs(self) -> list[ImportRun]:
        """All imports, the last first; one that was killed is *running* for ever."""
        row = RunRow
        columns = (row.id, row.root, row.started, row.finished, row.state, row.imported)
        with self.reading() as connection:
            found = connection.execute(select(*columns).order_by(row.id.desc()))
            return [ImportRun(*r) for r in found]

    def backup(self, file: Path) -> Path:
        """Copy the catalog to `file` while it is in use; see `backup.back_up`."""
        return back_up(self.file, file.absolute())

    def back_up_daily(self) -> Path | None:
        """Keep a backup of today where there is none and anything is worth it; else None."""
        if self.read_only or not self.count():
            return None
        return back_up_daily(self.file)

    def refuse_damage(self) -> None:
        """Look at every page, which takes a second for 200 MB, but not whether indices agree.

        Raises
        ------
        DamagedError
            One of them makes no sense.
        """
        with self.reading() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if found != "ok":
            raise DamagedError(self.file, f"is damaged ({found}); {MENDING}")

    def check(self) -> list[Problem]:
        """What is wrong with the catalog; nothing is changed."""
        with self.reading() as connection:
            broken = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
            if broken == ["ok"]:  # so that looking closer, at the indices, cannot fail
                broken = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            if broken != ["ok"]:
                # Nothing else that is asked of such a file can be relied on.
                return [Problem(f"damaged: {line}", str(self.file)) for line in broken]
            return [
                Problem(fault.what, str(self.file))
                for fault in _FAULTS
                if fault.is_there(connection)
            ]

    def repair(self) -> list[Problem]:
        """What was wrong, and whether it has been put right.

        A damaged file is left as it is: a backup knows more than a salvage.
        """
        found = self.check()
        mended = {fault.what: fault.mend for fault in _FAULTS}
        with self.writing() as connection:
            for problem in found:
                if problem.what in mended:
                    mended[problem.what](connection)
        return [Problem(p.what, p.where, repaired=p.what in mended) for p in found]


class _Fault(NamedTuple):
    """Something that can be wrong, and that other rows tell how to put right."""

    what: str
    is_there: Callable[[Connection], bool]
    mend: Callable[[Connection], object]


def _has_strays(connection: Connection) -> bool:
    return connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None


def _drop_strays(connection: Connection) -> None:
    # The columns are: table, row id (none WITHOUT ROWID), table referred to, number.
    for table, parent in {
        (row[0], row[2]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
    }:
        child = Base.metadata.tables[table]
        for key in child.foreign_keys:
            if key.column.table.name == parent:
                connection.execute(delete(child).where(key.parent.not_in(select(key.column))))


def _partial() -> ColumnElement[bool]:
    """Photos whose vector of some encoder is not whole, or not as long as most are."""
    row = VectorRow
    odd = (
        select(row.photo_id)
        .group_by(row.photo_id, row.encoder)
        .having(func.count() != len(CHANNELS))
    )
    sizes = (
        select(
            row.encoder,
            row.channel,
            func.length(row.data).label("size"),
            func.row_number()
            .over(partition_by=(row.encoder, row.channel), order_by=func.count().desc())
            .label("place"),
        )
        .group_by(row.encoder, row.channel, func.length(row.data))
        .subquery("sizes")
    )
    usual = exists().where(
        sizes.c.place == 1,
        sizes.c.encoder == row.encoder,
        sizes.c.channel == row.channel,
        sizes.c.size == func.length(row.data),
    )
    return row.photo_id.in_(odd) | row.photo_id.in_(select(row.photo_id).where(~usual))


def _mainless() -> Select[Any]:
    """The first photo of every item that has photos but no main one."""
    with_main = select(PhotoRow.item_id).where(PhotoRow.main == 1)
    return (
        select(func.min(PhotoRow.id))
        .where(PhotoRow.item_id.not_in(with_main))
        .group_by(PhotoRow.item_id)
    )


def _no_part() -> ColumnElement[bool]:
    """Photos whose crop is no part of a photo: half of it unknown, outside, or inside out."""
    row = PhotoRow
    sides = (row.crop_left, row.crop_top, row.crop_right, row.crop_bottom)
    whole = and_(
        row.crop_left >= 0,
        row.crop_left < row.crop_right,
        row.crop_right <= 1,
        row.crop_top >= 0,
        row.crop_top < row.crop_bottom,
        row.crop_bottom <= 1,
    )
    return or_(*(side.is_not(None) for side in sides)) & ~func.coalesce(whole, False)


def _uncrop(connection: Connection) -> None:
    """Leave these photos to be looked at anew."""
    odd = list(connection.execute(select(PhotoRow.id).where(_no_part())).scalars())
    connection.execute(delete(VectorRow).where(among(VectorRow.photo_id, odd)))
    none = dict.fromkeys(("crop_left", "crop_top", "crop_right", "crop_bottom"))
    connection.execute(update(PhotoRow).where(among(PhotoRow.id, odd)).values(none))


def _any(statement: Callable[[], Select[Any]]) -> Callable[[Connection], bool]:
    return lambda connection: connection.execute(statement().limit(1)).first() is not None


_FAULTS = (
    _Fault("rows that belong to nothing", _has_strays, _drop_strays),
    _Fault(
        "vectors that are not whole",
        _any(lambda: select(VectorRow.photo_id).where(_partial())),
        lambda connection: connection.execute(delete(VectorRow).where(_partial())),
    ),
    _Fault(
        "crops that are no part of a photo",
        _any(lambda: select(PhotoRow.id).where(_no_part())),
        _uncrop,
    ),
    _Fault(
        "items without a main photo",
        _any(_mainless),
        lambda connection: connection.execute(
            update(PhotoRow).where(PhotoRow.id.in_(_mainless())).values(main=True)
        ),
    ),
    _Fault(
        "attributes that count and should not, or the other way round",
        _any(unsettled),
        lambda connection: connection.execute(settle()),
    ),
    _Fault(
        "words that search would not find",
        lambda connection: not fulltext.is_whole(connection),
        fulltext.rebuild,
    ),
)
"""In an order in which mending one does not bring back another."""
