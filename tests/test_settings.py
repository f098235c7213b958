"""Settings survive people, other versions and crashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylist.errors import StylistError
from stylist.settings import Settings, default_library


def test_defaults_without_a_file() -> None:
    assert Settings.load() == Settings()
    assert not Settings.path().exists()


def test_what_is_saved_is_loaded() -> None:
    mine = Settings(theme="dark", profile='Ann"a\n👗', nothing_close=0.5, camera=2)
    mine.save()
    assert Settings.load() == mine
    assert not list(Settings.path().parent.glob("*.tmp"))


def test_wrong_types_and_unknown_names_are_defaults(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        'theme = 3\nnothing_close = 1\nthreads = "4"\nfrom_the_future = [1]\ncamera = true\n'
    )
    assert Settings.load(file) == Settings(nothing_close=1.0)


def test_comments_and_unknown_names_stay(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("# mine\nfrom_the_future = 1\ntheme = 'dark'\n")
    Settings.load(file).save(file)
    text = file.read_text()
    assert "# mine" in text
    assert "from_the_future = 1" in text
    assert Settings.load(file).theme == "dark"


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"[[["])
def test_a_file_that_is_not_toml(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    with pytest.raises(StylistError, match=r"settings\.toml"):
        Settings.load(file)


def test_where_the_library_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert default_library().name == "library"
    monkeypatch.setenv("STYLIST_LIBRARY", str(tmp_path))
    assert default_library() == tmp_path
