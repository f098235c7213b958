"""A catalog on a stick, and what came back."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stylist.errors import FeedError, StylistError
from stylist.ingest.bundle.reading import BundleReport
from stylist.library import Library
from stylist.looktypes import LookDiff, Placed, StyledLook
from stylist.settings import Settings
from stylist.types import Box, Rgb


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "kiosk", settings=Settings(threads=1, nothing_close=0)) as opened:
        yield opened


def pack(library: Library, file: Path, **options: Any) -> Path:
    for _ in library.export_bundle(file, **options):
        pass
    return file


def take(library: Library, file: Path, **options: Any) -> BundleReport:
    *_, last = library.import_bundle(file, **options)
    assert isinstance(last.result, BundleReport)
    return last.result


def rewritten(file: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """A copy in which one member is another."""
    made = file.with_name("changed.stylist")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.infolist():
            data = old.read(member)
            new.writestr(member, change(data) if member.filename == name else data)
    return made


@pytest.mark.parametrize("originals", [False, True])
def test_a_kiosk_shows_what_the_shop_has(
    library: Library, kiosk: Library, tmp_path: Path, originals: bool
) -> None:
    ids = library.browse(sort="name").ids
    library.set_attribute([int(ids[0])], "category", "jacket")
    library.add_tag([int(ids[1])], "window")
    bundle = pack(library, tmp_path / "shop.stylist", originals=originals)
    report = take(kiosk, bundle)
    assert (report.items, report.count("new"), report.photos) == (30, 30, 30)
    assert kiosk.doctor() == []
    there, here = library.items(ids), kiosk.items(kiosk.browse(sort="name").ids)
    assert [i.name for i in here] == [i.name for i in there]
    assert here[0].value("category").value == "jacket"
    assert here[0].value("category").source == "feed"
    assert [i.tags for i in here] == [i.tags for i in there]
    # Nothing was embedded anew: the very vectors have travelled.
    mine, yours = library.similar(int(ids[3]), 5), kiosk.similar(here[3].id, 5)
    assert [hit.item.name for hit in mine] == [hit.item.name for hit in yours]
    channels = [[list(hit.channels.values()) for hit in hits] for hits in (mine, yours)]
    np.testing.assert_allclose(*channels, atol=2e-3)
    assert all(kiosk.thumbnail(i.photo) for i in here)


def test_a_bundle_again_is_an_update(library: Library, kiosk: Library, tmp_path: Path) -> None:
    file = tmp_path / "shop.stylist"
    take(kiosk, pack(library, file))
    report = take(kiosk, file)
    assert [report.count(kind) for kind in ("new", "changed", "gone")] == [0, 0, 0]
    assert report.photos == 0
    ids = [int(i) for i in library.browse(sort="name").ids]
    liked = kiosk.browse(sort="name").ids[1]
    kiosk.like("Anna", [int(liked)])
    library.add_tag(ids[:1], "new")
    library.remove(ids[1:2])
    *_, last = kiosk.plan_bundle(pack(library, file))
    assert {(c.kind) for c in last.result.changes} == {"changed", "gone"}
    report = take(kiosk, file)
    assert [report.count(kind) for kind in ("new", "changed", "gone")] == [0, 1, 1]
    assert kiosk.count() == 29
    library.restore_items(ids[1:2])
    assert take(kiosk, pack(library, file)).count("back") == 1
    assert kiosk.verdicts("Anna")[int(liked)].liked
    assert liked in kiosk.browse().ids


def test_thumbnails_first_and_originals_later(
    library: Library, kiosk: Library, tmp_path: Path
) -> None:
    take(kiosk, pack(library, tmp_path / "a.stylist"))
    before = {p.id for i in kiosk.items(kiosk.browse().ids) for p in i.photos}
    take(kiosk, pack(library, tmp_path / "b.stylist", originals=True))
    after = kiosk.items(kiosk.browse().ids)
    assert {p.id for i in after for p in i.photos} == before
    assert kiosk.doctor() == []


def test_an_import_that_was_broken_off_goes_on(
    library: Library, kiosk: Library, tmp_path: Path
) -> None:
    file = pack(library, tmp_path / "shop.stylist")
    steps = kiosk.import_bundle(file)
    for step in steps:
        if step.stage == "writing":
            break
    steps.close()
    assert kiosk.count() == 30
    report = take(kiosk, file)
    assert (report.count("new"), report.photos) == (0, 30)
    assert kiosk.doctor() == []


def test_verdicts_come_back_once_and_without_names(
    library: Library, kiosk: Library, tmp_path: Path
) -> None:
    take(kiosk, pack(library, tmp_path / "shop.stylist"))
    first, second = (int(i) for i in kiosk.browse(sort="name").ids[:2])
    kiosk.like("Anna Karlsson", [first, second], "because my sister Ida has one")
    kiosk.dislike("Bo", [first])
    file = pack(kiosk, tmp_path / "back.stylist", verdicts=True)
    with zipfile.ZipFile(file) as archive:
        said = b"".join(archive.read(name) for name in archive.namelist())
    for name in (b"Anna", b"Karlsson", b'Bo"', b"Ida"):
        assert name not in said
    report = take(library, file)
    assert (report.verdicts, report.unmatched) == (3, 0)
    assert take(library, file).verdicts == 0
    assert take(library, pack(kiosk, file, verdicts=True)).verdicts == 0
    ids = [int(i) for i in library.browse(sort="name").ids[:2]]
    assert library.shoppers_say(ids) == {ids[0]: (1, 1), ids[1]: (1, 0)}
    # Somebody has second thoughts: one person, one vote.
    kiosk.dislike("Anna Karlsson", [second])
    assert take(library, pack(kiosk, file, verdicts=True)).verdicts == 1
    assert library.shoppers_say(ids)[ids[1]] == (0, 1)
    assert library.profiles() == []


def test_verdicts_of_what_is_not_here_are_counted(
    library: Library, kiosk: Library, tmp_path: Path
) -> None:
    library.like("Anna", [int(library.browse().ids[0])])
    report = take(kiosk, pack(library, tmp_path / "v.stylist", verdicts=True))
    assert (report.verdicts, report.unmatched) == (0, 1)


def test_tampering_is_noticed_before_anything_is_written(
    library: Library, kiosk: Library, tmp_path: Path
) -> None:
    file = pack(library, tmp_path / "shop.stylist")
    with zipfile.ZipFile(file) as archive:
        photo = next(n for n in archive.namelist() if n.startswith("photos/"))
    for name, change in (
        ("items.jsonl", lambda data: data.replace(b"red", b"rot")),
        (photo, lambda data: data[:-1] + b"x"),
        ("vectors.npz", lambda data: data + b"x"),
    ):
        with pytest.raises(FeedError, match="damaged or was changed"):
            take(kiosk, rewritten(file, name, change))
    extra = tmp_path / "extra.stylist"
    shutil.copy(file, extra)
    with zipfile.ZipFile(extra, "a") as archive:
        archive.writestr("../../outside.jpg", b"x")
    with pytest.raises(FeedError, match="does not name"):
        take(kiosk, extra)
    cut = tmp_path / "cut.stylist"
    cut.write_bytes(file.read_bytes()[:-2000])
    with pytest.raises(FeedError, match="cut off"):
        take(kiosk, cut)
    assert kiosk.count() == 0
    assert not (kiosk.path / "photos").exists()


def test_names_in_a_manifest_lead_nowhere(library: Library, kiosk: Library, tmp_path: Path) -> None:
    file = pack(library, tmp_path / "shop.stylist")

    def change(data: bytes) -> bytes:
        said = json.loads(data)
        said["members"]["../../evil.jpg"] = {"sha256": "0" * 64, "size": 1}
        return json.dumps(said).encode()

    with pytest.raises(FeedError, match="a name that no bundle has"):
        take(kiosk, rewritten(file, "manifest.json", change))


def test_signatures(library: Library, kiosk: Library, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_bytes(b"a long enough secret\n")
    plain = pack(library, tmp_path / "plain.stylist")
    signed = pack(library, tmp_path / "signed.stylist", key=key)
    shutil.copy(key, kiosk.path / "bundle.key")
    with pytest.raises(FeedError, match="is not signed, and"):
        take(kiosk, plain)
    other = tmp_path / "other"
    other.write_bytes(b"another secret, long enough")
    with pytest.raises(FeedError, match="not signed with this library's key"):
        take(kiosk, signed, key=other)
    forged = rewritten(
        signed, "manifest.json", lambda data: data.replace(b"thumbnails", b"originals")
    )
    with pytest.raises(FeedError, match="not signed with"):
        take(kiosk, forged)
    assert take(kiosk, signed).items == 30
    other.write_bytes(b"short")
    with pytest.raises(FeedError, match="is no key"):
        pack(library, tmp_path / "x.stylist", key=other)


def test_what_is_no_bundle_says_so(kiosk: Library, library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.stylist").write_bytes(b"hello")
    with zipfile.ZipFile(tmp_path / "b.stylist", "w") as archive:
        archive.writestr("a.txt", "x")
    for name, reason in (("a", "is no bundle"), ("b", "no manifest"), ("c", "No such file")):
        with pytest.raises(FeedError, match=reason):
            take(kiosk, tmp_path / f"{name}.stylist")
    own = pack(library, tmp_path / "own.stylist")
    with pytest.raises(FeedError, match="made by this library"):
        take(library, own)


def test_words_travel(library: Library, kiosk: Library, tmp_path: Path) -> None:
    folder = library.path / "taxonomy"
    folder.mkdir()
    (folder / "categories.toml").write_text('[categories.dress]\nlabel = "Frock"\n')
    report = take(kiosk, pack(library, tmp_path / "shop.stylist"))
    assert report.taxonomy
    assert kiosk.label("category", "dress") == "Frock"
    (folder / "categories.toml").write_text("[categories.dress]\nslot = 3\n")
    with pytest.raises((FeedError, StylistError)):
        take(kiosk, pack(library, tmp_path / "bad.stylist"))
    assert kiosk.label("category", "dress") == "Frock"


def test_an_unreachable_photo_is_told(
    library: Library, tmp_path: Path, draw: Callable[..., Rgb], save: Callable[..., Path]
) -> None:
    lost = save(draw("t-shirt", "red", seed=99), tmp_path / "lost.jpg")
    for _ in library.import_photos([lost], workers=1):
        pass
    lost.unlink()
    *_, last = library.export_bundle(tmp_path / "x.stylist", originals=True)
    assert [Path(r.path).name for r in last.result.refused] == ["lost.jpg"]
    assert last.result.items == 31


def test_crops_travel(library: Library, kiosk: Library, tmp_path: Path) -> None:
    ids = [int(i) for i in library.browse(sort="name").ids[:2]]
    first, second = (i.photo for i in library.items(ids))
    library.set_crop(first.id, Box(0.0, 0.0, 0.5, 1.0))
    take(kiosk, pack(library, tmp_path / "a.stylist"))
    there = kiosk.items(kiosk.browse(sort="name").ids[:2])
    assert [i.photo.crop for i in there] == [Box(0.0, 0.0, 0.5, 1.0), None]
    library.set_crop(first.id, None)
    library.set_crop(second.id, Box(0.5, 0.0, 1.0, 1.0))
    assert take(kiosk, pack(library, tmp_path / "b.stylist", originals=True)).count("changed") >= 2
    there = kiosk.items([i.id for i in there])
    assert [i.photo.crop for i in there] == [None, Box(0.5, 0.0, 1.0, 1.0)]
    scores = [
        [hit.score for hit in lib.similar(of, 3)]
        for lib, of in ((library, ids[1]), (kiosk, there[1].id))
    ]
    np.testing.assert_allclose(*scores, atol=0.02)
    assert kiosk.doctor() == []


def test_vectors_of_another_model_are_not_taken(
    library: Library, kiosk: Library, tmp_path: Path
) -> None:
    file = pack(library, tmp_path / "shop.stylist")

    def another(data: bytes) -> bytes:
        said = json.loads(data)
        said["encoder"] = "another@1"
        return json.dumps(said).encode()

    report = take(kiosk, rewritten(file, "manifest.json", another))
    assert (report.items, report.photos) == (30, 30)
    # This kiosk's own model has looked at the photos that came.
    assert kiosk.doctor() == []
    ids = kiosk.browse(sort="name").ids
    assert len(kiosk.similar(int(ids[0]), 5)) == 5
    assert take(kiosk, rewritten(file, "manifest.json", another)).photos == 0


def test_parts_that_nobody_knows_are_left_alone(
    library: Library, kiosk: Library, tmp_path: Path
) -> None:
    file = pack(library, tmp_path / "shop.stylist")
    scents = b'{"name": "autumn"}'

    def with_scents(data: bytes) -> bytes:
        said = json.loads(data)
        said["parts"].append("scents")
        digest = hashlib.sha256(scents).hexdigest()
        said["members"]["scents.jsonl"] = {"sha256": digest, "size": len(scents)}
        return json.dumps(said).encode()

    newer = rewritten(file, "manifest.json", with_scents)
    with zipfile.ZipFile(newer, "a") as archive:
        archive.writestr("scents.jsonl", scents)
    report = take(kiosk, newer)
    assert report.left_alone == ("scents",)
    assert report.count("new") == 30


def test_looks_travel_and_follow_their_makers(
    library: Library, kiosk: Library, tmp_path: Path
) -> None:
    ids = [int(i) for i in library.browse(sort="name").ids]
    lying = (Placed(ids[0], 0.3, 0.4, 0.5, 10.0), Placed(ids[2], 0.6, 0.7))
    told = StyledLook(0, "", client="Anna Stein", notes="allergic to wool", rain=True, pieces=lying)
    evening = library.make_look("Evening", like=told).id
    cold = StyledLook(0, "", temperature=8.0, pieces=lying[:1])
    other = library.make_look("Office", like=cold).id
    library.make_lookbook("Autumn", ["Office", "Evening"])
    kiosk.make_look("Evening")
    bundle = pack(library, tmp_path / "a.stylist")
    assert take(kiosk, bundle).looks == LookDiff(new=2)
    here = {look.name: look for look in kiosk.looks()}
    assert set(here) == {"Evening", "Evening 2", "Office"}
    brought = here["Evening 2"]
    assert (brought.client, brought.notes, brought.rain) == ("", "", True)
    names = [item.name for item in kiosk.items(brought.item_ids)]
    assert names == [item.name for item in library.items([ids[0], ids[2]])]
    assert [replace(p, item_id=0) for p in brought.pieces] == [replace(p, item_id=0) for p in lying]
    assert here["Office"].temperature == 8.0
    (book,) = kiosk.lookbooks()
    assert (book.name, book.look_ids) == ("Autumn", (here["Office"].id, brought.id))
    with zipfile.ZipFile(bundle) as archive:
        assert not any(
            b"Stein" in archive.read(n) or b"wool" in archive.read(n) for n in archive.namelist()
        )
    assert take(kiosk, bundle).looks == LookDiff(), "the same again is nothing new"
    assert kiosk.last_step("Anna").what == "made the look Evening", "nobody here did anything"

    library.change_look(replace(library.look(evening), pieces=lying[:1]))
    library.remove_look(other)
    assert take(kiosk, pack(library, tmp_path / "b.stylist")).looks == LookDiff(changed=1, gone=1)
    assert {look.name for look in kiosk.looks()} == {"Evening", "Evening 2"}
    assert kiosk.look(brought.id).item_ids == brought.item_ids[:1]
    assert kiosk.lookbooks()[0].look_ids == (brought.id,)


@pytest.mark.parametrize(
    "looks",
    [
        b"not json",
        b'{"looks": [{"key": "1", "name": "x"}], "lookbooks": []}',
        b'{"looks": [{"key": "1", "name": "x", "occasion": null, "temperature": NaN, "wind": 0, '
        b'"rain": false, "pieces": []}], "lookbooks": []}',
    ],
)
def test_looks_that_are_none_are_refused_before_anything_is_written(
    library: Library, kiosk: Library, tmp_path: Path, looks: bytes
) -> None:
    bundle = pack(library, tmp_path / "shop.stylist")
    with zipfile.ZipFile(bundle) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["members"]["looks.json"] = {
        "sha256": hashlib.sha256(looks).hexdigest(), "size": len(looks)
    }  # fmt: skip
    changed = rewritten(bundle, "looks.json", lambda _: looks)
    lying = tmp_path / "lying"
    lying.mkdir()
    shutil.move(changed, lying / "shop.stylist")
    forged = rewritten(
        lying / "shop.stylist", "manifest.json", lambda _: json.dumps(manifest).encode()
    )
    with pytest.raises(FeedError, match="looks cannot be read"):
        take(kiosk, forged)
    assert not len(kiosk.browse().ids)
