"""A library's own occasions: added, changed and removed in its ``taxonomy/occasions.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stylist.errors import LibraryError, StylistError, UsageError
from stylist.taxonomy import Taxonomy
from stylist.taxonomy.words import plain_words
from stylist.unfinished import beside

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

FILE = "occasions.toml"

LONGEST = 40
"""Letters of a name."""

MADE_FOR = 0.9
"""What a category that a person names is worth to an occasion, of -1…1."""


@dataclass(frozen=True, slots=True)
class NewOccasion:
    """An occasion as a person describes it.

    `phrase` ends a sentence (*fits the opera*); `formality` is (least, most),
    0 (gym) to 5 (black tie); `categories` are keys of those made for it.
    """

    label: str
    phrase: str = ""
    formality: tuple[float, float] = (0.0, 5.0)
    categories: tuple[str, ...] = ()
    aliases: tuple[str, ...] = field(default=())

    @classmethod
    def read(cls, fields: Mapping[str, Any]) -> NewOccasion:
        """From what `dataclasses.asdict` made of one, by way of JSON."""
        least, most = fields["formality"]
        return cls(
            fields["label"],
            fields["phrase"],
            (least, most),
            tuple(fields["categories"]),
            tuple(fields["aliases"]),
        )


def add(folder: Path, taxonomy: Taxonomy, new: NewOccasion, key: str = "") -> str:
    """Write an occasion into the library's file; its key, which may be one it had before.

    Raises
    ------
    UsageError
        It is not one, or there is one of that name.
    LibraryError
        The file cannot be written.
    """
    new = _checked(new, taxonomy)
    key = key or "-".join(plain_words(new.label))
    if key in taxonomy.occasions:  # one that was renamed since
        raise UsageError(f"{taxonomy.label('occasion', key)} goes by the name {key!r} already")
    _write(folder, lambda table: table.__setitem__(key, _entry(new)))
    return key


def change(folder: Path, taxonomy: Taxonomy, key: str, new: NewOccasion) -> None:
    """Describe one of the library's own occasions anew.

    Its key stays, so that what was said of items stays said; so does its
    former name, as another name for it.

    Raises
    ------
    UsageError, LibraryError
        As for `add`; or it is no occasion of the library's own.
    """
    _require_own(taxonomy, key)
    new = _checked(new, taxonomy, of=key)
    former = taxonomy.names["occasion"][key]
    kept = tuple(n for n in (*former, *new.aliases) if n not in (key, new.label))
    entry = _entry(NewOccasion(new.label, new.phrase, new.formality, new.categories, kept))
    _write(folder, lambda table: table.__setitem__(key, entry))


def remove(folder: Path, taxonomy: Taxonomy, key: str) -> NewOccasion:
    """Take one of the library's own occasions out of its file; what it was.

    What was said of items stays in the catalog, and counts again when an
    occasion of that name comes back.

    Raises
    ------
    UsageError, LibraryError
        It is no occasion of the library's own; the file cannot be written.
    """
    _require_own(taxonomy, key)
    was = described(taxonomy, key)
    _write(folder, lambda table: table.pop(key, None))
    return was


def described(taxonomy: Taxonomy, key: str) -> NewOccasion:
    """An occasion as `add` would take it."""
    record = taxonomy.occasions[key]
    names = taxonomy.names["occasion"][key]
    return NewOccasion(
        record.label,
        record.phrase,
        record.formality,
        tuple(name for name, opinion in record.categories.items() if opinion > 0),
        tuple(name for name in names if name not in (key, record.label)),
    )


def _require_own(taxonomy: Taxonomy, key: str) -> None:
    if key not in taxonomy.own:
        mine = ", ".join(sorted(taxonomy.own)) or "none yet"
        raise UsageError(f"{key!r} is not an occasion of this library's own; those are: {mine}")


def _checked(new: NewOccasion, taxonomy: Taxonomy, of: str | None = None) -> NewOccasion:
    label = " ".join(new.label.split())
    words = " ".join(plain_words(label))
    if not words:
        raise UsageError("an occasion needs a name")
    if len(label) > LONGEST:
        raise UsageError(f"an occasion's name has at most {LONGEST} letters")
    for key, names in taxonomy.names["occasion"].items():
        if key != of and words in {" ".join(plain_words(name)) for name in names}:
            raise UsageError(f"{taxonomy.occasions[key].label} goes by the name {label!r} already")
    for kind in ("category", "colour", "pattern", "material"):
        for key, names in taxonomy.names[kind].items():
            if words in {" ".join(plain_words(name)) for name in names}:
                is_one = taxonomy.label(kind, key)
                raise UsageError(f"{label!r} names a {kind} ({is_one}); words could not tell them")
    least, most = new.formality
    if not 0 <= least <= most <= 5:  # nor is "not a number"
        raise UsageError("formality goes from 0 (gym) to 5 (black tie), the least first")
    unknown = [c for c in new.categories if c not in taxonomy.categories]
    if unknown:
        raise UsageError(
            f"no category is called {unknown[0]!r}; there are {', '.join(taxonomy.categories)}"
        )
    if not new.categories:
        raise UsageError("name at least one category that is made for it")
    phrase = " ".join(new.phrase.split()) or label[:1].lower() + label[1:]
    return NewOccasion(label, phrase, (float(least), float(most)), new.categories, new.aliases)


def _entry(new: NewOccasion) -> dict[str, Any]:
    import tomlkit  # slow to import, and only needed here

    categories = tomlkit.inline_table()
    categories.update(dict.fromkeys(new.categories, MADE_FOR))
    others = {name: tomlkit.inline_table() for name in ("materials", "patterns", "colours")}
    entry = tomlkit.table()
    said: Mapping[str, Any] = {
        "label": new.label,
        "phrase": new.phrase,
        "aliases": list(new.aliases),
        "formality": list(new.formality),
        "categories": categories,
        **others,
    }
    entry.update(said)
    return entry


def _write(folder: Path, edit: Any) -> None:
    """Change the table of occasions in the file, whole or not at all; comments stay."""
    import tomlkit

    file = folder / FILE
    try:
        document: TOMLDocument = tomlkit.parse(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        document = tomlkit.document()
        document.add(tomlkit.comment("This library's own occasions; see Stylist's occasions.toml."))
    except (OSError, ValueError, RecursionError) as error:
        raise StylistError(f"{file}: the taxonomy cannot be read: {error}") from error
    table = document.get("occasions")
    if table is None:
        table = document["occasions"] = tomlkit.table(is_super_table=True)
        table = document["occasions"]
    edit(table)
    temporary = beside(file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary.write_text(tomlkit.dumps(document), encoding="utf-8")
        temporary.replace(file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(file, f"the occasions cannot be written: {reason}") from error


__all__ = ["NewOccasion", "add", "change", "described", "remove"]
