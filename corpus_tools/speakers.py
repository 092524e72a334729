"""Who a quotation, a report or a figure belongs to.

A mention beside the words of saying goes in ("he", "Allen", "a spokesman for the ministry"), a name and role come out: the
fullest form of a name where the mention is one, for pronouns the person the text was last about, and the mention's own
words where they name nobody. Where two people could be meant, nobody is.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from corpus_tools.cues import CAPITAL, COMMA, CUE, DETERMINER, KINDS, MARK, PREPOSITION, PRONOUN, QUOTE, Token, tokens
from corpus_tools.datelines import find_dateline
from corpus_tools.glyphs import Quoted, find_quoted, mask
from corpus_tools.names import Name, find_names
from corpus_tools.phrases import DASHES
from corpus_tools.reports import Report, find_reports
from corpus_tools.segment import Span, split_sentences


class Speaker(NamedTuple):
    """Who speaks: the name, the role, and how they were found: explicit, pronoun, continued or none."""

    name: str | None
    role: str | None
    attribution: str


class Citation(NamedTuple):
    """Who is cited for a clause: `text[start:end]` says who, `name` is the name behind it.

    `clause_start:clause_end` is what the source is cited for, `cue_start:cue_end` the words of saying, and `past_perfect`
    tells whether the clause lies before the day it was said on ("said Friday that it had left").
    """

    text: str | None
    start: int | None
    end: int | None
    name: str | None
    clause_start: int
    clause_end: int
    cue_start: int
    cue_end: int
    past_perfect: bool


# The classes of cue verbs whose subject vouches for what is said.
_VOUCHES = frozenset({"say", "tell", "show", "think"})
_HE_SHE = frozenset({"he", "she", "him", "her", "his"})
_IT_THEY = frozenset({"it", "they", "its", "their"})
_UNNAMED = frozenset(
    {"i", "we", "you", "who", "which", "that", "this", "these", "those", "some", "one", "me", "us", "them"}
)
_SAME = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}


class Cast:
    """The people and organisations of one text, and who was last spoken of."""

    def __init__(self, text: str, names: Sequence[Name], sentences: Sequence[Span]):
        self.text, self.names, self.sentences = text, names, sentences
        self.starts = [name.start for name in names]
        self.sentence_starts = [sentence.start for sentence in sentences]
        self.sex = {name.name: name.sex for name in names if name.sex}
        self.subjects: dict[int, str] = {}  # subject of a report → who that is, for the pronouns that follow

    def identify(self, start: int, end: int) -> Speaker:
        """The speaker that `text[start:end]` mentions."""
        words = self.text[start:end]
        low = words.lower()
        if low in _HE_SHE:
            name = self._person_before(start, _SAME[low])
            if name:
                self.sex[name.name] = _SAME[low]
                self.subjects[start] = name.name
            return Speaker(name.name, name.role, "pronoun") if name else Speaker(None, None, "none")
        if low in _IT_THEY:
            return Speaker(None, None, "none")
        if low in _UNNAMED:
            return Speaker(None, None, "none")
        name = self._head(start, end)
        if name:
            self.subjects[start] = name.name
            return Speaker(name.name, name.role, "explicit")
        return Speaker(words, None, "explicit")

    def speaker_of(self, report: Report) -> Speaker:
        """The speaker of a report, by its subject or what its "who" stands for."""
        span = report.stands_for or report.subject
        return self.identify(*span) if span else Speaker(None, None, "none")

    def within(self, start: int, end: int) -> Sequence[Name]:
        """The names in `text[start:end]`."""
        return [
            name
            for name in self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
            if name.end <= end
        ]

    def _head(self, start: int, end: int) -> Name | None:
        """The name that is the head of a noun phrase: "Deputy Mayor Ann Roe", not "a spokesman for Ann Roe"."""
        for name in self.within(start, end):
            before, behind = self.text[start : name.start].lower(), self.text[name.end : end]
            if any(KINDS.get(word, 0) & PREPOSITION for word in re.findall(r"\w+", before)) and name.kind != "person":
                return None
            if name.kind == "person" and re.search(r"\b(?:for|to|from|with|by)\b", before):
                return None
            if (
                not behind
                or (not (behind[0].isspace() and behind[1:2].isalnum()) and not behind.startswith(("’", "'", "-")))
                or behind.split()[0] in ("of", "in", "and", "who", "from", "at")
            ):
                return name
        return None

    def _person_before(self, position: int, pronoun: str) -> Name | None:
        """The person that "he" or "she" at `position` means: the subject of the last sentence that has one."""
        first = bisect_left(self.sentence_starts, position + 1) - 1
        for index in range(first, max(-1, first - 8), -1):
            sentence = self.sentences[index]
            until = position if index == first else sentence.end
            name = self._subject(sentence.start, until, pronoun)
            if name:
                return name
        return None

    def _subject(self, start: int, end: int, pronoun: str) -> Name | None:
        people = [name for name in self.within(start, end) if name.kind == "person" and self._fits(name, pronoun)]
        spoken = [self.subjects[at] for at in self.subjects if start <= at < end]
        for who in spoken:
            for name in self.names:
                if name.name == who and name.kind == "person" and self._fits(name, pronoun):
                    return name
        for name in people:
            before = self.text[start : name.start]
            if not any(KINDS.get(word, 0) & PREPOSITION for word in re.findall(r"\w+", before.lower())) and self.text[
                name.end : name.end + 2
            ] not in ("’s", "'s"):
                return name
        return None

    def _fits(self, name: Name, pronoun: str) -> bool:
        return self.sex.get(name.name) in (None, pronoun)


class Frame(NamedTuple):
    """A sentence with its quotations as single words: its span, its words, the quotations and the reports in it."""

    start: int
    end: int
    words: list[Token]
    quoted: list[Quoted]
    reports: list[Report]


def read_sentences(text: str, names: Sequence[Name] | None = None) -> tuple[list[Frame], Cast]:
    """The sentences of `text` with what is reported in each, and the people and organisations it is about."""
    quoted = find_quoted(text)
    sentences = split_sentences(mask(text, quoted))
    cast = Cast(text, find_names(text) if names is None else names, sentences)
    dateline = find_dateline(text)
    begins = dateline.end if dateline else 0
    frames: list[Frame] = []
    at = 0
    for start, end in sentences:
        inside = []
        while at < len(quoted) and quoted[at].start < end:
            inside.append(quoted[at])
            at += 1
        words = tokens(text, max(start, begins), end, inside)
        frame = Frame(start, end, words, inside, find_reports(words, text))
        if frames and (whole := _joined(text, frames[-1], frame)):
            frames[-1] = whole
        else:
            frames.append(frame)
    return frames, cast


def _joined(text: str, first: Frame, second: Frame) -> Frame | None:
    """Two sentences that are one: “Why?” | Roe asked; “…” | — Ann Roe."""
    if not (first.words and second.words and first.words[-1].kinds & QUOTE):
        return None
    opener = second.words[0]
    signed = opener.text in DASHES and len(second.words) < 16
    if "\n" in text[first.end : second.start] and not signed:
        return None
    asked = (
        text[first.end - 2 : first.end - 1] in "?!…—"
        and opener.kinds & CAPITAL
        and not opener.kinds & (PRONOUN | DETERMINER)
    )
    if not signed and not (asked and any(word.kinds & CUE for word in second.words[:8])):
        return None
    words = [*first.words, Token(first.end, first.end, ",", ",", MARK | COMMA), *second.words]
    reports = find_reports(words, text)
    last = first.words[-1]
    if any(report.content == ((last.start, last.end),) for report in reports):
        return Frame(first.start, second.end, words, [*first.quoted, *second.quoted], reports)
    return None


def cited_for(text: str, start: int, end: int, *, names: Sequence[Name] | None = None) -> Citation | None:
    """Who is cited for `text[start:end]`, a sentence or a part of one; None where the narrator speaks.

    Examples
    --------
    >>> text = "The city said Friday that it had closed 12 schools."
    >>> cited_for(text, 0, len(text))[:4]
    ('The city', 0, 8, 'The city')
    """
    citations = find_citations(text, names=names)
    return next((c for c in citations if c.clause_start < end and c.clause_end > start), None)


def find_citations(text: str, *, names: Sequence[Name] | None = None) -> list[Citation]:
    """All clauses of `text` for which somebody is cited, in order of position."""
    frames, cast = read_sentences(text, names)
    found = []
    for frame in frames:
        for report in frame.reports:
            if not report.classes & _VOUCHES:
                continue
            speaker = cast.speaker_of(report)
            mention = report.subject or (None, None)
            words = text[mention[0] : mention[1]] if report.subject else None
            cue = report.cue or (report.content[0][0],) * 2
            for clause in report.content:
                found.append(Citation(words, *mention, speaker.name, *clause, *cue, report.past_perfect))
    return sorted(found, key=lambda citation: citation.clause_start)
