"""Quoted and reported speech, with its speaker.

A text goes in, a table of what is said comes out: whole quotations, quoted words inside a reported sentence, reported
sentences. A sentence is read with its quotations as single words; what its words of saying govern is the content, and the
quotations in it are its rows. A quotation that makes up a sentence of its own goes on from the one before; words in
quotation marks that nobody is said to say are none.
"""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from corpus_tools.columns import make_table
from corpus_tools.frames import Frame, find_frames
from corpus_tools.glyphs import Quoted
from corpus_tools.names import Name, find_names
from corpus_tools.phrases import main_subject
from corpus_tools.speakers import Cast, Speaker


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
    spoke: Quote | None = None  # whose words a quotation without a speaker would go on with
    for frame in frames:
        group = rows[-1].group + 1 if rows else 1
        new = _rows_of_reports(text, frame, cast, spoke, group)
        same_line = before is not None and "\n" not in text[before.end : frame.start]
        introduced = before is not None and before.words and before.words[-1].text == ":"
        for quote in frame.quoted:
            if any(row.content_start <= quote.start < row.content_end for row in new) or not _is_said(
                text, quote, frame
            ):
                continue
            content = (quote.start, quote.end)
            if introduced and before and (subject := main_subject(before.words, len(before.words))):
                mention = before.words[subject.start].start, before.words[subject.end - 1].end
                speaker = cast.identify(*mention)
                row = _row(text, content, "direct", content, None, mention, speaker, group + len(new))
            elif spoke and (same_line or _line_before(text, frame.start) <= spoke.start):
                mention = (spoke.speaker_start, spoke.speaker_end) if spoke.speaker_start is not None else None
                speaker = Speaker(spoke.speaker, spoke.role, "continued" if spoke.speaker else "none")
                number = spoke.group if same_line and rows and spoke in rows[-3:] else group + len(new)
                row = _row(text, content, "direct", content, None, mention, speaker, number)
            else:
                row = _row(text, content, "direct", content, None, None, Speaker(None, None, "none"), group + len(new))
            new.append(row)
        rows += sorted(new)
        spoken = [row for row in new if row.kind == "direct"] or new[:1]
        spoke = spoken[-1] if spoken else spoke
        before = frame
    return _renumbered(rows)


def extract_quotes(articles: pd.DataFrame) -> pd.DataFrame:
    """The quoted and reported speech in each article.

    Returns
    -------
    DataFrame
        The columns of `columns.TABLES["quotes"]`, one row a quotation or reported clause.
    """
    return make_table(
        "quotes",
        (
            (doc_id, *quote)
            for doc_id, text in zip(articles["doc_id"], articles["text"], strict=True)
            for quote in find_quotes(text)
        ),
    )


def _rows_of_reports(text: str, frame: Frame, cast: Cast, spoke: Quote | None, group: int) -> list[Quote]:
    """A row for each quotation in what a sentence reports, or for the reported clause where it has none."""
    rows = []
    for number, report in enumerate(frame.reports, group):
        speaker = cast.speaker_of(report)
        if not report.subject and spoke and "\n" not in text[spoke.end : frame.start]:
            speaker = Speaker(spoke.speaker, spoke.role, "continued" if spoke.speaker else "none")
        for content in report.content:
            quotes = [(q.start, q.end) for q in frame.quoted if content[0] <= q.start and q.end <= content[1]]
            whole = len(quotes) == 1 and _is_all(text, quotes[0], content)
            kind = "direct" if whole else "mixed" if quotes else "indirect"
            for span in quotes or [content]:
                said = span if whole else content
                rows.append(_row(text, span, kind, said, report.cue, report.subject, speaker, number))
    return rows


def _renumbered(rows: list[Quote]) -> list[Quote]:
    """The rows in order, groups counted from 1 without gaps."""
    rows.sort()
    numbers: dict[int, int] = {}
    return [row._replace(group=numbers.setdefault(row.group, len(numbers) + 1)) for row in rows]


def _is_said(text: str, quote: Quoted, frame: Frame) -> bool:
    """Whether a quotation that nothing reports is a sentence by itself, or opens one and is more than a name."""
    if _is_all(text, quote[:2], (frame.start, frame.end)):
        return True
    words = text[quote.start : quote.end].split()
    opens = text[quote.start : quote.start + 4].lstrip("\"“”'‘’`«»„ ")[:1].isupper()
    return bool(frame.words) and quote.start == frame.words[0].start and opens and len(words) > 5


def _line_before(text: str, start: int) -> int:
    """Where the line before the one that holds `start` begins."""
    line = text.rfind("\n", 0, start)
    while line > 0 and text[line - 1].isspace():
        line -= 1
    return text.rfind("\n", 0, max(line, 0)) + 1


def _row(text: str, span, kind: str, content, cue, mention, speaker: Speaker, group: int) -> Quote:  # noqa: PLR0917
    cue, mention = cue or (None, None), mention or (None, None)
    said = text[cue[0] : cue[1]] if cue[0] is not None else None
    who = text[mention[0] : mention[1]] if mention[0] is not None else None
    return Quote(*span, text[span[0] : span[1]], kind, *content, said, *cue, who, *mention, *speaker, group)


def _is_all(text: str, quote: tuple[int, int], content: tuple[int, int]) -> bool:
    """Whether nothing but marks stands in `content` beside the quotation."""
    rest = text[content[0] : quote[0]] + text[quote[1] : content[1]]
    return not any(map(str.isalnum, rest))
