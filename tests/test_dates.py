"""What expressions of time are found, and which days they mean."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.calendar_days import days_of, nearest, shift
from corpus_tools.columns import check_table
from corpus_tools.dates import extract_dates, find_dates, published_window
from corpus_tools.time_readings import nothing
from corpus_tools.timex import RULES, find_readings

PUBLISHED = "2017-11-08"  # a Wednesday

# sentence, the expression in it, its value, first and last day
RESOLVED = [
    ("The minister resigned on Wednesday.", "Wednesday", "2017-11-08", "2017-11-08", "2017-11-08"),
    ("The minister resigned on Thursday.", "Thursday", "2017-11-02", "2017-11-02", "2017-11-02"),
    ("The council will vote on Thursday.", "Thursday", "2017-11-09", "2017-11-09", "2017-11-09"),
    ("She said on Monday that they will meet on Friday.", "Monday", "2017-11-06", "2017-11-06", "2017-11-06"),
    ("She said on Monday that they will meet on Friday.", "Friday", "2017-11-10", "2017-11-10", "2017-11-10"),
    ("The bridge opened last Friday.", "last Friday", "2017-11-03", "2017-11-03", "2017-11-03"),
    ("The treaty expires Nov. 14.", "Nov. 14", "2017-11-14", "2017-11-14", "2017-11-14"),
    ("The town fell on Oct. 26.", "Oct. 26", "2017-10-26", "2017-10-26", "2017-10-26"),
    ("The town fell on Dec. 26.", "Dec. 26", "2016-12-26", "2016-12-26", "2016-12-26"),
    ("Floods killed dozens in April.", "April", "2017-04", "2017-04-01", "2017-04-30"),
    ("The law takes effect in April.", "April", "2018-04", "2018-04-01", "2018-04-30"),
    ("It must end before the term runs out next week.", "next week", "2017-W46", "2017-11-13", "2017-11-19"),
    ("Prices fell last month.", "last month", "2017-10", "2017-10-01", "2017-10-31"),
    ("He left two weeks ago.", "two weeks ago", "2017-W43", "2017-10-23", "2017-10-29"),
    ("In September 2013 they signed.", "September 2013", "2013-09", "2013-09-01", "2013-09-30"),
    ("On 5 May 1998 it rained.", "5 May 1998", "1998-05-05", "1998-05-05", "1998-05-05"),
    ("It rained yesterday.", "yesterday", "2017-11-07", "2017-11-07", "2017-11-07"),
    ("The early 1990s were dry.", "The early 1990s", "199", "1990-01-01", "1993-05-01"),
    ("In the 19th century it was a port.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
    ("It lost money in the third quarter of 2011.", "the third quarter of 2011", "2011-Q3", "2011-07-01", "2011-09-30"),
]  # fmt: skip

# sentence, the expression, type, value: no days of their own
WITHOUT_DAYS = [
    ("They waited for a decade.", "a decade", "DURATION", "P10Y"),
    ("A weekslong siege followed.", "weekslong", "DURATION", "PXW"),
    ("It lasted at least six months.", "at least six months", "DURATION", "P6M"),
    ("They are now in Brora.", "now", "DATE", "PRESENT_REF"),
    ("They meet every Friday.", "every Friday", "SET", "XXXX-WXX-5"),
]

OPEN_WITHOUT_PUBLICATION = [
    ("The treaty expires Nov. 14.", "XXXX-11-14"),
    ("He said so on Wednesday.", "XXXX-WXX-3"),
    ("Floods killed dozens in April.", "XXXX-04"),
    ("Prices fell last month.", "XXXX-XX"),
    ("It ends next week.", "XXXX-WXX"),
    ("It rained yesterday.", "XXXX-XX-XX"),
]


def found(sentence: str, expression: str, published: str | None = PUBLISHED):
    timexes = [timex for timex in find_dates(sentence, published) if timex.text == expression]
    assert len(timexes) == 1, find_dates(sentence, published)
    return timexes[0]


@pytest.mark.parametrize(("sentence", "expression", "value", "first", "last"), RESOLVED)
def test_days_of_an_expression(sentence, expression, value, first, last):
    timex = found(sentence, expression)
    assert timex.value == value
    assert (timex.earliest, timex.latest) == (pd.Timestamp(first), pd.Timestamp(last))


@pytest.mark.parametrize(("sentence", "expression", "kind", "value"), WITHOUT_DAYS)
def test_durations_sets_and_references_have_no_days(sentence, expression, kind, value):
    timex = found(sentence, expression)
    assert (timex.type, timex.value, timex.earliest, timex.latest) == (kind, value, None, None)


@pytest.mark.parametrize(("sentence", "value"), OPEN_WITHOUT_PUBLICATION)
def test_nothing_is_guessed_without_a_day_of_publication(sentence, value):
    (timex,) = find_dates(sentence)
    assert timex[4:] == (value, None, None, None, "unresolved")


def test_recent_weeks_are_open_at_their_beginning():
    timex = found("It has grown in recent weeks.", "recent weeks")
    assert (timex.earliest, timex.latest) == (None, pd.Timestamp("2017-11-08"))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.example], ids=lambda rule: rule.name)
def test_every_rule_finds_its_own_example(rule):
    sentence = f"It is {rule.example}."
    found = [(sentence[one.start : one.end], one.rule) for one in find_readings(sentence)]
    assert found == ([] if rule.read is nothing else [(rule.example, rule.name)])


def test_table_of_articles():
    articles = pd.DataFrame(
        {
            "doc_id": ["a", "b"],
            "text": ["He left on Friday.", "He left on Friday."],
            "published": pd.Series([pd.Timestamp("2017-11-08"), pd.NaT], dtype="datetime64[us]"),
        }
    )
    table = extract_dates(articles)
    check_table(table, "dates")
    assert list(table["value"]) == ["2017-11-03", "XXXX-WXX-5"]
    check_table(extract_dates(articles.iloc[:0]), "dates")


def test_window_of_publication():
    window = published_window("In May 2011 the dam broke. It was mended. A new one will open in June 2014.")
    assert window.earliest == pd.Timestamp("2011-05-01")
    assert window.earliest_sentence == "In May 2011 the dam broke."
    assert window.latest == pd.Timestamp("2014-06-30")
    assert published_window("Nothing is dated here.")[:2] == (None, None)


def test_calendar():
    assert days_of("2015-W53") == (date(2015, 12, 28), date(2016, 1, 3))
    assert days_of("1999-WI") == (date(1999, 12, 1), date(2000, 2, 29))
    assert days_of("2017-02-30") is None
    assert nearest("XXXX-02-29", date(2017, 11, 8), -1) == "2016-02-29"
    assert shift(date(2012, 3, 31), "month", -1) == date(2012, 2, 29)


@given(
    st.text()
    | st.lists(st.sampled_from("the last 14 May , 2019 Friday two - weeks ago at 10 p.m. . \n".split(" "))).map(
        " ".join
    ),
    st.dates() | st.none(),
)
def test_any_text(text, published):
    timexes = find_dates(text, published)
    ends = [0]
    for timex in timexes:
        assert text[timex.start : timex.end] == timex.text
        assert timex.start >= ends[-1]
        assert timex.value
        assert timex.earliest is None or timex.latest is None or timex.earliest <= timex.latest
        ends.append(timex.end)
