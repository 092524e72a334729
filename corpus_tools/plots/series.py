"""How many: the figures of one series over time.

A selection of events goes in, a figure comes out: a panel for each thing that is counted, since homes and people share
no axis. What is drawn is what a text says: a number as a dot, limits as a bar with an open end where none is told, a
change told without a number in a strip of its own. No line joins two figures, and no value stands that nobody told.
"""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
from matplotlib.figure import Figure

from corpus_tools.plots.drawing import BODY, FAINT, LINE, SOFT, Sheet, nothing_to_show, page
from corpus_tools.plots.event_kinds import is_dated, kind_of, limits_of, look_of
from corpus_tools.plots.event_legends import draw_legend, legend_height, value_legend
from corpus_tools.plots.event_marks import ROW, Mark, draw_label, draw_point, mark_event, pack, pack_loose, rows_of
from corpus_tools.plots.event_things import Thing, by_thing, list_things, name_series
from corpus_tools.plots.event_times import days_of_events, timeline_notes
from corpus_tools.plots.event_words import basis_words, figure_words, unit_words, words_around
from corpus_tools.plots.lettering import overlap, shorten, text_width, wrap
from corpus_tools.plots.numberscale import Numbers, draw_numbers_upward, number_scale
from corpus_tools.plots.timescale import AXIS, TimeScale, draw_time_axis, draw_time_grid, time_scale
from corpus_tools.plots.value_marks import draw_value, draw_when, numbers_of
from corpus_tools.plots.wording import count_words, name_articles

LEFT, INSET, MARGIN_WIDTH = 0.85, 0.2, 2.1  # inches: numbers, room for arrows, margin for undated figures
HEIGHTS = (2.4, 1.9, 1.7)  # of a panel, where there are one, two, three
MOST_PANELS, MOST_LABELS, MOST_SENTENCES, MOST_CHANGES = 3, 12, 4, 24
LABEL_WIDTH = 2.7
NO_FIGURE = " – no figure given"


class _Panel(NamedTuple):
    name: str
    events: list[dict]
    top: float
    bottom: float
    numbers: Numbers

    def place(self, value: float) -> float:
        return self.bottom - self.numbers.place(value)


def plot_series(events: pd.DataFrame, articles: pd.DataFrame | None = None, *, title: str | None = None) -> Figure:
    """The figures of one series on a time axis.

    Parameters
    ----------
    events
        A selection from the table of events that asks for one series, as `select_events` gives it.
    articles
        The articles they come from, for the caption.
    title
        Stands above; if not given, it is made of what the rows count, their event word and their place.

    Returns
    -------
    Figure
        A panel for each thing counted or unit, the three with the most figures; the note names the others. Figures
        without a day stand in a margin at the right, changes told without a number in a strip below. Up to 12 figures
        of a panel are labelled, those of up to 4 with their sentence; of more, each shows its sentence under the
        pointer, and so do more than 24 changes.
    """
    caption = name_articles(articles, events)
    table = timeline_notes(events, articles)
    kinds = pd.Series([kind_of(event) for event in table.to_dict("records")], index=table.index, dtype="str")
    figures, changes = table[kinds == "figure"], table[kinds == "change told without a figure"]
    if figures.empty and changes.empty:
        return nothing_to_show(title or "How many", "no figures and no changes were found", caption)
    groups = by_thing(figures)
    shown = figures.loc[sorted(index for thing in groups[:MOST_PANELS] for index in thing.rows.index)]
    told = pd.concat([shown, changes])
    title = title or name_series(told, groups[:MOST_PANELS] or by_thing(changes)[:1])
    right = BODY if is_dated(shown).all() else BODY - MARGIN_WIDTH - 0.15
    scale = time_scale(days_of_events(told), right - LEFT - 2 * INSET, left=LEFT + INSET)
    legend = value_legend(told.to_dict("records"), times=scale is not None)
    panels = _panels(groups[:MOST_PANELS], legend_height(legend))
    floor = panels[-1].bottom if panels else legend_height(legend)
    words = _change_label if len(changes) <= MOST_CHANGES else None
    dated, undated = (changes[which].to_dict("records") for which in (is_dated(changes), ~is_dated(changes)))
    strips = {
        "told without a number": pack([mark_event(event, scale, words=words) for event in dated]),
        "told without a number, no day known": pack_loose([mark_event(event, None, words=words) for event in undated]),
    }
    strips = {name: marks for name, marks in strips.items() if marks}
    below, note = floor + (AXIS + 0.1 if scale else 0.15), _note(figures, changes, groups)
    fig, sheet = page(below + _strips_height(strips), title=title, note=note, caption=caption)
    draw_legend(sheet, legend)
    for panel in panels:
        _draw_panel(sheet, panel, scale, right, sentences=len(shown) <= MOST_SENTENCES)
    if scale:
        draw_time_axis(sheet, scale, floor, floor)
    _draw_changes(sheet, strips, below)
    return fig


