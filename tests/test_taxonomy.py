from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylist.errors import StylistError
from stylist.resources import resource
from stylist.taxonomy import FILES, SLOTS, Taxonomy, lab
from stylist.taxonomy.words import WordBook

DATA_SET = {
    *("dress", "hat", "longsleeve", "outwear", "pants"),
    *("shirt", "shoes", "shorts", "skirt", "t-shirt"),
}
FAMILIES = (
    *("black", "grey", "white", "beige", "brown", "red", "pink"),
    *("orange", "yellow", "green", "turquoise", "blue", "purple"),
)


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return Taxonomy.load()


def test_has_the_categories_of_the_model_and_the_thirteen_families(taxonomy: Taxonomy) -> None:
    assert set(taxonomy.categories) >= DATA_SET
    assert tuple(taxonomy.families) == FAMILIES
    assert set(taxonomy.colour_families) == set(FAMILIES)


def test_every_entry_finds_itself_by_all_its_names(taxonomy: Taxonomy) -> None:
    for file, table, find in (
        ("categories", "categories", taxonomy.category),
        ("clo", "materials", taxonomy.material),
        ("occasions", "occasions", taxonomy.occasion),
    ):
        entries = tomllib.loads(resource("taxonomy", f"{file}.toml").read_text("utf-8"))[table]
        for key, entry in entries.items():
            for name in (key, entry["label"], *entry["aliases"]):
                assert find(name) == key, name


def test_every_colour_name_and_alias_means_its_own_family(taxonomy: Taxonomy) -> None:
    colours = tomllib.loads(resource("taxonomy", "colours.toml").read_text("utf-8"))["colours"]
    for key, entry in colours.items():
        for name in (key, *entry["aliases"]):
            assert taxonomy.colour_family(name) == entry["family"], name


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Trousers", "pants"),
        ("SNEAKERS", "shoes"),
        ("Men's Slim-Fit Jeans", "jeans"),
        ("Pullovers", "sweater"),
        ("Hoodies & Sweatshirts", "hoodie"),
        ("Default Category/Men/Tops/Tanks", "tank"),
        ("Women > Tops > Blouses", "blouse"),
        ("Long-Sleeve T-Shirt", "longsleeve"),
        ("denim shirt dress", "dress"),
        ("trousers with belt", "pants"),
        ("Dresses", "dress"),
        ("shorts", "shorts"),
        ("short", None),
        ("kimono", None),
        ("", None),
    ],
)
def test_category_of_what_shops_write(taxonomy: Taxonomy, text: str, key: str | None) -> None:
    assert taxonomy.category(text) == key


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Gray", "grey"),
        ("lavender", "purple"),
        ("Navy/White", "blue"),
        ("Dark Heather Gray", "grey"),
        ("Greyish Beige", "beige"),
        ("Off White", "white"),
        ("Dusty Pink", "pink"),
        ("multicolour", None),
    ],
)
def test_family_of_what_shops_write(taxonomy: Taxonomy, text: str, family: str | None) -> None:
    assert taxonomy.colour_family(text) == family


@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_look_for(text: str) -> None:
    book = WordBook()
    book.add("cafe", "café")
    assert book.find(text) in (None, "cafe")


def test_accents_and_case_make_no_difference() -> None:
    book = WordBook()
    book.add("cafe", "Café crème")
    assert book.find("CAFE-CREMES") == "cafe"


def test_lab_of_known_colours() -> None:
    # Anchors: CIE 15 by definition for white and black; red after B. Lindbloom's calculator.
    known = lab(np.array([[255, 255, 255], [0, 0, 0], [255, 0, 0], [119, 119, 119]]))
    np.testing.assert_allclose(known[0], [100, 0, 0], atol=0.01)
    np.testing.assert_allclose(known[1], [0, 0, 0], atol=0.01)
    np.testing.assert_allclose(known[2], [53.24, 80.09, 67.20], atol=0.1)
    np.testing.assert_allclose(known[3], [50.03, 0, 0], atol=0.1)


def test_centres_stand_beside_their_names(taxonomy: Taxonomy) -> None:
    assert taxonomy.colour_centres.dtype == np.float32
    assert taxonomy.colour_centres.shape == (len(taxonomy.colour_names), 3)
    assert len(taxonomy.colour_families) == len(taxonomy.colour_names)
    navy = taxonomy.colour_centres[taxonomy.colour_names.index("navy")]
    assert navy[0] < 15
    assert navy[2] < -15


