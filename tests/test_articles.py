"""What loading promises: the seed's articles, offsets that lead back to the file, metadata, and clear words on bad input."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.articles import (
    CorpusError,
    CorpusWarning,
    load_articles,
    load_corpus,
    split_articles,
    with_raw_offsets,
)
from corpus_tools.columns import check_table

SEEDS = Path(__file__).parent.parent / "seeds"
PROSE = (
    "The council voted on Tuesday to close the old bridge for repairs, which will take until the spring.\n"
    "Drivers must use the ferry, the mayor said after the meeting, and pupils will be taken to school by bus.\n"
)


@pytest.fixture(scope="module")
def seed():
    return load_corpus(SEEDS)


def in_document(table, corpus):
    """The stretch of the document that each row of `parts` or of spans with raw offsets means."""
    return [corpus.documents["text"][0][start:end] for start, end in zip(*table, strict=True)]


class TestSeed:
    def test_two_articles(self, seed):
        assert [text.count("\n") + 1 for text in seed.articles["text"]] == [21, 12]
        assert seed.articles["headline"].str.split().str[:2].map(" ".join).tolist() == ["Russia and", "The UN"]
        assert seed.articles["dateline"].tolist() == ["MOSCOW/ NEW YORK", "DAMASCUS"]
        assert seed.articles["dek"].isna().tolist() == [True, False]
        assert seed.articles["dek"][1].startswith("Forces of")

    def test_the_report_begins_behind_the_dateline(self, seed):
        opening = [t[e : e + 6] for t, e in zip(seed.articles["text"], seed.articles["dateline_end"], strict=True)]
        assert opening == ["Russia", "The UN"]

    def test_second_headlines_are_dropped_with_offsets_and_reason(self, seed):
        dropped = seed.parts[seed.parts["part"] == "dropped"]
        assert dropped["reason"].tolist() == ["repeated headline"] * 2
        assert in_document((dropped["start"], dropped["end"]), seed) == seed.articles["headline"].tolist()

    def test_days_come_from_the_metadata(self, seed):
        assert seed.articles["published"].tolist() == [pd.Timestamp("2017-11-08"), pd.Timestamp("2026-02-15")]
        assert seed.articles["published_basis"].tolist() == ["metadata", "metadata"]
        without = load_articles(SEEDS, metadata=False)
        assert without["published"].isna().all()
        assert without["published_basis"].tolist() == ["none", "none"]

    def test_tables_keep_the_contract(self, seed):
        for name in ("documents", "articles", "parts"):
            check_table(getattr(seed, name), name)
        assert seed.documents["repairs"].isna().all()

    def test_raw_offsets_lead_to_the_same_words(self, seed):
        spans = pd.DataFrame(
            [(d, i, i + 7) for d, t in zip(seed.articles["doc_id"], seed.articles["text"], strict=True)
             for i in range(0, len(t) - 7, 5)],
            columns=["doc_id", "start", "end"],
        )  # fmt: skip
        raw = with_raw_offsets(spans, seed.articles)
        bodies = dict(zip(seed.articles["doc_id"], seed.articles["text"], strict=True))
        words = [bodies[d][s:e] for d, s, e in zip(spans["doc_id"], spans["start"], spans["end"], strict=True)]
        assert in_document((raw["raw_start"], raw["raw_end"]), seed) == words


def accounted(text, pieces):
    """Whether every character that is not white space stands in exactly one of `pieces`, which are in order."""
    position = 0
    for piece in pieces:
        if piece.start < position or text[position : piece.start].strip():
            return False
        position = piece.end
    return not text[position:].strip()


LINES = st.lists(
    st.one_of(
        st.sampled_from(PROSE.splitlines()),
        st.sampled_from(
            ["A headline", "- a dek", "PARIS: It began.", "By Jo Roe", "", "Read more:", "* * *", "1. One"]
        ),
        st.text(max_size=40),
    )
).map("\n".join)


class TestAnyText:
    @given(LINES)
    def test_every_character_is_in_exactly_one_part(self, text):
        articles = split_articles(text)
        assert accounted(text, [piece for article in articles for piece in article.pieces])
        for article in articles:
            assert [p[:2] for p in article.pieces if p.part == "body"] == list(article.paragraphs)

    @given(LINES)
    def test_split_articles_is_the_same_every_time(self, text):
        assert split_articles(text) == split_articles(text)


class TestMetadata:
    def test_row_for_all_of_a_file_and_row_for_one_article(self, tmp_path):
        (tmp_path / "a.txt").write_text("PARIS: " + PROSE + "LIMA: " + PROSE)
        (tmp_path / "metadata.csv").write_text("file,article,published,outlet\na.txt,,,Daily\na.txt,2,2019-03-14,\n")
        articles = load_articles(tmp_path)
        assert articles["outlet"].tolist() == ["Daily", "Daily"]
        assert articles["published"].isna().tolist() == [True, False]

    def test_begins_corrects_a_split(self, tmp_path):
        first, second = PROSE.splitlines()
        (tmp_path / "a.txt").write_text(PROSE)
        assert len(load_articles(tmp_path)) == 1
        (tmp_path / "metadata.csv").write_text("file,article,begins\na.txt,2,Drivers must use\n")
        assert load_articles(tmp_path)["text"].tolist() == [first, second]

    def test_a_copy_of_an_article_gets_its_own_id(self, tmp_path):
        (tmp_path / "a.txt").write_text(PROSE)
        (tmp_path / "b.txt").write_text(PROSE)
        first, second = load_articles(tmp_path)["doc_id"]
        assert second == f"{first}-2"

    @pytest.mark.parametrize(
        ("name", "basis"),
        [("2019-03-14_bridge.txt", "filename"), ("20190314.txt", "filename"), ("bridge-201903.txt", "none")],
    )
    def test_day_from_the_file_name(self, tmp_path, name, basis):
        (tmp_path / name).write_text(PROSE)
        articles = load_articles(tmp_path)
        assert articles["published_basis"].tolist() == [basis]
        assert articles["published"].notna().tolist() == [basis == "filename"]


class TestTables:
    def test_columns_by_their_usual_names_others_kept(self, tmp_path):
        pd.DataFrame(
            {
                "Title": ["Bridge shut"],
                "Body": [PROSE],
                "Date": ["14 March 2019"],
                "Source": ["Daily"],
                "Section": ["City"],
            }
        ).to_csv(tmp_path / "a.csv", index=False)
        article = load_articles(tmp_path).iloc[0]
        assert (article["headline"], article["outlet"], article["Section"]) == ("Bridge shut", "Daily", "City")
        assert article["published"] == pd.Timestamp("2019-03-14")
        assert article["text"] == PROSE.strip()

    def test_columns_named_by_the_caller(self, tmp_path):
        (tmp_path / "a.tsv").write_text(f"Artikel\n{PROSE.splitlines()[0]}\n")
        assert len(load_articles(tmp_path, columns={"text": "Artikel"})) == 1
        with pytest.warns(CorpusWarning, match=r"columns=\{'text'"), pytest.warns(CorpusWarning, match="no articles"):
            load_articles(tmp_path)

    def test_json_lines_one_of_them_broken(self, tmp_path):
        (tmp_path / "a.jsonl").write_text('{"title": "One", "text": "It rained."}\n{"title": \n')
        with pytest.warns(CorpusWarning, match="line 2"):
            assert load_articles(tmp_path)["headline"].tolist() == ["One"]


class TestBadInput:
    """A warning names what is wrong and says what to do, everything else loads; strict=True raises instead."""

    @pytest.mark.parametrize(
        ("files", "message"),
        [
            ({}, "no articles in"),
            ({"empty.txt": b""}, "empty.txt: not read: the file is empty"),
            ({"blank.txt": b" \n\n"}, "blank.txt: not read: the file is empty"),
            ({"photo.txt": b"\x89PNG\r\n\x1a\n\x00\x00"}, "photo.txt: not read: it is a picture"),
            ({"data.txt": bytes(range(256)) * 4}, "data.txt: not read"),
            ({"film.mp4": b"\x00\x01"}, "film.mp4"),
            ({"a.txt.gz": b"\x1f\x8bjunk"}, "a.txt.gz: not read"),
            ({"a.parquet": b"junk"}, "a.parquet: not read"),
            ({"a.xlsx": b"junk"}, "a.xlsx: not read"),
            ({"a.json": b"{"}, "a.json: not read: no JSON"),
            ({"a.csv": b"name,age\nJo,3\n"}, "a.csv: not read: no column holds the articles' text"),
            ({"metadata.csv": b"\x00\x01\x02"}, "metadata.csv: not read"),
            ({"metadata.csv": b"file,published\nb.txt,2019-03-14\n"}, "line 2: no file 'b.txt'"),
            (
                {"metadata.csv": b"file,published\ngood.txt,2019-13-45\n"},
                r"metadata.csv, line 2: published '2019-13-45' .*write it as",
            ),
            ({"metadata.csv": b"file,published\ngood.txt,soon\n"}, "line 2: published 'soon' is no day"),
            ({"metadata.csv": b"file,published\ngood.txt,03/04/2019\n"}, "in two ways"),
            ({"metadata.csv": b"name,published\ngood.txt,2019-03-14\n"}, "no column 'file'"),
            ({"metadata.csv": b"file,article\ngood.txt,9\n"}, "article 9 of good.txt"),
            ({"metadata.csv": b"file,article\ngood.txt,first\n"}, "'first' is no position"),
        ],
    )
    def test_named_with_what_to_do(self, tmp_path, files, message):
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
        if files:
            (tmp_path / "good.txt").write_text(PROSE)
        with pytest.warns(CorpusWarning, match=message):
            corpus = load_corpus(tmp_path)
        assert corpus.articles["file"].tolist() == (["good.txt"] if files else [])
        with pytest.raises(CorpusError, match=message):
            load_corpus(tmp_path, strict=True)

    def test_nothing_there(self, tmp_path):
        with pytest.raises(FileNotFoundError, match="nowhere"):
            load_corpus(tmp_path / "nowhere")

    def test_empty_corpus_keeps_the_columns(self, tmp_path):
        with pytest.warns(CorpusWarning):
            corpus = load_corpus(tmp_path)
        for name in ("documents", "articles", "parts"):
            check_table(getattr(corpus, name), name)
        assert (
            len(
                with_raw_offsets(
                    corpus.articles.rename(columns={"raw_start": "start", "raw_end": "end"}), corpus.articles
                )
            )
            == 0
        )

    def test_files_that_accompany_a_corpus_are_no_articles(self, tmp_path):
        for name in ("README.md", "LICENSE", ".hidden.txt", "corrections.csv", "aliases.csv", "good.txt"):
            (tmp_path / name).write_text(PROSE)
        assert load_articles(tmp_path)["file"].tolist() == ["good.txt"]