def _panels(things: Sequence[Thing], top: float) -> list[_Panel]:
    """The panels, one below the other."""
    panels, height = [], HEIGHTS[len(things) - 1]
    for thing in things:
        top += LINE * 1.9
        events = thing.rows.to_dict("records")
        name = unit_words(events, thing.name) if thing.unit else thing.name or "what is counted is not named"
        numbers = number_scale(numbers_of(events), height, headroom=0.15)
        panels.append(_Panel(name, events, top, top + height, numbers))
        top += height + 0.15
    return panels


def _note(figures: pd.DataFrame, changes: pd.DataFrame, things: Sequence[Thing]) -> str:
    """How many figures and changes there are, and what has no panel."""
    said = count_words(len(figures), "figure")
    said += f", {count_words(len(changes), 'change')} told without one." if len(changes) else "."
    said += " A panel for each thing counted." if len(things) > 1 else ""
    rest = things[MOST_PANELS:]
    return said + (f" Left out, for they count something else: {list_things(rest)}." if rest else "")


def _draw_panel(sheet: Sheet, panel: _Panel, scale: TimeScale | None, right: float, *, sentences: bool) -> None:
    """One thing counted: numbers upward, the dated figures at their days, the others in a margin."""
    sheet.put(0, panel.top - LINE * 1.2, shorten(panel.name, right, bold=True), weight="bold")
    draw_numbers_upward(sheet, panel.numbers, LEFT, BODY, panel.bottom)
    if scale:
        draw_time_grid(sheet, scale, panel.top, panel.bottom)
        dated = [event for event in panel.events if is_dated(event)]
        _draw_dated(sheet, panel, dated, scale, right, sentences=sentences)
    undated = [event for event in panel.events if not is_dated(event)]
    if undated:
        _draw_undated(sheet, panel, undated, right + 0.15)


def _draw_dated(
    sheet: Sheet, panel: _Panel, events: list[dict], scale: TimeScale, right: float, *, sentences: bool
) -> None:
    """The figures that have a day: time from left to right, number upward, and labels where there is room."""
    marks = [mark_event(event, scale) for event in events]
    labelled = len(marks) <= MOST_LABELS
    taken = []
    for mark in marks:
        event, x = mark.event, mark.middle
        first, last, y = draw_value(sheet, event, x, panel.place, upright=True, faint=not labelled)
        draw_when(sheet, event, mark.left, mark.right, y)
        taken += [
            (mark.left - 0.05, y - 0.08, mark.right + 0.05, y + 0.08),
            (x - 0.08, first - 0.08, x + 0.08, last + 0.08),
        ]
        sheet.tip(mark.left - 0.05, y - 0.1, mark.right - mark.left + 0.1, 0.2, text=event["sentence"])
    if labelled:
        beside = BODY if len(events) == len(panel.events) else right  # no margin: its room is free
        frame = (LEFT, panel.top - 0.05, beside, panel.bottom + 0.05)
        for index, (lines, (x, top, end, foot)) in _place_labels(marks, taken, frame, sentences=sentences).items():
            dot, (_, above, _, under) = marks[index].middle, taken[2 * index]
            edge = foot if foot < above - LINE / 4 else top if top > under + LINE / 4 else None
            if edge and not x < dot < end:
                sheet.plot(
                    [dot, min(max(dot, x), end)], [(above + under) / 2, edge], color=SOFT, linewidth=0.6, zorder=1
                )
            at, side = (end, "right") if end < dot else (x, "left")
            sheet.put(at, top + LINE / 2, lines[0], over="white", weight="bold", ha=side)
            sheet.put_lines(at, top + LINE * 1.5, lines[1:], over="white", ha=side)


def _place_labels(
    marks: list[Mark], taken: list[tuple], frame: tuple, *, sentences: bool
) -> dict[int, tuple[list[str], tuple]]:
    """The lines and spots of labels that have room: first the number of each figure, then more where more fits."""
    placed: dict[int, tuple] = {}
    for index, mark in enumerate(marks):
        number = _labels(mark.event, sentence=False)[-1]
        spot = _free_spot(number, mark, taken[2 * index : 2 * index + 2], [*taken, *_spots(placed)], frame)
        placed |= {index: (number, spot)} if spot else {}
    for index, mark in enumerate(marks):
        others = [*taken, *_spots(placed, but=index)]
        for lines in _labels(mark.event, sentence=sentences)[: -1 if index in placed else None]:
            spot = _free_spot(lines, mark, taken[2 * index : 2 * index + 2], others, frame)
            if spot:
                placed[index] = (lines, spot)
                break
    return placed


def _spots(placed: dict[int, tuple], *, but: int = -1) -> list[tuple]:
    return [spot for index, (_, spot) in placed.items() if index != but]


def _labels(event: dict, *, sentence: bool) -> list[list[str]]:
    """What a figure's label may say, most first: number, sentence or days, who is cited; the number alone is last."""
    number = shorten(figure_words(event), LABEL_WIDTH, bold=True)
    cited = shorten(f"cited: {event['cited']}" if pd.notna(event["cited"]) else "nobody cited", LABEL_WIDTH)
    when = [str(event["when"])] if pd.notna(event["when"]) else []
    told = [wrap(event["sentence"], LABEL_WIDTH, most=6), wrap(event["sentence"], LABEL_WIDTH * 0.6, most=8)]
    return [*([number, *lines, cited] for lines in told * sentence), [number, *when, cited], [number, cited], [number]]


