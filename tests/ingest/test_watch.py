"""A folder is watched: what is completely written comes in, once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from stylist.errors import FeedError
from stylist.ingest.watch import Watch
from stylist.library import Library
from stylist.types import Rgb

Draw = Callable[..., Rgb]
Save = Callable[..., Path]


def grow(path: Path, data: bytes, at: int) -> None:
    with path.open("ab") as stream:
        stream.write(data)
    os.utime(path, ns=(at, at))


def test_what_is_being_written_is_left_alone(tmp_path: Path) -> None:
    watch = Watch(tmp_path, lambda _: False, settle=2.0)
    photo, feed = tmp_path / "a.jpg", tmp_path / "feed.csv"
    grow(photo, b"one", 1)
    assert not watch.look(0.0)
    grow(photo, b"two", 2)
    assert not watch.look(3.0)  # it has grown since
    assert not watch.look(4.0)  # it has rested for one second
    assert watch.waiting
    assert watch.look(5.0).photos == (photo,)
    assert not watch.look(9.0)
    assert not watch.waiting
    grow(feed, b"sku,name\n", 3)
    watch.look(10.0)
    grow(photo, b"three", 4)  # written anew
    watch.look(11.0)
    landed = watch.look(13.5)
    assert (landed.photos, landed.feeds) == ((photo,), (feed,))


def test_names_of_unfinished_files(tmp_path: Path) -> None:
    for name in ("a.jpg.part", ".hidden.csv", "~lock.xlsx", "b.csv.tmp", "c.crdownload", "d.jpg"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "empty.csv").touch()
    (tmp_path / "related.csv").write_text("sku,linked_sku\n")
    watch = Watch(tmp_path, lambda _: False, settle=1.0)
    watch.look(0.0)
    landed = watch.look(2.0)
    assert [p.name for p in landed.photos] == ["d.jpg"]
    assert landed.feeds == ()


def test_what_landed_is_imported(bare: Library, tmp_path: Path, draw: Draw, save: Save) -> None:
    folder = tmp_path / "in"
    save(draw("t-shirt"), folder / "dress.jpg")
    (folder / "feed.csv").write_text("sku,name,price\n1,Coat,oops\n2,Hat,5\n")
    (folder / "notes.json").write_text("{broken")
    (folder / "sales.csv").write_text("t_dat,customer_id,article_id,price\n2020-01-01,7,1,5\n")
    reports = [s.result for s in bare.watch(folder, every=0.05, once=True) if s.result is not None]
    (report,) = reports
    assert (report.photos, report.new) == (1, 1)
    assert {(Path(r.path).name, r.reason[:12]) for r in report.refused} == {
        ("row 2, price", "'oops' is no"), ("notes.json", "holds no obj"),
        ("sales.csv", "may be no fe"),
    }  # fmt: skip
    assert bare.count() == 2
    again = [s.result for s in bare.watch(folder, every=0.05, once=True) if s.result is not None]
    assert all(r.photos == 0 and r.new == 0 and r.changed == 0 for r in again)
    with pytest.raises(FeedError, match="no folder"):
        next(bare.watch(tmp_path / "nowhere"))


def test_folders_are_remembered(bare: Library, tmp_path: Path) -> None:
    bare.set_watched(tmp_path)
    bare.set_watched(tmp_path)
    assert bare.watched() == [tmp_path]
    bare.set_watched(tmp_path, watching=False)
    assert bare.watched() == []
