from __future__ import annotations

from stylist.gui import text
from stylist.types import Item, Progress


def test_numbers_as_people_write_them() -> None:
    assert text.items(1) == "1 item"
    assert text.items(12408).replace("\u202f", ",").replace(".", ",") == "12,408 items"
    assert text.money(Item(1, "x", price=49.0, currency="EUR")) == "€49"
    assert text.money(Item(1, "x", price=49.5, currency="CHF")).endswith("CHF")
    assert text.money(Item(1, "x")) == ""
    assert text.clo(0.36) == "0.36 clo"
    assert text.clo(float("nan")) == text.clo(None) == ""


def test_only_what_is_the_same_is_100_percent() -> None:
    assert text.percent(0.999) == "99 %"
    assert text.percent(1.0) == "100 %"
    assert text.percent(0.974) == "97 %"


def test_progress_says_how_far_how_fast_how_long() -> None:
    line = text.progress(Progress("import", 100, 400, 50.0))
    assert line == "100 of 400 · 50/s · 6 s left"
    assert text.progress(Progress("look", 7, None)) == "7"
    assert "left" not in text.progress(Progress("import", 400, 400, 50.0))


def test_sentences_end_in_a_stop_and_figures_stay_with_their_units() -> None:
    said = text.sentences(["Fits travel", "0.24 of the 1.6 clo that 8 °C asks for."])
    assert said == "Fits travel. 0.24 of the 1.6\u00a0clo that 8\u00a0°C asks for."


def test_a_reason_fits_a_card() -> None:
    assert text.brief(["0.9 clo of the 1.1 needed: add a layer. Keeps the rain out."]) == (
        "0.9 of 1.1 clo: add a layer. Keeps the rain out."
    )
    assert text.brief(["Fits the office: blazer.", "0.20 clo: right for 9 °C."]) == (
        "Fits the office: blazer."
    )
    assert text.brief(()) == ""
