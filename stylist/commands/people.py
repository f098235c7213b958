"""Commands about what people think of items, and what that teaches."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stylist.commands.options import Items, Profile
from stylist.commands.session import Session

if TYPE_CHECKING:
    from stylist.library import Library
    from stylist.types import TasteSummary

app = typer.Typer()
taste_app = typer.Typer(help="What someone's likes and dislikes teach.", no_args_is_help=True)
app.add_typer(taste_app, name="taste")

Reason = Annotated[
    str | None,
    typer.Option("--reason", help="Why: colour, cut, pattern, price, size, or in your words."),
]


@app.command()
def like(context: typer.Context, items: Items, profile: Profile, reason: Reason = None) -> None:
    """Say that a person likes items."""
    session: Session = context.obj
    with session.open() as library:
        library.like(profile, items, reason)
        _tally(session, library, profile, items)


@app.command()
def dislike(context: typer.Context, items: Items, profile: Profile, reason: Reason = None) -> None:
    """Say that a person does not like items."""
    session: Session = context.obj
    with session.open() as library:
        library.dislike(profile, items, reason)
        _tally(session, library, profile, items)


@app.command()
def mark(
    context: typer.Context,
    items: Items,
    profile: Profile,
    kind: Annotated[
        str, typer.Option("--as", help="opened, pinned, tried or bought: weaker than a like.")
    ],
    no: Annotated[bool, typer.Option("--not", help="Take that back.")] = False,
) -> None:
    """Say what a person did with items, without judging them."""
    session: Session = context.obj
    with session.open() as library:
        change = (library.unmark if no else library.mark)(profile, items, kind)
    session.answer(
        {"profile": profile, "what": change.what, "items": list(change.item_ids)},
        lambda: [change.what],
    )


@app.command()
def undo(context: typer.Context, profile: Profile) -> None:
    """Take back the last thing that a person liked, disliked or did."""
    session: Session = context.obj
    with session.open() as library:
        library.require_profile(profile)
        change = library.undo(profile)
        _tally(session, library, profile, (), undone=None if change is None else change.what)


@taste_app.command("show")
def show_taste(context: typer.Context, profile: Profile) -> None:
    """What was learned, from which verdicts, and how far it may turn pages."""
    session: Session = context.obj
    with session.open() as library:
        library.require_profile(profile)
        taste = library.taste(profile)
        named = {i.id: i.name for i in library.items([v.item_id for v in taste.verdicts])}
    verdicts: list[dict[str, Any]] = [
        {"id": v.item_id, "name": named.get(v.item_id), "liked": v.liked, "reason": v.reason,
         "at": v.at.isoformat()}
        for v in taste.verdicts
    ]  # fmt: skip
    guard = taste.guard
    answer = {
        "profile": profile,
        "likes": taste.likes,
        "dislikes": taste.dislikes,
        "paused": taste.paused,
        "weights": dict(zip(("style", "colour", "pattern"), taste.weights.array().tolist(),
                            strict=True)),
        "wishes": {kind: dict(values) for kind, values in taste.wishes.items()},
        "strength": None if guard is None else guard.strength,
        "in_order": None if guard is None else guard.learned,
        "in_order_unlearned": None if guard is None else guard.unlearned,
        "verdicts": verdicts,
    }  # fmt: skip
    session.answer(
        answer,
        lambda: [
            *_summary(taste),
            *(
                f"{v['at'][:16]}  {'liked' if v['liked'] else 'disliked':8} #{v['id']} "
                f"{v['name'] or ''}{': ' + v['reason'] if v['reason'] else ''}"
                for v in verdicts
            ),
        ],
    )


@taste_app.command("pause")
def pause(context: typer.Context, profile: Profile) -> None:
    """Let a taste turn no page; what is said meanwhile is kept."""
    _set_paused(context.obj, profile, paused=True)


@taste_app.command("resume")
def resume(context: typer.Context, profile: Profile) -> None:
    """Let a paused taste turn pages again."""
    _set_paused(context.obj, profile, paused=False)


@taste_app.command("reset")
def reset(context: typer.Context, profile: Profile) -> None:
    """Forget all that a person thought and did; `undo` brings it back."""
    session: Session = context.obj
    with session.open() as library:
        library.require_profile(profile)
        library.reset_taste(profile)
        _tally(session, library, profile, ())


@taste_app.command("forget")
def forget(context: typer.Context, profile: Profile) -> None:
    """Forget a person for good, in the backups too; `taste export` keeps a copy before."""
    session: Session = context.obj
    with session.open() as library:
        library.forget_profile(profile)
    session.answer({"forgotten": profile}, lambda: [f"Nothing here tells of {profile} any more."])


@taste_app.command("branch")
def branch(
    context: typer.Context,
    profile: Profile,
    name: Annotated[str, typer.Argument(help="Of the new profile: Anna, winter.")],
) -> None:
    """Make a new profile that begins with what this one thinks."""
    session: Session = context.obj
    with session.open() as library:
        library.branch_taste(profile, name)
        _tally(session, library, name, ())


@taste_app.command("export")
def export_taste(context: typer.Context, profile: Profile, file: Path) -> None:
    """Write what a person thinks as JSON, by SKU and photo."""
    session: Session = context.obj
    with session.open() as library:
        count = library.export_taste(profile, file)
    session.answer({"file": str(file), "entries": count}, lambda: [f"{count} entries in {file}"])


@taste_app.command("import")
def import_taste(
    context: typer.Context,
    file: Path,
    profile: Annotated[
        str | None, typer.Option("--profile", help="Whose; else whom the file names.")
    ] = None,
) -> None:
    """Read what a person thinks; what is here already stays where it is newer."""
    session: Session = context.obj
    with session.open() as library:
        brought = library.import_taste(file, profile)
    session.answer(
        {
            "profile": brought.change.profile,
            "verdicts": brought.verdicts,
            "signs": brought.signs,
            "missing": list(brought.missing),
        },
        lambda: [
            f"{brought.change.profile}: {brought.verdicts} verdicts, {brought.signs} signs",
            *(f"not here: {name}" for name in brought.missing),
        ],
    )
    if brought.missing:
        raise typer.Exit(1)


def _set_paused(session: Session, profile: str, *, paused: bool) -> None:
    with session.open() as library:
        library.require_profile(profile)
        change = library.pause_taste(profile, paused)
    session.answer({"profile": profile, "paused": paused}, lambda: [change.what])


def _summary(taste: "TasteSummary") -> list[str]:
    lines = [f"{taste.likes} liked, {taste.dislikes} not{', paused' if taste.paused else ''}"]
    for kind, values in taste.wishes.items():
        likely = sorted(values.items(), key=lambda pair: -pair[1])[:3]
        if likely:
            lines.append(f"{kind}: " + ", ".join(f"{name} {share:.0%}" for name, share in likely))
    guard = taste.guard
    if guard is not None and guard.learned is not None and guard.unlearned is not None:
        lines.append(
            f"past clicks in order: {guard.learned:.0%}, without learning {guard.unlearned:.0%}; "
            f"strength {guard.strength:g}"
        )
    return lines


def _tally(
    session: Session, library: "Library", profile: str, judged: list[int] | tuple[int, ...],
    **more: Any,
) -> None:  # fmt: skip
    verdicts = library.verdicts(profile).values()
    likes = sum(v.liked for v in verdicts)
    dislikes = len(verdicts) - likes
    lines = [f"{profile}: {likes} liked, {dislikes} not"]
    if judged:
        moved = library.effect(profile, judged)
        more["effect"] = {"items": moved.items, "share": round(moved.share, 3)}
        if moved.items:
            way = "up" if moved.share > 0 else "down"
            lines.append(f"like these: {way} {abs(moved.share):.0%}, {moved.items} items")
    session.answer(
        {"profile": profile, "likes": likes, "dislikes": dislikes, **more}, lambda: lines
    )
