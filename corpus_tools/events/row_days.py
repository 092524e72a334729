"""The days of a row: which of several dates beside a verb is a figure's own, and what is news.

A sentence and a row's verb go in, days come out. `days.py` hands each date to a verb; here the figures of one verb
share its dates or part them ("9 in 2020 and 12 in 2021").
"""

import re

import pandas as pd

from corpus_tools.events.clauses import Clause
from corpus_tools.events.days import Days, days_of_verb
from corpus_tools.events.verbs import Verb
from corpus_tools.events.words import SAYING, Scene

_COMPARED = re.compile(r"\b(?:up |down )?from (?:about |around |some |nearly |\$|€|£)?\d")
_LINK = re.compile(r" (?:(?:in|on|of|during|since) )?")


def days_of_row(scene: Scene, clause: Clause, verb: Verb, end: int) -> Days | None:
    """The days of the event that ends at `end`, be it the verb or one of its figures."""
    dates = scene.calendar.behind.get(verb.start, [])
    counts = sorted(q.start for q in scene.quantities if q.start >= clause.pieces[0][0])
    compared = _COMPARED.search(scene.text, verb.end, scene.span.end)
    if compared and any(at == compared.end() - 1 for at, _ in scene.calendar.all):
        compared = None  # "died from 2011 to 2015"
    if compared and dates:
        # "rose to 12 in 2021 from 9 a year earlier": the date behind "from 9" is its own
        if end > compared.start():
            return next((days for at, days in dates if at >= end), None)
        dates = [(at, days) for at, days in dates if at < compared.start()]
        if not dates:
            return None
    if len(counts) > 1 and end > verb.end and len(dates) > 1:
        stop = next((at for at in counts if at >= end), scene.span.end)
        own = [days for at, days in dates if end <= at < stop]
        if own:
            return own[0]
    if compared and dates:
        return dates[0][1]
    return days_of_verb(scene.text, scene.calendar, scene.clauses, verb, SAYING) or _shared_days(
        scene, clause, verb, counts
    )


def _shared_days(scene: Scene, clause: Clause, verb: Verb, counts: list[int]) -> Days | None:
    """ "killed 14 people and wounded 32 on Monday", "a ferry carrying 40 people sank on Monday"."""
    partner = next((other for other in clause.verbs if other.start > verb.start), None)
    if partner is None or partner.start not in scene.calendar.owned:
        return None
    joined = re.search(r"\band\b[^,;]*$", scene.text[verb.end : partner.start])
    alike = partner.form in {verb.form, "participle"} or (verb.form, partner.form) == ("participle", "finite")
    both = any(at < partner.start for at in counts) and any(verb.end <= at for at in counts)
    describes = verb.form == "gerund" and partner.form in {"finite", "participle"} and not joined
    return scene.calendar.owned[partner.start] if describes or (joined and alike and both) else None


def days_behind(scene: Scene, end: int) -> Days | None:
    """ "a 3% increase in May": the date right behind a noun."""
    return next((days for at, days in scene.calendar.all if _LINK.fullmatch(scene.text, end, at)), None)


def is_news(earliest: pd.Timestamp | None, latest: pd.Timestamp | None, published: pd.Timestamp | None) -> bool:
    """Whether the event lies in the week up to publication: what is older need not have happened at the dateline."""
    if published is None or earliest is None or latest is None:
        return False
    return published - pd.Timedelta(days=7) <= earliest and latest <= published
