"""Occasions as a person uses them: words on items, what they teach, occasions of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylist.errors import LibraryError, NotFoundError, StylistError, UsageError
from stylist.library import Library
from stylist.style import occasion
from stylist.taxonomy.occasions import NewOccasion
from stylist.types import NOT_FOR, Attribute, Filters, NewItem


def of(library: Library, category: str) -> list[int]:
    return library.browse(Filters(category=category)).ids.tolist()


def fits(library: Library, item_id: int, name: str = "office") -> float:
    return library.occasions_of(item_id)[name]


def person(library: Library, item_id: int) -> dict[str, set[str]]:
    said: dict[str, set[str]] = {}
    for a in library.items([item_id])[0].attributes:
        if a.source == "person":
            said.setdefault(a.name, set()).add(a.value)
    return said


def test_a_word_counts_at_once_and_is_taken_back(library: Library) -> None:
    shirt = of(library, "t-shirt")[0]
    before = fits(library, shirt)
    change = library.say_occasion([shirt], "office", True)
    assert change.what.endswith("is for the office")
    assert fits(library, shirt) == 1
    library.say_occasion([shirt], "Office", False)
    assert fits(library, shirt) == 0
    assert person(library, shirt) == {NOT_FOR: {"office"}}
    library.say_occasion([shirt], "office", None)
    assert fits(library, shirt) == pytest.approx(before)
    assert person(library, shirt) == {}


def test_several_words_live_side_by_side(library: Library) -> None:
    shirt = of(library, "t-shirt")[0]
    library.say_occasion([shirt], "office", True)
    library.say_occasion([shirt], "date", True)
    library.say_occasion([shirt], "beach", False)
    assert person(library, shirt) == {"occasion": {"office", "date"}, NOT_FOR: {"beach"}}
    library.say_occasion([shirt], "office", None)
    assert person(library, shirt) == {"occasion": {"date"}, NOT_FOR: {"beach"}}


def test_a_feeds_words_stay_where_a_person_adds_one(bare: Library) -> None:
    said = tuple(Attribute("occasion", v, 1.0, "feed") for v in ("Business", "party"))
    (item,) = bare.add_items([NewItem("Hoodie", attributes=said)])
    bare.say_occasion([item], "date", True)
    assert [fits(bare, item, name) for name in ("office", "party", "date")] == [1, 1, 1]
    bare.say_occasion([item], "office", False)
    assert [fits(bare, item, name) for name in ("office", "party", "date")] == [0, 1, 1]


def test_a_word_on_nothing_is_refused_and_changes_nothing(library: Library) -> None:
    before = library.revision
    with pytest.raises(NotFoundError):
        library.say_occasion([of(library, "t-shirt")[0], 10**6], "office", True)
    with pytest.raises(UsageError, match="no occasion is called 'moon landing'"):
        library.say_occasion([1], "moon landing", True)
    assert library.revision == before


def test_a_shops_own_sense_of_an_occasion_wins(library: Library) -> None:
    shirts, pants = of(library, "t-shirt"), of(library, "pants")
    unsaid, other = shirts[-1], pants[-1]
    before, trousers = fits(library, unsaid), fits(library, other)
    assert before < occasion.KEEPS
    library.say_occasion(shirts[:4], "office", True)
    assert fits(library, unsaid) == pytest.approx(before)  # four are not enough
    library.say_occasion(shirts[:5], "office", True)
    some = fits(library, unsaid)
    assert some > before
    library.say_occasion(shirts[:9], "office", True)
    assert fits(library, unsaid) > some
    assert fits(library, unsaid) - before > 3 * abs(fits(library, other) - trousers)


def test_a_tag_is_a_word_too_and_teaches(library: Library) -> None:
    shirts = of(library, "t-shirt")
    before = fits(library, shirts[-1])
    library.add_tag(shirts[:6], "Work")
    assert fits(library, shirts[0]) == 1
    assert fits(library, shirts[-1]) > before


def test_names_and_descriptions_move_it(bare: Library) -> None:
    kind = (Attribute("category", "sweater", 1.0, "feed"),)
    plain, named, described = bare.add_items(
        [
            NewItem("Nora sweater", attributes=kind),
            NewItem("Nora office sweater", attributes=kind),
            NewItem("Nora sweater", description="For the office and after.", attributes=kind),
        ]
    )
    assert fits(bare, plain) < fits(bare, described) < fits(bare, named) < 1
    assert bare.explain(named, filters=Filters(occasion="office")) == (
        "Fits the office: sweater, its name or tags say so.",
    )


def test_keep_or_rank(library: Library) -> None:
    kept = library.browse(Filters(occasion="sport"))
    ranked = library.browse(Filters(occasion="sport", occasion_ranks=True))
    assert 0 < kept.total < ranked.total == library.count()
    assert set(ranked.ids[: kept.total].tolist()) == set(kept.ids.tolist())
    chances = [fits(library, int(i), "sport") for i in ranked.ids]
    assert chances == sorted(chances, reverse=True)
    # By price, or by name, is by price and by name.
    assert library.browse(
        Filters(occasion="sport", occasion_ranks=True), sort="name"
    ).ids.tolist() == (library.browse(sort="name").ids.tolist())


def test_weather_may_rank_as_well(library: Library) -> None:
    hot = Filters(temperature=-12.0)
    kept = library.browse(hot)
    ranked = library.browse(Filters(temperature=-12.0, weather_ranks=True))
    assert kept.total < ranked.total == library.count()
    assert set(ranked.ids[: kept.total].tolist()) == set(kept.ids.tolist())


@pytest.mark.parametrize("text", ["", "red"])
def test_every_result_says_why_it_fits(library: Library, text: str) -> None:
    asked = Filters(occasion="everyday", temperature=14.0, occasion_ranks=True)
    results = library.browse(asked, text=text, sort="relevance")
    assert len(results.ids)
    for item_id in results.ids.tolist():
        said = " ".join(results.reasons[item_id])
        assert "every day" in said
        assert "clo" in said
    assert len(results.reasons) == len(results.ids)
    assert 10**9 not in results.reasons
    ranked = library.rank(int(results.ids[0]), filters=asked)
    assert all("every day" in " ".join(ranked.reasons[int(i)]) for i in ranked.ids)


def test_words_in_a_query_hear_what_people_said(library: Library) -> None:
    shirt = of(library, "t-shirt")[0]
    library.say_occasion([shirt], "wedding-guest", True)
    found = library.browse(text="wedding", sort="relevance")
    assert found.ids[0] == shirt
    library.say_occasion([shirt], "wedding-guest", False)
    assert shirt not in library.browse(text="wedding", sort="relevance").ids


VERNISSAGE = NewOccasion("Vernissage", "the vernissage", (3.0, 5.0), ("dress", "blazer"))


def test_an_occasion_of_ones_own(library: Library) -> None:
    assert library.add_occasion(VERNISSAGE) == "vernissage"
    assert "vernissage" in library.facets()["occasion"]
    assert library.label("occasion", "vernissage") == "Vernissage"
    assert library.understand("vernissage").terms[0].kind == "occasion"
    shirt = of(library, "t-shirt")[0]
    library.say_occasion([shirt], "vernissage", True)
    assert library.explain(shirt, filters=Filters(occasion="vernissage")) == (
        "Marked for the vernissage.",
    )
    with Library.open(library.path) as again:
        assert again.occasion("vernissage") == VERNISSAGE
        assert fits(again, shirt, "vernissage") == 1


def test_renamed_it_keeps_what_was_said(library: Library) -> None:
    library.add_occasion(VERNISSAGE)
    shirts = of(library, "t-shirt")
    library.say_occasion(shirts[:1], "vernissage", True)
    library.add_tag(shirts[1:2], "vernissage")
    library.change_occasion("vernissage", NewOccasion("Ballet", "the ballet", (3, 5), ("dress",)))
    assert library.label("occasion", "vernissage") == "Ballet"
    assert [fits(library, i, "vernissage") for i in shirts[:2]] == [1, 1]
    assert library.count(Filters(occasion="ballet")) == library.count(
        Filters(occasion="vernissage")
    )


def test_removed_it_can_come_back(library: Library) -> None:
    library.add_occasion(VERNISSAGE)
    shirt = of(library, "t-shirt")[0]
    library.say_occasion([shirt], "vernissage", True)
    assert library.remove_occasion("vernissage") == VERNISSAGE
    assert "vernissage" not in library.facets()["occasion"]
    with pytest.raises(UsageError):
        library.count(Filters(occasion="vernissage"))
    library.add_occasion(VERNISSAGE)
    assert fits(library, shirt, "vernissage") == 1


def test_what_a_person_wrote_in_the_file_stays(library: Library) -> None:
    file = library.path / "taxonomy" / "occasions.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text('# mine\n[occasions.office]\nlabel = "The bureau"\n', encoding="utf-8")
    with Library.open(library.path) as again:
        again.add_occasion(VERNISSAGE)
        assert again.label("occasion", "office") == "The bureau"
        assert again.taxonomy.own == {"vernissage"}
        again.remove_occasion("vernissage")
    assert "# mine" in file.read_text(encoding="utf-8")
    assert "vernissage" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("new", "says"),
    [
        (NewOccasion("  ", "", (0, 5), ("dress",)), "needs a name"),
        (NewOccasion("x" * 41, "", (0, 5), ("dress",)), "at most 40 letters"),
        (NewOccasion("Gym", "", (0, 5), ("dress",)), "Sport goes by the name 'Gym' already"),
        (NewOccasion("Red", "", (0, 5), ("dress",)), "names a colour"),
        (NewOccasion("Vernissage", "", (4, 2), ("dress",)), "the least first"),
        (NewOccasion("Vernissage", "", (float("nan"), 5), ("dress",)), "the least first"),
        (
            NewOccasion("Vernissage", "", (0, 5), ("toga",)),
            "no category is called 'toga'; there are",
        ),
        (NewOccasion("Vernissage", "", (0, 5), ()), "at least one category"),
    ],
)
def test_what_is_no_occasion_is_refused(bare: Library, new: NewOccasion, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        bare.add_occasion(new)
    assert not (bare.path / "taxonomy" / "occasions.toml").exists()


def test_what_ships_stays(bare: Library) -> None:
    with pytest.raises(UsageError, match="'office' is not an occasion of this library's own"):
        bare.remove_occasion("office")
    with pytest.raises(UsageError):
        bare.change_occasion("office", VERNISSAGE)


def test_a_broken_file_is_named(bare: Library) -> None:
    file = bare.path / "taxonomy" / "occasions.toml"
    file.parent.mkdir()
    file.write_text("[occasions", encoding="utf-8")
    with pytest.raises(StylistError, match=r"occasions\.toml: the taxonomy cannot be read"):
        bare.add_occasion(VERNISSAGE)


def test_a_folder_that_cannot_be_written(bare: Library, tmp_path: Path) -> None:
    (bare.path / "taxonomy").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises((LibraryError, StylistError)):
        bare.add_occasion(VERNISSAGE)
