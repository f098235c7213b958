"""Trouble with feeds and their products."""

from stylist.text import QT_TRANSLATE_NOOP

PATTERNS = (
    QT_TRANSLATE_NOOP("retelling", "is blank"),
    QT_TRANSLATE_NOOP("retelling", "is too long for a name"),
    QT_TRANSLATE_NOOP("retelling", "is longer than a text about a product can be"),
    QT_TRANSLATE_NOOP("retelling", "{} is not a price"),
    QT_TRANSLATE_NOOP("retelling", "{} is not a number"),
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
    QT_TRANSLATE_NOOP(
        "retelling", "may be no feed; import it once by hand to say what its columns are"
    ),
    QT_TRANSLATE_NOOP("retelling", "no format is called {}; auto, {} are"),
    QT_TRANSLATE_NOOP("retelling", "no field is called {}; {} are"),
    QT_TRANSLATE_NOOP("retelling", "has no column {}; it has {}"),
    QT_TRANSLATE_NOOP(
        "retelling",
        "none of its columns is known to be an article number or a name; say which is which "
        "with a map",
    ),
    QT_TRANSLATE_NOOP("retelling", "a map has tables columns and categories, and texts in them"),
    QT_TRANSLATE_NOOP("retelling", "a map has no entry {}"),
    QT_TRANSLATE_NOOP("retelling", "decimal is . or ,"),
    QT_TRANSLATE_NOOP("retelling", "no product is {}"),
    QT_TRANSLATE_NOOP("retelling", "is no number of up to ten digits"),
    QT_TRANSLATE_NOOP("retelling", "is blank, and so is ID"),
    QT_TRANSLATE_NOOP("retelling", "{} is no currency such as EUR"),
    QT_TRANSLATE_NOOP("retelling", "{} is no price"),
    QT_TRANSLATE_NOOP("retelling", "{} cannot be a price"),
    QT_TRANSLATE_NOOP("retelling", "{} is no number"),
    QT_TRANSLATE_NOOP("retelling", "{} cannot be a stock"),
    QT_TRANSLATE_NOOP("retelling", "{} is in row {} already"),
    QT_TRANSLATE_NOOP("retelling", "names {}, which has no row"),
    QT_TRANSLATE_NOOP("retelling", "{} is not in {}"),
)
