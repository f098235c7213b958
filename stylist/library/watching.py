"""Folders from which is imported what lands there."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stylist.errors import FeedError, StylistError
from stylist.ingest.bundle.reading import BundleReport
from stylist.ingest.watch import Landed, Watch
from stylist.library.bundles import Bundles
from stylist.products import ANY_TABLE, FeedDiff, RowRefusal
from stylist.text import printable
from stylist.types import Progress, Refusal

_NAP = 0.25
"""Seconds between two yields while nothing happens, so that closing is heard at once."""


@dataclass(frozen=True, slots=True)
class LandedReport:
    """What an import from a watched folder did."""

    photos: int
    products: int
    new: int
    changed: int
    gone: int
    refused: tuple[Refusal, ...]


class Watching(Bundles):
    """Folders that are watched."""

    def watched(self) -> list[Path]:
        """The folders that this library watches while it is open in the window."""
        return self._store.watched()

    def set_watched(self, folder: Path | str, *, watching: bool = True) -> None:
        """Watch a folder from now on, or no more.

        Raises
        ------
        FeedError
            It is no folder.
        """
        path = Path(folder).expanduser().absolute()
        if watching and not path.is_dir():
            raise FeedError(path, "is no folder that could be watched")
        self._store.watch(path, watching=watching)

    def watcher(self, folder: Path | str, *, settle: float = 2.0) -> Watch:
        """What looks into a folder for files that are completely written."""
        return Watch(Path(folder).expanduser().absolute(), self._store.fed, settle=settle)

    def import_landed(self, landed: Landed) -> Iterator[Progress]:
        """Import what a watch found; the last progress carries a `LandedReport`.

        A file that cannot be used is refused with its reason, and the others go on.
        """
        report = LandedReport(0, 0, 0, 0, 0, ())
        for file in landed.bundles:
            for step in self._guarded(file, self.import_bundle(file)):
                yield step if step.result is None else replace(step, result=None)
                if (done := step.result) is not None and not isinstance(done, Refusal):
                    report = _with(report, done.items, done, done.refused)
                elif done is not None:
                    report = replace(report, refused=(*report.refused, done))
        for file in landed.feeds:
            for step in self._guarded(file, self._landed_feed(file)):
                yield step if step.result is None else replace(step, result=None)
                if (done := step.result) is not None and not isinstance(done, Refusal):
                    report = _with(report, done.diff.products, done.diff, done.refused)
                    report = replace(report, photos=report.photos + done.imported)
                elif done is not None:
                    report = replace(report, refused=(*report.refused, done))
        if landed.photos:
            for step in self.import_photos(landed.photos):
                yield replace(step, result=None)
                if (done := step.result) is not None:
                    report = replace(
                        report,
                        photos=report.photos + done.imported,
                        refused=(*report.refused, *done.refused),
                    )
        yield Progress("done", 1, 1, result=report)

    def watch(
        self, folder: Path | str, *, every: float = 2.0, once: bool = False
    ) -> Iterator[Progress]:
        """Look into a folder until the generator is closed, and import what lands there.

        Each import's last progress carries a `LandedReport`. `every` is the
        seconds between two looks; `once` ends when nothing is left to be written.
        """
        path = Path(folder).expanduser().absolute()
        if not path.is_dir():
            raise FeedError(path, "is no folder that could be watched")
        watch = self.watcher(path, settle=every)
        watch.look(time.monotonic())
        while True:
            until = time.monotonic() + every
            while time.monotonic() < until:
                yield Progress("watching", 0, None)
                time.sleep(min(_NAP, every))
            landed = watch.look(time.monotonic())
            if landed:
                yield from self.import_landed(landed)
            elif once and not watch.waiting:
                return

    def _landed_feed(self, file: Path) -> Iterator[Progress]:
        """Import a feed that nobody has looked at, if it is clear that it is one."""
        look = self.look_at_feed(file)
        clear = look.format != ANY_TABLE or {"sku", "name"} <= set(look.map.columns)
        if not clear and not look.remembered:
            raise FeedError(
                file, "may be no feed; import it once by hand to say what its columns are"
            )
        yield from self.import_feed(file)

    def _guarded(self, file: Path, steps: Iterator[Progress]) -> Iterator[Progress]:
        """The steps; trouble with the file ends them with a `Refusal`."""
        try:
            yield from steps
        except StylistError as error:
            reason = getattr(error, "reason", str(error))
            refusal = Refusal(printable(file), reason)
            yield Progress("done", 0, 0, refused=(refusal,), result=refusal)


def _with(
    report: LandedReport,
    products: int,
    done: FeedDiff | BundleReport,
    refused: Sequence[RowRefusal],
) -> LandedReport:
    return replace(
        report,
        products=report.products + products,
        new=report.new + done.count("new"),
        changed=report.changed + done.count("changed") + done.count("back"),
        gone=report.gone + done.count("gone"),
        refused=(*report.refused, *(r.as_refusal() for r in refused)),
    )
