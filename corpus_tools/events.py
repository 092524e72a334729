"""Dated facts, figures and changes: what happened, to how many, where, when and who says so.

An article's text goes in with its dates, quantities and names, one row comes out for each figure, each change stated
without a figure and each further fact that a date belongs to. Everything is decided inside one sentence and its
clauses: a figure belongs to the verb of its clause, a date to the verb beside it, and what a clause does not say stays
open.
"""

import re
from bisect import bisect_left
from datetime import date
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

import pandas as pd

from corpus_tools.clauses import Clause, clause_at, find_clauses
from corpus_tools.columns import make_table
from corpus_tools.dates import Timex, find_dates
from corpus_tools.event_days import Calendar, Days, days_of_verb, from_temporal_clause, precision, read_calendar
from corpus_tools.event_places import find_place
from corpus_tools.hedges import find_hedge
from corpus_tools.lexicons import load_lexicon
from corpus_tools.names import Name, find_names
from corpus_tools.quantities import Quantity, find_quantities
from corpus_tools.segment import Span, split_sentences
from corpus_tools.speakers import Citation, find_citations
from corpus_tools.verbs import PREPOSITIONS, Verb, event_nouns


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


class _Scene(NamedTuple):
    """A sentence with all that stands in it."""

    text: str
    span: Span
    clauses: list[Clause]
    calendar: Calendar
    quantities: list[Quantity]
    places: list[Name]
    citations: list[Citation]
    dateline: str | None
    published: pd.Timestamp | None


class _Word(NamedTuple):
    """The word that names an event, and the verb whose tense and dates are its own."""

    start: int
    end: int
    lemma: str
    verb: Verb | None


_start = attrgetter("start")
_LEXICON = load_lexicon("events")
_LIGHT = frozenset(_LEXICON["light verb"])
_UP, _DOWN = frozenset(_LEXICON["change up"]), frozenset(_LEXICON["change down"])
_CHANGE_NOUNS = dict.fromkeys(_LEXICON["change noun up"], "up") | dict.fromkeys(_LEXICON["change noun down"], "down")
_CHANGE_NOUN = re.compile(rf"\b(?:{'|'.join(_CHANGE_NOUNS)})s?\b", re.IGNORECASE)
_AMOUNTS = "|".join(_LEXICON["amount noun"])
_AMOUNT = re.compile(
    rf"\b(?:{_AMOUNTS})\b(?: of (?P<counted>(?:[a-z-]+ ){{0,3}}?[a-z-]+s\b|people|children|women|men))?", re.IGNORECASE
)
_NOUN_OF = re.compile(
    r"\b(?P<noun>[a-z]+) of (?:at least |about |some |as many as |(?:a|the) total of )?$", re.IGNORECASE
)
_LIGHT_OBJECT = re.compile(
    r"\s+(?:(?:a|an|the|its|his|her|their|another|new|first|second|third)\s+)+(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z]+)\b"
)
_NOT_DONE = frozenset({"refuse", "fail", "decline", "forget"})  # "40 people refused to leave" is no leaving
_SHARE_OF = re.compile(r"\b(?:half|third|quarter|most|some|none|all|percent|%) of (?:the )?$", re.IGNORECASE)
_AGENCY_OR_DAY = re.compile(r"\s*\([^)]*\)|,\s*[A-Z][a-z]+\.? \d+\b")  # "PARIS, March 3 (AP)"
_CUES = load_lexicon("cue_verbs")


def _lemmas(*sections: str) -> frozenset[str]:
    return frozenset(entry.split("/")[0] for section in sections for entry in _CUES[section] if " " not in entry)


SAYING = _lemmas("say", "tell")
_WITH_CLAUSE = SAYING | _lemmas("think", "show")  # verbs that a "that" may be left out after


