"""Corrections: a person's word on a row, applied last, never where it no longer fits."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.columns import check_table, make_table
from corpus_tools.corrections import apply_corrections, read_corrections

TEXT = "The mill lost 40 jobs, “a bad year,” Ada Berg said. It closed in May.\nNobody else spoke."
HEADER = "doc_id,table,start,end,column,value,note"


def place(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def row(words, **columns):
    return {"doc_id": "a1", "text": words} | place(words) | columns


def tables():
    quote = row("“a bad year,”", kind="direct", speaker="Ada Berg", role="chair", attribution="explicit", group=1)
    quote |= {"content_start": quote["start"], "content_end": quote["end"]}
    event = row("40", what="lose", best=40, sentence=TEXT[:51], sentence_start=0, sentence_end=51)
    whole = {"file": "a.txt", "raw_start": 0, "raw_end": 9, "dateline_end": 0}
    return {
        "articles": make_table(
            "articles", [whole | {"doc_id": "b2", "text": "Other."}, whole | {"doc_id": "a1", "text": TEXT}]
        ),
        "quotes": make_table("quotes", [quote]),
        "dates": make_table("dates", [row("May", type="DATE", value="XXXX-05", basis="unresolved")]),
        "events": make_table("events", [event]),
    }


def correct(*corrections):
    """Apply corrections given as (table, words, column, value); returns the tables and the reasons, null if applied."""
    listed = [
        {"doc_id": "a1", "table": table, "column": column, "value": value, "note": None}
        | (place(words) if words else {"start": None, "end": None})
        for table, words, column, value in corrections
    ]
    result, report = apply_corrections(tables(), pd.DataFrame(listed))
    assert report["applied"].tolist() == report["reason"].isna().tolist()
    for name in tables():
        check_table(result[name], name)
        texts = result["articles"].set_index("doc_id")["text"]
        if name != "articles":
            for record in result[name].to_dict("records"):
                assert record["text"] == texts[record["doc_id"]][record["start"] : record["end"]]
    return result, [None if pd.isna(reason) else reason for reason in report["reason"]]


def test_a_value_is_changed_and_the_row_says_so():
    result, reasons = correct(("quotes", "“a bad year,”", "speaker", "Bo Ek"))
    assert reasons == [None]
    assert result["quotes"]["speaker"].tolist() == ["Bo Ek"]
    assert result["quotes"]["corrected"].tolist() == ["speaker was Ada Berg"]
    assert result["dates"]["corrected"].isna().all()


def test_an_empty_value_is_null():
    result, _ = correct(("quotes", "“a bad year,”", "speaker", None))
    assert result["quotes"]["speaker"].isna().all()


def test_values_have_the_dtype_of_their_column():
    result, reasons = correct(
        ("events", "40", "best", "45.5"),
        ("events", "40", "date_earliest", "2019-05-01"),
        ("events", "40", "date_precision", "4"),
    )
    assert reasons == [None] * 3
    assert result["events"].loc[0, ["best", "date_earliest", "date_precision"]].tolist() == [
        45.5,
        pd.Timestamp("2019-05-01"),
        4,
    ]
    assert result["events"]["corrected"][0] == "best was 40; date_earliest was empty; date_precision was empty"


def test_a_row_is_removed():
    result, reasons = correct(("dates", "May", "remove", None))
    assert reasons == [None]
    assert len(result["dates"]) == 0


def test_a_row_is_added_with_what_is_said_of_it_and_stands_in_its_place():
    result, reasons = correct(
        ("quotes", "Nobody else spoke.", "add", "Nobody else spoke."),
        ("quotes", "The mill lost 40 jobs", "add", None),
        ("quotes", "The mill lost 40 jobs", "kind", "indirect"),
        ("quotes", "The mill lost 40 jobs", "speaker_start", str(TEXT.index("Ada"))),
        ("quotes", "The mill lost 40 jobs", "speaker_end", str(TEXT.index("Ada") + 8)),
    )
    assert reasons == [None] * 5
    quotes = result["quotes"]
    assert quotes["text"].tolist() == ["The mill lost 40 jobs", "“a bad year,”", "Nobody else spoke."]
    assert quotes["kind"].fillna("").tolist() == ["indirect", "direct", ""]
    assert quotes["speaker_mention"].fillna("").tolist() == ["Ada Berg", "", ""]
    assert sorted(quotes["group"]) == [1, 2, 3]
    assert quotes["corrected"].fillna("").tolist() == ["added", "", "added"]
    assert (quotes["content_start"] == quotes["start"]).all()


def test_an_added_event_has_its_sentence():
    result, _ = correct(("events", "closed", "add", None), ("events", "closed", "what", "close"))
    assert result["events"]["sentence"].tolist()[1] == "It closed in May."


def test_a_place_is_moved_and_its_words_with_it():
    start = TEXT.index("a bad year")
    result, reasons = correct(
        ("quotes", "“a bad year,”", "start", str(start)), ("quotes", "“a bad year,”", "end", str(start + 10))
    )
    assert reasons == [None, None]
    assert result["quotes"][["text", "content_start", "content_end"]].values.tolist() == [
        ["a bad year", start, start + 10]
    ]


def test_an_article_is_corrected_without_a_place():
    result, reasons = correct(("articles", None, "headline", "Mill cuts jobs"))
    assert reasons == [None]
    assert result["articles"]["headline"].fillna("").tolist() == ["", "Mill cuts jobs"]
    assert result["articles"]["corrected"].fillna("").tolist() == ["", "headline was empty"]


def test_the_note_is_kept():
    corrections = pd.DataFrame(
        [{"doc_id": "a1", "table": "dates", "column": "value", "value": "2019-05", "note": "by phone"} | place("May")]
    )
    result, _ = apply_corrections(tables(), corrections)
    assert result["dates"]["corrected"].tolist() == ["value was XXXX-05 (by phone)"]


# What can't be done is said, and changes nothing.
REFUSED = [
    ([("dates", "Nobody", "value", "2019")], "no row of dates stands there"),
    ([("dates", "May", "value", "XXXX-05")], "it is so already"),
    ([("dates", "May", "remove", "June")], "the words there are 'May'"),
    ([("dates", "Nobody", "add", "June")], "the words there are 'Nobody'"),
    ([("dates", "May", "add", None)], "the row is already there"),
    ([("dates", "May", "end", "9999")], "would be no place in the article"),
    ([("quotes", "“a bad year,”", "content_end", "5")], "would be no place in the article"),
    ([("quotes", "“a bad year,”", "content_end", "30")], "would not stand within content_start and content_end"),
    ([("quotes", "“a bad year,”", "cue_start", "5")], "cue_start 5 and cue_end None would be no place"),
    ([("names", "Ada Berg", "add", None)], "no table of names was given"),
]


@pytest.mark.parametrize(("corrections", "reason"), REFUSED)
def test_what_does_not_fit_is_reported_and_not_applied(corrections, reason):
    result, reasons = correct(*corrections)
    assert all(reason in given for given in reasons)
    for name, table in tables().items():
        pd.testing.assert_frame_equal(result[name].drop(columns="corrected"), table)


def test_no_row_is_left_half_right():
    result, reasons = correct(("dates", "May", "value", "2019-05"), ("dates", "May", "end", "9999"))
    assert all(reasons)
    assert result["dates"]["value"].tolist() == ["XXXX-05"]


def test_the_last_word_counts():
    result, reasons = correct(("dates", "May", "value", "2018-05"), ("dates", "May", "value", "2019-05"))
    assert reasons == ["line 3 says something else", None]
    assert result["dates"]["value"].tolist() == ["2019-05"]


def test_of_several_rows_in_one_place_none_is_chosen_silently():
    doubled = tables()
    doubled["dates"] = pd.concat([doubled["dates"]] * 2)
    change = {"doc_id": "a1", "table": "dates", "column": "value", "value": "2019-05", "note": None} | place("May")
    _, report = apply_corrections(doubled, pd.DataFrame([change]))
    assert report["reason"].tolist() == ["2 rows stand there; remove them and add the right one"]
    replaced = [change | {"column": "remove", "value": None}, change | {"column": "add", "value": None}, change]
    result, report = apply_corrections(doubled, pd.DataFrame(replaced))
    assert report["applied"].all()
    assert result["dates"]["value"].tolist() == ["2019-05"]


def test_an_article_whose_text_has_changed():
    correction = {"doc_id": "gone", "table": "dates", "start": 0, "end": 3, "column": "value", "value": "2019"}
    _, report = apply_corrections(tables(), pd.DataFrame([correction]))
    assert report["reason"].tolist() == ["no article has this doc_id, which changes with the article's text"]


def test_the_tables_given_stay_as_they_are():
    before, given = tables(), tables()
    corrections = pd.DataFrame(
        [{"doc_id": "a1", "table": "dates", "column": "value", "value": "2019-05"} | place("May")]
    )
    once, _ = apply_corrections(given, corrections)
    for name, table in before.items():
        pd.testing.assert_frame_equal(given[name], table)
    again, report = apply_corrections(once, corrections)
    assert not report["applied"].any()
    pd.testing.assert_frame_equal(again["dates"], once["dates"])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a1", "b2", "x"]),
            st.integers(0, 90),
            st.integers(0, 90),
            st.sampled_from(["add", "remove", "value", "end"]),
            st.sampled_from(["7", None]),
        ),
        max_size=5,
    )
)
def test_whatever_is_asked_the_tables_keep_their_contract(listed):
    listed = [c for c in listed if c[3] != "end" or c[4]]
    fields = ["doc_id", "start", "end", "column", "value"]
    corrections = pd.DataFrame(listed, columns=fields).assign(table="dates")
    result, report = apply_corrections(tables(), corrections)
    check_table(result["dates"], "dates")
    assert len(report) == len(corrections)
    assert not result["dates"]["text"].isna().any()


# The file.


def read(tmp_path, *lines, header=HEADER, **options):
    (tmp_path / "corrections.csv").write_text("\n".join([header, *lines]), **({"encoding": "utf-8"} | options))
    return read_corrections(tmp_path)


def test_a_folder_without_corrections(tmp_path):
    found = read_corrections(tmp_path)
    assert len(found) == 0
    result, report = apply_corrections(tables(), found)
    assert len(report) == 0
    assert result["quotes"]["corrected"].isna().all()
    with pytest.raises(FileNotFoundError):
        read_corrections(tmp_path / "corrections.csv")


def test_what_is_read(tmp_path):
    found = read(tmp_path, 'a1,quotes,4,9,speaker,"Berg, Ada",heard', "", "a1,dates,5,7,remove,,", encoding="utf-8-sig")
    assert found.columns.tolist() == ["line", *HEADER.split(","), "unusable"]
    assert found["line"].tolist() == [2, 4]
    assert found["start"].dtype == "Int64"
    assert found["value"].fillna("").tolist() == ["Berg, Ada", ""]


def test_what_a_spreadsheet_makes_of_it(tmp_path):
    found = read(tmp_path, "a1;quotes;4.0;9.0;speaker;Berg, Ada;", header=HEADER.replace(",", ";"))
    assert found[["start", "end", "value"]].values.tolist() == [[4, 9, "Berg, Ada"]]


ERRORS = [
    (
        "a1,quotez,4,9,speaker,X,",
        r"line 2: there is no table 'quotez' to correct; write one of articles, names, quotes",
    ),
    (
        "a1,quotes,4,9,speeker,X,",
        r"line 2: 'speeker' is no column of quotes to correct; write one of .*, or add or remove",
    ),
    (",quotes,4,9,speaker,X,", r"line 2: no doc_id"),
    ("a1,quotes,four,9,speaker,X,", r"line 2: start 'four' is no whole number"),
    ("a1,quotes,,9,speaker,X,", r"line 2: start '' is no whole number"),
    ("a1,quotes,4,9,text,X,", r"line 2: text can't be set: it follows from the text; correct start and end"),
    ("a1,quotes,4,9,kind,loud,", r"line 2: kind of quotes: 'loud' is not one of direct, mixed, indirect"),
    ("a1,quotes,4,9,group,,", r"line 2: group of quotes: it can't be empty"),
    ("a1,quotes,4,9,group,x,", r"line 2: group of quotes: 'x' is no whole number"),
    ("a1,quantities,4,9,low,many,", r"line 2: low of quantities: 'many' is no number; write it as 5704 or 2.5"),
    ("a1,dates,4,9,earliest,soon,", r"line 2: earliest of dates: 'soon' is no date; write the day as 2019-03-14"),
    ("a1,articles,,,published,2019-03-14,", r"line 2: a day of publication belongs into metadata.csv"),
    ("a1,articles,,,remove,,", r"line 2: 'remove' is no column of articles to correct"),
    (
        "a1,quotes,4,9,speaker,Berg, Ada,x",
        r"line 2: more cells than columns; put a value that holds the separator ',' between",
    ),
]


@pytest.mark.parametrize(("line", "message"), ERRORS)
def test_errors_name_the_line_and_what_to_do(tmp_path, line, message):
    with pytest.raises(ValueError, match=message):
        read(tmp_path, line)


@pytest.mark.parametrize(("line", "message"), ERRORS)
def test_a_line_that_cannot_be_used_is_reported_and_the_others_are_applied(tmp_path, line, message):
    good = "a1,dates,{start},{end},value,2019-05,".format(**place("May"))
    (tmp_path / "corrections.csv").write_text("\n".join([HEADER, line, good]))
    result, report = apply_corrections(tables(), read_corrections(tmp_path, strict=False))
    assert report["applied"].tolist() == [False, True]
    assert re.search(message.removeprefix("line 2: "), report["reason"][0])
    assert result["dates"]["value"].tolist() == ["2019-05"]


@pytest.mark.parametrize(
    ("corrections", "applied"),
    [
        ([("quotes", "“a bad year,”", "kind", "loud"), ("quotes", "“a bad year,”", "speaker", "Bo Ek")], [False, True]),
        ([("quotes", "“a bad year,”", "start", "25"), ("quotes", "“a bad year,”", "end", "x")], [False, False]),
        ([("dates", "May", "remove", None), ("dates", "May", "ad", None)], [False, False]),
        ([("dates", "May", "add", None), ("dates", "May", "remove", None), ("dates", "May", "val", "x")], [False] * 3),
        ([("events", "40", "best", "about 900"), ("events", "jobs", "add", None)], [False, True]),
        ([("events", "40", "low", "9" * 20), ("events", "40", "date_precision", "9" * 20)], [True, False]),
    ],
)
def test_a_row_is_not_moved_or_replaced_by_half(corrections, applied):
    _, reasons = correct(*corrections)
    assert [reason is None for reason in reasons] == applied


def test_all_errors_at_once_and_missing_columns(tmp_path):
    with pytest.raises(ValueError, match=r"line 2: .*\n.*line 3: .*"):
        read(tmp_path, "a1,x,1,2,kind,y,", "a1,quotes,1,2,kind,y,")
    with pytest.raises(
        ValueError, match=r"corrections.csv: the columns table, end are missing; the first line is doc_id,"
    ):
        read(tmp_path, header="doc_id,start,column,value,note")
    assert len(read(tmp_path, header=HEADER.removesuffix(",note"))) == 0
