"""The annotated article: what a person sees, and that nothing in an article can do more than be read."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.formatters import DisplayFormatter
from IPython.display import HTML

from corpus_tools.columns import make_table
from corpus_tools.corpus import build_tables
from corpus_tools.reader import annotate_article, corpus_page, write_article, write_corpus
from corpus_tools.reader.marks import KINDS, Mark, mark_text

TEXT = "OSLO: The mill lost 40 jobs in May 2019, “a bad year,” Ada Berg said.\nShe left."
EVIL = "<script>alert('1')</script><b onmouseover=x>&amp;"
VOID = {"br", "input", "meta"}


class Page(HTMLParser):
    """A page as its tags with attributes, and its text with the marks each character stands in."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.open, self.text, self.marks = [], [], {}, []
        self.feed(html)
        self.close()
        assert not self.open, "every tag is closed"

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag, "tags nest"

    def handle_data(self, data):
        for _, attrs in self.open:
            for name in (attrs.get("class") or "").split():
                self.text[name] = self.text.get(name, "") + data
        kinds = sorted(
            (attrs["class"].split()[1], attrs["title"].partition("\n")[0])
            for _, attrs in self.open
            if "ct-mark" in (attrs.get("class") or "")
        )
        self.marks += [kinds] * len(data)


def article(**changed):
    return {
        "doc_id": "a1",
        "file": "paper.txt",
        "headline": "Mill cuts jobs",
        "dek": "A bad year",
        "dateline": "OSLO",
        "dateline_end": 6,
        "byline": "Bo Ek",
        "outlet": "The Paper",
        "url": "https://example.org/1",
        "published": pd.Timestamp("2019-06-02"),
        "published_basis": "metadata",
        "text": TEXT,
    } | changed


def span(words, text=TEXT, **columns):
    start = text.index(words)
    return {"doc_id": "a1", "start": start, "end": start + len(words), "text": words} | columns


def tables():
    quote = span("“a bad year,”", kind="direct", speaker="Ada Berg", role="chair", attribution="explicit", group=1)
    who = span("Ada Berg")
    quote |= {"content_start": quote["start"], "content_end": quote["end"]}
    quote |= {"speaker_mention": "Ada Berg", "speaker_start": who["start"], "speaker_end": who["end"]}
    day = {"earliest": pd.Timestamp("2019-05-01"), "latest": pd.Timestamp("2019-05-31")}
    when = {"date_earliest": day["earliest"], "date_latest": day["latest"], "date_basis": "May 2019"}
    sentence = {"sentence": TEXT, "sentence_start": 0, "sentence_end": len(TEXT)}
    return {
        "quotes": make_table("quotes", [quote]),
        "dates": make_table("dates", [span("May 2019", type="DATE", value="2019-05", basis="explicit", **day)]),
        "quantities": make_table("quantities", [span("40 jobs", value=40, bound="=", counted="jobs")]),
        "events": make_table("events", [span("lost 40", what="lose", counted="jobs", best=40, **when, **sentence)]),
        "names": make_table("names", [span("Ada Berg", kind="person", name="Ada Berg", role="chair")]),
    }


def test_what_a_reader_sees_above_the_text():
    page = Page(annotate_article(article(), **tables()))
    assert page.text["ct-headline"] == "Mill cuts jobs"
    assert page.text["ct-dek"] == "A bad year"
    facts = " ".join(page.text["ct-facts"].split())
    assert facts == (
        "By Bo Ek · Dateline: OSLO · Published: Sunday, 2019-06-02 (known from: metadata) · The Paper · "
        "https://example.org/1 paper.txt · a1"
    )
    legend = " ".join(page.text["ct-legend"].split())
    assert legend.startswith(
        "quotations 1 reported clauses 0 speakers 1 dates 1 quantities 1 events 1 names 1 Rest the mouse"
    )


def test_each_mark_says_what_was_found():
    page = Page(annotate_article(article(), **tables()))
    tips = {attrs["class"].split()[1]: attrs["title"] for _, attrs in page.tags if "tabindex" in attrs}
    assert tips == {
        "ct-dateline": "Dateline: where the report comes from",
        "ct-quote": "Quotation 1, direct: Ada Berg, chair\nhow the speaker was found: explicit",
        "ct-speaker": "Speaker of quotation 1: Ada Berg, chair",
        "ct-name": "Person: Ada Berg, chair\nSpeaker of quotation 1: Ada Berg, chair",
        "ct-date": "Date: 2019-05\n2019-05-01 to 2019-05-31\nexplicit",
        "ct-quantity": "Quantity: 40\ncounted: jobs\nin: Event: lose",
        "ct-event": "Event: lose\nfigure: 40 jobs\nwhen: 2019-05-01 to 2019-05-31, by May 2019",
    }


