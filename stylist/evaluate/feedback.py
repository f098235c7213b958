"""Whether hearts and crosses help: simulated shoppers, beside simple ways to learn from clicks.

A shopper wishes for one category in one colour, and shows a photo of it. Pages
of 20 follow, of items not shown before. On each, at most two that are wished
for get a heart and two that are not a cross, one click in ten the wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from stylist import unfinished
from stylist.errors import UsageError
from stylist.evaluate.labels import labeller
from stylist.library import Library
from stylist.types import Floats, Ids, Mask, Progress, Verdict, Weights

PAGE = 20
CLICKS = 2
"""Hearts, and crosses, on one page at the most."""
SLIPS = 0.1
ROUNDS = 5
PAUSE = timedelta(hours=1)
"""Between two pages."""
LEAST = 25
"""Items that fulfil a wish, for it to be one."""
WORSE = 0.05
OTHERS, WEAK, NEARNESS = 100, 0.1, 5.0
"""Of logistic regression: random negatives, what each counts, logits of full similarity.
The best of a few tried on these sessions."""


Clicks = Mapping[int, tuple[bool, int]]
"""Item → heart or cross, and on which round's page."""
Learner = Callable[[int, Clicks, Ids], Ids]
"""From the item shown, the clicks by item, and the items shown before to the next page."""


@dataclass(frozen=True, slots=True)
class FeedbackReport:
    """`metrics[way][metric]`; ways are ``learned``, ``unlearned``, ``rocchio``, ``logistic``.

    ``p@20 round r``: of the page's items (or of as many as are left to find)
    the share that is wished for; ``over unlearned``: that of round 3 beside the
    same without learning; ``worse``: sessions whose mean from round 2 on is more
    than 5 points below that without learning.
    """

    sessions: int
    wishes: int
    items: int
    metrics: dict[str, dict[str, float]]


def evaluate_feedback(
    photos: Sequence[str],
    label: str | None = None,
    colour: str | None = None,
    *,
    sessions: int = 300,
    seed: int = 0,
    least: int = LEAST,
) -> Iterator[Progress]:
    """Import photos into a library of their own, and let shoppers loose on it.

    Parameters
    ----------
    photos
        Files, folders or globs.
    label, colour : str, optional
        Regular expressions on file names that tell category and colour; by
        default the folder's name, and the colour that is measured.

    Raises
    ------
    UsageError
        Nothing can be wished for: of no category in a colour are there `least`.
    """
    kind = labeller(label)
    named = labeller(colour) if colour is not None else None
    with unfinished.folder("measured") as folder, Library.open(folder / "l") as library:
        for step in library.import_photos(photos):
            if step.result is None:
                yield step
        items = library.items(np.sort(library.browse().ids))
        kinds, colours = [], []
        for item in items:
            path = item.photo.path if item.photo is not None else Path()
            measured = item.value("colour")
            kinds.append(kind(path))
            colours.append(named(path) if named else measured.value if measured else "")
        ids = np.array([item.id for item in items], dtype=np.int64)
        wishes = _wishes(np.array(kinds), np.array(colours), least)
        if not wishes:
            raise UsageError(f"no category in a colour has {least} photos: nothing to wish for")
        ways = _ways(library, ids)
        scores = {way: np.full((sessions, ROUNDS), np.nan) for way in ways}
        for session in range(sessions):
            chance = np.random.default_rng([seed, session])
            wished = wishes[int(chance.integers(len(wishes)))]
            shown = int(ids[chance.choice(np.flatnonzero(wished))])
            for way, learner in ways.items():
                chance = np.random.default_rng([seed, session, 1])
                scores[way][session] = _session(learner, shown, ids, wished, chance)
            yield Progress("shopping", session + 1, sessions)
        report = FeedbackReport(sessions, len(wishes), len(ids), _metrics(scores))
        yield Progress("done", sessions, sessions, result=report)


def _wishes(kinds: np.ndarray, colours: np.ndarray, least: int) -> list[Mask]:
    pairs = sorted({(k, c) for k, c in zip(kinds, colours, strict=True) if k and c})
    every = [(kinds == kind) & (colours == colour) for kind, colour in pairs]
    return [mask for mask in every if mask.sum() >= least]


