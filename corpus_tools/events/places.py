"""Where an event happened, as named in the text.

The clauses of a sentence and the places named in it go in, a place, a destination and a basis come out. A place
counts where a preposition or the verb puts the event there ("in X", "the town of X", "captured X"); a place that only
describes something else ("X's army") does not. A clause that names none takes that of the noun it describes; the
dateline's is the last resort, and only for what happened in the days before the report.
"""

import re
from typing import NamedTuple

from corpus_tools.events.clauses import RELATIVE, Clause
from corpus_tools.lexicons import load_lexicon
from corpus_tools.names import Name


class Place(NamedTuple):
    """Where, where to, and what says so: clause, sentence, dateline or an earlier figure."""

    place: str | None
    place_to: str | None
    basis: str | None


class _Located(NamedTuple):
    start: int
    end: int
    side: str  # at, from or to


_PART_OF = re.compile(r" [\w-]+ of (?:the )?[A-Z]")
_HEAD_OF = re.compile(r"\b(?P<head>[\w-]+) of (?:the )?$")
_COMPASS = re.compile(
    r"\b(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern)? $|\b(?:central|rural|upper|lower) $"
)
_PLACE_WORDS = load_lexicon("place_words")
_HEADS = frozenset(word.lower() for word in _PLACE_WORDS["head"]) | frozenset(
    w.lower() for w in _PLACE_WORDS["of follows"]
)
_MOVING = frozenset(load_lexicon("events")["verb of movement"])
_LEAVING = frozenset({"depart", "embark", "head", "leave", "sail", "set"})
_NATIONS = frozenset(load_lexicon("demonyms")["nation"])
_TO_NATION = re.compile(r"\bto (?P<phrase>(?P<nation>[A-Z][\w-]+) [a-z][\w-]+)")


def find_place(
    text: str, clauses: list[Clause], c: int, places: list[Name], *, position: int, dateline: str | None
) -> Place:
    """The place of the event at `position`, whose clause is `clauses[c]`.

    `places` are the names of places in the sentence, and names whose kind is open. `dateline` is where the report was
    written, the last resort; give it only where the event is part of that day's news.
    """
    here = _located(text, clauses[c], places)
    ahead = [place for place in here if place.start >= position]
    behind = [place for place in here if place.start < position][::-1]
    at = next((place for place in [*ahead, *behind] if place.side != "to"), None)
    to = next((place for place in [*ahead, *behind] if place.side == "to"), None)
    place_to = text[to.start : to.end] if to else _nation_to(text, clauses[c])
    if at:
        return Place(text[at.start : at.end], place_to, "clause")
    tied = [place for j in _tied(clauses, c) for place in _located(text, clauses[j], places) if place.side != "to"]
    if tied:
        nearest = min(tied, key=lambda place: abs(place.start - position))
        return Place(text[nearest.start : nearest.end], place_to, "sentence")
    if place_to:
        return Place(None, place_to, "clause")
    return Place(dateline, None, "dateline" if dateline else None)


def _tied(clauses: list[Clause], c: int) -> list[int]:
    """The clauses of the same scene: the one a relative clause describes, and those of time and description below."""
    below = RELATIVE | {"when", "as", "while"}
    tied = [j for j in range(c + 1, len(clauses)) if clauses[j].parent == c and clauses[j].opener in below]
    parent = clauses[c].parent
    if parent is not None and (clauses[c].opener in RELATIVE | {"that"} or _is_participial(clauses[c])):
        tied.append(parent)
    return tied


def _is_participial(clause: Clause) -> bool:
    return not clause.opener and bool(clause.verbs) and clause.verbs[0].form == "gerund"


def _located(text: str, clause: Clause, places: list[Name]) -> list[_Located]:
    found = []
    for start, end in clause.pieces:
        for place in places:
            if not start <= place.start < end or text[place.end : place.end + 2] in ("’s", "'s"):
                continue
            if _PART_OF.match(text, place.end):  # "the X suburb of Y" is in Y
                continue
            side = _side(text, clause, start, place)
            if place.kind is None and not (side in {"from", "to"} and _moves(clause)):
                continue  # a name that may be anything is a place where somebody goes there
            if side:
                compass = _COMPASS.search(text[max(start, place.start - 20) : place.start])
                found.append(_Located(place.start - (len(compass[0]) if compass else 0), place.end, side))
    return found


def _moves(clause: Clause) -> bool:
    return any(verb.lemma in _MOVING for verb in clause.verbs)


def _side(text: str, clause: Clause, start: int, place: Name) -> str | None:
    """at, from or to: what the words before the place make of it; None if they do not put anything there."""
    since = max([start, *(verb.end for verb in clause.verbs if verb.end <= place.start)])
    before = re.split(r"[,;:()—–]|\d", text[since : place.start])[-1]
    of = _HEAD_OF.search(before)
    if of and of["head"].lower() in _HEADS:
        before = before[: of.start()]
    elif before.rstrip().endswith(" of"):
        return None
    prepositions = re.findall(
        r"\b(?:in|at|near|from|to|into|onto|towards?|on|across|outside|inside|around|through|throughout"
        r"|within|against|with|by|of|for|between|about|among|over)\b",
        before.lower(),
    )
    if not prepositions:
        own = [verb for verb in clause.verbs if verb.end == since]
        head = re.match(r"\s+(?P<head>[\w-]+)", text[place.end : place.end + 30])
        is_object = bool(own) and len(before.split()) <= 2
        return (
            "at" if is_object and (of or (head and head["head"].lower() in _HEADS) or len(before.split()) < 2) else None
        )
    last = prepositions[-1]
    if last in {"to", "into", "onto", "toward", "towards"}:
        return "to"
    if last == "for" and any(verb.lemma in _LEAVING and verb.end == since for verb in clause.verbs):
        return "to"  # "left X for Y"
    if last in {"against", "with", "by", "of", "for", "between", "about", "among", "over"}:
        return None
    return "from" if last == "from" else "at"


def _nation_to(text: str, clause: Clause) -> str | None:
    """ "to French custody": a destination named by its nation."""
    for start, end in clause.pieces:
        for match in _TO_NATION.finditer(text, start, end):
            if match["nation"] in _NATIONS:
                return match["phrase"]
    return None
