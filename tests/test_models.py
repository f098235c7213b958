"""A library with several models: bringing one, re-embedding, switching, going back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tiny_models as tiny

from stylist.bring.draft import make
from stylist.embed.models import DEFAULT_MODEL
from stylist.embed.registry import Choice, Registry
from stylist.errors import LibraryError, ModelError, NotFoundError, StylistError, UsageError
from stylist.gui.questions import Page, Question, answer
from stylist.ingest import reembed
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import (
    Attribute,
    Box,
    Filters,
    ModelInfo,
    ModelReport,
    ModelSource,
    Progress,
    Rgb,
    Weights,
)

PHOTOS = 30
SETTINGS = Settings(threads=1, nothing_close=0.0)
Draw = Callable[..., Rgb]
Save = Callable[..., Path]


@pytest.fixture(autouse=True)
def _here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Embed in this process, and store often, unless a test is about the workers."""
    if "workers" not in request.keywords:
        monkeypatch.setattr(reembed, "FEW", 1000)
    monkeypatch.setattr(reembed, "_TRANSACTION", 8)


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of two encoders of colour, one of which understands words."""
    folder = tmp_path_factory.mktemp("exports")
    tiny.image_encoder(folder / "image.onnx")
    tiny.text_encoder(folder / "text.onnx")
    tiny.tokenizer(folder / "tokenizer.json")
    tiny.image_encoder(folder / "wide.onnx", width=40)
    return folder


def pair(sources: Path, **more: object) -> ModelSource:
    return ModelSource(
        str(sources / "image.onnx"), name="pair", text=sources / "text.onnx",
        tokenizer=sources / "tokenizer.json", **(tiny.PLAIN | more),
    )  # fmt: skip


def put(library: Library, source: ModelSource, name: str) -> None:
    """Bring a model without a process of its own."""
    registry = Registry(library.path / "models")
    draft = registry.draft()
    make(source, name, draft)
    registry.place(draft, name)


@pytest.fixture
def stocked(library: Library, sources: Path) -> Library:
    """A library of 30 garments with two models that were brought, the one inside in use."""
    put(library, pair(sources), "pair")
    put(library, ModelSource(str(sources / "wide.onnx"), **tiny.PLAIN), "wide")
    return library


def run(steps: Iterator[Progress]) -> list[Progress]:
    return list(steps)


def used(library: Library, name: str, **more: object) -> ModelReport:
    report = run(library.use_model(name, **more))[-1].result
    assert isinstance(report, ModelReport)
    return report


def info(library: Library, name: str) -> ModelInfo:
    return next(model for model in library.models() if model.name == name)


def in_use(library: Library) -> str:
    (name,) = (model.name for model in library.models() if model.in_use)
    return name


def colours(library: Library, ids: object) -> list[str]:
    """The colour in the file's name: *Red dress 0*."""
    return [item.name.split()[0].lower() for item in library.items(ids)]


@pytest.mark.workers
def test_the_whole_path(library: Library, sources: Path) -> None:
    added = run(library.add_model(pair(sources)))[-1].result
    assert (added.name, added.in_use, added.words, added.embedded) == ("pair", False, True, 0)
    assert library.text_vector("red") is None
    before = library.rank(1, 5).ids
    steps = run(library.use_model("pair", workers=1))
    report = steps[-1].result
    assert (report.name, report.embedded, report.refused) == ("pair", PHOTOS, ())
    assert [s.done for s in steps if s.stage == "embedding"][-1] == PHOTOS
    assert in_use(library) == "pair"
    with Library.open(library.path, settings=SETTINGS) as again:
        assert in_use(again) == "pair", "the choice survives a restart"
        assert colours(again, again.rank(None, 6, words="red").ids) == ["red"] * 6
    assert used(library, DEFAULT_MODEL).embedded == 0, "its vectors are still there"
    np.testing.assert_array_equal(library.rank(1, 5).ids, before)
    library.remove_model("pair")
    assert [m.name for m in library.models()] == [DEFAULT_MODEL]
    assert not list((library.path / "cache").glob("index-*"))
    assert [p.name for p in (library.path / "models").iterdir()] == ["use.json"]


