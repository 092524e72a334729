"""What happened when: events on a time axis, each mark beside the words that say so.

A table of events goes in, a figure comes out: a lane for each article (or place, or event word), a row for each event
that needs one, a margin for those without a day. All words come from the table: a label is a few words of the event's
sentence, a numbered note the whole of it.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.figure import Figure

from corpus_tools.plots.drawing import BODY, FAINT, INK, LINE, SOFT, Sheet, nothing_to_show, page
from corpus_tools.plots.event_kinds import is_dated, look_of
from corpus_tools.plots.event_legends import draw_legend, event_legend, legend_height
from corpus_tools.plots.event_marks import ARROW_BEYOND, ROW, Mark, draw_mark, mark_event, pack, pack_loose, rows_of
from corpus_tools.plots.event_times import between_days, days_of_events, is_between, outer_days, timeline_notes
from corpus_tools.plots.event_words import words_around
from corpus_tools.plots.lettering import shorten, text_width, wrap
from corpus_tools.plots.timescale import AXIS, TimeScale, draw_time_axis, holds, middle_of_day, time_scale
from corpus_tools.plots.wording import count_words, day_words, name_articles, titles_of

MOST_LABELS, MOST_NOTES = 60, 40  # above these: numbers for labels, no notes in the figure
MOST_LANES, MOST_ROWS = 8, 100
INSET = ARROW_BEYOND  # inches at both ends of the axis: room for the arrows of open intervals


def plot_timeline(
    events: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    *,
    lanes: str = "doc_id",
    notes: bool = True,
    between: tuple[Any, Any] | None = None,
    title: str | None = None,
) -> Figure:
    """The events of some articles on one time axis.

    Parameters
    ----------
    events
        A table of events.
    articles
        The articles they come from: gives lanes their headlines and days of publication.
    lanes
        The column whose values have a lane each: `doc_id` (an article), `place`, `what`, … More than eight articles
        share one lane; of other values, the commonest have their own.
    notes
        Whether the sentences stand beneath as numbered notes, where there are no more than 40.
    between
        A first and a last day: only events that can have happened from one to the other, none without a day, and none
        that is told to be before or after another day. The axis ends there, and so do the bars of longer events.
    title
        Stands above; if not given, "What happened when".

    Returns
    -------
    Figure
        Up to 60 events are labelled with words of their sentence; more with the numbers that `timeline_notes` gives
        them, those of the same days and look as one mark.
    """
    events = between_days(events, between)
    title, caption = title or "What happened when", name_articles(articles, events)
    table = timeline_notes(events, articles)
    if table.empty:
        return nothing_to_show(title, "no events were found", caption)
    detailed = len(table) <= MOST_LABELS
    written = _note_lines(table) if notes and table["note"].nunique() <= MOST_NOTES else []
    table["reported"] = table["reported"].where(table["reported"].map(lambda day: is_between(day, between)))
    table["on_axis"] = _on_axis(table, between)
    drawn = ["published", "reported"] if detailed else ["published"]
    days = days_of_events(table[table["on_axis"]], *drawn, between=between)
    scale = time_scale(days, BODY - 2 * INSET, left=INSET)
    named = _lanes(table, lanes, articles)
    laid = [_lay_out(name, rows, scale, detailed) for name, rows in named]
    if not detailed:
        shares = _share_rows([max(map(rows_of, [lane.marks, *lane.margins.values()])) for lane in laid])
        laid = [_lay_out(*lane, scale, detailed, most) for lane, most in zip(named, shares, strict=True)]
    strips = [strip for lane in laid for strip in (lane.marks, *lane.margins.values())]
    legend = event_legend([mark for strip in strips for mark in strip], reports=detailed)
    lanes_height = sum(lane.height for lane in laid)
    top = legend_height(legend) + (AXIS if scale and lanes_height > 6 else 0)
    bottom = top + lanes_height
    height = bottom + (AXIS if scale else 0) + LINE * len(written)
    undated = int((~is_dated(table)).sum())
    sentences = int(table["note"].nunique())
    shared = f" in {count_words(sentences, 'sentence')}" if sentences < len(table) else ""
    said = f"{count_words(len(table), 'event')}{shared}, {undated} without a day. "
    said += f"A number is that of the sentence {'below' if written else 'in timeline_notes'}"
    said += "; events of one sentence share it." if shared else "."
    fig, sheet = page(height, title=title, note=said, caption=caption)
    draw_legend(sheet, legend)
    if scale:
        draw_time_axis(sheet, scale, top, bottom)
        if lanes_height > 6:  # nobody should have to scroll down for the axis
            draw_time_axis(sheet, scale, top - AXIS + 0.02, top - AXIS + 0.02)
    for lane in laid:
        _draw_lane(sheet, lane, top, scale, detailed)
        top += lane.height
    for number, (mark, indent, line) in enumerate(written):
        y = height - LINE * (len(written) - number - 0.5)
        sheet.put(0, y, mark, weight="bold")
        sheet.put(indent, y, line)
    return fig


class _Lane(NamedTuple):
    name: str
    published: list
    marks: list[Mark]
    margins: dict[str, list[Mark]]
    left_out: int
    height: float


def _on_axis(table: pd.DataFrame, between: tuple[Any, Any] | None) -> pd.Series:
    """Which events the axis holds: those with a day, but for a few that would leave no room for all others.

    Where the axis would have to count in years, and in months without the quarter of the events that lie farthest from
    the middle one, these go into a margin.
    """
    dated = is_dated(table)
    first, last = outer_days(table[dated], between)
    if first.empty:
        return dated
    middle = first.sort_values().iloc[len(first) // 2]
    distance = pd.concat([(first - middle).abs(), (last - middle).abs()], axis=1).max(axis=1)
    for share in (1, 0.95, 0.9, 0.85, 0.8, 0.75):
        near = distance[distance <= distance.quantile(share)].index
        scale = time_scale(zip(first[near], last[near], strict=True), BODY - 2 * INSET)
        if scale and scale.unit in ("day", "month"):
            return table.index.to_series().isin(near)
    return dated


def _lanes(table: pd.DataFrame, column: str, articles: pd.DataFrame | None) -> list[tuple[str, pd.DataFrame]]:
    """The names of the lanes and their events."""
    values = table[column].astype("str")
    if column == "doc_id":
        docs = list(values.unique()) if articles is None else [doc for doc in articles["doc_id"] if doc in set(values)]
        if len(docs) > MOST_LANES:
            return [(count_words(len(docs), "article"), table)]
        return [(titles_of(articles).get(doc, doc), table[values == doc]) for doc in docs]
    common = list(values.value_counts().index[: MOST_LANES - 1])
    named = [(name, table[values == name]) for name in common]
    rest = table[~values.isin(common)]
    return named + ([(f"others, or no {column} told", rest)] if len(rest) else [])


def _share_rows(needs: Sequence[int]) -> list[int]:
    """How many rows each lane may take: what it needs, or as many as others that need more than there are."""
    shares, left = list(needs), MOST_ROWS
    for done, lane in enumerate(sorted(range(len(needs)), key=lambda lane: needs[lane])):
        shares[lane] = min(needs[lane], max(8, left // (len(needs) - done)))
        left -= shares[lane]
    return shares


def _lay_out(name: str, rows: pd.DataFrame, scale: TimeScale | None, detailed: bool, most_rows: int = 10**6) -> _Lane:
    """The marks of a lane in their rows; those beyond `most_rows` are left out, and counted."""
    on_axis, dated = rows["on_axis"], is_dated(rows)
    days = sorted(set(rows.loc[on_axis, "published"].dropna()))
    days = [day for day in days if scale and holds(scale, day)] if len(days) <= 3 else []
    avoid = [middle_of_day(scale, day) for day in days] if scale else []
    for days_together in (1, 3, 7, 14, 30, 90):  # too many for the rows: events of a week, a month … share a mark
        marks = pack(_marks(rows[on_axis], scale, detailed, days_together, avoid))
        if detailed or rows_of(marks) <= most_rows:
            break
    strips, beyond = {"": marks}, rows[dated & ~on_axis]
    if len(beyond):
        years = [day.year for column in ("date_earliest", "date_latest") for day in beyond[column].dropna()]
        loose = pack_loose(_marks(beyond, None, detailed, 10**6))
        strips[f"beyond the axis, {min(years)} to {max(years)}"] = loose
    strips["no day known"] = pack_loose(_marks(rows[~dated], None, detailed))
    left_out = sum(mark.row >= most_rows for found in strips.values() for mark in found)
    strips = {title: [mark for mark in found if mark.row < most_rows] for title, found in strips.items()}
    marks, margins = strips.pop(""), {title: found for title, found in strips.items() if found}
    height = LINE * (1.2 + bool(days) + bool(left_out)) + 0.05 + ROW * rows_of(marks) + 0.12
    height += sum(LINE + 0.12 + ROW * rows_of(found) for found in margins.values())
    return _Lane(name, days, marks, margins, left_out, height)


def _marks(
    rows: pd.DataFrame,
    scale: TimeScale | None,
    detailed: bool,
    days_together: int = 1,
    avoid: Sequence[float] = (),
) -> list[Mark]:
    """A mark for each event, or for those of one look and the same days, or nearly so."""
    events = rows.to_dict("records")
    if detailed:
        return [mark_event(e, scale, number=str(e["note"]), words=_label, reports=True, avoid=avoid) for e in events]
    alike: dict[tuple, list[dict]] = {}
    for event in events:
        days = [0 if pd.isna(event[end]) else event[end].toordinal() for end in ("date_earliest", "date_latest")]
        near = [day // days_together for day in days] if days[1] - days[0] < days_together or 0 in days else days
        alike.setdefault((*near, 0 in days, *look_of(event)), []).append(event)
    return [
        mark_event(
            group[0]
            | {"date_latest": max(event["date_latest"] for event in group)}
            | {"sentence": "\n".join(dict.fromkeys(event["sentence"] for event in group[:10]))},  # under the pointer
            scale,
            number=_number_words(event["note"] for event in group),
            avoid=avoid,
        )
        for group in alike.values()
    ]


def _label(event: dict, width: float) -> str:
    """Words of the sentence, behind the days where no axis says them."""
    when = "" if event["on_axis"] or pd.isna(event["when"]) else f"{event['when']}: "
    return when + words_around(event, width)


def _number_words(numbers: Any) -> str:
    """Numbers in few words: "3, 5–8", and how many where that would be long."""
    found = sorted(set(numbers))
    firsts = [number for number in found if number - 1 not in found]
    lasts = [number for number in found if number + 1 not in found]
    words = [str(a) if a == b else f"{a}–{b}" for a, b in zip(firsts, lasts, strict=True)]
    return ", ".join(words) if len(words) <= 3 else f"{', '.join(words[:2])} … {words[-1]} ({len(found)})"


def _draw_lane(sheet: Sheet, lane: _Lane, top: float, scale: TimeScale | None, reports: bool) -> None:
    sheet.rule(top)
    sheet.put(0, top + LINE * 0.75, shorten(lane.name, BODY, bold=True), weight="bold", over="white")
    y = top + LINE * (1.2 + bool(lane.published)) + 0.05
    bottom = y + ROW * rows_of(lane.marks)
    if scale and lane.published:
        places = [middle_of_day(scale, day) for day in lane.published]
        sheet.vlines(places, y - 0.02, bottom, color=INK, linewidth=1, linestyle=(0, (4, 3)), zorder=0)
        words = f"published {', '.join(day_words(day) for day in lane.published)}"
        half = text_width(words) / 2
        x = min(max(places[-1], half), BODY - half)
        sheet.put(x, y - LINE * 0.6, words, ha="center", color=SOFT, over="white")
    for mark in lane.marks:
        draw_mark(sheet, mark, y + ROW * (mark.row + 0.5), scale, reports=reports)
    if lane.left_out:
        sheet.put(0.1, bottom + LINE * 0.5, f"{count_words(lane.left_out, 'more mark')} without room", color=SOFT)
        bottom += LINE
    for title, marks in lane.margins.items():
        sheet.box(0, bottom + 0.06, BODY, LINE + 0.06 + ROW * rows_of(marks), color=FAINT, zorder=0.5)
        sheet.put(0.1, bottom + 0.06 + LINE * 0.6, title, color=SOFT)
        for mark in marks:
            draw_mark(sheet, mark, bottom + 0.08 + LINE + ROW * (mark.row + 0.5), None)
        bottom += LINE + 0.12 + ROW * rows_of(marks)


def _note_lines(table: pd.DataFrame) -> list[tuple[str, float, str]]:
    """The sentences as numbered notes in lines (number, indent, words), who is cited behind each."""
    lines: list[tuple[str, float, str]] = []
    indent = text_width(str(table["note"].max()), bold=True) + 0.08
    for number, rows in table.groupby("note", sort=True):
        cited = "; ".join(dict.fromkeys(rows["cited"].dropna()))
        text = rows["sentence"].iloc[0] + (f" [cited: {cited}]" if cited else "")
        lines += [("" if n else str(number), indent, line) for n, line in enumerate(wrap(text, BODY - indent))]
    return lines
