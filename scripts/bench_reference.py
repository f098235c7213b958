"""The plain pipeline that most projects have: PIL, torchvision, PyTorch float32 eager.

    python scripts/bench_reference.py PHOTO_LIST

Reads paths from a file, a line each, and prints one JSON object.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import torch
from PIL import Image
from torchvision import transforms
from train_model import load_backbone

BATCH = 32


@torch.inference_mode()
def main() -> None:
    paths = Path(sys.argv[1]).read_text().splitlines()
    network = load_backbone()
    prepare = transforms.Compose(
        [
            transforms.Resize(256),
            transforms.CenterCrop(224),
            transforms.ToTensor(),
            transforms.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),
        ]
    )
    network(torch.zeros(BATCH, 3, 224, 224))
    began = time.perf_counter()
    encoding = 0.0
    for start in range(0, len(paths), BATCH):
        images = [Image.open(p).convert("RGB") for p in paths[start : start + BATCH]]
        batch = torch.stack([prepare(image) for image in images])
        before = time.perf_counter()
        network.forward_features(batch).mean((2, 3))
        encoding += time.perf_counter() - before
    seconds = time.perf_counter() - began
    # What a careful user of PyTorch would get: pixels and weights channels last.
    network, batch = (x.to(memory_format=torch.channels_last) for x in (network, batch))
    network.forward_features(batch)
    before = time.perf_counter()
    for _ in range(4):
        network.forward_features(batch).mean((2, 3))
    careful = 4 * len(batch) / (time.perf_counter() - before)
    print(
        json.dumps(
            {
                "images_per_second": len(paths) / seconds,
                "encoder_per_second": len(paths) / encoding,
                "channels_last_per_second": careful,
            }
        )
    )


if __name__ == "__main__":
    main()
