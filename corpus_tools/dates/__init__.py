"""Expressions of time in a text, and the days they mean.

A string or a table of articles goes in, TIMEX3 expressions with the days each can mean come out. What the words leave
open is filled in from the day of publication, the tense of the clause and the dates named before, and `basis` says
which; without a day of publication a weekday or a month stays open (`XXXX-WXX-3`), for nothing is guessed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

import pandas as pd

from corpus_tools.columns import make_table
from corpus_tools.dates.anchors import EXPLICIT, PUBLICATION, Named, is_narrative, resolve
from corpus_tools.dates.calendar_days import days_of
from corpus_tools.dates.tense import is_told_as_past, tense
from corpus_tools.dates.timex import find_readings
from corpus_tools.segment import Span, each_article, split_sentences


class Timex(NamedTuple):
    """An expression of time; `value` and `mod` are TIMEX3's, `earliest` and `latest` the days it can mean."""

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None
    earliest: pd.Timestamp | None
    latest: pd.Timestamp | None
    basis: str


class Window(NamedTuple):
    """The days on which a text can have been published, and the sentences that say so (None: no limit on that side)."""

    earliest: pd.Timestamp | None
    latest: pd.Timestamp | None
    earliest_sentence: str | None
    latest_sentence: str | None


def find_dates(text: str, published: str | date | pd.Timestamp | None = None) -> list[Timex]:
    """The expressions of time in a text, with their TIMEX3 values and the days they can mean.

    Parameters
    ----------
    text
        Any text; paragraphs end at line ends.
    published
        The day of publication, as "2017-11-08", date or Timestamp; None (or NaT) where it is not known.

    Returns
    -------
    list of Timex
        In order of position, none inside another. `type` is DATE, TIME, DURATION or SET; `earliest` and `latest` are
        None for durations, sets, references ("now") and what stays open; `basis` is "explicit", "relative to
        publication", "relative to an earlier date" or "unresolved".

    Examples
    --------
    >>> [(d.text, d.value) for d in find_dates("It ended on Friday. The term expires Nov. 14.", "2017-11-08")]
    [('Friday', '2017-11-03'), ('Nov. 14', '2017-11-14')]
    >>> [d.value for d in find_dates("It ended on Friday. The term expires Nov. 14.")]
    ['XXXX-WXX-5', 'XXXX-11-14']
    """
    now = _as_day(published)
    found = [one for one in find_readings(text) if one.rule != "soon" or not is_told_as_past(text, one.start, one.end)]
    if not found:
        return []
    sentences = _sentences_at(text, [one.start for one in found])
    narrative = is_narrative(text, found, now)
    named = Named()
    timexes: list[Timex] = []
    for one, sentence in zip(found, sentences, strict=True):
        start, end, reading, _ = one
        value, basis = resolve(one, text, sentence, now=now, named=named, narrative=narrative)
        value = "XXXX-XX-XX" if " " in value else value  # a moving feast of an unknown year
        kind = "DATE" if reading.ask == "ahead" and basis == PUBLICATION else reading.type
        earliest, latest = (days_of(value, reading.mod) if kind in ("DATE", "TIME") else None) or (None, None)
        over = now is None or (latest or now) <= now
        named = named.after(one, text, value, sentence=sentence, explicit=basis == EXPLICIT, over=over)
        if reading.ask == "until now":
            latest = now
        elif reading.ask == "from now":
            earliest = now
        first, last = (pd.Timestamp(day) if day else None for day in (earliest, latest))
        timexes.append(Timex(start, end, text[start:end], kind, value, reading.mod, first, last, basis))
    return timexes


def extract_dates(articles: pd.DataFrame) -> pd.DataFrame:
    """The expressions of time in each article, read from its day of publication where that is known.

    Parameters
    ----------
    articles
        `doc_id`, `text` and `published` as `columns.TABLES["articles"]` has them.

    Returns
    -------
    DataFrame
        `doc_id, start, end, text, type, value, mod, earliest, latest, basis`, as `columns.TABLES["dates"]` has them.
    """
    return make_table(
        "dates",
        (
            (doc_id, *timex)
            for doc_id, text, published in each_article(articles, "doc_id", "text", "published")
            for timex in find_dates(text, published)
        ),
    )


def published_window(article: str | pd.Series) -> Window:
    """The days on which an article can have been published, by the dates that it names with their year.

    What is told as past ("was signed in May 2011") came before, what is spoken of as to come ("will open in June
    2014") lies ahead. Dates without a year say nothing, nor do years that only name a thing ("the 2028 Games", "a
    plan for 2030"). Limits that contradict each other are no limits.

    Parameters
    ----------
    article
        A text, or a row of articles (its `text` is read).

    Examples
    --------
    >>> published_window("In September 2013 they accepted. They will meet on 5 May 2014.")[:2]
    (Timestamp('2013-09-01 00:00:00'), Timestamp('2014-05-05 00:00:00'))
    """
    text = article if isinstance(article, str) else article["text"]
    window = Window(None, None, None, None)
    timexes = [timex for timex in find_dates(text) if timex.basis == EXPLICIT]
    for timex, sentence in zip(timexes, _sentences_at(text, [timex.start for timex in timexes]), strict=True):
        if timex.earliest is None or timex.latest is None:
            continue
        words = text[sentence.start : sentence.end]
        side = tense(text, timex.start, timex.end, sentence)
        opens = timex.start == sentence.start
        dated = opens or side == -2 or _DATES.search(text, max(timex.start - 20, 0), timex.start)
        if side > 0 and (window.latest is None or timex.latest < window.latest):
            window = window._replace(latest=timex.latest, latest_sentence=words)
        elif side < 0 and dated and (window.earliest is None or timex.earliest > window.earliest):
            window = window._replace(earliest=timex.earliest, earliest_sentence=words)
    contradicts = window.earliest and window.latest and window.earliest > window.latest
    return Window(None, None, None, None) if contradicts else window


_DATES = re.compile(r"\b(?:in|on|since|during|from|between|and|until|late|early)\s+(?:the\s+)?$", re.IGNORECASE)


def _as_day(published: str | date | pd.Timestamp | None) -> date | None:
    if published is None or published is pd.NaT:
        return None
    if isinstance(published, str):
        published = datetime.fromisoformat(published)
    return published.date() if isinstance(published, datetime) else published


def _sentences_at(text: str, positions: list[int]) -> Iterator[Span]:
    """The sentence that each position stands in."""
    sentences = split_sentences(text)
    starts = [sentence.start for sentence in sentences]
    return (sentences[max(bisect_right(starts, position) - 1, 0)] for position in positions)
