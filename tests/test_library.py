"""The façade: what people said stays, what is in memory stays in step, programs share a folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stylist.errors import LibraryError, NotFoundError, StylistError, UsageError
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import Facts, Filters, ImportReport, Rgb

Draw = Callable[..., Rgb]
Save = Callable[..., Path]
Import = Callable[..., ImportReport]


def assert_in_step(library: Library) -> None:
    """What this program keeps in memory is what a program that opens the library now reads."""
    with Library.open(library.path, settings=library.settings) as fresh:
        mine, theirs = library._memory.facts(), fresh._memory.facts()
        for name in Facts.__slots__:
            one, other = getattr(mine, name), getattr(theirs, name)
            if isinstance(one, np.ndarray):
                np.testing.assert_array_equal(one, other, err_msg=name)
            else:
                assert one == other, name
        index, other_index = library._memory.index(), fresh._memory.index()
        np.testing.assert_array_equal(np.sort(index.keys), np.sort(other_index.keys))
        keys = np.sort(index.keys)
        np.testing.assert_array_equal(index.vectors(keys), other_index.vectors(keys))


# --- opening ---


def test_no_library_and_none_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no library"):
        Library.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_file_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError):
        Library.open(tmp_path / "file")


def test_a_new_library_is_empty_and_answers(bare: Library, draw: Draw) -> None:
    assert bare.count() == 0
    assert bare.browse().ids.tolist() == []
    assert bare.facets()["category"] == {}
    assert bare.profiles() == []
    assert bare.similar(draw(), 5) == []
    assert bare.rank(None, profile="Nobody").total == 0
    assert bare.search("anything") == []
    assert bare.price_range() is None
    assert bare.thumbnail(1) is None
    assert bare.doctor() == []
    assert bare.count(Filters(occasion="office")) == 0
    assert bare.warmth([1, 2]).shape == (2,)


def test_what_is_unknown(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.similar(9999)
    with pytest.raises(NotFoundError):
        library.like("Anna", [9999])
    assert library.profiles() == []
    with pytest.raises(NotFoundError):
        library.remove([9999])
    with pytest.raises(UsageError):
        library.browse(Filters(occasion="no such occasion"))
    with pytest.raises(UsageError):
        library.browse(sort="no such sort")
    assert library.items([9999]) == []


# --- browsing ---


def test_browse_count_and_facets_agree(library: Library) -> None:
    facets = library.facets()
    assert facets["category"] == {"pants": 10, "skirt": 10, "t-shirt": 10}
    for kind in ("category", "colour", "pattern", "tag"):
        for value, number in facets[kind].items():
            filters = Filters(**{kind: (value,)})
            assert library.count(filters) == number == len(library.browse(filters).ids)
    for occasion, number in facets["occasion"].items():
        assert library.count(Filters(occasion=occasion)) == number


def test_facets_leave_their_own_filter_out(library: Library) -> None:
    facets = library.facets(Filters(category=("pants",)))
    assert facets["category"] == library.facets()["category"]
    assert sum(facets["colour"].values()) < sum(library.facets()["colour"].values())


def test_facets_of_sql_and_of_facts_agree(library: Library) -> None:
    """With weather the counting is done over the facts, without it in SQL."""
    mild = Filters(temperature=20.0)
    passed = set(library.browse(mild).ids.tolist())
    for kind, values in library.facets(mild).items():
        if kind != "occasion":
            for value, number in values.items():
                with_it = Filters(**{kind: (value,)}, temperature=20.0)
                assert library.count(with_it) == number
                assert set(library.browse(with_it).ids.tolist()) <= passed


def test_words(library: Library) -> None:
    assert {h.item.name for h in library.search("red")} >= {"Red pants 0", "Red skirt 1"}
    assert all("skirt" in h.item.name for h in library.search("skirt", 5))
    assert len(library.search("skirt", 5)) == 5
    for odd in ('"', "' OR 1=1 --", "*", "NEAR(", "a AND", "-", "\0", "🩱", "(" * 50):
        library.search(odd)


def test_items_come_in_the_order_asked(library: Library) -> None:
    ids = library.browse().ids.tolist()[::-1]
    assert [i.id for i in library.items([ids[3], 9999, ids[0]])] == [ids[3], ids[0]]


def test_a_lost_thumbnail_is_made_again(library: Library) -> None:
    photo = library.items(library.browse().ids[:1])[0].photo
    before = library.thumbnail(photo.id)
    shutil.rmtree(library.path / "cache" / "thumbs")
    assert library.thumbnail(photo.id) == before
    file = next((library.path / "cache" / "thumbs").rglob("*.jpg"))
    file.write_bytes(file.read_bytes()[:100])
    assert library.thumbnail(photo.id) == before


# --- editing ---


def test_a_persons_word_counts_and_can_be_taken_back(
    library: Library, importing: Import, photo_folder: Path
) -> None:
    (item_id,) = library.browse().ids[:1].tolist()
    before = library.items([item_id])[0].value("category")
    library.set_attribute([item_id], "category", "dress")
    importing(library, photo_folder, category_from_folder=True)
    said = library.items([item_id])[0].value("category")
    assert (said.value, said.source) == ("dress", "person")
    assert library.browse(Filters(category=("dress",))).ids.tolist() == [item_id]
    library.set_attribute([item_id], "category", None)
    assert library.items([item_id])[0].value("category") == before
    assert library.count(Filters(category=("dress",))) == 0


def test_retired_items_are_not_shown_and_come_back(library: Library) -> None:
    ids = library.browse().ids.tolist()
    gone = ids[:3]
    library.like("Anna", gone)
    library.remove(gone)
    assert library.count() == 27
    assert not set(library.browse().ids.tolist()) & set(gone)
    shown = library.rank(ids[5], 100).ids.tolist()
    assert not set(shown) & set(gone)
    with Library.open(library.path, settings=library.settings) as fresh:
        assert not set(fresh.rank(ids[5], 100).ids.tolist()) & set(gone)
    assert_in_step(library)
    library.restore_items(gone)
    assert sorted(library.browse().ids.tolist()) == sorted(ids)
    assert set(gone) <= set(library.rank(ids[5], 100).ids.tolist())
    assert set(library.verdicts("Anna")) == set(gone)
    assert_in_step(library)


def test_a_retired_item_imported_again_stays_retired(
    library: Library, importing: Import, photo_folder: Path
) -> None:
    gone = library.browse().ids.tolist()[:1]
    library.remove(gone)
    assert importing(library, photo_folder).imported == 0
    assert library.count() == 29
    assert library.doctor() == []


EDITS = st.lists(
    st.tuples(
        st.sampled_from(["tag", "untag", "category", "colour", "unsay", "remove", "restore",
                         "like", "dislike", "clear", "undo", "warmth", "look", "other"]),
        st.lists(st.integers(0, 29), min_size=1, max_size=4),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=EDITS)
def test_memory_stays_in_step_with_every_edit(
    imported_folder: Path, edits: list, tmp_path_factory
) -> None:
    folder = shutil.copytree(imported_folder, tmp_path_factory.mktemp("edited") / "library")
    mine = Settings(threads=1, nothing_close=0.0)
    with Library.open(folder, settings=mine) as library, Library.open(folder) as other:
        ids = sorted(library.browse().ids.tolist())
        library.rank(ids[0], 5)
        for what, places in edits:
            some = [ids[p] for p in places]
            writer = other if what == "other" else library
            match what:
                case "tag" | "other":
                    writer.add_tag(some, f"tag {len(some)}")
                case "untag":
                    library.remove_tag(some, f"tag {len(some)}")
                case "category" | "colour":
                    library.set_attribute(some, what, "red" if what == "colour" else "coat")
                case "unsay":
                    library.set_attribute(some, "category", None)
                case "remove":
                    library.remove(some)
                case "restore":
                    library.restore_items(some)
                case "like":
                    library.like("Anna", some)
                case "dislike":
                    library.dislike("Anna", some)
                case "clear":
                    library.clear("Anna", some)
                case "undo":
                    library.undo("Anna")
                case _:
                    library.browse(Filters(temperature=10.0), sort="warmth")
        assert_in_step(library)
    shutil.rmtree(folder)


# --- several programs, several threads ---


def test_two_programs_see_each_others_changes(
    library: Library, tmp_path: Path, draw: Draw, save: Save, importing: Import
) -> None:
    with Library.open(library.path, settings=library.settings) as other:
        ids = library.browse().ids.tolist()
        other.rank(ids[0], 5)
        library.add_tag(ids[:2], "summer")
        assert other.count(Filters(tag=("summer",))) == 2
        assert other.count(Filters(tag=("summer",), temperature=20.0)) == len(
            library.browse(Filters(tag=("summer",), temperature=20.0)).ids
        )
        other.like("Anna", ids[:1])
        assert library.verdicts("Anna").keys() == {ids[0]}
        assert library.undo("Anna") is not None
        assert other.verdicts("Anna") == {}
        importing(library, save(draw("skirt", "yellow", seed=77), tmp_path / "new.png"))
        new = (set(library.browse().ids.tolist()) - set(ids)).pop()
        assert new in other.rank(ids[0], 100).ids
        other.remove([new])
        assert new not in library.rank(ids[0], 100).ids
        assert_in_step(library)
        assert_in_step(other)


def test_a_change_that_slips_in_between_is_not_overlooked(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program writes after we asked for the revision and before we write."""
    with Library.open(library.path, settings=library.settings) as other:
        ids = library.browse().ids.tolist()
        library.rank(ids[0], 5)
        library.count(Filters(temperature=20.0))
        set_verdicts = library._store.set_verdicts

        def overtaken(*arguments, **options):
            other.remove([ids[1]])
            other.add_tag([ids[2]], "slipped in")
            return set_verdicts(*arguments, **options)

        monkeypatch.setattr(library._store, "set_verdicts", overtaken)
        library.like("Anna", [ids[0]])
        assert ids[1] not in library.rank(ids[0], 100).ids
        assert_in_step(library)


