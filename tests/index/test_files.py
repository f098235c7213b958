"""An index on disk is the old one or the new one, and damage is seen."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from stylist.errors import LibraryError
from stylist.index import Stamp, VectorIndex
from stylist.types import Weights
from stylist.unfinished import beside

EVEN = np.ones(3)


@pytest.fixture
def saved(tmp_path: Path, stamp: Stamp, clustered, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with 500 rows and a graph, at revision 7."""
    monkeypatch.setattr("stylist.index.graph.GRAPH_FROM", 100)
    monkeypatch.setattr("stylist.index.vectors.RESCORED", 0)
    folder = tmp_path / "cache" / "index"
    index = VectorIndex.create(folder, stamp)
    index.add(np.arange(500), np.arange(500), clustered(500))
    list(index.build_graph())
    index.save(7)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_comes_back_as_it_was(saved, stamp, clustered):
    index = VectorIndex.load(saved, stamp)
    assert index is not None
    assert index.stamp == Stamp("test-1", stamp.channels, 500, 7)
    np.testing.assert_array_equal(index.vectors(np.arange(500)), clustered(500))


def test_only_the_files_in_use_stay(saved, stamp, clustered):
    index = VectorIndex.load(saved, stamp)
    assert index is not None
    beside(saved / "rows-90.bin").write_bytes(b"of another that writes just now")
    (killed,) = saved.glob(".rows-90*")
    left = killed.with_name(re.sub(r"-(\d+)-\d+-", r"-\1-1-", killed.name))
    left.write_bytes(b"of a program that was killed")
    index.add([1], [1], clustered(1))
    index.save(8)
    assert not left.exists()
    assert names(saved) == [killed.name, "graph-1.bin", "index.json", "rows-91.bin"]


def test_a_save_without_changes_writes_no_rows(saved, stamp):
    index = VectorIndex.load(saved, stamp)
    assert index is not None
    before = names(saved)
    index.save(9)
    assert names(saved) == before
    again = VectorIndex.load(saved, stamp)
    assert again is not None
    assert again.stamp.revision == 9


@pytest.mark.parametrize(
    "other",
    [
        Stamp("test-2", (("style", 24), ("colour", 12), ("pattern", 6))),
        Stamp("test-1", (("style", 24), ("colour", 6), ("pattern", 12))),
        Stamp("test-1", (("style", 24), ("color", 12), ("pattern", 6))),
    ],
    ids=["encoder", "widths", "names"],
)
def test_vectors_of_another_encoder_are_not_loaded(saved, other):
    assert VectorIndex.load(saved, other) is None


def test_nothing_there_is_nothing_loaded(tmp_path, stamp):
    assert VectorIndex.load(tmp_path, stamp) is None
    assert VectorIndex.load(tmp_path / "absent", stamp) is None


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", '{"format": 1, "crc": 0, "body": null}', "\x00\xff{"]
)
def test_a_manifest_of_junk_is_no_index(saved, stamp, text):
    (saved / "index.json").write_bytes(text.encode("latin-1"))
    assert VectorIndex.load(saved, stamp) is None


def test_a_manifest_that_was_changed_is_no_index(saved, stamp):
    said = json.loads((saved / "index.json").read_text())
    said["body"]["stamp"]["revision"] = 70
    (saved / "index.json").write_text(json.dumps(said))
    assert VectorIndex.load(saved, stamp) is None


@pytest.mark.parametrize("name", ["rows", "graph"])
@pytest.mark.parametrize("how", ["flip", "cut", "grow", "gone", "empty"])
def test_damage_is_never_an_error_nor_a_wrong_answer(saved, stamp, asked, name, how):
    whole = VectorIndex.load(saved, stamp)
    assert whole is not None
    query = asked(1)[0]
    truth = whole.search(query, EVEN, 10)
    path = next(saved.glob(f"{name}-*.bin"))
    content = path.read_bytes()
    rng = np.random.default_rng(5)
    for place in rng.integers(0, len(content), 12) if how == "flip" else [0]:
        damaged = bytearray(content)
        damaged[place] ^= 1 << int(rng.integers(8))
        path.unlink(missing_ok=True)
        if how != "gone":
            cut = {"cut": content[:-64], "grow": content + b"\0", "empty": b""}
            path.write_bytes(cut.get(how, bytes(damaged)))
        index = VectorIndex.load(saved, stamp)
        if name == "rows":
            assert index is None
        else:
            assert index is not None
            assert index.search(query, EVEN, 10).keys.tolist() == truth.keys.tolist()


def test_a_damaged_graph_is_made_again(saved, stamp):
    next(saved.glob("graph-*.bin")).write_bytes(b"not a graph")
    index = VectorIndex.load(saved, stamp)
    assert index is not None
    assert index._graph is None
    list(index.build_graph())
    mended = VectorIndex.load(saved, stamp)
    assert mended is not None
    assert mended._graph is not None
    assert len(list(saved.glob("graph-*.bin"))) == 1


def test_codes_made_for_other_usual_weights_are_not_read(saved, stamp, monkeypatch):
    monkeypatch.setattr("stylist.index.layout.Weights", lambda: Weights(1, 1, 1))
    assert VectorIndex.load(saved, stamp) is None


def test_what_is_mapped_outlives_its_replacement(saved, stamp, clustered, asked):
    reader, writer = VectorIndex.load(saved, stamp), VectorIndex.load(saved, stamp)
    assert reader is not None
    assert writer is not None
    query = asked(1)[0]
    before = reader.search(query, EVEN, 10)
    writer.remove(before.keys)
    writer.save(8)
    assert reader.search(query, EVEN, 10).keys.tolist() == before.keys.tolist()
    now = VectorIndex.load(saved, stamp)
    assert now is not None
    assert not np.isin(before.keys, now.keys).any()


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_save_that_fails_leaves_the_old_index(
    saved, stamp, clustered, monkeypatch, step, fails_at
):
    index = VectorIndex.load(saved, stamp)
    assert index is not None
    index.add([1000], [1000], clustered(1))
    calls = 0

    def full(*_: object, **__: object) -> None:
        nonlocal calls
        calls += 1
        if calls == fails_at:
            raise OSError(28, "No space left on device")

    if step == "replace":
        real = Path.replace

        def replace(self: Path, target: Path) -> Path:
            full()
            return real(self, target)

        monkeypatch.setattr(Path, "replace", replace)
    else:
        monkeypatch.setattr("os.fsync", full)
    with pytest.raises(LibraryError, match="No space left on device"):
        index.save(8)
    monkeypatch.undo()
    on_disk = VectorIndex.load(saved, stamp)
    assert on_disk is not None
    # With `fsync` failing second it is the folder's: the rows are in place
    # by then, the manifest is not.
    assert (on_disk.stamp.revision, len(on_disk)) == (7, 500)
    assert len(index) == 501
    index.save(9)
    again = VectorIndex.load(saved, stamp)
    assert again is not None
    assert (again.stamp.revision, len(again)) == (9, 501)
    assert not list(saved.glob("*.tmp"))


def test_an_empty_index_can_be_saved(tmp_path, stamp):
    VectorIndex.create(tmp_path / "index", stamp).save(3)
    index = VectorIndex.load(tmp_path / "index", stamp)
    assert index is not None
    assert index.stamp == Stamp("test-1", stamp.channels, 0, 3)


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path, stamp):
    (tmp_path / "cache").write_text("a file, not a folder")
    with pytest.raises(LibraryError, match="cache/index: the vector index cannot be written"):
        VectorIndex.create(tmp_path / "cache" / "index", stamp).save(1)
