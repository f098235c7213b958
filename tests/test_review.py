"""What waits for a person, what they say of it, and learning from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stylist.errors import NotFoundError, UsageError
from stylist.heads import FitReport
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import Attribute, ImportReport

Importing = Callable[..., ImportReport]
ALL = Settings(threads=1, unsure_below=1.01)
"""Everything the model says waits."""


@pytest.fixture(scope="module")
def unlabelled(
    photo_folder: Path, importing: Importing, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A library of 30 garments of which only the model has said anything."""
    folder = tmp_path_factory.mktemp("unlabelled") / "library"
    with Library.open(folder, settings=Settings(threads=1)) as library:
        importing(library, photo_folder)
    return folder


@pytest.fixture
def waiting(unlabelled: Path, tmp_path: Path) -> Iterator[Library]:
    import shutil

    folder = shutil.copytree(unlabelled, tmp_path / "library")
    with Library.open(folder, settings=ALL) as library:
        yield library


def shape(library: Library, item_id: int) -> str:
    """What it was drawn as."""
    photo = library.items([item_id])[0].photo
    assert photo is not None
    return photo.path.parent.name


def fit(library: Library) -> FitReport:
    *_, last = library.heads.fit()
    report = last.result
    assert isinstance(report, FitReport)
    return report


def said(library: Library, source: str, name: str = "category") -> dict[int, str]:
    items = library.items(library.browse().ids)
    return {
        i.id: a.value for i in items for a in i.attributes if (a.name, a.source) == (name, source)
    }


def test_only_what_is_unsure_waits(waiting: Library) -> None:
    assert waiting.review.counts()["category"] == 30
    queue = waiting.review.queue("category")
    assert sorted(d.item_id for d in queue) == sorted(waiting.browse().ids.tolist())
    middle = sorted(d.guess.confidence for d in queue)[15]
    waiting.settings = replace(waiting.settings, unsure_below=middle)
    few = waiting.review.queue("category")
    assert len(few) == waiting.review.counts()["category"] == 15
    assert all(d.guess.confidence < middle for d in few)
    assert all(waiting.review.unsure(d.guess) for d in few)
    assert not waiting.review.unsure(Attribute("category", "skirt", 0.1, "person"))


def test_the_same_guesses_stand_together_the_most_doubtful_first(waiting: Library) -> None:
    queue = waiting.review.queue("category")
    guesses = [d.guess.value for d in queue]
    groups = list(dict.fromkeys(guesses))
    assert guesses == [g for g in groups for _ in range(guesses.count(g))]
    wrong = [sum(1 - d.guess.confidence for d in queue if d.guess.value == g) for g in groups]
    assert wrong == sorted(wrong, reverse=True)


def test_look_alikes_follow_each_other(waiting: Library) -> None:
    """Of one guess, the steps through the queue are shorter than in any order."""
    queue = waiting.review.queue("colour")
    ids, style = waiting._store.main_vectors(waiting.heads.encoder, "style")
    row = {int(i): v for i, v in zip(ids, style, strict=True)}

    def steps(order: list[int]) -> float:
        return float(np.mean([row[a] @ row[b] for a, b in pairwise(order)]))

    groups: dict[str, list[int]] = {}
    for doubt in queue:
        groups.setdefault(doubt.guess.value, []).append(doubt.item_id)
    large = max(groups.values(), key=len)
    assert len(large) >= 4
    chance = np.random.default_rng(0)
    anyhow = [steps([int(i) for i in chance.permutation(large)]) for _ in range(20)]
    assert steps(large) > np.mean(anyhow)


def test_sleeves_wait_only_where_there_are_any(waiting: Library) -> None:
    queue = {d.item_id for d in waiting.review.queue("sleeve")}
    assert len(queue) == waiting.review.counts()["sleeve"] > 0
    one = min(queue)
    waiting.set_attribute([one], "category", "pants")
    assert one not in {d.item_id for d in waiting.review.queue("sleeve")}


@pytest.mark.parametrize("name", ["category", "pattern", "colour"])
def test_guesses_are_best_first_and_begin_with_what_is_claimed(waiting: Library, name: str) -> None:
    doubt = waiting.review.queue(name)[0]
    guesses = waiting.review.guesses(doubt.item_id, name)
    assert guesses[0].value == doubt.guess.value
    assert guesses[0].confidence == pytest.approx(doubt.guess.confidence, abs=0.02)
    sure = [g.confidence for g in guesses]
    assert sure == sorted(sure, reverse=True)
    assert sum(sure) <= 1.01 or name == "colour"


def test_a_photo_that_is_gone_still_has_its_guess(waiting: Library) -> None:
    item = waiting.browse().ids[0]
    waiting._store._change(
        waiting.items([item])[0].photo.id,  # type: ignore[union-attr]
        {"path": waiting._store.path_in(Path("/nowhere/photo.jpg"))},
    )
    (guess,) = waiting.review.guesses(int(item), "pattern")
    assert guess.name == "pattern"


def test_unknown_names_and_items_are_refused(waiting: Library) -> None:
    with pytest.raises(UsageError, match="not reviewed"):
        waiting.review.queue("price")
    with pytest.raises(NotFoundError):
        waiting.review.guesses(10**6, "category")
    with pytest.raises(NotFoundError):
        waiting.review.confirm([10**6], "category")
    with pytest.raises(UsageError, match="no sleeve"):
        waiting.review.understood("sleeve", "three")


