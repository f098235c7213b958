"""Library: the one façade that the window, the command line and scripts use."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Self

import numpy as np

from stylist.browse import Browse
from stylist.catalog.store import Store
from stylist.embed.attributes import CategoryHead
from stylist.embed.embedder import Embedder
from stylist.errors import NotFoundError, PhotoError, UsageError
from stylist.fits import Fits
from stylist.forecast import Conditions, Forecast
from stylist.heads import LibraryHeads
from stylist.imaging.camera import Camera
from stylist.imaging.decode import Decoded, decode, fit_within, read
from stylist.imaging.thumbnail import thumbnail_of
from stylist.ingest import keep
from stylist.ingest.folder import find_photos
from stylist.ingest.pipeline import ImportPipeline, Incoming, missing_below
from stylist.ingest.prepare import thumbnail_path, write_whole
from stylist.ingest.retake import embed_missing, retake, unembedded
from stylist.inuse import InUse
from stylist.learning import learn
from stylist.maintain import check_library, write_vectors
from stylist.memory import Memory
from stylist.models import Models
from stylist.naming import folder_category, name_from_file
from stylist.review import Review
from stylist.search import Search
from stylist.settings import Settings
from stylist.style.occasion import find as find_occasion
from stylist.style.occasion import words_with
from stylist.style.outfit import Band, Outfit
from stylist.style.values import attribute_values
from stylist.style.weather import Weather
from stylist.taxonomy import Taxonomy, occasions
from stylist.taxonomy.occasions import NewOccasion
from stylist.types import (
    CHANNELS,
    Attribute,
    Box,
    Change,
    Embedding,
    Filters,
    Floats,
    Hit,
    Ids,
    Item,
    Look,
    ModelInfo,
    ModelSource,
    NewItem,
    Photo,
    Problem,
    Progress,
    Refusal,
    Results,
    Rgb,
    TasteSummary,
    Verdict,
    Weights,
)
from stylist.wording import as_share, with_words, word_similarity
from stylist.words.terms import Query

ANY = Filters()
EVEN = Weights()


class Library:
    """A folder of garments, what is known about them, and what people thought of them.

    Open one with `Library.open`; it is a context manager. Several threads may
    use it: reads run in parallel, writes one after another.

    Attributes
    ----------
    path : Path
        The library's folder.
    settings : Settings
    taxonomy : Taxonomy
        Categories, colours, occasions and clo, with this library's own overrides.
    """

    def __init__(self, path: Path, store: Store, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self.taxonomy = Taxonomy.load(path / "taxonomy")
        self._store = store
        self._models = Models(store, path, self.taxonomy, settings)

    def _ask_by(self, taxonomy: Taxonomy) -> None:
        """Answer by this taxonomy from now on; what is being answered is answered by the last."""
        self.taxonomy = taxonomy
        self._models.ask_by(taxonomy)

    @classmethod
    def open(
        cls, path: Path | str, *, create: bool = True, settings: Settings | None = None
    ) -> Self:
        """Open the library in a folder; make it there if `create` and there is none.

        Raises
        ------
        LibraryError
            There is none, it is damaged, newer than this program, or locked.
        """
        folder = Path(path).expanduser().absolute()
        return cls(folder, Store.open(folder, create=create), settings or Settings())

    def close(self) -> None:
        """Close the catalog; what was done stays."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def revision(self) -> int:
        """Of the catalog; it grows with every change."""
        return self._store.revision()

    @property
    def embedder(self) -> Embedder:
        """The encoder in use, with all that goes with it, loaded when it is first needed."""
        return self._in_use.embedder

    @property
    def _in_use(self) -> InUse:
        """The model that answers; what takes several steps asks once, and keeps to it."""
        return self._models.current

    @property
    def heads(self) -> LibraryHeads:
        """What tells categories here, and learning it from people's words."""
        return self._in_use.heads

    @property
    def review(self) -> Review:
        """What waits for a person's word, since the model is unsure."""
        return Review(
            self._store, self.taxonomy, self.heads, self._see,
            lambda: self.settings.unsure_below, self.set_attribute,
        )  # fmt: skip

    @property
    def _memory(self) -> Memory:
        return self._in_use.memory

    @property
    def _search(self) -> Search:
        return self._in_use.search

    @property
    def _fits(self) -> Fits:
        return self._in_use.fits

    @property
    def _browse(self) -> Browse:
        return self._in_use.browse

    @property
    def _thumbnails(self) -> Path:
        return self.path / "cache" / "thumbs"

    # --- bringing in ---

    def import_photos(
        self,
        paths: Sequence[Path | str],
        *,
        copy: bool = False,
        category_from_folder: bool = False,
        workers: int | None = None,
    ) -> Iterator[Progress]:
        """Import files, folders (recursively) and globs; the last progress carries the report.

        Parameters
        ----------
        copy : bool
            Keep copies of the originals in the library.
        category_from_folder : bool
            The name of a photo's folder is its category.
        workers : int, optional
            Decoding processes; one per core by default.

        Notes
        -----
        Closing the generator cancels. What was reported as imported stays,
        and running it again goes on where it stopped.
        """
        found: list[Incoming] = []
        refused: list[Refusal] = []
        for one in find_photos(paths):
            if isinstance(one, Refusal):
                refused.append(one)
            else:
                found.append(Incoming(one, self._new_item(one, named=category_from_folder)))
            if (len(found) + len(refused)) % 1000 == 0:
                yield Progress("looking for photos", len(found), None)
        yield from self._import(found, refused, copy=copy, workers=workers, roots=paths)

    def _import(
        self,
        incoming: Sequence[Incoming],
        refused: Sequence[Refusal] = (),
        *,
        roots: Sequence[Path | str] = (),
        copy: bool = False,
        workers: int | None = None,
    ) -> Iterator[Progress]:
        used = self._in_use
        yield from used.memory.prepare()
        pipeline = ImportPipeline(
            self._store,
            used.embedder,
            self._thumbnails,
            self.settings,
            partial(self._came_in, used),
            copies=self.path / "photos" if copy else None,
            workers=workers,
        )
        # Path's own expanduser raises where there is no such user.
        folders = [Path(os.path.expanduser(root)).absolute() for root in roots]  # noqa: PTH111
        try:
            for step in pipeline.run(incoming, refused, "\n".join(str(f) for f in folders)):
                if step.result is not None:
                    gone = missing_below(self._store, folders, {i.path for i in incoming})
                    if gone:
                        self._store.mark_missing(gone)
                    yield from self._models.embed_missing(used.card.identity)
                yield step
        finally:
            used.memory.index()
            used.memory.save()

    def make_boutique(self, items: int = 600) -> Iterator[Progress]:
        """Fill this library with the sample boutique; the last progress carries its report.

        Raises
        ------
        UsageError
            There is something else in this library.
        """
        from stylist.ingest.demo import make_boutique

        yield from make_boutique(self._store, self.path, items, self._import)

    def add_items(self, items: Sequence[NewItem]) -> list[int]:
        """Bring in items that have no photo yet; gives their ids. A known SKU stays as it is."""
        return self._store.add_items(items)

    def prepare(self) -> Iterator[Progress]:
        """Load the vector index, or make it again from the catalog."""
        return self._memory.prepare()

    def keep(self, look: Look, name: str | None = None) -> Change:
        """Add a photo that was shown or taken to the library, its original in `photos/`."""
        look = self._seen_by(self._in_use, look)

        def kept() -> Change:
            photo = keep.keep_look(self._store, self.path, look, name)
            return Change("added a photo", (photo.item_id,))

        return self._write(kept, facts=True, vectors=True)

    def _came_in(
        self, used: InUse, photos: Sequence[Photo], embeddings: Sequence[Embedding]
    ) -> None:
        """Index what an import has stored; a changed photo is cropped as the one before was."""
        pairs = list(zip(photos, embeddings, strict=True))
        plain = [(photo, seen) for photo, seen in pairs if photo.crop is None]
        used.memory.added([photo for photo, _ in plain], [seen for _, seen in plain])
        for photo, _ in pairs:
            if photo.crop is not None:
                with suppress(PhotoError):  # changed once more: `doctor` will say so
                    self._retake(photo, photo.crop)

    def _new_item(self, path: Path, *, named: bool) -> NewItem:
        attributes: tuple[Attribute, ...] = ()
        if named and (category := folder_category(path, self.taxonomy)):
            attributes = (Attribute("category", category, 1.0, "feed"),)
        return NewItem(name_from_file(path), attributes=attributes)

    # --- browsing ---

    def count(self, filters: Filters = ANY) -> int:
        """How many items pass the filters."""
        return self._browse.count(filters)

    def understood(self, filters: Filters) -> Filters:
        """Filters as a person says them (*gray*, *Trousers*) in this library's words.

        Raises
        ------
        UsageError
            It knows no such category, colour, pattern or tag; the text lists those it does.
        """
        return self._browse.understood(filters)

    def understand(self, text: str) -> Query:
        """What is asked for in words: terms, of which each can be taken out again."""
        return self._in_use.wordsearch.understand(text)

    def browse(self, filters: Filters = ANY, *, sort: str = "newest", text: str = "") -> Results:
        """Items by words and filters, compared to nothing.

        `sort` is newest, name, price, price_desc, warmth or relevance.
        """
        return self._browse.page(filters, sort, text)

    def full_text(self, text: str) -> Ids:
        """(n,) items that have all the words, by BM25: what `browse` is measured against."""
        return self._store.ids(text=text, sort="relevance")

    def items(self, ids: Sequence[int] | Ids) -> list[Item]:
        """The items with these ids, in that order; unknown ids are left out.

        One without a name of its own goes by its category's.
        """
        return [self._named(item) for item in self._store.items([int(i) for i in ids])]

    def _named(self, item: Item) -> Item:
        if item.name:
            return item
        category = item.value("category")
        label = self.taxonomy.label("category", category.value) if category else "Item"
        return replace(item, name=label)

    def facets(self, filters: Filters = ANY) -> dict[str, dict[str, int]]:
        """Kind → value → count, each kind counted with its own filter left out.

        Kinds are category, colour, pattern, tag and occasion.
        """
        return self._browse.facets(filters)

    def thumbnail(self, photo: Photo | int) -> bytes | None:
        """JPEG bytes of a photo's thumbnail; made again if the cache has lost it.

        `photo` is the record, or its id, which costs a look into the catalog.
        """
        known = self._known(photo)
        if known is None:
            return None
        path = thumbnail_path(self._thumbnails, known.digest)
        with suppress(OSError):
            data = path.read_bytes()
            if data.endswith(b"\xff\xd9"):
                return data
        try:
            data = read(known.path)
            data = thumbnail_of(decode(data, known.path), data)
        except PhotoError:
            return None
        with suppress(OSError):  # a cache that cannot be written is only slower
            write_whole(path, data)
        return data

    def picture(self, photo: Photo | int, side: int = 1200) -> Rgb | None:
        """A photo large, from its file: (h, w, 3), upright; None where that cannot be."""
        known = self._known(photo)
        if known is None:
            return None
        try:
            image = decode(read(known.path), known.path, side=side).image
        except PhotoError:
            return None
        return fit_within(image, side)

    def _known(self, photo: Photo | int) -> Photo | None:
        return photo if isinstance(photo, Photo) else self._store.photo(photo)

    def colours(self) -> dict[str, tuple[int, int, int]]:
        """Colour families and the sRGB of their swatches."""
        return self.taxonomy.swatches

    def price_range(self) -> tuple[float, float] | None:
        """Least and greatest price, None where nothing has one."""
        return self._store.price_range()

    def warmth(self, item_ids: Sequence[int] | Ids) -> Floats:
        """(n,) clo of each item, NaN where nothing tells."""
        return self._browse.warmth(item_ids)

    def band(self, item_id: int) -> Band | None:
        """At which temperatures an item is worn; None where that means nothing."""
        fitted = self._fits.now()
        row = fitted.row(item_id)
        return None if row is None else fitted.band(row)

    def outfit(self, item_ids: Sequence[int] | Ids, filters: Filters = ANY) -> Outfit:
        """What items are together, beside what the filters' weather asks for."""
        ids = np.asarray(item_ids, dtype=np.int64)
        return self._fits.now().outfit(ids, Weather.of(filters))

    def needed_clo(self, filters: Filters) -> float | None:
        """What the filters' weather asks an outfit to bring; None without a temperature."""
        outside = Weather.of(filters)
        return None if outside is None else outside.clo

    def forecast(self, place: str, when: str = "now") -> Conditions:
        """What to expect outside at a place; asks the weather service of the settings.

        Raises
        ------
        UsageError
            The settings do not let it ask.
        ForecastError
            It cannot be asked, or knows no such place.
        """
        settings = self.settings
        if not settings.forecast:
            raise UsageError("the forecast is turned off: set forecast = true in settings.toml")
        service = Forecast(
            self.path / "cache" / "forecast.json",
            settings.forecast_url,
            settings.geocoding_url,
            settings.forecast_seconds,
        )
        return service.named(place, when)

    # --- occasions ---

    def label(self, kind: str, key: str) -> str:
        """What to show for a key of the taxonomy as it is now; see `Taxonomy.label`."""
        return self.taxonomy.label(kind, key)

    def occasions_of(self, item_id: int) -> dict[str, float]:
        """Key of every occasion → the probability that an item suits it."""
        fitted = self._fits.now()
        row = fitted.row(item_id)
        if row is None:
            return {}
        return {key: float(fitted.occasion(key)[row]) for key in self.taxonomy.occasions}

    def say_occasion(self, item_ids: Sequence[int], occasion: str, suits: bool | None) -> Change:
        """A person's word that items are, or are not, for an occasion; None takes it back.

        From five such words on Stylist learns from them.

        Raises
        ------
        NotFoundError, UsageError
            There is no such item; no occasion is called so.
        """
        asked = find_occasion(occasion, self.taxonomy)
        items = self._store.items([int(i) for i in item_ids])
        words = {item.id: words_with(item, asked.key, suits, self.taxonomy) for item in items}
        words |= {int(i): () for i in item_ids if int(i) not in words}  # the store refuses those
        said = {True: "{} is for", False: "{} is not for", None: "took back what {} is to"}
        return self.put_occasions(words, f"{said[suits]} {asked.phrase}")

    def put_occasions(
        self, words: Mapping[int, Sequence[Attribute]], what: str = "what {} is for"
    ) -> Change:
        """Let these be all that a person says of items' occasions: how a word is undone."""
        return self._write(lambda: self._store.put_occasions(words, what), facts=True)

    def add_occasion(self, new: NewOccasion) -> str:
        """Make an occasion of this library's own; its key.

        Raises
        ------
        UsageError, LibraryError
            It is not one, or it cannot be kept.
        """
        key = occasions.add(self._own_taxonomy, self.taxonomy, new)
        self._ask_by(Taxonomy.load(self._own_taxonomy))
        return key

    def restore_occasion(self, key: str, was: NewOccasion) -> None:
        """Bring one that was removed back under its key, with what was said of items."""
        occasions.add(self._own_taxonomy, self.taxonomy, was, key)
        self._ask_by(Taxonomy.load(self._own_taxonomy))

    def change_occasion(self, key: str, new: NewOccasion) -> None:
        """Describe one of this library's own occasions anew; what was said of items stays said."""
        occasions.change(self._own_taxonomy, self.taxonomy, key, new)
        self._ask_by(Taxonomy.load(self._own_taxonomy))

    def remove_occasion(self, key: str) -> NewOccasion:
        """Remove one of this library's own occasions; what it was, to be added again."""
        was = occasions.remove(self._own_taxonomy, self.taxonomy, key)
        self._ask_by(Taxonomy.load(self._own_taxonomy))
        return was

    def occasion(self, key: str) -> NewOccasion:
        """How an occasion is described."""
        return occasions.described(self.taxonomy, find_occasion(key, self.taxonomy).key)

    @property
    def _own_taxonomy(self) -> Path:
        return self.path / "taxonomy"

    # --- asking ---

    def open_camera(self, source: int | str) -> Camera:
        """A camera by its number, or a video file or stream as one.

        Raises
        ------
        CameraError
            It is absent, in use, or may not be used.
        """
        return Camera.open(source)

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

    def _seen_by(self, used: InUse, look: Look) -> Look:
        """A look, seen again where another model was in use when it was taken."""
        if look.encoder == used.card.identity:
            return look
        return self._look_at(used, look.image if look.path is None else look.path, look.crop)

    @property
    def _max_pixels(self) -> int:
        return int(self.settings.max_megapixels * 1e6)

    def rank(
        self,
        query: Look | Path | Rgb | int | None,
        k: int = 500,
        *,
        weights: Weights = EVEN,
        filters: Filters = ANY,
        profile: str | None = None,
        verdicts: Mapping[int, Verdict] | None = None,
        exclude: Sequence[int] = (),
        words: str = "",
    ) -> Results:
        """Rank items for a photo, an item, or, without either, for a person.

        Parameters
        ----------
        query
            A look, a photo, an item's id (the item itself is left out), or
            None: what this profile would like.
        weights : Weights
            How much cut, colour and pattern count.
        profile : str, optional
            Whose taste turns the answer.
        verdicts : mapping of item id to verdict, optional
            These in place of a profile's.
        exclude : item ids
            Not these.
        words : str
            Said beside the photo or item (*in red*), or alone; only for a
            model that understands words, see `wording.with_words`. A score is
            then the share of the library's photos that fit less.

        Raises
        ------
        PhotoError, NotFoundError
            The query cannot be used.
        UsageError
            There are words, and the model in use understands none.
        """
        used = self._in_use
        if verdicts is None:
            verdicts = self._store.verdicts(profile) if profile else {}
        vector: Floats | None = None
        exclude = tuple(exclude)
        shown: tuple[Attribute, ...] = ()
        if isinstance(query, Path | np.ndarray):
            query = self._look_at(used, query, None)
        if isinstance(query, Look):
            query = self._seen_by(used, query)
            vector, shown = query.embedding.joined(), query.attributes
        elif query is not None:
            vector, shown = used.search.seen(int(query))
            exclude = (*exclude, int(query))
        elif not verdicts and not words:
            return self.browse(filters)
        if words:
            vector, weights = with_words(used, self.taxonomy, vector, words, weights)
        results = used.search.rank(
            vector, k, weights, filters, verdicts,
            exclude=exclude,
            shown=shown,
            nothing_close=0.0 if words else self.settings.nothing_close,
        )  # fmt: skip
        if words and vector is not None:
            return as_share(used, vector, weights, results)
        return results

    def similar(
        self,
        query: Look | Path | Rgb | int,
        k: int = 20,
        *,
        weights: Weights = EVEN,
        filters: Filters = ANY,
        profile: str | None = None,
        words: str = "",
    ) -> list[Hit]:
        """The items most like a photo or an item, best first; none where nothing is close."""
        results = self.rank(
            query, k, weights=weights, filters=filters, profile=profile, words=words
        )
        return [] if results.nothing_close else self.hits(results)

    def search(self, text: str, k: int = 20, *, filters: Filters = ANY) -> list[Hit]:
        """Items by words, best first."""
        return self.hits(self.browse(filters, text=text, sort="relevance"), 0, k)

    @property
    def widths(self) -> tuple[int, ...]:
        """Of the channels of `vectors`."""
        return self._memory.widths

    def vectors(self) -> tuple[Ids, Floats]:
        """Of all photos that can be searched: their items, and (n, d), channels end to end."""
        index = self._memory.index()
        return index.groups, index.vectors(index.keys)

    def hits(self, results: Results, start: int = 0, stop: int | None = None) -> list[Hit]:
        """Records of a slice of results."""
        window = slice(start, len(results.ids) if stop is None else stop)
        by_id = {item.id: item for item in self.items(results.ids[window])}
        hits = []
        rows = zip(
            results.ids[window], results.photo_ids[window],
            results.scores[window], results.channels[window], strict=True,
        )  # fmt: skip
        for item_id, photo_id, score, channels in rows:
            item = by_id.get(int(item_id))
            if item is None:  # removed since the question was asked
                continue
            photo: Photo | None = next((p for p in item.photos if p.id == photo_id), item.photo)
            shares = dict(zip(CHANNELS, (float(c) for c in channels), strict=True))
            reasons = results.reasons.get(int(item_id), ())
            hits.append(Hit(item, photo, float(score), shares, reasons))
        return hits

    def explain(
        self, item_id: int, *, filters: Filters = ANY, profile: str | None = None
    ) -> tuple[str, ...]:
        """Sentences about an item: its occasion, its warmth, what you thought of it."""
        said = list(self._search.sentences(item_id, filters))
        verdict = self._store.verdicts(profile).get(item_id) if profile else None
        if verdict is not None:
            what = "You like this" if verdict.liked else "Not for you"
            said.append(f"{what}: {verdict.reason}." if verdict.reason else f"{what}.")
        return tuple(said)

    # --- people ---

    def profiles(self) -> list[str]:
        """The names, in the order in which they were added."""
        return self._store.profiles()

    def add_profile(self, name: str) -> Change:
        """Make a profile; one that is there stays as it is."""
        return self._write(lambda: self._store.add_profile(name))

    def require_profile(self, name: str) -> None:
        """Make sure that there is such a profile.

        Raises
        ------
        UsageError
            There is none; the text lists those that there are.
        """
        if name not in (known := self._store.profiles()):
            others = f"; there are {', '.join(known)}" if known else ""
            raise UsageError(f"no profile is called {name!r}{others}")

    def like(self, profile: str, item_ids: Sequence[int], reason: str | None = None) -> Change:
        """Say that a person likes items: one step to take back."""
        return self._write(lambda: self._store.set_verdicts(profile, item_ids, True, reason))

    def dislike(self, profile: str, item_ids: Sequence[int], reason: str | None = None) -> Change:
        """Say that a person does not like items: one step to take back."""
        return self._write(lambda: self._store.set_verdicts(profile, item_ids, False, reason))

    def clear(self, profile: str, item_ids: Sequence[int]) -> Change:
        """Neither liked nor disliked any more: one step to take back."""
        return self._write(lambda: self._store.set_verdicts(profile, item_ids, None))

    def undo(self, profile: str) -> Change | None:
        """Take back a person's last step; None where there is none."""
        before = self._store.revision()
        change = self._store.undo(profile)
        self._memory.settled(before)
        return change

    def verdicts(self, profile: str) -> dict[int, Verdict]:
        """What a person thinks of items, by item id."""
        return self._store.verdicts(profile)

    def taste(self, profile: str) -> TasteSummary:
        """What a person's verdicts taught."""
        verdicts = self._store.verdicts(profile)
        learned = learn(self._memory, verdicts, EVEN)
        liked = np.array([v.item_id for v in verdicts.values() if v.liked], dtype=np.int64)
        not_liked = np.array([v.item_id for v in verdicts.values() if not v.liked], dtype=np.int64)
        return TasteSummary(
            profile,
            len(liked),
            len(not_liked),
            learned.taste.weights if learned else EVEN,
            attribute_values(self._memory.facts(), liked, not_liked),
        )

    # --- editing ---

    def set_attribute(self, item_ids: Sequence[int], name: str, value: str | None) -> Change:
        """A person's word, which no model or feed overwrites; None takes it back."""
        return self._write(lambda: self._store.set_attribute(item_ids, name, value), facts=True)

    def category_head(self) -> CategoryHead | None:
        """The head in force here: its `probabilities` of (n, d) style vectors, and their `names`.

        The one that `heads.fit` learned in this library, or the model's own;
        None where a model that was brought has not been taught yet.
        """
        return self.heads.in_force.category

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
        return self._write(lambda: self._retake(photo, crop), facts=True, vectors=True)

    def _see(self, photo: Photo) -> dict[str, tuple[Attribute, ...]]:
        decoded = decode(read(photo.path), photo.path, max_pixels=self._max_pixels)
        return self.embedder.guesses(decoded, photo.crop)

    def _retake(self, photo: Photo, crop: Box | None) -> Change:
        return retake(self._store, self.embedder, photo, crop, max_pixels=self._max_pixels)

    def add_tag(self, item_ids: Sequence[int], tag: str) -> Change:
        """Tag items."""
        return self._write(lambda: self._store.add_tag(item_ids, tag), facts=True)

    def remove_tag(self, item_ids: Sequence[int], tag: str) -> Change:
        """Take a tag off items."""
        return self._write(lambda: self._store.remove_tag(item_ids, tag), facts=True)

    def remove(self, item_ids: Sequence[int]) -> Change:
        """Retire items: they are shown no more, and nothing about them is lost."""
        return self._write(lambda: self._store.retire(item_ids), facts=True, vectors=True)

    def restore_items(self, item_ids: Sequence[int]) -> Change:
        """Bring retired items back, with everything people said about them."""
        change = self._write(lambda: self._store.restore(item_ids), facts=True, vectors=True)
        # While an item was away another model may have come into use.
        photos = [p for item in self._store.items(item_ids) for p in item.photos]
        known = np.isin([p.id for p in photos], self._memory.index().keys)
        for photo, there in zip(photos, known, strict=True):
            if not there:
                with suppress(PhotoError):  # `doctor` will say so
                    self._retake(photo, photo.crop)
        return change

    def _write(
        self, action: Callable[[], Change], *, facts: bool = False, vectors: bool = False
    ) -> Change:
        before = self._store.revision()
        change = action()
        self._memory.settled(before, facts=facts, vectors=vectors)
        return change

    # --- upkeep ---

    def doctor(self, *, repair: bool = False) -> list[Problem]:
        """What is wrong with this library; with `repair`, put right what can be."""
        if repair:
            *_, last = self.repair()
            return list(last.result)
        used = self._in_use
        problems = check_library(self._store, used.memory, self._thumbnails, repair=False)
        return problems + self._models.check() + unembedded(self._store, used.card.identity)

    def repair(self) -> Iterator[Progress]:
        """As `doctor` with `repair`, step by step; the last progress carries the problems."""
        used = self._in_use
        problems = check_library(self._store, used.memory, self._thumbnails, repair=True)
        problems += self._models.check()
        if self._store.unembedded_photos(used.card.identity, most=1):
            for step in embed_missing(self._store, used.embedder, self.settings):
                problems += step.result or []
                yield replace(step, result=None)
        yield Progress("mending", len(problems), len(problems), result=problems)

    def models(self) -> list[ModelInfo]:
        """The model inside and those that were brought, and which of them is in use."""
        return self._models.listed()

    def add_model(self, source: ModelSource) -> Iterator[Progress]:
        """Bring a model; see `models.Models.add`. The last progress carries its `ModelInfo`."""
        return self._models.add(source)

    def use_model(self, name: str, *, workers: int | None = None) -> Iterator[Progress]:
        """Embed the library with a model, then let it answer; see `models.Models.use`."""
        return self._models.use(name, workers=workers)

    def remove_model(self, name: str) -> None:
        """Delete a model that was brought, with its vectors; not the one in use."""
        self._models.remove(name)

    @property
    def wanted_model(self) -> str | None:
        """The model with which re-embedding was begun and has not ended."""
        return self._models.wanted

    def forget_wanted_model(self) -> None:
        """Stay with the model in use; what was embedded so far stays for another time."""
        self._models.forget_wanted()

    @property
    def understands_words(self) -> bool:
        """Whether the model in use compares words with photos."""
        return self._in_use.card.speaks

    def text_vector(self, words: str) -> Floats | None:
        """(d,) float32, L2-normalised: words where photos have their style.

        None where the model in use understands no words.
        """
        tower = self._in_use.words
        return None if tower is None else tower.vector(words)

    def word_similarity(self, words: str) -> tuple[Ids, Floats] | None:
        """Items, ids ascending, and (n,) cosines of words and photos; see `wording`."""
        return word_similarity(self._in_use, words)

    def backup(self, file: Path | str) -> Path:
        """Write a consistent, verified copy of the catalog."""
        return self._store.backup(Path(file))

    def export_vectors(self, file: Path | str) -> int:
        """Write every photo's vector as ``.npz``; returns how many."""
        return write_vectors(self._store, self._in_use.card, Path(file))

    def contact_sheet(self, file: Path, columns: int = 12, rows: int = 8) -> Path:
        """Write a picture of the library: its first items as a sheet of thumbnails."""
        from stylist.imaging.sheet import contact_sheet

        photos = [i.photo for i in self.items(self.browse().ids[: columns * rows]) if i.photo]
        sheet = contact_sheet([t for p in photos if (t := self.thumbnail(p))], columns)
        write_whole(file, sheet)
        return file
