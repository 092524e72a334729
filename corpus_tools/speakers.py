"""Who a quotation, a report or a figure belongs to.

A mention beside the words of saying goes in ("he", "Roe", "a spokesman for the ministry"), a name and role come out:
the fullest form of a name where the mention is one, for pronouns the person the text was last about, and the mention's
own words where they name nobody. Where two people could be meant, nobody is.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import NamedTuple

from corpus_tools.names import Name, find_names
from corpus_tools.names.words import PUBLIC, ROLE
from corpus_tools.speech.frames import Frame, find_frames
from corpus_tools.speech.phrases import main_subjects
from corpus_tools.speech.reports import Report
from corpus_tools.speech.words import KINDS, PREPOSITION


class Speaker(NamedTuple):
    """Who speaks: the name, the role, and how they were found: explicit, pronoun, continued or none."""

    name: str | None = None
    role: str | None = None
    attribution: str = "none"


class Citation(NamedTuple):
    """Who is cited for a clause: `text[start:end]` says who, `name` is the name behind it.

    `clause_start:clause_end` is what the source is cited for, `cue_start:cue_end` the words of saying; `past_perfect`
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


_VOUCHES = frozenset({"say", "tell", "show", "think"})  # classes of verbs whose subject stands for what is said
_PERSON = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_SOMEONE = frozenset(
    "i we you me us it its they them their who which that this these those some one many others another most".split()
)
_BACK = 8  # so many sentences before it a pronoun can look for its person
_LONG = 100  # words of a sentence that are looked through for its subject
_WHO = re.compile(r",? who\b|, (?:\d\d|an?|the)\b")
_WORDS = re.compile(r"\w+")
_TIES = re.compile(r"\b(?:for|to|from|with|by)\b|\bof (?:the )?$")  # "a spokesman for Roe", "the wife of Roe"
_JOINED = re.compile(r"\band (?:the )?$")  # "the board and Roe"
_TITLES = re.compile(r", (?:[A-Z][\w-]*\.? ){0,4}")
_DETERMINER = re.compile(r"^(?:the|an?|his|her|their|its) ", re.IGNORECASE)


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
    frames = find_frames(text)
    cast = Cast(text, find_names(text) if names is None else names, frames)
    found = []
    for frame in frames:
        for report in frame.reports:
            speaker = cast.speaker_of(report)
            if not report.classes & _VOUCHES or report.cue is None:
                continue
            start, end = report.subject or (None, None)
            who = text[start:end] if report.subject else None
            for clause in report.content:
                found.append(Citation(who, start, end, speaker.name, *clause, *report.cue, report.past_perfect))
    return sorted(found, key=lambda citation: citation.clause_start)


