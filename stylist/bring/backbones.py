"""torchvision: any of its classification networks, without the last layer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from stylist.bring.checkpoints import export, load_into, read_checkpoint, require
from stylist.bring.made import IMAGENET_MEAN, IMAGENET_STD, Made
from stylist.embed.models import ENCODER_FILE
from stylist.errors import ModelError, UsageError
from stylist.types import ModelSource


def architecture(name: str) -> str | None:
    """What torchvision calls a backbone (*ResNet-50* → ``resnet50``); None where it has none."""
    models = require("torchvision.models")
    known = models.list_models(module=models)
    plain = {one.replace("_", ""): one for one in known}
    return plain.get(name.lower().replace("-", "").replace("_", "").replace(" ", ""))


def bring(source: ModelSource, arch: str, folder: Path) -> Made:
    """Export a backbone's pooled features, L2-normalised, into a folder.

    Raises
    ------
    UsageError
        There are no weights and none may be fetched.
    ModelError
        The weights are not this architecture's, or damaged.
    """
    torch = require("torch")
    models = require("torchvision.models")
    path = source.weights
    if path is None and not source.download:
        raise UsageError(
            f"{arch} needs its weights: --weights FILE, or --download to let torchvision fetch them"
        )
    published = models.get_model_weights(arch).DEFAULT
    as_trained = published.transforms()
    if path is not None:
        tensors = read_checkpoint(path)
    else:
        try:
            tensors = published.get_state_dict(progress=False, check_hash=True, weights_only=True)
        except Exception as error:  # of the network, in as many ways as there are networks
            raise ModelError(f"torchvision could not fetch the weights: {error}") from error
    network = _network(arch, tensors)
    # Extra heads that are there for training alone.
    for name in [k for k in tensors if k.startswith(("aux", "AuxLogits"))]:
        del tensors[name]
    load_into(network, tensors, arch, path)
    side = source.side or _side(as_trained)
    mean = source.mean or tuple(getattr(as_trained, "mean", IMAGENET_MEAN))
    std = source.std or tuple(getattr(as_trained, "std", IMAGENET_STD))
    nn = torch.nn

    class PooledEncoder(nn.Module):  # type: ignore[name-defined,misc]
        """uint8 RGB pixels in, pooled features, L2-normalised, out."""

        def __init__(self) -> None:
            super().__init__()
            self.network = _headless(network, nn)
            self.register_buffer("mean", 255 * torch.tensor(mean).view(1, 3, 1, 1))
            self.register_buffer("std", 255 * torch.tensor(std).view(1, 3, 1, 1))

        def forward(self, pixels: Any) -> Any:
            image = (pixels.permute(0, 3, 1, 2).to(torch.float32) - self.mean) / self.std
            return nn.functional.normalize(self.network(image).flatten(1), dim=1)

    example = torch.zeros(2, side, side, 3, dtype=torch.uint8)
    export(PooledEncoder(), example, folder / ENCODER_FILE, "pixels")
    return Made(
        f"{arch} of torchvision, the features before its last layer",
        side,
        {
            "architecture": f"{arch} (torchvision)",
            "weights": path.name if path is not None else str(published),
        },
    )


def _network(arch: str, tensors: dict[str, Any]) -> Any:
    """The network, with as many classes as the weights have, and no extra heads."""
    models = require("torchvision.models")
    more = {"aux_logits": False} if arch in ("googlenet", "inception_v3") else {}
    more |= {"init_weights": False} if arch in ("googlenet", "inception_v3") else {}
    network = models.get_model(arch, weights=None, **more)
    last = _last_linear(network)
    bias = None if last is None else tensors.get(f"{last}.weight")
    if (
        bias is not None
        and bias.ndim == 2
        and bias.shape[0] != network.get_submodule(last).out_features
    ):
        network = models.get_model(arch, weights=None, num_classes=int(bias.shape[0]), **more)
    return network


def _last_linear(network: Any) -> str | None:
    linear = require("torch").nn.Linear
    names = [name for name, part in network.named_modules() if isinstance(part, linear)]
    return names[-1] if names else None


def _headless(network: Any, nn: Any) -> Any:
    """The network up to what its last layer is given."""
    last = _last_linear(network)
    if last is None:  # SqueezeNet: its classifier is a convolution
        return nn.Sequential(network.features, nn.AdaptiveAvgPool2d(1))
    parent, _, name = last.rpartition(".")
    setattr(network.get_submodule(parent), name, nn.Identity())
    return network


def _side(as_trained: Any) -> int:
    crop = getattr(as_trained, "crop_size", [224])
    return int(crop[0] if isinstance(crop, list | tuple) else crop)
