"""Looks are completed: what goes with an item, and what is put together here."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stylist.archives import BROKEN
from stylist.ingest.prepare import hand_over
from stylist.library.core import Core
from stylist.looktypes import put_together
from stylist.style.bilinear import LEAST_PAIRS, Bilinear, learn
from stylist.style.columns import rows_of
from stylist.style.compatible import log_odds
from stylist.style.ensemble import Ensemble
from stylist.style.prices import totals
from stylist.types import Filters, Floats, Ids, Item

ANY = Filters()
LEARNED = "outfits.npz"
"""Name of the file in a library's ``models`` folder."""

_MOST = 2000
"""Items that are learned from at once: their pairs are held in memory."""


@dataclass(frozen=True, slots=True)
class OutfitLesson:
    """What `learn_outfits` did.

    `rules` and `learned` are shares of questions (which of four garments goes with this
    one?) on garments not seen; `kept` tells whether what was learned counts.
    """

    pairs: int
    rules: float | None
    learned: float | None
    kept: bool
    model: Path | None


class Completing(Core):
    """Looks are completed: what goes with an item, and what is put together here."""

    def outfits(
        self,
        item_id: int,
        filters: Filters = ANY,
        *,
        keep: Sequence[int] = (),
        exclude: Sequence[int] = (),
        k: int = 3,
    ) -> list[Ensemble]:
        """`k` outfits around an item that differ from each other, best first.

        Each has at most one garment of a slot, and all that is added passes the filters.
        To swap a piece, `exclude` it and `keep` what should stay: the rest adapts.

        Parameters
        ----------
        keep : item ids
            That are worn as well, whether they pass the filters or not.
        exclude : item ids
            That are not worn.

        Raises
        ------
        NotFoundError
            There is no such item.
        UsageError
            Nobody knows what category it is, or what is kept cannot be worn at once.
        """
        used = self._in_use
        return used.outfits.complete(item_id, filters, keep, exclude, k, self._put_together)

    def swap_piece(
        self,
        item_id: int,
        worn: Sequence[int],
        out: int,
        filters: Filters = ANY,
        *,
        exclude: Sequence[int] = (),
    ) -> Ensemble | None:
        """An outfit with another garment in the place of `out`, to which the others adapt.

        The new garment is the best beside all that is worn; what is then worn with it and
        the item is chosen anew. None where nothing takes that place.

        Parameters
        ----------
        worn : item ids
            The outfit as it is.
        exclude : item ids
            That are not worn either, such as those swapped before.
        """
        gone = (*exclude, out)
        others = [i for i in worn if i not in (item_id, out)]
        found = self.outfits(item_id, filters, keep=others, exclude=gone, k=1)
        new = [i for i in found[0].item_ids if i not in worn] if found else []
        facts, pieces = self._in_use.outfits.pieces()
        rows, _ = rows_of(facts, np.array([out, *new], dtype=np.int64))
        placed = [
            i
            for i, s in zip(new, pieces.slots[rows[1:]], strict=True)
            if s == pieces.slots[rows[0]]
        ]
        if not placed:
            return None
        return self.outfits(item_id, filters, keep=placed, exclude=gone, k=1)[0]

    @staticmethod
    def price_of(items: Iterable[Item]) -> dict[str, float]:
        """What items cost together, by currency; items without a price are not in it."""
        return totals(items)

    def learn_outfits(self, pairs: Iterable[tuple[int, int]] | None = None) -> OutfitLesson:
        """Learn what goes together from pairs of item ids, or from all that are known here.

        Seconds. What was learned counts only where it told such pairs of items that it
        had not seen from others better than the rules alone.
        """
        self._off_file.unlink(missing_ok=True)
        if pairs is None:
            pairs = self.known_pairs()
        wanted = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
        wanted = np.unique(np.sort(wanted, axis=1), axis=0)
        facts, _ = self._in_use.outfits.pieces()
        inside = rows_of(facts, wanted.ravel())[1].reshape(-1, 2).all(axis=1)
        wanted = wanted[inside]
        linked = np.unique(wanted)[:_MOST]
        random = np.random.default_rng(0)
        others = np.setdiff1d(facts.ids, linked)
        spare = max(min(_MOST - len(linked), 4 * len(linked)), 0)
        some = np.sort(np.concatenate([linked, random.permutation(others)[:spare]]))
        model: Bilinear | None = None
        if len(wanted) >= LEAST_PAIRS:
            ids, slots, rules, vectors = self.compared(some)
            wanted = wanted[np.isin(wanted, ids).all(axis=1)]
            model = learn(vectors, slots, rules, np.searchsorted(ids, wanted))
        if model is None:
            return OutfitLesson(len(wanted), None, None, False, None)
        file = self._outfit_model
        held = io.BytesIO()
        encoder = np.array(self._in_use.card.identity)
        np.savez_compressed(held, allow_pickle=False, encoder=encoder, **model.arrays())
        file.parent.mkdir(parents=True, exist_ok=True)
        hand_over(file, held.getvalue())
        return OutfitLesson(model.pairs, model.rules, model.learned, model.weight > 0, file)

    def compared(self, item_ids: Ids) -> tuple[Ids, NDArray[np.int8], Floats, Floats]:
        """Of those of some items that have photos, what `style.bilinear` learns from.

        Returns
        -------
        (n,) ids, ascending; (n,) slots, as indices into `SLOTS`, -1 where unknown; (n, n)
        log-odds by the rules that two go together; (n, d) joined vectors.
        """
        ids, vectors = self._memory.item_vectors(np.unique(item_ids))
        facts, pieces = self._in_use.outfits.pieces()
        rows, there = rows_of(facts, ids)
        rules = log_odds(self._in_use.outfits.compatibility(rows))
        return ids[there], pieces.slots[rows], rules, vectors[there]

    def known_pairs(self) -> list[tuple[int, int]]:
        """Pairs of items that belong together here: those that share a look."""
        return put_together(self._store.looks())

    def forget_outfits(self) -> None:
        """Go back to the rules alone, and stay there until `learn_outfits`."""
        self._outfit_model.unlink(missing_ok=True)
        self._off_file.parent.mkdir(parents=True, exist_ok=True)
        self._off_file.touch()

    @property
    def _outfits_off(self) -> bool:
        return self._off_file.exists()

    @property
    def _off_file(self) -> Path:
        return self._outfit_model.with_suffix(".off")

    @property
    def _stamp_file(self) -> Path:
        """Of what was learned from last."""
        return self._outfit_model.with_suffix(".stamp")

    @property
    def _outfit_model(self) -> Path:
        return self.path / "models" / LEARNED

    @property
    def _put_together(self) -> Bilinear | None:
        """What was learned with the encoder in use; None where there is nothing."""
        # Damaged, or of another encoder: the rules will do.
        with (
            suppress(*BROKEN),
            np.load(self._outfit_model, allow_pickle=False) as arrays,
        ):
            if str(arrays["encoder"]) == self._in_use.card.identity:
                model = Bilinear.read(arrays)
                return model if len(model.mean) == sum(self._memory.widths) else None
        return None
