"""How numbers and names are written for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from stylist.gui.language import locale
from stylist.text import capital, decimal, figure, speed
from stylist.types import CHANNELS, Item, Progress


class Suiting(Protocol):
    """How an item suits an occasion; see `gui.occasions.Suit`."""

    @property
    def label(self) -> str:
        """Of the occasion."""

    @property
    def fit(self) -> float:
        """0–1."""

    @property
    def said(self) -> bool | None:
        """What people or feeds said: yes, no, nothing."""


translate = QCoreApplication.translate

_SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥"}


def plural(context: str, words: str, number: int) -> str:
    """Words with ``%Ln`` and ``(s)`` as they are of so many.

    lupdate takes the number of `translate` for something else, so
    ``scripts/translations.py`` looks for this name.
    """
    return translate(context, words, "", int(number))


def count(number: int) -> str:
    """12408 → ``12,408``."""
    return locale().toString(int(number))


def items(number: int) -> str:
    """1 → ``1 item``."""
    return plural("text", "%Ln item(s)", number)


def stars(number: int) -> str:
    """3 → ``3 stars``; empty for none."""
    if not number:
        return ""
    one, more = translate("text", "{} star"), translate("text", "{} stars")
    return (one if number == 1 else more).format(count(number))


def flag(key: str) -> str:
    """What a flag is called."""
    known = {
        "pick": translate("text", "picked"),
        "reject": translate("text", "rejected"),
        "none": translate("text", "without a flag"),
    }
    return known.get(key, "")


def attribute(name: str) -> str:
    """What an attribute is called: ``category`` → ``Category``."""
    return {
        "category": translate("text", "Category"),
        "colour": translate("text", "Colour"),
        "pattern": translate("text", "Pattern"),
        "material": translate("text", "Material"),
        "sleeve": translate("text", "Sleeve"),
        "season": translate("text", "Season"),
    }[name]


def channels() -> dict[str, str]:
    """What each of `types.CHANNELS` is called, in their order."""
    names = (translate("text", "Cut"), translate("text", "Colour"), translate("text", "Pattern"))
    return dict(zip(CHANNELS, names, strict=True))


def reason(said: str) -> str:
    """What a verdict was for, by its key in `types.REASONS`; a person's own words as they are."""
    known = {
        "cut": translate("text", "the cut"),
        "colour": translate("text", "the colour"),
        "pattern": translate("text", "the pattern"),
        "price": translate("text", "the price"),
        "size": translate("text", "not my size"),
        "have": translate("text", "I have one like it"),
        "me": translate("text", "just not me"),
    }
    return known.get(said, said)


def amount(value: float, places: int | None = None) -> str:
    """``49`` or ``49.50``, or with so many decimal places."""
    if places is None:
        places = 0 if float(value).is_integer() else 2
    return locale().toString(float(value), "f", places)


wind = speed
"""Metres a second as they are told where degrees Celsius are: ``6 m/s``; else ``13 mph``."""


def money(item: Item) -> str:
    """``€49`` or ``€49.50``, ``49,50 €`` in German; empty where there is no price."""
    if item.price is None:
        return ""
    currency = item.currency or ""
    symbol = _SYMBOLS.get(currency)
    price = amount(item.price)
    if symbol is None:
        return f"{price} {currency}".strip()
    # Where the sign goes is the language's own; what it shows a sign for is not the system's.
    return figure(f"{symbol}{price}" if _sign_first() else f"{price}\u00a0{symbol}")


def _sign_first() -> bool:
    return locale().toCurrencyString(1.0, "¤").startswith("¤")


def clo(value: float | None) -> str:
    """``0.36 clo``; empty where it is unknown, and for what warms nobody, such as a bag."""
    return "" if value is None or not value >= 0.005 else figure(f"{decimal(value, 2)} clo")


def suits(of: Sequence[Suiting]) -> str:
    """What somebody said first, then what fits best: ``Office, Date 78 %``."""
    said = [one.label for one in of if one.said]
    open_ones = sorted((one for one in of if one.said is None), key=lambda one: -one.fit)
    best = [f"{one.label} {percent(one.fit)}" for one in open_ones if one.fit >= 0.5]
    return ", ".join([*said, *best][:2]) or translate("text", "nothing in particular")


def percent(share: float) -> str:
    """0.974 → ``97 %``; 100 is kept for what is exactly 1."""
    return figure(f"{100 if share >= 1 else min(int(share * 100 + 0.5), 99)} %")


title = capital
"""``t-shirt`` → ``T-shirt``."""


def sentences(said: Iterable[str]) -> str:
    """Sentences in a row; a figure stays with its unit at the end of a line."""
    whole = " ".join(one if one.endswith(".") else f"{one}." for one in said)
    return re.sub(r"(?<=\d) (?=°C|°F|%|clo|m/s|mph)", "\u00a0", whole)


def brief(reasons: Sequence[str]) -> str:
    """The first reason as a card has room for it: ``0.9 of 1.1 clo: add a layer.``."""
    first = reasons[0] if reasons else ""
    long = re.escape(translate("explain", "{} clo of the {} needed")).replace(r"\{\}", r"([\d.,]+)")
    found = re.match(f"{long}: ", first)
    if found is None:
        return first
    short = translate("text", "{} of {} clo").format(*found.groups())
    return f"{short}: {first[found.end() :]}"


def seconds(value: float) -> str:
    """``14 ms``, ``3 s`` or ``2 min``."""
    if value < 1:
        return figure(f"{decimal(max(value * 1000, 1))} ms")
    return figure(f"{decimal(value)} s" if value < 90 else f"{decimal(value / 60)} min")


def progress(step: Progress) -> str:
    """``1,204 of 1,911 · 238/s · 3 s left``."""
    of = translate("text", "{} of {}")
    done = count(step.done)
    parts = [done if step.total is None else of.format(done, count(step.total))]
    if step.rate > 0:
        parts.append(figure(f"{decimal(step.rate, 0 if step.rate >= 10 else 1)}/s"))
    if step.seconds_left is not None and step.done < (step.total or 0):
        left = translate("text", "{} left")
        parts.append(left.format(seconds(max(step.seconds_left, 1))))
    return " · ".join(parts)


def day(of: date) -> str:
    """A day as it is written here, short."""
    return locale().toString(QDate(of.year, of.month, of.day), QLocale.FormatType.ShortFormat)


def clock(of: datetime) -> str:
    """``14:05``, or ``2:05 PM``."""
    return locale().toString(QTime(of.hour, of.minute), QLocale.FormatType.ShortFormat)
