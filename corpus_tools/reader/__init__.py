"""The annotated article: one article as a page on which every row of the tables stands in its place.

A row of the articles table and the tables extracted from it go in; safe, self-contained HTML comes out, for a notebook
or as a file. Everything that comes from an article is escaped, its text stays what it is to the character, and nothing
on a page needs a script or a network.
"""

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, PackageLoader, Template
from markupsafe import Markup

from corpus_tools.read.files import whole_file
from corpus_tools.reader.marks import KINDS, Mark, days, mark_style, mark_text, table_marks


class Html(str):
    """HTML as a string that a notebook shows as what it is."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)

    def __repr__(self) -> str:
        # What a notebook keeps beside the page, for readers without one.
        return f"<HTML, {len(self):,} characters>"


def annotate_article(
    article: pd.Series | pd.DataFrame | Mapping[str, Any],
    *,
    quotes: pd.DataFrame | None = None,
    dates: pd.DataFrame | None = None,
    quantities: pd.DataFrame | None = None,
    events: pd.DataFrame | None = None,
    names: pd.DataFrame | None = None,
    parts: pd.DataFrame | None = None,
    documents: pd.DataFrame | None = None,
) -> str:
    """One article as a fragment of HTML, its text marked with what the tables say about it.

    Parameters
    ----------
    article
        A row of the articles table (`articles.iloc[0]`), or a table of one row (`articles.query("doc_id == …")`).
    quotes, dates, quantities, events, names
        Tables of spans, of this article or of the whole corpus; what is not given is not marked. A row's `corrected`,
        where the table has that column, is shown.
    parts, documents
        As `load_corpus` returns them: what was dropped in cleaning and why, and with `documents` its words.

    Returns
    -------
    str
        The same for the same input. As the last value of a notebook's cell it is shown as a page.

    Raises
    ------
    ValueError
        `article` is a table of none or several articles, or a row of a table does not fit the article's text.

    Examples
    --------
    >>> import pandas as pd
    >>> article = {"doc_id": "a", "headline": "<Calm>", "text": "Nothing happened."}
    >>> html = annotate_article(article, dates=pd.DataFrame({"doc_id": [], "start": [], "end": []}))
    >>> "<p>Nothing happened.</p>" in html, "&lt;Calm&gt;" in html
    (True, True)
    """
    row = _one(article)
    doc_id, text = row["doc_id"], row["text"]
    tables = {"quotes": quotes, "dates": dates, "quantities": quantities, "events": events, "names": names}
    own = {name: _records(table, doc_id, text, name) if table is not None else None for name, table in tables.items()}
    marks = table_marks(own)
    shown = {"quote": quotes, "reported": quotes, "speaker": quotes, "date": dates, "quantity": quantities}
    shown |= {"event": events, "name": names}
    legend = [
        (kind, KINDS[kind].label, mark_style(kind), sum(mark.kind == kind for mark in marks))
        for kind, table in shown.items()
        if table is not None
    ]
    if end := row.get("dateline_end"):
        marks.append(Mark(0, end, "dateline", "Dateline: where the report comes from"))
    document = _document(row, documents)
    return Html(
        _template("article.html").render(
            article=row,
            published=_published(row),
            link=row.get("url") if re.match(r"https?://", row.get("url") or "") else None,
            kinds=KINDS,
            legend=legend,
            corrected=sum(mark.corrected for mark in marks),
            body=Markup(mark_text(text, marks)),
            dropped=_dropped(row, parts, document.get("text")),
            repairs=document.get("repairs"),
        )
    )


def corpus_page(articles: pd.DataFrame, **tables: pd.DataFrame | None) -> str:
    """All articles as one fragment: a list to choose from, each annotated article folded behind its headline.

    For a few dozen articles; `write_corpus` writes any number of them. `tables` are those of `annotate_article`.
    """
    entries = [
        {**entry, "html": Markup(annotate_article(entry["article"], **own))}
        for entry, own in _by_article(articles, tables)
    ]
    return Html(_template("corpus.html").render(entries=entries))


def write_article(path: str | os.PathLike, article: Any, **tables: pd.DataFrame | None) -> Path:
    """Write one annotated article as a page of its own, and return its path.

    `tables` are those of `annotate_article`. The file is written whole or not at all.
    """
    return _write(Path(path), _page(_one(article).get("headline"), annotate_article(article, **tables)))


def write_corpus(folder: str | os.PathLike, articles: pd.DataFrame, **tables: pd.DataFrame | None) -> Path:
    """Write a page for each article, named for its `doc_id`, and `index.html` to choose from; return the latter's path.

    `tables` are those of `annotate_article`. Files are written whole or not at all.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for entry, own in _by_article(articles, tables):
        article = entry["article"]
        if not re.fullmatch(r"[\w-]+", article["doc_id"]):
            raise ValueError(f"doc_id {article['doc_id']!r} can't name a file; use letters, digits and '-'")
        entries.append({**entry, "file": f"{article['doc_id']}.html"})
        write_article(folder / entries[-1]["file"], article, **own)
    listing = _template("corpus.html").render(entries=entries)
    return _write(folder / "index.html", _page("The articles", listing))