def test_the_old_model_answers_until_the_new_one_has_seen_all(stocked: Library) -> None:
    before = stocked.rank(1, 8)
    steps = stocked.use_model("pair")
    while (step := next(steps)).done < 8:
        assert step.result is None
    assert in_use(stocked) == DEFAULT_MODEL
    np.testing.assert_array_equal(stocked.rank(1, 8).scores, before.scores)
    assert stocked.word_similarity("red") is None
    steps.close()
    partly = info(stocked, "pair")
    assert 8 <= partly.embedded < PHOTOS
    assert partly.wanted
    assert stocked.wanted_model == "pair"
    with Library.open(stocked.path, settings=SETTINGS) as again:
        assert again.wanted_model == "pair"
        report = used(again, "pair")
        assert report.embedded == PHOTOS - partly.embedded, "it went on where it stopped"
        assert again.wanted_model is None
    assert in_use(stocked) == "pair", "another program's switch is followed"
    assert stocked.doctor() == []


def test_a_cancelled_switch_can_be_let_go(stocked: Library) -> None:
    with closing(stocked.use_model("pair")) as steps:
        next(steps)
    stocked.forget_wanted_model()
    assert stocked.wanted_model is None
    assert not info(stocked, "pair").wanted


def test_photos_that_come_in_meanwhile_are_not_lost(
    stocked: Library, tmp_path: Path, draw: Draw, save: Save, importing: Callable[..., object]
) -> None:
    steps = stocked.use_model("pair")
    while next(steps).done < 16:
        pass
    importing(stocked, save(draw("skirt", "green", seed=77), tmp_path / "new" / "late.png"))
    report = run(steps)[-1].result
    assert report.embedded == PHOTOS + 1
    assert stocked.doctor() == []
    assert used(stocked, DEFAULT_MODEL).embedded == 0


def test_an_import_that_outlasts_the_switch_leaves_no_gap(
    stocked: Library, tmp_path: Path, draw: Draw, save: Save
) -> None:
    for seed in range(3):
        save(draw("skirt", "blue", seed=90 + seed), tmp_path / "new" / f"blue {seed}.png")
    importing = stocked.import_photos([tmp_path / "new"], workers=1)
    next(importing)
    used(stocked, "pair")
    assert run(importing)[-1].result.imported == 3
    assert in_use(stocked) == "pair"
    assert stocked.doctor() == []
    assert info(stocked, "pair").embedded == PHOTOS + 3


def test_what_cannot_be_read_is_refused_and_stops_nothing(stocked: Library) -> None:
    moved = shutil.copytree(stocked.items([1])[0].photo.path.parent, stocked.path / "moved")
    paths = [stocked.items([i])[0].photo.path for i in (1, 2)]
    assert moved.is_dir()
    stocked.close()
    with Library.open(stocked.path, settings=SETTINGS) as library:
        store = library._store
        store.move_photo(1, library.path / "nowhere.jpg", 1, 1)
        wrong = library.path / "wrong.jpg"
        wrong.write_bytes(paths[1].read_bytes() + b"more")
        store.move_photo(2, wrong, 1, 1)
        report = used(library, "pair")
        assert report.embedded == PHOTOS - 2
        reasons = {Path(r.path).name: r.reason for r in report.refused}
        assert set(reasons) == {"nowhere.jpg", "wrong.jpg"}
        assert "changed" in reasons["wrong.jpg"]
        assert in_use(library) == "pair"
        store.move_photo(1, paths[0], 1, 1)
        assert used(library, "pair").embedded == 1, "what is there again is taken along"


