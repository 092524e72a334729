"""Topics over time: how many texts of each topic were published when.

What `cluster_topics` found and the articles go in, a figure comes out; calendar units are whole, the last one included.
"""

from typing import Literal, get_args

import pandas as pd
from matplotlib.figure import Figure

from corpus_tools.plots.drawing import BODY, COLOURS, LINE, PALE, SOFT, Sheet, nothing_to_show, page
from corpus_tools.plots.lettering import spaced, text_width, wrap
from corpus_tools.plots.wording import count_words, day_words, name_articles
from corpus_tools.topics import Topics, topics_over_time

Unit = Literal["day", "week", "month", "quarter", "year"]
MOST_PERIODS, ROW, NAMES = 40, 0.62, 1.9  # a chosen unit makes no more periods; inches: a topic, its name


def plot_topics_over_time(topics: Topics, articles: pd.DataFrame, *, unit: Unit | None = None) -> Figure:
    """The topics in rows, in each calendar unit a bar for the topic's texts, pale behind it all texts of that unit.

    Parameters
    ----------
    topics
        From `cluster_topics`, of articles or of their paragraphs.
    articles
        The articles, with their days of publication. Those without are counted in the note.
    unit
        If not given, the smallest that makes no more than 40 of them.
    """
    title, caption = "Topics over time", name_articles(articles, topics.topics)
    dated = articles["published"].notna()
    known = topics.topics["doc_id"].isin(articles.loc[dated, "doc_id"])
    if not known.any():
        return nothing_to_show(title, "no article has a day of publication", caption)
    days = articles.loc[dated & articles["doc_id"].isin(topics.topics["doc_id"]), "published"]
    unit = unit or _unit(days)
    table = topics_over_time(topics, articles, unit=unit)
    periods = list(table["period"].unique())
    numbers = list(topics.labels["topic"])
    totals = table.groupby("period")["texts"].sum()
    note = f"{count_words(int(known.sum()), 'text')} by {unit} of publication: in colour those of the topic, pale all. "
    if (~known).any():
        note += f"{count_words(int((~known).sum()), 'more text')} without a day."
    height = ROW * len(numbers)
    fig, sheet = page(height + 2.6 * LINE, title=title, note=note, caption=caption)
    width, left = (BODY - NAMES) / len(periods), NAMES
    scale = (ROW - 0.2) / max(int(totals.max()), 1)
    wide = min(width * 0.85, 0.5)
    texts = table.set_index(["topic", "period"])["texts"]
    for index, label in enumerate(topics.labels.to_dict("records")):
        floor = ROW * (index + 1)
        sheet.rule(floor, color=PALE)
        _name_topic(sheet, label, floor)
        for place, period in enumerate(periods):
            count, x = int(texts[label["topic"], period]), left + width * (place + 0.5) - wide / 2
            if not totals[period]:
                continue
            sheet.box(x, floor - scale * totals[period], wide, scale * totals[period], color=PALE)
            sheet.box(x, floor - scale * count, wide, scale * count, color=COLOURS[label["topic"] % len(COLOURS)])
            if count and text_width(str(count)) <= width:
                sheet.put(x + wide / 2, floor - scale * count - 0.08, str(count), ha="center")
            words = f"{_name(period, unit)}: {count} of {count_words(int(totals[period]), 'text')}"
            sheet.tip(x, floor - ROW + 0.1, wide, ROW - 0.1, text=words)
    _name_periods(sheet, [_name(period, unit) for period in periods], width, height)
    return fig


def _unit(days: pd.Series) -> Unit:
    """The smallest calendar unit that makes no more periods than a page shows well."""
    for unit in get_args(Unit):
        first, last = (day.to_period(unit[0].upper()) for day in (days.min(), days.max()))
        if (last - first).n < MOST_PERIODS:
            break
    return unit


def _name(period: pd.Timestamp, unit: str) -> str:
    if unit == "year":
        return str(period.year)
    if unit == "quarter":
        return f"Q{period.quarter} {period.year}"
    return day_words(period)[2:].lstrip() if unit == "month" else day_words(period)


def _name_topic(sheet: Sheet, label: dict, floor: float) -> None:
    name = str(label["label"]) if pd.notna(label["label"]) else f"topic {label['topic']}"
    lines = wrap(name, NAMES - 0.15, bold=True, most=2)
    sheet.put_lines(0, floor - ROW / 2 - LINE * (len(lines) - 1) / 2, lines, weight="bold")


def _name_periods(sheet: Sheet, names: list[str], width: float, y: float) -> None:
    """Name the first and the last, and as many between as have room."""
    longest = max(map(text_width, names))
    middles = [NAMES + width * (index + 0.5) for index in range(len(names))]
    places = [min(x, BODY - longest / 2) for x in middles]
    for index in spaced(places, longest + 0.15):
        sheet.vlines(middles[index], y, y + 0.04, color=SOFT, linewidth=0.8)
        sheet.put(places[index], y + 0.13, names[index], ha="center")
