"""The way from PyTorch: whether it is there, reading a checkpoint, exporting a network."""

from __future__ import annotations

import importlib
import warnings
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from stylist.errors import ModelError, UsageError

INSTALL = "install it with: pip install 'stylist-desktop[train]' (or: uv sync --extra train)"


def require(name: str) -> ModuleType:
    """Import a package that only bringing a model needs.

    Raises
    ------
    UsageError
        It is not installed; the text says how to.
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(f"this kind of model needs the package {name}; {INSTALL}") from error


def read_checkpoint(path: Path) -> dict[str, Any]:
    """Tensors by name, from a ``.safetensors`` file or a PyTorch one; nothing is unpickled.

    Raises
    ------
    ModelError
        The file cannot be read, is damaged, or holds more than tensors.
    """
    torch = require("torch")
    if not path.is_file():
        raise ModelError(f"{path}: there is no such file")
    try:
        if path.suffix == ".safetensors":
            said: Any = require("safetensors.torch").load_file(str(path))
        else:
            said = torch.load(path, map_location="cpu", weights_only=True)
    except UsageError:
        raise
    except Exception as error:  # damaged files raise whatever their reader stumbled over
        raise ModelError(f"{path}: {_why_unread(error)}") from error
    for key in ("state_dict", "model_state_dict", "model"):
        if isinstance(said, Mapping) and isinstance(said.get(key), Mapping):
            said = said[key]
            break
    if not isinstance(said, Mapping):
        raise ModelError(f"{path}: holds no tensors by name, so it is no checkpoint of a network")
    tensors = OrderedDict((str(k), v) for k, v in said.items() if isinstance(v, torch.Tensor))
    if not tensors:
        raise ModelError(f"{path}: holds no tensors by name, so it is no checkpoint of a network")
    for prefix in ("module.", "_orig_mod."):
        if all(name.startswith(prefix) for name in tensors):
            tensors = OrderedDict((n.removeprefix(prefix), v) for n, v in tensors.items())
    # The versions of a network's parts, by which old checkpoints are read (MNASNet's needs it).
    if isinstance(versions := getattr(said, "_metadata", None), Mapping):
        tensors._metadata = versions  # type: ignore[attr-defined]
    return tensors


def load_into(network: Any, tensors: Mapping[str, Any], what: str, path: Path | None) -> None:
    """Put tensors into a network: all that it has, and none that it has not.

    Raises
    ------
    ModelError
        They are not those of this architecture, or not numbers.
    """
    torch = require("torch")
    where = "the weights" if path is None else str(path)
    for name, value in tensors.items():
        if value.is_floating_point() and not bool(torch.isfinite(value).all()):
            raise ModelError(f"{where}: damaged: {name} holds values that are no numbers")
    try:
        missing, extra = network.load_state_dict(tensors, strict=False)
    except (RuntimeError, ValueError) as error:
        line = str(error).strip().splitlines()[-1].strip()
        raise ModelError(f"{where}: not the weights of {what}: {line}") from error
    if missing or extra:
        parts = [f"{len(missing)} tensors are missing ({missing[0]} …)"] if missing else []
        parts += [f"{len(extra)} are not its own ({extra[0]} …)"] if extra else []
        raise ModelError(f"{where}: not the weights of {what}: {', '.join(parts)}")


def export(network: Any, example: Any, path: Path, given: str) -> None:
    """Write a network of one input and one output, ``style``, as ONNX, for any batch.

    Raises
    ------
    ModelError
        It uses something that ONNX cannot say, or it is too large for one file.
    """
    torch = require("torch")
    onnx = require("onnx")
    require("onnxscript")
    try:
        with warnings.catch_warnings(), torch.inference_mode():
            warnings.simplefilter("ignore")  # the exporter's own housekeeping
            exported = torch.onnx.export(
                network.eval(),
                (example,),
                dynamo=True,
                input_names=[given],
                output_names=["style"],
                dynamic_shapes=({0: torch.export.Dim.DYNAMIC},),
                verbose=False,
            )
        onnx.save_model(exported.model_proto, str(path), save_as_external_data=False)
    except Exception as error:  # the exporter raises what each of its many parts raises
        line = next((part for part in str(error).splitlines() if part.strip()), repr(error))
        raise ModelError(f"the network cannot be exported to ONNX: {line.strip()}") from error


def _why_unread(error: Exception) -> str:
    text = str(error)
    if "Weights only load failed" in text or "Unsupported" in text or "GLOBAL" in text:
        return "holds more than tensors (a pickled program), which is not run; save a state_dict"
    line = next((part for part in text.splitlines() if part.strip()), type(error).__name__)
    return f"damaged, or no checkpoint: {line.strip()}"
