from __future__ import annotations

import numpy as np

from stylist.style.usual import Usual


def test_share_of_less_alike_pairs() -> None:
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(60, 5)).astype(np.float32)
    usual = Usual.among(vectors, (3, 2))
    assert usual.pairs.shape == (2, 60 * 59 // 2)
    middle = np.median(usual.pairs, axis=1)
    shares = usual.share(np.stack([middle, usual.pairs[:, -1] + 1, usual.pairs[:, 0] - 1]))
    np.testing.assert_allclose(shares, [[0.5, 0.5], [1, 1], [0, 0]], atol=0.01)
    np.testing.assert_allclose(usual.mean, usual.pairs.mean(axis=1))


def test_a_single_item_has_no_usual() -> None:
    usual = Usual.among(np.ones((1, 2), dtype=np.float32), (1, 1))
    assert usual.share(np.ones((3, 2), dtype=np.float32)).tolist() == [[0, 0]] * 3
    assert usual.mean.tolist() == [0, 0]