def test_a_confirmation_is_a_persons_word_and_can_be_taken_back(waiting: Library) -> None:
    first, second = (d.item_id for d in waiting.review.queue("category")[:2])
    guess = said(waiting, "model")[first]
    changes = waiting.review.confirm([first, second], "category")
    assert said(waiting, "person")[first] == guess
    assert waiting.review.counts()["category"] == 28
    assert waiting.review.confirm([first, second], "category") == []  # said already
    for change in changes:
        waiting.set_attribute(change.item_ids, "category", None)
    assert waiting.review.counts()["category"] == 30
    assert said(waiting, "person") == {}


def test_words_are_understood(waiting: Library) -> None:
    assert waiting.review.understood("category", "Trousers") == "pants"
    assert waiting.review.understood("colour", "gray") == "grey"
    assert waiting.review.understood("category", "zorbing ball") == "zorbing ball"
    assert {"category", "colour", "pattern", "sleeve"} == set(waiting.review.counts())
    assert "skirt" in waiting.review.choices("category", ())
    assert waiting.review.choices("sleeve", ()) == ("sleeveless", "short", "long")


def test_there_must_be_something_to_learn_from(waiting: Library) -> None:
    with pytest.raises(UsageError, match="at least 20"):
        fit(waiting)
    assert not waiting.heads.learned


def answer_all(library: Library, rename: dict[str, str] | None = None) -> dict[int, str]:
    """Say of every item but each fifth what it was drawn as; gives all truths."""
    ids = sorted(int(i) for i in library.browse().ids)
    truth = {i: (rename or {}).get(shape(library, i), shape(library, i)) for i in ids}
    for place, item_id in enumerate(ids):
        if place % 5:
            library.set_attribute([item_id], "category", truth[item_id])
    return truth


def test_learning_from_answers(
    waiting: Library, photo_folder: Path, importing: Importing, save: Any, draw: Any, tmp_path: Path
) -> None:
    """What is learned tells the other items anew, and new photos; people's words stay."""
    truth = answer_all(waiting, {"pants": "leggings"})
    words = said(waiting, "person")
    before = said(waiting, "model")
    report = fit(waiting)
    assert report.kept
    assert report.examples == 24
    assert "leggings" in report.added
    assert report.metrics["learned"]["log_loss"] <= report.metrics["shipped"]["log_loss"]
    assert report.rewritten == 30
    assert waiting.heads.learned
    assert "leggings" in waiting.category_head().names
    assert said(waiting, "person") == words
    after = said(waiting, "model")
    right = sum(after[i] == truth[i] for i in truth)
    assert right > sum(before[i] == truth[i] for i in truth)
    # A new photo is told by the learned head, in the import's workers too.
    save(draw("pants", "blue", seed=77), tmp_path / "new" / "one.jpg", quality=92)
    importing(waiting, tmp_path / "new")
    new = max(int(i) for i in waiting.browse().ids)
    assert said(waiting, "model")[new] == "leggings"


def test_what_was_learned_is_there_after_opening_again_until_it_is_reset(waiting: Library) -> None:
    answer_all(waiting, {"pants": "leggings"})
    fit(waiting)
    words, folder = said(waiting, "person"), waiting.path
    with Library.open(folder, settings=ALL) as again:
        assert again.heads.learned
        style = np.eye(5, 256, dtype=np.float32)
        np.testing.assert_array_equal(
            again.category_head().probabilities(style),
            waiting.category_head().probabilities(style),
        )
        for _ in again.heads.reset():
            pass
        assert not again.heads.learned
        assert "leggings" not in said(again, "model").values()
        assert said(again, "person") == words
    assert not list((folder / "models").glob("encoder-head*"))


def test_a_damaged_or_foreign_head_is_not_used(waiting: Library) -> None:
    answer_all(waiting, {"pants": "leggings"})
    fit(waiting)
    assert waiting.heads.learned
    card = waiting.heads.file.with_suffix(".json")
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace(waiting.heads.encoder, "another@1"), encoding="utf-8")
    with Library.open(waiting.path) as again:
        assert not again.heads.learned
    card.write_text(text, encoding="utf-8")
    waiting.heads.file.write_bytes(b"damaged")
    with Library.open(waiting.path) as again:
        assert not again.heads.learned


def test_no_import_crop_or_learning_overwrites_a_persons_word(
    waiting: Library, photo_folder: Path, importing: Importing
) -> None:
    from stylist.types import Box

    item = waiting.items([int(waiting.browse().ids[0])])[0]
    assert item.photo is not None
    for name, value in (("category", "bag"), ("pattern", "floral"), ("colour", "turquoise")):
        waiting.set_attribute([item.id], name, value)
    importing(waiting, photo_folder)
    waiting.set_crop(item.photo.id, Box(0.1, 0.1, 0.9, 0.9))
    answer_all(waiting)
    waiting.set_attribute([item.id], "category", "bag")
    fit(waiting)
    now = waiting.items([item.id])[0]
    leading = {name: now.value(name) for name in ("category", "pattern", "colour")}
    assert {n: (a.value, a.source) for n, a in leading.items() if a} == {
        "category": ("bag", "person"),
        "pattern": ("floral", "person"),
        "colour": ("turquoise", "person"),
    }


def test_closing_the_fit_cancels_it(waiting: Library) -> None:
    answer_all(waiting)
    before = said(waiting, "model")
    steps = waiting.heads.fit()
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert not waiting.heads.learned
    assert said(waiting, "model") == before
