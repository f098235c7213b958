"""The pages of the help: Markdown in `resources/help`, a folder a language."""

from __future__ import annotations

from dataclasses import dataclass

from stylist.resources import resource

ORDER = (
    "stylist", "shopper", "staff", "commands", "python", "depth", "feeds", "models", "numbers", "limits",
)  # fmt: skip
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page.

    Attributes
    ----------
    name : str
        Of its file, the same in every language.
    title : str
        Its first heading.
    text : str
        Markdown, the heading too.
    """

    name: str
    title: str
    text: str

    def holds(self, words: str) -> bool:
        """Whether each of some words is somewhere on it."""
        text = self.text.casefold()
        return all(word in text for word in words.casefold().split())


def pages(language: str = ENGLISH) -> list[HelpPage]:
    """All pages in a language; in English those that it does not have."""
    found = []
    for name in ORDER:
        file = resource("help") / language / f"{name}.md"
        if not file.is_file():
            file = resource("help") / ENGLISH / f"{name}.md"
        text = file.read_text(encoding="utf-8")
        title = text.partition("\n")[0].removeprefix("# ").strip()
        found.append(HelpPage(name, title, text))
    return found
