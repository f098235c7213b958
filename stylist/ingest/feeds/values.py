"""Single values of feeds: prices, stock, HTML, lists."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from html.parser import HTMLParser

from stylist.ingest.feeds.rows import CellError

_SYMBOLS = {
    "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "zł": "PLN", "kr": None,
    "chf": "CHF", "fr": None, "us$": "USD", "c$": "CAD", "a$": "AUD", "kč": "CZK", "₺": "TRY",
}  # fmt: skip
"""Signs that tell a currency; crowns and francs are of several countries."""
_NUMBER = re.compile(r"[-+]?\d[\d.,'’\s]*|[-+]?[.,]\d+")
_LETTERS = re.compile(r"[^\W\d_]+\$?|[€$£¥₹₺]")
_SPACES = re.compile(r"[ \t\r\f\v\u00a0]+")
_MOST_PRICE = 1e9
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "td", "th", "tr", "ul",
))  # fmt: skip
_JOINERS = "\u200c\u200d"
"""Letters without a width that some scripts, and emoji, need."""
_UNSEEN = frozenset(("script", "style", "template", "head", "noscript"))


class Prices:
    """Reads prices; `decimal` and `currency` count where a price does not tell.

    Parameters
    ----------
    decimal : {"", ".", ","}
        The decimal mark of all of them.
    currency : str, optional
        ISO 4217.
    """

    def __init__(self, decimal: str = "", currency: str | None = None) -> None:
        self._decimal = decimal
        self._currency = currency

    @classmethod
    def learned(cls, texts: Iterable[str], decimal: str, currency: str | None) -> Prices:
        """With the decimal mark that prices of this feed show, where none is given."""
        if not decimal:
            ends = [found[1] for text in texts if (found := re.search(r"([.,])\d{1,2}\D*$", text))]
            decimal = "," if "," in ends and "." not in ends else ""
        return cls(decimal, currency)

    def read(self, text: str, column: str = "price") -> tuple[float | None, str | None]:
        """Amount and currency; nothing of a blank.

        Raises
        ------
        CellError
            It is no price.
        """
        if not text.strip():
            return None, None
        found = _NUMBER.search(text)
        if found is None:
            raise CellError(column, f"{_short(text)} is no price")
        amount = self._amount(found[0], column)
        rest = (text[: found.start()] + " " + text[found.end() :]).casefold()
        return amount, self._named(rest, text, column)

    def _amount(self, text: str, column: str) -> float:
        digits = re.sub(r"[\s'’]", "", text).rstrip(".,")
        mark = self._mark(digits)
        if mark == ",":
            digits = digits.replace(".", "").replace(",", ".")
        else:
            digits = digits.replace(",", "")
        try:
            amount = float(digits)
        except ValueError:
            raise CellError(column, f"{_short(text)} is no price") from None
        if not 0 <= amount < _MOST_PRICE:
            raise CellError(column, f"{_short(text)} cannot be a price")
        return amount

    def _mark(self, digits: str) -> str:
        """The decimal mark of one price."""
        comma, dot = digits.rfind(","), digits.rfind(".")
        if comma >= 0 and dot >= 0:
            return "," if comma > dot else "."
        if comma < 0 and dot < 0:
            return "."
        mark = "," if comma >= 0 else "."
        after = len(digits) - max(comma, dot) - 1
        if digits.count(mark) > 1:
            return "." if mark == "," else ","
        if after != 3 or digits.startswith("0"):
            return mark
        # 1,299 and 1.299: what the feed's other prices show; else as programs write them.
        return self._decimal or "."

    def _named(self, rest: str, text: str, column: str) -> str | None:
        for word in _LETTERS.findall(rest):
            if word in _SYMBOLS:
                return _SYMBOLS[word] or self._currency
            if len(word) == 3 and word.isascii():
                return str(word).upper()
            raise CellError(column, f"{_short(text)} is no price")
        return self._currency


def read_stock(text: str, column: str = "stock") -> int | None:
    """How many there are; nothing of a blank.

    Raises
    ------
    CellError
        It is no number.
    """
    if not text.strip():
        return None
    try:
        count = float(text.replace(",", ".") if text.count(",") == 1 else text)
        # Shops that sell on order count below nothing.
        return max(int(count), 0) if abs(count) < 2**31 else _too_many(text, column)
    except (ValueError, OverflowError):
        raise CellError(column, f"{_short(text)} is no number") from None


def _too_many(text: str, column: str) -> int:
    raise CellError(column, f"{_short(text)} cannot be a stock")


def as_text(markup: str) -> str | None:
    """HTML as plain text, its paragraphs as lines; None where nothing is left."""
    markup = markup.replace("\0", "")
    if "<" in markup:
        reader = _Text()
        reader.feed(markup)
        reader.close()
        markup = "".join(reader.parts)
    elif "&" in markup:
        markup = html.unescape(markup)
    elif "\n" not in markup and "  " not in markup:
        return markup.strip() or None
    lines = (_SPACES.sub(" ", line).strip() for line in markup.splitlines())
    return "\n".join(line for line in lines if line) or None


def one_line(markup: str) -> str:
    """HTML as one line of plain text that can be seen, as names should be."""
    text = (as_text(markup) or "").replace("\u00ad", "")
    seen = "".join(c if c.isprintable() or c in _JOINERS else " " for c in text)
    return " ".join(seen.split())


def listed(text: str, marks: str = ",") -> tuple[str, ...]:
    """The parts of a list, once each, without blanks; a backslash keeps a mark."""
    parts = re.split(rf"(?<!\\)[{re.escape(marks)}]", text)
    return tuple(dict.fromkeys(s for p in parts if (s := p.replace("\\,", ",").strip())))


def truth(text: str) -> bool | None:
    """Yes or no in the words of shops; None of a blank or another word."""
    word = text.strip().casefold()
    if word in ("1", "true", "yes", "y", "ja", "oui", "si", "sí", "in stock", "instock", "active"):
        return True
    return False if word in ("0", "-1", "false", "no", "n", "nein", "non", "none") else None


class _Text(HTMLParser):
    """Collects what a reader of the page would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._hidden += 1
        elif tag in _BLOCKS:
            self.parts.append("\n")
            if tag == "li":
                self.parts.append("• ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._hidden = max(self._hidden - 1, 0)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            # A line break of the source is a space to a reader.
            self.parts.append(data.replace("\n", " "))


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")
