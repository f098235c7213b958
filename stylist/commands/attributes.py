"""Commands about attributes: measuring them, reviewing what is unsure, learning from answers."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stylist.commands.options import Count, Items
from stylist.commands.session import Session
from stylist.commands.terminal import follow, print_json, print_lines, print_table
from stylist.errors import UsageError

if TYPE_CHECKING:
    from stylist.library import Library

app = typer.Typer()
fit_app = typer.Typer(help="Learn from this library.", no_args_is_help=True)
app.add_typer(fit_app, name="fit")


@app.command()
def review(
    context: typer.Context,
    attribute: Annotated[
        str, typer.Option("--attribute", help="category, pattern, sleeve or colour.")
    ] = "category",
    k: Count = 20,
) -> None:
    """What waits for a person's word, since the model is unsure: the most valuable first."""
    session: Session = context.obj
    with session.open() as library:
        waiting = library.review.queue(attribute)[:k]
        counts = library.review.counts()
        items = {item.id: item for item in library.items([doubt.item_id for doubt in waiting])}
        results = [
            {
                "id": doubt.item_id,
                "name": items[doubt.item_id].name,
                "path": _path(library, doubt.item_id),
                "guesses": [
                    {"value": g.value, "probability": round(g.confidence, 3)}
                    for g in library.review.guesses(doubt.item_id, attribute)
                ],
            }
            for doubt in waiting
            if doubt.item_id in items
        ]
    session.answer(
        {"attribute": attribute, "waiting": counts, "results": results},
        lambda: (
            [_as_line(result) for result in results]
            + [
                f"{counts[attribute]} wait"
                if counts[attribute]
                else f"Nothing is unsure: every {attribute} is certain or confirmed."
            ]
        ),
    )


@app.command()
def confirm(
    context: typer.Context,
    items: Items,
    category: Annotated[str | None, typer.Option("--category", help="What it is.")] = None,
    colour: Annotated[str | None, typer.Option("--colour", help="Its colour.")] = None,
    pattern: Annotated[str | None, typer.Option("--pattern", help="Its pattern.")] = None,
    sleeve: Annotated[
        str | None, typer.Option("--sleeve", help="sleeveless, short or long.")
    ] = None,
    guess: Annotated[
        list[str] | None,
        typer.Option("--guess", metavar="ATTRIBUTE", help="The model's guess of it is right."),
    ] = None,
    take_back: Annotated[
        list[str] | None,
        typer.Option("--take-back", metavar="ATTRIBUTE", help="Forget what people said of it."),
    ] = None,
) -> None:
    """Say what items are: a person's word, which no import and no learning overwrites."""
    session: Session = context.obj
    said = {"category": category, "colour": colour, "pattern": pattern, "sleeve": sleeve}
    given = {name: value for name, value in said.items() if value is not None}
    if not (given or guess or take_back):
        raise UsageError("say what is so: --category skirt, or --guess category if that is right")
    done: list[str] = []
    with session.open() as library:
        for name, value in given.items():
            known = library.review.understood(name, value)
            done.append(library.set_attribute(items, name, known).what)
        for name in guess or ():
            done += [change.what for change in library.review.confirm(items, name)]
        for name in take_back or ():
            done.append(library.set_attribute(items, library.review.known(name), None).what)
        waiting = library.review.counts()
    session.answer({"items": items, "changes": done, "waiting": waiting}, lambda: done)


@fit_app.command("encoder-head")
def fit_encoder_head(
    context: typer.Context,
    reset: Annotated[
        bool, typer.Option("--reset", help="Go back to the head that ships with the model.")
    ] = False,
) -> None:
    """Learn categories from what people and feeds say: seconds, and kept only if no worse."""
    session: Session = context.obj
    with session.open() as library:
        if reset:
            steps = list(library.heads.reset())
            rewritten = steps[-1].done if steps else 0
            session.answer(
                {"model": None, "metrics": {}, "rewritten": rewritten},
                lambda: [f"The model's own head is in force; {rewritten} items told anew."],
            )
            return
        report = follow(library.heads.fit(), quiet=session.json)
    answer = {
        "model": None if report.model is None else str(report.model),
        "kept": report.kept,
        "examples": report.examples,
        "added": list(report.added),
        "metrics": report.metrics,
        "rewritten": report.rewritten,
        "seconds": round(report.seconds, 2),
    }
    if session.json:
        print_json(answer)
        return
    print_table(
        [f"{report.examples} examples", "accuracy", "log loss"],
        [
            [name, f"{values['accuracy']:.3f}", f"{values['log_loss']:.3f}"]
            for name, values in report.metrics.items()
        ],
    )
    added = f" It also knows {', '.join(report.added)} now." if report.added else ""
    print_lines(
        [
            f"The learned head is in force: {report.rewritten} items told anew.{added}"
            if report.kept
            else "The learned head is worse on items that it has not seen, and was not kept.",
            f"{report.seconds:.1f} s",
        ]
    )


@fit_app.command("outfits")
def fit_outfits(
    context: typer.Context,
    reset: Annotated[bool, typer.Option("--reset", help="Go back to the rules alone.")] = False,
) -> None:
    """Learn what goes together from looks, links and purchases; counts only if better."""
    import time

    session: Session = context.obj
    began = time.perf_counter()
    with session.open() as library:
        if reset:
            library.forget_outfits()
            none: dict[str, Any] = {"model": None, "metrics": {}, "pairs": 0, "kept": False}
            session.answer(none, lambda: ["The rules alone are in force."])
            return
        lesson = library.learn_outfits()
    figures = {"rules": lesson.rules, "learned": lesson.learned}
    metrics = {way: {"fitb@4": figure} for way, figure in figures.items() if figure is not None}
    seconds = time.perf_counter() - began
    if lesson.model is None:
        said = f"{lesson.pairs} pairs in looks, links and purchases are too few to learn from."
    elif lesson.kept:
        said = "What was learned counts from now on, beside the rules."
    else:
        said = "What was learned tells no more than the rules, which stay alone."
    session.answer(
        {
            "model": None if lesson.model is None else str(lesson.model),
            "metrics": metrics,
            "pairs": lesson.pairs,
            "kept": lesson.kept,
            "seconds": round(seconds, 2),
        },
        lambda: [
            *(f"{way}: {figure['fitb@4']:.3f} of four" for way, figure in metrics.items()),
            said,
        ],
    )


def _path(library: "Library", item_id: int) -> str | None:
    from stylist.text import printable

    photo = library.items([item_id])[0].photo
    return None if photo is None else printable(photo.path)


def _as_line(result: dict[str, Any]) -> str:
    guesses = ", ".join(f"{g['value']} {g['probability']:.0%}" for g in result["guesses"][:4])
    return f"#{result['id']:<6} {result['name']}  {guesses}  {result['path'] or ''}"
