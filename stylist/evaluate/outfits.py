"""Fill in the blank: told is which of four garments a shop shows beside one.

Asked of a shop's own links between products (related, cross-sell, up-sell). One of the four
is linked, three are random garments of the same slot that are not. Products are split, not
pairs: half of them teach, and only questions whose five garments are all of the other half
are asked, of each half in turn.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stylist import unfinished
from stylist.errors import UsageError
from stylist.library import Library
from stylist.settings import Settings
from stylist.style.bilinear import answered, learn, questions
from stylist.taxonomy import SLOTS, Taxonomy
from stylist.types import Floats, Ids, Progress

CHANCE = 0.25
_DRAWS = 2000
"""Resamplings of the bootstrap."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A product of a shop's export, with its photo and what its shelf calls it."""

    sku: str
    photo: Path
    category: str | None


@dataclass(frozen=True, slots=True)
class OutfitReport:
    """`metrics[way]` has ``fitb@4`` and the ends of its 95 % interval, ``low`` and ``high``.

    Attributes
    ----------
    products, pairs, questions : int
        With a photo and a slot; linked pairs of two slots among them; questions asked in
        all splits together.
    linked : mapping
        Of each file, how many links it has, and how many join two products of two slots.
    weights : tuple of float
        How far the learned part counted in each split; 0: the rules alone.
    by_slots : mapping of str to float
        Share of right answers of the rules, by *slot to slot*.
    """

    metrics: dict[str, dict[str, float]]
    products: int
    pairs: int
    questions: int
    linked: dict[str, tuple[int, int]]
    weights: tuple[float, ...]
    by_slots: dict[str, float]


def evaluate_outfits(
    products: Path, links: Sequence[Path], images: Path, seeds: int = 10
) -> Iterator[Progress]:
    """Measure the rules, and what is learned on top, on a shop's links.

    Nothing that is learned is kept. The last progress carries an `OutfitReport`.

    Raises
    ------
    UsageError
        A file cannot be read, or nothing is left to ask.
    """
    taxonomy = Taxonomy.load()
    offers = read_offers(products, images, taxonomy)
    told = {file.stem: read_links(file) for file in links}
    with unfinished.folder("measured") as folder:
        settings = Settings.load()
        with Library.open(folder / "library", settings=settings) as library:
            for step in library.import_photos(sorted({o.photo for o in offers.values()})):
                yield Progress("importing", step.done, step.total, step.rate)
            known = _items(library, offers)
            ids, slots, rules, vectors = library.compared(
                np.array(sorted(known.values()), dtype=np.int64)
            )
            place = {sku: int(np.searchsorted(ids, item)) for sku, item in known.items()}
            linked, pairs = _linked(told, place, slots)
            if len(pairs) < 10:
                raise UsageError("too few links join products of two slots that have a photo")
            asked = _Asked(vectors, slots, rules, library.widths)
            for seed in range(seeds):
                asked.split(pairs, seed)
                yield Progress("asking", seed + 1, seeds)
    if not asked.rows:
        raise UsageError("no question has four garments of one slot to choose from")
    yield Progress("done", seeds, seeds, result=asked.report(len(offers), pairs, linked))


