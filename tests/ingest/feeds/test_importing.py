"""Feeds into a library: as updates, with photos, and nothing anybody said is lost."""

from __future__ import annotations

import csv
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from feed_files import magento, shopify, table, write_csv

from stylist.errors import FeedError
from stylist.library import Library
from stylist.products import ColumnMap, FeedDiff, FeedOptions, FeedReport
from stylist.types import Filters, Rgb

Draw = Callable[..., Rgb]
Save = Callable[..., Path]


def take(library: Library, path: Path, **options: Any) -> FeedReport:
    *_, last = library.import_feed(path, FeedOptions(**options))
    assert isinstance(last.result, FeedReport)
    return last.result


def plan(library: Library, path: Path, **options: Any) -> FeedDiff:
    *_, last = library.plan_feed(path, FeedOptions(**options))
    assert isinstance(last.result, FeedDiff)
    return last.result


def item(library: Library, sku: str) -> Any:
    (found,) = [i for i in library.items(library.browse().ids) if i.sku == sku]
    return found


def similar(library: Library, sku: str) -> list[int]:
    return [hit.item.id for hit in library.similar(item(library, sku).id, 10)]


@pytest.fixture
def shop(tmp_path: Path, draw: Draw, save: Save) -> Path:
    """A Magento export with its photos beside it."""
    folder = tmp_path / "shop"
    for number, name in enumerate(("c1_main", "c1_side", "c1_back", "d1", "s1")):
        save(draw("t-shirt", seed=number), folder / "images" / f"{name}.jpg")
    sample = magento()
    return write_csv(folder / "products.csv", sample.columns, sample.rows)


def rewrite(path: Path, change: Callable[[list[dict[str, str]]], list[dict[str, str]]]) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    columns = list(rows[0])
    write_csv(path, columns, change(rows))


def test_a_feed_becomes_items_with_photos(bare: Library, shop: Path) -> None:
    report = take(bare, shop)
    assert (report.new, report.images, report.imported) == (3, 5, 5)
    assert report.refused == ()
    coat = item(bare, "C1")
    assert coat.price == 199.0
    assert coat.stock == 12
    assert [p.path.name for p in coat.photos] == ["c1_main.jpg", "c1_side.jpg", "c1_back.jpg"]
    assert coat.photo.path.name == "c1_main.jpg"
    assert coat.value("category").value == "coat"
    assert coat.value("category").source == "feed"
    assert {a.value for a in coat.values("colour")} == {"blue", "red"}
    assert coat.value("material").value == "wool"
    assert len(bare.variants([coat.id])[coat.id]) == 4
    linked = bare.linked(coat.id)
    assert [i.sku for i in bare.items(linked["related"])] == ["D1", "S1"]
    assert bare.doctor() == []


def test_importing_again_changes_nothing(bare: Library, shop: Path) -> None:
    take(bare, shop)
    before = bare.items(bare.browse(sort="name").ids)
    report = take(bare, shop)
    assert (report.new, report.changed, report.gone, report.imported) == (0, 0, 0, 0)
    assert report.diff.unchanged == 3
    assert report.images == 5
    assert bare.items(bare.browse(sort="name").ids) == before


