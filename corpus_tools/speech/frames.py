"""The sentences of a text with what each reports.

A text goes in; its sentences come out, each with its words (a quotation is one word, even where it holds ten
sentences), its quotations and its reports. No names are needed for this: who speaks is for `speakers` to say.
"""

from typing import NamedTuple

from corpus_tools.datelines import find_dateline
from corpus_tools.segment import split_sentences
from corpus_tools.speech import words as w
from corpus_tools.speech.glyphs import Quoted, find_quoted, mask
from corpus_tools.speech.reports import Report, find_reports
from corpus_tools.speech.words import Token, tokens


class Frame(NamedTuple):
    """A sentence with its quotations as single words: its span, its words, the quotations and the reports in it."""

    start: int
    end: int
    words: list[Token]
    quoted: list[Quoted]
    reports: list[Report]


_LONGEST = 400  # words


def find_frames(text: str) -> list[Frame]:
    """The sentences of `text`, in order; a dateline belongs to none."""
    quoted = find_quoted(text)
    dateline = find_dateline(text)
    begins = dateline.end if dateline else 0
    frames: list[Frame] = []
    at = 0
    for start, end in split_sentences(mask(text, quoted)):
        first = at
        while at < len(quoted) and quoted[at].start < end:
            at += 1
        inside = quoted[first:at]
        words = tokens(text, max(start, begins), end, inside)
        # What is longer than a sentence can be (a table, a text without full stops) is read piece by piece, so that
        # the time stays in step with the length.
        pieces = [words[k : k + _LONGEST] for k in range(0, len(words), _LONGEST)]
        frame = Frame(start, end, words, inside, [report for piece in pieces for report in find_reports(piece, text)])
        whole = _joined(text, frames[-1], frame) if frames else None
        frames[-1:] = [whole] if whole else [*frames[-1:], frame]
    return frames


def _joined(text: str, first: Frame, second: Frame) -> Frame | None:
    """Two sentences that are one: “Why?” | Roe asked; “…” | — Ann Roe."""
    if not (first.words and second.words and first.words[-1].kinds & w.QUOTE):
        return None
    opener, last = second.words[0], first.words[-1]
    signed = opener.text in w.DASHES and len(second.words) < 16
    named = opener.kinds & (w.CAPITAL | w.PRONOUN | w.DETERMINER) == w.CAPITAL
    asked = named and text[first.end - 2] in "?!…—" and "\n" not in text[first.end : second.start]
    if not (signed or asked):
        return None
    words = [*first.words, Token(first.end, first.end, ",", ",", w.MARK | w.COMMA), *second.words]
    reports = find_reports(words, text)
    if any(report.content == ((last.start, last.end),) for report in reports):
        return Frame(first.start, second.end, words, [*first.quoted, *second.quoted], reports)
    return None
