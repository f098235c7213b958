"""A profile's taste as a whole: what it does, what it shows, and handing it over."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from stylist import learning
from stylist.errors import UsageError
from stylist.library import Library
from stylist.settings import Settings
from stylist.style import alike
from stylist.types import Box


def judged(library: Library, profile: str = "Anna") -> list[int]:
    ids = np.sort(library.browse().ids).tolist()
    library.like(profile, ids[:3], "colour", similarity={ids[0]: 0.7})
    library.dislike(profile, ids[3:5])
    return ids


def test_a_verdict_moves_others_and_says_so(library: Library) -> None:
    ids = np.sort(library.browse().ids).tolist()
    library.like("Anna", ids[:1])
    up = library.effect("Anna", ids[:1])
    assert up.items > 0
    assert up.share > 0
    library.clear("Anna", ids[:1])
    library.dislike("Anna", ids[:1])
    down = library.effect("Anna", ids[:1])
    assert down.items > 0
    assert down.share < 0


def test_signs_are_weaker_than_verdicts(library: Library) -> None:
    ids = np.sort(library.browse().ids).tolist()
    assert library.rank(None, profile="Anna").ids.tolist() == library.browse().ids.tolist()

    colour = library.items([ids[0]])[0].value("colour")
    assert colour is not None

    def lifted(kind: str) -> float:
        library.mark("Anna", [ids[0]], kind)
        wishes = library.taste("Anna").wishes
        library.unmark("Anna", [ids[0]], kind)
        return wishes["colour"][colour.value]

    opened, tried, bought = (lifted(kind) for kind in ("opened", "tried", "bought"))
    assert opened < tried < bought


def test_what_was_shown_steps_back(library: Library) -> None:
    ids = judged(library)
    library.settings = Settings(explore=0)
    first = library.rank(None, profile="Anna").ids
    for _ in range(3):
        library.mark("Anna", [int(first[0])], "shown")
    again = library.rank(None, profile="Anna").ids
    assert set(first.tolist()) == set(again.tolist())
    assert int(again[0]) != int(first[0])
    assert ids[0] not in again  # what was judged is not shown


def test_a_paused_taste_turns_no_page_and_learns_on(library: Library) -> None:
    ids = judged(library)
    library.pause_taste("Anna", True)
    assert library.rank(None, profile="Anna").ids.tolist() == library.browse().ids.tolist()
    library.like("Anna", [ids[6]])
    assert library.taste("Anna").paused
    assert library.taste("Anna").likes == 4
    library.pause_taste("Anna", False)
    assert ids[6] not in library.rank(None, profile="Anna").ids


def test_reset_and_back(library: Library) -> None:
    judged(library)
    library.mark("Anna", [int(library.browse().ids[0])], "pinned")
    before = library.verdicts("Anna"), library.signs("Anna")
    library.reset_taste("Anna")
    assert (library.verdicts("Anna"), library.signs("Anna")) == ({}, [])
    library.undo("Anna")
    assert (library.verdicts("Anna"), library.signs("Anna")) == before


def test_a_branch_goes_its_own_way(library: Library) -> None:
    ids = judged(library)
    library.branch_taste("Anna", "Anna, winter")
    assert library.profiles() == ["Anna", "Anna, winter"]
    library.dislike("Anna, winter", [ids[8]])
    assert ids[8] not in library.verdicts("Anna")
    assert library.verdicts("Anna, winter")[ids[0]].similarity == 0.7
    with pytest.raises(UsageError, match="already"):
        library.branch_taste("Anna", "Anna, winter")
    with pytest.raises(UsageError, match="no profile"):
        library.branch_taste("Nobody", "Ben")


def test_a_taste_that_ranks_its_own_clicks_badly_is_held_back(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever likes each time what they said they do not is not to be followed."""
    monkeypatch.setattr(learning, "PAGE_CLICKS", 4)
    ids = np.sort(library.browse().ids).tolist()
    shapes = {item.id: item.photo.path.parent.name for item in library.items(ids) if item.photo}
    some = [i for i in ids if shapes[i] == shapes[ids[0]]]
    others = [i for i in ids if i not in some]
    for page in range(4):
        liked, not_liked = (some, others) if page % 2 else (others, some)
        for item_id in liked[2 * page : 2 * page + 2]:
            library.like("Anna", [item_id], similarity={item_id: 0.51})
        for item_id in not_liked[2 * page : 2 * page + 2]:
            library.dislike("Anna", [item_id], similarity={item_id: 0.49})
    guard = library.taste("Anna").guard
    assert guard is not None
    assert guard.unlearned == 1.0
    assert guard.learned is not None
    assert guard.learned < 1
    assert guard.strength < 1


def test_places_without_a_verdict(library: Library) -> None:
    ids = judged(library)
    page = library.rank(ids[7], profile="Anna")
    moved = next(iter(page.causes))
    cause = page.causes[moved]
    assert cause in library.verdicts("Anna")
    plain = library.rank(ids[7], verdicts={})
    place = int(np.flatnonzero(plain.ids == moved)[0]) + 1
    assert library.place(moved, ids[7], profile="Anna") == place
    without = library.place(moved, ids[7], profile="Anna", without=cause)
    assert without is not None


