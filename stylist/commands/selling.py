"""Commands about purchases: bringing them, recommending from them, forgetting a customer."""

import json
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from stylist.commands.attributes import fit_app
from stylist.commands.measuring import evaluate_app
from stylist.commands.session import Session
from stylist.commands.terminal import follow, print_json, print_lines, print_table
from stylist.errors import StylistError, UsageError
from stylist.unfinished import whole

app = typer.Typer()


@app.command("import-history")
def import_history(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="CSV, TSV or Parquet, gzipped or not.")],
    column_map: Annotated[
        Path | None,
        typer.Option(
            "--map", help="TOML or JSON: customer, sku and time = the file's columns (or 1, 2, 3)."
        ),
    ] = None,
    plain_ids: Annotated[
        bool, typer.Option("--plain-ids", help="Keep customers' ids instead of salted hashes.")
    ] = False,
) -> None:
    """Purchases from a shop's exports; the same file twice changes nothing."""
    from stylist.history.formats import read_map

    session: Session = context.obj
    how = None if column_map is None else read_map(column_map)
    with session.open(create=True) as library:
        report = follow(library.import_history(files, how, plain=plain_ids), quiet=session.json)
    kinds = [
        {"path": path, "reason": kind, "rows": count}
        for (path, kind), count in report.kinds.items()
        if count
    ]
    refused = [{"path": r.path, "reason": r.reason} for r in report.refused]
    answer = {
        "rows": report.rows,
        "lines": report.lines,
        "known": report.known,
        "customers": report.customers,
        "items": report.items,
        "refused": refused + kinds,
        "noted": report.noted,
        "formats": report.formats,
        "first": None if report.first is None else report.first.isoformat(),
        "last": None if report.last is None else report.last.isoformat(),
        "seconds": round(report.seconds, 3),
    }
    by_kind: Counter[str] = Counter()
    for one in kinds:
        by_kind[str(one["reason"])] += int(str(one["rows"]))
    session.answer(
        answer,
        lambda: [
            *(f"{r['path']}: {r['reason']}" for r in refused),
            f"{report.lines:,} lines: {report.rows:,} purchases added, {report.known:,} known"
            + "".join(f", {count:,} {kind}" for kind, count in by_kind.most_common()),
            *(f"{count:,} of {kind}: kept" for kind, count in report.noted.items() if count),
            f"In all {report.customers:,} customers and {report.items:,} items, "
            f"{_day(report.first)} to {_day(report.last)}; {report.seconds:.1f} s",
        ],
    )
    if report.refused:
        raise typer.Exit(1)


@app.command("export-customer")
def export_customer(
    context: typer.Context,
    customer: Annotated[str, typer.Argument(help="The id by which the shop knows them.")],
    file: Annotated[Path, typer.Argument()],
) -> None:
    """Write all that is stored of a customer as JSON, to be handed to them."""
    session: Session = context.obj
    with session.open() as library:
        count = library.export_customer(customer, file)
    session.answer(
        {"file": str(file), "purchases": count}, lambda: [f"{count:,} purchases in {file}"]
    )


@app.command("forget-customer")
def forget_customer(
    context: typer.Context,
    customer: Annotated[str, typer.Argument(help="The id by which the shop knows them.")],
) -> None:
    """Remove every trace of a customer from the history and the recommenders."""
    session: Session = context.obj
    with session.open() as library:
        gone = library.forget_customer(customer)
    session.answer({"purchases": gone}, lambda: [f"Forgotten, with {gone:,} purchases."])


@app.command("recommenders")
def recommenders(
    context: typer.Context,
    use: Annotated[str | None, typer.Option("--use", help="Let this one serve.")] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Let the one serve that did before.")
    ] = False,
) -> None:
    """What has been fitted, and which of it serves."""
    session: Session = context.obj
    if use is not None and undo:
        raise UsageError("give --use or --undo")
    with session.open() as library:
        if use is not None:
            library.use_recommender(use)
        if undo:
            library.undo_recommender()
        listed = library.recommenders()
    rows = [
        {
            "name": one.name,
            "label": one.label,
            "in_use": one.in_use,
            "fitted": None if one.fitted is None else one.fitted.isoformat(),
            "purchases": one.purchases,
            "metrics": dict(one.metrics),
        }
        for one in listed
    ]
    session.answer(
        {"recommenders": rows},
        lambda: [f"{'*' if r['in_use'] else ' '} {r['name']}  {r['label']}" for r in rows],
    )


@fit_app.command("recommender")
def fit_recommender(
    context: typer.Context,
    engine: Annotated[
        str, typer.Option("--engine", help="hybrid, als, bpr, ease, item-knn, content …")
    ] = "hybrid",
    tune: Annotated[
        bool, typer.Option("--tune", help="Search hyper-parameters on weeks before the last.")
    ] = False,
) -> None:
    """Learn from purchases what to recommend; measured on the last week, then it serves."""
    session: Session = context.obj
    with session.open() as library:
        report = follow(library.fit_recommender(engine, tune=tune), quiet=session.json)
    say_fit(session, report)


def say_fit(session: Session, report: Any) -> None:
    """What fitting a recommender did."""
    answer = {
        "model": str(report.model),
        "engine": report.name,
        "metrics": without_nan(report.metrics),
        "options": report.options,
        "seconds": round(report.seconds, 2),
    }
    if report.curve is not None:
        answer["curve"] = str(report.curve)
    if session.json:
        print_json(answer)
        return
    if report.metrics:
        names = ("map@12", "map@12 new", "ndcg@12", "recall@12", "hit_rate@12")
        print_table(
            ["last week, held out", *names],
            [[n, *(f"{m[name]:.3f}" for name in names)] for n, m in report.metrics.items()],
        )
    print_lines([f"{report.name} serves now; {report.seconds:.1f} s"])
    if report.curve is not None:
        print_lines([f"How it learned: {report.curve}"])


