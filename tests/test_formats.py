"""What each format promises: the same articles from it as from plain text, or a message that says what to install."""

import gzip
import json
import re
import sys

import docx
import pandas as pd
import pytest

from corpus_tools import (
    build_tables,
    extract_dates,
    extract_events,
    extract_names,
    extract_quantities,
    extract_quotes,
    write_tables,
)
from corpus_tools.articles import CorpusError, CorpusWarning, load_articles, load_corpus
from corpus_tools.cli import main
from corpus_tools.corpus import write_whole
from corpus_tools.read.language import is_english

TITLES = ("Old bridge closes", "Storm hits the coast")
BODIES = (
    "The council voted on Tuesday to close the old bridge for repairs, which will take until the spring.\n"
    "Drivers must use the ferry, the mayor said after the meeting, and pupils will be taken to school by bus.",
    "A storm tore the roofs off a dozen houses on the coast on Sunday, and two fishing boats sank.\n"
    "Power was cut in four villages as trees fell across the lines, the grid operator said in a statement.",
)
ROWS = [
    {"title": title, "text": body, "date": f"2019-03-1{day}", "source": "The Post", "section": "City"}
    for day, (title, body) in enumerate(zip(TITLES, BODIES, strict=True))
]
TEXT = "".join(f"{title}\n{body}\n\n" for title, body in zip(TITLES, BODIES, strict=True))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps(ROWS).encode()),
        ("a.json", json.dumps({"status": "ok", "articles": ROWS}).encode()),
        ("a.jsonl", "\n".join(map(json.dumps, ROWS)).encode()),
        ("a.jsonl.gz", gzip.compress("\n".join(map(json.dumps, ROWS)).encode())),
        ("a.csv", pd.DataFrame(ROWS).to_csv(index=False).encode()),
        ("a.csv", pd.DataFrame(ROWS).to_csv(index=False, sep=";").encode("cp1252")),
        ("a.tsv", pd.DataFrame(ROWS).to_csv(index=False, sep="\t").encode("utf-16")),
        ("a.parquet", None),
    ],
)
def test_tables(tmp_path, name, data):
    if data is None:
        pd.DataFrame(ROWS).to_parquet(tmp_path / name)
    else:
        (tmp_path / name).write_bytes(data)
    articles = load_articles(tmp_path)
    assert articles["headline"].tolist() == list(TITLES)
    assert articles["text"].tolist() == list(BODIES)
    assert articles["outlet"].tolist() == ["The Post"] * 2
    assert articles["section"].tolist() == ["City"] * 2
    assert articles["published"].tolist() == [pd.Timestamp("2019-03-10"), pd.Timestamp("2019-03-11")]


@pytest.mark.parametrize(("name", "data"), [("a.txt", TEXT), ("a.md", TEXT), ("a.txt.gz", TEXT)])
def test_texts(tmp_path, name, data):
    (tmp_path / name).write_bytes(gzip.compress(data.encode()) if name.endswith(".gz") else data.encode())
    assert load_articles(tmp_path)["headline"].tolist() == list(TITLES)


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("a.html", "trafilatura", "html"), ("a.rtf", "striprtf.striprtf", "office"), ("a.docx", "docx", "office")],
)
def test_what_to_install(tmp_path, monkeypatch, name, module, extra):
    monkeypatch.setitem(sys.modules, module, None)  # as if it were not installed
    (tmp_path / name).write_text(TEXT)
    with pytest.raises(CorpusError, match=re.escape(f"pip install 'corpus-tools[{extra}]'")):
        load_corpus(tmp_path, strict=True)


def test_a_web_page_with_its_title_day_and_author(tmp_path):
    paragraphs = "".join(f"<p>{line}</p>" for line in BODIES[0].split("\n"))
    (tmp_path / "a.html").write_text(
        f"<html lang=en><head><title>{TITLES[0]}</title><meta name=author content='Ann Roe'>"
        "<meta property='article:published_time' content='2019-03-10T08:00:00Z'><meta property='og:site_name' content='The Post'>"
        f"</head><body><nav>Home News Sport</nav><article><h1>{TITLES[0]}</h1>{paragraphs}</article></body></html>"
    )
    article = load_articles(tmp_path).iloc[0]
    assert (article["headline"], article["byline"], article["outlet"]) == (TITLES[0], "Ann Roe", "The Post")
    assert article["published"] == pd.Timestamp("2019-03-10")
    assert article["text"] == BODIES[0]


def test_a_word_file(tmp_path):
    document = docx.Document()
    for line in TEXT.strip().split("\n"):
        document.add_paragraph(line)
    document.save(tmp_path / "a.docx")
    articles = load_articles(tmp_path)
    assert articles["headline"].tolist() == list(TITLES)
    assert articles["text"].tolist() == list(BODIES)


def test_a_spreadsheet(tmp_path):
    pd.DataFrame(ROWS).to_excel(tmp_path / "a.xlsx", index=False)
    articles = load_articles(tmp_path)
    assert articles["headline"].tolist() == list(TITLES)
    assert articles["published"].tolist() == [pd.Timestamp("2019-03-10"), pd.Timestamp("2019-03-11")]


def test_rich_text(tmp_path):
    lines = r"\par ".join(TEXT.strip().split("\n"))
    (tmp_path / "a.rtf").write_text(r"{\rtf1\ansi " + lines + "}")
    assert load_articles(tmp_path)["text"].tolist() == list(BODIES)


