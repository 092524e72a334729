"""Where an event happened, as named in the text.

The clauses of a sentence and the places named in it go in, a place, a destination and a basis come out. A place
counts where a preposition or the verb puts the event there ("in X", "the town of X", "captured X"); a place that only
describes something else ("X's army") does not. A clause that names none takes that of the noun it describes; the
dateline's is the last resort, and only for what happened in the days before the report.
"""

import re
from typing import NamedTuple

from corpus_tools.events.clauses import RELATIVE, Clause, governor_of
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
_OPENS = re.compile(r"\W*(?:In|At|Near|Across|Around|Outside|Throughout|Inside) [^,;:]*")
_AGAIN = re.compile(r"\b(?:of them|there|it|others?)\b")
_WHERE = re.compile(r"(?: [a-z]+){0,2},? ")  # "at the X school, where"
_BATTLE = re.compile(  # "the battle for X", "the shelling of X"
    r"\b(?:battles?|fight|siege|assault|offensive|attacks?|raids?|strikes?|shelling|bomb(?:ing|ardment)|capture) "
    r"(?:for|on|of|against) (?:the )?$"
)
_COUNTING = frozenset({"confirm", "count", "document", "log", "record", "register", "report", "tally", "verify"})
_DWELLERS = frozenset({"population", "people", "residents", "households"})
_PLACE_WORDS = load_lexicon("place_words")
_HEADS = frozenset(word.lower() for word in _PLACE_WORDS["head"]) | frozenset(
    w.lower() for w in _PLACE_WORDS["of follows"]
)
_STAKE = re.compile(rf"\b(?:{'|'.join(_PLACE_WORDS['no place behind in'])}) in (?:the )?$")
_OWN_PLACE = re.compile(rf"['’]s (?:[a-z-]+ )?(?:{'|'.join(_PLACE_WORDS['after'])})\b")  # "at X's port"
_EVENTS = load_lexicon("events")
_MOVING, _SETTLING = frozenset(_EVENTS["verb of movement"]), frozenset(_EVENTS["verb of settling"])
_MOVE = re.compile(rf"\b(?:{'|'.join(_EVENTS['noun of movement'])})s?\b")
_TAKING = frozenset(_EVENTS["verb of taking away"])
_TO_SOME = re.compile(
    r"\b(?:to|into|onto) (?:(?:an?|the) )?(?:[a-z-]+ ){1,3}in (?:the )?$"
)  # "taken to a hospital in X"
_LEAVING = frozenset({"depart", "embark", "head", "leave", "sail", "set"})
_LEFT_BEHIND = frozenset({"abandon", "depart", "evacuate", "exit", "flee", "leave", "quit", "vacate"})
_JOINED = re.compile(r"\b(?:and|but|then)\b")
_NATIONS = frozenset(load_lexicon("demonyms")["nation"])
_TO_NATION = re.compile(r"\bto (?P<phrase>(?P<nation>[A-Z][\w-]+) [a-z][\w-]+)")


def find_place(
    text: str,
    clauses: list[Clause],
    c: int,
    places: list[Name],
    *,
    position: int,
    figure: int | None = None,
    dateline: str | None,
) -> Place:
    """The place of the event at `position`, whose clause is `clauses[c]`.

    `places` are the names of places in the sentence, and names whose kind is open. `figure` is where a figure of the
    event stands: "killed 9 in X and 12 in Y". `dateline` is where the report was written, the last resort; give it only
    where the event is part of that day's news.
    """
    here = _ranked(text, clauses[c], _located(text, clauses[c], places), position, figure or position)
    at = next((place for place in here if place.side != "to"), None)
    to = next((place for place in here if place.side == "to"), None)
    place_to = text[to.start : to.end] if to else _nation_to(text, clauses[c])
    if at:
        return Place(text[at.start : at.end], place_to, "clause")
    located = [_located(text, clause, places) for clause in clauses]
    for j in _tied(text, clauses, c):
        above = governor_of(text, clauses, c) if j == clauses[c].parent and _is_participial(clauses[c]) else None
        first = above or next(iter(clauses[j].verbs), None)
        own = first.start if first else clauses[j].pieces[0][0]
        for place in _ranked(text, clauses[j], located[j], own, own):
            if place.side != "to":
                return Place(text[place.start : place.end], place_to, "sentence")
    if front := _in_front(text, clauses, c, places, located):
        return Place(text[front.start : front.end], place_to, "sentence")
    if place_to or dateline is None:
        return Place(None, place_to, "clause" if place_to else None)
    if any(place.side != "to" for found in located for place in found):
        return Place(None, None, None)  # the sentence is about somewhere else
    return Place(dateline, None, "dateline")


def _ranked(text: str, clause: Clause, found: list[_Located], position: int, near: int) -> list[_Located]:
    """The places of a clause that the event at `position` may have happened at or gone to, the nearest first."""
    ranks = [
        (rank, near - p.start if p.start < near else p.start - near, p)
        for p in found
        for rank in (_rank(text, clause, position, p),)
        if rank is not None
    ]
    return [
        place for *_, place in sorted((rank, place.start < near, distance, place) for rank, distance, place in ranks)
    ]