class _Asked:
    """Questions of many splits, and how each way answered them."""

    def __init__(
        self, vectors: Floats, slots: np.ndarray, rules: Floats, widths: tuple[int, ...]
    ) -> None:
        self.vectors, self.slots, self.rules = vectors, slots, rules
        style = vectors[:, : widths[0]]
        self.ways = {"rules": rules, "similar": np.asarray(style @ style.T)}
        self.rows: list[Ids] = []
        self.right: dict[str, list[Floats]] = {"rules": [], "learned": [], "similar": []}
        self.weights: list[float] = []

    def split(self, pairs: Ids, seed: int) -> None:
        """Halve the products, and ask each half what the other taught."""
        random = np.random.default_rng(seed)
        count = len(self.slots)
        first = np.zeros(count, bool)
        first[random.permutation(count)[: count // 2]] = True
        for taught in (first, ~first):
            seen = taught[pairs].all(axis=1)
            held = np.flatnonzero(~taught)
            unseen = pairs[(~taught)[pairs].all(axis=1)]
            some = questions(unseen, self.slots, self.rules, pairs, random, among=held)
            if not len(some):
                continue
            own = np.flatnonzero(taught)
            model = learn(
                self.vectors[own],
                self.slots[own],
                self.rules[np.ix_(own, own)],
                np.searchsorted(own, pairs[seen]),
                seed,
            )
            scores = self.rules
            if model is not None and model.weight:
                put = model.seen(self.vectors)
                scores = self.rules + model.between(put, put)
            self.weights.append(0.0 if model is None else model.weight)
            self.rows.append(some)
            for way, table in (*self.ways.items(), ("learned", scores)):
                self.right[way].append(answered(table, some))

    def report(self, products: int, pairs: Ids, linked: dict[str, tuple[int, int]]) -> OutfitReport:
        """All of it, with intervals over products, since one product asks several questions."""
        rows = np.concatenate(self.rows)
        metrics = {"chance": {"fitb@4": CHANCE, "low": CHANCE, "high": CHANCE}}
        for way in ("similar", "rules", "learned"):
            right = np.concatenate(self.right[way])
            low, high = interval(right, rows[:, 0])
            metrics[way] = {"fitb@4": float(right.mean()), "low": low, "high": high}
        by_rules = np.concatenate(self.right["rules"])
        kinds = self.slots[rows[:, :2]]
        by_slots = {
            f"{SLOTS[a]} to {SLOTS[b]}": float(by_rules[(kinds == (a, b)).all(axis=1)].mean())
            for a, b in np.unique(kinds, axis=0)
        }
        return OutfitReport(
            metrics, products, len(pairs), len(rows), linked, tuple(self.weights), by_slots
        )


def interval(right: Floats, of: Ids, seed: int = 0) -> tuple[float, float]:
    """Ends of the 95 % interval of a mean, by resampling groups (percentile bootstrap)."""
    groups, row = np.unique(of, return_inverse=True)
    sums = np.bincount(row, right, len(groups))
    counts = np.bincount(row, minlength=len(groups))
    drawn = np.random.default_rng(seed).integers(0, len(groups), (_DRAWS, len(groups)))
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def read_offers(file: Path, images: Path, taxonomy: Taxonomy) -> dict[str, Offer]:
    """By SKU, the products of a Magento export that have a photo; variants are left out.

    Raises
    ------
    UsageError
        The file is none.
    """
    offers = {}
    for row in _rows(file, ("sku", "name", "base_image")):
        if row.get("product_type", "configurable") == "simple" or not row["base_image"]:
            continue
        photo = images / row["base_image"].lstrip("/")
        shelf = (row.get("categories") or "").split(",")[0].split("/")[-1]
        if photo.is_file():
            category = taxonomy.category(shelf) or taxonomy.category(row["name"])
            offers[row["sku"]] = Offer(row["sku"], photo, category)
    return offers


def read_links(file: Path) -> list[tuple[str, str]]:
    """Pairs of SKUs of a file with the columns ``sku`` and ``linked_sku``, several in one cell."""
    rows = _rows(file, ("sku", "linked_sku"))
    cells = ((row["sku"], row["linked_sku"].replace(",", " ").split()) for row in rows)
    return [(sku, linked) for sku, several in cells for linked in several]


def _rows(file: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.DictReader(opened))
    except (OSError, ValueError, csv.Error) as error:
        raise UsageError(f"{file}: {error}") from None
    if missing := [c for c in columns if not rows or c not in rows[0]]:
        raise UsageError(f"{file}: has no column {missing[0]}")
    return rows


def _items(library: Library, offers: Mapping[str, Offer]) -> dict[str, int]:
    """The item of each product; those that share a photo with one before are left out."""
    by_photo = {i.photo.path: i.id for i in library.items(library.browse().ids) if i.photo}
    known: dict[str, int] = {}
    for offer in offers.values():
        item = by_photo.get(offer.photo)
        if item is not None and item not in known.values():
            known[offer.sku] = item
            if offer.category:
                library.set_attribute([item], "category", offer.category)
    return known


def _linked(
    told: Mapping[str, Sequence[tuple[str, str]]], place: Mapping[str, int], slots: np.ndarray
) -> tuple[dict[str, tuple[int, int]], Ids]:
    counts, pairs = {}, []
    for name, links in told.items():
        here = [(place[a], place[b]) for a, b in links if a in place and b in place]
        worn = [(a, b) for a, b in here if slots[a] != slots[b] and min(slots[a], slots[b]) >= 0]
        counts[name] = (len(links), len(worn))
        pairs += worn
    return counts, np.array(sorted(set(pairs)), dtype=np.int64).reshape(-1, 2)
