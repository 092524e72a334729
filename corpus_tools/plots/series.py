"""How many: the figures of one series over time.

A selection of events goes in, a figure comes out. What is drawn is what a text says: a number as a dot, a range as a
whisker, "more than" as a whisker with an open end, a change told without a number as a mark with no number. No line
joins two figures, and no value stands that nobody told.
"""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from corpus_tools.plots.drawing import (
    BODY,
    COLOURS,
    FAINT,
    LINE,
    SOFT,
    box,
    count_words,
    name_articles,
    nothing_to_show,
    page,
    put,
    ring,
    shorten,
    text_width,
    tip,
    wrap,
)
from corpus_tools.plots.event_marks import (
    LABEL,
    ROW,
    Mark,
    draw_arrow,
    draw_bar,
    draw_mark,
    draw_point,
    figure_words,
    kind_of,
    limits_of,
    mark_event,
    pack,
    pack_loose,
    words_around,
)
from corpus_tools.plots.numberscale import Numbers, draw_numbers_upward, number_scale
from corpus_tools.plots.timeline import AXIS, days_of_events, is_dated, timeline_notes
from corpus_tools.plots.timescale import TimeScale, draw_time_axis, time_scale

LEFT, MARGIN_WIDTH, HEIGHT, OPEN = 0.85, 2.1, 3.2, 0.35  # inches: numbers, margin for undated figures, plot, an arrow
MOST_LABELS, MOST_SENTENCES = 12, 4
LABEL_WIDTH = 2.7


def plot_series(events: pd.DataFrame, articles: pd.DataFrame | None = None) -> Figure:
    """The figures of one series on a time axis.

    Parameters
    ----------
    events
        A selection from the table of events that asks for one series, as `select_events` gives it.
    articles
        The articles they come from, for the caption.

    Returns
    -------
    Figure
        Figures without a day stand in a margin at the right, changes told without a number in rows below. Up to 12
        figures are labelled, up to 4 with their sentence; of more, each shows its sentence under the pointer.
    """
    title, caption = "How many, as the articles tell it", name_articles(articles, events)
    table = timeline_notes(events, articles)
    kinds = pd.Series([kind_of(event) for event in table.to_dict("records")], index=table.index, dtype="str")
    figures, changes = table[kinds == "figure"], table[kinds == "change told without a figure"]
    told = pd.concat([figures, changes])
    if told.empty:
        return nothing_to_show(title, "no figures and no changes were found", caption)
    undated = figures[~is_dated(figures)].to_dict("records")
    right = BODY - (MARGIN_WIDTH + 0.15 if undated else 0)
    scale = time_scale(days_of_events(told), right - LEFT, left=LEFT)
    rows = pack([_mark_change(event, scale) for event in changes[is_dated(changes)].to_dict("records")])
    loose = pack_loose([_mark_change(event, None) for event in changes[~is_dated(changes)].to_dict("records")])
    plot = 0.0 if figures.empty else HEIGHT if len(figures) > MOST_SENTENCES else HEIGHT * 0.75
    floor = plot + (0.15 + LINE + _height(rows) if rows else 0.1)
    margin = LINE + _height(loose) + 0.08 if loose else 0.0
    height = floor + (AXIS if scale else 0.05) + margin
    note = f"{count_words(len(figures), 'figure')}, {count_words(len(changes), 'change')} told without one. Dot: the "
    note += "number told; whisker: lowest to highest that the words allow; arrow: no limit told on that side."
    note += " Ringed: corrected by a person." if "corrected" in told and told["corrected"].notna().any() else ""
    fig, sheet = page(height, title=title, note=note, caption=caption)
    if scale:
        draw_time_axis(sheet, scale, 0, floor)
    if len(figures):
        numbers = number_scale([n for e in figures.to_dict("records") for n in limits_of(e)], plot, headroom=0.15)
        draw_numbers_upward(sheet, numbers, LEFT, BODY, plot)
        dated = figures[is_dated(figures)].to_dict("records")
        marks = [mark_event(event, scale, number="", reports=False) for event in dated]
        _draw_dated(sheet, marks, numbers, right)
        _draw_undated(sheet, undated, numbers, right + 0.15)
    if rows:
        put(sheet, 0, plot + 0.12 + LINE / 2, "told without a number", color=SOFT, over="white")
        for mark in rows:
            draw_mark(sheet, mark, plot + 0.12 + LINE + ROW * (mark.row + 0.5), scale)
    if loose:
        top = height - margin
        box(sheet, 0, top, BODY, margin, color=FAINT)
        put(sheet, 0.1, top + LINE * 0.6, "told without a number, no day known", color=SOFT)
        for mark in loose:
            draw_mark(sheet, mark, top + 0.02 + LINE + ROW * (mark.row + 0.5), None)
    return fig


def _mark_change(event: dict, scale: TimeScale | None) -> Mark:
    return mark_event(event, scale, number="", words=f"{words_around(event, LABEL + 0.8)} – no figure given")


def _height(marks: Sequence[Mark]) -> float:
    return ROW * max((mark.row + 1 for mark in marks), default=0)


