"""The articles at a glance, and who is quoted: figures of what stands where and who has how much of the word.

Tables go in, figures come out. All words and numbers on them come from the tables.
"""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from corpus_tools.plots.drawing import (
    BODY,
    COLOURS,
    FAINT,
    LINE,
    PALE,
    SOFT,
    box,
    count_words,
    day_words,
    name_articles,
    nothing_to_show,
    page,
    put,
    shorten,
    text_width,
    tip,
    title_of,
    wrap,
)
from corpus_tools.plots.numberscale import draw_numbers_across, number_scale
from corpus_tools.segment import paragraphs

NAMES, ROW = 1.05, 0.2  # inches: the names of the strips, a strip
QUOTE_KINDS = {"direct": COLOURS[0], "mixed": COLOURS[4], "indirect": PALE}


def plot_articles(
    articles: pd.DataFrame,
    *,
    quotes: pd.DataFrame | None = None,
    dates: pd.DataFrame | None = None,
    quantities: pd.DataFrame | None = None,
    most: int = 12,
) -> Figure:
    """Articles as strips of paragraphs, with quotations, dates and figures where they stand in the text.

    Parameters
    ----------
    articles
        The articles; those without text are left out.
    quotes, dates, quantities
        Tables of what to mark, each optional.
    most
        So many articles are shown, the first ones.
    """
    shown = articles[articles["text"].str.len() > 0].head(most)
    title = f"{count_words(len(articles), 'article')} at a glance"
    caption = name_articles(shown)
    if shown.empty:
        return nothing_to_show(title, "there are no articles", caption)
    given = {"quotes": quotes, "dates": dates, "figures": quantities}
    strips = {name: table for name, table in given.items() if table is not None}
    step = LINE * 1.4 + ROW * (1 + len(strips)) + 0.25
    note = "Each strip is an article from its first letter to its last, each box a paragraph, as long as its text."
    if len(shown) < len(articles):
        note += f" The first {len(shown)} of {len(articles):,} articles."
    fig, sheet = page(step * len(shown) + (0.3 if quotes is not None else 0), title=title, note=note, caption=caption)
    if quotes is not None:
        _draw_kinds(sheet, quotes, step * len(shown) + 0.1)
    scale = (BODY - NAMES) / shown["text"].str.len().max()
    for number, article in enumerate(shown.to_dict("records")):
        _draw_article(sheet, dict(article), step * number, scale, strips)
    return fig


def plot_speakers(quotes: pd.DataFrame, articles: pd.DataFrame | None = None, *, most: int = 20) -> Figure:
    """Who is quoted, how often and with how many words; direct, mixed and indirect speech apart.

    Parameters
    ----------
    quotes
        A table of quotations. What has no known speaker stands in a row of its own.
    articles
        The articles they come from, for the caption.
    most
        So many speakers are shown, those with the most words within quotation marks first.
    """
    title, caption = "Who is quoted, how often and how much", name_articles(articles, quotes)
    if quotes.empty:
        return nothing_to_show(title, "no quotations were found", caption)
    table = count_speakers(quotes)
    named, shown = table["speaker"].nunique(), table.groupby("speaker", sort=False, dropna=False).ngroup() < most
    note = f"{count_words(len(quotes), 'quotation')}, {count_words(named, 'known speaker')}. Parts of an interrupted "
    note += "quotation count each. Most words in quotation marks first: only those are the speaker's own."
    if named > most:
        note += f" The first {most} speakers are shown."
    kinds = [kind for kind in QUOTE_KINDS if table.loc[shown, kind].sum()]
    rows = table[shown].to_dict("records")
    step, left, gap = 0.4, 2.7, 0.45
    width = (BODY - left - gap) / 2
    floor = 0.55 + step * len(rows)
    fig, sheet = page(floor + 0.3, title=title, note=note, caption=caption)
    _draw_kinds(sheet, quotes, 0.1)
    for column, (heading, prefix) in enumerate((("quotations", ""), ("words", "words "))):
        x = left + column * (width + gap)
        totals = table.loc[shown, [prefix + kind for kind in QUOTE_KINDS]].sum(axis=1)
        numbers = number_scale(totals.tolist(), width - 0.3, from_zero=True)
        put(sheet, x, 0.4, heading, weight="bold")
        draw_numbers_across(sheet, numbers, x, 0.52, floor)
        for index, row in enumerate(rows):
            y, end = 0.55 + step * index, x
            for kind in kinds:
                length = numbers.place(row[prefix + kind])
                if length:
                    box(sheet, end, y + 0.09, length, 0.2, color=QUOTE_KINDS[kind], **_hatch(kind))
                end += length
            put(sheet, end + 0.06, y + 0.19, f"{int(totals.iloc[index]):,}", over="white")
    for index, row in enumerate(rows):
        _name_speaker(sheet, row, 0.55 + step * index, left - 0.15)

    return fig


