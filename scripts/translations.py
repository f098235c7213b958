"""Bring the translations up to date with the sources, and compile them.

    python scripts/translations.py            # update resources/translations/*.ts, make the *.qm
    python scripts/translations.py --check    # change nothing; fail where something is open

lupdate (of PySide6) finds ``translate("context", "words")``, ``tr("words")`` and
``QT_TRANSLATE_NOOP`` in the Python sources, but for those within an f-string. What `plural` says,
and what tables name (categories, colours, occasions, columns ...), is put before it as if it were
source. Translate with Qt Linguist (``pyside6-linguist resources/translations/stylist_de.ts``),
then run this again.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
TRANSLATIONS = ROOT / "resources" / "translations"
TAXONOMY = ROOT / "resources" / "taxonomy"
LANGUAGES = {"de": "de_DE", "en": "en_US"}
SPOKEN = ("label", "phrase")
"""What the taxonomy says to people; aliases are what they say to it."""


SAID = ("Spring", "Summer", "Autumn", "Winter", "All year", "Textured")
"""What is said of garments without a table of its own."""


def spoken() -> list[str]:
    """Names and phrases of the taxonomy, each once."""
    found: dict[str, None] = {}

    def look(table: dict[str, object]) -> None:
        for key, value in table.items():
            if key in SPOKEN and isinstance(value, str):
                found[value] = None
            elif isinstance(value, dict):
                look(value)

    for file in sorted(TAXONOMY.glob("*.toml")):
        look(tomllib.loads(file.read_text(encoding="utf-8")))
    levels = tomllib.loads((TAXONOMY / "outfits.toml").read_text(encoding="utf-8"))["formality"]
    slots = tomllib.loads((TAXONOMY / "categories.toml").read_text(encoding="utf-8"))["categories"]
    found |= dict.fromkeys([*levels, *sorted({entry["slot"] for entry in slots.values()})])
    colours = tomllib.loads((TAXONOMY / "colours.toml").read_text(encoding="utf-8"))["colours"]
    found |= dict.fromkeys([*SAID, *colours])
    return list(found)


def of_tables() -> dict[str, list[str]]:
    """By context, names that are values in Python: recommenders, and what feeds hold."""
    from stylist.ingest.feeds.columns import fields
    from stylist.ingest.feeds.formats import formats
    from stylist.recommend.candidates import SOURCES
    from stylist.recommend.engines import engines

    feeds = [f.label for f in fields().values()] + [f.label for f in formats().values()]
    return {
        "taxonomy": spoken(),
        "recommend": [*sorted(set(engines().values())), *(source.why for source in SOURCES)],
        "feeds": list(dict.fromkeys(feeds)),
    }


def of_numbers() -> dict[str, list[str]]:
    """By context, what ``plural("context", "words", number)`` says of numbers."""
    found: dict[str, list[str]] = {}
    for file in sorted((ROOT / "stylist").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "plural":
                context, words = (ast.literal_eval(said) for said in node.args[:2])
                found.setdefault(context, []).append(words)
    return found


def tool(name: str) -> Path:
    """A tool of Qt Linguist as PySide6's wheel has it."""
    beside = Path(sysconfig.get_path("scripts")) / name
    return beside if beside.exists() else Path(sys.executable).parent / name


def update(file: Path, language: str) -> None:
    """Add what is new to a file of translations, and drop what is gone."""
    with tempfile.TemporaryDirectory(dir=ROOT) as folder:
        table = Path(folder) / "tables.py"
        lines = [
            f"translate({context!r}, {words!r})\n"
            for context, said in of_tables().items()
            for words in said
        ]
        for context, said in of_numbers().items():
            lines.append(f"class {context}:\n")
            lines += [f"    a = self.tr({words!r}, '', number)\n" for words in said]
        table.write_text("".join(lines), encoding="utf-8")
        command = [
            tool("pyside6-lupdate"), "-extensions", "py", "-locations", "none", "-no-obsolete",
            "-source-language", "en_US", "-target-language", language,
            ROOT / "stylist", table, "-ts", file,
        ]  # fmt: skip
        if language.startswith("en"):
            command.insert(1, "-pluralonly")
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def compiled(file: Path, out: Path) -> None:
    """Make the .qm that the program reads; what is not translated stays out of it."""
    subprocess.run(
        [tool("pyside6-lrelease"), "-silent", "-removeidentical", file, "-qm", out], check=True
    )


def messages(file: Path) -> Iterator[tuple[str, str, list[str], bool]]:
    """Context, source, its translations (several for numbers) and whether they are finished."""
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 (our own)
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            found = message.find("translation")
            assert found is not None
            forms = [form.text or "" for form in found.iter("numerusform")]
            done = found.get("type") != "unfinished"
            yield name, message.findtext("source") or "", forms or [found.text or ""], done


def main() -> int:
    """Update and compile, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing")
    said = parser.parse_args()
    TRANSLATIONS.mkdir(exist_ok=True)
    status = 0
    for code, language in LANGUAGES.items():
        file = TRANSLATIONS / f"stylist_{code}.ts"
        with tempfile.TemporaryDirectory() as folder:
            now = Path(folder) / file.name
            if file.is_file():
                now.write_bytes(file.read_bytes())
            update(now, language)
            found = list(messages(now))
            still = [entry for entry in found if not (entry[3] and all(entry[2]))]
            print(f"{file.name}: {len(found)} texts, {len(still)} to translate")
            for context, source, _, _ in still[:20]:
                print(f"  {context}: {source}")
            if said.check:
                known = {entry[:2] for entry in messages(file)} if file.is_file() else set()
                missing = {entry[:2] for entry in found} ^ known
                for context, source in sorted(missing):
                    print(f"  not as in the sources: {context}: {source}")
                status |= bool(still or missing)
            else:
                file.write_bytes(now.read_bytes())
                compiled(file, file.with_suffix(".qm"))
    return status


if __name__ == "__main__":
    sys.exit(main())
