"""The models of a library: bringing one, re-embedding with it, switching to it and back."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Lock

import numpy as np

from stylist.bring import draft, pca
from stylist.catalog.store import Store
from stylist.embed.embedder import Embedder
from stylist.embed.models import DEFAULT_MODEL, FORMER_MODELS, ModelCard, load_card
from stylist.embed.registry import Choice, Registry
from stylist.embed.taught import Taught, learn_categories, usual_pairs
from stylist.errors import ModelError, StylistError, UsageError
from stylist.ingest.reembed import Reembedded, look_again, reembed
from stylist.ingest.workers import CRASHED, TIMED_OUT, BoundedPool, Failed
from stylist.inuse import InUse, index_folder, load_embedder
from stylist.settings import Settings
from stylist.taxonomy import Taxonomy
from stylist.types import ModelInfo, ModelReport, ModelSource, Problem, Progress, SeenPhoto

_BEAT = 0.25
_MAKING = (4 * 3600.0, 256_000)
"""Seconds and megabytes that making a model with PyTorch may take, which may fetch weights."""
_TRYING = (10.0, 0.25)
"""Seconds of processor time that trying out an export may take, and what each megabyte adds."""
_WAITING = 4.0
"""Seconds of waiting for each of them: others have a share in the processor, or keep it."""
_ROOM = (900, 8.0)
"""Megabytes of memory that it may take, and what each megabyte of the file adds."""

_LESSON = 8_000
"""Photos from which a brought model learns the categories."""

_SURE = 0.6
"""Confidence from which a model's word on a category is taught on."""


