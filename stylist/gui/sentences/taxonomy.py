"""Trouble with a library's own taxonomy."""

from stylist.text import QT_TRANSLATE_NOOP

PATTERNS = (
    QT_TRANSLATE_NOOP("retelling", "the taxonomy cannot be read: {}"),
    QT_TRANSLATE_NOOP("retelling", "{} is missing: clo.toml needs an entry garments.{}"),
    QT_TRANSLATE_NOOP("retelling", "{} is missing"),
    QT_TRANSLATE_NOOP("retelling", "{} must be [least, most] within 0 to 5"),
    QT_TRANSLATE_NOOP("retelling", "{} must be above 0: more of a colour makes it no less certain"),
    QT_TRANSLATE_NOOP("retelling", "{} must grow from row to row"),
    QT_TRANSLATE_NOOP("retelling", "{} must have {} values, like total"),
    QT_TRANSLATE_NOOP("retelling", "{} or another must be above 0"),
    QT_TRANSLATE_NOOP("retelling", "{} must be 7 numbers, 0 to 1"),
    QT_TRANSLATE_NOOP("retelling", "{} must name some of {}"),
    QT_TRANSLATE_NOOP("retelling", "{} must be a text"),
    QT_TRANSLATE_NOOP("retelling", "{} must be a number, {} to {}"),
    QT_TRANSLATE_NOOP("retelling", "{} must be one of {}"),
    QT_TRANSLATE_NOOP("retelling", "{} must be a list of numbers"),
    QT_TRANSLATE_NOOP("retelling", "{} must be a list of texts"),
    QT_TRANSLATE_NOOP("retelling", "{} must be a list of lists of texts"),
    QT_TRANSLATE_NOOP("retelling", "{} must be a table"),
    QT_TRANSLATE_NOOP("retelling", "{} must be a colour such as #1f3b4d"),
    QT_TRANSLATE_NOOP("retelling", "{} must be {}"),
)
