"""Words as pictures: where in the articles some terms stand, and which words set a part of the corpus apart.

Articles and terms, or a table of `keyness`, go in; figures come out.
"""

from collections.abc import Sequence
from itertools import cycle
from typing import Literal

import pandas as pd
from matplotlib.figure import Figure

from corpus_tools.concordance import kwic
from corpus_tools.plots.drawing import BODY, COLOURS, FAINT, INK, LINE, PALE, SOFT, Sheet, nothing_to_show, page
from corpus_tools.plots.lettering import shorten
from corpus_tools.plots.numberscale import number_words
from corpus_tools.plots.wording import count_words, day_words, name_articles, title_of

STRIP, NAMES, COUNTS = 0.24, 1.7, 1.1  # inches: a strip, the names of terms at its left, how often at its right
WIDE = BODY - NAMES - COUNTS
MOST_ARTICLES, MOST_TERMS, MOST_TIPS = 12, 12, 1000
SURE = 0.05  # adjusted p


def plot_dispersion(
    articles: pd.DataFrame,
    terms: str | Sequence[str],
    *,
    search: Literal["regex", "phrase", "wildcard"] = "phrase",
    ignore_case: bool | None = None,
) -> Figure:
    """Where terms stand in the articles: a stroke for each place, from the first letter of the text to the last.

    Parameters
    ----------
    articles
        Up to 12 have strips of their own; more are laid end to end, by their day of publication where all have one.
    terms
        One term or several, at most 12.
    search, ignore_case
        As in `kwic`; here a term is a phrase of whole words if `search` does not say otherwise.
    """
    terms = ([terms] if isinstance(terms, str) else list(dict.fromkeys(terms)))[:MOST_TERMS]
    shown = articles[articles["text"].str.len() > 0]
    title = f"Where {'it stands' if len(terms) == 1 else 'they stand'} in the articles"
    if shown.empty or not terms:
        return nothing_to_show(title, "there are no articles or no terms")
    found = {term: kwic(shown, term, search=search, ignore_case=ignore_case, words=0, width=60) for term in terms}
    return _one_by_one(title, shown, found) if len(shown) <= MOST_ARTICLES else _end_to_end(title, shown, found)


def plot_keyness(
    table: pd.DataFrame, articles: pd.DataFrame | None = None, *, target: str = "this part", most: int = 15
) -> Figure:
    """Words that are more frequent in one part of the corpus, and those that are rarer there.

    Parameters
    ----------
    table
        From `keyness`.
    articles
        All articles that are compared, for the caption.
    target
        What the part is called.
    most
        So many words for each side, the most significant; the bar says how often the frequency doubles.
    """
    title = f"What sets {target} apart"
    title, caption = shorten(title, BODY, size=12, bold=True), name_articles(articles)
    table = table[table["log_ratio"].notna()]
    if table.empty:
        return nothing_to_show(title, "no word stands often enough, or there is nothing to compare with", caption)
    sides = [table[table["log_ratio"] > 0].head(most), table[table["log_ratio"] < 0].head(most)]
    step, top = 0.22, LINE * 2.6
    note = (
        "Bar: how many times as frequent (log ratio; where a word stands on one side only, half a word counts on the "
    )
    note += f"other). Pale: could be chance (adjusted p above {SURE}). Most significant first."
    fig, sheet = page(top + step * max(map(len, sides)), title=title, note=note, caption=caption)
    half, left = BODY / 2 - 0.15, 1.35
    longest = max(table.loc[side.index, "log_ratio"].abs().max() for side in sides if len(side))
    for column, side in enumerate(sides):
        heading = ("more frequent here", "more frequent elsewhere")[column]
        x = column * (BODY / 2 + 0.15)
        sheet.put(x, LINE * 0.6, heading, weight="bold")
        sheet.put(x + half, LINE * 0.6, "here / elsewhere", color=SOFT, ha="right")
        sheet.rule(LINE * 1.3, left=x, right=x + half)
        if side.empty:
            sheet.put(x, top - LINE * 0.6, "none", color=SOFT)
        for index, row in enumerate(side.to_dict("records")):
            y = LINE * 1.6 + step * index
            counts = f"{row['target']:,} / {row['reference']:,}"
            times = f"{2 ** abs(row['log_ratio']):.2g}"
            words = "only" if 0 in (row["target"], row["reference"]) else f"{number_words(float(times))}×"
            length = (half - left - 1.35) * abs(row["log_ratio"]) / longest
            color = COLOURS[column] if row["p_adjusted"] <= SURE else PALE
            sheet.put(x + left - 0.08, y + step / 2, shorten(row["word"], left - 0.1), ha="right")
            sheet.box(x + left, y + 0.04, length, step - 0.08, color=color)
            sheet.put(x + left + length + 0.06, y + step / 2, words)
            sheet.put(x + half, y + step / 2, counts, ha="right", color=SOFT)
    return fig


