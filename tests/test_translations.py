"""The translations are whole, and what ships is made of them."""

from __future__ import annotations

import ast
import importlib.util
import re
import string
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from stylist.resources import resource

ROOT = Path(__file__).resolve().parent.parent
CALLS = ("tr", "translate", "plural", "QT_TRANSLATE_NOOP")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """``scripts/translations.py``, as a module."""
    found = importlib.util.spec_from_file_location(
        "translations", ROOT / "scripts" / "translations.py"
    )
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules["translations"] = module
    found.loader.exec_module(module)
    return module


def file_of(code: str) -> Path:
    return resource("translations", f"stylist_{code}.ts")


def places(words: str) -> list[str]:
    """What is filled in: the names in braces, and ``%Ln``."""
    named = [name or "" for _, name, _, _ in string.Formatter().parse(words) if name is not None]
    return sorted(named + re.findall(r"%L?n", words))


def said_in_sources() -> dict[str, set[str]]:
    """By source text, the files with a call that says it."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in sorted((ROOT / "stylist").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name not in CALLS:
                continue
            words = node.args[0 if name == "tr" else 1] if len(node.args) > (name != "tr") else None
            if isinstance(words, ast.Constant) and isinstance(words.value, str):
                found[words.value].add(file.name)
    return found


def test_every_text_of_the_program_is_found(script: ModuleType) -> None:
    known = {source for _, source, _, _ in script.messages(file_of("de"))}
    missing = {words: files for words, files in said_in_sources().items() if words not in known}
    assert not missing, "run scripts/translations.py; lupdate does not look into f-strings"


def test_german_is_complete(script: ModuleType) -> None:
    found = list(script.messages(file_of("de")))
    assert len(found) > 1200
    unfinished = [(c, s) for c, s, forms, done in found if not done or not all(forms)]
    assert not unfinished


def test_english_has_its_plurals(script: ModuleType) -> None:
    found = list(script.messages(file_of("en")))
    assert all(done and len(forms) == 2 and all(forms) for _, _, forms, done in found)
    assert not [forms for _, _, forms, _ in found if "(s)" in "".join(forms)]


@pytest.mark.parametrize("code", ["de", "en"])
def test_values_stay_where_they_are_filled_in(script: ModuleType, code: str) -> None:
    wrong = []
    for context, source, forms, _ in script.messages(file_of(code)):
        for form in forms:
            # A singular may do without its number: *für einen Tag*.
            same = places(form) == places(source) or (len(forms) > 1 and not places(form))
            if not same:
                wrong.append((context, source, form))
    assert not wrong


def test_edges_are_kept(script: ModuleType) -> None:
    """Spaces at an end, and an ellipsis, belong to how a text is put together."""
    for context, source, forms, _ in script.messages(file_of("de")):
        for form in forms:
            told = f"{context}: {source!r} → {form!r}"
            assert (source[0] == " ", source[-1] == " ") == (form[0] == " ", form[-1] == " "), told
            assert source.endswith("…") == form.endswith("…"), told
            assert source.endswith(".") == form.endswith("."), told
            assert source.count("\n") == form.count("\n"), told


def test_no_text_has_a_mnemonic_that_could_collide(script: ModuleType) -> None:
    """Keys are given in one place, `gui.actions`; a translation brings none of its own."""
    for context, source, forms, _ in script.messages(file_of("de")):
        assert "&" in source or "&" not in "".join(forms), f"{context}: {source}"


def test_one_thing_has_one_german_name(script: ModuleType) -> None:
    """The same English is the same German wherever it stands, but for what is listed."""
    several = {"For"}
    by_source: dict[str, set[str]] = defaultdict(set)
    for _, source, forms, _ in script.messages(file_of("de")):
        by_source[source].add(forms[0])
    odd = {s: f for s, f in by_source.items() if len(f) > 1 and s not in several}
    assert not odd


@pytest.mark.parametrize("code", ["de", "en"])
def test_what_ships_is_made_of_it(script: ModuleType, code: str, qapp: QCoreApplication) -> None:
    compiled = QTranslator()
    assert compiled.load(f"stylist_{code}", str(resource("translations")))
    for context, source, forms, _ in script.messages(file_of(code)):
        if len(forms) > 1:
            assert compiled.translate(context, source, "", 1) == forms[0]
            assert compiled.translate(context, source, "", 7) == forms[1]
        elif forms[0] != source:
            assert compiled.translate(context, source) == forms[0], f"{context}: {source}"
