"""``stylist models``: bring an encoder, use it, and go back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stylist.commands.terminal import follow, print_lines
from stylist.errors import UsageError

if TYPE_CHECKING:
    from stylist.library import Library
    from stylist.types import ModelInfo, ModelReport

app = typer.Typer()
models_app = typer.Typer(
    help="The encoder inside, and those you bring.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(models_app, name="models")


@models_app.command("list")
def list_models(context: typer.Context) -> None:
    """The models of this library; * marks the one that answers."""
    session = context.obj
    with session.open() as library:
        _answer(session, library)


@models_app.command("add")
def add_model(
    context: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            help="An architecture of torchvision or open_clip, a checkpoint (with --arch), an "
            "image encoder's ONNX file, or a folder with card.json or open_clip_config.json."
        ),
    ],
    name: Annotated[str | None, typer.Option("--name", help="What to call it.")] = None,
    weights: Annotated[
        Path | None, typer.Option("--weights", help="The checkpoint of an architecture.")
    ] = None,
    download: Annotated[
        bool, typer.Option("--download", help="Let torchvision fetch its published weights.")
    ] = False,
    arch: Annotated[
        str | None, typer.Option("--arch", help="The architecture of a checkpoint.")
    ] = None,
    text: Annotated[
        Path | None, typer.Option("--text", help="The text encoder's ONNX file.")
    ] = None,
    tokenizer: Annotated[
        Path | None, typer.Option("--tokenizer", help="The text encoder's tokenizer.json.")
    ] = None,
    pca: Annotated[
        float | None,
        typer.Option("--pca", help="Share of variance to keep (0.95), by a PCA on your photos."),
    ] = None,
    mean: Annotated[
        str | None, typer.Option("--mean", help="R,G,B of the training pixels, in 0–1.")
    ] = None,
    std: Annotated[
        str | None, typer.Option("--std", help="R,G,B of the training pixels, in 0–1.")
    ] = None,
    side: Annotated[
        int | None, typer.Option("--side", min=16, max=1024, help="Side of the image input.")
    ] = None,
    context_length: Annotated[
        int | None, typer.Option("--context", min=2, max=1024, help="Length of the text input.")
    ] = None,
    pad: Annotated[
        int | None, typer.Option("--pad", min=0, help="The token short texts are padded with.")
    ] = None,
    output: Annotated[
        str | None, typer.Option("--output", help="Which output of the image encoder.")
    ] = None,
    seconds: Annotated[
        float | None,
        typer.Option("--seconds", min=1.0, help="Processor time that trying it out may take."),
    ] = None,
) -> None:
    """Bring a model: it is exported into the library once, and used when you say so."""
    from stylist.types import ModelSource

    session = context.obj
    said = ModelSource(
        source, name, weights, download, arch, text, tokenizer, pca,
        _numbers("--mean", mean), _numbers("--std", std), side, context_length, pad, output,
        seconds,
    )  # fmt: skip
    with session.open(create=True) as library:
        added = follow(library.add_model(said), quiet=session.json)
        if not session.json:
            print_lines([f"Brought {added.name}. Use it: stylist models use {added.name}"])
        _answer(session, library, added=added.name)


@models_app.command("use")
def use_model(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A name that `models list` shows.")],
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, max=64, help="Processes.")
    ] = None,
) -> None:
    """Embed the library with a model, then let it answer; stop and run it again as you like."""
    session = context.obj
    with session.open() as library:
        report: ModelReport = follow(library.use_model(name, workers=workers), quiet=session.json)
        if not session.json:
            lines = [f"{r.path}: {r.reason}" for r in report.refused if not sys.stderr.isatty()]
            lines.append(
                f"{report.name} answers now: {report.embedded} photos embedded, "
                f"{len(report.refused)} refused; {report.seconds:.1f} s"
            )
            print_lines(lines)
        _answer(
            session,
            library,
            used=report.name,
            embedded=report.embedded,
            refused=[{"path": r.path, "reason": r.reason} for r in report.refused],
            seconds=round(report.seconds, 3),
        )
    if report.refused:
        raise typer.Exit(1)


@models_app.command("remove")
def remove_model(
    context: typer.Context, name: Annotated[str, typer.Argument(help="A model you brought.")]
) -> None:
    """Delete a model that was brought, with its vectors; not the one in use."""
    session = context.obj
    with session.open() as library:
        library.remove_model(name)
        _answer(session, library, removed=name)


def _answer(session: Any, library: "Library", **more: Any) -> None:
    models = library.models()
    session.answer(
        {"models": [_as_json(model) for model in models], **more},
        lambda: [_as_line(model) for model in models],
    )


def _as_json(model: "ModelInfo") -> dict[str, Any]:
    return {
        "name": model.name,
        "description": model.description,
        "encoder": model.encoder,
        "inside": model.inside,
        "in_use": model.in_use,
        "wanted": model.wanted,
        "words": model.words,
        "width": model.width,
        "embedded": model.embedded,
        "photos": model.photos,
        "trouble": model.trouble,
    }


def _as_line(model: "ModelInfo") -> str:
    mark = "*" if model.in_use else " "
    if model.trouble:
        return f"{mark} {model.name}  cannot be used: {model.trouble}"
    seen = f"{model.embedded} of {model.photos} photos"
    kind = "photos and words" if model.words else "photos"
    return f"{mark} {model.name}  {kind}, {model.width} wide; {seen}  ({model.description})"


def _numbers(option: str, text: str | None) -> tuple[float, float, float] | None:
    if text is None:
        return None
    try:
        red, green, blue = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError(f"{option} {text!r} is not three numbers: R,G,B") from None
    return red, green, blue
