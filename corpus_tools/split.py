"""One decoded text into its articles.

A text goes in; its articles come out, each with headline, dek, dateline, byline and paragraphs as spans, and with what
was dropped and why. Lines are told apart by repetition, length and typography, and an article begins where the signs of
a beginning (a headline, a dateline, a break in vocabulary) outweigh those of going on.
"""

import re
from typing import NamedTuple

import pandas as pd

from corpus_tools.datelines import find_dateline
from corpus_tools.segment import Span


class Piece(NamedTuple):
    """A stretch of a document and what it is: headline, dek, byline, body or dropped (with the reason)."""

    start: int
    end: int
    part: str
    reason: str | None = None


class Article(NamedTuple):
    """An article in a text: `text[start:end]`, its headline included."""

    start: int
    end: int
    headline: str | None
    dek: str | None
    dateline: str | None
    byline: str | None
    paragraphs: tuple[Span, ...]
    dateline_end: int  # where the report begins, counted in the text; the body's start without a dateline
    pieces: tuple[Piece, ...]
    published: pd.Timestamp | None = None
    url: str | None = None


def split_articles(text: str) -> list[Article]:
    """The articles in `text`, in order."""
    lines = _lines(text)
    if not lines:
        return []
    words = [text[line.start : line.end] for line in lines]
    prose = [_is_prose(word) for word in words]
    groups: list[list[Piece]] = [[]]
    has_body = False
    number = 0
    while number < len(lines):
        line = lines[number]
        if prose[number] or not any(prose):
            if has_body and find_dateline(words[number]):
                groups.append([])
            groups[-1].append(Piece(*line, "body"))
            has_body = True
            number += 1
            continue
        stop = number
        while stop < len(lines) and not prose[stop]:
            stop += 1
        block = range(number, stop)
        seen: dict[str, int] = {}
        heads = list(dict.fromkeys(words[i] for i in block if not words[i].startswith("- ")))
        split = 0 if not has_body else (1 if len(heads) > 1 or stop == len(lines) else 0)
        current = groups[-1]
        opened = not has_body
        for i in block:
            key = words[i]
            if key.startswith("- "):
                current.append(Piece(*lines[i], "dek"))
            elif key in seen:
                current.append(Piece(*lines[i], "dropped", "repeated headline"))
            else:
                if has_body and not opened and len(seen) >= split:
                    groups.append([])
                    current = groups[-1]
                    opened = True
                current.append(Piece(*lines[i], "headline"))
            seen[key] = i
        if opened:
            has_body = False
        number = stop
    return [_article(text, pieces) for pieces in groups]


def one_article(text: str, span: Span, headline: Span | None = None) -> Article:
    """The article that `span` holds, where its bounds are known; `headline` stands before it or is unknown."""
    pieces = [Piece(*headline, "headline")] if headline else []
    for line in _lines(text[span.start : span.end]):
        pieces.append(Piece(line.start + span.start, line.end + span.start, "body"))
    return _article(text, pieces)


def _article(text: str, pieces: list[Piece]) -> Article:
    def first(part: str) -> str | None:
        return next((" ".join(text[p.start : p.end].split()) for p in pieces if p.part == part), None)

    body = tuple(Span(p.start, p.end) for p in pieces if p.part == "body")
    dateline = find_dateline(text[body[0].start : body[0].end]) if body else None
    offset = body[0].start if body else pieces[0].start
    return Article(
        start=pieces[0].start,
        end=pieces[-1].end,
        headline=first("headline"),
        dek=_dek(first("dek")),
        dateline=dateline.text if dateline else None,
        byline=first("byline"),
        paragraphs=body,
        dateline_end=offset + (dateline.end if dateline else 0),
        pieces=tuple(pieces),
    )


def _dek(text: str | None) -> str | None:
    return re.sub(r"^[-–—•*]\s+", "", text) if text else None


def _lines(text: str) -> list[Span]:
    spans, offset = [], 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = offset + len(line) - len(line.lstrip())
            spans.append(Span(start, start + len(stripped)))
        offset += len(line)
    return spans


def _is_prose(line: str) -> bool:
    if line.startswith("- "):
        return False
    return bool(re.search(r"[.!?…][\"'”’»)\]]*$", line)) or len(line) > 130
