"""When an event happened: which date of a sentence belongs to which verb, and what days that leaves for it.

Clauses and dates of one sentence go in, the days of a verb come out. A date belongs to the verb beside it in its own
clause; a clause without a date takes one over only from a clause it is tied to by a temporal word ("when the town fell
last month"), from the clause that governs it ("left on Friday, taking 40 people along"), or from the noun it describes.
"""

import re
from typing import NamedTuple

import pandas as pd

from corpus_tools.dates import Timex
from corpus_tools.dates.anchors import UNRESOLVED
from corpus_tools.events.clauses import RELATIVE, TEMPORAL, Clause, clause_at, governor_of
from corpus_tools.events.verb_forms import event_nouns
from corpus_tools.events.verbs import NOT_A_NOUN, Verb


class Days(NamedTuple):
    """The days an event can have fallen on, None for an open end, and the date's words that say so."""

    earliest: pd.Timestamp | None
    latest: pd.Timestamp | None
    basis: str


class Calendar(NamedTuple):
    """What the dates of one sentence say: by the verb they stand beside, at the head of a clause, beside a noun."""

    owned: dict[int, Days]  # by Verb.start
    behind: dict[int, list[tuple[int, Days]]]  # by Verb.start, every date with its position: "9 in 2020 and 12 in 2021"
    fronted: dict[int, Days]  # by clause: "On Friday, troops entered and left"
    all: list[tuple[int, Days]]  # every date with its position
    beside_noun: dict[int, Days]  # by the end of the date: "the attack on Friday that …"
    afterwards: set[int]  # clauses that end in "or afterward"


_SIDES = re.compile(r"\b(after|following|since|before|prior to)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through)\s+(?:late |early |the end of )?$", re.IGNORECASE)
_NEXT_TO = re.compile(r"\b(by|from|as of|up to)\s+(?:late |early )?$", re.IGNORECASE)
_FROM_TO = re.compile(r"\s*(?:to|until|till|through|and|-|–|—)\s*(?:late |early )?", re.IGNORECASE)
_AND = re.compile(r" and (?:on )?")  # "on Sunday and Monday"
_OR_LATER = re.compile(r"\s+(?:or|and) (?:afterwards?|later|since(?! then)|thereafter)\b|\s+onwards?\b", re.IGNORECASE)
_OR_EARLIER = re.compile(r"\s+or (?:earlier|before)\b", re.IGNORECASE)
_HOUR = re.compile(
    r"\b(?:midnight|midday|noon|dawn|dusk|sunrise|sunset|nightfall|daybreak)\b"
)  # "before dawn on May 3"
_PAST = re.compile(r"(?:the )?(?:past|last)\b", re.IGNORECASE)
_LENGTH = re.compile(r"PT?(?P<count>\d{1,3})(?P<unit>[HDWMY])")
_BESIDE = re.compile(r",?\s?(?:(?:in|during) )?")  # "the flood of 1997, in which 33 people drowned"
_NOUN_BEHIND = re.compile(r"\s+([A-Za-z][\w-]+)")
_DETERMINED = re.compile(r"(?:\b(?:the|a|an|his|her|its|their|our|this|that|another)|['’]s)\s+$", re.IGNORECASE)
_OPENS_LATE = frozenset({"after", "following", "since", "from", "as of"})
_OPENS_EARLY = frozenset({"before", "until", "prior to", "by", "up to"})


def read_calendar(text: str, clauses: list[Clause], dates: list[Timex], published: pd.Timestamp | None) -> Calendar:
    """Hand each date of a sentence to the verb, clause or noun it stands beside."""
    calendar = Calendar({}, {}, {}, [], {}, set())
    for start, end, plain in _with_ranges(text, clauses, [_just_passed(date, published) for date in dates]):
        calendar.all.append((start, plain))
        if any(clause.opener == "when" and 0 < clause.pieces[0][0] - end <= 2 for clause in clauses):
            calendar.beside_noun[end] = plain  # "the quake of 1987, when 40 people died"
        c = clause_at(clauses, start)
        before = [verb for verb in clauses[c].verbs if verb.end <= start]
        after = [verb for verb in clauses[c].verbs if verb.start >= start]
        if _UNTIL.search(
            text[max(0, start - 24) : start]
        ):  # "closed until June" says when it ends, not when it happened
            continue
        if _is_attribute(text, start, end) or _ends_noun_phrase(text, clauses, c, start, end):
            calendar.beside_noun[end] = plain
            continue
        owner = _governor(before, plain, published) if before else None
        days = _with_side(text, plain, owner.end if owner else clauses[c].pieces[0][0], start)
        if _OR_LATER.match(text, end) and clauses[c].opener in TEMPORAL:
            calendar.afterwards.add(c)
        elif later := _OR_LATER.match(text, end):
            days = days._replace(latest=None, basis=days.basis + later[0])
        elif earlier := _OR_EARLIER.match(text, end):
            days = days._replace(earliest=None, basis=days.basis + earlier[0])
        if owner:
            calendar.owned[owner.start] = _tighter(calendar.owned.get(owner.start), days)
            calendar.behind.setdefault(owner.start, []).append((start, days))
        elif after:
            calendar.owned[after[0].start] = _tighter(calendar.owned.get(after[0].start), days)
            calendar.fronted[c] = days
    return calendar


