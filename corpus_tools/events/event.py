"""A row of the events table, and what the clause it stands in says of it.

A word of a sentence goes in, its row comes out with place, days, source and hedge of its clause. What the clause does
not say stays open: no date, place or source is borrowed from a neighbour.
"""

from typing import NamedTuple

import pandas as pd

from corpus_tools.events.clauses import clause_at
from corpus_tools.events.days import Days, precision
from corpus_tools.events.hedges import find_hedge
from corpus_tools.events.places import find_place
from corpus_tools.events.row_days import days_behind, days_of_row, is_news
from corpus_tools.events.sources import cited_words, day_reported, who_counts
from corpus_tools.events.words import Scene, Word


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


def event_at(scene: Scene, start: int, end: int, word: Word | None, *, behind: int | None = None) -> Event:
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
