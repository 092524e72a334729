"""Topics as pictures: a map of the texts, the terms that set each topic apart, the curve behind the number of topics.

What `cluster_topics` found goes in, with the texts it was given; figures come out.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from corpus_tools.plots.drawing import BODY, COLOURS, INK, LINE, MARKERS, SOFT, Sheet, nothing_to_show, page
from corpus_tools.plots.lettering import overlap, shorten, text_width, wrap
from corpus_tools.plots.numberscale import draw_numbers_upward, number_scale
from corpus_tools.plots.wording import count_words, name_articles, titles_of
from corpus_tools.terms import WORD, term_of, unshout
from corpus_tools.topics import Topics

MAP_HEIGHT, MOST_SHAPES, MOST_TIPS = 5.0, 6, 1000


def plot_topic_map(
    topics: Topics, texts: Iterable[str] | pd.DataFrame | None = None, articles: pd.DataFrame | None = None
) -> Figure:
    """The texts as points, those of one topic in one colour with the topic's label.

    Parameters
    ----------
    topics
        From `cluster_topics`.
    texts
        What was given to it: each point shows its text under the pointer, where there are no more than 1,000.
    articles
        The articles that the texts come from. Where paragraphs of up to six articles were grouped, the shape of a
        point says which article it is from, else it repeats the topic.
    """
    table, labels = topics.topics, topics.labels
    title, caption = "Topics: which texts are alike", name_articles(articles, table)
    if table.empty:
        return nothing_to_show(title, "there are no texts", caption)
    docs = [] if articles is None else [doc for doc in articles["doc_id"] if doc in set(table["doc_id"])]
    by_article = 1 < len(docs) <= MOST_SHAPES and len(docs) < len(table)
    fits = table["fits"].to_numpy() if "fits" in table else np.ones(len(table), dtype=bool)
    note = f"{count_words(len(table), 'text')} in {count_words(len(labels), 'topic')}. Near means alike; left, right, "
    note += "up and down mean nothing. A line leads from each text to the middle of its topic."
    note += "" if fits.all() else " Hollow: near to no topic."
    legend = LINE * 1.2 * len(docs) if by_article else 0.0
    caption = "" if by_article else caption
    fig, sheet = page(MAP_HEIGHT + 0.1 + legend, title=title, note=note, caption=caption)
    spots = _fit(table[["x", "y"]].to_numpy())
    topic = table["topic"].to_numpy()
    centres = np.array([spots[topic == number].mean(axis=0) for number in labels["topic"]])
    shapes = table["doc_id"].map(docs.index) if by_article else table["topic"]
    size = 7 if len(table) <= 100 else 4 if len(table) <= 1000 else 2
    looks: dict = table.groupby([topic, shapes.to_numpy(), fits]).indices
    for (number, shape, fit), rows in looks.items():
        color, (x, y) = COLOURS[number % len(COLOURS)], spots[rows].T
        end = centres[labels["topic"].to_list().index(number)]
        lines = list(np.stack([spots[rows], np.broadcast_to(end, spots[rows].shape)], axis=1))
        rays = LineCollection(lines, colors=color, linewidths=0.6, alpha=0.35, zorder=1)
        sheet.add_collection(rays, autolim=False)
        look: dict = {"mfc": color, "mec": INK} if fit else {"mfc": "white", "mec": color}
        marker = MARKERS[shape % len(MARKERS)]
        sheet.plot(x, y, linestyle="none", marker=marker, markersize=size, mew=size / 10, zorder=2, **look)
    if texts is not None and len(table) <= MOST_TIPS:
        for (x, y), words in zip(spots.tolist(), _strings(texts), strict=True):
            sheet.tip(x - 0.06, y - 0.06, 0.12, 0.12, text=words[:300])
    _label_topics(sheet, labels, centres, spots)
    if by_article:
        names, titles = titles_of(articles), titles_of(articles, full=True)
        for index, doc in enumerate(docs):
            y = MAP_HEIGHT + 0.1 + LINE * 1.2 * (index + 0.5)
            sheet.plot([0.08], [y], marker=MARKERS[index], markersize=7, mfc="white", mec=INK, mew=1)
            more = titles[doc].removeprefix(names[doc])
            sheet.put(0.22, y, shorten(names[doc], BODY - 0.3 - text_width(more)) + more, color=SOFT)
    return fig


def plot_topic_terms(
    topics: Topics, texts: Iterable[str] | pd.DataFrame, articles: pd.DataFrame | None = None, *, most: int = 8
) -> Figure:
    """The terms that set each topic apart: in how many of its texts each stands, against the other texts.

    Parameters
    ----------
    topics, texts
        From `cluster_topics`, and what was given to it.
    articles
        The articles that the texts come from, for the caption.
    most
        So many terms of each topic.
    """
    title, caption = "What sets each topic apart", name_articles(articles, topics.topics)
    shares = term_shares(topics, texts, most=most)
    if shares.empty:
        return nothing_to_show(title, "no topic has a term", caption)
    note = "Of the texts of a topic, the share that holds a term (colour), and of all other texts (grey)."
    left, width, step = 1.5, 1.4, 0.24
    inch = width / max(shares["share"].max(), shares["share_elsewhere"].max())
    laid: list[tuple[int, float, list[str], dict]] = []
    floors = [0.0, 0.0]
    for row in topics.labels.to_dict("records"):
        column = int(floors[1] < floors[0])
        heading = f"Topic {row['topic']}: {row['label']}" if pd.notna(row["label"]) else f"Topic {row['topic']}"
        lines = wrap(heading, left + width + 0.4, bold=True)
        laid.append((column, floors[column], lines, row))
        floors[column] += LINE * (len(lines) + 1.3) + step * (shares["topic"] == row["topic"]).sum() + 0.25
    fig, sheet = page(max(floors), title=title, note=note, caption=caption)
    for column, top, lines, row in laid:
        x, y, color = column * (BODY / 2 + 0.1), top, COLOURS[row["topic"] % len(COLOURS)]
        sheet.rule(y, left=x, right=x + left + width + 0.7)
        sheet.put_lines(x, y + LINE * 0.7, lines, weight="bold")
        y += LINE * len(lines)
        sheet.put(x, y + LINE * 0.7, count_words(row["size"], "text"), color=SOFT)
        y += LINE * 1.3
        for term in shares[shares["topic"] == row["topic"]].to_dict("records"):
            sheet.put(x + left - 0.08, y + step / 2, shorten(term["term"], left - 0.1), ha="right")
            sheet.box(x + left, y + 0.035, inch * term["share"], 0.1, color=color)
            sheet.box(x + left, y + 0.135, inch * term["share_elsewhere"], 0.06, color="#999999")
            sheet.put(x + left + width + 0.06, y + step / 2, f"{term['texts']} of {row['size']}")
            y += step
        sheet.vlines(x + left, y - step * (shares["topic"] == row["topic"]).sum(), y, color=SOFT, linewidth=0.8)
    return fig


def plot_term_heat(
    topics: Topics, texts: Iterable[str] | pd.DataFrame, articles: pd.DataFrame | None = None, *, most: int = 5
) -> Figure:
    """Terms × topics: the share of each topic's texts that holds a term, the darker the more; `most` terms a topic."""
    title, caption = "Terms and topics", name_articles(articles, topics.topics)
    shares = term_shares(topics, texts, most=most, everywhere=True)
    if shares.empty:
        return nothing_to_show(title, "no topic has a term", caption)
    terms, numbers = list(dict.fromkeys(shares["term"])), list(topics.labels["topic"])
    left, top = 2.2, 0.3 + LINE
    width, step = (BODY - left) / len(numbers), 0.22
    labels = dict(zip(topics.labels["topic"], topics.labels["label"], strict=True))
    note = "Each cell: of the topic's texts, the share that holds the term."
    fig, sheet = page(top + step * len(terms), title=title, note=note, caption=caption)
    for index, number in enumerate(numbers):
        name = f"Topic {number}" if width > 0.7 else str(number)
        sheet.put(left + width * (index + 0.5), top / 2 - LINE / 2, name, ha="center", weight="bold")
        if width > 0.7 and pd.notna(labels[number]):
            label = shorten(labels[number], width - 0.1)
            sheet.put(left + width * (index + 0.5), top / 2 + LINE / 2, label, ha="center", color=SOFT)
    for row in shares.to_dict("records"):
        x, y = left + width * numbers.index(row["topic"]), top + step * terms.index(row["term"])
        shade = (1 - row["share"] * 0.85, 1 - row["share"] * 0.6, 1 - row["share"] * 0.35)
        sheet.box(x, y, width - 0.02, step - 0.02, color=shade)  # type: ignore[arg-type]
        color = "white" if row["share"] > 0.6 else INK if row["share"] else SOFT
        if width > 0.5:
            sheet.put(x + width / 2, y + step / 2 - 0.01, f"{row['share']:.0%}", ha="center", color=color)
    for index, term in enumerate(terms):
        sheet.put(left - 0.1, top + step * (index + 0.5), shorten(term, left - 0.1), ha="right")
    return fig


