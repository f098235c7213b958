"""Trouble with purchases and with who recommends."""

from stylist.text import QT_TRANSLATE_NOOP

PATTERNS = (
    QT_TRANSLATE_NOOP("retelling", "nothing that was sold has a price in this catalog"),
    QT_TRANSLATE_NOOP("retelling", "nothing that was sold has a {} in this catalog"),
    QT_TRANSLATE_NOOP(
        "retelling", "nothing is known of purchases here: import-history brings them"
    ),
    QT_TRANSLATE_NOOP("retelling", "the column map cannot be read: {}"),
    QT_TRANSLATE_NOOP("retelling", "a column map is a table of names"),
    QT_TRANSLATE_NOOP("retelling", "table is one of {}"),
    QT_TRANSLATE_NOOP("retelling", "{}: separator must be one character"),
    QT_TRANSLATE_NOOP("retelling", "{} is none of {}"),
    QT_TRANSLATE_NOOP("retelling", "says nothing of {}"),
    QT_TRANSLATE_NOOP(
        "retelling", "has columns {}: say with a column map which are customer, sku and time"
    ),
    QT_TRANSLATE_NOOP("retelling", "has no column {}: {}"),
    QT_TRANSLATE_NOOP("retelling", "is no text: export it as CSV in UTF-8"),
    QT_TRANSLATE_NOOP("retelling", "cannot be read as lines: {}"),
    QT_TRANSLATE_NOOP("retelling", "the history is damaged: {}"),
    QT_TRANSLATE_NOOP("retelling", "nothing is stored of this customer"),
    QT_TRANSLATE_NOOP(
        "retelling", "none of the items sold is in the catalog: filters know nothing"
    ),
    QT_TRANSLATE_NOOP("retelling", "there are too few purchases to split"),
    QT_TRANSLATE_NOOP("retelling", "no customer bought in it, or nothing was bought before it"),
    QT_TRANSLATE_NOOP("retelling", "trends are told by {}, not by {}"),
    QT_TRANSLATE_NOOP("retelling", "trends are written as .csv or .png"),
    QT_TRANSLATE_NOOP("retelling", "no engine is called {}; there are {}"),
    QT_TRANSLATE_NOOP("retelling", "{} has not been fitted here; there are {}"),
    QT_TRANSLATE_NOOP("retelling", "the model cannot be written: {}"),
    QT_TRANSLATE_NOOP("retelling", "the recommender cannot be read: {}"),
    QT_TRANSLATE_NOOP("retelling", "it was trained by an earlier version: train it again"),
    QT_TRANSLATE_NOOP("retelling", "this recommender is trained with PyTorch; {}"),
    QT_TRANSLATE_NOOP(
        "retelling", "the items sold have no photos in this library: import them first"
    ),
    QT_TRANSLATE_NOOP("retelling", "last {} days"),
)