def _draw_dated(sheet: Axes, marks: Sequence[Mark], numbers: Numbers, right: float) -> None:
    """The figures that have a day: time from left to right, number upward, and labels where there is room."""
    taken = []
    labelled = len(marks) <= MOST_LABELS
    for mark in marks:
        event, x = mark.event, (mark.left + mark.right) / 2
        y = numbers.span - numbers.place(limits_of(event)[0])
        _draw_whisker(sheet, event, x, numbers, faint=not labelled)
        hollow = pd.notna(event["hedge"])
        if event["date_earliest"] == event["date_latest"]:
            draw_point(sheet, x, y, color=COLOURS[0], hollow=hollow)
        elif pd.notna(event["date_earliest"]) and pd.notna(event["date_latest"]):
            draw_bar(sheet, mark.left, mark.right, y, color=COLOURS[0], hollow=hollow)
        else:
            rightward = pd.notna(event["date_earliest"])
            draw_arrow(sheet, mark.left, mark.right, y, color=COLOURS[0], hollow=hollow, rightward=rightward)
        ring(sheet, event, x, y)
        taken.append((mark.left - 0.05, y - 0.08, mark.right + 0.05, y + 0.08))
        tip(sheet, mark.left - 0.05, y - 0.1, mark.right - mark.left + 0.1, 0.2, text=event["sentence"])
    for mark, (_, top, _, bottom) in zip(marks if labelled else [], list(taken), strict=False):
        words = _label_lines(mark.event, sentence=len(marks) <= MOST_SENTENCES)
        spot = _free_spot(words, mark, (top + bottom) / 2, taken, (LEFT, right, numbers.span))
        if spot is None:  # no room for all of it
            words = words[:1]
            spot = _free_spot(words, mark, (top + bottom) / 2, taken, (LEFT, right, numbers.span))
        if spot:
            taken.append(spot)
            for index, line in enumerate(words):
                y = spot[1] + LINE * (index + 0.5)
                put(sheet, spot[0], y, line, over="white", weight="normal" if index else "bold")


def _label_lines(event: dict, *, sentence: bool) -> list[str]:
    """What a figure's label says: the number told, its sentence or its days, and who is cited."""
    lines = [shorten(figure_words(event), LABEL_WIDTH, bold=True)]
    if sentence:
        wrapped = wrap(event["sentence"], LABEL_WIDTH)
        lines += wrapped if len(wrapped) <= 6 else [*wrapped[:5], shorten(" ".join(wrapped[5:]), LABEL_WIDTH)]
    elif pd.notna(event["when"]):
        lines.append(str(event["when"]))
    return [*lines, shorten(f"cited: {event['cited']}" if pd.notna(event["cited"]) else "nobody cited", LABEL_WIDTH)]


def _free_spot(words: list[str], mark: Mark, y: float, taken: list, frame: tuple) -> tuple | None:
    """The first place beside a mark where its label covers nothing and stays in the frame."""
    left, right, bottom = frame
    width = max(text_width(line, bold=index == 0) for index, line in enumerate(words))
    height = LINE * len(words)
    for x in (mark.right + 0.1, mark.left - 0.1 - width):
        for top in (y - LINE / 2, y - height + LINE / 2, y - height / 2, y + 0.1, y - height - 0.1):
            spot = (x, top, x + width, top + height)
            inside = left <= x and x + width <= right and top >= 0 and top + height <= bottom + 0.05
            if inside and not any(_overlap(spot, other) for other in taken):
                return spot
    return None


def _overlap(one: tuple, other: tuple) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _draw_whisker(sheet: Axes, event: dict, x: float, numbers: Numbers, *, faint: bool = False) -> None:
    """From the lowest to the highest number that the words allow, upright; open ends are arrows."""
    low, high = event["low"], event["high"]
    if pd.isna(low) and pd.isna(high):
        return
    look: dict = {"color": COLOURS[5] if faint else COLOURS[0], "zorder": 1 if faint else 2}
    bottom = numbers.span - numbers.place(low) if pd.notna(low) else numbers.span - numbers.place(high) + OPEN
    top = numbers.span - numbers.place(high) if pd.notna(high) else numbers.span - numbers.place(low) - OPEN
    sheet.plot([x, x], [bottom, top], linewidth=0.8 if faint else 1.6, **look)
    for y, known, shape in ((bottom, low, "v"), (top, high, "^")):
        sheet.plot([x], [y], marker="_" if pd.notna(known) else shape, markersize=4 if faint else 9, **look)


def _draw_undated(sheet: Axes, events: list[dict], numbers: Numbers, left: float) -> None:
    """The margin at the right: figures without a day, from the highest down, labelled where there are few."""
    if not events:
        return
    box(sheet, left, -0.05, BODY - left, numbers.span + 0.1, color=FAINT, zorder=-1)
    labelled = len(events) <= MOST_LABELS
    words = "no day known" if labelled else f"{len(events)} figures, no day known"
    put(sheet, left + 0.1, 0.06, words, color=SOFT)
    step = 0.13 if labelled else (BODY - left - 0.3) / len(events)
    across = 0.12 + step * (min(len(events), 4) - 1 if labelled else len(events))
    label_y = LINE
    for index, event in enumerate(sorted(events, key=lambda event: limits_of(event)[0], reverse=True)):
        x = left + 0.12 + step * (index % 4 if labelled else index)
        y = numbers.span - numbers.place(limits_of(event)[0])
        _draw_whisker(sheet, event, x, numbers, faint=not labelled)
        if pd.notna(event["best"]):
            draw_point(sheet, x, y, color=COLOURS[0], hollow=pd.notna(event["hedge"]))
        ring(sheet, event, x, y)
        label_y = max(label_y + LINE, y)
        if labelled and label_y <= numbers.span:
            sheet.plot([x, left + across + 0.1], [y, label_y], color=SOFT, linewidth=0.6, zorder=1)
            words = shorten(figure_words(event), BODY - left - across - 0.15)
            put(sheet, left + across + 0.12, label_y, words, over=FAINT)
        tip(sheet, x - 0.06, y - 0.1, 0.12, 0.2, text=event["sentence"])