def _one_by_one(title: str, articles: pd.DataFrame, found: dict[str, pd.DataFrame]) -> Figure:
    """Each article with a strip for each term."""
    step = LINE * 1.6 + STRIP * len(found) + 0.15
    note = "Each strip is an article, each stroke a place where the term stands."
    fig, sheet = page(step * len(articles), title=title, note=note, caption=name_articles(articles))
    scale = WIDE / articles["text"].str.len().max()
    found = {term: rows.assign(inches=rows["start"] * scale) for term, rows in found.items()}
    for number, article in enumerate(articles.to_dict("records")):
        sheet.put_headline(step * number + LINE * 0.75, dict(article))
        own = {term: rows[rows["doc_id"] == article["doc_id"]] for term, rows in found.items()}
        _draw_strips(sheet, own, len(article["text"]) * scale, step * number + LINE * 1.5, _has_tips(found))
    return fig


def _end_to_end(title: str, articles: pd.DataFrame, found: dict[str, pd.DataFrame]) -> Figure:
    """All articles as one strip for each term, from the first article to the last."""
    dated = articles["published"].notna().all()
    articles = articles.sort_values("published", kind="stable") if dated else articles
    ends = articles["text"].str.len().cumsum()
    begins = (ends - articles["text"].str.len()).set_axis(articles["doc_id"])
    note = f"{count_words(len(articles), 'article')} end to end, "
    note += "by day of publication" if dated else "in their order in the table"
    note += "; each stroke is a place where the term stands."
    fig, sheet = page(STRIP * len(found) + 0.3, title=title, note=note, caption=name_articles(articles))
    scale = WIDE / ends.iloc[-1]
    for term, rows in found.items():
        found[term] = rows.assign(inches=(rows["start"] + rows["doc_id"].map(begins).astype(float)) * scale)
    _draw_strips(sheet, found, WIDE, 0, _has_tips(found))
    for article, x, side in ((articles.iloc[0], NAMES, "left"), (articles.iloc[-1], NAMES + WIDE, "right")):
        words = day_words(article["published"]) if dated else title_of(article.to_dict())
        sheet.put(x, STRIP * len(found) + 0.15, shorten(words, WIDE / 2 - 0.1), color=SOFT, ha=side)
    return fig


def _has_tips(found: dict[str, pd.DataFrame]) -> bool:
    return sum(map(len, found.values())) <= MOST_TIPS


def _draw_strips(sheet: Sheet, found: dict[str, pd.DataFrame], length: float, top: float, tips: bool) -> None:
    """The terms in one article, or in all: the name of each, its strokes, how often it stands there."""
    for (term, rows), color in zip(found.items(), cycle(COLOURS[:6]), strict=False):
        middle, x = top + STRIP / 2, NAMES + rows["inches"].to_numpy()
        sheet.put(NAMES - 0.1, middle, shorten(term, NAMES - 0.15), ha="right", color=INK if len(rows) else SOFT)
        sheet.box(NAMES, top + 0.03, length, STRIP - 0.06, color=FAINT)
        sheet.vlines(x, top + 0.03, top + STRIP - 0.03, color=color, linewidth=1.4 if len(rows) < 100 else 0.6)
        times = "none" if rows.empty else count_words(len(rows), "time")
        sheet.put(NAMES + length + 0.1, middle, times, color=SOFT)
        for place, row in zip(x.tolist(), rows.to_dict("records") if tips else [], strict=False):
            sheet.tip(place - 0.04, top, 0.08, STRIP, text=f"… {row['left']}{row['text']}{row['right']} …")
        top += STRIP