def test_where_nothing_can_be_read_the_old_model_stays(stocked: Library, tmp_path: Path) -> None:
    for photo_id in range(1, PHOTOS + 1):
        stocked._store.move_photo(photo_id, tmp_path / f"{photo_id}.jpg", 1, 1)
    with pytest.raises(StylistError, match=f"not one of {PHOTOS} photos.*{DEFAULT_MODEL} stays"):
        used(stocked, "pair")
    assert in_use(stocked) == DEFAULT_MODEL
    assert stocked.wanted_model is None


def test_crops_are_respected_and_kept_in_step(stocked: Library) -> None:
    box = Box(0.1, 0.0, 0.5, 0.6)
    photo = stocked.items([3])[0].photo
    stocked.set_crop(photo.id, box)
    used(stocked, "pair")
    vector = stocked._memory.index().vectors(np.array([photo.id]))[0]
    seen = stocked.look_at(photo.path, crop=box).embedding.joined()
    np.testing.assert_allclose(vector, seen, atol=2e-3)
    stocked.set_crop(photo.id, Box(0.3, 0.2, 0.9, 0.9))
    assert used(stocked, DEFAULT_MODEL).embedded == 1, "the other crop is another picture"
    assert stocked.doctor() == []


def test_colour_and_pattern_stay_what_they_were(stocked: Library) -> None:
    before = stocked._memory.index().vectors(np.arange(1, PHOTOS + 1))[:, 256:]
    used(stocked, "wide")
    after = stocked._memory.index().vectors(np.arange(1, PHOTOS + 1))[:, 40:]
    np.testing.assert_allclose(after, before, atol=2e-3)


def test_what_is_known_stays_and_new_photos_are_told_what_they_are(
    stocked: Library, tmp_path: Path, draw: Draw, save: Save, importing: Callable[..., object]
) -> None:
    every = range(1, PHOTOS + 1)
    known = {i: item.attributes for i, item in zip(every, stocked.items(list(every)), strict=True)}
    # This model sees colour alone: so let colour be what the categories say.
    for i, name in zip(every, colours(stocked, list(every)), strict=True):
        stocked.set_attribute([i], "category", "gown" if name == "red" else "smock")
    used(stocked, "pair")
    for item in stocked.items(list(every)):
        kept = [a for a in item.attributes if a.source != "person"]
        assert tuple(kept) == known[item.id]
    folder = tmp_path / "new"
    for colour in ("red", "blue"):
        save(draw("skirt", colour, seed=55), folder / f"{colour}.png")
    importing(stocked, folder)
    new = {item.name: item.value("category") for item in stocked.items([31, 32])}
    assert new["Red"].value == "gown"
    assert new["Blue"].value == "smock"
    assert new["Red"].source == "model"
    inside = used(stocked, DEFAULT_MODEL)
    assert inside.embedded == 2
    assert stocked.items([31])[0].value("category").source == "model"


def test_without_categories_none_is_claimed(
    bare: Library, sources: Path, tmp_path: Path, draw: Draw, save: Save,
    importing: Callable[..., object],
) -> None:  # fmt: skip
    put(bare, pair(sources), "pair")
    assert used(bare, "pair").embedded == 0, "an empty library switches as well"
    importing(bare, save(draw("skirt", "red"), tmp_path / "one.png"))
    (item,) = bare.items([1])
    assert item.value("category") is None
    assert item.value("colour").value == "red"
    assert bare.doctor() == []


def test_a_photo_changed_under_a_brought_model_keeps_what_it_cannot_judge(
    stocked: Library,
) -> None:
    used(stocked, "pair")
    item = stocked.items([1])[0]
    stocked._store.add_attributes(1, [Attribute("pattern", "striped", 0.9, "model")])
    stocked.set_crop(item.photo.id, Box(0.1, 0.1, 0.9, 0.9))
    assert stocked.items([1])[0].value("pattern").value == "striped"


