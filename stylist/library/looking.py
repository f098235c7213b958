"""Photos are looked at: where the garment is, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from stylist.embed.attributes import CategoryHead
from stylist.embed.garments import find_garments
from stylist.errors import NotFoundError
from stylist.imaging.camera import Camera, devices
from stylist.imaging.codes import make_qr, meanings, read_codes
from stylist.imaging.decode import Decoded, decode, read
from stylist.ingest.retake import retake
from stylist.inuse import InUse
from stylist.library.core import Core
from stylist.review import Review
from stylist.style.blend import blend, told
from stylist.types import (
    Attribute,
    Box,
    Change,
    Device,
    Garment,
    Look,
    Mask,
    Photo,
    PhotoPart,
    Rgb,
)


class Looking(Core):
    """Photos are looked at: where the garment is, and what it is."""

    def cameras(self) -> list[Device]:
        """The cameras that are connected."""
        return devices()

    def open_camera(
        self, source: int | str, *, resolution: tuple[int, int] | None = None
    ) -> Camera:
        """A camera by its number, or a video file or stream as one.

        Raises
        ------
        CameraError
            It is absent, in use, or may not be used.
        """
        return Camera.open(source, resolution=resolution)

    def read_codes(self, image: Rgb) -> tuple[str, ...]:
        """What QR and bar codes in a picture say, (h, w, 3) uint8."""
        return read_codes(image)

    def make_qr(self, text: str) -> Mask:
        """A QR code that says `text`: (n, n), True where it is dark, without its light border.

        Raises
        ------
        UsageError
            The text is empty, or too long for a code that a phone reads off a screen.
        """
        return make_qr(text)

    def item_of_code(self, code: str) -> int | None:
        """The item whose SKU, or a variant's, a code says; None where none has it."""
        said = meanings(code)
        known = self._store.ids_by_any_sku(said)
        return next((known[sku] for sku in said if sku in known), None)

    def look_at(self, photo: Path | bytes | Rgb, *, crop: Box | None = None) -> Look:
        """See a photo: where the garment is, its embedding, its attributes.

        Raises
        ------
        PhotoError
            It cannot be used.
        """
        return self._look_at(self._in_use, photo, crop)

    def _look_at(self, used: InUse, photo: Path | bytes | Rgb, crop: Box | None) -> Look:
        if isinstance(photo, np.ndarray):
            height, width = photo.shape[:2]
            return used.embedder.look_at(Decoded(photo, None, width, height), None, crop)
        path = photo if isinstance(photo, Path) else None
        data = read(photo) if isinstance(photo, Path) else photo
        decoded = decode(data, path or "photo", max_pixels=self._max_pixels)
        return used.embedder.look_at(decoded, path, crop)

    def garments_in(self, image: Rgb) -> tuple[Garment, ...]:
        """The garments in a picture, (h, w, 3) uint8, where it shows several; else none.

        The box of each is a crop for `look_at`; see `embed.garments` for what is not told.
        """
        slots = {name: category.slot for name, category in self.taxonomy.categories.items()}
        return find_garments(self._in_use.embedder, slots, image)

    def blend(self, parts: Sequence[PhotoPart]) -> Look:
        """Several photos as one to search with; see `style.blend`. It shows the first."""
        used = self._in_use
        seen = [replace(part, look=self._seen_by(used, part.look)) for part in parts]
        return replace(
            seen[0].look, embedding=blend(seen), attributes=told(seen), path=None, silent=()
        )

    def _seen_by(self, used: InUse, look: Look) -> Look:
        """A look, seen again where another model was in use when it was taken."""
        if look.encoder == used.card.identity:
            return look
        return self._look_at(used, look.image if look.path is None else look.path, look.crop)

    def set_crop(self, photo_id: int, crop: Box | None) -> Change:
        """A person's word on where the garment is in a photo; None takes it back.

        The photo is embedded again, and what the model says of the item
        follows its main photo. An import of the photo, changed or not, keeps
        the crop.

        Raises
        ------
        NotFoundError
            There is no such photo.
        PhotoError
            Its file cannot be read, or holds another picture by now.
        UsageError
            The crop is no part of a photo.
        """
        photo = self._store.photo(photo_id)
        if photo is None:
            raise NotFoundError(f"no photo {photo_id}")
        return self._write(lambda: self._retake(photo, crop, step=True), facts=True, vectors=True)

    def _see(self, photo: Photo) -> dict[str, tuple[Attribute, ...]]:
        decoded = decode(read(photo.path), photo.path, max_pixels=self._max_pixels)
        return self.embedder.guesses(decoded, photo.crop)

    def _retake(self, photo: Photo, crop: Box | None, *, step: bool = False) -> Change:
        return retake(
            self._store, self.embedder, photo, crop, max_pixels=self._max_pixels, step=step
        )

    @property
    def review(self) -> Review:
        """What waits for a person's word, since the model is unsure."""
        return Review(
            self._store, self.taxonomy, self.heads, self._see,
            lambda: self.settings.unsure_below, self.set_attribute,
        )  # fmt: skip

    def category_head(self) -> CategoryHead | None:
        """The head in force here: its `probabilities` of (n, d) style vectors, and their `names`.

        The one that `heads.fit` learned in this library, or the model's own;
        None where a model that was brought has not been taught yet.
        """
        return self.heads.in_force.category

    def set_attribute(self, item_ids: Sequence[int], name: str, value: str | None) -> Change:
        """A person's word, which no model or feed overwrites; None takes it back."""
        return self._write(lambda: self._store.set_attribute(item_ids, name, value), facts=True)
