"""What figures of events say in words: the label of a mark.

Rows of the table of events go in, words come out, all of them the table's own: a label begins where a clause or a
phrase of the event's sentence begins.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from corpus_tools.events.clauses import TEMPORAL, Clause, clause_at, find_clauses
from corpus_tools.events.verbs import DETERMINERS, PREPOSITIONS, tokens_of
from corpus_tools.events.words import WITH_CLAUSE
from corpus_tools.plots.event_kinds import is_dated
from corpus_tools.plots.lettering import shorten, text_width

LABEL = 3.3  # inches of words beside a mark
_OPENING = re.compile(r"[\s:;,—–()-]+")


def words_around(event: dict, width: float) -> str:
    """Words of the event's sentence, from where its clause begins, or else its phrase.

    They take `LABEL` inches, and up to `width` where that lets the clause of a verb begin with its subject.
    """
    sentence = event["sentence"]
    start, end = event["start"] - event["sentence_start"], event["end"] - event["sentence_start"]
    end += len(re.match(r"\S*", sentence[end:]).group())  # type: ignore[union-attr]  # with its full stop
    most = width - 2 * text_width("… ") - 0.02
    begin = _label_start(sentence, start, end, min(most, LABEL), most)
    lead = "… " if sentence[:begin].strip() else ""
    needed = text_width(sentence[begin:end]) + 2 * text_width("… ") + 0.02
    return lead + shorten(sentence[begin:], min(width, max(LABEL, needed)) - text_width(lead))


def figure_words(event: dict) -> str:
    """The words of a figure as the sentence has them, up to what it counts: "thousands of accused men"."""
    rest = event["sentence"][event["start"] - event["sentence_start"] :]
    words = rf"(?:^|\b){re.escape(event['counted'])}\w*" if pd.notna(event["counted"]) else "$^"
    counted = re.search(words, rest[: len(event["text"]) + 30 + len(words)])  # a unit is a lemma: "3,000 crowns"
    near = counted and counted.start() < len(event["text"]) + 30
    return rest[: max(counted.end(), len(event["text"]))] if counted and near else event["text"]


def unit_words(events: Sequence[dict], unit: str) -> str:
    """What stands above numbers of one unit: "in crowns" as most of the texts write it, or the name of the unit."""
    pattern = re.compile(rf"\b{re.escape(unit)}\w*", re.IGNORECASE)
    found = [match.group().lower() for event in events if (match := pattern.search(event["text"]))]
    return f"in {max(found, key=found.count)}" if found else unit


def basis_words(event: dict) -> str:
    """Why an event has no day though its text dates it: "Tuesday: unresolved"; nothing for the others."""
    return "" if is_dated(event) or pd.isna(event["date_basis"]) else str(event["date_basis"])


def _label_start(sentence: str, start: int, end: int, room: float, most: float) -> int:
    """Where a label begins: with the clause if it leaves room, else with a phrase; never within a subject."""
    clauses = find_clauses(sentence, 0, len(sentence), saying=WITH_CLAUSE)
    clause = clauses[clause_at(clauses, start)]
    opening = _clause_start(sentence, clause, start)
    verb = next((verb for verb in clause.verbs if verb.start <= start < verb.end), None)
    if verb:  # "the head of the office resigned" is not "the office resigned"
        first = min(max(verb.first, opening), start)
        starts = [opening, *_behind_fronted(sentence, opening, first)]
        return next((begin for begin in starts if text_width(sentence[begin:end]) <= most), first)
    verbs = [verb.end for clause in clauses for verb in clause.verbs if verb.end <= start]
    starts = _phrase_starts(sentence, opening, start, max(verbs, default=0))
    whole = next(begin for begin in [*starts, start] if begin == start or text_width(sentence[begin:]) <= room)
    if whole < start:  # the sentence ends before the room does
        return whole
    starts = [begin for begin in starts if begin in (opening, start) or not _is_preposition(sentence, begin)]
    return next((begin for begin in starts if text_width(sentence[begin:end]) <= room * 0.7), start)


def _clause_start(sentence: str, clause: Clause, position: int) -> int:
    """The first word of the clause, or of its piece that holds `position`; behind a "that" which only joins."""
    begin = next((a for a, b in clause.pieces if a <= position < b), position)
    mark = _OPENING.match(sentence, begin)
    begin = min(mark.end() if mark else begin, position)
    joined = re.compile(r"that\s+").match(sentence, begin)
    first = min((verb.first for verb in clause.verbs), default=position)
    return joined.end() if joined and joined.end() < min(first, position + 1) else begin  # "that sank" is a clause


def _behind_fronted(sentence: str, opening: int, verb: int) -> list[int]:
    """The subject behind a phrase that opens the clause: "In the spring, the council", "Separately, it"."""
    before = sentence[opening:verb]
    first = before.split(maxsplit=1)[0].rstrip(",").lower() if before.strip() else ""
    if before.count(",") != 1 or not (first in PREPOSITIONS | TEMPORAL or first.endswith("ly")):
        return []
    subject = before.split(",")[1].lstrip()
    return [verb - len(subject)] if subject else []


def _phrase_starts(sentence: str, opening: int, position: int, verb: int) -> list[int]:
    """Words at which a phrase can begin: `opening`, `position`, and what stands between them and behind the verb."""
    starts = {opening, position}
    for before, token in pairwise(tokens_of(sentence, max(opening, verb - 1), position)):
        opens = token.lower in DETERMINERS and not _is_preposition(sentence, before.start)
        if before.text in {",", ";", ":"} or opens or _is_preposition(sentence, token.start):
            starts.add(token.start)
    return sorted(starts)


def _is_preposition(sentence: str, begin: int) -> bool:
    word = sentence[begin:].split(maxsplit=1)[0].lower() if sentence[begin:].strip() else ""
    return word in PREPOSITIONS and word != "of"
