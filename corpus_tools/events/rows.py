"""The rows of one sentence: its figures, its changes without a figure, and what else its dates belong to.

A scene goes in, events come out, each with place, days, source and hedge of the clause it stands in. What the clause
does not say stays open: no date, place or source is borrowed from a neighbour.
"""

import re
from typing import NamedTuple

import pandas as pd

from corpus_tools.events.clauses import Clause, clause_at
from corpus_tools.events.days import Days, precision
from corpus_tools.events.hedges import find_hedge
from corpus_tools.events.places import find_place
from corpus_tools.events.row_days import days_behind, days_of_row, is_news
from corpus_tools.events.sources import cited_words, day_reported, who_counts
from corpus_tools.events.verbs import Verb
from corpus_tools.events.words import (
    AMOUNT,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    PLAIN_CHANGE,
    SAYING,
    SEEING,
    TRANSITIVE_CHANGE,
    UP_OR_DOWN,
    Scene,
    Word,
    amount_before,
    dated_verbs,
    find_figures,
    word_of_figure,
    word_of_verb,
)
from corpus_tools.quantities import Quantity


class Event(NamedTuple):
    """A row of the events table, without its article."""

    start: int
    end: int
    text: str
    sentence: str
    sentence_start: int
    sentence_end: int
    what: str | None
    counted: str | None = None
    best: float | None = None
    low: float | None = None
    high: float | None = None
    change: str | None = None
    place: str | None = None
    place_to: str | None = None
    place_basis: str | None = None
    date_earliest: pd.Timestamp | None = None
    date_latest: pd.Timestamp | None = None
    date_precision: int | None = None
    date_basis: str | None = None
    reported: pd.Timestamp | None = None
    cited: str | None = None
    cited_start: int | None = None
    cited_end: int | None = None
    hedge: str | None = None


_PLURAL_SUBJECT = re.compile(
    r"(?:^|\b(?:that|and|but|the|The|its|their|his|her) |[,;:] )"
    r"(?P<what>(?!Although|While|When|Though|This|His|Its|Thus)(?:(?:[A-Za-z][a-z-]+ ){0,2}[a-z]+|[A-Z][a-z]+)[^s\s]s)"
    r"(?: (?:in|at|from|by) [A-Z]\w+)? $"  # "searches in Rome have grown"
)
# "a drop in the number", "cut its size"
_NO_OBJECT = re.compile(
    r"\W*$|[.,;:]| (?:in|since|over|to|by|for|from|between|during|last|this|within|on|and|as|while|after|[a-z]+ly)\b"
)
_CHANGES_AMOUNT = re.compile(r"(?: (?:in|of))?(?: (?:the|its|their|his|her))?(?: \w+)? ")
_WAY = re.compile(r" (?P<way>up|down)(?=[.,;]| (?:in|on|since|by|from|this|last|again|and|as)\b)")
_THE_ONE = re.compile(r" (?:to )?an? (?:[a-z]+ ){0,2}")
_IN_WHAT = re.compile(r" in (?:the )?(?P<what>(?:[a-z]+ ){0,2}?[a-z]+[^s\W]s\b|[a-z]+ )")
_AND = re.compile(r"\b(?:and|but)\b")
_FROM = re.compile(r"\bfrom \Z")
_CHANGE_NOUN = re.compile(rf"\b(?:{'|'.join(CHANGE_NOUNS)})s?\b", re.IGNORECASE)


def events_of(scene: Scene, paragraph: list[Event]) -> list[Event]:
    """The rows of one sentence: its figures, its changes without a figure, and what else its dates belong to."""
    events: list[Event] = []
    used: set[int] = set()
    for quantity in find_figures(scene):
        word = word_of_figure(scene, quantity)
        used.add(word.verb.start if word and word.verb else -1)
        events.append(_figure(scene, quantity, word, [*reversed(events), *paragraph]))
    events += _changes(scene, [*reversed(events), *paragraph], used)
    dated = [verb for verb in dated_verbs(scene) if verb.start not in used]
    events += [_fact(scene, verb) for verb in dated if verb.lemma not in SAYING]
    told = [c for c in scene.citations if any(c.clause_start <= event.start < c.clause_end for event in events)]
    for verb in dated:
        # What was said on a day is a fact of that day, unless the rows for what was said carry the day already.
        if verb.lemma in SAYING and not any(c.cue_start <= verb.start < c.cue_end for c in told):
            events.append(_fact(scene, verb))
    return events