def count_speakers(quotes: pd.DataFrame) -> pd.DataFrame:
    """How often and with how many words each speaker is quoted.

    Returns
    -------
    DataFrame
        `speaker, role`, the number of quotations by kind (`direct, mixed, indirect`) and of their words
        (`words direct, …`); most words within quotation marks first, then most quotations; speakers not known last.
    """
    words = quotes["text"].str.count(r"\S+")
    table = pd.DataFrame({"speaker": quotes["speaker"], "role": quotes["role"]})
    for kind in QUOTE_KINDS:
        table[kind] = (quotes["kind"] == kind).astype("int64")
        table[f"words {kind}"] = words.where(quotes["kind"] == kind, 0).astype("int64")
    counts = table.groupby("speaker", dropna=False, sort=True).agg(
        {column: "first" if column == "role" else "sum" for column in table.columns[1:]}
    )
    counts["_own"] = counts["words direct"] + counts["words mixed"]
    counts["_all"] = counts[list(QUOTE_KINDS)].sum(axis=1)
    counts["_known"] = counts.index.notna()
    counts = counts.sort_values(["_known", "_own", "_all"], ascending=False, kind="stable").reset_index()
    return counts.drop(columns=["_own", "_all", "_known"])


def _draw_article(sheet: Axes, article: dict, top: float, scale: float, strips: dict) -> None:
    """One article: its headline, the strip of its paragraphs, and below it a strip for each kind of mark."""
    sheet.hlines(top, 0, BODY, color=SOFT, linewidth=0.8)
    day = day_words(article["published"])
    put(sheet, BODY, top + LINE * 0.75, day, ha="right", color=SOFT)
    headline = shorten(title_of(article), BODY - text_width(day) - 0.2, bold=True)
    put(sheet, 0, top + LINE * 0.75, headline, weight="bold")
    y = top + LINE * 1.5
    texts = paragraphs(pd.DataFrame([article]))
    put(sheet, 0, y + ROW / 2, "paragraphs", color=SOFT)
    for row in texts.to_dict("records"):
        x, width = NAMES + row["start"] * scale, (row["end"] - row["start"]) * scale
        box(sheet, x, y + 0.01, max(width, 0.01), ROW - 0.03, color=PALE if row["paragraph_number"] % 2 else FAINT)
        number = str(row["paragraph_number"])
        if text_width(number) + 0.03 < width:
            put(sheet, x + width / 2, y + ROW / 2 - 0.005, number, ha="center")
        tip(sheet, x, y, max(width, 0.01), ROW, text=row["text"])
    for name, table in strips.items():
        y += ROW
        rows = table[table["doc_id"] == article["doc_id"]]
        put(sheet, 0, y + ROW / 2, f"{len(rows)} {name if len(rows) != 1 else name[:-1]}", color=SOFT)
        sheet.hlines(y + ROW / 2, NAMES, NAMES + len(article["text"]) * scale, color=PALE, linewidth=0.8, zorder=0)
        for row in rows.to_dict("records"):
            x, width = NAMES + row["start"] * scale, max((row["end"] - row["start"]) * scale, 0.02)
            if name == "quotes":
                box(sheet, x, y + 0.03, width, ROW - 0.06, color=QUOTE_KINDS[row["kind"]], **_hatch(row["kind"]))
            else:
                shape, face = ("^", COLOURS[2]) if name == "dates" else ("o", COLOURS[1])
                sheet.plot([x + width / 2], [y + ROW / 2], marker=shape, mfc=face, markersize=5.5, mec="white", mew=0.5)
            tip(sheet, x, y, max(width, 0.08), ROW, text=row["text"])


def _draw_kinds(sheet: Axes, quotes: pd.DataFrame, y: float) -> None:
    """What the colours of quotations mean, for the kinds that occur."""
    x = 0.0
    for kind, color in QUOTE_KINDS.items():
        if (quotes["kind"] == kind).any():
            box(sheet, x, y - 0.07, 0.3, 0.14, color=color, **_hatch(kind))
            put(sheet, x + 0.38, y, f"{kind} speech", color=SOFT)
            x += 0.38 + text_width(f"{kind} speech") + 0.25


def _hatch(kind: str) -> dict:
    return {"hatch": "////", "edgecolor": SOFT, "linewidth": 0.5} if kind == "indirect" else {}


def _name_speaker(sheet: Axes, row: dict, y: float, width: float) -> None:
    """A speaker's name, and the role below it."""
    if pd.isna(row["speaker"]):
        put(sheet, 0, y + 0.19, "speaker not known", color=SOFT)
        return
    names = wrap(row["speaker"], width, bold=True)
    if pd.notna(row["role"]):
        put(sheet, 0, y + 0.19 - LINE / 2, shorten(row["speaker"], width, bold=True), weight="bold")
        put(sheet, 0, y + 0.19 + LINE / 2, shorten(row["role"], width), color=SOFT)
    elif len(names) == 1:
        put(sheet, 0, y + 0.19, names[0], weight="bold")
    else:
        put(sheet, 0, y + 0.19 - LINE / 2, names[0], weight="bold")
        put(sheet, 0, y + 0.19 + LINE / 2, shorten(" ".join(names[1:]), width, bold=True), weight="bold")
