from __future__ import annotations

import random
import signal
import subprocess
import sys
import time

from stylist.catalog.store import Store

BATCH = 16
IMPORT = f"""
import sys, pathlib, numpy as np
from stylist.catalog.store import Store
from stylist.types import Attribute, Embedding, NewItem, NewPhoto
ones = Embedding(*(np.ones(64, np.float32) for _ in range(3)))
said = (Attribute("category", "dress", 0.5, "model"),)
with Store.open(pathlib.Path(sys.argv[1])) as store:
    start = store.count()
    for first in range(start, start + 100_000, {BATCH}):
        store.add_photos([
            NewPhoto(pathlib.Path(f"/p/{{n}}.jpg"), f"{{n:064x}}", 1, 1, 1, 1, "centre", "e", ones,
                     said, NewItem(f"Item {{n}}"))
            for n in range(first, first + {BATCH})
        ])
        print(first + {BATCH}, flush=True)
"""


def test_kill_at_any_instant_loses_nothing_that_was_reported(tmp_path):
    r = random.Random()
    reported = 0
    for _ in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(tmp_path)], stdout=subprocess.PIPE, text=True
        ) as program:
            program.stdout.readline()
            time.sleep(r.uniform(0, 0.15))
            program.send_signal(signal.SIGKILL)
            whole = [int(line) for line in program.stdout if line.endswith("\n")]
            reported = max([reported, *whole])
        with Store.open(tmp_path, create=False) as store:
            count = store.count()
            assert count >= reported
            assert count % BATCH == 0
            assert len(list(store.all_files())) == count
            assert sum(len(chunk.matrix) for chunk in store.vectors("e")) == count
            assert len(store.ids(text="item dress")) == count
            assert store.check() == []
    assert reported > BATCH