@evaluate_app.command("recommender")
def evaluate_recommender(
    context: typer.Context,
    history: Annotated[
        list[Path] | None,
        typer.Option("--history", help="Exports to measure on, instead of the library's history."),
    ] = None,
    column_map: Annotated[Path | None, typer.Option("--map", help="Column map of them.")] = None,
    models: Annotated[
        str | None, typer.Option("--models", help="Names, separated by commas; default: all.")
    ] = None,
    last_days: Annotated[
        float, typer.Option("--last-days", min=0.01, help="How many days are held out.")
    ] = 7,
    split: Annotated[
        str | None, typer.Option("--split", help="Shares in time, as 0.7,0.15,0.15.")
    ] = None,
    weeks: Annotated[int, typer.Option("--weeks", min=1, help="Rolling folds.")] = 1,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="Length of a list.")] = 12,
    seed: Annotated[int, typer.Option("--seed", min=0)] = 0,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page with plots.")] = None,
    report_json: Annotated[Path | None, typer.Option("--report", help="Write it as JSON.")] = None,
    replay: Annotated[
        bool, typer.Option("--replay", help="The likes of the library's profiles instead.")
    ] = False,
) -> None:
    """Recommenders on purchases they have not seen, beside simple ways."""
    session: Session = context.obj
    if replay:
        _replayed(session)
        return
    from stylist.evaluate.recommender import compare
    from stylist.evaluate.report import write_report

    names = None if models is None else [name.strip() for name in models.split(",") if name.strip()]
    with data_of(session, history, column_map) as data:
        report = follow(
            compare(
                data,
                names,
                last_days=last_days,
                weeks=weeks,
                split=shares_of(split),
                k=k,
                seed=seed,
            ),
            quiet=session.json,
        )
    answer = without_nan(report.as_json())
    if html is not None:
        write_report(report, html)
        answer["html"] = str(html)
    if report_json is not None:
        try:
            with whole(report_json) as temporary:
                temporary.write_text(json.dumps(answer, indent=1), encoding="utf-8")
        except OSError as error:
            raise StylistError(f"{report_json}: {error.strerror or error}") from error
    if session.json:
        print_json(answer)
        return
    shown = [f"{m}@{k}" for m in ("map", "ndcg", "recall", "hit_rate", "mrr")]
    shown += [f"map@{k} new", "auc", "coverage", "novelty", "diversity", "popularity_bias"]
    print_lines(
        [
            f"{report.fold} held out: {report.customers:,} customers, "
            f"{report.sizes['known customers']:,} known before; "
            f"{report.sizes['new items only']:,} of those bought something new to them"
        ]
    )
    print_table(
        ["", *shown, "95 %", "p"],
        [
            [
                name,
                *(f"{one.metrics[m]:.3f}" for m in shown),
                "{:.3f}–{:.3f}".format(*one.intervals[f"map@{k}"]),
                "" if name == report.best else f"{report.against[name]:.4f}",
            ]
            for name, one in report.models.items()
        ],
    )
    if report.sources:
        print_lines(["", "candidates by strategy: a customer, recall"])
        print_table(
            ["", "candidates", "recall"],
            [
                [n, f"{s['candidates']:.1f}", f"{s['recall']:.3f}"]
                for n, s in report.sources.items()
            ],
        )


def _replayed(session: Session) -> None:
    from stylist.evaluate.replay import replay

    with session.open() as library:
        report = follow(replay(library), quiet=session.json)
    session.measured(
        report.metrics,
        f"{report.likes} likes of {report.profiles} profiles, each hidden once",
        likes=report.likes,
        profiles=report.profiles,
    )


class data_of:  # noqa: N801 (used as a function)
    """The library's purchases, or those of exports, read into a folder that goes away."""

    def __init__(self, session: Session, files: list[Path] | None, column_map: Path | None) -> None:
        self._session, self._files, self._map = session, files, column_map

    def __enter__(self) -> Any:
        from stylist import unfinished
        from stylist.history.formats import read_map
        from stylist.history.importing import HistoryImport
        from stylist.history.store import History
        from stylist.recommend.dataset import read_dataset

        if not self._files:
            with self._session.open() as library:
                return library.purchases()
        how = None if self._map is None else read_map(self._map)
        with unfinished.folder("purchases") as folder:
            kept = History(folder / "history")
            steps = HistoryImport(kept, how).run(self._files)
            report = follow(steps, quiet=self._session.json)
            if report.refused:
                raise StylistError(f"{report.refused[0].path}: {report.refused[0].reason}")
            return read_dataset(kept.purchases(), kept.items(), kept.customers())

    def __exit__(self, *_: object) -> None:
        """Nothing is held."""


def shares_of(text: str | None) -> tuple[float, float, float] | None:
    """Three shares that a person gave as 0.7,0.15,0.15."""
    if text is None:
        return None
    try:
        first, second, third = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError(f"--split {text!r} is not three shares, as 0.7,0.15,0.15") from None
    return first, second, third


def without_nan(value: Any) -> Any:
    """For JSON, which knows no NaN."""
    if isinstance(value, dict):
        return {str(key): without_nan(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [without_nan(inner) for inner in value]
    if isinstance(value, float):
        return round(value, 6) if value == value else None
    return value


def _day(moment: Any) -> str:
    return "–" if moment is None else f"{moment:%Y-%m-%d}"
