"""One thing counted, source by source: figures side by side, each with who is cited for it and when it was reported.

A selection of events goes in, a figure comes out: a number as a dot, a range as a bar, "more than" as a bar with an
open end. Nothing is added up.
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from corpus_tools.plots.drawing import (
    BODY,
    COLOURS,
    LINE,
    PALE,
    SOFT,
    count_words,
    day_words,
    name_articles,
    nothing_to_show,
    page,
    put,
    ring,
    shorten,
    text_width,
    tip,
    title_of,
    wrap,
)
from corpus_tools.plots.event_marks import draw_point, figure_words, kind_of, limits_of
from corpus_tools.plots.numberscale import Numbers, draw_numbers_across, number_scale
from corpus_tools.plots.timeline import timeline_notes

LEFT, STEP, OPEN = 3.0, 3 * LINE + 0.12, 0.35  # inches: the sources, a row, an arrow
MOST_SOURCES = 40


def plot_sources(events: pd.DataFrame, articles: pd.DataFrame | None = None) -> Figure:
    """The figures of some events side by side, each with who is cited for it and when it was reported.

    Parameters
    ----------
    events
        A selection from the table of events that asks for one thing that is counted.
    articles
        The articles they come from.

    Returns
    -------
    Figure
        A row for each figure, at most 40, in the order of the texts; changes told without a number are not among them.
    """
    title, caption = "One thing counted, source by source", name_articles(articles, events)
    told = [event for event in timeline_notes(events, articles).to_dict("records") if kind_of(event) == "figure"]
    if not told:
        return nothing_to_show(title, "no figures were found", caption)
    docs = list(events["doc_id"] if articles is None else articles["doc_id"])
    told.sort(key=lambda event: (docs.index(event["doc_id"]), event["start"]))
    shown = told[:MOST_SOURCES]
    numbers = number_scale([value for event in shown for value in limits_of(event)], BODY - LEFT - OPEN, headroom=0.05)
    floor = STEP * len(shown)
    note = (
        f"{count_words(len(told), 'figure')}, side by side, not added up. Dot: the number told; bar: lowest to highest "
    )
    note += "that the words allow; arrow: no limit told on that side."
    note += " Ringed: corrected by a person." if any(pd.notna(event.get("corrected")) for event in shown) else ""
    if len(told) > len(shown):
        note += f" {count_words(len(told) - len(shown), 'more figure')} without room."
    fig, sheet = page(floor + 0.3, title=title, note=note, caption=caption)
    draw_numbers_across(sheet, numbers, LEFT, 0, floor + 0.05)
    several = len({event["doc_id"] for event in shown}) > 1 and articles is not None
    names = {row["doc_id"]: title_of(row) for row in articles.to_dict("records")} if several else {}  # type: ignore[union-attr]
    for index, event in enumerate(shown):
        y = STEP * index
        sheet.hlines(y, 0, BODY, color=PALE, linewidth=0.8)
        _draw_source(sheet, event, y, names.get(event["doc_id"], ""))
        _draw_range(sheet, event, y + 2 * LINE + 0.08, numbers)
        tip(sheet, 0, y, BODY, STEP, text=event["sentence"])
    return fig


def _draw_source(sheet: Axes, event: dict, y: float, article: str) -> None:
    """Who is cited, when they said so, and in which article."""
    width, cited = LEFT - 0.15, pd.notna(event["cited"])
    look = {"weight": "bold"} if cited else {"color": SOFT}
    names = wrap(str(event["cited"]) if cited else "nobody cited", width, bold=cited)
    if len(names) > 2:
        names = [names[0], shorten(" ".join(names[1:]), width, bold=True)]
    said = f"reported {day_words(event['reported'])}" if pd.notna(event["reported"]) else "no day of report"
    lines = [*names, said, shorten(article, width)] if article and len(names) == 1 else [*names, said]
    for index, line in enumerate(lines):
        put(sheet, 0, y + 0.06 + LINE * (index + 0.5), line, **(look if index < len(names) else {"color": SOFT}))


def _draw_range(sheet: Axes, event: dict, y: float, numbers: Numbers) -> None:
    """The number told, or the range that the words allow, lying on the scale; the words above it."""
    low, high, best, color = event["low"], event["high"], event["best"], COLOURS[0]
    ends = [LEFT + numbers.place(value) for value in limits_of(event)]
    start, end = min(ends), max(ends)
    if pd.notna(low) or pd.notna(high):
        start, end = start if pd.notna(low) else start - OPEN, end if pd.notna(high) else end + OPEN
        sheet.plot([start, end], [y, y], color=color, linewidth=2.4, solid_capstyle="butt", zorder=2)
        for x, known, shape in ((start, low, "<"), (end, high, ">")):
            sheet.plot([x], [y], marker="|" if pd.notna(known) else shape, markersize=8, color=color, mew=1.6, zorder=2)
    if pd.notna(best):
        draw_point(sheet, LEFT + numbers.place(best), y, color=color, hollow=pd.notna(event["hedge"]))
    ring(sheet, event, LEFT + numbers.place(limits_of(event)[0]), y)
    when = f" ({event['when']})" if pd.notna(event["when"]) else ""
    words = shorten(figure_words(event), BODY - LEFT - text_width(when)) + when
    put(sheet, min(max(start, LEFT), BODY - text_width(words)), y - LINE * 1.15, words, over="white")
