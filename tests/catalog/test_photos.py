from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stylist.catalog.store import Store
from stylist.errors import LibraryError, NotFoundError, PhotoError
from stylist.types import CHANNELS, Attribute, Box

CROP = Box(0.125, 0.25, 0.875, 0.75)


def all_vectors(store, **asked):
    chunks = list(store.vectors("lite0", **asked))
    if not chunks:
        return [], [], np.empty((0, 18), np.float16)
    return (
        [i for c in chunks for i in c.photo_ids.tolist()],
        [i for c in chunks for i in c.item_ids.tolist()],
        np.concatenate([c.matrix for c in chunks]),
    )


def test_what_goes_in_comes_out(store, photo):
    (stored,) = store.add_photos([photo(1, sku="S1", price=9.5, stock=3, tags=("new",))])
    (item,) = store.items([stored.item_id])
    assert item.photos == (stored,) == (store.photo(stored.id),)
    assert stored.main
    assert not stored.missing
    assert (item.sku, item.price, item.stock, item.tags) == ("S1", 9.5, 3, ("new",))
    assert item.attributes == (Attribute("category", "dress", 0.5, "model"),)
    assert item.added is not None
    assert item.added.tzinfo is not None


def test_vectors_come_back_channel_by_channel(store, photo):
    new = [photo(n) for n in range(5)]
    stored = store.add_photos(new)
    photo_ids, item_ids, matrix = all_vectors(store, chunk=2)
    assert photo_ids == [p.id for p in stored]
    assert item_ids == [p.item_id for p in stored]
    expected = np.stack([p.embedding.joined() for p in new]).astype(np.float16)
    np.testing.assert_array_equal(matrix, expected)


def test_identical_bytes_are_one_photo(store, photo):
    first = store.add_photos([photo(1), photo(2), photo(1)])
    again = store.add_photos([photo(2), photo(3)])
    assert first[0] == first[2]
    assert again[0] == first[1]
    assert store.count() == 3


def test_a_known_sku_gets_one_more_photo(store, photo):
    a, b = store.add_photos([photo(1, sku="S"), photo(2, sku="S")])
    (c,) = store.add_photos([photo(3, sku="S")])
    assert a.item_id == b.item_id == c.item_id
    (item,) = store.items([a.item_id])
    assert [(p.id, p.main) for p in item.photos] == [(a.id, True), (b.id, False), (c.id, False)]


def test_the_main_photo_speaks_for_the_item(store, photo):
    (a,) = store.add_photos([photo(1, said={"category": "dress"})])
    more = photo(2, item_id=a.item_id, said={"category": "skirt", "sleeve": "long"})
    store.add_photos([more])
    (item,) = store.items([a.item_id])
    assert {(x.name, x.value) for x in item.attributes} == {
        ("category", "dress"),
        ("sleeve", "long"),
    }


def test_a_batch_is_all_or_nothing(store, photo):
    with pytest.raises(NotFoundError, match="no item 99"):
        store.add_photos([photo(1), photo(2, item_id=99)])
    assert store.count() == 0
    assert list(store.all_files()) == []


def test_a_photo_without_an_item_is_a_bug(store, photo):
    with pytest.raises(ValueError, match="item"):
        store.add_photos([replace(photo(1), item=None)])


def test_a_changed_file_is_new_but_for_what_a_person_said(store, photo):
    (old,) = store.add_photos([photo(1, said={"category": "dress", "sleeve": "long"})])
    store.set_attribute([old.item_id], "category", "gown")
    revision = store.revision()
    new = store.replace_photo(old.id, photo(2, said={"category": "skirt"}))
    assert (new.id, new.item_id, new.crop) == (old.id, old.item_id, None)
    assert store.photos_by_digest([old.digest]) == {}
    (item,) = store.items([old.item_id])
    assert {(a.value, a.source) for a in item.attributes} == {
        ("gown", "person"),
        ("skirt", "model"),
    }
    ids, _, matrix = all_vectors(store, since=revision)
    assert ids == [old.id]
    np.testing.assert_array_equal(matrix[0], photo(2).embedding.joined().astype(np.float16))


def test_a_photo_looked_at_again(store, photo, look):
    a, b = store.add_photos([photo(1, said={"category": "dress"}), photo(2)])
    store.set_attribute([a.item_id], "category", "gown")
    revision = store.revision()
    change = store.retake_photo(a.id, "lite0", look(3, {"category": "skirt"}, CROP))
    assert (change.what, change.item_ids) == ("changed the crop of Item 1", (a.item_id,))
    assert store.photo(a.id) == replace(a, crop=CROP)
    assert store.photo(b.id) == b
    (item,) = store.items([a.item_id])
    assert {(x.value, x.source) for x in item.attributes} == {
        ("gown", "person"),
        ("skirt", "model"),
    }
    ids, _, matrix = all_vectors(store, since=revision)
    assert ids == [a.id]
    expected = look(3, {}, CROP).embedding.joined().astype(np.float16)
    np.testing.assert_array_equal(matrix[0], expected)
    change = store.retake_photo(a.id, "lite0", look(1, {"category": "dress"}, None))
    assert change.what == "took back the crop of Item 1"
    assert store.photo(a.id) == a


def test_a_further_photo_looked_at_again_leaves_the_item_to_the_main_one(store, photo, look):
    (a,) = store.add_photos([photo(1, said={"category": "dress"})])
    (b,) = store.add_photos([photo(2, item_id=a.item_id)])
    store.retake_photo(b.id, "lite0", look(3, {"category": "skirt"}, CROP))
    (item,) = store.items([a.item_id])
    assert [x.value for x in item.attributes] == ["dress"]


