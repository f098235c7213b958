"""The models of a library: folders with cards, and a note of which one is in use.

They lie in the library's ``models`` folder, and so does the note: a catalog that
is restored or copied elsewhere comes without them, and should not ask for one
that is not there.
"""

from __future__ import annotations

import json
import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from stylist.embed.models import DEFAULT_MODEL, FORMER_MODELS, ModelCard, load_card
from stylist.errors import ModelError, NotFoundError, UsageError
from stylist.unfinished import beside, empty

NOTE = "use.json"
"""How the names of folders begin in which a model is being made."""

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


class Choice(NamedTuple):
    """Which model answers, and which one is on the way to do so."""

    use: str = DEFAULT_MODEL
    wanted: str | None = None


class Registry:
    """The models of one library.

    Parameters
    ----------
    folder : Path
        The library's ``models``; it need not be there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> list[str]:
        """The model inside, then those that were brought, by name."""
        found: list[str] = []
        with suppress(OSError):
            found = sorted(p.parent.name for p in self.folder.glob("*/card.json"))
        return [DEFAULT_MODEL, *(n for n in found if _NAME.fullmatch(n) and n != DEFAULT_MODEL)]

    def card(self, name: str, *, verify: bool = False) -> ModelCard:
        """The card of a model; with `verify`, every file of it is checked.

        Raises
        ------
        NotFoundError
            No model is called that; the text lists those there are.
        ModelError
            It is damaged.
        """
        if name == DEFAULT_MODEL:
            return load_card(verify=verify)
        known = self.names()
        if name not in known:
            raise NotFoundError(f"no model is called {name!r}; there are {', '.join(known)}")
        card = load_card(self.folder / name, verify=verify)
        if card.name != name:
            raise ModelError(f"{card.folder}: the card is of another model, {card.name}")
        return card

    def require_free(self, name: str) -> None:
        """Make sure that a new model can be called that.

        Raises
        ------
        UsageError
            The name is taken, or is none.
        """
        if not _NAME.fullmatch(name):
            raise UsageError(
                f"{name!r} cannot be a model's name: small letters, digits, dots, dashes"
            )
        if name in self.names():
            raise UsageError(f"a model is called {name} already; choose another --name")

    def choice(self) -> Choice:
        """What the note says; the model inside, where there is none that can be read."""
        try:
            said = json.loads((self.folder / NOTE).read_text(encoding="utf-8"))
            use, wanted = said["use"], said["wanted"]
        except (OSError, ValueError, RecursionError, KeyError, TypeError):
            return Choice()
        if not isinstance(use, str) or not (wanted is None or isinstance(wanted, str)):
            return Choice()
        return Choice(self._today(use), wanted and self._today(wanted))

    def _today(self, name: str) -> str:
        """The model inside in place of one that was inside an earlier version."""
        gone = name in FORMER_MODELS and name not in self.names()
        return DEFAULT_MODEL if gone else name

    def choose(self, choice: Choice) -> None:
        """Write the note, whole or not at all.

        Raises
        ------
        ModelError
            It cannot be written.
        """
        if choice == self.choice():
            return
        path = self.folder / NOTE
        temporary = beside(path)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(choice._asdict()) + "\n", encoding="utf-8")
            temporary.replace(path)
        except OSError as error:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise ModelError(f"{path}: cannot be written: {error.strerror}") from error

    @property
    def written(self) -> int:
        """When the note was written last, in ns; 0 where there is none."""
        try:
            return (self.folder / NOTE).stat().st_mtime_ns
        except OSError:
            return 0

    def draft(self) -> Path:
        """An empty folder to make a model in; what earlier ones left behind is cleared away.

        Raises
        ------
        ModelError
            It cannot be made.
        """
        try:
            return empty("draft", self.folder)
        except OSError as error:
            raise ModelError(f"{self.folder}: cannot be written: {error.strerror}") from error

    def place(self, draft: Path, name: str) -> None:
        """Move a finished model to its name, in one step.

        Raises
        ------
        UsageError
            Another one has taken the name meanwhile.
        ModelError
            It cannot be moved.
        """
        self.require_free(name)
        try:
            draft.rename(self.folder / name)
            (self.folder / name).chmod(0o755)  # a temporary folder is its maker's alone
        except OSError as error:
            raise ModelError(
                f"{self.folder / name}: cannot be written: {error.strerror}"
            ) from error

    def remove(self, name: str) -> None:
        """Delete a model's folder, in one step.

        Raises
        ------
        ModelError
            It cannot be deleted.
        """
        gone = self.draft()
        try:
            (self.folder / name).rename(gone / name)
        except OSError as error:
            raise ModelError(
                f"{self.folder / name}: cannot be deleted: {error.strerror}"
            ) from error
        finally:
            shutil.rmtree(gone, ignore_errors=True)
