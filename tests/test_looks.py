"""Looks of a library, and the files in which they are handed over."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from stylist.errors import NotFoundError, UsageError
from stylist.library import Library
from stylist.lookbook.pages import (
    HEIGHT,
    WIDTH,
    LookPage,
    Mark,
    Picture,
    Text,
    length,
    pages,
    wrapped,
)
from stylist.lookbook.paint import as_picture
from stylist.lookbook.sheet import safe
from stylist.looktypes import StyledLook
from stylist.style.flatlay import laid_out
from stylist.taxonomy import SLOTS
from stylist.types import Filters, NewItem

NASTY = '<script>alert("x")</script> & =1+1'


def ids(library: Library, *categories: str) -> list[int]:
    return [int(library.browse(Filters(category=c)).ids[0]) for c in categories]


@pytest.fixture
def made(library: Library) -> Library:
    """With two looks in a book; one thing in it has a price, a SKU and no photo."""
    (priced,) = library.add_items(
        [NewItem(NASTY, sku="=cmd|' /C calc'!A0", price=12.5, currency="EUR", brand="@brand")]
    )
    office = StyledLook(0, "Büro, Montag", "Zoë", "Sleeves rolled.\nTwice.", "work", 8.0)
    library.make_look("Büro, Montag", [*ids(library, "t-shirt", "pants"), priced], like=office)
    library.make_look("Evening", ids(library, "skirt"))
    library.make_lookbook("Zoë", ["Evening", "Büro, Montag"])
    return library


def test_a_look_is_made_and_changed(made: Library) -> None:
    look = made.look("Büro, Montag")
    assert (look.occasion, look.temperature, look.client) == ("office", 8.0, "Zoë")
    assert made.worn(look).needed == pytest.approx(made.needed_clo(Filters(temperature=8.0)))
    (skirt,) = ids(made, "skirt")
    made.add_to_look("Büro, Montag", [skirt, look.item_ids[0]])
    assert made.look(look.id).item_ids == (*look.item_ids, skirt)
    assert made.look(look.id).pieces[:3] == look.pieces
    made.take_from_look(look.id, [skirt])
    with pytest.raises(NotFoundError, match="no item"):
        made.take_from_look(look.id, [skirt])
    assert made.take_back("anyone").what == f"took back: took items off {look.name}"
    assert made.look(look.id).item_ids == (*look.item_ids, skirt)
    with pytest.raises(UsageError, match="occasion"):
        made.change_look(replace(look, occasion="moonwalk"))
    assert made.lookbook("Zoë").look_ids == (made.look("Evening").id, look.id)
    made.remove_look("Evening")
    assert made.lookbook("Zoë").look_ids == (look.id,)
    made.take_back("anyone")
    assert len(made.lookbook("Zoë").look_ids) == 2


def test_a_garment_is_cut_out_of_its_photo(made: Library) -> None:
    (shirt,) = ids(made, "t-shirt")
    photo = made.items([shirt])[0].photo
    assert photo is not None
    file = made.cutout(photo)
    assert file is not None
    with Image.open(file) as picture:
        assert picture.mode == "RGBA"
        alpha = np.asarray(picture)[..., 3]
    assert alpha.min() == 0
    assert 0.3 < (alpha > 128).mean() < 0.95
    stamp = file.stat().st_mtime_ns
    assert made.cutout(photo) == file
    assert file.stat().st_mtime_ns == stamp
    assert made.cutout(replace(photo, path=Path("gone.jpg"), digest="0" * 64)) is None


def test_pdf_has_text_and_its_fonts(made: Library, tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    assert made.export_lookbook("Zoë", file, contact="Maren & Co") == 3
    data = file.read_bytes()
    assert data.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", data)) == 3
    assert data.count(b"/FontFile2") == 2
    assert b"/ToUnicode" in data
    assert b"/JavaScript" not in data
    again = tmp_path / "again.pdf"
    made.export_lookbook("Zoë", again, contact="Maren & Co")
    assert again.read_bytes() == data
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 reads the PDF")
    book = pdfium.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in book]
    book.close()
    assert "Büro, Montag" in texts[1]
    assert "For Zoë · Office · 8 °C" in texts[1]
    assert "12.50 EUR" in texts[1]
    assert "Maren & Co" in texts[2]


def test_png_is_the_same_pages(made: Library, tmp_path: Path) -> None:
    made.export_look("Evening", tmp_path / "one.png")
    made.export_lookbook("Zoë", tmp_path / "book.png")
    with Image.open(tmp_path / "one.png") as one, Image.open(tmp_path / "book.png") as book:
        assert abs(one.width / one.height - WIDTH / HEIGHT) < 0.01
        assert book.width > 2 * one.width
        assert book.height > 2 * one.height
        assert len(one.convert("RGB").getcolors(1 << 24) or ()) > 50


def test_csv_is_no_formula(made: Library, tmp_path: Path) -> None:
    file = tmp_path / "book.csv"
    made.export_lookbook("Zoë", file)
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    assert len(rows) == 4
    assert all(not v.startswith(("=", "+", "-", "@")) for row in rows for v in row.values())
    (priced,) = [row for row in rows if row["price"]]
    assert (priced["price"], priced["currency"]) == ("12.50", "EUR")
    assert priced["sku"] == "'=cmd|' /C calc'!A0"
    assert [safe(t) for t in ("+1", " @a", "\tb", "a=1", "")] == ["'+1", "' @a", "'\tb", "a=1", ""]


class Links(HTMLParser):
    """What an HTML file asks for, and its tags and texts."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.tags: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.asked += [v or "" for k, v in attrs if k in ("src", "href", "srcset", "data")]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_html_needs_nothing_and_runs_nothing(made: Library, tmp_path: Path) -> None:
    file = tmp_path / "book.html"
    assert made.export_lookbook("Zoë", file, contact="<b>Maren</b>") == 1
    text = file.read_text("utf-8")
    seen = Links()
    seen.feed(text)
    assert seen.asked
    assert all(link.startswith("data:image/webp;base64,") for link in seen.asked)
    assert not seen.tags & {"script", "link", "iframe", "b"}
    assert "http:" not in text
    assert "https:" not in text
    assert "url(" not in text
    assert any(NASTY in t for t in seen.texts)
    assert "viewport" in text


