"""A comparison of recommenders as one page of HTML: text escaped, plots as SVG, nothing fetched."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from stylist.errors import StylistError
from stylist.evaluate.recommender import RecommenderReport
from stylist.recommend.factwords import in_words
from stylist.text import capital
from stylist.unfinished import whole

_STYLE = """
:root { color-scheme: light dark; --ink: #1d1c1a; --ground: #f6f5f2; --pane: #fff; --line: #e6e3dc;
  --muted: #69655d; --accent: #2f5d50; --soft: #b9cfc7; }
@media (prefers-color-scheme: dark) { :root { --ink: #efece6; --ground: #161614; --pane: #1f1e1c;
  --line: #33312d; --muted: #9a958b; --accent: #8fc3b1; --soft: #41574f; } }
body { font: 14px/1.5 Inter, system-ui, sans-serif; color: var(--ink); background: var(--ground);
  margin: 2rem auto; max-width: 1080px; padding: 0 1rem; }
h1 { font-size: 22px; font-weight: 620; margin: 0 } h2 { font-size: 16px; font-weight: 620 }
section { background: var(--pane); border: 1px solid var(--line); border-radius: 12px;
  padding: 4px 20px 16px; margin: 16px 0; overflow-x: auto }
p, figcaption { color: var(--muted); margin: 4px 0 12px }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; width: 100% }
th, td { text-align: right; padding: 4px 8px; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left } th { font-weight: 550; color: var(--muted) }
tr.best td { font-weight: 620 }
svg text { fill: var(--ink); font: 12px Inter, system-ui, sans-serif }
svg .muted { fill: var(--muted) } svg .bar { fill: var(--accent) } svg .soft { fill: var(--soft) }
svg .line { stroke: var(--line) } svg .whisker { stroke: var(--ink); stroke-width: 1.5 }
"""
_COLOURS = ("#2f5d50", "#c2453d", "#4a6fa5", "#b07d2b", "#7a5c99", "#3f8f8a", "#8c6d5a", "#999999")


def write_report(report: RecommenderReport, file: Path) -> Path:
    """Write the page.

    Raises
    ------
    StylistError
        The file cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole(file) as temporary:
            temporary.write_text(page(report), encoding="utf-8")
    except OSError as error:
        raise StylistError(f"{file}: {error.strerror or error}") from error
    return file


def page(report: RecommenderReport) -> str:
    """The page as text."""
    key = f"map@{report.k}"
    order = sorted(report.models, key=lambda n: -report.models[n].metrics[key])
    bars = [
        (name, report.models[name].metrics[key], report.models[name].intervals[key])
        for name in order
    ]
    fresh = [
        (
            name,
            report.models[name].metrics[f"{key} new"],
            report.models[name].intervals[f"{key} new"],
        )
        for name in order
    ]
    parts = [
        f"<p>{escape(report.fold)}, held out: {report.customers:,} customers who bought; "
        f"{report.purchases:,} purchases of {report.items:,} items before.</p>",
        _section(
            f"MAP@{report.k}, all customers",
            _bars(bars),
            "Whiskers: 95 % of the bootstrap over customers.",
        ),
        _section(
            f"MAP@{report.k}, only what a customer had not bought before",
            _bars(fresh),
            f"{report.sizes.get('new items only', 0):,} customers known before who bought such.",
        ),
        _section("All figures", _metrics_table(report, order), _paired(report)),
        _section("Warm and cold", _parts_table(report, order), f"MAP@{report.k} over each part."),
        _section(
            "Recall by length of the list",
            _curves(report.curves, order),
            "Share of what was bought.",
        ),
    ]
    if report.folds:
        parts.append(_section("By week", _folds_table(report, order), f"MAP@{report.k}."))
    if report.sources:
        recall = [(n, s["recall"], None) for n, s in report.sources.items()]
        rows = [
            [n, f"{s['candidates']:.1f}", f"{s['recall']:.3f}"] for n, s in report.sources.items()
        ]
        parts.append(
            _section(
                "Where candidates come from",
                _bars(recall) + _table(["strategy", "candidates a customer", "recall"], rows),
                "Share of all that was bought which a strategy brought before any ranking.",
            )
        )
    if report.importances:
        gains = [(capital(in_words(n)), v, None) for n, v in list(report.importances.items())[:25]]
        parts.append(
            _section(
                "What the ranker goes by",
                _bars(gains, left=400),
                "Share of all gain of its trees.",
            )
        )
    return (
        "<!doctype html><html lang=en><meta charset=utf-8>"
        "<meta name=viewport content='width=device-width'>"
        "<title>Recommenders compared</title>"
        f"<style>{_STYLE}</style><h1>Recommenders compared</h1>{''.join(parts)}</html>\n"
    )


def _section(title: str, inner: str, caption: str) -> str:
    return f"<section><h2>{escape(title)}</h2><p>{escape(caption)}</p>{inner}</section>"


def _bars(rows: Sequence[tuple[str, float, tuple[float, float] | None]], left: int = 190) -> str:
    """Horizontal bars, and whiskers where there is an interval."""
    known = [v for _, v, _ in rows if math.isfinite(v)]
    ends = [e[1] for _, _, e in rows if e is not None and math.isfinite(e[1])]
    most = max([*known, *ends, 1e-9])
    width, step = 830 - left, 26
    drawn = []
    for place, (name, value, interval) in enumerate(rows):
        y = place * step + 4
        text = f"{value:.4f}" if math.isfinite(value) else "–"
        long = width * value / most if math.isfinite(value) else 0
        drawn.append(f"<text x='{left - 8}' y='{y + 14}' text-anchor='end'>{escape(name)}</text>")
        drawn.append(
            f"<rect class='bar' x='{left}' y='{y}' width='{long:.1f}' height='18' rx='3'/>"
        )
        end = long
        if interval is not None and math.isfinite(interval[0]):
            low, high = (left + width * edge / most for edge in interval)
            drawn.append(
                f"<line class='whisker' x1='{low:.1f}' x2='{high:.1f}' y1='{y + 9}' y2='{y + 9}'/>"
            )
            end = high - left
        drawn.append(f"<text class='muted' x='{left + end + 8:.1f}' y='{y + 14}'>{text}</text>")
    height = len(rows) * step + 8
    return f"<svg viewBox='0 0 920 {height}' width='920' role='img'>{''.join(drawn)}</svg>"


def _curves(curves: Mapping[str, Sequence[float]], order: Sequence[str]) -> str:
    left, top, width, height = 48, 12, 560, 260
    most = max((max(c) for c in curves.values() if len(c)), default=0) or 1
    drawn = []
    for tick in range(5):
        y = top + height * (1 - tick / 4)
        drawn.append(f"<line class='line' x1='{left}' x2='{left + width}' y1='{y}' y2='{y}'/>")
        drawn.append(
            f"<text class='muted' x='{left - 6}' y='{y + 4}' text-anchor='end'>"
            f"{most * tick / 4:.2f}</text>"
        )
    for place, name in enumerate(order):
        values = curves.get(name, ())
        colour = _COLOURS[place % len(_COLOURS)]
        points = " ".join(
            f"{left + width * (i + 1) / len(values):.1f},{top + height * (1 - v / most):.1f}"
            for i, v in enumerate(values)
        )
        drawn.append(
            f"<polyline points='{points}' fill='none' stroke='{colour}' stroke-width='2'/>"
        )
        y = top + 14 + place * 20
        drawn.append(
            f"<rect x='{left + width + 20}' y='{y - 9}' width='12' height='4' fill='{colour}'/>"
        )
        drawn.append(f"<text x='{left + width + 40}' y='{y}'>{escape(name)}</text>")
    size = max(height + 40, 30 + 20 * len(order))
    return f"<svg viewBox='0 0 820 {size}' width='820' role='img'>{''.join(drawn)}</svg>"


def _metrics_table(report: RecommenderReport, order: Sequence[str]) -> str:
    names = list(report.models[order[0]].metrics)
    rows = [
        [
            name,
            *(_number(report.models[name].metrics[m]) for m in names),
            f"{report.models[name].fit_seconds:.1f}",
            f"{report.models[name].answer_seconds:.1f}",
        ]
        for name in order
    ]
    return _table(["", *names, "fit s", "answer s"], rows, best=report.best)


def _parts_table(report: RecommenderReport, order: Sequence[str]) -> str:
    head = ["", *(f"{part} ({report.sizes.get(part, 0):,})" for part in report.parts)]
    rows = [[n, *(_number(values[n]) for values in report.parts.values())] for n in order]
    return _table(head, rows, best=report.best)


def _folds_table(report: RecommenderReport, order: Sequence[str]) -> str:
    rows = [[n, *(_number(values[n]) for values in report.folds.values())] for n in order]
    return _table(["", *report.folds], rows)


def _paired(report: RecommenderReport) -> str:
    said = ", ".join(f"{name} {p:.4f}" for name, p in report.against.items() if name != report.best)
    return f"Randomisation test of pairs against {report.best}, p: {said}." if said else ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], best: str | None = None) -> str:
    top = "".join(f"<th>{escape(h)}</th>" for h in head)
    body = "".join(
        f"<tr{' class=best' if row[0] == best else ''}>"
        + "".join(f"<td>{escape(cell)}</td>" for cell in row)
        + "</tr>"
        for row in rows
    )
    return f"<table><tr>{top}</tr>{body}</table>"


def _number(value: float) -> str:
    return f"{value:.4f}" if math.isfinite(value) else "–"