def plot_topic_curve(topics: Topics) -> Figure:
    """How clearly each number of topics divides the texts: the curve behind the number that was chosen."""
    title = "How many topics"
    if topics.curve.empty:
        return nothing_to_show(title, "the number of topics was given, or there are too few texts to choose")
    curve = topics.curve.to_dict("records")
    height, left = 2.2, 0.7
    numbers = number_scale(topics.curve["score"].tolist(), height, headroom=0.05, from_zero=True)
    chosen = len(topics.labels)
    note = f"The higher, the more clearly so many topics divide the texts; {chosen} were chosen."
    fig, sheet = page(height + 0.5, title=title, note=note)
    draw_numbers_upward(sheet, numbers, left, BODY, height)
    step = (BODY - left - 0.6) / max(len(curve) - 1, 1)
    spots = [(left + 0.3 + step * n, height - max(numbers.place(row["score"]), 0)) for n, row in enumerate(curve)]
    sheet.plot(*zip(*spots, strict=True), color=SOFT, linewidth=1)
    for (x, y), row in zip(spots, curve, strict=True):
        best = row["k"] == chosen
        sheet.plot([x], [y], marker="o", markersize=8 if best else 5, color=COLOURS[1] if best else COLOURS[0])
        sheet.put(x, height + 0.14, str(row["k"]), ha="center", weight="bold" if best else "normal")
    sheet.put(left + (BODY - left) / 2, height + 0.14 + LINE, "number of topics", ha="center", color=SOFT)
    return fig


