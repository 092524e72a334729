"""Expressions of time in a text, and the days they mean.

A string or a table of articles goes in, TIMEX3 expressions with the days each can mean come out. What the words leave open
is filled in from the day of publication, the tense of the clause and the dates named before, and `basis` says which;
without a day of publication a weekday or a month stays open (`XXXX-WXX-3`), for nothing is guessed.
"""

import re
from bisect import bisect_right
from datetime import date, datetime
from typing import NamedTuple

import pandas as pd

from corpus_tools.calendar_days import days_of, fill, nearest, shift
from corpus_tools.columns import make_table
from corpus_tools.lexicons import load_lexicon
from corpus_tools.segment import Span, split_sentences
from corpus_tools.timex import Found, find_readings

EXPLICIT, PUBLICATION, EARLIER, UNRESOLVED = (
    "explicit",
    "relative to publication",
    "relative to an earlier date",
    "unresolved",
)


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
        In order of position, none inside another. `type` is DATE, TIME, DURATION or SET; `earliest` and `latest` are None
        for durations, sets, references ("now") and what stays open; `basis` is "explicit", "relative to publication",
        "relative to an earlier date" or "unresolved".

    Examples
    --------
    >>> [(d.text, d.value) for d in find_dates("It ended on Friday. The term expires Nov. 14.", "2017-11-08")]
    [('Friday', '2017-11-03'), ('Nov. 14', '2017-11-14')]
    >>> [d.value for d in find_dates("It ended on Friday. The term expires Nov. 14.")]
    ['XXXX-WXX-5', 'XXXX-11-14']
    """
    now = _as_day(published)
    found = list(find_readings(text))
    if not found:
        return []
    sentences = split_sentences(text)
    starts = [sentence.start for sentence in sentences]
    timexes: list[Timex] = []
    then: str | None = None  # the last date that was named or resolved
    for one in found:
        sentence = sentences[max(bisect_right(starts, one.start) - 1, 0)]
        value, basis = _resolve(one, now, then, text, sentence)
        days = days_of(value, one.reading.mod) if one.reading.type in ("DATE", "TIME") else None
        if days and len(value) >= 4:
            then = value
        earliest, latest = days or (None, None)
        if one.reading.ask == "until now":
            latest = now
        elif one.reading.ask == "from now":
            earliest = now
        first, last = (day and pd.Timestamp(day) for day in (earliest, latest))
        timexes.append(
            Timex(
                one.start,
                one.end,
                text[one.start : one.end],
                one.reading.type,
                value,
                one.reading.mod,
                first,
                last,
                basis,
            )
        )
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
            for doc_id, text, published in zip(articles["doc_id"], articles["text"], articles["published"], strict=True)
            for timex in find_dates(text, published)
        ),
    )


def published_window(article: str | pd.Series) -> Window:
    """The days on which an article can have been published, by the dates that it names with their year.

    What is told as past came before, what is spoken of as to come lies ahead; dates without a year say nothing.

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
    sentences = split_sentences(text)
    starts = [sentence.start for sentence in sentences]
    window = Window(None, None, None, None)
    for timex in find_dates(text):
        if timex.basis != EXPLICIT or timex.earliest is None or timex.latest is None:
            continue
        sentence = sentences[max(bisect_right(starts, timex.start) - 1, 0)]
        words = text[sentence.start : sentence.end]
        tense = _tense(text, timex, sentence)
        if tense < 0 and (window.earliest is None or timex.earliest > window.earliest):
            window = window._replace(earliest=timex.earliest, earliest_sentence=words)
        elif tense > 0 and (window.latest is None or timex.latest < window.latest):
            window = window._replace(latest=timex.latest, latest_sentence=words)
    return window


def _as_day(published: str | date | pd.Timestamp | None) -> date | None:
    if published is None or published is pd.NaT:
        return None
    if isinstance(published, str):
        published = datetime.fromisoformat(published)
    return published.date() if isinstance(published, datetime) else published


def _resolve(one: Found, now: date | None, then: str | None, text: str, sentence: Span) -> tuple[str, str]:
    """The value with its X filled in where that can be known, and what it was read from."""
    reading = one.reading
    ask, value = reading.ask, reading.value
    if not ask:
        return value, UNRESOLVED if value.startswith("XXXX") and reading.type in ("DATE", "TIME") else EXPLICIT
    if ask in ("until now", "from now"):
        return value, PUBLICATION if now else UNRESOLVED
    if ask == "then":
        anchor = days_of(then) if then else None
        if anchor is None:
            return value, UNRESOLVED
        return fill(value, shift(anchor[0], reading.unit, reading.count)), EARLIER
    if now is None:
        return value, UNRESOLVED
    if ask == "now":
        return fill(value, shift(now, reading.unit, reading.count)), PUBLICATION
    side = {"before": -1, "after": 1, "this": 0}.get(ask)
    if side is None:
        side = _tense(text, one, sentence) or _usual_side(value)
    return nearest(value, now, side, strict=ask in ("before", "after")) or value, PUBLICATION


def _usual_side(value: str) -> int:
    """Where the tense says nothing: news tells what happened."""
    return -1 if value else 0


def _tense(text: str, one: Found | Timex, sentence: Span) -> int:
    """−1 where the words around an expression tell of what happened, 1 where of what is to come, 0 where neither.

    The nearest verb before it decides ("said on Monday that they will meet on Friday"), else the first one behind it.
    """
    before = reversed(_WORD.findall(text, sentence.start, one.start))
    for words in (before, _WORD.findall(text, one.end, sentence.end)):
        for word in words:
            low = word.lower()
            side = _SIDE.get(low, -1 if len(low) > 4 and low.endswith("ed") else 0)
            if side:
                return side
    return 0


_WORD = re.compile(r"(?:[^\W\d_]|['’](?=ll))+")
_LISTS = load_lexicon("tense_words")
_PAST_FORMS = [line.split()[1] for line in load_lexicon("verbs")["irregular"] if line.split()[0] != line.split()[1]]
_SIDE = dict.fromkeys([*_LISTS["behind"], *_PAST_FORMS], -1) | dict.fromkeys(
    [*_LISTS["ahead"], *_LISTS["timetable"]], 1
)
