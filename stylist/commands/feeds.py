"""Commands that bring feeds in, and watch folders for them."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stylist.commands.session import Session
from stylist.commands.terminal import follow, print_lines

if TYPE_CHECKING:
    from stylist.products import FeedDiff, FeedReport

app = typer.Typer()
_SHOWN = 20
_SIGNS = {"new": "+", "changed": "~", "gone": "-", "back": "+"}


@app.command("import-feed")
def import_feed(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="CSV, TSV, XLSX, JSON lines, Parquet or XML.")],
    format: Annotated[  # noqa: A002 - the option's name
        str, typer.Option("--format", help="auto, shopify, woocommerce, google, magento, hm, csv.")
    ] = "auto",
    images: Annotated[
        Path | None, typer.Option("--images", help="Folder or ZIP with the photos.")
    ] = None,
    map: Annotated[  # noqa: A002 - the option's name
        Path | None, typer.Option("--map", help="TOML: which column says what; is remembered.")
    ] = None,
    feed: Annotated[
        str | None, typer.Option("--feed", help="What it is called from day to day.")
    ] = None,
    currency: Annotated[
        str | None, typer.Option("--currency", help="Of prices that name none; is remembered.")
    ] = None,
    gone: Annotated[
        str, typer.Option("--gone", help="What it names no more: auto, retire or keep.")
    ] = "auto",
    download: Annotated[
        bool, typer.Option("--download", help="Fetch photos from the web.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would change, change nothing.")
    ] = False,
) -> None:
    """Take over a shop's own export; again and again, nothing is doubled or lost."""
    from stylist.errors import UsageError
    from stylist.ingest.feeds.columns import read_map
    from stylist.products import ColumnMap, FeedOptions

    if gone not in ("auto", "retire", "keep"):
        raise UsageError(f"--gone is auto, retire or keep, not {gone!r}")
    session: Session = context.obj
    if currency is not None and not (len(currency) == 3 and currency.isalpha()):
        raise UsageError(f"--currency is three letters such as EUR, not {currency!r}")
    chosen = None if map is None else read_map(map)
    if currency is not None:
        chosen = replace(chosen or ColumnMap(), currency=currency.upper())
    options = FeedOptions(format, images, chosen, feed, gone, download)
    with session.open(create=True) as library:
        columns = library.look_at_feed(file, options).map.columns
        if dry_run:
            diff = follow(library.plan_feed(file, options), quiet=session.json)
            refused = diff.refused
            answer = _diff(diff) | {"images": diff.photos, "updated": 0, "dry_run": True}
            answer["changes"] = _changes(diff)
        else:
            report = follow(library.import_feed(file, options), quiet=session.json)
            diff, refused = report.diff, report.refused
            answer = _diff(diff) | _done(report) | {"dry_run": False}
    answer |= {
        "map": dict(columns),
        "refused": [{"row": r.row, "column": r.column, "reason": r.reason} for r in refused],
    }
    session.answer(answer, lambda: _lines(answer, diff, dry_run=dry_run))
    if refused:
        raise typer.Exit(1)


def _diff(diff: "FeedDiff") -> dict[str, Any]:
    counts = {kind: diff.count(kind) for kind in ("new", "changed", "gone", "back")}
    return {
        "format": diff.format, "feed": diff.feed, "products": diff.products,
        "variants": diff.variants, **counts, "unchanged": diff.unchanged, "price": diff.price,
        "stock": diff.stock, "held": diff.held, "unmapped": dict(diff.unmapped),
        "photos_missing": diff.photos_missing, "photos_on_web": diff.photos_on_web,
    }  # fmt: skip


def _changes(diff: "FeedDiff") -> list[dict[str, Any]]:
    return [
        {"kind": c.kind, "key": c.key, "name": c.name, "details": list(c.details)}
        for c in diff.changes
    ]


def _done(report: "FeedReport") -> dict[str, Any]:
    return {
        "images": report.images, "images_imported": report.imported, "updated": report.updated,
        "retired": report.gone, "seconds": round(report.seconds, 2),
    }  # fmt: skip


def _lines(answer: dict[str, Any], diff: "FeedDiff", *, dry_run: bool) -> list[str]:
    lines = []
    if dry_run:
        lines += [f"{column} is {field}" for field, column in answer["map"].items()]
        lines += [
            " ".join(part for part in (_SIGNS[c.kind], c.kind, c.key, c.name) if part)
            + (f": {', '.join(c.details)}" if c.details else "")
            for c in diff.changes[:_SHOWN]
        ]
        if len(diff.changes) > _SHOWN:
            lines.append(f"… and {len(diff.changes) - _SHOWN} more")
    for one in answer["refused"]:
        where = f"row {one['row']}" if one["row"] else ""
        place = ", ".join(part for part in (where, one["column"]) if part)
        lines.append(f"{place}: {one['reason']}")
    if diff.unmapped:
        words = ", ".join(f"{word} ({count})" for word, count in list(diff.unmapped.items())[:8])
        lines.append(f"Categories that Stylist does not know: {words}")
    if answer["held"]:
        lines.append(f"Not retired: {answer['held']} (--gone retire does it)")
    if answer["photos_on_web"]:
        lines.append(f"{answer['photos_on_web']} photos are on the web: --download fetches them")
    done = "would be " if dry_run else ""
    lines.append(
        f"{answer['format']}: {diff.products} products, {diff.variants} variants, "
        f"{answer['images']} photos; {done}{answer['new']} new, {answer['changed']} changed "
        f"({diff.price} in price, {diff.stock} in stock), {answer['gone']} gone, "
        f"{answer['back']} back, {diff.unchanged} as they were, "
        f"{len(answer['refused'])} rows refused"
    )
    return lines


@app.command()
def watch(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Where files land.")],
    every: Annotated[
        float, typer.Option("--every", min=0.2, max=3600, help="Seconds between two looks.")
    ] = 2.0,
    once: Annotated[
        bool, typer.Option("--once", help="End when everything there has been imported.")
    ] = False,
) -> None:
    """Import what a till or a photographer drops into a folder, when it is completely written."""
    session: Session = context.obj
    total: dict[str, int] = dict.fromkeys(("photos", "products", "new", "changed", "gone"), 0)
    refused = []
    with session.open(create=True) as library:
        for step in library.watch(folder, every=every, once=once):
            if (done := step.result) is None:
                continue
            total = {name: count + getattr(done, name) for name, count in total.items()}
            refused += [{"path": r.path, "reason": r.reason} for r in done.refused]
            if not session.json:
                print_lines([
                    *(f"{r.path}: {r.reason}" for r in done.refused),
                    f"{done.photos} photos, {done.products} products: {done.new} new, "
                    f"{done.changed} changed, {done.gone} gone",
                ])  # fmt: skip
    session.answer({**total, "refused": refused}, lambda: [f"Nothing more to do in {folder}"])
    if refused:
        raise typer.Exit(1)