def test_what_is_not_given_is_not_marked_and_what_is_not_known_is_said():
    html = annotate_article({"doc_id": "a", "text": "Nothing.", "headline": None, "published": pd.NaT})
    page = Page(html)
    assert page.text["ct-text"] == "Nothing."
    assert page.text["ct-headline"] == "(no headline)"
    assert "Published: not known" in page.text["ct-facts"]
    assert "ct-legend" not in page.text
    assert "Dropped" not in html


def test_what_was_dropped_is_shown_with_its_reason():
    raw = "Mill cuts jobs\nMill cuts jobs\n" + TEXT
    parts = make_table(
        "parts",
        [("paper.txt", 0, 14, "headline", "a1", None), ("paper.txt", 15, 29, "dropped", "a1", "repeated headline")],
    )
    documents = make_table("documents", [("paper.txt", "utf-8", raw, "mojibake: 2")])
    page = Page(annotate_article(article(), parts=parts, documents=documents))
    assert "repeated headline (characters 15 to 29 of paper.txt): Mill cuts jobs" in page.text["ct-dropped"]
    assert "mojibake: 2" in page.text["ct-repairs"]
    assert "Dropped in cleaning: nothing" in Page(annotate_article(article(), parts=parts[:1])).text["ct-dropped"]


def test_what_belongs_to_no_article_is_shown_beside_its_neighbours():
    rows = [
        (0, 4, "body", "x"),
        (5, 9, "dropped", None),
        (10, 14, "body", "a1"),
        (15, 19, "body", "y"),
        (20, 24, "dropped", None),
    ]
    parts = make_table("parts", [("paper.txt", *row, "boilerplate") for row in rows])
    page = Page(annotate_article(article(), parts=parts))
    assert page.text["ct-dropped"].count("boilerplate (") == 1
    assert "characters 5 to 9 of paper.txt, belongs to no article of the file" in page.text["ct-dropped"]


def test_a_corrected_row_is_shown_as_corrected():
    own = tables()
    own["dates"]["corrected"] = ["value: was 2018-05"]
    page = Page(annotate_article(article(), **own))
    assert "corrected 1" in page.text["ct-legend"]
    assert [attrs["title"] for _, attrs in page.tags if "ct-corrected" in (attrs.get("class") or "")] == [
        "Date: 2019-05\n2019-05-01 to 2019-05-31\nexplicit\ncorrected: value: was 2018-05"
    ]


def test_an_article_can_do_nothing_but_be_read(tmp_path):
    text = f"{EVIL}: It ended. {EVIL}"
    row = article(text=text, dateline_end=len(EVIL) + 2)
    row |= dict.fromkeys(("headline", "dek", "dateline", "byline", "outlet", "file", "published_basis"), EVIL)
    row["url"] = "javascript:alert(1)"
    own = {
        "quotes": make_table(
            "quotes",
            [
                span("It ended.", text, speaker=EVIL, role=EVIL, cue=EVIL, group=1, kind=EVIL, attribution=EVIL)
                | {"content_start": 0, "content_end": len(text), "speaker_start": 0, "speaker_end": 4}
            ],
        ),
        "dates": make_table("dates", [span("It", text, type=EVIL, value=EVIL, basis=EVIL)]),
        "names": make_table("names", [span(EVIL, text, kind=EVIL, name=EVIL, role=EVIL)]),
        "parts": make_table("parts", [(EVIL, 0, len(EVIL), "dropped", "a1", EVIL)]),
        "documents": make_table("documents", [(EVIL, "utf-8", EVIL, EVIL)]),
    }
    index = write_corpus(tmp_path / "pages", pd.DataFrame([row]), **own)
    for html in (
        annotate_article(row, **own),
        corpus_page(pd.DataFrame([row]), **own),
        index.read_text(),
        (index.parent / "a1.html").read_text(),
    ):
        for tag, attrs in Page(html).tags:
            assert tag not in ("script", "b") or attrs == {}
            assert tag != "script"
            assert not [name for name in attrs if name.startswith("on") or name in ("src", "srcset", "id")]
            assert attrs.get("href", "a1.html") == "a1.html"
        assert not re.search(r"https?://|@import|url\(", html), "no outside request"
    page = Page(annotate_article(row, **own))
    assert page.text["ct-headline"] == EVIL
    assert page.text["ct-text"] == text


@pytest.mark.parametrize(
    "choose", [lambda table: table, lambda table: table.iloc[0], lambda table: dict(table.iloc[0])]
)
def test_an_article_is_a_row_or_a_table_of_one(choose):
    table = pd.DataFrame([article()])
    assert annotate_article(choose(table), **tables()) == annotate_article(article(), **tables())


