"""What was asked for and was not here: noted as words and filters, counted, handed out."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from stylist.desktypes import Asked, Gap, GapReport, Lack, filters_as_json
from stylist.errors import StylistError, UsageError
from stylist.library.desk import Desk
from stylist.lookbook.sheet import safe
from stylist.text import inline, translate
from stylist.types import Attribute, Filters
from stylist.unfinished import whole
from stylist.words.terms import Query, Term

KINDS = ("category", "colour", "pattern", "material", "sleeve", "occasion", "text", "price")
"""Kinds of terms, in the order in which what is missing is told."""

CLOSE = 0.6
"""Score of words, the geometric mean of their probabilities, below which nothing is close."""

SEEN = ("category", "colour", "pattern")
"""What is noted of a photo that nothing is close to: what it shows, and never the photo."""

COLUMNS = (
    "kind", "asked", "missing", "times", "here_now", "first", "last", "client",
)  # fmt: skip


class Gaps(Desk):
    """What was asked for and was not here."""

    def note_search(self, asks: Asked) -> Gap | None:
        """Note a question in words or filters that has no answer here; None where it has.

        It has none where nothing passes, where something of it is left out since nothing has
        it, or where nothing is close. Nothing is noted in a library that cannot be written, or
        where the setting `note_gaps` is off.
        """
        if not self._notes or not (asks.text.strip() or asks.filters):
            return None
        results = self.browse(asks.filters, text=asks.text, sort="relevance")
        far = bool(asks.text.strip()) and len(results.ids) and results.scores.max() < CLOSE
        if (len(results.ids) and not results.unmatched and not far) or not self.count():
            return None  # an empty library lacks everything
        query = self.understand(asks.text)
        left_out = {words.casefold() for words in results.unmatched}
        wanted = [t for t in query.terms if not t.negated]
        missing = [t for t in wanted if query.said(t).casefold() in left_out] or wanted
        pairs: list[tuple[str, str]] = [(t.kind, _value(query, t)) for t in missing]
        if not len(results.ids):
            pairs += [(k, v) for k in SEEN for v in getattr(asks.filters, k)[:1]]
            pairs += [("occasion", asks.filters.occasion)] if asks.filters.occasion else []
        kind = "words" if asks.text.strip() else "filters"
        words = " ".join(asks.text.split()) or self._told(asks.filters)
        return self._note(kind, words, asks, pairs)

    def note_photo(self, seen: Sequence[Attribute], filters: Filters) -> Gap | None:
        """Note that nothing is close to a photo: what it shows, never the photo itself."""
        best: dict[str, Attribute] = {}
        for said in sorted(seen, key=lambda a: -a.confidence):
            best.setdefault(said.name, said)
        pairs = [(name, best[name].value) for name in SEEN if name in best]
        if not pairs or not self._notes or not self.count():
            return None
        words = ", ".join(inline(self.label(name, value)) for name, value in pairs)
        told: dict[str, Any] = {name: (value,) for name, value in pairs}
        shown = replace(filters, **told)
        return self._note("photo", words, Asked("", shown), pairs)

    def note_wish(self, words: str, client: str = "") -> Gap:
        """Note what a client wishes for, in words.

        Raises
        ------
        UsageError
            There are no words.
        LibraryError
            The library cannot be written.
        """
        words = " ".join(words.split())
        if not words:
            raise UsageError("a wish needs words: 'camel coat under 300'")
        query = self.understand(words)
        pairs = [(t.kind, _value(query, t)) for t in query.terms if not t.negated]
        gap = _gap("wish", words, Asked(words), pairs, client.strip())
        self._put(gap)
        return gap

    @property
    def _notes(self) -> bool:
        return self.settings.note_gaps and not self._store.read_only

    def _note(self, kind: str, words: str, asks: Asked, pairs: Iterable[tuple[str, str]]) -> Gap:
        gap = _gap(kind, words, replace(asks, sort="relevance"), pairs, "")
        self._put(gap)
        return gap

    def _put(self, gap: Gap) -> None:
        before = self._store.revision()
        self._store.note_gap(gap)
        self._memory.settled(before)

    def gap_report(self) -> GapReport:
        """All that was asked for in vain, whether it is here by now, and what it comes to."""
        gaps = tuple(replace(gap, now=self._answers(gap.asks)) for gap in self._store.gaps())
        return GapReport(gaps, self._lacks(gaps))

    def _answers(self, asks: Asked) -> int:
        if not asks.text.strip():
            return self.count(asks.filters)
        results = self.browse(asks.filters, text=asks.text, sort="relevance")
        return 0 if results.unmatched else int((results.scores >= CLOSE).sum())

    def _lacks(self, gaps: Sequence[Gap]) -> tuple[Lack, ...]:
        """The kinds of garment that were asked for: category, colour, pattern, what else."""
        times: Counter[tuple[tuple[str, str], ...]] = Counter()
        queries: Counter[tuple[tuple[str, str], ...]] = Counter()
        now: dict[tuple[tuple[str, str], ...], int] = {}
        for gap in gaps:
            asked = self._wanted(gap)
            if asked and not gap.now:
                times[asked] += gap.times
                queries[asked] += 1
                now[asked] = gap.now or 0
        return tuple(
            Lack(self._said(asked), count, queries[asked], now[asked])
            for asked, count in times.most_common()
        )

    def _wanted(self, gap: Gap) -> tuple[tuple[str, str], ...]:
        """What a gap asked for, of one kind of garment; price and occasion say nothing of it."""
        query = self.understand(gap.asks.text)
        pairs: set[tuple[str, str]] = {
            (t.kind, _value(query, t))
            for t in query.terms
            if not t.negated and t.kind not in ("price", "occasion")
        }
        for kind in SEEN:
            pairs |= {(kind, value) for value in getattr(gap.asks.filters, kind)[:1]}
        return tuple(sorted(pairs, key=lambda pair: (KINDS.index(pair[0]), pair[1])))

    def _said(self, pairs: Iterable[tuple[str, str]]) -> str:
        plain = ("text", "price")
        words = [v if kind in plain else self.label(kind, v) for kind, v in pairs]
        return ", ".join([*words[:1], *map(inline, words[1:])])

    def _told(self, filters: Filters) -> str:
        """Filters as a person would say them."""
        said = [(k, v) for k in SEEN for v in getattr(filters, k)]
        words = [inline(self.label(kind, value)) for kind, value in said]
        words += [f"#{tag}" for tag in filters.tag]
        if filters.occasion:
            words.append(inline(self.label("occasion", filters.occasion)))
        if filters.price is not None:
            least, most = filters.price
            words += (
                [translate("gaps", "from {}").format(f"{least:g}")] if least is not None else []
            )
            words += [translate("gaps", "under {}").format(f"{most:g}")] if most is not None else []
        if filters.temperature is not None:
            words.append(f"{filters.temperature:g} °C")
        words += [translate("gaps", "rain")] if filters.rain else []
        words += [translate("gaps", "in stock")] if filters.in_stock else []
        words += [translate("gaps", "{} stars").format(filters.rating)] if filters.rating else []
        flags = {
            "pick": translate("gaps", "picked"),
            "reject": translate("gaps", "rejected"),
            "none": translate("gaps", "without a flag"),
        }
        words += [flags[filters.flag]] if filters.flag else []
        return ", ".join(words)

    def forget_gaps(self, keys: Sequence[str] | None = None) -> int:
        """Forget these gaps, or all, for good; how many there were."""
        before = self._store.revision()
        gone = self._store.forget_gaps(keys)
        self._memory.settled(before)
        return gone

    def export_gaps(self, file: Path) -> int:
        """Write all gaps as CSV, safe for spreadsheets; how many.

        Raises
        ------
        StylistError
            The file cannot be written.
        """
        report = self.gap_report()
        held = io.StringIO(newline="")
        table = csv.writer(held)
        table.writerow(COLUMNS)
        for gap in report.gaps:
            days = [day.date().isoformat() if day else "" for day in (gap.first, gap.last)]
            cells = [gap.kind, gap.words, self._said(gap.missing)]
            figures = [gap.times, gap.now]
            table.writerow([*map(safe, cells), *figures, *days, safe(gap.client)])
        try:
            with whole(file) as temporary:
                temporary.write_bytes(held.getvalue().encode("utf-8-sig", "replace"))
        except OSError as error:
            raise StylistError(f"{file}: {error.strerror or error}") from error
        return len(report.gaps)


def _value(query: Query, term: Term) -> str:
    """The key of what a term asks for; of what has none (a price, *sandals*), what was said."""
    named = term.kind not in ("text", "price") and term.values and not term.narrow
    return term.values[0] if named else query.said(term)


def _gap(kind: str, words: str, asks: Asked, pairs: Iterable[tuple[str, str]], client: str) -> Gap:
    """A gap whose key is what was asked: the same question is the same gap."""
    text = " ".join(asks.text.casefold().split())
    asked = json.dumps(
        [kind, text, filters_as_json(asks.filters), client.casefold()], sort_keys=True
    )
    key = blake2b(asked.encode("utf-8", "replace"), digest_size=16).hexdigest()
    return Gap(key, kind, words, asks, tuple(dict.fromkeys(pairs)), client=client)
