"""From the text of a query to its terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from stylist.taxonomy.words import plain_words, singulars
from stylist.words import price
from stylist.words.terms import Query, Term
from stylist.words.vocabulary import LONGEST, Meaning, Vocabulary

MOST_TERMS = 24
_TOKEN = re.compile(
    r"""
    (?P<quoted>"[^"]+") | (?P<share>\d+\s?%) | (?P<number>\d+(?:[.,]\d+)?) | (?P<sign>[€$£¥<>≤≥])
    | (?P<minus>(?<!\S)[-–](?=\w)) | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*\d*)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign, as it counts and where it stands."""

    word: str
    start: int
    end: int
    quoted: bool = False
    written: str = ""


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    terms: list[Term] = field(default_factory=list)
    alternatives: dict[int, tuple[Meaning, ...]] = field(default_factory=dict)
    joined: str = ""
    """The *or* or *and* just read."""
    negation: Token | None = None


def parse(text: str, vocabulary: Vocabulary) -> Query:
    """Read a query. Whatever the text is, there is an answer.

    The longest phrase that means something wins (*black tie* is no colour);
    where two categories follow each other the first describes the second
    (*jean jacket*), since English puts the noun last. What nothing is known
    of is looked for as it is.
    """
    tokens = list(_tokens(text))
    reading = _Reading()
    at = 0
    while at < len(tokens) and len(reading.terms) < MOST_TERMS:
        at += _read(tokens, at, len(text), vocabulary, reading)
    return Query(text, tuple(_settled(reading, text)))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        if match["share"]:  # 100 % wool is wool
            continue
        if match["quoted"]:
            yield Token(match["quoted"].strip('"').strip(), match.start(), match.end(), True)
        elif match["minus"]:
            yield Token("not", match.start(), match.end())
        elif match["word"]:
            word = match["word"]
            yield Token(" ".join(plain_words(word)), match.start(), match.end(), written=word)
        else:
            yield Token(match[0], match.start(), match.end())


def _read(
    tokens: list[Token], at: int, whole: int, vocabulary: Vocabulary, reading: _Reading
) -> int:
    """Read what begins at a token; returns how many tokens that took."""
    token = tokens[at]
    if token.quoted:
        _take(reading, Meaning("text", token.word, _forms(token.word)), token, token)
        return 1
    if token.written.casefold() in vocabulary.idle:
        return 1
    if found := price.read(tokens, at, vocabulary.small):
        bounds, count = found
        _take(reading, Meaning("price", "", ()), token, tokens[at + count - 1], bounds=bounds)
        return count
    for count in range(min(LONGEST, len(tokens) - at), 0, -1):
        some = tokens[at : at + count]
        if any(t.quoted for t in some):
            continue
        words = [t.word for t in some]
        meanings = vocabulary.meanings(words)
        if meanings and " ".join(words) in vocabulary.small["before_worn"]:
            meanings = meanings if _worn_follows(tokens, at + count, vocabulary) else ()
        if meanings:
            reading.alternatives[len(reading.terms)] = meanings
            _take(reading, meanings[0], token, some[-1])
            return count
        phrase = " ".join(words)
        if phrase in vocabulary.small["not"]:
            reading.negation = reading.negation or token
            return count
        if phrase in vocabulary.small["or"] or phrase in vocabulary.small["and"]:
            reading.joined = "or" if phrase in vocabulary.small["or"] else "and"
            return count
        if phrase in vocabulary.small["ignored"]:
            return count
    if parts := vocabulary.parts(token.written):
        for meaning, start, end in parts:
            here = replace(token, start=token.start + start, end=token.start + end)
            _take(reading, meaning, here, here)
        return 1
    unfinished = at == len(tokens) - 1 and token.end == whole
    if unfinished and at and len(token.word) == 1:  # one letter after words: nothing yet
        return 1
    # What is still being typed is its own beginning only: goes is no go*, gown.
    forms = (token.word,) if unfinished else _forms(token.word)
    meaning = Meaning("text", token.word, forms)
    _take(reading, meaning, token, token, unfinished=unfinished)
    return 1


def _worn_follows(tokens: list[Token], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the longest phrase that means something here is something worn."""
    for count in range(min(LONGEST, len(tokens) - at), 0, -1):
        words = [t.word for t in tokens[at : at + count]]
        if vocabulary.meanings(words):
            return vocabulary.is_worn(words)
    parts = vocabulary.parts(tokens[at].written) if at < len(tokens) else ()
    return bool(parts) and all(meaning.kind in ("category", "material") for meaning, _, _ in parts)


def _take(
    reading: _Reading,
    meaning: Meaning,
    first: Token,
    last: Token,
    *,
    bounds: tuple[float | None, float | None] | None = None,
    unfinished: bool = False,
) -> None:
    negation, joined = reading.negation, reading.joined
    reading.negation, reading.joined = None, ""
    before = reading.terms[-1] if reading.terms else None
    either = joined == "or" or (joined == "and" and before is not None and before.negated)
    either |= joined == "and" and meaning.kind == "category"
    if before is not None and either and negation is None and before.kind == meaning.kind:
        reading.alternatives.pop(len(reading.terms), None)
        reading.terms[-1] = replace(
            before,
            values=(*before.values, meaning.value),
            words=(*before.words, *meaning.words),
            kinds=(*before.kinds, *meaning.kinds),
            narrow=before.narrow and meaning.narrow,
            end=last.end,
            unfinished=unfinished,
        )
        return
    start = negation.start if negation is not None else first.start
    reading.terms.append(
        Term(
            meaning.kind,
            (meaning.value,),
            meaning.words,
            meaning.kinds,
            start,
            last.end,
            negation is not None,
            meaning.narrow,
            unfinished,
            bounds,
        )
    )


def _settled(reading: _Reading, text: str) -> Iterator[Term]:
    """The terms, each of several categories in a row but the last as what it else can mean."""
    terms = reading.terms
    for place, term in enumerate(terms):
        after = terms[place + 1] if place + 1 < len(terms) else None
        describes = (
            after is not None
            and term.kind == after.kind == "category"
            and not term.negated
            and not after.negated
        )
        if not describes:
            yield term
            continue
        others = [m for m in reading.alternatives.get(place, ()) if m.kind != "category"]
        if others:
            other = others[0]
            yield replace(
                term,
                kind=other.kind,
                values=(other.value,),
                words=other.words,
                kinds=other.kinds,
                narrow=False,
            )
        else:
            said = " ".join(plain_words(text[term.start : term.end]))
            yield replace(
                term, kind="text", values=(said,), words=_forms(said), kinds=(), narrow=False
            )


def _forms(phrase: str) -> tuple[str, ...]:
    """A phrase, and what it may be the plural of."""
    *before, last = phrase.split() or [phrase]
    return tuple(" ".join([*before, form]) for form in singulars(last))
