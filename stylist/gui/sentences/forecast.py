"""Trouble with the weather service."""

from stylist.text import QT_TRANSLATE_NOOP

PATTERNS = (
    QT_TRANSLATE_NOOP("retelling", "name a place"),
    QT_TRANSLATE_NOOP("retelling", "the weather service knows no place called {}"),
    QT_TRANSLATE_NOOP("retelling", "{} cannot be asked: {}"),
    QT_TRANSLATE_NOOP("retelling", "{} gave an answer that is no forecast"),
    QT_TRANSLATE_NOOP("retelling", "{} did not answer in {} s"),
    QT_TRANSLATE_NOOP(
        "retelling", "{}: a forecast is for now, tomorrow or a day such as 2026-05-01"
    ),
    QT_TRANSLATE_NOOP("retelling", "the forecast reaches from {} to {}"),
    QT_TRANSLATE_NOOP("retelling", "{} is not the address of a weather service"),
    QT_TRANSLATE_NOOP(
        "retelling", "the forecast is turned off: set forecast = true in settings.toml"
    ),
)
