"""Who has the word: how often each speaker is quoted, how much, by which verbs; how much of an article is speech.

A table of quotations goes in, with the articles they come from; tables of counts and figures come out.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

import pandas as pd
from matplotlib.figure import Figure

from corpus_tools.plots.drawing import BODY, COLOURS, LINE, PALE, SOFT, Sheet, nothing_to_show, page
from corpus_tools.plots.lettering import shorten, text_width, wrap
from corpus_tools.plots.numberscale import draw_numbers_across, number_scale
from corpus_tools.plots.wording import count_words, name_articles, titles_of
from corpus_tools.speech.cues import CUES

QUOTE_KINDS: dict[str, dict] = {
    "direct": {"color": COLOURS[0]},
    "mixed": {"color": COLOURS[4]},
    "indirect": {"color": PALE, "hatch": "////", "edgecolor": SOFT, "linewidth": 0.5},  # told apart without colour
}


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
    rows = table[shown].to_dict("records")
    step, left, gap = 0.4, 2.7, 0.45
    width = (BODY - left - gap) / 2
    floor = 0.55 + step * len(rows)
    fig, sheet = page(floor + 0.3, title=title, note=note, caption=caption)
    draw_kinds(sheet, quotes, 0.1)
    for column, (heading, prefix) in enumerate((("quotations", ""), ("words", "words "))):
        x = left + column * (width + gap)
        totals = table.loc[shown, [prefix + kind for kind in QUOTE_KINDS]].sum(axis=1)
        numbers = number_scale(totals.tolist(), width - 0.3, from_zero=True)
        sheet.put(x, 0.4, heading, weight="bold")
        draw_numbers_across(sheet, numbers, x, 0.52, floor)
        for index, row in enumerate(rows):
            y = 0.55 + step * index
            end = _draw_bar(sheet, x, y + 0.09, 0.2, [numbers.place(row[prefix + kind]) for kind in QUOTE_KINDS])
            sheet.put(end + 0.06, y + 0.19, f"{int(totals.iloc[index]):,}", over="white")
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


def count_verbs(quotes: pd.DataFrame, *, most: int = 12) -> pd.DataFrame:
    """Which verbs of saying are used for whom.

    Parameters
    ----------
    quotes
        A table of quotations.
    most
        So many verbs have a column, the commonest.

    Returns
    -------
    DataFrame
        One row per known speaker, the most quoted first: `speaker`, a column for each verb in its base form (other
        words, as "according to", as they are), `other verbs` and `no verb`: how many quotations have it.
    """
    known = quotes[quotes["speaker"].notna()]
    verbs = known["cue"].map(_verb_of, na_action="ignore")
    common = list(verbs.value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable").index[:most])
    named = verbs.where(verbs.isin(common) | verbs.isna(), "other verbs").fillna("no verb")
    table = pd.crosstab(known["speaker"], named)
    columns = [verb for verb in [*common, "other verbs", "no verb"] if verb in table]
    order = table.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return table.loc[order, columns].rename_axis(columns=None).reset_index()


def count_quoted_words(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """How many words of each article are somebody's speech.

    Returns
    -------
    DataFrame
        One row per article: `doc_id, headline, words` (of the text), `direct, mixed, indirect` (words that stand in
        such a quotation; those in two count once, as the first of these kinds), `in_quotation_marks` (the share of the
        words that is direct or mixed) and `speech` (the share of all three), null for an article without words.
    """
    rows = []
    for article in articles.to_dict("records"):
        own = quotes[quotes["doc_id"] == article["doc_id"]]
        places = [match.start() for match in re.finditer(r"\S+", article["text"])]
        kinds = [""] * len(places)
        for kind in reversed(QUOTE_KINDS):
            for start, end in own.loc[own["kind"] == kind, ["start", "end"]].itertuples(index=False):
                for index in range(bisect_left(places, start), bisect_left(places, end)):
                    kinds[index] = kind
        counts = [kinds.count(kind) for kind in QUOTE_KINDS]
        shares = [sum(counts[:2]) / len(places), sum(counts) / len(places)] if places else [None, None]
        rows.append((article["doc_id"], article["headline"], len(places), *counts, *shares))
    dtypes = {"doc_id": "str", "headline": "str", "words": "int64", **dict.fromkeys(QUOTE_KINDS, "int64")}
    dtypes |= {"in_quotation_marks": "float64", "speech": "float64"}
    return pd.DataFrame(rows, columns=list(dtypes), dtype=object).astype(dtypes)


def plot_quoted_words(quotes: pd.DataFrame, articles: pd.DataFrame, *, most: int = 30) -> Figure:
    """The share of each article's words that is quoted or reported: `most` articles, those with most speech first."""
    title = "How much of each article is speech"
    counted = count_quoted_words(quotes, articles)
    table = counted[counted["words"] > 0].sort_values("speech", ascending=False, kind="stable")
    if table.empty:
        return nothing_to_show(title, "there are no articles")
    total = table[["words", *QUOTE_KINDS]].sum()
    note = f"Of all {total['words']:,} words, {total['direct'] + total['mixed']:,} stand in quotation marks and "
    note += f"{total['indirect']:,} are reported without."
    note += f" The {most} articles with most speech." if len(table) > most else ""
    rows, step, left = table.head(most).to_dict("records"), 0.24, 3.0
    floor = 0.35 + step * len(rows)
    fig, sheet = page(floor + 0.3, title=title, note=note, caption=name_articles(articles))
    draw_kinds(sheet, quotes, 0.1)
    room = BODY - left - 0.95
    sheet.vlines(
        [left + room * share for share in (0, 0.25, 0.5, 0.75, 1)], 0.3, floor, color=PALE, linewidth=0.6, zorder=0
    )
    for share in (0, 0.25, 0.5, 0.75, 1):
        sheet.put(left + room * share, floor + 0.12, f"{share:.0%}", ha="center")
    titles = titles_of(articles)
    for index, row in enumerate(rows):
        y = 0.35 + step * index
        sheet.put(left - 0.1, y + step / 2, shorten(titles[row["doc_id"]], left - 0.15), ha="right")
        _draw_bar(sheet, left, y + 0.03, step - 0.06, [room * row[kind] / row["words"] for kind in QUOTE_KINDS])
        sheet.put(BODY, y + step / 2, f"of {count_words(row['words'], 'word')}", ha="right", color=SOFT, over="white")
    return fig


