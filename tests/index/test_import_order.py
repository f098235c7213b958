import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "order",
    [("stylist.index", "stylist.embed.encoder"), ("stylist.embed.encoder", "stylist.index")],
)
def test_index_and_encoder_load_into_one_process_in_either_order(order):
    imports = "; ".join(f"import {module}" for module in order)
    assert subprocess.run([sys.executable, "-c", imports], check=False).returncode == 0
