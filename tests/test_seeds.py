"""The seed articles, held against expectations written by hand (seed_expectations.py)."""

import pandas as pd
import pytest
import seed_expectations as expected

from corpus_tools import with_raw_offsets
from corpus_tools.columns import check_table

SPANS = ["paragraphs", "sentences", "names", "quotes", "dates", "quantities", "events"]


def article(tables, number):
    return tables["articles"].iloc[number - 1]


def of_article(table, tables, number):
    return table[table["doc_id"] == article(tables, number)["doc_id"]]


def day(value):
    return None if pd.isna(value) else str(value.date())


def known(value):
    return None if pd.isna(value) else value


@pytest.mark.parametrize("name", ["documents", "articles", "parts", *SPANS])
def test_columns(tables, name):
    check_table(tables[name], name)


@pytest.mark.parametrize("name", SPANS)
def test_text_is_what_stands_at_the_offsets(tables, name):
    texts = tables["articles"].set_index("doc_id")["text"]
    assert len(tables[name]) > 0
    for row in tables[name].itertuples():
        assert row.text == texts[row.doc_id][row.start : row.end] != ""


@pytest.mark.parametrize("name", SPANS)
def test_offsets_lead_back_into_the_file(tables, seeds, name):
    located = with_raw_offsets(tables[name], tables["articles"])
    files = tables["articles"].set_index("doc_id")["file"]
    for row in located.itertuples():
        raw = (seeds / files[row.doc_id]).read_text(encoding="utf-8")
        assert raw[row.raw_start : row.raw_end].split() == row.text.split()


# Articles


def test_articles(tables):
    assert len(tables["articles"]) == len(expected.ARTICLES)
    rows = zip(tables["articles"].itertuples(), expected.ARTICLES, strict=True)
    for row, (headline, dek, dateline, count, opening, published) in rows:
        assert (row.headline, known(row.dek), row.dateline) == (headline, dek, dateline)
        assert row.text.count("\n") + 1 == count
        assert row.text[row.dateline_end :].startswith(opening)
        assert (day(row.published), row.published_basis) == (published, "metadata")


def test_second_copies_of_headlines_are_dropped_with_a_reason(tables, seeds):
    raw = (seeds / tables["articles"]["file"].iloc[0]).read_text(encoding="utf-8")
    dropped = tables["parts"].query("part == 'dropped'")
    found = [(raw[row.start : row.end], row.start) for row in dropped.itertuples()]
    headlines = [headline for headline, *_ in expected.ARTICLES]
    assert found == [(h, raw.index(h, raw.index(h) + 1)) for h in headlines]
    assert dropped["reason"].str.contains("repeated headline").all()


def test_every_character_is_in_one_part(tables):
    text = tables["documents"]["text"].iloc[0]
    spans = tables["parts"][["start", "end"]].values.tolist()
    assert spans == sorted(spans)
    covered = 0
    for start, end in spans:
        assert text[covered:start].strip() == ""
        covered = end
    assert text[covered:].strip() == ""


def test_without_metadata_there_is_no_publication_day(undated):
    assert undated["articles"]["published"].isna().all()
    assert set(undated["articles"]["published_basis"]) == {"none"}


# Quotations


def test_quotations(tables):
    quotes = tables["quotes"][tables["quotes"]["kind"] != "indirect"]
    assert quotes["kind"].value_counts().to_dict() == {"direct": 8, "mixed": 8}
    group = None
    for row, wanted in zip(quotes.itertuples(), expected.QUOTES, strict=True):
        number, kind, first, last, content, mention, (speaker, role), attribution, same = wanted
        text = article(tables, number)["text"]
        assert row.doc_id == article(tables, number)["doc_id"]
        assert (row.kind, text.startswith(first, row.start), text[row.start : row.end].endswith(last)) == (
            kind,
            True,
            True,
        )
        assert (known(row.speaker_mention), row.speaker, row.role, row.attribution) == (
            mention,
            speaker,
            role,
            attribution,
        )
        whole = text[row.content_start : row.content_end].removeprefix("that ").rstrip(".")
        if content is None:
            assert (row.content_start, row.content_end) == (row.start, row.end)
        elif content is not Ellipsis:
            assert whole.startswith(content[0]), whole
            assert whole.endswith(content[1].rstrip(".")), whole
        assert (group == (row.doc_id, row.group)) is same
        group = (row.doc_id, row.group)


