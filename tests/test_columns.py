from pathlib import Path

import pandas as pd
import pytest

from corpus_tools.columns import MEANINGS, TABLES, check_table, describe_tables, make_table

NEVER_NULL = {"int64", "bool"}
# The contract: design names that scripts and benchmarks rely on, in order. Extra columns may follow in a table, none may go.
CONTRACT = {
    "documents": "file encoding text repairs",
    "articles": "doc_id file raw_start raw_end headline dek dateline dateline_end byline outlet url published published_basis text",
    "parts": "file start end part doc_id reason",
    "paragraphs": "doc_id paragraph_number start end text",
    "sentences": "doc_id paragraph_number sentence_number start end text",
    "names": "doc_id start end text kind name role",
    "quotes": "doc_id start end text kind content_start content_end cue cue_start cue_end speaker_mention speaker_start "
    "speaker_end speaker role attribution group",
    "dates": "doc_id start end text type value mod earliest latest basis",
    "quantities": "doc_id start end text value low high bound approximator change unit counted",
    "events": "doc_id start end text sentence sentence_start sentence_end what counted best low high change place place_to "
    "place_basis date_earliest date_latest date_precision date_basis reported cited cited_start cited_end hedge",
    "topics": "doc_id topic distance x y",
    "topic_labels": "topic size label terms example",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_contract(name):
    wanted = CONTRACT[name].split()
    assert [column for column in TABLES[name] if column in wanted] == wanted
    assert set(TABLES[name].values()) <= {"str", "int64", "Int64", "float64", "datetime64[us]", "bool"}
    assert all(MEANINGS[name].values())


@pytest.mark.parametrize("name", TABLES)
def test_empty_table_keeps_columns_and_dtypes(name):
    check_table(make_table(name, []), name)
    assert len(make_table(name, [])) == 0


@pytest.mark.parametrize("name", TABLES)
def test_row_of_nulls_where_null_is_allowed(name):
    filled = {column: 1 if dtype in NEVER_NULL else None for column, dtype in TABLES[name].items()}
    table = make_table(name, [filled])
    check_table(table, name)
    assert table.iloc[0].drop([c for c, d in TABLES[name].items() if d in NEVER_NULL]).isna().all()


def test_tables_survive_parquet(tmp_path):
    for name in TABLES:
        row = dict.fromkeys(TABLES[name])
        row |= {column: 1 for column, dtype in TABLES[name].items() if dtype in NEVER_NULL}
        row |= {
            column: pd.Timestamp("0079-08-24") for column, dtype in TABLES[name].items() if dtype == "datetime64[us]"
        }
        table = make_table(name, [row])
        table.to_parquet(tmp_path / "table.parquet")
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "table.parquet"), table)


def test_unknown_column_is_an_error():
    with pytest.raises(KeyError, match="speeker"):
        make_table("quotes", [{"speeker": "x"}])


def test_check_names_what_is_wrong():
    with pytest.raises(ValueError, match="lacks the columns end, text"):
        check_table(make_table("dates", []).drop(columns=["end", "text"]), "dates")
    with pytest.raises(ValueError, match="start is float64, not int64"):
        check_table(make_table("dates", []).astype({"start": "float64"}), "dates")


def test_the_page_about_the_tables_is_current():
    page = Path(__file__).parent.parent / "docs" / "tables.md"
    assert page.read_text(encoding="utf-8") == describe_tables(), "run `make docs`"
