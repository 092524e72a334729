"""A corpus at first sight: how long its articles are, who published them, and when.

The table of articles goes in, a figure comes out.
"""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from corpus_tools.plots.drawing import BODY, COLOURS, LINE, PALE, SOFT, Sheet, nothing_to_show, page
from corpus_tools.plots.lettering import shorten, text_width
from corpus_tools.plots.timescale import TimeScale, draw_time_axis, middle_of_day, time_scale
from corpus_tools.plots.wording import count_words, name_articles, title_of

ROW, GAP, NAMES = 0.22, 0.2, 2.6  # inches: a bar, between two parts, the names of bars
DAY = 0.14  # inches: an article on its day
MOST_BARS, MOST_OUTLETS = 12, 10
BASES = {"metadata": COLOURS[0], "text": COLOURS[1], "filename": COLOURS[2]}


def plot_corpus(articles: pd.DataFrame) -> Figure:
    """Lengths, outlets and days of publication of some articles.

    Parameters
    ----------
    articles
        Up to 12 have a bar each for their length; more are counted by length.

    Returns
    -------
    Figure
        The day's colour says how it is known (`published_basis`).
    """
    title = f"{count_words(len(articles), 'article')}: how long, from whom, from when"
    if articles.empty:
        return nothing_to_show(title, "there are no articles")
    words = articles["text"].str.count(r"\S+")
    lengths = _lengths(articles, words)
    outlets = _outlets(articles)
    days = articles.dropna(subset="published")
    scale = time_scale([(day, day) for day in days["published"]], BODY)
    tops = [0.0, ROW * len(lengths) + LINE * 1.6 + GAP]
    tops.append(tops[1] + ROW * len(outlets) + LINE * 1.6 + GAP)
    most = int(days["published"].value_counts().max()) if scale else 0
    stack = min(0.2 + DAY * most, 1.2)
    height = tops[2] + LINE * 1.6 + (stack + 2.6 * LINE if scale else 0)
    note = f"{words.sum():,} words, {words.mean():,.0f} an article."
    fig, sheet = page(height, title=title, note=note, caption=name_articles(articles))
    unit = "words of each" if len(articles) <= MOST_BARS else "articles of so many words"
    _draw_bars(sheet, f"Length: {unit}", lengths, tops[0])
    _draw_bars(sheet, "Outlets: articles of each", outlets, tops[1])
    _draw_days(sheet, days, len(articles) - len(days), scale, (tops[2], stack))
    return fig


def _lengths(articles: pd.DataFrame, words: pd.Series) -> list[tuple[str, int]]:
    """A bar for each article, or for each class of lengths."""
    if len(articles) <= MOST_BARS:
        names = [title_of(row) for row in articles.to_dict("records")]
        return list(zip(names, words.tolist(), strict=True))
    step = int(MaxNLocator(10, steps=(1, 2, 5, 10), integer=True).tick_values(0, max(words.max(), 1))[1])
    classes = (words // step).astype(int)
    counts = classes.value_counts()
    return [
        (f"{number * step:,} to {(number + 1) * step - 1:,} words", int(counts.get(number, 0)))
        for number in range(classes.min(), classes.max() + 1)
    ]


def _outlets(articles: pd.DataFrame) -> list[tuple[str, int]]:
    counts = articles["outlet"].value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable")
    rows = [(str(name), int(count)) for name, count in counts.items()]
    rest = sum(count for _, count in rows[MOST_OUTLETS:])
    rows = rows[:MOST_OUTLETS] + ([(f"{len(rows) - MOST_OUTLETS} others", rest)] if rest else [])
    unknown = int(articles["outlet"].isna().sum())
    return rows + ([("not known", unknown)] if unknown else [])


def _draw_bars(sheet: Sheet, heading: str, rows: list[tuple[str, int]], top: float) -> None:
    sheet.put(0, top + LINE * 0.6, heading, weight="bold")
    sheet.rule(top + LINE * 1.3)
    inch = (BODY - NAMES - 0.7) / max(1, *(count for _, count in rows))
    for index, (name, count) in enumerate(rows):
        y = top + LINE * 1.6 + ROW * index
        color = SOFT if name == "not known" else COLOURS[0]
        sheet.put(NAMES - 0.1, y + ROW / 2, shorten(name, NAMES - 0.15), ha="right")
        sheet.box(NAMES, y + 0.03, inch * count, ROW - 0.06, color=color)
        sheet.put(NAMES + inch * count + 0.06, y + ROW / 2, f"{count:,}")


def _draw_days(
    sheet: Sheet, days: pd.DataFrame, unknown: int, scale: TimeScale | None, place: tuple[float, float]
) -> None:
    """The days as stacks of boxes on a calendar axis, coloured by how they are known."""
    top, stack = place
    sheet.put(0, top + LINE * 0.6, "Days of publication", weight="bold")
    words = f"no day known: {unknown:,}" if unknown or not scale else "all known"
    sheet.put(BODY, top + LINE * 0.6, words, ha="right", color=SOFT)
    sheet.rule(top + LINE * 1.3)
    if not scale:
        return
    x = 1.6
    for basis, color in BASES.items():
        if (days["published_basis"] == basis).any():
            sheet.box(x, top + LINE * 0.6 - 0.06, 0.12, 0.12, color=color)
            sheet.put(x + 0.18, top + LINE * 0.6, f"from {basis}", color=SOFT)
            x += 0.18 + text_width(f"from {basis}") + 0.25
    floor = top + LINE * 1.6 + stack
    draw_time_axis(sheet, scale, top + LINE * 1.6, floor)
    places = days["published"].map(lambda day: round(middle_of_day(scale, day) / 0.08))
    stacks = pd.crosstab(places, days["published_basis"])
    inch = min((stack - 0.1) / max(int(stacks.sum(axis=1).max()), 1), DAY)
    for slot, counts in zip(stacks.index.tolist(), stacks.to_dict("records"), strict=True):
        y = floor
        for basis, color in BASES.items():
            count = int(counts.get(basis, 0))
            if count:
                y -= inch * count
                sheet.box(slot * 0.08 - 0.035, y, 0.07, inch * count, color=color)
    sheet.hlines(floor, 0, BODY, color=PALE, linewidth=0.6, zorder=0)
