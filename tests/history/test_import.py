"""Exports of purchases come in once, whatever their shape, and nothing is dropped unsaid."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from stylist.errors import UsageError
from stylist.history.formats import Format, mapped, read_map, recognise
from stylist.history.importing import HistoryImport, HistoryReport
from stylist.history.store import History

RETAIL = '''InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
1,85123A,"HOLDER, ""WHITE""",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
1,85123A,"HOLDER, ""WHITE""",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
1,POST,POSTAGE,1,2010-12-01 08:26:00,9,17850.0,United Kingdom
2,71053,LANTERN,2,2010-12-02 09:00:00,3.39,,United Kingdom
C3,71053,LANTERN,-2,2010-12-02 09:00:00,3.39,17850.0,United Kingdom
4,71053,LANTERN,-2,2010-12-02 09:00:00,3.39,17850.0,United Kingdom
5,71053,LANTERN,2,yesterday,3.39,17850.0,United Kingdom
6,71053,LANTERN,2,2010-12-02 09:00:00,-3,17850.0,United Kingdom
7,,LANTERN,2,2010-12-02 09:00:00,3,17850.0,United Kingdom
8,22222,"SOAP
DISH",1,2011-01-05 10:00:00,1.25,12345.0,France
'''
KAGGLE = """t_dat,customer_id,article_id,price,sales_channel_id
2020-09-01,aaaa,108775015,0.05,2
2020-09-01,aaaa,0108775015,0.05,2
2020-09-02,bbbb,0108775044,0.02,1
"""


def bring(
    history: History, *files: Path, how: Format | None = None, plain: bool = False
) -> HistoryReport:
    *_, last = HistoryImport(history, how, plain=plain).run(files)
    assert isinstance(last.result, HistoryReport)
    return last.result


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "history")


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize("name", ["retail.csv", "retail.csv.gz"])
def test_every_line_is_kept_or_counted_by_kind(history: History, tmp_path: Path, name: str) -> None:
    report = bring(history, write(tmp_path, name, RETAIL))
    kinds = {kind: count for (_, kind), count in report.kinds.items() if count}
    assert kinds == {
        "duplicate line": 1, "not a product": 1, "cancelled": 1, "returned": 1, "bad date": 1,
        "bad price": 1, "no SKU": 1,
    }  # fmt: skip
    assert report.noted == {"no customer": 1}
    assert report.rows == 3
    assert report.lines == report.rows + sum(kinds.values())
    assert (report.customers, report.items) == (2, 3)
    assert (report.first, report.last) == (datetime(2010, 12, 1, 8, 26), datetime(2011, 1, 5, 10))
    assert [p.stem for p in history.months] == ["purchases-2010-12", "purchases-2011-01"]
    names = dict(history.items().select("sku", "name").iter_rows())
    assert names["85123A"] == 'HOLDER, "WHITE"'
    assert names["22222"] == "SOAP\nDISH"


def test_the_same_file_twice_changes_nothing(history: History, tmp_path: Path) -> None:
    file = write(tmp_path, "retail.csv", RETAIL)
    bring(history, file)
    before = {p.name: p.read_bytes() for p in history.folder.iterdir()}
    report = bring(history, file)
    assert (report.rows, report.known) == (0, 3)
    assert {p.name: p.read_bytes() for p in history.folder.iterdir()} == before


def test_an_export_that_overlaps_adds_only_what_is_new(history: History, tmp_path: Path) -> None:
    bring(history, write(tmp_path, "one.csv", RETAIL))
    more = RETAIL + "9,85123A,HOLDER,1,2011-01-06 10:00:00,2.55,17850.0,United Kingdom\n"
    report = bring(history, write(tmp_path, "two.csv", more))
    assert (report.rows, report.known) == (1, 3)
    assert history.purchases().collect().height == 4


def test_hm_two_lines_are_two_pieces_and_numbers_get_their_zeros(
    history: History, tmp_path: Path
) -> None:
    for name in ("a.csv", "b.csv"):
        extra = "" if name == "a.csv" else "2020-09-03,cccc,0108775044,0.02,1\n"
        report = bring(history, write(tmp_path, name, KAGGLE + extra))
    assert report.formats[str(tmp_path / "b.csv")] == "hm"
    assert report.noted["further piece"] == 1
    rows = history.purchases().sort("time").collect()
    assert rows["sku"].to_list() == ["0108775015", "0108775044", "0108775044"]
    assert rows["quantity"].to_list() == [2, 1, 1]


def test_hm_articles_and_customers_are_read(history: History, tmp_path: Path) -> None:
    articles = write(
        tmp_path, "articles.csv",
        "article_id,product_code,prod_name,product_type_name,colour_group_name,detail_desc\n"
        '108775015,108775,Strap top,Vest top,Black,"Jersey top, narrow straps"\n',
    )  # fmt: skip
    people = write(
        tmp_path, "customers.csv",
        "customer_id,FN,Active,club_member_status,fashion_news_frequency,age,postal_code\n"
        "aaaa,,,ACTIVE,NONE,49,x\nbbbb,,,ACTIVE,NONE,,x\n",
    )  # fmt: skip
    bring(history, write(tmp_path, "t.csv", KAGGLE), articles, people)
    item = history.items().row(0, named=True)
    assert (item["sku"], item["family"], item["colour"]) == ("0108775015", "108775", "Black")
    ages = dict(history.customers().select("customer_id", "age").iter_rows())
    assert ages[history.hashed(["aaaa"])[0]] == 49
    assert set(history.purchases().collect()["customer_id"]) == set(ages)


def test_customers_are_hashed_unless_asked_otherwise(history: History, tmp_path: Path) -> None:
    bring(history, write(tmp_path, "t.csv", KAGGLE))
    assert not {"aaaa", "bbbb"} & set(history.purchases().collect()["customer_id"])
    other = History(tmp_path / "other")
    assert other.hashed(["aaaa"]) != history.hashed(["aaaa"])
    plain = History(tmp_path / "plain")
    bring(plain, write(tmp_path, "t.csv", KAGGLE), plain=True)
    assert set(plain.purchases().collect()["customer_id"]) == {"aaaa", "bbbb"}


def test_a_forgotten_customer_is_in_no_file(history: History, tmp_path: Path) -> None:
    people = "customer_id,club_member_status,age\naaaa,ACTIVE,30\nbbbb,ACTIVE,40\n"
    bring(history, write(tmp_path, "t.csv", KAGGLE), write(tmp_path, "c.csv", people))
    hashed = history.hashed(["aaaa"])[0]
    assert history.forget("aaaa") == 1
    for path in history.folder.glob("*.parquet"):
        table = pl.read_parquet(path)
        if "customer_id" in table.columns:
            assert hashed not in table["customer_id"].to_list()
    assert "aaaa" not in (history.folder / "history.json").read_text()
    assert hashed not in (history.folder / "history.json").read_text()
    assert history.purchases().collect().height == 1
    assert history.forget("nobody") == 0


@pytest.mark.parametrize(
    ("header", "line", "when"),
    [
        ("user_id\titem_id\ttimestamp", "7\tx\t1283292071", datetime(2010, 8, 31, 22, 1, 11)),
        ("UserID;VenueID;Time", "7;x;Tue Apr 03 18:00:09 +0000 2012", datetime(2012, 4, 3, 18, 0, 9)),  # noqa: E501
        ("customer,film_id,rental_date", "7,x,2005-05-24 22:53", datetime(2005, 5, 24, 22, 53)),
        ("client_id,sku,date", "7,x,31/12/2021", datetime(2021, 12, 31)),
        ("user,product,created_at", "7,x,2021-03-04T05:06:07Z", datetime(2021, 3, 4, 5, 6, 7)),
    ],
)  # fmt: skip
def test_other_shops_are_read_by_usual_names(
    history: History, tmp_path: Path, header: str, line: str, when: datetime
) -> None:
    report = bring(history, write(tmp_path, "x.csv", f"{header}\n{line}\n"))
    assert report.rows == 1
    row = history.purchases().collect().row(0, named=True)
    assert (row["time"], row["sku"], row["price"]) == (when, "x", None)


def test_a_file_without_header_is_read_by_places(history: History, tmp_path: Path) -> None:
    how = mapped({"customer": 1, "time": 2, "sku": 5, "header": False, "separator": "\t"})
    text = "0\t2010-10-19T23:55:27Z\t30.2\t-97.7\t22847\n"
    text += "0\t2010-10-18T22:17:43Z\t30.2\t-97.7\t420315\n"
    report = bring(history, write(tmp_path, "x.txt", text), how=how)
    assert (report.rows, report.items) == (2, 2)


def test_parquet_is_read(history: History, tmp_path: Path) -> None:
    table = pl.DataFrame(
        {"user": [1, 2], "item": [10, 20], "time": [datetime(2024, 1, 1), datetime(2024, 2, 1)]}
    )
    table.write_parquet(tmp_path / "x.parquet")
    report = bring(history, tmp_path / "x.parquet")
    assert (report.rows, report.customers) == (2, 2)
    assert len(history.months) == 2


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.csv", b"", "empty"),
        ("other.csv", b"a,b,c\n1,2,3\n", "column map"),
        ("broken.csv.gz", gzip.compress(RETAIL.encode(), mtime=0)[:60], "damaged"),
        ("broken.parquet", b"PAR1 nothing", "damaged"),
        ("sheet.csv", b"PK\x03\x04\x00\x00\x00", "no text"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_alone(
    history: History, tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    good = write(tmp_path, "good.csv", RETAIL)
    report = bring(history, tmp_path / name, good, tmp_path / "absent.csv")
    assert report.rows == 3
    assert [Path(r.path).name for r in report.refused] == [name, "absent.csv"]
    assert reason in report.refused[0].reason


def test_broken_off_it_leaves_nothing_and_goes_on(history: History, tmp_path: Path) -> None:
    file = write(tmp_path, "retail.csv", RETAIL)
    steps = HistoryImport(history).run([file])
    next(steps)
    steps.close()
    assert [p for p in history.folder.iterdir() if p.name.startswith(".reading")] == []
    assert bring(history, file).rows == 3


def test_small_blocks_are_the_same_lines(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stylist.history import reading

    file = write(tmp_path, "retail.csv", RETAIL)
    whole = bring(history, file)
    monkeypatch.setattr(reading.blocks, "__defaults__", (97,))
    other = History(tmp_path / "other")
    parts = bring(other, file)
    assert (parts.rows, parts.lines, parts.kinds) == (whole.rows, whole.lines, whole.kinds)


def test_stray_quotation_marks_cost_no_lines(history: History, tmp_path: Path) -> None:
    text = 'user,item,time,name\n1,a,2024-01-01,the 5" pot\n2,b,2024-01-02,plain\n'
    report = bring(history, write(tmp_path, "x.csv", text))
    assert report.rows == 2


@pytest.mark.parametrize(
    "said",
    [
        {"sku": "b"},
        {"time": "a", "sku": "b", "colour": "c"},
        {"time": "a", "sku": "b", "header": "no"},
        {"time": "a", "sku": "b", "table": "people"},
        {"time": "a", "sku": "b", "separator": "::"},
    ],
)
def test_a_column_map_that_makes_no_sense_is_refused(said: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        mapped(said)


def test_a_map_is_read_from_toml_and_json(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text('customer = "u"\nsku = "i"\ntime = "t"\n')
    (tmp_path / "m.json").write_text(json.dumps({"customer": "u", "sku": "i", "time": "t"}))
    assert read_map(tmp_path / "m.toml").columns == read_map(tmp_path / "m.json").columns
    with pytest.raises(UsageError):
        read_map(tmp_path / "absent.toml")


def test_a_header_of_nothing_known_is_not_recognised() -> None:
    assert recognise(["a", "b"]) is None
