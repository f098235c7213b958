"""Trouble with the weather service."""

from stylist.text import QT_TRANSLATE_NOOP

PATTERNS = (
    QT_TRANSLATE_NOOP("retelling", "name a place"),
    QT_TRANSLATE_NOOP("retelling", "the weather service knows no place called {}"),
    QT_TRANSLATE_NOOP("retelling", "{} cannot be asked: {}"),
    QT_TRANSLATE_NOOP("retelling", "{} gave an answer that is no forecast"),
)