def _one(article: Any) -> dict[str, Any]:
    """The one article that was given, as a mapping with null for what is missing."""
    if isinstance(article, pd.DataFrame):
        if len(article) != 1:
            raise ValueError(
                f"one article is needed, and the table has {len(article)}: choose one by articles.iloc[0] or by "
                "articles[articles.doc_id == …]"
            )
        article = article.iloc[0]
    return {str(column): _known(value) for column, value in dict(article).items()}


def _known(value: Any) -> Any:
    return None if pd.isna(value) else value


def _records(table: pd.DataFrame, doc_id: str, text: str, name: str) -> list[dict[str, Any]]:
    """The article's rows of a table of spans, with null for what is missing."""
    own = table[table["doc_id"] == doc_id]
    rows = [{str(column): _known(value) for column, value in row.items()} for row in own.to_dict("records")]
    for row in rows:
        for start, end in ("start", "end"), ("content_start", "content_end"), ("speaker_start", "speaker_end"):
            if row.get(start) is None or row.get(end) is None:
                continue
            row[start], row[end] = int(row[start]), int(row[end])
            words = row.get("text") if start == "start" else None
            if not 0 <= row[start] <= row[end] <= len(text) or words not in (None, text[row[start] : row[end]]):
                raise ValueError(
                    f"{name}: a row with {start} {row[start]} and {end} {row[end]} does not fit the text of article "
                    f"{doc_id}; extract the table again from these articles"
                )
    return rows


def _published(article: Mapping[str, Any]) -> str:
    day = article.get("published")
    if day is None:
        return "not known"
    day = pd.Timestamp(day)
    basis = article.get("published_basis")
    return f"{day.day_name()}, {days(day, day)}" + (f" (known from: {basis})" if basis else "")


def _document(article: Mapping[str, Any], documents: pd.DataFrame | None) -> dict[str, Any]:
    """The file that the article was read from; nothing where it is not among the documents."""
    own = None if documents is None else documents[documents["file"] == article.get("file")].head(1)
    return {} if own is None or own.empty else _one(own)


def _dropped(article: Mapping[str, Any], parts: pd.DataFrame | None, text: str | None) -> list[dict[str, Any]] | None:
    """What was dropped from the article, or beside it and belongs to no article; null without `parts`."""
    if parts is None:
        return None
    own = parts[parts["file"] == article.get("file")].sort_values("start")
    neighbours = pd.DataFrame({"before": own["doc_id"].ffill(), "after": own["doc_id"].bfill()})
    own = own[(own["part"] == "dropped") & (neighbours == article["doc_id"]).any(axis=1)]
    return [
        {
            "reason": _known(row["reason"]) or "no reason given",
            "start": int(row["start"]),
            "end": int(row["end"]),
            "words": None if text is None else text[int(row["start"]) : int(row["end"])],
            "whose": "" if _known(row["doc_id"]) else "belongs to no article of the file",
        }
        for row in own.to_dict("records")
    ]


def _by_article(articles: pd.DataFrame, tables: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """What the list says of each article, and its own rows of each table, split once and not searched for each."""
    keys = {name: "file" if name in ("parts", "documents") else "doc_id" for name in tables}
    given = {name: table for name, table in tables.items() if table is not None}
    split = {name: dict(iter(table.groupby(keys[name], sort=False))) for name, table in given.items()}
    for row in articles.to_dict("records"):
        article = _one(row)
        own = {name: groups.get(article.get(keys[name]), given[name].iloc[:0]) for name, groups in split.items()}
        counts = {name: len(rows) for name, rows in own.items() if keys[name] == "doc_id"}
        yield {"article": article, "published": _published(article), "counts": counts}, own


@cache
def _template(name: str) -> Template:
    loader = PackageLoader("corpus_tools.reader")
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True).get_template(name)


def _page(title: str | None, fragment: str) -> str:
    return _template("page.html").render(title=title or "An article without a headline", fragment=Markup(fragment))


def _write(path: Path, text: str) -> Path:
    with whole_file(path) as beside:
        beside.write_text(text, encoding="utf-8", newline="")
    return path
