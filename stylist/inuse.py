"""One model at work over one catalog: its encoder, its index, and what asks them."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from stylist.browse import Browse
from stylist.catalog.store import Store
from stylist.embed.attributes import Heads
from stylist.embed.channels import ColourBasis
from stylist.embed.embedder import Embedder, colour_table
from stylist.embed.models import ModelCard
from stylist.embed.taught import Taught
from stylist.embed.text import TextTower
from stylist.fits import Fits
from stylist.heads import LibraryHeads
from stylist.memory import Memory
from stylist.outfits import Outfits
from stylist.search import Search
from stylist.settings import Settings
from stylist.taxonomy import Taxonomy
from stylist.wordsearch import WordSearch


class InUse:
    """A model and everything that holds vectors of it.

    Whoever answers a question takes one and keeps it until the answer is
    there: a switch to another model meanwhile changes nothing about it.
    """

    def __init__(
        self, store: Store, library: Path, taxonomy: Taxonomy, settings: Settings, card: ModelCard
    ) -> None:
        self.card = card
        self._settings = settings
        self._taxonomy = taxonomy
        self._lock = Lock()
        self._embedder: Embedder | None = None
        self._words: TextTower | None = None
        basis = ColourBasis.load(card)
        pairs = basis.pairs
        if card.brought and (taught := Taught.load(card).pairs) is not None:
            pairs = taught
        kept = card.folder if card.brought else library / "models"
        self.heads = LibraryHeads(store, kept, card, taxonomy, self._use_heads)
        folder = index_folder(library, card)
        self.memory = Memory(
            store, folder, card.identity, card.widths, pairs, lambda: self.heads.in_force.category
        )
        self._store, self._basis = store, basis
        self.ask_by(taxonomy)

    def ask_by(self, taxonomy: Taxonomy) -> None:
        """Answer by this taxonomy from now on; what is being answered is answered by the last."""
        store, memory = self._store, self.memory
        fits = Fits(store, memory, taxonomy)
        search = Search(store, memory, fits, taxonomy)
        words = WordSearch(store, memory, taxonomy, self._basis, fits, lambda: self.words)
        browse = Browse(store, memory, search, words, fits, taxonomy)
        self.fits, self.search, self.wordsearch, self.browse = fits, search, words, browse
        self.outfits = Outfits(memory, fits, taxonomy, self._basis, store.ratings)

    @property
    def embedder(self) -> Embedder:
        """The encoder with all that goes with it, loaded when it is first needed."""
        with self._lock:
            if self._embedder is None:
                self._embedder = load_embedder(self.card, self._taxonomy, self._settings)
                self._embedder.heads = self.heads.in_force
            return self._embedder

    def _use_heads(self, heads: Heads) -> None:
        with self._lock:
            if self._embedder is not None:
                self._embedder.heads = heads

    @property
    def words(self) -> TextTower | None:
        """What understands words, loaded when it is first needed; None where nothing does."""
        if not self.card.speaks:
            return None
        with self._lock:
            if self._words is None:
                self._words = TextTower(self.card, self._settings.threads)
            return self._words


def load_embedder(
    card: ModelCard, taxonomy: Taxonomy, settings: Settings, *, verified: bool = False
) -> Embedder:
    """A model's embedder, every file of it checked, unless that is done; run as the settings say.

    Raises
    ------
    ModelError
        It is damaged, or cannot be run.
    """
    return Embedder(
        card if verified else card.folder,
        colours=colour_table(taxonomy),
        threads=settings.threads,
        provider=settings.provider,
    )


def index_folder(library: Path, card: ModelCard) -> Path:
    """Where the index over a model's vectors lies: each has its own, to go back quickly."""
    return library / "cache" / (f"index-{card.name}" if card.brought else "index")
