"""Confidences against what was right."""

from __future__ import annotations

import numpy as np
import pytest

from stylist.evaluate.reliability import (
    calibration_error,
    equal_mass_error,
    metrics_of,
    reliability,
)


def claims(seed: int = 0, count: int = 100_000) -> tuple[np.ndarray, np.ndarray]:
    """Claims that are right exactly as often as they say."""
    chance = np.random.default_rng(seed)
    sure = chance.uniform(0, 1, count).astype(np.float32)
    return sure, chance.random(count) < sure


def test_honest_claims_have_no_calibration_error() -> None:
    sure, right = claims()
    assert calibration_error(sure, right) < 0.01
    assert equal_mass_error(sure, right) < 0.01


def test_boasting_is_seen() -> None:
    sure, right = claims()
    boast = np.sqrt(sure)
    expected = float((boast - sure).mean())
    assert calibration_error(boast, right) == pytest.approx(expected, abs=0.01)
    assert equal_mass_error(boast, right) == pytest.approx(expected, abs=0.01)


def test_each_claim_is_in_one_bin_and_bounds_belong_below() -> None:
    sure = np.array([0.0, 0.2, 0.20001, 1.0], np.float32)
    bins = reliability(sure, np.array([False, True, True, True]), 5)
    assert [(b.low, b.count, b.accuracy) for b in bins] == [
        (0.0, 2, 0.5),
        (0.2, 1, 1.0),
        (0.8, 1, 1.0),
    ]


def test_metrics_by_hand() -> None:
    sure = np.array([0.9, 0.9, 0.5, 0.6], np.float32)
    found = metrics_of(sure, np.array([True, True, False, True]), 0.7)
    assert found["accuracy"] == 0.75
    assert found["coverage"] == 0.5
    assert found["accuracy_sure"] == 1.0
    assert found["brier"] == pytest.approx((0.01 + 0.01 + 0.25 + 0.16) / 4, abs=1e-6)
    logs = -(2 * np.log(0.9) + np.log(0.5) + np.log(0.6)) / 4
    assert found["log_loss"] == pytest.approx(logs, abs=1e-6)


def test_nothing_sure_has_no_accuracy_and_nothing_at_all_cannot_be_measured() -> None:
    assert np.isnan(metrics_of(np.array([0.1]), np.array([True]), 0.5)["accuracy_sure"])
    with pytest.raises(ValueError, match="no claims"):
        metrics_of(np.array([]), np.array([], bool), 0.5)
