"""Options that several commands share, and what their texts mean."""

from math import isnan
from typing import TYPE_CHECKING, Annotated

import typer

from stylist.errors import UsageError

if TYPE_CHECKING:
    from stylist.types import Filters, Weights

Count = Annotated[int, typer.Option("-k", min=1, max=10_000, help="How many results.")]
Profile = Annotated[str, typer.Option("--profile", help="Whose taste.")]
Items = Annotated[list[int], typer.Argument(help="Ids of items.")]
Category = Annotated[list[str] | None, typer.Option("--category", help="Any of these.")]
Colour = Annotated[list[str] | None, typer.Option("--colour", help="Any of these families.")]
Pattern = Annotated[list[str] | None, typer.Option("--pattern", help="Any of these.")]
Tag = Annotated[list[str] | None, typer.Option("--tag", help="Any of these.")]
Occasion = Annotated[str | None, typer.Option("--occasion", help="Where it is worn.")]
Temperature = Annotated[float | None, typer.Option("--temp", help="°C.")]
Wind = Annotated[float | None, typer.Option("--wind", help="m/s.")]
Rain = Annotated[bool, typer.Option("--rain", help="It rains.")]
Price = Annotated[
    str | None, typer.Option("--price", metavar="MIN:MAX", help="Either may be empty.")
]
InStock = Annotated[bool, typer.Option("--in-stock", help="Only what is in stock.")]
Mixture = Annotated[
    str | None, typer.Option("--weights", help="Such as style=1,colour=0.7,pattern=0.")
]


def parse_weights(text: str | None) -> "Weights":
    """``style=1,colour=0.7`` as weights; a channel that is not named counts for nothing.

    Raises
    ------
    UsageError
        It says something else.
    """
    from stylist.types import Weights

    if text is None:
        return Weights()
    values: dict[str, float] = {}
    for part in text.split(","):
        name, _, number = part.partition("=")
        name = name.strip()
        if name not in {"style", "colour", "pattern"}:
            raise UsageError(f"--weights: no channel is called {name!r}")
        try:
            values[name] = float(number)
        except ValueError:
            raise UsageError(f"--weights: {part!r} is not NAME=NUMBER") from None
        if not 0 <= values[name] < float("inf"):
            raise UsageError(f"--weights: {part!r} is negative or not a number")
    if not any(values.values()):
        raise UsageError("--weights: at least one must be above 0")
    return Weights(**{"style": 0.0, "colour": 0.0, "pattern": 0.0, **values})


def parse_filters(
    category: list[str] | None,
    colour: list[str] | None,
    pattern: list[str] | None,
    tag: list[str] | None,
    occasion: str | None,
    temp: float | None,
    wind: float | None,
    price: str | None,
    *,
    rain: bool,
    in_stock: bool,
) -> "Filters":
    """What the filter options say.

    Raises
    ------
    UsageError
        ``--price`` is not MIN:MAX.
    """
    from stylist.types import Filters

    return Filters(
        category=tuple(category or ()),
        colour=tuple(colour or ()),
        pattern=tuple(pattern or ()),
        tag=tuple(tag or ()),
        occasion=occasion,
        temperature=temp,
        wind=wind,
        rain=rain,
        price=None if price is None else _price(price),
        in_stock=in_stock,
    )


def _price(text: str) -> tuple[float | None, float | None]:
    least, colon, most = text.partition(":")
    try:
        bounds = (float(least) if least else None, float(most) if most else None)
    except ValueError:
        bounds = (None, None)
    given = [bound for bound in bounds if bound is not None]
    if not colon or not given or any(map(isnan, given)) or given != sorted(given):
        raise UsageError(f"--price {text!r} is not MIN:MAX")
    return bounds
