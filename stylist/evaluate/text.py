"""How well words find items: of photos that carry none, and of products that are words alone."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stylist import unfinished
from stylist.errors import StylistError, UsageError
from stylist.evaluate.labels import labeller
from stylist.ingest.folder import find_photos
from stylist.library import Library
from stylist.types import Ids, NewItem, Progress

_DEEP = 10
_NAMED = 400
"""Products that are looked for by their own name: enough for half a point."""

Ask = Callable[[str], Ids]


@dataclass(frozen=True, slots=True)
class TextReport:
    """`metrics[name][metric]`: ``words`` is Stylist's search, ``fts5`` full text alone.

    `by_query` is Stylist's precision among the first ten, of each query.
    """

    queries: int
    items: int
    metrics: dict[str, dict[str, float]]
    by_query: dict[str, float]


@dataclass(frozen=True, slots=True)
class Product:
    """A product that is measured with: its label is what a query asks for, and is not shown."""

    name: str
    description: str
    label: str
    price: float | None = None


def evaluate_photos(photos: Sequence[str], label: str | None = None) -> Iterator[Progress]:
    """Import photos into a library of their own and ask for each of their labels in words.

    Parameters
    ----------
    photos
        Files, folders or globs.
    label : str, optional
        A regular expression, as in `evaluate_visual`; the folder's name by default.

    Raises
    ------
    UsageError
        Nothing has a label.
    """
    name = labeller(label)
    found = [photo for photo in find_photos(photos) if isinstance(photo, Path)]
    with unfinished.folder("measured") as folder, Library.open(folder / "l") as library:
        # Under numbers, so that no word in a file's name helps: only what is seen.
        copies = Path(folder) / "photos"
        copies.mkdir()
        for number, photo in enumerate(found):
            shutil.copyfile(photo, copies / f"{number:07d}{photo.suffix}")
        for step in library.import_photos([copies]):
            if step.result is None:
                yield step
        relevant: dict[str, set[int]] = {}
        for item in library.items(library.browse().ids):
            said = name(found[int(item.photo.path.stem)]) if item.photo is not None else ""
            if said:
                relevant.setdefault(said, set()).add(item.id)
        yield _done(library, relevant)


def evaluate_products(products: Sequence[Product]) -> Iterator[Progress]:
    """Ask for products by their labels, and for some of them by their names.

    Raises
    ------
    UsageError
        There are none.
    """
    with unfinished.folder("measured") as folder, Library.open(folder / "l") as library:
        yield Progress("bringing in", 0, len(products))
        ids = library.add_items(
            [NewItem(p.name, description=p.description, price=p.price) for p in products]
        )
        relevant: dict[str, set[int]] = {}
        for item_id, product in zip(ids, products, strict=True):
            if product.label:
                relevant.setdefault(product.label, set()).add(item_id)
        chance = np.random.default_rng(0).permutation(len(products))[:_NAMED]
        named = {products[i].name: {ids[i]} for i in chance.tolist()}
        yield _done(library, relevant, named)


def read_products(file: Path, label: str) -> list[Product]:
    """Products from CSV with a header, or from a JSON list of objects.

    Columns are ``name``, ``description``, ``price`` (optional) and the one called `label`.

    Raises
    ------
    StylistError
        The file cannot be read, or a column is missing.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
        rows = json.loads(text) if file.suffix.lower() == ".json" else None
        listed = rows if rows is not None else list(csv.DictReader(text.splitlines(True)))
        return [_product(row, label) for row in listed]
    except OSError as error:
        raise StylistError(f"{file}: {error.strerror or 'cannot be read'}") from error
    except (ValueError, TypeError, AttributeError, csv.Error) as error:
        raise StylistError(f"{file}: not a list of products: {error}") from error
    except KeyError as error:
        raise StylistError(f"{file}: a product has no {error}") from error


def _product(row: Mapping[str, object], label: str) -> Product:
    price = row.get("price")
    return Product(
        str(row["name"]),
        str(row["description"] or ""),
        str(row[label] or ""),
        float(str(price)) if price not in (None, "") else None,
    )


def _done(
    library: Library, relevant: Mapping[str, set[int]], named: Mapping[str, set[int]] | None = None
) -> Progress:
    if not relevant:
        raise UsageError("nothing has a label: nothing to measure")
    ways: dict[str, Ask] = {
        "words": lambda text: library.browse(text=text, sort="relevance").ids,
        "fts5": library.full_text,
    }
    metrics = {way: _measured(ask, relevant, named or {}) for way, ask in ways.items()}
    by_query = {q: _precision(ways["words"](q), ids) for q, ids in sorted(relevant.items())}
    report = TextReport(len(relevant), library.count(), metrics, by_query)
    return Progress("done", len(relevant), len(relevant), result=report)


def _measured(
    ask: Ask, relevant: Mapping[str, set[int]], named: Mapping[str, set[int]]
) -> dict[str, float]:
    found = {query: ask(query) for query in relevant}
    measured = {
        f"p@{_DEEP}": _mean([_precision(found[q], ids) for q, ids in relevant.items()]),
        "map": _mean([_average_precision(found[q], ids) for q, ids in relevant.items()]),
    }
    if named:
        firsts = [ask(name)[:_DEEP] for name in named]
        hits = [np.isin(f, list(ids)) for f, ids in zip(firsts, named.values(), strict=True)]
        measured["name r@1"] = _mean([float(h[:1].any()) for h in hits])
        measured[f"name r@{_DEEP}"] = _mean([float(h.any()) for h in hits])
    return measured


def _precision(found: Ids, relevant: set[int]) -> float:
    """Among the first ten, or as many as there are to find."""
    most = min(_DEEP, len(relevant))
    return float(np.isin(found[:most], list(relevant)).sum() / most)


def _average_precision(found: Ids, relevant: set[int]) -> float:
    right = np.isin(found, list(relevant))
    at = np.flatnonzero(right)
    return float((np.arange(1, len(at) + 1) / (at + 1)).sum() / len(relevant))


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 0.0
