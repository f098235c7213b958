"""One contract for every format: the same three products, however they are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from feed_files import SAMPLES, Sample, google, table, write_csv, write_jsonl, write_rss

from stylist.errors import FeedError, UsageError
from stylist.ingest.feeds.feed import Feed
from stylist.ingest.feeds.formats import formats
from stylist.products import ColumnMap, FeedOptions, Product, RowRefusal


def read(path: Path, **options: object) -> tuple[dict[str, Product], list[RowRefusal], Feed]:
    feed = Feed.open(path, FeedOptions(**options), lambda _: None)  # type: ignore[arg-type]
    found = list(feed.products())
    products = {one.key: one for one in found if isinstance(one, Product)}
    return products, [one for one in found if isinstance(one, RowRefusal)], feed


class FormatContract:
    """What a reader of any format must do."""

    sample: Sample

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        return write_csv(tmp_path / "export.csv", self.sample.columns, self.sample.rows)

    def test_it_is_recognised(self, file: Path) -> None:
        _, _, feed = read(file)
        assert feed.format.key == self.sample.format
        assert formats()[feed.format.key].label

    def test_all_products_are_read(self, file: Path) -> None:
        products, refused, _ = read(file)
        s = self.sample
        assert set(products) == {s.coat, s.dress, s.shoes}
        assert refused == []
        assert products[s.dress].name == "Silk dress"
        assert products[s.coat].sku

    def test_variants_are_one_product(self, file: Path) -> None:
        if not self.sample.joins:
            pytest.skip("an article of this format is an item")
        coat = read(file)[0][self.sample.coat]
        assert [(v.size, v.colour) for v in coat.variants] == [
            ("S", "Navy"), ("S", "Red"), ("M", "Navy"), ("M", "Red"),
        ]  # fmt: skip
        assert {v.sku for v in coat.variants} == {"C1-S-Navy", "C1-S-Red", "C1-M-Navy", "C1-M-Red"}
        assert coat.name == "Anna wool coat"
        assert coat.price == 199.0
        assert coat.currency == self.sample.currency
        assert set(coat.said["colour"]) >= {"Navy", "Red"}
        stock = 4 if self.sample.format == "google" else 12
        assert coat.stock == stock

    def test_the_main_photo_comes_first(self, file: Path) -> None:
        coat = read(file)[0][self.sample.coat]
        if self.sample.photos:
            assert coat.photos == ("c1_main.jpg", "c1_side.jpg", "c1_back.jpg")
        else:
            assert coat.photos == (f"{coat.key[:3]}/{coat.key}.jpg",)

    def test_html_is_text(self, file: Path) -> None:
        described = read(file)[0][self.sample.coat].description
        assert described == "Warm & long.\nLined\n• wool"

    def test_the_category_is_told(self, file: Path) -> None:
        products = read(file)[0]
        assert products[self.sample.coat].said["category"][0].lower().startswith("coat")

    def test_a_broken_row_loses_no_other(self, file: Path) -> None:
        s = self.sample
        broken = [dict(row) for row in s.rows]
        last = broken[-1]
        last[s.price] = "call us"
        write_csv(file, s.columns, broken)
        products, refused, _ = read(file)
        assert set(products) == {s.coat, s.dress}
        (one,) = refused
        assert one.row == len(s.rows) + 1
        assert "call us" in one.reason or "no number" in one.reason
        assert one.column

    def test_a_row_that_is_cut_off_is_refused(self, file: Path) -> None:
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        lines.insert(len(lines) - 1, "1,2\n")
        file.write_text("".join(lines), encoding="utf-8")
        products, refused, _ = read(file)
        assert len(products) == 3
        assert [r.reason for r in refused if "fewer" in r.reason]

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "latin-1"])
    def test_encodings(self, tmp_path: Path, encoding: str) -> None:
        s = self.sample
        rows = [dict(row) for row in s.rows]
        name = next(c for c in ("Title", "Name", "title", "name", "prod_name", "Bezeichnung")
                    if c in s.columns)  # fmt: skip
        rows[-1][name] = "Bottes d'été Grün"
        columns = s.columns
        if encoding == "latin-1":  # has no €
            rows = [{k: v.replace("€", "EUR") for k, v in row.items()} for row in rows]
        path = write_csv(tmp_path / "e.csv", columns, rows, encoding=encoding)
        products, refused, _ = read(path)
        assert refused == []
        assert products[s.shoes].name == "Bottes d'été Grün"

    def test_semicolons_and_tabs(self, tmp_path: Path) -> None:
        s = self.sample
        for delimiter in (";", "\t"):
            path = write_csv(tmp_path / "d.txt", s.columns, s.rows, delimiter=delimiter)
            assert set(read(path)[0]) == {s.coat, s.dress, s.shoes}

    def test_reading_again_is_the_same(self, file: Path) -> None:
        assert read(file)[0] == read(file)[0]


CLASSES = {name: type(f"Test{name.title()}", (FormatContract,), {"sample": make()})
           for name, make in SAMPLES.items()}  # fmt: skip
globals().update({made.__name__: made for made in CLASSES.values()})


def test_every_format_has_a_sample() -> None:
    assert set(formats()) == {make().format for make in SAMPLES.values()}


def test_rss_is_the_same_as_a_table(tmp_path: Path) -> None:
    sample = google()
    products, refused, feed = read(write_rss(tmp_path / "feed.xml", sample.rows))
    as_table = read(write_csv(tmp_path / "feed.tsv", sample.columns, sample.rows, delimiter="\t"))
    assert feed.format.key == "google"
    assert refused == []
    # HTML within XML is text of its own; all else is the same.
    for key, product in products.items():
        assert product.variants == as_table[0][key].variants
        assert product.photos == as_table[0][key].photos
        assert product.description == as_table[0][key].description


def test_json_lines_parquet_and_excel(tmp_path: Path) -> None:
    import polars as pl

    sample = table()
    full = [{c: row.get(c, "") for c in sample.columns} for row in sample.rows]
    files = [write_jsonl(tmp_path / "t.jsonl", full), tmp_path / "t.parquet", tmp_path / "t.xlsx"]
    pl.DataFrame(full).write_parquet(files[1])
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(list(sample.columns))
    for row in full:
        book.active.append(list(row.values()))
    book.save(files[2])
    expected = read(write_csv(tmp_path / "t.csv", sample.columns, sample.rows))[0]
    for file in files:
        products, refused, feed = read(file)
        assert refused == []
        assert feed.table.kind == file.suffix[1:].replace("jsonl", "json")
        assert [p.variants for p in products.values()] == [p.variants for p in expected.values()]
        assert [p.photos for p in products.values()] == [p.photos for p in expected.values()]


def test_a_map_corrects_the_guess(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("no,what,how much,ekp\n1,Red coat,99.5,40\n", encoding="utf-8")
    chosen = ColumnMap({"sku": "no", "name": "what", "price": "how much"}, currency="EUR")
    products, _, _ = read(path, map=chosen)
    assert (products["1"].price, products["1"].currency) == (99.5, "EUR")
    with pytest.raises(FeedError, match="no column 'cost'"):
        read(path, map=ColumnMap({"price": "cost"}))
    with pytest.raises(FeedError, match="no field is called"):
        read(path, map=ColumnMap({"prize": "ekp"}))


def test_what_is_no_feed_says_so(tmp_path: Path) -> None:
    for name, data, reason in (
        ("empty.csv", b"", "is empty"),
        ("noise.bin", bytes(range(256)) * 50, "no table|no text|names no columns"),
        ("words.txt", b"just a letter to a friend\nhello\n", "no table"),
        ("nothing.csv", b"foo,bar\n1,2\n", "say which is which"),
        ("broken.xlsx", b"PK\x03\x04rubbish", "damaged"),
        ("broken.parquet", b"PAR1rubbish", "Parquet"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(FeedError, match=reason):
            read(tmp_path / name)
    with pytest.raises(FeedError, match="No such file"):
        read(tmp_path / "nowhere.csv")
    (tmp_path / "ok.csv").write_text("sku,name\n1,x\n")
    with pytest.raises(UsageError, match="no format is called"):
        read(tmp_path / "ok.csv", format="shopware")


def test_products_that_are_not_shown_are_not_read(tmp_path: Path) -> None:
    for name, column, value in (
        ("shopify", "Status", "draft"), ("shopify", "Published", "FALSE"),
        ("woocommerce", "Published", "-1"), ("magento", "product_online", "2"),
    ):  # fmt: skip
        sample = SAMPLES[name]()
        rows = [dict(row) for row in sample.rows]
        rows[-1][column] = value
        columns = list(dict.fromkeys([*sample.columns, column]))
        products, refused, _ = read(write_csv(tmp_path / f"{name}.csv", columns, rows))
        assert set(products) == {sample.coat, sample.dress}
        assert refused == []


def test_a_number_that_comes_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sku,name\n1,Coat\n2,Hat\n1,Scarf\n", encoding="utf-8")
    products, refused, _ = read(path)
    assert products["1"].name == "Coat"
    assert [(r.row, r.reason) for r in refused] == [(4, "1 is in row 2 already")]


def test_names_are_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sku,name,brand\n1,Gobi HeatTec&reg;  <b>Tee</b>,M&amp;S\n", encoding="utf-8")
    product = read(path)[0]["1"]
    assert (product.name, product.brand) == ("Gobi HeatTec® Tee", "M&S")


def test_the_name_of_a_feed_outlasts_its_date(tmp_path: Path) -> None:
    names = set()
    for file in ("products_2026-11-20.csv", "products_2026-11-21 (1).csv", "Products.csv"):
        (tmp_path / file).write_text("sku,name\n1,x\n")
        names.add(read(tmp_path / file)[2].name)
    assert names == {"csv:products"}