def find_events(
    text: str, published: str | date | pd.Timestamp | None = None, *, dateline: str | None = None, start: int = 0
) -> list[Event]:
    """The figures, changes and dated facts of a text.

    Parameters
    ----------
    text
        The body of an article.
    published
        Its day of publication, for dates like "Friday"; without it they stay open.
    dateline
        The place that opens the report, the last resort for where something happened.
    start
        Where the report begins behind the dateline.
    """
    dates, quantities, names = find_dates(text, published), find_quantities(text), find_names(text)
    places = [name for name in names if name.kind == "place"]
    citations = find_citations(text, names=names)
    day = None if published is None or pd.isna(published) else pd.Timestamp(published)
    events: list[Event] = []
    for span in split_sentences(text):
        inside, timexes = _within(span, quantities), _within(span, dates)
        if not inside and not any(d.earliest or d.latest for d in timexes) and not _mentions_change(text, span):
            continue
        begin = max(span.start, start)
        clauses = find_clauses(text, begin, span.end, saying=_WITH_CLAUSE, dates=[(d.start, d.end) for d in timexes])
        scene = _Scene(
            text,
            span,
            clauses,
            read_calendar(text, clauses, timexes, day),
            _without_dates(inside, timexes),
            _within(Span(begin, span.end), places),
            _cited_in(span, citations),
            dateline,
            day,
        )
        opening = text.rfind("\n", 0, span.start) + 1
        paragraph = list(takewhile(lambda event: event.start >= opening, reversed(events)))  # noqa: B023
        events += sorted(_events_of(scene, paragraph), key=lambda event: event.start)
    return events


def extract_events(articles: pd.DataFrame) -> pd.DataFrame:
    """The figures, changes and dated facts of each article.

    Returns
    -------
    DataFrame
        The table `events` of `columns.TABLES`: one row per figure, change or dated fact. best, low and high are named
        after UCDP GED; `date_precision` is GED's date_prec. `reported` is the day a source said so, never the day it
        happened.
    """
    rows = []
    columns = ["doc_id", "text", "published", "dateline", "dateline_end"]
    for doc_id, text, published, dateline, begin in articles[columns].itertuples(index=False, name=None):
        city = None if pd.isna(dateline) else _AGENCY_OR_DAY.sub("", dateline)
        rows += [(doc_id, *event) for event in find_events(text, published, dateline=city, start=begin)]
    return make_table("events", rows)


def select_events(
    events: pd.DataFrame,
    *,
    what: str | list[str] | None = None,
    counted: str | None = None,
    place: str | None = None,
    precision: int | None = None,
) -> pd.DataFrame:
    """The rows of a series, in order of their days; the question is put in the words of the table.

    Parameters
    ----------
    what
        Lemma of the event word, or several.
    counted, place
        Words that the thing counted, or the place or destination, must hold (any case).
    precision
        Coarsest `date_precision` wanted (1 a day … 5 a year); leaves undated rows out.
    """
    chosen = pd.Series(True, index=events.index)
    if what is not None:
        chosen &= events["what"].isin([what] if isinstance(what, str) else what)
    if counted is not None:
        chosen &= events["counted"].str.contains(counted, case=False, regex=False).fillna(False)
    if place is not None:
        here, there = (
            events[column].str.contains(place, case=False, regex=False).fillna(False)
            for column in ("place", "place_to")
        )
        chosen &= here | there
    if precision is not None:
        chosen &= events["date_precision"].le(precision).fillna(False)
    order = events["date_earliest"].fillna(events["date_latest"])
    return events[chosen].iloc[order[chosen].argsort(kind="stable")]


def _within(span: Span, found: list) -> list:
    """Those of `found`, which is in order, that start in `span`."""
    return found[bisect_left(found, span.start, key=_start) : bisect_left(found, span.end, key=_start)]


def _cited_in(span: Span, citations: list[Citation]) -> list[Citation]:
    """The citations whose clause reaches into `span`; they are in order of their clauses."""
    until = bisect_left(citations, span.end, key=lambda citation: citation.clause_start)
    return [citation for citation in citations[max(0, until - 20) : until] if citation.clause_end > span.start]


def _mentions_change(text: str, span: Span) -> bool:
    return _AMOUNT.search(text, span.start, span.end) is not None


def _without_dates(quantities: list[Quantity], dates: list[Timex]) -> list[Quantity]:
    return [q for q in quantities if not any(d.start < q.end and q.start < d.end for d in dates)]


