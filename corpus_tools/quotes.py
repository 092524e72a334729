"""Quoted and reported speech, with its speaker.

A text goes in, a table of what is said comes out: whole quotations, quoted words inside a reported sentence, reported
sentences. A sentence is read with its quotations as single words; what its words of saying govern is the content, and
the quotations in it are its rows. A quotation that makes up a sentence of its own goes on from the one before; words in
quotation marks that nobody is said to say are none.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from corpus_tools.columns import make_table
from corpus_tools.names import Name, find_names, names_of
from corpus_tools.segment import each_article
from corpus_tools.speakers import Cast, Speaker
from corpus_tools.speech.contents import opens_with_capital
from corpus_tools.speech.frames import Frame, find_frames
from corpus_tools.speech.glyphs import Quoted
from corpus_tools.speech.phrases import main_subject
from corpus_tools.speech.words import span_of

Span = tuple[int, int]
_LETTER = re.compile(r"[^\W_]")
_NEAR = 60  # words before a colon


class Quote(NamedTuple):
    """A row of the table of quotes, see `columns.MEANINGS`; offsets in the text."""

    start: int
    end: int
    text: str
    kind: str
    content_start: int
    content_end: int
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    speaker_mention: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker: str | None
    role: str | None
    attribution: str
    group: int


def find_quotes(text: str, *, names: Sequence[Name] | None = None) -> list[Quote]:
    """The quoted and reported speech in `text`, in order of position.

    Parameters
    ----------
    text
        An article's body.
    names
        What `find_names` found in it; looked up where not given.

    Returns
    -------
    list of Quote
        `kind` is direct, mixed (quoted words inside a reported clause) or indirect; `start:end` the quoted words with
        their glyphs, or the reported clause; `content_start:content_end` all that is reported; `attribution` how the
        speaker was found: explicit, pronoun, continued or none.
    """
    frames = find_frames(text)
    cast = Cast(text, find_names(text) if names is None else names, frames)
    rows: list[Quote] = []
    before: Frame | None = None
    spoke: Quote | None = None  # whose words a quotation without a speaker goes on with
    for frame in frames:
        new = _reported(frame, cast, spoke)
        new += [
            _unreported(quoted, before, frame, cast, spoke)
            for quoted in frame.quoted
            if not any(row.content_start <= quoted.start < row.content_end for row in new)
            and _is_said(text, quoted, frame)
        ]
        rows += new
        spoken = [row for row in new if row.kind == "direct"] or new[:1]
        spoke = spoken[-1] if spoken else spoke
        before = frame
    return _in_order(rows)


def extract_quotes(
    articles: pd.DataFrame,
    *,
    aliases: pd.DataFrame | str | Path | None = None,
    names: Sequence[Sequence[Name]] | None = None,
) -> pd.DataFrame:
    """The quoted and reported speech in each article.

    Parameters
    ----------
    articles
        A table with `doc_id` and `text`.
    aliases
        The user's names, as `extract_names` takes them: one speaker over many articles is one name.
    names
        What `names_of` found in these articles; looked up where not given.

    Returns
    -------
    DataFrame
        The columns of `columns.TABLES["quotes"]`, one row a quotation or reported clause.
    """
    found = names_of(articles, aliases=aliases) if names is None else names
    texts = each_article(articles, "doc_id", "text")
    return make_table(
        "quotes",
        (
            (doc_id, *quote)
            for (doc_id, text), inside in zip(texts, found, strict=True)
            for quote in find_quotes(text, names=inside)
        ),
    )


def _reported(frame: Frame, cast: Cast, spoke: Quote | None) -> list[Quote]:
    """A row for each quotation in what a sentence reports, or for the reported clause where it has none."""
    text, rows = cast.text, []
    for report in frame.reports:
        group = (report.cue or report.content[0])[0]  # a number of its own
        speaker = cast.speaker_of(report)
        if not (report.subject or report.hearsay) and spoke and "\n" not in text[spoke.end : frame.start]:
            speaker = _continued(spoke)
        for content in report.content:
            spans = [(q.start, q.end) for q in frame.quoted if content[0] <= q.start and q.end <= content[1]]
            whole = len(spans) == 1 and _is_all(text, spans[0], content)
            kind = "direct" if whole else "mixed" if spans else "indirect"
            for span in spans or [content]:
                row = _row(text, span, speaker, group, cue=report.cue, mention=report.subject)
                said = span if whole else content
                rows.append(row._replace(kind=kind, content_start=said[0], content_end=said[1]))
    return rows


def _unreported(quoted: Quoted, before: Frame | None, frame: Frame, cast: Cast, spoke: Quote | None) -> Quote:
    """The row of a quotation that no words of saying govern: who was announced, or who spoke last, says it."""
    text, span = cast.text, (quoted.start, quoted.end)
    near = before.words[-_NEAR:] if before else []
    if near and near[-1].text == ":" and (subject := main_subject(near, len(near))):  # "Roe put it this way:", then “…”
        mention = span_of(near, subject.start, subject.end)
        return _row(text, span, cast.identify(*mention), quoted.start, mention=mention)
    same_line = before is not None and "\n" not in text[before.end : frame.start]
    if spoke is None or not (same_line or _line_before(text, frame.start) <= spoke.start):
        return _row(text, span, Speaker(), quoted.start)
    row = _row(text, span, _continued(spoke), spoke.group if same_line else quoted.start)
    return row._replace(
        speaker_mention=spoke.speaker_mention, speaker_start=spoke.speaker_start, speaker_end=spoke.speaker_end
    )


def _continued(spoke: Quote) -> Speaker:
    return Speaker(spoke.speaker, spoke.role, "continued") if spoke.speaker else Speaker()


def _in_order(rows: list[Quote]) -> list[Quote]:
    """The rows by position, each span once, groups counted from 1."""
    numbers: dict[int, int] = {}
    unique = {(row.start, row.end): row for row in rows}
    ordered = [row for _, row in sorted(unique.items())]
    return [row._replace(group=numbers.setdefault(row.group, len(numbers) + 1)) for row in ordered]


def _is_said(text: str, quote: Quoted, frame: Frame) -> bool:
    """Whether a quotation that nothing reports is a sentence by itself, or opens one and is more than a name."""
    if _is_all(text, quote[:2], (frame.start, frame.end)):
        return True
    opens = bool(frame.words) and quote.start == frame.words[0].start and opens_with_capital(text, quote.start)
    return opens and len(text[quote.start : quote.end].split()) > 5


def _line_before(text: str, start: int) -> int:
    """Where the line before the one that holds `start` begins."""
    line = text.rfind("\n", 0, start)
    while line > 0 and text[line - 1].isspace():
        line -= 1
    return text.rfind("\n", 0, max(line, 0)) + 1


def _row(
    text: str, span: Span, speaker: Speaker, group: int, *, cue: Span | None = None, mention: Span | None = None
) -> Quote:
    """The row of a direct quotation; the others differ in kind and content."""
    said = (*span, text[slice(*span)], "direct", *span)
    return Quote._make((*said, *_words(text, cue), *_words(text, mention), *speaker, group))


def _words(text: str, span: Span | None) -> tuple[str | None, int | None, int | None]:
    return (text[slice(*span)], *span) if span else (None, None, None)


def _is_all(text: str, quote: Span, content: Span) -> bool:
    """Whether nothing but marks stands in `content` beside the quotation."""
    return not (_LETTER.search(text, content[0], quote[0]) or _LETTER.search(text, quote[1], content[1]))