class Cast:
    """The people and organisations of one text, and who spoke where.

    It is asked in the order of the text: whoever was found to speak is whom the next "he" can mean.
    """

    def __init__(self, text: str, names: Sequence[Name], frames: Sequence[Frame]):
        self.text, self.frames = text, frames
        self._starts = [frame.start for frame in frames]
        self._names = _unquoted(names, frames)
        self._name_starts = [name.start for name in self._names]
        self._first = {name.name: name.start for name in reversed(names)}
        self._people = {name.name: name for name in names if name.kind == "person"}
        self._sex = {name.name: name.sex for name in names if name.sex}
        self._called = _called(self._names)
        self._means: dict[int, Name | None] = {}  # where a mention begins, and the name it was found to mean
        self._spoke: list[tuple[int, str]] = []  # where a report's subject stands, and whom it means

    def speaker_of(self, report: Report) -> Speaker:
        """The speaker of a report, by its subject or by what its "who" stands for."""
        span = report.stands_for or report.subject
        return self.identify(*span) if span else Speaker()

    def identify(self, start: int, end: int) -> Speaker:
        """The speaker that `text[start:end]` mentions."""
        words = self.text[start:end]
        if pronoun := _PERSON.get(words.lower()):
            speaker = self._person_before(start, pronoun)
            if speaker.name:
                insort(self._spoke, (start, speaker.name))
            return speaker
        if words.lower() in ("it", "they"):
            return self._thing_before(start, plural=words.lower() == "they")
        if words.lower() in _SOMEONE or words.isdigit():
            return Speaker()
        if start not in self._means:
            self._means[start] = self._head(start, end) or self._described(words, start)
        name = self._means[start]
        insort(self._spoke, (start, name.name if name else words))
        if name and name.start > end:  # "a spokesman for the army, Colonel Ali Roe": who he is for the reader
            return Speaker(name.name, _DETERMINER.sub("", words), "explicit")
        return Speaker(name.name, name.role, "explicit") if name else Speaker(words, None, "explicit")

    def _within(self, start: int, end: int) -> list[Name]:
        first, last = bisect_left(self._name_starts, start), bisect_left(self._name_starts, end)
        return [name for name in self._names[first:last] if name.end <= end]

    def _frames_before(self, position: int, number: int) -> Sequence[Frame]:
        """The sentence that holds `position` and those before it, so many in all."""
        at = bisect_left(self._starts, position + 1)
        return self.frames[max(0, at - number) : max(at, 1)]

    def _speakers_within(self, start: int, end: int) -> list[str]:
        first, last = bisect_left(self._spoke, (start, "")), bisect_left(self._spoke, (end, ""))
        return [who for _, who in self._spoke[first:last]]

    def _head(self, start: int, end: int) -> Name | None:
        """The name that is the head of a noun phrase: "Deputy Mayor Ann Roe", not "a spokesman for Ann Roe"."""
        for name in self._within(start, end):
            before, behind = self.text[start : name.start], self.text[name.end : end]
            tied = _TIES.search(before) if name.kind == "person" else _is_tied(before)
            if re.match(r"\s+and\b", behind) or _JOINED.search(before):  # "Roe and Doe" is neither
                return None
            if tied:
                break
            if not re.match(r"['’-]|\s+(?!(?:of|in|who|from|at)\b)\w", behind):
                return name
        return self._apposed(end)

    def _apposed(self, end: int) -> Name | None:
        """The person named behind a description that ends at `end`: "the head of the clinic, Dr. Ann Roe, said"."""
        name = next(iter(self._within(end, end + 80)), None)
        apposed = name and name.kind == "person" and _TITLES.fullmatch(self.text, end, name.start)
        return name if apposed else None

    def _described(self, words: str, start: int) -> Name | None:
        """The one name before `start` that "the agency", "the former mayor" can mean, by its words or its role."""
        description = re.fullmatch(r"[Tt]he ((?:former )?(.+))", words)
        if description is None:
            return None
        if description[2] in ("company", "firm"):
            return self._company_before(start)
        for role in description.groups():
            means = [name for name in self._called.get(role, ()) if name.start < start]
            if len(means) == 1:
                return means[0]
        return None

    def _company_before(self, start: int) -> Name | None:
        """What "the company" means: the one organisation of the paragraph so far and the sentence before."""
        since = min(self.text.rfind("\n", 0, start) + 1, self._frames_before(start, 2)[0].start)
        bodies = {name.name: name for name in self._within(since, start) if name.kind in ("organisation", None)}
        (body,) = bodies.values() if len(bodies) == 1 else (None,)
        private = body and body.kind == "organisation" and PUBLIC.isdisjoint(body.name.split())  # not "Ministry of …"
        return body if private else None

    def _thing_before(self, position: int, *, plural: bool) -> Speaker:
        """What "it" or "they" at `position` means: who spoke last, if no person, in this sentence or the last."""
        for who in reversed(self._speakers_within(self._frames_before(position, 2)[0].start, position)):
            if who in self._people or _is_someone(who):
                continue
            if plural == bool(re.search(r"s\b(?! of)|\band\b", who)) or (who[0].isupper() and not plural):
                return Speaker(who, None, "pronoun")
        return Speaker()

    def _person_before(self, position: int, pronoun: str) -> Speaker:
        """The person that "he" or "she" at `position` means: the subject of the last sentence that has one."""
        for frame in reversed(self._frames_before(position, _BACK)):
            speaker = self._subject(frame, min(position, frame.end), pronoun)
            if speaker:
                return speaker
        return Speaker()

    def _subject(self, frame: Frame, end: int, pronoun: str) -> Speaker | None:
        """Who speaks first in a sentence up to `end`, or else its subject, or else its first name that can be one."""
        for who in self._speakers_within(frame.start, end):
            if self._sex.get(who) in (None, pronoun):
                if who in self._people:
                    return Speaker(who, self._people[who].role, "pronoun")
                if _is_someone(who):
                    return Speaker(who, None, "pronoun")
        names = self._within(frame.start, end)
        if not any(name.kind == "person" for name in names):
            return None
        words = [word for word in frame.words[:_LONG] if word.end <= end]
        for subject in main_subjects(words, len(words)):
            head = self._head(words[subject.start].start, words[subject.end - 1].end)
            if head and self._fits(head, pronoun):
                return Speaker(head.name, head.role, "pronoun")
        fitting = [
            name for name in names if self._fits(name, pronoun) and not self.text.startswith(("’s", "'s"), name.end)
        ]
        for name in fitting:
            if not _is_tied(self.text[frame.start : name.start].rpartition(",")[2]):
                return Speaker(name.name, name.role, "pronoun")
        # "They heard from teacher Ann Roe, who was hurt": whoever is brought in and described is whom the text goes on
        # about, or else it is open
        new = [name for name in fitting if self._first[name.name] == name.start and self._is_described(name)]
        return Speaker(new[0].name, new[0].role, "pronoun") if len(new) == 1 else Speaker() if new else None

    def _is_described(self, name: Name) -> bool:
        paper = self.text.endswith("the ", 0, name.start)
        return not paper and _WHO.match(self.text, name.end) is not None  # not "in the Ville Echo, the bishop said"

    def _fits(self, name: Name, pronoun: str) -> bool:
        return name.kind == "person" and self._sex.get(name.name) in (None, pronoun)


def _called(names: Sequence[Name]) -> dict[str, list[Name]]:
    """Each role and each word of a role or of an organisation's name, with the first mention of each that has it."""
    found: dict[str, dict[str, Name]] = {}
    for name in names:
        role = name.role or "" if name.kind == "person" else name.name
        for words in {role, *role.lower().split()}:
            found.setdefault(words, {}).setdefault(name.name, name)
    return {words: list(names.values()) for words, names in found.items()}


def _is_someone(description: str) -> bool:
    """Whether the words describe one person: "a spokesman for the ministry", "the Republican candidate"."""
    words = _WORDS.findall(description.lower())
    head = next((k for k, word in enumerate(words) if KINDS.get(word, 0) & PREPOSITION), len(words)) - 1
    return head > 0 and words[head] in ROLE and words[0] in ("a", "an", "the", "one", "another")


def _is_tied(before: str) -> bool:
    """Whether a preposition stands among the words before a name."""
    return any(KINDS.get(word, 0) & PREPOSITION for word in _WORDS.findall(before.lower()))


def _unquoted(names: Sequence[Name], frames: Sequence[Frame]) -> list[Name]:
    """The names outside quotation marks: who is spoken of in a quotation does not speak."""
    quoted = [q for frame in frames for q in frame.quoted]
    ends = [q.end for q in quoted]
    kept = []
    for name in names:
        k = bisect_left(ends, name.end)
        if k == len(quoted) or quoted[k].start > name.start:
            kept.append(name)
    return kept
