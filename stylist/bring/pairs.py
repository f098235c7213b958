"""open_clip: image and text encoders that were trained together."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from stylist.bring.checkpoints import export, load_into, read_checkpoint, require
from stylist.bring.made import CLIP_MEAN, CLIP_STD, Made, TextInput
from stylist.bring.tokens import read_tokenizer, write_clip
from stylist.embed.models import ENCODER_FILE, TEXT_FILE, TOKENIZER_FILE
from stylist.errors import ModelError, UsageError
from stylist.types import ModelSource

CONFIG = "open_clip_config.json"
_WEIGHTS = (
    "open_clip_model.safetensors",
    "open_clip_pytorch_model.safetensors",
    "model.safetensors",
    "open_clip_pytorch_model.bin",
    "open_clip_pytorch_model.pt",
)


def architecture(name: str) -> str | None:
    """open_clip's name of an architecture, whatever the case; None where it has none."""
    known = {one.lower(): one for one in require("open_clip").list_models()}
    return known.get(name.lower().replace("/", "-"))


def bring(source: ModelSource, folder: Path) -> Made:
    """Export both encoders of a checkpoint into a folder, with the tokenizer.

    The source is a folder with open_clip's configuration and weights, or an
    architecture that open_clip knows, whose checkpoint is `source.weights`.

    Raises
    ------
    UsageError
        The checkpoint or the tokenizer is not named.
    ModelError
        A file is damaged, or not of this architecture.
    """
    torch = require("torch")
    open_clip = require("open_clip")
    home = Path(source.source) if Path(source.source).is_dir() else None
    config, arch, trained = _described(source, home)
    path = source.weights or _weights_in(home)
    if path is None:
        raise UsageError(f"{arch} needs its checkpoint: --weights FILE")
    tensors = read_checkpoint(path)
    model = _network(open_clip, config, arch)
    tensors = _converted(model, tensors, path)
    load_into(model, tensors, arch, path)
    model = _faster(model.eval())
    size = getattr(model.visual, "image_size", None) or config["vision_cfg"].get("image_size", 224)
    side = source.side or int(size[0] if isinstance(size, list | tuple) else size)
    said = dict(getattr(model.visual, "preprocess_cfg", {}) or {}) | trained
    mean = source.mean or tuple(said.get("mean") or CLIP_MEAN)
    std = source.std or tuple(said.get("std") or CLIP_STD)
    text = _tokenizer(source, config["text_cfg"], home, folder, int(model.context_length))
    _export_both(torch, model, mean, std, side, text, folder)
    return Made(
        f"{arch} of open_clip: photos and words",
        side,
        {
            "architecture": f"{arch} (open_clip)",
            "weights": path.name,
            "logit_scale": float(model.logit_scale.detach().exp()),
        },
        text,
    )


def _described(
    source: ModelSource, home: Path | None
) -> tuple[dict[str, Any], str, dict[str, Any]]:
    """The network's configuration, what to call it, and how pictures were prepared for it."""
    open_clip = require("open_clip")
    if home is not None:
        path = home / CONFIG
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
            config, trained = dict(said["model_cfg"]), dict(said.get("preprocess_cfg") or {})
            config["text_cfg"], config["vision_cfg"] = (
                dict(config["text_cfg"]),
                dict(config["vision_cfg"]),
            )
        except (OSError, ValueError, RecursionError, KeyError, TypeError) as error:
            raise ModelError(f"{path}: not a configuration of open_clip ({error})") from error
        return config, home.resolve().name, trained
    arch = architecture(source.arch or source.source)
    if arch is None:
        raise UsageError(f"open_clip knows no architecture {source.arch or source.source!r}")
    # How pictures were prepared stands with the published weights, not the architecture.
    tags = open_clip.list_pretrained_tags_by_model(arch)
    trained = dict(open_clip.get_pretrained_cfg(arch, tags[-1])) if tags else {}
    return dict(open_clip.get_model_config(arch)), arch, trained


def _weights_in(home: Path | None) -> Path | None:
    if home is None:
        return None
    return next((home / name for name in _WEIGHTS if (home / name).is_file()), None)


