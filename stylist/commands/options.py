"""Options that several commands share, and what their texts mean."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from math import isnan
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stylist.errors import UsageError

if TYPE_CHECKING:
    from stylist.types import Filters, Weights


def _one(kind: type, name: str, says: str) -> Any:
    return Annotated[kind | None, typer.Option(name, help=says)]


def _many(name: str, says: str) -> Any:
    return Annotated[list[str] | None, typer.Option(name, help=f"{says} May be repeated.")]


ACTIVITIES = ("still", "stroll", "brisk")
"""Those of `style.insulation`, which takes long to import; a test holds that they are the same."""

FLAGS = ("pick", "reject", "none")

Count = Annotated[int, typer.Option("-k", min=1, max=10_000, help="How many results.")]
Profile = Annotated[str, typer.Option("--profile", help="Whose taste.")]
Items = Annotated[list[int], typer.Argument(help="Ids of items.")]
Mixture = Annotated[
    str | None, typer.Option("--weights", help="Such as style=1,colour=0.7,pattern=0.")
]

_FILTER_OPTIONS: dict[str, tuple[Any, Any]] = {
    "category": (_many("--category", "Any of these."), None),
    "colour": (_many("--colour", "Any of these families."), None),
    "pattern": (_many("--pattern", "Any of these."), None),
    "occasion": (_one(str, "--occasion", "Where it is worn."), None),
    "temp": (_one(float, "--temp", "°C."), None),
    "wind": (_one(float, "--wind", "m/s."), None),
    "rain": (Annotated[bool, typer.Option("--rain", help="It rains.")], False),
    "humidity": (_one(float, "--humidity", "Relative, 0 to 1."), None),
    "activity": (_one(str, "--activity", "still, stroll (so it is counted) or brisk."), None),
    "rank": (_many("--rank", "occasion or weather: leave all in, best first."), None),
    "price": (_one(str, "--price", "MIN:MAX, either may be empty."), None),
    "in_stock": (Annotated[bool, typer.Option("--in-stock", help="Only what is in stock.")], False),
    "tag": (_many("--tag", "Any of these."), None),
    "rating": (
        Annotated[int, typer.Option("--rating", min=0, max=5, help="At least so many stars.")],
        0,
    ),
    "flag": (_one(str, "--flag", "pick, reject or none."), None),
}


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


def parse_formality(text: str) -> tuple[float, float]:
    """``1:3`` as (least, most).

    Raises
    ------
    UsageError
        It says something else.
    """
    least, colon, most = text.partition(":")
    try:
        return float(least), float(most if colon else least)
    except ValueError:
        raise UsageError(f"--formality {text!r} is not LEAST:MOST") from None


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filter options; it receives what they say as `filters`."""

    @wraps(command)
    def filtered(*given: Any, **said: Any) -> None:
        options = {name: said.pop(name) for name in _FILTER_OPTIONS}
        command(*given, filters=parse_filters(**options), **said)

    own = [p for p in signature(command).parameters.values() if p.name != "filters"]
    options = [
        Parameter(name, Parameter.KEYWORD_ONLY, annotation=kind, default=default)
        for name, (kind, default) in _FILTER_OPTIONS.items()
    ]
    filtered.__signature__ = Signature([*own, *options])  # type: ignore[attr-defined]
    filtered.__annotations__ = {p.name: p.annotation for p in [*own, *options]}
    del filtered.__wrapped__  # or Typer would ask the command itself
    return filtered


def parse_filters(
    *,
    category: list[str] | None = None,
    colour: list[str] | None = None,
    pattern: list[str] | None = None,
    occasion: str | None = None,
    temp: float | None = None,
    wind: float | None = None,
    rain: bool = False,
    humidity: float | None = None,
    activity: str | None = None,
    rank: list[str] | None = None,
    price: str | None = None,
    in_stock: bool = False,
    tag: list[str] | None = None,
    rating: int = 0,
    flag: str | None = None,
) -> "Filters":
    """What the filter options say.

    Raises
    ------
    UsageError
        ``--price`` is not MIN:MAX, or the weather is none on this planet.
    """
    from stylist.types import Filters

    if temp is not None and not -90 <= temp <= 60:  # nor is "not a number"
        raise UsageError(f"--temp {temp:g}: °C, from -90 to 60")
    if wind is not None and not 0 <= wind <= 120:
        raise UsageError(f"--wind {wind:g}: m/s, from 0 to 120")
    if humidity is not None and not 0 <= humidity <= 1:
        raise UsageError(f"--humidity {humidity:g}: from 0 to 1")
    if activity is not None and activity not in ACTIVITIES:
        raise UsageError(f"--activity {activity}: one of {', '.join(ACTIVITIES)}")
    if wrong := [r for r in rank or () if r not in ("occasion", "weather")]:
        raise UsageError(f"--rank {wrong[0]}: occasion or weather")
    if flag not in (None, *FLAGS):
        raise UsageError(f"--flag {flag}: one of {', '.join(FLAGS)}")

    return Filters(
        category=tuple(category or ()),
        colour=tuple(colour or ()),
        pattern=tuple(pattern or ()),
        tag=tuple(tag or ()),
        occasion=occasion,
        temperature=temp,
        wind=wind,
        rain=rain,
        humidity=humidity,
        activity=activity,
        occasion_ranks="occasion" in (rank or ()),
        weather_ranks="weather" in (rank or ()),
        price=None if price is None else _price(price),
        in_stock=in_stock,
        rating=rating,
        flag=flag or "",
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