def _figure(scene: Scene, quantity: Quantity, word: Word | None, earlier: list[Event]) -> Event:
    lemma = word.lemma if word else ""
    is_verb = word is not None and word.verb is not None and word.start == word.verb.start
    stated = CHANGE_VERBS.get(lemma) if is_verb and _changes_by(scene, quantity, word) else None
    if not is_verb:
        stated = CHANGE_NOUNS.get(lemma) or CHANGE_VERBS.get(lemma)
    best, low, high = quantity.value, quantity.low, quantity.high
    if (
        stated == "up"
        and None not in (low, high)
        and _FROM.search(scene.text, max(0, quantity.start - 6), quantity.start)
    ):
        best, low, high = high, None, None  # "rose from 1,200 to 3,500": the figure is where it rose to
    event = _event(scene, quantity.start, quantity.end, word, behind=quantity.counted_end)._replace(
        counted=quantity.counted or quantity.unit,
        best=best,
        low=low,
        high=high,
        change=(quantity.change or stated) if stated or not _is_subject_of_change(word, quantity) else None,
    )
    amount = None if event.counted else amount_before(scene, quantity)
    return _with_amount(scene, event, amount, earlier) if amount else event


def _is_subject_of_change(word: Word | None, quantity: Quantity) -> bool:
    """ "90 mm of rain fell", "three jurors fell ill": what falls is counted, its number does not change."""
    return word is not None and word.verb is not None and word.lemma in CHANGE_VERBS and word.start >= quantity.end


def _changes_by(scene: Scene, quantity: Quantity, word: Word | None) -> bool:
    """Whether a verb of change says how a figure changes: "fell by 40", "cut from 22 to 12"; not "40 trees fell"."""
    if word is None or word.verb is None or word.start != word.verb.start:
        return True
    before = scene.text[max(0, quantity.start - 6) : quantity.start]
    if word.lemma in TRANSITIVE_CHANGE:
        return before.endswith((" to ", " by "))
    return word.verb.end <= quantity.start or amount_before(scene, quantity) is not None


def _fact(scene: Scene, verb: Verb) -> Event:
    word = word_of_verb(scene, verb)
    event = _event(scene, word.start, word.end, word)
    if verb.lemma in SAYING and event.cited is None:
        said = next((c for c in scene.citations if c.cue_start <= verb.start < c.cue_end), None)
        if said and said.start is not None:
            event = event._replace(cited=said.text, cited_start=said.start, cited_end=said.end)
    return event


def _changes(scene: Scene, earlier: list[Event], used: set[int]) -> list[Event]:
    """Changes of an amount without a figure: "the number has declined", "a drop in the number of …"."""
    events = []
    for clause in scene.clauses:
        stretch = next((m for a, b in clause.pieces for m in AMOUNT.finditer(scene.text, a, b)), None)
        if stretch is None and not any(verb.lemma in PLAIN_CHANGE | SEEING for verb in clause.verbs):
            continue
        for word, direction in _change_words(scene, clause):
            if not _is_apart(scene, clause, word, used):
                continue  # a figure says by how much
            if stretch is None:
                events += _plain_change(scene, word, direction, used) or _seen_change(scene, word, direction)
                continue
            named = word.verb is None or word.start != word.verb.start  # "wage cuts" names a change, but tells of none
            behind = stretch.end() <= word.start and not (
                named and (word.verb is None or word.verb.lemma not in SEEING)
            )
            if behind or _changes_amount(scene, word, stretch):
                used.add(word.verb.start if word.verb else -1)
                event = _event(scene, word.start, word.end, word)._replace(change=direction)
                within = scene.text[word.end : stretch.start()] == " in "  # "doubled in size"
                events.append(event if within else _with_amount(scene, event, stretch, earlier))
                break
    return events


def _is_apart(scene: Scene, clause: Clause, word: Word, used: set[int]) -> bool:
    """Whether no figure belongs to a word of change: beside the verb of a figure only another one, joined to it, is."""
    figured = [verb for verb in clause.verbs if verb.start in used]
    if not figured:
        return not any(a <= q.start < b for a, b in clause.pieces for q in scene.quantities)
    if word.verb is None or word.start != word.verb.start or word.verb in figured:
        return False
    ends = [(min(v.end, word.start), max(v.end, word.start)) for v in figured]
    return all(_AND.search(scene.text, start, end) for start, end in ends)


def _changes_amount(scene: Scene, word: Word, amount: re.Match) -> bool:
    """ "a drop in the number", "cut its costs", "promised to double the number"; not "in order to cut costs"."""
    if not _CHANGES_AMOUNT.fullmatch(scene.text, word.end, max(word.end, amount.start())):
        return False
    if word.verb is None or word.start != word.verb.start or word.verb.form in {"finite", "participle"}:
        return True
    clause = clause_at(scene.clauses, word.start)
    return word.verb.form == "infinitive" and find_hedge(scene.text, scene.clauses, clause, word.verb) == "planned"


def _plain_change(scene: Scene, word: Word, direction: str, used: set[int]) -> list[Event]:
    """ "New infections have been declining": a plural subject right before a verb that can mean nothing else."""
    if word.verb is None or word.lemma not in PLAIN_CHANGE or not _NO_OBJECT.match(scene.text, word.end):
        return []
    subject = _PLURAL_SUBJECT.search(scene.text[max(scene.span.start, word.verb.first - 60) : word.verb.first])
    if subject is None:
        return []
    used.add(word.verb.start)
    return [_event(scene, word.start, word.end, word)._replace(change=direction, counted=subject["what"])]


