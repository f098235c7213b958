"""A catalog travels on a stick, and what shoppers thought comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from stylist.catalog.feedruns import Opinion
from stylist.ingest.bundle.manifest import KEY_FILE, is_bundle, opened, read_key
from stylist.ingest.bundle.reading import BundleImport
from stylist.ingest.bundle.writing import write_catalog, write_verdicts
from stylist.library.browsing import Browsing
from stylist.library.feeds import Feeds
from stylist.taxonomy import Taxonomy
from stylist.types import Progress


class Bundles(Browsing, Feeds):
    """A catalog travels."""

    def export_bundle(
        self,
        file: Path | str,
        *,
        originals: bool = False,
        verdicts: bool = False,
        key: Path | None = None,
    ) -> Iterator[Progress]:
        """Write this catalog for kiosks; the last progress carries `BundleWritten`.

        Parameters
        ----------
        originals : bool
            Whole photos travel, not thumbnails.
        verdicts : bool
            Not the catalog, but what people thought of it here, without who they are.
        key : Path, optional
            What to sign with; by default ``bundle.key`` in the library, if it is there.

        Raises
        ------
        FeedError
            The file cannot be written, or the key not be read.
        """
        target = Path(file).expanduser().absolute()
        card = self._in_use.card
        signing = self._key(key)
        if verdicts:
            yield from write_verdicts(self._store, card, target, signing)
            return
        picture = None if originals else self.thumbnail
        yield from write_catalog(
            self._store, card, target, self.path / "taxonomy", picture, signing
        )

    def plan_bundle(self, file: Path | str, *, key: Path | None = None) -> Iterator[Progress]:
        """What a bundle would change; the last progress carries its `FeedDiff`, or None."""
        with opened(Path(file).expanduser().absolute(), self._key(key)) as bundle:
            yield from BundleImport(self._store, self.path, self._in_use.card).plan(bundle)

    def import_bundle(self, file: Path | str, *, key: Path | None = None) -> Iterator[Progress]:
        """Take a bundle over as an update; the last progress carries a `BundleReport`.

        Raises
        ------
        FeedError
            It is damaged, was changed, or is not signed as it must be; nothing has changed.
        """
        used = self._in_use
        taking = BundleImport(self._store, self.path, used.card)
        with opened(Path(file).expanduser().absolute(), self._key(key)) as bundle:
            for step in taking.run(bundle, self._import):
                if step.result is not None:
                    if step.result.taxonomy:
                        self._ask_by(Taxonomy.load(self.path / "taxonomy"))
                    used.memory.index()
                    used.memory.save()
                yield step

    def is_bundle(self, file: Path | str) -> bool:
        """Whether a file is a bundle, and no feed."""
        return is_bundle(Path(file).expanduser())

    def shoppers_say(self, item_ids: Sequence[int]) -> dict[int, Opinion]:
        """What shoppers at kiosks think of items: how many like and dislike each."""
        return self._store.shoppers_say(item_ids)

    def _key(self, key: Path | None) -> bytes | None:
        own = self.path / KEY_FILE
        if key is None and not own.exists():
            return None
        return read_key(key or own)
