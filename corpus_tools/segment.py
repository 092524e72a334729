"""Articles into paragraphs and sentences.

A paragraph is a line of the article's text; a sentence ends at a full stop, question or exclamation mark (and the
closing glyphs behind it) that is followed by something that can open a sentence, unless the full stop belongs to an
abbreviation. Where an abbreviation may end a sentence too ("in the U.S. The …"), the next word decides.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from corpus_tools.columns import make_table
from corpus_tools.lexicons import load_lexicon


class Span(NamedTuple):
    """A stretch of a text: `text[start:end]`."""

    start: int
    end: int


_CLOSERS = "\"'”’»)\\]"
_OPENERS = "\"'“‘„«(\\[–—-"
# A possible end: a mark, closing glyphs, white space, a word that can open a sentence; nothing is tried twice (`++`).
_END = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]++)(?P<close>[{_CLOSERS}]*+)(?P<gap>\s++)"
    rf"(?=(?P<open>[{_OPENERS}]*+\s?)(?P<next>[A-Z0-9À-Þ$€£][\w’'-]*+))"
)
_WORD = re.compile(rf"[^\s{_OPENERS}]*\Z")
_LONGEST = 40  # characters of the word before a full stop that are looked at
_LINE = re.compile(r"\S(?:.*\S)?")
_DOTTED = re.compile(r"(?:\w\.)+\w|[A-Z]")  # "U.S", "p.m", an initial
# “Is it over?” Roe asked: the question mark ends the quotation, not the sentence.
_ASKED = re.compile(
    r"\s*(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}) "
    r"(?:said|says|asked|asks|told|wrote|added|replied|shouted|cried)\b"
)
_ABBREVIATIONS = {section: frozenset(entries) for section, entries in load_lexicon("abbreviations").items()}


def split_paragraphs(text: str) -> list[Span]:
    """Spans of the lines of `text` that hold anything, without the white space around them."""
    return [Span(*line.span()) for line in _LINE.finditer(text)]


def split_sentences(text: str) -> list[Span]:
    """Spans of the sentences of `text`, in order, without the white space around them; none runs over a line end.

    The last sentence of a line needs no full stop.

    Examples
    --------
    >>> text = "The U.S. said no. Gen. Roe left on Nov. 14. He had asked"
    >>> [text[s.start:s.end] for s in split_sentences(text)]
    ['The U.S. said no.', 'Gen. Roe left on Nov. 14.', 'He had asked']
    """
    return [sentence for line in split_paragraphs(text) for sentence in _sentences_of(text, line)]


def paragraphs(articles: pd.DataFrame) -> pd.DataFrame:
    """The paragraphs of each article.

    Returns
    -------
    DataFrame
        `doc_id, paragraph_number, start, end, text`, as `columns.TABLES["paragraphs"]` has them.
    """
    return make_table(
        "paragraphs",
        (
            (doc_id, number, span.start, span.end, text[span.start : span.end])
            for doc_id, text in zip(articles["doc_id"], articles["text"], strict=True)
            for number, span in enumerate(split_paragraphs(text), 1)
        ),
    )


def sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """The sentences of each article.

    Returns
    -------
    DataFrame
        `doc_id, paragraph_number, sentence_number, start, end, text`, as `columns.TABLES["sentences"]` has them;
        `sentence_number` counts through the article.
    """
    rows = []
    for doc_id, text in zip(articles["doc_id"], articles["text"], strict=True):
        number = 0
        for paragraph, line in enumerate(split_paragraphs(text), 1):
            for number, span in enumerate(_sentences_of(text, line), number + 1):  # noqa: B020
                rows.append((doc_id, paragraph, number, span.start, span.end, text[span.start : span.end]))
    return make_table("sentences", rows)


def each_article(articles: pd.DataFrame, *columns: str) -> Iterator[tuple]:
    """The values of `columns` for each article that the extractors read: those plainly not in English are left out."""
    if not isinstance(articles, pd.DataFrame):
        raise TypeError(f"a table of articles is needed, not {type(articles).__name__}: load_articles(path) makes one")
    chosen = articles[~articles["foreign"]] if "foreign" in articles else articles
    return zip(*(chosen[column] for column in columns), strict=True)


def _sentences_of(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for end in _END.finditer(text, line.start, line.end):
        if _is_end(text, line, end):
            yield Span(start, end.start("gap"))
            start = end.end("gap")
    yield Span(start, line.end)


def _is_end(text: str, line: Span, end: re.Match) -> bool:
    word = _WORD.search(text, max(line.start, end.start() - _LONGEST), end.start())
    before, following = word[0].lstrip(".") if word else "", end["next"]
    if "!" in end["mark"] or "?" in end["mark"]:
        return not (end["close"] and _ASKED.match(text, end.end()))
    if end["mark"] != ".":  # an ellipsis: the capital that follows decides, and it does
        return True
    if before in _ABBREVIATIONS["never"] or (before in _ABBREVIATIONS["before a name"] and not end["close"]):
        return False
    if before in _ABBREVIATIONS["before a number"] or before in _ABBREVIATIONS["month"]:
        return not following[0].isdigit()
    if before.isdigit() and end.start() - len(before) == line.start:  # "1. The first item": the number of a list
        return False
    if before in _ABBREVIATIONS["anywhere"] or _DOTTED.fullmatch(before):
        return bool(end["open"].strip()) or following in _ABBREVIATIONS["sentence opener"]
    return True
