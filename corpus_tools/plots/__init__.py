"""The articles at a glance: figures of what stands where in each of them.

Tables go in, figures come out. All words and numbers on them come from the tables.
"""

import pandas as pd
from matplotlib.figure import Figure

from corpus_tools.plots.drawing import BODY, COLOURS, FAINT, LINE, PALE, SOFT, Sheet, nothing_to_show, page
from corpus_tools.plots.lettering import text_width
from corpus_tools.plots.speakers import QUOTE_KINDS, draw_kinds
from corpus_tools.plots.wording import count_words, name_articles
from corpus_tools.segment import paragraphs

NAMES, ROW = 1.05, 0.2  # inches: the names of the strips, a strip


def plot_articles(
    articles: pd.DataFrame,
    *,
    quotes: pd.DataFrame | None = None,
    dates: pd.DataFrame | None = None,
    events: pd.DataFrame | None = None,
    most: int = 12,
) -> Figure:
    """Articles as strips of paragraphs, with quotations, dates and figures where they stand in the text.

    Parameters
    ----------
    articles
        The articles; those without text are left out.
    quotes, dates, events
        Tables of what to mark, each optional. Of the events the figures are marked: rows with a number or its limits.
        Rows that a person corrected have a ring.
    most
        So many articles are shown, the first ones.
    """
    shown = articles[articles["text"].str.len() > 0].head(most)
    title = f"{count_words(len(articles), 'article')} at a glance"
    caption = name_articles(shown)
    if shown.empty:
        return nothing_to_show(title, "there are no articles", caption)
    figures = None if events is None else events[events[["best", "low", "high"]].notna().any(axis=1)]
    given = {"quotes": quotes, "dates": dates, "figures": figures}
    strips = {name: table for name, table in given.items() if table is not None}
    step = LINE * 1.4 + ROW * (1 + len(strips)) + 0.25
    note = "Each strip is an article from its first letter to its last, each box a paragraph, as long as its text."
    if any("corrected" in table and table["corrected"].notna().any() for table in strips.values()):
        note += " Ringed: corrected by a person."
    if len(shown) < len(articles):
        note += f" The first {len(shown)} of {len(articles):,} articles."
    fig, sheet = page(step * len(shown) + (0.3 if quotes is not None else 0), title=title, note=note, caption=caption)
    if quotes is not None:
        draw_kinds(sheet, quotes, step * len(shown) + 0.1)
    scale = (BODY - NAMES) / shown["text"].str.len().max()
    for number, article in enumerate(shown.to_dict("records")):
        _draw_article(sheet, dict(article), step * number, scale, strips)
    return fig


def _draw_article(sheet: Sheet, article: dict, top: float, scale: float, strips: dict) -> None:
    """One article: its headline, the strip of its paragraphs, and below it a strip for each kind of mark."""
    sheet.rule(top)
    sheet.put_headline(top + LINE * 0.75, article)
    y = top + LINE * 1.5
    texts = paragraphs(pd.DataFrame([article]))
    sheet.put(0, y + ROW / 2, "paragraphs", color=SOFT)
    for row in texts.to_dict("records"):
        x, width = NAMES + row["start"] * scale, (row["end"] - row["start"]) * scale
        sheet.box(x, y + 0.01, max(width, 0.01), ROW - 0.03, color=PALE if row["paragraph_number"] % 2 else FAINT)
        number = str(row["paragraph_number"])
        if text_width(number) + 0.03 < width:
            sheet.put(x + width / 2, y + ROW / 2 - 0.005, number, ha="center")
        sheet.tip(x, y, max(width, 0.01), ROW, text=row["text"])
    for name, table in strips.items():
        y += ROW
        rows = table[table["doc_id"] == article["doc_id"]]
        sheet.put(0, y + ROW / 2, f"{len(rows)} {name if len(rows) != 1 else name[:-1]}", color=SOFT)
        sheet.hlines(y + ROW / 2, NAMES, NAMES + len(article["text"]) * scale, color=PALE, linewidth=0.8, zorder=0)
        for row in rows.to_dict("records"):
            x, width = NAMES + row["start"] * scale, max((row["end"] - row["start"]) * scale, 0.02)
            if name == "quotes":
                sheet.box(x, y + 0.03, width, ROW - 0.06, **QUOTE_KINDS[row["kind"]])
            else:
                shape, face = ("^", COLOURS[2]) if name == "dates" else ("o", COLOURS[1])
                sheet.plot([x + width / 2], [y + ROW / 2], marker=shape, mfc=face, markersize=5.5, mec="white", mew=0.5)
            sheet.ring(row, x + width / 2, y + ROW / 2)
            sheet.tip(x, y, max(width, 0.08), ROW, text=row["text"])