def days_of_verb(
    text: str, calendar: Calendar, clauses: list[Clause], verb: Verb, saying: frozenset[str]
) -> Days | None:
    """The days of the event that `verb` names, None where its sentence gives none.

    Parameters
    ----------
    saying
        Lemmas of the verbs of saying: the day something was said is not the day it happened.
    """
    c = clause_at(clauses, verb.start)
    return (
        calendar.owned.get(verb.start)
        or calendar.fronted.get(c)
        or from_temporal_clause(calendar, clauses, c)
        or _from_antecedent(text, calendar, clauses, c, verb)
        or _from_governing_clause(text, calendar, clauses, c, verb, saying=saying)
    )


def precision(days: Days | None) -> int | None:
    """UCDP GED's date_prec: 1 a day, 2 up to six days, 3 a week, 4 a month, 5 up to a year; None for open intervals."""
    if days is None or days.earliest is None or days.latest is None:
        return None
    length = (days.latest - days.earliest).days + 1
    return next((code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)) if length <= most), None)


def _with_ranges(text: str, clauses: list[Clause], dates: list[Timex]) -> list[tuple[int, int, Days]]:
    """The span of each expression that has days, and the days; "from March to May" is one."""
    found: list[tuple[int, int, Days]] = []
    for timex in dates:
        unknown = timex.earliest is None and timex.latest is None
        is_bc = (timex.value or "").startswith("BC")  # no calendar day of ours, but a date all the same
        if unknown and not (is_bc or (timex.basis == UNRESOLVED and timex.type in {"DATE", "TIME"})):
            continue  # "now", a length of time
        if found:
            start, end, first = found[-1]
            apart = clause_at(clauses, start) != clause_at(clauses, timex.start)  # "on Monday | and on Friday it ended"
            opened = re.search(
                r"\b(?:from|between)\s+(?:late |early )?$", text[max(0, start - 16) : start], re.IGNORECASE
            )
            listed = _AND.fullmatch(text, end, timex.start) and _is_later(first, timex)
            if not apart and (listed or (opened and _FROM_TO.fullmatch(text, end, timex.start))):
                basis = (opened[0] if opened else "") + text[start : timex.end]
                found[-1] = start, timex.end, Days(first.earliest, timex.latest, basis)
                continue
        basis = f"{timex.text}: {UNRESOLVED}" if unknown and not is_bc else timex.text
        found.append((timex.start, timex.end, Days(timex.earliest, timex.latest, basis)))
    return found