def test_a_taste_goes_to_another_library_and_back(
    library: Library, tmp_path: Path, imported_folder: Path
) -> None:
    ids = judged(library)
    library.mark("Anna", [ids[9]], "bought")
    file = tmp_path / "anna.json"
    assert library.export_taste("Anna", file) == 6
    said = library.verdicts("Anna")
    library.reset_taste("Anna")
    library.like("Anna", [ids[3]])  # newer than the cross in the file
    brought = library.import_taste(file)
    assert (brought.verdicts, brought.signs, brought.missing) == (5, 1, ())
    back = library.verdicts("Anna")
    assert back[ids[3]].liked
    assert {i: v for i, v in back.items() if i != ids[3]} == {
        i: v for i, v in said.items() if i != ids[3]
    }
    assert [(s.item_id, s.kind) for s in library.signs("Anna")] == [(ids[9], "bought")]
    library.import_taste(file, "Ben")
    assert library.verdicts("Ben").keys() == said.keys()


def test_what_is_not_here_is_named(library: Library, tmp_path: Path) -> None:
    judged(library)
    file = tmp_path / "anna.json"
    library.export_taste("Anna", file)
    whole = json.loads(file.read_text())
    whole["verdicts"][0] |= {"sku": "gone", "photo": "gone", "name": "A gone dress"}
    file.write_text(json.dumps(whole))
    brought = library.import_taste(file, "Ben")
    assert brought.missing == ("A gone dress",)
    assert brought.verdicts == 4


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not JSON"),
        ("[1]", "not the taste"),
        ('{"format": "stylist-taste", "version": 2}', "newer"),
        ('{"format": "stylist-taste", "version": 1, "profile": " "}', "no profile"),
        ('{"format": "stylist-taste", "version": 1, "profile": "A", "verdicts": 3}', "not the"),
        (
            '{"format": "stylist-taste", "version": 1, "profile": "A", "signs": [],'
            ' "verdicts": [{"photo": "x", "liked": true, "at": "soon"}]}',
            "time",
        ),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_no_taste(library: Library, tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "file.json"
    file.write_text(text)
    with pytest.raises(UsageError, match=why):
        library.import_taste(file)
    assert library.profiles() == []


def test_a_crop_and_an_occasion_are_taken_back_after_a_restart(library: Library) -> None:
    from stylist.taxonomy.occasions import NewOccasion
    from stylist.types import Box

    item = library.items(library.browse().ids[:1])[0]
    assert item.photo is not None
    library.add_occasion(NewOccasion("Vernissage", "the opening", (3.0, 5.0), ("dress",)))
    library.set_crop(item.photo.id, Box(0.1, 0.1, 0.8, 0.8))
    library.remove_occasion("vernissage")
    with Library.open(library.path, settings=library.settings) as again:
        assert "vernissage" not in again.taxonomy.occasions
        assert again.take_back("Anna").kind == "occasion"
        assert again.occasion("vernissage") == NewOccasion(
            "Vernissage", "the opening", (3.0, 5.0), ("dress",)
        )
        assert again.items([item.id])[0].photo.crop is not None
        assert again.take_back("Anna").kind == "crop"
        assert again.items([item.id])[0].photo.crop is None
        again.take_back("Anna")
        assert "vernissage" not in again.taxonomy.occasions
        assert len(again.browse().ids)
        assert again.take_back("Anna").kind == "added"
        assert not len(again.browse().ids)
        assert again.take_back("Anna") is None


def test_pausing_and_a_new_profile_are_taken_back(library: Library) -> None:
    library.add_profile("Bea")
    library.pause_taste("Bea", paused=True)
    library.pause_taste("Bea", paused=True)  # nothing new: no step
    assert library.take_back("Bea").kind == "paused"
    assert not library.taste("Bea").paused
    library.like("Bea", [int(library.browse().ids[0])])
    library.take_back("Bea")
    assert library.take_back("Bea").kind == "profile"
    assert "Bea" not in library.profiles()


def test_an_import_is_everybodys_to_take_back_and_comes_again_with_what_was_said(
    photo_folder: Path, tmp_path: Path
) -> None:
    with Library.open(tmp_path / "own") as library:
        *_, done = library.import_photos([photo_folder])
        ids = library.browse().ids
        assert len(ids) == done.result.imported
        library.like("Anna", [int(ids[0])])
        assert library.undo("Bea") is None, "one person's own undo leaves it"
        back = library.take_back("Bea")
        assert (back.kind, set(back.item_ids)) == ("added", set(ids))
        assert not len(library.browse().ids)
        library.restore_items(back.item_ids)
        assert set(library.browse().ids) == set(ids)
        assert library.verdicts("Anna")[int(ids[0])].liked
        *_, done = library.import_photos([photo_folder])
        assert library.last_step("Bea").kind == "restored", "nothing new came in"


def test_a_correction_does_not_look_for_neighbours_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = judged(library)
    library.rank(None, profile="Anna")
    looked: list[int] = []
    find = alike.neighbours
    monkeypatch.setattr(alike, "neighbours", lambda v: (looked.append(len(v)), find(v))[1])
    library.set_attribute([ids[4]], "category", "scarf")
    library.like("Anna", ids[6:7])
    library.rank(None, profile="Anna")
    assert looked == []
    library.set_crop(library.items([ids[4]])[0].photo.id, Box(0, 0, 0.5, 0.5))
    library.rank(None, profile="Anna")
    assert looked == [len(ids)], "its vector is another one now"
