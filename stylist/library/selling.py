"""What people bought, what that says they may like, and how well it does."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from stylist import unfinished
from stylist.embed.models import ENCODER_FILE
from stylist.errors import PhotoError, UsageError
from stylist.imaging.decode import decode, read
from stylist.ingest.prepare import hand_over
from stylist.ingest.trial import require_readable
from stylist.learning import learn
from stylist.library.core import PARTS
from stylist.library.finding import Finding
from stylist.style.columns import rows_of
from stylist.style.diversity import spread
from stylist.style.rank import combine, liking
from stylist.style.weather import Weather
from stylist.types import Filters, Floats, Ids, Item, Mask, Progress, Rgb, Weights

if TYPE_CHECKING:
    from stylist.history.formats import Format
    from stylist.recommend.contract import Recommended
    from stylist.recommend.dataset import Dataset, IdMap, ItemFacts
    from stylist.recommend.pictures import Pictures
    from stylist.recommend.records import HistorySummary, RecommenderInfo, Suggestions
    from stylist.shop import Shop

ANY = Filters()
_DEPTH = 100
"""Candidates that taste, occasion and weather put in order."""
_TRADE_OFF = 0.9
"""How much a customer's page is by score alone: who buys the same things again wants them there."""


class Selling(Finding):
    """Purchases are remembered, and recommended from.

    Recommenders need Polars, SciPy, implicit and LightGBM, which take their
    time to import: all of it waits until somebody asks.
    """

    _ids_of: tuple[Dataset, Ids] | None = None

    @cached_property
    def _shop(self) -> Shop:
        from stylist.shop import Shop

        return Shop(self.path)

    @property
    def has_history(self) -> bool:
        """Whether anything was ever sold, as far as this library knows."""
        return any((self.path / "history").glob("purchases-*.parquet"))

    def history(self) -> HistorySummary:
        """How much is remembered, and of when."""
        from stylist.history.importing import summary
        from stylist.recommend.records import HistorySummary

        return HistorySummary(**summary(self._shop.history))

    def import_history(
        self, files: Sequence[Path | str], how: Format | None = None, *, plain: bool = False
    ) -> Iterator[Progress]:
        """Read purchases, items or customers; the last progress carries a `HistoryReport`.

        The same file twice changes nothing. `how` is a column map; without it
        the names of columns tell. Customers are stored as salted hashes unless
        `plain`.
        """
        from stylist.history.importing import HistoryImport

        bringing = HistoryImport(
            self._shop.history, how, plain=plain, require_readable=require_readable
        )
        for step in bringing.run([Path(f) for f in files]):
            report = step.result
            if report is not None and self._store.count():
                report = replace(report, noted={**report.noted, **self._unknown_skus()})
            yield replace(step, result=report)

    def history_preview(self, file: Path | str) -> tuple[list[str], list[list[str]], str | None]:
        """A file's columns, its first rows, and the format it is known as, for who maps columns."""
        from stylist.history.formats import recognise
        from stylist.history.reading import first_lines, header_of

        require_readable(Path(file))
        header = header_of(Path(file))
        rows = [[cell or "" for cell in row] for row in first_lines(Path(file)).rows()]
        known = recognise(header)
        return header, rows, None if known is None else known.name

    def purchase_columns(self, columns: Mapping[str, str]) -> Format:
        """A column map for `import_history`: our name (customer, sku, time, …) → the file's.

        Raises
        ------
        UsageError
            It leaves out what must be there.
        """
        from stylist.history.formats import mapped

        return mapped(columns)

    def forget_customer(self, customer: str) -> int:
        """Remove all that is stored of a customer; gives how many purchases there were."""
        unfinished.sweep(self.path, PARTS)
        return self._shop.forget(customer)

    def export_customer(self, customer: str, file: Path | str) -> int:
        """Write all that is stored of a customer as JSON; how many purchases there are.

        Raises
        ------
        UsageError
            Nothing is stored of them.
        StylistError
            The file cannot be written.
        """
        told = self._shop.history.told_of(customer)
        if not told["purchases"] and not told["known"]:
            raise UsageError("nothing is stored of this customer")
        text = json.dumps(told, ensure_ascii=False, indent=1)
        hand_over(Path(file).expanduser().absolute(), text.encode())
        return len(told["purchases"])

    def knows_customer(self, customer: str) -> bool:
        """Whether something was bought by a customer, by the id that the shop knows."""
        return self.has_history and self._shop.code_of(self._purchases(), customer) >= 0

    def suggest(
        self,
        customer: str,
        k: int = 20,
        *,
        filters: Filters = ANY,
        profile: str | None = None,
        bought: bool = True,
    ) -> Suggestions:
        """What a customer may like: candidates, ranked, turned by taste and occasion, spread.

        Parameters
        ----------
        customer : str
            The id that the shop knows them by. Of an unknown one nothing is
            known but what is popular.
        profile : str, optional
            Whose likes and dislikes turn the answer.
        bought : bool
            Whether what they bought before may come again.

        Raises
        ------
        UsageError
            There is no history.
        """
        from stylist.recommend.contract import Wanted
        from stylist.recommend.records import Suggestion, Suggestions

        began = time.perf_counter()
        data = self._purchases()
        code = self._shop.code_of(data, customer)
        model = self._shop.serving()
        item_ids = self._item_ids(data)
        allowed = self._allowed(item_ids, filters, profile)
        asked = np.array([code], np.int32)
        depth = max(2 * k, _DEPTH)
        given = model.recommend(data, asked, depth, Wanted(allowed, bought))
        codes, scores = self._turned(given, item_ids, filters, profile, k)
        ways, reasons = _explained(model, data, asked, codes, bought)
        names = {i.id: i for i in self.items(item_ids[codes][item_ids[codes] >= 0])}
        rows = []
        for place, item in enumerate(codes.tolist()):
            known = names.get(int(item_ids[item]))
            rows.append(
                Suggestion(
                    sku=str(data.items.names[item]),
                    item_id=None if known is None else known.id,
                    name=known.name if known is not None else data.facts.text[item],
                    score=float(scores[place]),
                    strategies=tuple(ways[place]),
                    reason=reasons[place],
                    price=known.price if known is not None else _price(data, item),
                )
            )
        seen = code >= 0 and bool(np.diff(data.pairs.indptr[code : code + 2])[0])
        return Suggestions(customer, seen, model.name, tuple(rows), time.perf_counter() - began)

    def fit_recommender(
        self,
        engine: str = "hybrid",
        *,
        tune: bool = False,
        measure: bool = True,
        options: Mapping[str, Any] | None = None,
    ) -> Iterator[Progress]:
        """Learn from all purchases and let the model serve; `use_recommender` goes back.

        The last progress carries a `RecommenderFit`: first the model is measured
        on the last week beside baselines, having learned from what was before.
        What is trained in epochs goes on where it was stopped. `options` are the
        engine's own.

        Raises
        ------
        UsageError
            There is no such engine, or no history.
        """
        from stylist.evaluate.fitting import fit_and_keep

        yield from fit_and_keep(
            self._shop, self._purchases(), engine, tune=tune, measure=measure, options=options
        )

    def compare_recommenders(
        self,
        names: Sequence[str] | None = None,
        *,
        last_days: float = 7,
        weeks: int = 1,
        k: int = 12,
    ) -> Iterator[Progress]:
        """Measure recommenders on purchases they have not seen; see `evaluate.recommender`."""
        from stylist.evaluate.recommender import compare

        yield from compare(self._purchases(), names, last_days=last_days, weeks=weeks, k=k)

    def recommenders(self) -> list[RecommenderInfo]:
        """What was fitted, and which of them serves."""
        return self._shop.listed()

    def use_recommender(self, name: str) -> None:
        """Let another recommender serve; `undo_recommender` takes it back."""
        self._shop.use(name)

    def undo_recommender(self) -> str | None:
        """Let the one serve that did before; its name, None where there is none."""
        return self._shop.undo_use()

    def purchases(self) -> Dataset:
        """All purchases as arrays, for measuring and notebooks."""
        return self._purchases()

    def _purchases(self) -> Dataset:
        if not self.has_history:
            raise UsageError("nothing is known of purchases here: import-history brings them")
        return self._shop.data(self.revision, self._store.skus, self._described)

    def _item_ids(self, data: Dataset) -> Ids:
        """(items,) the catalog's item of each SKU; -1 where it has none."""
        kept = self._ids_of
        if kept is None or kept[0] is not data:
            known = self._store.ids_by_sku(data.items.names.tolist())
            ids = np.array([known.get(str(s), -1) for s in data.items.names], np.int64)
            kept = self._ids_of = (data, ids)
        return kept[1]

    def _allowed(self, item_ids: Ids, filters: Filters, profile: str | None) -> Mask | None:
        """(items,) bool: what may be shown. A catalog that knows none of them cannot filter."""
        if not (item_ids >= 0).any():
            if filters:
                raise UsageError("none of the items sold is in the catalog: filters know nothing")
            return None
        facts, passed = self._search.allowed(filters)
        ids = facts.ids[passed]
        if profile is not None:
            disliked = [i for i, v in self._store.verdicts(profile).items() if not v.liked]
            ids = np.setdiff1d(ids, disliked)
        return np.isin(item_ids, ids)

    def _turned(
        self,
        given: Recommended,
        item_ids: Ids,
        filters: Filters,
        profile: str | None,
        k: int,
    ) -> tuple[np.ndarray, Floats]:
        """Codes and scores (0–1) of `k` items: by relevance, taste, occasion, weather; spread."""
        codes = given.items[0][given.items[0] >= 0]
        if not len(codes):
            return codes, np.zeros(0, np.float32)
        # Scores of different models are on different scales; the order is on one.
        wanted = np.asarray(1 - np.arange(len(codes)) / max(len(codes), 1), np.float32)
        ids = item_ids[codes]
        if not (ids >= 0).all():
            return codes[:k], wanted[:k]
        taste: Floats | None = None
        found, vectors = self._memory.item_vectors(ids)
        rows = np.minimum(np.searchsorted(found, ids), max(len(found) - 1, 0))
        pictured = (found[rows] == ids) if len(found) else np.zeros(len(ids), bool)
        if profile is not None and (verdicts := self._store.verdicts(profile)):
            learned = learn(self._memory, verdicts, Weights())
            if learned is not None:
                near = np.zeros(len(ids), np.float32)
                if pictured.any():
                    near[pictured] = learned.taste.near(vectors[rows[pictured]])
                taste = liking(learned.chance(ids), near)
        outside = Weather.of(filters)
        if taste is not None or filters.occasion or outside:
            fitted = self._fits.now()
            places, _ = rows_of(fitted.facts, ids)
            wanted = combine(
                wanted,
                fitted.occasion(filters.occasion)[places] if filters.occasion else None,
                fitted.weather(outside)[places] if outside else None,
                taste,
            )
        if pictured.all():
            order = spread(vectors[rows], wanted, k, _TRADE_OFF)
        else:
            order = np.argsort(-wanted, kind="stable")[:k]
        return codes[order], np.asarray(wanted[order], np.float32)

    def _described(self, names: IdMap, told: ItemFacts) -> ItemFacts:
        """What history and catalog know of items: words of both, prices, photos."""
        known = self._store.ids_by_sku(names.names.tolist())
        if not known:
            return told
        by_id = {item.id: item for item in self.items(list(known.values()))}
        text = list(told.text)
        price = told.price.copy()
        ids = np.array(sorted(by_id), np.int64)
        found, vectors = self._memory.item_vectors(ids)
        all_vectors = np.zeros((len(names), vectors.shape[1] if len(found) else 0), np.float32)
        row_of = {int(i): row for row, i in enumerate(found)}
        for code, sku in enumerate(names.names.tolist()):
            item = by_id.get(known.get(sku, -1))
            if item is None:
                continue
            words = [item.name, item.brand, item.description, *item.tags]
            words += [a.value for a in item.attributes if a.name in ("category", "colour")]
            text[code] = " ".join([text[code], *(w for w in words if w)]).strip()
            if item.price is not None:
                price[code] = item.price
            if item.id in row_of:
                all_vectors[code] = vectors[row_of[item.id]]
        norms = np.linalg.norm(all_vectors, axis=1, keepdims=True)
        all_vectors /= np.where(norms > 0, norms, 1)
        pictures = self._pictures(names, known, by_id)
        return replace(told, text=text, price=price, vectors=all_vectors, pictures=pictures)

    def _pictures(
        self, names: IdMap, known: Mapping[str, int], by_id: Mapping[int, Item]
    ) -> Pictures | None:
        """The items' main photos, for what learns to see."""
        from stylist.recommend.pictures import Pictures

        items = [by_id.get(known.get(sku, -1)) for sku in names.names.tolist()]
        photos = [None if item is None else item.photo for item in items]
        if not any(photos):
            return None
        card = self.embedder.card

        def pixels(code: int) -> Rgb | None:
            photo = photos[code]
            if photo is None:
                return None
            try:
                decoded = decode(read(photo.path), photo.path, max_pixels=self._max_pixels)
            except PhotoError:
                return None
            used = self.embedder
            return used.prepare(decoded, photo.crop).pixels

        return Pictures(card.file(ENCODER_FILE), len(names), pixels)

    def _unknown_skus(self) -> dict[str, int]:
        """Of how many purchases the item is not in the catalog."""
        from stylist.history.importing import count_by_sku

        counts = count_by_sku(self._shop.history)
        known = self._store.ids_by_sku(counts)
        missing = sum(count for sku, count in counts.items() if sku not in known)
        return {"unknown SKU": missing} if missing else {}


def _explained(
    model: Any, data: Dataset, asked: np.ndarray, codes: np.ndarray, bought: bool
) -> tuple[list[list[str]], list[str]]:
    """By which strategies each item came, and a sentence why."""
    from stylist.recommend.explain import because

    ways = model.strategies(data, asked, codes, bought)
    return ways, because(data, int(asked[0]), codes, ways)


def _price(data: Dataset, item: int) -> float | None:
    price = float(data.facts.price[item])
    return None if np.isnan(price) else price