def test_a_diff_says_what_an_import_then_does(bare: Library, shop: Path) -> None:
    assert plan(bare, shop).count("new") == 3
    assert bare.count() == 0
    take(bare, shop)

    def change(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        for row in rows:
            if row["sku"] == "C1":
                row["price"] = "179.00"
            if row["sku"] == "C1-S-Navy":
                row["qty"] = "0"
            if row["sku"] == "D1":
                row["name"] = "Silk evening dress"
        return [row for row in rows if row["sku"] != "S1"]

    rewrite(shop, change)
    diff = plan(bare, shop)
    told = {(c.kind, c.key): c.details for c in diff.changes}
    assert told == {
        ("changed", "C1"): ("price 199.00 → 179.00", "stock 12 → 9"),
        ("changed", "D1"): ("what is said of it",),
        ("gone", "S1"): (),
    }
    assert (diff.price, diff.stock, diff.unchanged) == (1, 1, 0)
    report = take(bare, shop)
    assert (report.changed, report.gone) == (2, 1)
    assert item(bare, "C1").price == 179.0
    assert item(bare, "D1").name == "Silk evening dress"
    assert bare.count() == 2
    assert list(bare.full_text("evening")) == [item(bare, "D1").id]
    assert list(bare.full_text("boots")) == []


def test_what_is_gone_comes_back_with_all_that_was_said(bare: Library, shop: Path) -> None:
    take(bare, shop)
    whole = shop.read_text(encoding="utf-8")
    coat = item(bare, "C1")
    bare.like("Anna", [coat.id])
    bare.add_tag([coat.id], "window")
    bare.set_attribute([coat.id], "category", "jacket")
    rewrite(shop, lambda rows: [row for row in rows if not row["sku"].startswith("C1")])
    take(bare, shop)
    assert coat.id not in bare.browse().ids
    assert coat.id not in similar(bare, "D1")
    shop.write_text(whole, encoding="utf-8")
    report = take(bare, shop)
    assert (report.back, report.new) == (1, 0)
    again = item(bare, "C1")
    assert again.id == coat.id
    assert again.tags == ("window",)
    assert again.value("category").value == "jacket"
    assert bare.verdicts("Anna")[coat.id].liked
    assert [p.id for p in again.photos] == [p.id for p in coat.photos]
    assert coat.id in similar(bare, "D1")


def test_what_a_person_removed_stays_removed(bare: Library, shop: Path) -> None:
    take(bare, shop)
    boots = item(bare, "S1").id
    bare.remove([boots])
    take(bare, shop)
    assert boots not in bare.browse().ids
    rewrite(shop, lambda rows: [row for row in rows if row["sku"] != "S1"])
    assert take(bare, shop).gone == 0


def test_an_unreadable_row_retires_nobody(bare: Library, shop: Path) -> None:
    take(bare, shop)
    text = shop.read_text(encoding="utf-8").splitlines(keepends=True)
    boots = next(i for i, line in enumerate(text) if line.startswith("S1"))
    text[boots] = 'S1,"torn\n'
    shop.write_text("".join(text), encoding="utf-8")
    report = take(bare, shop)
    assert report.gone == 0
    assert "could not be read" in report.diff.held
    assert bare.count() == 3
    text[boots] = text[boots - 1].replace("D1", "S1").replace("120.50", "a lot")
    shop.write_text("".join(text), encoding="utf-8")
    report = take(bare, shop)
    (refused,) = report.refused
    assert (refused.row, refused.column, refused.key) == (boots + 1, "price", "S1")
    assert bare.count() == 3
    assert report.diff.count("gone") == 0


def test_half_a_feed_retires_nobody_unasked(bare: Library, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sku,name\n" + "".join(f"{i},Coat {i}\n" for i in range(40)))
    take(bare, path)
    path.write_text("sku,name\n1,Coat 1\n")
    report = take(bare, path)
    assert report.gone == 0
    assert "39 of 40" in report.diff.held
    assert take(bare, path, gone="retire").gone == 39
    assert bare.count() == 1


def test_two_feeds_leave_each_other_alone(bare: Library, tmp_path: Path, shop: Path) -> None:
    other = tmp_path / "accessories.csv"
    other.write_text("sku,name\nH1,Felt hat\nC1,Anna coat of the other list\n")
    take(bare, other)
    coat = item(bare, "C1").id
    report = take(bare, shop)
    assert item(bare, "C1").id == coat
    assert report.new == 2
    take(bare, other)
    assert bare.count() == 4
    assert item(bare, "C1").id == coat


def test_a_broken_off_import_goes_on(bare: Library, shop: Path) -> None:
    steps = bare.import_feed(shop)
    for step in steps:
        if step.stage == "writing":
            break
    steps.close()
    assert bare.count() == 3
    report = take(bare, shop)
    assert report.new == 0
    assert report.imported == 5
    assert bare.count() == 3


def test_unsure_categories_wait_in_the_review(bare: Library, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "sku,name,category\n1,Chaz hoodie,Hoodies & Sweatshirts\n2,Nova,Dresses & Skirts\n"
        "3,Silk dress,Spring things\n4,Thing,Candles\n"
    )
    report = take(bare, path)
    assert report.diff.unmapped == {"Spring things": 1, "Candles": 1}
    sure = item(bare, "1").value("category")
    assert (sure.value, sure.source) == ("hoodie", "feed")
    assert [d.item_id for d in bare.review.queue("category")] == [
        item(bare, "2").id, item(bare, "3").id,
    ]  # fmt: skip
    assert item(bare, "4").value("category") is None
    chosen = ColumnMap(categories={"Candles": "bag"})
    assert take(bare, path, map=chosen).changed == 1
    assert item(bare, "4").value("category").value == "bag"
    assert take(bare, path).changed == 0  # the map is remembered


def test_a_photo_outranks_a_guess_from_words(
    bare: Library, tmp_path: Path, draw: Draw, save: Save
) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sku,name,category,image\n2,Nova,Dresses & Skirts,2.jpg\n")
    take(bare, path)
    guessed = item(bare, "2").value("category")
    assert (guessed.confidence, guessed.source) == (0.5, "model")
    save(draw("t-shirt"), tmp_path / "2.jpg")
    take(bare, path)
    seen = item(bare, "2").value("category")
    assert seen.source == "model"
    assert seen != guessed


def test_photos_out_of_a_zip(bare: Library, tmp_path: Path, draw: Draw, save: Save) -> None:
    sample = shopify()
    feed = write_csv(tmp_path / "feed.csv", sample.columns, sample.rows)
    archive = tmp_path / "photos.zip"
    picture = save(draw("t-shirt"), tmp_path / "p.jpg").read_bytes()
    other = save(draw("pants"), tmp_path / "o.jpg").read_bytes()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("export/images/c1_main.jpg", picture)
        packed.writestr("D1.JPG", other)
        packed.writestr("../../evil.jpg", picture)
        packed.writestr("/abs.jpg", picture)
    report = take(bare, feed, images=archive)
    assert report.images == 2
    reasons = [r.column for r in report.refused if "leads out" in r.reason]
    assert reasons == ["photos.zip: ../../evil.jpg", "photos.zip: /abs.jpg"]
    assert not list(tmp_path.parent.glob("evil.jpg"))
    assert not (tmp_path / "evil.jpg").exists()
    photo = item(bare, "c1").photo
    assert photo.path.is_relative_to(bare.path / "photos")
    assert photo.path.read_bytes() == picture
    # What is missing is told, row by row, since it was said where the photos are.
    missing = [r for r in report.refused if r.column == "photo"]
    assert {r.key for r in missing} == {"c1", "s1"}


def test_photos_named_after_numbers(bare: Library, tmp_path: Path, draw: Draw, save: Save) -> None:
    feed = tmp_path / "t.csv"
    feed.write_text("sku,name\nA1,Dress\nA10,Shirt\n")
    for number, name in enumerate(("A1", "A1_2", "a10-back", "A100")):
        save(draw("t-shirt", seed=number), tmp_path / "pictures" / f"{name}.jpg")
    report = take(bare, feed, images=tmp_path / "pictures")
    assert report.images == 3
    assert [p.path.name for p in item(bare, "A1").photos] == ["A1.jpg", "A1_2.jpg"]
    assert [p.path.name for p in item(bare, "A10").photos] == ["a10-back.jpg"]
    with pytest.raises(FeedError, match="neither a folder nor a ZIP"):
        take(bare, feed, images=feed)


def test_a_path_does_not_leave_the_folder(
    bare: Library, tmp_path: Path, draw: Draw, save: Save
) -> None:
    save(draw("t-shirt"), tmp_path / "secret.jpg")
    (tmp_path / "in").mkdir()
    feed = tmp_path / "in" / "t.csv"
    feed.write_text("sku,name,image\n1,Dress,../secret.jpg\n")
    report = take(bare, feed)
    assert report.images == 0


def test_photos_that_were_here_before_their_feed(bare: Library, shop: Path) -> None:
    for _ in bare.import_photos([shop.parent / "images"], workers=1):
        pass
    assert bare.count() == 5
    main = next(i for i in bare.items(bare.browse().ids) if i.photo.path.name == "c1_main.jpg")
    bare.like("Anna", [main.id])
    bare.set_attribute([main.id], "pattern", "striped")
    take(bare, shop)
    assert bare.count() == 3
    coat = item(bare, "C1")
    assert len(coat.photos) == 3
    assert bare.verdicts("Anna")[coat.id].liked
    assert coat.value("pattern").value == "striped"
    assert bare.doctor() == []
    assert coat.id in similar(bare, "D1")


def test_a_file_that_changes_its_type(bare: Library, tmp_path: Path) -> None:
    sample = table()
    path = write_csv(tmp_path / "t.csv", sample.columns, sample.rows)
    take(bare, path)
    coat = item(bare, "C1")
    assert (coat.currency, coat.stock) == ("EUR", 12)
    assert set(coat.tags) == {"winter", "new"}
    assert bare.count(Filters(category="coat", in_stock=True)) == 1
    rows = [row | {"Schlagworte": "new"} for row in sample.rows]
    write_csv(path, sample.columns, rows)
    bare.add_tag([coat.id], "mine")
    take(bare, path)
    assert set(item(bare, "C1").tags) == {"new", "mine"}


def test_luma_men(bare: Library, shared_data: Path, tmp_path: Path) -> None:
    feed = shared_data / "luma-men" / "products.csv"
    if not feed.exists():
        pytest.skip("luma-men is not among the shared data")
    diff = plan(bare, feed)
    assert (diff.products, diff.variants, diff.photos) == (72, 910, 326)
    assert diff.refused == ()
    alone = shutil.copy(feed, tmp_path / "products.csv")
    report = take(bare, alone)  # without its photos: the import of photos is tested above
    assert (report.new, report.diff.photos_missing) == (72, 326)
    items = bare.items(bare.browse().ids)
    kinds = {i.value("category").value for i in items}
    assert kinds == {
        "hoodie",
        "sweater",
        "jacket",
        "t-shirt",
        "tank",
        "pants",
        "leggings",
        "shorts",
    }
    assert all(i.value("category").source == "feed" for i in items)
    assert take(bare, alone).diff.unchanged == 72


def test_aws_retail(bare: Library, shared_data: Path, tmp_path: Path) -> None:
    yaml = pytest.importorskip("yaml")
    file = shared_data / "aws-retail" / "products.yaml"
    if not file.exists():
        pytest.skip("aws-retail is not among the shared data")
    import json

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    said = yaml.load(file.read_text(encoding="utf-8"), loader)
    path = tmp_path / "aws.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in said), encoding="utf-8")
    look = bare.look_at_feed(path)
    assert look.map.columns["name"] == "name"
    assert look.map.columns["stock"] == "current_stock"
    report = take(bare, path)
    assert report.new == len(said) - len({r.row for r in report.refused})
    assert report.new > 2400
    shoes = bare.count(Filters(category="shoes"))
    assert shoes > 50


def test_a_column_joins_rows_only_where_their_names_agree(bare: Library, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("sku,name,model\n1,Coat red,A\n2,Coat blue,A\n3,Hat,B\n")
    assert bare.look_at_feed(path).map.columns["group"] == "model"
    path.write_text("sku,name,model\n1,Coat,slim\n2,Trousers,slim\n3,Hat,wide\n4,Cap,wide\n")
    assert "group" not in bare.look_at_feed(path).map.columns


def test_a_product_under_another_key_is_the_same(bare: Library, tmp_path: Path) -> None:
    sample = shopify()
    path = write_csv(tmp_path / "t.csv", sample.columns, sample.rows)
    take(bare, path)
    dress = item(bare, "D1").id
    path.write_text(path.read_text().replace("d1,", "silk-dress,", 1))
    report = take(bare, path)
    assert (report.gone, report.new) == (0, 0)
    assert item(bare, "D1").id == dress
    assert take(bare, path).diff.unchanged == 3


def test_two_products_with_one_number_are_not_joined(bare: Library, tmp_path: Path) -> None:
    sample = shopify()
    path = write_csv(tmp_path / "t.csv", sample.columns, sample.rows)
    path.write_text(path.read_text().replace(",S1,", ",D1,"))
    report = take(bare, path)
    assert report.new == 2
    (refused,) = report.refused
    assert "D1 is that of row" in refused.reason
    assert take(bare, path).diff.unchanged == 2


def test_what_one_feed_gives_up_another_brings_back(bare: Library, tmp_path: Path) -> None:
    first, second = tmp_path / "women.csv", tmp_path / "sale.csv"
    first.write_text("sku,name\n1,Coat\n2,Hat\n")
    take(bare, first)
    coat = item(bare, "1").id
    first.write_text("sku,name\n2,Hat\n")
    assert take(bare, first).gone == 1
    second.write_text("sku,name\n1,Coat\n")
    take(bare, second)
    assert item(bare, "1").id == coat
    assert take(bare, first).gone == 0


def test_numbers_out_of_excel(bare: Library, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["sku", "name", "price", "stock", "sold"])
    book.active.append([1001, "Coat", 49.9, 7, "=1/0"])
    book.active.append(["0007", "Hat", "1.299,00", 3.0, None])
    book.save(tmp_path / "t.xlsx")
    report = take(bare, tmp_path / "t.xlsx", map=ColumnMap(currency="EUR"))
    assert report.refused == ()
    coat, hat = item(bare, "1001"), item(bare, "0007")
    assert (coat.price, coat.stock, coat.currency) == (49.9, 7, "EUR")
    assert (hat.price, hat.stock) == (1299.0, 3)
