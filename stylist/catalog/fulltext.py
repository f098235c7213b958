"""Words to items, by SQLite's FTS5: prefixes, without accents, ranked by BM25.

The table ``item_words`` (made by the first migration) holds what an item is
called, tagged and known to be; its row id is the item's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from sqlalchemy import Connection, Float, Integer, String, Subquery, text

from stylist.catalog.sqlite import as_json
from stylist.text import storable

_MOST_WORDS = 32
_PLURAL = re.compile(r"(?<=\w\w\w)(?:ies|(?<=ss|sh|ch)es|(?<=[xz])es|(?<=[^s])s)$", re.IGNORECASE)
"""What an English plural adds. Since the beginning of a word is searched for,
leaving it off finds the singular (and *accessor* finds *accessory*)."""

COLUMNS = ("name", "brand", "tags", "attributes", "description")

# BM25 weights in the table's order: name, brand, tags, attributes, description.
_MATCH = text(
    "SELECT rowid AS id, bm25(item_words, 8.0, 4.0, 4.0, 2.0, 1.0) AS rank "
    "FROM item_words WHERE item_words MATCH :words"
).columns(id=Integer, rank=Float)

# The + keeps SQLite from looking up `effective` in an index when the item is known.
_WORDS = (
    "SELECT id, name, brand, description, "
    "(SELECT group_concat(tag, ' ') FROM tags WHERE item_id = items.id) AS tags, "
    "(SELECT group_concat(value, ' ') FROM attributes"
    " WHERE item_id = items.id AND +effective = 1) AS attributes "
    "FROM items"
)
NAMED = (
    text("SELECT group_concat(rowid) AS ids FROM item_words WHERE item_words MATCH :words")
).columns(ids=String)
"""The items that match, in one string: a hundred times fewer rows for Python to touch."""
RANKED = text(
    "SELECT rowid AS id, bm25(item_words, 8.0, 4.0, 4.0, 2.0, 1.0) AS rank "
    "FROM item_words WHERE item_words MATCH :words LIMIT :most"
).columns(id=Integer, rank=Float)

_FORGET = "DELETE FROM item_words"
_LEARN = f"INSERT INTO item_words (rowid, name, brand, description, tags, attributes) {_WORDS}"
_SOME = " WHERE {} IN (SELECT value FROM json_each(:ids))"


def query(words: str) -> str:
    """What FTS5 is asked for: every word, in singular, each the beginning of one of the item's.

    Each word is quoted, so that nothing a person types is FTS5 syntax; FTS5's
    own tokenizer then splits it as it split the item's text.
    """
    plain = storable(words).replace("\0", " ")
    singular = [_PLURAL.sub("", word) for word in plain.split()[:_MOST_WORDS]]
    quoted = [word.replace('"', '""') for word in singular]
    return " ".join(f'"{word}"*' for word in quoted) or '""'


def matches(words: str) -> Subquery:
    """The items that have all the words: columns `id` and `rank` (least is best).

    `words` is not blank. What holds no letter or digit matches nothing.
    """
    return _MATCH.bindparams(words=query(words)).subquery("matches")


def naming(phrases: Collection[str], columns: Collection[str], *, unfinished: bool = False) -> str:
    """What FTS5 is asked for: any of the phrases, in one of the columns.

    Each in singular and plural, and as a beginning where it is `unfinished`.
    """
    forms = dict.fromkeys(form for phrase in phrases for form in _forms(phrase))
    quoted = (form.replace('"', '""') for form in forms)
    star = "*" if unfinished else ""
    either = " OR ".join(f'"{form}"{star}' for form in quoted) or '""'
    return f"{{{' '.join(columns)}}} : ({either})"


def _forms(phrase: str) -> Iterator[str]:
    plain = storable(phrase).replace("\0", " ")
    yield plain
    yield f"{plain}s"
    yield f"{plain}es"
    if plain.endswith("y"):
        yield f"{plain[:-1]}ies"
    if "grey" in plain:
        yield plain.replace("grey", "gray")


def refresh(connection: Connection, item_ids: Collection[int]) -> None:
    """Write the words of these items anew, within the transaction that changed them."""
    ids = {"ids": as_json(item_ids)}
    connection.execute(text(_FORGET + _SOME.format("rowid")), ids)
    connection.execute(text(_LEARN + _SOME.format("id")), ids)


def rebuild(connection: Connection) -> None:
    """Write the words of all items anew."""
    connection.execute(text(_FORGET))
    connection.execute(text(_LEARN))


def is_whole(connection: Connection) -> bool:
    """Whether every item has its words, those it has now, and nothing else has any."""
    differ = " OR ".join(f"found.{column} IS NOT right.{column}" for column in COLUMNS)
    wrong = (
        f"SELECT 1 FROM ({_WORDS}) AS right "  # noqa: S608 (constants of this file)
        f"LEFT JOIN item_words AS found ON found.rowid = right.id WHERE {differ} "
        "UNION ALL SELECT 1 FROM item_words WHERE rowid NOT IN (SELECT id FROM items) LIMIT 1"
    )
    return connection.execute(text(wrong)).first() is None
