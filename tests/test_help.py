"""The help: its examples run, its pages are there in every language, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from garments import SHAPES
from small_shop import shop_table
from typer.testing import CliRunner

from stylist.cli import app
from stylist.types import Rgb

HELP = Path(__file__).resolve().parents[1] / "resources" / "help"
LANGUAGES = sorted(p.name for p in HELP.iterdir() if p.is_dir())
PAGES = sorted(p.name for p in (HELP / "en").glob("*.md"))
COLOURS = ("red", "green", "blue", "black")


def blocks(page: Path, language: str) -> list[str]:
    """The fenced code of a page."""
    return re.findall(rf"```{language}\n(.*?)```", page.read_text("utf-8"), re.DOTALL)


@pytest.fixture
def here(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    draw: Callable[..., Rgb],
    save: Callable[..., Path],
) -> Path:
    """The folder that the examples are told in."""
    (tmp_path / "photos").mkdir()
    for shape in SHAPES:
        for colour in COLOURS:
            drawn = draw(shape, colour)
            save(drawn, tmp_path / "photos" / f"{shape}-{colour}.png")
    save(draw("skirt", "red"), tmp_path / "photo.png")
    (tmp_path / "products.csv").write_text(
        "sku,name,price,category\nA1,Red skirt,29.90,Skirts\nA2,Blue shirt,19.90,Shirts\n", "utf-8"
    )
    purchases = shop_table().select(
        pl.col("customer_id").alias("who"), pl.col("sku").alias("what"), "time", "price"
    )
    purchases.write_csv(tmp_path / "purchases.csv")
    columns = {"customer": "who", "sku": "what", "time": "time", "price": "price"}
    said = "".join(f'{name} = "{column}"\n' for name, column in columns.items())
    (tmp_path / "columns.toml").write_text(said, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STYLIST_LIBRARY", str(tmp_path / "library"))
    return tmp_path


@pytest.mark.usefixtures("here")
def test_every_example_of_the_command_line_runs() -> None:
    lines = [
        line for block in blocks(HELP / "en" / "commands.md", "sh") for line in block.split("\n")
    ]
    lines = [line for line in lines if line.strip()]
    assert len(lines) > 25
    for line in lines:
        name, *words = shlex.split(line, comments=True)
        assert name == "stylist"
        result = CliRunner().invoke(app, words)
        assert result.exit_code == 0, f"{line}\n{result.output}\n{result.exception}"


@pytest.mark.usefixtures("here")
def test_the_example_in_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks(HELP / "en" / "python.md", "python")
    exec(compile(example, "python.md", "exec"), {})
    said = capsys.readouterr().out
    assert f"{len(SHAPES) * len(COLOURS)} {len(SHAPES) * len(COLOURS)}" in said
    assert "%" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_page(language: str) -> None:
    assert {"en", "de"} <= set(LANGUAGES)
    assert sorted(p.name for p in (HELP / language).glob("*.md")) == PAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_built_alike_in_every_language(language: str, page: str) -> None:
    own, english = HELP / language / page, HELP / "en" / page
    heads = [re.findall(r"^#+ ", p.read_text("utf-8"), re.MULTILINE) for p in (own, english)]
    assert heads[0] == heads[1]
    assert blocks_of(own) == blocks_of(english)
    for target in re.findall(r"\]\(([^)#:]+)\)", own.read_text("utf-8")):
        assert (own.parent / target).exists()


def blocks_of(page: Path) -> list[str]:
    """All code of a page, without what the comments say."""
    code = re.findall(r"```(?:sh|python)\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    return [re.sub(r" *#.*", "", block) for block in code]