def term_shares(
    topics: Topics, texts: Iterable[str] | pd.DataFrame, *, most: int = 8, everywhere: bool = False
) -> pd.DataFrame:
    """In what share of a topic's texts, and of all other texts, each of its terms stands.

    Returns
    -------
    DataFrame
        `topic, term, texts, share, share_elsewhere`, in the order of the labels; with `everywhere`, the terms of all
        topics for each topic.
    """
    strings = _strings(texts)
    known = [f" {' '.join(map(term_of, WORD.findall(unshout(text))))} " for text in strings]
    topic = topics.topics["topic"].to_numpy()
    labels = topics.labels.dropna(subset="terms")
    own = {row["topic"]: row["terms"].split(", ")[:most] for row in labels.to_dict("records")}
    every = list(dict.fromkeys(term for terms in own.values() for term in terms))
    rows = []
    for number, terms in own.items():
        inside = topic == number
        for term in every if everywhere else terms:
            wanted = f" {' '.join(term_of(word) for word in term.split())} "
            held = np.array([wanted in text for text in known])
            elsewhere = held[~inside].mean() if (~inside).any() else 0.0
            rows.append((number, term, int(held[inside].sum()), round(held[inside].mean(), 3), round(elsewhere, 3)))
    kinds = {"topic": "int64", "term": "str", "texts": "int64", "share": "float64", "share_elsewhere": "float64"}
    return pd.DataFrame(rows, columns=list(kinds)).astype(kinds)


def _strings(texts: Iterable[str] | pd.DataFrame) -> list[str]:
    return list(texts["text"]) if isinstance(texts, pd.DataFrame) else list(texts)


def _fit(places: np.ndarray) -> np.ndarray:
    """Places on the map in inches: as large as the page allows, both directions to one measure."""
    low, high = places.min(axis=0), places.max(axis=0)
    room = np.array([BODY - 0.8, MAP_HEIGHT - 0.8])
    scale = (room / np.maximum(high - low, 1e-6)).min() if (high > low).any() else 1.0
    return np.round((places - (low + high) / 2) * scale + np.array([BODY, MAP_HEIGHT]) / 2, 3)


def _label_topics(sheet: Sheet, labels: pd.DataFrame, centres: np.ndarray, spots: np.ndarray) -> None:
    """Set each label where it covers no other and few points, near its topic; the largest topic first."""
    taken: list[tuple[float, float, float, float]] = []
    across, down = np.meshgrid(np.arange(-3, 3.01, 0.15), np.arange(-2.4, 2.41, 0.15))
    offsets = np.column_stack([across.ravel(), down.ravel()])
    offsets = offsets[np.argsort(np.round((offsets**2).sum(axis=1), 6), kind="stable")]
    for row, centre in zip(labels.to_dict("records"), centres, strict=True):
        name = row["label"] if pd.notna(row["label"]) else f"topic {row['topic']}"
        lines = [*wrap(str(name), 1.9, bold=True)[:3], count_words(row["size"], "text")]
        width, height = max(text_width(line, bold=True) for line in lines) + 0.08, LINE * len(lines) + 0.06
        best, cost = None, np.inf
        for offset in offsets:
            x, y = centre + offset - (width / 2, height / 2)
            if x < 0 or y < 0 or x + width > BODY or y + height > MAP_HEIGHT:
                continue
            if any(overlap((x, y, x + width, y + height), other) for other in taken):
                continue
            inside = (spots >= (x - 0.06, y - 0.06)) & (spots <= (x + width + 0.06, y + height + 0.06))
            price = round(float(np.hypot(*offset)), 6) + 1.5 * int(inside.all(axis=1).sum())
            if price < cost:
                best, cost = (x, y), price
        if best is None:
            continue
        x, y = best
        taken.append((x, y, x + width, y + height))
        color = COLOURS[row["topic"] % len(COLOURS)]
        sheet.plot([centre[0], x + width / 2], [centre[1], y + height / 2], color=color, linewidth=1.2, zorder=2.5)
        sheet.box(x, y, width, height, color="white", edgecolor=color, linewidth=1.2, alpha=0.92, zorder=3)
        x, y = x + 0.04, y + 0.03 + LINE / 2
        sheet.put_lines(x, y, lines[:-1], zorder=4, weight="bold")
        sheet.put(x, y + LINE * (len(lines) - 1), lines[-1], zorder=4, color=SOFT)