def test_a_crop_outlives_the_file_it_was_drawn_on(store, photo, look):
    (a,) = store.add_photos([photo(1)])
    store.retake_photo(a.id, "lite0", look(1, {}, CROP))
    assert store.unembedded_photos("lite0") == []
    changed = store.replace_photo(a.id, photo(2))
    assert (changed.digest, changed.crop) == (photo(2).digest, CROP)
    assert store.unembedded_photos("lite0") == [changed], "it was embedded without the crop"


def test_photos_that_an_encoder_has_not_seen(store, photo):
    a, b = store.add_photos([photo(1), photo(2)])
    assert store.unembedded_photos("lite0") == []
    assert store.unembedded_photos("lite2") == [a, b]
    store.retire([a.item_id])
    assert store.unembedded_photos("lite2") == [b]


def test_a_file_that_became_another_photo(store, photo):
    a, b = store.add_photos([photo(1), photo(2)])
    with pytest.raises(PhotoError, match=f"photo {a.id}"):
        store.replace_photo(b.id, photo(1))
    assert store.photo(b.id) == b


def test_files_move_go_missing_and_come_back(store, photo):
    (a,) = store.add_photos([photo(1)])
    store.mark_missing([a.id])
    assert store.photo(a.id).missing
    store.move_photo(a.id, Path("/elsewhere/1.jpg"), 5, 6)
    (file,) = store.all_files()
    assert (file.path, file.size, file.mtime_ns, file.missing) == (
        Path("/elsewhere/1.jpg"),
        5,
        6,
        False,
    )
    assert store.photos_by_path([a.path, file.path]) == {file.path: file}


@pytest.mark.parametrize(
    "name", [os.fsdecode(b"caf\xe9 \xff.jpg"), "👗 dress.jpg", "x" * 251 + ".jpg", 'a"b%_\n.jpg']
)
def test_any_file_name_survives(store, photo, name):
    path = Path("/photos") / name
    store.add_photos([photo(1, path=path, name=path.stem)])
    assert [p.path for p in store.photos_by_digest([photo(1).digest]).values()] == [path]
    assert list(store.photos_by_path([path])) == [path]
    (item,) = store.items([1])
    item.name.encode()


def test_a_library_can_be_moved_with_the_photos_it_keeps(tmp_path, photo):
    old, new = tmp_path / "old", tmp_path / "new"
    with Store.open(old) as store:
        store.add_photos([photo(1, path=old / "photos" / "1.jpg"), photo(2)])
    old.rename(new)
    with Store.open(new) as store:
        assert [f.path for f in store.all_files()] == [
            new / "photos" / "1.jpg",
            Path("/photos/2.jpg"),
        ]


def test_vectors_since_a_revision(store, photo):
    store.add_photos([photo(1), photo(2)])
    revision = store.revision()
    assert all_vectors(store, since=revision)[0] == []
    (third,) = store.add_photos([photo(3)])
    assert all_vectors(store, since=revision)[0] == [third.id]


def test_retired_items_have_no_vectors_until_they_are_restored(store, photo):
    a, b = store.add_photos([photo(1), photo(2)])
    store.retire([a.item_id])
    revision = store.revision()
    assert all_vectors(store)[0] == [b.id]
    assert [x.tolist() for x in store.embedded_photos("lite0")] == [[b.id], [b.item_id]]
    store.restore([a.item_id])
    assert all_vectors(store, since=revision)[0] == [a.id]
    assert store.embedded_photos("lite0")[0].tolist() == [a.id, b.id]


def test_two_encoders_do_not_mix(store, photo):
    a, b = store.add_photos([photo(1), photo(2)])
    rng = np.random.default_rng(0)
    channels = {name: rng.random((1, 3)).astype(np.float32) for name in CHANNELS}
    store.put_vectors("other", [b.id], channels)
    (chunk,) = store.vectors("other")
    assert chunk.photo_ids.tolist() == [b.id]
    assert chunk.matrix.shape == (1, 9)
    assert store.embedded_photos("lite0")[0].tolist() == [a.id, b.id]
    store.put_vectors("other", [b.id], {name: 2 * x for name, x in channels.items()})
    (again,) = store.vectors("other")
    np.testing.assert_allclose(again.matrix, 2 * chunk.matrix, rtol=1e-2)


def test_vectors_of_no_photo(store):
    with pytest.raises(NotFoundError, match="no photo 7"):
        store.put_vectors("other", [7], {name: np.ones((1, 3)) for name in CHANNELS})
    with pytest.raises(ValueError, match="whole"):
        store.put_vectors("other", [], {"style": np.ones((0, 3))})


def test_half_a_number_is_damage(store, photo):
    store.add_photos([photo(1)])
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE vectors SET data = x'00' WHERE channel = 'colour'")
    with pytest.raises(LibraryError, match="damaged vectors"):
        all_vectors(store)


def test_damaged_vectors_are_told_and_repaired(store, photo):
    store.add_photos([photo(1), photo(2), photo(3)])
    with store.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE vectors SET data = x'00' WHERE photo_id = 2 AND channel = 'colour'"
        )
    with pytest.raises(LibraryError, match="doctor"):
        all_vectors(store)
    assert [p.repaired for p in store.repair()] == [True]
    assert store.embedded_photos("lite0")[0].tolist() == [1, 3]
    assert all_vectors(store)[0] == [1, 3]


def test_nothing_is_asked_of_nothing(store, look):
    assert store.add_photos([]) == []
    assert store.photo(1) is None
    assert store.photos_by_digest([]) == {}
    assert store.photos_by_path([]) == {}
    with pytest.raises(NotFoundError):
        store.retake_photo(1, "lite0", look(1, {}, None))