def _events_of(scene: _Scene, paragraph: list[Event]) -> list[Event]:
    """The rows of one sentence: its figures, its changes without a figure, and what else its dates belong to."""
    events: list[Event] = []
    used: set[int] = set()
    for quantity in _figures(scene):
        word = _word_of_figure(scene, quantity)
        used.add(word.verb.start if word and word.verb else -1)
        events.append(_figure(scene, quantity, word, [*reversed(events), *paragraph]))
    if not events:
        events += _changes(scene, paragraph, used)
    dated = [verb for verb in _dated_verbs(scene) if verb.start not in used]
    events += [_fact(scene, verb) for verb in dated if verb.lemma not in SAYING]
    reported = {event.reported for event in events}
    for verb in dated:
        # What was said on a day is a fact of that day, unless the rows for what was said carry the day already.
        days = scene.calendar.owned.get(verb.start)
        if verb.lemma in SAYING and days and days.latest not in reported:
            events.append(_fact(scene, verb))
    return events


def _figure(scene: _Scene, quantity: Quantity, word: _Word | None, earlier: list[Event]) -> Event:
    lemma = word.lemma if word else None
    stated = "up" if lemma in _UP else "down" if lemma in _DOWN else None
    event = _event(scene, quantity.start, quantity.end, word)._replace(
        counted=quantity.counted or quantity.unit,
        best=quantity.value,
        low=quantity.low,
        high=quantity.high,
        change=quantity.change or stated,
    )
    amount = None if event.counted else _amount_before(scene, quantity)
    return _with_amount(scene, event, amount, earlier) if amount else event


def _figures(scene: _Scene) -> list[Quantity]:
    """The quantities that count something by themselves: not "one of …", nor the second in "12 men from 6 towns"."""
    figures: list[Quantity] = []
    for quantity in scene.quantities:
        if quantity.unit == "year of age":
            continue  # "a 13-year-old" describes
        share = quantity.unit is None and quantity.value is not None and quantity.value <= 1
        if share and re.match(r" of\b|.*\bof the\b", scene.text[quantity.end : quantity.end + 8]):
            continue
        bare = quantity.counted is None and quantity.unit is None and quantity.change is None and quantity.bound == "="
        if bare and not _amount_before(scene, quantity) and not _beside_verb(scene, quantity):
            continue  # a number without a noun may be anything
        if figures and _describes(scene, figures[-1], quantity):
            continue
        figures.append(quantity)
    return figures


def _beside_verb(scene: _Scene, quantity: Quantity) -> bool:
    """ "and wounded 32", "Nine died": the verb says what is counted."""
    verbs = [verb for clause in scene.clauses for verb in clause.verbs]
    return any(0 < quantity.start - verb.end <= 1 or 0 < verb.first - quantity.end <= 1 for verb in verbs)


def _amount_before(scene: _Scene, quantity: Quantity) -> re.Match | None:
    """ "The toll rose to 58": the noun of amount that a bare number is a value of."""
    clause = scene.clauses[clause_at(scene.clauses, quantity.start)]
    found = [m for a, b in clause.pieces for m in _AMOUNT.finditer(scene.text, a, min(b, quantity.start))]
    return found[-1] if found else None


def _describes(scene: _Scene, first: Quantity, second: Quantity) -> bool:
    between = scene.text[first.counted_end or first.end : second.start]
    verbs = [v for clause in scene.clauses for v in clause.verbs if first.end <= v.start < second.start]
    counts = second.counted_start is not None and second.counted_start >= second.end
    prepositional = between.split()[:1] and between.split()[0].lower() in PREPOSITIONS
    return counts and not verbs and bool(prepositional) and not re.search("[,;:—–]", between)


def _word_of_figure(scene: _Scene, quantity: Quantity) -> _Word | None:
    """The event word of a figure: the verb it is object or else subject of; the noun in "the transfer of 40"."""
    text, clause = scene.text, scene.clauses[clause_at(scene.clauses, quantity.start)]
    before = [verb for verb in clause.verbs if verb.end <= quantity.start]
    after = [verb for verb in clause.verbs if verb.start >= quantity.end]
    verb = before[-1] if before else _main(after)
    if not before and _SHARE_OF.search(text[max(0, quantity.start - 20) : quantity.start]):
        verb = after[0] if after and after[0].form == "participle" else None  # "half of the 40 people held there": held
    start = verb.end if before and verb else clause.pieces[0][0]
    noun = _NOUN_OF.search(text[start : quantity.start])
    if noun and noun["noun"].lower() in event_nouns():
        return _Word(start + noun.start("noun"), start + noun.end("noun"), event_nouns()[noun["noun"].lower()], verb)
    head = (quantity.counted or "").split()[-1:]
    if head and head[0].lower() in event_nouns() and (verb is None or verb.lemma in _LIGHT | SAYING | {"be"}):
        return _Word(quantity.end - 1, quantity.end, event_nouns()[head[0].lower()], verb)
    return _Word(verb.start, verb.end, verb.lemma, verb) if verb else None


