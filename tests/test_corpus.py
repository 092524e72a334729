"""The whole walk: tables of a folder, what its user says beside the articles, files, and the same from a shell."""

import pandas as pd
import pytest

from corpus_tools import build_tables, load_corpus, write_tables
from corpus_tools.articles import CorpusWarning
from corpus_tools.cli import main
from corpus_tools.columns import TABLES, check_table
from corpus_tools.corpus import STAGES, write_whole

TEXT = (
    "Mayor Ann Roe said the bridge was closed. “It will stay so,” she said.\n"
    "Officials of the Harbour Authority said 40 people were hurt on Monday. The HBA said it would pay."
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_every_table_keeps_the_contract(folder):
    tables = build_tables(folder)
    assert set(tables) == {"documents", "articles", "parts", *STAGES}
    for name, table in tables.items():
        check_table(table, name)


def test_a_loaded_corpus_gives_the_same_tables(folder):
    from_path, from_corpus = build_tables(folder), build_tables(load_corpus(folder))
    for name, table in from_path.items():
        pd.testing.assert_frame_equal(table, from_corpus[name])


def test_what_its_user_corrects_stays_corrected(folder):
    before = build_tables(folder)["events"].iloc[0]
    assert before["best"] == 40
    line = f"{before['doc_id']},events,{before['start']},{before['end']},best,44,the hospital counted again"
    (folder / "corrections.csv").write_text(f"doc_id,table,start,end,column,value,note\n{line}\n")
    for _ in range(2):
        row = build_tables(folder)["events"].iloc[0]
        assert row["best"] == 44
        assert "the hospital counted again" in row["corrected"]


def test_a_correction_that_no_longer_fits_is_reported(folder):
    doc_id = build_tables(folder)["articles"]["doc_id"].iloc[0]
    (folder / "corrections.csv").write_text(
        f"doc_id,table,start,end,column,value,note\n{doc_id},events,1,3,best,44,nothing stands there\n"
    )
    with pytest.warns(CorpusWarning, match=r"corrections\.csv, line 2: not applied"):
        assert build_tables(folder)["events"]["best"].iloc[0] == 40


@pytest.mark.parametrize("bad", ["events,{start},{end},best,about 900,", "events,{start},{end},bset,44,", "event,,,,,"])
def test_a_correction_that_cannot_be_used_is_reported_and_the_others_are_applied(folder, bad):
    row = build_tables(folder)["events"].iloc[0]
    lines = [f"{row['doc_id']},{line}".format(**row) for line in (bad, "events,{start},{end},best,44,")]
    (folder / "corrections.csv").write_text("\n".join(["doc_id,table,start,end,column,value,note", *lines]))
    with pytest.warns(CorpusWarning, match=r"corrections\.csv, line 2: not applied, .*; write"):
        assert build_tables(folder)["events"]["best"].iloc[0] == 44


@pytest.mark.parametrize("text", ["start,end\n1,2\n", "%PDF-1.7", ""])
def test_a_file_that_holds_no_corrections_is_reported_and_loses_nothing(folder, text):
    before = build_tables(folder)
    (folder / "corrections.csv").write_text(text)
    with pytest.warns(CorpusWarning, match=r"corrections\.csv: .*no correction was applied"):
        after = build_tables(folder)
    for name, table in before.items():
        pd.testing.assert_frame_equal(after[name], table)


def test_every_table_that_can_be_corrected_says_what_was(folder):
    (folder / "corrections.csv").write_text("doc_id,table,start,end,column,value,note\n")
    with_column = {name for name, table in build_tables(folder).items() if "corrected" in table}
    assert with_column == {"articles", "names", "quotes", "dates", "quantities", "events"}


def test_aliases_join_what_the_text_does_not(folder):
    assert "Harbour Authority" not in set(build_tables(folder)["names"].query("text == 'HBA'")["name"])
    (folder / "aliases.csv").write_text("alias,name\nHBA,Harbour Authority\n")
    assert set(build_tables(folder)["names"].query("text == 'HBA'")["name"]) == {"Harbour Authority"}


def test_aliases_without_their_columns_are_named_and_left_out(folder):
    (folder / "aliases.csv").write_text("short,long\nHBA,Harbour Authority\n")
    with pytest.warns(CorpusWarning, match=r"aliases\.csv: aliases need the columns .*; no alias was applied"):
        assert len(build_tables(folder)["names"])


def test_tables_are_written_whole(folder, tmp_path_factory):
    tables, out = build_tables(folder), tmp_path_factory.mktemp("out")
    paths = write_tables(tables, out)
    assert sorted(path.name for path in out.iterdir()) == sorted(path.name for path in paths)
    for name, path in zip(tables, paths, strict=True):
        pd.testing.assert_frame_equal(pd.read_parquet(path), tables[name])
    with pytest.raises(ValueError, match=r"as \.parquet, \.csv or \.jsonl"):
        write_whole(tables["quotes"], out / "quotes.txt")
    assert not (out / "quotes.txt").exists()


@pytest.mark.parametrize("name", ["documents", "articles", "parts", *STAGES])
def test_shell_prints_each_table(folder, capsys, name):
    assert main([name, str(folder)]) == 0
    header = capsys.readouterr().out.splitlines()[0].split(",")
    assert [column for column in TABLES[name] if column not in header] == []
    assert "file" in header


def test_what_is_corrected_is_corrected_in_the_shell_too(folder, capsys):
    row = build_tables(folder)["events"].iloc[0]
    line = f"{row['doc_id']},events,{row['start']},{row['end']},best,44,counted again"
    (folder / "corrections.csv").write_text(f"doc_id,table,start,end,column,value,note\n{line}\n")
    assert main(["events", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "44.0" in printed
    assert "counted again" in printed


def test_shell_writes_files_and_looks_words_up(folder, tmp_path_factory, capsys):
    out = tmp_path_factory.mktemp("out")
    assert main(["quotes", str(folder), "--out", str(out / "quotes.jsonl")]) == 0
    assert len((out / "quotes.jsonl").read_text().splitlines()) >= 2
    assert main(["all", str(folder), str(out / "tables")]) == 0
    assert (out / "tables" / "events.parquet").is_file()
    assert main(["kwic", str(folder), "(bridge", "--phrase"]) == 0
    capsys.readouterr()
    assert main(["kwic", str(folder), "bridge"]) == 0
    assert "closed" in capsys.readouterr().out


def test_shell_names_what_is_wrong(tmp_path, capsys):
    assert main(["quotes", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err