def test_words_alone_and_beside_a_photo(stocked: Library) -> None:
    used(stocked, "pair")
    assert stocked.understands_words
    vector = stocked.text_vector("red")
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)
    ids, cosines = stocked.word_similarity("red")
    assert ids.tolist() == list(range(1, PHOTOS + 1))
    named = np.array(colours(stocked, ids))
    assert cosines[named == "red"].min() > cosines[named != "red"].max()
    first = stocked.rank(None, 6, words="blue")
    assert colours(stocked, first.ids) == ["blue"] * 6
    red = int(ids[named == "red"][0])
    alone, beside = stocked.rank(red, 5), stocked.rank(red, 5, words="in blue")
    assert colours(stocked, alone.ids).count("red") >= 4
    # The tiny model sees nothing but colour, so half red and half blue is what is asked for.
    ranks = {c: r for r, c in enumerate(colours(stocked, stocked.rank(red, 29, words="blue").ids))}
    assert ranks["blue"] < ranks["green"]
    assert red not in beside.ids
    assert not beside.nothing_close
    assert (np.diff(beside.scores) <= 0).all()
    assert beside.scores.max() > 0.8
    look = stocked.look_at(stocked.items([red])[0].photo.path)
    shown = stocked.rank(look, 5, words="blue", filters=Filters(colour=("blue",)))
    assert set(colours(stocked, shown.ids)) == {"blue"}
    some = stocked.rank(red, 5, words="blue", weights=Weights(0.0, 1.0, 0.0))
    assert len(some.ids) == 5


def test_a_search_in_words_uses_what_the_model_understands(stocked: Library) -> None:
    """In quotes it is no colour of the taxonomy, only words, and no photo has a text."""
    assert not len(stocked.browse(text='"a red"', sort="relevance").ids)
    used(stocked, "pair")
    found = stocked.browse(text='"a red"', sort="relevance").ids
    assert set(colours(stocked, found[:5])) == {"red"}
    used(stocked, DEFAULT_MODEL)
    assert not len(stocked.browse(text='"a red"', sort="relevance").ids)


def test_the_search_page_mixes_words_into_the_photo_where_the_model_can(stocked: Library) -> None:
    ids = stocked.browse().ids
    red = int(ids[colours(stocked, ids).index("red")])
    asked = Question(page=Page.SEARCH, item_id=red, text="blue")
    narrowed = answer(stocked, asked).results
    assert set(colours(stocked, narrowed.ids)) == {"blue"}, "words narrow"
    used(stocked, "pair")
    mixed = answer(stocked, asked).results
    np.testing.assert_array_equal(mixed.ids, stocked.rank(red, 1000, words="blue").ids)
    assert set(colours(stocked, mixed.ids)) > {"blue"}
    without = answer(stocked, replace(asked, text="blue not green")).results
    assert "green" not in colours(stocked, without.ids)


def test_words_without_a_text_encoder_say_what_to_do(stocked: Library) -> None:
    with pytest.raises(UsageError, match="models add"):
        stocked.rank(1, 5, words="in red")
    assert stocked.word_similarity("red") is None


def test_a_look_of_another_model_is_seen_again(stocked: Library) -> None:
    look = stocked.look_at(stocked.items([1])[0].photo.path)
    used(stocked, "pair")
    assert stocked.rank(look, 1).ids.tolist() == [1]
    kept = stocked.look_at(np.asarray(look.image))
    used(stocked, DEFAULT_MODEL)
    stocked.keep(kept)
    assert stocked.doctor() == []


