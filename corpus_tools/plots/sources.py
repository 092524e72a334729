"""One thing counted, source by source: figures side by side, each with who is cited for it and when it was reported.

A selection of events goes in, a figure comes out: a number as a dot, limits as a bar, "more than" as a bar with an open
end. Nothing is added up.
"""

import pandas as pd
from matplotlib.figure import Figure

from corpus_tools.plots.drawing import BODY, LINE, PALE, SOFT, Sheet, nothing_to_show, page
from corpus_tools.plots.event_kinds import kind_of
from corpus_tools.plots.event_legends import draw_legend, legend_height, value_legend
from corpus_tools.plots.event_things import by_thing, list_things, name_sources
from corpus_tools.plots.event_times import timeline_notes
from corpus_tools.plots.event_words import basis_words, figure_words
from corpus_tools.plots.lettering import shorten, text_width, wrap
from corpus_tools.plots.numberscale import Numbers, draw_numbers_across, number_scale
from corpus_tools.plots.value_marks import ARROW, draw_value, numbers_of
from corpus_tools.plots.wording import count_words, day_words, name_articles, titles_of

LEFT, STEP = 3.0, 3 * LINE + 0.12  # inches: the sources, a row
MOST_SOURCES = 40


def plot_sources(events: pd.DataFrame, articles: pd.DataFrame | None = None, *, title: str | None = None) -> Figure:
    """The figures of some events side by side, each with who is cited for it and when it was reported.

    Parameters
    ----------
    events
        A selection from the table of events that asks for one thing that is counted.
    articles
        The articles they come from.
    title
        Stands above; if not given, it is made of the rows' event word, of what most of them count, and of their place.

    Returns
    -------
    Figure
        A row for each figure, at most 40, in the order of the texts; changes told without a number are not among them.
    """
    caption = name_articles(articles, events)
    table = timeline_notes(events, articles)
    told = [event for event in table.to_dict("records") if kind_of(event) == "figure"]
    if not told:
        return nothing_to_show(title or "How many, source by source", "no figures were found", caption)
    title = title or name_sources(pd.DataFrame(told))
    docs = list(events["doc_id"] if articles is None else articles["doc_id"])
    told.sort(key=lambda event: (docs.index(event["doc_id"]), event["start"]))
    shown = told[:MOST_SOURCES]
    numbers = number_scale(numbers_of(shown), BODY - LEFT - ARROW, headroom=0.05)
    legend = value_legend(shown, times=False)
    top = legend_height(legend)
    floor = top + STEP * len(shown)
    fig, sheet = page(floor + 0.3, title=title, note=_note(told, len(shown)), caption=caption)
    draw_legend(sheet, legend)
    draw_numbers_across(sheet, numbers, LEFT, top, floor + 0.05)
    several = len({event["doc_id"] for event in shown}) > 1
    names = titles_of(articles) if several else {}
    for index, event in enumerate(shown):
        y = top + STEP * index
        sheet.rule(y, color=PALE)
        _draw_source(sheet, event, y, names.get(event["doc_id"], ""))
        _draw_range(sheet, event, y + 2 * LINE + 0.08, numbers)
        sheet.tip(0, y, BODY, STEP, text=event["sentence"])
    return fig


def _note(told: list[dict], shown: int) -> str:
    """How many figures there are, and what they count where that is not one thing."""
    said = f"{count_words(len(told), 'figure')}, side by side, not added up."
    things = by_thing(pd.DataFrame(told))
    said += f" They count: {list_things(things)}." if len(things) > 1 else ""
    return said + (f" {count_words(len(told) - shown, 'more figure')} without room." if len(told) > shown else "")


def _draw_source(sheet: Sheet, event: dict, y: float, article: str) -> None:
    """Who is cited, when they said so, and in which article."""
    width, cited = LEFT - 0.15, pd.notna(event["cited"])
    look = {"weight": "bold"} if cited else {"color": SOFT}
    names = wrap(str(event["cited"]) if cited else "nobody cited", width, bold=cited, most=2)
    said = [f"reported {day_words(event['reported'])}" if pd.notna(event["reported"]) else "no day of report"]
    said += [shorten(article, width)] if article and len(names) == 1 else []
    top = y + 0.06 + LINE / 2
    sheet.put_lines(0, top, names, **look)
    sheet.put_lines(0, top + LINE * len(names), said, color=SOFT)


def _draw_range(sheet: Sheet, event: dict, y: float, numbers: Numbers) -> None:
    """The number told, or the range that the words allow, lying on the scale; the words and the days above it."""
    start, _, _ = draw_value(sheet, event, y, lambda value: LEFT + numbers.place(value), upright=False)
    when = event["when"] if pd.notna(event["when"]) else basis_words(event)
    when = f" ({when})" if when else ""
    words = shorten(figure_words(event), BODY - LEFT - text_width(when)) + when
    sheet.put(min(max(start, LEFT), BODY - text_width(words)), y - LINE * 1.15, words, over="white")
