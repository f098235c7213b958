"""What the library says of trouble is told again: each sentence of its sources has a pattern."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from stylist.gui import language
from stylist.gui.retelling import PATTERNS, retold

PACKAGE = Path(__file__).resolve().parents[2] / "stylist"

ELSEWHERE = ("commands/", "gui/", "evaluate/", "cli.py", "train/tail.py")
"""What speaks on a terminal alone, or translates what it says itself."""
BUT = ("evaluate/split.py", "evaluate/report.py", "evaluate/fitting.py")
"""Measurements that the window asks for as well."""

UNTOLD = {
    # Options that no form of the window has.
    "--pca §: the share of variance to keep, above 0, at most 1",
    "§: one number for each of red, green and blue",
    "--std: each must be above 0",
    "--output §: § has §",
    "a split is three shares that add up to 1, such as 0.7,0.15,0.15",
    # Its name is the same in every language.
    "is in an encoding nobody knows: utf-8",
}
"""Sentences that no window shows, § for what is filled in."""

TOLD_BY = re.compile(r"(Error|Refusal|Problem|Fault)$|^_refuse$|^wrong$")
"""Calls whose last argument is a sentence of trouble."""
GIVEN_BY = re.compile(r"^_?(why|trouble|reason)(_|$)")
"""Functions that return a sentence of trouble, or a part of one."""
KEPT_IN = ("_REASONS", "_ENDED", "CHANGED", "TIMED_OUT", "CRASHED")
"""Names of a module that hold some."""
PLACES = {"RowRefusal": 2, "Problem": 0, "_Fault": 0}
"""Where the sentence is another argument."""

Said = Mapping[str, list[str]]


def sentences(node: ast.expr, known: Said) -> list[str]:
    """What an expression may come to, § for what is filled in; `known` are the names about it."""
    match node:
        case ast.Constant(value=str(words)):
            return [words]
        case ast.JoinedStr(values=values):
            parts = [sentences(value, known) for value in values]
            return ["".join(chosen) for chosen in product(*parts)]
        case ast.FormattedValue(value=ast.Name(id=name)) | ast.Name(id=name):
            return known.get(name, ["§"])
        case ast.IfExp(body=one, orelse=other):
            return sentences(one, known) + sentences(other, known)
        case ast.BoolOp(values=values):
            return [words for value in values for words in sentences(value, known)]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            both = product(sentences(left, known), sentences(right, known))
            return ["".join(chosen) for chosen in both]
    return ["§"]


def names(function: ast.AST) -> Said:
    """What the names of a function may come to: those that are given words in it."""
    known: dict[str, list[str]] = {}
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                known.setdefault(name, []).extend(sentences(value, known))
            case ast.For(target=ast.Name(id=name), iter=ast.Tuple(elts=each)):
                known[name] = [words for one in each for words in sentences(one, known)]
            case ast.AugAssign(target=ast.Name(id=name), op=ast.Add(), value=value):
                more = product(known.get(name, ["§"]), sentences(value, known))
                known[name] = [*known.get(name, []), *("".join(chosen) for chosen in more)]
    return {name: list(dict.fromkeys(said)) for name, said in known.items()}


def said_in(source: str) -> Iterator[tuple[int, str]]:
    """Line and sentence of each trouble that a module tells of."""
    tree = ast.parse(source)
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in KEPT_IN:
            held = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            yield from ((node.lineno, words) for one in held for words in sentences(one, {}))
    for function in functions:
        if GIVEN_BY.search(function.name):
            for node in ast.walk(function):
                if isinstance(node, ast.Return) and node.value is not None:
                    told = sentences(node.value, names(function))
                    yield from ((node.lineno, words) for words in told)
    for scope in (*functions, tree):
        known = names(scope) if scope is not tree else {}
        for node in ast.walk(scope):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if not TOLD_BY.search(name) or hasattr(builtins, name):
                continue
            told = node.args[min(PLACES.get(name, len(node.args) - 1), len(node.args) - 1)]
            before = "§ " if name == "wrong" else ""  # `Entry.wrong` puts the name before it
            for words in sentences(told, known):
                if scope is not tree or node.lineno not in inside(functions):
                    yield node.lineno, before + words


def inside(functions: list[ast.FunctionDef]) -> set[int]:
    """The lines of functions."""
    return {line for f in functions for line in range(f.lineno, (f.end_lineno or f.lineno) + 1)}


COMPILED = [re.compile(re.escape(p).replace(r"\{\}", "(.+?)"), re.DOTALL) for p in PATTERNS]


def is_told(words: str) -> bool:
    """Whether all of it would be told again, as `retold` does it."""
    if not re.search(r"[A-Za-z]", words):
        return True
    for pattern in COMPILED:
        if found := pattern.fullmatch(words):
            return all(is_told(part) for part in found.groups())
    where, colon, why = words.partition(": ")
    return bool(colon) and not re.search(r"[A-Za-z]", where) and is_told(why)


def spoken() -> dict[str, str]:
    """By sentence, where it is said."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        module = file.relative_to(PACKAGE).as_posix()
        if not module.startswith(ELSEWHERE) or module in BUT:
            for line, words in said_in(file.read_text(encoding="utf-8")):
                found[words] = f"{module}:{line}"
    return found


def test_every_trouble_has_a_pattern() -> None:
    said = spoken()
    assert len(said) > 300, "they are found at all"
    untold = {words: where for words, where in said.items() if not is_told(words)}
    missing = [f"{where}: {words}" for words, where in untold.items() if words not in UNTOLD]
    assert not missing, "add a pattern to stylist/gui/sentences, and its German"
    assert set(untold) >= UNTOLD, "these are said no more"


def test_a_new_sentence_would_be_missed() -> None:
    source = """
def look(file, there):
    why = "is too blue" if there else "is too green"
    raise FeedError(file, f"{why}: {there}")
"""
    said = [words for _, words in said_in(source)]
    assert said == ["is too blue: §", "is too green: §"]
    assert not any(is_told(words) for words in said)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_is_swallowed_by_one_before(pattern: str) -> None:
    words = pattern.replace("{}", "§")
    first = next(p for p, known in zip(PATTERNS, COMPILED, strict=True) if known.fullmatch(words))
    assert first == pattern


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/a/b.csv: 'x' is no price", "/a/b.csv: 'x' ist kein Preis"),
        (
            "/a/catalog.db: cannot be backed up: it cannot be written: the disk is full",
            "/a/catalog.db: lässt sich nicht sichern: nicht schreibbar: der Datenträger ist voll",
        ),
        (
            "a.onnx: making a model of it took too long (more than 5 s); "
            "`models add --seconds` gives it more",
            "a.onnx: beim Bauen des Modells: dauerte zu lange (mehr als 5 s); "
            "`models add --seconds` gibt mehr Zeit",
        ),
        (
            "/a/s.toml: the settings cannot be kept: [Errno 13] Permission denied: '/a/s.toml'",
            "/a/s.toml: die Einstellungen lassen sich nicht speichern: "
            "[Errno 13] Zugriff verweigert: '/a/s.toml'",
        ),
        (
            "was made by this library; it is for others",
            "stammt aus dieser Bibliothek und ist für andere",
        ),
        ("Red Dress is for Wedding", "Red Dress ist für Wedding"),
    ],
)
def test_sentences_within_sentences_are_told(qapp: QApplication, said: str, told: str) -> None:
    language.use("de", "celsius")
    assert retold(said) == told