READER = """
import sys
from stylist.library import Library
from stylist.settings import Settings
with Library.open(sys.argv[1], create=False, settings=Settings(threads=1)) as library:
    print("ready", flush=True)
    while True:
        ids = library.browse().ids
        assert len(library.items(ids[:5])) == min(5, len(ids))
        if len(ids) > 1:
            found = library.rank(int(ids[-1]), 5)
            assert len(found.ids) > 0
        if sys.stdin.readline().strip() == "stop":
            print(library.count(), flush=True)
            break
"""


def test_a_second_program_reads_while_one_writes(
    bare: Library, photo_folder: Path, tmp_path: Path
) -> None:
    script = tmp_path / "reader.py"
    script.write_text(READER)
    bare.add_profile("somebody")
    reader = subprocess.Popen(
        [sys.executable, str(script), str(bare.path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    with reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
        for _ in bare.import_photos([photo_folder], workers=1):
            reader.stdin.write("again\n")
            reader.stdin.flush()
        out, err = reader.communicate("stop\n", timeout=60)
    assert (out, err, reader.returncode) == ("30\n", "", 0)


def test_threads_ask_while_one_edits(library: Library) -> None:
    ids = library.browse().ids.tolist()
    troubles: list[BaseException] = []
    stop = threading.Event()

    def ask() -> None:
        try:
            while not stop.is_set():
                library.hits(library.rank(ids[0], 5, profile="Anna"))
                library.facets(Filters(temperature=15.0))
        except BaseException as error:
            troubles.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for place in range(1, 12):
        library.like("Anna", [ids[place]])
        library.add_tag([ids[place]], "seen")
        library.remove([ids[20]])
        library.restore_items([ids[20]])
    stop.set()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert_in_step(library)


def test_words_by_other_names(library: Library) -> None:
    def ids(words: str) -> list[int]:
        return library.browse(text=words, sort="name").ids.tolist()

    assert len(ids("red skirts")) == 2
    assert ids("trousers") == ids("pants")
    assert ids("Trousers") != []
    assert ids("navy trousers") == ids("blue pants")
    assert ids("jumper") == []


def test_filters_by_other_names(library: Library) -> None:
    library.add_tag([1], "Gift")
    understood = library.understood(
        Filters(category=("Trousers", "skirts", "kilt"), colour="Navy", tag="gift", in_stock=True)
    )
    assert understood == Filters(
        category=("pants", "skirt", "skirt"), colour=("blue",), tag=("Gift",), in_stock=True
    )
    # Known, though nothing here is one.
    assert library.understood(Filters(category="jumper")).category == ("sweater",)
    for unknown in (Filters(category="spaceship"), Filters(tag="x"), Filters(pattern="plaid")):
        with pytest.raises(UsageError, match=r"there are|nothing here"):
            library.understood(unknown)


def test_a_category_of_ones_own_is_understood(library: Library) -> None:
    library.set_attribute([1], "category", "dress uniform")
    assert library.understood(Filters(category="Dress uniform")).category == ("dress uniform",)


# --- upkeep ---


def test_doctor_finds_what_is_wrong_and_mends_it(library: Library, tmp_path: Path) -> None:
    thumbs = sorted((library.path / "cache" / "thumbs").rglob("*.jpg"))
    thumbs[0].unlink()
    thumbs[1].write_bytes(b"\xff\xd8\xff half")
    found = library.doctor()
    assert [p.what for p in found] == ["the thumbnail is missing or damaged"] * 2
    assert not any(p.repaired for p in found)
    assert all(p.repaired for p in library.doctor(repair=True))
    assert library.doctor() == []


def test_doctor_is_not_taken_in_by_another_photo_in_its_place(
    library: Library, photo_folder: Path, tmp_path: Path, importing: Import
) -> None:
    one, two = (photo_folder / "skirt" / f"red skirt {i}.jpg" for i in (0, 1))
    mine = tmp_path / "mine"
    mine.mkdir()
    shutil.copy(one, mine / "a.jpg")
    (mine / "a.jpg").write_bytes(one.read_bytes() + b"another file")
    importing(library, mine)
    shutil.copy(two, mine / "a.jpg")  # a picture the library has elsewhere
    importing(library, mine)
    assert library.doctor() == []
    (mine / "a.jpg").write_bytes(one.read_bytes() + b"another file")
    assert [p.what for p in library.doctor()] == ["a missing photo is there again"]


def test_a_cache_that_cannot_be_written_is_no_hindrance(library: Library) -> None:
    shutil.rmtree(library.path / "cache")
    (library.path / "cache").touch()
    with Library.open(library.path, settings=library.settings) as fresh:
        assert len(fresh.similar(1, 5)) == 5
        assert not any(p.repaired for p in fresh.doctor(repair=True))


def test_everything_in_the_cache_may_be_deleted(library: Library) -> None:
    ids = library.browse().ids.tolist()
    before = library.rank(ids[0], 10)
    shutil.rmtree(library.path / "cache")
    with Library.open(library.path, settings=library.settings) as fresh:
        after = fresh.rank(ids[0], 10)
        np.testing.assert_array_equal(before.ids, after.ids)
        fresh.doctor(repair=True)
        assert fresh.doctor() == []


def test_backup_is_a_catalog(library: Library, tmp_path: Path) -> None:
    library.like("Anna", library.browse().ids[:2].tolist())
    written = library.backup(tmp_path / "copies" / "today.sqlite")
    (tmp_path / "restored").mkdir()
    shutil.copy(written, tmp_path / "restored" / "catalog.sqlite")
    with Library.open(tmp_path / "restored", create=False) as restored:
        assert restored.count() == 30
        assert len(restored.verdicts("Anna")) == 2


def test_exported_vectors(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "vectors.npz"
    assert library.export_vectors(file) == 30
    with np.load(file, allow_pickle=False) as arrays:
        assert arrays["ids"].dtype == np.int64
        assert arrays["ids"].shape == (30,)
        assert arrays["paths"].dtype.kind == "U"
        assert str(arrays["encoder"]) == "lite2-fashion@1"
        widths = {"style": 256, "colour": 96, "pattern": 31}
        for name, width in widths.items():
            assert arrays[name].shape == (30, width)
            assert arrays[name].dtype == np.float32
            np.testing.assert_allclose(np.linalg.norm(arrays[name], axis=1), 1, atol=2e-3)
        assert arrays["weights"].shape == (3,)
        assert {Path(p).name for p in arrays["paths"]} == {
            i.photo.path.name for i in library.items(library.browse().ids)
        }
    for hopeless in (tmp_path, tmp_path / "no" / "such" / "folder.npz"):
        with pytest.raises(StylistError):
            library.export_vectors(hopeless)
    assert not list(tmp_path.glob(".*"))
