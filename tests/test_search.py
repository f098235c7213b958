"""Questions and answers over drawn garments of which one knows what is like what."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stylist.errors import StylistError, UsageError
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import CHANNELS, Filters, ImportReport, NewPhoto, Rgb, Weights

Draw = Callable[..., Rgb]
Save = Callable[..., Path]
Import = Callable[..., ImportReport]

STYLE, COLOUR = Weights(1, 0, 0), Weights(0, 1, 0)


def names(library: Library, ids: np.ndarray) -> list[str]:
    return [item.name for item in library.items(ids)]


def find(library: Library, name: str) -> int:
    (hit,) = [h for h in library.search(name) if h.item.name.lower() == name.lower()]
    return hit.item.id


# --- similar ---


def test_an_item_finds_its_kind_and_not_itself(library: Library) -> None:
    item_id = find(library, "red skirt 0")
    hits = library.similar(item_id, 29)
    assert len(hits) == 29
    assert item_id not in {h.item.id for h in hits}
    assert hits[0].item.name == "Red skirt 1"


def test_a_photo_of_an_item_finds_the_item(
    library: Library, draw: Draw, photo_folder: Path
) -> None:
    file = photo_folder / "pants" / "blue pants 0.jpg"
    assert library.similar(file, 1)[0].photo.path == file
    assert library.similar(library.look_at(file.read_bytes()), 1)[0].photo.path == file
    shown = library.similar(draw("pants", "blue", seed=99, ground=(200, 190, 170)), 2)
    assert {h.item.name for h in shown} == {"Blue pants 0", "Blue pants 1"}


def test_weights_decide_what_alike_means(library: Library) -> None:
    item_id = find(library, "green t shirt 0")
    by_cut = names(library, library.rank(item_id, 9, weights=STYLE).ids)
    by_colour = names(library, library.rank(item_id, 5, weights=COLOUR).ids)
    assert sum("t shirt" in name for name in by_cut) >= 8
    assert all(name.startswith("Green") for name in by_colour)


def test_only_the_ratio_of_weights_matters(library: Library) -> None:
    item_id = int(library.browse().ids[0])
    one = library.rank(item_id, 10, weights=Weights(1, 0.5, 0.2))
    other = library.rank(item_id, 10, weights=Weights(10, 5, 2))
    np.testing.assert_array_equal(one.ids, other.ids)
    np.testing.assert_allclose(one.scores, other.scores, atol=1e-4)


@pytest.mark.parametrize("weights", [Weights(0, 0, 0), Weights(-1, 1, 1), Weights(np.nan, 1, 1)])
def test_impossible_weights(library: Library, weights: Weights) -> None:
    with pytest.raises(UsageError):
        library.rank(int(library.browse().ids[0]), 5, weights=weights)


@pytest.mark.parametrize("weights", [Weights(), STYLE, COLOUR, Weights(0.2, 1, 0.5)])
def test_scores_and_shares(library: Library, photo_folder: Path, weights: Weights) -> None:
    look = library.look_at(photo_folder / "skirt" / "black skirt 0.jpg")
    results = library.rank(look, 30, weights=weights)
    assert len(results.ids) == results.total == 30
    assert (np.diff(results.scores) <= 0).all()
    assert ((results.scores >= 0) & (results.scores <= 1)).all()
    similarity = results.channels.sum(axis=1)
    assert (np.diff(similarity) <= 1e-6).all()
    # A channel's share is its weight times its cosine, worked out from the catalog's vectors.
    mixture = weights.array() / weights.array().sum()
    file = library.path / "vectors.npz"
    library.export_vectors(file)
    with np.load(file, allow_pickle=False) as arrays:
        row = {int(i): n for n, i in enumerate(arrays["ids"])}
        places = [row[int(i)] for i in results.photo_ids]
        for column, name in enumerate(CHANNELS):
            cosines = arrays[name][places] @ getattr(look.embedding, name)
            np.testing.assert_allclose(
                results.channels[:, column], mixture[column] * cosines, atol=2e-3
            )


def test_the_photo_itself_scores_highest(library: Library, photo_folder: Path) -> None:
    results = library.rank(photo_folder / "skirt" / "black skirt 0.jpg", 30)
    assert results.scores[0] > 0.99
    assert results.scores[-1] < 0.9


def test_hits_say_which_channel_counts_what(library: Library) -> None:
    hit = library.similar(find(library, "red skirt 0"), 1)[0]
    assert set(hit.channels) == set(CHANNELS)
    assert hit.photo is not None
    assert hit.reasons


def test_k(library: Library) -> None:
    item_id = int(library.browse().ids[0])
    assert len(library.rank(item_id, 0).ids) == 0
    assert len(library.rank(item_id, 1).ids) == 1
    assert len(library.rank(item_id, 10_000).ids) == 29


def test_nothing_close(library: Library, photo_folder: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (200, 200, 3), dtype=np.uint8)
    best = float(library.rank(noise, 5).scores.max())
    library.settings = Settings(nothing_close=best + 0.01)
    results = library.rank(noise, 5)
    assert results.nothing_close
    assert len(results.ids) == 5
    assert library.similar(noise, 5) == []
    known = photo_folder / "skirt" / "black skirt 0.jpg"
    assert not library.rank(known, 5).nothing_close
    library.settings = Settings(nothing_close=best - 0.01)
    assert not library.rank(noise, 5).nothing_close
    library.settings = Settings(nothing_close=0.0)
    assert library.similar(noise, 5) != []


def test_this_but_in_another_colour_is_close(library: Library) -> None:
    """The same cut in the colour that was asked for is what was asked for."""
    red = library.search("red skirt")[0].item.id
    blue = Filters(colour=("blue",))
    best = float(library.rank(red, 5, filters=blue).scores.max())
    library.settings = Settings(nothing_close=best + 0.01)
    assert not library.rank(red, 5, filters=blue).nothing_close
    # Colour was all that counted, and it is another.
    assert library.rank(red, 5, weights=Weights(0, 1, 0), filters=blue).nothing_close


def test_an_item_is_as_near_as_its_nearest_photo(
    library: Library, draw: Draw, tmp_path: Path, save: Save
) -> None:
    """Red pants get a second photo, which shows a yellow t-shirt."""
    item_id = find(library, "red pants 0")
    look = library.look_at(save(draw("t-shirt", "yellow", seed=50), tmp_path / "b.png"))
    second = NewPhoto(
        path=tmp_path / "b.png", digest="ab" * 32, size=1, mtime_ns=1, width=200, height=280,
        mask_source="grabcut", encoder="lite2-fashion@1", embedding=look.embedding,
        item_id=item_id,
    )  # fmt: skip
    (photo,) = library._store.add_photos([second])
    results = library.rank(look, 30)
    assert (results.ids[0], results.photo_ids[0]) == (item_id, photo.id)
    assert len(set(results.ids.tolist())) == len(results.ids) == results.total == 30
    red = library.rank(find(library, "red pants 1"), 1)
    assert red.ids[0] == item_id
    assert red.photo_ids[0] != photo.id


# --- filters ---


@pytest.mark.parametrize(
    "filters",
    [
        Filters(category=("skirt",)),
        Filters(category=("skirt", "pants"), colour=("red", "blue")),
        Filters(occasion="office"),
        Filters(temperature=5.0, wind=8.0, rain=True),
        Filters(temperature=30.0),
        Filters(category=("pants",), temperature=12.0, occasion="everyday"),
        Filters(price=(1.0, 2.0)),
        Filters(category=("no such category",)),
        Filters(in_stock=True),
    ],
)
def test_what_is_found_passes_the_filters(library: Library, filters: Filters) -> None:
    passed = set(library.browse(filters).ids.tolist())
    assert library.count(filters) == len(passed)
    item_id = find(library, "blue pants 0")
    for profile in (None, "Anna"):
        if profile:
            library.like("Anna", [int(library.browse().ids[4])])
        results = library.rank(item_id, 100, filters=filters, profile=profile)
        assert set(results.ids.tolist()) == passed - {item_id}
        for hit in library.hits(results):
            if filters.category:
                assert hit.item.value("category").value in filters.category


def test_price_and_stock(library: Library) -> None:
    assert library.count(Filters(price=(None, None))) == 0
    assert library.count(Filters(in_stock=True)) == 0


def test_unknown_occasion_is_said(library: Library) -> None:
    with pytest.raises(UsageError, match="there are"):
        library.rank(int(library.browse().ids[0]), 5, filters=Filters(occasion="lunch on Mars"))


def test_reasons_of_occasion_and_weather(library: Library) -> None:
    filters = Filters(occasion="office", temperature=12.0)
    hits = library.hits(library.rank(find(library, "blue pants 0"), 5, filters=filters))
    assert all(len(h.reasons) >= 2 for h in hits)
    assert library.explain(hits[0].item.id, filters=filters)


# --- the index is a cache ---


@pytest.mark.parametrize("harm", ["missing", "empty", "cut", "noise", "manifest", "stale"])
def test_an_index_that_is_harmed_is_made_again(library: Library, harm: str) -> None:
    item_id = int(library.browse().ids[0])
    before = library.rank(item_id, 29)
    library.close()
    folder = library.path / "cache" / "index"
    files = [f for f in folder.rglob("*") if f.is_file()]
    assert files
    if harm == "missing":
        shutil.rmtree(folder)
    for file in files if harm != "missing" else []:
        data = file.read_bytes()
        is_manifest = file.suffix == ".json"
        match harm:
            case "empty":
                file.write_bytes(b"")
            case "cut":
                file.write_bytes(data[: len(data) // 2])
            case "noise" if not is_manifest:
                file.write_bytes(np.random.default_rng(0).bytes(len(data)))
            case "manifest" if is_manifest:
                file.write_text('{"format": "another"}')
    if harm == "stale":
        with Library.open(library.path) as other:
            other.remove([int(before.ids[3])])
        before = replace(before, ids=np.delete(before.ids, 3))
    with Library.open(library.path, settings=library.settings) as fresh:
        after = fresh.rank(item_id, 29)
        np.testing.assert_array_equal(after.ids, before.ids)
        fresh.doctor(repair=True)
        assert fresh.doctor() == []


def test_rebuilding_shows_how_far_it_is(library: Library) -> None:
    library.close()
    shutil.rmtree(library.path / "cache")
    with Library.open(library.path) as fresh:
        steps = list(fresh.prepare())
        assert steps
        assert (steps[-1].done, steps[-1].total) == (30, 30)
        assert list(fresh.prepare()) == []


# --- taste ---


def test_hearts_and_crosses_turn_the_answer_and_undo_turns_it_back(library: Library) -> None:
    asked = find(library, "black t shirt 0")
    before = library.rank(asked, 29, profile="Anna")
    library.like("Anna", [find(library, "yellow t shirt 0"), find(library, "yellow skirt 0")])
    library.dislike("Anna", [find(library, "blue t shirt 0"), find(library, "blue pants 0")])
    after = library.rank(asked, 29, profile="Anna")

    def mean_place(results: object, colour: str) -> float:
        found = names(library, results.ids)  # type: ignore[attr-defined]
        return float(np.mean([n for n, name in enumerate(found) if name.startswith(colour)]))

    assert mean_place(after, "Yellow") < mean_place(before, "Yellow")
    assert mean_place(after, "Blue") > mean_place(before, "Blue")
    assert after.ids.tolist() != before.ids.tolist()
    assert any("Yellow" in line for said in after.reasons.values() for line in said)
    np.testing.assert_array_equal(library.rank(asked, 29).ids, before.ids)
    np.testing.assert_array_equal(library.rank(asked, 29, profile="Berta").ids, before.ids)
    assert library.undo("Anna") is not None
    assert library.undo("Anna") is not None
    assert library.undo("Anna") is None
    np.testing.assert_array_equal(library.rank(asked, 29, profile="Anna").ids, before.ids)


def test_for_you(library: Library) -> None:
    liked = [find(library, "red skirt 0"), find(library, "red pants 0")]
    disliked = [find(library, "green t shirt 0")]
    library.like("Anna", liked)
    library.dislike("Anna", disliked, "too bright")
    results = library.rank(None, 100, profile="Anna")
    assert not set(results.ids.tolist()) & {*liked, *disliked}
    assert len(results.ids) == 27
    assert sum(name.startswith("Red") for name in names(library, results.ids[:5])) >= 2
    assert not any(name.startswith("Green t shirt") for name in names(library, results.ids[:8]))
    pants = library.rank(None, 100, profile="Anna", filters=Filters(category=("pants",)))
    assert len(pants.ids) == 9


def test_for_you_without_verdicts_is_the_library(library: Library) -> None:
    assert library.rank(None, profile="Nobody").ids.tolist() == library.browse().ids.tolist()


def test_a_profile_that_only_dislikes(library: Library) -> None:
    library.dislike("Anna", [find(library, "blue pants 0")])
    results = library.rank(None, 100, profile="Anna")
    assert find(library, "blue pants 0") not in results.ids
    library.rank(find(library, "red pants 0"), 5, profile="Anna")
    assert library.taste("Anna").dislikes == 1


def test_verdicts_about_retired_items_do_no_harm(library: Library) -> None:
    item_id = find(library, "red skirt 0")
    library.like("Anna", [item_id])
    library.remove([item_id])
    library.rank(find(library, "blue skirt 0"), 5, profile="Anna")
    assert item_id not in library.rank(None, 100, profile="Anna").ids
    library.restore_items([item_id])
    assert library.taste("Anna").likes == 1


def test_what_taste_learned(library: Library) -> None:
    library.like(
        "Anna", [find(library, f"red {what} {n}") for what in ("skirt", "pants") for n in (0, 1)]
    )
    library.dislike("Anna", [find(library, f"blue t shirt {n}") for n in (0, 1)])
    taste = library.taste("Anna")
    assert (taste.likes, taste.dislikes) == (4, 2)
    assert taste.values["colour"]["red"] > 0 > taste.values["colour"]["blue"]
    said = library.explain(find(library, "red skirt 0"), profile="Anna")
    assert any("like" in line for line in said)


def test_blank_profiles(library: Library) -> None:
    with pytest.raises(StylistError):
        library.like("  ", [int(library.browse().ids[0])])
