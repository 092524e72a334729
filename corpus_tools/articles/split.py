"""One decoded text into its articles.

A text goes in; its articles come out, each with headline, dek, dateline, byline and paragraphs as spans, and with what
was dropped and why. Between any two paragraphs an article may end and the next begin; `readings` decides, and here each
line gets its place in the article that it belongs to.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from corpus_tools.articles.exports import documents_in, field_value
from corpus_tools.articles.gaps import Reading, copies_of
from corpus_tools.articles.lines import NAME, Line, bare, find_lines
from corpus_tools.articles.neighbours import relabel
from corpus_tools.articles.readings import best_readings
from corpus_tools.datelines import find_dateline
from corpus_tools.read.metadata import find_written_day
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
    outlet: str | None = None


def split_articles(text: str) -> list[Article]:
    """The articles in `text`, in order.

    Returns
    -------
    list of Article
        `start, end, headline, dek, dateline, byline, paragraphs` and more; spans are offsets into `text`. Their
        `pieces` hold every character of `text` that is not white space exactly once. A text that holds anything has an
        article.

    Examples
    --------
    >>> first = "ROME: The strike ended on Monday, the union said, and trains ran again."
    >>> second = "OSLO: Snow closed three schools in the north, where the wind broke a mast."
    >>> [article.dateline for article in split_articles(first + "\\n" + second)]
    ['ROME', 'OSLO']
    """
    lines = relabel(find_lines(text))
    stretches = documents_in(lines)
    return [
        _article(text, _pieces(stretch, roles))
        for stretch in stretches
        for roles in _articles_of(stretch, whole=len(stretches) > 1)
    ]


def split_at(text: str, separator: str | re.Pattern) -> list[Article]:
    """The articles between the lines of `text` that are `separator`, a line or a pattern for one."""
    pattern = re.compile(re.escape(separator.strip())) if isinstance(separator, str) else separator
    articles: list[Article] = []
    dropped: list[Piece] = []
    start = 0
    lines = [*find_lines(text), None]
    for line in lines:
        if line is not None and not pattern.fullmatch(line.text):
            continue
        end = len(text) if line is None else line.start
        if text[start:end].strip():
            articles.append(one_article(text, Span(start, end)))
        if line is not None:
            piece = Piece(line.start, line.end, "dropped", _REASONS["rule"])
            start = line.end
            if articles:
                articles[-1] = articles[-1]._replace(end=piece.end, pieces=(*articles[-1].pieces, piece))
            else:
                dropped.append(piece)
    if dropped and not articles:
        return [_article(text, dropped)]
    if dropped:
        articles[0] = articles[0]._replace(start=dropped[0].start, pieces=(*dropped, *articles[0].pieces))
    return articles


def one_article(text: str, span: Span, headline: Span | None = None) -> Article:
    """The article that `span` of `text` holds, where its bounds are known.

    `headline` stands before it; without one, the article's own first or last line can be its headline.
    """
    lines = relabel(find_lines(text[span.start : span.end]))
    lines = [line._replace(start=line.start + span.start, end=line.end + span.start) for line in lines]
    pieces: list[Piece] = []
    if headline:
        wording = bare(" ".join(text[headline.start : headline.end].split())).casefold()
        pieces.append(Piece(*headline, "headline"))
        while lines and (lines[0].wording or lines[0].text.casefold()) == wording:
            pieces.append(Piece(*lines.pop(0)[:2], "dropped", _REASONS["copy"]))
    for roles in _articles_of(lines, whole=True, headed=headline is not None):
        pieces += _pieces(lines, roles)
    return _article(text, pieces)


Roles = list[tuple[int, str]]  # the lines of an article by number, with what each is


def _articles_of(lines: list[Line], *, whole: bool, headed: bool = False) -> list[Roles]:
    """The lines of each article in a stretch, of one article if it is `whole`."""
    prose = [number for number, line in enumerate(lines) if line.kind == "prose"]
    if not prose:
        return [[(number, _inside(line)) for number, line in enumerate(lines)]] if lines else []
    path = best_readings(lines, prose, whole=whole)
    if headed:
        path = [reading._replace(before=None, after=None) for reading in path]
    return _without_repeated(lines, _by_article(lines, prose, path))


def _by_article(lines: Sequence[Line], prose: Sequence[int], path: Sequence[Reading]) -> list[Roles]:
    articles: list[Roles] = [[]]
    bounds = [-1, *prose, len(lines)]
    for gap, reading in enumerate(path):
        block = range(bounds[gap] + 1, bounds[gap + 1])
        if not reading.boundary:
            articles[-1] += [(number, _inside(lines[number])) for number in block]
        else:
            ending, opening = _divide(lines, block, reading, first=gap == 0)
            articles[-1] += ending
            if 0 < gap < len(path) - 1:
                articles.append([])
            articles[-1] += opening
        if gap < len(path) - 1:
            articles[-1].append((bounds[gap + 1], "body"))
    return articles


def _inside(line: Line) -> str:
    """What a line is in the midst of an article: its own text, unless it is furniture."""
    return "body" if line.kind in ("prose", "short", "bullet", "date", "address", "byline", "dek") else line.kind


def _divide(lines: Sequence[Line], block: range, reading: Reading, *, first: bool) -> tuple[Roles, Roles]:
    """The lines at a boundary: those of the article that ends, and those of the one that begins."""
    after = copies_of(lines, block, reading.after) if reading.after is not None else []
    before = copies_of(lines, block, reading.before) if reading.before is not None else []
    start = block.start
    if not first:
        start = before[0] if before else after[-1] + 1 if after else block.stop
        above = _ABOVE if before or after else (*_ABOVE, "byline", "dek")
        while not after and start > block.start and lines[start - 1].kind in above:
            start -= 1
    loose = sum(
        lines[number].kind in ("short", "bullet") for number in block if number >= start and number not in before
    )
    ending: Roles = []
    opening: Roles = []
    for number in block:
        kind = lines[number].kind
        if number in after or number in before:
            copies = after if number in after else before
            role = "headline" if number == min(copies, key=lambda copy: len(lines[copy].wording)) else "copy"
        elif number < start:
            role = "byline" if kind == "byline" else _inside(lines[number])
        elif kind in ("short", "bullet", "dek"):
            # Below a headline stand a dek and little else; a list of short lines is the body's.
            below = bool(before) and number > before[0]
            others = "second" if before and not below else "body"
            role = "dek" if kind == "dek" or (below and loose < _LIST) else others
        else:
            role = kind
        (ending if number < start else opening).append((number, role))
    return ending, opening


_ABOVE = ("address", "date", "start mark", "outlet")  # what stands above a headline and belongs to it
_LIST = 3  # as many short lines below a headline are a list


def _without_repeated(lines: Sequence[Line], articles: list[Roles]) -> list[Roles]:
    """A line repeated within one article is its own; one that several articles have is furniture."""
    owners: dict[str, set[int]] = defaultdict(set)
    for position, roles in enumerate(articles):
        for number, role in roles:
            if role == "repeated":
                owners[lines[number].wording].add(position)
    return [
        [
            (number, "body" if role == "repeated" and len(owners[lines[number].wording]) < 2 else role)
            for number, role in roles
        ]
        for roles in articles
    ]


DATABASE_MARK = "mark of a database"
_REASONS = {
    "copy": "repeated headline",
    "rule": "separator",
    "address": "address",
    "date": "date line",
    "furniture": "furniture",
    "closing": "furniture",
    "repeated": "repeated line",
    "start mark": DATABASE_MARK,
    "end mark": DATABASE_MARK,
    "field": "database field",
    "outlet": "outlet",
    "second": "beside the headline",
}


def _pieces(lines: Sequence[Line], roles: Roles) -> list[Piece]:
    pieces, had = [], set()
    for number, given in roles:
        line = lines[number]
        role = "byline" if given == "dek" and NAME.fullmatch(line.text) else given
        if role in ("dek", "byline"):
            role = "second" if role in had else role
            had.add(role)
        reason = _REASONS.get(role)
        pieces.append(Piece(line.start, line.end, "dropped" if reason else role, reason))
    return pieces


def _article(text: str, pieces: list[Piece]) -> Article:
    def words(piece: Piece) -> str:
        return " ".join(text[piece.start : piece.end].split())

    found: dict[str, str] = {}
    for piece in pieces:
        found.setdefault(piece.reason or piece.part, words(piece))
    body = tuple(Span(piece.start, piece.end) for piece in pieces if piece.part == "body")
    start = body[0].start if body else pieces[0].start
    dateline = find_dateline(text[start : body[0].end]) if body else None
    fields = [words(piece) for piece in pieces if piece.reason == "database field"]
    dated = [words(piece) for piece in pieces if piece.reason == "date line"] + ([dateline.text] if dateline else [])
    return Article(
        start=pieces[0].start,
        end=pieces[-1].end,
        headline=bare(found["headline"]) if "headline" in found else None,
        dek=_BULLET.sub("", found["dek"]) if "dek" in found else None,
        dateline=dateline.text if dateline else None,
        byline=found.get("byline") or next((name for line in fields if (name := field_value(line, "byline"))), None),
        paragraphs=body,
        dateline_end=start + (dateline.end if dateline else 0),
        pieces=tuple(pieces),
        published=next((day for line in dated if (day := find_written_day(line)) is not None), None),
        outlet=found.get("outlet"),
        url=found["address"].split()[-1].strip("<>") if "address" in found else None,
    )


_BULLET = re.compile(r"^[-–—•*]\s+")
