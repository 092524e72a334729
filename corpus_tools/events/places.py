"""Where an event happened, as named in the text.

The clauses of a sentence and the places named in it go in, a place, a destination and a basis come out. A place
counts where a preposition or the verb puts the event there ("in X", "the town of X", "captured X"); a place that only
describes something else ("X's army") does not. A clause that names none takes that of the noun it describes; the
dateline's is the last resort, and only for what happened in the days before the report.
"""

import re
from typing import NamedTuple

from corpus_tools.events.clauses import RELATIVE, Clause
from corpus_tools.events.verbs import Verb
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
_DISTANCE = re.compile(r"\b(?:km|kilomet\w+|miles?)(?: (?:to the )?[a-z-]+)? (?:of|from) (?:the )?$")
_COMPASS = re.compile(
    r"\b(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern)? $|\b(?:central|rural|upper|lower) $"
)
_TO = "to into onto toward towards".split()
_AT = "in at near from on across outside inside around through throughout within off along".split()
_NO_PLACE = "against with by of for between about among over".split()
_PREPOSITION = re.compile(rf"\b(?:{'|'.join([*_TO, *_AT, *_NO_PLACE])})\b")
# Between two verbs: a noun that the second describes, and no scene: "at a dinner held in X" is dinner in X.
_OF_ANOTHER = re.compile(r"^(?!.*\b(?:in|at|during)\b).*\b(?:an?|the|its|his|her|their|with|for|by|over)\b", re.DOTALL)
_SUBJECTLESS = re.compile(r"\W*(?:(?:and|but|or|then) )*")
_DWELLERS = frozenset({"population", "people", "residents", "households"})
_PLACE_WORDS = load_lexicon("place_words")
_HEADS = frozenset(word.lower() for word in _PLACE_WORDS["head"]) | frozenset(
    w.lower() for w in _PLACE_WORDS["of follows"]
)
_STAKE = re.compile(rf"\b(?:{'|'.join(_PLACE_WORDS['no place behind in'])}) in (?:the )?$")
_EVENTS = load_lexicon("events")
_MOVING, _SETTLING = frozenset(_EVENTS["verb of movement"]), frozenset(_EVENTS["verb of settling"])
_MOVE = re.compile(rf"\b(?:{'|'.join(_EVENTS['noun of movement'])})s?\b")
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
    ranked = [(*rank, p) for p in here if (rank := _rank(text, clauses[c], position, p)) is not None]
    at = min((found for found in ranked if found[-1].side != "to"), default=None)
    to = min((found for found in ranked if found[-1].side == "to"), default=None)
    place_to = text[to[-1].start : to[-1].end] if to else _nation_to(text, clauses[c])
    if at:
        return Place(text[at[-1].start : at[-1].end], place_to, "clause")
    tied = [
        place for j in _tied(text, clauses, c) for place in _located(text, clauses[j], places) if place.side != "to"
    ]
    if tied:
        nearest = min(tied, key=lambda place: abs(place.start - position))
        return Place(text[nearest.start : nearest.end], place_to, "sentence")
    if place_to or dateline is None:
        return Place(None, place_to, "clause" if place_to else None)
    if any(place.side != "to" for clause in clauses for place in _located(text, clause, places)):
        return Place(None, None, None)  # the sentence is about somewhere else
    return Place(dateline, None, "dateline")


def _rank(text: str, clause: Clause, position: int, place: _Located) -> tuple[int, int] | None:
    """How near a place is to the event at `position`: of its own verb, ahead or behind; None where it is of another."""
    own = next((verb for verb in reversed(clause.verbs) if verb.start <= position), None)
    governor = next((verb for verb in reversed(clause.verbs) if verb.end <= place.start), None)
    distance = abs(place.start - position)
    if governor == own:
        return 0, distance
    if place.start < position:
        return (2, distance) if place.side != "to" or governor is None else None
    if own and governor and _describes(own, governor):
        between = text[own.end : governor.first]
        apart = (_PREPOSITION.search(between) or governor.form == "infinitive") and _OF_ANOTHER.search(between)
        if apart or (place.side == "to" and own.lemma not in _MOVING):
            return None  # "to return 90 people under a deal signed in X"
    return 1, distance


def _describes(verb: Verb, later: Verb) -> bool:
    """Whether the later verb of a clause describes a noun behind the earlier: "killed 9 people living in X"."""
    return later.form in {"gerund", "infinitive"} or (
        later.form == "participle" and verb.form in {"finite", "infinitive"}
    )


def _tied(text: str, clauses: list[Clause], c: int) -> list[int]:
    """The clauses of the same scene: those below that describe this one or say when, and the one that it describes,
    dates or shares a subject with."""
    clause = clauses[c]
    tied = [
        j
        for j, below in enumerate(clauses)
        if below.parent == c
        and (below.opener in RELATIVE | {"when"} or (below.opener == "while" and _is_participial(below)))
    ]
    up = clause.opener in RELATIVE | {"that", "when"} or _is_participial(clause) or _is_subjectless(text, clause)
    return [*tied, clause.parent] if up and clause.parent is not None else tied


def _is_subjectless(text: str, clause: Clause) -> bool:
    """ "but have since dropped": a conjunction and then the verb."""
    start = clause.pieces[0][0]
    return bool(clause.verbs) and _SUBJECTLESS.fullmatch(text, start, max(start, clause.verbs[0].first)) is not None


def _is_participial(clause: Clause) -> bool:
    return clause.opener in {"", "while"} and bool(clause.verbs) and clause.verbs[0].form == "gerund"


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
    verb = next((verb for verb in reversed(clause.verbs) if start <= verb.end <= place.start), None)
    lemma, since = (verb.lemma, verb.end) if verb else ("", start)
    stretch = text[since : place.start].lower()
    before = re.split(r"[,;:()—–]|\d", stretch)[-1]
    of = _HEAD_OF.search(before)
    if _DISTANCE.search(before):
        return "at"  # "40 km north of X"
    if of and of["head"] in _DWELLERS:
        return "at"
    if of and of["head"] in _HEADS:
        before = before[: of.start()]
    elif before.rstrip().endswith(" of"):
        return None
    prepositions = _PREPOSITION.findall(before)
    if not prepositions:
        head = re.match(r"\s+(?P<head>[\w-]+)", text[place.end : place.end + 30])
        named = bool(of or (head and head["head"].lower() in _HEADS))  # "captured the town of X", "left X airport"
        is_object = verb is not None and len(before.split()) <= 2
        return "at" if is_object and (named or len(before.split()) < 2) else None
    last = prepositions[-1]
    moves = _MOVE.search(stretch) or any(v.lemma in _MOVING for v in clause.verbs if v.start <= since)
    if last in _TO:
        return "to" if moves else None
    if last == "for" and lemma in _LEAVING:
        return "to"  # "left X for Y"
    if last in _NO_PLACE:
        return None
    if _STAKE.search(before):
        return None
    if last == "from":
        return "from" if moves or verb else None  # "90 men from X were killed" says not where
    return "to" if lemma in _SETTLING else "at"


def _nation_to(text: str, clause: Clause) -> str | None:
    """ "to French custody": a destination named by its nation."""
    for start, end in clause.pieces if _moves(clause) else ():
        for match in _TO_NATION.finditer(text, start, end):
            if match["nation"] in _NATIONS:
                return match["phrase"]
    return None
