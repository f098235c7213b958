"""Trouble with feeds and bundles."""

from stylist.text import QT_TRANSLATE_NOOP

PATTERNS = (
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
)
