"""Commands about what is learned by gradient descent: towers, and recommending by looks."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from stylist.commands.attributes import fit_app
from stylist.commands.measuring import evaluate_app
from stylist.commands.selling import data_of, say_fit, shares_of, without_nan
from stylist.commands.session import Session
from stylist.commands.terminal import follow, print_json, print_lines, print_table
from stylist.errors import UsageError

app = typer.Typer()

Epochs = Annotated[int, typer.Option("--epochs", min=1, max=200, help="At most so many.")]
Seed = Annotated[int, typer.Option("--seed", min=0)]


@fit_app.command("two-tower")
def fit_two_tower(
    context: typer.Context,
    strategy: Annotated[
        str, typer.Option("--strategy", help="Negatives: uniform, or day (its other purchases).")
    ] = "uniform",
    negatives: Annotated[
        int, typer.Option("--negatives", min=1, max=64, help="So many a purchase.")
    ] = 4,
    resampling: Annotated[
        str, typer.Option("--resampling", help="none, weighted, undersampled or lately.")
    ] = "none",
    weeks: Annotated[
        int, typer.Option("--weeks", min=2, help="Learn the purchases of the last weeks.")
    ] = 26,
    epochs: Epochs = 12,
    seed: Seed = 0,
) -> None:
    """Learn two towers from purchases (extra: train); a stopped training is gone on with."""
    from stylist.recommend.two_tower import TwoTowerPlan
    from stylist.train.learner import Schedule
    from stylist.train.lessons import STRATEGIES
    from stylist.train.towers import RESAMPLINGS, TowerPlan

    session: Session = context.obj
    plan = TowerPlan(
        negatives,
        _one_of("--strategy", strategy, STRATEGIES),
        _one_of("--resampling", resampling, RESAMPLINGS),
        Schedule(epochs=epochs, seed=seed),
        Schedule(epochs=min(epochs, 8), seed=seed),
    )
    with session.open() as library:
        steps = library.fit_recommender(
            "two-tower", options={"plan": TwoTowerPlan(plan, weeks=weeks)}
        )
        say_fit(session, follow(steps, quiet=session.json))


@evaluate_app.command("two-tower")
def evaluate_two_tower(
    context: typer.Context,
    history: Annotated[
        list[Path] | None,
        typer.Option("--history", help="Exports to measure on, instead of the library's history."),
    ] = None,
    column_map: Annotated[Path | None, typer.Option("--map", help="Column map of them.")] = None,
    strategies: Annotated[
        str | None, typer.Option("--strategies", help="Of negatives; default: uniform,day.")
    ] = None,
    resamplings: Annotated[
        str | None,
        typer.Option("--resamplings", help="Default: none,weighted,undersampled,lately."),
    ] = None,
    split: Annotated[
        str, typer.Option("--split", help="Shares in time: learned, validation, test.")
    ] = "0.7,0.15,0.15",
    curve: Annotated[
        Path | None, typer.Option("--curve", help="Write the first way's learning curve (PNG).")
    ] = None,
    seed: Seed = 0,
) -> None:
    """Two towers by strategy of negatives and of resampling, beside plain ways."""
    from stylist.evaluate.curve import draw_curve
    from stylist.evaluate.towers import SPLIT, compare_towers
    from stylist.train.lessons import STRATEGIES
    from stylist.train.towers import RESAMPLINGS

    session: Session = context.obj
    asked = [_one_of("--strategies", s, STRATEGIES) for s in _listed(strategies, STRATEGIES)]
    ways = [_one_of("--resamplings", r, RESAMPLINGS) for r in _listed(resamplings, RESAMPLINGS)]
    with data_of(session, history, column_map) as data:
        report = follow(
            compare_towers(data, asked, ways, shares_of(split) or SPLIT, seed), quiet=session.json
        )
    answer = without_nan(report.as_json())
    if curve is not None:
        draw_curve(curve, report.curves[0].epochs)
        answer["curve"] = str(curve)
    if session.json:
        print_json(answer)
        return
    print_lines(
        [
            f"{report.positives:,} purchases held out, each with {report.each} sampled negatives; "
            "precision and recall at the threshold chosen on validation"
        ]
    )
    heads = ["negatives", "resampling", "AUC", "known", "against the day", "precision", "recall"]
    print_table(
        [*heads, "threshold", "s"],
        [
            [row.negatives, row.resampling or "–", *_figures(row), f"{row.seconds:.0f}"]
            for row in report.rows
        ],
    )


def _figures(row: Any) -> list[str]:
    figures = (row.auc, row.auc_known, row.auc_day, row.precision, row.recall, row.threshold)
    return [f"{figure:.3f}" for figure in figures]


@fit_app.command("image-rec")
def fit_image_rec(
    context: typer.Context,
    end_to_end: Annotated[
        bool, typer.Option("--end-to-end", help="Its last blocks learn too: minutes.")
    ] = False,
    epochs: Epochs = 6,
    seed: Seed = 0,
) -> None:
    """Learn tastes from photos and purchases (extra: train); goes on where it stopped."""
    from stylist.recommend.image_rec import ImageRecPlan
    from stylist.train.looks import LooksPlan

    session: Session = context.obj
    usual = LooksPlan()
    plan = replace(
        usual,
        frozen=not end_to_end,
        first=replace(usual.first, seed=seed),
        fine=replace(usual.fine, epochs=epochs, seed=seed),
    )
    with session.open() as library:
        steps = library.fit_recommender("image-rec", options={"plan": ImageRecPlan(plan)})
        say_fit(session, follow(steps, quiet=session.json))


@evaluate_app.command("image-rec")
def evaluate_image_rec(
    context: typer.Context,
    last_days: Annotated[
        float, typer.Option("--last-days", min=1, help="How many days are held out.")
    ] = 28,
    curve: Annotated[
        Path | None, typer.Option("--curve", help="Write the learning curve (PNG).")
    ] = None,
    seed: Seed = 0,
) -> None:
    """Looks learned end to end beside frozen features and none; unsold items apart."""
    from stylist.evaluate.curve import draw_curve
    from stylist.evaluate.looks import compare_looks

    session: Session = context.obj
    with session.open() as library:
        steps = compare_looks(library.purchases(), days=last_days, seed=seed)
        report = follow(steps, quiet=session.json)
    answer = without_nan(report.as_json())
    if curve is not None:
        draw_curve(curve, report.rows[-1].curve)
        answer["curve"] = str(curve)
    if session.json:
        print_json(answer)
        return
    print_lines(
        [
            f"Last {report.days:g} days held out, {report.customers:,} customers; "
            f"{report.cold_items:,} items that nobody is said to have bought, "
            f"{report.cold_customers:,} customers who did"
        ]
    )
    print_table(
        ["", "MAP@12", "new to them", "AUC, unsold items", "95 %", "s"],
        [
            [
                row.name, f"{row.map:.3f}", f"{row.map_new:.3f}", f"{row.cold_auc:.3f}",
                f"{row.cold_low:.3f}–{row.cold_high:.3f}", f"{row.seconds:.0f}",
            ]
            for row in report.rows
        ],
    )  # fmt: skip


def _one_of(option: str, text: str, known: tuple[Any, ...]) -> Any:
    if text not in known:
        raise UsageError(f"{option} {text!r}: not one of {', '.join(known)}")
    return text


def _listed(text: str | None, known: tuple[str, ...]) -> list[str]:
    return list(known) if text is None else [p.strip() for p in text.split(",") if p.strip()]
