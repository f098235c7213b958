"""What the command line shows: bars on standard error, answers on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from stylist.text import one_line, printable

if TYPE_CHECKING:
    from stylist.recommend.records import Suggestion
    from stylist.types import Hit, Item, Progress


def follow(steps: Iterator[Progress], *, quiet: bool) -> Any:
    """Run a long operation to its end, showing a bar, a rate and the time left.

    Returns the `result` of its last progress. `quiet`, and a standard error
    that is no terminal, show nothing.
    """
    if quiet or not sys.stderr.isatty():
        return [step.result for step in steps][-1]
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None, rate="")
        result = None
        for last in steps:
            result = last.result
            rate = f"{last.rate:.0f}/s" if last.rate else ""
            bar.update(
                task, description=last.stage, completed=last.done, total=last.total, rate=rate
            )
            for refusal in last.refused:
                bar.console.print(
                    one_line(f"{refusal.path}: {refusal.reason}"),
                    style="yellow",
                    markup=False,
                    soft_wrap=True,
                )
    return result


def print_json(answer: Mapping[str, Any]) -> None:
    """Print exactly one JSON object; what the terminal cannot encode is escaped."""
    text = json.dumps(answer, ensure_ascii=False, default=str)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(answer, default=str)
    sys.stdout.write(text + "\n")


def print_lines(lines: Sequence[str]) -> None:
    """Print plain lines; what the terminal cannot encode is replaced, control codes are escaped."""
    encoding = sys.stdout.encoding or "utf-8"
    for line in lines:
        sys.stdout.write(one_line(line).encode(encoding, "replace").decode(encoding) + "\n")


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print columns aligned under their headings; figures to the right."""
    cells = [list(headings), *[list(row) for row in rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(headings))]
    for row in cells:
        first, *others = (
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print_lines(["  ".join([first, *others]).rstrip()])


def hit_as_json(hit: Hit) -> dict[str, Any]:
    """One row of ``results``."""
    category = hit.item.value("category")
    return {
        "id": hit.item.id,
        "sku": hit.item.sku,
        "name": hit.item.name,
        "path": None if hit.photo is None else printable(hit.photo.path),
        "score": round(hit.score, 4),
        "channels": {name: round(share, 4) for name, share in hit.channels.items()},
        "category": None if category is None else category.value,
        "category_confidence": None if category is None else round(category.confidence, 3),
        "colours": [colour.value for colour in hit.item.values("colour")],
        "price": hit.item.price,
        "reasons": list(hit.reasons),
    }


def suggestion_as_json(row: Suggestion, item: Item | None) -> dict[str, Any]:
    """One row of ``results`` for a customer; what the catalog does not know is null or empty."""
    if item is None:
        known: dict[str, Any] = {
            "id": None, "sku": row.sku, "name": row.name, "path": None, "score": 0.0,
            "channels": {}, "category": None, "category_confidence": None, "colours": [],
            "price": row.price, "reasons": [],
        }  # fmt: skip
    else:
        from stylist.types import Hit

        known = hit_as_json(Hit(item, item.photo, row.score, {}))
    return {
        **known,
        "score": round(row.score, 4),
        "reasons": [row.reason],
        "strategies": list(row.strategies),
    }


def hit_as_line(hit: Hit) -> str:
    """One row for a person: score where something was compared, name, attributes, where it is."""
    category = hit.item.value("category")
    colours = "/".join(c.value for c in hit.item.values("colour")[:2])
    what = " ".join(part for part in (colours, category.value if category else "") if part)
    where = printable(hit.photo.path) if hit.photo else ""
    # 100 is kept for what is exactly 1.
    percent = 100 if hit.score >= 1 else min(round(hit.score * 100), 99)
    score = f"{percent}%" if any(hit.channels.values()) else ""
    return f"{score:>4}  #{hit.item.id:<6} {hit.item.name}  ({what})  {where}"