def test_a_swatch_looks_like_its_family(taxonomy: Taxonomy) -> None:
    for family, srgb in taxonomy.swatches.items():
        apart = np.linalg.norm(taxonomy.colour_centres - lab(np.array(srgb)), axis=1)
        assert taxonomy.colour_families[int(apart.argmin())] == family


def test_labels(taxonomy: Taxonomy) -> None:
    assert taxonomy.label("category", "pants") == "Trousers"
    assert taxonomy.label("occasion", "wedding-guest") == "Wedding guest"
    assert taxonomy.label("pattern", "colour-blocked") == "Colour blocked"


def test_layers_add_up_to_their_total(taxonomy: Taxonomy) -> None:
    layers = taxonomy.layers
    parts = ("base", "mid", "outer", "bottom", "shoes", "accessory")
    total = np.sum([layers[part] for part in parts], axis=0)
    # Underwear is not in the table; hats, scarves and gloves are worn together.
    assert np.all(np.abs(layers["total"] - total) < 0.25)
    for column in layers.values():
        assert np.all(np.diff(column) >= 0)
    assert set(layers) - {"total"} <= set(SLOTS)


def test_an_override_adds_and_replaces(tmp_path: Path) -> None:
    (tmp_path / "categories.toml").write_text(
        '[categories.kimono]\nlabel = "Kimono"\nplural = "Kimonos"\nslot = "dress"\n'
        'formality = 3\naliases = ["yukata"]\n[categories.pants]\nlabel = "Slacks"\n',
        encoding="utf-8",
    )
    (tmp_path / "clo.toml").write_text("[garments.kimono]\nclo = 0.4\n", encoding="utf-8")
    taxonomy = Taxonomy.load(tmp_path)
    assert taxonomy.category("Yukatas") == "kimono"
    assert taxonomy.categories["kimono"].clo == {"": 0.4}
    assert taxonomy.label("category", "pants") == "Slacks"
    assert taxonomy.categories["pants"].slot == "bottom"
    assert taxonomy.category("chinos") == "pants"


def test_an_empty_folder_changes_nothing(tmp_path: Path, taxonomy: Taxonomy) -> None:
    loaded = Taxonomy.load(tmp_path)
    assert loaded.categories == taxonomy.categories
    assert loaded.occasions == taxonomy.occasions


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("colours", "[colours", "cannot be read"),
        ("colours", "\x80", "cannot be read"),
        ("colours", '[colours.mud]\nfamily = "brown"', "colours.mud: srgb is missing"),
        ("colours", '[colours.mud]\nfamily = "brown"\nsrgb = "mud"', "must be a colour"),
        ("colours", '[colours.mud]\nfamily = "dirt"\nsrgb = "#60460f"', "must be one of black"),
        ("colours", "colours = 3", "colours must be a table"),
        ("categories", "[categories.pants]\nslot = 'legs'", "categories.pants: slot must be one"),
        ("categories", "[categories.pants]\nformality = true", "formality must be a number"),
        ("categories", "[categories.pants]\naliases = 'slacks'", "aliases must be a list"),
        ("categories", "[categories.kimono]\nlabel = 'Kimono'", "garments.kimono"),
        ("clo", "[materials.wool]\nrain = 7", "materials.wool: rain must be a number, 0 to 1"),
        ("clo", "[layers]\nbase = [1, 2]", "base must have 9 values"),
        ("clo", "[layers]\ntotal = [2, 1]", "total must grow"),
        ("occasions", "[occasions.office]\nformality = [4, 2]", "must be [least, most]"),
        ("occasions", "[occasions.office.materials]\nwool = 3", "wool must be a number, -1 to 1"),
        ("occasions", "[weights]\ncolour = -1", "colour must be a number"),
    ],
)
def test_a_bad_override_is_named_with_its_reason(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    assert name in FILES
    file = tmp_path / f"{name}.toml"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(StylistError) as caught:
        Taxonomy.load(tmp_path)
    message = str(caught.value)
    assert reason in message
    # A category without insulation is the fault of the category's file.
    assert message.startswith(str(file))
    assert "\n" not in message
