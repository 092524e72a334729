"""Dated facts, figures and changes: what happened, to how many, where, when and who says so.

An article's text goes in with its dates, quantities and names, one row comes out for each figure, each change stated
without a figure and each further fact that a date belongs to. Everything is decided inside one sentence and its
clauses: a figure belongs to the verb of its clause, a date to the verb beside it, and what a clause does not say stays
open.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from itertools import takewhile
from operator import attrgetter

import pandas as pd

from corpus_tools.columns import make_table
from corpus_tools.datelines import place_of_dateline
from corpus_tools.dates import Timex, find_dates
from corpus_tools.events.clauses import find_clauses
from corpus_tools.events.days import read_calendar
from corpus_tools.events.event import Event
from corpus_tools.events.row_days import is_news
from corpus_tools.events.rows import events_of
from corpus_tools.events.words import AMOUNT, CHANGE_NOUNS, PLAIN_CHANGE, WITH_CLAUSE, Scene
from corpus_tools.names import Name, find_names, names_of
from corpus_tools.quantities import Quantity, find_quantities
from corpus_tools.segment import Span, each_article, split_sentences
from corpus_tools.speakers import Citation, find_citations

_PLAIN_CHANGE = re.compile(
    "|".join(word.removesuffix("e") for word in sorted(PLAIN_CHANGE))
    + "|grew|grown|shrunk"
    + f"|(?:{'|'.join(CHANGE_NOUNS)}) in "
)
_start = attrgetter("start")


def find_events(
    text: str,
    published: str | date | pd.Timestamp | None = None,
    *,
    dateline: str | None = None,
    start: int = 0,
    names: Sequence[Name] | None = None,
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
    names
        What `find_names` found in it; looked up where not given.
    """
    dates, quantities = find_dates(text, published), find_quantities(text)
    names = find_names(text) if names is None else names
    places = [name for name in names if name.kind == "place" or (name.kind is None and not name.text.isupper())]
    citations = find_citations(text, names=names)
    day = None if published is None or pd.isna(published) else pd.Timestamp(published)
    events: list[Event] = []
    for span in split_sentences(text):
        begin = max(span.start, start)
        inside, timexes = _within(Span(begin, span.end), quantities), _within(Span(begin, span.end), dates)
        if not inside and not any(d.type in {"DATE", "TIME"} for d in timexes) and not _mentions_change(text, span):
            continue
        clauses = find_clauses(text, begin, span.end, saying=WITH_CLAUSE, dates=[(d.start, d.end) for d in timexes])
        scene = Scene(
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
        found = sorted(events_of(scene, paragraph), key=_start)
        events += found
        if dateline and any(_is_elsewhere(event, dateline, day) for event in found):
            dateline = None
    return events


def extract_events(articles: pd.DataFrame, *, names: Sequence[Sequence[Name]] | None = None) -> pd.DataFrame:
    """The figures, changes and dated facts of each article.

    Parameters
    ----------
    articles
        The table of articles.
    names
        What `names_of` found in these articles; looked up where not given.

    Returns
    -------
    DataFrame
        The table `events` of `columns.TABLES`: one row per figure, change or dated fact. best, low and high are named
        after UCDP GED; `date_precision` is GED's date_prec. `reported` is the day a source said so, never the day it
        happened.
    """
    rows = []
    texts = each_article(articles, "doc_id", "text", "published", "dateline", "dateline_end")
    found = names_of(articles) if names is None else names
    for (doc_id, text, published, dateline, begin), inside in zip(texts, found, strict=True):
        city = None if pd.isna(dateline) else place_of_dateline(dateline) or None
        rows += [(doc_id, *event) for event in find_events(text, published, dateline=city, start=begin, names=inside)]
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


def acled_figures(
    events: pd.DataFrame, *, by: Sequence[str] = ("what", "counted", "place", "date_earliest", "date_latest")
) -> pd.DataFrame:
    """The events with ACLED's reading of their figures beside ours.

    Parameters
    ----------
    by
        Columns that tell one event from another. Rows that agree in all of them report the same event and share the
        lowest figure; a row with a null in one of them stands for itself, for what is not known may differ.

    Returns
    -------
    DataFrame
        The events with a further column `acled` (float64): the figure itself, or the lower bound of a limit, a range or
        a vague count ("tens" 10, "dozens" 12, "hundreds" 100), the most conservative of those that report one event.

    Notes
    -----
    After the Armed Conflict Location & Event Data Project's codebook, on fatalities.
    """
    figure = events["low"].where(events["best"].isna(), events["best"]).astype("float64")
    known = events[list(by)].notna().all(axis=1)
    lowest = figure[known].groupby([events.loc[known, column] for column in by]).transform("min")
    return events.assign(acled=lowest.reindex(events.index).where(known, figure))


def _is_elsewhere(event: Event, dateline: str, day: pd.Timestamp | None) -> bool:
    """Whether the event is news from another place: where a report is written need not be the scene of its news."""
    named = event.place if event.place_basis in {"clause", "sentence"} else None
    is_other = named is not None and named.casefold() != dateline.casefold()
    return is_other and is_news(event.date_earliest, event.date_latest, day)


def _within(span: Span, found: list) -> list:
    """Those of `found`, which is in order, that start in `span`."""
    return found[bisect_left(found, span.start, key=_start) : bisect_left(found, span.end, key=_start)]


def _cited_in(span: Span, citations: list[Citation]) -> list[Citation]:
    """The citations whose clause reaches into `span`; they are in order of their clauses."""
    until = bisect_left(citations, span.end, key=lambda citation: citation.clause_start)
    return [citation for citation in citations[max(0, until - 20) : until] if citation.clause_end > span.start]


def _mentions_change(text: str, span: Span) -> bool:
    return bool(AMOUNT.search(text, span.start, span.end) or _PLAIN_CHANGE.search(text, span.start, span.end))


def _without_dates(quantities: list[Quantity], dates: list[Timex]) -> list[Quantity]:
    """The quantities that are no part of a date; "90 litres a day" is one all the same."""
    return [
        q for q in quantities if not any(d.start < q.end and q.start < d.end and not q.start < d.start for d in dates)
    ]