def test_indirect_speech(tables):
    indirect = tables["quotes"].query("kind == 'indirect'")
    contents = " | ".join(indirect["text"])
    for words in (
        "Russia opposes a draft UN resolution",
        "Russia has advanced multiple theories",
        "a large number of residents of a camp",
        "it had completed the transfer",
    ):
        assert words in contents
    stated = indirect[indirect["text"].str.startswith("Russia has advanced")].iloc[0]
    assert (stated["speaker"], stated["role"]) == expected.ALLEN


# Dates


def test_dates(tables):
    dates = tables["dates"]
    for number, words, kind, value, earliest, latest, basis in expected.DATES:
        rows = of_article(dates, tables, number)
        rows = rows[rows["text"] == words]
        assert len(rows) == 1, words
        row = rows.iloc[0]
        assert value in (None, row["value"]), words
        assert row["type"] == kind or value is None
        assert (day(row["earliest"]), day(row["latest"])) == (earliest, latest), words
        assert basis in (None, row["basis"]), words
    calendar = dates[dates["earliest"].notna() | dates["latest"].notna()]
    assert len(calendar) == sum(bool(latest) for *_, latest, _ in expected.DATES)


def test_without_a_publication_day_nothing_is_guessed(undated):
    values = dict(zip(undated["dates"]["text"], undated["dates"]["value"], strict=True))
    assert {words: values[words] for words in expected.UNDATED} == expected.UNDATED
    stated = undated["dates"]["basis"] == "explicit"
    assert undated["dates"].loc[~stated, ["earliest", "latest"]].isna().all(axis=None)
    assert set(undated["dates"].loc[~stated, "basis"]) == {"unresolved"}


# Figures, changes and dated facts


def one_event(tables, number, rows, words):
    rows = of_article(rows, tables, number)
    rows = rows[rows["text"].str.contains(words, regex=False)]
    assert len(rows) == 1, words
    return rows.iloc[0]


@pytest.mark.parametrize("wanted", expected.FIGURES, ids=lambda wanted: wanted[1])
def test_figures(tables, wanted):
    number, words, what, counted, best, low, high, place, earliest, latest, cited, reported, hedge = wanted
    row = one_event(tables, number, tables["events"], words)
    assert (row["what"], known(row["counted"])) == (what, counted)
    assert (known(row["best"]), known(row["low"]), known(row["high"])) == (best, low, high)
    assert row["place"] == place
    assert (day(row["date_earliest"]), day(row["date_latest"])) == (earliest, latest)
    assert row["cited"].startswith(cited) if cited else known(row["cited"]) is None, row["cited"]
    assert day(row["reported"]) == reported
    assert known(row["hedge"]) == hedge


def test_no_other_figures(tables):
    stated = tables["events"].dropna(subset=["best", "low", "high"], how="all")
    assert len(stated) == len(expected.FIGURES)


@pytest.mark.parametrize("wanted", expected.FACTS, ids=lambda wanted: f"{wanted[1]} {wanted[3]}")
def test_dated_facts(tables, wanted):
    number, what, words, earliest, latest = wanted
    rows = of_article(tables["events"], tables, number)
    rows = rows[(rows["what"] == what) & (rows["text"] == words) & (rows["date_earliest"] == earliest)]
    assert [day(latest) for latest in rows["date_latest"]] == [latest]
    assert rows[["best", "low", "high"]].isna().all(axis=None)


def test_what_lies_ahead(tables):
    """The mandate's end lay in the future when the article was written."""
    row = of_article(tables["events"], tables, 1).query("what == 'expire' and date_precision == 1").iloc[0]
    assert row["date_earliest"] > article(tables, 1)["published"]


@pytest.mark.parametrize("wanted", expected.CHANGES, ids=lambda wanted: wanted[1])
def test_changes_without_a_figure(tables, wanted):
    number, words, what, counted = wanted
    row = one_event(tables, number, tables["events"], words)
    assert (row["what"], row["counted"], row["change"]) == (what, counted, "down")
    assert row[["best", "low", "high"]].isna().all()
    assert "Al-Hol" in row["place"]


def test_a_change_is_cited(tables):
    row = one_event(tables, 2, tables["events"], "decrease")
    assert "Vargas Llosa" in row["cited"]


def test_without_a_publication_day_no_event_has_a_guessed_day(undated):
    events = undated["events"]
    dated = events[events["date_earliest"].notna() | events["date_latest"].notna()]
    assert set(dated["date_basis"].str.extract(r"(\d{4})", expand=False)) == {"2013", "2019"}
    assert events["reported"].isna().all()
    assert len(events.dropna(subset=["best", "low", "high"], how="all")) == len(expected.FIGURES)