def _just_passed(timex: Timex, published: pd.Timestamp | None) -> Timex:
    """ "in the past three weeks": a length that ends with the day of publication."""
    length = _LENGTH.fullmatch(timex.value or "") if _PAST.match(timex.text) else None
    if length is None or published is None:
        return timex
    count = int(length["count"])
    offset = {"H": pd.DateOffset(days=-(-count // 24)), "D": pd.DateOffset(days=count), "W": pd.DateOffset(weeks=count)}
    since = published - offset.get(length["unit"], pd.DateOffset(months=count * (12 if length["unit"] == "Y" else 1)))
    return timex._replace(earliest=since, latest=published)


def _is_later(first: Days, second: Timex) -> bool:
    return None not in (first.latest, second.earliest) and first.latest < second.earliest  # type: ignore[operator]


def _governor(before: list[Verb], days: Days, published: pd.Timestamp | None) -> Verb:
    """The verb a date after it belongs to: the nearest, but "voted to extend it on Tuesday" is about the vote."""
    nearest = before[-1]
    past = days.latest is not None and (published is None or days.latest <= published)
    if nearest.form == "infinitive" and past and len(before) > 1 and before[-2].form in {"finite", "participle"}:
        return nearest if before[-2].future or nearest.perfect else before[-2]
    return nearest


def _is_attribute(text: str, start: int, end: int) -> bool:
    """ "Sunday's landslide", "the 1956 uprising", "third-quarter profit": the date of a noun, not of a verb."""
    if text[end : end + 2] in ("’s", "'s"):
        # "lost 14 seats in last year's election" did so then; "the toll from Sunday's landslide rose" did not
        return re.search(r"\b(?:in|at|during) $", text[max(0, start - 8) : start]) is None
    follows = _NOUN_BEHIND.match(text, end)
    if follows is None or follows[1].lower() in NOT_A_NOUN:
        return False
    return (
        "-" in text[start:end]
        or text.startswith("the ", start)
        or bool(_DETERMINED.search(text[max(0, start - 24) : start]))
    )


def _ends_noun_phrase(text: str, clauses: list[Clause], c: int, start: int, end: int) -> bool:
    """ "an attack on Friday that killed …": the date stands between an event noun and its relative clause."""
    follows = any(
        other.opener in RELATIVE | {"that"} and _BESIDE.fullmatch(text, end, max(end, other.pieces[0][0]))
        for other in clauses[c + 1 : c + 2]
    )
    noun = re.search(r"([\w-]+)(?: (?:on|in|of|late|early|last))*\s*$", text[clauses[c].pieces[0][0] : start])
    in_which = text[end : end + 5] in (", in ", ", dur")
    return bool(follows and noun and (in_which or noun[1].lower() in event_nouns()))


def _with_side(text: str, days: Days, since: int, start: int) -> Days:
    """ "after the vote in May" opens the interval to the later side, "by Friday" to the earlier one."""
    between = text[since:start]
    side = _NEXT_TO.search(between) or next(iter(reversed(list(_SIDES.finditer(between)))), None)
    if side is None or days.basis.lower().startswith(side[1].lower()) or _HOUR.search(between + days.basis, side.end()):
        return days
    word, basis = side[1].lower(), text[since + side.start() : start] + days.basis
    if word in _OPENS_LATE:
        return Days(days.earliest, None, basis)
    return Days(None, days.latest, basis) if word in _OPENS_EARLY else days


def _tighter(old: Days | None, new: Days) -> Days:
    """Of two dates beside one verb the one that says more; "on Friday … in 2014" are often both right."""
    if old is None or None in (old.earliest, old.latest):
        return new if old is None else old
    if None in (new.earliest, new.latest):
        return old
    return new if new.latest - new.earliest < old.latest - old.earliest else old  # type: ignore[operator]


def from_temporal_clause(calendar: Calendar, clauses: list[Clause], c: int) -> Days | None:
    """ "fled when the town fell last month": the clause of time gives the days of the clause it stands beside."""
    for j in (c + 1, c - 1):
        if not (0 <= j < len(clauses)) or clauses[j].opener not in TEMPORAL or (j > c and clauses[j].parent != c):
            continue
        days = next((calendar.owned[v.start] for v in clauses[j].verbs if v.start in calendar.owned), None)
        if days is None or (j < c and clauses[c].parent != j):
            continue
        word = clauses[j].opener
        if word in _OPENS_LATE:
            return Days(days.earliest, None, f"{word} … {days.basis}")
        if word in _OPENS_EARLY:
            return Days(None, days.latest, f"{word} … {days.basis}")
        return Days(days.earliest, None if j in calendar.afterwards else days.latest, f"{word} … {days.basis}")
    return None


def _from_antecedent(text: str, calendar: Calendar, clauses: list[Clause], c: int, verb: Verb) -> Days | None:
    if clauses[c].opener not in RELATIVE | {"that", "when"} or not clauses[c].verbs or clauses[c].verbs[0] != verb:
        return None
    start = clauses[c].pieces[0][0]
    return next(
        (days for end, days in calendar.beside_noun.items() if _BESIDE.fullmatch(text, end, max(end, start))), None
    )


def _from_governing_clause(
    text: str, calendar: Calendar, clauses: list[Clause], c: int, verb: Verb, *, saying: frozenset[str]
) -> Days | None:
    """ "left on Friday, taking 40 people along": a clause without a tense shares the day of the main verb."""
    parent = clauses[c].parent
    if parent is not None and clauses[c].opener == "where" and verb.form == "participle":
        # "took place on Friday in X, where a crowd stormed it"
        days = next((calendar.owned[v.start] for v in clauses[parent].verbs if v.start in calendar.owned), None)
        return days if precision(days) in {1, 2} else None
    if parent is None or clauses[c].opener or verb.form != "gerund" or clauses[c].verbs[0].form != "gerund":
        return None
    main = next(
        (v for v in clauses[parent].verbs if v.form in {"finite", "participle"} and v.lemma not in saying), None
    )
    last = governor_of(text, clauses, c)
    days = calendar.owned.get(last.start) if last and last.lemma not in saying else None
    days = days or (calendar.owned.get(main.start) or calendar.fronted.get(parent) if main else None)
    if days and verb.perfect:  # "ended it on Friday, having found 40"
        return Days(None, days.latest, f"before {days.basis}")
    return days