def draw_kinds(sheet: Sheet, quotes: pd.DataFrame, y: float) -> None:
    """What the colours of quotations mean, for the kinds that occur."""
    x = 0.0
    for kind, look in QUOTE_KINDS.items():
        if (quotes["kind"] == kind).any():
            sheet.box(x, y - 0.07, 0.3, 0.14, **look)
            sheet.put(x + 0.38, y, f"{kind} speech", color=SOFT)
            x += 0.38 + text_width(f"{kind} speech") + 0.25


def _draw_bar(sheet: Sheet, x: float, y: float, height: float, lengths: Iterable[float]) -> float:
    """A length for each kind of speech, end to end; returns where the last one ends."""
    for look, length in zip(QUOTE_KINDS.values(), lengths, strict=True):
        if length:
            sheet.box(x, y, length, height, **look)
        x += length
    return x


def _name_speaker(sheet: Sheet, row: dict, y: float, width: float) -> None:
    """A speaker's name, and the role below it."""
    name, role = row["speaker"], row["role"]
    if pd.isna(name):
        sheet.put(0, y + 0.19, "speaker not known", color=SOFT)
        return
    names = wrap(name, width, bold=True, most=2 if pd.isna(role) else 1)
    top = y + 0.19 - (LINE / 2 if pd.notna(role) or len(names) > 1 else 0)
    sheet.put_lines(0, top, names, weight="bold")
    if pd.notna(role):
        sheet.put(0, top + LINE, shorten(role, width), color=SOFT)


def _verb_of(cue: str) -> str:
    """The base form of the verb in words of saying: "was quoted as saying" → "say"; without one, the words."""
    words = cue.lower().split()
    for index in reversed(range(len(words))):
        for form in CUES.get(words[index], ()):
            if not form.particle or words[index + 1 : index + 2] == [form.particle]:
                return form.lemma
    return " ".join(words)
