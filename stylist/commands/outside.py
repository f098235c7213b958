"""Commands about occasions and the weather."""

from typing import TYPE_CHECKING, Annotated

import typer

from stylist.commands.options import (
    Items,
    parse_formality,
    with_filters,
)
from stylist.commands.session import Session

if TYPE_CHECKING:
    from stylist.types import Filters

app = typer.Typer()
occasion_app = typer.Typer(
    help="Where things are worn, and what people say of it.", no_args_is_help=True
)
app.add_typer(occasion_app, name="occasion")


@app.command()
@with_filters
def warmth(
    context: typer.Context,
    items: Items,
    *,
    filters: "Filters",
) -> None:
    """How warm items are, alone and worn together, beside what the weather asks for."""
    session: Session = context.obj
    with session.open() as library:
        known = library.items(items)
        clo = library.warmth([item.id for item in known])
        bands = [library.band(item.id) for item in known]
        outfit = library.outfit([item.id for item in known], filters)
    rows = [
        {
            "id": item.id,
            "name": item.name,
            "clo": None if value != value else round(float(value), 3),
            "worn": band.words if band else None,
        }
        for item, value, band in zip(known, clo, bands, strict=True)
    ]
    answer = {
        "items": rows,
        "clo": round(outfit.clo, 3),
        "needed": None if outfit.needed is None else round(outfit.needed, 3),
        "unknown": outfit.unknown,
        "sentence": outfit.sentence,
    }
    session.answer(
        answer,
        lambda: [
            *(
                f"{row['id']}  {row['name']}  "
                + ("not known" if row["clo"] is None else f"{row['clo']:.2f} clo")
                + (f"  {row['worn']}" if row["worn"] else "")
                for row in rows
            ),
            outfit.sentence,
        ],
    )


@app.command()
def forecast(
    context: typer.Context,
    place: Annotated[str, typer.Argument(help="A town; without one, that of the settings.")] = "",
    tomorrow: Annotated[bool, typer.Option("--tomorrow", help="Instead of now.")] = False,
) -> None:
    """The weather of a place, and the clothing it asks for; `forecast = true` lets it ask."""
    from stylist.types import Filters

    session: Session = context.obj
    with session.open() as library:
        asked = place or library.settings.forecast_place
        found = library.forecast(asked, "tomorrow" if tomorrow else "now")
        needed = library.needed_clo(
            Filters(
                temperature=found.temperature,
                wind=found.wind,
                rain=found.rain,
                humidity=found.humidity,
            )
        )
    session.answer(
        {
            "place": found.place.label,
            "at": found.at.isoformat(),
            "temperature": round(found.temperature, 1),
            "wind": round(found.wind, 1),
            "rain": found.rain,
            "humidity": round(found.humidity, 2),
            "needed": round(needed or 0.0, 2),
            "stale": found.stale,
        },
        lambda: [
            f"{found.place.label}: {found.temperature:.0f} °C, wind {found.wind:.0f} m/s, "
            f"{'rain' if found.rain else 'no rain'}; {needed or 0.0:.1f} clo",
            *(["That was said a while ago; the service does not answer."] if found.stale else []),
        ],
    )


@occasion_app.command("list")
def list_occasions(context: typer.Context) -> None:
    """All occasions, and how many items suit each."""
    session: Session = context.obj
    with session.open() as library:
        counts = library.facets()["occasion"]
        own = library.taxonomy.own
        rows = [
            {"key": key, "label": record.label, "items": counts[key], "own": key in own}
            for key, record in library.taxonomy.occasions.items()
        ]
    session.answer(
        {"occasions": rows},
        lambda: [
            f"{r['key']}  {r['label']}  {r['items']} items{'  own' if r['own'] else ''}"
            for r in rows
        ],
    )


@occasion_app.command("add")
def add_occasion(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What it is called.")],
    category: Annotated[
        list[str], typer.Option("--category", help="Made for it. May be repeated.")
    ],
    phrase: Annotated[
        str, typer.Option("--phrase", help="How a sentence ends: fits the opera.")
    ] = "",
    formality: Annotated[
        str, typer.Option("--formality", help="LEAST:MOST, 0 (gym) to 5 (black tie).")
    ] = "0:5",
) -> None:
    """An occasion of this library's own."""
    from stylist.taxonomy.occasions import NewOccasion

    session: Session = context.obj
    with session.open() as library:
        said = NewOccasion(name, phrase, parse_formality(formality), tuple(category))
        key = library.add_occasion(said)
    session.answer({"key": key}, lambda: [f"Added: {key}"])


@occasion_app.command("remove")
def remove_occasion(
    context: typer.Context, key: Annotated[str, typer.Argument(help="Which.")]
) -> None:
    """Remove an occasion of this library's own; what was said of items stays."""
    session: Session = context.obj
    with session.open() as library:
        library.remove_occasion(key)
    session.answer({"key": key}, lambda: [f"Removed: {key}"])


@occasion_app.command("say")
def say_occasion(
    context: typer.Context,
    occasion: Annotated[str, typer.Argument(help="Which.")],
    items: Items,
    no: Annotated[bool, typer.Option("--not", help="They are not for it.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Take the word back.")] = False,
) -> None:
    """Say that items are for an occasion; from five such words on Stylist learns from them."""
    session: Session = context.obj
    with session.open() as library:
        change = library.say_occasion(items, occasion, None if forget else not no)
    session.answer({"what": change.what, "items": list(change.item_ids)}, lambda: [change.what])
