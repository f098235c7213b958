"""What a query in German is understood as, and what of English it leaves alone."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from stylist.resources import resource
from stylist.taxonomy import Taxonomy
from stylist.taxonomy.tongues import plain
from stylist.words.parse import parse
from stylist.words.vocabulary import Vocabulary

TAXONOMY = Taxonomy.load()
VOCABULARY = Vocabulary(TAXONOMY)
(GERMAN,) = TAXONOMY.tongues
LABELLED = {
    "category": TAXONOMY.categories,
    "colour": TAXONOMY.families,
    "pattern": TAXONOMY.patterns,
    "sleeve": TAXONOMY.sleeves,
    "material": TAXONOMY.materials,
    "occasion": TAXONOMY.occasions,
    "warmth": TAXONOMY.warmths,
}


def told(text: str) -> list[str]:
    """Each term as ``kind:values``, with a minus before what is not wanted."""
    return [
        ("-" if t.negated else "") + f"{t.kind}:{'|'.join(t.values) or t.bounds}"
        for t in parse(text, VOCABULARY).terms
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("rotes Kleid", ["colour:red", "category:dress"]),
        ("ROTE KLEIDER", ["colour:red", "category:dress"]),
        ("grüne Röcke", ["colour:green", "category:skirt"]),
        ("gruene Roecke", ["colour:green", "category:skirt"]),
        ("weiße Bluse", ["colour:white", "category:blouse"]),
        ("weisse Bluse", ["colour:white", "category:blouse"]),
        ("schwarze oder graue Stiefel", ["colour:black|grey", "category:shoes"]),
        ("Wollmantel", ["material:wool", "category:coat"]),
        ("Jeansjacke", ["category:jacket"]),
        ("Streifenhemden", ["pattern:striped", "category:shirt"]),
        ("Hochzeitskleid", ["occasion:wedding-guest", "category:dress"]),
        ("Fleecejacke", ["material:fleece", "category:jacket"]),
        ("Etuikleid", ["category:dress"]),
        ("Damenmäntel", ["category:coat"]),
        ("knallroter Schal", ["colour:red", "category:scarf"]),
        ("Kleid ohne Streifen", ["category:dress", "-pattern:striped"]),
        ("Pullover, der nicht kariert ist", ["category:sweater", "-pattern:checked"]),
        ("außer Schwarz", ["-colour:black"]),
        ("keine Lederjacken", ["-category:jacket"]),
        ("etwas für die Hochzeit", ["occasion:wedding-guest"]),
        ("warme Jacke", ["warmth:warm", "category:jacket"]),
        ("leichte blaue Hose", ["warmth:light", "colour:blue", "category:pants"]),
        ("leicht gemustertes Kleid", ["category:dress"]),
        ("luftiges Kleid", ["warmth:light", "category:dress"]),
        ("für das Büro", ["occasion:office"]),
        ("unter 50 €", ["price:(None, 50.0)"]),
        ("Hemd bis 79,90 Euro", ["category:shirt", "price:(None, 79.9)"]),
        ("zwischen 20 und 40 Euro", ["price:(20.0, 40.0)"]),
        ("von 20 bis 40 €", ["price:(20.0, 40.0)"]),
        ("Mantel ab 100 €", ["category:coat", "price:(100.0, None)"]),
        ("ärmelloses Top", ["sleeve:sleeveless", "category:top"]),
        ("mit kurzen Ärmeln", ["sleeve:short"]),
        ("Gürtel aus Wildleder", ["category:belt", "material:suede"]),
        ("geblümte Seidenbluse", ["pattern:floral", "material:silk", "category:blouse"]),
        ("roter Skirt not striped", ["colour:red", "category:skirt", "-pattern:striped"]),
    ],
)
def test_german_is_understood(text: str, terms: list[str]) -> None:
    assert told(text) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("fur coat", ["material:fur", "category:coat"]),
        ("led lamp", ["text:led", "text:lamp"]),
        ("carrot", ["text:carrot"]),
        ("somebody", ["text:somebody"]),
        ("sundress", ["category:dress"]),
        ("bedrock", ["text:bedrock"]),
        ("rock t-shirt", ["text:rock", "category:t-shirt"]),
    ],
)
def test_english_words_stay_what_they_are(text: str, terms: list[str]) -> None:
    assert told(text) == terms


def test_each_part_of_a_compound_stands_where_it_was_written() -> None:
    query = parse("ein Wollmantel für die Hochzeit", VOCABULARY)
    wool, coat, _ = query.terms
    assert (query.said(wool), query.said(coat)) == ("Woll", "mantel")
    assert query.without(wool) == "ein mantel für die Hochzeit"
    assert told(query.without(wool)) == ["category:coat", "occasion:wedding-guest"]


def test_a_shade_and_a_compound_of_unknown_beginning_are_narrower() -> None:
    assert [t.narrow for t in parse("dunkelblaues Kleid", VOCABULARY).terms] == [True, False]
    (dress,) = parse("Etuikleid", VOCABULARY).terms
    assert dress.narrow
    assert dress.words == ("etuikleid",)


def test_either_language_finds_texts_of_the_other() -> None:
    (english,), (german,) = (parse(text, VOCABULARY).terms for text in ("dress", "Kleid"))
    assert english.meaning == german.meaning
    assert {"dress", "kleid"} <= set(english.words)
    (red,) = parse("red", VOCABULARY).terms
    assert {"red", "rot", "rotes", "roten"} <= set(red.words)


def test_every_entry_is_of_a_name_that_english_knows() -> None:
    for kind, names in GERMAN.names.items():
        for name, words in names.items():
            known = {m.kind for m in VOCABULARY.meanings(name.split())}
            assert kind in known, f"{kind}: {name}"
            for word in words:
                found = VOCABULARY.meanings(plain(word).split())
                assert kind in {m.kind for m in found}, f"{kind}: {word}"


def test_what_the_german_window_calls_things_is_understood() -> None:
    said = labels()
    for kind, table in LABELLED.items():
        for key, entry in table.items():
            label = said.get(entry.label, entry.label)
            found = VOCABULARY.meanings(plain(label).split())
            assert (kind, key) in {(m.kind, m.value) for m in found}, label


def labels() -> dict[str, str]:
    """English labels and their German ones, as Qt Linguist keeps them."""
    root = ET.parse(resource("translations", "stylist_de.ts")).getroot()
    for context in root.iter("context"):
        if context.findtext("name") == "taxonomy":
            return {
                message.findtext("source") or "": message.findtext("translation") or ""
                for message in context.iter("message")
            }
    raise AssertionError("no names of the taxonomy")


def test_what_is_typed_goes_on_in_german_too() -> None:
    assert "Kleid" in VOCABULARY.complete("kle", 5)
    assert "rotes Kleid" in [
        re.sub("^rotes kl", "rotes Kl", found) for found in VOCABULARY.complete("rotes kle", 5)
    ]
    assert VOCABULARY.complete("dre", 1) == ["dress"]
