"""Fine-tune EfficientNet-Lite into a fashion encoder on ``clothing/train`` alone.

    uv run --group dev python scripts/train_encoder.py ../shared/data/clothing --work ../training

Writes a checkpoint after every epoch (run the same command again to go on from
it), the best weights as ``best.pt`` by the figures on ``clothing/validation``,
``log.json`` and the learning curve, ``curve.png``. About an hour on two cores.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from matplotlib.figure import Figure
from rich.console import Console
from rich.progress import track
from torch import Tensor, nn
from torch.utils.data import DataLoader
from train_data import Photos, TwoViews, load_photos, views
from train_model import FashionEncoder, Losses, load_backbone, quicken

from stylist.evaluate.metrics import hit_rate_at, mean_average_precision, precision_at, rankings
from stylist.imaging.crop import INPUT_SIDE

WEIGHTS = (1.0, 0.3, 2.0)
"""Of category, same photo and teacher in the loss."""
console = Console()


@torch.inference_mode()
def features(model: FashionEncoder, photos: Photos) -> dict[str, Tensor]:
    """What the network sees of each undisturbed photo, before its heads."""
    model.eval()
    parts = []
    for start in track(range(0, len(photos), 32), "asking the teacher"):
        pixels = torch.from_numpy(photos.clean[start : start + 32]).permute(0, 3, 1, 2)
        parts.append(model.features(pixels))
    return {name: torch.cat([part[name] for part in parts]) for name in parts[0]}


@torch.inference_mode()
def embed(model: nn.Module, pixels: Tensor, device: torch.device) -> tuple[Tensor, Tensor]:
    """Category (square roots of probabilities) and detail of (n, 3, h, w) uint8."""
    model.eval()
    parts = []
    for start in range(0, len(pixels), 64):
        with torch.autocast(device.type, torch.bfloat16):
            logits, detail = model(pixels[start : start + 64].to(device))
        parts.append((logits.float().softmax(1).sqrt().cpu(), detail.float().cpu()))
    kinds, details = zip(*parts, strict=True)
    return torch.cat(kinds), torch.cat(details)


def measure(
    model: nn.Module, train: Photos, held_out: Photos, disturbed: Tensor, device: torch.device
) -> dict[str, float]:
    """Same category (validation among train) and same photo (disturbed among both).

    Of the training photos every third: enough to see which epoch is better.
    """
    gallery = embed(model, torch.from_numpy(train.clean[::3]).permute(0, 3, 1, 2), device)
    clean = embed(model, torch.from_numpy(held_out.clean).permute(0, 3, 1, 2), device)
    asked = embed(model, disturbed, device)
    same = held_out.labels[:, None] == train.labels[None, ::3]
    figures = {}
    for name, share in (("category", 1.0), ("detail", 0.0), ("style", 0.6)):
        near = share * clean[0] @ gallery[0].T + (1 - share) * clean[1] @ gallery[1].T
        ranked = rankings(near.numpy(), same, np.zeros_like(same))
        figures[f"{name} p@10"] = precision_at(ranked, 10)
        figures[f"{name} map"] = mean_average_precision(ranked)
        everything = [torch.cat([c, g]) for c, g in zip(clean, gallery, strict=True)]
        near = share * asked[0] @ everything[0].T + (1 - share) * asked[1] @ everything[1].T
        own = np.eye(len(near), near.shape[1], dtype=bool)
        figures[f"{name} disturbed r@1"] = hit_rate_at(
            rankings(near.numpy(), own, np.zeros_like(own)), 1
        )
    return {name: round(float(value), 4) for name, value in figures.items()}


class Average:
    """A running average of the weights, which generalises better than the last ones."""

    def __init__(self, model: nn.Module, keep: float) -> None:
        self.keep, self.steps = keep, 0
        self.state = {k: v.detach().clone() for k, v in model.state_dict().items()}

    @torch.no_grad()
    def add(self, model: nn.Module) -> None:
        self.steps += 1
        keep = min(self.keep, self.steps / (self.steps + 10))
        for name, value in model.state_dict().items():
            mine = self.state[name]
            if mine.dtype.is_floating_point:
                mine.lerp_(value, 1 - keep)
            else:
                mine.copy_(value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("photos", type=Path, help="folder with train/ and validation/")
    parser.add_argument("--work", type=Path, required=True, help="checkpoints, log and curve")
    parser.add_argument("--backbone", choices=("lite0", "lite2"), default="lite2")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--every", type=int, default=2, help="epochs between measurements")
    parser.add_argument("--patience", type=int, default=3, help="measurements without a better one")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, help="stop each epoch early, to try things out")
    said = parser.parse_args()
    said.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(said.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    train = load_photos(said.photos / "train")
    held_out = load_photos(said.photos / "validation")
    disturbed = views(held_out, np.arange(len(held_out)), INPUT_SIDE, np.random.default_rng(99))
    model = FashionEncoder(load_backbone(said.backbone), len(train.names))
    seen = features(model, train)
    model.begin(seen)
    with torch.no_grad():
        teacher = model.detail(seen)
    model.to(device)
    model = model.to(memory_format=torch.channels_last)
    if device.type == "cpu":
        quicken(model)
    losses = Losses(teacher).to(device)
    model.train()
    heads = [*model.category.parameters(), *model.heads.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.backbone.parameters() if p.requires_grad], "scale": 1.0},
            {"params": heads, "scale": 3.0},
        ],
        lr=said.rate,
        weight_decay=0.03,
    )
    average = Average(model, 0.995)
    log: list[dict[str, float]] = []
    begin, best, worse = 0, -math.inf, 0
    checkpoint = said.work / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True, map_location=device)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        average.state, average.steps = state["average"], state["steps"]
        log, best, worse = state["log"], state["best"], state["worse"]
        begin = len(log)
        console.print(f"going on after epoch {begin}")
    labels = torch.from_numpy(train.labels)
    for epoch in range(begin, said.epochs):
        began = time.perf_counter()
        data = TwoViews(train, said.batch, INPUT_SIDE, seed=said.seed * 1000 + epoch)
        loader = DataLoader(data, batch_size=None, num_workers=1, prefetch_factor=4)
        steps = said.steps or len(train) // said.batch
        sums = np.zeros(4)
        model.train()
        for step, batch in enumerate(track(loader, f"epoch {epoch + 1}", total=steps)):
            if step >= steps:
                break
            done = (epoch + step / steps) / said.epochs
            rate = said.rate * min(1, (epoch * steps + step + 1) / 100)
            rate *= 0.5 * (1 + math.cos(math.pi * done)) + 0.01
            for group in optimizer.param_groups:
                group["lr"] = rate * group["scale"]
            images = batch.views.flatten(0, 1).to(device, memory_format=torch.channels_last)
            with torch.autocast(device.type, torch.bfloat16):
                logits, detail = model(images)
            index = batch.index.to(device)
            terms = losses(logits.float(), detail.float(), labels[batch.index].to(device), index)
            optimizer.zero_grad(set_to_none=True)
            terms.total(WEIGHTS).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            average.add(model)
            sums += [terms.category.item(), terms.same.item(), terms.teacher.item(), terms.right]
        figures = {}
        if epoch % said.every == said.every - 1 or epoch == said.epochs - 1:
            smooth = FashionEncoder(load_backbone(said.backbone), len(train.names))
            smooth = smooth.to(device, memory_format=torch.channels_last)
            smooth.load_state_dict(average.state)
            figures = measure(smooth, train, held_out, disturbed, device)
            score = figures["style map"] + figures["style p@10"] + figures["detail disturbed r@1"]
            worse = 0 if score > best else worse + 1
            if score > best:
                best = score
                _save(said.work / "best.pt", {"model": average.state, "backbone": said.backbone})
        names = ("category loss", "same photo loss", "teacher loss", "right")
        figures |= {n: round(float(v / steps), 4) for n, v in zip(names, sums, strict=True)}
        figures["seconds"] = round(time.perf_counter() - began, 1)
        log.append(figures)
        console.print(f"epoch {epoch + 1}", figures)
        state = {
            "model": model.state_dict(), "average": average.state, "steps": average.steps,
            "optimizer": optimizer.state_dict(), "log": log, "best": best, "worse": worse,
        }  # fmt: skip
        _save(checkpoint, state)
        (said.work / "log.json").write_text(json.dumps(log, indent=1), encoding="utf-8")
        draw(log, said.work / "curve.png")
        if worse >= said.patience:
            console.print(f"no better in {worse} measurements: stopped")
            break


def draw(log: list[dict[str, float]], path: Path) -> None:
    """The learning curve: losses on the left, held-out figures on the right."""
    figure = Figure(figsize=(11, 4.5), layout="constrained")
    left, right = figure.subplots(1, 2)
    epochs = range(1, len(log) + 1)
    for name in ("category loss", "same photo loss", "teacher loss"):
        left.plot(epochs, [line[name] for line in log], label=name)
    left.set(xlabel="epoch", title="training", ylim=(0, None))
    for name in ("category map", "style p@10", "style map", "detail disturbed r@1"):
        measured = [(e, line[name]) for e, line in zip(epochs, log, strict=True) if name in line]
        right.plot(*zip(*measured, strict=True), marker="o", label=name)
    right.set(xlabel="epoch", title="held out", ylim=(0, 1))
    for axes in (left, right):
        if axes.get_legend_handles_labels()[0]:  # nothing is measured after the first epoch
            axes.legend(frameon=False)
        axes.grid(alpha=0.25)
    figure.savefig(path, dpi=110)


def _save(path: Path, state: object) -> None:
    temporary = path.with_suffix(".part")
    torch.save(state, temporary)
    temporary.replace(path)


if __name__ == "__main__":
    main()