def test_fewer_numbers(stocked: Library, sources: Path) -> None:
    source = ModelSource(str(sources / "wide.onnx"), pca=0.95, **tiny.PLAIN)
    (*_, last) = stocked.add_model(replace(source, name="narrow"))
    assert 2 <= last.result.width < 10
    used(stocked, "narrow")
    reduced = stocked._memory.index().vectors(np.arange(1, PHOTOS + 1))[:, : last.result.width]
    used(stocked, "wide")
    whole = stocked._memory.index().vectors(np.arange(1, PHOTOS + 1))[:, :40]
    centred = whole - whole.mean(axis=0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    pairs = np.corrcoef((centred @ centred.T).ravel(), (reduced @ reduced.T).ravel())
    assert pairs[0, 1] > 0.95, "what is left tells photos apart as the whole did"


def test_fewer_numbers_for_photos_and_words(stocked: Library, sources: Path) -> None:
    put(stocked, pair(sources), "whole")
    used(stocked, "whole")
    asked = ("red", "green", "blue", "in a dress")
    whole = {w: stocked.word_similarity(w)[1] for w in asked[:3]}
    (*_, last) = stocked.add_model(replace(pair(sources, pca=0.999), name="narrow"))
    used(stocked, "narrow")
    assert last.result.width <= 4
    for words, cosines in whole.items():
        narrow = stocked.word_similarity(words)[1]
        assert np.corrcoef(narrow, cosines)[0, 1] > 0.95
    assert stocked.text_vector(asked[3]).shape == (last.result.width,)


def test_a_pca_needs_photos(bare: Library, sources: Path) -> None:
    with pytest.raises(UsageError, match="this library has 0"):
        run(bare.add_model(pair(sources, pca=0.95)))
    assert list((bare.path / "models").iterdir()) == []


def test_nothing_half_made_is_left(library: Library, sources: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.onnx"
    broken.write_bytes((sources / "image.onnx").read_bytes()[:-40])
    with pytest.raises(ModelError, match=r"broken\.onnx"):
        run(library.add_model(ModelSource(str(broken))))
    steps = library.add_model(pair(sources))
    next(steps)
    steps.close()
    assert list((library.path / "models").iterdir()) == []
    (library.path / "models" / ".draft-999999").mkdir()
    assert [m.name for m in library.models()] == [DEFAULT_MODEL]


def test_names(stocked: Library, sources: Path) -> None:
    for name, reason in (("pair", "already"), (DEFAULT_MODEL, "already"), ("../up", "cannot be"),
                         ("", "cannot be"), ("Pair", "cannot be")):  # fmt: skip
        with pytest.raises(UsageError, match=reason):
            run(stocked.add_model(replace(pair(sources), name=name)))
    with pytest.raises(NotFoundError, match="there are lite2-fashion, pair, wide"):
        run(stocked.use_model("nothing"))


def test_what_may_not_be_removed(stocked: Library) -> None:
    used(stocked, "pair")
    with pytest.raises(UsageError, match="in use"):
        stocked.remove_model("pair")
    with pytest.raises(UsageError, match="ships"):
        stocked.remove_model(DEFAULT_MODEL)
    used(stocked, "wide")
    encoder = info(stocked, "pair").encoder
    stocked.remove_model("pair")
    assert stocked._store.embedded_count(encoder) == (0, PHOTOS)
    with pytest.raises(NotFoundError):
        stocked.remove_model("pair")


@pytest.mark.parametrize("damage", ["encoder.onnx", "card.json", "text.onnx", "gone"])
def test_a_damaged_model_does_not_lock_the_library(stocked: Library, damage: str) -> None:
    used(stocked, "pair")
    folder = stocked.path / "models" / "pair"
    stocked.close()
    if damage == "gone":
        shutil.rmtree(folder)
    else:
        data = bytearray((folder / damage).read_bytes())
        data[len(data) // 2 :] = b"?" * (len(data) - len(data) // 2)
        (folder / damage).write_bytes(data)
    with Library.open(stocked.path, settings=SETTINGS) as library:
        assert any("pair" in f"{p.what} {p.where}" for p in library.doctor())
        if damage in ("card.json", "gone"):
            assert in_use(library) == DEFAULT_MODEL
            assert len(library.rank(1, 5).ids) == 5
        if damage != "gone":
            with pytest.raises(ModelError):
                run(library.use_model("pair"))
        assert used(library, DEFAULT_MODEL).embedded == 0
        assert len(library.rank(1, 5).ids) == 5


def test_a_note_that_cannot_be_read_means_the_model_inside(stocked: Library) -> None:
    used(stocked, "pair")
    for text in ("", "[]", '{"use": 3, "wanted": null}', '{"use": "../../etc", "wanted": null}'):
        (stocked.path / "models" / "use.json").write_text(text)
        with Library.open(stocked.path, settings=SETTINGS) as library:
            assert in_use(library) == DEFAULT_MODEL


def test_vectors_are_exported_of_the_model_in_use(stocked: Library, tmp_path: Path) -> None:
    used(stocked, "wide")
    assert stocked.export_vectors(tmp_path / "v.npz") == PHOTOS
    with np.load(tmp_path / "v.npz") as arrays:
        assert arrays["style"].shape == (PHOTOS, 40)
        assert str(arrays["encoder"]).startswith("wide@")


def test_doctor_mends_with_the_model_in_use(stocked: Library) -> None:
    used(stocked, "pair")
    encoder = info(stocked, "pair").encoder
    with stocked._store.writing() as connection:
        connection.exec_driver_sql(
            "DELETE FROM vectors WHERE encoder = ? AND photo_id <= 12", (encoder,)
        )
    assert len(stocked.doctor()) == 12
    steps = run(stocked.repair())
    assert [p.repaired for p in steps[-1].result] == [True] * 12
    assert max(s.done for s in steps if s.stage == "embedding") == 12
    assert stocked.doctor() == []


def test_a_restored_item_is_seen_by_the_model_in_use(stocked: Library) -> None:
    stocked.remove([1])
    used(stocked, "pair")
    stocked.restore_items([1])
    assert stocked.doctor() == []
    assert 1 in stocked.rank(None, PHOTOS, words="red").ids


def test_a_library_that_cannot_be_written(
    stocked: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stocked._store, "read_only", True)
    with pytest.raises(ModelError, match="read only"):
        run(stocked.add_model(ModelSource("resnet50")))
    with pytest.raises(LibraryError, match="read only"):
        run(stocked.use_model("pair"))
    assert in_use(stocked) == DEFAULT_MODEL


def seen_before(folder: Path) -> None:
    """Let the photos' vectors be those of a model that was inside an earlier version."""
    with closing(sqlite3.connect(folder / "catalog.sqlite")) as catalog, catalog:
        catalog.execute("UPDATE vectors SET encoder = 'lite0-fashion@1'")
    shutil.rmtree(folder / "cache")


def test_what_an_earlier_model_saw_is_seen_anew(library: Library) -> None:
    folder, before = library.path, library.rank(1, 5).ids
    library.close()
    seen_before(folder)
    registry = Registry(folder / "models")
    registry.choose(Choice("lite0-fashion"))
    with Library.open(folder, settings=SETTINGS) as again:
        assert in_use(again) == DEFAULT_MODEL
        assert [p.what for p in again.doctor()][-1:] == [
            "only an earlier version's model saw the photos"
        ]
        with pytest.raises(ModelError, match=f"models use {DEFAULT_MODEL}"):
            again.rank(1, 5)
        assert again.wanted_model == DEFAULT_MODEL
        assert used(again, DEFAULT_MODEL).embedded == PHOTOS
        assert again.wanted_model is None
        np.testing.assert_array_equal(again.rank(1, 5).ids, before)
    with closing(sqlite3.connect(folder / "catalog.sqlite")) as catalog:
        left = catalog.execute("SELECT DISTINCT encoder FROM vectors").fetchall()
    assert left == [(f"{DEFAULT_MODEL}@1",)], "nothing needs what the earlier one saw"


def test_who_brought_a_model_of_an_earlier_one_s_name_keeps_it(
    stocked: Library, sources: Path
) -> None:
    put(stocked, ModelSource(str(sources / "wide.onnx"), **tiny.PLAIN), "lite0-fashion")
    used(stocked, "lite0-fashion")
    assert in_use(stocked) == "lite0-fashion"
    assert stocked.wanted_model is None
    used(stocked, DEFAULT_MODEL)
    assert info(stocked, "lite0-fashion").embedded == PHOTOS