def _session(
    learner: Learner, shown: int, ids: Ids, wished: Mask, chance: np.random.Generator
) -> list[float]:
    """Precision of each round's page; NaN once nothing is left to find."""
    clicks: dict[int, tuple[bool, int]] = {}
    before = np.array([shown], dtype=np.int64)
    found = []
    for page_number in range(ROUNDS):
        left = int((wished & ~np.isin(ids, before)).sum())
        if not left:
            found.append(np.nan)
            continue
        page = learner(shown, clicks, before)[:PAGE]
        right = wished[np.searchsorted(ids, page)]
        found.append(float(right.sum()) / min(PAGE, left))
        before = np.concatenate([before, page])
        for some, liked in ((page[right], True), (page[~right], False)):
            for item in chance.permutation(some)[:CLICKS].tolist():
                clicks[item] = (liked if chance.random() > SLIPS else not liked, page_number)
    return found


def _ways(library: Library, ids: Ids) -> dict[str, Learner]:
    groups, matrix = library.vectors()
    order = np.argsort(groups)
    vectors = matrix[order[np.searchsorted(groups, ids, sorter=order)]]
    scaled = vectors * _scale(library, Weights())

    alike: dict[tuple[int, int], float] = {}

    def ranked(shown: int, clicks: Clicks, before: Ids) -> Ids:
        began = datetime.now(UTC) - ROUNDS * PAUSE
        verdicts = {
            item: Verdict(
                "shopper", item, liked, None, began + number * PAUSE, alike.get((shown, item))
            )
            for item, (liked, number) in clicks.items()
        }
        found = library.rank(shown, PAGE, verdicts=verdicts, exclude=before.tolist())
        for item, score in zip(found.ids.tolist(), found.scores.tolist(), strict=True):
            alike[shown, item] = score
        return found.ids

    def by(scores: Floats, before: Ids) -> Ids:
        unseen = np.where(np.isin(ids, before), -np.inf, scores)
        return ids[np.argsort(-unseen, kind="stable")]

    def sides(clicks: Clicks) -> tuple[Ids, Ids]:
        rows = np.searchsorted(ids, np.array(list(clicks), dtype=np.int64))
        liked = np.array([liked for liked, _ in clicks.values()], dtype=bool)
        return rows[liked], rows[~liked]

    def rocchio(shown: int, clicks: Clicks, before: Ids) -> Ids:
        # With the usual weights of 0.75 and 0.25 (Manning et al., 2008, section 9.1.1).
        query = scaled[np.searchsorted(ids, shown)].copy()
        liked, disliked = sides(clicks)
        if len(liked):
            query += 0.75 * scaled[liked].mean(axis=0)
        if len(disliked):
            query -= 0.25 * scaled[disliked].mean(axis=0)
        return by(scaled @ query, before)

    others = np.random.default_rng(0).choice(len(ids), min(OTHERS, len(ids)), replace=False)

    def logistic(shown: int, clicks: Clicks, before: Ids) -> Ids:
        # A few clicks alone leave it lost: random items are weak examples of what is not
        # wished for, and how alike an item is to the one shown keeps it near.
        query = np.searchsorted(ids, shown)
        liked, disliked = sides(clicks)
        rows = np.concatenate([[query], liked, disliked, others])
        said = np.arange(len(rows)) <= len(liked)
        counts = np.where(np.arange(len(rows)) < len(rows) - len(others), 1.0, WEAK)
        model = LogisticRegression(C=10.0, max_iter=500)
        model.fit(scaled[rows], said, sample_weight=counts)
        return by(model.decision_function(scaled) + NEARNESS * (scaled @ scaled[query]), before)

    return {
        "learned": ranked,
        "unlearned": lambda shown, _, before: ranked(shown, {}, before),
        "rocchio": rocchio,
        "logistic": logistic,
    }


def _scale(library: Library, weights: Weights) -> Floats:
    """(d,): the roots of the channels' weights, so that inner products are weighted sums."""
    return np.repeat(np.sqrt(weights.array()), library.widths)


def _metrics(scores: Mapping[str, np.ndarray]) -> dict[str, dict[str, float]]:
    plain = scores["unlearned"]
    later = _known_mean(plain[:, 1:], axis=1)
    metrics = {}
    for way, precision in scores.items():
        of_round = _known_mean(precision, axis=0)
        times = of_round[2] / max(float(_known_mean(plain, axis=0)[2]), 1e-9)
        worse = _known_mean(precision[:, 1:], axis=1) < later - WORSE
        metrics[way] = {f"p@{PAGE} round {r + 1}": float(p) for r, p in enumerate(of_round)}
        metrics[way] |= {"over unlearned": float(times), "worse": float(worse.mean())}
    return metrics


def _known_mean(values: np.ndarray, axis: int) -> np.ndarray:
    """Mean of what is no NaN; 1 where there is nothing, since all had been found before."""
    known = ~np.isnan(values)
    sums, counts = np.where(known, values, 0).sum(axis=axis), known.sum(axis=axis)
    return np.where(counts > 0, sums / np.maximum(counts, 1), 1.0)
