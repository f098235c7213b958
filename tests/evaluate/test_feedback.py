"""Simulated shoppers."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylist.errors import UsageError
from stylist.evaluate import feedback


def test_learning_finds_more_of_what_is_wished_for(
    tmp_path: Path, draw, save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feedback, "PAGE", 4)
    for kind in ("skirt", "pants"):
        for colour in ("red", "blue", "green"):
            for number in range(6):
                save(draw(kind, colour, seed=number), tmp_path / kind / f"{colour}-{number}.png")
    photos = [str(tmp_path)]
    *_, last = feedback.evaluate_feedback(photos, colour="^([a-z]+)", sessions=4, seed=1, least=5)
    report = last.result
    assert (report.sessions, report.wishes, report.items) == (4, 6, 36)
    assert set(report.metrics) == {"learned", "unlearned", "rocchio", "logistic"}
    for figures in report.metrics.values():
        assert all(0 <= v <= 1 for name, v in figures.items() if name.startswith("p@"))
    assert report.metrics["learned"]["p@4 round 1"] == report.metrics["unlearned"]["p@4 round 1"]
    assert report.metrics["unlearned"]["over unlearned"] == 1
    assert report.metrics["unlearned"]["worse"] == 0
    *_, again = feedback.evaluate_feedback(photos, colour="^([a-z]+)", sessions=4, seed=1, least=5)
    assert again.result.metrics == report.metrics


def test_nothing_to_wish_for(tmp_path: Path, draw, save) -> None:
    save(draw("skirt", "red"), tmp_path / "skirt" / "1.png")
    with pytest.raises(UsageError):
        list(feedback.evaluate_feedback([str(tmp_path)]))