def _network(open_clip: Any, config: dict[str, Any], arch: str) -> Any:
    config = dict(config)
    custom = bool(config.pop("custom_text", False)) or "hf_model_name" in config["text_cfg"]
    if "hf_model_name" in config["text_cfg"] or config["text_cfg"].get("tokenizer_mode"):
        raise ModelError(f"{arch}: its text encoder is not open_clip's own; export it to ONNX")
    config["vision_cfg"] = config["vision_cfg"] | {"timm_model_pretrained": False}
    for key in ("multimodal_cfg", "init_logit_scale"):
        if key == "multimodal_cfg" and key in config:
            raise ModelError(f"{arch}: writes captions (CoCa), and is no pair of encoders")
    build = open_clip.CustomTextCLIP if custom else open_clip.CLIP
    try:
        return build(**config, cast_dtype=None)
    except Exception as error:  # whatever the parts make of a configuration that fits none
        raise ModelError(f"{arch}: cannot be built from its configuration: {error}") from error


def _converted(model: Any, tensors: dict[str, Any], path: Path) -> dict[str, Any]:
    """Tensors as others have named them, in open_clip's names."""
    convert = require("open_clip.convert")
    try:
        tensors = dict(convert.convert_state_dict(model, dict(tensors)))
        if "positional_embedding" in tensors and not hasattr(model, "positional_embedding"):
            tensors = dict(require("open_clip.model").convert_to_custom_text_state_dict(tensors))
    except Exception as error:
        raise ModelError(f"{path}: not a checkpoint of CLIP: {error}") from error
    for name in ("logit_scale", "logit_bias"):
        own = getattr(model, name, None)
        if name in tensors and own is not None:
            tensors[name] = tensors[name].reshape(own.shape)
    if getattr(model, "logit_bias", None) is None:
        tensors.pop("logit_bias", None)
    tensors = {k: v for k, v in tensors.items() if not k.endswith("position_ids")}
    # A mask that some versions keep and others make anew.
    own = set(model.state_dict())
    return {k: v for k, v in tensors.items() if k in own or not k.endswith("attn_mask")}


def _faster(model: Any) -> Any:
    """MobileCLIP's branches, which training needs, become one convolution each."""
    return require("timm.utils").reparameterize_model(model)


def _tokenizer(
    source: ModelSource, config: dict[str, Any], home: Path | None, folder: Path, context: int
) -> TextInput:
    clean = str(config.get("tokenizer_kwargs", {}).get("clean", ""))
    path = source.tokenizer
    if path is None and home is not None and (home / TOKENIZER_FILE).is_file():
        path = home / TOKENIZER_FILE
    if path is None and config.get("hf_tokenizer_name"):
        raise UsageError(
            f"its words need a tokenizer of their own: --tokenizer tokenizer.json "
            f"(it lies beside the weights of {config['hf_tokenizer_name']})"
        )
    if path is not None:
        own = config.get("hf_tokenizer_name") is None
        found = read_tokenizer(
            path,
            0 if own and source.pad is None else source.pad,
            clean or ("lower" if own else None),
        )
        shutil.copyfile(path, folder / TOKENIZER_FILE)
        return TextInput(context, found.pad, found.clean)
    simple = require("open_clip.tokenizer").SimpleTokenizer(context_length=context)
    merges = sorted(simple.bpe_ranks, key=simple.bpe_ranks.__getitem__)
    write_clip(simple.encoder, merges, folder / TOKENIZER_FILE)
    return TextInput(context, 0, clean or "lower")


def _export_both(
    torch: Any, model: Any, mean: Any, std: Any, side: int, text: TextInput, folder: Path
) -> None:
    nn = torch.nn

    class ImageEncoder(nn.Module):  # type: ignore[name-defined,misc]
        """uint8 RGB pixels in, the image's embedding, L2-normalised, out."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model
            self.register_buffer("mean", 255 * torch.tensor(mean).view(1, 3, 1, 1))
            self.register_buffer("std", 255 * torch.tensor(std).view(1, 3, 1, 1))

        def forward(self, pixels: Any) -> Any:
            image = (pixels.permute(0, 3, 1, 2).to(torch.float32) - self.mean) / self.std
            return nn.functional.normalize(self.model.encode_image(image), dim=-1)

    class TextEncoder(nn.Module):  # type: ignore[name-defined,misc]
        """Tokens in, the text's embedding, L2-normalised, out."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, tokens: Any) -> Any:
            return nn.functional.normalize(self.model.encode_text(tokens), dim=-1)

    pixels = torch.zeros(2, side, side, 3, dtype=torch.uint8)
    export(ImageEncoder(), pixels, folder / ENCODER_FILE, "pixels")
    tokens = torch.full((2, text.context), text.pad, dtype=torch.int64)
    tokens[:, 0] = 1
    export(TextEncoder(), tokens, folder / TEXT_FILE, "tokens")