def test_a_choice_is_asked_for_where_there_are_several():
    with pytest.raises(ValueError, match=r"has 2: choose one by articles\.iloc\[0\]"):
        annotate_article(pd.DataFrame([article(), article(doc_id="b")]))


def test_a_row_that_does_not_fit_is_an_error():
    own = tables()["dates"].assign(text="June 2019")
    with pytest.raises(ValueError, match="dates: a row with start 31 and end 39 does not fit the text of article a1"):
        annotate_article(article(), dates=own)


def test_rows_of_other_articles_are_not_marked():
    html = annotate_article(article(), dates=tables()["dates"].assign(doc_id="b"))
    assert 'class="ct-mark ct-date"' not in html


def test_a_notebook_shows_it_by_itself():
    html = annotate_article(article())
    shown, _ = DisplayFormatter().format(html)
    assert shown == {"text/html": str(html), "text/plain": f"<HTML, {len(html):,} characters>"}
    assert HTML(html).data == html


def test_formulas_are_not_made_of_dollar_signs():
    """Notebooks typeset what stands between two dollar signs, unless a class says no."""
    assert 'class="ct-article mathjax_ignore' in annotate_article(article(text="From $5 to $6."))


def test_a_corpus_is_a_list_to_choose_from(tmp_path):
    articles = pd.DataFrame([article(), article(doc_id="b2", headline="Second", published=None, text="Other.")])
    page = Page(corpus_page(articles, **tables()))
    assert [tag for tag, _ in page.tags].count("details") == 2
    assert "2 articles" in page.text["ct-list"]
    index = write_corpus(tmp_path / "new" / "folder", articles, **tables())
    assert sorted(file.name for file in index.parent.iterdir()) == ["a1.html", "b2.html", "index.html"]
    assert [attrs["href"] for tag, attrs in Page(index.read_text()).tags if tag == "a"] == ["a1.html", "b2.html"]
    alone = write_article(tmp_path / "alone.html", articles.iloc[0], **tables())
    assert alone.read_text() == (index.parent / "a1.html").read_text()
    with pytest.raises(ValueError, match="can't name a file"):
        write_corpus(tmp_path, articles.assign(doc_id="../x"))


def test_an_empty_corpus_is_an_empty_list():
    assert "0 articles" in corpus_page(make_table("articles", []), dates=make_table("dates", []))


def test_marks_that_cross_are_cut_and_reached_once():
    html = mark_text("abcdef", [Mark(0, 4, "quote", "Q"), Mark(2, 6, "date", "D")])
    assert re.sub(r' (style|class|role)="[^"]*"', "", html) == (
        '<p><span title="Q" tabindex="0">ab<span title="D\nin: Q" tabindex="0">cd</span></span><span title="D">ef</span></p>'
    )


@st.composite
def marked_texts(draw):
    text = draw(
        st.text(alphabet=st.sampled_from("ab <>&\"'\n\r\té”;#39")) | st.text(st.characters(exclude_categories=["Cs"]))
    )
    text = text.replace("\0", "")  # has no place in HTML
    place = st.integers(0, len(text))
    marks = st.builds(
        lambda a, b, kind, tip: Mark(min(a, b), max(a, b), kind, tip),
        place,
        place,
        st.sampled_from([*KINDS]),
        st.sampled_from("TUV"),
    )
    return text, draw(st.lists(marks, max_size=8))


@given(marked_texts())
def test_the_text_without_tags_is_the_text_and_each_character_has_its_marks(sample):
    text, marks = sample
    page = Page(f'<div class="all">{mark_text(text, marks)}</div>')
    assert page.text.get("all", "") == text
    for position, found in enumerate(page.marks):
        here = sorted((f"ct-{m.kind}", m.tip) for m in marks if m.start <= position < m.end)
        assert found == here or (text[position] == "\n" and not found)
    stops = [attrs for _, attrs in page.tags if "tabindex" in attrs]
    assert len(stops) == sum(text[m.start : m.end].strip("\n") != "" for m in marks)
    assert mark_text(text, list(reversed(marks))) == mark_text(text, marks)


def test_the_seeds_with_their_tables():
    tables = build_tables(Path(__file__).parents[1] / "seeds")
    articles, spans = tables["articles"], ("quotes", "dates", "quantities", "events", "names", "parts", "documents")
    for _, row in articles.iterrows():
        html = annotate_article(row, **{name: tables[name] for name in spans})
        assert Page(html).text["ct-text"] == row["text"]
        assert html == annotate_article(row, **{name: tables[name].sample(frac=1, random_state=0) for name in spans})