def _free_spot(
    words: list[str], mark: Mark, own: Sequence[tuple], taken: Sequence[tuple], frame: tuple
) -> tuple | None:
    """The first place at a mark where its label covers nothing and stays in the frame: beside it, above, below."""
    left, ceiling, right, bottom = frame
    (_, when_top, _, when_bottom), (_, first, _, last) = own  # the line of its days, its number and limits
    y = (when_top + when_bottom) / 2
    width = max(text_width(line, bold=index == 0) for index, line in enumerate(words)) + 0.02
    height = LINE * len(words)
    beside = (y - LINE / 2, y - height + LINE / 2, y - height / 2, when_bottom + 0.01, when_top - height - 0.01)
    apart = (when_top - height - 0.01, when_bottom + 0.01)
    beyond = (min(first, when_top) - height - 0.01, max(last, when_bottom) + 0.01)
    centred = min(max(mark.middle - width / 2, left), right - width)
    places = [(x, top) for x in (mark.right + 0.1, mark.left - 0.1 - width) for top in beside]
    places += [(x, top) for x in (mark.middle + 0.13, mark.middle - 0.13 - width) for top in apart]
    places += [(centred, top) for top in beyond]
    for step in range(1, 9) if len(words) == 1 else ():  # where all is full, a number stands off, on a line
        away = (apart[0] - step * LINE / 2, apart[1] + step * LINE / 2)
        places += [(x, top) for x in (mark.middle + 0.13, mark.middle - 0.13 - width) for top in away]
    for x, top in places:
        spot = (x, top, x + width, top + height)
        inside = left <= x and x + width <= right and top >= ceiling and top + height <= bottom
        clear = (x - 0.04, top, x + width + 0.04, top + height)
        if inside and not any(overlap(clear, other) for other in taken):
            return spot
    return None


def _draw_undated(sheet: Sheet, panel: _Panel, events: list[dict], left: float) -> None:
    """The margin at the right: figures without a day, from the highest down, labelled where there are few."""
    top = panel.top - LINE * 1.8
    sheet.box(left, top, BODY - left, panel.bottom - top + 0.05, color=FAINT, zorder=-1)
    lines = len(events) + sum(len(wrap(basis_words(event), 1.3)) for event in events)
    labelled = len(events) <= MOST_LABELS and lines * LINE <= (panel.bottom - panel.top) * 0.7
    words = "no day known" if labelled else f"{len(events)} figures, no day known"
    sheet.put(left + 0.1, panel.top - LINE * 1.2, words, color=SOFT)
    step = 0.13 if labelled else (BODY - left - 0.3) / len(events)
    across = 0.12 + step * (min(len(events), 4) - 1 if labelled else len(events))
    lowest = panel.top - LINE * 0.5
    for index, event in enumerate(sorted(events, key=lambda event: limits_of(event)[0], reverse=True)):
        x = left + 0.12 + step * (index % 4 if labelled else index)
        _, _, y = draw_value(sheet, event, x, panel.place, upright=True, faint=not labelled)
        room = BODY - left - across - 0.15
        said = [shorten(figure_words(event), room), *wrap(basis_words(event), room)[:2]]
        label_y = max(lowest + LINE * 0.5, y)
        if labelled and label_y + LINE * (len(said) - 1) <= panel.bottom:
            sheet.plot([x, left + across + 0.1], [y, label_y], color=SOFT, linewidth=0.6, zorder=1)
            sheet.put(left + across + 0.12, label_y, said[0], over=FAINT)
            sheet.put_lines(left + across + 0.12, label_y + LINE, said[1:], over=FAINT, color=SOFT)
            lowest = label_y + LINE * (len(said) - 0.5)
        sheet.tip(x - 0.06, y - 0.1, 0.12, 0.2, text=event["sentence"])


def _change_label(event: dict, width: float) -> str:
    return words_around(event, width - text_width(NO_FIGURE)) + NO_FIGURE


def _strips_height(strips: dict[str, list[Mark]]) -> float:
    return sum(LINE + 0.08 + ROW * rows_of(marks) for marks in strips.values()) + (0.05 if strips else 0.0)


def _draw_changes(sheet: Sheet, strips: dict[str, list[Mark]], top: float) -> None:
    """Changes told without a number in a strip below the axis: no line of the axis runs through their words."""
    if strips:
        sheet.box(0, top, BODY, _strips_height(strips), color=FAINT, zorder=-1)
    for name, marks in strips.items():
        sheet.put(0.1, top + 0.04 + LINE / 2, name, color=SOFT)
        top += LINE + 0.06
        for mark in marks:
            y = top + ROW * (mark.row + 0.5)
            color, hollow, shape = look_of(mark.event)
            draw_when(sheet, mark.event, mark.left, mark.right, y)
            draw_point(sheet, mark.middle, y, color=color, hollow=hollow, shape=shape)
            draw_label(sheet, mark, y, ground=FAINT)
        top += ROW * rows_of(marks) + 0.02