def _rank(text: str, clause: Clause, position: int, place: _Located) -> int | None:
    """How near a place is to the event at `position`: of its own verb, ahead or behind; None where it is of another."""
    own = next((verb for verb in reversed(clause.verbs) if verb.start <= position), None)
    governor = next((verb for verb in reversed(clause.verbs) if verb.end <= place.start), None)
    if place.side == "near":
        return 3
    if governor == own:
        return 0
    if place.start < position:
        gone = place.side == "from" or (governor and governor.lemma in _LEFT_BEHIND)
        if gone and own and governor and _JOINED.search(text, governor.end, max(governor.end, own.first)):
            return None  # "left X on Monday and returned to Y"
        seat = (
            own is not None and own.lemma in _COUNTING and governor is None
        )  # "the office in X has verified 40 deaths"
        return None if seat or (place.side == "to" and governor) else 2
    if place.side == "to" and own and governor and _JOINED.search(text, own.end, governor.first):
        return None  # "began on Monday and spread to X"
    if own and governor and _describes(own, governor):
        between = text[own.end : governor.first]
        apart = (_PREPOSITION.search(between) or governor.form == "infinitive") and _OF_ANOTHER.search(between)
        if apart or (place.side == "to" and own.lemma not in _MOVING):
            return None  # "to return 90 people under a deal signed in X"
    return 1


def _in_front(
    text: str, clauses: list[Clause], c: int, places: list[Name], located: list[list[_Located]]
) -> _Located | None:
    """The place that opens the sentence, "In X, …", and holds for all of it; or the one before "where"."""
    start = clauses[c].pieces[0][0]
    if clauses[c].opener == "where":
        for place in places:
            if _WHERE.fullmatch(text, place.end, max(place.end, start)):
                return _Located(place.start, place.end, "at")
    for first in located[0][:1]:
        opens = first.side == "at" and not any(verb.start < first.start for verb in clauses[0].verbs)
        if opens and _OPENS.fullmatch(text, clauses[0].pieces[0][0], first.start):
            return first
    return None


def _describes(verb: Verb, later: Verb) -> bool:
    """Whether the later verb of a clause describes a noun behind the earlier: "killed 9 people living in X"."""
    return later.form in {"gerund", "infinitive"} or (
        later.form == "participle" and verb.form in {"finite", "infinitive"}
    )


def _tied(text: str, clauses: list[Clause], c: int) -> list[int]:
    """The clauses of the same scene: the one that this clause describes, dates or shares a subject with, and those
    below that describe this one or say when."""
    clause = clauses[c]
    tied = [j for j, below in enumerate(clauses) if below.parent == c and _sets_scene(text, below)]
    if clause.opener == "that" and c and clauses[c - 1].opener == "that" and clauses[c - 1].parent == clause.parent:
        tied.insert(0, c - 1)  # "said that it had struck X and that 9 people had died"
    if (
        clause.opener in {"", ";"}
        and clause.parent is not None
        and any(_AGAIN.search(text, a, b) for a, b in clause.pieces)
    ):
        tied.append(clause.parent)  # "a boat sank off X; nine of them were saved"
    up = clause.opener in RELATIVE | {"that", "when"} or _is_participial(clause) or _is_subjectless(text, clause)
    return [clause.parent, *tied] if up and clause.parent is not None else tied


def _sets_scene(text: str, clause: Clause) -> bool:
    if clause.opener == "who":  # "men who were held in X were freed", but not "Roe, who was born in X, was freed"
        return "," not in text[clause.pieces[0][0] - 2 : clause.pieces[0][0]]
    return clause.opener in {"which", "where", "when"} or (clause.opener == "while" and _is_participial(clause))


def _is_subjectless(text: str, clause: Clause) -> bool:
    """ "but have since dropped": a conjunction and then the verb."""
    start = clause.pieces[0][0]
    return bool(clause.verbs) and _SUBJECTLESS.fullmatch(text, start, max(start, clause.verbs[0].first)) is not None


def _is_participial(clause: Clause) -> bool:
    return clause.opener in {"", "while"} and bool(clause.verbs) and clause.verbs[0].form == "gerund"


def _located(text: str, clause: Clause, places: list[Name]) -> list[_Located]:
    found: list[_Located] = []
    for start, end in clause.pieces if places else ():
        for place in places:
            if not start <= place.start < end or (
                text[place.end : place.end + 2] in ("’s", "'s") and not _OWN_PLACE.match(text, place.end)
            ):
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
        return "near"  # "40 km north of X"
    if (of and of["head"] in _DWELLERS) or _BATTLE.search(before):
        return "at"
    if of and of["head"] in _HEADS:
        before = before[: of.start()]
    elif before.rstrip().endswith(" of"):
        return None
    prepositions = _PREPOSITION.findall(before)
    if not prepositions:
        head = re.match(r"\s+(?P<head>[\w-]+)", text[place.end : place.end + 30])
        named = bool(of or (head and head["head"].lower() in _HEADS))  # "captured the town of X", "left X airport"
        words = len(before.split())
        is_object = verb is not None and words < 2 and "," not in stretch
        return "at" if words <= 2 and (named or is_object) else None
    last = prepositions[-1]
    moves = _MOVE.search(stretch) or any(
        v.lemma in _MOVING and (v == verb or verb is None or not _JOINED.search(text, v.end, verb.first))
        for v in clause.verbs
        if v.start <= since
    )
    if last in _TO:
        return "to" if moves else None
    if last == "for" and lemma in _LEAVING:
        return "to"  # "left X for Y"
    if last in _NO_PLACE:
        return None
    if _STAKE.search(before):
        return None
    if last == "from":  # "90 men from X were killed", "bought from X" say not where
        return "from" if moves or lemma in _TAKING else None
    return "to" if lemma in _SETTLING or (moves and _TO_SOME.search(before)) else "at"


def _nation_to(text: str, clause: Clause) -> str | None:
    """ "to French custody": a destination named by its nation."""
    for start, end in clause.pieces if _moves(clause) else ():
        for match in _TO_NATION.finditer(text, start, end):
            if match["nation"] in _NATIONS:
                return match["phrase"]
    return None