def test_what_cannot_be_handed_over(made: Library, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.pdf"):
        made.export_look("Evening", tmp_path / "look.docx")
    made.make_lookbook("Empty", [])
    with pytest.raises(UsageError, match="no looks"):
        made.export_lookbook("Empty", tmp_path / "book.pdf")
    with pytest.raises(NotFoundError, match="Zoë"):
        made.export_lookbook("Zoe", tmp_path / "book.pdf")


def test_nothing_runs_off_the_page(made: Library) -> None:
    look = replace(made.look("Büro, Montag"), name="W" * 300, notes="word " * 900, client="N" * 200)
    (page,) = made.look_pages([look])
    for sheet in pages("T" * 400, [page] * 11, "contact\n" * 40):
        for mark in sheet:
            if isinstance(mark, Text):
                end = mark.x if mark.right else mark.x + length(mark.words, mark.size, mark.bold)
                assert mark.x >= 0
                assert end <= WIDTH
            assert 0 <= mark.y <= HEIGHT, mark
    assert wrapped("a b", 10, 1000, most=3) == ["a b"]


def test_a_canvas_holds_what_is_laid_out() -> None:
    slots = [*SLOTS, ""]
    placed = laid_out(range(len(slots)), slots)
    assert {p.item_id for p in placed} == set(range(len(slots)))
    for some in (["base"], ["shoes", "bag"], ["dress", "outer", "shoes"], slots):
        for piece in laid_out(range(len(some)), some):
            assert 0 <= piece.x <= 1
            assert piece.y - piece.scale / 2 + 1e-3 >= 0
            assert piece.y + piece.scale / 2 <= 1 + 1e-3
    assert laid_out([], []) == ()
    (alone,) = laid_out([7], ["shoes"])
    assert (alone.x, alone.y) == (0.5, 0.5)
    assert not any(isinstance(p, Picture) for p in placed)


def test_saved_looks_teach(made: Library) -> None:
    lesson = made.learn_outfits()
    assert (lesson.pairs, lesson.kept) == (3, False)


def test_pages_are_looked_at_as_they_are_printed(made: Library) -> None:
    looks = [made.look("Evening"), made.look("Büro, Montag")]
    pdf = made.look_pdf("Zoë", looks, "Maren & Co")
    assert made.page_count(pdf) == 3
    page = made.page_picture(pdf, 1, 1.5)
    assert page.shape[:2] == pytest.approx((HEIGHT * 1.5, WIDTH * 1.5), abs=2)
    assert page.shape[2] == 3
    # The paper of the canvas lies where the PNG has it, too.
    painted = np.asarray(as_picture(pages("Zoë", made.look_pages(looks), "Maren & Co")[1], 1.5))
    same = np.abs(page[: len(painted)].astype(int) - painted[: len(page)]).max(axis=2) < 40
    assert same.mean() > 0.97
    assert made.look_pdf("Zoë", []) == b""


def test_handing_over_tells_how_far_it_is_and_can_be_stopped(made: Library, tmp_path: Path) -> None:
    looks, file = made.looks(), tmp_path / "book.pdf"
    steps = made.hand_over("Zoë", looks, file)
    assert next(steps).total == len(looks)
    steps.close()
    assert not file.exists()
    *_, last = made.hand_over("Zoë", looks, file)
    assert (last.done, last.result) == (2, 3)
    assert file.read_bytes() == made.look_pdf("Zoë", looks)


def test_a_picture_of_a_look_is_its_canvas(made: Library) -> None:
    picture = made.look_picture(made.look("Evening"), 200)
    assert picture.shape == (200, 160, 3)
    assert (picture[0, 0] == (0xF6, 0xF4, 0xF0)).all()
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 50


def test_pages_are_numbered_as_they_are_printed() -> None:
    page = LookPage(StyledLook(0, "One"), ())

    def numbers(sheets: list[list[Mark]]) -> list[str]:
        said = [mark.words for sheet in sheets for mark in sheet if isinstance(mark, Text)]
        return [words for words in said if re.fullmatch(r"\d+ / \d+", words)]

    assert numbers(pages("Autumn", [page, page])) == ["1 / 3", "2 / 3", "3 / 3"]
    assert numbers(pages("Autumn", [page], "Maren & Co")) == ["1 / 2", "2 / 2"]
    assert numbers(pages("Autumn", [page])) == []
