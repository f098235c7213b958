"""A page of the help as a document in the window's type and colours."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QKeySequence,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from stylist.gui.theme import colour, font, px

_LEADING = 140
"""Of a line of text, in % of its height."""


def document(markdown: str) -> QTextDocument:
    """A page of Markdown; HTML in it is text."""
    made = QTextDocument()
    made.setDefaultFont(font(14))
    made.setDocumentMargin(px(28))
    features = QTextDocument.MarkdownFeature
    made.setMarkdown(markdown, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
    block = made.begin()
    while block.isValid():
        _dress(QTextCursor(block), block.blockFormat())
        block = block.next()
    return made


def _dress(cursor: QTextCursor, given: QTextBlockFormat) -> None:
    level = given.headingLevel()
    spaced = QTextBlockFormat()
    spaced.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    code = given.hasProperty(QTextBlockFormat.Property.BlockCodeLanguage) or given.hasProperty(
        QTextBlockFormat.Property.BlockCodeFence
    )
    spaced.setTopMargin(0 if code else px({1: 0, 2: 20}.get(level, 2)))
    spaced.setBottomMargin(0 if code else px({1: 10, 2: 4}.get(level, 8)))
    cursor.movePosition(
        QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
    )  # "block under cursor" would take the end of the one before too
    looks = QTextCharFormat()
    if level:
        looks.setFont(font(24 if level == 1 else 15, 620))
        looks.setForeground(colour("ink"))
    elif code:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(px(12.5))
        fixed.setStyleHint(QFont.StyleHint.Monospace)
        looks.setFont(fixed)
        spaced.setLeftMargin(px(14))
        looks.setForeground(colour("accent"))
    cursor.mergeBlockFormat(spaced)
    if level or code:
        cursor.setCharFormat(looks)  # instead of what Markdown says of headings' sizes


def keys_document(
    title: str, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]
) -> QTextDocument:
    """Every key: groups of (keys, what they do)."""
    made = QTextDocument()
    made.setDefaultFont(font(14))
    made.setDocumentMargin(px(28))
    made.setDefaultStyleSheet(
        f"h1 {{ font-size: {px(24)}px; font-weight: 620; }}"
        f"h2 {{ font-size: {px(15)}px; font-weight: 620; margin-top: {px(16)}px; }}"
        f"td {{ padding: {px(4)}px {px(24)}px {px(4)}px 0; }}"
        f".keys {{ color: {colour('muted').name()}; white-space: nowrap; }}"
    )
    parts = [f"<h1>{escape(title)}</h1>"]
    for heading, rows in groups:
        lines = "".join(
            f"<tr><td class='keys'>{escape(_native(keys))}</td><td>{escape(words)}</td></tr>"
            for keys, words in rows
        )
        parts.append(f"<h2>{escape(heading)}</h2><table>{lines}</table>")
    made.setHtml("".join(parts))
    return made


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
