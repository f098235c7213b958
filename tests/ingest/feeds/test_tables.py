"""Files that are broken in the ways that exports are broken."""

from __future__ import annotations

import csv
from contextlib import suppress
from pathlib import Path

import pytest
from feed_files import google, write_rss
from hypothesis import given, settings
from hypothesis import strategies as st

from stylist.errors import FeedError
from stylist.ingest.feeds.rows import CellError, Row
from stylist.ingest.feeds.tables import open_table
from stylist.ingest.feeds.values import Prices, as_text, listed, one_line, read_stock
from stylist.products import RowRefusal


def rows(path: Path) -> tuple[list[Row], list[RowRefusal]]:
    found = list(open_table(path).rows())
    return [r for r in found if isinstance(r, Row)], [r for r in found if isinstance(r, RowRefusal)]


def test_a_quote_that_is_never_closed_costs_its_own_row(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    lines = ["sku,name,text"] + [f'{i},Name {i},"about, it {i}"' for i in range(500)]
    lines[100] = '99,Name 99,"never closed'
    path.write_text("\n".join(lines))
    good, refused = rows(path)
    assert len(good) == 499
    assert [(r.row, r.reason) for r in refused] == [(101, "a quote is opened and not closed")]
    assert {r.get("sku") for r in good} == {str(i) for i in range(500)} - {"99"}


def test_stray_quotes_do_not_join_rows(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('sku,name\n1,"Coat\n2,"Hat\n3,5" heel\n4,"Scarf"\n')
    good, refused = rows(path)
    assert [r.get("sku") for r in good] == ["3", "4"]
    assert good[0].get("name") == '5" heel'
    assert [r.row for r in refused] == [2, 3]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.sampled_from('ab",\n é'), max_size=6), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_written_well_is_read_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("f") / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["x", "y", "z"], *table])
    good, refused = rows(path)
    assert refused == []
    expected = [[cell.strip() for cell in row] for row in table]
    assert [[r.get(c) for c in "xyz"] for r in good] == [row for row in expected if any(row)]


def test_long_descriptions_are_read(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f'sku,text\n1,"{"a, " * 100_000}"\n2,"{"b, " * 400_000}"\n')
    good, refused = rows(path)
    assert [r.get("sku") for r in good] == ["1"]
    assert [r.row for r in refused] == [3]


def test_lines_within_quotes_are_one_row(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('sku,text\r\n1,"two\r\nlines, and ""quotes"""\r\n\r\n2,x\r\n', newline="")
    good, refused = rows(path)
    assert [r.get("text") for r in good] == ['two\r\nlines, and "quotes"', "x"]
    assert refused == []


def test_one_broken_byte_does_not_turn_utf_8_into_latin(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    body = "".join(f"{i},Été {i}\n" for i in range(50)).encode()
    path.write_bytes(b"sku,name\n" + body + b"99,bro\xffken\n100,Gr\xc3\xbcn\n")
    good, refused = rows(path)
    assert good[0].get("name") == "Été 0"
    assert good[-1].get("name") == "Grün"
    assert [(r.row, r.column) for r in refused] == [(52, "name")]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_are_a_bug(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("f") / "t.csv"
    for start in (b"sku,name\n", b"", b"<?xml version='1.0'?><rss><item>", b'{"sku": 1}\n', b"["):
        path.write_bytes(start + data)
        with suppress(FeedError):
            assert all(r.reason for r in open_table(path).rows() if isinstance(r, RowRefusal))


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    with pytest.raises(FeedError, match="entities"):
        open_table(write_rss(tmp_path / "bomb.xml", google().rows, head=bomb))
    outside = '<!DOCTYPE rss SYSTEM "file:///etc/passwd">'
    with pytest.raises(FeedError, match="document type"):
        open_table(write_rss(tmp_path / "x.xml", google().rows, head=outside))


def test_a_broken_item_breaks_no_other(tmp_path: Path) -> None:
    path = write_rss(tmp_path / "f.xml", google().rows)
    text = path.read_text()
    text = text.replace("<g:id>D1</g:id>", "<g:id>D1</g:oops>").replace(
        "</channel>", "<item><g:id>cut"
    )
    path.write_text(text.replace("</rss>", ""))
    good, refused = rows(path)
    assert [r.get("id") for r in good][-1] == "S1"
    assert len(good) == 5
    assert ["mismatched" in r.reason or "cut off" in r.reason for r in refused] == [True, True]


def test_broken_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    last = '{"sku": 2, "images": ["a.jpg", "b.jpg"]}'
    path.write_text('{"sku": 1, "name": "a"}\n{oops\n[1]\n\n' + last)
    good, refused = rows(path)
    assert [r.get("sku") for r in good] == ["1", "2"]
    assert good[1].get("images") == "a.jpg\nb.jpg"
    assert [r.row for r in refused] == [2, 3]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("15.00 GBP", 15.0, "GBP"), ("1.299,00 €", 1299.0, "EUR"), ("$1,299.50", 1299.5, "USD"),
        ("1 299,00", 1299.0, "CHF"), ("1'299.00", 1299.0, "CHF"), ("12,5", 12.5, "CHF"),
        ("1,299", 1299.0, "CHF"), ("0,999", 0.999, "CHF"), ("EUR 20", 20.0, "EUR"),
        ("", None, None), ("1.234.567", 1234567.0, "CHF"), ("19.90", 19.9, "CHF"),
    ],
)  # fmt: skip
def test_prices(text: str, amount: float | None, currency: str | None) -> None:
    assert Prices(currency="CHF").read(text) == (amount, currency)


def test_the_feed_shows_its_decimal_mark() -> None:
    german = Prices.learned(["12,50", "9,90 €", "1.299"], "", None)
    assert german.read("1.299")[0] == 1299.0
    assert german.read("2,999")[0] == 2.999
    english = Prices.learned(["12.50", "1,299"], "", None)
    assert english.read("1,299")[0] == 1299.0


@pytest.mark.parametrize("text", ["call us", "-5", "1e400", "12 apples too", "€", "9" * 20])
def test_what_is_no_price(text: str) -> None:
    with pytest.raises(CellError):
        Prices().read(text)


def test_stock() -> None:
    assert [read_stock(t) for t in ("7", "7.0", "-2", "")] == [7, 7, 0, None]
    for text in ("many", "nan", "inf", "1e99"):
        with pytest.raises(CellError):
            read_stock(text)


def test_text_of_html() -> None:
    assert as_text("<b>a</b>&nbsp;b<br/>c<style>x</style> d") == "a b\nc d"
    assert as_text("5 < 6 & 7") == "5 < 6 & 7"
    assert as_text("<p></p>") is None
    assert as_text("a &amp; b") == "a & b"
    assert one_line("A\u202etaoc\0<br>red\n") == "A taoc red"
    assert listed("a, b,,a\\, c") == ("a", "b", "a, c")
