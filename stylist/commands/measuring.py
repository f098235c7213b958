"""Commands that measure, beside a baseline."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from stylist.commands.options import (
    Mixture,
    parse_weights,
)
from stylist.commands.session import Session
from stylist.commands.terminal import follow, print_json, print_lines, print_table
from stylist.errors import UsageError

app = typer.Typer()
evaluate_app = typer.Typer(help="Measure, beside a baseline.", no_args_is_help=True)
app.add_typer(evaluate_app, name="evaluate")


@evaluate_app.command("visual")
def evaluate_visual(
    context: typer.Context,
    query: Annotated[list[str], typer.Option("--query", help="Folder or glob of query photos.")],
    gallery: Annotated[list[str], typer.Option("--gallery", help="Folder or glob to search.")],
    label: Annotated[
        str | None,
        typer.Option("--label", help="Regular expression on file names; default: the folder."),
    ] = None,
    disturb: Annotated[
        int | None,
        typer.Option(
            "--disturb",
            metavar="SEED",
            help="Find each query again after it was disturbed as by a phone.",
        ),
    ] = None,
    weights: Mixture = None,
) -> None:
    """How well each channel finds photos of the same label."""
    from stylist.embed.embedder import Embedder
    from stylist.evaluate.visual import evaluate_visual as evaluate
    from stylist.ingest.folder import find_photos
    from stylist.settings import Settings
    from stylist.types import Refusal

    session: Session = context.obj
    found, searched = list(find_photos(query)), list(find_photos(gallery))
    queries = [p for p in found if isinstance(p, Path)]
    photos = [p for p in searched if isinstance(p, Path)]
    settings = Settings.load()
    embedder = Embedder(threads=settings.threads, provider=settings.provider)
    report = follow(
        evaluate(embedder, queries, photos, parse_weights(weights), label, disturb),
        quiet=session.json,
    )
    refused = dict.fromkeys(r for r in [*found, *searched] if isinstance(r, Refusal))
    refused |= dict.fromkeys(report.refused)
    if not session.json:
        print_lines([f"{r.path}: {r.reason}" for r in refused])
    session.measured(
        report.metrics,
        f"{report.queries} queries, {report.gallery} in the gallery",
        queries=report.queries,
        gallery=report.gallery,
        encoder=embedder.card.identity,
        refused=[{"path": r.path, "reason": r.reason} for r in refused],
    )
    if refused:
        raise typer.Exit(1)


@evaluate_app.command("text")
def evaluate_text(
    context: typer.Context,
    photos: Annotated[
        list[str] | None, typer.Option("--photos", help="Folder or glob of labelled photos.")
    ] = None,
    products: Annotated[
        Path | None, typer.Option("--products", help="CSV or JSON: name, description, a label.")
    ] = None,
    label: Annotated[
        str | None,
        typer.Option(
            "--label",
            help="Of photos, a regular expression on file names, else the folder; "
            "of products, the column, else category.",
        ),
    ] = None,
) -> None:
    """How well words find labelled photos, or products by their texts."""
    from stylist.evaluate import text as measure

    session: Session = context.obj
    if (photos is None) == (products is None):
        raise UsageError("give --photos or --products")
    if photos is not None:
        steps = measure.evaluate_photos(photos, label)
    else:
        assert products is not None
        steps = measure.evaluate_products(measure.read_products(products, label or "category"))
    report = follow(steps, quiet=session.json)
    session.measured(
        report.metrics,
        f"{report.queries} queries, {report.items} items",
        by_query=report.by_query,
        queries=report.queries,
        items=report.items,
    )
    if not session.json:
        print_table(["query", "p@10"], [[q, f"{v:.2f}"] for q, v in report.by_query.items()])


@evaluate_app.command("feedback")
def evaluate_feedback(
    context: typer.Context,
    photos: Annotated[list[str], typer.Option("--photos", help="Folder or glob of photos.")],
    label: Annotated[
        str | None,
        typer.Option("--label", help="Regular expression for the category; else the folder."),
    ] = None,
    colour: Annotated[
        str | None,
        typer.Option("--colour", help="Regular expression for the colour; else it is measured."),
    ] = None,
    sessions: Annotated[int, typer.Option("--sessions", min=1)] = 300,
    seed: Annotated[int, typer.Option("--seed", min=0)] = 0,
    least: Annotated[
        int, typer.Option("--least", min=2, help="Photos of a category in a colour to wish for.")
    ] = 25,
) -> None:
    """How much hearts and crosses help simulated shoppers."""
    from stylist.evaluate.feedback import evaluate_feedback as evaluate

    session: Session = context.obj
    steps = evaluate(photos, label, colour, sessions=sessions, seed=seed, least=least)
    report = follow(steps, quiet=session.json)
    session.measured(
        report.metrics,
        f"{report.sessions} sessions, {report.wishes} wishes, {report.items} items",
        sessions=report.sessions,
        wishes=report.wishes,
        items=report.items,
    )


@evaluate_app.command("outfits")
def evaluate_outfits(
    context: typer.Context,
    products: Annotated[
        Path, typer.Option("--products", help="CSV: sku, name, categories, base_image.")
    ],
    links: Annotated[
        list[Path], typer.Option("--links", help="CSV: sku, linked_sku. May be repeated.")
    ],
    images: Annotated[Path, typer.Option("--images", help="Folder of the photos.")],
    seeds: Annotated[int, typer.Option("--seeds", min=1, help="Splits, two halves each.")] = 10,
) -> None:
    """How often the garment that a shop shows beside another is told from three of its slot."""
    from stylist.evaluate.outfits import evaluate_outfits as evaluate

    session: Session = context.obj
    report = follow(evaluate(products, links, images, seeds), quiet=session.json)
    session.measured(
        report.metrics,
        f"{report.questions} questions, {report.pairs} pairs, {report.products} products; "
        + ", ".join(f"{n}: {used} of {all_}" for n, (all_, used) in report.linked.items())
        + " links usable",
        questions=report.questions,
        pairs=report.pairs,
        products=report.products,
        linked={n: {"links": all_, "used": used} for n, (all_, used) in report.linked.items()},
        weights=[round(weight, 3) for weight in report.weights],
        by_slots=report.by_slots,
    )


@evaluate_app.command("attributes")
def evaluate_attributes(
    context: typer.Context,
    photos: Annotated[list[str], typer.Argument(help="Photos, folders, globs.")],
    label: Annotated[
        list[str] | None,
        typer.Option(
            "--label",
            metavar="REGEX",
            help="Sought in folder/name; its group is called as the attribute it tells, as in "
            "'-(?P<colour>[a-z]+)_main'. Default: the folder is the category.",
        ),
    ] = None,
    truth: Annotated[
        list[Path] | None,
        typer.Option("--truth", help="CSV: file (below PHOTOS), and a column an attribute."),
    ] = None,
    disturb: Annotated[
        int | None,
        typer.Option("--disturb", metavar="SEED", help="Disturb each as by a phone first."),
    ] = None,
    plot: Annotated[
        Path | None, typer.Option("--plot", help="Write the reliability curves as a picture.")
    ] = None,
) -> None:
    """How often attributes are right, and whether their confidences can be believed."""
    from stylist.evaluate.attributes import evaluate_attributes as evaluate
    from stylist.evaluate.chart import draw_reliability
    from stylist.evaluate.truth import Truth, by_name, by_table
    from stylist.ingest.folder import find_photos
    from stylist.settings import Settings
    from stylist.taxonomy import Taxonomy
    from stylist.types import Refusal

    session: Session = context.obj
    taxonomy, found = Taxonomy.load(), list(find_photos(photos))
    right: Truth = {}
    if label or not truth:
        right |= by_name([p for p in found if isinstance(p, Path)], label or [], taxonomy)
    for table in truth or ():
        for path, told in by_table(table, [Path(p) for p in photos], taxonomy).items():
            right[path] = right.get(path, {}) | told
    embedder = _embedder(session)
    below = Settings.load().unsure_below
    report = follow(evaluate(embedder, right, below, disturb), quiet=session.json)
    if plot is not None:
        draw_reliability(plot, report.reliability, report.metrics)
    refused = [*(r for r in found if isinstance(r, Refusal)), *report.refused]
    if session.json:
        curves = {n: [asdict(b) for b in bins] for n, bins in report.reliability.items()}
        print_json(
            {
                "metrics": report.metrics,
                "reliability": curves,
                "unsure_below": below,
                "photos": report.photos,
                "encoder": embedder.card.identity,
                "plot": None if plot is None else str(plot),
                "refused": [{"path": r.path, "reason": r.reason} for r in refused],
            }
        )
    else:
        print_lines([f"{r.path}: {r.reason}" for r in refused])
        _print_measured(report.metrics, report.reliability)
    if refused:
        raise typer.Exit(1)


def _embedder(session: Session) -> Any:
    """The library's, with what it has learned, where one is named; else the shipped one."""
    from stylist.embed.embedder import Embedder
    from stylist.settings import Settings

    if session.folder is not None:
        with session.open() as library:
            return library.embedder
    settings = Settings.load()
    return Embedder(threads=settings.threads, provider=settings.provider)


def _print_measured(metrics: dict[str, dict[str, float]], curves: dict[str, Sequence[Any]]) -> None:
    names = list(next(iter(metrics.values())))
    whole = {"count", "unclaimed"}
    print_table(
        ["", *metrics],
        [
            [n, *(f"{m[n]:.0f}" if n in whole else f"{m[n]:.3f}" for m in metrics.values())]
            for n in names
        ],
    )
    for name, bins in curves.items():
        print_lines(["", f"{name}: confidence, claims, mean confidence, share right"])
        print_lines(
            [
                f"{b.low:6.0%} –{b.high:5.0%} {b.count:6d} {b.confidence:8.3f} {b.accuracy:8.3f}"
                for b in bins
            ]
        )
