"""How numbers and names are written for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from stylist.types import Item, Progress


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


def locale() -> QLocale:
    """The person's locale; English where the system states none (it would not group digits)."""
    system = QLocale.system()
    return QLocale(QLocale.Language.English) if system.language() == QLocale.Language.C else system


def count(number: int) -> str:
    """12408 → ``12,408``."""
    return locale().toString(int(number))


def items(number: int) -> str:
    """1 → ``1 item``."""
    one, more = translate("text", "{} item"), translate("text", "{} items")
    return (one if number == 1 else more).format(count(number))


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


def amount(value: float) -> str:
    """``49`` or ``49.50``."""
    return locale().toString(float(value), "f", 0 if float(value).is_integer() else 2)


def money(item: Item) -> str:
    """``€49`` or ``€49.50``; empty where there is no price."""
    if item.price is None:
        return ""
    currency = item.currency or ""
    symbol = _SYMBOLS.get(currency)
    price = amount(item.price)
    return f"{symbol}{price}" if symbol else f"{price} {currency}".strip()


def clo(value: float | None) -> str:
    """``0.36 clo``; empty where it is unknown, and for what warms nobody, such as a bag."""
    return "" if value is None or not value >= 0.005 else f"{value:.2f} clo"


def suits(of: Sequence[Suiting]) -> str:
    """What somebody said first, then what fits best: ``Office, Date 78 %``."""
    said = [one.label for one in of if one.said]
    open_ones = sorted((one for one in of if one.said is None), key=lambda one: -one.fit)
    best = [f"{one.label} {percent(one.fit)}" for one in open_ones if one.fit >= 0.5]
    return ", ".join([*said, *best][:2]) or translate("text", "nothing in particular")


def percent(share: float) -> str:
    """0.974 → ``97 %``; 100 is kept for what is exactly 1."""
    return f"{100 if share >= 1 else min(int(share * 100 + 0.5), 99)} %"


def title(value: str) -> str:
    """``t-shirt`` → ``T-shirt``."""
    return value[:1].upper() + value[1:]


def sentences(said: Iterable[str]) -> str:
    """Sentences in a row; a figure stays with its unit at the end of a line."""
    whole = " ".join(one if one.endswith(".") else f"{one}." for one in said)
    return re.sub(r"(?<=\d) (?=°C|%|clo|m/s)", "\u00a0", whole)


def brief(reasons: Sequence[str]) -> str:
    """The first reason as a card has room for it: ``0.9 of 1.1 clo: add a layer.``."""
    first = reasons[0] if reasons else ""
    return re.sub(r"^([\d.]+) clo of the ([\d.]+) needed: ", r"\1 of \2 clo: ", first)


def seconds(value: float) -> str:
    """``14 ms``, ``3 s`` or ``2 min``."""
    if value < 1:
        return f"{max(value * 1000, 1):.0f} ms"
    return f"{value:.0f} s" if value < 90 else f"{value / 60:.0f} min"


def progress(step: Progress) -> str:
    """``1,204 of 1,911 · 238/s · 3 s left``."""
    of = translate("text", "{} of {}")
    done = count(step.done)
    parts = [done if step.total is None else of.format(done, count(step.total))]
    if step.rate > 0:
        parts.append(f"{step.rate:.0f}/s" if step.rate >= 10 else f"{step.rate:.1f}/s")
    if step.seconds_left is not None and step.done < (step.total or 0):
        left = translate("text", "{} left")
        parts.append(left.format(seconds(max(step.seconds_left, 1))))
    return " · ".join(parts)


def day(of: date) -> str:
    """A day as it is written here, short."""
    return locale().toString(QDate(of.year, of.month, of.day), QLocale.FormatType.ShortFormat)