def _main(verbs: list[Verb]) -> Verb | None:
    """The first verb of a subject, past one that only describes it ("40 people detained there were freed") and on to
    the one it leads to ("are believed to have fled")."""
    led = len(verbs) > 1 and verbs[0].form == "participle" and verbs[1].form == "finite"
    if led and verbs[1].first != verbs[1].start:
        verbs = verbs[1:]
    to = len(verbs) > 1 and verbs[1].form == "infinitive" and verbs[1].first - verbs[0].end == 1
    if to and verbs[0].lemma not in _NOT_DONE:
        verbs = verbs[1:]
    return verbs[0] if verbs else None


def _word_of_verb(scene: _Scene, verb: Verb) -> _Word:
    """The verb itself, or the noun that a light verb leaves the meaning to: "cast a veto"."""
    if verb.lemma in _LIGHT:
        noun = _LIGHT_OBJECT.match(scene.text, verb.end, scene.span.end)
        if noun and noun["noun"].lower() in event_nouns():
            return _Word(noun.start("noun"), noun.end("noun"), event_nouns()[noun["noun"].lower()], verb)
    return _Word(verb.start, verb.end, verb.lemma, verb)


def _dated_verbs(scene: _Scene) -> list[Verb]:
    """The verbs a date belongs to, and those that a clause of time dates ("fled when the town fell last month")."""
    found = []
    for c, clause in enumerate(scene.clauses):
        for verb in clause.verbs:
            tensed = verb.form in {"finite", "participle"} or verb.perfect
            if verb.form == "gerund" and verb != clause.verbs[0]:
                continue  # "in early trading on Monday" names no event; "after losing it on Monday" does
            if verb.start in scene.calendar.owned or (
                tensed and verb == clause.verbs[-1] and from_temporal_clause(scene.calendar, scene.clauses, c)
            ):
                found.append(verb)
    return found


def _fact(scene: _Scene, verb: Verb) -> Event:
    word = _word_of_verb(scene, verb)
    event = _event(scene, word.start, word.end, word)
    if verb.lemma in SAYING and event.cited is None:
        said = next((c for c in scene.citations if c.cue_start <= verb.start < c.cue_end), None)
        if said and said.start is not None:
            event = event._replace(cited=said.text, cited_start=said.start, cited_end=said.end)
    return event


def _changes(scene: _Scene, earlier: list[Event], used: set[int]) -> list[Event]:
    """Changes of an amount without a figure: "the number has declined", "a drop in the number of …"."""
    events = []
    for clause in scene.clauses:
        stretch = next((m for a, b in clause.pieces for m in _AMOUNT.finditer(scene.text, a, b)), None)
        if stretch is None:
            continue
        for word, direction in _change_words(scene, clause):
            if stretch.end() <= word.start or re.match(r"\s(?:in|of)\b", scene.text[word.end : stretch.start()]):
                used.add(word.verb.start if word.verb else -1)
                event = _event(scene, word.start, word.end, word)._replace(change=direction)
                events.append(_with_amount(scene, event, stretch, earlier))
                break
    return events


def _change_words(scene: _Scene, clause: Clause) -> list[tuple[_Word, str]]:
    found = [
        (_Word(verb.start, verb.end, verb.lemma, verb), "up" if verb.lemma in _UP else "down")
        for verb in clause.verbs
        if verb.lemma in _UP | _DOWN
    ]
    for start, end in clause.pieces:
        for noun in _CHANGE_NOUN.finditer(scene.text, start, end):
            before = [verb for verb in clause.verbs if verb.end <= noun.start()]
            word = _Word(noun.start(), noun.end(), noun[0].lower().removesuffix("s"), before[-1] if before else None)
            found.append((word, _CHANGE_NOUNS[word.lemma]))
    return found


