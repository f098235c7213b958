"""Offers each model of a corpus, as a worker is offered it, in a child of its own.

    python model_taster.py CORPUS COUNT SEED

One line of JSON for each: [name, outcome, seconds of processor time, the most memory in MB]. An
outcome is `taken`, `refused: …` or, where the child did not live, `ended: …`, which a person is
told as *crashed* or *took too long*.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import lying_models
import safetensors.torch
import tiny_models as tiny
import torch

from stylist.bring import draft
from stylist.errors import StylistError
from stylist.ingest.workers import _bound_memory
from stylist.models import _bounds
from stylist.types import ModelSource

PATIENCE = 10
"""Seconds of processor time: a machine with much else to do takes longer for the same."""
PATHS = ("weights", "text", "tokenizer")


def offer(said: dict[str, str], out: int) -> None:
    given: dict[str, Any] = {k: Path(v) if k in PATHS else v for k, v in said.items()}
    source = ModelSource(**given, **tiny.PLAIN)
    _bound_memory(min(_bounds(source)[1], 2000))
    folder = Path(said["source"] + ".made")
    folder.mkdir()
    try:
        draft.make(source, "tried", folder)
        told = "taken"
    except StylistError as error:
        told = f"refused: {error}"
    except MemoryError:
        told = "refused: (a worker says) crashed"
    os.write(out, told.encode())


def main() -> None:
    folder, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    draft.make_ready()
    torch.set_num_threads(1)
    assert safetensors.torch.load_file
    for said in lying_models.make(folder, count, seed):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            status = 1
            try:
                signal.setitimer(signal.ITIMER_PROF, PATIENCE)
                signal.alarm(20 * PATIENCE)
                offer(said, writing)
                status = 0
            finally:
                sys.stderr.flush()
                os._exit(status)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            told = pipe.read().decode(errors="replace")
        _, status, used = os.wait4(child, 0)
        if os.WIFSIGNALED(status):
            told = f"ended: {signal.Signals(os.WTERMSIG(status)).name}"
        elif status:
            told = f"bug: {status}"
        shutil.rmtree(said["source"] + ".made", ignore_errors=True)
        name = Path(said.get("text") or said.get("tokenizer") or said["source"]).name
        if "tokenizer" in said and Path(said["tokenizer"]).stem.isdigit():
            name = Path(said["tokenizer"]).name
        line = [name, told, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
