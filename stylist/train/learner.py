"""A network learned in epochs: stopped early, kept after each, gone on with where it was left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylist.archives import BROKEN
from stylist.errors import ModelError
from stylist.train import torches
from stylist.types import Progress
from stylist.unfinished import beside


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long is learned, and how.

    Adam (Kingma and Ba, ICLR 2015); it ends when `patience` epochs have brought
    nothing better by `least` on what is held out, or with `epochs`: what towers
    go on to learn is by heart, and a head trusts it too much.
    """

    epochs: int = 12
    patience: int = 2
    least: float = 0.001
    learning_rate: float = 1e-3
    batch: int = 512
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Epoch:
    """A point of the learning curve: mean loss, and what was measured on what is held out."""

    stage: str
    loss: float
    score: float


class Checkpoint:
    """The file in which a training is kept between epochs: arrays without pickle.

    `of` names what is trained on what: another's file is not gone on with.
    """

    def __init__(self, file: Path | None, of: str) -> None:
        self._file, self._of = file, of

    def read(self) -> dict[str, NDArray[Any]] | None:
        """What was kept; None where there is nothing, or it is of something else."""
        if self._file is None or not self._file.exists():
            return None
        try:
            with self._file.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
                kept = {name: arrays[name] for name in arrays.files}
        except BROKEN:
            return None  # half written when the machine went down: it begins anew
        return kept if str(kept.get("of", "")) == self._of else None

    def write(self, arrays: dict[str, NDArray[Any]]) -> None:
        """Keep it.

        Raises
        ------
        ModelError
            The disk is full, or may not be written.
        """
        if self._file is None:
            return
        temporary = beside(self._file)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("wb") as stream:
                all_arrays: dict[str, Any] = {**arrays, "of": np.array(self._of)}
                np.savez(stream, **all_arrays)
            temporary.replace(self._file)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise ModelError(f"{self._file}: cannot be written: {error}") from error

    def remove(self) -> None:
        """What was learned is kept elsewhere now."""
        if self._file is not None:
            self._file.unlink(missing_ok=True)


class Learner:
    """One stage of a training.

    Parameters
    ----------
    stage : str
        For the curve and the progress.
    network : torch.nn.Module
    losses : callable
        From the number of an epoch to the losses of its batches, one after the other.
    score : callable
        What is measured on what is held out, greater is better; None: as many
        epochs as the schedule says, and the last one counts.
    """

    def __init__(
        self,
        stage: str,
        network: Any,
        losses: Callable[[int], Iterator[Any]],
        score: Callable[[], float] | None,
        schedule: Schedule,
        checkpoint: Checkpoint,
        groups: list[dict[str, Any]] | None = None,
    ) -> None:
        torch = torches.load()
        self.stage, self._network, self._losses, self._score = stage, network, losses, score
        self._schedule, self._checkpoint = schedule, checkpoint
        given = groups or [{"params": [p for p in network.parameters() if p.requires_grad]}]
        self._adam = torch.optim.Adam(given, lr=schedule.learning_rate)
        self.curve: list[Epoch] = []
        self.best = 0
        """Epochs after which it was best."""
        self._kept: dict[str, Any] = {}

    def run(self) -> Iterator[Progress]:
        """Learn; afterwards the network is as it was at its best."""
        schedule = self._schedule
        self._go_on()
        while len(self.curve) < schedule.epochs and not self._tired():
            done = len(self.curve)
            yield Progress(self.stage, done, schedule.epochs)
            total, steps = 0.0, 0
            self._network.train()
            for loss in self._losses(done):
                self._adam.zero_grad(set_to_none=True)
                loss.backward()
                self._adam.step()
                total += float(loss.detach())
                steps += 1
                if steps % 20 == 0:
                    yield Progress(self.stage, done, schedule.epochs)
            self._network.eval()
            score = float("nan") if self._score is None else self._score()
            self.curve.append(Epoch(self.stage, total / max(steps, 1), score))
            if self._score is None or not self._kept or self._better(score):
                self.best = len(self.curve)
                self._kept = {n: v.clone() for n, v in self._network.state_dict().items()}
            self._keep()
        if self._kept:
            self._network.load_state_dict(self._kept)
        self._network.eval()
        yield Progress(self.stage, schedule.epochs, schedule.epochs)

    def _better(self, score: float) -> bool:
        return score > self.curve[self.best - 1].score + self._schedule.least

    def _tired(self) -> bool:
        return self._score is not None and len(self.curve) - self.best >= self._schedule.patience

    def _keep(self) -> None:
        arrays: dict[str, NDArray[Any]] = {"stage": np.array(self.stage)}
        arrays["curve"] = np.array([[e.loss, e.score] for e in self.curve])
        arrays["best"] = np.array(self.best)
        for name, value in self._network.state_dict().items():
            arrays[f"now {name}"] = value.detach().cpu().numpy()
        for name, value in self._kept.items():
            arrays[f"kept {name}"] = value.detach().cpu().numpy()
        for number, state in self._adam.state_dict()["state"].items():
            for name, value in state.items():
                arrays[f"adam {number} {name}"] = value.detach().cpu().numpy()
        self._checkpoint.write(arrays)

    def _go_on(self) -> None:
        torch = torches.load()
        arrays = self._checkpoint.read()
        if arrays is None or str(arrays["stage"]) != self.stage:
            return
        here = next(self._network.parameters()).device

        def tensors(kind: str) -> dict[str, Any]:
            return {
                name.removeprefix(kind): torch.from_numpy(value).to(here)
                for name, value in arrays.items()
                if name.startswith(kind)
            }

        self._network.load_state_dict(tensors("now "))
        self._kept = tensors("kept ")
        self.curve = [Epoch(self.stage, float(a), float(b)) for a, b in arrays["curve"]]
        self.best = int(arrays["best"])
        adam = self._adam.state_dict()
        adam["state"] = {}
        for name, value in tensors("adam ").items():
            number, what = name.split(" ", 1)
            adam["state"].setdefault(int(number), {})[what] = value
        self._adam.load_state_dict(adam)