def _with_amount(scene: _Scene, event: Event, amount: re.Match, earlier: list[Event]) -> Event:
    """What an amount counts: "the number of X" says so; "the number" is that of the last figure in the paragraph.

    `earlier` are the events of the paragraph before this one, the last first.
    """
    if amount["counted"]:
        return event._replace(counted=amount["counted"])
    if not amount[0].lower().startswith("number"):
        return event._replace(counted=amount[0])
    opening = scene.text.rfind("\n", 0, scene.span.start) + 1
    last = next(
        (e for e in reversed(earlier) if e.start >= opening and e.counted and (e.best or e.low or e.high)), None
    )
    if last is None:
        return event
    open_place = last.place is not None and event.place_basis in {None, "dateline"}
    place, basis = (last.place, "figure before") if open_place else (event.place, event.place_basis)
    return event._replace(counted=last.counted, place=place, place_basis=basis)


def _event(scene: _Scene, start: int, end: int, word: _Word | None) -> Event:
    """The row of an event: place, days, source and hedge of the clause it stands in."""
    text, verb = scene.text, word.verb if word else None
    at = verb.start if verb else start
    c = clause_at(scene.clauses, at)
    citation = next((s for s in scene.citations if s.clause_start <= start < s.clause_end), None)
    reported = _reported(scene, citation) if citation else None
    days = _days(scene, scene.clauses[c], verb, end) if verb else None
    if days is None and reported and citation and citation.past_perfect:
        # "said Friday that it had ended": the day of the report is the last that is possible
        days = Days(None, reported.latest, f"before the report: {reported.basis}")
    source = range(citation.start or 0, citation.end or 0) if citation else range(0)
    places = [place for place in scene.places if place.start not in source]
    dateline = scene.dateline if _is_news(scene, days) else None
    place = find_place(text, scene.clauses, c, places, position=at, dateline=dateline)
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
        cited=citation.text if citation else None,
        cited_start=citation.start if citation else None,
        cited_end=citation.end if citation else None,
        hedge=find_hedge(text, scene.clauses, c, verb),
    )


def _days(scene: _Scene, clause: Clause, verb: Verb, end: int) -> Days | None:
    """The days of the event that ends at `end`, be it the verb or one of its figures."""
    counts = sorted(q.start for q in scene.quantities if q.start > verb.start)
    if len(counts) > 1 and end > verb.end:
        # "rose to 12 in 2021 from 9 a year earlier": each figure has the date behind it, "from 9" alone has none
        stop = next((at for at in counts if at >= end), scene.span.end)
        own = [days for at, days in scene.calendar.behind.get(verb.start, []) if end <= at < stop]
        earlier = re.search(r"\bfrom (?:\S+ ){0,2}\S*$", scene.text[verb.end : end]) and verb.lemma in _UP | _DOWN
        if own or earlier:
            return own[0] if own else None
    days = days_of_verb(scene.calendar, scene.clauses, verb, SAYING)
    partner = next((other for other in clause.verbs if other.start > verb.start), None)
    if days or partner is None or partner.form != verb.form or scene.text[partner.start - 5 : partner.start] != " and ":
        return days
    # "killed 14 people and wounded 32 on Monday": figures of one subject share the day behind the last
    both = any(verb.end <= at < partner.start for at in counts) and any(partner.end <= at for at in counts)
    return scene.calendar.owned.get(partner.start) if both else None


def _is_news(scene: _Scene, days: Days | None) -> bool:
    """Whether the event lies in the week up to publication: what is older need not have happened at the dateline."""
    if scene.published is None or days is None or days.earliest is None or days.latest is None:
        return False
    return scene.published - pd.Timedelta(days=7) <= days.earliest and days.latest <= scene.published


def _reported(scene: _Scene, citation: Citation) -> Days | None:
    """The day a source said so: the date beside the words of saying, or "a report sent on …"."""
    verbs = [verb for clause in scene.clauses for verb in clause.verbs]
    saying = next((v for v in verbs if citation.cue_start <= v.start < citation.cue_end), None)
    if saying and saying.start in scene.calendar.owned:
        return scene.calendar.owned[saying.start]
    # "according to a report sent on Friday", "said in a report published on Friday"
    since = saying.end if saying else citation.start
    if since is None:
        return None
    verbs = [v for v in scene.clauses[clause_at(scene.clauses, since - 1)].verbs if since <= v.start]
    return next((scene.calendar.owned[v.start] for v in verbs if v.start in scene.calendar.owned), None)
