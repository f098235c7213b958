"""The vectors of several encoders beside each other: how they come, and how they go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from stylist.catalog.database import revision_of
from stylist.catalog.derived import derive, say, unsay
from stylist.catalog.incoming import embedding_rows
from stylist.catalog.sqlite import among
from stylist.catalog.tables import AttributeRow, ItemRow, PhotoRow, VectorRow
from stylist.catalog.upkeep import Upkeep
from stylist.types import CHANNELS, Attribute, Photo, SeenPhoto


class Encoders(Upkeep):
    """The part of the store that is about what encoders made of photos."""

    def add_embeddings(
        self, encoder: str, seen: Sequence[SeenPhoto], silent: Sequence[str] = ()
    ) -> list[Photo]:
        """Write what an encoder made of photos, all or none; the photos of which it was taken.

        Left out are photos that are gone, whose file or crop is another by
        now, and that have a vector of this encoder already. What is known of
        an item stays: of its main photo's attributes those are written of
        whose name no model has said anything. Only where no encoder's vector
        was left, because the picture is another than the one the model spoke
        of, its attributes take the place of the old, but for the `silent`.
        """
        with self.writing() as connection:
            ids = [s.photo_id for s in seen]
            photos = {p.id: p for p in self._photos(connection, PhotoRow.id, ids)}
            found = select(VectorRow.photo_id, VectorRow.encoder).where(
                among(VectorRow.photo_id, ids), VectorRow.channel == CHANNELS[0]
            )
            whose = [(row.photo_id, row.encoder) for row in connection.execute(found)]
            there = {photo_id for photo_id, other in whose if other == encoder}
            known = {photo_id for photo_id, _ in whose}
            taken = {
                s.photo_id: s
                for s in seen
                if s.photo_id not in there
                and (photo := photos.get(s.photo_id)) is not None
                and (photo.digest, photo.crop) == (s.digest, s.crop)
            }
            revision = revision_of(connection)
            rows = [
                row
                for s in taken.values()
                for row in embedding_rows(s.photo_id, encoder, s.embedding, revision)
            ]
            if rows:
                connection.execute(insert(VectorRow), rows)
            main = {photos[i].item_id: s for i, s in taken.items() if photos[i].main}
            anew = [item_id for item_id, s in main.items() if s.photo_id not in known]
            unsay(connection, anew, "model", keep=silent)
            said = list(_new_words(connection, main))
            if said or anew:
                say(connection, said)
                derive(connection, sorted({item_id for item_id, _ in said} | {*anew}))
        return [photos[i] for i in taken]

    def embedded_count(self, encoder: str) -> tuple[int, int]:
        """How many photos of items that are not retired have this encoder's vector, of how many."""
        retired = select(ItemRow.id).where(ItemRow.retired_at.is_not(None))
        every = select(func.count()).where(PhotoRow.item_id.not_in(retired))
        there = every.where(
            PhotoRow.id.in_(
                select(VectorRow.photo_id).where(
                    VectorRow.encoder == encoder, VectorRow.channel == CHANNELS[0]
                )
            )
        )
        with self.reading() as connection:
            return (
                connection.execute(there).scalar_one(),
                connection.execute(every).scalar_one(),
            )

    def has_vectors(self, encoder: str) -> bool:
        """Whether any photo has this encoder's vector."""
        with self.reading() as connection:
            found = connection.execute(
                select(VectorRow.photo_id).where(VectorRow.encoder == encoder).limit(1)
            )
            return found.first() is not None

    def remove_vectors(self, encoder: str) -> int:
        """Forget the vectors of an encoder; gives of how many photos."""
        with self.writing() as connection:
            mine = VectorRow.encoder == encoder
            count = select(func.count()).where(mine, VectorRow.channel == CHANNELS[0])
            number = connection.execute(count).scalar_one()
            connection.execute(delete(VectorRow).where(mine))
        return number


def _new_words(
    connection: Connection, main: dict[int, SeenPhoto]
) -> Iterable[tuple[int, Attribute]]:
    """What was seen of items, where no model has spoken of it."""
    found = select(AttributeRow.item_id, AttributeRow.name).where(
        AttributeRow.source == "model", among(AttributeRow.item_id, list(main))
    )
    spoken = {(row.item_id, row.name) for row in connection.execute(found)}
    for item_id, seen in main.items():
        for attribute in seen.attributes:
            if (item_id, attribute.name) not in spoken:
                yield item_id, attribute