class Models:
    """What models a library has, and which one answers.

    Parameters
    ----------
    store : Store
    library : Path
    taxonomy : Taxonomy
    settings : Settings
    """

    def __init__(self, store: Store, library: Path, taxonomy: Taxonomy, settings: Settings) -> None:
        self._store = store
        self._library = library
        self._taxonomy = taxonomy
        self._settings = settings
        self._registry = Registry(library / "models")
        self._lock = Lock()
        self._seen = self._registry.written
        self._trouble = ""
        self._current = self._load(self._registry.choice().use)

    @property
    def current(self) -> InUse:
        """The model that answers; another program that switched it is followed."""
        with self._lock:
            written = self._registry.written
            if written != self._seen:
                self._seen = written
                use = self._registry.choice().use
                if use != self._current.card.name:
                    self._current = self._load(use)
            return self._current

    def ask_by(self, taxonomy: Taxonomy) -> None:
        """Answer by this taxonomy from now on."""
        with self._lock:
            self._taxonomy = taxonomy
            self._current.ask_by(taxonomy)

    @property
    def wanted(self) -> str | None:
        """The model with which re-embedding has begun and not ended.

        That of the model inside begins with the version of Stylist that brings it.
        """
        wanted = self._registry.choice().wanted
        if wanted in self._registry.names():
            return wanted
        return self.current.card.name if self.outgrown else None

    @property
    def outgrown(self) -> bool:
        """Whether models of earlier versions have seen the library, and the one in use nothing."""
        card = self.current.card
        unseen = card.name == DEFAULT_MODEL and not self._store.has_vectors(card.identity)
        return unseen and bool(self._former())

    def require_seen(self) -> None:
        """Make sure that there is something to compare with.

        Raises
        ------
        ModelError
            Only an earlier version's model has seen the library.
        """
        if self.outgrown:
            raise ModelError(
                "an earlier version's model embedded these photos; embed them anew first: "
                f"stylist models use {DEFAULT_MODEL}"
            )

    def _former(self) -> list[str]:
        """Encoders of earlier versions that saw this library."""
        brought = {*self._registry.names()}
        names = [name for name in FORMER_MODELS if name not in brought]
        return [e for name in names if self._store.has_vectors(e := f"{name}@1")]

    def _load(self, name: str) -> InUse:
        """The named model at work; the one inside, where the named one is not fit for it."""
        self._trouble = ""
        try:
            card = self._registry.card(name)
            return InUse(self._store, self._library, self._taxonomy, self._settings, card)
        except StylistError as error:
            if name == DEFAULT_MODEL:
                raise
            self._trouble = f"{error}; the model inside answers in its place"
            return self._load_inside()

    def _load_inside(self) -> InUse:
        card = self._registry.card(DEFAULT_MODEL)
        return InUse(self._store, self._library, self._taxonomy, self._settings, card)

    def listed(self) -> list[ModelInfo]:
        """The model inside, then those that were brought."""
        current = self.current.card.name
        return [self._info(name, current) for name in self._registry.names()]

    def _info(self, name: str, current: str) -> ModelInfo:
        inside = name == DEFAULT_MODEL
        try:
            card = self._registry.card(name)
        except StylistError as error:
            return ModelInfo(name, "", "", inside, name == current, trouble=str(error))
        embedded, photos = self._store.embedded_count(card.identity)
        return ModelInfo(
            name=name,
            description=str(card.raw.get("description", "")),
            encoder=card.identity,
            inside=inside,
            in_use=name == current,
            wanted=name == self.wanted,
            words=card.speaks,
            width=card.widths[0],
            embedded=embedded,
            photos=photos,
        )

    def check(self) -> list[Problem]:
        """Models that are not what their cards say."""
        problems = []
        if self._trouble:
            problems.append(Problem(self._trouble, str(self._registry.folder)))
        for name in self._registry.names():
            try:
                self._registry.card(name, verify=True)
            except StylistError as error:
                problems.append(Problem(f"the model cannot be used: {error}", name))
        return problems

    # --- bringing and removing ---

    def add(self, source: ModelSource) -> Iterator[Progress]:
        """Make a model of what a person brings; the last progress carries its `ModelInfo`.

        Closing the generator stops it, and leaves nothing behind; so does an error.

        Raises
        ------
        UsageError, ModelError
            It cannot be one; the text says why.
        """
        draft.require_options(source)
        name = draft.default_name(source) if source.name is None else source.name
        self._registry.require_free(name)
        if self._store.read_only:
            raise ModelError(f"{self._library}: the library is read only")
        folder = self._registry.draft()
        try:
            yield from self._make(source, name, folder)
            if source.pca is not None:
                yield from self._reduce(folder, source.pca)
            self._registry.place(folder, name)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        info = self._info(name, self.current.card.name)
        yield Progress("bringing the model", 1, 1, result=info)

    def _make(self, source: ModelSource, name: str, folder: Path) -> Iterator[Progress]:
        """In a process of its own: what a damaged file can break is that process."""
        seconds, megabytes, processor = _bounds(source)
        pool = BoundedPool(1, seconds, megabytes, draft.make_ready, processor=processor)
        try:
            for result in pool.beats(draft.make_draft, [(source, name, folder)], _BEAT):
                if isinstance(result, Failed):
                    why = _ENDED[result.reason]
                    if result.reason == TIMED_OUT and processor is not None:
                        why += f" (more than {processor:.0f} s)"
                        why += "; `models add --seconds` gives it more"
                    raise ModelError(f"{source.source}: making a model of it {why}")
                yield Progress("bringing the model", 0, None)
        finally:
            pool.close()

    def _reduce(self, folder: Path, share: float) -> Iterator[Progress]:
        embedder = load_embedder(load_card(folder), self._taxonomy, self._settings, verified=True)
        photos = self._store.unembedded_photos(embedder.card.identity)
        draw = np.random.default_rng(0).permutation(len(photos))[: pca.SAMPLE]
        sample = [photos[i] for i in np.sort(draw)]
        seen: list[SeenPhoto] = []
        began = time.perf_counter()
        for one in look_again(embedder, self._settings, sample, len(sample)):
            if isinstance(one, SeenPhoto):
                seen.append(one)
            else:
                rate = len(seen) / (time.perf_counter() - began)
                yield Progress("learning the PCA", len(seen), len(sample), rate)
        width = embedder.card.widths[0]
        styles = np.stack([s.embedding.style for s in seen]) if seen else np.empty((0, width))
        pca.reduce(embedder.card, styles.astype(np.float32), share)

    def remove(self, name: str) -> None:
        """Delete a model that was brought, with its vectors and its index.

        Raises
        ------
        UsageError
            It is the one inside, or the one in use.
        NotFoundError
            There is none of that name.
        """
        if name == DEFAULT_MODEL:
            raise UsageError(f"{name} ships with Stylist and stays")
        if name == self.current.card.name:
            raise UsageError(f"{name} is in use; use another one first: stylist models use NAME")
        try:
            card: ModelCard | None = self._registry.card(name)
        except ModelError:  # damaged: its vectors cannot be told, but they harm nobody
            card = None
        choice = self._registry.choice()
        if choice.wanted == name:
            self._registry.choose(choice._replace(wanted=None))
        self._registry.remove(name)
        if card is not None:
            self._store.remove_vectors(card.identity)
            shutil.rmtree(index_folder(self._library, card), ignore_errors=True)

    # --- switching ---

    def use(self, name: str, *, workers: int | None = None) -> Iterator[Progress]:
        """Embed what this model has not seen, then let it answer.

        Until then the model before answers. Closing the generator cancels;
        what was embedded stays, and running it again goes on from there. The
        last progress carries a `ModelReport`.

        Raises
        ------
        NotFoundError, ModelError
            There is none of that name, or it is damaged.
        StylistError
            Not one photo could be read: the model before stays in use.
        """
        began = time.perf_counter()
        card = self._registry.card(name, verify=True)
        self._registry.choose(Choice(self.current.card.name, name))
        embedder = load_embedder(card, self._taxonomy, self._settings, verified=True)
        told = Reembedded()
        yield from self._embed(embedder, told, workers)
        if told.refused and not self._store.embedded_count(card.identity)[0]:
            self.forget_wanted()
            raise StylistError(
                f"not one of {len(told.refused)} photos could be read "
                f"({next(iter(told.refused.values())).reason}); "
                f"{self.current.card.name} stays in use"
            )
        if card.brought:
            yield Progress("learning the categories", 0, None)
            self._teach(card)
        ready = InUse(self._store, self._library, self._taxonomy, self._settings, card)
        yield from ready.memory.prepare()
        with self._lock:
            self._registry.choose(Choice(name))
            self._seen = self._registry.written
            self._trouble = ""
            self._current = ready
        # What another import stored since this one last looked.
        yield from self._embed(embedder, told, workers)
        if name == DEFAULT_MODEL:
            for encoder in self._former():
                self._store.remove_vectors(encoder)
        ready.memory.index()
        ready.memory.save()
        seconds = time.perf_counter() - began
        report = ModelReport(name, told.embedded, tuple(told.refused.values()), seconds)
        total = told.embedded + len(told.refused)
        yield Progress("embedding", total, total, result=report)

    def embed_missing(self, encoder: str) -> Iterator[Progress]:
        """After an import with `encoder`: embed its photos anew if another answers by now."""
        if self.current.card.identity != encoder:
            yield from self._embed(self.current.embedder, Reembedded(), None)

    def forget_wanted(self) -> None:
        """Let a re-embedding that was begun rest; what it did stays for another time."""
        self._registry.choose(Choice(self._registry.choice().use))

    def _embed(
        self, embedder: Embedder, told: Reembedded, workers: int | None
    ) -> Iterator[Progress]:
        for step in reembed(self._store, embedder, self._settings, workers=workers):
            if step.result is not None:
                told.embedded += step.result.embedded
                told.refused |= step.result.refused
            else:
                yield replace(step, result=None)

    def _teach(self, card: ModelCard) -> None:
        """Let a brought model learn what this library knows of its items."""
        facts = self._store.facts()
        chosen, _ = self._store.embedded_photos(card.identity)
        keep = np.random.default_rng(0).permutation(chosen)[:_LESSON]
        vectors, items = [], []
        for chunk in self._store.vectors(card.identity):
            kept = np.isin(chunk.photo_ids, keep)
            vectors.append(chunk.matrix[kept].astype(np.float32))
            items.append(chunk.item_ids[kept])
        if not vectors:
            return
        matrix, owners = np.concatenate(vectors), np.concatenate(items)
        rows = np.minimum(np.searchsorted(facts.ids, owners), max(len(facts.ids) - 1, 0))
        sure = (facts.category[rows] >= 0) & (facts.category_confidence[rows] >= _SURE)
        head = None
        if sure.any():
            names = np.array(facts.category_names)[facts.category[rows[sure]]]
            head = learn_categories(matrix[sure][:, : card.widths[0]], names)
        Taught(head, usual_pairs(matrix, owners, card.widths)).save(card)


def _bounds(source: ModelSource) -> tuple[float, int, float | None]:
    """Seconds, megabytes and seconds of processor time that making a model of this may take."""
    files = [Path(source.source)] + ([source.text] if source.text else [])
    if any(file.suffix != ".onnx" for file in files):
        return *_MAKING, None
    size = sum(file.stat().st_size for file in files if file.is_file()) / 2**20
    processor = source.seconds or _TRYING[0] + size * _TRYING[1]
    return _WAITING * processor, int(_ROOM[0] + size * _ROOM[1]), processor


_ENDED = {TIMED_OUT: "took too long", CRASHED: "crashed"}
