"""Text from outside, made fit to be shown; and how sentences and figures are told.

Sentences are English with a point in them, until a window says otherwise (`speak`): the domain
knows no screen, but what it says is read on one. Their calls of `translate` are what
``scripts/translations.py`` finds.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Control characters, line ends, and what turns the direction of writing."""


def printable(path: Path | str) -> str:
    """A path as text that can be shown and encoded, whatever bytes its name has."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def storable(text: str) -> str:
    """Text as the catalog keeps and finds it: without NULs (SQLite's end there), nor surrogates."""
    if text.isascii() and "\0" not in text:
        return text
    text = text.replace("\0", "")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def one_line(text: str) -> str:
    """A line for a terminal, which no file name can break, colour or turn round."""
    return _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


@dataclass(frozen=True, slots=True)
class Speech:
    """How words and figures are told.

    Attributes
    ----------
    translate : callable
        Context and English words to words.
    decimal : callable
        A number and its decimal places to figures.
    small_nouns : bool
        Whether a name that stands alone with a capital is small within a sentence.
    fahrenheit : bool
        Temperatures in °F instead of °C.
    from_the_right : callable
        Whether what is said now is read from right to left.
    """

    translate: Callable[[str, str], str] = lambda _context, words: words
    decimal: Callable[[float, int], str] = lambda value, places: f"{value:.{places}f}"
    small_nouns: bool = True
    fahrenheit: bool = False
    from_the_right: Callable[[], bool] = lambda: False


class _InUse:
    speech = Speech()


def speak(speech: Speech) -> None:
    """Tell everything so from now on, in this process."""
    _InUse.speech = speech


def translate(context: str, words: str) -> str:
    """The words in the language in use."""
    return _InUse.speech.translate(context, words)


def QT_TRANSLATE_NOOP(_context: str, words: str) -> str:  # noqa: N802
    """Words of a table, to be translated where they are shown; the name is what lupdate knows."""
    return words


def inline(name: str) -> str:
    """A name as it stands within a sentence: *Blazer* → *blazer*, but a noun of German as it is."""
    return name.lower() if _InUse.speech.small_nouns else name


def capital(words: str) -> str:
    """``t-shirt`` → ``T-shirt``."""
    return words[:1].upper() + words[1:]


def decimal(value: float, places: int = 0) -> str:
    """A number as it is written here: ``0.36``."""
    return _InUse.speech.decimal(value, places)


def figure(words: str) -> str:
    """A number with its unit, which stays as it is read: ``200 %``, never ``% 200``.

    Its blank would let a line that is written from right to left turn the two round, so there it
    is kept apart (Unicode's isolates, UAX 9).
    """
    return f"\u2066{words}\u2069" if _InUse.speech.from_the_right() else words


def listed(words: Sequence[str]) -> str:
    """*cut*, *cut and colour*, *cut, colour and pattern*."""
    if len(words) == 1:
        return words[0]
    return translate("text", "{} and {}").format(", ".join(words[:-1]), words[-1])


def degree(celsius: float) -> str:
    """A temperature as a bare figure of the unit in use, with a minus sign."""
    value = celsius * 9 / 5 + 32 if _InUse.speech.fahrenheit else celsius
    return f"{round(value)}".replace("-", "−")


def unit_of_degrees() -> str:
    """``°C`` or ``°F``."""
    return "°F" if _InUse.speech.fahrenheit else "°C"


def degrees(celsius: float) -> str:
    """``8 °C``, or ``46 °F`` where that is the unit in use."""
    return figure(f"{degree(celsius)} {unit_of_degrees()}")


def speed(metres: float) -> str:
    """A wind in m/s as it is told where degrees Celsius are: ``6 m/s``; else ``13 mph``."""
    if _InUse.speech.fahrenheit:
        return figure(f"{decimal(metres * 2.23694)} mph")
    return figure(f"{decimal(metres)} m/s")
