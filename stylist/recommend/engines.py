"""All recommenders by name, and their files: arrays without pickle."""

from __future__ import annotations

import importlib
import json
import pkgutil
from pathlib import Path
from typing import Any

import numpy as np

from stylist import recommend
from stylist.archives import BROKEN
from stylist.errors import ModelError, UsageError
from stylist.recommend.contract import REGISTRY, Recommender
from stylist.recommend.dataset import IdMap
from stylist.unfinished import beside

DEFAULT = "hybrid"

for _module in pkgutil.iter_modules(recommend.__path__):  # each makes its recommenders known
    importlib.import_module(f"{recommend.__name__}.{_module.name}")


def engines() -> dict[str, str]:
    """Names, and what each is called for a person."""
    return {name: REGISTRY[name].label for name in sorted(REGISTRY)}


def make(name: str, **options: Any) -> Recommender:
    """A recommender that has learned nothing yet.

    Raises
    ------
    UsageError
        There is none of that name.
    """
    if name not in REGISTRY:
        raise UsageError(f"no engine is called {name!r}; there are {', '.join(sorted(REGISTRY))}")
    return REGISTRY[name](**options)


def save(model: Recommender, file: Path, card: dict[str, Any]) -> None:
    """Write what a model learned as ``.npz``, and beside it a card (``.json``) that tells of it."""
    assert model.items is not None
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = beside(file)
    told = {**card, "engine": model.name}
    try:
        with temporary.open("wb") as stream:
            arrays: dict[str, Any] = {"items": model.items.names, **model.state()}
            np.savez(stream, **arrays)
        temporary.replace(file)
        file.with_suffix(".json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ModelError(f"{file}: the model cannot be written: {error}") from error


def load(file: Path) -> tuple[Recommender, dict[str, Any]]:
    """What `save` wrote.

    Raises
    ------
    ModelError
        The file is missing, damaged, or of an engine that there is not.
    """
    try:
        card = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        model = make(card["engine"])
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            state = {name: arrays[name] for name in arrays.files}
        model.take(IdMap(state.pop("items")), state)
    except (*BROKEN, TypeError, UsageError) as error:
        raise ModelError(f"{file}: the recommender cannot be read: {error}") from error
    return model, card
