"""What the library says of troubles and steps, told again in the language of the window.

The library writes English: into its journal, into logs, on a terminal. A sentence that is known
here by its pattern is put into the window's language; one that is not is shown as it is. Steps
of another day are so told in the language of today.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from stylist.text import QT_TRANSLATE_NOOP

_DEEPEST = 2
"""How far a sentence within a sentence is told again."""

PATTERNS = (
    # Steps.
    QT_TRANSLATE_NOOP("retelling", "took back: {}"),
    QT_TRANSLATE_NOOP("retelling", "gave {} to {} and picked {}"),
    QT_TRANSLATE_NOOP("retelling", "gave {} to {} and rejected {}"),
    QT_TRANSLATE_NOOP("retelling", "gave {} to {} and took the flag off {}"),
    QT_TRANSLATE_NOOP("retelling", "gave {} to {}"),
    QT_TRANSLATE_NOOP("retelling", "no stars"),
    QT_TRANSLATE_NOOP("retelling", "1 star"),
    QT_TRANSLATE_NOOP("retelling", "{} stars"),
    QT_TRANSLATE_NOOP("retelling", "picked {}"),
    QT_TRANSLATE_NOOP("retelling", "rejected {}"),
    QT_TRANSLATE_NOOP("retelling", "took the flag off {}"),
    QT_TRANSLATE_NOOP("retelling", "edited {}"),
    QT_TRANSLATE_NOOP("retelling", "merged {} items into {}"),
    QT_TRANSLATE_NOOP("retelling", "told {} apart"),
    QT_TRANSLATE_NOOP("retelling", "made the album {}"),
    QT_TRANSLATE_NOOP("retelling", "kept the search {}"),
    QT_TRANSLATE_NOOP("retelling", "removed the collection {}"),
    QT_TRANSLATE_NOOP("retelling", "put an item in {}"),
    QT_TRANSLATE_NOOP("retelling", "put {} items in {}"),
    QT_TRANSLATE_NOOP("retelling", "took an item out of {}"),
    QT_TRANSLATE_NOOP("retelling", "took {} items out of {}"),
    QT_TRANSLATE_NOOP("retelling", "liked {}"),
    QT_TRANSLATE_NOOP("retelling", "disliked {}"),
    QT_TRANSLATE_NOOP("retelling", "cleared {}"),
    QT_TRANSLATE_NOOP("retelling", "pinned {}"),
    QT_TRANSLATE_NOOP("retelling", "tried on {}"),
    QT_TRANSLATE_NOOP("retelling", "bought {}"),
    QT_TRANSLATE_NOOP("retelling", "not pinned: {}"),
    QT_TRANSLATE_NOOP("retelling", "not tried on: {}"),
    QT_TRANSLATE_NOOP("retelling", "not bought: {}"),
    QT_TRANSLATE_NOOP("retelling", "removed the lookbook {}"),
    QT_TRANSLATE_NOOP("retelling", "made the lookbook {}"),
    QT_TRANSLATE_NOOP("retelling", "changed the lookbook {}"),
    QT_TRANSLATE_NOOP("retelling", "removed the look {}"),
    QT_TRANSLATE_NOOP("retelling", "made the look {}"),
    QT_TRANSLATE_NOOP("retelling", "changed the look {}"),
    QT_TRANSLATE_NOOP("retelling", "removed the occasion {}"),
    QT_TRANSLATE_NOOP("retelling", "added the occasion {}"),
    QT_TRANSLATE_NOOP("retelling", "changed the occasion {}"),
    QT_TRANSLATE_NOOP("retelling", "paused the taste of {}"),
    QT_TRANSLATE_NOOP("retelling", "resumed the taste of {}"),
    QT_TRANSLATE_NOOP("retelling", "reset the taste of {}"),
    QT_TRANSLATE_NOOP("retelling", "imported the taste of {}"),
    QT_TRANSLATE_NOOP("retelling", "branched {} off {}"),
    QT_TRANSLATE_NOOP("retelling", "added a photo"),
    QT_TRANSLATE_NOOP("retelling", "added {}"),
    QT_TRANSLATE_NOOP("retelling", "imported {}"),
    QT_TRANSLATE_NOOP("retelling", "removed {}"),
    QT_TRANSLATE_NOOP("retelling", "brought back {}"),
    QT_TRANSLATE_NOOP("retelling", "described {}"),
    QT_TRANSLATE_NOOP("retelling", "updated {}"),
    QT_TRANSLATE_NOOP("retelling", "took the tag {} off {}"),
    QT_TRANSLATE_NOOP("retelling", "tagged {} {}"),
    QT_TRANSLATE_NOOP("retelling", "wore {} on {}"),
    QT_TRANSLATE_NOOP("retelling", "did not wear {} on {}"),
    QT_TRANSLATE_NOOP("retelling", "put {} on {}"),
    QT_TRANSLATE_NOOP("retelling", "took items off {}"),
    QT_TRANSLATE_NOOP("retelling", "took back the crop of {}"),
    QT_TRANSLATE_NOOP("retelling", "changed the crop of {}"),
    QT_TRANSLATE_NOOP("retelling", "crop of {}"),
    QT_TRANSLATE_NOOP("retelling", "took back what {} is to {}"),
    QT_TRANSLATE_NOOP("retelling", "took back the category of {}"),
    QT_TRANSLATE_NOOP("retelling", "took back the colour of {}"),
    QT_TRANSLATE_NOOP("retelling", "took back the pattern of {}"),
    QT_TRANSLATE_NOOP("retelling", "took back the sleeve of {}"),
    QT_TRANSLATE_NOOP("retelling", "took back the material of {}"),
    QT_TRANSLATE_NOOP("retelling", "category of {}: {}"),
    QT_TRANSLATE_NOOP("retelling", "colour of {}: {}"),
    QT_TRANSLATE_NOOP("retelling", "pattern of {}: {}"),
    QT_TRANSLATE_NOOP("retelling", "sleeve of {}: {}"),
    QT_TRANSLATE_NOOP("retelling", "material of {}: {}"),
    QT_TRANSLATE_NOOP("retelling", "renamed {} {}"),
    QT_TRANSLATE_NOOP("retelling", "changed {}"),
    QT_TRANSLATE_NOOP("retelling", "{} is not for {}"),
    QT_TRANSLATE_NOOP("retelling", "{} is for {}"),
    QT_TRANSLATE_NOOP("retelling", "an item"),
    QT_TRANSLATE_NOOP("retelling", "{} items"),
    # Photos and files.
    QT_TRANSLATE_NOOP("retelling", "not found"),
    QT_TRANSLATE_NOOP("retelling", "not a file"),
    QT_TRANSLATE_NOOP("retelling", "not an image"),
    QT_TRANSLATE_NOOP("retelling", "is no photo"),
    QT_TRANSLATE_NOOP("retelling", "empty file"),
    QT_TRANSLATE_NOOP("retelling", "permission denied"),
    QT_TRANSLATE_NOOP("retelling", "truncated after {}"),
    QT_TRANSLATE_NOOP("retelling", "truncated"),
    QT_TRANSLATE_NOOP("retelling", "damaged"),
    QT_TRANSLATE_NOOP("retelling", "cannot be read: {}"),
    QT_TRANSLATE_NOOP("retelling", "cannot be read"),
    QT_TRANSLATE_NOOP("retelling", "cannot be written: {}"),
    QT_TRANSLATE_NOOP("retelling", "cannot be fetched: {}"),
    QT_TRANSLATE_NOOP("retelling", "the disk is full"),
    QT_TRANSLATE_NOOP("retelling", "there is no such file"),
    QT_TRANSLATE_NOOP("retelling", "took too long"),
    QT_TRANSLATE_NOOP("retelling", "too large for the memory one photo may take"),
    QT_TRANSLATE_NOOP("retelling", "too large: {} × {} pixels"),
    QT_TRANSLATE_NOOP("retelling", "too large: {} MB"),
    QT_TRANSLATE_NOOP("retelling", "is larger than {} MB"),
    QT_TRANSLATE_NOOP("retelling", "is now the same picture as photo {}"),
    QT_TRANSLATE_NOOP("retelling", "did not answer in {} s"),
    QT_TRANSLATE_NOOP("retelling", "the server answers {}"),
    QT_TRANSLATE_NOOP("retelling", "no camera is connected"),
    QT_TRANSLATE_NOOP("retelling", "it cannot be read as a video"),
    QT_TRANSLATE_NOOP("retelling", "it does not answer, or sends no video"),
    QT_TRANSLATE_NOOP("retelling", "it does not answer; another program may be using it"),
    QT_TRANSLATE_NOOP("retelling", "this account may not use {}"),
    QT_TRANSLATE_NOOP("retelling", "The camera stopped sending pictures"),
    # Feeds and bundles.
    QT_TRANSLATE_NOOP("retelling", "is blank"),
    QT_TRANSLATE_NOOP("retelling", "is too long for a name"),
    QT_TRANSLATE_NOOP("retelling", "is longer than a text about a product can be"),
    QT_TRANSLATE_NOOP("retelling", "holds bytes that are not in the file's encoding"),
    QT_TRANSLATE_NOOP("retelling", "{} is not a price"),
    QT_TRANSLATE_NOOP("retelling", "{} is not a number"),
    QT_TRANSLATE_NOOP("retelling", "is not JSON: {}"),
    QT_TRANSLATE_NOOP("retelling", "is no text"),
    QT_TRANSLATE_NOOP("retelling", "is no object"),
    QT_TRANSLATE_NOOP("retelling", "is no table: its first line names no columns"),
    QT_TRANSLATE_NOOP("retelling", "its first sheet is no table"),
    QT_TRANSLATE_NOOP("retelling", "the article number {} is that of row {}"),
    QT_TRANSLATE_NOOP("retelling", "was here already"),
    QT_TRANSLATE_NOOP("retelling", "price {} → {}"),
    QT_TRANSLATE_NOOP("retelling", "stock {} → {}"),
    QT_TRANSLATE_NOOP("retelling", "price or stock of its sizes"),
    QT_TRANSLATE_NOOP("retelling", "what is said of it"),
    QT_TRANSLATE_NOOP("retelling", "photos"),
    QT_TRANSLATE_NOOP("retelling", "unknown"),
    QT_TRANSLATE_NOOP("retelling", "row {}, {}"),
    QT_TRANSLATE_NOOP("retelling", "row {}"),
    QT_TRANSLATE_NOOP("retelling", "it was asked to keep them"),
    QT_TRANSLATE_NOOP("retelling", "a row could not be read and may be theirs"),
    QT_TRANSLATE_NOOP("retelling", "{} rows could not be read and may be theirs"),
    QT_TRANSLATE_NOOP("retelling", "{} of {} would go: is this feed whole?"),
    QT_TRANSLATE_NOOP("retelling", "was made by this library; it is for others"),
    QT_TRANSLATE_NOOP("retelling", "was made by a newer Stylist; update this one to read it"),
    QT_TRANSLATE_NOOP("retelling", "is not signed, and this library takes signed bundles only"),
    QT_TRANSLATE_NOOP("retelling", "is not signed with this library's key"),
    QT_TRANSLATE_NOOP(
        "retelling", "may be no feed; import it once by hand to say what its columns are"
    ),
    # The library.
    QT_TRANSLATE_NOOP("retelling", "cannot be changed: the library is read only"),
    QT_TRANSLATE_NOOP("retelling", "is being written by {}; gave up after {} s"),
    QT_TRANSLATE_NOOP("retelling", "is no folder that could be watched"),
    QT_TRANSLATE_NOOP("retelling", "a collection called {} is there"),
    QT_TRANSLATE_NOOP("retelling", "no collection {}: it was removed"),
    QT_TRANSLATE_NOOP(
        "retelling", "there is nothing to keep: search for words or set a filter first"
    ),
    QT_TRANSLATE_NOOP("retelling", "a name cannot be blank"),
    QT_TRANSLATE_NOOP("retelling", "{} is less than 0"),
    QT_TRANSLATE_NOOP("retelling", "SKU {} is that of item {}"),
    QT_TRANSLATE_NOOP("retelling", "an item cannot be merged with itself: name another"),
    QT_TRANSLATE_NOOP("retelling", "cannot be changed from here: shoppers only look at it"),
    QT_TRANSLATE_NOOP("retelling", "cannot be read or written: the disk reports an error"),
    QT_TRANSLATE_NOOP("retelling", "does not answer; is the network drive there?"),
    QT_TRANSLATE_NOOP(
        "retelling",
        "an earlier version's model embedded these photos; embed them anew first: "
        "stylist models use {}",
    ),
    QT_TRANSLATE_NOOP("retelling", "nothing was chosen"),
    QT_TRANSLATE_NOOP("retelling", "no staff PIN has been set"),
    QT_TRANSLATE_NOOP("retelling", "the staff PIN cannot be kept: {}"),
    QT_TRANSLATE_NOOP(
        "retelling", "the staff PIN cannot be read; `stylist kiosk-pin` sets a new one"
    ),
    QT_TRANSLATE_NOOP("retelling", "a look called {} is there"),
    QT_TRANSLATE_NOOP("retelling", "there are no looks in it"),
    QT_TRANSLATE_NOOP("retelling", "there is a profile called {} already"),
    QT_TRANSLATE_NOOP("retelling", "no item {}"),
    QT_TRANSLATE_NOOP("retelling", "no photo {}"),
    QT_TRANSLATE_NOOP("retelling", "an occasion needs a name"),
    QT_TRANSLATE_NOOP("retelling", "an occasion's name has at most {} letters"),
    QT_TRANSLATE_NOOP("retelling", "{} goes by the name {} already"),
    QT_TRANSLATE_NOOP("retelling", "name at least one category that is made for it"),
    QT_TRANSLATE_NOOP("retelling", "{}: say what category it is first"),
    QT_TRANSLATE_NOOP("retelling", "is not the taste of a profile"),
    QT_TRANSLATE_NOOP("retelling", "is not JSON"),
    QT_TRANSLATE_NOOP("retelling", "was written by a newer Stylist"),
    QT_TRANSLATE_NOOP("retelling", "nothing that was sold has a price in this catalog"),
    QT_TRANSLATE_NOOP("retelling", "nothing that was sold has a {} in this catalog"),
    QT_TRANSLATE_NOOP(
        "retelling", "nothing is known of purchases here: import-history brings them"
    ),
    # The forecast.
    QT_TRANSLATE_NOOP("retelling", "name a place"),
    QT_TRANSLATE_NOOP("retelling", "the weather service knows no place called {}"),
    QT_TRANSLATE_NOOP("retelling", "{} cannot be asked: {}"),
    QT_TRANSLATE_NOOP("retelling", "{} gave an answer that is no forecast"),
)
"""In the order in which they are tried: what is narrower comes first."""


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    patterns = (re.escape(words).replace(r"\{\}", "(.+?)") for words in PATTERNS)
    return tuple((re.compile(p, re.DOTALL), w) for p, w in zip(patterns, PATTERNS, strict=True))


def retold(said: object, depth: int = 0) -> str:
    """A sentence of the library's, or an error, in the language of the window."""
    words = str(said)
    if depth > _DEEPEST:
        return words
    for pattern, known in _compiled():
        found = pattern.fullmatch(words)
        if found is not None:
            parts = [retold(part, depth + 1) for part in found.groups()]
            return QCoreApplication.translate("retelling", known).format(*parts)
    phrase = QCoreApplication.translate("taxonomy", words)
    if phrase != words:
        return phrase
    where, colon, why = words.partition(": ")  # a path, and what is wrong with it
    return f"{where}: {retold(why, depth)}" if colon and why else words
