"""How figures name things in words: articles, days, counts.

Values of tables go in, a few words come out.
"""

from typing import Any

import pandas as pd

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MOST_NAMED = 5  # articles


def name_articles(articles: pd.DataFrame | None, table: pd.DataFrame | None = None) -> str:
    """Which articles a figure is made from: headline, outlet and day of each, or how many and when.

    Those that have no row in `table`, where one is given, are not named.
    """
    if articles is None:
        return ""
    if table is not None and len(table):
        articles = articles[articles["doc_id"].isin(table["doc_id"])]
    if len(articles) > MOST_NAMED:
        days = articles["published"].dropna()
        when = f", published {day_words(days.min())} to {day_words(days.max())}" if len(days) else ""
        return f"{len(articles)} articles{when}."
    titles = titles_of(articles, full=True)
    return f"Article{'' if len(titles) == 1 else 's'}: {'; '.join(titles.values())}." if titles else ""


def title_of(article: dict, *, full: bool = False) -> str:
    """An article's headline, or what else names it; `full` with outlet and day of publication."""
    name = next((article[key] for key in ("headline", "file", "doc_id") if _told(article.get(key))), "")
    more = [article.get("outlet"), day_words(article.get("published"))] if full else []
    known = [str(item).replace(" ", "\u00a0") for item in more if _told(item)]  # stays on one line
    return f"{name} ({', '.join(known)})" if known else str(name)


def titles_of(articles: pd.DataFrame | None, *, full: bool = False) -> dict[str, str]:
    """The titles of articles by `doc_id`; none where there are no articles."""
    rows = [] if articles is None else articles.to_dict("records")
    return {row["doc_id"]: title_of(dict(row), full=full) for row in rows}


def day_words(day: Any) -> str:
    """A day as people write it, "8 Nov 2017"; nothing for no day."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if _told(day) else ""


def time_words(first: Any, last: Any) -> str:
    """What an interval of days says: a day, a month, a year, two days, or an open beginning or end.

    Examples
    --------
    >>> time_words(pd.Timestamp("2017-04-01"), pd.Timestamp("2017-04-30")), time_words(pd.Timestamp("2019-01-01"), None)
    ('Apr 2017', 'from 1 Jan 2019')
    """
    if not _told(first) or not _told(last):
        return f"from {day_words(first)}" if _told(first) else f"until {day_words(last)}" if _told(last) else ""
    if first == last:
        return day_words(first)
    next_day = last + pd.Timedelta(days=1)
    if first.day == next_day.day == 1:
        if first.month == next_day.month == 1:
            return str(first.year) if next_day.year == first.year + 1 else f"{first.year}–{last.year}"
        names = [f"{MONTHS[day.month - 1]} {day.year}" for day in (first, last)]
        return names[0] if names[0] == names[1] else " – ".join(names)
    return f"{day_words(first)} – {day_words(last)}"


def count_words(number: int, one: str) -> str:
    """ "1 article", "2 articles": a count with its noun."""
    return f"{number:,} {one if number == 1 else one + 's'}"


def _told(value: Any) -> bool:
    return value is not None and not pd.isna(value) and value != ""