def _seen_change(scene: Scene, word: Word, direction: str) -> list[Event]:
    """ "There has been a sharp rise in cases", "the army reported a drop in attacks"."""
    verb, of = word.verb, _IN_WHAT.match(scene.text, word.end)
    if (
        verb is None
        or of is None
        or verb.lemma not in SEEING
        or not _THE_ONE.fullmatch(scene.text, verb.end, word.start)
    ):
        return []
    return [_event(scene, word.start, word.end, word)._replace(change=direction, counted=of["what"])]


def _change_words(scene: Scene, clause: Clause) -> list[tuple[Word, str]]:
    found = [
        (Word(verb.start, verb.end, verb.lemma, verb), CHANGE_VERBS[verb.lemma])
        for verb in clause.verbs
        if verb.lemma in CHANGE_VERBS
    ]
    for verb in clause.verbs:
        way = _WAY.match(scene.text, verb.end) if verb.lemma in UP_OR_DOWN else None
        if way:  # "prices went up", "the number is down"
            found.append((Word(verb.start, verb.end, verb.lemma, verb), way["way"]))
    verbs = {verb.start for verb in clause.verbs}
    for start, end in clause.pieces:
        for noun in _CHANGE_NOUN.finditer(scene.text, start, end):
            if noun.start() in verbs:
                continue
            before = [verb for verb in clause.verbs if verb.end <= noun.start()]
            word = Word(noun.start(), noun.end(), noun[0].lower().removesuffix("s"), before[-1] if before else None)
            found.append((word, CHANGE_NOUNS[word.lemma]))
    return found


def _with_amount(scene: Scene, event: Event, amount: re.Match, earlier: list[Event]) -> Event:
    """What an amount counts: "the number of X" says so; "the number" is that of the last figure in the paragraph.

    `earlier` are the events of the paragraph before this one, the last first.
    """
    if amount["counted"]:
        return event._replace(counted=amount["counted"])
    if not amount[0].lower().startswith("number"):
        return event._replace(counted=amount[0])
    last = next((e for e in earlier if e.counted and (e.best or e.low or e.high)), None)
    if last is None:
        return event
    open_place = last.place is not None and event.place_basis in {None, "dateline"}
    place, basis = (last.place, "figure before") if open_place else (event.place, event.place_basis)
    return event._replace(counted=last.counted, place=place, place_basis=basis)


def _event(scene: Scene, start: int, end: int, word: Word | None, *, behind: int | None = None) -> Event:
    """The row of an event: place, days, source and hedge of the clause it stands in.

    `behind` is the end of the noun that a figure counts: the date right behind it is that of an event noun.
    """
    text, verb = scene.text, word.verb if word else None
    at = verb.start if verb else start
    c = clause_at(scene.clauses, at)
    citation = next((s for s in scene.citations if s.clause_start <= start < s.clause_end), None)
    reported = day_reported(scene, citation) if citation else None
    cited = cited_words(scene.text, citation) if citation else None
    if counter := who_counts(scene, scene.clauses[c], verb, start):
        citation, reported, cited = None, None, counter
    is_noun = word is not None and (verb is None or word.start != verb.start)
    days = days_behind(scene, behind or (word.end if word else end)) if is_noun else None
    if days is None and verb:
        days = days_of_row(scene, scene.clauses[c], verb, end)
    if (
        reported
        and precision(reported) == 1
        and citation
        and citation.past_perfect
        and (days is None or days.latest is None)
    ):
        # "said Friday that it had ended": the day of the report is the last that is possible
        earliest, basis = (days.earliest, f"{days.basis}, ") if days else (None, "")
        days = Days(earliest, reported.latest, f"{basis}before the report: {reported.basis}")
    sources = [range(c.start or 0, c.end or 0) for c in scene.citations]
    places = [place for place in scene.places if not any(place.start in source for source in sources)]
    dateline = scene.dateline if days and is_news(days.earliest, days.latest, scene.published) else None
    place = find_place(text, scene.clauses, c, places, position=at, figure=start, dateline=dateline)
    return Event(
        start,
        end,
        text[start:end],
        text[scene.span.start : scene.span.end],
        scene.span.start,
        scene.span.end,
        word.lemma if word else None,
        place=place.place,
        place_to=place.place_to,
        place_basis=place.basis,
        date_earliest=days.earliest if days else None,
        date_latest=days.latest if days else None,
        date_precision=precision(days),
        date_basis=days.basis if days else None,
        reported=reported.latest if reported and reported.earliest == reported.latest else None,
        cited=cited[0] if cited else None,
        cited_start=cited[1] if cited else None,
        cited_end=cited[2] if cited else None,
        hedge=find_hedge(text, scene.clauses, c, verb, noun=is_noun, figure=start),
    )
