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
from corpus_tools.glyphs import Quoted
from corpus_tools.names import Name
from corpus_tools.speakers import Speaker, read_sentences


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
    frames, cast = read_sentences(text, names)
    rows: list[Quote] = []
    group = 0
    last: Quote | None = None
    last_line = -1
    for sentence, words, inside, reports in frames:
        new_line = "\n" in text[last_line : sentence.start] if last_line >= 0 else True
        last_line = sentence.end
        used: set[Quoted] = set()
        for report in reports:
            group += 1
            speaker = cast.identify(*report.subject) if report.subject else Speaker(None, None, "none")
            mention = report.subject or (None, None)
            if not report.subject and last and not new_line:
                speaker = Speaker(last.speaker, last.role, "continued")
            for content in report.content:
                quotes = [q for q in inside if content[0] <= q.start and q.end <= content[1]]
                used.update(quotes)
                whole = len(quotes) == 1 and _is_all(text, quotes[0], content)
                if whole:
                    content = (quotes[0].start, quotes[0].end)
                spans = [(q.start, q.end) for q in quotes] or [content]
                kind = "direct" if whole else "mixed" if quotes else "indirect"
                for start, end in spans:
                    last = _row(text, start, end, kind, content, report.cue or (None, None), mention, speaker, group)
                    rows.append(last)
        for quote in inside:
            if quote in used:
                continue
            if _is_all(text, quote, sentence):
                if last and (not new_line or last.kind == "direct"):
                    if new_line:
                        group += 1
                    speaker = Speaker(last.speaker, last.role, "continued" if last.speaker else "none")
                    mention = (last.speaker_start, last.speaker_end)
                else:
                    group += 1
                    speaker, mention = Speaker(None, None, "none"), (None, None)
                last = _row(
                    text,
                    quote.start,
                    quote.end,
                    "direct",
                    (quote.start, quote.end),
                    (None, None),
                    mention,
                    speaker,
                    group,
                )
                rows.append(last)
        if not inside and not reports and not new_line:
            pass
    return sorted(rows)


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


def _row(text, start, end, kind, content, cue, mention, speaker, group) -> Quote:
    said = text[cue[0] : cue[1]] if cue[0] is not None else None
    who = text[mention[0] : mention[1]] if mention[0] is not None else None
    return Quote(start, end, text[start:end], kind, *content, said, *cue, who, *mention, *speaker, group)


def _is_all(text: str, quote: Quoted, content) -> bool:
    """Whether nothing but marks stands in `content` beside the quotation."""
    rest = text[content[0] : quote.start] + text[quote.end : content[1]]
    return not any(map(str.isalnum, rest))
