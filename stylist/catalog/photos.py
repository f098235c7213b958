"""Photos and their vectors: what import writes and the index reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from stylist.catalog.database import Database, driver_rows, fetch_numbers, revision_of
from stylist.catalog.derived import derive, names_of, say, unsay
from stylist.catalog.incoming import Incoming, embedding_rows, file_columns, vector_rows
from stylist.catalog.journal import note
from stylist.catalog.records import StoredFile, VectorChunk
from stylist.catalog.sqlite import among
from stylist.catalog.tables import ItemRow, PhotoRow, VectorRow
from stylist.errors import LibraryError, NotFoundError, PhotoError
from stylist.types import (
    CHANNELS,
    Attribute,
    Box,
    Change,
    Embedding,
    Ids,
    Look,
    NewPhoto,
    Photo,
)


class Photos(Database):
    """The part of the store that is about photos."""

    def add_photos(self, photos: Sequence[NewPhoto]) -> list[Photo]:
        """Store photos with their items, vectors and attributes: all or none.

        A photo whose digest is known already is given back as it is stored. A
        photo of an item whose SKU is known becomes one more photo of that
        item. What the model says of a further photo counts only where it has
        said nothing of that name: the main photo speaks for the item.

        Raises
        ------
        NotFoundError
            An `item_id` is of no item.
        """
        return self.bring_photos(photos)[0]

    def bring_photos(self, photos: Sequence[NewPhoto]) -> tuple[list[Photo], set[int]]:
        """As `add_photos`; also the ids of those that were not there before.

        Only the transaction that stores them can tell: another program may be bringing the same.
        """
        with self.writing() as connection:
            incoming = Incoming(connection, self.path_in)
            photo_ids = incoming.add_photos(photos)
            incoming.store()
            derive(connection, incoming.item_ids)
            stored = self._photos(connection, PhotoRow.id, photo_ids)
        by_id = {photo.id: photo for photo in stored}
        return [by_id[photo_id] for photo_id in photo_ids], incoming.new_photos

    def replace_photo(self, photo_id: int, photo: NewPhoto) -> Photo:
        """The file's bytes changed: take over its digest, size, vectors and place.

        The model's attributes of the item change with its main photo. Where a
        person has cropped the photo, that stays; what `photo` was embedded as
        is not what that person sees in it, and is left to `retake_photo`.

        Raises
        ------
        NotFoundError
            There is no such photo.
        PhotoError
            Another photo has these very bytes.
        """
        with self.writing() as connection:
            old = self._require_photo(connection, photo_id)
            other = connection.execute(
                select(PhotoRow.id).where(PhotoRow.digest == photo.digest, PhotoRow.id != photo_id)
            ).scalar()
            if other is not None:
                raise PhotoError(photo.path, f"is now the same picture as photo {other}")
            row = file_columns(photo, self.path_in)
            connection.execute(update(PhotoRow).where(PhotoRow.id == photo_id).values(row))
            connection.execute(delete(VectorRow).where(VectorRow.photo_id == photo_id))
            if old.crop is None:
                _embed(
                    connection, old, photo.encoder, photo.embedding, photo.attributes, photo.silent
                )
            return self._require_photo(connection, photo_id)

    def retake_photo(
        self, photo_id: int, encoder: str, look: Look, *, step: bool = False
    ) -> Change:
        """A photo has been looked at again: take over the look's crop and what was seen.

        With `step` it was a person who wanted another crop, who may take it back.

        The vectors of `encoder`, and of a main photo the model's attributes,
        take the place of those that were there; what people and feeds say of
        the item stays. Another crop is another picture: the vectors that
        other encoders made of the photo are forgotten with the old one.

        Raises
        ------
        NotFoundError
            There is no such photo.
        """
        sides = ("left", "top", "right", "bottom")
        row: dict[str, Any] = {
            f"crop_{side}": None if look.crop is None else float(getattr(look.crop, side))
            for side in sides
        }
        with self.writing() as connection:
            photo = self._require_photo(connection, photo_id)
            connection.execute(
                update(PhotoRow)
                .where(PhotoRow.id == photo_id)
                .values(row | {"mask_source": look.mask_source})
            )
            stale = delete(VectorRow).where(VectorRow.photo_id == photo_id)
            if look.crop == photo.crop:
                stale = stale.where(VectorRow.encoder == encoder)
            connection.execute(stale)
            _embed(connection, photo, encoder, look.embedding, look.attributes, look.silent)
            what = f"crop of {names_of(connection, [photo.item_id])}"
            what = f"took back the {what}" if look.crop is None else f"changed the {what}"
            if step:
                was = photo.crop
                sides_were = None if was is None else [getattr(was, side) for side in sides]
                note(connection, "crop", what, [photo_id, sides_were])
        return Change(what, (photo.item_id,))

    def unembedded_photos(
        self, encoder: str, *, after: int = 0, most: int | None = None
    ) -> list[Photo]:
        """Photos of items that are not retired of which this encoder's vector is not there.

        By id; with `after` and `most`, so many of those with a greater one.
        """
        there = select(VectorRow.photo_id).where(
            VectorRow.encoder == encoder, VectorRow.channel == CHANNELS[0]
        )
        retired = select(ItemRow.id).where(ItemRow.retired_at.is_not(None))
        found = (
            select(PhotoRow.__table__)
            .where(PhotoRow.id > after, PhotoRow.id.not_in(there), PhotoRow.item_id.not_in(retired))
            .order_by(PhotoRow.id)
            .limit(most)
        )
        with self.reading() as connection:
            return [self._photo(row) for row in connection.execute(found).mappings()]

    def photo(self, photo_id: int) -> Photo | None:
        """One photo, or none with that id."""
        with self.reading() as connection:
            return next(iter(self._photos(connection, PhotoRow.id, [photo_id])), None)

    def photos_by_digest(self, digests: Iterable[str]) -> dict[str, Photo]:
        """Those of the digests that are known, with their photos."""
        with self.reading() as connection:
            found = self._photos(connection, PhotoRow.digest, digests)
        return {photo.digest: photo for photo in found}

    def photos_by_path(self, paths: Iterable[Path]) -> dict[Path, StoredFile]:
        """Those of the paths where a photo was last seen; keys are as given."""
        asked = {self.path_in(path): path for path in paths}
        # JSON carries text only, so these travel as parameters, some at a time.
        keys = list(asked)
        found: dict[Path, StoredFile] = {}
        # Where one photo has taken the place of another, the one that is there counts.
        last = (PhotoRow.missing.desc(), PhotoRow.id)
        with self.reading() as connection:
            for start in range(0, len(keys), 500):
                here = PhotoRow.path.in_(keys[start : start + 500])
                rows = connection.execute(select(*_FILE).where(here).order_by(*last))
                found |= {asked[row["path"]]: self._file(row) for row in rows.mappings()}
        return found

    def all_files(self) -> Iterator[StoredFile]:
        """Every photo's file, by photo id.

        They come by the page: who lets go of a hundred thousand paths at once stops
        every other thread for 60 ms.
        """
        after = -1
        while True:
            page = select(*_FILE).where(PhotoRow.id > after).order_by(PhotoRow.id).limit(_PAGE)
            with self.reading() as connection:
                rows = [self._file(row) for row in connection.execute(page).mappings()]
            yield from rows
            if len(rows) < _PAGE:
                return
            after = rows[-1].photo_id

    def digests(self) -> list[str]:
        """The digest of every photo."""
        with self.reading() as connection:
            rows = driver_rows(connection.execute(select(PhotoRow.digest)))
            return [digest for (digest,) in rows]

    def move_photo(self, photo_id: int, path: Path, size: int, mtime_ns: int) -> None:
        """The same bytes were found elsewhere; the photo is there now, not missing.

        Raises
        ------
        NotFoundError
            There is no such photo.
        """
        columns = {"path": self.path_in(path), "size": size, "mtime_ns": mtime_ns}
        self._change(photo_id, columns | {"missing": False})

    def mark_missing(self, photo_ids: Iterable[int], missing: bool = True) -> None:
        """Remember that these files are not (or are again) where they should be."""
        with self.writing() as connection:
            connection.execute(
                update(PhotoRow).where(among(PhotoRow.id, photo_ids)).values(missing=missing)
            )

    def put_vectors(
        self,
        encoder: str,
        photo_ids: Sequence[int] | Ids,
        channels: Mapping[str, NDArray[np.floating[Any]]],
    ) -> None:
        """Write these photos' vectors of an encoder, over those that were there.

        `channels` has an (n, d) array for each of `types.CHANNELS`.

        Raises
        ------
        NotFoundError
            One of the photos is not in the catalog.
        """
        if set(channels) != set(CHANNELS):
            raise ValueError(f"a vector is whole: {CHANNELS}, not {tuple(channels)}")
        ids = [int(i) for i in photo_ids]
        with self.writing() as connection:
            known = select(PhotoRow.id).where(among(PhotoRow.id, ids))
            if unknown := set(ids).difference(connection.execute(known).scalars()):
                raise NotFoundError(f"no photo {min(unknown)}")
            connection.execute(
                delete(VectorRow).where(
                    VectorRow.encoder == encoder, among(VectorRow.photo_id, ids)
                )
            )
            rows = list(vector_rows(encoder, ids, channels, revision_of(connection)))
            if rows:
                connection.execute(insert(VectorRow), rows)

    def vectors(self, encoder: str, *, since: int = 0, chunk: int = 4096) -> Iterator[VectorChunk]:
        """The vectors of all photos of items that are not retired, by photo id.

        Parameters
        ----------
        encoder : str
            Whose vectors; those of two encoders are never mixed.
        since : int
            Only photos whose vector was written (or whose item was restored)
            after this revision.
        chunk : int
            Photos at a time. Each chunk is a read of its own: what is written
            meanwhile may or may not be seen, and is seen by a later `since`
            the revision from before the first chunk.

        Raises
        ------
        LibraryError
            Vectors of one encoder differ in length.
        """
        photo_ids, item_ids = self._embedded(encoder, since)
        for start in range(0, len(photo_ids), chunk):
            some = slice(start, start + chunk)
            parts = self._parts(encoder, photo_ids[some])
            whole = np.array([all(i in part for part in parts) for i in photo_ids[some].tolist()])
            ids = photo_ids[some][whole]
            if len(ids):
                yield VectorChunk(ids, item_ids[some][whole], self._matrix(ids, parts))

    def embedded_photos(self, encoder: str) -> tuple[Ids, Ids]:
        """Which photos `vectors` gives: their ids ascending, and their items'."""
        return self._embedded(encoder, since=0)

    def _embedded(self, encoder: str, since: int) -> tuple[Ids, Ids]:
        retired = select(ItemRow.id).where(ItemRow.retired_at.is_not(None))
        found = (
            select(VectorRow.photo_id, PhotoRow.item_id)
            .join(PhotoRow, PhotoRow.id == VectorRow.photo_id)
            .where(
                VectorRow.encoder == encoder,
                VectorRow.channel == CHANNELS[0],
                VectorRow.revision > since,
                PhotoRow.item_id.not_in(retired),
            )
        )
        with self.reading() as connection:
            ids = fetch_numbers(connection, found)
        ids = ids[np.argsort(ids[:, 0])]
        return ids[:, 0].copy(), ids[:, 1].copy()

    def _parts(self, encoder: str, photo_ids: Ids) -> list[dict[int, bytes]]:
        """Of each channel, the stored bytes by photo id."""
        with self.reading() as connection:
            return [
                dict(
                    driver_rows(
                        connection.execute(
                            select(VectorRow.photo_id, VectorRow.data).where(
                                among(VectorRow.photo_id, photo_ids),
                                VectorRow.encoder == encoder,
                                VectorRow.channel == channel,
                            )
                        )
                    )
                )
                for channel in CHANNELS
            ]

    def _matrix(self, ids: Ids, parts: list[dict[int, bytes]]) -> NDArray[np.float16]:
        columns = []
        for part in parts:
            stored = [part[i] for i in ids.tolist()]
            sizes = {len(data) for data in stored}
            if len(sizes) != 1 or sizes.pop() % 2:
                raise LibraryError(
                    self.file, "holds damaged vectors; `stylist doctor --repair` removes them"
                )
            columns.append(np.frombuffer(b"".join(stored), dtype="<f2").reshape(len(ids), -1))
        return np.concatenate(columns, axis=1)

    def _photos(self, connection: Connection, column: Any, values: Iterable[Any]) -> list[Photo]:
        rows = connection.execute(
            select(PhotoRow.__table__)
            .where(among(column, values))
            .order_by(PhotoRow.item_id, PhotoRow.position)
        )
        return [self._photo(row) for row in rows.mappings()]

    def _require_photo(self, connection: Connection, photo_id: int) -> Photo:
        for photo in self._photos(connection, PhotoRow.id, [photo_id]):
            return photo
        raise NotFoundError(f"no photo {photo_id}")

    def _change(self, photo_id: int, columns: Mapping[str, Any]) -> None:
        with self.writing() as connection:
            self._require_photo(connection, photo_id)
            connection.execute(update(PhotoRow).where(PhotoRow.id == photo_id).values(columns))

    def _photo(self, row: RowMapping) -> Photo:
        crop = None
        if row["crop_left"] is not None:
            crop = Box(row["crop_left"], row["crop_top"], row["crop_right"], row["crop_bottom"])
        return Photo(
            id=row["id"],
            item_id=row["item_id"],
            path=self.path_out(row["path"]),
            digest=row["digest"],
            width=row["width"],
            height=row["height"],
            main=row["main"],
            missing=row["missing"],
            crop=crop,
        )

    def _file(self, row: RowMapping) -> StoredFile:
        return StoredFile(
            photo_id=row["id"],
            path=self.path_out(row["path"]),
            digest=row["digest"],
            size=row["size"],
            mtime_ns=row["mtime_ns"],
            missing=row["missing"],
        )


def _embed(
    connection: Connection,
    photo: Photo,
    encoder: str,
    embedding: Embedding,
    attributes: Sequence[Attribute],
    silent: Sequence[str] = (),
) -> None:
    """Write what was seen in a photo whose vectors of that encoder have been removed."""
    rows = embedding_rows(photo.id, encoder, embedding, revision_of(connection))
    connection.execute(insert(VectorRow), list(rows))
    if photo.main:
        unsay(connection, [photo.item_id], "model", keep=silent)
        say(connection, [(photo.item_id, attribute) for attribute in attributes])
        derive(connection, [photo.item_id])


_PAGE = 1000

_FILE = (
    PhotoRow.id,
    PhotoRow.path,
    PhotoRow.digest,
    PhotoRow.size,
    PhotoRow.mtime_ns,
    PhotoRow.missing,
)