def test_a_pdf_is_named_with_what_to_do(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.warns(CorpusWarning, match=r"a\.pdf: .*pdftotext"):
        corpus = load_corpus(tmp_path)
    assert list(corpus.skipped) == ["a.pdf"]
    assert "skipped: a.pdf" in corpus.summary()
    assert corpus.summary().startswith("2 articles from 1 files")


class TestDays:
    def column(self, tmp_path, *days):
        pd.DataFrame({"text": BODIES[: len(days)], "date": days}).to_csv(tmp_path / "a.csv", index=False)
        return load_articles(tmp_path)["published"].dt.strftime("%Y-%m-%d").tolist()

    def test_one_day_tells_the_order_of_the_column(self, tmp_path):
        assert self.column(tmp_path, "03/04/2019", "14/03/2019") == ["2019-04-03", "2019-03-14"]
        assert self.column(tmp_path, "03/04/2019", "03/14/2019") == ["2019-03-04", "2019-03-14"]

    def test_an_order_that_cannot_be_known_is_not_guessed(self, tmp_path):
        with pytest.warns(CorpusWarning, match="column 'date': 1 of 1 dates left out"):
            days = self.column(tmp_path, "03/04/2019")
        assert pd.isna(days).all()


class TestSeparator:
    @pytest.mark.parametrize("separator", ["%%%", re.compile(r"%+")])
    def test_articles_end_at_the_line_and_nowhere_else(self, tmp_path, separator):
        (tmp_path / "a.txt").write_text(f"{TEXT}%%%\n{TEXT}")
        corpus = load_corpus(tmp_path, separator=separator)
        assert len(corpus.articles) == 2
        assert corpus.parts["reason"].dropna().tolist() == ["separator"]


def test_marks_that_count_more_than_was_found(tmp_path):
    (tmp_path / "a.txt").write_text(f"Document 1 of 3\n\n{TITLES[0]}\n{BODIES[0]}\nDocument 2 of 3\n\n{BODIES[1]}\n")
    with pytest.warns(CorpusWarning, match="count 3 documents, 2 articles"):
        corpus = load_corpus(tmp_path)
    assert len(corpus.articles) == 2
    assert "marks of documents: a.txt (2)" in corpus.summary()


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (BODIES[0], True),
        ("Too short", True),
        (
            "De gemeenteraad stemde dinsdag voor het sluiten van de oude brug, die tot het voorjaar dicht blijft. " * 4,
            False,
        ),
        (
            "Le conseil a voté mardi la fermeture du vieux pont pour des travaux qui dureront jusqu’au printemps. " * 4,
            False,
        ),
        (
            "Der Rat hat am Dienstag beschlossen, die alte Brücke zu schließen, in der Risse gefunden wurden. " * 4,
            False,
        ),
    ],
)
def test_language(text, english):
    assert is_english(text) == english


def test_a_text_in_another_language_is_loaded_and_left_out_of_the_extractors(tmp_path):
    german = (
        "Der Bürgermeister sagte am Dienstag, dass die Brücke bis zum Herbst geschlossen bleibt und 40 Arbeiter dort sind.\n"
        "„Wir haben keine andere Wahl“, sagte er, und die Pendler müssen mit der Fähre über den Fluss fahren, was im Winter "
        "bei Eis und Nebel oft nicht möglich ist, wie der Betreiber am Montag in einer Mitteilung schrieb."
    )
    (tmp_path / "a.txt").write_text(german, encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        "The mayor said on Tuesday that 40 workers were on the bridge and would stay there."
    )
    corpus = load_corpus(tmp_path)
    assert corpus.articles["foreign"].tolist() == [True, False]
    assert "not in English: a.txt" in corpus.summary()
    for extract in (extract_dates, extract_events, extract_names, extract_quantities, extract_quotes):
        assert set(extract(corpus.articles)["doc_id"]) <= {corpus.articles["doc_id"].iloc[1]}


class TestTablesOfOurOwn:
    """What was written into the folder of articles is not read back as articles."""

    @pytest.fixture
    def folder(self, tmp_path):
        (tmp_path / "a.txt").write_text(TEXT)
        return tmp_path

    @pytest.mark.filterwarnings("ignore::corpus_tools.articles.CorpusWarning")  # one for each table
    def test_all_tables_are_left_out_and_reported(self, folder):
        tables = build_tables(folder)
        write_tables(tables, folder / "tables")
        with pytest.warns(CorpusWarning, match=r"tables/sentences\.parquet: not read: .* move it out of the folder"):
            corpus = load_corpus(folder)
        pd.testing.assert_frame_equal(corpus.articles, tables["articles"])
        assert {"tables/articles.parquet", "tables/documents.parquet", "tables/sentences.parquet"} <= set(
            corpus.skipped
        )

    @pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])
    def test_one_table_from_the_shell(self, folder, ending):
        for command in (["dates"], ["kwic"], ["parts"]):
            more = ["council"] if command == ["kwic"] else []
            assert main([*command, str(folder), *more, "--out", str(folder / f"out{ending}")]) == 0
            with pytest.warns(CorpusWarning, match=rf"out\{ending}: not read: it is a table of .*made of articles"):
                corpus = load_corpus(folder)
            assert corpus.documents["file"].tolist() == ["a.txt"]
            (folder / f"out{ending}").unlink()

    def test_a_table_of_articles_is_read_but_not_beside_its_files(self, folder, tmp_path_factory):
        articles, elsewhere = load_articles(folder), tmp_path_factory.mktemp("selection")
        for place in (folder, elsewhere):
            write_whole(articles.head(1), place / "chosen.csv")
        assert load_articles(elsewhere)["text"].tolist() == [BODIES[0]]
        assert load_articles(folder / "chosen.csv")["text"].tolist() == [BODIES[0]]
        with pytest.warns(CorpusWarning, match=r"chosen\.csv: not read: .*would be read twice"):
            assert len(load_articles(folder)) == 2
        with pytest.raises(CorpusError, match="read twice"):
            load_articles(folder, strict=True)
